"""Patterns such as content/*.yaml, where the shell leaves them as they are, as on Windows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from leaflet_pdf.cli.leaflet_files import SIGNS


def matching(pattern: str) -> Iterator[Path]:
    """Yield the files that a pattern matches, in their order; "**" is any number of folders.

    As in a shell, what is hidden has to be named, and "**" goes through no link: links can lead in a circle.
    """
    root = pattern_root(pattern)
    parts = [part if part == "**" else re.sub(r"\*+", "*", part) for part in Path(pattern).relative_to(root).parts]
    below = root.glob(str(Path(*parts, *(["*"] if parts[-1] == "**" else []))))
    hidden = any(map(_is_hidden, parts))
    for path in sorted(set(below)):
        if path.is_file() and (hidden or not any(map(_is_hidden, path.relative_to(root).parts))):
            yield path


def _is_hidden(part: str) -> bool:
    return part.startswith(".")


def pattern_root(pattern: str) -> Path:
    """Return the folder that a pattern begins in: all of its parts before the first with a sign."""
    path = Path(pattern)
    signs = [number for number, part in enumerate(path.parts) if not SIGNS.isdisjoint(part)]
    return Path(*path.parts[: signs[0]])
