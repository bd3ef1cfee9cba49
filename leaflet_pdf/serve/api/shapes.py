"""The shapes that values have in requests and answers: what each allows, and how OpenAPI says it.

Each has `read`, which returns a value that has the shape, and `schema`, which says the shape as JSON Schema. What
`read` raises names the place and quotes nothing: it may be a patient's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol


class ShapeError(ValueError):
    """A value does not have its shape; the message says where."""


class Shape(Protocol):
    """What a value may be."""

    def read(self, value: object, place: str) -> Any:
        """Return a value that has the shape. Raises ShapeError."""

    @property
    def schema(self) -> dict[str, Any]:
        """The shape as JSON Schema."""


class Words(NamedTuple):
    """Words of at most so many characters, perhaps in a form."""

    longest: int = 200
    pattern: str = ""

    def read(self, value: object, place: str) -> str:
        if not isinstance(value, str):
            raise ShapeError(f"{place} is not a string")
        if len(value) > self.longest:
            raise ShapeError(f"{place} has more characters than {self.longest}")
        if self.pattern and not re.fullmatch(self.pattern, value):
            raise ShapeError(f"{place} is not in the form {self.pattern}")
        return value

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": self.longest} | (
            {"pattern": f"^(?:{self.pattern})$"} if self.pattern else {}
        )


class Number(NamedTuple):
    """A whole number in a range."""

    least: int
    most: int

    def read(self, value: object, place: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not self.least <= value <= self.most:
            raise ShapeError(f"{place} is not a whole number from {self.least} to {self.most}")
        return value

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class Measure(NamedTuple):
    """A number in a range."""

    least: float
    most: float

    def read(self, value: object, place: str) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool) or not self.least <= value <= self.most:
            raise ShapeError(f"{place} is not a number from {self.least:g} to {self.most:g}")
        return value

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "number", "minimum": self.least, "maximum": self.most}


class Flag(NamedTuple):
    """True or false."""

    def read(self, value: object, place: str) -> bool:
        if not isinstance(value, bool):
            raise ShapeError(f"{place} is neither true nor false")
        return value

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


class Day(NamedTuple):
    """A day, as in 2026-11-29."""

    def read(self, value: object, place: str) -> date:
        try:
            if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise ShapeError(f"{place} is not a day, as in 2026-11-29")

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


class Choice(NamedTuple):
    """One of some words."""

    words: tuple[str, ...]

    def read(self, value: object, place: str) -> str:
        if not isinstance(value, str) or value not in self.words:
            raise ShapeError(f"{place} is none of {', '.join(self.words)}")
        return value

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.words)}


class Listed(NamedTuple):
    """A list of at most so many."""

    of: Shape
    most: int

    def read(self, value: object, place: str) -> list[Any]:
        if not isinstance(value, list) or len(value) > self.most:
            raise ShapeError(f"{place} is not a list of at most {self.most}")
        return [self.of.read(one, f"{place}[{number}]") for number, one in enumerate(value)]

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.of.schema, "maxItems": self.most}


class Given(NamedTuple):
    """An object whose keys another format describes, by which it is judged where it is used."""

    means: str

    def read(self, value: object, place: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ShapeError(f"{place} is not an object")
        return value

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "object", "description": self.means}


class Field(NamedTuple):
    """A key of an object or of a query, and what it means."""

    shape: Shape
    means: str
    required: bool = False


class Values(NamedTuple):
    """An object with these keys and no others; null is as good as no key."""

    fields: Mapping[str, Field]

    def read(self, value: object, place: str) -> dict[str, Any]:
        where, inside = place or "the body", f"{place}." if place else ""
        if not isinstance(value, dict):
            raise ShapeError(f"{where} is not an object")
        if any(key not in self.fields for key in value):
            raise ShapeError(f"{where} has a key that is none of {', '.join(self.fields)}")
        given = {key: one for key, one in value.items() if one is not None}
        for key, field in self.fields.items():
            if field.required and key not in given:
                raise ShapeError(f"{inside}{key} is missing")
        return {key: self.fields[key].shape.read(one, f"{inside}{key}") for key, one in given.items()}

    @property
    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {
                key: {**field.shape.schema, "description": field.means} for key, field in self.fields.items()
            },
            "required": [key for key, field in self.fields.items() if field.required],
            "additionalProperties": False,
        }


class Either(NamedTuple):
    """What has one of some shapes; the last one tells what is wrong."""

    shapes: tuple[Shape, ...]

    def read(self, value: object, place: str) -> Any:
        for shape in self.shapes[:-1]:
            try:
                return shape.read(value, place)
            except ShapeError:
                continue
        return self.shapes[-1].read(value, place)

    @property
    def schema(self) -> dict[str, Any]:
        return {"anyOf": [shape.schema for shape in self.shapes]}


def read_words(shape: Shape, words: str, place: str) -> Any:
    """Return the value that the words of a query stand for. Raises ShapeError."""
    return shape.read(_meant(shape, words), place)


def _meant(shape: Shape, words: str) -> object:
    """Return words as the value of the kind that a shape has; as they are if they do not look like one."""
    match shape:
        case Flag() if words in _FLAGS:
            return _FLAGS[words]
        case Number() if re.fullmatch("-?[0-9]{1,9}", words):
            return int(words)
        case Measure() if re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", words):
            return float(words)
        case _:
            return words


_FLAGS = {"true": True, "false": False, "1": True, "0": False}
