"""Grapheme clusters, line breaks and the order of both directions, by the standards' own cases and by ours.

The standards' are read where the system has them (Debian's package `unicode-data`, or UNICODE_DATA); of the many for
both directions, every UNICODE_STEP-th is.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from leaflet_pdf.text.unicode.bidi import levels, line_levels, visual_order
from leaflet_pdf.text.unicode.classes import classes
from leaflet_pdf.text.unicode.embeddings import first_level
from leaflet_pdf.text.unicode.graphemes import boundaries
from leaflet_pdf.text.unicode.line_break import breaks
from tests.unicode_tables import FOLDER, VERSION, Database, brackets_table

STEP = int(os.environ.get("UNICODE_STEP", "199"))


def published(name: str) -> Iterator[str]:
    """Yield the lines of a file of the Unicode Character Database, without its remarks."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"UNICODE'S OWN CASES WERE NOT RUN: {path} is missing; Debian's package unicode-data has it")
    text = path.read_text(encoding="utf-8")
    if VERSION not in text[:80]:
        pytest.skip(f"UNICODE'S OWN CASES WERE NOT RUN: {path} is not of Unicode {VERSION}, as the tables are")
    yield from filter(None, (line.partition("#")[0].strip() for line in text.splitlines()))


def marked(line: str) -> tuple[str, list[int]]:
    """Return the text of a case for parts of texts, and where its parts end."""
    text, ends = "", []
    for sign in line.split()[1:]:
        if sign == "÷":
            ends.append(len(text))
        elif sign != "×":
            text += chr(int(sign, 16))
    return text, ends


@pytest.mark.parametrize("name", ["GraphemeBreakTest", "LineBreakTest"])
def test_texts_are_parted_as_the_standard_does(name: str) -> None:
    parted = {"GraphemeBreakTest": boundaries, "LineBreakTest": breaks}[name]
    cases = list(map(marked, published(f"auxiliary/{name}.txt")))
    assert len(cases) > 600
    assert [text for text, ends in cases if parted(text) != ends] == []


