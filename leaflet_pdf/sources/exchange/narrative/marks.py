"""Marks that were typed before paragraphs and entries, which a list draws or counts by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from leaflet_pdf.sources.exchange.catalogue import MARK
from leaflet_pdf.sources.exchange.document import Block, Item, Listing, Loss, Paragraph, Phrase, plain
from leaflet_pdf.sources.exchange.narrative.flow import without_start

_BULLET = re.compile(r"(?:[•●○◦▪■□‣⁃∙·\uf0b7\uf0a7\uf0d8\uf076]|[-–—](?=\s))\s*(?=\S)")
_MARK = re.compile(r"[\W_]*|\(?[0-9]{1,3}[.)]?|\(?[A-Za-z][.)]")


class Marked(NamedTuple):
    """A text without the mark that stood before it."""

    mark: str
    text: Phrase


def is_mark(words: str) -> bool:
    """Tell whether words are no more than a bullet, a number or a letter."""
    return _MARK.fullmatch(words) is not None


def mark_of(phrase: Phrase) -> Marked | None:
    """Return the bullet before a text, and the text without it; None if it has none."""
    found = _BULLET.match("".join(span.text for span in phrase))
    return Marked(found[0].strip(), without_start(phrase, found.end())) if found else None


def with_lists(blocks: Sequence[Block], losses: list[Loss]) -> list[Block]:
    """Return blocks with two or more paragraphs that begin with a bullet, one after the other, as a list."""
    found: list[Block] = []
    run: list[tuple[Paragraph, Marked]] = []
    for block in (*blocks, None):
        marked = mark_of(block.text) if isinstance(block, Paragraph) else None
        if marked and isinstance(block, Paragraph):
            run.append((block, marked))
            continue
        found += _listed(run, losses)
        run = []
        if block is not None:
            found.append(block)
    return found


def _listed(run: Sequence[tuple[Paragraph, Marked]], losses: list[Loss]) -> list[Block]:
    if len(run) < 2:
        return [paragraph for paragraph, _ in run]
    losses += [Loss(MARK, paragraph.at, "a typed bullet", marked.mark, plain(marked.text)) for paragraph, marked in run]
    return [Listing(tuple([Item(marked.text) for _, marked in run]), run[0][0].at)]
