"""Names of files that content may use: only those in its own folder or below it."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

_LONGEST = 200
_FORBIDDEN = frozenset('<>:"|?*\\')
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10))}
"""What Windows takes for a device, with any ending (Naming Files, Paths, and Namespaces)."""


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


def portable(name: str) -> bool:
    """Tell whether a path, with "/" between its parts, names the same file below a folder on any system."""
    return 0 < len(name) <= _LONGEST and all(map(_is_portable_part, name.split("/")))


def _is_portable_part(part: str) -> bool:
    tidy = part == " ".join(part.split()) and not part.endswith(".") and part.isprintable()
    device = part.partition(".")[0].rstrip().upper() in _DEVICES
    return bool(part) and tidy and not device and _FORBIDDEN.isdisjoint(part)
