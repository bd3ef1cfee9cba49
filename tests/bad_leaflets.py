"""Leaflet files with one mistake each, and what must be said about it.

In the YAML of a mistake, ‸ stands where its finding must point; it is taken out before the file is read.
"""

from __future__ import annotations

from dataclasses import dataclass

CARET = "‸"

GOOD = """\
format: 1
id: sample-40mg
title: Sample 40 mg capsules
medicine:
  substance: sample
  strength: 40 mg
  form: capsules
language: en-GB
jurisdiction: GB
profile: pharmacy
version: 0.1
revised: 2026-11-23
review-by: 2027-05-23
status: draft
publisher: Example Pharmacy
contact: Telephone 020 7946 0000
sources:
  NHS:
    title: A page
    address: https://www.example.org/
    as-of: 2026-11-23
sections:
  - id: first
    heading: First
    body:
      - Words. [@NHS]
      # HERE
"""


@dataclass(frozen=True, slots=True)
class Bad:
    """A file, and the one finding it must get: its code, its place, and some words of its message."""

    name: str
    text: str
    code: str
    words: str
    line: int
    column: int


def bad(name: str, code: str, words: str, marked: str) -> Bad:
    line, column = 0, 0
    if CARET in marked:
        before = marked.partition(CARET)[0]
        line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    return Bad(name, marked.replace(CARET, "", 1), code, words, line, column)


def _in_body(name: str, code: str, words: str, block: str) -> Bad:
    indented = "\n".join("      " + line if line else "" for line in block.split("\n"))
    return bad(name, code, words, GOOD.replace("      # HERE", indented))


def _in_table(name: str, code: str, words: str, rows: str) -> Bad:
    return _in_body(name, code, words, "- table: x\n  columns: [a, b]\n  rows:\n    " + rows.replace("\n", "\n    "))


def _in_head(name: str, code: str, words: str, old: str, new: str) -> Bad:
    assert GOOD.count(old) == 1, old
    return bad(name, code, words, GOOD.replace(old, new))


def _file(name: str, code: str, words: str, text: str) -> Bad:
    return bad(name, code, words, text)


KEYS = [
    _in_head(
        "an unknown key",
        "unknown-key",
        '"titel" is not a known key of a leaflet',
        "title: Sample",
        "‸titel: x\ntitle: Sample",
    ),
    _in_head("an unknown key of the medicine", "unknown-key", "dose", "  form:", "  ‸dose: 1\n  form:"),
    _in_head("an unknown key of a section", "unknown-key", "title", "    heading:", "    ‸title: x\n    heading:"),
    _in_head("an unknown key of a source", "unknown-key", "url", "    as-of:", "    ‸url: x\n    as-of:"),
    _in_body(
        "an unknown key of a warning", "unknown-key", "lvl", "- warning: x\n  level: danger\n  ‸lvl: x\n  body: x"
    ),
    _in_body("an unknown band", "unknown-key", "sometimes", "- side-effects:\n    ‸sometimes: [x]"),
    _in_body("an unknown key of an entry", "unknown-key", "answer", "- bullets:\n    - item: x\n      ‸answer: y"),
    _in_head(
        "no title",
        "missing-key",
        "title",
        "format: 1\nid: sample-40mg\ntitle: Sample 40 mg capsules",
        "‸format: 1\nid: x",
    ),
    _in_head(
        "no strength", "missing-key", "strength", "  substance: sample\n  strength: 40 mg", "  ‸substance: sample"
    ),
    _in_head(
        "a section without a heading", "missing-key", "heading", "- id: first\n    heading: First", "- ‸id: first"
    ),
    _in_head(
        "a source without its day",
        "missing-key",
        "as-of",
        "title: A page\n    address: https://www.example.org/\n    as-of: 2026-11-23",
        "‸title: A page\n    address: tel:1",
    ),
    _in_body("a warning without a level", "missing-key", "level", "- ‸warning: x\n  body: y"),
    _in_body("a warning without a body", "missing-key", "body", "- ‸warning: x\n  level: danger"),
    _in_body("a table without rows", "missing-key", "rows", "- ‸table: x\n  columns: [a]"),
    _in_body("a figure without words for it", "missing-key", "alt", "- ‸figure: dot.png"),
    _in_body(
        "a precaution without a rating", "missing-key", "rating", "- precautions:\n    - ‸topic: x\n      body: y"
    ),
    _in_body("a list without words around it", "missing-key", "item", "- bullets:\n    - ‸bullets: [x]"),
    _in_head("a key twice", "duplicate-key", "lines 2 and 3", "title: Sample", "‸id: other\ntitle: Sample"),
    _in_body(
        "a key of a block twice",
        "duplicate-key",
        "lines 28 and 30",
        "- warning: x\n  level: danger\n  body: y\n  ‸level: caution",
    ),
    _in_head("a source twice", "duplicate-key", "NHS", "sections:", "  ‸NHS: {}\nsections:"),
]

