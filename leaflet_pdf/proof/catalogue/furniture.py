"""Rules about what the program adds, and what stands in the margins."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

WORDS_UNEXPECTED = Rule(
    "words-unexpected",
    Severity.ERROR,
    "Words are neither the author’s nor the program’s",
    "Somebody added them after the leaflet was made.",
    "",
    bad="“You may drink with this medicine.”, which is in no leaflet.",
    good="The leaflet’s words, and what the program adds in its language.",
)
EDITION_UNTOLD = Rule(
    "edition-untold",
    Severity.ERROR,
    "The leaflet does not state its edition in full",
    "Nobody could find the leaflet that a patient is holding.",
    "",
    bad="A last line with the wrong review date.",
    good="Name, version, dates and content code as in the leaflet’s file.",
)
PAGE_NUMBER = Rule(
    "page-number",
    Severity.ERROR,
    "Pages are not numbered consecutively from 1",
    "Nobody would notice a missing page.",
    "",
    bad="Pages numbered 1, 3 and 4.",
    good="Pages numbered 1, 2 and 3.",
)
HEADER_DIFFERS = Rule(
    "header-differs",
    Severity.ERROR,
    "A running header is wrong",
    "Loose pages are identified by it when a leaflet comes apart.",
    "",
    bad="A header with the name of another medicine.",
    good="The title, the leaflet’s status and its notice, and nothing else.",
)
FOOTER_DIFFERS = Rule(
    "footer-differs",
    Severity.ERROR,
    "A footer is wrong",
    "Version, date and page number show whether a leaflet is complete and up to date.",
    "",
    bad="“Version 2.0” when the leaflet is version 1.0, or “Page 2 of 3” on the second page of four.",
    good="Name, version, date, content code and page, and nothing else.",
)
AGAIN_DIFFERS = Rule(
    "again-differs",
    Severity.ERROR,
    "A repeated heading differs from the original",
    "Someone who starts reading there takes it for the heading.",
    "",
    bad="“You may take (continued)” above a box titled “Do not take”.",
    good="The heading itself, and “(continued)”.",
)
DECORATION_SAYS = Rule(
    "decoration-says",
    Severity.ERROR,
    "A decoration contains words",
    "They can be seen, but a screen reader does not read them out.",
    "",
    bad="A stamp “Approved”.",
    good="Lines, frames and symbols.",
)
PICTURE_DIFFERS = Rule(
    "picture-differs",
    Severity.ERROR,
    "A picture is not the leaflet’s",
    "A patient knows the medicine by its picture.",
    "",
    bad="A picture of another capsule in the same place.",
    good="The picture from the leaflet’s file, in its own proportions.",
)
PICTURE_WIDTH = Rule(
    "picture-width",
    Severity.ERROR,
    "A picture is narrower or wider than its author wants",
    "What has to be seen in it may be too small, and its words are not where they are expected.",
    "",
    bad="A picture with “width: 50%” that takes the whole column.",
    good="It takes half of the column, or less if it would be higher than 45 % of the page.",
)
PICTURE_APART = Rule(
    "picture-apart",
    Severity.ERROR,
    "A picture is not beside its words, or beside the others of its row",
    "Words that are parted from their picture may be taken for those of another.",
    "",
    bad="A picture of an open cap, another block, and then “Open the cap.”",
    good="The picture, and “Open the cap.” beside or below it.",
)
PICTURE_UNEXPECTED = Rule(
    "picture-unexpected",
    Severity.ERROR,
    "There is a picture that the leaflet does not have",
    "Somebody added it, and it may show anything.",
    "",
    bad="A picture of words in a margin.",
    good="The leaflet’s figures, and the theme’s logo in the first header.",
)
LOGO_DIFFERS = Rule(
    "logo-differs",
    Severity.ERROR,
    "The picture in the header is not the theme’s logo",
    "The logo shows who is responsible for the leaflet.",
    "",
    bad="The logo of another organisation.",
    good="The logo of the theme that the leaflet was built with.",
)
COLOURS_DIFFER = Rule(
    "colours-differ",
    Severity.ERROR,
    "The file redefines its colours",
    "Red can become grey, and dark can become pale.",
    "ISO 19005-2, 6.2.3",
    bad="A colour profile that is called sRGB but has a different red.",
    good="The primaries and tone curves of sRGB.",
)
RULES = (
    WORDS_UNEXPECTED,
    EDITION_UNTOLD,
    PAGE_NUMBER,
    HEADER_DIFFERS,
    FOOTER_DIFFERS,
    AGAIN_DIFFERS,
    DECORATION_SAYS,
    PICTURE_DIFFERS,
    PICTURE_WIDTH,
    PICTURE_APART,
    PICTURE_UNEXPECTED,
    LOGO_DIFFERS,
    COLOURS_DIFFER,
)
