"""Header and footer: which leaflet this is, how far it has come, which page of how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leaflet_pdf.finding import NOWHERE
from leaflet_pdf.language import language
from leaflet_pdf.layout.frame import Artifact, Image, Item, Rect, Rule
from leaflet_pdf.layout.galley import HAIRLINE, shown
from leaflet_pdf.layout.line import Generated, Line, break_lines, copy_of, one_line
from leaflet_pdf.model import Identity, Status
from leaflet_pdf.style import FOOTER_RULE, HEADER_RULE, MM, UNPRINTABLE, Logo, Style

RULER = 50 * MM
RULER_TICK = 1 * MM
_HEADER_LINES = 2


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


def furniture(style: Style, identity: Identity, folio: Folio) -> Iterator[Item]:
    """Yield the header and footer of a page."""
    x = style.frame.x + style.shift(folio.number)
    left, right = x + style.hang, x + style.frame.width
    if folio.headed:
        yield from _header(style, identity, left, right)
    else:
        yield from _ruler(style, identity, left) if style.ruler else ()
        yield from [_logo(style, style.logo, right)] if style.logo else ()
    yield from _footer(style, identity, folio, left, right)


def _header(style: Style, identity: Identity, left: float, right: float) -> Iterator[Item]:
    """Yield the standing, over as many lines as it needs, and beside it what there is room for of the title."""
    rule, baseline = style.frame.y - HEADER_RULE, style.header_baseline
    copy = copy_of([Generated(standing(identity), NOWHERE, bold=True)], style.small, style, identity.language)
    lines = break_lines(copy, right - left).lines[:_HEADER_LINES] if standing(identity) else (Line(0, ()),)
    title = _fitted(style, identity, identity.title, right - left - lines[-1].width - style.hang)
    yield from _items(style, title, left, baseline, Artifact.HEADER)
    for above, line in enumerate(reversed(lines)):
        yield from _items(style, line, right - line.width, baseline - above * style.small.leading, Artifact.HEADER)
    yield Rule(left, rule, right, rule, HAIRLINE, style.hairline)


def _ruler(style: Style, identity: Identity, left: float) -> Iterator[Item]:
    """Yield a line of 50 mm above the title, and what it is for below it."""
    y = style.frame.y - HEADER_RULE - style.small.leading
    for x in (left, left + RULER):
        yield Rule(x, y - RULER_TICK, x, y + RULER_TICK, HAIRLINE, style.ink)
    yield Rule(left, y, left + RULER, y, HAIRLINE, style.ink)
    line = _fitted(style, identity, language(identity.language).ruler, style.frame.width)
    yield from _items(style, line, left, y + style.small.leading, Artifact.HEADER)


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
    number, count, _ = folio
    words, baseline = language(identity.language), style.footer_baseline
    rule = style.frame.y + style.frame.height + FOOTER_RULE
    label = words.page.format(page=number, pages=count)
    if style.duplex and number % 2 and number < count:
        label = f"{words.turn_over} · {label}"
    page = _line(style, identity, label)
    yield Rule(left, rule, right, rule, HAIRLINE, style.hairline)
    room = right - left - page.width - style.hang
    deepest = style.paper.height - UNPRINTABLE
    for below, line in enumerate(_edition(style, identity, room, 1 + int((deepest - baseline) / style.small.leading))):
        yield from _items(style, line, left, baseline + below * style.small.leading, Artifact.FOOTER)
    yield from _items(style, page, right - page.width, baseline, Artifact.FOOTER)


def _edition(style: Style, identity: Identity, room: float, most: int) -> Sequence[Line]:
    """Return which edition of which leaflet this is, in at most so many lines; the content code goes last."""
    words = language(identity.language)
    version = words.version.format(version=identity.version)
    revised = words.revised.format(date=words.day(identity.revised))
    code = identity.digest[:8]
    if identity.status is Status.APPROVED:
        version = f"{version} · {words.statuses[identity.status]}"
    for parts in ((identity.id, version, revised, code), (identity.id, version, code), (version, code), (code,)):
        copy = copy_of([Generated(" · ".join(parts), NOWHERE)], style.small, style, identity.language)
        lines = break_lines(copy, max(room, style.small.size)).lines
        if len(lines) <= most and max(line.width for line in lines) <= room:
            return lines
    return ()


def _line(style: Style, identity: Identity, words: str) -> Line:
    if not words:
        return Line(0, ())
    copy = copy_of([Generated(words, NOWHERE)], style.small, style, identity.language)
    return one_line(copy)


def _fitted(style: Style, identity: Identity, words: str, room: float) -> Line:
    """Return words on one line, cut short with an ellipsis if there is no room for them; none if for none."""
    line = _line(style, identity, words)
    while line.width > room and words:
        words = words[: max(0, min(len(words) - 1, int(len(words) * room / line.width)))].rstrip(" ·…")
        line = _line(style, identity, f"{words}…" if words else "")
    return line


def _items(style: Style, line: Line, x: float, y: float, artifact: Artifact) -> Iterator[Item]:
    for piece in line.pieces:
        yield shown(piece, x, y, style.quiet, artifact, None, NOWHERE)