TYPES = [
    _in_body("a text for a list", "wrong-type", "a list", "- bullets: ‸one"),
    _in_body("a mapping for a text", "wrong-type", "a text", "- bullets:\n    - ‸Dose: 40 mg"),
    _in_body("a list for a text", "wrong-type", "a text", "- subheading: ‸[a, b]"),
    _in_body("a list for a paragraph", "wrong-type", "a text", "- ‸- a\n  - b"),
    _in_head(
        "a text for the medicine",
        "wrong-type",
        "keys and values",
        "medicine:\n  substance: sample\n  strength: 40 mg\n  form: capsules",
        "medicine: ‸sample",
    ),
    _in_body("a mapping for a body", "wrong-type", "a list", "- warning: x\n  level: danger\n  body:\n    ‸steps: [a]"),
    _in_body("a text for a row", "wrong-type", "a list", "- table: x\n  columns: [a]\n  rows:\n    - ‸a"),
    _in_head("a list for a day", "wrong-type", "a text", "review-by: 2027-05-23", "review-by: ‸[2027]"),
    _file("a text for the whole file", "wrong-type", "keys and values", "‸hello"),
    _file("a list for the whole file", "wrong-type", "keys and values", "‸- hello"),
]

EMPTY = [
    _in_head("no words after a key", "empty-text", "title", "title: Sample 40 mg capsules", "title:‸"),
    _in_head("an empty text", "empty-text", "title", "title: Sample 40 mg capsules", 'title: ‸""'),
    _in_head("a text of white space", "empty-text", "title", "title: Sample 40 mg capsules", 'title: ‸"  "'),
    _in_head("a null", "empty-text", "null", "title: Sample 40 mg capsules", "title: ‸null"),
    _in_head("a tilde for nothing", "empty-text", "~", "title: Sample 40 mg capsules", "title: ‸~"),
    _in_body("an empty paragraph", "empty-text", "body", "-‸"),
    _in_body("a cell left out", "empty-text", "rows", "- table: x\n  columns: [a, b]\n  rows:\n    - - a\n      -‸"),
    _in_body("a text that only names a source", "empty-text", "marks only", '- ‸"[@NHS]"'),
    _in_body("an empty list", "empty-list", "bullets", "- bullets: ‸[]"),
    _in_body("a list of nothing", "empty-list", "bullets", "- bullets:‸"),
    _in_body("an empty warning", "empty-list", "body", "- warning: x\n  level: danger\n  body: ‸[]"),
    _in_body("a warning without words", "empty-text", "warning", "- warning: ‸''\n  level: danger\n  body: y"),
    _in_body("side effects without any", "empty-list", "side-effects", "- side-effects: ‸{}"),
    _in_body("an empty block", "empty-list", "body", "- ‸{}"),
    _in_body("a table whose rows are left out", "empty-list", "rows", "- table: x\n  columns: [a]\n  rows:‸"),
    _in_body("a table with an empty list of rows", "empty-list", "rows", "- table: x\n  columns: [a]\n  rows: ‸[]"),
    _in_body("a text for rows", "wrong-type", "a list", "- table: x\n  columns: [a]\n  rows: ‸a"),
    _in_body("an empty row", "empty-list", "rows", "- table: x\n  columns: [a]\n  rows: [‸[]]"),
    _in_body("an empty line in a text", "empty-line", "empty line", "- one\n\n  ‸two"),
    _in_body("a deeper line in a > text", "uneven-lines", "indented more", "- >\n  one\n    ‸two\n  three"),
    _in_body("an empty line in a > text", "empty-line", "empty line", "- >\n  one\n\n  ‸two"),
    _in_body("a number after a #", "cut-by-comment", "not printed", "- Take ‸#1 first"),
    _in_body("a number after a # and a space", "cut-by-comment", "not printed", "- Take ‸# 1 of 2"),
    _in_body("an entry too far right", "entry-in-text", "part of the text", "- Take it.\n    ‸- Rest."),
    _in_body("curly quotes", "unknown-block", "“Take", "- ‸“Take: it”"),
    _in_body("an empty line in a | text", "empty-line", "empty line", "- |\n  one\n\n  ‸two"),
    _file("an empty file", "empty-file", "the file is empty", ""),
    _file("a file of comments", "empty-file", "the file is empty", "# nothing\n"),
]

