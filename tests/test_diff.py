"""`leaflet diff`: files, revisions and PDFs, ours and others', and the ways in which a comparison is told."""

from __future__ import annotations

import io
import json
import os
import random
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from page import ValidationProfile
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from leaflet_pdf import build, lay_out, load_theme, paint, read, verify
from leaflet_pdf.cli import main
from leaflet_pdf.files.disk import write
from leaflet_pdf.model.leaflet import Precaution, Rating
from leaflet_pdf.review.diff import Comparison, Kind, Weight, compare
from leaflet_pdf.review.diff.report.diff_html import as_html
from leaflet_pdf.review.diff.report.diff_json import as_json
from leaflet_pdf.review.diff.report.diff_pdf import as_pdf
from leaflet_pdf.review.diff.report.diff_text import as_text
from leaflet_pdf.review.diff.report.entries import report
from leaflet_pdf.review.diff.versions.foreign import PageToken, foreign_changes, words_of_pages
from leaflet_pdf.review.diff.versions.from_pdf import statements_of
from leaflet_pdf.review.diff.versions.revision import RevisionError, at_revision, names_revision
from leaflet_pdf.review.diff.versions.sides import Side, SideError, compare_sides, side, version_of
from leaflet_pdf.sources.yaml import parse
from tests.edits import EXAMPLE, all_of, changed, example, random_leaflet, renumbered, rerated
from tests.leaflets import leaflets
from tests.made import leaflet, paragraph, section
from tests.witness import BOTH, failures

