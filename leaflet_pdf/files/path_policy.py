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
"""Names that Windows reserves for devices, with any extension (Naming Files, Paths, and Namespaces)."""

_asked_for: ContextVar[dict[Path, bool] | None] = ContextVar("asked_for", default=None)


@contextmanager
def recording() -> Iterator[dict[Path, bool]]:
    """Record, while in the context, each file that content names and each folder that is searched, and if it exists.

    They are recorded when they are looked up. Content depends on no other file beside its own. An enclosing
    recording gets them too.
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
    """Return a path that content depends on, after recording it."""
    files = _asked_for.get()
    if files is not None and path not in files:
        files[path] = is_there(path)
    return path


def inside(folder: Path, name: str) -> Path | None:
    """Return the path of a file; None if the name leads out of the folder in any way."""
    parts = PureWindowsPath(name)
    if parts.anchor or ".." in parts.parts or "\\" in name:
        return None
    note(folder / name)
    try:
        home = _resolved(folder)
        path = _resolved(home / name)
    except ValueError:  # a NUL or a lone surrogate: not a valid file name
        return None
    return path if path.is_relative_to(home) else None


def _resolved(path: Path) -> Path:
    """Return a path with its links resolved; unchanged if they form a loop, which opening it will report."""
    try:
        return path.resolve()
    except RuntimeError:  # raised for a loop before Python 3.13
        return path.absolute()


def own_files(folder: Path, inner: str) -> tuple[str, ...]:
    """Return the YAML files of a subfolder, as content names them; none if there is no such folder.

    A folder that cannot be listed is returned itself: reading it reports why.
    """
    try:
        names = names_in(note(folder / inner))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError:
        return (inner,)
    return tuple(sorted(f"{inner}/{name}" for name in names if name.endswith(".yaml")))


def portable(name: str) -> bool:
    """Tell whether a relative path with "/" is valid, and means the same file, on every system."""
    return 0 < len(name) <= _LONGEST and all(map(_is_portable_part, name.split("/")))


def _is_portable_part(part: str) -> bool:
    tidy = part == " ".join(part.split()) and not part.endswith(".") and part.isprintable()
    device = part.partition(".")[0].rstrip().upper() in _DEVICES
    return bool(part) and tidy and not device and _FORBIDDEN.isdisjoint(part)
