"""Threads build at the same time, and each gets what it would get alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from threading import Barrier

import pytest

from leaflet_pdf import build
from leaflet_pdf.layout.lines import line
from leaflet_pdf.model.finding import NOWHERE
from leaflet_pdf.model.leaflet import Run
from leaflet_pdf.model.style import STANDARD
from leaflet_pdf.pdf import content
from leaflet_pdf.text.face import face
from leaflet_pdf.text.memo import Remembered

THREADS, BUILDS, DISTINCT = 8, 2_000, 50

_LEAFLET = """\
format: 1
id: small
title: Sample 40 mg
medicine: {{substance: sample, strength: 40 mg, form: tablets}}
language: en-GB
jurisdiction: GB
profile: pharmacy
version: 1
revised: 2026-11-23
review-by: 2027-05-23
status: draft
publisher: Example Pharmacy
contact: Telephone 020 7946 0000
sections:
  - id: how
    heading: How to take it
    body:
      - {words}
      - table: Doses
        columns: [Age, Dose]
        rows: [[adult, {words} x10^6^]]
"""


@pytest.fixture
def _switched_often() -> Iterator[None]:
    """Let Python turn from one thread to another after every few steps."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("_switched_often")
def test_threads_that_share_a_memory_get_what_belongs_to_the_key() -> None:
    memory = Remembered(str.upper, 4)
    keys = [f"{number % 7}{letter}" for number in range(2_000) for letter in "ab"]
    with ThreadPoolExecutor(4) as threads:
        for made in threads.map(lambda _: [memory[key] for key in keys], range(8)):
            assert made == list(map(str.upper, keys))


@pytest.mark.usefixtures("_switched_often")
def test_threads_that_set_the_same_text_at_the_same_time_get_the_same_lines() -> None:
    together = Barrier(4)

    def lines(number: int) -> list[tuple[float, list[str]]]:
        together.wait()
        run = Run(f"{number} " + "tablets of so many words that it takes a while to set them " * 4, NOWHERE)
        broken = line.break_lines(line.styled_text([run], STANDARD.body, STANDARD, "en"), 200)
        return [(one.width, [piece.text for piece in one.pieces]) for one in broken.lines]

    with ThreadPoolExecutor(4) as threads:
        broken = list(threads.map(lines, [number // 4 for number in range(400)]))
    for first in range(0, 400, 4):
        assert broken[first : first + 4] == [broken[first]] * 4


@pytest.fixture
def leaflets(tmp_path: Path) -> list[Path]:
    """Small leaflets that have some words in common."""
    words, files = [f"word{number}a" for number in range(100)], []
    for number in range(DISTINCT):
        files.append(tmp_path / f"{number}.yaml")
        chosen = " ".join(Random(number).choices(words, k=6))
        files[-1].write_text(_LEAFLET.format(words=chosen), encoding="utf-8")
    return files


def _pdf(source: Path) -> bytes:
    built = build(source)
    assert built.pdf, built.findings
    return built.pdf


def test_eight_threads_build_what_one_builds(
    leaflets: list[Path], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Memories are made small, so that what is remembered goes and comes again all the time."""
    alone = {source: _pdf(source) for source in leaflets}
    for memory in (line._PLAIN, line._LINES, line._MEASURED, line._EXTENTS, content._LINES, content._SPELLED):
        monkeypatch.setattr(memory, "_kept", 64)
    for name in ("SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf"):
        monkeypatch.setattr(face(name)._words, "_kept", 64)
    request.getfixturevalue("_switched_often")
    with ThreadPoolExecutor(THREADS) as threads:
        sources = [leaflets[number // THREADS % DISTINCT] for number in range(BUILDS)]
        for source, pdf in zip(sources, threads.map(_pdf, sources), strict=True):
            assert pdf == alone[source]
