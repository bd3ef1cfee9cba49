"""The account of every word: the source is read by one reader, the leaflet file by another, and nothing may be missing.

What the source has is in the leaflet, in its order, or is told in a loss that names the words and their element. What
the leaflet has is in the source, or is told as added. A difference that nobody told is a mistake of the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from leaflet_pdf.model.leaflet import Leaflet, texts
from leaflet_pdf.sources.exchange.document import Document, Loss
from leaflet_pdf.sources.exchange.words import Reading, Word, comparable, read_words


class LedgerError(Exception):
    """Words are missing, or came from nowhere, and nothing tells of it."""


class Ledger(NamedTuple):
    """How many words the source has, how many of them are in the leaflet, were left out, and were added to it."""

    source: int
    kept: int
    left_out: int
    added: int


def account(document: Document, losses: Sequence[Loss], leaflet: Leaflet) -> Ledger:
    """Return the account of a document and the leaflet that it became. Raises LedgerError."""
    reading = read_words(document.root)
    left = _without(reading, losses)
    signs = sum(len(loss.added.split()) for loss in losses)
    headings = sum(len(leaflet.sections[number].heading.plain.split()) for number in _added(document))
    written = _written(leaflet, set(_added(document)))
    _prove_same(left, written)
    kept = len(left) - signs
    return Ledger(len(reading.words), kept, len(reading.words) - kept, signs + headings)


def recount(document: Document, leaflet: Leaflet) -> Ledger | None:
    """Return the account of a document that carries its leaflet; None if it lacks a text of it, or has it elsewhere.

    What it has besides are words that the program adds.
    """
    words = [word.text for word in read_words(document.root).words]
    letters, place, kept = "".join(words), 0, 0
    for text in leaflet.texts:
        found = [word for word in map(comparable, text.plain.split()) if word]
        place = letters.find("".join(found), place)
        if place < 0:
            return None
        place += len("".join(found))
        kept += len(found)
    return Ledger(len(words), kept, max(0, len(words) - kept), 0)


def _added(document: Document) -> list[int]:
    return [number for number, section in enumerate(document.sections) if section.added]


def _written(leaflet: Leaflet, added: set[int]) -> list[str]:
    """Return the words of a leaflet that come from the source, in reading order."""
    found = texts(leaflet.introduction)
    for number, section in enumerate(leaflet.sections):
        found += texts(section.body if number in added else section)
    return [word for text in found for word in map(comparable, text.plain.split()) if word]


def _without(reading: Reading, losses: Iterable[Loss]) -> list[Word]:
    """Return the words of the source without those that losses name, and with those that they add.

    Raises LedgerError for one that is not there.
    """
    words: list[Word | None] = list(reading.words)
    for loss in losses:
        if not loss.words:
            continue
        first, end = reading.ranges.get(id(loss.at), (0, 0))
        lost = [word for word in map(comparable, loss.words.split()) if word]
        follow = [word for word in map(comparable, loss.follow.split()[:4]) if word]
        if lost and not _take_out(words, first, end, lost, follow):
            raise LedgerError(f"“{loss.words[:80]}” is listed as left out of {loss.at.path}, but is not there")
    added = {reading.ranges[id(loss.at)][0]: loss for loss in losses if loss.added}
    found: list[Word] = []
    for place, word in enumerate((*words, None)):
        if place in added:
            loss = added[place]
            found += [Word(sign, loss.at.line, loss.at.column) for sign in loss.added.split()]
        found += [word] if word is not None else []
    return found


def _take_out(words: list[Word | None], first: int, end: int, lost: Sequence[str], follow: Sequence[str]) -> bool:
    """Take words out of a range: entire ones, or the first letters of the last. Tell whether they were there."""
    left = [number for number in range(first, min(end, len(words))) if words[number] is not None]
    there = [word.text for number in left if (word := words[number])]
    places = [(word.line, word.column) for number in left if (word := words[number])]
    for start in range(len(there) - len(lost) + 1):
        *before, last = there[start : start + len(lost)]
        rest = last.removeprefix(lost[-1])
        if before != list(lost[:-1]) or not last.startswith(lost[-1]):
            continue
        after = [rest, *there[start + len(lost) :]] if rest else there[start + len(lost) :]
        if after[: len(follow)] != list(follow) or (rest and not follow):
            continue
        for number in left[start : start + len(lost)]:
            words[number] = None
        if rest:
            words[left[start + len(lost) - 1]] = Word(rest, *places[start + len(lost) - 1])
        return True
    return False


def _prove_same(kept: Sequence[Word], written: Sequence[str]) -> None:
    """Raise LedgerError at the first word that the two do not share."""
    for number, (word, other) in enumerate(zip(kept, written, strict=False)):
        if word.text != other:
            around = " ".join(one.text for one in kept[max(0, number - 5) : number + 5])
            found = " ".join(written[max(0, number - 5) : number + 5])
            raise LedgerError(f"the source says “{around}” (line {word.line}), the leaflet “{found}”")
    if len(kept) != len(written):
        missing = " ".join(one.text for one in kept[len(written) :][:10]) or "nothing"
        more = " ".join(written[len(kept) :][:10]) or "nothing"
        raise LedgerError(f"at the end, the source goes on with “{missing}”, the leaflet with “{more}”")
