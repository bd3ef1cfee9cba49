"""The proof of an export: every text of the leaflet is in it, in order, as read back from what was written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from leaflet_pdf.export.braille.back import lines_read, words_read
from leaflet_pdf.export.braille.embossed import is_unified
from leaflet_pdf.export.plain_text import BAR
from leaflet_pdf.export.spelled_out import ends_of, meanings, plain, says
from leaflet_pdf.layout.lines.directions import ISOLATES
from leaflet_pdf.model.leaflet import BLANK_MARK, Leaflet, Text

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_OFF_LINE = {
    "sup": str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"),
    "sub": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}
"""Figures that an element raises or lowers, as the model has them: 10² is not 102."""
_LEFT_OUT = dict.fromkeys(map(ord, (*BAR.strip(), *BLANK_MARK, *ISOLATES)))


def lost_in_html(leaflet: Leaflet, page: str) -> Iterator[Text]:
    """Yield the texts that an HTML page does not show where they should be."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return _lost(leaflet, reader.words)


def lost_in_text(leaflet: Leaflet, text: str) -> Iterator[Text]:
    """Yield the texts that plain text does not have where they should be."""
    return _lost(leaflet, [text])


def lost_in_fhir(leaflet: Leaflet, bundle: str) -> Iterator[Text]:
    """Yield the texts that the composition of a bundle does not say where it should."""
    composition = json.loads(bundle)["entry"][0]["resource"]
    return _lost(leaflet, [composition["title"], *_shown_in(composition)])


def _shown_in(part: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the sections of a composition say, or those of a section: their titles, narratives and sections."""
    for section in part.get("section", ()):
        reader = _Reader()
        reader.feed(section["text"]["div"])
        reader.close()
        yield from (section.get("title", ""), *reader.words, *_shown_in(section))


def lost_in_script(leaflet: Leaflet, script: str) -> Iterator[Text]:
    """Yield the texts that a script for reading aloud does not have where they should be."""
    return _lost(leaflet, list(ElementTree.fromstring(script).itertext()))


def misread_in_script(script: str) -> Iterator[str]:
    """Yield what a script has to be said for something else than is written, each with what is written."""
    root = ElementTree.fromstring(script)
    for written, words, language in _substituted(root, root.get(_LANGUAGE, "")):
        if not says(words, written, language):
            yield f"“{words}” does not say “{written}”"


def lost_in_braille_text(leaflet: Leaflet, text: str) -> Iterator[Text]:
    """Yield the texts that text for braille does not have where they should be, as written or in words."""
    known = meanings(leaflet.identity.language)
    written, place = _without_blanks(text), 0
    for one in leaflet.texts:
        wanted = _without_blanks(one.plain)
        ends = next(
            filter(None, (ends_of(wanted, written, start, known) for start in range(place, len(written)))), None
        )
        if ends is None and wanted:
            yield one
        else:
            place = min(ends or {place})


def lost_in_braille(leaflet: Leaflet, brf: str) -> Iterator[Text]:
    """Yield the texts that a file in Unified English Braille does not have where they should be, read cell by cell.

    Braille of other languages was read back, line by line, by whoever wrote it.
    """
    if is_unified(leaflet.identity.language):
        yield from lost_in_braille_text(leaflet, words_read(lines_read(brf)))


def _without_blanks(words: str) -> str:
    return plain(words).replace(BLANK_MARK[0], "")


def _substituted(element: ElementTree.Element, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is written, what is said for it, and in which language, of each substitution in an element."""
    language = element.get(_LANGUAGE, language)
    if element.tag.endswith("}sub"):
        yield element.text or "", element.get("alias", ""), language
    for inner in element:
        yield from _substituted(inner, language)


def _lost(leaflet: Leaflet, words: list[str]) -> Iterator[Text]:
    shown, place = _letters("".join(words)), 0
    for text in leaflet.texts:
        letters = _letters(text.plain)
        found = shown.find(letters, place)
        if found < 0:
            yield text
        else:
            place = found + len(letters)


def _letters(words: str) -> str:
    """Return words without what differs between forms: white space, bars of boxes, blanks, isolates."""
    return "".join(words.split()).translate(_LEFT_OUT)


class _Reader(HTMLParser):
    """Collects the words that a page shows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unseen = 0
        self._off_line: list[str] = []

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in {"style", "title", "script"}
        if tag in _OFF_LINE:
            self._off_line.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in {"style", "title", "script"}
        if tag in _OFF_LINE:
            self._off_line.pop()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data.translate(_OFF_LINE[self._off_line[-1]]) if self._off_line else data)
