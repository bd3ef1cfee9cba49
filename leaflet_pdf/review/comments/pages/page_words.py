"""The words of a page, in the order in which they are painted, whichever program saved it last.

The proof (`proof/reader/pages/content.py`) refuses what a leaflet is not written with. Here a page may come from any
program that rotated, scaled or imposed it: what is unknown is skipped, and pages inside pages (form XObjects) are
entered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import InitVar, dataclass, field, replace
from math import hypot, isfinite
from typing import Any, NamedTuple

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader, Budget, Unfolding, up_to
from leaflet_pdf.proof.reader.objects import ReadError, entry, resolve, string
from leaflet_pdf.review.comments.pages.foreign_fonts import Font, read_font
from leaflet_pdf.review.comments.pages.geometry import UNIT, Matrix, Point, Stretch, apply, around, times
from leaflet_pdf.review.comments.wording import split

_APART = 0.22
"""In em: a gap of this size along the line separates words."""
_RAISED = 0.6
"""In em: how far a superscript may be off the line of its word."""


class Glyph(NamedTuple):
    """A character, or several that are drawn as one. The mark is the kind of its artifact; "" for none."""

    text: str
    stretch: Stretch
    mark: str


class PageWord(NamedTuple):
    """A word or a punctuation mark on a page (from 1). `spaced` tells whether a space comes before it."""

    key: str
    page: int
    glyphs: tuple[Glyph, ...]
    mark: str
    spaced: bool

    @property
    def stretch(self) -> Stretch:
        """From the first glyph's start to the last one's end."""
        first, last = self.glyphs[0].stretch, self.glyphs[-1].stretch
        along = last.end[0] - first.start[0], last.end[1] - first.start[1]
        return first._replace(along=along)


FURNITURE, REPEATED = "furniture", "repeated"
"""The kinds of artifacts: a header or footer; a repeated title or header row."""


@dataclass(frozen=True, slots=True)
class _State:
    """The part of the graphics state that positions text (ISO 32000-1, 9.3)."""

    to_page: Matrix = UNIT
    font: Font | None = None
    size: float = 0
    spacing: float = 0
    word_spacing: float = 0
    scale: float = 1
    leading: float = 0
    rise: float = 0


@dataclass(slots=True)
class _Spoken:
    """ActualText, and what is painted in its place."""

    text: str
    glyphs: list[Glyph] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)


@dataclass(slots=True)
class PageTextReader:
    """Reads the pages of one file, each font once."""

    source: InitVar[BoundedReader]
    fonts: dict[int, tuple[Any, Font]] = field(default_factory=dict)
    tokens: Budget = field(init=False)
    _unfolding: Unfolding = field(init=False)
    _characters: Budget = field(init=False)
    _codes: Budget = field(init=False)

    def __post_init__(self, source: BoundedReader) -> None:
        self._unfolding, self.tokens = Unfolding(source), source.budget(limits.TOKENS)
        self._characters, self._codes = source.budget(limits.CHARACTERS), source.budget(limits.FOREIGN_CODES)

    def all_words(self, pages: Sequence[PageObject]) -> list[PageWord]:
        """Return the words of all pages. Raises ReadError, before reading, if there is too much content."""
        for number, page in enumerate(pages, 1):
            self._unfolding.page(page, number)
        return [word for number, page in enumerate(pages, 1) for word in self.words(page, number)]

    def words(self, page: PageObject, number: int) -> list[PageWord]:
        """Return the words of a page. Raises errors of every kind if its content is broken."""
        canvas = _Canvas(self, number)
        content = entry(page, "/Contents")
        if content is not None:
            canvas.paint(content, entry(page, "/Resources") or DictionaryObject(), UNIT, ())
        return list(_words(canvas.glyphs, number))

    def show(self, text: str, page: int) -> None:
        """Count the characters of a page. Raises ReadError if there are too many."""
        self._characters.take(1 + len(text), up_to(page))

    def font(self, value: Any) -> Font:
        font = resolve(value)
        if id(font) not in self.fonts:
            read = read_font(font)
            self.fonts[id(font)] = font, read  # ids are unique while the object is kept
            self._codes.take(len(read.texts) + len(read.widths))
        return self.fonts[id(font)][1]


@dataclass(slots=True)
class _Canvas:
    """The glyphs painted so far, and the current state."""

    reader: PageTextReader
    page: int
    glyphs: list[Glyph] = field(default_factory=list)
    _state: _State = field(default_factory=_State)
    _saved: list[_State] = field(default_factory=list)
    _marks: list[tuple[str, _Spoken | None]] = field(default_factory=list)
    _text: Matrix = UNIT
    _line: Matrix = UNIT
    _resources: DictionaryObject = field(default_factory=DictionaryObject)
    _inside: tuple[int, ...] = ()

    def paint(self, content: Any, resources: DictionaryObject, matrix: Matrix, inside: tuple[int, ...]) -> None:
        """Execute the operators of a page, or of a form XObject."""
        outer = self._state, self._saved, self._resources, self._inside, len(self._marks)
        self._state = replace(self._state, to_page=times(matrix, self._state.to_page))
        self._saved, self._resources, self._inside = [], resources, inside
        for operands, operator in ContentStream(content, None, "bytes").operations:
            self.reader.tokens.take(1 + len(operands), up_to(self.page))
            try:
                self._follow(operator, operands)
            except ReadError:
                raise
            except (TypeError, ValueError, IndexError, KeyError, AttributeError, OverflowError):
                continue  # a wrong operand: readers skip such an operator
        while len(self._marks) > outer[-1]:
            self._end()
        self._state, self._saved, self._resources, self._inside, _ = outer

    def _follow(self, operator: bytes, operands: list[Any]) -> None:
        match operator:
            case b"q":
                self._saved.append(self._state)
            case b"Q":
                self._state = self._saved.pop()
            case b"cm":
                self._state = replace(self._state, to_page=times(_matrix(operands), self._state.to_page))
            case b"Do":
                self._enter(operands[0])
            case b"BDC" | b"BMC":
                self._begin(operands)
            case b"EMC":
                self._end()
            case b"m" | b"l" | b"c" | b"v" | b"y" | b"re":
                self._trace(operator, [float(number) for number in operands])
            case _:
                self._write(operator, operands)

    def _write(self, operator: bytes, operands: list[Any]) -> None:
        """Execute a text operator (ISO 32000-1, 9.4)."""
        match operator:
            case b"BT":
                self._text = self._line = UNIT
            case b"Tm":
                self._text = self._line = _matrix(operands)
            case b"Td" | b"TD":
                x, y = map(float, operands)
                if operator == b"TD":
                    self._state = replace(self._state, leading=-y)
                self._next_line(x, y)
            case b"T*":
                self._next_line(0, -self._state.leading)
            case b"Tj":
                self._show(operands)
            case b"TJ":
                self._show(operands[0])
            case b"'":
                self._next_line(0, -self._state.leading)
                self._show(operands)
            case b'"':
                self._state = replace(self._state, word_spacing=float(operands[0]), spacing=float(operands[1]))
                self._next_line(0, -self._state.leading)
                self._show(operands[2:])
            case b"Tf":
                fonts = entry(self._resources, "/Font") or DictionaryObject()
                font = self.reader.font(fonts.get(operands[0]))
                self._state = replace(self._state, font=font, size=float(operands[1]))
            case b"Tz":
                self._state = replace(self._state, scale=float(operands[0]) / 100)
            case b"Tc" | b"Tw" | b"TL" | b"Ts":
                number: Any = {_NUMBERS[operator]: float(operands[0])}
                self._state = replace(self._state, **number)

    def _next_line(self, x: float, y: float) -> None:
        """Move to a new line, by x and y in text space (ISO 32000-1, 9.4.2)."""
        self._text = self._line = times((1, 0, 0, 1, x, y), self._line)

    def _show(self, strings: list[Any]) -> None:
        """Show strings and move along the line, in text space (ISO 32000-1, 9.4.4)."""
        state, along = self._state, 0.0
        seen = times(self._text, state.to_page)
        a, b, c, d, *_ = seen
        x, y = apply(seen, 0, state.rise)
        up = c * state.size, d * state.size
        try:
            for each in strings:
                if isinstance(each, bytes) and state.font:
                    for text, em, space in state.font.shown(each):
                        width = em * state.size * state.scale
                        start = x + a * along, y + b * along
                        self._add(text, Stretch(start, (a * width, b * width), up))
                        along += width + (state.spacing + (state.word_spacing if space else 0)) * state.scale
                elif not isinstance(each, bytes):
                    along -= float(each) / 1000 * state.size * state.scale
        finally:
            self._text = times((1, 0, 0, 1, along, 0), self._text)

    def _add(self, text: str, stretch: Stretch) -> None:
        (x, y), (along, across), (right, up) = stretch
        if not isfinite(x + y + along + across + right + up):
            return
        mark, spoken = self._marks[-1] if self._marks else ("", None)
        self.reader.show(text, self.page)
        (self.glyphs if spoken is None else spoken.glyphs).append(Glyph(text, stretch, mark))

    def _trace(self, operator: bytes, numbers: list[float]) -> None:
        """Record the points of a drawing that has ActualText."""
        spoken = self._marks[-1][1] if self._marks else None
        if spoken is not None:
            if operator == b"re":
                numbers = [*numbers[:2], numbers[0] + numbers[2], numbers[1] + numbers[3]]
            ends = zip(numbers[::2], numbers[1::2], strict=True)
            spoken.points += [apply(self._state.to_page, *end) for end in ends]

    def _begin(self, operands: list[Any]) -> None:
        mark, spoken = self._marks[-1] if self._marks else ("", None)
        properties = resolve(operands[1]) if len(operands) > 1 else None
        if isinstance(properties, str):
            properties = entry(entry(self._resources, "/Properties") or DictionaryObject(), properties)
        if not isinstance(properties, DictionaryObject):
            properties = DictionaryObject()
        if operands[0] == "/Artifact":
            again = entry(properties, "/Type") == "/Pagination" and "/Subtype" not in properties
            mark = REPEATED if again else FURNITURE
        if spoken is None and "/ActualText" in properties:
            spoken = _Spoken(string(entry(properties, "/ActualText")))
            self.reader.show(spoken.text, self.page)
        self._marks.append((mark, spoken))

    def _end(self) -> None:
        mark, spoken = self._marks.pop()
        if spoken is None or (self._marks and self._marks[-1][1] is spoken):
            return
        if spoken.glyphs:
            first, last = spoken.glyphs[0].stretch, spoken.glyphs[-1].stretch
            along = last.end[0] - first.start[0], last.end[1] - first.start[1]
            self.glyphs.append(Glyph(spoken.text, first._replace(along=along), mark))
        elif spoken.points:
            left, bottom, right, top = around(spoken.points)
            self.glyphs.append(Glyph(spoken.text, Stretch((left, bottom), (right - left, 0), (0, top - bottom)), mark))

    def _enter(self, name: str) -> None:
        drawn = entry(entry(self._resources, "/XObject") or DictionaryObject(), name)
        if id(drawn) in self._inside or len(self._inside) == limits.NESTED_PAGES:
            return  # a page inside itself
        if isinstance(drawn, StreamObject) and entry(drawn, "/Subtype") == "/Form":
            matrix = _matrix(entry(drawn, "/Matrix") or UNIT)
            self.paint(drawn, entry(drawn, "/Resources") or self._resources, matrix, (*self._inside, id(drawn)))


_NUMBERS = {b"Tc": "spacing", b"Tw": "word_spacing", b"TL": "leading", b"Ts": "rise"}


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(resolve(number)) for number in operands)
    return a, b, c, d, e, f


def _words(glyphs: list[Glyph], page: int) -> Iterator[PageWord]:
    """Yield glyphs as words: they end at white space, at a gap, at the end of a line and of an artifact."""
    together: list[Glyph] = []
    for glyph in glyphs:
        if together and (glyph.mark != together[-1].mark or not _touch(together[-1].stretch, glyph.stretch)):
            yield from _split(together, page)
            together = []
        together.append(glyph)
    yield from _split(together, page)


def _touch(one: Stretch, other: Stretch) -> bool:
    em = max(one.em, other.em) or 1.0
    x, y = other.start[0] - one.end[0], other.start[1] - one.end[1]
    length = hypot(*one.along) or 1.0
    along = (x * one.along[0] + y * one.along[1]) / length
    across = (x * one.along[1] - y * one.along[0]) / length
    return abs(along) < _APART * em and abs(across) < _RAISED * em


def _split(glyphs: list[Glyph], page: int) -> Iterator[PageWord]:
    of_char = [glyph for glyph in glyphs for _ in glyph.text]
    text = "".join(glyph.text for glyph in glyphs)
    for key, start, end in split(text):
        inside = tuple(dict.fromkeys(of_char[start:end]))
        yield PageWord(key, page, inside, inside[0].mark, start == 0 or text[start - 1].isspace())