YAML = EXAMPLE.read_text(encoding="utf-8")
OTHER = YAML.replace("for example 10 mg a day", "for example 20 mg a day").replace(
    "Drink less alcohol, or none.", "Drink no alcohol."
)
EXPECTED = {Weight.SENSE: 1, Weight.NUMBER: 1}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two versions as YAML and PDF, as artwork without tags, and the old one in large print."""
    folder = tmp_path_factory.mktemp("versions")
    large, _ = load_theme("large")
    assert large
    for name, yaml in (("old", YAML), ("new", OTHER)):
        source = folder / f"{name}.yaml"
        source.write_text(yaml, encoding="utf-8")
        pdf = build(source).pdf
        assert pdf
        write(pdf, folder / f"{name}.pdf")
        write(untagged(pdf), folder / f"{name}-artwork.pdf")
    pdf = build(folder / "old.yaml", large).pdf
    assert pdf
    write(pdf, folder / "large.pdf")
    write(untagged(pdf), folder / "large-artwork.pdf")
    return folder


def rewritten(pdf: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def untagged(pdf: bytes) -> bytes:
    """Return a PDF as another program would have made it: nothing but what is painted."""
    return rewritten(pdf, lambda writer: writer.root_object.__delitem__(NameObject("/StructTreeRoot")))


def counted(comparison: Comparison) -> dict[Weight, int]:
    return {weight: number for weight, number in comparison.counts.items() if number}


def between(files: Path, old: str, new: str) -> Comparison:
    return compare_sides(side(str(files / old)), side(str(files / new)))


@pytest.mark.parametrize("suffix", [".yaml", ".pdf", "-artwork.pdf"])
@pytest.mark.parametrize("name", ["old", "new"])
def test_nothing_differs_from_itself(files: Path, name: str, suffix: str) -> None:
    assert between(files, name + suffix, name + suffix).changes == ()
    assert between(files, f"{name}.yaml", name + suffix).changes == ()
    assert between(files, name + suffix, f"{name}.pdf").changes == ()


def test_files_differ_by_what_was_written(files: Path) -> None:
    assert counted(between(files, "old.yaml", "new.yaml")) == EXPECTED


@pytest.mark.parametrize(("old", "new"), [("old.pdf", "new.pdf"), ("old.yaml", "new.pdf"), ("old.pdf", "new.yaml")])
def test_our_pdfs_differ_by_what_they_tell_and_by_their_code(files: Path, old: str, new: str) -> None:
    comparison = between(files, old, new)
    assert counted(comparison) == EXPECTED | {Weight.WORDS: 1}
    assert comparison.old.code and comparison.new.code != comparison.old.code
    sense, number, code = comparison.changes
    assert sense.new_about[-1] == "Alcohol" and number.new_about[-1] == "Kidney disease"
    assert code.new[0].text.startswith("Content code")


def test_another_style_is_layout_only(files: Path) -> None:
    (change,) = between(files, "old.pdf", "large.pdf").changes
    assert change.weight is Weight.LAYOUT
    assert any(note.startswith("type: ") for note in change.notes)
    assert any(note.startswith("pages: ") for note in change.notes)
    assert counted(between(files, "large.pdf", "new.pdf")) == EXPECTED | {Weight.WORDS: 1, Weight.LAYOUT: 1}


def test_sections_that_change_places_and_ratings_are_classed_in_pdfs_too() -> None:
    old = example()
    card = all_of(old, Precaution)[2]
    old = changed(old, card, card._replace(own_words=False))
    sections = [*old.sections[:2], old.sections[3], old.sections[2], *old.sections[4:]]
    swapped = renumbered(replace(old, sections=tuple(sections)))
    rated = rerated(old, all_of(old, Precaution)[2], Rating.NO_KNOWN_PROBLEM)
    before, moved, altered = (Side("x", pdf=paint(lay_out(each))) for each in (old, swapped, rated))
    assert counted(compare_sides(before, moved)) == {Weight.ORDER: 1}
    assert set(counted(compare_sides(before, altered))) == {Weight.WARNING}


# The printer's artwork.


@pytest.mark.parametrize("old", ["old.yaml", "old.pdf", "old-artwork.pdf", "large-artwork.pdf"])
def test_artwork_differs_by_its_words(files: Path, old: str) -> None:
    comparison = between(files, old, "new-artwork.pdf")
    said = [" ".join(stretch.text for stretch in change.words if stretch.op != "same") for change in comparison.changes]
    assert "10 20" in said and "less alcohol, or none. no alcohol." in said
    assert counted(comparison)[Weight.NUMBER] >= 1 and counted(comparison)[Weight.WARNING] == 1


def test_line_ends_hyphens_ligatures_and_signs_are_no_changes() -> None:
    old = words_of_pages(
        [["• It is an effective treat-", "ment of a long-", "standing disease.", "1 of 2"], ["More.", "2 of 2"]]
    )
    new = words_of_pages([["It is an eﬀective treatment of a long-standing", "disease. More."]])
    assert foreign_changes(old, new, "en") == ()


def test_doses_at_the_top_of_pages_are_no_page_numbers() -> None:
    pages = [["Take 1 a day.", "One."], ["Take 2 a day.", "Two."]]
    assert [word.text for word in words_of_pages(pages)].count("Take") == 2


def test_a_hyphen_inside_a_line_is_a_change() -> None:
    old, new = words_of_pages([["for a re-use of it"]]), words_of_pages([["for a reuse of it"]])
    (change,) = foreign_changes(old, new, "en")
    assert change.kind is Kind.ALTERED


def test_what_pages_repeat_is_left_out_but_no_dose_is() -> None:
    pages = [["Leaflet 1", "Take 10 mg.", "One.", "Page 1 of 2"], ["Leaflet 1", "Take 20 mg.", "Two.", "Page 2 of 2"]]
    assert " ".join(word.text for word in words_of_pages(pages)) == "Take 10 mg. One. Take 20 mg. Two."


def test_columns_in_another_order_are_no_changes_but_doses_that_change_places_are() -> None:
    left = [f"left{number}" for number in range(30)]
    right = [f"right{number}" for number in range(40)]
    end = ["the", "end"]
    one, other = ([PageToken(word) for word in words] for words in (left + right + end, right + left + end))
    assert foreign_changes(one, other, "en") == ()
    adult, child = ("adults 20 mg children 10 mg", "adults 10 mg children 20 mg")
    doses = foreign_changes(
        [PageToken(word) for word in adult.split()], [PageToken(word) for word in child.split()], "en"
    )
    assert {change.weight for change in doses} == {Weight.NUMBER}


WORDS = st.lists(
    st.sampled_from(["take", "it", "with", "food", "and", "water", "or", "not", "at", "all", "10", "mg", "20", "5"]),
    max_size=60,
)


@given(WORDS, WORDS)
@settings(max_examples=100, deadline=None)
def test_every_word_that_came_or_went_is_told(old: list[str], new: list[str]) -> None:
    found = foreign_changes([PageToken(word) for word in old], [PageToken(word) for word in new], "en")
    assert foreign_changes([PageToken(word) for word in old], [PageToken(word) for word in old], "en") == ()
    if sorted(old) != sorted(new):
        assert found
    for word in set(new) - set(old):
        assert any(word in [each.text for each in part.words] for change in found for part in change.new)


# What cannot be compared.


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\nnothing", "broken"),
        (b"", "not a leaflet"),
        (b"\xff\xfe\x00", "not a leaflet"),
        (b"title: only", "not a leaflet"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(SideError, match=said):
        side(str(path))


def test_encrypted_and_empty_pdfs_are_told(files: Path, tmp_path: Path) -> None:
    old = side(str(files / "old.yaml"))
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(
        rewritten((files / "old.pdf").read_bytes(), lambda writer: writer.encrypt("x", algorithm="RC4-128"))
    )
    with pytest.raises(SideError, match="encrypted"):
        compare_sides(old, side(str(locked)))
    blank = PdfWriter()
    blank.add_blank_page(100, 100)
    made = io.BytesIO()
    blank.write(made)
    with pytest.raises(SideError, match="no text"):
        compare_sides(old, Side("blank.pdf", pdf=made.getvalue()))


@given(st.integers(0, 40_000), st.binary(min_size=1, max_size=8))
@settings(max_examples=15, deadline=None, phases=[Phase.generate])
def test_a_damaged_pdf_is_compared_or_refused(place: int, data: bytes) -> None:
    whole = paint(lay_out(leaflet(section(paragraph("Take it.")))))
    at = place % len(whole)
    damaged = whole[:at] + data + whole[at + len(data) :]
    try:
        compare_sides(Side("old", pdf=whole), Side("new", pdf=damaged))
    except SideError as error:
        assert str(error).startswith("new: ")


# A PDF that carries its source.


def test_a_pdf_is_compared_by_the_source_that_it_carries_if_its_pages_say_the_same(files: Path, tmp_path: Path) -> None:
    whole = build(files / "new.yaml", embed_source=True).pdf
    assert whole
    honest, lying = tmp_path / "honest.pdf", tmp_path / "lying.pdf"
    honest.write_bytes(whole)
    lying.write_bytes(rewritten(whole, lie))
    assert side(str(honest)).leaflet is not None
    assert side(str(lying)).leaflet is None
    old = side(str(files / "old.yaml"))
    assert counted(compare_sides(old, side(str(honest)))) == EXPECTED
    assert counted(compare_sides(old, side(str(lying)))) == EXPECTED | {Weight.WORDS: 1}


def lie(writer: PdfWriter) -> None:
    """Put the old words into the source that a PDF carries."""
    listed: Any = writer.root_object["/AF"]
    files = [each.get_object() for each in listed]
    source = next(file for file in files if file["/AFRelationship"] == "/Source")
    source["/EF"]["/F"].get_object().set_data(YAML.encode())


# Revisions.


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def git(*words: str) -> None:
        who = ("-c", "user.name=N", "-c", "user.email=e@example.org")
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    (tmp_path / "content").mkdir()
    git("init", "-q")
    for yaml in (YAML, OTHER):
        (tmp_path / "content" / "x.yaml").write_text(yaml, encoding="utf-8")
        git("add", ".")
        git("commit", "-q", "-m", "A version")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_is_compared_with_what_it_was(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "HEAD~1:content/x.yaml", "content/x.yaml"]) == 1
    assert "[-10-] {+20+}" in capsys.readouterr().out
    assert main(["diff", "HEAD:content/x.yaml", "content/x.yaml"]) == 0
    assert repository.is_dir()


def test_a_picture_is_compared_with_what_it_was(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    def drawn(colour: str) -> None:
        Image.new("RGB", (4, 4), colour).save(repository / "content" / "a.png")

    head, _, sections = YAML.partition("\nsections:\n")
    first = sections.index("    body:\n") + len("    body:\n")
    figure = "      - figure: a.png\n        alt: A square\n"
    yaml = f"{head}\nsections:\n{sections[:first]}{figure}{sections[first:]}"
    (repository / "content" / "x.yaml").write_text(yaml, encoding="utf-8")
    drawn("red")
    who = ("-c", "user.name=N", "-c", "user.email=e@example.org")
    subprocess.run(["git", "add", "."], check=True)
    subprocess.run(["git", *who, "commit", "-q", "-m", "A picture"], check=True)
    drawn("blue")
    for folder, name in (
        (".", "HEAD:content/x.yaml"),
        ("content", "HEAD:./x.yaml"),
        ("content", "HEAD:content/x.yaml"),
    ):
        monkeypatch.chdir(repository / folder)
        (change,) = compare_sides(side(name), side(str(repository / "content" / "x.yaml"))).changes
        assert change.notes[0].startswith("picture: 4 × 4 pixels")


def test_the_version_that_was_approved_is_found_from_any_folder(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = side("HEAD~1:content/x.yaml").leaflet
    assert before is not None
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    found = version_of(repository / "content" / "x.yaml", {before.identity.digest})
    assert found is not None
    assert found.leaflet is not None
    assert found.leaflet.identity == before.identity


@pytest.mark.parametrize("name", ["HEAD:nothing.yaml", "nowhere:content/x.yaml"])
def test_a_revision_that_is_not_there_is_told(repository: Path, name: str) -> None:
    assert repository.is_dir()
    with pytest.raises(RevisionError, match="git says"):
        at_revision(name)
    assert main(["diff", name, "content/x.yaml"]) == 2


def test_outside_a_repository_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(tmp_path.parent))
    assert main(["diff", "HEAD:x.yaml", "HEAD:y.yaml"]) == 2
    assert "not a git repository" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["--output=x:y", "-x:y", "plain.yaml", ":x", "x:"])
def test_no_option_of_git_is_taken_for_a_revision(name: str) -> None:
    assert not names_revision(name)


# How it is told.


def hostile() -> Comparison:
    old = leaflet(section(paragraph("Take 1 of it.")))
    return compare(old, leaflet(section(paragraph("Take 2 of it</p><script>alert(\"x\")</script> & '水' ✀."))))


class _Page(HTMLParser):
    """Counts the elements of a page, and remembers what each leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.leads: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.leads += [(name, value) for name, value in attrs if name in {"src", "href", "onload"}]


