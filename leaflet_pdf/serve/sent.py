"""What a client sends, taken apart and held against what its operation describes. Nothing that is wrong is quoted."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from starlette.requests import ClientDisconnect, Request

from leaflet_pdf.serve.api.operation import Operation
from leaflet_pdf.serve.api.shapes import ShapeError, Values, read_words
from leaflet_pdf.serve.multipart import MultipartError, parts
from leaflet_pdf.serve.problem import ProblemError

_SLOWEST = 10.0
"""Seconds in which a body must be there."""

YAML = ("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml")


def query_of(operation: Operation, request: Request) -> dict[str, Any]:
    """Return the values of a query. Raises ProblemError."""
    found: dict[str, Any] = {}
    for key, words in request.query_params.multi_items():
        if key not in operation.query:
            allowed = f": it has {', '.join(operation.query)}" if operation.query else ""
            raise ProblemError(422, f"the query has a key that is not known here{allowed}")
        if key in found:
            raise ProblemError(422, f"{key} is given more than once")
        found[key] = _checked(read_words, operation.query[key].shape, words, key)
    missing = [key for key, field in operation.query.items() if field.required and key not in found]
    if missing:
        raise ProblemError(422, f"{missing[0]} is missing")
    return found


async def body_of(operation: Operation, request: Request) -> Any:
    """Return the value of a body; bytes if the operation takes them as they are. Raises ProblemError."""
    body = operation.body
    if body is None:
        return None
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    kind = "application/yaml" if kind in YAML else kind
    if kind not in body.media:
        raise ProblemError(415, f"send {' or '.join(body.media)}")
    data = await _bytes(request, body.most)
    if body.shape is None:
        return data
    if kind == "application/json":
        return _checked(body.shape.read, _json(data), "")
    if kind == "application/yaml":
        return {"content": data}
    assert isinstance(body.shape, Values)
    return _form(data, request.headers["content-type"], body.shape)


async def _bytes(request: Request, most: int) -> bytes:
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > most:
        raise ProblemError(413, f"the body has more than {most:,} bytes", headers={"Connection": "close"})
    data = bytearray()
    try:
        async with asyncio.timeout(_SLOWEST):
            async for piece in request.stream():
                data += piece
                if len(data) > most:
                    raise ProblemError(413, f"the body has more than {most:,} bytes", headers={"Connection": "close"})
    except TimeoutError:
        raise ProblemError(408, "the body took too long", headers={"Connection": "close"}) from None
    except ClientDisconnect:
        raise ProblemError(400, "the body ended too soon") from None
    return bytes(data)


def _json(data: bytes) -> Any:
    try:
        return json.loads(data, object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        line = f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise ProblemError(400, f"the body is not JSON{line}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object: what is given twice would vanish in silence."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is given twice")
    return found


def _refuse(_: str) -> float:
    raise ValueError("no number")


def _form(data: bytes, content_type: str, shape: Values) -> dict[str, Any]:
    """Return the fields of a form: `content` is the leaflet's file, others are JSON, and each other file a picture."""
    found: dict[str, Any] = {}
    files: dict[str, bytes] = {}
    try:
        for part in parts(content_type, data):
            if part.name == "content":
                found["content"] = part.data
            elif part.name in shape.fields:
                found[part.name] = _checked(shape.fields[part.name].shape.read, _json(part.data), part.name)
            elif part.file:
                files[part.file] = part.data
            else:
                raise ProblemError(422, f"the form has a part that is no file and none of {', '.join(shape.fields)}")
    except MultipartError as error:
        raise ProblemError(400, str(error)) from None
    if "content" not in found:
        raise ProblemError(422, "the form has no part that is called content")
    return found | {"files": files}


def _checked(reading: Callable[..., Any], *given: Any) -> Any:
    try:
        return reading(*given)
    except ShapeError as error:
        raise ProblemError(422, str(error)) from None
