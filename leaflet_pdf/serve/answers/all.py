"""Which function answers which operation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.responses import Response

from leaflet_pdf.serve.answers.content import check, preview
from leaflet_pdf.serve.answers.desk import completed, judged, located, seen, source, together
from leaflet_pdf.serve.answers.leaflets import leaflet, leaflets
from leaflet_pdf.serve.answers.printing import build, cover, pdf
from leaflet_pdf.serve.server import Asked, Server

ANSWERS: dict[str, Callable[[Server, Asked], Awaitable[Response]]] = {
    answer.__name__: answer
    for answer in (
        leaflets,
        leaflet,
        pdf,
        cover,
        build,
        check,
        preview,
        seen,
        judged,
        located,
        completed,
        source,
        together,
    )
}
