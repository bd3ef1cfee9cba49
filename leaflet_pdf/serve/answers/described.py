"""Answers that describe what may be asked, and what is sent."""

from __future__ import annotations

from starlette.responses import Response

from leaflet_pdf.serve.answers.json_response import json_if_changed
from leaflet_pdf.serve.api.openapi import document
from leaflet_pdf.serve.api.operations import OPERATIONS
from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.server import Asked, Server
from leaflet_pdf.sources.patient.format import patient_schema
from leaflet_pdf.sources.yaml.leaflet_schema import leaflet_schema
from leaflet_pdf.theme import theme_schema

_SCHEMAS = {"leaflet": leaflet_schema, "patient": patient_schema, "theme": theme_schema}


async def openapi(_: Server, asked: Asked) -> Response:
    """Return the description of all operations."""
    return json_if_changed(asked.request, document(OPERATIONS))


async def schema(_: Server, asked: Asked) -> Response:
    """Return the JSON Schema of a kind of file."""
    of = asked.request.path_params["of"]
    if of not in _SCHEMAS:
        raise ProblemError(404, f"there are schemas of {', '.join(_SCHEMAS)}")
    return json_if_changed(asked.request, _SCHEMAS[of]())