REMOVED = ("RLE", "LRE", "RLO", "LRO", "PDF", "BN")
SAMPLES = {
    "L": "a", "R": "א", "AL": "ا", "EN": "1", "ES": "+", "ET": "$", "AN": "١", "CS": ",",
    "NSM": "\u0300", "B": "\u2029", "BN": "\xad", "S": "\t", "WS": " ", "ON": "!",
    "LRE": "\u202a", "RLE": "\u202b", "LRO": "\u202d", "RLO": "\u202e", "PDF": "\u202c",
    "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip
"""A character of each class."""


def ordered(text: str, base: int | None) -> tuple[list[str], list[int]]:
    """Return levels and order of a text on one line as the standard's cases do: what it removes has none."""
    table = classes("bidi_class")
    letters, removed = table.of(text), {table.letter[name] for name in REMOVED}
    base = first_level(letters) if base is None else base
    found = line_levels(text, levels(text, base), base)
    shown = ["x" if letter in removed else str(level) for letter, level in zip(letters, found, strict=True)]
    return shown, [number for number in visual_order(found) if letters[number] not in removed]


def test_characters_of_both_directions_stand_as_the_standard_has_them() -> None:
    wrong = []
    for line in list(published("BidiCharacterTest.txt"))[:: max(1, STEP // 5)]:
        points, direction, _, found, order = line.split(";")
        text = "".join(chr(int(point, 16)) for point in points.split())
        expected = found.split(), [int(number) for number in order.split()]
        if ordered(text, {"0": 0, "1": 1, "2": None}[direction]) != expected:
            wrong.append(line)
    assert wrong == []


def test_all_sequences_of_classes_stand_as_the_standard_has_them() -> None:
    wrong, found, order = [], [""], [0]
    for number, line in enumerate(published("BidiTest.txt")):
        if line.startswith("@Levels:"):
            found = line.split()[1:]
        elif line.startswith("@Reorder:"):
            order = [int(place) for place in line.split()[1:]]
        elif number % STEP == 0:
            names, bits = line.split(";")
            text = "".join(SAMPLES[name] for name in names.split())
            bases = [base for bit, base in ((1, None), (2, 0), (4, 1)) if int(bits) & bit]
            wrong += [(line, base) for base in bases if ordered(text, base) != (found, order)]
    assert wrong == []


def test_the_table_of_brackets_is_that_of_the_database() -> None:
    list(published("BidiBrackets.txt"))
    made = Path(sys.modules[classes.__module__].__file__ or "").with_name("brackets.txt").read_text(encoding="utf-8")
    assert made == brackets_table(Database(FOLDER))


def parts(text: str, ends: list[int]) -> list[str]:
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


@pytest.mark.parametrize(
    "clusters",
    [
        [],
        ["a", "b"],
        ["e\u0301", "t"],
        ["\r\n", "\n"],
        ["न", "म", "स्ते"],  # consonants that a virama joins
        ["क्ष", "त्रि", "य"],
        ["த", "மி", "ழ்"],  # in Tamil it joins none
        ["กำ", "ลั", "ง"],
        ["한", "국"],
        ["\u1112\u1161\u11ab", "\u1100"],
        ["שָׁ", "ל", "וֹ", "ם"],
        ["👩‍⚕️", "🇬🇧", "🇩🇪"],
    ],
)
def test_what_is_read_as_one_character_is_one_cluster(clusters: list[str]) -> None:
    text = "".join(clusters)
    assert parts(text, boundaries(text)) == clusters


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        ["one ", "two"],
        ["5 ", "mg/", "ml"],
        ["(see ", "page ", "2)"],
        ["1,000.5 ", "ml"],
        ["$5-", "a ", "€(12.50)%"],
        ["well-", "known"],
        ["one\n", "two"],
        ["\N{NO-BREAK SPACE}a\N{NO-BREAK SPACE}b ", "c"],
        ["a\N{ZERO WIDTH SPACE}", "b\N{WORD JOINER}c"],
        ["服", "用", "前", "请", "阅", "读。"],
        ["「は", "い」", "と", "言っ", "た。"],
        ["לפני ", "השימוש ", "(5 ", "מ״ג)"],
        ["بعد ", "الطعام، ", "لا"],
        ["দিনে ", "একবার"],
        ["अब ", "क्या"],
        ["한", "국", "어 ", "말"],
    ],
)
def test_a_line_ends_where_the_standard_lets_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert parts(text, breaks(text)) == pieces


@pytest.mark.parametrize(
    ("text", "base", "seen"),
    [
        ("abc", 0, "abc"),
        ("אבג", 0, "גבא"),
        ("אבג", 1, "גבא"),
        ("אב 12 גד", 1, "דג 12 בא"),
        ("אב 2–4 גד", 1, "דג 4–2 בא"),  # a range turns, if nothing holds it
        ("אב \N{LEFT-TO-RIGHT ISOLATE}2–4\N{POP DIRECTIONAL ISOLATE} גד", 1, "דג \u20692–4\u2066 בא"),
        ("אב (abc) גד", 1, "דג (abc) בא"),
        ("אב abc, גד", 1, "דג ,abc בא"),
        ("abc אב, גד def", 0, "abc דג ,בא def"),
        ("אב 12.5% גד", 1, "דג 12.5% בא"),
        ("نص ١٢ نص", 1, "صن ١٢ صن"),
        ("אב.  ", 1, "  .בא"),
        ("א\nabc", 1, "abc\nא"),
    ],
)
def test_a_line_of_both_directions_is_seen_in_its_order(text: str, base: int, seen: str) -> None:
    order = visual_order(line_levels(text, levels(text, base), base))
    mirrored = str.maketrans("()", ")(")
    found = line_levels(text, levels(text, base), base)
    assert "".join(text[at].translate(mirrored) if found[at] % 2 else text[at] for at in order) == seen


def test_ten_thousand_brackets_are_paired_and_no_more_than_63_deep() -> None:
    assert set(levels("(א) " * 2_500, 0)) == {0, 1}
    assert levels("א" + "(" * 63 + "א" + ")" * 63, 0)[-1] == 1
    assert levels("א" + "(" * 64 + "א" + ")" * 64, 0)[-1] == 0


def test_a_latin_leaflet_reads_no_table_of_characters() -> None:
    code = "import sys, leaflet_pdf.build, leaflet_pdf.layout.flow, leaflet_pdf.pdf.paint; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "leaflet_pdf.layout.flow" in told
    assert not [name for name in told if name.startswith(("leaflet_pdf.text.unicode", "leaflet_pdf.text.unicode.bidi"))]
