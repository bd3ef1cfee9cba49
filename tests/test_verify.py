"""The verifier is silent about a good leaflet, and names what is not so of another."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdf
import pytest

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import (
    Page,
    Pages,
    Rect,
    Tag,
)
from leaflet_pdf.model.leaflet import (
    Band,
    Bullets,
    Figure,
    Frequency,
    Leaflet,
    Level,
    Paragraph,
    Precaution,
    Precautions,
    Rating,
    Row,
    Run,
    SideEffects,
    Steps,
    Table,
    WarningBox,
)
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.fold import find, fold
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from tests import made
from tests.hand_set import AS_READ, EXAMPLE, GOOD, GREY, HEIGHT, HERE, WIDTH, Setting, codes, item, set_example, text
from tests.tamper import altered, without


def test_a_good_leaflet_gives_no_finding() -> None:
    assert list(verify(AS_READ, EXAMPLE)) == []


def test_a_good_leaflet_written_again_by_another_program_gives_no_finding() -> None:
    assert list(verify(read(altered(lambda _: None)), EXAMPLE)) == []


PRINTED_AS_ONE = ["1⁄2 tablet", "1 1⁄2 tablets", "12⁄100", "a⁄b", "col·legi", "L·L", "ﬁn", "fi fl ffi", "Le\u0301on"]


@pytest.mark.parametrize("words", PRINTED_AS_ONE)
def test_what_a_font_would_draw_as_one_is_read_as_it_is_written(words: str) -> None:
    content = made.leaflet(made.section(made.paragraph(f"Take {words} now.")))
    pdf = paint(lay_out(content))
    assert [str(finding) for finding in verify(read(pdf), content)] == []
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]
    assert fold(f"Take {words} now.") in fold(" ".join(pages))


def test_findings_about_words_lead_to_their_line() -> None:
    chewing = EXAMPLE.sections[0].body[1]
    assert isinstance(chewing, Paragraph)
    pdf = altered(without("Do not chew it."))
    sources = [finding.source for finding in verify(read(pdf), EXAMPLE) if finding.code == "words-missing"]
    assert sources == [chewing.text.source]


# A good file beside another leaflet


def section(which: int, *body: Any, **more: Any) -> Leaflet:
    """Return the example with another body, or other facts, of one of its sections."""
    sections = list(EXAMPLE.sections)
    old = sections[which - 1]
    sections[which - 1] = old._replace(body=body or old.body, **more)
    return replace(EXAMPLE, sections=tuple(sections))


def said(words: str) -> Leaflet:
    """Return the example with another paragraph where it says not to chew."""
    body = EXAMPLE.sections[0].body
    return section(1, body[0], Paragraph(text(words), HERE), *body[2:])


def boxed(*more: Any, **changes: Any) -> Leaflet:
    """Return the example with other facts of its warning, and with what follows it."""
    box, *rest = EXAMPLE.sections[1].body
    assert isinstance(box, WarningBox)
    return section(2, box._replace(**changes), *(more or rest))


def figured(*alts: str) -> Leaflet:
    """Return the example with figures of these words in the place of its own."""
    body = EXAMPLE.sections[1].body
    return section(2, *body[:3], *(Figure(GREY, alt, text("As large as life"), HERE) for alt in alts), *body[4:])


BULLETS = EXAMPLE.sections[0].body[2]
BOX = EXAMPLE.sections[1].body[0]
TABLE = EXAMPLE.sections[1].body[2]
assert isinstance(BULLETS, Bullets)
assert isinstance(BOX, WarningBox)
assert isinstance(TABLE, Table)
ENTRIES = BULLETS.items
HARM = Bullets((item("It harms unborn babies."),), HERE)
OLDER = TABLE.rows[1]
assert isinstance(OLDER, Row)

OTHERS: dict[str, tuple[Leaflet, str]] = {
    "a word more": (said("Do not ever chew it."), "words-missing"),
    "a word less": (said("Do not chew"), "words-added"),
    "the contrary": (said("chew it."), "words-added"),
    "another number": (said("Do not chew 0.5 of it."), "words-missing"),
    "a longer number": (replace(EXAMPLE, title=text("Example 15 µg capsules")), "words-missing"),
    "another mu": (replace(EXAMPLE, title=text("Example 5 μg capsules")), "words-missing"),
    "another order": (section(1, *EXAMPLE.sections[0].body[1::-1], BULLETS), "words-out-of-order"),
    "another section number": (section(1, number=3), "heading-number"),
    "another heading": (section(1, heading=text("How to store it")), "heading-missing"),
    "one section less": (replace(EXAMPLE, sections=EXAMPLE.sections[:1]), "heading-unexpected"),
    "no level": (boxed(title=text("Danger: Not in pregnancy")), "warning-without-level"),
    "two boxes for one": (
        boxed(
            WarningBox(Level.DANGER, text("It harms unborn babies."), (), HERE),
            *EXAMPLE.sections[1].body[1:],
            body=(),
        ),
        "warning-no-box",
    ),
    "a wider box": (
        boxed(*EXAMPLE.sections[1].body[2:], body=(*BOX.body, *EXAMPLE.sections[1].body[1:2])),
        "warning-torn",
    ),
    "steps for bullets": (section(1, *EXAMPLE.sections[0].body[:2], Steps(BULLETS.items, HERE)), "list-numbering"),
    "two lists for one": (
        section(1, *EXAMPLE.sections[0].body[:2], *(Bullets((each,), HERE) for each in BULLETS.items)),
        "list-items",
    ),
    "one list for two": (
        section(
            1,
            *EXAMPLE.sections[0].body[:2],
            Bullets((BULLETS.items[0], BULLETS.items[1]._replace(inner=None), item("Fill the cup.")), HERE),
        ),
        "list-torn",
    ),
    "cells in other columns": (
        boxed(
            EXAMPLE.sections[1].body[1],
            TABLE._replace(rows=(TABLE.rows[0], Row((None, OLDER.cells[0]), HERE))),
            *EXAMPLE.sections[1].body[3:],
        ),
        "table-cell",
    ),
    "another link": (
        section(1, Paragraph(text("Take one capsule (5 µg)", Run("with", HERE, target="tel:111")), HERE)),
        "words-missing",
    ),
    "a box before its first section": (
        replace(EXAMPLE, introduction=(WarningBox(Level.DANGER, text("Read this first."), (), HERE),)),
        "warning-no-box",
    ),
    "a list before its first section": (
        replace(EXAMPLE, introduction=(Bullets((item("Read this first."),), HERE),)),
        "list-torn",
    ),
    "a list in a box": (boxed(body=(HARM,)), "list-torn"),
    "a list in a precaution": (
        section(
            2,
            Precautions((Precaution(text("Not in pregnancy"), Rating.DO_NOT_USE, (HARM,), HERE),), HERE),
            *EXAMPLE.sections[1].body[1:],
        ),
        "list-torn",
    ),
    "another figure": (figured("A tablet"), "figure-missing"),
    "a figure more": (figured("A capsule", "A capsule"), "figure-missing"),
    "a figure before another": (figured("☎", "A capsule"), "figure-missing"),
    "another notice": (replace(EXAMPLE, identity=EXAMPLE.identity._replace(notice="Not for sale")), "notice-missing"),
    "another title": (replace(EXAMPLE, identity=EXAMPLE.identity._replace(title="Other")), "title-differs"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_the_verifier_finds_that_the_leaflet_has(name: str) -> None:
    leaflet, code = OTHERS[name]
    assert code in codes(GOOD, leaflet)


def test_words_that_stand_twice_in_the_leaflet_must_stand_twice_in_the_document() -> None:
    body = EXAMPLE.sections[0].body
    assert codes(GOOD, section(1, *body[:2], Paragraph(text("Do not chew it."), HERE), BULLETS)) == {"words-missing"}


def test_a_lost_text_is_the_only_one_that_is_reported() -> None:
    body = EXAMPLE.sections[0].body
    leaflet = section(1, Paragraph(text("Example Pharmacy"), HERE), *body)
    messages = [finding.message for finding in verify(AS_READ, leaflet)]
    assert messages == ["“Example Pharmacy” is missing or incomplete"]


def test_words_that_neither_the_author_nor_the_program_says_are_found() -> None:
    assert codes(paint(set_example("You may drink with it."))) == {"words-unexpected"}


def test_other_words_that_hold_a_text_are_not_taken_for_it() -> None:
    assert codes(paint(set_example("Do not use. Do not chew it."))) == {"words-unexpected"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Do not chew it.", {"words-twice", "words-unexpected"}),
        ("How to take it", {"words-twice", "words-unexpected"}),
        ("Drink it.", {"words-twice", "words-unexpected"}),
        ("With a meal", {"words-unexpected"}),
        ("Dose", {"words-unexpected"}),
    ],
)
def test_a_sentence_or_four_words_may_not_stand_by_themselves_a_second_time(words: str, found: set[str]) -> None:
    assert codes(paint(set_example(words))) == found


def test_what_is_wrong_with_a_list_is_told_at_its_first_entry() -> None:
    there = item("Fill the cup.").text.source
    leaflet = section(1, *EXAMPLE.sections[0].body[:2], Steps((ENTRIES[0]._replace(source=there), ENTRIES[1]), HERE))
    assert {f.source for f in verify(AS_READ, leaflet) if f.code in {"list-numbering", "list-number"}} == {there}


@pytest.mark.parametrize(
    ("words", "line", "stands_there"),
    [
        ("4 mg", "Take 4 mg.", True),
        ("4 mg", "Take 14 mg.", False),
        ("4 mg", "Take 0.4 mg.", False),
        ("4 mg", "Take ≤4 mg.", False),
        ("4 mg", "Take 4 mg/ml.", False),
        ("Take 4", "Take 4.5 mg", False),
        ("Take 4", "Take 4, then rest", True),
        ("2 tablets", "Take 1⁄2 tablets", False),
        ("Take 1", "Take 1⁄2 tablet", False),
        ("1⁄2 tablet", "Take 1⁄2 tablet", True),
        ("chew", "Do not chew.", True),
        ("chew", "Do not chewing", False),
        ("4 mg", "Take (4 mg).", True),
        ("4 mg", "Take 14 mg, then 4 mg.", True),
        ("chew", "rechew", False),
        ("-chew", "Do not-chew.", True),
        ("chew", "Do not-chew.", True),
        ("Take 4", "Take 4,5 mg", False),
        ("Take 4", "Take 4. Then 5", True),
        *[("4 mg", f"Take {mark}4 mg.", False) for mark in ".,<>≤≥~±×+−-–/"],
        *[("Take 4", f"Take 4{mark}", False) for mark in "/%^"],
    ],
)
def test_words_are_found_as_whole_words_and_whole_numbers(words: str, line: str, stands_there: bool) -> None:
    assert (find(words, line) >= 0) == stands_there


@pytest.mark.parametrize(
    "again", ["e\N{COMBINING ACUTE ACCENT}clair  cream", "éclair\ncream ", "éclair\N{NO-BREAK SPACE}cream"]
)
def test_words_are_compared_without_regard_to_their_white_space(again: str) -> None:
    assert fold(again) == "éclair cream"


# Words that the program adds


def with_added(blocks: SideEffects | Precautions, lines: tuple[str, ...]) -> set[str]:
    """Return what is found about added words where a section's heading and the lines are all that is set."""
    leaflet = section(1, blocks)
    setting = Setting()
    setting.page()
    document = setting.element(Tag.DOCUMENT, -1)
    for words in ("1. How to take it", *lines):
        setting.element(Tag.PARAGRAPH, document, words)
    frame = Rect(50, 50, WIDTH - 100, HEIGHT - 100)
    page = Page(1, WIDTH, HEIGHT, frame, tuple(setting.pages[0]))
    found = codes(paint(Pages(leaflet.identity, (page,), tuple(setting.elements), (), ())), leaflet)
    return {code for code in found if code.startswith(("rating", "frequency"))}


