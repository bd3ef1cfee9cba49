"""Leaflets built on a Dask cluster: a scheduler and two workers, as processes of their own on the loopback address."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns

import pytest

from leaflet_pdf import Done, Item, build, build_many, load_theme
from leaflet_pdf.cli import main
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import write
from leaflet_pdf.model.print_options import Printing
from tests.judged import PLAIN

pytest.importorskip("distributed")

from leaflet_pdf.batch.cluster import ClusterError, build_on

FIGURE = "      - figure: {}\n        alt: A harbour.\n"


class Cluster:
    """A scheduler, and workers that have no folder in common with those who ask them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        self._begin("scheduler", "--port", "0", "--scheduler-file", str(self._file), "--no-show")
        while not self._file.exists() or not self._file.read_text(encoding="utf-8").endswith("}"):
            time.sleep(0.02)
        self.address: str = json.loads(self._file.read_text(encoding="utf-8"))["address"]

    def begin_worker(self, **environment: str) -> subprocess.Popen[bytes]:
        return self._begin("worker", self.address, "--nthreads", "1", "--no-nanny", **environment)

    def _begin(self, role: str, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{role}", *words]
        command += ["--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0"]
        around = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **environment}
        null = subprocess.DEVNULL
        self.processes.append(subprocess.Popen(command, cwd=self._folder, env=around, stdout=null, stderr=null))
        return self.processes[-1]

    def end(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    running = Cluster(tmp_path_factory.mktemp("elsewhere"))
    try:
        running.begin_worker()
        running.begin_worker()
        wait_for(running, 2)
        yield running
    finally:
        running.end()


def wait_for(cluster: Cluster, workers: int) -> None:
    from distributed import Client

    with Client(cluster.address, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=30)


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def alike(done: Done) -> tuple[object, ...]:
    return done.item, done.findings, done.pages, done.size, done.sha256, done.pdf


def test_what_is_sent_comes_back_as_it_would_be_built_here(cluster: Cluster) -> None:
    copyfile(bundled("content") / "themes" / "harbour.png", "harbour.png")
    copyfile("harbour.png", "other picture.png")
    Path("theme").mkdir()
    for weight in ("Regular", "Bold"):
        copyfile(bundled("fonts") / f"SourceSans3-{weight}.ttf", f"theme/{weight}.ttf")
    write(b"theme: House\nfaces:\n  regular: Bold.ttf\n  bold: Regular.ttf\n", Path("theme/house.yaml"))
    style, findings = load_theme("theme/house.yaml")
    assert style, findings
    texts = {
        "plain": PLAIN,
        "pictured": PLAIN.replace("    body:\n", f"    body:\n{FIGURE.format('harbour.png')}", 1),
        "quoted": PLAIN.replace(
            "    body:\n", f"    body:\n{FIGURE.format(chr(34) + 'other picture.png' + chr(34))}", 1
        ),
        "lost": PLAIN.replace("    body:\n", f"    body:\n{FIGURE.format('nowhere.png')}", 1),
        "wrong": "format: 1\nid: wrong\n",
        "clinic/own": PLAIN,
        "clinic/second": PLAIN.replace("a meal", "some food"),
    }
    write(b"substance: samplin\nnonsense: x\n", Path("clinic/facts/samplin.yaml"))
    for name, text in texts.items():
        write(text.encode(), Path(f"{name}.yaml"))
    files = [Path(f"{name}.yaml") for name in (*texts, "missing")]
    ways = (Printing(), Printing(style))
    items = [Item(file, way) for file in files for way in ways]
    here, there = list(build_many(items)), list(build_on(cluster.address, items))
    assert list(map(alike, there)) == list(map(alike, here))
    assert {done.item.source.stem for done in there if done.pdf} >= {"plain", "pictured", "quoted"}
    assert not any(done.pdf for done in there if done.item.source.stem in {"lost", "wrong", "missing"})


def test_when_a_worker_is_killed_nothing_is_lost_and_nothing_doubled(cluster: Cluster) -> None:
    victim = cluster.begin_worker()
    wait_for(cluster, 3)
    files = [Path(f"library/{number:03}.yaml") for number in range(240)]
    for number, file in enumerate(files):
        write(PLAIN.replace("a meal", f"meal {number}").encode(), file)
    items = [Item(file, target=Path("out", f"{file.stem}.pdf")) for file in files]
    becoming = build_on(cluster.address, items)
    came = [next(becoming) for _ in range(20)]
    victim.kill()
    came += becoming
    assert [done.item for done in came] == items
    assert all(done.sha256 and done.pdf is None for done in came)
    for number in (0, 20, 21, 100, 239):
        assert Path("out", f"{number:03}.pdf").read_bytes() == build(files[number]).pdf
    assert len(list(Path("out").iterdir())) == 240


def test_the_command_builds_on_a_cluster(cluster: Cluster) -> None:
    write(PLAIN.encode(), Path("content/sample.yaml"))
    command = [sys.executable, "-m", "leaflet_pdf", "build", "--json", "--cluster", cluster.address]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (told,) = json.loads(done.stdout)
    assert Path(told["pdf"]).read_bytes() == build("content/sample.yaml").pdf


def test_a_patient_is_never_sent(cluster: Cluster) -> None:
    write(PLAIN.encode(), Path("sample.yaml"))
    with pytest.raises(ClusterError, match="do not leave this machine"):
        list(build_on(cluster.address, [Item(Path("sample.yaml"), patient=Path("patient.yaml"))]))


def test_a_worker_with_another_program_is_refused(cluster: Cluster, tmp_path: Path) -> None:
    for folder in ("leaflet_pdf", "fonts"):
        copytree(Path(__file__).parent.parent / folder, tmp_path / folder, ignore=ignore_patterns("__pycache__"))
    with (tmp_path / "leaflet_pdf/languages/language.py").open("a", encoding="utf-8") as file:
        file.write("# one line more\n")
    stranger = cluster.begin_worker(PYTHONPATH=str(tmp_path))
    wait_for(cluster, 3)
    with pytest.raises(ClusterError, match=r"another version of leaflet_pdf.* on tcp://127"):
        list(build_on(cluster.address, []))
    stranger.kill()
    stranger.wait()


def test_a_worker_with_another_program_that_comes_later_builds_nothing(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(PLAIN.encode(), Path("sample.yaml"))
    monkeypatch.setattr("leaflet_pdf.batch.payload.program", lambda: "another")
    with pytest.raises(ClusterError, match="a worker that joined later"):
        list(build_on(cluster.address, [Item(Path("sample.yaml"))]))


def test_without_a_scheduler_it_is_told() -> None:
    with pytest.raises(ClusterError, match="there is no Dask scheduler at tcp://127"):
        list(build_on("tcp://127.0.0.1:9", [], timeout=0.3))


def test_without_dask_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(PLAIN.encode(), Path("content/sample.yaml"))
    monkeypatch.setitem(sys.modules, "leaflet_pdf.batch.cluster", None)
    assert main(["build", "--cluster", "tcp://127.0.0.1:9"]) == 2
    assert "install leaflet_pdf[dask]" in capsys.readouterr().err
