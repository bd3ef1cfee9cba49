"""What can keep a leaflet from being laid out, or is to be known of its pages."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

CHARACTER_NOT_COVERED = Rule(
    "character-not-covered",
    Severity.ERROR,
    "No font has this character",
    "It would be printed as an empty box, or not at all, and a word or a dose would be misread.",
    "ISO 14289-1, 7.21.8",
    bad="A Chinese name in a leaflet set in a Latin face.",
    good="The name in Latin letters, or a font that has the characters.",
)
NO_ITALICS = Rule(
    "no-italics",
    Severity.ERROR,
    "The faces of the theme have no italics, and the leaflet has words in italics",
    "What the author set off from the text would look like the rest of it.",
    "",
    bad="A leaflet with “_Escherichia coli_” in a theme that names regular and bold faces only.",
    good="The same in a theme that names italic and bold-italic faces as well.",
)
SET_UPRIGHT = Rule(
    "set-upright",
    Severity.HINT,
    "Letters of a script that has no italics are set upright",
    "Italics belong to Latin, Greek and Cyrillic type. Other scripts set words off by weight or by quotation marks.",
    "Unicode 16.0, 22.2",
    bad="A word in Arabic letters, written “_…_”.",
    good="The same word in bold, written “**…**”.",
)
WORDS_NOT_KNOWN = Rule(
    "words-not-known",
    Severity.ERROR,
    "Nothing is installed that tells words apart which are written without spaces",
    "Lines would end inside words, and half a word is read as another.",
    "",
    bad="A leaflet in Thai where only the program itself is installed.",
    good="The same with the package budoux beside it.",
)
LETTERS_TOO_SMALL = Rule(
    "letters-too-small",
    Severity.ERROR,
    "The letters of the leaflet’s script are smaller in a theme than they may be",
    "A theme is measured by its own letters; those of another script can be smaller beside them, and cannot be read.",
    "EC readability guideline, 2009",
    bad="A leaflet in Urdu in a theme whose header has 8 points.",
    good="The same in a theme whose header has 9 points.",
)
FACT_PARTED = Rule(
    "fact-parted",
    Severity.ERROR,
    "A column is too narrow to keep a number with its unit",
    "A number without its unit is read with another.",
    "UKAAF G003",
    bad="A table of nine columns with “7.5 mg/kg/day” in one of them.",
    good="The same facts in a table of three columns.",
)
DIARY_TOO_NARROW = Rule(
    "diary-too-narrow",
    Severity.ERROR,
    "The columns of a diary are too narrow for their words",
    "Words would run into each other, and there would be no room to write.",
    "",
    bad="A diary of ten columns with long headings.",
    good="Four columns with short ones.",
)
SLIP_TORN = Rule(
    "slip-torn",
    Severity.WARNING,
    "A slip to cut out does not fit on one page",
    "It is handed in as one piece of paper. A slip in two pieces gets lost.",
    "",
    bad="A slip with forty lines of text.",
    good="A slip of half a page.",
)
CARD_TORN = Rule(
    "card-torn",
    Severity.WARNING,
    "A card to carry does not fit on one page",
    "It is cut out and carried as one piece of paper.",
    "",
    bad="A card with forty lines of text.",
    good="A card of ten lines.",
)
COVER_TOO_SMALL = Rule(
    "cover-too-small",
    Severity.ERROR,
    "The cover’s page is too small for its words",
    "A patient’s directions must be complete, on one page.",
    "",
    bad="Directions of ten lines on a label of 62 mm.",
    good="The same directions on a page of the leaflet’s paper.",
)
FITTED = Rule(
    "fitted",
    Severity.HINT,
    "The leaflet was made to fit, and this is how",
    "You asked for a number of sides. Type and margins were reduced, but never below what can be read.",
    "",
    bad="A leaflet of five sides, when four were asked for.",
    good="The same leaflet, set a little closer.",
)
FITTED_SMALL = Rule(
    "fitted-small",
    Severity.WARNING,
    "To make the leaflet fit, its text was made very small",
    "Many people cannot read type below 9 points without strain, and give up.",
    "EC readability guideline, 2009",
    bad="A leaflet of eight pages on two, in 8.2 points.",
    good="The same leaflet on four pages, in 11 points.",
)
DOES_NOT_FIT = Rule(
    "does-not-fit",
    Severity.ERROR,
    "The leaflet does not fit on that many sides",
    "Smaller type could not be read. Cut words, or allow more sides.",
    "EC readability guideline, 2009",
    bad="Ten pages of text, when two sides were asked for.",
    good="The same text on six sides, or half of it on two.",
)
HEADER_TOO_HIGH = Rule(
    "header-too-high",
    Severity.ERROR,
    "Header and footer leave too little room",
    "Every page shows the leaflet’s name, version, date and notice; none of these can be left out.",
    "",
    bad="A notice of four hundred words.",
    good="A notice of one sentence: Example, not for patients.",
)
PAGE_TOO_SMALL = Rule(
    "page-too-small",
    Severity.ERROR,
    "Something is taller than a page",
    "What cannot be split needs a page that holds it together with the heading repeated above it.",
    "",
    bad="Giant print on paper as small as a hand.",
    good="Giant print on A4 or A5.",
)

LINES_TOO_SHORT = Rule(
    "lines-too-short",
    Severity.ERROR,
    "Two languages side by side have too short lines",
    "Lines of few letters part nearly every sentence, and are hard to follow in either language.",
    "",
    bad="Giant print in two languages on A5.",
    good="Giant print in two languages on A4, which lies across, or one language after the other.",
)

RULES = (
    CHARACTER_NOT_COVERED,
    NO_ITALICS,
    SET_UPRIGHT,
    WORDS_NOT_KNOWN,
    LETTERS_TOO_SMALL,
    FACT_PARTED,
    DIARY_TOO_NARROW,
    SLIP_TORN,
    CARD_TORN,
    COVER_TOO_SMALL,
    FITTED,
    FITTED_SMALL,
    DOES_NOT_FIT,
    HEADER_TOO_HIGH,
    PAGE_TOO_SMALL,
    LINES_TOO_SHORT,
)
