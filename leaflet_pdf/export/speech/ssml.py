"""A leaflet as a script for reading aloud (Speech Synthesis Markup Language 1.1).

What is spoken otherwise than it is written has both: `<sub alias="40 milligrams">40 mg</sub>`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from html import escape
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from leaflet_pdf.export.content_tree import Node
from leaflet_pdf.export.linear import Line, Part, Span, linear
from leaflet_pdf.export.speech.verbalization import Kind, Verbalization, verbalized
from leaflet_pdf.languages.language import language
from leaflet_pdf.layout.frame import Tag
from leaflet_pdf.model.leaflet import Leaflet

NAMESPACE = "http://www.w3.org/2001/10/synthesis"
_ENDS = re.compile(r"[.!?…]+[)\]\"'”’»]*\s+(?=[(\[\"'“‘«¿¡]*[^\W\d_])|[。！？।؟](?=\s*\S)")
"""Where a sentence ends and another may begin."""
_STRONGEST, _STRONG, _MEDIUM = "x-strong", "strong", "medium"
_CALLS = "tel:"
_FEWEST_CALLED = 2
"""Figures of the shortest number to call, as 15."""
_NUMBER = re.compile(r"[+(]?\d(?:[\d\s()/-]*\d)?")


def ssml(leaflet: Leaflet, tree: Node) -> str:
    """Return a leaflet's content as SSML: a paragraph for each part, a sentence for each of its lines and sentences."""
    identity = leaflet.identity
    parts = linear(tree)
    script = "".join(
        f"{_pause(before, part)}{_paragraph(part, identity.language)}"
        for before, part in pairwise([Part(Tag.TITLE, ()), *parts])
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<speak version="1.1" xmlns="{NAMESPACE}" xml:lang="{escape(identity.language)}">\n'
        f'<meta name="version" content="{escape(identity.version)}"/>\n'
        f'<meta name="content-code" content="{identity.digest[:12]}"/>\n{script}</speak>\n'
    )


def _pause(before: Part, part: Part) -> str:
    """Return the pause before a part: the longest before a section, a long one where a box begins or ends."""
    if not before.lines and not before.label:
        return ""
    if part.kind is Tag.HEADING:
        strength = _STRONGEST
    elif part.is_heading or part.box != before.box:
        strength = _STRONG
    else:
        strength = _MEDIUM
    return f'<break strength="{strength}"/>\n'


def _paragraph(part: Part, language: str) -> str:
    label = f"<s>{escape(part.label)}</s>" if any(map(str.isdecimal, part.label)) else ""
    lines = "".join(_sentences(line, language, plain=part.is_heading) for line in part.lines)
    return f"<p>{label}{lines}</p>\n"


class _Piece(NamedTuple):
    """What is spoken as one, as markup: whether it is emphasised, its language if another, whether a sentence ends."""

    markup: str
    emphatic: bool
    language: str
    ends: bool


def _sentences(line: Line, language: str, *, plain: bool) -> str:
    """Return the sentences of a line; in a plain one, bold words are not emphasised, since all of it is a heading."""
    sentences: list[list[_Piece]] = [[]]
    for own, spans in groupby(line, lambda span: (span.language, span.alt)):
        for piece in _pieces(tuple(spans), own[0] or language):
            sentences[-1].append(piece._replace(language=own[0], emphatic=piece.emphatic and not plain))
            sentences += [[]] if piece.ends else []
    spoken = ("".join(_grouped(sentence)).strip() for sentence in sentences)
    return "".join(f"<s>{words}</s>" for words in spoken if words)


def _pieces(spans: Line, language: str) -> Iterator[_Piece]:
    """Yield the pieces of words that are in one language, or of what is drawn and has words to be spoken for it."""
    text = "".join(span.text for span in spans)
    if spans[0].alt:
        yield _Piece(f"{_sub(text.strip(), spans[0].alt)} ", emphatic=False, language="", ends=False)
        return
    starts = list(accumulate((len(span.text) for span in spans), initial=0))
    called = [place for span, start in zip(spans, starts, strict=False) for place in _called(span, start)]
    spoken = {part.start: part for part in verbalized(text, language, called)}
    inside = {place for part in spoken.values() for place in range(part.start + 1, part.end)}
    ends = set(_sentence_ends(text, inside, language))
    cuts = sorted({*starts, *spoken, *(part.end for part in spoken.values()), *ends} - inside)
    for start, end in pairwise(cuts):
        bold = spans[bisect_right(starts, start) - 1].bold
        markup = _marked(text[start:end], spoken[start]) if start in spoken else escape(text[start:end])
        yield _Piece(markup, emphatic=bold, language="", ends=end in ends)


def _called(span: Span, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the number is that a link calls: the figures with which its target ends, but for a leading 0."""
    figures = _figures(span.target) if span.target.startswith(_CALLS) else ""
    for number in _NUMBER.finditer(span.text) if figures else ():
        written = _figures(number[0]).removeprefix("0")
        if len(written) >= _FEWEST_CALLED and figures.endswith(written):
            yield start + number.start(), start + number.end()


def _figures(written: str) -> str:
    return "".join(filter(str.isdecimal, written))


def _sentence_ends(text: str, inside: Container[int], language_of: str) -> Iterator[int]:
    """Yield where sentences end: not after the point of an abbreviation, nor after that of the day before a month."""
    months = language(language_of).months
    for match in _ENDS.finditer(text):
        is_day = text[match.start() - 1 : match.start()].isdecimal() and text[match.end() :].startswith(months)
        if match.start() not in inside and not is_day:
            yield match.end()


def _marked(written: str, spoken: Verbalization) -> str:
    match spoken.kind:
        case Kind.KEPT:
            return escape(written)
        case Kind.LETTERS:
            return f'<say-as interpret-as="characters">{escape(written)}</say-as>'
        case Kind.TIME:
            clock = "hms12" if "m" in written else "hms24"
            return f'<say-as interpret-as="time" format="{clock}">{escape(written)}</say-as>'
        case _:
            return _sub(written, spoken.words)


def _sub(written: str, spoken: str) -> str:
    return f'<sub alias="{escape(spoken)}">{escape(written)}</sub>' if written else escape(spoken)


def _grouped(pieces: Iterable[_Piece]) -> Iterator[str]:
    for (language_of, emphatic), group in groupby(pieces, lambda piece: (piece.language, piece.emphatic)):
        words = "".join(piece.markup for piece in group)
        if emphatic and words.strip():
            kept = words.rstrip()
            words = f'<emphasis level="strong">{kept}</emphasis>{words[len(kept) :]}'
        yield f'<lang xml:lang="{escape(language_of)}">{words}</lang>' if language_of else words
