"""Leaflet files to begin from: one that shows every kind of block, and one for each form of medicine."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from leaflet_pdf.schema.values import ID

STARTERS = ("tablet", "liquid", "inhaler", "weekly")
"""Forms of medicine that there is a file to begin from for."""

_FOLDER = Path(__file__).parent / "starters"
_YEAR = timedelta(days=365)


_HEADING = re.compile(r"((?:sub-?)*heading: [\"']?)")
_LANGUAGE = "en-GB"
"""What the files are written in."""


def starter(id: str, revised: date | None = None, form: str = "all", language: str = _LANGUAGE) -> str:
    """Return a file for its author to overwrite: of a form of medicine, or with every kind of block once.

    It is revised today unless a day is given. In another language its words are still English, and its headings say
    that they are to be written: what is prescribed there is taken from the authority's template, and translated by
    no program. Raises ValueError if the id is not one.
    """
    if not re.fullmatch(ID.pattern, id):
        raise ValueError(f"{id!r} is not {ID.what}: {ID.hint}")
    revised = revised or date.today()
    written = (_FOLDER / f"{form}.yaml").read_text(encoding="utf-8")
    if language != _LANGUAGE:
        written = _HEADING.sub(r"\1TODO ", written.replace(f"language: {_LANGUAGE}", f"language: {language}"))
    return written.format(id=id, revised=revised, review=revised + _YEAR)
