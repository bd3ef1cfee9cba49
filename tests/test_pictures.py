"""Pictures with a width, beside words, and in rows."""

from __future__ import annotations

import zlib

import pytest

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Glyphs, Image, Page, Pages
from leaflet_pdf.model.leaflet import (
    Block,
    Figure,
    FigureRow,
    InformationBox,
    Leaflet,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Side,
    Steps,
    Text,
    Vector,
)
from leaflet_pdf.model.style import PAPERS, STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.theme.load import load_theme
from tests.made import HERE, bullets, leaflet, paragraph, section, several, text


def large() -> Style:
    style, _ = load_theme("large")
    assert style
    return style


GREY = Picture(60, 40, 1, zlib.compress(bytes(60 * 40)), jpeg=False)
WORDS = paragraph("Words beside it, which are long enough to fill a line or two of any column that they are in.")
COLUMN = STANDARD.column_width - STANDARD.inset
STYLES = {
    "standard": STANDARD,
    "A5": STANDARD.on(PAPERS["a5"]),
    "two columns": STANDARD.in_columns(2),
    "large": large(),
    "large on A5": large().on(PAPERS["a5"]),
}


def figure(alt: str = "It", caption: str = "", **more: object) -> Figure:
    made = Figure(GREY, alt, text(caption) if caption else None, HERE)
    return made._replace(**more)  # type: ignore[arg-type]


def row(count: int, caption: str = "") -> FigureRow:
    return FigureRow(tuple(figure(f"Number {number}", caption) for number in range(count)), HERE)


def images(pages: Pages) -> list[Image]:
    return [item for page in pages.pages for item in page.items if isinstance(item, Image)]


def first_word(page: Page, said: str) -> Glyphs:
    return next(item for item in page.items if isinstance(item, Glyphs) and item.text.startswith(said))


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize(
    "block",
    [
        figure(width=50),
        figure(width=33, caption="Below it.", beside=(WORDS,)),
        figure(width=33, caption="Below it.", beside=(WORDS, bullets("one", "two")), side=Side.RIGHT),
        figure(beside=(bullets("one", "two"),)),
        row(2),
        row(3, "A caption of some words."),
        row(4, "Übelkeitserscheinungsschutzmaßnahmen"),
    ],
    ids=["wide", "left", "right", "list", "two", "three", "four"],
)
def test_pictures_are_proven_in_every_form(block: Figure | FigureRow, style: Style) -> None:
    content = leaflet(section(paragraph("Before."), block, paragraph("After.")))
    assert list(verify(read(paint(lay_out(content, style))), content)) == []


@pytest.mark.parametrize("percent", [25, 50, 75, 100])
def test_a_picture_is_as_wide_as_its_author_wants(percent: int) -> None:
    (image,) = images(lay_out(leaflet(section(figure(width=percent)))))
    assert image.area.width == pytest.approx(COLUMN * percent / 100)
    assert image.area.width / image.area.height == pytest.approx(1.5)


def test_no_width_makes_a_picture_higher_than_its_part_of_the_page() -> None:
    tall = figure(width=100)._replace(picture=GREY._replace(width=40, height=60))
    (image,) = images(lay_out(leaflet(section(tall))))
    assert image.area.height == pytest.approx(0.45 * STANDARD.frame.height)


@pytest.mark.parametrize("side", [None, *Side])
def test_words_are_beside_a_picture(side: Side | None) -> None:
    pages = lay_out(leaflet(section(figure(width=33, beside=(WORDS,), side=side))))
    (image,), words = images(pages), first_word(pages.pages[0], "Words beside")
    assert image.area.y <= words.y <= image.area.y + image.area.height
    assert (words.x > image.area.x + image.area.width) == (side is not Side.RIGHT)
    assert (words.x + words.width < image.area.x) == (side is Side.RIGHT)


def test_words_are_below_a_picture_where_the_column_is_narrow() -> None:
    pages = lay_out(leaflet(section(figure(width=67, beside=(WORDS,)))))
    (image,) = images(pages)
    assert first_word(pages.pages[0], "Words beside").y > image.area.y + image.area.height


@pytest.mark.parametrize(("count", "style", "lines"), [(3, "standard", 1), (4, "standard", 2), (3, "two columns", 2)])
def test_a_row_has_as_many_pictures_as_can_be_made_out(count: int, style: str, lines: int) -> None:
    shown = images(lay_out(leaflet(section(row(count))), STYLES[style]))
    assert len(shown) == count
    assert len({round(image.area.y + image.area.height) for image in shown}) == lines


