"""One code for the whole content of a leaflet: a word changed changes it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from leaflet_pdf.load.nodes import Items, Mapping, Node, Scalar

_Content = str | list["_Content"] | dict[str, "_Content"] | None


def digest(root: Node, pictures: Iterable[bytes]) -> str:
    """Return the SHA-256 of all keys and values in their order, and of the pictures, in hex.

    Comments, quoting, indentation and how lines are folded do not count.
    """
    content = json.dumps(_content(root), ensure_ascii=False, separators=(",", ":"))
    total = hashlib.sha256(content.encode())
    for data in pictures:
        total.update(hashlib.sha256(data).digest())
    return total.hexdigest()


def _content(node: Node) -> _Content:
    match node:
        case Scalar(text=text):
            return text
        case Items(nodes=nodes):
            return [_content(one) for one in nodes]
        case Mapping(entries=entries):
            return {key.text: _content(value) for key, value in entries}
        case _:
            return None
