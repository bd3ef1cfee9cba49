"""Where a line may break, and where never.

Plain line breaking (UAX 14) would part "5 mg/" from "ml" and "25" from "°C". Here a line breaks at a space or after a
hyphen between longer parts, but not where two words make one fact (`inseparable.py`). An address is one piece; where no
line can hold it, it is cut by the rules of The Chicago Manual of Style (17th edition, 7.46).
"""

from __future__ import annotations

import re

from leaflet_pdf.layout.lines.inseparable import hold
from leaflet_pdf.text.alone import has_other_scripts

HELD = "\x01"
"""Stands for a space that a line does not break at. Loading refuses control characters in content."""

_CUT = "\x02"
"""Marks where a line may break, while a text is being cut."""

_FIGURE = re.compile(r"[\d¼-¾⅐-⅞]")
_DASH = re.compile(r" (?=[–—] )")
_HYPHEN = re.compile(r"(?<=[^\W\d_]{3}-)(?=[^\W\d_]{3})")
_ADDRESS = re.compile(r"://|\w@\w|\w\.[^\W\d_]{2}")
_IN_ADDRESS = r"(?<=//)|(?<=\w)(?=[/.,_~?#%=&@-]\w)"  # compiled when a column is too narrow for an address


def unbreakable(text: str, tag: str) -> list[str]:
    """Return the text cut wherever a line of the language may break, each piece with the space after it.

    A piece that a newline ends keeps it instead: there the line must break.
    """
    held = hold(text, HELD, tag) if _FIGURE.search(text) else text
    if "–" in text or "—" in text:
        held = _DASH.sub(HELD, held)
    if "ๆ" in text:
        held = held.replace(" ๆ", f"{HELD}ๆ")  # the sign repeats the word before it
    cut = held.replace(" ", f" {_CUT}")
    if "\n" in cut:
        cut = cut.replace("\n", f"\n{_CUT}")
    pieces = cut.split(_CUT)
    if not pieces[-1]:
        pieces.pop()
    if "-" in text:
        pieces = [part for piece in pieces for part in _at_hyphens(piece)]
    if not text.isascii() and has_other_scripts(text):
        # Few texts have letters of another script.
        from leaflet_pdf.layout.lines.script_breaks import at_breaks

        pieces = [part for piece in pieces for part in at_breaks(piece, tag, HELD)]
    return pieces if held is text else [piece.replace(HELD, " ") for piece in pieces]


def smaller(word: str) -> list[str]:
    """Return a word that no line can hold in parts: an address where it may be cut, anything else as it is.

    The line ends before the sign of an address, and never after its hyphen, which would look like one of ours.
    """
    return re.split(_IN_ADDRESS, word) if _ADDRESS.search(word) else [word]


def _at_hyphens(piece: str) -> list[str]:
    return _HYPHEN.split(piece) if "-" in piece and not _ADDRESS.search(piece) else [piece]
