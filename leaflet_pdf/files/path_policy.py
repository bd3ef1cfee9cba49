"""Names of files that content may use: only those in its own folder or below it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path, PureWindowsPath

from leaflet_pdf.files.disk import is_there, names_in

_LONGEST = 200
_FORBIDDEN = frozenset('<>:"|?*\\')
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10))}
"""What Windows takes for a device, with any ending (Naming Files, Paths, and Namespaces)."""

_asked_for: ContextVar[dict[Path, bool] | None] = ContextVar("asked_for", default=None)


@contextmanager
def noting() -> Iterator[dict[Path, bool]]:
    """Note, in the meantime, each file that content names and each folder that is looked into, and if it is there.

    They are noted when they are asked for. What is made of content depends on no other file beside its own. Who notes
    around this learns of them too.
    """
    around = _asked_for.get()
    files: dict[Path, bool] = {}
    before = _asked_for.set(files)
    try:
        yield files
    finally:
        _asked_for.reset(before)
        if around is not None:
            around.update(files)


def note(path: Path) -> Path:
    """Return the path of a file or folder that what is made of content depends on, after noting it."""
    files = _asked_for.get()
    if files is not None and path not in files:
        files[path] = is_there(path)
    return path


def inside(folder: Path, name: str) -> Path | None:
    """Return the path of a file, or None if the name leads out of the folder by any way."""
    parts = PureWindowsPath(name)
    if parts.anchor or ".." in parts.parts or "\\" in name:
        return None
    note(folder / name)
    try:
        home = _resolved(folder)
        path = _resolved(home / name)
    except ValueError:  # a NUL, or half a character: no file has such a name
        return None
    return path if path.is_relative_to(home) else None


def _resolved(path: Path) -> Path:
    """Return a path without links; as it is where they lead in a circle, which whoever opens it is told."""
    try:
        return path.resolve()
    except RuntimeError:  # what Python says of a circle before 3.13
        return path.absolute()


def own_files(folder: Path, inner: str) -> tuple[str, ...]:
    """Return the YAML files of a folder inside another, as content names them; none if there is no such folder.

    A folder that cannot be looked into stands for what is in it: whoever reads it is told why.
    """
    try:
        names = names_in(note(folder / inner))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError:
        return (inner,)
    return tuple(sorted(f"{inner}/{name}" for name in names if name.endswith(".yaml")))


def portable(name: str) -> bool:
    """Tell whether a path, with "/" between its parts, names the same file below a folder on any system."""
    return 0 < len(name) <= _LONGEST and all(map(_is_portable_part, name.split("/")))


def _is_portable_part(part: str) -> bool:
    tidy = part == " ".join(part.split()) and not part.endswith(".") and part.isprintable()
    device = part.partition(".")[0].rstrip().upper() in _DEVICES
    return bool(part) and tidy and not device and _FORBIDDEN.isdisjoint(part)
