"""How fast, how large, how much memory. Run by hand: `python -m tests.benchmarks [--peers DIR]`.

With `--peers`, a folder that holds `leaflet.json`, `vary.py`, `cold.py` and `renderers/` of other programs, the same
words are set by those of them that are installed. A machine's speed drifts, so programs take turns: "x ours" is the
median of the ratios to ours within a round.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import batch, cold, memory, pages, stages, warm
from tests.benchmarks.leaflets import DISTINCT, VARIED, Library
from tests.benchmarks.programs import ALIKE, US, Worker, installed
from tests.benchmarks.table import head, row

KINDS = {VARIED: "the peers' variants", DISTINCT: "a word of its own in each text"}

OTHERS = 100

PHASES = ("cold", "stages", "warm", "batch", "pages", "memory")


def main() -> None:
    asked = parsed()
    libraries = tuple(Library(kind, asked.peers) for kind in ((VARIED, DISTINCT) if asked.peers else (DISTINCT,)))
    load, _, _ = os.getloadavg()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f} before this began")
    show_libraries(libraries)
    programs = installed(libraries[0])
    if "cold" in asked.phases:
        cold.show(libraries[0], programs, asked.rounds)
    for library in libraries:
        if "stages" in asked.phases:
            stages.show(library, asked.rounds)
        if "warm" in asked.phases:
            warm.show(library, (US, ALIKE, *programs[1:]) if asked.peers else programs, asked.rounds)
        if "batch" in asked.phases:
            batch.show(library, programs, asked.batch, asked.rounds)
        if "pages" in asked.phases:
            pages.show(library, programs, asked.pages, asked.rounds, asked.patience)
    if "memory" in asked.phases:
        memory.show(libraries, asked.many)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=folder, help="a folder with other programs on the same words")
    parser.add_argument("--phases", type=names, default=PHASES, help=f"some of {','.join(PHASES)} (default: all)")
    parser.add_argument("--rounds", type=int, default=3, help="turns that each program has (default: 3)")
    parser.add_argument("--batch", type=int, default=400, help="leaflets of a batch (default: 400)")
    parser.add_argument("--pages", type=numbers, default=(2, 5, 50, 500), help="lengths (default: 2,5,50,500)")
    parser.add_argument("--patience", type=float, default=15, help="seconds that a long leaflet may take (default: 15)")
    parser.add_argument("--many", type=int, default=2000, help="leaflets that one worker's memory is watched over")
    return parser.parse_args()


def folder(written: str) -> Path:
    return Path(written).absolute()


def names(written: str) -> tuple[str, ...]:
    asked = tuple(written.split(","))
    unknown = [name for name in asked if name not in PHASES]
    if unknown:
        raise argparse.ArgumentTypeError(f"no such phase: {', '.join(unknown)}")
    return asked


def numbers(written: str) -> tuple[int, ...]:
    return tuple(map(int, written.split(",")))


def show_libraries(libraries: Sequence[Library]) -> None:
    """Show how alike the leaflets are: what remembers whole texts profits from those that were met before."""
    head("Leaflets", "texts", "met before")
    for library in libraries:
        with Worker(US, library) as worker:
            texts, met = worker.ask("likeness", OTHERS)
        row(f"{library.kind}: {KINDS[library.kind]}", f"{texts}", f"{met:.0%}")
    print(f"(met before: texts that stand, word for word, in one of {OTHERS} other leaflets)")


if __name__ == "__main__":
    main()
