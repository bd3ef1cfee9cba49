"""Short lists in two columns: read down the first, then down the second, and proven to be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Glyphs, Item, Pages, moved
from leaflet_pdf.model.leaflet import Block, Bullets, Leaflet, ListItem, SideEffects
from leaflet_pdf.model.style import A4, STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff import compare
from leaflet_pdf.sources.yaml import parse
from tests.judged import with_part
from tests.made import HERE, leaflet, named, paragraph, section, several, subheading, text

WORDS = ["headache", "hair loss", "dry eyes", "a dry mouth", "thirst", "tiredness", "fever"]
LONG = "Pain in the back, in the muscles or in the joints, which may last for some weeks after the last dose."


def in_two(*words: str) -> Bullets:
    return Bullets(tuple(ListItem(text(one), HERE) for one in words), HERE, in_two_columns=True)


FORMS = {
    "standard": STANDARD,
    "large": named("large"),
    "giant": named("giant"),
    "mono": named("mono"),
    "a5": STANDARD.on(A4.half),
    "two columns": STANDARD.in_columns(2),
    "three columns": STANDARD.in_columns(3),
}


def places(pages: Pages, words: Sequence[str]) -> list[tuple[int, float, float]]:
    """Return the page, the left edge and the line of each of some texts."""
    found = {
        item.text: (page.number, item.x, item.y)
        for page in pages.pages
        for item in page.items
        if isinstance(item, Glyphs) and isinstance(item.owner, int)
    }
    return [found[one] for one in words]


def codes(printed: Leaflet | Pages, content: Leaflet) -> set[str]:
    pages = lay_out(printed) if isinstance(printed, Leaflet) else printed
    return {finding.code for finding in verify(read(paint(pages)), content)}


def halves(content: Leaflet, style: Style = STANDARD, words: Sequence[str] = WORDS) -> list[int]:
    """Return how many of the words are in each column of a list."""
    lefts = [x for _, x, _ in places(lay_out(content, style), words)]
    return [lefts.count(x) for x in sorted(set(lefts))]


def test_a_list_is_read_down_the_first_column_and_then_down_the_second() -> None:
    found = places(lay_out(leaflet(section(in_two(*WORDS)))), WORDS)
    left, right = found[:4], found[4:]
    assert len({x for _, x, _ in left}) == len({x for _, x, _ in right}) == 1
    assert [y for *_, y in left] == sorted(y for *_, y in left)
    assert [y for *_, y in right] == [y for *_, y in left[:3]]
    assert left[0][1] < right[0][1]


def test_what_follows_is_below_both_columns() -> None:
    content = leaflet(section(in_two(*WORDS, LONG), paragraph("The end.")))
    found = places(lay_out(content), [*WORDS, "The end."])
    assert found[-1][2] > max(y for *_, y in found[:-1])


@pytest.mark.parametrize("form", FORMS)
def test_it_is_proven_in_every_form(form: str) -> None:
    body: list[Block] = [
        paragraph("You may have:"),
        in_two(*WORDS),
        subheading("Others"),
        in_two(*WORDS[::-1]),
        *several(40, LONG),
    ]
    content = leaflet(section(*body), section(in_two(*WORDS), number=2))
    assert codes(lay_out(content, FORMS[form]), content) == set()


@pytest.mark.parametrize(
    ("form", "words", "columns"),
    [
        ("standard", WORDS, 2),
        ("large", WORDS, 2),
        ("giant", WORDS, 1),
        ("a5", WORDS, 2),
        ("standard", WORDS[:3], 1),
        ("standard", WORDS[:4], 2),
        ("standard", [*WORDS, "Pneumonoultramicroscopicsilicovolcanoconiosis"], 1),
        ("standard", [*WORDS[:3], "the day after ____"], 1),
        ("standard", [f"Word {number}" for number in range(60)], 1),
    ],
)
def test_it_is_in_two_columns_where_that_reads_well(form: str, words: list[str], columns: int) -> None:
    shown = [word for word in words if "_" not in word]
    assert len(halves(leaflet(section(in_two(*words))), FORMS[form], shown)) == columns


def test_entries_of_many_lines_stay_in_one_column() -> None:
    long = [f"{number}. {LONG}" for number in range(6)]
    pages = lay_out(leaflet(section(in_two(*long))))
    assert len({item.x for item in pages.pages[0].items if isinstance(item, Glyphs) and item.text.startswith("•")}) == 1


def test_an_entry_with_a_list_in_it_keeps_its_list_in_one_column() -> None:
    part = "- bullets: [one, two, three, {item: four, bullets: [five]}]\n  columns: 2\n"
    assert halves(made(part), words=["one", "two", "three", "four"]) == [4]


def test_lists_are_in_one_column_unless_wanted() -> None:
    plain = Bullets(in_two(*WORDS).items, HERE)
    assert halves(leaflet(section(plain))) == [len(WORDS)]


def test_no_page_ends_in_it() -> None:
    style = STANDARD.on(A4.half)
    for before in range(14, 22):
        content = leaflet(section(*several(before, "Words."), in_two(*WORDS)))
        assert len({page for page, *_ in places(lay_out(content, style), WORDS)}) == 1


def rearranged(content: Leaflet, order: Sequence[int]) -> Pages:
    """Return pages on which each entry of the list is where another one should be, by its number."""
    pages = lay_out(content)
    page, *others = pages.pages
    found = places(pages, WORDS)
    to = [(found[number][1] - x, found[number][2] - y) for (_, x, y), number in zip(found, order, strict=True)]
    entries = [number for number, element in enumerate(pages.elements) if element.tag == "LI"]
    by = dict(zip(entries, to, strict=True))
    items: list[Item] = []
    for item in page.items:
        entry = pages.elements[item.owner].parent if isinstance(item, Glyphs) and isinstance(item.owner, int) else -1
        items.append(moved(item, *by.get(entry, (0, 0))))
    return pages._replace(pages=(page._replace(items=tuple(items)), *others))


@pytest.mark.parametrize(
    "order",
    [
        [0, 4, 1, 5, 2, 6, 3],  # read across
        [3, 4, 5, 6, 0, 1, 2],  # the second column first
        [0, 1, 2, 3, 5, 4, 6],  # two entries of a column exchanged
        [0, 1, 2, 4, 5, 6, 3],
    ],
)
def test_a_jumbled_list_is_found(order: list[int]) -> None:
    content = leaflet(section(in_two(*WORDS)))
    assert codes(rearranged(content, range(len(WORDS))), content) == set()
    assert "list-jumbled" in codes(rearranged(content, order), content)


def test_two_columns_that_nobody_asked_for_are_found() -> None:
    plain = Bullets(in_two(*WORDS).items, HERE)
    assert codes(leaflet(section(in_two(*WORDS))), leaflet(section(plain))) == {"list-jumbled"}


def made(part: str) -> Leaflet:
    found, findings = parse(with_part(part), "sample.yaml", Path("content"))
    assert found, findings
    return found


EFFECTS = """
- side-effects:
    stop-now: [fits, fainting, blisters, a swollen face, dark urine]
    common: [headache, hair loss, dry eyes, a dry mouth, thirst, tiredness, fever]
    rare: [cramps]
  columns: 2
"""


def test_side_effects_are_in_two_columns_but_for_the_urgent_ones() -> None:
    content = made(EFFECTS)
    assert halves(content) == [4, 3]
    assert halves(content, words=["fits", "fainting", "blisters", "a swollen face", "dark urine"]) == [5]
    assert codes(content, content) == set()


def test_a_file_says_how_many_columns() -> None:
    (bullets,) = made("- bullets: [one, two]\n  columns: 2\n").sections[0].body
    (effects,) = made(EFFECTS).sections[0].body
    assert isinstance(bullets, Bullets)
    assert isinstance(effects, SideEffects)
    assert bullets.in_two_columns
    assert effects.in_two_columns
    refused, findings = parse(with_part("- bullets: [one, two]\n  columns: 3\n"), "sample.yaml", Path("content"))
    assert refused is None
    assert [finding.code for finding in findings] == ["unknown-choice"]


def test_columns_are_a_change() -> None:
    assert compare(made(EFFECTS), made(EFFECTS.replace("  columns: 2\n", ""))).changes
