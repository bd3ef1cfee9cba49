"""The operations as an OpenAPI document (version 3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from leaflet_pdf.files.version import __version__
from leaflet_pdf.serve.api.operation import MULTIPART, Body, Operation

_PROBLEM = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "findings": {"type": "array", "items": {"type": "object"}},
    },
    "required": ["type", "title", "status", "detail"],
}


def document(operations: Iterable[Operation]) -> dict[str, Any]:
    """Return the description of operations. Addresses are relative: the server may be below any path."""
    paths: dict[str, dict[str, Any]] = {}
    for one in operations:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {"title": "leaflet serve", "version": __version__},
        "servers": [{"url": "."}],
        "paths": paths,
        "components": {
            "schemas": {"Problem": _PROBLEM},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(one: Operation) -> dict[str, Any]:
    return {
        "operationId": one.id,
        "summary": one.summary,
        **({} if one.open else {"security": [{"token": []}, {}]}),
        "parameters": [*_in_path(one), *_in_query(one)],
        **({"requestBody": _body(one.body)} if one.body else {}),
        "responses": {
            str(one.gives.status): _answer(one),
            "default": {
                "description": "what went wrong",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        },
    }


def _in_path(one: Operation) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", one.path)
    ]


def _in_query(one: Operation) -> list[dict[str, Any]]:
    return [
        {
            "name": key,
            "in": "query",
            "required": field.required,
            "description": field.means,
            "schema": field.shape.schema,
        }
        for key, field in one.query.items()
    ]


def _body(body: Body) -> dict[str, Any]:
    return {"required": True, "content": {media: _media(body, media) for media in body.media}}


def _media(body: Body, media: str) -> dict[str, Any]:
    """Return how a body is in a media type: as its shape says, as the file alone, or as a form with files."""
    if body.shape is None or media not in {"application/json", MULTIPART}:
        return {"schema": {"type": "string", "contentMediaType": media}}
    return {"schema": body.shape.schema}


def _answer(one: Operation) -> dict[str, Any]:
    gives = one.gives
    if gives.status == 204:
        return {"description": gives.means}
    schema = gives.shape.schema if gives.shape else {"type": "string", "contentMediaType": gives.media}
    return {"description": gives.means, "content": {gives.media: {"schema": schema}}}
