"""Rules about the words of a leaflet."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

WORDS_MISSING = Rule(
    "words-missing",
    Severity.ERROR,
    "Words of the leaflet are missing from the PDF",
    "The reader would not learn them, and nobody would notice.",
    "",
    bad="“Do not take it in pregnancy.” is in the leaflet’s file but on no page.",
    good="Every word of the file is printed.",
)
WORDS_OUT_OF_ORDER = Rule(
    "words-out-of-order",
    Severity.ERROR,
    "Words of the leaflet are out of order",
    "Under another heading, the same words mean something else.",
    "",
    bad="The second step is read out before the first.",
    good="All words are read out in the order of the file.",
)
WORDS_TWICE = Rule(
    "words-twice",
    Severity.ERROR,
    "Words of the leaflet are repeated",
    "A dose that is read out twice may be taken twice.",
    "",
    bad="A screen reader reads the same paragraph twice.",
    good="Each text is read out once.",
)
WORDS_ADDED = Rule(
    "words-added",
    Severity.ERROR,
    "Words that are not the leaflet’s are mixed with its own",
    "A single “not” can reverse a sentence.",
    "",
    bad="“Do not chew it.” is read out as “Do not ever chew it.”",
    good="A paragraph contains its own words and no others.",
)
NOTICE_MISSING = Rule(
    "notice-missing",
    Severity.ERROR,
    "A page lacks the leaflet’s notice",
    "A draft without its notice could be given to a patient.",
    "",
    bad="Page 3 does not say “Draft”.",
    good="Every page says it.",
)
LANGUAGE_DIFFERS = Rule(
    "language-differs",
    Severity.ERROR,
    "The PDF declares another language than the leaflet’s",
    "A screen reader would pronounce the words as if they were in that language.",
    "ISO 14289-1, 7.2",
    bad="An English leaflet that is declared to be German.",
    good="The language of the leaflet’s file.",
)
TITLE_DIFFERS = Rule(
    "title-differs",
    Severity.ERROR,
    "The PDF has another title than the leaflet, or two titles",
    "Anyone who searches for a leaflet, or has several open, would take it for another one.",
    "ISO 19005-2, 6.6.3",
    bad="“Samplin 20 mg” in the window’s title bar, “Samplin 40 mg” on the page.",
    good="One title everywhere.",
)
LINK_ELSEWHERE = Rule(
    "link-elsewhere",
    Severity.ERROR,
    "A link leads to the wrong place",
    "The reader ends up at other advice than was meant.",
    "",
    bad="“See section 4” leads to section 3.",
    good="Each link leads to its own target.",
)
PAGE_BREAK_MISSED = Rule(
    "page-break-missed",
    Severity.ERROR,
    "What should begin on a new page does not",
    "What is to be taken out or handed over by itself would have other parts of the leaflet above it.",
    "",
    bad="A section with “page-break: yes”, in the middle of page 3.",
    good="The same section at the top of page 4.",
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
    PAGE_BREAK_MISSED,
)
