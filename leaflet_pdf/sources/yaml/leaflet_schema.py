"""The JSON Schema of a leaflet's file."""

from __future__ import annotations

from leaflet_pdf.schema.json_schema import DIALECT, SCALAR, Schema, described, list_of, reference
from leaflet_pdf.schema.kinds import OwnKind, Value
from leaflet_pdf.sources.yaml import kinds
from leaflet_pdf.sources.yaml.format import BLANK, BLOCKS, ENTRY, ITEM, LEAFLET, MERGED, MOST_LINES, STEP


def leaflet_schema() -> Schema:
    """Return the JSON Schema of a leaflet file."""
    return {
        "$schema": DIALECT,
        "title": "A patient leaflet",
        **described(LEAFLET, _own),
        "$defs": {
            "text": {"type": SCALAR, "pattern": r"\S", "description": "A text, which may contain marks."},
            "content": {
                "anyOf": [{"type": SCALAR}, reference("entries"), described(ENTRY, _own), reference("swatch")],
                "description": 'A text, a list, a text with a list, or a swatch; "" leaves the cell empty.',
            },
            "cell": {"anyOf": [reference("content"), described(MERGED, _own)]},
            "entries": list_of({"anyOf": [reference("text"), described(ENTRY, _own)]}),
            "items": list_of({"anyOf": [reference("text"), described(ITEM, _own)]}),
            "steps-of-blocks": list_of({"anyOf": [reference("text"), described(STEP, _own)]}),
            **{name: described(record, _own) for name, record in BLOCKS.items()},
        },
    }


def _plain(kind: Value) -> Schema:
    return {"type": SCALAR, "pattern": f"^({kind.pattern})$"}


def _by_name(name: Value, value: Value) -> Schema:
    """Return the JSON Schema of values by names that the author chooses."""
    names = {"pattern": f"^({name.pattern})$"}
    return {"type": "object", "minProperties": 1, "propertyNames": names, "additionalProperties": _plain(value)}


def _to_fill_in(kind: kinds.Blanks | kinds.Lines) -> Schema:
    if isinstance(kind, kinds.Blanks):
        return list_of({"anyOf": [reference("text"), described(BLANK, _own)]})
    number: Schema = {"type": "integer", "minimum": 1, "maximum": MOST_LINES}
    return {"anyOf": [number, list_of(reference("text"))]}


def _sibling(kind: kinds.Original | kinds.Translations) -> Schema:
    return _plain(kind.file) if isinstance(kind, kinds.Original) else _by_name(kind.language, kind.file)


_DEFINED = {kinds.Words: "text", kinds.CellContent: "content", kinds.Cell: "cell", kinds.Entries: "entries"}
"""What kinds are called in the schema."""


def _own(kind: OwnKind) -> Schema:
    """Return the JSON Schema of a leaflet's own kind. Raises TypeError for any other."""
    match kind:
        case kinds.Words() | kinds.CellContent() | kinds.Cell():
            return reference(_DEFINED[type(kind)])
        case kinds.TextOrNone():
            return {"type": SCALAR}
        case kinds.Original() | kinds.Translations():
            return _sibling(kind)
        case kinds.Entries(blocks=blocks, steps=steps):
            return reference("steps-of-blocks" if steps else "items" if blocks else "entries")
        case kinds.Blanks() | kinds.Lines():
            return _to_fill_in(kind)
        case kinds.Body(blocks=blocks):
            allowed = [reference("text"), *(reference(name) for name in BLOCKS if name in blocks)]
            return {"anyOf": [reference("text"), list_of({"anyOf": allowed})]}
        case _:
            raise TypeError(f"not a kind of value in a leaflet's file: {kind!r}")
