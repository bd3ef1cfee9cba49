"""PDFs that were built before, kept by all that they depend on. A folder that can be deleted at any time.

An entry's name is the SHA-256 of the leaflet's file, its name, the way to print and the program. The entry has the
other files that the leaflet asked for (pictures, a clinic's own facts) with their digests: it holds as long as they do.
Anyone who can write to the folder could have any PDF given out as a leaflet's. So it is made for its owner alone, and
one that others can write into is refused.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass, fields, is_dataclass
from datetime import date
from hashlib import sha256
from itertools import starmap
from pathlib import Path
from stat import S_IWGRP, S_IWOTH
from time import time, time_ns
from typing import Any

from leaflet_pdf.batch.item import Item
from leaflet_pdf.batch.program_digest import program
from leaflet_pdf.build import Built
from leaflet_pdf.checks.plugins import plugin_checks
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import content, is_folder, is_there, sweep, write
from leaflet_pdf.model.finding import Finding, Severity, Source
from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.model.print_options import Printing
from leaflet_pdf.records.approval import record_path

MOST_BYTES = 2 * 2**30
"""How large the folder may grow before what was not used for longest goes."""

_ENDING = ".leaflet"
_SETTLED = 100_000_000
"""Nanoseconds that a file's clock may be behind ours."""
_FRESH = 3600
"""Seconds for which a use need not be noted again."""
_CODES_KEPT = 64


