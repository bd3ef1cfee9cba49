"""Reads files of standards, and picks what they have for a language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from leaflet_pdf.languages.language import fallbacks
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.schema.kinds import Record
from leaflet_pdf.schema.record import load_record

Values = Mapping[str, Any]
"""The values of a file, by the names of its keys."""


def load_values(path: Path, record: Record) -> tuple[Values | None, tuple[Finding, ...]]:
    """Return the values of a file and its findings; None if there are any."""
    values, findings = load_record(record, path)
    return (values if isinstance(values, dict) else None), findings


def in_language(language: str, words: Values) -> tuple[Any, ...]:
    """Return the values for a language tag, or else for what may stand in for it; () if there are none."""
    return next((words[tag] for tag in fallbacks(language) if words.get(tag)), ())
