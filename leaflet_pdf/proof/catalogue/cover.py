"""Rules about the cover of one patient."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

COVER_NOT_FIRST = Rule(
    "cover-not-first",
    Severity.ERROR,
    "A patient’s cover is not the first page, or more than one",
    "It is taken off before the leaflet is passed on. Another page would be passed on with it.",
    "",
    bad="A cover as page 2.",
    good="A cover as the first page, and nowhere else.",
)
COVER_SHARED = Rule(
    "cover-shared",
    Severity.ERROR,
    "Something else stands on the page of the cover",
    "It would be thrown away with the cover.",
    "",
    bad="The first section below the patient’s name.",
    good="A page with the cover alone.",
)
COVER_WORDS_MISSING = Rule(
    "cover-words-missing",
    Severity.ERROR,
    "Words of the patient’s file are not on the cover, or not whole",
    "The patient would not learn how to take it.",
    "",
    bad="Directions of which the last line is gone.",
    good="All words of the file.",
)
COVER_WORDS_TWICE = Rule(
    "cover-words-twice",
    Severity.ERROR,
    "Words of the patient’s file are told twice on the cover",
    "What is told twice may be done twice.",
    "",
    bad="The directions, two times.",
    good="The directions, once.",
)
DOSE_DIFFERS = Rule(
    "dose-differs",
    Severity.ERROR,
    "The cover tells another dose than the patient’s file",
    "It would be taken.",
    "",
    bad="“2” in the evening, where the file says “half”.",
    good="The doses of the file, each in its own cell.",
)
PATIENT_ELSEWHERE = Rule(
    "patient-elsewhere",
    Severity.ERROR,
    "The patient’s name stands outside the cover",
    "With the cover taken off, the leaflet must be anybody’s.",
    "",
    bad="The name in the title of the window.",
    good="The name on the cover alone.",
)
RULES = (
    COVER_NOT_FIRST,
    COVER_SHARED,
    COVER_WORDS_MISSING,
    COVER_WORDS_TWICE,
    DOSE_DIFFERS,
    PATIENT_ELSEWHERE,
)
