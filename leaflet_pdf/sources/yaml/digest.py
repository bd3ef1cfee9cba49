"""A digest of the whole content of a leaflet, which changes with every word."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from leaflet_pdf.schema.document.nodes import Items, Mapping, Node, Scalar

_as_json = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode

_Content = str | list["_Content"] | dict[str, "_Content"] | None


def digest(root: Node, pictures: Iterable[bytes]) -> str:
    """Return the SHA-256, in hex, of all keys and values in order, and of the pictures.

    Comments, quoting, indentation and line folding do not count, nor does the status: what is approved is
    what was a draft. Nor do the names of translations: one more changes no word of the original.
    """
    content = _content(root)
    if isinstance(content, dict):
        for key in ("status", "translations"):
            content.pop(key, None)
    total = hashlib.sha256(_as_json(content).encode())
    for data in pictures:
        total.update(hashlib.sha256(data).digest())
    return total.hexdigest()


def _content(node: Node) -> _Content:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [one.text if isinstance(one, Scalar) else _content(one) for one in node.nodes]
    if isinstance(node, Mapping):
        return {key: _content(value) for key, (_, value) in node.entries.items()}
    return None
