"""Rules about what is seen."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

TEXT_OUTSIDE = Rule(
    "text-outside",
    Severity.ERROR,
    "Words extend beyond the printable area",
    "Printers would cut them off.",
    "",
    bad="A line that ends 2 mm before the edge.",
    good="All words at least 5 mm from it.",
)
TEXT_OVERLAPS = Rule(
    "text-overlaps",
    Severity.ERROR,
    "Words overlap other words",
    "Neither can be read.",
    "",
    bad="Two lines in the same place.",
    good="A separate place for each line.",
)
TEXT_INVISIBLE = Rule(
    "text-invisible",
    Severity.ERROR,
    "Words are invisible",
    "A screen reader reads them out, but nobody can see them.",
    "",
    bad="White words on white paper.",
    good="Dark words.",
)
TEXT_FAINT = Rule(
    "text-faint",
    Severity.ERROR,
    "Words have too little contrast with their background",
    "They vanish for people with weak eyesight, in bad light, and on a printer that is running out of ink.",
    "WCAG 2.1, 1.4.3",
    bad="Grey on pink, a contrast of 3 to 1.",
    good="Black on pink, a contrast of 4.5 to 1 or more.",
)
TEXT_COVERED = Rule(
    "text-covered",
    Severity.ERROR,
    "Words are covered by a drawing",
    "They cannot be seen.",
    "",
    bad="A box that is painted over a line.",
    good="The box first, then the line.",
)
TEXT_STRUCK_OUT = Rule(
    "text-struck-out",
    Severity.ERROR,
    "Words are struck out",
    "They look as if they no longer applied.",
    "",
    bad="A line through “Do not”.",
    good="A line below it.",
)
ORDER_OF_SIGHT = Rule(
    "order-of-sight",
    Severity.ERROR,
    "The reading order differs from the order on the page",
    "People who listen and people who look would follow different steps.",
    "WCAG 2.1, 1.3.2",
    bad="A line at the top of the page that is read out last.",
    good="Read out from top to bottom.",
)
HEADING_ASTRAY = Rule(
    "heading-astray",
    Severity.ERROR,
    "A heading beside the text is not level with what it heads",
    "People who look would take it for the heading of another paragraph than people who listen.",
    "WCAG 2.1, 1.3.2",
    bad="“If you forget a dose”, level with the last line of “If you take too many”.",
    good="Each heading level with the first line of its own text.",
)
WORDS_TURNED = Rule(
    "words-turned",
    Severity.ERROR,
    "Words, numbers or brackets are not in the order in which they are read",
    "Among words from right to left, numbers still go from left to right: “2–4” that is turned is “4–2”.",
    "The Unicode Standard, UAX 9",
    bad="A bracket that faces away from what it encloses, or a Hebrew word at the left of what is read after it.",
    good="Each word beyond the one before it, in the direction of its line, and each number as it is written.",
)
LIST_JUMBLED = Rule(
    "list-jumbled",
    Severity.ERROR,
    "The entries of a list are not in order, one below the other",
    "The eye goes down a column before it goes to the next. It would find another order than that of the file.",
    "",
    bad="A list in two columns that goes on at the right after every entry.",
    good="All entries of the first column, then those of the second, which begins level with it.",
)
FONT_NOT_EMBEDDED = Rule(
    "font-not-embedded",
    Severity.ERROR,
    "A font is not embedded",
    "Another computer would use a different font, and characters such as “µ” may be lost.",
    "ISO 14289-1, 7.21.4.1",
    bad="A font that is only named.",
    good="A font that is embedded.",
)
FONT_WITHOUT_UNICODE = Rule(
    "font-without-unicode",
    Severity.ERROR,
    "A font does not map its glyphs to characters",
    "Anyone who listens, copies or searches gets other words.",
    "ISO 14289-1, 7.21.7",
    bad="A font without a ToUnicode map.",
    good="A font with one.",
)
CODE_WITHOUT_CHARACTER = Rule(
    "code-without-character",
    Severity.ERROR,
    "A glyph stands for no character",
    "A screen reader would skip it.",
    "ISO 14289-1, 7.21.7",
    bad="A “≥” that is drawn but not read out.",
    good="A “≥” that is mapped to its character.",
)
GLYPH_MISSING = Rule(
    "glyph-missing",
    Severity.ERROR,
    "A character has no glyph in its font",
    "It is printed as an empty box.",
    "ISO 14289-1, 7.21.8",
    bad="A box instead of “≥”.",
    good="The character itself.",
)
GLYPH_BLANK = Rule(
    "glyph-blank",
    Severity.ERROR,
    "A character is printed as nothing",
    "“≥ 40” would be read as “40”.",
    "",
    bad="A font whose “≥” has lost its outline.",
    good="The character itself.",
)
FONT_UNKNOWN = Rule(
    "font-unknown",
    Severity.ERROR,
    "A font is not one that leaflets are set in",
    "Its letters can look like anything, and there is no way to tell whether they are right.",
    "",
    bad="A theme of your own that `leaflet verify` was not given, or a font that an editor added.",
    good="`leaflet verify --theme house.yaml`, which then knows that theme’s fonts.",
)
GLYPH_REDRAWN = Rule(
    "glyph-redrawn",
    Severity.ERROR,
    "A glyph does not look as it does in its font",
    "A font in a file can draw “8” for “4”, and no program that reads the text would notice.",
    "",
    bad="A “4” with the outline of “8”.",
    good="Letters as in the font file that the leaflet was built with.",
)
GLYPH_MISREAD = Rule(
    "glyph-misread",
    Severity.ERROR,
    "A character is shown with another one’s glyph",
    "What people see and what a screen reader reads out differ.",
    "",
    bad="A “4” that is shown with the glyph of “8”.",
    good="Every character shown with its own glyph.",
)
RULES = (
    TEXT_OUTSIDE,
    TEXT_OVERLAPS,
    TEXT_INVISIBLE,
    TEXT_FAINT,
    TEXT_COVERED,
    TEXT_STRUCK_OUT,
    ORDER_OF_SIGHT,
    WORDS_TURNED,
    HEADING_ASTRAY,
    LIST_JUMBLED,
    FONT_NOT_EMBEDDED,
    FONT_WITHOUT_UNICODE,
    CODE_WITHOUT_CHARACTER,
    GLYPH_MISSING,
    GLYPH_BLANK,
    FONT_UNKNOWN,
    GLYPH_REDRAWN,
    GLYPH_MISREAD,
)
