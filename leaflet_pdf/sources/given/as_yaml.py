"""Nested mappings and lists, as programs hold them, written as YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Any

_DEEPEST = 100
"""Content that is deeper is refused when it is read; what contains itself is deeper than all."""


def as_yaml(values: Mapping[Any, Any], name: str) -> str:
    """Return a mapping as the text of a YAML file, one key or entry to a line, in its order.

    A date is written as in 2026-11-23, a number as Python writes it, True and False as yes and no, None as nothing.
    Raises TypeError for what no YAML file has, and ValueError for what is too deep; the message names the place by its
    keys below the name, and quotes no value.
    """
    return "".join(_entries(values, "", name))


def _entries(values: Mapping[Any, Any], indent: str, path: str) -> Iterator[str]:
    if len(indent) > 2 * _DEEPEST:
        raise ValueError(f"{path[:80]}… is deeper than {_DEEPEST} keys and lists")
    for key, value in values.items():
        if isinstance(key, bool) or not isinstance(key, str | int):
            raise TypeError(f"{path} has a key of type {type(key).__name__}: write words")
        yield f"{indent}{_quoted(str(key))}:{_value(value, indent, f'{path}[{key!r}]')}"


def _items(values: Sequence[object], indent: str, path: str) -> Iterator[str]:
    for number, value in enumerate(values):
        yield f"{indent}-{_value(value, indent, f'{path}[{number}]')}"


def _value(value: object, indent: str, path: str) -> str:
    """Return a value as it stands behind its key or dash, to the end of its last line."""
    deeper = indent + "  "
    if isinstance(value, Mapping):
        return "\n" + "".join(_entries(value, deeper, path)) if value else " {}\n"
    if isinstance(value, list | tuple):
        return "\n" + "".join(_items(value, deeper, path)) if value else " []\n"
    return f" {_scalar(value, path)}".rstrip() + "\n"


def _scalar(value: object, path: str) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) or (isinstance(value, float) and isfinite(value)):
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    kind = type(value).__name__
    raise TypeError(f"{path} is of type {kind}: write words, a finite number, a date, a list or a mapping")


def _quoted(words: str) -> str:
    """Return words in quotes that YAML and JSON share."""
    return json.dumps(words, ensure_ascii=False)
