"""Headings: which paragraphs are some, how deep they are, and where sections begin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, zip_longest

from leaflet_pdf.sources.exchange.catalogue import LOOK, OTHER_NUMBER, OWN_NUMBER
from leaflet_pdf.sources.exchange.document import (
    Block,
    Frame,
    Heading,
    Listing,
    Loss,
    Paragraph,
    Phrase,
    Section,
    is_bold,
    plain,
)
from leaflet_pdf.sources.exchange.narrative.flow import unbolded, without_start
from leaflet_pdf.sources.exchange.reading.element import Element

LONGEST = 120
"""Letters of a heading: what is longer is a paragraph."""
_LONGEST_LEAD = 60
"""Letters of a heading that ends with a colon: a longer one leads to the list below it."""
BOLD = 9
"""How much deeper than a section's title a paragraph ranks that is bold all through: below h1 to h6."""
PER_SECTION = 10
"""How much deeper each section in a section ranks."""

Parts = list[tuple[Heading, list[Block]]]
"""Headings, and what stands below each."""

_NUMBER = re.compile(r"([0-9]{1,2})([.)]?)\s*(?=[^\W\d_])")
_MOST_WORDS = 5
_LONGEST_ID = 64


def with_headings(blocks: Sequence[Block], rank: int) -> list[Block]:
    """Return blocks with the short bold paragraphs that something follows as headings, below a rank."""
    found: list[Block] = []
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Paragraph) and _is_heading(block, after):
            found.append(Heading(unbolded(block.text), rank + BOLD, block.at))
        else:
            found.append(block)
    return found


def _is_heading(block: Paragraph, after: Block | None) -> bool:
    words = plain(block.text)
    if not is_bold(block) or len(words) > LONGEST or words[-1] in ".,;" or after is None:
        return False
    if words[-1] == ":" and len(words) > _LONGEST_LEAD:
        return False
    if words[-1] == "?":
        return True
    return not isinstance(after, Heading) and not (isinstance(after, Paragraph) and is_bold(after))


def titled(frame: Frame) -> tuple[Phrase, tuple[Block, ...]]:
    """Return the title of a frame, and what is below it: a heading, or a short bold text that others follow, is one."""
    first, *others = frame.body
    is_title = isinstance(first, Heading) or (isinstance(first, Paragraph) and is_bold(first))
    if is_title and isinstance(first, Heading | Paragraph) and others and len(plain(first.text)) <= LONGEST:
        return unbolded(first.text), tuple(others)
    return (), frame.body


def framed(blocks: Iterable[Block], at: Element, losses: list[Loss]) -> Frame:
    """Return a frame round blocks: those that are framed already are in no other frame."""
    inside: list[Block] = []
    for block in blocks:
        if isinstance(block, Frame):
            losses.append(Loss(LOOK, block.at, "a frame in a frame"))
        inside += block.body if isinstance(block, Frame) else [block]
    return Frame(tuple(inside), at)


def unframed(blocks: list[Block], losses: list[Loss]) -> list[Block]:
    """Return what is in a frame that is round all of a leaflet: it sets nothing off."""
    only = blocks[0] if len(blocks) == 1 else None
    if not isinstance(only, Frame):
        return blocks
    losses.append(Loss(LOOK, only.at, "a frame round the whole leaflet"))
    return list(only.body)


def two_deep(blocks: Iterable[Block], losses: list[Loss]) -> list[tuple[Block, int]]:
    """Return blocks, each heading with its depth below the section's: 1 or 2, as the format has it; 0 for others.

    Behind a frame with headings of its own, they begin again at 1.
    """
    found: list[tuple[Block, int]] = []
    open_ranks: list[int] = []
    is_below_another = False
    for block in blocks:
        if not isinstance(block, Heading):
            found.append((block, 0))
            is_below_another = is_below_another and not _has_headings(block)
            continue
        while open_ranks and open_ranks[-1] >= block.rank:
            open_ranks.pop()
        open_ranks.append(block.rank)
        depth = min(len(open_ranks), 2) if is_below_another else 1
        is_below_another = True
        if len(open_ranks) != depth:
            losses.append(Loss(LOOK, block.at, f"“{plain(block.text)[:60]}” was a heading of depth {len(open_ranks)}"))
        found.append((block, depth))
    return found


def _has_headings(block: Block) -> bool:
    """Tell whether a block is a frame with headings: what is below it is below these."""
    return isinstance(block, Frame) and any(isinstance(one, Heading) for one in titled(block)[1])


def split_at(blocks: Iterable[Block], begins: Iterable[Heading]) -> tuple[list[Block], Parts]:
    """Return the blocks before the first of some headings, and each of these with the blocks that follow it."""
    starts = {id(heading) for heading in begins}
    before: list[Block] = []
    parts: Parts = []
    for block in blocks:
        if isinstance(block, Heading) and id(block) in starts:
            parts.append((block, []))
        elif parts:
            parts[-1][1].append(block)
        else:
            before.append(block)
    return before, parts


def without_number(text: Phrase, expected: int = 0) -> tuple[Phrase, int]:
    """Return a heading without the number before it, and the number; 0 if it has none.

    Without a full stop or a bracket, it is one only if it is the expected one: “2 tablets a day” has none.
    """
    found = _NUMBER.match("".join(span.text for span in text))
    if not found or not (found[2] or (int(found[1]) == expected and found[0][-1].isspace())):
        return text, 0
    return without_start(text, found.end()), int(found[1])


def numbered(sections: Iterable[tuple[Section, Element]], losses: list[Loss]) -> Iterator[Section]:
    """Yield sections without the numbers in their headings, which the program prints; a number that differs is told."""
    for number, (section, at) in enumerate(sections, 1):
        text, written = without_number(section.heading, number)
        if written:
            words = plain(section.heading)
            mark = words[: len(words) - len(plain(text))].strip()
            about = f"“{mark}” before “{plain(text)[:60]}”"
            losses.append(Loss(OWN_NUMBER, at, about, mark, plain(text)))
        if written not in {0, number}:
            about = f"“{plain(text)[:60]}” is section {number}, and {written} in the source"
            losses.append(Loss(OTHER_NUMBER, at, about))
        yield section._replace(heading=text)


def with_ids(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return sections with ids that differ: their own, or their headings in plain letters."""
    found: list[Section] = []
    known: set[str] = set()
    for section in sections:
        stem = section.id or slug(plain(section.heading), _MOST_WORDS) or "section"
        id = next(id for id in chain([stem], (f"{stem}-{number}" for number in count(2))) if id not in known)
        known.add(id)
        found.append(section._replace(id=id))
    return tuple(found)


def slug(words: str, most: int = 8) -> str:
    """Return words as an id: plain small letters and digits, joined by hyphens, at most so many."""
    spelt = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    parts = re.findall(r"[a-z0-9]+", "".join(char for char in spelt if not unicodedata.combining(char)))
    return "-".join(parts[:most])[:_LONGEST_ID].strip("-")


_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "’": ""})


def listed_words(blocks: Iterable[Block]) -> list[str]:
    """Return the entries of the lists among blocks, without their numbers and their capitals."""
    return [
        plain(without_number(item.text)[0]).casefold()
        for block in blocks
        if isinstance(block, Listing)
        for item in block.items
    ]