CHOICES = [
    _in_body("an unknown level", "unknown-choice", "dangr", "- warning: x\n  level: ‸dangr\n  body: y"),
    _in_body(
        "a hedged rating",
        "unknown-choice",
        "probably-safe",
        "- precautions:\n    - topic: x\n      rating: ‸probably-safe\n      body: y",
    ),
    _in_head("an unknown status", "unknown-choice", "final", "status: draft", "status: ‸final"),
    _in_head("an unknown profile", "unknown-choice", "pharmcy", "profile: pharmacy", "profile: ‸pharmcy"),
    _in_head("a jurisdiction in words", "unknown-choice", "Britain", "jurisdiction: GB", "jurisdiction: ‸Britain"),
    _in_head("a language without a file", "unknown-language", "tlh", "language: en-GB", "language: ‸tlh"),
    _in_head("a language by its name", "unknown-language", "English!", "language: en-GB", "language: ‸English!"),
    _in_head("another format", "unknown-choice", "2", "format: 1", "format: ‸2"),
    _in_head("a day that is none", "bad-date", "2026-02-30", "revised: 2026-11-23", "revised: ‸2026-02-30"),
    _in_head("a day in words", "bad-date", "May", "review-by: 2027-05-23", "review-by: ‸23 May 2027"),
    _in_head("a review too early", "review-before-revised", "2025", "by: 2027-05-23", "by: ‸2025-05-23"),
    _in_head("an id with capitals", "bad-id", "Sample", "id: sample-40mg", "id: ‸Sample"),
    _in_head("a section id with spaces", "bad-id", "the first", "id: first", "id: ‸the first"),
    _in_head(
        "a source name with a comma",
        "bad-id",
        "A,B",
        "sections:",
        "  ‸A,B: {title: x, address: tel:1, as-of: 2026-01-01}\nsections:",
    ),
    _in_head("an address of a script", "bad-address", "script", "https://www.example.org/", "‸javascript:alert(1)"),
    _in_head("an address without a scheme", "bad-address", "www", "https://www.example.org/", "‸www.example.org"),
    _in_head("a file's address", "bad-address", "file", "https://www.example.org/", "‸file:///etc/passwd"),
    _in_head(
        "a section twice",
        "duplicate-id",
        "lines 23 and 27",
        "      # HERE",
        "  - id: ‸first\n    heading: x\n    body: y",
    ),
]

