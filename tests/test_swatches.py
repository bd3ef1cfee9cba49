"""Swatches: a tablet or a capsule drawn beside words, in its colour and with an outline."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Drawing, Glyphs, Page
from leaflet_pdf.model.leaflet import Merged, Row, Swatch, Table, TabletColour, TabletShape, walk
from leaflet_pdf.model.style import PAPERS, STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.outlines.drawn import signs_of
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff import compare
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.text.tablets import COLOURS, TABLETS
from leaflet_pdf.theme.floors import contrast
from tests.judged import with_part
from tests.made import HERE, leaflet, paragraph, section, text


def swatch(colour: TabletColour = TabletColour.PINK, shape: TabletShape = TabletShape.ROUND) -> Swatch:
    return Swatch(colour, shape, text(f"5 mg: {colour}"), HERE)


def drawings(page: Page) -> list[Drawing]:
    return [item for item in page.items if isinstance(item, Drawing)]


def codes(printed: Swatch, written: Swatch) -> set[str]:
    pdf = paint(lay_out(leaflet(section(printed))))
    return {finding.code for finding in verify(read(pdf), leaflet(section(written)))}


@pytest.mark.parametrize(
    "style", [STANDARD, STANDARD.on(PAPERS["a5"]), STANDARD.in_columns(2)], ids=["a4", "a5", "two columns"]
)
def test_every_tablet_is_proven(style: Style) -> None:
    content = leaflet(section(*(swatch(*look) for look in product(TabletColour, TabletShape))))
    assert list(verify(read(paint(lay_out(content, style))), content)) == []


def test_a_tablet_is_filled_in_its_colour_and_outlined_in_ink() -> None:
    page = lay_out(leaflet(section(swatch()))).pages[0]
    assert [(item.sign, item.colour) for item in drawings(page)] == [
        ("round-tablet", COLOURS["pink"]),
        ("round-tablet-outline", STANDARD.ink),
    ]


def test_every_colour_and_shape_has_its_words_and_its_drawing() -> None:
    words = language("en").swatches
    assert set(words["colours"]) == set(COLOURS) == set(TabletColour)
    assert set(words["shapes"]) == set(TabletShape)
    assert len(TABLETS) == 2 * len(TabletShape)
    assert len(set(COLOURS.values())) == len(TabletColour)


def test_the_outline_is_seen_on_any_paper() -> None:
    assert contrast(STANDARD.ink, "#ffffff") > 7


def test_a_tablet_is_known_by_its_outline() -> None:
    pdf = paint(lay_out(leaflet(section(swatch(shape=TabletShape.CAPSULE)))))
    assert [sign.name for sign in signs_of(read(pdf).pages[0])] == ["capsule-tablet", "capsule-tablet-outline"]


@pytest.mark.parametrize(
    "printed", [swatch(TabletColour.BLUE), swatch(shape=TabletShape.OVAL)], ids=["another colour", "another shape"]
)
def test_another_tablet_than_the_leaflets_is_missed(printed: Swatch) -> None:
    same_words = printed.__class__(printed.colour, printed.shape, swatch().text, HERE)
    assert "swatch-differs" in codes(same_words, swatch())


def test_a_tablet_that_is_not_drawn_is_missed() -> None:
    pdf = paint(lay_out(leaflet(section(paragraph("5 mg: pink")))))
    assert "swatch-differs" in {finding.code for finding in verify(read(pdf), leaflet(section(swatch())))}


def test_a_tablet_that_no_words_are_about_is_found() -> None:
    pdf = paint(lay_out(leaflet(section(swatch()))))
    found = {finding.code for finding in verify(read(pdf), leaflet(section(paragraph("5 mg: pink"))))}
    assert "sign-unexpected" in found


def week(*colours: TabletColour, words: str = "5 mg") -> Table:
    """Return a table with a row for each of some tablets."""
    rows = tuple(Row((swatch(colour), text(words)), HERE) for colour in colours)
    return Table(text("Tablets"), (text("Tablet"), text("Strength")), rows, HERE, tinted=True)


CELLS = {
    "a4": (STANDARD, "5 mg"),
    "a5": (STANDARD.on(PAPERS["a5"]), "5 mg"),
    "columns": (STANDARD.in_columns(2), "5 mg"),
    "cards": (STANDARD.in_columns(3), "Methylenetetrahydrofolate reductase deficiency"),
}


@pytest.mark.parametrize("form", CELLS)
def test_tablets_in_cells_are_proven(form: str) -> None:
    style, words = CELLS[form]
    content = leaflet(section(week(*TabletColour, words=words)))
    assert list(verify(read(paint(lay_out(content, style))), content)) == []


def test_a_tablet_in_a_cell_is_before_its_words_and_inside_its_row() -> None:
    page = lay_out(leaflet(section(week(TabletColour.PINK, TabletColour.BLUE)))).pages[0]
    pink, _, blue, _ = drawings(page)
    words = {item.text: item for item in page.items if isinstance(item, Glyphs)}
    for drawing, colour in ((pink, "pink"), (blue, "blue")):
        beside = words[f"5 mg: {colour}"]
        assert drawing.x + drawing.width < beside.x
        assert drawing.y - drawing.size < beside.y - beside.size / 2 < drawing.y
    assert pink.y <= blue.y - blue.size


def test_another_tablet_in_a_cell_is_found() -> None:
    pink = swatch()
    tables = (
        Table(None, (text("Tablet"),), (Row((one,), HERE),), HERE)
        for one in (pink, pink._replace(colour=TabletColour.RED))
    )
    written, printed = (leaflet(section(table)) for table in tables)
    assert {finding.code for finding in verify(read(paint(lay_out(printed))), written)} == {"swatch-differs"}


def test_a_tablet_that_heads_a_row_or_is_merged_is_proven() -> None:
    first = Row((swatch(), text("one"), text("two")), HERE)
    second = Row((text("more"), Merged(swatch(TabletColour.BLUE), HERE, columns=2)), HERE)
    content = leaflet(section(Table(None, (), (first, second), HERE)))
    assert list(verify(read(paint(lay_out(content))), content)) == []


def test_a_file_has_tablets_in_cells() -> None:
    part = """
- table: Tablets
  columns: [Tablet, Strength]
  rows:
    - [{swatch: {colour: pink, shape: round, text: pink and round}}, 5 mg]
    - [{text: {swatch: {colour: blue, shape: oval, text: blue}}, rows: 2}, 3 mg]
    - [6 mg]
"""
    found, findings = parse(with_part(part), "sample.yaml", Path())
    assert found, findings
    (table,) = found.sections[0].body
    assert isinstance(table, Table)
    assert [one.colour for one in walk(table) if isinstance(one, Swatch)] == ["pink", "blue"]
    assert list(verify(read(paint(lay_out(found))), found)) == []
    changed, _ = parse(with_part(part.replace("colour: pink", "colour: red")), "sample.yaml", Path())
    assert changed
    assert compare(found, changed).changes
