"""Comments that are kept beside a leaflet: their file, two who write at once, and the lines they are about now."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from leaflet_pdf.cli import main
from leaflet_pdf.files.lock import alone_in
from leaflet_pdf.records.comments import KeptComment, add_comments, comments_path, load_comments, mark_done
from leaflet_pdf.review.comments.kept import kept_comments, with_comment
from leaflet_pdf.sources.leaflet_names import leaflets_in
from leaflet_pdf.sources.yaml import load
from tests.marks import marked_by_pypdf
from tests.test_comments import found_at, pdf_of, small

ID = "small-leaflet"
LINE = small()[: small().index("one tablet")].count("\n") + 1


@pytest.fixture
def leaflet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("content/small-leaflet.yaml")
    path.parent.mkdir()
    path.write_text(small())
    return path


def comment(text: str = "Say with what.", words: str = "one tablet", line: int = LINE) -> KeptComment:
    digest = "a" * 64
    return KeptComment(0, "A. Reviewer", date(2026, 11, 29), line, words, digest, text)


def test_a_comment_is_read_as_it_was_kept(leaflet: Path) -> None:
    odd = comment(' Two\tlines:\r\n\n"quoted", # no comment, – é \\ ', "one\ttablet: of - it")
    added = add_comments(leaflet, ID, [odd, comment()])
    assert added.findings == ()
    first, second = load_comments(leaflet, ID).comments
    assert (first.number, second.number) == (1, 2)
    assert first.text == 'Two lines:\n"quoted", # no comment, – é \\'
    assert (first.words, first.by, first.day, first.line) == ("one tablet: of - it", odd.by, odd.day, odd.line)
    assert not second.done


def test_a_comment_on_the_whole_file_is_read_again(leaflet: Path) -> None:
    assert add_comments(leaflet, ID, [comment(words="", line=0)]).findings == ()
    kept = load_comments(leaflet, ID)
    assert kept.findings == ()
    assert [(one.line, one.words) for one in kept.comments] == [(0, "")]


def test_what_is_kept_already_is_not_kept_twice(leaflet: Path) -> None:
    assert len(add_comments(leaflet, ID, [comment(), comment()]).changed) == 1
    assert add_comments(leaflet, ID, [comment(), comment("Another.")]).changed[0].text == "Another."
    assert [one.number for one in load_comments(leaflet, ID).comments] == [1, 2]


def test_a_comment_is_done_and_open_again(leaflet: Path) -> None:
    add_comments(leaflet, ID, [comment(), comment("Another.")])
    assert [one.done for one in mark_done(leaflet, ID, 2).comments] == [False, True]
    assert [one.done for one in load_comments(leaflet, ID).comments] == [False, True]
    mark_done(leaflet, ID, 2, done=False)
    assert not any(one.done for one in load_comments(leaflet, ID).comments)


def test_a_number_that_no_comment_has_is_told(leaflet: Path) -> None:
    add_comments(leaflet, ID, [comment()])
    before = comments_path(leaflet).read_bytes()
    (finding,) = mark_done(leaflet, ID, 9).findings
    assert (finding.code, finding.message) == ("no-such-comment", "there is no comment 9 here")
    assert comments_path(leaflet).read_bytes() == before


@pytest.mark.parametrize(
    ("wrong", "code", "line"),
    [
        ("format: 2\nleaflet: small-leaflet\n", "unknown-choice", 1),
        ("format: 1\nleaflet: other\ncomments:\n  - {id: 1, by: A, day: 2026-11-29, line: 3, text: B}\n", "", 0),
        (
            "format: 1\nleaflet: small-leaflet\ncomments:\n  - {id: 0, by: A, day: 2026-11-29, line: 3, text: B}\n",
            "",
            4,
        ),
        ("format: 1\nleaflet: small-leaflet\ncomments:\n  - by: A\n", "missing-key", 4),
        ("comments: [", "yaml-syntax", 0),
        ("\0", "", 1),
    ],
)
def test_a_malformed_file_is_told_and_left_as_it_is(leaflet: Path, wrong: str, code: str, line: int) -> None:
    path = comments_path(leaflet)
    path.write_text(wrong)
    kept = load_comments(leaflet, ID)
    assert kept.comments == ()
    assert kept.findings
    assert {finding.source.file for finding in kept.findings} == {path.as_posix()}
    assert not code or code in {finding.code for finding in kept.findings}
    assert not line or line in {finding.source.line for finding in kept.findings}
    refused = add_comments(leaflet, ID, [comment()])
    assert refused.findings == kept.findings
    assert refused.changed == ()
    assert path.read_text() == wrong


def test_comments_on_another_leaflet_are_told(leaflet: Path) -> None:
    add_comments(leaflet, "other", [comment()])
    (finding,) = load_comments(leaflet, ID).findings
    assert finding.code == "comments-of-another"
    assert finding.message == 'these are comments on "other", not on "small-leaflet"'


def test_words_that_no_file_can_have_are_refused_and_nothing_is_lost(leaflet: Path) -> None:
    add_comments(leaflet, ID, [comment()])
    before = comments_path(leaflet).read_bytes()
    refused = add_comments(leaflet, ID, [comment("half a character: \ud800")])
    assert refused.findings
    assert comments_path(leaflet).read_bytes() == before


def test_nobody_who_writes_at_the_same_time_loses_a_comment(leaflet: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.test_kept_comments import *\n"
        "for number in range(8): add_comments(Path(sys.argv[1]), ID, [comment(f'{sys.argv[2]} {number}')])"
    )
    root = Path(__file__).parent.parent
    writers = [
        subprocess.Popen([sys.executable, "-c", program, str(leaflet.absolute()), name], cwd=root) for name in "ab"
    ]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: add_comments(leaflet, ID, [comment(f"c {number}")]), range(16)))
    assert [writer.wait() for writer in writers] == [0, 0]
    kept = load_comments(leaflet, ID).comments
    assert len({one.text for one in kept}) == 32
    assert [one.number for one in kept] == list(range(1, 33))


def test_who_waits_too_long_is_told(tmp_path: Path) -> None:
    with alone_in(tmp_path), pytest.raises(OSError, match="another program keeps writing"), alone_in(tmp_path, 0.02):
        pass
    with alone_in(tmp_path, 0.02):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_is_said_about_a_line_is_kept_with_the_code_of_the_content(leaflet: Path) -> None:
    day = date(2026, 11, 29)
    (listed,) = with_comment(leaflet, by="B", on=day, line=LINE, words="one tablet", text="With what?").comments
    assert (listed.number, listed.place.line, listed.sure, listed.author) == (1, LINE, True, "B")
    (kept,) = load_comments(leaflet, ID).comments
    made, _ = load(leaflet)
    assert made is not None
    assert kept.digest == made.identity.digest
    refused = with_comment(leaflet, by="", on=day, line=LINE, words="", text="Nobody says so.")
    assert refused.findings
    assert len(refused.comments) == 1
    leaflet.write_text("broken: [")
    assert with_comment(leaflet, by="B", on=day, line=1, words="", text="Lost?").findings
    assert len(load_comments(leaflet, ID).comments) == 1


def test_a_comment_goes_with_its_words_when_lines_move(leaflet: Path) -> None:
    add_comments(leaflet, ID, [comment()])
    leaflet.write_text("# More.\n# Lines.\n" + small())
    (found,) = kept_comments(leaflet).comments
    assert (found.place.line, found.sure, found.remark) == (LINE + 2, True, "")


@pytest.mark.parametrize(
    ("old", "new", "line", "remark"),
    [
        ("one tablet", "one small tablet", LINE, "the words have changed since"),
        ("one tablet", "two doses", 0, "the words are no longer in the leaflet"),
    ],
)
def test_words_that_changed_are_told(leaflet: Path, old: str, new: str, line: int, remark: str) -> None:
    add_comments(leaflet, ID, [comment()])
    leaflet.write_text(small().replace(old, new))
    (found,) = kept_comments(leaflet).comments
    assert (found.place.line, found.sure, found.remark) == (line, False, remark)


def test_words_that_stand_twice_are_those_near_their_line(leaflet: Path) -> None:
    twice = small().replace("sections:", "introduction:\n  - Take one tablet.\nsections:")
    leaflet.write_text(twice)
    late = twice[: twice.rindex("one tablet")].count("\n") + 1
    add_comments(leaflet, ID, [comment(line=late)])
    (found,) = kept_comments(leaflet).comments
    assert (found.place.line, found.sure) == (late, False)
    assert len(found.candidates) == 2


def test_the_command_lists_both_kinds_in_the_order_of_the_file(
    leaflet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_comments(leaflet, ID, [comment()])
    pdf = pdf_of(small())
    Path("a.pdf").write_bytes(marked_by_pypdf(pdf, [found_at(pdf, "why")]))
    assert main(["comments", "a.pdf", "small-leaflet"]) == 0
    first, _, second, *_ = capsys.readouterr().out.splitlines()
    assert first == (f"content/small-leaflet.yaml:{LINE}:14: comment 1 on “one tablet”, A. Reviewer, 2026-11-29 [open]")
    assert "highlight on “why”" in second


def test_the_command_marks_comments_as_done(leaflet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_comments(leaflet, ID, [comment(), comment("Another.")])
    assert main(["comments", "small-leaflet", "--done", "2", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {(one["id"], one["state"], one["pdf"]) for one in listed} == {(1, "open", None), (2, "done", None)}
    assert main(["comments", "small-leaflet", "--done", "9"]) == 1
    assert "there is no comment 9 here" in capsys.readouterr().err


def test_comments_on_a_pdf_come_to_the_same_file_once(leaflet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = pdf_of(small())
    Path("a.pdf").write_bytes(marked_by_pypdf(pdf, [found_at(pdf, "why"), found_at(pdf, "one tablet")]))
    assert main(["comments", "a.pdf", "--keep"]) == 0
    assert main(["comments", "a.pdf", "--keep"]) == 0
    kept = load_comments(leaflet, ID).comments
    assert sorted(one.words for one in kept) == ["one tablet", "why"]
    assert {one.by for one in kept} == {"A reviewer"}
    capsys.readouterr()
    assert main(["comments", "small-leaflet"]) == 0
    assert "2 comments: 2 open" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["a.pdf", "--done", "1"], ["x", "y", "--done", "1"], ["small-leaflet", "--keep"]]
)
@pytest.mark.usefixtures("leaflet")
def test_what_cannot_be_meant_is_refused(arguments: list[str]) -> None:
    assert main(["comments", *arguments]) == 2


def test_a_file_of_comments_is_no_leaflet(leaflet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_comments(leaflet, ID, [comment()])
    assert leaflets_in(leaflet.parent) == [leaflet]
    assert main(["check", "content"]) in (0, 1)
    assert "comments.yaml" not in "".join(capsys.readouterr())
