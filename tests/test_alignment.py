"""Where each text of a leaflet stands in a document, and that a lost one drags along no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflet_pdf.proof.alignment import align
from leaflet_pdf.proof.reader.readback import Element
from tests.hand_set import AS_READ
from tests.made import leaflet, paragraph, section

HEAD, FOOT = ("T", "s, 1 mg, f", "Section"), ("P", "C")
IN_HEAD = [(0, 0), (1, 0), (1, 3), (1, 9), (2, 0)]


def places(asked: tuple[str, ...], blocks: tuple[str, ...]) -> list[tuple[int, int] | None]:
    """Return in which of the blocks of a document each text of a leaflet is found, and where in its words.

    The leaflet has a head, some paragraphs and a foot.
    """
    document = Element("Document", "Document", -1, tuple(range(1, len(blocks) + 1)), "", "")
    told = align(
        replace(AS_READ, elements=(document, *(Element("P", "P", 0, (), words, words) for words in blocks))),
        leaflet(section(*map(paragraph, asked))),
    )
    return [(place.block, place.start) if place else None for _, place in told.texts]


@pytest.mark.parametrize(
    ("asked", "printed", "found"),
    [
        ("one, two", "one, two", "3 4"),
        ("one, one", "one, one", "3 4"),
        ("one, two", "one two", "3 3"),
        ("one", "not one, one", "4"),  # a block of its own before a part of another
        ("one, two", "other, one, other, two", "4 6"),
    ],
)
def test_each_text_is_found_after_the_one_before(asked: str, printed: str, found: str) -> None:
    assert between(asked, printed) == found


@pytest.mark.parametrize(
    ("asked", "printed", "found"),
    [
        ("lost, one, two", "one, two", "- 3 4"),
        ("one, lost, two", "one, two", "3 - 4"),
        ("one, two, lost", "one, two", "3 4 -"),
        ("one, lost, two, is lost", "one, two, is lost", "3 - 4 5"),  # not in the words of a later text
        ("one, lost, two, is lost", "one, other, two, is lost", "3 - 5 6"),
        ("one, one, lost, two", "one, one, two", "3 4 - 5"),  # the first does not end at the second
        ("lost, one, two, one", "one, two, one", "- 3 4 5"),
        ("lost, one, two", "one two", "- 3 3"),
        ("lost, one, two", "one, one, two", "- 3 5"),  # what is told a second time ends no search
    ],
)
def test_a_lost_text_drags_along_no_other(asked: str, printed: str, found: str) -> None:
    assert between(asked, printed) == found


def between(asked: str, printed: str) -> str:
    """Return the blocks of the paragraphs, with a head and a foot round them that are always found."""
    words = tuple(printed.split(", "))
    found = places(tuple(asked.split(", ")), (*HEAD, *words, *FOOT))
    assert found[:5] == IN_HEAD and found[-2:] == [(len(HEAD) + len(words), 0), (len(HEAD) + len(words) + 1, 0)]
    return " ".join(str(place[0]) if place else "-" for place in found[5:-2])


def test_a_lost_title_is_not_found_in_what_is_told_later() -> None:
    printed = ("s, 1 mg, f", "Section", "one", "two T", *FOOT)
    assert places(("one", "two T"), printed) == [None, (0, 0), (0, 3), (0, 9), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0)]
    assert places(("one", "two T"), ("one", "two T", *FOOT)) == [*[None] * 5, (0, 0), (1, 0), (2, 0), (3, 0)]


def test_nothing_of_a_leaflet_is_found_in_a_document_without_words() -> None:
    assert set(places(("one",), ())) == {None}
