"""Header and footer: which leaflet this is, how far it has come, which page of how many."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.finding import NOWHERE
from leaflet_pdf.language import language
from leaflet_pdf.layout.frame import Artifact, Item, Rule
from leaflet_pdf.layout.galley import HAIRLINE, shown
from leaflet_pdf.layout.line import Generated, Line, copy_of, one_line
from leaflet_pdf.model import Identity, Status
from leaflet_pdf.style import Style

HEADER_GAP = 14.0
FOOTER_GAP = 24.0
"""From the frame to the baselines of header and footer, in points."""


def standing(identity: Identity) -> str:
    """Return what every page has to say about a leaflet that is not approved, and its notice; "" for nothing."""
    statuses = language(identity.language).statuses
    status = "" if identity.status is Status.APPROVED else statuses[identity.status]
    return ". ".join(filter(None, (status, identity.notice)))


def furniture(style: Style, identity: Identity, number: int, count: int) -> Iterator[Item]:
    """Yield the header and footer of a page. The first page says in its text what others say in the header.

    The notice and the page number take the room that they need, title and edition what is left.
    """
    words, frame = language(identity.language), style.frame
    left, right = frame.x + style.hang, frame.x + frame.width
    head, foot = frame.y - HEADER_GAP, frame.y + frame.height + FOOTER_GAP
    if number > 1:
        state = _fitted(style, identity, standing(identity), right - left, bold=True)
        title = _fitted(style, identity, identity.title, right - left - state.width - style.hang)
        yield from _items(style, title, left, head, Artifact.HEADER)
        yield from _items(style, state, right - state.width, head, Artifact.HEADER)
        yield Rule(left, head + 4, right, head + 4, HAIRLINE, style.hairline)
    page = _line(style, identity, words.page.format(page=number, pages=count))
    version = words.version.format(version=identity.version)
    revised = words.revised.format(date=words.day(identity.revised))
    edition = " · ".join((identity.id, version, revised, identity.digest[:8]))
    yield Rule(left, foot - 12, right, foot - 12, HAIRLINE, style.hairline)
    room = right - left - page.width - style.hang
    yield from _items(style, _fitted(style, identity, edition, room), left, foot, Artifact.FOOTER)
    yield from _items(style, page, right - page.width, foot, Artifact.FOOTER)


def _line(style: Style, identity: Identity, words: str, *, bold: bool = False) -> Line:
    if not words:
        return Line(0, ())
    copy = copy_of([Generated(words, NOWHERE, bold)], style.small, style, identity.language)
    return one_line(copy)


def _fitted(style: Style, identity: Identity, words: str, room: float, *, bold: bool = False) -> Line:
    """Return words on one line, cut short with an ellipsis if there is no room for them; none if for none."""
    line = _line(style, identity, words, bold=bold)
    while line.width > room and words:
        words = words[: max(0, min(len(words) - 1, int(len(words) * room / line.width)))].rstrip(" ·…")
        line = _line(style, identity, f"{words}…" if words else "", bold=bold)
    return line


def _items(style: Style, line: Line, x: float, y: float, artifact: Artifact) -> Iterator[Item]:
    for piece in line.pieces:
        yield shown(piece, x, y, style.quiet, artifact, None, NOWHERE)
