"""What can be wrong with a theme."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

BAD_LENGTH = Rule(
    "bad-length",
    Severity.ERROR,
    "A length or size has no number, or an unknown unit",
    "What it means could only be guessed.",
    "",
    bad="margins: {left: 19 m}\n",
    good="margins: {left: 19 mm}\n",
)
BAD_COLOUR = Rule(
    "bad-colour",
    Severity.ERROR,
    "A colour is not “#” and six digits",
    "Colour names mean different colours in different programs.",
    "",
    bad="colours: {ink: dark blue}\n",
    good='colours: {ink: "#102030"}\n',
)
TYPE_TOO_SMALL = Rule(
    "type-too-small",
    Severity.ERROR,
    "The theme’s type is too small",
    "Many readers are old, ill or tired. No theme may print what they cannot read.",
    "EC readability guideline, 2009; UKAAF G003",
    bad="sizes: {small: 6}\n",
    good="sizes: {small: 9}\n",
)
LINES_TOO_CLOSE = Rule(
    "lines-too-close",
    Severity.ERROR,
    "The theme’s lines are too close together",
    "The eye slips to the wrong line, and reads one dose for another.",
    "EC readability guideline, 2009",
    bad="line-spacing: 0.7\n",
    good="line-spacing: 1.3\n",
)
CONTRAST_TOO_LOW = Rule(
    "contrast-too-low",
    Severity.ERROR,
    "A colour has too little contrast with its background",
    ("Pale words vanish for people with weak eyesight, in bad light, and on a printer that is running out of ink."),
    "WCAG 2.1, 1.4.3",
    bad='colours: {ink: "#999999"}\n',
    good='colours: {ink: "#222222"}\n',
)
LEVELS_ALIKE = Rule(
    "levels-alike",
    Severity.ERROR,
    "Warning boxes of different levels look alike without colour",
    "Many leaflets are printed in black, and one man in twelve cannot tell red from green.",
    "WCAG 2.1, 1.4.1",
    bad=("frames:\n  danger: {stroke: 1, bar: 0}\n  warning: {stroke: 1, bar: 0}\n"),
    good=("frames:\n  danger: {stroke: 3, bar: 0}\n  warning: {stroke: 1, bar: 5}\n"),
)
MARGIN_TOO_NARROW = Rule(
    "margin-too-narrow",
    Severity.ERROR,
    "A margin is narrower than 10 mm",
    "Printers cut off what is near the edge, and thumbs cover it.",
    "Hartley, layout of printed instructions",
    bad="margins: {left: 5 mm}\n",
    good="margins: {left: 15 mm}\n",
)
COLUMN_TOO_NARROW = Rule(
    "column-too-narrow",
    Severity.ERROR,
    "A column is narrower than 45 mm",
    "Lines of two or three words separate what belongs together.",
    "",
    bad="columns: 4\n",
    good="columns: 2\n",
)
LARGE_PRINT_IN_COLUMNS = Rule(
    "large-print-in-columns",
    Severity.ERROR,
    "Large print is set in columns",
    "Someone who reads with a magnifier loses their place between columns.",
    "UKAAF MS03",
    bad=("based-on: large\ncolumns: 2\n"),
    good=("based-on: large\ncolumns: 1\n"),
)

RULES = (
    BAD_LENGTH,
    BAD_COLOUR,
    TYPE_TOO_SMALL,
    LINES_TOO_CLOSE,
    CONTRAST_TOO_LOW,
    LEVELS_ALIKE,
    MARGIN_TOO_NARROW,
    COLUMN_TOO_NARROW,
    LARGE_PRINT_IN_COLUMNS,
)
