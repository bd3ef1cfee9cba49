"""Rules about what is seen."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

TEXT_OUTSIDE = Rule(
    "text-outside",
    Severity.ERROR,
    "Words reach outside the printable page",
    "Printers cut them off.",
    "",
    bad="A line that ends 2 mm before the edge.",
    good="All words 5 mm or more from it.",
)
TEXT_OVERLAPS = Rule(
    "text-overlaps",
    Severity.ERROR,
    "Words lie on other words",
    "Neither can be read.",
    "",
    bad="Two lines in one place.",
    good="A place for each.",
)
TEXT_INVISIBLE = Rule(
    "text-invisible",
    Severity.ERROR,
    "Words cannot be seen",
    "They are in the file for those who listen, and missing for those who look.",
    "",
    bad="White words on white paper.",
    good="Dark words.",
)
TEXT_FAINT = Rule(
    "text-faint",
    Severity.ERROR,
    "Words are too like what they stand on",
    "They vanish for weak eyes, in bad light, and on a printer that runs out of ink.",
    "WCAG 2.1, 1.4.3",
    bad="Grey on pink, 3 to 1.",
    good="Black on pink, 4.5 to 1 or more.",
)
TEXT_COVERED = Rule(
    "text-covered",
    Severity.ERROR,
    "Words lie under a drawing",
    "They cannot be seen.",
    "",
    bad="A box painted over a line.",
    good="The box first, then the line.",
)
TEXT_STRUCK_OUT = Rule(
    "text-struck-out",
    Severity.ERROR,
    "A rule runs through words",
    "They look as if they no longer held.",
    "",
    bad="A rule through “Do not”.",
    good="A rule below it.",
)
ORDER_OF_SIGHT = Rule(
    "order-of-sight",
    Severity.ERROR,
    "Words are told in another order than they are seen",
    "Who listens and who looks would follow other steps.",
    "WCAG 2.1, 1.3.2",
    bad="A line at the top that is told last.",
    good="Told from top to bottom.",
)
FONT_NOT_EMBEDDED = Rule(
    "font-not-embedded",
    Severity.ERROR,
    "A font is not in the file",
    "Another computer takes another font, and signs such as “µ” may be lost.",
    "ISO 14289-1, 7.21.4.1",
    bad="A font that is only named.",
    good="A font that is embedded.",
)
FONT_WITHOUT_UNICODE = Rule(
    "font-without-unicode",
    Severity.ERROR,
    "A font does not say which characters its signs are",
    "Who listens, copies or searches gets other words.",
    "ISO 14289-1, 7.21.7",
    bad="A font without its map of characters.",
    good="A font with it.",
)
CODE_WITHOUT_CHARACTER = Rule(
    "code-without-character",
    Severity.ERROR,
    "A sign stands for no character",
    "Who listens would not hear it.",
    "ISO 14289-1, 7.21.7",
    bad="A “≥” that is drawn and not told.",
    good="A “≥” that is told as one.",
)
GLYPH_MISSING = Rule(
    "glyph-missing",
    Severity.ERROR,
    "A character has no sign in its font",
    "It is printed as an empty box.",
    "ISO 14289-1, 7.21.8",
    bad="A box in place of “≥”.",
    good="The sign.",
)
GLYPH_BLANK = Rule(
    "glyph-blank",
    Severity.ERROR,
    "A character is told, and printed as nothing",
    "“≥ 40” would be read as “40”.",
    "",
    bad="A font that lost the outline of “≥”.",
    good="The sign.",
)
FONT_UNKNOWN = Rule(
    "font-unknown",
    Severity.ERROR,
    "A font is none that leaflets are set in",
    "Its letters can look like anything, and nobody here can tell whether they are right.",
    "",
    bad="A house’s own theme that `leaflet verify` was not told of, or a font that an editor put in.",
    good="`leaflet verify --theme house.yaml`, which knows the house’s fonts.",
)
GLYPH_REDRAWN = Rule(
    "glyph-redrawn",
    Severity.ERROR,
    "A letter does not look as it does in its font",
    "A font in a file can draw “8” where it says “4”, and no reader of the text would notice.",
    "",
    bad="A “4” with the outline of “8”.",
    good="Letters as in the font file that the leaflet was built with.",
)
GLYPH_MISREAD = Rule(
    "glyph-misread",
    Severity.ERROR,
    "A character is shown by the letter of another",
    "Eyes and screen readers get other words.",
    "",
    bad="A “4” that is shown by the letter for “8”.",
    good="Each character shown by its own letter.",
)
RULES = (
    TEXT_OUTSIDE,
    TEXT_OVERLAPS,
    TEXT_INVISIBLE,
    TEXT_FAINT,
    TEXT_COVERED,
    TEXT_STRUCK_OUT,
    ORDER_OF_SIGHT,
    FONT_NOT_EMBEDDED,
    FONT_WITHOUT_UNICODE,
    CODE_WITHOUT_CHARACTER,
    GLYPH_MISSING,
    GLYPH_BLANK,
    FONT_UNKNOWN,
    GLYPH_REDRAWN,
    GLYPH_MISREAD,
)
