"""The format of a theme file: every key of a house's look, what is allowed there, and what it means.

What a theme leaves out is as in the theme that it is based on. `theme/floors.py` has the minimum requirements.
"""

from __future__ import annotations

import re
from typing import Any

from leaflet_pdf.model.style import MM, NASKH, NASTALIQ, Logo, Print
from leaflet_pdf.schema.catalogue import BAD_VALUE
from leaflet_pdf.schema.kinds import Choice, FaceFile, Field, Image, Kind, Record, Value, fields
from leaflet_pdf.schema.values import YES
from leaflet_pdf.theme.catalogue import BAD_COLOUR, BAD_LENGTH
from leaflet_pdf.theme.names import house_themes, themes

LONGEST = 600 * MM
"""The longest side of any paper, in points."""
SMALLEST, LARGEST = 4.0, 96.0
"""Accepted type sizes, in points; `floors.py` says how small each kind of type may be."""
THINNEST_RULE, THICKEST_RULE = 0.5, 6.0
"""Accepted rules, in points: an office printer leaves gaps in thinner ones."""
THINNEST_BAR, THICKEST_BAR = 1.0, 12.0
"""Accepted bars beside notes and information, in points: the proof takes thinner ones for hairlines."""
_UNITS = {"mm": MM, "cm": 10 * MM, "in": 72.0, "pt": 1.0, "": 1.0}
_LENGTH = r"([0-9]+(?:\.[0-9]+)?) ?(mm|cm|in|pt)?"


def points(length: str) -> float:
    """Return a length such as "19 mm" or "12 pt" in points; a bare number is points.

    Raises ValueError if it is not a length, or longer than any paper.
    """
    found = re.fullmatch(_LENGTH, length)
    if not found:
        raise ValueError(length)
    long = float(found[1]) * _UNITS[found[2] or ""]
    if long > LONGEST:
        raise ValueError(length)
    return long


def size(written: str) -> float:
    """Return a type size in points. Raises ValueError if it is not a size from `SMALLEST` to `LARGEST`."""
    found = points(written)
    if not SMALLEST <= found <= LARGEST:
        raise ValueError(written)
    return found


def rule(written: str) -> float:
    """Return the thickness of a rule in points, 0 for none. Raises ValueError."""
    found = points(written)
    if found and not THINNEST_RULE <= found <= THICKEST_RULE:
        raise ValueError(written)
    return found


def bar(written: str) -> float:
    """Return the thickness of a bar in points. Raises ValueError."""
    found = points(written)
    if not THINNEST_BAR <= found <= THICKEST_BAR:
        raise ValueError(written)
    return found


LENGTH = Value(
    "a length",
    _LENGTH,
    BAD_LENGTH,
    "write a number and mm, cm, in or pt, as in 19 mm, not longer than the paper",
    points,
)
SIZE = Value(
    "a type size",
    r"[0-9]+(\.[0-9]+)?( ?pt)?",
    BAD_LENGTH,
    f"write {SMALLEST:g} to {LARGEST:g} points, as in 11 or 11 pt",
    size,
)
RULE = Value(
    "a thickness",
    _LENGTH,
    BAD_LENGTH,
    f"write {THINNEST_RULE:g} to {THICKEST_RULE:g} points, as in 1 pt, or 0 for none",
    rule,
)
BAR = Value("a thickness", _LENGTH, BAD_LENGTH, f"write {THINNEST_BAR:g} to {THICKEST_BAR:g} points, as in 3 pt", bar)
MEASURE = Value("a line length", r"[0-9]{1,3}(\.[0-9]+)?", BAD_VALUE, "write a number, as in 30", float)
FACTOR = Value("a number", r"[0-9](\.[0-9]+)?", BAD_VALUE, "write a number, as in 1.3", float)
COUNT = Value("a small number", r"[1-4]", BAD_VALUE, "write 1, 2, 3 or 4", int)
COLOUR = Value("a colour", r"#[0-9a-fA-F]{6}", BAD_COLOUR, "write # and six digits, as in #123c5a", str.lower)
TINT = Value(
    'a colour or "none"',
    r"#[0-9a-fA-F]{6}|none",
    BAD_COLOUR,
    "write # and six digits, as in #eef4fa, or none",
    lambda word: "" if word == "none" else word.lower(),
)
NAME = Value("one line of plain text")
LEVELS = ("danger", "warning", "caution")
ASIDES = {"information": "information boxes", "note": "notes"}


def optional(key: str, kind: Kind, description: str, attribute: str = "") -> Field:
    return Field(key, kind, description, required=False, attribute=attribute)


def values(**entries: Any) -> dict[str, Any]:
    """Return the values of a record, by the names of a style's fields, without their source."""
    return {name: value for name, value in entries.items() if name != "source"}


def logo(**entries: Any) -> Logo:
    return Logo(**values(**entries))


