"""Marks that were typed before paragraphs and entries, which a list draws or counts by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leaflet_pdf.sources.exchange.catalogue import MARK
from leaflet_pdf.sources.exchange.document import (
    Block,
    Heading,
    Item,
    Listing,
    Loss,
    Paragraph,
    Phrase,
    is_bold,
    plain,
)
from leaflet_pdf.sources.exchange.narrative.flow import without_start
from leaflet_pdf.sources.exchange.reading.element import Element

_BULLET = re.compile(r"(?:[•●○◦▪■□‣⁃∙·\uf0b7\uf0a7\uf0d8\uf076]|[-–—](?=\s))\s*(?=\S)")
_NUMBER = re.compile(r"(?P<open>\()?(?P<number>[1-9][0-9]?)(?(open)\)|[.)])(?:\s+|(?=[^\W\d_]))(?=\S)")
_MARK = re.compile(r"[\W_]*|\(?[0-9]{1,3}[.)]?|\(?[A-Za-z][.)]")


class Marked(NamedTuple):
    """A text without the mark that stood before it."""

    mark: str
    text: Phrase


class _Step(NamedTuple):
    """A paragraph without the number that stood before it."""

    at: Element
    mark: str
    text: Phrase
    number: int


def is_mark(words: str) -> bool:
    """Tell whether words are no more than a bullet, a number or a letter."""
    return _MARK.fullmatch(words) is not None


def mark_of(phrase: Phrase) -> Marked | None:
    """Return the bullet before a text, and the text without it; None if it has none."""
    found = _BULLET.match("".join(span.text for span in phrase))
    return Marked(found[0].strip(), without_start(phrase, found.end())) if found else None


def with_lists(blocks: Sequence[Block], losses: list[Loss]) -> list[Block]:
    """Return blocks with paragraphs that begin with typed bullets, or with numbers from 1 on, as lists."""
    return _with_steps(_with_bullets(blocks, losses), losses)


def _with_bullets(blocks: Sequence[Block], losses: list[Loss]) -> list[Block]:
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
    return [Listing(tuple([Item(marked.text) for _, marked in run]), _around(run[0][0].at))]


def _with_steps(blocks: Sequence[Block], losses: list[Loss]) -> list[Block]:
    """Return blocks with paragraphs that are numbered from 1 to 2 or more as steps.

    Others may stand between them: the steps then go on. A heading, another list of steps and a bold text end them.
    """
    steps = {place: step for run in _runs_of_numbers(blocks) if len(run) > 1 for place, step in run.items()}
    found: list[Block] = []
    for place, block in enumerate(blocks):
        if place not in steps:
            found.append(block)
            continue
        at, mark, text, number = steps[place]
        about = "a typed number" if mark == f"{number}." else f"“{mark}” is printed as “{number}.”"
        losses.append(Loss(MARK, at, about, mark, plain(text)))
        last = found[-1] if place - 1 in steps and number > 1 else None
        if isinstance(last, Listing):
            found[-1] = last._replace(items=(*last.items, Item(text)))
        else:
            found.append(Listing((Item(text),), _around(at), ordered=True, continued=number > 1))
    return found


def _runs_of_numbers(blocks: Sequence[Block]) -> Iterator[dict[int, _Step]]:
    """Yield the places of paragraphs that are numbered one after the other, from 1 on."""
    run: dict[int, _Step] = {}
    for place, block in enumerate(blocks):
        step = _step(block)
        if _ends_steps(block) or (step and step.number == 1):
            yield run
            run = {}
        if step and step.number == len(run) + 1:
            run[place] = step
    yield run


def _ends_steps(block: Block) -> bool:
    bold = isinstance(block, Paragraph) and is_bold(block)
    return bold or isinstance(block, Heading) or (isinstance(block, Listing) and block.ordered)


def _step(block: Block) -> _Step | None:
    """Return a paragraph as a step, if a number is before it, as in “1.”, “2)” or “(3)”."""
    if not isinstance(block, Paragraph) or is_bold(block):
        return None
    found = _NUMBER.match("".join(span.text for span in block.text))
    if not found:
        return None
    return _Step(block.at, found[0].strip(), without_start(block.text, found.end()), int(found["number"]))


def _around(element: Element) -> Element:
    """Return the element that holds all paragraphs beside one."""
    return element.parent or element
