"""What one process does with its share of many leaflets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from leaflet_pdf.batch.catalogue import PROGRAM_FAILED
from leaflet_pdf.batch.item import Done, Item, done, not_built, unwritable
from leaflet_pdf.build import Built, loaded, printed
from leaflet_pdf.files.disk import write
from leaflet_pdf.files.path_policy import recording
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.gc_paused import gc_paused
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.print_options import Printing

if TYPE_CHECKING:
    from leaflet_pdf.batch.cache import Cache


def work(items: Iterable[Item], cache: Cache | None = None) -> tuple[Done, ...]:
    """Build a share of the items and return what became of each."""
    return tuple(one_by_one(items, cache))


def one_by_one(items: Iterable[Item], cache: Cache | None = None) -> Iterator[Done]:
    """Build the items, yielding what became of each. Neighbours of the same source share its loading."""
    for (source, on), same in groupby(items, attrgetter("source", "on")):
        with gc_paused():
            done = _of_one_file(source, on, same, cache)
        yield from done


def _of_one_file(source: Path, on: date | None, items: Iterable[Item], cache: Cache | None) -> list[Done]:
    """Build the items of one file. An item that the program itself fails on stops nothing but itself."""
    file = _File(source, on)
    done: list[Done] = []
    for item in items:
        begin = perf_counter()
        try:
            done.append(_built(item, file, cache, begin))
        except Exception as error:
            done.append(_failed(item, error))
    return done


class _File:
    """A leaflet's file, loaded when it is first needed, and the files that its leaflet depends on."""

    def __init__(self, source: Path, on: date | None) -> None:
        self._source = source
        self._on = on
        self.asked_for: dict[Path, bool] = {}

    @cached_property
    def loaded(self) -> tuple[Leaflet | None, tuple[Finding, ...]]:
        with recording() as self.asked_for:
            return loaded(self._source, self._on)


def _built(item: Item, file: _File, cache: Cache | None, begin: float) -> Done:
    """Return what became of an item that began at a time, with its PDF written if it has a target."""
    printing, findings = item.wanted()
    if printing is None:
        return done(item, Built(item.source, findings), perf_counter() - begin)
    entry = cache.entry(item, printing) if cache else None
    built = entry.get() if entry else None
    reused = built is not None
    if built is None:
        built = _made(item, printing, file)
        if entry:
            entry.put(built, file.asked_for)
    if built.pdf is not None and item.target:
        write(built.pdf, item.target)
    return done(item, built, perf_counter() - begin, reused=reused)


def _made(item: Item, printing: Printing, file: _File) -> Built:
    built = printed(item.source, *file.loaded, printing, item.patient)
    if not item.release:
        return built
    # Only what is released is read back: the reader takes longer to be read in than a leaflet to be built.
    from leaflet_pdf.release.approve import released

    assert item.target
    on = item.on or date.today()
    return released(built, item.target, on, item.patient, label_only=printing.label_only)


def _failed(item: Item, error: Exception) -> Done:
    """Return that an item could not be built. What an error says may quote a patient's words: then it is left out."""
    if isinstance(error, OSError):
        return unwritable(item, error)
    from traceback import extract_tb

    place = extract_tb(error.__traceback__)[-1]
    detail = "" if item.patient is not None else f": {error}"[:200]
    message = f"the program failed: {type(error).__name__}{detail} ({Path(place.filename).name}:{place.lineno})"
    hint = "this is a fault in the program, not in the leaflet: please report it"
    return not_built(item, PROGRAM_FAILED, message, hint)
