"""Answers about the leaflets of the folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from leaflet_pdf.serve.answers.json_response import json_if_changed
from leaflet_pdf.serve.jobs.entries import Entry
from leaflet_pdf.serve.server import Asked, Server


async def leaflets(server: Server, asked: Asked) -> Response:
    """Return the leaflets that a query asks for."""
    found = [entry.summary for entry in await server.library.entries() if _is_meant(entry, asked.query)]
    return json_if_changed(asked.request, {"leaflets": found})


def _is_meant(entry: Entry, query: Mapping[str, Any]) -> bool:
    words = query.get("q", "").casefold().split()
    named = f"{entry.title} {entry.substance} {entry.id}".casefold()
    return (
        all(word in named for word in words)
        and query.get("language", entry.language) == entry.language
        and query.get("need", entry.need) == entry.need
        and ("product" not in query or any(product.get("gtin") == query["product"] for product in entry.products))
    )


async def leaflet(server: Server, asked: Asked) -> Response:
    """Return one leaflet."""
    entry = await server.library.entry(asked.id)
    return json_if_changed(asked.request, entry.summary)
