"""`leaflet comments`: what it lists, in which forms, and what it ends with."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from leaflet_pdf import build, load_theme
from leaflet_pdf.cli import main
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.model.finding import Source
from leaflet_pdf.review.comments import Comment, read_comments
from leaflet_pdf.review.comments.comment_report import as_html, as_json, as_markdown, as_text
from leaflet_pdf.review.comments.pages.annotations import Note
from tests.marks import Mark, marked_by_pypdf
from tests.patients import SECRET, secret
from tests.test_comments import found_at, pdf_of, small

ODD = "<script>alert(1)</script> *a* [b](c) & d\nsecond line"
COMMENT = Comment(
    file="marked.pdf",
    page=2,
    kind="highlight",
    author="A <b>",
    date="2026-11-24 09:30",
    text=ODD,
    words="one <tablet>",
    place=Source("content/a.yaml", 18, 14),
    sure=False,
    candidates=(Source("content/a.yaml", 18, 14), Source("content/a.yaml", 30, 1)),
    done=True,
    remark="it could be about any of several places",
    review="completed",
    replies=(Note("B", "", "no_reason"),),
)


@pytest.fixture(autouse=True)
def _in_a_folder_with_a_marked_leaflet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("content").mkdir()
    Path("content/small-leaflet.yaml").write_text(small())
    Path("content/text").write_text("no PDF")
    pdf = pdf_of(small())
    Path("a.pdf").write_bytes(marked_by_pypdf(pdf, [found_at(pdf, "why")]))
    Path("b.pdf").write_bytes(marked_by_pypdf(pdf, [found_at(pdf, "one tablet")]))


def test_comments_of_several_reviewers_are_listed_in_the_order_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["comments", "a.pdf", "b.pdf"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "content/small-leaflet.yaml:18:14: highlight on “one tablet”, A reviewer, 2026-11-24 09:30, page 1 [open]",
        "  a comment",
        "content/small-leaflet.yaml:23:28: highlight on “why”, A reviewer, 2026-11-24 09:30, page 1 [open]",
        "  a comment",
        "2 comments: 2 open, 0 done, 0 unsure",
    ]


def test_a_program_is_answered_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["comments", "a.pdf", "--format", "json"]) == 0
    (comment,) = json.loads(capsys.readouterr().out)
    assert comment["place"] == {"file": "content/small-leaflet.yaml", "line": 23, "column": 28}
    assert (comment["state"], comment["sure"], comment["pdf"]) == ("open", True, "a.pdf")


def test_without_comments_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    Path("c.pdf").write_bytes(pdf_of(small()))
    assert main(["comments", "c.pdf"]) == 0
    assert capsys.readouterr().out == "no comments\n"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["content/text"], 1, "is not a PDF"),
        (["no.pdf"], 1, "no.pdf cannot be read: No such file"),
        (["a.pdf", "--against", "no.yaml"], 2, "there is no file no.yaml"),
        (["content"], 2, "there is no leaflet 'content'"),
    ],
)
def test_what_cannot_be_read_is_told(
    arguments: list[str], status: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["comments", *arguments]) == status
    assert words in capsys.readouterr().err


def test_text_says_all_of_a_comment() -> None:
    assert as_text([COMMENT]).splitlines() == [
        "content/a.yaml:18:14: highlight on “one <tablet>”, A <b>, 2026-11-24 09:30, page 2 "
        "[done, unsure, review: completed]",
        "  <script>alert(1)</script> *a* [b](c) & d",
        "  second line",
        "  reply, B: no_reason",
        "  it could be about any of several places: 18:14, 30:1",
        "1 comment: 0 open, 1 done, 1 unsure",
    ]


def test_markdown_has_a_box_to_tick_and_no_marks_of_a_reviewer_s() -> None:
    written = as_markdown([COMMENT])
    assert written.startswith("- [x] **content/a.yaml:18:14** highlight")
    assert r"\<script\>alert(1)\</script\> \*a\* \[b\](c) \& d" in written


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not {"src", "href", "onclick"} & {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


def test_html_stands_by_itself_and_runs_nothing() -> None:
    page = _Tags()
    page.feed(as_html([COMMENT]))
    assert not {"script", "b", "img", "link", "iframe"} & page.tags
    assert "<script>alert(1)</script> *a* [b](c) & d" in page.words
    assert "content/a.yaml:18:14" in page.words


def test_json_keeps_every_word() -> None:
    (comment,) = json.loads(as_json([COMMENT]))
    assert comment["text"] == ODD
    assert comment["candidates"][1] == {"file": "content/a.yaml", "line": 30, "column": 1}
    assert comment["replies"] == [{"author": "B", "date": "", "text": "no_reason"}]


def test_a_mark_on_a_patient_s_cover_tells_none_of_its_words() -> None:
    Path("leaflet.yaml").write_text(small())
    Path("patient.yaml").write_text(secret())
    built = build("leaflet.yaml", patient="patient.yaml")
    assert built.pdf, built.findings
    marks = [found_at(built.pdf, SECRET), found_at(built.pdf, "one tablet")]
    cover, leaflet = read_comments(marked_by_pypdf(built.pdf, marks), "leaflet.yaml")
    assert (cover.words, cover.place.line, cover.sure) == ("", 0, True)
    assert "cover" in cover.remark
    assert leaflet.place == Source("leaflet.yaml", 18, 14)


def test_the_example_is_found_among_those_that_come_with_the_program() -> None:
    large, _ = load_theme("large")
    assert large
    built = build(bundled("content") / "isotretinoin-40mg.yaml", large)
    assert built.pdf
    mark = found_at(built.pdf, "swallow")
    (comment,) = read_comments(marked_by_pypdf(built.pdf, [mark, Mark(0, "Link", mark.areas)]))
    assert comment.place.file == (bundled("content") / "isotretinoin-40mg.yaml").as_posix()
