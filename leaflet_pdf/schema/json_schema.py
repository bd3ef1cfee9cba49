"""A format as a JSON Schema (2020-12), so that editors can complete and check while people type.

It says what is allowed where. What a schema cannot say (that ids are unique, that a row has as many cells as its
table has columns) only the decoder checks.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import assert_never

from leaflet_pdf.schema import kinds

Schema = dict[str, object]

SCALAR = ["string", "number", "boolean"]
"""The types that an editor may see in an unquoted text: 1.0 is a number to it, and “no” may be a boolean."""

_YES = {"yes", "no"}
"""What YAML 1.1, which many editors read, takes for a boolean."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema(title: str, record: kinds.Record) -> Schema:
    """Return the JSON Schema of a file that is one record of plain values."""
    text: Schema = {"type": SCALAR, "pattern": r"\S"}
    return {"$schema": DIALECT, "title": title, **described(record, _unknown), "$defs": {"text": text}}


Describe = Callable[[kinds.OwnKind], Schema]
"""Returns the schema of a format's own kind."""


def _unknown(kind: kinds.OwnKind) -> Schema:
    """Raise TypeError: formats without kinds of their own have no other kinds."""
    raise TypeError(f"no JSON Schema for this kind: {kind!r}")


def reference(name: str) -> Schema:
    """Return a reference to a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


def list_of(items: Schema) -> Schema:
    """Return the schema of a list that is not empty."""
    return {"type": "array", "minItems": 1, "items": items}


def _record(record: kinds.Record, own: Describe) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": {
            field.key: {**described(field.kind, own), "description": field.description}
            for field in record.fields.values()
        },
        "required": [field.key for field in record.fields.values() if field.required],
        "additionalProperties": False,
        "minProperties": 1,
    }
    if record.exclusive:
        both = [{"required": list(pair)} for pair in combinations(sorted(record.exclusive), 2)]
        schema["not"] = both[0] if len(both) == 1 else {"anyOf": both}
    return schema


def described(kind: kinds.Kind, own: Describe) -> Schema:
    """Return the schema of a kind; `own` describes the format's own kinds."""
    schema: Schema
    match kind:
        case kinds.Image() | kinds.FaceFile():
            schema = reference("text")
        case kinds.Value(pattern=pattern):
            schema = {"type": SCALAR, "pattern": f"^({pattern})$"}
        case kinds.Placed(kind=plain):
            schema = described(plain, own)
        case kinds.Choice(words=words, folder=folder):
            read = [
                int(word) if word.isdecimal() else word == "yes" for word in words if word.isdecimal() or word in _YES
            ]
            schema = {"enum": [*map(str, words), *read]}
            if folder:
                schema = {"anyOf": [schema, {"type": "string", "pattern": f"^{folder}/[^/]+[.]yaml$"}]}
        case kinds.ListOf(kind=inner):
            schema = list_of(described(inner, own))
        case kinds.Either(record=record, other=other):
            schema = {"anyOf": [_record(record, own), described(other, own)]}
        case kinds.Named(name=name, record=record):
            names = {"pattern": f"^({name.pattern})$"}
            schema = {"type": "object", "minProperties": 1, "propertyNames": names}
            schema["additionalProperties"] = _record(record, own)
        case kinds.Record():
            schema = _record(kind, own)
        case kinds.OwnKind():
            schema = own(kind)
        case _:
            assert_never(kind)
    return schema
