"""A finished PDF as a flat sequence of statements, from its structure tree alone.

Left out are what the program derives from the rest (the list of contents, section numbers, list markers), the
leaflet's status, which comes from the approval record and not from the author, and a patient's cover.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from leaflet_pdf.languages.language import Language, UnknownLanguageError, language
from leaflet_pdf.languages.ratings import rated_as
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.proof.fold import fold
from leaflet_pdf.proof.reader.readback import Element, ReadBack
from leaflet_pdf.review.diff.diff_words import Words, sentences, words_in
from leaflet_pdf.review.diff.statements import Statement
from leaflet_pdf.review.diff.versions.edition import Edition

_HEADING = re.compile(r"(\d+) (.+)")
_NUMBER = re.compile(r"^\d+ ")
_TITLED = {"Warning", "Precaution", "Slip", "Card", "LI", "TR", "Table", "Remark", "Information"}


def statements_of(readback: ReadBack, file: str) -> tuple[Statement, ...]:
    """Return the statements of a document, in reading order. Their places are the file and their first page."""
    collector = _Collector(readback, Source(file, 0, 0), _language(readback))
    for index in range(len(readback.elements)):
        collector.add(index)
    return tuple(collector.found)


def printed_statements(readback: ReadBack, file: str, *, contents: bool) -> Iterator[Statement]:
    """Yield everything in a document's text, block by block, with or without the list of contents."""
    collector = _Collector(readback, Source(file, 0, 0), _language(readback))
    left_out = set(readback.on_cover()) if contents else collector.left_out
    page = 1
    for index, element in enumerate(readback.elements):
        words = collector.text_of(index)
        if words and not element.inline and index not in left_out:
            page = next((content.page for content in element.content), page)
            yield Statement(words_in(words), (element.tag,), collector.place, page=page)


def edition_of(readback: ReadBack, file: str) -> Edition:
    """Return the edition in a document's last paragraph."""
    words = _language(readback)
    for element in reversed(readback.elements):
        found = _edition(words).fullmatch(fold(element.own)) if words and element.role == "P" else None
        if found:
            revised = readback.metadata.dates[0] or found["date"]
            return Edition(file, readback.title, found["id"], found["version"], revised, found["digest"])
    return Edition(file, readback.title)


def status_sentences(words: Language) -> tuple[str, ...]:
    """Return the sentences that open a leaflet without approval, as the program prints them."""
    statuses = (words.statuses[status] for status in Status if status is not Status.APPROVED)
    return tuple(f"{status}. {words.notice}." if words.notice else f"{status}." for status in statuses)


def _language(readback: ReadBack) -> Language | None:
    try:
        return language(readback.language)
    except UnknownLanguageError:
        return None


def _edition(words: Language) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(fold(words.edition))))


