"""Many leaflets at once: by one process or several, with files that are wrong among them."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from leaflet_pdf import Done, Item, build, build_many, load_theme
from leaflet_pdf.batch.pool import pool
from leaflet_pdf.build import loaded, printed
from leaflet_pdf.cli import main
from leaflet_pdf.files.disk import write
from tests.judged import PLAIN


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEAFLET_CACHE", str(tmp_path / "cache"))


def library(count: int, folder: str = "library") -> list[Path]:
    """Write so many distinct leaflets, and return their files."""
    files = [Path(folder, f"leaflet-{number:04}.yaml") for number in range(count)]
    for number, file in enumerate(files):
        write(PLAIN.replace("with a meal", f"with a meal, as leaflet {number} says").encode(), file)
    return files


def into(folder: str, files: list[Path]) -> list[Item]:
    return [Item(file, target=Path(folder, f"{file.stem}.pdf")) for file in files]


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    status = main(["build", "--json", *words])
    return status, json.loads(capsys.readouterr().out)


def test_several_processes_write_what_one_does() -> None:
    files = library(20)
    serial = list(build_many(into("one", files)))
    with pool(2) as workers:
        parallel = list(build_many(into("two", files), workers))
    assert [done.sha256 for done in parallel] == [done.sha256 for done in serial]
    assert [done.item.source for done in parallel] == files
    for done in parallel:
        data = Path("two", f"{done.item.source.stem}.pdf").read_bytes()
        assert data == build(done.item.source).pdf == Path("one", f"{done.item.source.stem}.pdf").read_bytes()
        assert (done.sha256, done.size) == (sha256(data).hexdigest(), len(data))


def test_an_item_without_a_target_comes_back_with_its_pdf() -> None:
    (file,) = library(1)
    with ThreadPoolExecutor(2) as workers:
        (done,) = build_many([Item(file)], workers)
    assert done.pdf == build(file).pdf
    assert not Path("out").exists()


def test_of_a_hundred_files_three_broken_ones_stop_only_themselves(capsys: pytest.CaptureFixture[str]) -> None:
    files = library(100)
    broken = [files[7], files[50], files[99]]
    broken[0].write_text("format: 1\nid: broken\n", encoding="utf-8")
    broken[1].write_bytes(b"id: \xff\xfe")
    broken[2].write_text("", encoding="utf-8")
    status, told = answer(capsys, "library", "--jobs", "2")
    assert status == 1
    assert [one["source"] for one in told] == [file.as_posix() for file in files]
    assert [one["source"] for one in told if one["pdf"] is None] == [file.as_posix() for file in broken]
    assert all(one["findings"] for one in told if one["pdf"] is None)
    assert {path.stem for path in Path("out").iterdir()} == {file.stem for file in files if file not in broken}
    for one in told:
        if one["pdf"]:
            data = Path(one["pdf"]).read_bytes()
            assert (one["bytes"], one["sha256"]) == (len(data), sha256(data).hexdigest())
            assert one["pages"] and one["seconds"] > 0


def test_the_summary_names_what_was_not_built(capsys: pytest.CaptureFixture[str]) -> None:
    files = library(3)
    files[1].write_text("format: 1\nid: broken\n", encoding="utf-8")
    assert main(["build", "library"]) == 1
    *_, counts, missing = capsys.readouterr().out.splitlines()
    assert counts.startswith("2 of 3 PDF files built in ")
    assert missing == f"not built: {files[1]}"


def failing(built: Callable[..., object], text: str) -> Callable[..., object]:
    """Return what builds as before, but fails on the leaflet that says something."""

    def fail(source: Path, *more: object) -> object:
        if text in source.read_text(encoding="utf-8"):
            raise ZeroDivisionError("a secret of the patient")
        return built(source, *more)

    return fail


def test_a_file_that_the_program_fails_on_stops_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    files = library(3)
    monkeypatch.setattr("leaflet_pdf.batch.work.printed", failing(printed, "leaflet 1 says"))
    first, second, third = build_many(into("out", files))
    assert first.sha256 and third.sha256 and not second.sha256
    (finding,) = second.findings
    assert finding.code == "program-failed" and finding.source.file == files[1].as_posix()
    assert "ZeroDivisionError: a secret of the patient (test_batch.py:" in finding.message


def test_what_the_program_fails_on_is_not_quoted_where_there_is_a_patient(monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = library(1)
    monkeypatch.setattr("leaflet_pdf.batch.work.printed", failing(printed, "leaflet 0 says"))
    (done,) = build_many([Item(file, patient=Path("patient.yaml"))])
    assert "secret" not in str(done)


def test_a_pdf_that_cannot_be_written_stops_only_itself() -> None:
    files = library(2)
    Path("out", "leaflet-0000.pdf").mkdir(parents=True)
    first, second = build_many(into("out", files))
    assert [finding.code for finding in first.findings] == ["unwritable-file"]
    assert second.sha256


class Deadly(Executor):
    """An executor one of whose workers dies with the second share that it is given, and all that comes after it."""

    def __init__(self, inner: Executor) -> None:
        self._inner = inner
        self._given = 0

    def submit(self, act: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        self._given += 1
        if self._given > 1:
            act, given = os._exit, (1,)
        return self._inner.submit(act, *given, **named)


def test_when_a_worker_dies_what_was_not_built_is_told() -> None:
    files = library(40)
    with pool(1) as workers:
        all_done = list(build_many(into("out", files), Deadly(workers), ahead=2))
    assert [done.item.source for done in all_done] == files
    missing = [done for done in all_done if not done.sha256]
    assert missing == all_done[-len(missing) :] and len(missing) >= 32
    assert {finding.code for done in missing for finding in done.findings} == {"worker-died"}


def test_items_are_taken_only_as_room_comes_free() -> None:
    (file,) = library(1)
    taken = 0

    def endless() -> Iterator[Item]:
        nonlocal taken
        while True:
            taken += 1
            yield Item(file, target=Path("out.pdf"))

    with ThreadPoolExecutor(1) as workers:
        becoming = build_many(endless(), workers, ahead=3)
        assert len(list(islice(becoming, 50))) == 50
        becoming.close()
    assert taken <= 50 + 8 * 4


def test_variants_of_a_file_share_its_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    files = library(2)
    read = []

    def counting(source: Path, *more: Any) -> object:
        read.append(source)
        return loaded(source, *more)

    monkeypatch.setattr("leaflet_pdf.batch.work.loaded", counting)
    assert main(["build", "library", "--theme", "standard,large,mono", "-q"]) == 0
    assert read == files
    style, _ = load_theme("large")
    assert style
    assert Path("out/leaflet-0001-large.pdf").read_bytes() == build(files[1], style).pdf


def test_a_folder_stands_for_its_leaflets_and_keeps_its_shape(capsys: pytest.CaptureFixture[str]) -> None:
    library(1)
    library(1, "library/skin/acne")
    others = {
        "themes/house.yaml": "theme: House\n",
        "facts/samplin.yaml": "substance: samplin\n",
        "glossary/words.yaml": "language: en\n",
        "patient.yaml": "format: 1\nname: Example\ndirections: As told.\n",
        "leaflet-0000.approval.yaml": "format: 1\napprovals: []\n",
        ".hidden/leaflet.yaml": PLAIN,
    }
    for name, text in others.items():
        write(text.encode(), Path("library", name))
    Path("library/notes.txt").write_text("no YAML", encoding="utf-8")
    assert main(["build", "library"]) == 0
    built = {path.as_posix() for path in Path("out").rglob("*.pdf")}
    assert built == {"out/leaflet-0000.pdf", "out/skin/acne/leaflet-0000.pdf"}
    told = capsys.readouterr().out.splitlines()[-1]
    passed = sorted(f"library/{name}" for name in others if not name.startswith("."))
    assert told == f"not leaflets, skipped: {', '.join(passed)}"


@pytest.mark.parametrize("text", ["format: 1\n", "", "sections: []\n", "just words\n", "- a list\n", "a: b: c\n"])
def test_a_file_of_the_folder_that_could_be_a_leaflet_is_never_passed_over(text: str) -> None:
    library(1)
    Path("library/perhaps.yaml").write_text(text, encoding="utf-8")
    assert main(["build", "library", "-q"]) == 1


def test_a_leaflet_is_one_wherever_it_lies() -> None:
    library(1, "library/themes")
    assert main(["build", "library", "-q"]) == 0
    assert Path("out/themes/leaflet-0000.pdf").is_file()


def test_a_terminal_is_shown_how_far_it_came(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    library(30)
    monkeypatch.setattr("leaflet_pdf.cli.progress._SOON", 0.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert main(["build", "library", "--jobs", "1"]) == 0
    shown = capsys.readouterr()
    assert "\r\x1b[K29 of 30, " in shown.err and " a second, " in shown.err and " left" in shown.err
    assert shown.err.endswith("\r\x1b[K")
    assert "\x1b" not in shown.out
    monkeypatch.undo()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another signal there")
def test_ctrl_c_leaves_whole_files_and_says_how_far_it_came() -> None:
    files = library(600)
    command = [sys.executable, "-m", "leaflet_pdf", "build", "library", "--jobs", "2", "--json"]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not list(Path().glob("out/*.pdf")):
        assert running.poll() is None
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all processes
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    told = json.loads(out)
    assert f"stopped: {len(told)} of 600 PDF files written" in err and "Traceback" not in err
    written = list(Path("out").iterdir())
    assert len(told) <= len(written) < 600
    assert all(path.suffix == ".pdf" and path.read_bytes().endswith(b"%%EOF\n") for path in written)
    assert {one["source"] for one in told} <= {file.as_posix() for file in files}


def test_what_is_handed_to_workers_quotes_no_patient() -> None:
    item = Item(Path("a.yaml"), patient=Path("patient.yaml"))
    assert "patient.yaml" not in repr(item) and "patient.yaml" not in repr(Done(item, ()))


def test_what_was_told_is_not_held() -> None:
    (file,) = library(1)
    list(build_many([Item(file)] * 50))  # what is remembered of a leaflet
    tracemalloc.start()
    held = []
    for number, _ in enumerate(build_many(Item(file) for _ in range(600)), 1):
        if number in {100, 600}:
            gc.collect()
            held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert held[1] - held[0] < 50_000
