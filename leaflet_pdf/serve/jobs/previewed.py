"""Jobs that show the pages of content that was sent."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from leaflet_pdf.build import laid_out, loaded, resolved
from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.model.print_options import PrintOptions
from leaflet_pdf.review.reports.json import as_json
from leaflet_pdf.sources.given.given import as_file

if TYPE_CHECKING:
    from leaflet_pdf.layout.frame import Pages
    from leaflet_pdf.serve.jobs.asked import Content


def preview_content(content: Content, have: frozenset[str]) -> dict[str, Any]:
    """Return the pages of content that was sent, as SVG; of those that the client has, only their hashes."""
    with as_file(content.leaflet, "leaflet.yaml", content.files) as path:
        printing, findings = resolved(PrintOptions(**content.options), folder=path.parent if content.files else None)
        leaflet, more = loaded(path, status=Status.DRAFT)
        findings += more
        if printing is None:
            return {"digest": None, "pages": [], "findings": [as_json(one) for one in findings]}
        pages, findings = laid_out(leaflet, findings, printing, content.patient)
    shown = _svg(pages) if pages else ()
    return {
        "digest": leaflet.identity.digest if leaflet else None,
        "pages": [
            {"number": number, "width": width, "height": height, "hash": code} | ({} if code in have else {"svg": svg})
            for number, (width, height, svg) in enumerate(shown, 1)
            for code in [sha256(svg.encode()).hexdigest()]
        ],
        "findings": [as_json(one) for one in findings],
    }


def _svg(pages: Pages) -> tuple[tuple[float, float, str], ...]:
    from importlib import import_module

    painted = import_module("leaflet_pdf.preview.svg").pages_as_svg(pages)
    return tuple((page.width, page.height, svg) for page, svg in zip(pages.pages, painted, strict=True))
