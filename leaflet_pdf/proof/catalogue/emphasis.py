"""Rules about emphasis, boxes and signs."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

EMPHASIS_DIFFERS = Rule(
    "emphasis-differs",
    Severity.ERROR,
    "What is bold in the leaflet is not bold in print, or the other way round",
    "Bold words are read first; “do not” that is no longer bold is passed over.",
    "",
    bad="“**never** more than one” in one and the same weight.",
    good="“never” heavier than what stands around it.",
)
SCRIPT_DIFFERS = Rule(
    "script-differs",
    Severity.ERROR,
    "What is raised or lowered in the leaflet stands on the line in print, or the other way round",
    "“10⁶ units” with its 6 on the line is a dose of 106 to everyone who looks.",
    "",
    bad="“10^6^ units” printed as “106 units”, though a screen reader is told “10⁶ units”.",
    good="The 6 smaller and above the line.",
)
HEADING_PLAIN = Rule(
    "heading-plain",
    Severity.ERROR,
    "A heading looks like other text",
    "Who looks for a heading does not find it.",
    "",
    bad="A sub-heading in the size and the weight of the text below it.",
    good="A bold one.",
)
FRAME_MISSING = Rule(
    "frame-missing",
    Severity.ERROR,
    "No frame is drawn around a warning, or no bar beside a note",
    "A warning that looks like any paragraph does not warn.",
    "",
    bad="A warning whose frame was taken away.",
    good="Each part of it in its frame, on each page.",
)
FRAME_DIFFERS = Rule(
    "frame-differs",
    Severity.ERROR,
    "A box is not framed as its level wants",
    "Who knows the frame of a danger takes what has another one for something less.",
    "WCAG 2.1, 1.4.1",
    bad="A danger in the thin frame of “Take care”, or without its tint.",
    good="One frame for each level, in the whole leaflet.",
)
SIGN_DIFFERS = Rule(
    "sign-differs",
    Severity.ERROR,
    "A drawn sign is not the one that belongs to its words",
    "A sign is seen before any word is read.",
    "ISO 3864-1",
    bad="A tick before “Do not use”, or the triangle where the octagon should be.",
    good="The sign of the rating, the level, or the pictogram that the author named.",
)
SIGN_UNEXPECTED = Rule(
    "sign-unexpected",
    Severity.ERROR,
    "Something is drawn that no words go with",
    "A tick beside a warning says that all is well.",
    "",
    bad="A sign that somebody added.",
    good="The signs of the leaflet’s own levels, ratings and pictograms alone.",
)
LIST_BULLET = Rule(
    "list-bullet",
    Severity.ERROR,
    "An item of a list has no bullet before it",
    "A dash before a number can be read as a minus.",
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
    SIGN_UNEXPECTED,
    LIST_BULLET,
)
