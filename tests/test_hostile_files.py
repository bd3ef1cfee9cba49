"""What stands where a file is wanted: links in circles, pipes, folders, bombs. It is told, and never waited for."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from time import time

import pytest
from PIL import Image

from leaflet_pdf import Done, Item, build, load_theme
from leaflet_pdf.batch.cache import Cache, UnsafeCacheError
from leaflet_pdf.build import Built
from leaflet_pdf.cli import main
from leaflet_pdf.cli.progress import Telling
from leaflet_pdf.files.disk import content, is_there, write
from leaflet_pdf.files.path_policy import inside, own_files
from leaflet_pdf.model.finding import printable, visible
from leaflet_pdf.model.leaflet import Picture
from leaflet_pdf.model.print_options import Printing
from leaflet_pdf.schema import picture
from leaflet_pdf.schema.problem import Problem
from leaflet_pdf.sources.patient.parse import load_patient
from leaflet_pdf.sources.yaml import load
from leaflet_pdf.standards.load import standards_of
from tests.judged import PLAIN

HEAD = PLAIN.partition("      - ")[0]
ROOT = Path(__file__).parents[1]
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
    assert isinstance(picture.Pictures(tmp_path).read(name), Problem)
    path = inside(tmp_path, name)
    assert path is None or not is_there(path)
    with pytest.raises(OSError, match=r".") as caught:
        content(tmp_path / name)
    assert caught.value.strerror


def test_a_folder_of_leaflets_tells_of_one_that_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
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
        "import sys; from leaflet_pdf import build; from tests.fuzz import peak\n"
        "built = build(sys.argv[1])\n"
        "print(peak(), len(built.pdf or b''))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    memory, size = map(int, done.stdout.split())
    assert size
    assert memory < MOST_MEMORY


def test_a_picture_is_decoded_once_by_whatever_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[str] = []
    read_in = picture._read_in

    def counted(data: bytes, name: str) -> object:
        decoded.append(name)
        return read_in(data, name)

    monkeypatch.setattr(picture, "_read_in", counted)
    monkeypatch.setattr(picture, "_EARLIER", picture._Earlier())
    for name in ("one.png", "copy.png"):
        Image.new("RGB", (4, 4)).save(tmp_path / name)
    assert build(with_body(tmp_path, *[figure("one.png"), figure("copy.png")] * 5)).pdf
    assert decoded == ["one.png"]
    assert build(with_body(tmp_path, figure("copy.png"))).pdf
    assert decoded == ["one.png"], "and it is remembered for later leaflets"


def test_a_picture_in_strips_is_the_picture(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for number, mode in enumerate(("RGBA", "LA", "P", "1", "L", "RGB")):
        Image.effect_noise((7, 9), 90).convert(mode).save(tmp_path / f"{number}.png")
    whole = [picture.Pictures(tmp_path).read(f"{number}.png") for number in range(6)]
    monkeypatch.setattr(picture, "_STRIP", 7 * 2)
    monkeypatch.setattr(picture, "_EARLIER", picture._Earlier())
    assert [picture.Pictures(tmp_path).read(f"{number}.png") for number in range(6)] == whole


def test_what_is_remembered_of_pictures_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MOST_REMEMBERED", 10)
    earlier = picture._Earlier()
    small = Picture(1, 1, 1, b"1234", jpeg=False)
    for code in (b"a", b"b", b"a", b"c"):
        earlier.keep(code, small)
    earlier.keep(b"d", small._replace(data=b"12345678901"))
    assert [earlier.picture(code) is not None for code in (b"a", b"b", b"c", b"d")] == [True, False, True, False]


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


def test_files_of_a_folder_that_vanished_are_counted_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(3):
        write(PLAIN.encode(), Path(f"library/{number}.yaml"))
    told = Telling.tell

    def emptied_after_two(self: Telling, done: Done) -> None:
        told(self, done)
        if self.done == 2:
            rmtree("out")

    monkeypatch.setattr(Telling, "tell", emptied_after_two)
    assert main(["build", "library"]) == 1
    output = capsys.readouterr()
    assert [path.name for path in Path("out").iterdir()] == ["2.pdf"]
    assert output.err.count("[vanished-file]") == 2
    assert "1 of 3 PDF files built" in output.out and "not built: library/0.yaml, library/1.yaml" in output.out


# The cache


def test_a_cache_is_made_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaflet_pdf.batch.cache._SETTLED", -(10**18))  # else it would wait for clocks
    cache = Cache(tmp_path / "cache")
    write(PLAIN.encode(), tmp_path / "a.yaml")
    entry = cache.entry(Item(tmp_path / "a.yaml"), Printing())
    assert entry
    entry.put(Built(tmp_path / "a.yaml", (), b"%PDF-"), {})
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700


def writable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    folder.mkdir()
    folder.chmod(0o777)


def of_a_group(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    folder.mkdir()
    folder.chmod(0o770)


def foreign(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(0o700)
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told in another way there")
@pytest.mark.parametrize("make", [writable, of_a_group, foreign])
def test_a_cache_that_others_can_write_into_is_not_used(
    make: Callable[[Path, pytest.MonkeyPatch], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEAFLET_CACHE", str(tmp_path / "cache"))
    for number in range(17):
        write(PLAIN.encode(), Path(f"library/{number}.yaml"))
    cache = Cache(tmp_path / "cache")
    make(tmp_path / "cache", monkeypatch)
    with pytest.raises(UnsafeCacheError, match="PDF files cannot be cached in"):
        Cache(tmp_path / "cache")
    assert cache.entry(Item(Path("library/1.yaml")), Printing()) is None
    assert main(["build", "library/1.yaml", "--cache", "cache"]) == 2
    assert main(["build", "library", "-j", "1"]) == 0
    output = capsys.readouterr().err.splitlines()
    told = [line.partition(":")[0] for line in output if not line.startswith(("library/", "  hint: "))]
    assert told == ["leaflet", "the cache is not used"]
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_cache_is_swept_of_what_dead_writers_left(tmp_path: Path) -> None:
    left = tmp_path / "cache" / "ab" / ".leaflet-1.part"
    write(b"half", left)
    os.utime(left, (time() - 90_000,) * 2)
    Cache(tmp_path / "cache").trim()
    assert not left.exists()


# What is printed


ODD = "\n::error::sold\x1b[31m\u202e\x9b.yaml"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("a b\u00a0ü “c” 5 µg", "a b\u00a0ü “c” 5 µg"),
        ("a\r\nb\x1b[0m\x9b\x07\t", r"a\r\nb\x1b[0m\x9b\x07\t"),
        ("a\u202eb\u2028c\u200bd\udcffe", r"a\u202eb\u2028c\u200bd\udcffe"),
        ("::error::x", r"\x3a:error::x"),
        ("  ::error::x", r"  \x3a:error::x"),
        ("a ::error::x", "a ::error::x"),
        ("a ##[error]x", r"a #\x23[error]x"),
        ("a\u200cb می\u200cخواهم \u200cم", "a\\u200cb می\u200cخواهم \\u200cم"),
        ("क्\u200dष \u0601١٩٤٨ \u061c١", "क्\u200dष \u0601١٩٤٨ \\u061c١"),
    ],
)
def test_a_line_acts_on_nothing(line: str, shown: str) -> None:
    assert printable(line) == shown


@pytest.mark.parametrize(
    "command",
    [
        ["build", "content"], ["check", "content"], ["check", "content", "--format", "github"], ["list", "content"],
        ["build", f"content/{ODD}"], ["build", f"none{ODD}"], ["new", ODD], ["verify", ODD], ["comments", ODD],
        ["approve", f"content/{ODD}", "--by", ODD, "--role", ODD], ["explain", ODD], ["diff", ODD, ODD], [ODD],
        ["build", "content", ODD], ["build", f"--{ODD}"], ["build", "--theme", ODD], ["extract", ODD],
        ["proof", "content"], ["build", "content", "-j", ODD],
    ],
)  # fmt: skip
def test_no_name_of_a_file_acts_on_who_reads_what_is_printed(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("content").mkdir()
    Path(f"content/{ODD}").write_text(PLAIN.replace("title:", '"\\x1b::t": x\ntitle:', 1), encoding="utf-8")
    try:
        assert main(command) in {0, 1, 2}
    except SystemExit as ended:
        assert ended.code == 2
    out, err = capsys.readouterr()
    for line in (out + err).split("\n"):
        assert printable(line) == line or (command[-1] == "github" and visible(line) == line)
    if command[-1] == "github":
        assert all(re.match(r"::(error|warning|notice) file=content/%0A%3A%3Aerror", line) for line in out.splitlines())


def test_a_name_that_is_not_utf_8_is_exact_in_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"content/\xff.yaml")
    Path("content").mkdir()
    Path(name).write_text("format: 1\n", encoding="utf-8")
    for form in ("json", "sarif", "text", "github"):
        command = [sys.executable, "-m", "leaflet_pdf", "check", "content", "--format", form]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 1 and b"Traceback" not in done.stderr
        if form == "json":
            assert json.loads(done.stdout)[0]["source"] == name
        if form == "sarif":
            assert b'"uri": "content/%FF.yaml"' in done.stdout
