"""Figures of legibility are those of the pages, measured on the PDF."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.pages.printed import Printed
from leaflet_pdf.cli import main
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Glyphs, Item
from leaflet_pdf.model.leaflet import Leaflet, Level
from leaflet_pdf.model.style import PAPERS, STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.review.legibility import Legibility, legibility
from leaflet_pdf.sources.yaml.places import Places
from leaflet_pdf.standards.load import standards_of
from leaflet_pdf.text.face import face
from leaflet_pdf.theme import load_theme
from tests.made import box, leaflet, paragraph, section, several

WORDS = "Take one capsule with a meal in the morning, and drink a whole glass of water with it. "


def figures(content: Leaflet, style: Style = STANDARD) -> Legibility:
    case = CheckContext(content, standards_of(content), date(2026, 11, 23), Places(""))
    found = legibility(Printed(case, read(paint(lay_out(content, style)))))
    assert found is not None
    return found


LONG = leaflet(section(*several(9, WORDS * 4)))


@pytest.mark.parametrize("name", ["standard", "large", "giant", "mono"])
def test_type_is_that_of_the_theme(name: str) -> None:
    style, _ = load_theme(name)
    assert style
    found = figures(LONG, style)
    assert found.size == style.body.size
    assert found.leading == pytest.approx(style.body.leading, abs=0.05)
    tall = face(style.regular).x_height * style.body.size / 1000 / (72 / 25.4)
    assert found.x_height == pytest.approx(tall, abs=0.006)


def test_longer_lines_have_more_characters() -> None:
    short, long = figures(LONG, STANDARD.on(PAPERS["a5"])), figures(LONG, STANDARD.across())
    assert short.longest < long.longest
    assert short.usual < long.usual
    assert long.usual <= long.longest < 2 * long.usual


def test_the_ends_of_paragraphs_do_not_make_lines_shorter() -> None:
    ends = leaflet(section(*several(9, WORDS * 4), *several(200, "Ask us.")))
    assert figures(ends).usual == figures(LONG).usual


@pytest.mark.parametrize(("ink", "least"), [("#000000", 21.0), ("#767676", 4.5), ("#595959", 7.0)])
def test_contrast_is_the_lowest_of_all_words(ink: str, least: float) -> None:
    assert figures(LONG, replace(STANDARD, ink=ink, quiet="#000000", accent="#000000")).contrast == least


def test_words_on_a_tint_have_its_contrast() -> None:
    grey = {level: frame._replace(tint="#cccccc", colour="#000000") for level, frame in STANDARD.frames.items()}
    style = replace(STANDARD, ink="#000000", quiet="#000000", accent="#000000", frames=grey)
    assert figures(LONG, style).contrast == 21.0
    assert figures(leaflet(section(box(paragraph(WORDS), level=Level.DANGER))), style).contrast == 13.1


def test_fewer_words_leave_more_white() -> None:
    little, much = figures(leaflet(section(paragraph(WORDS)))), figures(leaflet(section(*several(9, WORDS * 9))))
    assert 0 < much.white < little.white < 1


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_our_pages_are_read_as_they_are_seen(columns: int) -> None:
    assert figures(LONG, STANDARD.in_columns(columns)).in_order == 1


def test_lines_that_are_read_before_those_above_them_count() -> None:
    pages = lay_out(LONG)
    first, *others = pages.pages
    turned = pages._replace(pages=(first._replace(items=tuple(_upside_down(first.items, first.height))), *others))
    case = CheckContext(LONG, standards_of(LONG), date(2026, 11, 23), Places(""))
    found = legibility(Printed(case, read(paint(turned))))
    assert found
    assert found.in_order < 0.9


def _upside_down(items: Iterable[Item], height: float) -> Iterator[Item]:
    """Yield a page's items with its words from the bottom to the top."""
    for item in items:
        yield item._replace(y=height - item.y) if isinstance(item, Glyphs) else item


def test_a_check_prints_the_figures_of_each_form(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "isotretinoin-40mg", "--theme", "standard,large"])
    lines = [line for line in capsys.readouterr().out.split("\n") if "x-height" in line]
    assert len(lines) == 2
    assert "type of 12 pt" in lines[0]
    assert "type of 16 pt" in lines[1]
    main(["check", "isotretinoin-40mg", "--format", "json"])
    (one,) = json.loads(capsys.readouterr().out)
    assert one["legibility"].keys() == set(Legibility._fields)
    main(["check", "isotretinoin-40mg", "--no-pages", "--format", "json"])
    (one,) = json.loads(capsys.readouterr().out)
    assert one["legibility"] is None
