"""Braille of other languages than English, by liblouis where it is installed (its command `lou_translate`).

It is believed in nothing: what it writes is read back by it, and must have the same letters and figures, line by line.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from leaflet_pdf.languages.language import language_file, own_words

_COMMAND = "lou_translate"
_IN_UNICODE = "unicode.dis"
_LONGEST_WAIT = 60
"""Seconds for the lines of a leaflet, which take less than one."""
_SIX_DOTS = range(0x2800, 0x2840)
_BULLET, _DASH = "•", "-"
"""Tables of most languages have no bullet."""


class Cells(NamedTuple):
    """A line, the cells of each of its words, and whether they were read back as they are written."""

    line: str
    words: list[str]
    is_right: bool


def table(tag: str) -> str:
    """Return the name of the table for a language, "" if none is known to be right."""
    path = language_file(tag, "braille")
    return str(own_words(path)["table"]) if path else ""


def is_installed() -> bool:
    """Tell whether liblouis can be asked."""
    return shutil.which(_COMMAND) is not None


def translated(lines: Sequence[str], name: str) -> list[Cells]:
    """Return the cells of lines by a table of liblouis."""
    given = [line.replace(_BULLET, _DASH) for line in lines]
    there = _asked("--forward", name, given)
    back = _asked("--backward", name, there)
    return [
        Cells(line, cells.split("⠀"), _has_six_dots(cells) and _letters(given_line) == _letters(read))
        for line, given_line, cells, read in zip(lines, given, there, back, strict=True)
    ]


def _asked(way: str, name: str, lines: Sequence[str]) -> list[str]:
    command = [_COMMAND, way, f"{_IN_UNICODE},{name}"]
    written = "".join(f"{line}\n" for line in lines).replace("\\", "\\\\")
    answer = subprocess.run(command, input=written, capture_output=True, timeout=_LONGEST_WAIT, check=True, text=True)
    return answer.stdout.split("\n")[: len(lines)]


def _has_six_dots(cells: str) -> bool:
    return all(ord(cell) in _SIX_DOTS for cell in cells)


def _letters(words: str) -> tuple[str, list[str]]:
    """Return letters and figures, and numbers: capitals and punctuation are not known apart in every table."""
    return "".join(filter(str.isalnum, words.casefold())), re.findall(r"\d+", words)
