"""How fast, how large, how much memory. Run by hand: `python -m tests.benchmarks [--peers DIR]`.

With `--peers`, a folder that holds `leaflet.json`, `vary.py` and `renderers/` of other programs, the same
words are set by them too, turn by turn, since a machine's speed drifts: only ratios within a run count.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from operator import truediv
from pathlib import Path
from typing import Any

from leaflet_pdf.build import build
from leaflet_pdf.bundled import bundled
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Page
from leaflet_pdf.load import parse
from leaflet_pdf.pdf.paint import paint
from tests.benchmarks.same_words import as_yaml

OURS = "leaflet_pdf"
LIBRARY_OF = {
    "typst_py": "typst",
    "reportlab_platypus": "reportlab",
    "weasyprint_html": "weasyprint",
    "fpdf2_py": "fpdf",
}
TURN = 5
"""How many leaflets each program sets before it is the next one's turn."""

EXAMPLE = bundled("content") / "isotretinoin-40mg.yaml"


def whole_way(text: str) -> bytes:
    """Return the PDF of a leaflet's YAML text, written to a file and built from it."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        built = build(file.name)
    if built.pdf is None:
        raise SystemExit("\n".join(map(str, built.findings)))
    return built.pdf


def milliseconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def row(name: str, *cells: str) -> None:
    print(f"{name:44}" + "".join(f"{cell:>14}" for cell in cells), flush=True)


def show_stages(text: str, rounds: int) -> None:
    leaflet, _ = parse(text, "benchmark.yaml", Path())
    assert leaflet is not None
    pages = lay_out(leaflet)
    stages: dict[str, Callable[[], object]] = {
        "load": lambda: parse(text, "benchmark.yaml", Path()),
        "lay out": lambda: lay_out(leaflet),
        "paint": lambda: paint(pages),
        "whole way": lambda: whole_way(text),
    }
    times: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(rounds):
        for name, act in stages.items():
            times[name].append(milliseconds(act))
    for name, found in times.items():
        row(f"example, warm: {name}", f"{statistics.median(found):.2f} ms", f"min {min(found):.2f}")
    row("example: pages, bytes", str(len(pages.pages)), f"{len(paint(pages)):,}")


def show_cold(rounds: int, peers: Path | None) -> None:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}

    def run(*command: str, folder: Path | None = None) -> float:
        return milliseconds(
            lambda: subprocess.run(command, cwd=folder, env=clean, check=True, stdout=subprocess.DEVNULL)
        )

    with tempfile.TemporaryDirectory() as out:
        commands: dict[str, Callable[[], float]] = {
            "python -c pass": lambda: run(sys.executable, "-c", "pass"),
            "leaflet build": lambda: run(sys.executable, "-m", "leaflet_pdf", "build", str(EXAMPLE), "-q", "-o", out),
        }
        if peers:
            typst = ("cold.py", "typst_py", "leaflet.json", str(Path(out) / "typst.pdf"))
            commands["typst, the peers' words"] = lambda: run(sys.executable, *typst, folder=peers)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(rounds + 1):
            for name, act in commands.items():
                took = act()
                if turn:
                    times[name].append(took)
    for name, found in times.items():
        row(f"cold: {name}", f"{statistics.median(found):.0f} ms", f"min {min(found):.0f}")


def serve(name: str, peers: Path) -> None:
    """Set variants of the peers' leaflet with one program: a line "first after" in, their milliseconds out as JSON."""
    sys.path.insert(0, str(peers))
    os.chdir(peers)
    variant = importlib.import_module("vary").variant
    if name == OURS:
        program: Callable[[Any], object] = whole_way
    else:
        importlib.import_module("common").ensure_fonts()
        program = importlib.import_module(f"renderers.{name}").render
    for line in sys.stdin:
        contents = [variant(number) for number in range(*map(int, line.split()))]
        inputs = list(map(as_yaml, contents)) if name == OURS else contents
        print(json.dumps([milliseconds(partial(program, one)) for one in inputs]), flush=True)


def show_against(peers: Path, rounds: int) -> None:
    """Set distinct leaflets of the same words with each program in a process of its own, a few at a time in turn."""
    wanted = (OURS, "typst_py", "reportlab_platypus", "weasyprint_html", "fpdf2_py")
    installed = [name for name in wanted if name == OURS or importlib.util.find_spec(LIBRARY_OF[name])]
    servers = {
        name: subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks", "--serve", name, "--peers", str(peers.absolute())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in installed
    }
    times: dict[str, list[float]] = {name: [] for name in servers}
    for start in range(0, rounds + TURN, TURN):  # the first turn warms up
        for name, server in servers.items():
            assert server.stdin and server.stdout
            print(start, start + TURN, file=server.stdin, flush=True)
            spent = json.loads(server.stdout.readline())
            times[name] += spent if start else []
    for server in servers.values():
        server.communicate()
    for name, spent in times.items():
        ratio = statistics.median(other / ours for other, ours in zip(spent, times[OURS], strict=True))
        row(f"the peers' words, warm: {name}", f"{statistics.median(spent):.2f} ms", f"{ratio:.2f} x ours")


def grown(times: int, content: dict[str, Any]) -> None:
    """Print what one long leaflet takes, and a short one in turn with it, as JSON. Runs in a process of its own."""
    short, long = as_yaml(content), as_yaml(content, times)
    each: dict[str, list[float]] = {short: [], long: []}
    for _ in range(5):
        for text, found in each.items():
            pages = len(pages_of(text))
            found.append(min(milliseconds(partial(whole_way, text)) for _ in range(5 if text is short else 1)) / pages)
    pdf, ratio = whole_way(long), statistics.median(map(truediv, each[long], each[short]))
    result = {"pages": len(pages_of(long)), "each": min(each[long]), "ratio": ratio, "bytes": len(pdf)}
    print(json.dumps(result | {"peak": peak_memory()}))


def pages_of(text: str) -> tuple[Page, ...]:
    leaflet, _ = parse(text, "benchmark.yaml", Path())
    assert leaflet is not None
    return lay_out(leaflet).pages


def peak_memory() -> float:
    """Return the most memory (MB) that this process has held; what its parent held does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        (peak,) = re.findall(r"VmHWM:\s+(\d+)", status.read_text())
        return int(peak) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def show_growth(source: Path) -> None:
    for times in (10, 110):
        command = [sys.executable, "-m", "tests.benchmarks", "--grown", str(times), str(source)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found = json.loads(done.stdout)
        row(
            f"{found['pages']} pages",
            f"{found['each']:.2f} ms/page",
            f"{found['ratio']:.2f} x short",
            f"{found['bytes'] / 1024:,.0f} KB",
            f"{found['peak']:.0f} MB peak",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, help="a folder with other programs on the same words")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--grown", nargs=2, metavar=("TIMES", "JSON"), help=argparse.SUPPRESS)
    parser.add_argument("--serve", metavar="PROGRAM", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        serve(asked.serve, asked.peers)
        return
    if asked.grown:
        grown(int(asked.grown[0]), json.loads(Path(asked.grown[1]).read_text(encoding="utf-8")))
        return
    show_stages(EXAMPLE.read_text(encoding="utf-8"), asked.rounds)
    show_cold(7, asked.peers)
    if asked.peers:
        show_against(asked.peers, asked.rounds)
        show_growth(asked.peers / "leaflet.json")


if __name__ == "__main__":
    main()
