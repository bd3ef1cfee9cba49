"""Rules about a file in two languages side by side."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

LANGUAGES_ALIKE = Rule(
    "languages-alike",
    Severity.ERROR,
    "Two languages side by side are not tagged as two languages",
    "A screen reader reads the second one with the voice of the first, and nobody understands it.",
    "ISO 14289-1, 7.2",
    bad="Two Document elements that are both in “en-GB”.",
    good="One in “en-GB” and one in “ar”.",
)
LEAVES_ITS_HALF = Rule(
    "leaves-its-half",
    Severity.ERROR,
    "Something is not in the half of the page that belongs to its language",
    "Words of one language among those of the other are read as part of them, or hide them.",
    "our own rule",
    bad="A line of Arabic that reaches into the English column.",
    good="Each language in its own column, with white space between both.",
)
ROWS_APART = Rule(
    "rows-apart",
    Severity.ERROR,
    "The same heading is not at the same height in both languages",
    "Readers and those who explain it to them look for the same words side by side.",
    "our own rule",
    bad="Section 4 on page 3 in English, and on page 4 in Arabic.",
    good="Section 4 at one height of page 3 in both.",
)

RULES = (LANGUAGES_ALIKE, LEAVES_ITS_HALF, ROWS_APART)
