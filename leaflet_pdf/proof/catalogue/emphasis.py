"""Rules about emphasis, boxes and signs."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

EMPHASIS_DIFFERS = Rule(
    "emphasis-differs",
    Severity.ERROR,
    "Bold words or italics are not so in print, or the other way round",
    "Bold words are read first; a “do not” that is no longer bold is overlooked. Italics tell names and notes apart.",
    "",
    bad="“**never** more than one” with every word in the same weight.",
    good="“never” in a heavier weight than the words around it.",
)
SCRIPT_DIFFERS = Rule(
    "script-differs",
    Severity.ERROR,
    "Superscript or subscript is printed on the line, or the other way round",
    "“10⁶ units” with its 6 on the line is a dose of 106 to everyone who looks.",
    "",
    bad="“10^6^ units” printed as “106 units”, while a screen reader gets “10⁶ units”.",
    good="The 6 smaller and above the line.",
)
HEADING_PLAIN = Rule(
    "heading-plain",
    Severity.ERROR,
    "A heading looks like ordinary text",
    "Someone who looks for a heading does not find it.",
    "",
    bad="A sub-heading in the same size and weight as the text below it.",
    good="A bold one.",
)
FRAME_MISSING = Rule(
    "frame-missing",
    Severity.ERROR,
    "A warning has no frame, or a note has no bar",
    "A warning that looks like an ordinary paragraph does not warn.",
    "",
    bad="A warning whose frame was removed.",
    good="Every part of it in its frame, on each page.",
)
FRAME_DIFFERS = Rule(
    "frame-differs",
    Severity.ERROR,
    "A box does not have the frame of its level",
    "Readers who know the frame of a danger take a box with another frame for something less serious.",
    "WCAG 2.1, 1.4.1",
    bad="A danger with the thin frame of “Take care”, or without its tint.",
    good="One kind of frame for each level, throughout the leaflet.",
)
SIGN_DIFFERS = Rule(
    "sign-differs",
    Severity.ERROR,
    "A symbol does not match its words",
    "A symbol is seen before any word is read.",
    "ISO 3864-1",
    bad="A tick before “Do not use”, or a triangle where the octagon should be.",
    good="The symbol of the rating or level, or the pictogram that the author named.",
)
SWATCH_DIFFERS = Rule(
    "swatch-differs",
    Severity.ERROR,
    "A tablet beside words is not drawn in the leaflet’s colour and shape",
    "Patients tell strengths apart by the look of their tablets, and would take another dose.",
    "WCAG 2.1, 1.4.1",
    bad="A blue tablet beside “5 mg: pink”.",
    good="A pink one, with an outline that is seen in grey.",
)
SIGN_UNEXPECTED = Rule(
    "sign-unexpected",
    Severity.ERROR,
    "There is a drawing without words",
    "A tick beside a warning says that all is well.",
    "",
    bad="A symbol that somebody added.",
    good="Only the symbols of the leaflet’s own levels, ratings and pictograms.",
)
LIST_BULLET = Rule(
    "list-bullet",
    Severity.ERROR,
    "A list entry does not begin with a bullet",
    "A dash before a number can be read as a minus sign.",
    "",
    bad="“– 5 mg a day”.",
    good="“• 5 mg a day”.",
)
RULES = (
    EMPHASIS_DIFFERS,
    SCRIPT_DIFFERS,
    HEADING_PLAIN,
    FRAME_MISSING,
    FRAME_DIFFERS,
    SIGN_DIFFERS,
    SWATCH_DIFFERS,
    SIGN_UNEXPECTED,
    LIST_BULLET,
)