_FORBIDDEN = "Do not take this medicine."
_CAREFUL = "Take care. You can take this medicine, but read what to watch for and what to do."
_STOP = "Stop this medicine and get medical help straight away if you notice"
_RARE = "Rare: may affect up to 1 in 1,000 people"


@pytest.mark.parametrize(
    ("first", "second", "third", "found"),
    [
        (_FORBIDDEN, _FORBIDDEN, _CAREFUL, set()),
        (_FORBIDDEN, "•", _CAREFUL, {"rating-missing"}),
        (_FORBIDDEN, "Do not", _CAREFUL, {"rating-differs"}),
        (_FORBIDDEN, _CAREFUL, _CAREFUL, {"rating-differs"}),
        (_FORBIDDEN, _FORBIDDEN, _FORBIDDEN, {"rating-differs"}),
        (_CAREFUL, _CAREFUL, _FORBIDDEN, {"rating-differs"}),
    ],
)
def test_a_rating_is_told_in_the_words_of_the_language(first: str, second: str, third: str, found: set[str]) -> None:
    def card(topic: str, rating: Rating) -> Precaution:
        return Precaution(text(topic), rating, (Paragraph(text(f"Why {topic}."), HERE),), HERE)

    cards = (
        card("alcohol", Rating.DO_NOT_USE),
        card("tobacco", Rating.DO_NOT_USE),
        card("driving", Rating.TAKE_CARE),
    )
    lines = ("alcohol", first, "Why alcohol.", "tobacco", second, "Why tobacco.", "driving", third, "Why driving.")
    assert with_added(Precautions(cards, HERE), lines) == found


@pytest.mark.parametrize(
    ("stop", "rare", "found"),
    [
        (_STOP, _RARE, set()),
        ("•", _RARE, {"frequency-missing"}),
        (_STOP, "•", {"frequency-missing"}),
        (_RARE, _RARE, {"frequency-differs"}),
        (_STOP, "Rare: may affect up to 1 in 10 people", {"frequency-differs"}),
    ],
)
def test_side_effects_are_told_with_how_frequent_they_are(stop: str, rare: str, found: set[str]) -> None:
    effects = SideEffects((item("blue lips"),), (), (Band(Frequency.RARE, (item("gout"),), HERE),), HERE)
    assert with_added(effects, (stop, "blue lips", rare, "gout")) == found


@pytest.mark.parametrize("title", ["Take", "care", "Take care", "Take care: Take"])
def test_a_title_with_the_words_of_its_level_is_told_behind_them(title: str) -> None:
    content = made.leaflet(made.section(made.box(made.paragraph("Words."), title=title, level=Level.CAUTION)))
    assert [finding.code for finding in verify(read(paint(lay_out(content))), content)] == []
