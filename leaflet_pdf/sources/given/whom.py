"""Whom a cover is for, as a program gives it: a patient, a file's path, or values as in such a file."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.patient import Patient, Whom
from leaflet_pdf.sources.given.as_yaml import as_yaml
from leaflet_pdf.sources.patient.parse import load_patient, parse_patient


def checked(about: object) -> Whom:
    """Return whom a cover is for, if it is of a type that can say so. Raises TypeError, which shows none of it."""
    if not isinstance(about, Patient | Mapping | str | PathLike):
        raise TypeError(f"patient is of type {type(about).__name__}: pass a Patient, a path or a mapping")
    return about


def patient_of(about: Whom) -> tuple[Patient | None, tuple[Finding, ...]]:
    """Return the patient, and all that is wrong with what was given; no patient if there is any finding.

    Raises TypeError, which shows none of the words, for values that no YAML file has.
    """
    if isinstance(about, Patient):
        return about, ()
    if not isinstance(about, Mapping):
        return load_patient(about)
    try:
        text = as_yaml(about, "patient")
    except (TypeError, ValueError):  # whose words could be a patient's
        raise TypeError("patient has a key or a value that no YAML file has: write words, numbers and dates") from None
    return parse_patient(text, "patient.yaml")
