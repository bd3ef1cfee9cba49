"""A leaflet while it is written: its pages and what is wrong, after every change; and the ways between both."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from leaflet_pdf.build import laid_out, with_status
from leaflet_pdf.checks import build_errors
from leaflet_pdf.layout.frame import Page, Pages
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.gc_paused import gc_paused
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.patient import Whom
from leaflet_pdf.model.print_options import Printing
from leaflet_pdf.preview.locate import Located, Spot, located
from leaflet_pdf.preview.svg.pages import pages_as_svg
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.sources.yaml.places import Places

_AS_USUAL = Printing()
_NO_DIGEST = "0" * 64
"""Stands for the code of the content on pages that are shown before it is saved: else each word changed every page."""


class Sheet(NamedTuple):
    """A side of paper: its number, from 1, its measures in points, a hash of how it looks, and that, as SVG.

    There is no SVG of one that is known already.
    """

    number: int
    width: float
    height: float
    hash: str
    svg: str


class Preview(NamedTuple):
    """What a text comes to: the code of its content and its sides of paper, none if a finding is an error."""

    digest: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]


class _Set(NamedTuple):
    """A text read and laid out; without pages if a finding is an error."""

    leaflet: Leaflet | None
    pages: Pages | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a leaflet's text is tried before it stands in its file: in this file, printed so, on a day, for a patient.

    Pictures and standards are found beside the file, which need not be there, nor be on a disk (`folder_of`). Nothing
    is written, and nothing of a text is kept from one call to the next but what never changes what comes out.
    """

    file: Path
    printing: Printing = _AS_USUAL
    on: date | None = None
    patient: Whom | None = None
    saved: bool = False

    def preview(self, text: str | bytes, have: Collection[str] = ()) -> Preview:
        """Return how a text looks, without the sides of paper whose hashes are given.

        The pages show zeros for the code of the content, unless the text is `saved`: that which is in the file.
        """
        with gc_paused():
            leaflet, pages, findings = self._set(text)
            shown = sheets(pages, have, _as_text(text)) if pages else ()
        return Preview(leaflet.identity.digest if leaflet else "", shown, findings)

    def line_at(self, text: str | bytes, side: int, x: float, y: float) -> Source | None:
        """Return the place in a text of what is printed nearest to a point on one of its sides of paper, if any."""
        found = self.located(text)
        return found.line_at(side, x, y) if found else None

    def place_of_line(self, text: str | bytes, line: int) -> tuple[Spot, ...]:
        """Return where the words of a line of a text are printed; nowhere if it has no pages."""
        found = self.located(text)
        return found.place_of_line(line) if found else ()

    def located(self, text: str | bytes) -> Located | None:
        """Return the pages of a text with the places of what is on them; none if a finding is an error."""
        leaflet, pages, _ = self._set(text)
        return located(pages, leaflet, Places(text)) if leaflet and pages else None

    def _set(self, text: str | bytes) -> _Set:
        leaflet, findings = parse(text, self.file.as_posix(), self.file.parent)
        if leaflet is None:
            return _Set(None, None, findings)
        if build_errors(leaflet):
            findings += build_errors(leaflet, written=_as_text(text))
        leaflet, more = with_status(leaflet, self.file, self.on)
        digest = leaflet.identity.digest if self.saved else _NO_DIGEST
        shown = replace(leaflet, identity=leaflet.identity._replace(digest=digest))
        pages, findings = laid_out(shown, findings + more, self.printing, self.patient)
        return _Set(leaflet, pages, findings)


def sheets(pages: Pages, have: Collection[str] = (), written: str = "") -> tuple[Sheet, ...]:
    """Return the sides of paper of pages, in their order, without the drawings whose hashes are given.

    With the text of the leaflet's file, each of their lines has its own line there.
    """
    sides = {page.side: page for page in pages.pages}
    drawn = zip(sorted(sides), pages_as_svg(pages, written), strict=True)
    return tuple(_sheet(number, sides[side], svg, have) for number, (side, svg) in enumerate(drawn, 1))


def _as_text(text: str | bytes) -> str:
    return text if isinstance(text, str) else text.decode(errors="replace")


def _sheet(number: int, page: Page, svg: str, have: Collection[str]) -> Sheet:
    code = blake2b(svg.encode(), digest_size=16).hexdigest()
    return Sheet(number, page.width, page.height, code, "" if code in have else svg)
