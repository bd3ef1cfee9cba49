"""The lines of finished pages, numbered as reviewers count them, each with its line in the YAML file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from leaflet_pdf.layout.frame import Drawing, Glyphs, Page, Pages, Rule, Tag
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Leaflet, texts
from leaflet_pdf.model.style import Style
from leaflet_pdf.sources.yaml.places import Places

_SAME_LINE = 4.2
"""In points: the most between baselines of one line, for superscript and subscript, and cells of a row."""

_HEADS = {Tag.HEADING, Tag.SUBHEADING, Tag.PARAGRAPH}
"""What a heading beside the text, or a box's word there, is tagged as."""

_SLACK = 2.0
"""In points: how far words may extend to the left of their column."""


class PrintedLine(NamedTuple):
    """A line of a page: its number on that page, from 1, its column, from 0, its baseline in points, and its words.

    `written` is the line of the YAML file of its first words; 0 if the program added them all. A line of a heading
    beside the text is `aside`.
    """

    page: int
    number: int
    column: int
    y: float
    written: int
    text: str
    aside: bool = False


class _Words(NamedTuple):
    """Words of a line, with their reading order: by band of the page, column, baseline, and x.

    Where words go from right to left, their order on the page stands in the place of x.

    The bands are what spans the page above its columns, the columns, and what spans it below them. A heading beside
    the text is `aside`.
    """

    band: int
    column: int
    y: float
    x: float
    aside: bool
    written: int
    text: str


def printed_lines(pages: Pages, style: Style, leaflet: Leaflet, places: Places) -> tuple[PrintedLine, ...]:
    """Return the lines of a leaflet's pages in reading order."""
    reader = _LineReader(leaflet, places)
    beside = _beside_text(pages, style)
    return tuple(
        line for page in pages.pages for line in _lines(page, beside, style, reader, from_right=pages.from_right)
    )


def line_of(source: Source, lines: Iterable[PrintedLine]) -> PrintedLine | None:
    """Return the printed line of a place in the file: the first from that line, or else the last before it."""
    before = [line for line in lines if 0 < line.written <= source.line]
    return max(before, key=lambda line: (line.written, -line.page, -line.number), default=None)


class _LineReader:
    """Finds the places of a run's words in the file, in order: they follow each other on the pages."""

    def __init__(self, leaflet: Leaflet, places: Places) -> None:
        self._places = places
        self._texts = {
            id(run): (text, begin)
            for text in texts(leaflet)
            for run, begin in zip(text.runs, accumulate((len(run.text) for run in text.runs), initial=0), strict=False)
        }
        self._offsets: dict[int, int] = {}

    def line(self, item: Glyphs | Drawing) -> int:
        run = item.run
        if run is None:
            return 0
        offset = max(0, run.text.find(item.text.strip(), self._offsets.get(id(run), 0)))
        self._offsets[id(run)] = offset + len(item.text.strip())
        text, begin = self._texts[id(run)]
        return self._places.of(text, begin + offset).line


def _lines(
    page: Page, beside: set[int], style: Style, reader: _LineReader, *, from_right: bool
) -> Iterator[PrintedLine]:
    ordered = sorted(_words(page, beside, style, reader, from_right=from_right))
    lines = [line for aside in (True, False) for line in _in_lines([word for word in ordered if word.aside == aside])]
    for number, line in enumerate(sorted(lines, key=_place), 1):
        line.sort(key=lambda word: word.x)
        written = next((word.written for word in line if word.written), 0)
        text = "".join(word.text for word in line) if from_right else " ".join(word.text.strip() for word in line)
        yield PrintedLine(
            page.number, number, line[0].column, max(word.y for word in line), written, text, line[0].aside
        )


def _in_lines(words: Sequence[_Words]) -> Iterator[list[_Words]]:
    starts = [at for at, (above, word) in enumerate(pairwise(words), 1) if _begins_a_line(above, word)]
    for begin, end in pairwise([0, *starts, len(words)]):
        if begin < end:
            yield list(words[begin:end])


def _begins_a_line(above: _Words, word: _Words) -> bool:
    return (word.band, word.column) != (above.band, above.column) or word.y - above.y > _SAME_LINE


def _place(line: Sequence[_Words]) -> tuple[int, int, float, bool]:
    """Return the place of a line in reading order: one beside the text is before the text that it is level with."""
    return line[0].band, line[0].column, round(max(word.y for word in line), 1), not line[0].aside


def _words(page: Page, beside: set[int], style: Style, reader: _LineReader, *, from_right: bool) -> Iterator[_Words]:
    top, bottom = _columns(page, style)
    for number, item in enumerate(page.items):
        if isinstance(item, Glyphs | Drawing) and isinstance(item.owner, int):
            band = 0 if item.y < top else 1 if item.y <= bottom else 2
            column = int((item.x + _SLACK - page.frame.x) / (style.column_width + style.gutter)) if band == 1 else 0
            place = number if from_right else item.x
            yield _Words(band, column, item.y, place, item.owner in beside, reader.line(item), item.text)


def _beside_text(pages: Pages, style: Style) -> set[int]:
    """Return the elements that are paragraphs or headings, and have no words beyond the column beside the text."""
    inside = {number for number, element in enumerate(pages.elements) if style.side_across and element.tag in _HEADS}
    for page in pages.pages:
        edge = page.frame.x + style.side_across
        for item in page.items:
            if isinstance(item, Glyphs | Drawing) and isinstance(item.owner, int) and item.x + item.width > edge:
                inside.discard(item.owner)
    return inside


def _columns(page: Page, style: Style) -> tuple[float, float]:
    """Return the y of the top and bottom of a page's columns, from the rule between them; infinite without one."""
    middle = page.frame.x + style.column_width + style.gutter / 2
    for item in page.items:
        if isinstance(item, Rule) and item.x == item.to_x and abs(item.x - middle) < 1:
            return item.y, item.to_y
    return float("inf"), float("inf")