def test_the_html_is_whole_in_itself_and_its_words_are_words() -> None:
    page = _Page()
    page.feed(as_html(report(hostile(), {}, {})))
    assert "script" not in page.tags and page.leads == []
    assert page.tags.count("del") >= 1 and page.tags.count("ins") >= 1
    assert page.tags.count("input") == 3
    assert "url(" not in as_html(report(hostile(), {}, {}))


@given(leaflets(), leaflets())
@settings(max_examples=3, deadline=None, phases=[Phase.generate])
def test_the_pdf_of_any_comparison_is_proven(one: str, other: str) -> None:
    (old, _), (new, _) = (parse(yaml, "random.yaml", Path()) for yaml in (one, other))
    assert old and new
    made = report(compare(old, new), {}, {}, "2026-11-23")
    pdf = as_pdf(made)
    text = "".join(element.text for element in read(pdf).elements if element.parent < 0)
    for entry in made.entries:
        assert all(word.strip() in text or not word.isascii() for part in entry.old_words for word in part.text.split())


def test_the_pdf_is_accessible_and_archivable(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    for comparison in (hostile(), compare(random_leaflet(random.Random(2)), random_leaflet(random.Random(1)))):
        pdf = as_pdf(report(comparison, {}, {}, "2026-11-23"))
        path.write_bytes(pdf)
        assert list(verify(read(pdf))) == []
        for profile in BOTH:
            assert failures(path, profile) == []
        assert len(PdfReader(path).pages) >= 1
    assert ValidationProfile.PDF_UA_1 in BOTH


@pytest.mark.parametrize("number", range(1, 9))
def test_who_decides_signs_below_a_change_and_not_on_a_page_of_its_own(number: int) -> None:
    old, new = (
        leaflet(section(*(paragraph(f"Take {k * by} mg of it.") for k in range(1, number + 1)))) for by in (1, 3)
    )
    *_, last = PdfReader(io.BytesIO(as_pdf(report(compare(old, new), {}, {}, "2026-11-23")))).pages
    assert "Decided by" in last.extract_text() and "reject" in last.extract_text()


def test_the_same_comparison_gives_the_same_reports() -> None:
    for form in (as_text, as_json, as_html, as_pdf):
        assert form(report(hostile(), {}, {}, "2026-11-23")) == form(report(hostile(), {}, {}, "2026-11-23"))


def test_the_command_tells_in_every_form(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(files)
    assert main(["diff", "old.yaml", "old.pdf"]) == 0
    assert "no differences" in capsys.readouterr().out
    assert main(["diff", "old.yaml", "new.yaml", "--format", "json", "--date", "2026-11-23"]) == 1
    told_as_json = json.loads(capsys.readouterr().out)
    assert told_as_json["counts"]["number or dose"] == 1 and told_as_json["date"] == "2026-11-23"
    assert re.fullmatch(r"page \d, line \d+", told_as_json["changes"][0]["new-place"])
    assert told_as_json["old"]["code"] != told_as_json["new"]["code"]
    for form, start in (("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-1.7"), ("text", b"old: old.yaml")):
        out = tmp_path / f"report.{form}"
        asked = ["diff", "old.yaml", "new.yaml", "--format", form, "-o", str(out), "--date", "2026-11-23"]
        assert main(asked) == 1
        assert out.read_bytes().startswith(start)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "asked",
    [
        ["old.yaml", "new.yaml", "--format", "pdf"],
        ["old.yaml", "new.yaml", "--format", "pdf", "-o", "x.pdf"],
        ["old.yaml", "nothing.yaml"],
        ["old.yaml", "."],
    ],
)
def test_a_wrong_call_is_told(files: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]) -> None:
    monkeypatch.chdir(files)
    assert main(["diff", *asked]) == 2


def test_findings_of_a_leaflet_that_cannot_be_compared_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(YAML.replace("level: danger", "level: dangerous", 1), encoding="utf-8")
    assert main(["diff", str(EXAMPLE), str(path)]) == 2
    assert "unknown-choice" in capsys.readouterr().err


def test_a_pdf_tells_every_kind_of_block(tmp_path: Path) -> None:
    """What stands in any leaflet is told of its PDF too, so that no word of it can change unseen."""
    source = tmp_path / "example.yaml"
    source.write_text(YAML, encoding="utf-8")
    pdf = build(source).pdf
    assert pdf
    words = " ".join(statement.text for statement in statements_of(read(pdf), "x"))
    for text in (text for block in example().sections for text in [block.heading.plain]):
        assert text in words
