"""The kinds of value that a format is described in.

A kind says what is allowed in a place. It reads nothing itself: `decoder.py` reads files by it, and `json_schema.py`
turns it into a JSON Schema. A format may have its own kinds.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from leaflet_pdf.model.rule import Rule
from leaflet_pdf.schema.catalogue import BAD_VALUE
from leaflet_pdf.schema.document import nodes
from leaflet_pdf.schema.problem import Problem

Make = Callable[..., object]
"""Makes a model value from a source and the values of a record's keys."""

Check = Callable[[nodes.Mapping], Iterator[tuple[nodes.Node, Problem]]]
"""Yields the inconsistencies of a record, each with the node to point at."""


class OwnKind:
    """A format's own kind: its decoder reads it, and its JSON Schema describes it."""


class Value(NamedTuple):
    """A plain text that matches a pattern, without marks. `what` completes the sentence "… is not"."""

    what: str
    pattern: str = r"[^\n]+"
    rule: Rule = BAD_VALUE
    hint: str = ""
    convert: Callable[[str], object] = str


class Placed(NamedTuple):
    """A plain value that keeps its place in the file. It becomes a `Placed`."""

    kind: Value


class Choice(NamedTuple):
    """One of a closed list of words; or, with a folder, a YAML file of that folder beside this file."""

    what: str
    words: tuple[str, ...]
    convert: Callable[[str], object] = str
    folder: str = ""

    @staticmethod
    def of(what: str, enum: type[StrEnum]) -> "Choice":
        return Choice(what, tuple(enum), enum)


class Image(NamedTuple):
    """The name of a PNG or JPEG file beside this file, or below it, or of an SVG file, if `vector` allows that.

    It becomes a `Picture` or a `Vector`.
    """

    vector: bool = False


class FaceFile:
    """The name of a TrueType file beside this file, or below it. It becomes the file's path."""


class ListOf(NamedTuple):
    """A list of at least one value of one kind. It becomes a tuple, unless `make` makes something else of it."""

    kind: "Kind"
    make: Make | None = None


class Either(NamedTuple):
    """A record if the node is a mapping, or else the other kind."""

    record: "Record"
    other: "Kind"


class Named(NamedTuple):
    """Records by names that the author chooses. The name becomes the record's `key`."""

    name: Value
    record: "Record"


@dataclass(frozen=True, eq=False, repr=False)
class Field:
    """A key of a record. The model may call its value by another name."""

    key: str
    kind: "Kind"
    description: str
    required: bool = True
    attribute: str = ""

    @cached_property
    def name(self) -> str:
        return self.attribute or self.key.replace("-", "_")


@dataclass(frozen=True, eq=False, repr=False)
class Record:
    """A mapping with known keys. At most one of the keys in `exclusive` is allowed."""

    name: str
    fields: Mapping[str, Field]
    make: Make
    exclusive: frozenset[str] = frozenset()
    check: Check | None = None

    @cached_property
    def required(self) -> frozenset[str]:
        return frozenset(key for key, field in self.fields.items() if field.required)


Kind = Value | Placed | Choice | Image | FaceFile | ListOf | Either | Named | Record | OwnKind


def fields(*these: Field) -> Mapping[str, Field]:
    """Return the fields of a record by their keys."""
    return {field.key: field for field in these}
