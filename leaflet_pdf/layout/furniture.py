"""Header and footer: which leaflet this is, how far it has come, which page of how many.

Nothing in them is cut but a long title. Where they need more lines, the margins grow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leaflet_pdf.finding import NOWHERE, Finding, Source
from leaflet_pdf.language import language
from leaflet_pdf.layout.frame import Artifact, Image, Item, Rect, Rule
from leaflet_pdf.layout.galley import HAIRLINE, shown
from leaflet_pdf.layout.line import Generated, Line, break_lines, copy_of
from leaflet_pdf.model import Identity, Status
from leaflet_pdf.style import FOOTER_RULE, HEADER_RULE, MM, UNPRINTABLE, Logo, Style

RULER = 50 * MM
RULER_TICK = 1 * MM

_TITLE_LINES = 2
"""How many lines a header has for the title."""

_EDITION_LINES = 2
"""How many lines a footer has for the leaflet's name and its content code; version and date have as many as they need.
"""

_MOST_PAGES = 9_999
"""There is room for the numbers of so many pages, so that what stands beside them is in one place on all of them."""


def standing(identity: Identity) -> str:
    """Return what every page has to say about a leaflet that is not approved, and its notice; "" for nothing."""
    statuses = language(identity.language).statuses
    status = "" if identity.status is Status.APPROVED else statuses[identity.status]
    return ". ".join(filter(None, (status, identity.notice)))


class Folio(NamedTuple):
    """Which page of how many it is. It is headed unless it says in its text what others say in their header."""

    number: int
    pages: int
    headed: bool


def with_room(style: Style, identity: Identity) -> Style:
    """Return the style with margins that hold the header and footer of a leaflet."""
    room = style.frame.width - style.hang
    above = _rows(style, *_head(style, identity, room), room)
    if style.ruler:
        above = max(above, 1 + len(_ruled(style, identity, room)))
    below = max(len(_widest(style, identity, room)), len(_edition(style, identity, room)))
    return style.with_margins(style.margins, above, below) if above > 1 or below > 1 else style


def too_high(style: Style, source: Source) -> Iterator[Finding]:
    """Yield a finding if header and footer leave less than a third of each page to the leaflet."""
    if style.frame.height < style.paper.height / 3:
        taken, whole = (style.paper.height - style.frame.height) / MM, style.paper.height / MM
        message = f"header and footer take {taken:.0f} of the {whole:.0f} mm of each page"
        hint = "shorten the notice or the version, or choose larger paper or smaller type"
        yield Finding("header-too-high", message, source, hint)


def furniture(style: Style, identity: Identity, folio: Folio) -> Iterator[Item]:
    """Yield the header and footer of a page."""
    x = style.frame.x + style.shift(folio.number)
    left, right = x + style.hang, x + style.frame.width
    if folio.headed:
        yield from _header(style, identity, left, right)
    else:
        yield from _ruler(style, identity, left, right) if style.ruler else ()
        yield from [_logo(style, style.logo, right)] if style.logo else ()
    yield from _footer(style, identity, folio, left, right)


def _header(style: Style, identity: Identity, left: float, right: float) -> Iterator[Item]:
    """Yield the title at the left, and flush right how far the leaflet has come: beside it if there is room, or below.

    The last line stands on the rule.
    """
    rule, leading = style.frame.y - HEADER_RULE, style.small.leading
    title, said = _head(style, identity, right - left)
    rows = _rows(style, title, said, right - left)
    top = style.header_baseline - (rows - 1) * leading
    for row, line in enumerate(title):
        yield from _items(style, line, left, top + row * leading, Artifact.HEADER)
    for row, line in enumerate(said, rows - len(said)):
        yield from _items(style, line, right - line.width, top + row * leading, Artifact.HEADER)
    yield Rule(left, rule, right, rule, HAIRLINE, style.hairline)


def _head(style: Style, identity: Identity, room: float) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the lines of the title and those of what is said of the leaflet."""
    said = standing(identity)
    return _title(style, identity, room), _lines(style, identity, said, room, bold=True) if said else ()


def _title(style: Style, identity: Identity, room: float) -> Sequence[Line]:
    """Return the title; if it is too long, with an ellipsis at the end of a word, and never inside a strength."""
    lines = _lines(style, identity, identity.title, room)
    if len(lines) <= _TITLE_LINES:
        return lines
    words = _said(lines[_TITLE_LINES - 1])
    while len(last := _lines(style, identity, f"{words.rstrip(' ,;:/–-')}…", room)) > 1:
        words = _said(last[0])[: len(words) - 1]
    return (*lines[: _TITLE_LINES - 1], *last)


def _rows(style: Style, above: Sequence[Line], below: Sequence[Line], room: float) -> int:
    """Return how many lines two texts take; the last of the one and the first of the other may stand on the same."""
    joined = above and below and above[-1].width + _gap(style) + below[0].width <= room
    return len(above) + len(below) - bool(joined)


