"""The ways between pages and the file: from a place on a page to the words in the file, and back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from leaflet_pdf import STANDARD, lay_out
from leaflet_pdf.layout.frame import Artifact, Glyphs, Image, Page, Pages, Rect
from leaflet_pdf.layout.pages.impose import impose
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.print_options import Scheme
from leaflet_pdf.model.style import PRINTED, Style
from leaflet_pdf.preview.locate import Located, located
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.sources.yaml.places import Places

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "leaflet_pdf/cli/gallery/gallery.yaml"
EXAMPLES = [*sorted((ROOT / "content").glob("*.yaml")), GALLERY]

SPACE = 3.0
"""In points: the white space between words, which belongs to neither."""


class Case(NamedTuple):
    leaflet: Leaflet
    pages: Pages
    found: Located
    lines: list[str]


@cache
def case(path: Path) -> Case:
    return written(path.read_text(encoding="utf-8"), path, PRINTED)


def written(text: str, path: Path = GALLERY, style: Style = STANDARD) -> Case:
    leaflet, findings = parse(text, path.as_posix(), path.parent)
    assert leaflet is not None, findings
    pages = lay_out(leaflet, style)
    return Case(leaflet, pages, located(pages, leaflet, Places(text)), text.split("\n"))


def found_at(one: Case, side: int, x: float, y: float) -> str:
    """Return what stands in the file at the place of what is printed at a point."""
    source = one.found.line_at(side, x, y)
    return one.lines[source.line - 1][source.column - 1 :] if source else ""


def within(area: Rect, x: float, y: float) -> bool:
    return area.x - SPACE <= x <= area.x + area.width + SPACE and area.y <= y <= area.y + area.height


def words_on(page: Page) -> Iterator[Glyphs]:
    """Yield what has words on a page, but for its header and footer."""
    for item in page.items:
        if isinstance(item, Glyphs) and item.owner not in (Artifact.HEADER, Artifact.FOOTER) and item.text.strip():
            yield item


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_printed_line_leads_to_its_line_in_the_file_and_back(path: Path) -> None:
    one = case(path)
    lost = []
    for page in one.pages.pages:
        for item in words_on(page):
            x, y = item.x + min(item.width / 2, 0.1 * item.size), item.y - 0.2 * item.size
            source = one.found.line_at(page.side, x, y)
            if source is None:
                lost.append((page.number, item.text, "no line"))
                continue
            spots = one.found.place_of_line(source.line)
            if not any(spot.side == page.side and within(spot.area, x, y) for spot in spots):
                lost.append((page.number, item.text, f"not back from line {source.line}"))
    assert lost == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_place_in_the_file_is_that_of_the_word(path: Path) -> None:
    """Of a word that is printed as it is written; what a cross-reference prints is its mark."""
    one = case(path)
    wrong, right = [], 0
    for page in one.pages.pages:
        for item in page.items:
            if not isinstance(item, Glyphs) or item.run is None or item.run.target or "·" in item.text:
                continue
            x = item.x
            for word in item.words:
                said = word.text.split()[0] if word.text.strip() else ""
                if said.isalpha():
                    there = found_at(one, page.side, x + 0.05 * word.bare * item.size / 1000, item.y - 0.2 * item.size)
                    right += there.startswith(said)
                    if not there.startswith(said):
                        wrong.append((page.number, said, there[:20]))
                x += word.advance * item.size / 1000
    assert right > 100
    assert [one for one in wrong if not one[2].startswith("[#")] == []


FOLDED = """\
format: 1
id: sample
title: Sample
medicine: {substance: Samplin, strength: 40 mg, form: capsules}
language: en
jurisdiction: GB
profile: pharmacy
version: 1
revised: 2026-11-01
review-by: 2027-11-01
status: draft
publisher: Example Pharmacy
contact: Telephone 020 7946 0000
sections:
  - id: one
    heading: One
    body:
      - >-
        Alpha beta
        gamma **delta
        epsilon** zeta
        and 10^6^ eta.
      - "Quoted \\"theta\\"
        iota \\u00e9ta [kappa](#one)."
      - bullets: [lambda, mu nu]
  - id: two
    heading: Two
    body:
      - Omega.
"""


@pytest.mark.parametrize(
    ("word", "line", "column"),
    [
        ("Alpha", 19, 9),
        ("beta", 19, 15),
        ("gamma", 20, 9),
        ("delta", 20, 17),
        ("epsilon", 21, 9),
        ("zeta", 21, 19),
        ("eta.", 22, 19),
        ("iota", 24, 9),
        ("éta", 24, 14),
        ("kappa", 24, 24),
        ("lambda", 25, 19),
        ("nu", 25, 30),
    ],
)
def test_a_word_of_a_folded_text_has_its_own_line_and_column(word: str, line: int, column: int) -> None:
    one = written(FOLDED)
    (page,) = one.pages.pages
    places = [
        (x, item.y) for item in page.items if isinstance(item, Glyphs) for x, text in _words(item) if text == word
    ]
    ((x, y),) = places
    source = one.found.line_at(1, x + 1, y - 2)
    assert source is not None
    assert (source.line, source.column) == (line, column)


def _words(item: Glyphs) -> list[tuple[float, str]]:
    x, found = item.x, []
    for word in item.words:
        found.append((x, word.text.strip()))
        x += word.advance * item.size / 1000
    return found


def test_a_letter_within_a_word_has_its_column() -> None:
    one = written(FOLDED)
    (item,) = (item for item in one.pages.pages[0].items if isinstance(item, Glyphs) and item.text == "Omega.")
    columns = []
    for share in (0.02, 0.5, 0.98):
        source = one.found.line_at(1, item.x + share * item.width, item.y - 2)
        columns.append(source.column if source else 0)
    assert columns[0] == 9
    assert columns[0] < columns[1] < columns[2] <= 14


def test_only_the_words_of_a_line_are_marked() -> None:
    one = written(FOLDED)
    texts = []
    for line in (19, 20, 21):
        (spot, *_) = one.found.place_of_line(line)
        texts.append(spot.area)
    assert [area.y for area in texts] == [texts[0].y] * 3
    assert texts[0].x + texts[0].width <= texts[1].x
    assert texts[1].x + texts[1].width <= texts[2].x + 0.1


@pytest.mark.parametrize(("line", "near"), [(17, 16), (18, 16), (28, 27), (400, 29)])
def test_a_line_without_words_leads_to_the_last_before_it_that_has_some(line: int, near: int) -> None:
    one = written(FOLDED)
    assert one.found.place_of_line(line) == one.found.place_of_line(near)


def test_what_is_no_part_of_the_file_leads_nowhere() -> None:
    one = case(EXAMPLES[0])
    (page, *_) = one.pages.pages
    footer = next(item for item in page.items if isinstance(item, Glyphs) and item.owner is Artifact.FOOTER)
    assert one.found.line_at(1, footer.x + 1, footer.y) is None


def test_a_picture_leads_to_its_figure() -> None:
    one = case(GALLERY)
    for page in one.pages.pages:
        for item in page.items:
            if isinstance(item, Image) and isinstance(item.owner, int):
                middle = item.area.x + item.area.width / 2, item.area.y + item.area.height / 2
                assert "figure" in found_at(one, page.side, *middle)


def test_on_a_sheet_places_are_those_of_the_side_of_paper() -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8")
    plain = written(text, EXAMPLES[0], PRINTED.on(PRINTED.paper.half))
    imposed = impose(plain.pages, Scheme.TWO_UP, PRINTED.paper, PRINTED.hairline)
    one = plain._replace(found=located(imposed, plain.leaflet, Places(text)))
    page = imposed.pages[1]
    item = next(item for item in page.items if isinstance(item, Glyphs) and item.run and item.run.text.isascii())
    there = found_at(one, page.side, item.x + 1, item.y - 2)
    assert there.startswith(item.text.split()[0])
