"""The format as a JSON Schema (2020-12), so that editors complete and check while one types.

It says what may stand where. What a schema cannot say (that an id is used once, that a row has as
many cells as its table has columns) only the loader checks.
"""

from __future__ import annotations

from typing import assert_never

from leaflet_pdf.schema import kinds
from leaflet_pdf.sources.patient.format import PATIENT
from leaflet_pdf.sources.yaml.format import BLANK, BLOCKS, ENTRY, LEAFLET, MOST_LINES

_Schema = dict[str, object]

_SCALAR = ["string", "number", "boolean"]
"""What an editor takes an unquoted text for: 1.0 is a number to it, and no may be a boolean."""


def schema() -> dict[str, object]:
    """Return the JSON Schema of a leaflet file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A patient leaflet",
        **_record(LEAFLET),
        "$defs": {
            "text": {"type": _SCALAR, "pattern": r"\S", "description": "A text; it may have marks in it."},
            "cell": {
                "anyOf": [{"type": _SCALAR}, _ref("entries"), _record(ENTRY)],
                "description": 'A text, a list, or a text with a list; "" leaves the cell empty.',
            },
            "entries": _array({"anyOf": [_ref("text"), _record(ENTRY)]}),
            **{name: _record(record) for name, record in BLOCKS.items()},
        },
    }


def patient_schema() -> dict[str, object]:
    """Return the JSON Schema of a patient's file."""
    return record_schema("What a leaflet's cover says to one patient", PATIENT)


def record_schema(title: str, record: kinds.Record) -> dict[str, object]:
    """Return the JSON Schema of a file that is one record of plain values."""
    text: _Schema = {"type": _SCALAR, "pattern": r"\S"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **_record(record),
        "$defs": {"text": text},
    }


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/$defs/{name}"}


def _record(record: kinds.Record) -> _Schema:
    described: _Schema = {
        "type": "object",
        "properties": {field.key: _field(field) for field in record.fields.values()},
        "required": [field.key for field in record.fields.values() if field.required],
        "additionalProperties": False,
        "minProperties": 1,
    }
    if record.exclusive:
        described["not"] = {"required": sorted(record.exclusive)}
    return described


def _field(field: kinds.Field) -> _Schema:
    return {**_kind(field.kind), "description": field.description}


def _kind(kind: kinds.Kind) -> _Schema:
    described: _Schema
    match kind:
        case kinds.Words() | kinds.Image() | kinds.FaceFile():
            described = _ref("text")
        case kinds.Cell():
            described = _ref("cell")
        case kinds.Entries():
            described = _ref("entries")
        case kinds.Blanks():
            described = _array({"anyOf": [_ref("text"), _record(BLANK)]})
        case kinds.Lines():
            number = {"type": "integer", "minimum": 1, "maximum": MOST_LINES}
            described = {"anyOf": [number, _array(_ref("text"))]}
        case kinds.Value(pattern=pattern):
            described = {"type": _SCALAR, "pattern": f"^({pattern})$"}
        case kinds.Placed(kind=plain):
            described = _kind(plain)
        case kinds.Choice(words=words, folder=folder):
            described = {"enum": [*map(str, words), *(int(word) for word in words if word.isdecimal())]}
            if folder:
                described = {"anyOf": [described, {"type": "string", "pattern": f"^{folder}/[^/]+[.]yaml$"}]}
        case kinds.ListOf(kind=inner):
            described = _array(_kind(inner))
        case kinds.Either(record=record, other=other):
            described = {"anyOf": [_record(record), _kind(other)]}
        case kinds.Named(name=name, record=record):
            names = {"pattern": f"^({name.pattern})$"}
            described = {"type": "object", "minProperties": 1, "propertyNames": names}
            described["additionalProperties"] = _record(record)
        case kinds.Body(blocks=blocks):
            allowed = [_ref("text"), *(_ref(name) for name in BLOCKS if name in blocks)]
            described = {"anyOf": [_ref("text"), _array({"anyOf": allowed})]}
        case kinds.Record():
            described = _record(kind)
        case _:
            assert_never(kind)
    return described


def _array(items: _Schema) -> _Schema:
    return {"type": "array", "minItems": 1, "items": items}
