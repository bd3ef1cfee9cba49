"""Names of files that content may use: only those in its own folder or below it."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath


def inside(folder: Path, name: str) -> Path | None:
    """Return the path of a file, or None if the name leads out of the folder by any way."""
    parts = PureWindowsPath(name)
    if parts.anchor or ".." in parts.parts or "\\" in name:
        return None
    path = (folder / name).resolve()
    return path if path.is_relative_to(folder.resolve()) else None


def own_files(folder: Path, inner: str) -> tuple[str, ...]:
    """Return the YAML files of a folder inside another, as content names them; none if there is no such folder."""
    return tuple(sorted(f"{inner}/{path.name}" for path in (folder / inner).glob("*.yaml")))
