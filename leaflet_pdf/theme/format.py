"""The format of a theme file: every key of a house's look, what may stand there, and what it means.

What a theme does not say is as in the theme that it is based on. `theme/floors.py` says how far it may go.
"""

from __future__ import annotations

import re
from typing import Any

from leaflet_pdf.model.style import MM, Logo, Print
from leaflet_pdf.schema.kinds import Choice, FaceFile, Field, Image, Kind, Record, Value, fields
from leaflet_pdf.schema.values import YES

LONGEST = 600 * MM
"""The longest side of any paper."""
SMALLEST, LARGEST = 4.0, 96.0
"""What sizes of type are tried at all, in points; how small each may be is for the floors to say."""
_UNITS = {"mm": MM, "cm": 10 * MM, "in": 72.0, "pt": 1.0, "": 1.0}
_LENGTH = r"([0-9]+(?:\.[0-9]+)?) ?(mm|cm|in|pt)?"


def points(length: str) -> float:
    """Return a length such as "19 mm" or "12 pt" in points; a bare number is points.

    Raises ValueError, also for one that is longer than any paper.
    """
    found = re.fullmatch(_LENGTH, length)
    if not found:
        raise ValueError(length)
    long = float(found[1]) * _UNITS[found[2] or ""]
    if long > LONGEST:
        raise ValueError(length)
    return long


def size(written: str) -> float:
    """Return a size of type in points. Raises ValueError, also for one that nobody can read, or that fills a page."""
    found = points(written)
    if not SMALLEST <= found <= LARGEST:
        raise ValueError(written)
    return found


LENGTH = Value(
    "a length",
    _LENGTH,
    "bad-length",
    "write a number and mm, cm, in or pt, as in 19 mm, no longer than paper is",
    points,
)
SIZE = Value(
    "a size of type",
    r"[0-9]+(\.[0-9]+)?( ?pt)?",
    "bad-length",
    f"write {SMALLEST:g} to {LARGEST:g} points, as in 11 or 11 pt",
    size,
)
MEASURE = Value("a length of lines", r"[0-9]{1,3}(\.[0-9]+)?", "bad-value", "write a number, as in 30", float)
FACTOR = Value("a number", r"[0-9](\.[0-9]+)?", "bad-value", "write a number, as in 1.3", float)
COUNT = Value("a small number", r"[1-4]", "bad-value", "write 1, 2, 3 or 4", int)
COLOUR = Value("a colour", r"#[0-9a-fA-F]{6}", "bad-colour", "write # and six digits, as in #123c5a", str.lower)
TINT = Value(
    'a colour or "none"',
    r"#[0-9a-fA-F]{6}|none",
    "bad-colour",
    "write # and six digits, as in #eef4fa, or none",
    lambda word: "" if word == "none" else word.lower(),
)
NAME = Value("one line of plain text")
LEVELS = ("danger", "warning", "caution")


def optional(key: str, kind: Kind, description: str, attribute: str = "") -> Field:
    return Field(key, kind, description, required=False, attribute=attribute)


def values(**said: Any) -> dict[str, Any]:
    """Return the values of a record as they are, by the names that styles give them; their place is not kept."""
    return {name: value for name, value in said.items() if name != "source"}


def logo(**said: Any) -> Logo:
    return Logo(**values(**said))


SIZES = Record(
    "sizes",
    fields(
        optional("title", SIZE, "The leaflet's title."),
        optional("heading", SIZE, "Headings of sections."),
        optional("subheading", SIZE, "Headings inside sections, and captions of tables."),
        optional("box-title", SIZE, "Titles of warning boxes."),
        optional("text", SIZE, "Paragraphs and lists."),
        optional("table", SIZE, "Cells of tables."),
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
        Field("regular", FaceFile(), "A TrueType file beside this one."),
        Field("bold", FaceFile(), "Its bold."),
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
        *(optional(level, COLOUR, f"Frame and title of boxes of the level {level}.") for level in LEVELS),
    ),
    values,
)
TINTS = Record(
    "tints",
    fields(
        optional("table-head", TINT, "Behind the heads of tables."),
        *(optional(level, TINT, f"Behind boxes of the level {level}.") for level in LEVELS),
    ),
    values,
)
FRAME = Record(
    "frame",
    fields(
        optional("stroke", LENGTH, "How thick the frame is."),
        optional("bar", LENGTH, "How thick the bar at its left is; 0 for none."),
    ),
    values,
)
FRAMES = Record("frames", fields(*(optional(level, FRAME, f"Boxes of the level {level}.") for level in LEVELS)), values)
LOGO = Record(
    "logo",
    fields(
        Field("picture", Image(), "A PNG or JPEG file beside this one."),
        optional("height", LENGTH, "How high it is printed; 9 mm if nothing is said."),
    ),
    logo,
)

THEME = Record(
    "theme",
    fields(
        Field("theme", NAME, "What the theme is called."),
        optional(
            "based-on",
            Choice("a theme that comes with the program", ("standard", "large", "giant", "mono")),
            "Where it begins.",
        ),
        optional(
            "print", Choice.of("a kind of print", Print), "The smallest type it promises: clear 12, large 16 points."
        ),
        optional("sizes", SIZES, "Sizes of type, in points."),
        optional("line-spacing", FACTOR, "The distance of lines, in sizes of their type."),
        optional(
            "script-size",
            FACTOR,
            "The size of raised and lowered words, in that of the words beside them.",
            "script_scale",
        ),
        optional("space", FACTOR, "The white space between blocks, in that of the theme it is based on."),
        optional("margins", MARGINS, "White space at the paper's edges."),
        optional(
            "line-length",
            MEASURE,
            "How long a line is at most, in sizes of the text's type: 30 is 80 characters at most.",
            "measure",
        ),
        optional("columns", COUNT, "How many columns the text has."),
        optional("gutter", LENGTH, "The white space between columns."),
        optional("two-sided", YES, "Printed on both sides: margins are mirrored.", "duplex"),
        optional("binding", LENGTH, "More white space at the edge that is bound."),
        optional("faces", FACES, "The fonts."),
        optional("colours", COLOURS, "Colours of what is written and drawn."),
        optional("tints", TINTS, "Colours behind what is written."),
        optional("frames", FRAMES, "Frames of warning boxes."),
        optional("logo", LOGO, "A picture at the top of the first page."),
    ),
    values,
)
