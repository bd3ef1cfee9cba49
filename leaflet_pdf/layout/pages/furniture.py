"""Header and footer: which leaflet this is, how far it has come, which page of how many.

Nothing in them is cut but a long title. Where they need more lines, the margins grow.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout.catalogue import HEADER_TOO_HIGH
from leaflet_pdf.layout.frame import Artifact, Image, Item, Rect, Rule
from leaflet_pdf.layout.lines.line import Generated, Line, break_lines, styled_text
from leaflet_pdf.layout.pages.galley import HAIRLINE, shown
from leaflet_pdf.model.finding import NOWHERE, Finding, Source
from leaflet_pdf.model.leaflet import Identity, Status
from leaflet_pdf.model.style import MM, UNPRINTABLE, Logo, Style

RULER = 50 * MM
RULER_TICK = 1 * MM

_TITLE_LINES = 2
"""How many lines a header has for the title."""

_EDITION_LINES = 2
"""How many lines a footer has for the leaflet's name and its content code; version and date have as many as they need.
"""

_MOST_PAGES = 9_999
"""There is room for the numbers of so many pages, so that what is beside them is in one place on all of them."""


def status_line(identity: Identity) -> str:
    """Return what every page has to say: of a leaflet that is not approved, of words not reviewed, and its notice."""
    words = language(identity.language)
    status = "" if identity.status is Status.APPROVED else words.statuses[identity.status]
    return ". ".join(filter(None, (status, words.notice, identity.notice)))


class Folio(NamedTuple):
    """Which page of how many it is. It is headed unless it says in its text what others say in their header."""

    number: int
    pages: int
    headed: bool


def too_high(style: Style, source: Source) -> Iterator[Finding]:
    """Yield a finding if header and footer leave less than a third of each page to the leaflet."""
    if style.frame.height < style.paper.height / 3:
        taken, height = (style.paper.height - style.frame.height) / MM, style.paper.height / MM
        message = f"header and footer take {taken:.0f} of the {height:.0f} mm of each page"
        hint = "shorten the notice or the version, or choose larger paper or smaller type"
        yield HEADER_TOO_HIGH.at(source, message, hint)


class Furniture:
    """Header and footer of a leaflet's pages. Their lines are set once: but for the number, all pages have the same.

    `style` is the style that was asked for, with margins that hold them. A letterhead has how to reach the publisher.
    """

    def __init__(self, style: Style, identity: Identity, contact: str = "") -> None:
        self.style = style
        self._identity = identity
        self._words = language(identity.language)
        self._drawn = style.drawn(identity.language)
        self._room = style.frame.width - style.inset_across
        self._gap = 2 * style.small.size  # how far apart two texts on a line are at least
        self._title = self._titled()
        status = status_line(identity)
        self._status = self._lines(status, bold=True) if status else ()
        logo = style.frame.width / 2 if style.logo else 0
        self._ruled = self._lines(self._words.ruler, logo) if style.ruler else ()
        self._letterhead = self._letterhead_lines(contact, logo) if style.letterhead else []
        self._widest = self._widest_label()
        self._edition = self._edition_lines()
        self._headers: dict[float, tuple[Item, ...]] = {}
        self._editions: dict[float, tuple[Item, ...]] = {}
        above, below = self._rows()
        if above > 1 or below > 1:
            self.style = style.with_margins(style.margins, above, below)

    def _rows(self) -> tuple[int, int]:
        """Return how many lines header and footer have at most."""
        first = len(self._letterhead) + (1 + len(self._ruled) if self.style.ruler else 0)
        above = max(self._header_rows(), first)
        return above, max(len(self._widest), len(self._edition))

    def on(self, folio: Folio) -> Iterator[Item]:
        """Yield the header and footer of a page. What is the same on all pages that begin as far in is set once."""
        style = self.style
        x = style.frame.x + style.shift(folio.number)
        left, right = x + style.inset_across, x + style.frame.width
        if folio.headed:
            if left not in self._headers:
                self._headers[left] = tuple(self._header(left, right))
            yield from self._headers[left]
        else:
            yield from self._letterhead_at(left)
            yield from self._ruler(left) if style.ruler else ()
            yield from [_logo(style, style.logo, right)] if style.logo else ()
        if left not in self._editions:
            self._editions[left] = tuple(self._edition_at(left, right))
        yield from self._editions[left]
        yield from self._numbered(folio, right)

    def _header(self, left: float, right: float) -> Iterator[Item]:
        """Yield the title, and flush right how far the leaflet has come: beside it if there is room, or below.

        The last line is on the rule.
        """
        style, rows = self.style, self._header_rows()
        rule, leading = style.frame.y - style.header_rule, style.small.leading
        top = style.header_baseline - (rows - 1) * leading
        for row, line in enumerate(self._title):
            yield from _items(style, line, left, top + row * leading, Artifact.HEADER)
        for row, line in enumerate(self._status, rows - len(self._status)):
            yield from _items(style, line, right - line.width, top + row * leading, Artifact.HEADER)
        yield Rule(left, rule, right, rule, HAIRLINE, style.hairline)

    def _header_rows(self) -> int:
        """Return how many lines a header has; the title's last and the other's first may be on the same."""
        title, status = self._title, self._status
        joined = title and status and title[-1].width + self._gap + status[0].width <= self._room
        return len(title) + len(status) - bool(joined)

    def _titled(self) -> Sequence[Line]:
        """Return the title; if it is too long, with an ellipsis at the end of a word, and never inside a strength."""
        lines = self._lines(self._identity.title)
        if len(lines) <= _TITLE_LINES:
            return lines
        words = _text_of(lines[_TITLE_LINES - 1])
        while len(last := self._lines(f"{words.rstrip(' ,;:/–-')}…")) > 1:
            words = _text_of(last[0])[: len(words) - 1]
        return (*lines[: _TITLE_LINES - 1], *last)

    def _letterhead_lines(self, contact: str, beside: float) -> list[tuple[Line, str]]:
        """Return the lines of the publisher and of how to reach it, each with its colour."""
        publisher = self._lines(self._identity.publisher, beside, bold=True)
        reached = self._lines(contact, beside)
        return [*((line, self.style.accent) for line in publisher), *((line, self.style.quiet) for line in reached)]

    def _letterhead_at(self, left: float) -> Iterator[Item]:
        """Yield the publisher and how to reach it, above the ruler if there is one."""
        style, leading = self.style, self.style.small.leading
        below = len(self._letterhead) + (1 + len(self._ruled) if style.ruler else 0)
        for row, (line, colour) in enumerate(self._letterhead, 1):
            y = style.header_baseline - (below - row) * leading
            yield from _items(style, line, left, y, Artifact.HEADER, colour)

    def _ruler(self, left: float) -> Iterator[Item]:
        """Yield a line of 50 mm above the title, and what it is for below it."""
        style, leading = self.style, self.style.small.leading
        y = style.frame.y - style.header_rule - len(self._ruled) * leading
        for x in (left, left + RULER):
            yield Rule(x, y - RULER_TICK, x, y + RULER_TICK, HAIRLINE, style.ink)
        yield Rule(left, y, left + RULER, y, HAIRLINE, style.ink)
        for row, line in enumerate(self._ruled, 1):
            yield from _items(style, line, left, y + row * leading, Artifact.HEADER)

    def _edition_at(self, left: float, right: float) -> Iterator[Item]:
        """Yield what is the same in all footers: the rule, and at the left which edition this is."""
        style = self.style
        rule = style.frame.y + style.frame.height + style.footer_rule
        yield Rule(left, rule, right, rule, HAIRLINE, style.hairline)
        for row, line in enumerate(self._edition):
            y = style.footer_baseline + row * style.small.leading
            yield from _items(style, line, left, y, Artifact.FOOTER)

    def _numbered(self, folio: Folio, right: float) -> Iterator[Item]:
        """Yield, flush right in the footer, the page's number and whether to turn over."""
        style = self.style
        for row, line in enumerate(self._label(folio)):
            y = style.footer_baseline + row * style.small.leading
            yield from _items(style, line, right - line.width, y, Artifact.FOOTER)

    def _label(self, folio: Folio) -> Sequence[Line]:
        """Return the page's number and whether to turn over: on one line if the largest numbers leave room for that."""
        number, count, _ = folio
        page = self._words.page.format(page=number, pages=count)
        if not (self.style.duplex and number % 2 and number < count):
            return self._lines(page)
        apart = len(self._widest) > 1
        parts = (page, self._words.turn_over) if apart else (f"{self._words.turn_over} · {page}",)
        return [line for one in parts for line in self._lines(one)]

    def _widest_label(self) -> Sequence[Line]:
        """Return the widest that may be at the right of a footer."""
        page = self._words.page.format(page=_MOST_PAGES, pages=_MOST_PAGES)
        if not self.style.duplex:
            return self._lines(page)
        joined = self._lines(f"{self._words.turn_over} · {page}")
        return joined if len(joined) == 1 else self._lines(f"{page}\n{self._words.turn_over}")

    def _edition_lines(self) -> Sequence[Line]:
        """Return which edition of which leaflet this is, beside the page's number and below it."""
        identity, words = self._identity, self._words
        version = [words.version.format(version=identity.version)]
        if identity.status is Status.APPROVED:
            version.append(words.statuses[identity.status])
        version.append(words.revised.format(date=words.day(identity.revised)))
        code = identity.digest[:8]
        for parts in ([identity.id, *version, code], [*version, code], version):
            lines = self._joined(parts)
            if len(lines) <= _EDITION_LINES:
                break
        return self._evened(parts) if len(lines) == 2 and lines[0].width else lines

    def _evened(self, parts: Sequence[str]) -> Sequence[Line]:
        """Return the two lines that some parts need, the longer of them as short as can be."""
        beside = [*(line.width + self._gap for line in self._widest), 0, 0]
        cuts = [(" · ".join(parts[:count]), " · ".join(parts[count:])) for count in range(1, len(parts))]
        set_cuts = [[line for words in cut for line in self._lines(words)] for cut in cuts]
        ends = [[line.width + taken for line, taken in zip(lines, beside, strict=False)] for lines in set_cuts]
        return min(zip(ends, set_cuts, strict=True), key=lambda each: (len(each[1]), max(each[0])))[1]

    def _joined(self, parts: Sequence[str]) -> Sequence[Line]:
        """Return lines of as many parts as they hold beside what is at the right of the first of them."""
        beside = [line.width + self._gap for line in self._widest]
        lines: list[Line] = []
        while parts:
            free = self._room - (beside[len(lines)] if len(lines) < len(beside) else 0)
            for count in range(len(parts), 0, -1):
                line = self._lines(" · ".join(parts[:count]))
                if len(line) == 1 and line[0].width <= free:
                    break
            else:
                count, line = (0, [Line(0, ())]) if free < self._room else (1, line)
            lines += line
            parts = parts[count:]
        return lines

    def _lines(self, words: str, beside: float = 0, *, bold: bool = False) -> Sequence[Line]:
        """Return the lines of some words; what is beside them takes so much of the room."""
        style = self.style
        styled = styled_text([Generated(words, NOWHERE, bold=bold)], style.small, style, self._drawn)
        return break_lines(styled, self._room - beside).lines


def _logo(style: Style, logo: Logo, right: float) -> Image:
    """Return the logo at the top right, where later pages have their header. The publisher's name is in the text."""
    room = style.frame.y - style.header_rule / 2 - UNPRINTABLE
    height = min(logo.height, room)
    width = logo.picture.width * height / logo.picture.height
    if width > style.frame.width / 2:
        width, height = style.frame.width / 2, height * style.frame.width / 2 / width
    area = Rect(right - width, style.frame.y - style.header_rule / 2 - height, width, height)
    return Image(area, logo.picture, Artifact.HEADER)


def _text_of(line: Line) -> str:
    return "".join([piece.text for piece in line.pieces])


def _items(style: Style, line: Line, x: float, y: float, artifact: Artifact, colour: str = "") -> Iterator[Item]:
    for piece in line.pieces:
        yield shown(piece, x, y, colour or style.quiet, artifact, None, NOWHERE)
