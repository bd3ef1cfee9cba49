"""Rules about the cover of one patient."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

COVER_NOT_FIRST = Rule(
    "cover-not-first",
    Severity.ERROR,
    "A patient’s cover is not the first page, or takes more than one",
    "The cover is removed before the leaflet is passed on. A second page of it would be passed on too.",
    "",
    bad="A cover as page 2.",
    good="A cover as the first page, and nowhere else.",
)
COVER_SHARED = Rule(
    "cover-shared",
    Severity.ERROR,
    "The cover’s page contains something else",
    "It would be thrown away with the cover.",
    "",
    bad="The first section below the patient’s name.",
    good="A page with the cover alone.",
)
COVER_WORDS_MISSING = Rule(
    "cover-words-missing",
    Severity.ERROR,
    "Words of the patient’s file are missing from the cover",
    "The patient would not learn how to take the medicine.",
    "",
    bad="Directions whose last line is missing.",
    good="All words of the file.",
)
COVER_WORDS_TWICE = Rule(
    "cover-words-twice",
    Severity.ERROR,
    "Words of the patient’s file appear twice on the cover",
    "What is read twice may be done twice.",
    "",
    bad="The directions, printed twice.",
    good="The directions, once.",
)
DOSE_DIFFERS = Rule(
    "dose-differs",
    Severity.ERROR,
    "The cover gives a different dose from the patient’s file",
    "It would be taken.",
    "",
    bad="“2” in the evening, when the file says “half”.",
    good="The doses of the file, each in its own cell.",
)
TOTAL_ASTRAY = Rule(
    "total-astray",
    Severity.ERROR,
    "The cover has a total that the doses do not come to, or none",
    "It is what a patient checks the doses by.",
    "",
    bad="“In one day 70 mg”, with 40 mg in the morning and in the evening.",
    good="“In one day 80 mg”.",
)
PATIENT_ELSEWHERE = Rule(
    "patient-elsewhere",
    Severity.ERROR,
    "The patient’s name appears outside the cover",
    "With the cover removed, nothing in the leaflet may identify the patient.",
    "",
    bad="The name in the title of the document.",
    good="The name on the cover only.",
)
RULES = (
    COVER_NOT_FIRST,
    COVER_SHARED,
    COVER_WORDS_MISSING,
    COVER_WORDS_TWICE,
    DOSE_DIFFERS,
    TOTAL_ASTRAY,
    PATIENT_ELSEWHERE,
)
