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


def starter(id: str, revised: date | None = None, form: str = "all") -> str:
    """Return a file for its author to overwrite: of a form of medicine, or with every kind of block once.

    It is revised today unless a day is given. Raises ValueError if the id is not one.
    """
    if not re.fullmatch(ID.pattern, id):
        raise ValueError(f"{id!r} is not {ID.what}: {ID.hint}")
    revised = revised or date.today()
    written = (_FOLDER / f"{form}.yaml").read_text(encoding="utf-8")
    return written.format(id=id, revised=revised, review=revised + _YEAR)
