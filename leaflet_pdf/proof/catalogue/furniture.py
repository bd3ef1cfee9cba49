"""Rules about what the program adds, and what stands in the margins."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

WORDS_UNEXPECTED = Rule(
    "words-unexpected",
    Severity.ERROR,
    "Something is told that neither the author nor the program says",
    "Somebody added it after the leaflet was made.",
    "",
    bad="“You may drink with this medicine.”, in no leaflet.",
    good="The leaflet’s words, and what the program says in its language.",
)
EDITION_UNTOLD = Rule(
    "edition-untold",
    Severity.ERROR,
    "The leaflet does not say in full which edition it is",
    "Nobody could find the leaflet that a patient has in the hand.",
    "",
    bad="A last line that names another day of review.",
    good="Name, version, days and content code as in the leaflet’s file.",
)
PAGE_NUMBER = Rule(
    "page-number",
    Severity.ERROR,
    "The pages are not numbered from 1 on",
    "Nobody sees that a page is missing.",
    "",
    bad="Pages called 1, 3 and 4.",
    good="Pages called 1, 2 and 3.",
)
HEADER_DIFFERS = Rule(
    "header-differs",
    Severity.ERROR,
    "A header does not say what it has to say",
    "Single pages are known by it, when a leaflet falls apart.",
    "",
    bad="A header with the name of another medicine.",
    good="The title, how far the leaflet has come, its notice, and nothing else.",
)
FOOTER_DIFFERS = Rule(
    "footer-differs",
    Severity.ERROR,
    "A footer does not say what it has to say",
    "By version, day and page it is known whether a leaflet is whole and the newest.",
    "",
    bad="“Version 2.0” where the leaflet is version 1.0, or “Page 2 of 3” on the second of four.",
    good="Name, version, day, content code and page, and nothing else.",
)
AGAIN_DIFFERS = Rule(
    "again-differs",
    Severity.ERROR,
    "What is said again on a new page was not said before",
    "Who begins to read there takes it for the heading.",
    "",
    bad="“You may take (continued)” above a box that is titled “Do not take”.",
    good="The heading itself, and “(continued)”.",
)
DECORATION_SAYS = Rule(
    "decoration-says",
    Severity.ERROR,
    "A decoration has words",
    "They are seen, and told to nobody who cannot see.",
    "",
    bad="A stamp “Approved”.",
    good="Lines, frames and signs.",
)
PICTURE_DIFFERS = Rule(
    "picture-differs",
    Severity.ERROR,
    "A picture is not the leaflet’s",
    "A patient knows the medicine by its picture.",
    "",
    bad="The picture of another capsule at the same place.",
    good="The picture of the leaflet’s file, as wide and high as it is there.",
)
PICTURE_UNEXPECTED = Rule(
    "picture-unexpected",
    Severity.ERROR,
    "A picture is shown that the leaflet does not have",
    "Somebody added it, and it may show anything.",
    "",
    bad="A picture of words over a margin.",
    good="The leaflet’s figures, and the theme’s logo in the first header.",
)
LOGO_DIFFERS = Rule(
    "logo-differs",
    Severity.ERROR,
    "The picture in the header is not the theme’s logo",
    "It says who stands behind the leaflet.",
    "",
    bad="The logo of another house.",
    good="The logo of the theme that the leaflet was built with.",
)
COLOURS_DIFFER = Rule(
    "colours-differ",
    Severity.ERROR,
    "The file gives its colours another meaning",
    "Red can become grey, and pale what was dark.",
    "ISO 19005-2, 6.2.3",
    bad="A profile that is called sRGB and has another place for red.",
    good="The places and shades of sRGB.",
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
    PICTURE_UNEXPECTED,
    LOGO_DIFFERS,
    COLOURS_DIFFER,
)
