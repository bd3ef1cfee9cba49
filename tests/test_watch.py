"""The command `leaflet watch`: as an author uses it, beside an editor."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from shutil import copyfile
from threading import Thread

import pytest

from leaflet_pdf import build, load_theme
from leaflet_pdf.batch.snapshot import Watch
from leaflet_pdf.cli import main
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import write
from tests.judged import PLAIN

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another signal there")

LONG = "".join(f"      - Words that make it longer, number {number}.\n" for number in range(120))


class Watching:
    """A running `leaflet watch`, and the lines that it says."""

    def __init__(self, *words: str) -> None:
        command = [sys.executable, "-u", "-m", "leaflet_pdf", "watch", *words]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self._lines: Queue[str] = Queue()
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, words: str) -> list[str]:
        """Return the lines up to the first that has the words."""
        said: list[str] = []
        while not said or words not in said[-1]:
            said.append(self._lines.get(timeout=30))
        return said

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


Begin = Callable[..., Watching]


@pytest.fixture
def watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    monkeypatch.chdir(tmp_path)
    write(PLAIN.encode(), Path("content/sample.yaml"))
    begun: list[Watching] = []

    def begin(*words: str) -> Watching:
        begun.append(Watching(*words))
        begun[-1].until("press Ctrl-C to stop")
        return begun[-1]

    yield begin
    for one in begun:
        one.process.kill()
        one.process.wait()
        assert one.process.stdout
        one.process.stdout.close()


def save(text: str, name: str = "content/sample.yaml") -> None:
    write(text.encode(), Path(name))


def test_what_is_saved_is_built_and_what_changed_is_told(watch: Begin) -> None:
    watching = watch()
    save(PLAIN.replace("a meal", "1.0 mg of a meal") + LONG)
    said = watching.until("sample.yaml: not built")
    assert said[0] == "content/sample.yaml has changed"
    assert any("[trailing-zero]" in line and line.startswith("content/sample.yaml:") for line in said)
    save("# Moved by a line.\n" + PLAIN.replace("a meal", "1.0 mg of a meal") + LONG)
    assert not any("[trailing-zero]" in line for line in watching.until("sample.yaml: not built"))
    save(PLAIN + LONG)
    said = watching.until("out/sample.pdf: ")
    assert any(line.startswith("resolved: ") and "[trailing-zero]" in line for line in said)
    assert Path("out/sample.pdf").read_bytes() == build("content/sample.yaml").pdf
    save(PLAIN)
    assert "(before: " in watching.until("out/sample.pdf: ")[-1]
    assert watching.end() == 0


def test_a_new_leaflet_is_found_and_only_what_is_due_is_built(watch: Begin) -> None:
    watching = watch()
    save(PLAIN.replace("a meal", "some food"), "content/second.yaml")
    assert watching.until("out/second.pdf: ")[0] == "content has changed"
    save(PLAIN, "content/second.yaml")
    said = watching.until("out/second.pdf: ")
    assert not any("sample" in line for line in said)
    assert watching.end() == 0


def test_a_theme_and_a_picture_count_too(watch: Begin) -> None:
    house = "theme: House\nsizes:\n  title: {}\n"
    save(house.format(20), "themes/house.yaml")
    copyfile(bundled("content") / "themes" / "harbour.png", "content/picture.png")
    figure = "    body:\n      - figure: picture.png\n        alt: A harbour.\n"
    save(PLAIN.replace("    body:\n", figure, 1))
    watching = watch("--theme", "themes/house.yaml")
    save(house.format(26), "themes/house.yaml")
    assert watching.until("out/sample-house.pdf: ")[0] == "themes/house.yaml has changed"
    style, _ = load_theme("themes/house.yaml")
    assert style
    assert Path("out/sample-house.pdf").read_bytes() == build("content/sample.yaml", style).pdf
    save("theme: [", "themes/house.yaml")
    assert "themes/house.yaml:2:1: error" in watching.until("yaml-syntax")[-1]
    save(house.format(26), "themes/house.yaml")
    watching.until("themes/house.yaml has changed")
    Path("content/picture.png").unlink()
    watching.until("sample.yaml: not built")
    copyfile(bundled("content") / "isotretinoin-40mg.png", "content/picture.png")
    watching.until("out/sample-house.pdf: ")
    assert Path("out/sample-house.pdf").read_bytes() == build("content/sample.yaml", style).pdf
    assert watching.end() == 0


def test_without_leaflets_there_is_nothing_to_watch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["watch", "missing.yaml"]) == 2
    assert "there is no file missing.yaml" in capsys.readouterr().err


def test_a_change_is_seen_once(tmp_path: Path) -> None:
    file, other, missing = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    file.write_text("one", encoding="utf-8")
    other.write_text("one", encoding="utf-8")
    watch = Watch()
    watch.see([file, other, missing])
    assert watch.changed() == set()
    file.write_text("two, longer", encoding="utf-8")
    missing.write_text("there", encoding="utf-8")
    watch.see([file])
    assert watch.changed() == {file, missing}
    assert watch.changed() == set()
    other.unlink()
    assert watch.changed() == {other}