def usual_folder() -> Path:
    """Return where the platform keeps what can be made again; `LEAFLET_CACHE` names another folder."""
    named = os.environ.get("LEAFLET_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "leaflet_pdf" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "leaflet_pdf"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "leaflet_pdf"


class UnsafeCacheError(Exception):
    """Others could put PDFs into a folder that is to be a cache; the message says why and what to do."""


def _refusal(folder: Path) -> str:
    """Return why a folder must not be used as a cache; "" if it may, or is still to be made."""
    if sys.platform == "win32":  # where a mode does not show the rights
        return ""
    try:
        state, named = folder.stat(), folder.lstat()
    except OSError:
        return ""
    if {state.st_uid, named.st_uid} != {os.getuid()}:
        return "it belongs to another user: name a folder of your own"
    if state.st_mode & (S_IWGRP | S_IWOTH):
        return "other users can write to it: delete it, and a private one will be made"
    return ""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of PDFs. Several processes may use it at once: entries appear whole, and none is ever changed.

    With `rebuild`, nothing is taken out of it, and all that is built is put into it. Raises UnsafeCacheError.
    """

    folder: Path
    rebuild: bool = False

    def __post_init__(self) -> None:
        why = _refusal(self.folder)
        if why:
            raise UnsafeCacheError(f"PDF files cannot be cached in {self.folder}: {why}")

    def entry(self, item: Item, printing: Printing) -> Entry | None:
        """Return the entry of a leaflet as its file, and the record of its approval, are now.

        There is none with a patient, whose words are never kept, for a release, which is proven each time, where the
        source is embedded, with a translation, whose file is another's, nor with checks of other packages, which may
        depend on anything; nor if the folder has become somebody else's.
        """
        source = item.source
        lasting = not (item.patient is not None or printing.embed or printing.translation or item.release)
        if not lasting or plugin_checks() or _refusal(self.folder):
            return None
        now = time_ns()
        try:
            data = content(source)
        except OSError:
            return None
        record = record_path(source)
        approved = f"{_state(record)} {item.on or date.today()}" if is_there(record) else ""
        key = sha256(f"{program()}\0{_code_of(printing)}\0{source.as_posix()}\0{approved}\0".encode())
        key.update(data)
        name = key.hexdigest()
        place = self.folder / name[:2] / (name[2:] + _ENDING)
        return Entry(place, source, {source: True, record: bool(approved)}, now, self.rebuild)

    def trim(self, most: int = MOST_BYTES) -> None:
        """Take out what dead writers left, and what was not used for longest until no more than so many bytes are."""
        kept = sorted(self._sizes(), reverse=True)
        total = 0
        for _, size, path in kept:
            total += size
            if total > most:
                with suppress(OSError):
                    path.unlink()

    def _sizes(self) -> Iterator[tuple[float, int, Path]]:
        """Yield when each entry was last used, its bytes and its path. Others may be taking entries out meanwhile."""
        for folder, _, names in os.walk(self.folder):  # unlike glob, it passes over folders that vanish meanwhile
            sweep(Path(folder))
            for path in (Path(folder, name) for name in names if name.endswith(_ENDING)):
                with suppress(OSError):
                    state = path.stat()
                    yield state.st_mtime, state.st_size, path


@dataclass(frozen=True, slots=True)
class Entry:
    """The place in the cache for what comes of a leaflet's file.

    It, and perhaps a record beside it, were read at a time, in nanoseconds.
    """

    path: Path
    source: Path
    read: dict[Path, bool]
    read_at: int
    rebuild: bool

    def get(self) -> Built | None:
        """Return what was built before, if it would be built so again. A damaged entry is none."""
        if self.rebuild:
            return None
        try:
            head, _, pdf = content(self.path).partition(b"\n")
            kept = json.loads(head)
            holds = kept["sha256"] == sha256(pdf).hexdigest() and all(
                _state(Path(name)) == state for name, state in kept["files"].items()
            )
            if not holds:
                return None
            findings = tuple(map(_finding, kept["findings"]))
            if time() - self.path.stat().st_mtime > _FRESH:
                os.utime(self.path)
            return Built(self.source, findings, pdf, kept["pages"], Status(kept["status"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def put(self, built: Built, files: Mapping[Path, bool]) -> None:
        """Keep what was built with these files, each of which was there or not when it was asked for.

        If one changed meanwhile nothing is kept, for nobody knows which of its states was built; nor is what has
        errors, or findings about another file, which is named by its place on this machine; nor if the folder cannot
        be written.
        """
        if built.pdf is None or any(finding.source.file != self.source.as_posix() for finding in built.findings):
            return
        if not all(starmap(self._is_settled, (*self.read.items(), *files.items()))):
            return
        head = {
            "sha256": sha256(built.pdf).hexdigest(),
            "pages": built.pages,
            "status": built.status,
            "findings": list(map(astuple, built.findings)),
            "files": {str(name): _state(name) for name in sorted(files)},
        }
        with suppress(OSError):
            folder = self.path.parents[1]
            folder.mkdir(0o700, parents=True, exist_ok=True)
            if not _refusal(folder):
                write(json.dumps(head).encode() + b"\n" + built.pdf, self.path)

    def _is_settled(self, path: Path, was_there: bool) -> bool:
        """Tell whether a file is as it was before anything was read: neither its content nor its name has changed."""
        try:
            state = path.stat()
        except OSError:
            return not was_there
        return was_there and max(state.st_mtime_ns, state.st_ctime_ns) < self.read_at - _SETTLED


def _state(path: Path) -> str:
    """Return what tells one content of a file or folder from another; "" if it is not there."""
    try:
        if is_folder(path):
            return sha256("\0".join(sorted(entry.name for entry in path.iterdir())).encode()).hexdigest()
        return sha256(content(path)).hexdigest()
    except OSError:
        return ""


def _finding(kept: list[Any]) -> Finding:
    code, message, source, hint, clause, severity, page = kept
    return Finding(code, message, Source(*source), hint, clause, Severity(severity), page)


_codes: list[tuple[Printing, str]] = []
"""The codes of the last ways to print. One that another process was asked for comes to it as a new object each time."""


def _code_of(printing: Printing) -> str:
    """Return the SHA-256, in hex, of all that a way to print says, and of the faces that it names."""
    code = next((code for known, code in _codes if known == printing), None)
    if code is None:
        style = printing.style
        faces = [_state(bundled("fonts") / name) for name in style.faces]
        code = sha256(json.dumps([_plain(printing), faces]).encode()).hexdigest()
        _codes.append((printing, code))
        del _codes[:-_CODES_KEPT]
    return code


def _plain(value: Any) -> Any:
    """Return a value of the style's kinds as JSON has it, the same for equal values in any process."""
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(_plain(getattr(value, field.name)) for field in fields(value))]
    if isinstance(value, dict):
        return [[_plain(key), _plain(one)] for key, one in value.items()]
    if isinstance(value, tuple):
        return list(map(_plain, value))
    return sha256(value).hexdigest() if isinstance(value, bytes) else value
