"""A process in which one program sets leaflets: `python -m tests.benchmarks.serve PROGRAM KIND [PEERS]`.

A line in is a task, as JSON: its name, and what it is about. A line out is what came of it. Only what the program
needs is imported, since the memory of this process is measured.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from tests.benchmarks.cost import milliseconds, peak_memory
from tests.benchmarks.leaflets import Content, Library
from tests.benchmarks.programs import ALIKE, US


class Setter(Protocol):
    """A program that makes a PDF of a leaflet; to get the leaflet `ready`, as it takes it, is not measured."""

    def ready(self, content: Content) -> Any: ...

    def pdf(self, ready: Any) -> bytes: ...


class Peer:
    """A program of the peers' folder, which takes a leaflet as it is."""

    def __init__(self, name: str) -> None:
        importlib.import_module("common").ensure_fonts()
        self._module = importlib.import_module(f"renderers.{name}")
        atexit.register(getattr(self._module, "close", lambda: None))

    def ready(self, content: Content) -> Content:
        return content

    def pdf(self, ready: Content) -> bytes:
        pdf: bytes = self._module.render(ready)
        return pdf


def turn(setter: Setter, library: Library, first: int, many: int) -> tuple[float, float, float]:
    """Return the milliseconds that a leaflet takes, on average of so many, and the most memory so far (MB).

    The second are those of the processor, in all threads of this process: they hold on a machine that others use too.
    """
    ready = [setter.ready(library.leaflet(number)) for number in range(first, first + many)]
    begin = time.process_time()
    took = milliseconds(lambda: list(map(setter.pdf, ready)))
    return took / many, (time.process_time() - begin) * 1000 / many, peak_memory()


def long(setter: Setter, library: Library, pages: int, many: int) -> tuple[int, float, int, float]:
    """Set an ordinary leaflet, and then so many of about so many pages, with no leaflet in two of them.

    Returns the pages of the last, the milliseconds of each on average, the bytes of the last and the most memory (MB).
    """
    setter.pdf(setter.ready(library.leaflet(0)))
    ready = [setter.ready(library.long(1 + number * pages, pages)) for number in range(many)]
    pdfs: list[bytes] = []
    took = milliseconds(lambda: pdfs.extend(map(setter.pdf, ready))) / many
    peak = peak_memory()
    return pages_in(pdfs[-1]), took, len(pdfs[-1]), peak


def pages_in(pdf: bytes) -> int:
    from io import BytesIO

    from pypdf import PdfReader

    return len(PdfReader(BytesIO(pdf)).pages)


def make(setter: Setter, sources: list[str], folder: str, seconds: float) -> int:
    """Make PDF files of leaflets' JSON files until all are made, or so many seconds are over; return how many."""
    end = time.perf_counter() + seconds
    for made, source in enumerate(map(Path, sources), 1):
        content = json.loads(source.read_text(encoding="utf-8"))
        (Path(folder) / f"{source.stem}.pdf").write_bytes(setter.pdf(setter.ready(content)))
        if time.perf_counter() > end:
            return made
    return len(sources)


def tasks_of(program: str, library: Library) -> dict[str, Callable[..., Any]]:
    """Return what a program can be asked to do, by name."""
    setter: Setter
    if program in {US.name, ALIKE.name}:
        from leaflet_pdf.model.style import STANDARD
        from tests.benchmarks import ours

        setter, tasks = ours.Ours(ours.LOOK if program == ALIKE.name else STANDARD), ours.TASKS
    else:
        setter, tasks = Peer(program), ()
    every: dict[str, Callable[..., Any]] = {task.__name__: partial(task, library) for task in tasks}
    return every | {
        "turn": partial(turn, setter, library),
        "long": partial(long, setter, library),
        "make": partial(make, setter),
    }


def main(program: str, kind: str, peers: str = "") -> None:
    out, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no answer
    folder = Path(peers) if peers else None
    if folder:
        sys.path.insert(0, peers)
        os.chdir(peers)
    tasks = tasks_of(program, Library(kind, folder))
    for line in sys.stdin:
        name, *about = json.loads(line)
        print(json.dumps(tasks[name](*about)), file=out, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
