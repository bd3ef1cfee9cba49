"""What was built before is not built again, and is what would be built."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from shutil import copyfile, rmtree

import pytest

from leaflet_pdf import Done, Item, build, build_many
from leaflet_pdf.batch.cache import Cache, usual_folder
from leaflet_pdf.build import Built
from leaflet_pdf.cli import main
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import write
from leaflet_pdf.files.path_policy import recording
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.print_options import Printing
from leaflet_pdf.model.style import PAPERS, STANDARD
from tests.judged import PLAIN

PICTURE = bundled("content") / "themes" / "harbour.png"
FIGURE = "      - figure: harbour.png\n        alt: A harbour.\n"
SOURCE = Path("leaflet.yaml")


@pytest.fixture(autouse=True)
def _a_leaflet_that_was_written_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("leaflet_pdf.batch.cache._SETTLED", -(10**18))  # else these tests would wait for clocks
    SOURCE.write_text(PLAIN, encoding="utf-8")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def built(cache: Cache, printing: Printing | None = None) -> Done:
    (done,) = build_many([Item(SOURCE, printing or Printing())], cache=cache)
    return done


def test_the_second_time_nothing_is_built_and_the_bytes_are_the_same(cache: Cache) -> None:
    first, second = built(cache), built(cache)
    assert (first.reused, second.reused) == (False, True)
    assert second.pdf == first.pdf == build(SOURCE).pdf
    assert replace(second, reused=False, seconds=0) == replace(first, seconds=0)


def with_a_picture() -> None:
    copyfile(PICTURE, "harbour.png")
    SOURCE.write_text(PLAIN.replace("    body:\n", f"    body:\n{FIGURE}", 1), encoding="utf-8")


def other_words() -> None:
    SOURCE.write_text(PLAIN.replace("a meal", "a small meal"), encoding="utf-8")


def other_picture() -> None:
    Path("harbour.png").write_bytes((bundled("content") / "isotretinoin-40mg.png").read_bytes())


def no_picture() -> None:
    Path("harbour.png").unlink()


def facts() -> None:
    write(b"format: 1\nnonsense: x\n", Path("facts/samplin.yaml"))


@pytest.mark.parametrize("change", [other_words, other_picture, no_picture, facts])
def test_a_change_of_anything_that_was_read_builds_it_again(change: object, cache: Cache) -> None:
    assert callable(change)
    with_a_picture()
    assert built(cache).sha256
    change()
    done = built(cache)
    anew = build(SOURCE)
    assert not done.reused
    assert (done.pdf, done.findings) == (anew.pdf, anew.findings)


def test_a_picture_in_its_old_state_brings_the_old_entry_back(cache: Cache) -> None:
    with_a_picture()
    first = built(cache)
    before = Path("harbour.png").read_bytes()
    Path("harbour.png").write_bytes(before + b"\0")
    Path("harbour.png").write_bytes(before)
    assert built(cache).reused and built(cache).sha256 == first.sha256


@pytest.mark.parametrize(
    "printing",
    [
        Printing(STANDARD.on(PAPERS["a5"])),
        Printing(replace(STANDARD, ruler=True)),
        Printing(sides=2),
        Printing(fillable=True),
        Printing(replace(STANDARD, frames=dict(reversed(STANDARD.frames.items())), ink="#000000")),
    ],
    ids=["paper", "ruler", "sides", "fillable", "ink"],
)
def test_another_way_to_print_is_another_entry(printing: Printing, cache: Cache) -> None:
    built(cache)
    assert not built(cache, printing).reused
    assert built(cache, printing).reused


def test_another_program_takes_nothing_of_it(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    built(cache)
    monkeypatch.setattr("leaflet_pdf.batch.cache.program", lambda: "another")
    assert not built(cache).reused


def test_what_has_errors_is_not_kept(cache: Cache) -> None:
    SOURCE.write_text("format: 1\n", encoding="utf-8")
    assert built(cache).findings and built(cache).findings
    assert not cache.folder.exists()


def test_nothing_of_a_patient_is_kept(cache: Cache) -> None:
    list(build_many([Item(SOURCE, patient=Path("patient.yaml"))], cache=cache))
    assert not cache.folder.exists()


def test_with_a_record_of_approval_it_holds_for_a_day_and_for_that_record(cache: Cache) -> None:
    record = Path("leaflet.approval.yaml")
    record.write_text("format: 1\n", encoding="utf-8")

    def reused(day: int) -> bool:
        (done,) = build_many([Item(SOURCE, on=date(2026, 11, day))], cache=cache)
        return done.reused

    assert [reused(23), reused(23), reused(24)] == [False, True, False]
    record.write_text("format: 1\n# another\n", encoding="utf-8")
    assert [reused(24), reused(24)] == [False, True]


def test_a_release_is_proven_each_time(cache: Cache) -> None:
    list(build_many([Item(SOURCE, target=Path("out.pdf"), release=True)], cache=cache))
    assert not cache.folder.exists()


def test_with_checks_of_other_packages_nothing_is_kept(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaflet_pdf.batch.cache.plugin_checks", lambda: ("theirs",))
    built(cache)
    assert not cache.folder.exists()


def test_a_file_that_changed_while_it_was_built_is_not_kept(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaflet_pdf.batch.cache._SETTLED", 10**9)
    built(cache)
    assert not built(cache).reused


def entries(cache: Cache) -> Iterator[Path]:
    return cache.folder.glob("*/*")


@pytest.mark.parametrize("damage", [b"", b"{}\n%PDF", b"[1]\n", b"\xff\n", b"null\n"], ids=repr)
def test_a_damaged_entry_is_as_good_as_none(damage: bytes, cache: Cache) -> None:
    first = built(cache)
    (entry,) = entries(cache)
    entry.write_bytes(damage)
    assert replace(built(cache), seconds=0) == replace(first, seconds=0)
    assert built(cache).reused


def test_an_entry_with_one_other_byte_is_as_good_as_none(cache: Cache) -> None:
    first = built(cache)
    (entry,) = entries(cache)
    data = bytearray(entry.read_bytes())
    data[-20] ^= 1
    entry.write_bytes(data)
    again = built(cache)
    assert not again.reused and again.pdf == first.pdf


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert built(Cache(tmp_path / "taken")).sha256


def test_what_was_not_used_for_longest_goes_first(cache: Cache) -> None:
    for number in range(4):
        SOURCE.write_text(PLAIN.replace("a meal", f"meal {number}"), encoding="utf-8")
        built(cache)
        for path in entries(cache):
            if time.time() - path.stat().st_mtime < 100:
                os.utime(path, (1_000_000 + number, 1_000_000 + number))
    size = max(path.stat().st_size for path in entries(cache))
    SOURCE.write_text(PLAIN.replace("a meal", "meal 0"), encoding="utf-8")
    assert built(cache).reused  # so it was used last
    cache.trim(2 * size)
    assert len(list(entries(cache))) == 2
    assert built(cache).reused
    SOURCE.write_text(PLAIN.replace("a meal", "meal 1"), encoding="utf-8")
    assert not built(cache).reused


def test_asked_anew_all_is_built_and_kept(cache: Cache) -> None:
    built(cache)
    assert not built(Cache(cache.folder, rebuild=True)).reused
    assert built(cache).reused


def many_times(folder: Path) -> list[str]:
    cache = Cache(folder)
    digests = []
    for number in range(40):
        digests.append(built(cache).sha256)
        if number % 10 == 5:
            rmtree(folder, ignore_errors=True)
        cache.trim(0 if number % 7 == 3 else 10**9)
    return digests


def test_several_processes_may_use_it_and_delete_it_at_once(tmp_path: Path) -> None:
    with get_context("spawn").Pool(2) as workers:
        told = workers.map(many_times, [tmp_path / "shared"] * 3)
    assert {digest for digests in told for digest in digests} == {built(Cache(tmp_path / "own")).sha256}


def test_the_command_builds_only_what_changed(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["build", str(SOURCE), "--cache", "kept"]
    assert main(command) == 0 and "unchanged" not in capsys.readouterr().out
    Path("out/leaflet.pdf").unlink()
    assert main(command) == 0 and "unchanged" in capsys.readouterr().out
    assert Path("out/leaflet.pdf").read_bytes() == build(SOURCE).pdf
    assert main([*command, "--force"]) == 0 and "unchanged" not in capsys.readouterr().out


def test_few_files_are_built_without_a_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAFLET_CACHE", str(tmp_path / "named"))
    assert main(["build", str(SOURCE), "-q"]) == 0
    assert not usual_folder().exists()
    for number in range(20):
        write(PLAIN.replace("a meal", f"meal {number}").encode(), Path("library", f"{number}.yaml"))
    assert main(["build", "library", "-q"]) == 0
    assert len(list(entries(Cache(tmp_path / "named")))) == 20


def test_what_is_kept_of_a_leaflet_is_all_there_is() -> None:
    """A field that is added to what is built must be kept too: this test says so to who adds it.

    The leaflet is not, and there is no text of what was built from a file.
    """
    assert [field.name for field in fields(Built)] == [
        "source",
        "findings",
        "pdf",
        "pages",
        "status",
        "leaflet",
        "text",
    ]
    assert [field.name for field in fields(Finding)] == [
        "code",
        "message",
        "source",
        "hint",
        "clause",
        "severity",
        "page",
    ]


_OPENED: list[str] = []
_LISTENING: list[bool] = []


def _listen(event: str, about: tuple[object, ...]) -> None:
    if _LISTENING and event in {"open", "os.listdir", "os.scandir"} and isinstance(about[0], str | os.PathLike):
        _OPENED.append(os.path.realpath(about[0]))


def test_every_file_that_is_read_beside_a_leaflet_is_noted(tmp_path: Path) -> None:
    with_a_picture()
    for folder in ("facts", "glossary"):
        write(b"format: 1\n", Path(folder, "own.yaml"))
    sys.addaudithook(_listen)
    with recording() as files:
        _LISTENING.append(True)
        build(SOURCE)
        _LISTENING.clear()
    read = {path for path in _OPENED if Path(path).is_relative_to(tmp_path.resolve())}
    noted = {os.path.realpath(path) for path in files}
    assert read - {os.path.realpath(SOURCE)} <= noted
    assert {os.path.realpath(name) for name in ("harbour.png", "facts", "facts/own.yaml")} <= read
