"""Reading and writing files: only regular files are opened, and a file is written completely or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from time import time

from leaflet_pdf.files.memory import held, names_held

_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | _BINARY

_PART = ".leaflet-"
_PART_ENDS = ".part"
_ABANDONED = 24 * 3600
"""Seconds after which a temporary file is abandoned: no file takes that long to write."""


def content(path: Path, most: int = 64 * 2**20) -> bytes:
    """Return the bytes of a file, at most so many of them.

    Raises OSError, with the reason in `strerror`, if it cannot be read or is none: a folder, a pipe or a device, at
    which one could wait for ever. What is held in memory is read there.
    """
    in_memory = held(path)
    if in_memory is not None:
        return in_memory[:most]
    try:
        number = os.open(path, _READ)
    except ValueError as error:  # a NUL or a lone surrogate
        raise OSError(errno.EINVAL, "not a valid file name", str(path)) from error
    with os.fdopen(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "it is a folder or a device, not a file", str(path))
        return file.read(most)


def is_there(path: Path) -> bool:
    """Tell whether a path exists. A bad name, a broken link or a missing permission is not an error."""
    return _mode(path) != 0


def is_file(path: Path) -> bool:
    """Tell whether a path is a file, in the same way as `is_there`."""
    return stat.S_ISREG(_mode(path))


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder, in the same way as `is_there`."""
    return stat.S_ISDIR(_mode(path))


def names_in(folder: Path) -> list[str]:
    """Return the names of what is in a folder. Raises OSError."""
    in_memory = names_held(folder)
    if in_memory is None:
        return [path.name for path in folder.iterdir()]
    if not in_memory:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(folder))
    return in_memory


def _mode(path: Path) -> int:
    in_memory = names_held(path)
    if in_memory is not None:
        return stat.S_IFDIR if in_memory else _mode_held(path)
    with suppress(OSError, ValueError):
        return path.stat().st_mode
    return 0


def _mode_held(path: Path) -> int:
    with suppress(OSError):
        return 0 if held(path) is None else stat.S_IFREG
    return 0


def write(data: bytes, path: Path, *, lasting: bool = False) -> None:
    """Write a file atomically, creating its folder if need be. Raises OSError, which names the file itself.

    It is written beside its destination under an unpredictable name, and then renamed. A link at the destination is
    replaced, and its target stays as it is. With `lasting`, the data is on the disk when this returns.
    """
    folder = path.parent
    folder.mkdir(parents=True, exist_ok=True)
    _sweep_once(folder.absolute())
    part = folder / f"{_PART}{os.urandom(8).hex()}{_PART_ENDS}"
    try:
        number = os.open(part, _CREATE, 0o666)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
                if lasting:
                    file.flush()
                    os.fsync(number)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def sweep(folder: Path) -> None:
    """Delete from a folder the temporary files of dead writers; not those changed within a day."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_PART) and entry.name.endswith(_PART_ENDS):
                with suppress(OSError):
                    if time() - entry.stat(follow_symlinks=False).st_mtime > _ABANDONED:
                        Path(entry).unlink()


@lru_cache(maxsize=256)
def _sweep_once(folder: Path) -> None:
    """Sweep a folder that this process writes to, once."""
    sweep(folder)
