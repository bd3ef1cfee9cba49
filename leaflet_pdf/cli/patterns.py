"""Patterns such as content/*.yaml, where the shell leaves them as they are, as on Windows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leaflet_pdf.cli.leaflet_files import SIGNS


def matching(pattern: str) -> Iterator[Path]:
    """Yield the files that a pattern matches, in their order; "**" is any number of folders, without hidden ones."""
    from glob import glob

    found = glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob matches hidden files too
    return (path for path in map(Path, sorted(set(found))) if path.is_file())


def pattern_root(pattern: str) -> Path:
    """Return the folder that a pattern begins in: all of its parts before the first with a sign."""
    path = Path(pattern)
    signs = [number for number, part in enumerate(path.parts) if not SIGNS.isdisjoint(part)]
    return Path(*path.parts[: signs[0]])
