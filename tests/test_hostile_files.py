"""What stands where a file is wanted: links in circles, pipes, folders, bombs. It is told, and never waited for."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import time

import pytest
from PIL import Image

from leaflet_pdf import build, load_patient, load_theme
from leaflet_pdf.disk import content, is_there, write
from leaflet_pdf.load import load, picture
from leaflet_pdf.load.flaw import Flaw
from leaflet_pdf.load.inside import inside, own_files
from leaflet_pdf.standards.read import standards_of
from tests.judged import PLAIN

HEAD = PLAIN.partition("      - ")[0]
MOST_MEMORY = 300 * 2**20


def circle(path: Path) -> None:
    path.symlink_to(path.name)


def nowhere(path: Path) -> None:
    path.symlink_to("none")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


KINDS: list[Callable[[Path], None]] = [circle, nowhere, pipe, device, Path.mkdir]


def with_body(folder: Path, *blocks: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(HEAD + "".join(f"      - {block}\n" for block in blocks), encoding="utf-8")
    return path


def figure(name: str) -> str:
    return f"figure: {name}\n        alt: A square."


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_told_where_a_picture_is_named(kind: Callable[[Path], None], tmp_path: Path) -> None:
    kind(tmp_path / "picture.png")
    (finding,) = load(with_body(tmp_path, figure("picture.png")))[1]
    assert finding.code in {"picture-missing", "picture-outside"}
    assert finding.source.line and finding.hint


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_told_where_one_is_read(kind: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    kind(path)
    for found in (load(path), load_theme(path), load_patient(path)):
        assert [(one.code, one.source.file) for one in found[1]] == [("unreadable-file", path.as_posix())]


@pytest.mark.parametrize("kind", [circle, pipe, Path.mkdir])
@pytest.mark.parametrize("folder", ["facts", "glossary"])
def test_what_is_no_file_is_told_where_a_clinic_keeps_what_it_knows(
    folder: str, kind: Callable[[Path], None], tmp_path: Path
) -> None:
    (tmp_path / folder).mkdir()
    kind(tmp_path / folder / "own.yaml")
    leaflet, _ = load(with_body(tmp_path, "One."))
    assert leaflet
    standards = standards_of(leaflet)
    assert [one.code for one in (*standards.findings, *standards.plain.findings)] == ["unreadable-file"]


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    circle(tmp_path / "facts")
    leaflet, _ = load(with_body(tmp_path, "One."))
    assert leaflet and own_files(tmp_path, "facts") == ("facts",)
    assert [one.code for one in standards_of(leaflet).findings] == ["unreadable-file"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_told_where_a_theme_names_a_face(kind: Callable[[Path], None], tmp_path: Path) -> None:
    kind(tmp_path / "face.ttf")
    theme = tmp_path / "house.yaml"
    theme.write_text("theme: House\nfaces:\n  regular: face.ttf\n  bold: face.ttf\n", encoding="utf-8")
    assert {one.code for one in load_theme(theme)[1]} <= {"face-missing", "face-outside"}
    assert len(load_theme(theme)[1]) == 2


@pytest.mark.parametrize("name", ["a" * 300, "a/" * 3_000 + "b", "line\nfeed.png", "nul\0.png", "half\ud800.png"])
def test_a_name_that_no_file_has_is_told(name: str, tmp_path: Path) -> None:
    assert isinstance(picture.Pictures(tmp_path).read(name), Flaw)
    path = inside(tmp_path, name)
    assert path is None or not is_there(path)
    with pytest.raises(OSError, match=r".") as caught:
        content(tmp_path / name)
    assert caught.value.strerror


def test_a_folder_of_leaflets_tells_of_one_that_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from leaflet_pdf.cli import main

    monkeypatch.chdir(tmp_path)
    Path("content").mkdir()
    assert main(["new", "mine"]) == 0
    for number, kind in enumerate((circle, nowhere, pipe)):
        kind(Path(f"content/odd{number}.yaml"))
    assert main(["build"]) == 1
    assert capsys.readouterr().err.count("[unreadable-file]") == 3
    assert Path("out/mine.pdf").is_file()


# Pictures


@pytest.mark.parametrize("mode", ["P", "RGB", "RGBA", "LA"])
def test_the_largest_picture_shown_ten_times_is_decoded_once_in_bounded_memory(mode: str, tmp_path: Path) -> None:
    for name in ("one.png", "copy.png"):
        Image.new(mode, (5_000, 4_000)).save(tmp_path / name, compress_level=1)
    path = with_body(tmp_path, *[figure("one.png"), figure("copy.png")] * 5)
    code = (
        "import resource, sys; from leaflet_pdf import build\n"
        "built = build(sys.argv[1])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, len(built.pdf or b''))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    peak, size = map(int, done.stdout.split())
    assert size
    assert peak * (1 if sys.platform == "darwin" else 1024) < MOST_MEMORY


def test_a_picture_is_decoded_once_by_whatever_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[str] = []
    read_in = picture._read_in

    def counted(data: bytes, name: str) -> object:
        decoded.append(name)
        return read_in(data, name)

    monkeypatch.setattr(picture, "_read_in", counted)
    for name in ("one.png", "copy.png"):
        Image.new("RGB", (4, 4)).save(tmp_path / name)
    assert build(with_body(tmp_path, *[figure("one.png"), figure("copy.png")] * 5)).pdf
    assert decoded == ["one.png"]


def test_a_picture_in_strips_is_the_picture(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for number, mode in enumerate(("RGBA", "LA", "P", "1", "L", "RGB")):
        Image.effect_noise((7, 9), 90).convert(mode).save(tmp_path / f"{number}.png")
    whole = [picture.Pictures(tmp_path).read(f"{number}.png") for number in range(6)]
    monkeypatch.setattr(picture, "_STRIP", 7 * 2)
    assert [picture.Pictures(tmp_path).read(f"{number}.png") for number in range(6)] == whole


def test_pictures_that_are_together_too_large_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MOST_TOGETHER", 5_000)
    for number in range(3):
        Image.effect_noise((50, 50), 90 + number).save(tmp_path / f"{number}.png")
    findings = load(with_body(tmp_path, *(figure(f"{number}.png") for number in range(3))))[1]
    assert [(one.code, one.source.line) for one in findings] == [
        ("picture-too-large", len(HEAD.splitlines()) + 1 + 2 * number) for number in (2,)
    ]


def test_a_jpeg_of_very_many_passes_is_not_decoded(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "a.jpg", progressive=True)
    data = (tmp_path / "a.jpg").read_bytes()
    last = data.rindex(b"\xff\xda")
    (tmp_path / "a.jpg").write_bytes(data[:last] + data[last:-2] * 40 + data[-2:])
    (finding,) = load(with_body(tmp_path, figure("a.jpg")))[1]
    assert finding.code == "picture-kind"


# Files as they are written


def test_a_file_that_is_written_follows_no_link(tmp_path: Path) -> None:
    other, target = tmp_path / "other", tmp_path / "mine.pdf"
    other.write_bytes(b"theirs")
    target.symlink_to(other)
    write(b"ours", target)
    assert (other.read_bytes(), target.read_bytes(), target.is_symlink()) == (b"theirs", b"ours", False)


def test_nobody_foresees_the_name_that_a_file_is_first_written_under(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    replace = Path.replace

    def noted(part: Path, target: Path) -> Path:
        seen.append(part.name)
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", noted)
    for _ in range(2):
        write(b"ours", tmp_path / "mine.pdf")
    assert len(set(seen)) == 2 and [path.name for path in tmp_path.iterdir()] == ["mine.pdf"]


def test_a_file_has_the_rights_that_are_usual(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(b"ours", tmp_path / "mine.pdf")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "mine.pdf").stat().st_mode) == 0o640


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    write(b"ours", tmp_path / ("a" * 251 + ".pdf"))
    assert len(list(tmp_path.iterdir())) == 1


def test_what_dead_writers_left_is_taken_away_and_what_others_write_stays(tmp_path: Path) -> None:
    old, new, foreign = (tmp_path / name for name in (".leaflet-1.part", ".leaflet-2.part", ".other.part"))
    for path in (old, new, foreign):
        path.write_bytes(b"half")
    for path in (old, foreign):
        os.utime(path, (time() - 90_000,) * 2)
    write(b"ours", tmp_path / "mine.pdf")
    assert {path.name for path in tmp_path.iterdir()} == {new.name, foreign.name, "mine.pdf"}
