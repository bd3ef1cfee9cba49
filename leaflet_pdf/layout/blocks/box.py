"""Boxes: what is framed, kept on one page where it fits on one, and titled again where it does not."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout.frame import Artifact, Drawing
from leaflet_pdf.layout.lines.line import Generated, Line, break_lines, extent, styled_text
from leaflet_pdf.layout.lines.paragraph import set_text
from leaflet_pdf.layout.lines.side_head import SIDE_GAP, settle
from leaflet_pdf.layout.pages.galley import (
    ALONE,
    EMPTY_FRAME,
    FREE,
    TORN,
    Column,
    Galley,
    Outline,
    Part,
    Repeat,
    SideHead,
    baseline,
    line_parts,
)
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Run
from leaflet_pdf.model.style import Frame, TextStyle
from leaflet_pdf.text.symbols import SIGNS

_TITLE_LINES_AGAIN = 2
"""A title is repeated in full if it takes no more lines than this, and else by its first word."""

_SIGN_SIZE = 1.1
_SIGN_ROOM = 1.4
"""A sign's em, and how far the words beside it stand off, in the em of these words."""


class Title(NamedTuple):
    """A box's first line: the word that the program puts first, the author's words, and their element.

    A box without a word may have no words of the author's either.
    """

    word: str
    runs: Sequence[Run]
    kind: TextStyle
    owner: int
    source: Source

    @property
    def lead(self) -> Generated:
        """What the program puts before the author's words."""
        return Generated(f"{self.word}: " if self.runs else self.word, self.source, bold=True)

    @property
    def runs_with_level(self) -> list[Run]:
        return [self.lead, *self.runs] if self.word else [*self.runs]


@contextmanager
def framed(galley: Galley, frame: Frame, title: Title, column: Column) -> Iterator[Column]:
    """Set a box round what is set inside the `with`, under its title; gives the column for its body."""
    style = galley.style
    inside = Column(column.x + style.padding + frame.bar, column.width - 2 * style.padding - frame.bar)
    beside = inside.indented(sign_width(frame.sign, title.kind))
    outline = Outline(column.x, column.width, frame.colour, frame.tint, frame.stroke, frame.bar)
    body = _level_with_text(galley, inside)
    if body != inside:
        settle(galley)
    first = len(galley.strips)
    galley.strip(style.padding, [], price=EMPTY_FRAME)
    if not title.word or body == inside:
        _set_title(galley, frame, title, body)
    else:
        _set_title_across(galley, frame, title, inside, body)
    galley.strips[first].space = 0
    yield body
    if body != inside:
        settle(galley)
    # A heading that ends a box should end no page either, though nothing in the box follows it.
    after = TORN if galley.strips[-1].price == ALONE else FREE
    galley.strips[-1].space = 0
    galley.keep_with_next(EMPTY_FRAME)
    galley.strip(style.padding, [], space=style.body.after + style.padding / 3, price=after)
    galley.keep_on_a_page(first)
    galley.bind(first, _again(galley, frame, title, inside.x, beside), style.padding, outline)


def _level_with_text(galley: Galley, inside: Column) -> Column:
    """Return the part of a box's inside that is level with the leaflet's text, if the box runs across the page."""
    text = galley.text
    return Column(text.x, inside.x + inside.width - text.x) if text and inside.width > text.width else inside


def _set_title(galley: Galley, frame: Frame, title: Title, column: Column) -> None:
    """Set a title with its word in front, and the sign before both; nothing for a box without a title."""
    if not title.runs_with_level:
        return
    beside = column.indented(sign_width(frame.sign, title.kind))
    strips = set_text(galley, title.runs_with_level, title.kind, beside, title.owner, frame.colour)
    strips[0].parts[:0] = sign_parts(frame.sign, frame.colour, title.kind, column.x)
    for strip in strips:
        strip.price = ALONE


def _set_title_across(galley: Galley, frame: Frame, title: Title, inside: Column, body: Column) -> None:
    """Set a title level with its word, which is in the column of the headings beside text, if it has room there.

    A box that has no other title than the word has its body beside that.
    """
    beside = inside.indented(sign_width(frame.sign, title.kind))
    side = beside._replace(width=body.x - SIDE_GAP - beside.x)
    fits = extent(styled_text([title.lead], title.kind, galley.style, galley.language))[1] <= side.width
    if not fits or (frame.sign and not title.runs):
        _set_title(galley, frame, title, body)
        return
    galley.side_head = SideHead(len(galley.strips), [title.lead], title.kind, frame.colour, side, title.owner)
    if title.runs:
        strips = set_text(galley, title.runs, title.kind, body, title.owner, frame.colour)
        strips[0].parts[:0] = sign_parts(frame.sign, frame.colour, title.kind, inside.x)
        for strip in strips:
            strip.price = ALONE


def sign_width(sign: str, kind: TextStyle) -> float:
    """Return the room that a sign before words of a kind takes, in points: the same for all, none for no sign."""
    return kind.size * _SIGN_ROOM if sign else 0


def sign_parts(sign: str, colour: str, kind: TextStyle, x: float, top: float = 0) -> list[Part]:
    """Return a sign that is before words of a kind; it only repeats what they say."""
    if not sign:
        return []
    size = kind.size * _SIGN_SIZE
    y = top + baseline(kind)
    return [Drawing(x, y, size * SIGNS[sign].advance / 1000, size, colour, sign, "", Artifact.DECORATION)]


def _again(galley: Galley, frame: Frame, title: Title, x: float, beside: Column) -> Repeat:
    """Return the title as a later page says it again."""
    kind, top = title.kind, galley.style.padding
    parts = sign_parts(frame.sign, frame.colour, kind, x, top)
    lines = _continued(galley, title, beside.width)
    for number, line in enumerate(lines):
        y = top + number * kind.leading + baseline(kind)
        parts += line_parts(line, beside.x, y, frame.colour, Artifact.REPEAT, title.source)
    return Repeat(top + len(lines) * kind.leading + (kind.after if lines else 0), parts)


def _continued(galley: Galley, title: Title, width: float) -> tuple[Line, ...]:
    continued = language(galley.language).continued
    runs_with_level = "".join(run.text for run in title.runs_with_level).replace("\n", " ")
    lines: tuple[Line, ...] = ()
    for words in filter(None, (runs_with_level, title.word)):
        run = Generated(f"{words} ({continued})", title.source, bold=True)
        lines = break_lines(styled_text([run], title.kind, galley.style, galley.language), width).lines
        if len(lines) <= _TITLE_LINES_AGAIN:
            break
    return lines