BLOCKS = [
    _in_body("a misspelt block", "unknown-block", "bulets", "- ‸bulets: [a]"),
    _in_body("a text with a colon", "unknown-block", "Dose", "- ‸Dose: 40 mg"),
    _in_body("two kinds in one block", "two-kinds", "note", "- warning: a\n  level: danger\n  body: x\n  ‸note: b"),
    _in_body(
        "two lists in one entry",
        "two-kinds",
        "bullets, steps",
        "- bullets:\n    - ‸item: x\n      bullets: [a]\n      steps: [b]",
    ),
    _in_body(
        "a list and blocks in one entry",
        "two-kinds",
        "body, bullets",
        "- steps:\n    - ‸item: x\n      bullets: [a]\n      body: b",
    ),
    _in_body("steps that go on after none", "nothing-to-continue", "no steps above", "- steps: [a]\n  continue: ‸yes"),
    _in_body("a heading that skips a level", "heading-too-low", "no subheading above", "- ‸sub-subheading: x"),
    _in_body(
        "a warning in a warning",
        "misplaced-block",
        "warning",
        "- warning: x\n  level: danger\n  body:\n    - ‸warning: y\n      level: danger\n      body: z",
    ),
    _in_body(
        "a note in a warning", "misplaced-block", "note", "- warning: x\n  level: danger\n  body:\n    - ‸note: y"
    ),
    _in_body(
        "a note in an answer in a warning",
        "misplaced-block",
        "note",
        "- warning: x\n  level: danger\n  body:\n    - questions:\n"
        "        - question: y\n          answer:\n            - ‸note: z",
    ),
    _in_body(
        "a table in a note",
        "misplaced-block",
        "table",
        "- note:\n    - ‸table: x\n      columns: [a]\n      rows: [[b]]",
    ),
    _in_body(
        "a row too short", "row-length", "1 cell,", "- table: x\n  columns: [a, b]\n  rows:\n    - [c, d]\n    - ‸[e]"
    ),
    _in_body("a row too long", "row-length", "3 cells", "- table: x\n  columns: [a, b]\n  rows:\n    - ‸[c, d, e]"),
    _in_table("a row too short after a group", "row-length", "row 2 has 1", "- [c, d]\n- group: e\n- ‸[f]"),
    _in_body("a tablet without words", "missing-key", "text", "- swatch: ‸{colour: pink, shape: round}"),
    _in_body("a tablet of no colour", "unknown-choice", "rose", "- swatch: {colour: ‸rose, shape: oval, text: x}"),
    _in_body("a side of nothing", "side-of-nothing", "beside", "- figure: dot.png\n  alt: x\n  side: ‸left"),
    _in_body("a row of one picture", "pictures-in-row", "1 picture", "- pictures:\n    ‸- {figure: dot.png, alt: x}"),
    _in_body("a width of any size", "unknown-choice", "40%", "- figure: dot.png\n  alt: x\n  width: ‸40%"),
    _in_body("a list as a table", "table-without-head", "is a list", "- ‸table: x\n  rows:\n    - [a]"),
    _in_body("a row without a name", "row-without-name", "empty", "- table: ''\n  rows:\n    - [a, b]\n    - [‸'', c]"),
    _in_body(
        "a merged cell without a name",
        "row-without-name",
        "empty",
        "- table: ''\n  rows:\n    - [a, b]\n    - [‸{text: '', rows: 2}, c]\n    - [d]",
    ),
    _in_body("no caption at all", "empty-text", "table", "- table:‸\n  columns: [a]\n  rows: [[b]]"),
    _in_table("a cell that is merged with none", "bad-number", "from 2 to 60", "- [c, d]\n- [{text: e, columns: ‸1}]"),
    _in_table("a cell across too many columns", "row-length", "3 cells", "- ‸[{text: c, columns: 3}]"),
    _in_table(
        "a cell beside one that reaches down",
        "row-length",
        "cells above take 1",
        "- [c, {text: d, rows: 2}]\n- ‸[e, f]",
    ),
    _in_table("a cell below the last row", "merged-cell", "1 row below", "- [c, ‸{text: d, rows: 2}]"),
    _in_table("a cell over a group", "merged-cell", "1 row below", "- [c, ‸{text: d, rows: 2}]\n- group: e\n- [f, g]"),
    _in_body(
        "a cell in pieces",
        "merged-cell",
        "torn",
        "- table: x\n  columns: [a, b, c]\n  rows:\n    - [d, {text: e, rows: 2}, f]\n    - [‸{text: g, columns: 2}]",
    ),
    _in_table("a merged cell in a merged cell", "wrong-type", "a text", "- [{text: ‸{text: c, rows: 2}, columns: 2}]"),
    _in_table("a group without rows", "empty-group", "no rows", "- [c, d]\n- ‸group: e"),
    _in_table("a group in a group", "empty-group", "no rows", "- ‸group: c\n- group: d\n- [e, f]"),
    _in_table("a group without words", "empty-text", "group", "- group: ‸''\n- [c, d]"),
    _in_table("a key beside a group", "unknown-key", "note", "- group: c\n  ‸note: d\n- [e, f]"),
    _in_table("a misspelt group", "unknown-key", "grup", "- ‸grup: c\n- [d, e]"),
    _in_table("a list without entries in a cell", "empty-list", "rows", "- [c, ‸[]]"),
    _in_table("a cell of keys", "wrong-type", "a text", "- [c, ‸{d: e}]"),
    _in_table("a cell of a list without words", "missing-key", "item", "- [c, ‸{bullets: [d]}]"),
    _in_table("two lists in a cell", "two-kinds", "bullets, steps", "- [c, ‸{item: d, bullets: [e], steps: [f]}]"),
    _in_table("a table in a cell", "wrong-type", "a text", "- [c, ‸{table: d, columns: [e], rows: [[f]]}]"),
]