SIZES = Record(
    "sizes",
    fields(
        optional("title", SIZE, "The leaflet's title."),
        optional("heading", SIZE, "Headings of sections."),
        optional("subheading", SIZE, "Headings within sections, and table captions."),
        optional("box-title", SIZE, "Titles of warning boxes."),
        optional("text", SIZE, "Paragraphs and lists."),
        optional("table", SIZE, "Table cells."),
        optional("small", SIZE, "Header and footer."),
    ),
    values,
)
MARGINS = Record(
    "margins",
    fields(*(optional(side, LENGTH, f"At the {side}.") for side in ("top", "right", "bottom", "left"))),
    values,
)
FACES = Record(
    "faces",
    fields(
        Field("regular", FaceFile(), "The regular weight: a TrueType file beside this one."),
        Field("bold", FaceFile(), "The bold weight: a TrueType file beside this one."),
        optional("italic", FaceFile(), "The italics of the regular weight, for leaflets that have words in italics."),
        optional("bold-italic", FaceFile(), "The italics of the bold weight."),
    ),
    values,
)
COLOURS = Record(
    "colours",
    fields(
        optional("ink", COLOUR, "Text."),
        optional("quiet", COLOUR, "Header, footer, captions."),
        optional("accent", COLOUR, "Title and headings."),
        optional("link", COLOUR, "Links."),
        optional("hairline", COLOUR, "Thin rules."),
        *(optional(level, COLOUR, f"Frame and title of warning boxes of the level {level}.") for level in LEVELS),
    ),
    values,
)
TINTS = Record(
    "tints",
    fields(
        optional("table-head", TINT, "Behind the header rows of tables."),
        optional("table-row", COLOUR, "Behind every other row of tables with tint: rows."),
        optional("heading", TINT, "Behind the headings of sections."),
        *(optional(level, TINT, f"Behind warning boxes of the level {level}.") for level in LEVELS),
        *(optional(kind, TINT, f"Behind {words}.") for kind, words in ASIDES.items()),
    ),
    values,
)
HEADINGS = Record(
    "headings",
    fields(
        optional("rule", RULE, "The thickness of the rule above each; 0 for none."),
        optional(
            "numbers",
            Choice("a way to set numbers", ("plain", "reversed"), "reversed".__eq__),
            "How their numbers are set: reversed is white on the accent colour.",
            "reversed_numbers",
        ),
    ),
    values,
)
FRAME = Record(
    "frame",
    fields(
        optional("stroke", LENGTH, "The thickness of the frame."),
        optional("bar", LENGTH, "The thickness of the bar at its left; 0 for none."),
    ),
    values,
)
ASIDE = Record("bar", fields(optional("bar", BAR, "The thickness of the bar at the left.")), values)
FRAMES = Record(
    "frames",
    fields(
        *(optional(level, FRAME, f"Warning boxes of the level {level}.") for level in LEVELS),
        *(optional(kind, ASIDE, f"The {words}, which have no frame.") for kind, words in ASIDES.items()),
    ),
    values,
)
LOGO = Record(
    "logo",
    fields(
        Field("picture", Image(), "A PNG or JPEG file beside this one."),
        optional("height", LENGTH, "Its printed height; 9 mm if left out."),
    ),
    logo,
)

THEME = Record(
    "theme",
    fields(
        Field("theme", NAME, "The name of the theme."),
        optional(
            "based-on",
            Choice("a theme that comes with the program", (*themes(), *house_themes())),
            "The theme that it is based on.",
        ),
        optional(
            "print",
            Choice.of("a kind of print", Print),
            "The smallest type size that it promises: 12 points for clear, 16 for large.",
        ),
        optional("sizes", SIZES, "Type sizes, in points."),
        optional("line-spacing", FACTOR, "The line spacing, as a multiple of the type size."),
        optional(
            "script-size",
            FACTOR,
            "The size of superscript and subscript, as a multiple of the size of the text beside them.",
            "script_scale",
        ),
        optional("space", FACTOR, "The space between blocks, as a multiple of that of the base theme."),
        optional("margins", MARGINS, "The page margins."),
        optional(
            "line-length",
            MEASURE,
            "The longest line, as a multiple of the text's type size: 30 gives at most 80 characters.",
            "measure",
        ),
        optional(
            "side-column",
            LENGTH,
            "The column for headings beside the text, where the paper leaves room for it; 0 mm sets them above.",
            "side",
        ),
        optional("columns", COUNT, "The number of text columns."),
        optional(
            "introduction-in-columns",
            YES,
            "The columns begin below the title, and not only with the sections.",
            "introduction_in_columns",
        ),
        optional("gutter", LENGTH, "The space between columns."),
        optional("two-sided", YES, "Printed on both sides: the margins are mirrored.", "duplex"),
        optional("binding", LENGTH, "Extra margin at the bound edge."),
        optional("faces", FACES, "The fonts."),
        optional(
            "urdu", Choice("a hand of Urdu", (NASTALIQ, NASKH)), "The hand in which Urdu is set: nastaliq if left out."
        ),
        optional("colours", COLOURS, "Colours of text and lines."),
        optional("tints", TINTS, "Background colours."),
        optional("frames", FRAMES, "The frames of warning boxes, and the bars beside notes and information."),
        optional("headings", HEADINGS, "The headings of sections."),
        optional("letterhead", YES, "Puts the publisher, and how to reach it, above the title as well."),
        optional("logo", LOGO, "A picture at the top of the first page."),
    ),
    values,
)
