"""Marks and files as no program should write them: each gets an answer, and none a wrong one."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, cast

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from leaflet_pdf.cli import main
from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.limits import Limit
from leaflet_pdf.review.comments import Comment, CommentsError, read_comments
from tests.marks import added
from tests.test_comments import found_at, pdf_of, small

PDF = pdf_of(small())
LINE = 18
LEFT, BOTTOM, RIGHT, TOP = found_at(PDF, "one tablet").areas[0]
RECT = [LEFT, BOTTOM, RIGHT, TOP]
HERE = {"/Subtype": "/Highlight", "/Rect": RECT}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("small.yaml").write_text(small(), encoding="utf-8")


def home(*annotations: dict[str, Any]) -> tuple[Comment, ...]:
    return read_comments(added(PDF, annotations), "small.yaml")


WITHOUT_A_PLACE: list[dict[str, Any]] = [
    {},
    {"/Subtype": [1]},
    {"/Subtype": "/Highlight", "/Rect": [1, 2, 3]},
    {"/Subtype": "/Highlight", "/Rect": "here"},
    {"/Subtype": "/Highlight", "/Rect": []},
    {"/Subtype": "/Ink", "/Rect": [], "/InkList": [1, 2, 3]},
    {"/Subtype": "/Ink", "/Rect": [], "/InkList": [[]]},
    {"/Subtype": "/Polygon", "/Rect": [], "/Vertices": ["a", "b"]},
]


@pytest.mark.parametrize("mark", WITHOUT_A_PLACE, ids=str)
def test_a_mark_that_is_nowhere_is_passed_over(mark: dict[str, Any]) -> None:
    (comment,) = home(mark, HERE)
    assert comment.place.line == LINE


def test_what_a_reviewer_wrote_without_a_place_is_not_lost() -> None:
    nowhere, _ = home({"/Subtype": "/Highlight", "/Rect": [1, 2, 3], "/Contents": "Wrong."}, HERE)
    assert (nowhere.text, nowhere.place.line, nowhere.sure) == ("Wrong.", 0, False)
    assert "does not say where" in nowhere.remark


BROKEN: list[dict[str, Any]] = [
    HERE | {"/QuadPoints": [1, 2, 3]},
    HERE | {"/QuadPoints": ["a"] * 8},
    HERE | {"/T": [1, 2], "/Contents": [3], "/M": [4]},
    {"/Subtype": "/Ink", "/InkList": [[1]], "/Rect": RECT},
    {"/Subtype": "/Square", "/Rect": RECT, "/RD": [900, 900, 900, 900]},
    {"/Subtype": "/Square", "/Rect": RECT, "/RD": ["a", 1]},
    {"/Subtype": "/Text", "/Rect": RECT, "/F": "x"},
    {"/Subtype": "/Line", "/Rect": RECT, "/L": [LEFT, BOTTOM + 4, RIGHT, BOTTOM + 4], "/LE": [1, 2]},
]


@pytest.mark.parametrize("mark", BROKEN, ids=str)
def test_what_is_broken_in_a_mark_does_not_lead_it_astray(mark: dict[str, Any]) -> None:
    (comment,) = home(mark)
    assert comment.place.line == LINE


FAR: list[dict[str, Any]] = [
    {"/Subtype": "/Square", "/Rect": [-1e30, -1e30, 1e30, 1e30]},
    {"/Subtype": "/Highlight", "/Rect": [1e9, 1e9, 1e9, 1e9]},
    {"/Subtype": "/Text", "/Rect": [1e30, 1e30, 1e30, 1e30]},
    {"/Subtype": "/Line", "/Rect": [0, 0, 1, 1], "/L": [1e38, 1e38, -1e38, -1e38]},
    {"/Subtype": "/FreeText", "/Rect": RECT, "/IT": "/FreeTextCallout", "/CL": [1e30, -1e30]},
]


@pytest.mark.parametrize("mark", FAR, ids=str)
def test_a_mark_out_of_this_world_is_listed(mark: dict[str, Any]) -> None:
    (comment,) = home(mark)
    assert comment.page == 1


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("D:20261124093000+01'00'", "2026-11-24 09:30"),
        ("D:20261124093000Z", "2026-11-24 09:30"),
        ("20261124", "2026-11-24"),
        ("D:202611", "2026-11-01"),
        ("D:2026", "2026-01-01"),
        ("D:2026112409", "2026-11-24 09:00"),
        ("D:20260230", ""),
        ("D:20269999999999Z", ""),
        ("D:00000000", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_a_date_is_told_if_it_is_one(written: str, date: str) -> None:
    (comment,) = home(HERE | {"/M": written})
    assert comment.date == date


def test_more_marks_than_anybody_makes_are_refused_and_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ANNOTATIONS", Limit("annotations", 40))
    assert len(home(*[HERE] * 30)) == 30
    with pytest.raises(CommentsError, match="more than 40 annotations"):
        home(*[HERE] * 41)


def test_a_long_thread_is_told_whole() -> None:
    thread = [{"/Subtype": "/Text", "/Contents": str(number), "/IRT": number} for number in range(2_000)]
    (comment,) = home(HERE, *thread)
    assert [reply.text for reply in comment.replies] == [str(number) for number in range(2_000)]


def test_answers_without_a_beginning_are_no_comments() -> None:
    assert (
        len(home(HERE, {"/Subtype": "/Text", "/Contents": "a", "/IRT": 1}, HERE | {"/IRT": 3}, HERE | {"/IRT": 2})) == 1
    )


def test_a_page_that_is_inside_itself_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(added(PDF, [HERE]))))
    page, form = writer.pages[0], StreamObject()
    form.set_data(b"/X Do " * 3)
    within = DictionaryObject({NameObject("/XObject"): DictionaryObject({NameObject("/X"): writer._add_object(form)})})
    form.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/Resources"): within})
    contents, drawn = StreamObject(), cast("StreamObject", page["/Contents"].get_object())
    contents.set_data(drawn.get_data() + b"\n/X Do")
    page[NameObject("/Contents")] = writer._add_object(contents)
    resources: Any = page["/Resources"]
    resources[NameObject("/XObject")] = within["/XObject"]
    out = io.BytesIO()
    writer.write(out)
    (comment,) = read_comments(out.getvalue(), "small.yaml")
    assert comment.place.line == LINE


@pytest.mark.parametrize(
    "listed", [NumberObject(3), ArrayObject([NumberObject(3), ArrayObject()])], ids=["number", "odd"]
)
def test_a_page_whose_list_of_marks_is_none_has_none(listed: Any) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PDF)))
    writer.pages[0][NameObject("/Annots")] = listed
    out = io.BytesIO()
    writer.write(out)
    assert read_comments(out.getvalue(), "small.yaml") == ()


@pytest.mark.parametrize("data", [b"", b"words\n", b"%PDF-1.7\n", PDF[: len(PDF) // 2], bytes(range(256)) * 9])
def test_what_is_no_whole_pdf_gets_one_clear_answer(data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    Path("odd.pdf").write_bytes(data)
    assert main(["comments", "odd.pdf", "--against", "small.yaml"]) in (0, 1)
    output = capsys.readouterr()
    if "comment" not in output.out:
        (line,) = output.err.splitlines()
        assert line.startswith("leaflet: odd.pdf is ")


@pytest.mark.parametrize("command", [["approve", "--by", "A", "--role", "B"], ["check"], ["proof"], ["build"]])
def test_a_pdf_in_the_place_of_a_leaflet_is_told(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("final.pdf").write_bytes(PDF)
    for words in ([*command, "final.pdf"], ["verify", "final.pdf", "--against", "final.pdf"]):
        assert main(words) == 2
        assert "final.pdf is a PDF" in capsys.readouterr().err
