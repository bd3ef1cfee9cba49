"""Who changed what: lines of JSON beside the leaflets, each with the SHA-256 of the line before it.

So a line that was changed, taken out or put in later is seen. Nothing of a patient is ever in it.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

NAME = ".leaflet-audit.jsonl"
FIRST = "0" * 64
"""What stands for the line before the first."""

_LONGEST = 64 * 1024
"""Bytes of a line: names in it have at most 200 characters."""


class Deed(NamedTuple):
    """What somebody did to a leaflet; before and after are codes of what it was and is."""

    user: str
    action: str
    id: str = ""
    before: str = ""
    after: str = ""
    roles: tuple[str, ...] = ()


class Audit:
    """The record of a folder. It is written to by one server at a time."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def add(self, deed: Deed) -> None:
        """Write a line; it is on the disk when this returns. Raises OSError."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self.path.open("ab+") as file:
            line = json.dumps({"time": now, **deed._asdict(), "previous": _last(file)}, ensure_ascii=False)
            file.write(line.encode(errors="backslashreplace") + b"\n")
            file.flush()
            os.fsync(file.fileno())


def _last(file: BinaryIO) -> str:
    """Return the code of the last line of a file that is open."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LONGEST))
    lines = file.read().splitlines()
    return sha256(lines[-1]).hexdigest() if lines else FIRST


def first_broken(path: Path) -> int | None:
    """Return the number of the first line that does not follow from the one before it; None if all do."""
    before = FIRST
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            follows = json.loads(line)["previous"] == before
        except (ValueError, KeyError, TypeError):
            follows = False
        if not follows:
            return number
        before = sha256(line).hexdigest()
    return None