@dataclass(slots=True)
class _Collector:
    """The statements found so far.

    `leads` are, by element, the statements that head its contents; `first` is the first statement of an
    element; `cells` are elements by their id; `sections` the titles of sections by their printed reference;
    `status_paragraph` is the paragraph that begins with the leaflet's status, -1 for none.
    """

    readback: ReadBack
    place: Source
    words: Language | None
    found: list[Statement] = field(default_factory=list)
    leads: dict[int, list[int]] = field(default_factory=dict)
    first: dict[int, int] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)
    sections: dict[str, str] = field(default_factory=dict)
    cells: dict[str, int] = field(default_factory=dict)
    status_paragraph: int = -1

    def __post_init__(self) -> None:
        elements = self.readback.elements
        for element in elements:
            heading = _HEADING.fullmatch(fold(element.own)) if element.role == "H2" else None
            if heading and self.words:
                self.sections[self.words.references["section"].format(number=heading[1])] = f"[{heading[2]}]"
        self.left_out.update(self.readback.on_cover())
        for index, element in enumerate(elements):
            if element.id:
                self.cells[element.id] = index
            if element.role == "TOC":
                self.left_out.update(self.readback.inside(index))
                self.left_out.update([index - 1] if self._heads_contents(elements[index - 1]) else [])
        self.status_paragraph = self._status_paragraph()

    def _status_paragraph(self) -> int:
        """Return the paragraph after the title and the medicine's line, where the status would be; -1 for none."""
        elements = self.readback.elements
        title = next((index for index, element in enumerate(elements) if element.role == "H1"), len(elements))
        below = (index for index in range(title, len(elements)) if elements[index].role == "P")
        status = self.readback.metadata.label
        return -1 if status == Status.APPROVED else next(islice(below, 1, None), -1)

    def text_of(self, index: int) -> str:
        """Return the words of an element itself, without the leaflet's status."""
        words = fold(self.readback.elements[index].own)
        if index == self.status_paragraph and self.words:
            for status in status_sentences(self.words):
                if words == status or words.startswith(f"{status} "):
                    return words.removeprefix(status).lstrip()
        return words

    def _heads_contents(self, element: Element) -> bool:
        return self.words is not None and fold(element.own) == self.words.contents

    def add(self, index: int) -> None:
        """Add the statements of an element itself, without its descendants."""
        element = self.readback.elements[index]
        if index in self.left_out:
            return
        if element.role == "Figure" and element.alt:
            self._add(index, words_in(element.alt), "alt")
        words = self.text_of(index)
        if element.inline or self._marks_item(element):
            return
        words = _NUMBER.sub("", words) if element.role == "H2" else self._with_titles(words, element)
        for sentence in sentences([(words, "")]):
            self._add(index, sentence, *self._program(words, element))
        if not words and element.role in {"TD", "TH"} and not element.nested:
            self._add(index, ())

    def _marks_item(self, element: Element) -> bool:
        """Tell whether an element is the marker or number of a list item, not a term that is defined."""
        if element.role != "Lbl" or element.parent < 0:
            return False
        above = self.readback.elements[self.readback.elements[element.parent].parent]
        return above.numbering in {"Disc", "Decimal"}

    def _with_titles(self, words: str, element: Element) -> str:
        """Return words in which section numbers are replaced by section titles."""
        for kid in element.nested:
            title = fold(self.readback.elements[kid].own)
            if self.readback.elements[kid].role == "Link" and title in self.sections:
                words = words.replace(title, self.sections[title], 1)
        return words

    def _program(self, words: str, element: Element) -> Iterator[str]:
        """Yield the meaning of words that the program itself adds, or of the medicine's line."""
        if self.words is None:
            return
        if rated_as(self.words, words):
            yield "rating"
        if element.role == "P" and _edition(self.words).fullmatch(words):
            yield "edition"
        if element.role == "P" and self.found and self.found[-1].kinds == ("H1",):
            yield "strength"

    def _add(self, index: int, words: Words, *more: str) -> None:
        element = self.readback.elements[index]
        around = [index, *self.readback.around(index)]
        path = tuple(self.readback.elements[each].tag for each in reversed(around))[1:]
        under = self._under(index, element)
        page = next((content.page for content in element.content), self.found[-1].page if self.found else 1)
        kinds = (*path, *more, *self._below(under))
        within = tuple(reversed(around))
        self.found.append(Statement(words, kinds, self.place, (), within, under, page))
        self._lead(index, element, len(self.found) - 1)

    def _under(self, index: int, element: Element) -> tuple[int, ...]:
        heading = element.role.startswith("H") and element.role[1:].isdecimal()
        cells = (self.cells[id] for id in element.headers if id in self.cells)
        heads = [self.first[cell] for cell in cells if cell in self.first]
        for around in self.readback.around(index):
            leads = self.leads.get(around, [])
            if leads:
                return (leads[0] if heading and around == element.parent else leads[-1], *heads)
        return tuple(heads)

    def _below(self, under: tuple[int, ...]) -> Iterator[str]:
        """Yield the kind of a list below one of the program's own headings."""
        if self.words is None or not under:
            return
        above = self.found[under[0]].text
        if above.startswith(self.words.stop_now):
            yield "stop_now"
        if above.startswith(self.words.get_help):
            yield "get_help"
        if any(above.startswith(band["name"]) for band in self.words.frequencies.values()):
            yield "band"

    def _lead(self, index: int, element: Element, number: int) -> None:
        self.first.setdefault(index, number)
        parent = element.parent
        if element.role.startswith("H") and element.role[1:].isdecimal():
            self.leads.setdefault(parent, []).append(number)
        elif parent >= 0 and self.readback.elements[parent].tag in _TITLED and self.found[number].words:
            self.leads.setdefault(parent, [number])
