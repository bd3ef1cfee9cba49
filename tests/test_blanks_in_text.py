"""Lines to write on among words: drawn, with room for a hand, read in their place, proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from page import ValidationProfile

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Drawing, Field, Glyphs, Item, Pages
from leaflet_pdf.model.leaflet import Leaflet, Level, Note, Pictogram, Pictured
from leaflet_pdf.model.style import MM, STANDARD, Paper, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff import Comparison
from leaflet_pdf.review.diff.versions.sides import Side, compare_sides, side
from leaflet_pdf.sources.yaml import parse
from tests.judged import PLAIN
from tests.made import HERE, box, bullets, leaflet, named, paragraph, section, steps, text
from tests.witness import BOTH, failures

LONG = (
    "I call ________ on ____, and say which medicine I take, how much of it, and since when; then I ask for ________."
)
BODY = (
    paragraph("My day is ____."),
    paragraph(LONG),
    bullets("I take ____ mg", LONG),
    steps("Call ________."),
    box(paragraph("Next test: ________"), level=Level.DANGER),
    Note((paragraph(LONG),), HERE),
    Pictured(Pictogram.WITH_FOOD, text("I take it at ____ with food."), HERE),
)
ALL = leaflet(section(*BODY))
COUNT = sum(len(one.blanks) for one in ALL.texts)


def items(pages: Pages) -> list[Item]:
    return [item for page in pages.pages for item in page.items]


def codes(pages: Pages, content: Leaflet, *, fillable: bool = True) -> set[str]:
    return {finding.code for finding in verify(read(paint(pages, fillable=fillable)), content)}


def parsed(written: str) -> tuple[Leaflet | None, list[str]]:
    made, findings = parse(PLAIN + written, "leaflet.yaml", Path())
    return made, [finding.code for finding in findings]


@pytest.mark.parametrize("fillable", [False, True])
@pytest.mark.parametrize("style", [STANDARD, named("large"), named("mono"), replace(STANDARD, columns=2)])
def test_blanks_are_proven_in_every_form(style: Style, fillable: bool) -> None:
    assert codes(lay_out(ALL, style), ALL, fillable=fillable) == set()


@pytest.mark.parametrize("profile", BOTH)
def test_files_with_blanks_keep_to_both_standards(profile: ValidationProfile, tmp_path: Path) -> None:
    path = tmp_path / "blanks.pdf"
    path.write_bytes(paint(lay_out(ALL), fillable=True))
    assert failures(path, profile) == []


def test_each_blank_is_a_field_called_by_its_words() -> None:
    fields = [item for item in items(lay_out(ALL)) if isinstance(item, Field)]
    assert [field.words for field in fields] == [one.plain for one in ALL.texts for _ in one.blanks]


def test_a_field_is_read_between_the_words_around_it() -> None:
    readback = read(paint(lay_out(leaflet(section(paragraph("My day is ____ or ____.")))), fillable=True))
    form = next(index for index, element in enumerate(readback.elements) if element.role == "Form")
    span = readback.elements[form].parent
    paragraph_kids = readback.elements[readback.elements[span].parent].kids
    assert readback.elements[span].role == "Span"
    assert paragraph_kids.index(span) == 1
    assert readback.elements[readback.elements[span].parent].text == "My day is ____ or ____."


def test_above_each_line_a_hand_has_room() -> None:
    content = leaflet(section(paragraph("words above"), paragraph(LONG)))
    for page in lay_out(content).pages:
        words = [item for item in page.items if isinstance(item, Glyphs)]
        for line in (item for item in page.items if isinstance(item, Drawing)):
            above = [item.y for item in words if item.y < line.y - 1]
            assert line.y - max(above) > 8 * MM


def test_a_line_without_blanks_is_as_high_as_ever() -> None:
    first, second = (item.y for item in words_of(lay_out(leaflet(section(paragraph("a\nb")))), "a", "b"))
    assert second - first == pytest.approx(STANDARD.body.leading)


def words_of(pages: Pages, *words: str) -> list[Glyphs]:
    return [item for item in items(pages) if isinstance(item, Glyphs) and item.text.strip() in words and item.run]


def test_a_long_line_that_does_not_fit_is_a_short_one() -> None:
    content = leaflet(section(paragraph("x ________________")))
    narrow = STANDARD.on(Paper(150, 400))
    drawn = [item.sign for item in items(lay_out(content, narrow)) if isinstance(item, Drawing)]
    assert drawn == ["blank"]
    assert [item.sign for item in items(lay_out(content)) if isinstance(item, Drawing)] == ["long-blank"]


def changed(pages: Pages, change: dict[type, Sequence[Item]]) -> Pages:
    """Return the pages with others in the place of the first item of some kinds."""
    page = pages.pages[0]
    first = {kind: next(item for item in page.items if isinstance(item, kind)) for kind in change}
    made = (new for item in page.items for new in (change[type(item)] if item is first.get(type(item)) else [item]))
    return pages._replace(pages=(page._replace(items=tuple(made)), *pages.pages[1:]))


ONE = leaflet(section(paragraph("My day is ____.")))


def test_a_blank_without_its_line_is_found() -> None:
    line = next(item for item in items(lay_out(ONE)) if isinstance(item, Drawing))
    short = changed(lay_out(ONE), {Drawing: [line._replace(size=line.size / 3)]})
    assert "blank-without-line" in codes(short, ONE)
    other = changed(lay_out(ONE), {Drawing: [line._replace(sign="tick")]})
    assert "sign-differs" in codes(other, ONE)


def test_words_where_a_hand_would_write_are_found() -> None:
    two = leaflet(section(paragraph("words that are above the line"), paragraph("My day is ____.")))
    pages = lay_out(two)
    (above,) = words_of(pages, "words that are above the line")
    lower = [above._replace(y=above.y + 18) if item is above else item for item in items(pages)]
    assert codes(pages._replace(pages=(pages.pages[0]._replace(items=tuple(lower)),)), two, fillable=False) == {
        "blank-without-room"
    }


def test_a_blank_without_its_field_is_found() -> None:
    two = leaflet(section(paragraph("My day is ____ or ____.")))
    assert codes(changed(lay_out(two), {Field: []}), two) == {"field-count"}


@pytest.mark.parametrize(
    "block",
    [
        "- subheading: My doctor ____\n",
        "- table: Doses ____\n        columns: [Day, Dose]\n        rows: [[Monday, Two]]\n",
        "- table: Doses\n        columns: [Day, Dose]\n        rows: [[Monday, ____]]\n",
        "- warning: My ____\n        level: danger\n        body: words\n",
        "- precautions:\n          - {topic: My ____, rating: take-care, body: words}\n",
        "- slip: Slip\n        body: words\n        fields: [Name ____]\n",
        "- side-effects:\n          common: [a ____]\n",
        "- Call [____](tel:111).\n",
        "- Call 10^____^.\n",
    ],
)
def test_a_blank_without_room_is_refused(block: str) -> None:
    assert parsed("      " + block) == (None, ["misplaced-blank"])


@pytest.mark.parametrize(
    "block",
    [
        "- My day is **____**.\n",
        "- bullets: [a ____, b]\n",
        "- note: Call ________.\n",
        "- precautions:\n          - {topic: Alcohol, rating: take-care, body: Call ________.}\n",
        "- Three ___ are no blank.\n",
    ],
)
def test_a_blank_is_in_paragraphs_and_entries(block: str) -> None:
    made, findings = parsed("      " + block)
    assert made is not None and findings == []


def test_a_pdf_with_blanks_says_what_its_file_says(tmp_path: Path) -> None:
    path = tmp_path / "leaflet.yaml"
    path.write_text(f"{PLAIN}      - {LONG}\n".replace("status: draft", "status: approved"), encoding="utf-8")
    made, _ = parse(path.read_bytes(), str(path), tmp_path)
    assert made is not None
    pdf = Side("leaflet.pdf", pdf=paint(lay_out(made)))
    assert LONG not in said(compare_sides(side(str(path)), pdf))
    path.write_text(path.read_text(encoding="utf-8").replace("on ____", "on Monday"), encoding="utf-8")
    assert LONG in said(compare_sides(side(str(path)), pdf))


def said(comparison: Comparison) -> list[str]:
    """Return what the new side says where it differs."""
    return [statement.text for change in comparison.changes for statement in change.new]


def test_a_line_to_write_on_goes_with_limits_of_the_medicine() -> None:
    limits = "  largest-dose: {each: 15 mg, day: 15 mg}\n  least-interval: 24 hours\n  longest-supply: 28 days\n"
    written = PLAIN.replace("  form: capsules\n", f"  form: capsules\n{limits}") + "      - My day is ____.\n"
    found, findings = parse(written, "blank.yaml", Path())
    assert findings == ()
    assert found
    assert list(verify(read(paint(lay_out(found))), found)) == []
