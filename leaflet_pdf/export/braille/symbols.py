"""The cells of letters and signs (The Rules of Unified English Braille, 2nd edition, whose sections are named below).

They are data, alike for what writes braille and for what reads it back.
"""

from __future__ import annotations

from collections.abc import Mapping

LETTERS: Mapping[str, str] = dict(zip("abcdefghijklmnopqrstuvwxyz", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", strict=True))
"""Section 4.1."""

FIGURES: Mapping[str, str] = dict(zip("1234567890", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚", strict=True))
"""After the numeric indicator (6.1)."""

NUMERIC, LETTER_AGAIN, CAPITAL, CONTINUED = "⠼", "⠰", "⠠", "⠐"
"""The indicators of numbers (6.1), of grade 1 (5.2), of a capital (8.3), and of a line that goes on (6.10)."""

CAPITAL_WORD, CAPITAL_PASSAGE, CAPITALS_END = "⠠⠠", "⠠⠠⠠", "⠠⠄"
"""The indicators of several capitals (8.4 to 8.6)."""

IN_NUMBERS: Mapping[str, str] = {".": "⠲", ",": "⠂"}
"""Signs that do not end a number (6.2)."""

ACCENTS: Mapping[str, str] = {
    "\u0301": "⠘⠌",
    "\u0300": "⠘⠡",
    "\u0302": "⠘⠩",
    "\u0308": "⠘⠒",
    "\u0303": "⠘⠻",
    "\u0327": "⠘⠯",
    "\u030a": "⠘⠫",
}
"""Modifiers before the letter that they modify (4.2), by what modifies it in print."""

GREEK: Mapping[str, str] = {"α": "⠨⠁", "β": "⠨⠃", "γ": "⠨⠛", "δ": "⠨⠙", "κ": "⠨⠅", "λ": "⠨⠇", "μ": "⠨⠍", "ω": "⠨⠺"}
"""Section 4.5."""

SIGNS: Mapping[str, str] = {
    ".": "⠲",
    ",": "⠂",
    ";": "⠆",
    ":": "⠒",
    "!": "⠖",
    "'": "⠄",
    "-": "⠤",
    "–": "⠠⠤",
    "—": "⠐⠠⠤",
    "“": "⠘⠦",
    "”": "⠴",
    '"': "⠠⠶",
    "‘": "⠠⠦",
    "’": "⠠⠴",
    "(": "⠐⠣",
    ")": "⠐⠜",
    "[": "⠨⠣",
    "]": "⠨⠜",
    "{": "⠸⠣",
    "}": "⠸⠜",
    "/": "⠸⠌",
    "\\": "⠸⠡",
    "•": "⠸⠲",
    "_": "⠨⠤",
    "%": "⠨⠴",
    "°": "⠘⠚",
    "&": "⠈⠯",
    "@": "⠈⠁",
    "*": "⠐⠔",
    "#": "⠸⠹",
    "+": "⠐⠖",
    "−": "⠐⠤",
    "×": "⠐⠦",
    "÷": "⠐⠌",
    "=": "⠐⠶",
    "±": "⠸⠖",
    "<": "⠈⠣",
    ">": "⠈⠜",
    "≤": "⠸⠈⠣",
    "≥": "⠸⠈⠜",
    "~": "⠈⠔",
    "£": "⠈⠇",
    "€": "⠈⠑",
    "$": "⠈⠎",
    "©": "⠘⠉",
    "®": "⠘⠗",
    "™": "⠘⠞",
    "§": "⠘⠎",
    "|": "⠸⠳",
}
"""Punctuation (7.1) and general symbols (3)."""

QUESTION_OR_QUOTE = "⠦"
"""The mark of a question, and at the beginning of what is quoted the one that opens it (7.5 and 7.6)."""

ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""North American ASCII Braille: the character of each cell, in the order of Unicode's block of braille patterns."""
BLANK = "⠀"
