"""Files that are held in memory, and are read as if they stood in a folder."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from pathlib import Path

_PLACE = Path("/in-memory").absolute()
"""Where no disk is looked into while files are held: each of their folders is named after all that is in it."""

_held: ContextVar[Mapping[Path, Mapping[Path, bytes]] | None] = ContextVar("held", default=None)


@contextmanager
def folder_of(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give the folder in which files can be read in the meantime, in this thread alone, by their names.

    The same files have the same folder, and others another: what is remembered by a path holds for ever.
    """
    total = sha256()
    for name in sorted(files):
        total.update(f"{len(name)} {name} {len(files[name])} ".encode(errors="surrogatepass") + files[name])
    folder = _PLACE / total.hexdigest()
    before = _held.set({**(_held.get() or {}), folder: {folder / name: data for name, data in files.items()}})
    try:
        yield folder
    finally:
        _held.reset(before)


def held(path: Path) -> bytes | None:
    """Return what is in a file that is held; None if the path is not of a folder that is.

    Raises OSError if it is, and there is no such file.
    """
    files = _files_around(path)
    if files is None:
        return None
    if path not in files:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))
    return files[path]


def names_held(folder: Path) -> list[str] | None:
    """Return the names of what is in a folder that is held, or in one inside it; None if it is not held."""
    files = _files_around(folder)
    if files is None:
        return None
    inside = (path.relative_to(folder) for path in files if path != folder and path.is_relative_to(folder))
    return list(dict.fromkeys(path.parts[0] for path in inside))


def _files_around(path: Path) -> Mapping[Path, bytes] | None:
    folders = _held.get()
    if not folders:
        return None
    return next((files for folder, files in folders.items() if path.is_relative_to(folder)), None)
