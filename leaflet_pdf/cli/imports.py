"""Writing what was imported: beside what is there, in place of an older version, and never over a person's work."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from leaflet_pdf.cli.exit_status import UsageError, say
from leaflet_pdf.files.disk import content, is_there, write
from leaflet_pdf.sources.yaml import parse

if TYPE_CHECKING:
    from leaflet_pdf.review.intake.intake import Intake


def write_intake(intake: Intake, folder: Path, out: TextIO, *, replace: bool) -> None:
    """Write a leaflet, its pictures and the report, and tell `out` of it.

    Raises UsageError where that would lose what a person wrote.
    """
    from leaflet_pdf.review.intake.intake_json import as_json

    one = intake.imported
    path, record = folder / f"{one.id}.yaml", folder / f"{one.id}.import.json"
    before = content(path) if is_there(path) else b""
    if before and not replace:
        _prove_untouched(before, path, record, one.document.origin.document)
    if not replace:
        _prove_own(one.files, folder, _record(record).get("leaflet", {}).get("pictures", []))
    for name, data in one.files.items():
        write(data, folder / name)
    write(one.text.encode(), path)
    write(as_json(intake).encode(), record)
    if before and before != one.text.encode():
        _show_difference(before, one.text, path, out)
    say(f"{path}: {'unchanged' if before == one.text.encode() else 'written'}", out)


def _prove_untouched(before: bytes, path: Path, record: Path, document: str) -> None:
    """Raise UsageError unless a file is as an import of the same document wrote it."""
    known = _record(record)
    if not known:
        raise UsageError(f"{path} is there already, and was not imported: it is kept; name another folder with -o")
    if known.get("leaflet", {}).get("sha-256") != hashlib.sha256(before).hexdigest():
        raise UsageError(f"{path} was changed since it was imported: it is kept; -o another folder, or --replace it")
    if known.get("source", {}).get("document") != document:
        raise UsageError(f"{path} is from another document: it is kept; name another folder with -o")


def _prove_own(files: Mapping[str, bytes], folder: Path, known: Collection[str]) -> None:
    """Raise UsageError if a picture would take the place of another that is not from an import of this leaflet."""
    for name, data in files.items():
        path = folder / name
        if name not in known and is_there(path) and content(path) != data:
            raise UsageError(f"{path} is another picture, and is kept: -o another folder, or --replace it")


def _record(path: Path) -> dict[str, Any]:
    if not is_there(path):
        return {}
    try:
        values = json.loads(content(path))
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _show_difference(before: bytes, text: str, path: Path, out: TextIO) -> None:
    """Print what differs between two versions, if both can be read."""
    from leaflet_pdf.review.diff import compare
    from leaflet_pdf.review.diff.report.diff_text import as_text
    from leaflet_pdf.review.diff.report.entries import report

    old, _ = parse(before, path.as_posix(), path.parent)
    new, _ = parse(text, path.as_posix(), path.parent)
    if old and new:
        print(as_text(report(compare(old, new), {}, {}, "", new.identity.language)), end="", file=out)
