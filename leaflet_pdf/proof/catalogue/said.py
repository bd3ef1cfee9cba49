"""Rules about the words of a leaflet."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

WORDS_MISSING = Rule(
    "words-missing",
    Severity.ERROR,
    "Words of the leaflet are not in the PDF, or not whole",
    "The reader would not learn them, and nobody would notice.",
    "",
    bad="“Do not take it in pregnancy.” is in the file and not on a page.",
    good="Each word of the file is printed.",
)
WORDS_OUT_OF_ORDER = Rule(
    "words-out-of-order",
    Severity.ERROR,
    "Words of the leaflet are told in another place",
    "Under another heading, the same words say something else.",
    "",
    bad="The second step is told before the first.",
    good="All words are told in the order of the file.",
)
WORDS_TWICE = Rule(
    "words-twice",
    Severity.ERROR,
    "Words of the leaflet are told twice",
    "A dose that is told twice may be taken twice.",
    "",
    bad="A screen reader says the same paragraph two times.",
    good="Each text is told once.",
)
WORDS_ADDED = Rule(
    "words-added",
    Severity.ERROR,
    "Words are told in one breath with the leaflet’s that are not the leaflet’s",
    "A “not” more or less turns a sentence round.",
    "",
    bad="“Do not chew it.” is told as “Do not ever chew it.”",
    good="A paragraph says its own words and no others.",
)
NOTICE_MISSING = Rule(
    "notice-missing",
    Severity.ERROR,
    "A page lacks the notice that it must bear",
    "A draft without its notice can be given to a patient.",
    "",
    bad="Page 3 does not say “Draft”.",
    good="Each page says it.",
)
LANGUAGE_DIFFERS = Rule(
    "language-differs",
    Severity.ERROR,
    "The PDF names another language than the leaflet",
    "A screen reader would read the words aloud by the rules of that language.",
    "ISO 14289-1, 7.2",
    bad="An English leaflet that says it is German.",
    good="The language of the leaflet’s file.",
)
TITLE_DIFFERS = Rule(
    "title-differs",
    Severity.ERROR,
    "The PDF has another title than the leaflet, or two titles",
    "Who searches for a leaflet, or has several open, takes it for another one.",
    "ISO 19005-2, 6.6.3",
    bad="“Samplin 20 mg” in the window, “Samplin 40 mg” on the page.",
    good="One title everywhere.",
)
LINK_ELSEWHERE = Rule(
    "link-elsewhere",
    Severity.ERROR,
    "A link does not lead where its words say",
    "The reader lands at other advice than was meant.",
    "",
    bad="“See section 4” leads to section 3.",
    good="Each link leads to its own target.",
)
RULES = (
    WORDS_MISSING,
    WORDS_OUT_OF_ORDER,
    WORDS_TWICE,
    WORDS_ADDED,
    NOTICE_MISSING,
    LANGUAGE_DIFFERS,
    TITLE_DIFFERS,
    LINK_ELSEWHERE,
)
