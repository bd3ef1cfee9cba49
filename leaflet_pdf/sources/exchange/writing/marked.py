"""Texts with the marks of a leaflet file: bold, italics, links, raised and lowered words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflet_pdf.model.leaflet import Script
from leaflet_pdf.sources.exchange.document import Phrase, Span

_SIGNS = {Script.NORMAL: "", Script.SUPER: "^", Script.SUB: "~"}
_TO_ESCAPE = re.compile(r"[\[^~\\]|\](?=\()|\*(?=\*)|(?<=\*)\*|(?<!\w)_(?=[^\s_])|(?<=[^\s_])_(?!\w)")
_STAR_AT_EDGE, _ESCAPED = re.compile(r"\A\*|(?<!\\)\*\Z"), r"\\*"
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


def marked(phrase: Phrase) -> str:
    """Return a text as it is written in a leaflet file."""
    written: list[str] = []
    beside_bold = any(span.bold for span in phrase)
    last = Span("")
    for span in (*_bridged(_tight(phrase)), Span("")):
        written.append("_" if last.italic and not span.italic else "")
        written.append("**" if last.bold is not span.bold else "")
        written.append("_" if span.italic and not last.italic else "")
        written.append(_linked(span, beside_bold=beside_bold))
        last = span
    return "".join(written)


def escaped(words: str) -> str:
    """Return words so that none of their characters is read as a mark."""
    return _TO_ESCAPE.sub(lambda found: f"\\{found[0]}", words)


def _linked(span: Span, *, beside_bold: bool) -> str:
    """Return a span with its own marks. A star beside those of bold words would be taken for one of them."""
    sign, text = _SIGNS[span.script], escaped(span.text)
    words = f"{sign}{_STAR_AT_EDGE.sub(_ESCAPED, text) if beside_bold else text}{sign}"
    return f"[{words}]({span.target})" if span.target else words


def _tight(phrase: Phrase) -> Iterator[Span]:
    """Yield spans that touch their words: marks have no white space inside them."""
    for span in phrase:
        edges = _EDGES.fullmatch(span.text)
        assert edges
        before, words, after = edges.groups()
        if not words or span[1:] == Span("")[1:]:
            yield Span(span.text)
            continue
        if before:
            yield Span(before)
        yield span._replace(text=words)
        if after:
            yield Span(after)


def _bridged(spans: Iterator[Span]) -> Iterator[Span]:
    """Yield spans, white space between two that are bold or in italics as such, too: these begin and end once."""
    ordered = [span for span in spans if span.text]
    for before, span, after in zip([Span(""), *ordered], ordered, [*ordered[1:], Span("")], strict=False):
        if span.text.strip():
            yield span
        else:
            yield span._replace(bold=before.bold and after.bold, italic=before.italic and after.italic)
