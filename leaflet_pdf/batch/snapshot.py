"""Files as they were when something was made of them, to see what has changed since."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_State = tuple[int | str, ...] | None


class Watch:
    """Files and folders, and what they were when they were last seen."""

    def __init__(self) -> None:
        self._seen: dict[Path, _State] = {}

    def see(self, files: Iterable[Path]) -> None:
        """Take files for seen as they are now; those that were seen before are not looked at again."""
        for file in files:
            if file not in self._seen:
                self._seen[file] = _state(file)

    def changed(self) -> set[Path]:
        """Return the files that are not as they were seen, and take them for seen."""
        now = {file: _state(file) for file in self._seen}
        changed = {file for file, state in now.items() if state != self._seen[file]}
        self._seen = now
        return changed


def _state(file: Path) -> _State:
    """Return what a save changes of a file, or the names of what is in a folder; None if it is not there."""
    try:
        if file.is_dir():
            return tuple(sorted(entry.name for entry in file.iterdir()))
        state = file.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size
