"""Real names that resemble another: they differ from a medicine's name but are not misspellings of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from leaflet_pdf.schema.kinds import Field, ListOf, Record, Value, fields
from leaflet_pdf.schema.record import load_own_record, placeless


@placeless
def _names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names)


_NAMES = Record("names", fields(Field("names", ListOf(Value("a name", "[a-z]+")), "Names in small letters.")), _names)


@cache
def real_names() -> frozenset[str]:
    """Return real names of substances and classes, in lower case."""
    names = load_own_record(_NAMES, Path(__file__).parent / "names.yaml")
    assert isinstance(names, frozenset)
    return names