def test_a_row_is_in_one_piece() -> None:
    content = leaflet(section(*several(32, "Line."), row(2, "A caption.")))
    pages = lay_out(content).pages
    on = [number for number, page in enumerate(pages) for item in page.items if isinstance(item, Image)]
    captions = [number for number, page in enumerate(pages) for item in page.items if "A caption" in str(item)]
    assert len(set(on)) == 1
    assert set(captions) == set(on)


def codes(printed: object, written: object) -> set[str]:
    pdf = paint(lay_out(leaflet(section(*printed))))  # type: ignore[misc]
    return {finding.code for finding in verify(read(pdf), leaflet(section(*written)))}  # type: ignore[misc]


def test_words_that_are_not_beside_their_picture_are_missed() -> None:
    written = (figure(beside=(WORDS,)), paragraph("Between."))
    printed = (figure(), paragraph("Between."), WORDS)
    assert codes(printed, written) & {"picture-apart", "words-out-of-order", "words-missing"}
    assert "picture-apart" in codes((figure(), figure("Other"), WORDS), (figure(beside=(WORDS,)), figure("Other")))


def test_a_box_of_information_may_end_on_a_page_with_a_picture_only() -> None:
    tall = figure(width=100)._replace(picture=GREY._replace(width=40, height=60))
    box = InformationBox(text("Title"), (*several(24, "Line."), tall), HERE)
    content = leaflet(section(box))
    pages = lay_out(content)
    assert list(verify(read(paint(pages)), content)) == []


def test_a_picture_on_the_other_side_is_missed() -> None:
    right = figure(beside=(WORDS,), side=Side.RIGHT)
    assert codes((right,), (right,)) == set()
    assert codes((right,), (figure(beside=(WORDS,)),)) == {"picture-apart"}
    assert codes((figure(beside=(WORDS,)),), (right,)) == {"picture-apart"}


def test_pictures_that_are_parted_from_their_row_are_missed() -> None:
    one, two = row(2).figures
    assert "picture-apart" in codes((one, paragraph("Between."), two), (row(2), paragraph("Between.")))


LONG = "Words that take a line or two of the column, so that there is something to read on it, whatever it is."


def placed(one: Figure, place: str) -> Leaflet:
    """Return a leaflet with a picture, and with words that are as wide as its column."""
    block: Block = one
    if place == "in a box":
        block = InformationBox(text("Box"), (*several(2, LONG), one), HERE)
    if place == "in a step":
        block = Steps((ListItem(text(LONG), HERE, body=(one,)),), HERE)
    return leaflet(section(*several(6, LONG), block, *several(6, LONG)))


def found(printed: Figure, written: Figure, style: Style = STANDARD, place: str = "in a section") -> set[str]:
    pdf = paint(lay_out(placed(printed, place), style))
    return {finding.code for finding in verify(read(pdf), placed(written, place))}


@pytest.mark.parametrize("place", ["in a section", "in a box", "in a step"])
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("side", [None, Side.RIGHT])
def test_a_picture_of_another_width_is_found(style: Style, side: Side | None, place: str) -> None:
    written = figure(width=50, beside=(WORDS, bullets("one", "two")) if side else (), side=side)
    assert found(written, written, style, place) == set()
    for other in (33, 67):
        assert "picture-width" in found(written._replace(width=other), written, style, place), other


@pytest.mark.parametrize(("wanted", "other"), [(25, 33), (33, 25), (67, 75), (75, 67), (100, 75), (75, 100)])
def test_widths_next_to_each_other_are_told_apart(wanted: int, other: int) -> None:
    assert found(figure(width=wanted), figure(width=wanted)) == set()
    assert found(figure(width=other), figure(width=wanted)) == {"picture-width"}


def test_white_space_at_the_end_of_a_line_beside_a_picture_is_no_rule_between_columns() -> None:
    line = "link", "\n"
    runs = [Run(words, HERE, target="https://www.example.org/" if words == "link" else "") for words in line * 9]
    narrow = figure(width=45, beside=(Paragraph(Text((*runs, Run("end", HERE)), HERE), HERE),), side=Side.LEFT)
    assert found(narrow, narrow) == set()


def test_a_width_that_the_layout_ignores_is_found() -> None:
    assert found(figure(), figure(width=50)) == {"picture-width"}


def test_a_drawing_of_another_width_is_found() -> None:
    drawing = figure(picture=Vector(60, 40, b"0 0 0 rg 0 0 60 40 re f"), width=50)
    assert found(drawing, drawing) == set()
    assert found(drawing._replace(width=75), drawing) == {"picture-width"}


def test_a_high_picture_may_be_narrower_than_wanted() -> None:
    high = figure(picture=Picture(20, 60, 1, zlib.compress(bytes(20 * 60)), jpeg=False), width=100)
    assert found(high, high) == set()