MARKS = [
    _in_body("bold that never ends", "open-mark", "bold", "- take ‸**care"),
    _in_body("a link that never ends", "open-mark", "link", "- see ‸[here"),
    _in_body("a bracket", "open-mark", "link", "- see ‸[1] for more"),
    _in_body("a link that never began", "open-mark", "never opened", "- see here‸](https://www.example.org/)"),
    _in_body("superscript that never ends", "open-mark", "superscript", "- x‸^2"),
    _in_body("subscript that never ends", "open-mark", "subscript", "- about ‸~5 mg"),
    _in_body("bold without words", "empty-mark", "bold", "- take **‸** care"),
    _in_body("a link without words", "empty-mark", "link", "- see [‸](https://www.example.org/)"),
    _in_body("bold that begins with a space", "loose-mark", "space", "- take ** care‸** now"),
    _in_body("subscript in superscript", "crossed-marks", "superscript and subscript are nested", "- x^a‸~b~^"),
    _in_body("a link in a link", "crossed-marks", "link", "- see [a ‸[#first]](https://www.example.org/)"),
    _in_body("a link to a script", "bad-address", "script", "- see [here](‸javascript:x)"),
    _in_body("an address with a space", "bad-address", "a b", "- see [here](‸https://www.example.org/a b)"),
    _in_body("an address with brackets", "bad-address", "a(b)", "- see [here](‸https://www.example.org/a(b))"),
    _in_body("a reference to no section", "unknown-id", "frist", "- see [#‸frist]"),
    _in_body("a link to no section", "unknown-id", "frist", "- see [it](#‸frist)"),
    _in_body("a source that is not there", "unknown-source", "BNF", "- Words. [@NHS,‸ BNF]"),
    _in_body("a text of a book's length", "long-text", "20,000", "- ‸" + "word " * 5_000),
    _in_body("a mistake in a folded text", "open-mark", "bold", "- >-\n  one two\n  three ‸**four"),
    _in_body("a mistake in a text of lines", "open-mark", "bold", "- |\n  one two\n  three  ‸**four"),
    _in_body("a mistake in single quotes", "open-mark", "bold", "- 'one ‸**two'"),
    _in_body("a mistake after an escape", "open-mark", "bold", '- ‸"one \\" **two"'),
]

