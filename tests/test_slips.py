"""Slips, cards and diaries: room for a hand, in one piece, proven."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from leaflet_pdf.layout import lay_out, uncovered
from leaflet_pdf.layout.frame import Artifact, Box, Drawing, Field, FieldKind, Glyphs, Item, Page, Pages, Rule, Tag
from leaflet_pdf.layout.pages.impose import impose
from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.leaflet import Blank, BlankKind, Block, Card, Diary, Leaflet, Pictogram, Pictured, Slip, Status
from leaflet_pdf.model.print_options import Scheme
from leaflet_pdf.model.style import A4, MM, STANDARD, Paper
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.sources.yaml import parse
from tests.bad_leaflets import GOOD
from tests.made import HERE, box, bullets, leaflet, paragraph, section, several, shown, subheading, text
from tests.test_printed_forms import GIANT, LARGE

HAND = 8 * MM


def blanks(*labels: str) -> tuple[Blank, ...]:
    """Return blanks; a label that begins with "wide " or "tick " is of that kind."""
    kinds = {"wide": BlankKind.WIDE, "tick": BlankKind.TICK}
    return tuple(Blank(text(label), kinds.get(label.split()[0], BlankKind.LINE), HERE) for label in labels)


def slip(*labels: str, body: Sequence[Block] = ()) -> Slip:
    said = tuple(body) or (paragraph("I have read it."),)
    return Slip(text("Slip"), said, blanks(*(labels or ("Name", "Date", "wide Signature"))), HERE)


def card(*labels: str, body: Sequence[Block] = ()) -> Card:
    return Card(text("Wallet"), tuple(body) or (paragraph("Carry this."),), blanks(*labels), HERE)


def diary(rows: int | Sequence[str], *head: str) -> Diary:
    empty = (None,) * rows if isinstance(rows, int) else tuple(map(text, rows))
    return Diary(text("Diary"), tuple(map(text, head or ("Day", "Dose", "Remarks"))), empty, HERE)


def items(pages: Pages) -> list[Item]:
    return [item for page in pages.pages for item in page.items]


def fields(pages: Pages) -> list[Field]:
    return [item for item in items(pages) if isinstance(item, Field)]


def codes(pages: Pages, content: Leaflet) -> set[str]:
    return {finding.code for finding in verify(read(paint(pages)), content)}


def altered(pages: Pages, change: Callable[[Item], Sequence[Item]]) -> Pages:
    """Return the pages with each item changed into others, or none."""
    made = (page._replace(items=tuple(new for item in page.items for new in change(item))) for page in pages.pages)
    return pages._replace(pages=tuple(made))


PARTS = [
    slip(),
    slip("tick I know", "Name", "tick I agree", "wide Signature", "Date"),
    slip("A label of many words that needs several lines below a line that is so short", "Date"),
    slip(body=[paragraph("words"), bullets("one", "two")]),
    card(),
    card("Name", "tick Yes", "wide Address"),
    diary(1),
    diary(60),
    diary(["Monday", "Tuesday", "A label that is longer than others, and needs two lines or three"]),
    diary(2, "Only one"),
    diary(3, *(f"Column {number}" for number in range(9))),
]


@pytest.mark.parametrize("part", PARTS, ids=str)
def test_what_is_filled_in_is_proven(part: Block) -> None:
    content = leaflet(section(paragraph("before"), part, paragraph("after")))
    assert codes(lay_out(content), content) == set()


def test_fields_of_a_booklet_are_proven_in_the_order_of_its_own_pages() -> None:
    content = leaflet(section(*(slip(f"Name {number}", f"tick Yes {number}") for number in range(24))))
    pages = impose(lay_out(content, STANDARD.on(A4.half)), Scheme.BOOKLET, A4, "#888888")
    assert len(pages.pages) > 2
    assert [str(finding) for finding in verify(read(paint(pages, fillable=True)), content)] == []


@pytest.mark.parametrize("scheme", Scheme)
def test_a_label_that_goes_over_a_pages_end_is_told_where_it_begins(scheme: Scheme) -> None:
    small, endless = replace(STANDARD, measure=60).on(Paper(200, 190)), f"tick {'A label of many words. ' * 12}"
    content = leaflet(section(*(slip(endless) for _ in range(4))))
    pages = impose(lay_out(content, small), scheme, Paper(400, 190), "#888888")
    assert "blank-without-line" not in codes(pages, content)


def holding(pages: Pages, tag: Tag) -> list[Page]:
    """Return the pages that show words of elements of a kind."""
    inside: set[int] = set()
    for number, element in enumerate(pages.elements):
        if element.tag is tag or element.parent in inside:
            inside.add(number)
    return [page for page in pages.pages if any(isinstance(one, Glyphs) and one.owner in inside for one in page.items)]


def test_a_slip_is_whole_though_the_headings_of_two_sections_above_it_stand_alone() -> None:
    titles = [subheading(f"A heading of two lines, of which there are some, number {number}") for number in range(7)]
    fields = [f"tick Line {number}" for number in range(14)]
    content = leaflet(section(paragraph("before"), *titles), section(slip(*fields), number=2, heading="Second"))
    pages = lay_out(content, STANDARD.on(Paper(360, 560)))
    assert len(holding(pages, Tag.SLIP)) == 1
    assert codes(pages, content) == set()


LOW = [Paper(340, 340), Paper(340, 392), A4.half]


@pytest.mark.parametrize("paper", LOW, ids=str)
@pytest.mark.parametrize("lines", range(1, 9, 2))
@pytest.mark.parametrize("part", [slip, card])
def test_a_part_in_large_print_is_whole_or_is_said_to_be_cut_below_any_heading(
    part: Callable[..., Block], lines: int, paper: Paper
) -> None:
    content = leaflet(section(subheading("One"), part("Name", body=several(lines, "line")), heading="A heading " * 5))
    pages = lay_out(content, GIANT.on(paper))
    cut = len({page.number for tag in (Tag.SLIP, Tag.CARD) for page in holding(pages, tag)}) > 1
    assert [finding.code.endswith("-torn") for finding in pages.findings] == [True] * cut
    assert codes(pages, content) == set()


@pytest.mark.parametrize("height", [390, 392, 394])
def test_a_card_that_is_hardly_too_high_for_a_page_is_cut_with_need(height: int) -> None:
    high = card("wide Name")._replace(title=text("line\nline\nline"), body=(paragraph("words"),))
    content = leaflet(section(paragraph("before"), high, paragraph("after")), status=Status.DRAFT)
    pages = lay_out(content, GIANT.on(Paper(340.157, height)))
    assert [finding.code for finding in pages.findings] == ["card-torn"]
    assert codes(pages, content) == set()


@pytest.mark.parametrize("height", range(206, 240, 4))
def test_a_line_to_write_on_is_on_the_page_of_its_label(height: int) -> None:
    content = leaflet(section(card("wide Name", body=several(2, "line"))))
    assert "blank-without-line" not in codes(lay_out(content, LARGE.on(Paper(297.6, height))), content)


def test_blanks_are_read_as_they_are_written() -> None:
    fields = "- Name\n          - wide: My **signature**\n          - tick: Yes\n"
    written = f"      - slip: Slip\n        body: Words.\n        fields:\n          {fields}"
    made, findings = parse(GOOD + written, "leaflet.yaml", Path())
    assert made is not None, findings
    read_slip = made.sections[0].body[1]
    assert isinstance(read_slip, Slip)
    assert [(blank.kind, blank.label.plain) for blank in read_slip.blanks] == [
        (BlankKind.LINE, "Name"), (BlankKind.WIDE, "My signature"), (BlankKind.TICK, "Yes"),
    ]  # fmt: skip


@pytest.mark.parametrize(("rows", "made"), [("2", (None, None)), ("[Monday, Tuesday]", ("Monday", "Tuesday"))])
def test_rows_are_a_number_or_labels(rows: str, made: tuple[str | None, ...]) -> None:
    written = f"      - diary: Diary\n        columns: [Day, Dose]\n        rows: {rows}\n"
    content, findings = parse(GOOD + written, "leaflet.yaml", Path())
    assert content is not None, findings
    read_diary = content.sections[0].body[1]
    assert isinstance(read_diary, Diary)
    assert tuple(label and label.plain for label in read_diary.rows) == made


LOST = "水"


@pytest.mark.parametrize(
    "part",
    [
        slip()._replace(title=text(LOST)),
        slip(LOST),
        slip(body=[paragraph(LOST)]),
        card(LOST),
        diary(1)._replace(title=text(LOST)),
        diary(1, LOST),
        diary(["Monday", LOST]),
        Pictured(Pictogram.WITH_FOOD, text(LOST), HERE),
    ],
    ids=str,
)
def test_a_character_that_cannot_be_printed_is_found_wherever_it_stands(part: Block) -> None:
    assert [finding.code for finding in uncovered(leaflet(section(part)), STANDARD)] == ["character-not-covered"]


@pytest.mark.parametrize("part", [slip(), card("Name")], ids=["slip", "card"])
@pytest.mark.parametrize("before", range(22, 42, 2))
def test_a_slip_or_card_is_on_one_page(part: Slip | Card, before: int) -> None:
    laid = lay_out(leaflet(section(*several(before, "before"), part, *several(9, "after"))))
    holding = [page for page in laid.pages if any(isinstance(item, Field) for item in page.items)]
    assert len(holding) == 1
    assert part.title.plain in shown(holding[0])


@pytest.mark.parametrize(
    ("part", "code"),
    [(slip(body=several(70, "x")), "slip-torn"), (card(body=several(70, "x")), "card-torn")],
    ids=["slip", "card"],
)
def test_one_that_no_page_can_hold_is_a_warning(part: Slip | Card, code: str) -> None:
    (finding,) = lay_out(leaflet(section(part))).findings
    assert (finding.code, finding.severity) == (code, Severity.WARNING)


def test_one_that_goes_over_three_columns_is_as_high_as_its_parts_together() -> None:
    torn = leaflet(section(*several(58, "before"), slip(body=several(38, "x"))))
    laid = lay_out(torn, STANDARD.in_columns(2))
    assert [finding.code for finding in laid.findings] == ["slip-torn"]
    assert list(verify(read(paint(laid)), torn)) == []


@pytest.mark.parametrize("before", range(34, 42))
def test_the_title_of_a_torn_slip_stays_with_its_words(before: int) -> None:
    long = slip(body=several(70, "body"))._replace(title=text("title " * 40 + "end"))
    laid = lay_out(leaflet(section(*several(before, "before"), long)))
    holding = [page for page in laid.pages if any(said.startswith("title") for said in shown(page))]
    assert len(holding) == 1
    assert "body" in shown(holding[0])


def test_a_slip_lies_between_two_cut_lines_with_scissors_that_are_not_read() -> None:
    laid = lay_out(leaflet(section(slip())))
    above, below = (item for item in items(laid) if isinstance(item, Rule) and item.dash)
    (scissors,) = (item for item in items(laid) if isinstance(item, Drawing) and item.sign == "scissors")
    (said,) = (item for item in items(laid) if isinstance(item, Glyphs) and item.text.strip() == "Cut here")
    assert scissors.owner is said.owner is Artifact.DECORATION
    inside = [item.y for item in items(laid) if isinstance(item, Glyphs) and item.text in {"Slip", "wide Signature"}]
    assert above.y < min(inside) < max(inside) < below.y
    assert scissors.x < said.x < above.x < above.to_x == below.to_x == STANDARD.frame.x + STANDARD.frame.width


def test_lines_to_write_on_are_a_hand_apart_and_labels_are_below_them() -> None:
    laid = lay_out(leaflet(section(slip("Name", "Date", "wide Signature", "tick Yes", "tick No", "Place"))))
    places = sorted({round(field.area.y + field.area.height, 2) for field in fields(laid)})
    assert all(below - above >= HAND - 0.1 for above, below in pairwise(places))
    labels = {item.text: item for item in items(laid) if isinstance(item, Glyphs)}
    for field in fields(laid):
        label = labels[field.words]
        if field.kind is FieldKind.WORDS:
            assert label.y > field.area.y + field.area.height
            assert label.x == field.area.x
        else:
            assert label.x > field.area.x + field.area.width


def test_short_lines_stand_in_twos_and_wide_ones_alone() -> None:
    laid = lay_out(leaflet(section(slip("Name", "Date", "wide Signature", "Place"))))
    name, date, signature, place = (field.area for field in fields(laid))
    assert name.y == date.y < signature.y < place.y
    assert name.width == date.width == place.width < signature.width / 2
    assert date.x + date.width == pytest.approx(signature.x + signature.width)


def corners(laid: Pages) -> tuple[float, float]:
    """Return the width and height that the corner marks enclose."""
    marks = [item for item in items(laid) if isinstance(item, Rule) and item.thickness == 0.5 and not item.dash]
    across = sorted({item.x for item in marks if item.x == item.to_x})
    down = sorted(item.y for item in marks if item.y == item.to_y and item.to_x - item.x < 5 * MM)
    return across[-1] - across[0], down[-1] - down[0]


def test_a_card_is_as_large_as_a_bank_card() -> None:
    assert corners(lay_out(leaflet(section(card("Name"))))) == pytest.approx((85.6 * MM, 54 * MM))


def test_a_card_of_many_words_is_higher_and_as_wide() -> None:
    width, height = corners(lay_out(leaflet(section(card("Name", "Clinic", "Telephone", body=several(6, "word"))))))
    assert width == pytest.approx(85.6 * MM)
    assert height > 54 * MM


@pytest.mark.parametrize("rows", [1, 2, 26, 60])
def test_a_diary_has_as_many_rows_as_were_asked_for_and_each_is_high_enough(rows: int) -> None:
    laid = lay_out(leaflet(section(diary(rows))))
    assert sum(element.tag is Tag.ROW for element in laid.elements) == rows + 1
    assert len(fields(laid)) == 3 * rows
    for page in laid.pages:
        tops = sorted({item.area.y for item in page.items if isinstance(item, Field)})
        assert all(below - above >= HAND for above, below in pairwise(tops))


@pytest.mark.parametrize("before", [0, 10, 25])
@pytest.mark.parametrize("rows", [12, 20, 26])
def test_a_diary_that_fits_on_a_page_is_whole_on_one(rows: int, before: int) -> None:
    laid = lay_out(leaflet(section(*several(before, "Some words."), diary(rows))))
    holding = [page for page in laid.pages if any(isinstance(item, Field) for item in page.items)]
    assert len(holding) == 1
    assert "Diary" in shown(holding[0])


def test_a_diary_says_its_caption_and_its_head_again_on_each_page() -> None:
    laid = lay_out(leaflet(section(diary(60))))
    holding = [page for page in laid.pages if any(isinstance(item, Field) for item in page.items)]
    assert len(holding) > 1
    for page in holding[1:]:
        assert {"Diary", " (continued)", "Day", "Dose", "Remarks"} <= set(shown(page, repeated=True))
        assert codes(laid, leaflet(section(diary(60)))) == set()


def test_a_diary_too_narrow_for_its_words_is_an_error() -> None:
    many = [f"Heading{number}" for number in range(12)]
    (finding,) = lay_out(leaflet(section(diary(3, *many)))).findings
    assert (finding.code, finding.severity) == ("diary-too-narrow", Severity.ERROR)
    assert not lay_out(leaflet(section(diary(3, *many[:4])))).findings


def test_the_cells_of_a_diary_are_told_by_their_column_and_row() -> None:
    assert [field.words for field in fields(lay_out(leaflet(section(diary(1)))))] == [
        "Day, line 1", "Dose, line 1", "Remarks, line 1",
    ]  # fmt: skip
    labelled = fields(lay_out(leaflet(section(diary(["Monday", "Tuesday"], "Day", "Dose")))))
    assert [field.words for field in labelled] == ["Monday, Dose", "Tuesday, Dose"]


def test_labels_get_what_they_need_and_the_other_columns_are_alike() -> None:
    laid = lay_out(leaflet(section(diary(["Monday", "Wednesday"]))))
    widths = {round(field.area.width, 2) for field in fields(laid)}
    assert len(widths) == 1
    assert widths.pop() > (STANDARD.frame.width - STANDARD.inset) / 3


FILLED = leaflet(section(slip("Name", "tick Yes"), diary(2)))


def no_lines(item: Item) -> list[Item]:
    return [] if isinstance(item, Rule) and item.thickness == 0.7 and not item.dash else [item]


def no_boxes(item: Item) -> list[Item]:
    return [] if isinstance(item, Box) and item.stroke else [item]


def words_in_the_way(item: Item) -> list[Item]:
    if isinstance(item, Glyphs) and item.text == "Name":
        return [item, item._replace(y=item.y - 16, owner=Artifact.DECORATION)]
    return [item]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (no_lines, "blank-without-line"),
        (no_boxes, "blank-without-line"),
        (words_in_the_way, "blank-without-room"),
    ],
)
def test_a_blank_without_line_box_or_room_is_found(change: Callable[[Item], Sequence[Item]], found: str) -> None:
    assert found in codes(altered(lay_out(FILLED), change), FILLED)


def retagged(pages: Pages, old: Tag, new: Tag) -> Pages:
    elements = (element._replace(tag=new) if element.tag is old else element for element in pages.elements)
    return pages._replace(elements=tuple(elements))


@pytest.mark.parametrize(("part", "tag"), [(slip(), Tag.SLIP), (card(), Tag.CARD)], ids=["slip", "card"])
def test_a_slip_or_card_that_is_not_told_as_one_is_found(part: Block, tag: Tag) -> None:
    content = leaflet(section(part))
    assert codes(retagged(lay_out(content), tag, Tag.SECTION), content) == {"part-untold"}


def test_a_slip_whose_words_are_outside_it_is_found() -> None:
    whole, torn = leaflet(section(slip())), slip()
    apart = leaflet(section(torn._replace(blanks=()), *(paragraph(blank.label.plain) for blank in torn.blanks)))
    assert "part-torn" in codes(lay_out(apart), whole)


@pytest.mark.parametrize("height", [75, 80, 90])
@pytest.mark.parametrize("lines", [1, 2, 9])
def test_a_card_on_pages_that_are_hardly_higher_is_cut_only_if_they_cannot_hold_its_words(
    height: int, lines: int
) -> None:
    content = leaflet(section(card(body=several(lines, "line"))))
    pages = lay_out(content, STANDARD.on(Paper(105 * MM, height * MM)))
    torn = {finding.code for finding in pages.findings}
    assert torn == ({"card-torn"} if lines == 9 else set())
    assert codes(pages, content) == set()


@pytest.mark.parametrize("lines", range(1, 7))
def test_a_card_is_whole_though_a_box_before_it_ends_with_a_heading(lines: int) -> None:
    body = box(*several(lines, "line"), subheading("heading")), card(body=several(5, "words"))
    content = leaflet(section(*body))
    pages = lay_out(content, STANDARD.on(Paper(120 * MM, 130 * MM)))
    assert codes(pages, content) == set()


@pytest.mark.parametrize("lines", [1, 20])
def test_a_slip_that_is_cut_without_need_is_found(lines: int) -> None:
    content = leaflet(section(*several(30, "before"), slip(body=several(lines, "line"))))
    laid = lay_out(content)
    first, second = laid.pages
    moved = [item for item in second.items if getattr(item, "text", "") in {"Slip"}]
    assert moved
    torn = laid._replace(
        pages=(
            first._replace(items=(*first.items, *(item._replace(y=700) for item in moved if isinstance(item, Glyphs)))),
            second._replace(items=tuple(item for item in second.items if item not in moved)),
        ),
    )
    assert "part-torn" in codes(torn, content)


@pytest.mark.parametrize(
    ("laid", "wanted", "found"),
    [
        (diary(2), diary(3), "diary-cells"),
        (diary(2, "a", "b"), diary(2, "a", "b", "c"), "diary-cells"),
        (diary(["Monday", "Tuesday"]), diary(2), "diary-filled"),
    ],
)
def test_a_diary_of_other_rows_or_cells_is_found(laid: Diary, wanted: Diary, found: str) -> None:
    assert found in codes(lay_out(leaflet(section(laid))), leaflet(section(wanted)))


@pytest.mark.parametrize(
    ("tag", "told", "found"), [(Tag.TABLE, Tag.SECTION, "diary-no-table"), (Tag.HEAD_CELL, Tag.CELL, "diary-head")]
)
def test_a_diary_that_is_told_as_something_else_is_found(tag: Tag, told: Tag, found: str) -> None:
    content = leaflet(section(diary(2)))
    pages = lay_out(content)
    elements = tuple(one._replace(tag=told) if one.tag is tag else one for one in pages.elements)
    assert found in codes(pages._replace(elements=elements), content)


def test_a_diarys_label_in_another_cell_is_found() -> None:
    content = leaflet(section(diary(["Monday", "Tuesday"])))
    moved = altered(lay_out(content), lambda item: [_in_the_next_cell(item)])
    assert "diary-label" in codes(moved, content)


def _in_the_next_cell(item: Item) -> Item:
    if isinstance(item, Glyphs) and item.text.startswith("Tuesday") and isinstance(item.owner, int):
        return item._replace(owner=item.owner + 1)
    return item