def _ruler(style: Style, identity: Identity, left: float, right: float) -> Iterator[Item]:
    """Yield a line of 50 mm above the title, and what it is for below it."""
    lines, leading = _ruled(style, identity, right - left), style.small.leading
    y = style.frame.y - HEADER_RULE - len(lines) * leading
    for x in (left, left + RULER):
        yield Rule(x, y - RULER_TICK, x, y + RULER_TICK, HAIRLINE, style.ink)
    yield Rule(left, y, left + RULER, y, HAIRLINE, style.ink)
    for row, line in enumerate(lines, 1):
        yield from _items(style, line, left, y + row * leading, Artifact.HEADER)


def _ruled(style: Style, identity: Identity, room: float) -> Sequence[Line]:
    """Return what the ruler is for, beside the logo if there is one."""
    beside = style.frame.width / 2 if style.logo else 0
    return _lines(style, identity, language(identity.language).ruler, room - beside)


def _logo(style: Style, logo: Logo, right: float) -> Image:
    """Return the logo at the top right, where later pages have their header. The publisher's name is in the text."""
    room = style.frame.y - HEADER_RULE / 2 - UNPRINTABLE
    height = min(logo.height, room)
    width = logo.picture.width * height / logo.picture.height
    if width > style.frame.width / 2:
        width, height = style.frame.width / 2, height * style.frame.width / 2 / width
    area = Rect(right - width, style.frame.y - HEADER_RULE / 2 - height, width, height)
    return Image(area, logo.picture, Artifact.HEADER)


def _footer(style: Style, identity: Identity, folio: Folio, left: float, right: float) -> Iterator[Item]:
    """Yield which edition this is at the left, and flush right the page's number and whether to turn over."""
    rule = style.frame.y + style.frame.height + FOOTER_RULE
    room, baseline, leading = right - left, style.footer_baseline, style.small.leading
    yield Rule(left, rule, right, rule, HAIRLINE, style.hairline)
    for row, line in enumerate(_edition(style, identity, room)):
        yield from _items(style, line, left, baseline + row * leading, Artifact.FOOTER)
    for row, line in enumerate(_label(style, identity, folio, room)):
        yield from _items(style, line, right - line.width, baseline + row * leading, Artifact.FOOTER)


def _label(style: Style, identity: Identity, folio: Folio, room: float) -> Sequence[Line]:
    """Return the page's number and whether to turn over: on one line if the largest numbers leave room for that."""
    number, count, _ = folio
    words = language(identity.language)
    page = words.page.format(page=number, pages=count)
    if not (style.duplex and number % 2 and number < count):
        return _lines(style, identity, page, room)
    apart = len(_widest(style, identity, room)) > 1
    said = (page, words.turn_over) if apart else (f"{words.turn_over} · {page}",)
    return [line for one in said for line in _lines(style, identity, one, room)]


def _widest(style: Style, identity: Identity, room: float) -> Sequence[Line]:
    """Return the widest that may stand at the right of a footer."""
    words = language(identity.language)
    page = words.page.format(page=_MOST_PAGES, pages=_MOST_PAGES)
    if style.duplex:
        whole = _lines(style, identity, f"{words.turn_over} · {page}", room)
        return whole if len(whole) == 1 else _lines(style, identity, f"{page}\n{words.turn_over}", room)
    return _lines(style, identity, page, room)


def _edition(style: Style, identity: Identity, room: float) -> Sequence[Line]:
    """Return which edition of which leaflet this is, beside the page's number and below it."""
    words = language(identity.language)
    version = [words.version.format(version=identity.version)]
    if identity.status is Status.APPROVED:
        version.append(words.statuses[identity.status])
    version.append(words.revised.format(date=words.day(identity.revised)))
    code = identity.digest[:8]
    beside = [line.width + _gap(style) for line in _widest(style, identity, room)]
    for parts in ([identity.id, *version, code], [*version, code], version):
        lines = _joined(style, identity, parts, room, beside)
        if len(lines) <= _EDITION_LINES:
            break
    return lines


def _joined(
    style: Style, identity: Identity, parts: Sequence[str], room: float, beside: Sequence[float]
) -> Sequence[Line]:
    """Return lines of as many parts as they hold. What stands beside the first lines takes so much of the room."""
    lines: list[Line] = []
    while parts:
        free = room - (beside[len(lines)] if len(lines) < len(beside) else 0)
        for count in range(len(parts), 0, -1):
            line = _lines(style, identity, " · ".join(parts[:count]), room)
            if len(line) == 1 and line[0].width <= free:
                break
        else:
            count, line = (0, [Line(0, ())]) if free < room else (1, line)
        lines += line
        parts = parts[count:]
    return lines


def _gap(style: Style) -> float:
    """Return how far apart two texts on a line of header or footer are at least."""
    return 2 * style.small.size


def _lines(style: Style, identity: Identity, words: str, room: float, *, bold: bool = False) -> Sequence[Line]:
    copy = copy_of([Generated(words, NOWHERE, bold=bold)], style.small, style, identity.language)
    return break_lines(copy, room).lines


def _said(line: Line) -> str:
    return "".join([piece.text for piece in line.pieces])


def _items(style: Style, line: Line, x: float, y: float, artifact: Artifact) -> Iterator[Item]:
    for piece in line.pieces:
        yield shown(piece, x, y, style.quiet, artifact, None, NOWHERE)