YAML = [
    _in_body("a tab for indentation", "tab", "tab", "- one\n‸\t- two"),
    _in_body("a second colon", "yaml-syntax", '": "', "- bullets: one‸: two"),
    _in_body("a quote that never ends", "yaml-syntax", "never closed", '- ‸"one'),
    _in_body("a bracket that never ends", "yaml-syntax", "not closed", "- bullets: ‸[a, b"),
    _in_body("an apostrophe in single quotes", "yaml-syntax", "this apostrophe", "- 'Don‸'t take it.'"),
    _in_body("an apostrophe in a quoted value", "yaml-syntax", "this apostrophe", "- warning: 'Don‸'t'\n  body: x"),
    _in_body("a quote in double quotes", "yaml-syntax", "this quote", '- "Take‸" it'),
    _in_body("words after braces", "yaml-syntax", 'begins with "{"', "- {name‸} take it"),
    _in_body("words after brackets", "yaml-syntax", 'begins with "["', "- [name‸] take it"),
    _in_body("a percent sign", "yaml-syntax", 'begins with "%"', "- ‸%s take it"),
    _in_body("a dash without a space", "yaml-syntax", 'no space after this "-"', "‸-no space"),
    _in_body("a colon without a space", "yaml-syntax", 'no space after this ":"', "- warning‸:Take care\n  body: x"),
    _in_body("an at sign", "yaml-syntax", "which has a special meaning", "- ‸@home"),
    _in_body("a back-quote", "yaml-syntax", "which has a special meaning", "- ‸`x`"),
    _in_body("a text that begins bold", "yaml-syntax", '"*" or "&"', "- ‸**Stop** now"),
    _in_body("an unknown escape", "yaml-syntax", "backslash", '- "one‸\\q"'),
    _in_body("a line out of line", "yaml-syntax", "line up", "- bullets:\n    - a\n  ‸- b"),
    _in_body("an alias", "alias", "*x", "- ‸*x"),
    _in_body("an anchor", "anchor", "&x", "- ‸&x words"),
    _in_body("a tag", "tag", "!!int", "- ‸!!int 3"),
    _in_body("a tag of Python", "tag", "python", "- ‸!!python/object:os.system x"),
    _in_head("a merge key", "merge-key", "<<", "title: Sample", "‸<<: {a: b}\ntitle: Sample"),
    _in_head("a list for a key", "key-not-text", "key", "title: Sample", "‸[a, b]: c\ntitle: Sample"),
    _in_head("a second document", "several-documents", "second", "      # HERE\n", "‸---\nformat: 1\n"),
    _in_body("a soft hyphen", "invisible-character", "SOFT HYPHEN", "- iso‸\xadtretinoin"),
    _in_body("a zero-width space", "invisible-character", "U+200B", "- 40‸\u200bmg"),
    _in_body("a direction mark", "invisible-character", "RIGHT-TO-LEFT OVERRIDE", "- a‸\u202eb"),
    _in_body("a byte order mark inside", "invisible-character", "U+FEFF", "- a‸\ufeffb"),
    _in_body("private use", "invisible-character", "private use", "- a‸\ue000b"),
    _in_body("an unassigned character", "invisible-character", "U+0378", "- a‸\u0378b"),
    _in_body("half a character", "invisible-character", "half", "- a‸\ud800b"),
    _in_body("a joiner of letters", "invisible-character", "U+034F (COMBINING GRAPHEME JOINER)", "- a‸\u034fb"),
    _in_body("a selector of a variation", "invisible-character", "VARIATION SELECTOR-16", "- ☎‸\ufe0f 999"),
    _in_body("another selector", "invisible-character", "VARIATION SELECTOR-17", "- a‸\U000e0100b"),
    _in_body("a filler", "invisible-character", "HANGUL FILLER", "- 40‸\u3164mg"),
    _in_body("a filler of half a width", "invisible-character", "HALFWIDTH HANGUL FILLER", "- 40‸\uffa0mg"),
    _in_body("a separator of vowels", "invisible-character", "MONGOLIAN VOWEL SEPARATOR", "- 40‸\u180emg"),
    _in_body("a blank pattern of dots", "invisible-character", "BRAILLE PATTERN BLANK", "- 40‸\u2800mg"),
    _in_body("a letter of a tag", "invisible-character", "TAG LATIN SMALL LETTER A", "- 40‸\U000e0061mg"),
    _in_body("an annotation between lines", "invisible-character", "INTERLINEAR ANNOTATION ANCHOR", "- 40‸\ufff9mg"),
    _in_body("a sign of mathematics", "invisible-character", "INVISIBLE TIMES", "- 40‸\u2062mg"),
    _in_body("no character at all", "invisible-character", "U+FFFF", "- 40‸\uffffmg"),
    _in_body("a NUL", "invisible-character", "NULL", "- a‸\0b"),
    _in_body("a bell", "invisible-character", "U+0007", "- a‸\x07b"),
    _in_body("a line separator", "invisible-character", "LINE SEPARATOR", "- a‸\u2028b"),
    _in_body("an escaped zero-width space", "invisible-character", "ZERO WIDTH SPACE", '- ‸"a\\u200Bb"'),
    _in_body("a tab in a text", "tab", "tab", "- ‸a\tb"),
]

