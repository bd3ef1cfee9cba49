"""What only our program is asked for. Runs in a process of its own (`serve.py`)."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from leaflet_pdf.batch import Done, Item, build_many
from leaflet_pdf.batch.pool import pool
from leaflet_pdf.build import build
from leaflet_pdf.checks import build_errors
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Pages
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.gc_paused import gc_paused
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.style import MM, STANDARD, Margins, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.sources.yaml import load
from tests.benchmarks.cost import milliseconds, peak_memory
from tests.benchmarks.leaflets import Content, Library, texts
from tests.benchmarks.same_words import as_yaml

LOOK = replace(
    STANDARD.across(),
    body=STANDARD.body._replace(size=10, leading=14),
    item=STANDARD.item._replace(size=10, leading=14),
    term=STANDARD.term._replace(size=10, leading=14),
    cell=STANDARD.cell._replace(size=10, leading=14),
).with_margins(Margins(20 * MM, 20 * MM, 20 * MM, 20 * MM))
"""As the peers set a leaflet: A4, margins of 2 cm, 10 points on 14, lines over the whole breadth."""


class Ours:
    """Our program, which takes a leaflet as a YAML file."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._folder = TemporaryDirectory()
        self._written = 0

    def ready(self, content: Content) -> Path:
        self._written += 1
        return written(content, Path(self._folder.name) / f"{self._written}.yaml")

    def pdf(self, ready: Path) -> bytes:
        built = build(ready, self._style)
        if built.pdf is None:
            raise broken(built.findings)
        return built.pdf


def written(content: Content, path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(as_yaml(content), encoding="utf-8")
    return path


def broken(findings: tuple[Finding, ...]) -> SystemExit:
    return SystemExit("\n".join(map(str, findings)))


def installed(_library: Library) -> list[tuple[str, str, list[str]]]:
    """Return the peers that run here: the module of each, its name and version, and its own command if it has one."""
    found = []
    for name in importlib.import_module("renderers").ORDER:
        with suppress(Exception):  # whatever a program does that is not here
            peer = importlib.import_module(f"renderers.{name}")
            found.append((name, f"{peer.NAME} {peer.version()}", getattr(peer, "COLD_COMMAND", [])))
    return found


def likeness(library: Library, others: int) -> tuple[int, float]:
    """Return how many texts a leaflet has, and which part of them stands, word for word, in one of so many others."""
    met = set(chain.from_iterable(texts(library.leaflet(number)) for number in range(others)))
    own = texts(library.leaflet(others))
    return len(own), sum(text in met for text in own) / len(own)


def write(library: Library, folder: str, many: int) -> None:
    """Write so many leaflets as YAML files and, for the peers, as JSON files, into a folder for each form."""
    for number in range(many):
        content = library.leaflet(number)
        if library.peers:
            path = Path(folder) / "json" / f"{number}.json"
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(content), encoding="utf-8")
        written(content, Path(folder) / "yaml" / f"{number}.yaml")


def stages(library: Library, first: int, many: int) -> dict[str, float]:
    """Return the milliseconds of each stage for a leaflet, on average of so many that were never set before."""
    leaflets: list[Leaflet] = []
    pages: list[Pages] = []
    with TemporaryDirectory() as folder, gc_paused():
        numbers = range(first, first + 2 * many)
        paths = [written(library.leaflet(number), Path(folder) / f"{number}.yaml") for number in numbers]
        took = {
            "whole way": milliseconds(lambda: list(map(build, paths[:many]))),
            "load": milliseconds(lambda: leaflets.extend(filter(None, (load(path)[0] for path in paths[many:])))),
            "judge": milliseconds(lambda: list(map(build_errors, leaflets))),
            "lay out": milliseconds(lambda: pages.extend(map(lay_out, leaflets))),
            "paint": milliseconds(lambda: list(map(paint, pages))),
        }
    return {name: spent / many for name, spent in took.items()}


def many(library: Library, marks: list[int]) -> list[float]:
    """Build leaflets in one process as a batch does; return the most memory (MB) that it held at each of the marks."""
    with TemporaryDirectory() as folder, pool(1) as worker:
        peaks: dict[int, float] = {}
        for number, done in enumerate(build_many(_items(library, Path(folder), marks[-1]), worker, ahead=2), 1):
            _clear(done)
            if number in marks:
                peaks[number] = worker.submit(peak_memory).result()
    return [peaks[mark] for mark in marks]


def _items(library: Library, folder: Path, many: int) -> Iterator[Item]:
    for number in range(many):
        yield Item(written(library.leaflet(number), folder / f"{number}.yaml"), target=folder / f"{number}.pdf")


def _clear(done: Done) -> None:
    """Take away the files of a leaflet, of which there may be any number."""
    if not done.sha256 or not done.item.target:
        raise broken(done.findings)
    done.item.source.unlink()
    done.item.target.unlink()


TASKS: tuple[Callable[..., Any], ...] = (installed, likeness, write, stages, many)
