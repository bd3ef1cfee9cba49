"""What a file of the standards says, and what of it is meant for a language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.schema.kinds import Record
from leaflet_pdf.schema.record import load_record

Values = Mapping[str, Any]
"""What a file says, by the names of its keys."""


def load_values(path: Path, record: Record) -> tuple[Values | None, tuple[Finding, ...]]:
    """Return what a file says, and what is wrong in it; nothing if anything is."""
    values, findings = load_record(record, path)
    return (values if isinstance(values, dict) else None), findings


def in_language(language: str, words: Values) -> tuple[Any, ...]:
    """Return what is said in a language: in that of the region, or else in that of all regions."""
    found: tuple[Any, ...] = words.get(language) or words.get(language.partition("-")[0], ())
    return found
