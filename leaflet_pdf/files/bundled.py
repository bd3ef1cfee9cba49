"""Where the data files that ship with the program are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


@cache
def bundled(folder: str) -> Path:
    """Return a bundled folder ("fonts" or "content"): in the installed package, or in its source tree."""
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder
