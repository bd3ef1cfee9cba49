"""Which sections of a label are written for whom, by their codes.

Sources: FDA, section headings of Structured Product Labeling (LOINC); Health Canada, list 2.16.840.1.113883.2.20.6.63.
"""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """A part of a label that becomes a leaflet of its own: its codes, the best first, and the profile of each."""

    codes: dict[str, str]


PARTS = {
    "patient": Part(
        {
            "42231-1": "us-medguide",
            "42230-3": "pharmacy",
            "68498-5": "pharmacy",
            "pmi00": "pharmacy",
            "P3": "pharmacy",
        }
    ),
    "use": Part({"59845-8": "pharmacy"}),
}
"""Medication Guide, patient package insert, patient medication information; instructions for use."""

BOXED_WARNING = "34066-1"
"""A section that is set in a box (LOINC), also where it stands in another."""

HEALTH_CANADA = "2.16.840.1.113883.2.20.6"
"""The root of the lists of Health Canada; labels with none of them are of the United States."""

CANADIAN_LANGUAGES = {"1": "en-CA", "2": "fr-CA"}
"""Codes of languages in Health Canada's list 2.16.840.1.113883.2.20.6.29."""
