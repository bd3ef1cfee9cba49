"""Packs of faces for other scripts: packages of their own, found where they are installed.

A pack says by an entry point which script it is for, and holds two faces, a licence, and the measures that fit them to
the program's own. The program has none of them in itself.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import NamedTuple

from leaflet_pdf.files.disk import content

GROUP = "leaflet_pdf.fonts"
"""Entry points of packs are in this group; each is named by its script (ISO 15924), its value is the pack's package."""

PACKS = {
    "Hebr": "he",
    "Arab": "ar",
    "Aran": "ur",
    "Deva": "hi",
    "Beng": "bn",
    "Guru": "pa",
    "Gujr": "gu",
    "Taml": "ta",
    "Thai": "th",
    "Ethi": "am",
    "Hans": "zh_hans",
    "Hant": "zh_hant",
    "Jpan": "ja",
    "Kore": "ko",
}
"""The packs in `fonts/packs/` of the program's source: each has the name of the language that is most read in it."""

_FILES = {"regular": "Regular.ttf", "bold": "Bold.ttf"}


class Pack(NamedTuple):
    """The faces of a script, as they are set beside those of a style.

    `scale` is their size in that of the text, `leading` the least distance of baselines in that size, so that no line
    touches the one above it. `heights` are how far its letters are above and below the baseline in that size, where it
    is further than those of a style.
    """

    folder: Path
    language: str
    scale: float
    leading: float
    heights: tuple[float, float] | None

    def file(self, weight: str) -> Path:
        """Return the font file of a weight: "regular" or "bold"."""
        return self.folder / _FILES[weight]


@cache
def pack(script: str) -> Pack | None:
    """Return the pack of a script; None if none is installed."""
    for found in entry_points(group=GROUP, name=script):
        folder = Path(str(found.load().__path__[0]))
        measures = json.loads(content(folder / "pack.json"))
        heights = measures.get("heights")
        further = (heights[0], heights[1]) if heights else None
        return Pack(folder, measures["language"], measures["scale"], measures["leading"], further)
    return None


def face_name(script: str, *, bold: bool) -> str:
    """Return the name of a script's face, by which it is found on every machine that has its pack: "Deva:bold"."""
    return f"{script}:{'bold' if bold else 'regular'}"


def installed(script: str) -> Pack:
    """Return the pack of a script. Raises LookupError if it is not installed."""
    found = pack(script)
    if found is None:
        raise LookupError(f"the pack of fonts for {script} is not installed")
    return found
