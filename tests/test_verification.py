"""A finished PDF is judged, whoever made it and whatever is wrong with it; there is always an answer."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject

from leaflet_pdf import build, lay_out, load, paint
from leaflet_pdf.cli import main
from leaflet_pdf.files.disk import write
from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.release.approve import approve
from leaflet_pdf.release.verification import Against, judge
from tests.hand_set import GOOD
from tests.judged import excused
from tests.tamper import altered, without

SAMPLES = Path(__file__).parent.parent.parent / "shared" / "samples" / "pdf"
PATH = Path("content/mine.yaml")


@pytest.fixture(autouse=True)
def _in_a_folder_with_a_leaflet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "mine"]) == 0
    PATH.write_text(excused(PATH.read_text(encoding="utf-8")), encoding="utf-8")
    PATH.write_text(PATH.read_text(encoding="utf-8").replace("status: draft ", "status: approved "), encoding="utf-8")


def built(source: Path = PATH, *, embed_source: bool = False) -> bytes:
    pdf = build(source, embed_source=embed_source).pdf
    assert pdf is not None
    return pdf


def codes(pdf: bytes, against: Path | None = None) -> set[str]:
    return {finding.code for finding in judge(pdf, "out/mine.pdf", against).findings}


def changed(old: str = "first step", new: str = "other step") -> Path:
    path = Path("other.yaml")
    path.write_text(PATH.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return path


def test_a_file_alone_is_held_against_the_standards() -> None:
    verdict = judge(built(), "mine.pdf")
    assert verdict.findings == () and verdict.against is Against.NOTHING


def test_a_file_with_its_source_is_held_against_that() -> None:
    verdict = judge(built(embed_source=True), "mine.pdf")
    assert verdict.findings == () and verdict.against is Against.OWN_SOURCE


def test_a_file_is_held_against_the_leaflet_that_it_should_tell() -> None:
    assert judge(built(), "mine.pdf", PATH).against is Against.FILE
    assert codes(built(), PATH) == set()
    assert {"words-missing", "edition-differs"} <= codes(built(), changed())
    assert "words-missing" in codes(built(embed_source=True), changed())


def test_a_leaflet_with_mistakes_proves_nothing() -> None:
    assert "missing-key" in codes(built(), changed("language: ", "# language: "))


def test_findings_name_the_file_and_the_line() -> None:
    sources = {finding.source.file for finding in judge(built(), "out/mine.pdf", changed()).findings}
    assert sources == {"other.yaml", "out/mine.pdf"}
    no_pdf = judge(b"", "out/mine.pdf").findings
    assert [str(finding.source) for finding in no_pdf] == ["out/mine.pdf"]


def test_a_file_that_was_approved_is_known_by_its_bytes() -> None:
    done = approve(PATH, by="A. Example", role="pharmacist")
    assert done.record, done.findings
    write(done.record, done.path)
    verdict = judge(built(), "mine.pdf", PATH)
    assert verdict.findings == () and [approval.by for approval in verdict.approvals] == ["A. Example"]
    assert judge(built() + b"\n", "mine.pdf", PATH).approvals == ()


def test_what_was_approved_once_is_no_longer_what_it_says() -> None:
    done = approve(PATH, by="A. Example", role="pharmacist")
    assert done.record is not None
    write(done.record, done.path)
    pdf = built()
    assert [one.code for one in judge(pdf, "mine.pdf", PATH, date(2099, 1, 1)).findings] == ["status-differs"]


def test_an_approval_that_is_only_painted_is_found() -> None:
    leaflet, _ = load(PATH)
    assert leaflet is not None
    claimed = replace(leaflet, identity=leaflet.identity._replace(status=Status.APPROVED))
    assert codes(paint(lay_out(claimed)), PATH) == {"status-differs"}


# Files of every kind


def empty(pages: int, *, tagged: bool = False, password: str = "") -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if tagged:
        root = writer.root_object
        root[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(value=True)})
        root[NameObject("/StructTreeRoot")] = DictionaryObject()
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def deep() -> bytes:
    """Return a tagged file whose elements stand in each other a thousand deep."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(empty(1, tagged=True)))
    inner = DictionaryObject({NameObject("/S"): NameObject("/P")})
    for _ in range(1000):
        outer = DictionaryObject({NameObject("/S"): NameObject("/Sect")})
        outer[NameObject("/K")] = ArrayObject([writer._add_object(inner)])
        inner = outer
    tree = writer.root_object["/StructTreeRoot"]
    assert isinstance(tree, DictionaryObject)
    tree[NameObject("/K")] = ArrayObject([writer._add_object(inner)])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


FOREIGN = {
    "nothing": (b"", "is empty"),
    "words": (b"no PDF at all", "not a PDF"),
    "a beginning": (b"%PDF-1.7\n", "broken"),
    "half a file": (GOOD[: len(GOOD) // 2], "broken"),
    "a file without pages": (empty(0), ""),
    "a file without tags": (empty(1), "not tagged"),
    "a thousand pages without tags": (empty(1000), "not tagged"),
    "a thousand pages with empty tags": (empty(1000, tagged=True), ""),
    "a locked file": (empty(1, password="x"), "encrypted"),
    "a file too deep": (deep(), "too deeply"),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_every_file_gets_an_answer(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    pdf, words = FOREIGN[kind]
    Path("some.pdf").write_bytes(pdf)
    assert main(["verify", "some.pdf"]) == 1
    output = capsys.readouterr()
    assert words in output.err and "some.pdf: error" in output.err
    assert main(["verify", "some.pdf", "--against", "mine"]) == 1


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
def test_files_of_others_get_an_answer() -> None:
    for path in SAMPLES.glob("*.pdf"):
        assert judge(path.read_bytes(), path.name).findings, path.name


@given(st.data())
def test_a_damaged_file_gets_an_answer(data: st.DataObject) -> None:
    pdf = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        pdf[data.draw(st.integers(0, len(pdf) - 1))] = data.draw(st.integers(0, 255))
    judge(bytes(pdf), "damaged.pdf")


def test_a_long_file_of_ours_is_proved() -> None:
    text = PATH.read_text(encoding="utf-8")
    body = "".join(f"      - Words number {number}.\n" for number in range(20))
    parts = "".join(f"  - id: part-{number}\n    heading: Part {number}\n    body:\n{body}" for number in range(60))
    path = Path("long.yaml")
    path.write_text(text[: text.index("  - id: filled-in")] + parts, encoding="utf-8")
    assert codes(built(path), path) == set()


# The command


def test_the_command_tells_what_it_was_held_against(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.pdf").write_bytes(built())
    assert main(["verify", "mine.pdf", "--against", "mine"]) == 0
    assert capsys.readouterr().out.endswith("mine.pdf: no findings, compared with a leaflet's file\n")
    assert main(["verify", "mine.pdf", "--against", str(changed()), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["against"] == Against.FILE and answer["approved-by"] == []
    assert {"code", "message", "page", "file", "line"} <= answer["findings"][0].keys()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["missing.pdf"], "missing.pdf"),
        (["content"], "content"),
        (["mine.pdf", "--against", "other"], "there is no leaflet"),
        (["mine.pdf", "--against", "other.yaml"], "there is no file"),
    ],
)
def test_a_wrong_call_is_answered(asked: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.pdf").write_bytes(GOOD)
    assert main(["verify", *asked]) == 2
    assert words in capsys.readouterr().err


def test_a_tampered_file_is_told_from_a_good_one(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.pdf").write_bytes(altered(without("Do not chew it.")))
    assert main(["verify", "bad.pdf"]) == 1
    assert "[seal-broken]" in capsys.readouterr().err