PICTURES = [
    _in_body("a picture above the folder", "picture-outside", "../dot.png", "- figure: ‸../dot.png\n  alt: x"),
    _in_body("a picture by its full path", "picture-outside", "/etc/", "- figure: ‸/etc/passwd\n  alt: x"),
    _in_body("a picture on a drive", "picture-outside", "C:", "- figure: ‸C:/dot.png\n  alt: x"),
    _in_body("a picture through a link", "picture-outside", "away", "- figure: ‸away/dot.png\n  alt: x"),
    _in_body("a picture that is not there", "picture-missing", "none.png", "- figure: ‸none.png\n  alt: x"),
    _in_body("a folder for a picture", "picture-missing", "folder", "- figure: ‸folder\n  alt: x"),
    _in_body("a picture of another kind", "picture-kind", "neither", "- figure: ‸dot.gif\n  alt: x"),
    _in_body("a picture of 16 bits", "picture-kind", "I;16", "- figure: ‸deep.png\n  alt: x"),
    _in_body("a picture in printing colours", "picture-cmyk", "CMYK", "- figure: ‸cmyk.jpg\n  alt: x"),
    _in_body("a picture of too many pixels", "picture-too-large", "million", "- figure: ‸wide.png\n  alt: x"),
    _in_body("a picture of far too many pixels", "picture-too-large", "million", "- figure: ‸bomb.png\n  alt: x"),
    _in_body("a picture of too many bytes", "picture-too-large", "MiB", "- figure: ‸heavy.png\n  alt: x"),
    _in_body("half a picture", "picture-broken", "damaged", "- figure: ‸half.png\n  alt: x"),
    _in_body("a picture stored turned", "picture-turned", "turned", "- figure: ‸turned.jpg\n  alt: x"),
    _in_body("a picture without words for it", "empty-text", "alt", "- figure: dot.png\n  alt: ‸''"),
]


def _online(name: str, address: str) -> Bad:
    return _in_head(name, "bad-online", "not an https address", "sources:\n", f"online: ‸{address}\nsources:\n")


ONLINE = [
    _online("an address that is not safe", "http://www.example.org/leaflet"),
    _online("an address without a host", "https:///leaflet"),
    _online("an online address with a space", "https://www.example.org/a leaflet"),
    _online(
        "an address with a letter that must be written in other signs", "https://www.example.org/packungsbeilage-für"
    ),
    _online("an address too long for a code", "https://www.example.org/" + 190 * "a"),
]


def _product(name: str, code: str, words: str, *numbers: str) -> Bad:
    products = "".join(f"  - gtin: {number}\n" for number in numbers)
    return _in_head(name, code, words, "sources:\n", f"products:\n{products}sources:\n")


PRODUCTS = [
    _product("a product with a wrong digit", "bad-gtin", "not a GTIN", "‸05012345678901"),
    _product("a product with two digits changed over", "bad-gtin", "not a GTIN", "‸05012345687900"),
    _product("a product of eleven digits", "bad-gtin", "not a GTIN", "‸50123456789"),
    _product("a product with spaces", "bad-gtin", "not a GTIN", "‸0501234 5678900"),
    _product("a product twice", "same-product", "twice", "05012345678900", "‸05012345678900"),
    _product("a product twice, once without zeros", "same-product", "twice", "05012345678900", "‸5012345678900"),
]

