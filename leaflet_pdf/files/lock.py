"""One writer at a time: whoever changes a file in a folder waits until another is done."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

_PATIENCE = 10.0
"""Seconds: no writer of ours takes as long."""
_PAUSE = 0.01
_NAME = ".leaflet.lock"


@contextmanager
def alone_in(folder: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Let nobody else who asks for the same folder in: no thread, no process. It is free again if the process dies.

    Raises OSError if others do not come out in so many seconds, or there is no such folder.
    """
    until = monotonic() + patience
    while (taken := _taken(folder)) is None:
        if monotonic() > until:
            raise OSError(errno.EBUSY, "another program keeps writing in this folder", str(folder))
        sleep(_PAUSE)
    try:
        yield
    finally:
        os.close(taken)


if sys.platform == "win32":

    def _taken(folder: Path) -> int | None:
        """Return an open file that is nobody else's; None if it is. The system deletes it when it is closed."""
        flags = os.O_CREAT | os.O_EXCL | os.O_TEMPORARY | os.O_NOINHERIT
        try:
            return os.open(folder / _NAME, flags)
        except (FileExistsError, PermissionError):
            return None

else:
    from fcntl import LOCK_EX, LOCK_NB, flock

    def _taken(folder: Path) -> int | None:
        """Return the folder, opened and locked; None if somebody else has it."""
        number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            flock(number, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            os.close(number)
            return None
        except BaseException:
            os.close(number)
            raise
        return number
