"""Words in a row become paragraphs: white space is tidied, one break begins a line, two a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from leaflet_pdf.model.leaflet import Script
from leaflet_pdf.sources.exchange.document import Phrase, Span

BREAK = "\u2028"
"""A line break among words, as Unicode has it."""

UNSEEN = frozenset("\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that print nothing and part no words."""

_PARTS = re.compile(r"(?P<breaks>\u2028)|(?P<space>(?:(?![\u2028\xa0\u202f])\s)+)|(?P<words>[\S\xa0\u202f]+)")
"""A space that does not break is part of a word, unless it stands alone."""


class Piece(NamedTuple):
    """Words as they stand in the source, and how they are set."""

    text: str
    bold: bool = False
    script: Script = Script.NORMAL
    target: str = ""
    italic: bool = False


def paragraphs(pieces: Iterable[Piece]) -> Iterator[Phrase]:
    """Yield the paragraphs that pieces make, none of them blank."""
    spans: list[Span] = []
    breaks, space = 0, False
    for piece in pieces:
        for part in _PARTS.finditer("".join([char for char in piece.text if char not in UNSEEN])):
            if part["breaks"]:
                breaks += 1
            elif part[0].isspace():
                space = True
            else:
                if breaks > 1:
                    yield from _trimmed(spans)
                    spans = []
                _append(spans, "\n" if breaks else " " if space else "", part[0], piece)
                breaks, space = 0, False
    yield from _trimmed(spans)


def _append(spans: list[Span], gap: str, words: str, piece: Piece) -> None:
    """Add words behind a gap, which is set as they are if the words before it are, too."""
    span = Span(words, *piece[1:])
    if not spans:
        spans.append(span)
        return
    last = spans[-1]
    if span[1:] == last[1:]:
        spans[-1] = last._replace(text=last.text + gap + words)
        return
    if gap and last[1:] == Span("")[1:]:
        spans[-1] = last._replace(text=last.text + gap)
    elif gap:
        spans.append(Span(gap))
    spans.append(span)


def _trimmed(spans: list[Span]) -> Iterator[Phrase]:
    """Yield a paragraph without white space around it, unless it is blank."""
    while spans and not spans[0].text.strip():
        del spans[0]
    while spans and not spans[-1].text.strip():
        del spans[-1]
    if spans:
        spans[0] = spans[0]._replace(text=spans[0].text.lstrip())
        spans[-1] = spans[-1]._replace(text=spans[-1].text.rstrip())
        yield tuple(spans)


def lines(phrases: Iterable[Phrase]) -> Phrase:
    """Return several texts as one, each on a line of its own."""
    joined: list[Span] = []
    for phrase in phrases:
        joined += [Span("\n"), *phrase] if joined else phrase
    return tuple(joined)


def without_start(phrase: Phrase, start: int) -> Phrase:
    """Return a text without so many characters at its start, and without the space behind them."""
    spans = list(phrase)
    while spans and start >= len(spans[0].text):
        start -= len(spans.pop(0).text)
    if spans:
        spans[0] = spans[0]._replace(text=spans[0].text[start:])
    return next(_trimmed(spans), ())


def with_italics_of_words(phrase: Phrase) -> tuple[Phrase, str]:
    """Return a text whose italics begin and end with words, as the format has them, and what is upright for that."""
    stretches = [(italic, list(spans)) for italic, spans in groupby(phrase, lambda span: span.italic)]
    ends = ["", *("".join(span.text for span in spans) for _, spans in stretches), ""]
    found: list[Span] = []
    lost: list[str] = []
    for (italic, spans), (before, words, after) in zip(
        stretches, zip(ends, ends[1:], ends[2:], strict=False), strict=True
    ):
        kept = italic and _are_words(before[-1:], words, after[:1])
        found += spans if kept or not italic else [span._replace(italic=False) for span in spans]
        if italic and not kept and any(map(str.isalnum, words)):
            lost.append(words.strip())
    return tuple(found), " … ".join(lost)


def _are_words(before: str, words: str, after: str) -> bool:
    """Tell whether words are set off from the letters beside them, and are no signs alone."""
    begins = words[:1].isspace() or not re.match(r"[\w@./]", before)
    ends = words[-1:].isspace() or not re.match(r"\w", after)
    return begins and ends and any(map(str.isalnum, words)) and "_" not in {words.strip()[0], words.strip()[-1]}


def unbolded(phrase: Phrase) -> Phrase:
    """Return a text that is set bold by what it is, such as a heading, without bold of its own."""
    return tuple([span._replace(bold=False) for span in phrase])
