"""Loads a patient's file."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.patient import Patient
from leaflet_pdf.schema.document.read import content_of
from leaflet_pdf.schema.record import read_record
from leaflet_pdf.schema.redaction import RedactedDiagnostics
from leaflet_pdf.sources.patient.format import PATIENT
from leaflet_pdf.sources.patient.totals import wrong_totals


def load_patient(path: PathLike[str] | str) -> tuple[Patient | None, tuple[Finding, ...]]:
    """Return the patient in a file, and all that is wrong with it; no patient if there is any finding.

    No finding contains a word of the file, and no number but the sums of doses. All contain the
    file's name, which should not be the patient's.
    """
    path = Path(path)
    diagnostics = RedactedDiagnostics(path.as_posix())
    data = content_of(path, diagnostics)
    if data is None:
        return None, diagnostics.in_order()
    return parse_patient(data, diagnostics.file)


def parse_patient(text: str | bytes, file: str) -> tuple[Patient | None, tuple[Finding, ...]]:
    """Return the patient in a text, as `load_patient` does."""
    patient, findings = read_record(PATIENT, text, RedactedDiagnostics(file), Path())
    if not isinstance(patient, Patient):
        return None, findings
    findings += tuple(wrong_totals(patient))
    return None if findings else patient, findings
