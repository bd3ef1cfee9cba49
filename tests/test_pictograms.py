"""Pictograms and the black triangle: drawn well, never alone, told in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaflet_pdf.languages.language import language, languages
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.blocks.pictured import LEAST, size
from leaflet_pdf.layout.flow import set_leaflet
from leaflet_pdf.layout.frame import Drawing, Element, Glyphs, Pages, Rule, Tag
from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.leaflet import Block, Leaflet, Monitoring, Pictogram, Pictured, Precaution, Precautions, Rating
from leaflet_pdf.model.style import MM, STANDARD, Paper, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.text.pictograms import PICTOGRAMS, pictogram
from leaflet_pdf.text.symbols import SIGNS, sign
from leaflet_pdf.theme import tightest
from tests.bad_leaflets import GOOD
from tests.made import HERE, box, leaflet, paragraph, section, subheading, text

LONG = "words that go on for some lines beside the sign " * 12 + "end"


def pictured(name: Pictogram = Pictogram.WITH_FOOD, words: str = "Take it with food.") -> Pictured:
    return Pictured(name, text(words), HERE)


def card(name: Pictogram | None, rating: Rating = Rating.TAKE_CARE) -> Precaution:
    return Precaution(text("Topic"), rating, (paragraph("Why."),), HERE, name)


def monitored(statement: str = "") -> Leaflet:
    said = text(statement) if statement else None
    return replace(leaflet(section(paragraph("words"))), monitoring=Monitoring(date(2026, 11, 1), said, HERE))


def codes(pages: Pages, content: Leaflet) -> set[str]:
    return {finding.code for finding in verify(read(paint(pages)), content)}


def figures(pages: Pages) -> list[Element]:
    return [element for element in pages.elements if element.tag is Tag.FIGURE]


def drawings(pages: Pages) -> list[Drawing]:
    return [item for page in pages.pages for item in page.items if isinstance(item, Drawing)]


ALL = leaflet(section(*(pictured(name, f"Words beside {name}.") for name in Pictogram)))


def test_every_pictogram_has_a_drawing_and_no_drawing_is_left() -> None:
    assert list(PICTOGRAMS) == list(Pictogram)
    assert not {*PICTOGRAMS} & SIGNS.keys()
    assert all(sign(name) is pictogram(name) for name in Pictogram)


@pytest.mark.parametrize("tag", languages())
def test_every_language_tells_every_pictogram_in_words_of_its_own(tag: str) -> None:
    told = language(tag).pictograms
    assert set(told) == set(Pictogram)
    assert len(set(told.values())) == len(told)


@pytest.mark.parametrize("name", Pictogram)
def test_a_pictogram_lies_in_its_square(name: Pictogram) -> None:
    places = [place for _, *rest in pictogram(name).path for place in rest]
    assert min(places) >= 0
    assert max(places) <= 1000


@pytest.mark.parametrize("name", Pictogram)
def test_what_forbids_is_drawn_in_a_ring_and_nothing_else_is(name: Pictogram) -> None:
    assert (pictogram(name).path[1][0] == "c") is name.forbids


def test_all_pictograms_are_told_and_proven() -> None:
    pages = lay_out(ALL)
    assert [figure.alt for figure in figures(pages)] == [language("en").pictograms[name] for name in Pictogram]
    assert codes(pages, ALL) == set()


@pytest.mark.parametrize("words", ["Few.", LONG])
def test_words_stand_beside_their_pictogram_and_what_follows_below_it(words: str) -> None:
    pages = lay_out(leaflet(section(pictured(words=words), paragraph("after"))))
    (drawn,) = drawings(pages)
    beside = [item for item in pages.pages[0].items if isinstance(item, Glyphs) and item.run and item.run.text == words]
    (after,) = [item for item in pages.pages[0].items if isinstance(item, Glyphs) and item.text == "after"]
    assert min(item.x for item in beside) >= drawn.x + drawn.size
    assert after.y - after.size > drawn.y
    assert drawn.size == size(STANDARD) >= LEAST == 12 * MM


@pytest.mark.parametrize("before", range(38, 48))
def test_a_pictogram_is_on_the_page_of_its_words(before: int) -> None:
    content = leaflet(section(*(paragraph(str(number)) for number in range(before)), pictured(words="beside")))
    holding = [
        {type(item) for item in page.items if isinstance(item, Drawing) or getattr(item, "text", "") == "beside"}
        for page in lay_out(content).pages
    ]
    assert [kinds for kinds in holding if kinds] == [{Drawing, Glyphs}]


@pytest.mark.parametrize("lines", range(5, 13))
@pytest.mark.parametrize("block", [Precautions((card(Pictogram.DO_NOT_DRIVE),), HERE), pictured(words=LONG)])
def test_a_pictogram_is_inside_the_frame_whatever_headings_stand_above_it(lines: int, block: Block) -> None:
    content = leaflet(section(*(subheading(f"heading {number}") for number in range(lines)), block))
    pages = lay_out(content, STANDARD.on(Paper(120 * MM, 120 * MM)))
    drawn = [(page.frame, item) for page in pages.pages for item in page.items if isinstance(item, Drawing)]
    ((frame, sign),) = [(frame, item) for frame, item in drawn if item.sign in PICTOGRAMS]
    assert frame.y - 0.01 <= sign.y - sign.size
    assert sign.y <= frame.y + frame.height + 0.01
    assert "page-too-small" not in {finding.code for finding in pages.findings}


def test_a_pictogram_stands_in_a_warning() -> None:
    content = leaflet(section(box(pictured())))
    pages = lay_out(content)
    assert codes(pages, content) == set()


def test_precautions_keep_one_edge_if_one_of_them_has_a_pictogram() -> None:
    content = leaflet(section(Precautions((card(Pictogram.DO_NOT_DRIVE), card(None)), HERE)))
    pages = lay_out(content)
    topics = [item for item in pages.pages[0].items if isinstance(item, Glyphs) and item.text == "Topic"]
    assert topics[0].x == topics[1].x
    rules = {item.x for item in pages.pages[0].items if isinstance(item, Rule)}
    assert topics[0].x - LEAST > min(rules)
    assert codes(pages, content) == set()


@pytest.mark.parametrize(
    ("name", "rating"),
    [("with-food", "no-known-problem"), ("do-not-drive", "take-care"), ("do-not-drive", "not-known")],
)
def test_a_pictogram_may_say_what_the_rating_does_not_deny(name: str, rating: str) -> None:
    card = f"- topic: x\n            rating: {rating}\n            pictogram: {name}\n            body: y\n"
    made, findings = parse(f"{GOOD}      - precautions:\n          {card}", "leaflet.yaml", Path())
    assert made is not None
    assert not findings


def without_figures(pages: Pages) -> Pages:
    """Return the pages with their pictograms drawn as mere decoration, beside the words of the one before."""
    elements = tuple(
        element._replace(tag=Tag.SPAN, alt="") if element.tag is Tag.FIGURE else element for element in pages.elements
    )
    return pages._replace(elements=elements)


def told_as(pages: Pages, *alts: str) -> Pages:
    said = iter(alts)
    elements = (element._replace(alt=next(said)) if element.alt else element for element in pages.elements)
    return pages._replace(elements=tuple(elements))


@pytest.mark.parametrize(
    ("names", "alts", "found"),
    [
        ((Pictogram.WITH_FOOD, Pictogram.NO_ALCOHOL), ("one", "two"), set()),
        ((Pictogram.WITH_FOOD, Pictogram.WITH_FOOD), ("one", "one"), set()),
        ((Pictogram.WITH_FOOD, Pictogram.NO_ALCOHOL), ("one", "one"), {"pictogram-differs"}),
        ((Pictogram.WITH_FOOD, Pictogram.WITH_FOOD), ("one", "two"), {"pictogram-differs"}),
    ],
)
def test_a_pictogram_is_told_in_the_same_words_each_time(
    names: tuple[Pictogram, ...], alts: tuple[str, ...], found: set[str]
) -> None:
    content = leaflet(section(*(pictured(name, f"Words {number}.") for number, name in enumerate(names))))
    assert codes(told_as(lay_out(content), *alts), content) == found


def test_a_pictogram_that_is_not_told_is_found() -> None:
    content = leaflet(section(pictured()))
    assert codes(without_figures(lay_out(content)), content) == {"pictogram-missing", "sign-unexpected"}


@pytest.mark.parametrize("statement", ["", "This is what the triangle means."])
def test_the_black_triangle_stands_before_its_statement_below_the_medicine(statement: str) -> None:
    content = monitored(statement)
    pages = lay_out(content)
    (triangle,) = drawings(pages)
    lines = [item for item in pages.pages[0].items if isinstance(item, Glyphs) and isinstance(item.owner, int)]
    words = [item.text.strip() for item in lines]
    medicine = next(number for number, said in enumerate(words) if said == "f")
    assert lines[medicine + 1].text.startswith(statement or language("en").monitored[:20])
    assert lines[medicine].y < triangle.y - triangle.size * 0.65 < lines[medicine + 1].y
    assert triangle.width >= 5 * MM - 0.01
    assert triangle.x == STANDARD.frame.x + STANDARD.inset_across
    assert triangle.x + triangle.width < lines[medicine + 1].x
    assert "1 November 2026" in " ".join(words).replace("\N{NO-BREAK SPACE}", " ")
    assert codes(pages, content) == set()


def test_nothing_runs_through_a_triangle_that_is_higher_than_its_line() -> None:
    said = replace(monitored("Short."), introduction=(Precautions((card(None),), HERE),))
    pages = lay_out(said, tightest(STANDARD).in_columns(2))
    assert codes(pages, said) == set()


def test_a_leaflet_without_the_triangle_has_none() -> None:
    plain = leaflet(section(paragraph("words")))
    assert drawings(lay_out(plain)) == []
    assert codes(lay_out(plain), monitored()) == {"triangle-missing"}


def test_a_triangle_too_small_or_apart_from_its_statement_is_found() -> None:
    content = monitored("What it means.")
    pages = lay_out(content)
    (first,) = pages.pages
    small = tuple(item._replace(size=12) if isinstance(item, Drawing) else item for item in first.items)
    assert codes(pages._replace(pages=(first._replace(items=small),)), content) == {"triangle-small"}
    assert "triangle-missing" in codes(without_figures(pages), content)
    elsewhere = replace(monitored("Another thing."), introduction=(paragraph("What it means."),))
    assert "triangle-apart" in codes(lay_out(elsewhere), content)


@pytest.mark.parametrize(
    ("as_of", "warned"),
    [("2026-11-23", False), ("2026-12-24", False), ("2026-10-23", False), ("2026-10-22", True), ("2025-11-23", True)],
)
def test_a_list_of_monitored_medicines_goes_stale(as_of: str, warned: bool) -> None:
    written = GOOD.replace("language:", f"additional-monitoring:\n  as-of: {as_of}\nlanguage:")
    made, findings = parse(written, "leaflet.yaml", Path())
    assert made is not None and made.monitoring is not None
    assert (made.monitoring.as_of, made.monitoring.statement) == (date.fromisoformat(as_of), None)
    assert [(finding.code, finding.severity) for finding in findings] == (
        [("monitoring-stale", Severity.WARNING)] if warned else []
    )


@pytest.mark.parametrize("style", [STANDARD, tightest(STANDARD)])
def test_the_triangle_is_above_the_foot_of_its_first_line(style: Style) -> None:
    strips = set_leaflet(monitored("words " * 60), style).strips
    drawn = [(strip, part) for strip in strips for part in strip.parts if isinstance(part, Drawing)]
    ((strip, triangle),) = [(strip, part) for strip, part in drawn if part.sign == "black-triangle"]
    assert triangle.y <= strip.height
