"""How values become answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.responses import Response


def json_response(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a value as JSON that nobody keeps."""
    return Response(_json(value), status, {"Cache-Control": "no-store", **(headers or {})}, "application/json")


def json_if_changed(request: Request, value: Any) -> Response:
    """Return a value as JSON with an entity tag, or 304 if the client has it already."""
    data = _json(value)
    tag = sha256(data).hexdigest()
    headers = {"ETag": f'"{tag}"', "Cache-Control": "no-cache"}
    if has_current(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(data, headers=headers, media_type="application/json")


def has_current(request: Request, tag: str) -> bool:
    """Tell whether the client has what a tag is of (RFC 9110, 13.1.2)."""
    named = request.headers.get("if-none-match", "")
    return named.strip() == "*" or f'"{tag}"' in (each.strip().removeprefix("W/") for each in named.split(","))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="backslashreplace")