SUPPLY = [
    _in_head("a limit of supply in weeks", "bad-days", "days", "  form:", "  longest-supply: ‸4 weeks\n  form:"),
    _in_head("a limit of no supply", "bad-days", "days", "  form:", "  longest-supply: ‸0 days\n  form:"),
]

FILLED_IN = [
    _in_body("a pictogram without words", "missing-key", "text", "- ‸pictogram: with-food"),
    _in_body("an unknown pictogram", "unknown-choice", "with-fodo", "- pictogram: ‸with-fodo\n  text: x"),
    _in_body("a pictogram of no words", "empty-text", "text", "- pictogram: with-food\n  text: ‸''"),
    _in_body(
        "an unknown pictogram of a precaution",
        "unknown-choice",
        "cycling",
        "- precautions:\n    - topic: x\n      rating: take-care\n      pictogram: ‸cycling\n      body: y",
    ),
    _in_body("a slip without fields", "missing-key", "fields", "- ‸slip: x\n  body: y"),
    _in_body("a slip without a body", "missing-key", "body", "- ‸slip: x\n  fields: [y]"),
    _in_body("a slip of no fields", "empty-list", "fields", "- slip: x\n  body: y\n  fields: ‸[]"),
    _in_body("a field of another kind", "unknown-key", "narrow", "- slip: x\n  body: y\n  fields:\n    - ‸narrow: z"),
    _in_body(
        "a field of two kinds",
        "two-kinds",
        "tick, wide",
        "- slip: x\n  body: y\n  fields:\n    - ‸wide: z\n      tick: z",
    ),
    _in_body("a field without a label", "empty-text", "tick", "- card: x\n  body: y\n  fields:\n    - tick: ‸''"),
    _in_body(
        "a warning in a slip",
        "misplaced-block",
        "warning",
        "- slip: x\n  fields: [y]\n  body:\n    - ‸warning: y\n      level: danger\n      body: z",
    ),
    _in_body(
        "a slip in a warning",
        "misplaced-block",
        "slip",
        "- warning: x\n  level: danger\n  body:\n    - ‸slip: y\n      body: z\n      fields: [z]",
    ),
    _in_body("a diary without columns", "missing-key", "columns", "- ‸diary: x\n  rows: 2"),
    _in_body("a diary of no lines", "bad-number", "0", "- diary: x\n  columns: [a]\n  rows: ‸0"),
    _in_body("a diary of too many lines", "bad-number", "61", "- diary: x\n  columns: [a]\n  rows: ‸61"),
    _in_body("a diary of half a line", "bad-number", "1.5", "- diary: x\n  columns: [a]\n  rows: ‸1.5"),
    _in_body("a diary of some lines", "bad-number", "many", "- diary: x\n  columns: [a]\n  rows: ‸many"),
    _in_body("an empty label", "empty-text", "rows", "- diary: x\n  columns: [a, b]\n  rows: [‸'']"),
    _in_head(
        "monitoring without a day",
        "missing-key",
        "as-of",
        "language:",
        "additional-monitoring:\n  ‸statement: x\nlanguage:",
    ),
    _in_head(
        "monitoring since a day in words",
        "bad-date",
        "May",
        "language:",
        "additional-monitoring:\n  as-of: ‸May 2026\nlanguage:",
    ),
    _in_head("monitoring in a word", "wrong-type", "keys", "language:", "additional-monitoring: ‸yes\nlanguage:"),
]

CONTRADICTIONS = [
    _in_body(
        "labels that leave nothing to fill in",
        "diary-without-room",
        "no column",
        "- diary: x\n  columns: ‸[a]\n  rows: [b, c]",
    ),
    _in_body(
        "a pictogram that forbids what the rating allows",
        "pictogram-against-rating",
        "do-not-drive",
        "- precautions:\n    - topic: x\n      rating: no-known-problem\n      pictogram: ‸do-not-drive\n      body: y",
    ),
]

SHAPES = [*ONLINE, *SUPPLY, *KEYS, *TYPES, *EMPTY, *CHOICES, *BLOCKS, *FILLED_IN]
ALL = [*SHAPES, *PRODUCTS, *CONTRADICTIONS, *MARKS, *YAML, *PICTURES]
