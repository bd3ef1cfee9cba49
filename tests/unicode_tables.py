"""Make the tables of characters in `leaflet_pdf/text/unicode` from Unicode’s own: `python -m tests.unicode_tables DIR`.

The folder is that of the Unicode Character Database (Debian's package `unicode-data` has it as `/usr/share/unicode`).
Of the classes of UAX 14, those that it resolves by rule LB1 are resolved here, and two are parted by what its rules
LB30 and LB30b ask besides.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import leaflet_pdf

FOLDER = Path(os.environ.get("UNICODE_DATA", "/usr/share/unicode"))
TABLES = Path(leaflet_pdf.__file__).parent / "text" / "unicode"
VERSION = "15.0.0"
HEAD = f"# From the Unicode Character Database {VERSION}, by tests/unicode_tables.py. See LICENSE.txt.\n"
POINTS = range(sys.maxunicode + 1)
LONG_NAMES = {
    "Left_To_Right": "L", "Right_To_Left": "R", "Arabic_Letter": "AL", "European_Terminator": "ET",
    "Unknown": "XX", "Ideographic": "ID", "Prefix_Numeric": "PR", "Neutral": "N",
}  # fmt: skip
"""Values of unassigned code points, as the files write them in remarks, and elsewhere."""

CONJOINING = ("Bengali", "Devanagari", "Gujarati", "Malayalam", "Oriya", "Telugu")
"""Scripts in which a virama between consonants makes one cluster of them (UAX 44, Indic_Conjunct_Break)."""


class Database:
    """The files of one version of the Unicode Character Database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def values(self, name: str, column: int = 1) -> dict[int, str]:
        """Return a property's value for each code point that a file, or a remark in it, gives one."""
        given: dict[int, str] = {}
        stated: dict[int, str] = {}
        for line in (self.folder / name).read_text(encoding="utf-8").splitlines():
            remark = re.match(r"# @missing: (\w+)\.\.(\w+); (\w+)$", line)
            if remark:
                spans = range(int(remark[1], 16), int(remark[2], 16) + 1)
                given.update(dict.fromkeys(spans, LONG_NAMES.get(remark[3], remark[3])))
            fields = [field.strip() for field in line.partition("#")[0].split(";")]
            if len(fields) > column:
                first, _, last = fields[0].partition("..")
                stated.update(dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), fields[column]))
        return given | stated

    def having(self, name: str, value: str, column: int = 1) -> set[int]:
        """Return the code points that a file gives a value; the same one may have others in it."""
        found: set[int] = set()
        for line in (self.folder / name).read_text(encoding="utf-8").splitlines():
            fields = [field.strip() for field in line.partition("#")[0].split(";")]
            if len(fields) > column and fields[column] == value:
                first, _, last = fields[0].partition("..")
                found.update(range(int(first, 16), int(last or first, 16) + 1))
        return found

    def grapheme_break(self) -> list[str]:
        """Return the class of each code point after UAX 29, and for rules GB9c and GB11."""
        classes = self.values("auxiliary/GraphemeBreakProperty.txt")
        pictographs = self.having("emoji/emoji-data.txt", "Extended_Pictographic")
        combining = self.values("extracted/DerivedCombiningClass.txt")
        syllabic, scripts = self.values("IndicSyllabicCategory.txt"), self.values("Scripts.txt")

        def of(point: int) -> str:
            given = classes.get(point, "Other")
            conjoins = scripts.get(point) in CONJOINING
            if given == "Other" and point in pictographs:
                return "Pictograph"
            if given == "Other" and conjoins and syllabic.get(point) == "Consonant":
                return "Consonant"
            if given == "Extend" and conjoins and syllabic.get(point) == "Virama":
                return "Linker"
            return "Mark" if given == "Extend" and combining.get(point, "0") != "0" else given

        return list(map(of, POINTS))

    def line_break(self) -> list[str]:
        """Return the class of each code point after UAX 14, resolved by rule LB1, and for rules LB30 and LB30b."""
        classes, widths = self.values("LineBreak.txt"), self.values("EastAsianWidth.txt")
        unassigned = self.values("extracted/DerivedLineBreak.txt")
        categories = self.values("extracted/DerivedGeneralCategory.txt")
        pictographs = self.having("emoji/emoji-data.txt", "Extended_Pictographic")
        resolved = {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS"}

        def of(point: int) -> str:
            stated, category = classes.get(point, "XX"), categories.get(point, "Cn")
            given = unassigned[point] if stated == "XX" else stated
            if given == "SA":
                return "CM" if category in ("Mn", "Mc") else "AL"
            if given == "OP" and widths.get(point, "N") in ("F", "W", "H"):
                return "WideOP"
            if category == "Cn" and point in pictographs:
                return "Pictograph"
            return resolved.get(given, given)

        return list(map(of, POINTS))

    def bidi_class(self) -> list[str]:
        """Return the class of each code point after UAX 9."""
        values = self.values("extracted/DerivedBidiClass.txt")
        return [values.get(point, "L") for point in POINTS]

    def brackets(self) -> list[str]:
        """Return the pairs of brackets (UAX 9, BD14 and BD15): the opening and the closing one."""
        pairs, kinds = self.values("BidiBrackets.txt"), self.values("BidiBrackets.txt", 2)
        return [f"{point:X} {pair}" for point, pair in sorted(pairs.items()) if kinds[point] == "o"]


def ranges(values: list[str], value: str) -> Iterator[str]:
    """Yield the code points of a value as "A-F" or "A"."""
    for has, run in groupby(POINTS, lambda point: values[point] == value):
        if has:
            first, *_, last = [*run] * 2
            yield f"{first:X}-{last:X}" if last > first else f"{first:X}"


def classes_table(values: list[str], otherwise: str) -> str:
    """Return the lines of a table of classes; what no line names is of the first."""
    names = [otherwise, *sorted({*values} - {otherwise})]
    return "".join(" ".join([name, *(ranges(values, name) if name != otherwise else ())]) + "\n" for name in names)


def brackets_table(database: Database) -> str:
    return HEAD + "".join(f"{pair}\n" for pair in database.brackets())


def tables(folder: Path) -> dict[str, str]:
    """Return every table by the name of its file."""
    database = Database(folder)
    made: dict[str, Callable[[], str]] = {
        "grapheme_break.txt": lambda: classes_table(database.grapheme_break(), "Other"),
        "line_break.txt": lambda: classes_table(database.line_break(), "AL"),
        "bidi_class.txt": lambda: classes_table(database.bidi_class(), "L"),
    }
    return {"brackets.txt": brackets_table(database), **{name: HEAD + make() for name, make in made.items()}}


if __name__ == "__main__":
    for name, text in tables(Path(*sys.argv[1:2]) if sys.argv[1:] else FOLDER).items():
        (TABLES / name).write_text(text, encoding="utf-8")
