"""What can be wrong with a font file that a theme names."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

FACE_OUTSIDE = Rule(
    "face-outside",
    Severity.ERROR,
    "A font file is outside the theme’s folder",
    "On another computer it would be a different font, or none.",
    "",
    bad="faces: {regular: ../a.ttf, bold: ../b.ttf}\n",
    good="Font files beside the theme.",
)
FACE_MISSING = Rule(
    "face-missing",
    Severity.ERROR,
    "There is no such font file",
    "The leaflet would be printed in another typeface.",
    "",
    bad="faces: {regular: none.ttf, bold: none.ttf}\n",
    good="The names of font files that exist.",
)
FACE_KIND = Rule(
    "face-kind",
    Severity.ERROR,
    "A font is not a static TrueType font",
    "Only with these can it be proved that every letter is printed as intended.",
    "ISO 19005-2, 6.2.11",
    bad="A WOFF file from a web page, or a variable font.",
    good="The static TTF, one file for each weight.",
)
FACE_BROKEN = Rule(
    "face-broken",
    Severity.ERROR,
    "A font file is damaged",
    "Letters would be missing in print.",
    "",
    bad="A font file that was only partly copied.",
    good="The file, downloaded again from its maker.",
)
FACE_LICENCE = Rule(
    "face-licence",
    Severity.ERROR,
    "The font’s licence does not allow embedding",
    "A leaflet carries its fonts with it, so that every printer prints the same letters.",
    "OpenType, OS/2 fsType",
    bad="A font that forbids embedding.",
    good="A font with an open licence.",
)

RULES = (
    FACE_OUTSIDE,
    FACE_MISSING,
    FACE_KIND,
    FACE_BROKEN,
    FACE_LICENCE,
)
