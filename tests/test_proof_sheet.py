"""A proof sheet shows the leaflet whole and unchanged, with numbered lines that lead to the lines of its file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfWriter
from pypdf.annotations import Highlight
from pypdf.generic import ArrayObject, FloatObject

from leaflet_pdf import Finding, Leaflet, Severity, Source, compare, lay_out, paint, read, read_comments, verify
from leaflet_pdf.cli import main
from leaflet_pdf.layout.frame import Drawing, Glyphs, Item, Pages, moved
from leaflet_pdf.model.leaflet import Origin
from leaflet_pdf.model.print_options import Printing
from leaflet_pdf.model.style import STANDARD, Style
from leaflet_pdf.review.proof_sheet import ProofSheet, proof_sheet
from leaflet_pdf.review.proof_sheet.margins import SIDE, TOP
from leaflet_pdf.review.proof_sheet.sheet_html import html
from leaflet_pdf.review.review import Review, review
from leaflet_pdf.sources.yaml import parse

EXAMPLE = Path("content/isotretinoin-40mg.yaml")
TODAY = date(2026, 11, 23)
LINE_OF_SEBUM = EXAMPLE.read_text(encoding="utf-8").split("\n").index("          - term: Sebum") + 1
FOUND = (
    Finding("long-sentence", "this is too long", Source(EXAMPLE.as_posix(), LINE_OF_SEBUM, 19), severity=Severity.HINT),
    Finding("trailing-zero", "“1.0 mg” ends in <a needless> zero", Source(EXAMPLE.as_posix(), LINE_OF_SEBUM + 1, 9)),
    Finding("text-faint", "“x” is faint", Source("PDF", 0, 0), page=3),
)
STYLES = {"one column": STANDARD, "two columns": STANDARD.in_columns(2), "three columns": STANDARD.in_columns(3)}


@pytest.fixture(scope="module")
def reviewed() -> Review:
    found = review(EXAMPLE, TODAY, Printing())
    return replace(found, findings=FOUND)


def sheet_of(reviewed: Review, style: Style = STANDARD) -> ProofSheet:
    return proof_sheet(reviewed, leaflet_of(reviewed), TODAY, style)


def leaflet_of(reviewed: Review) -> Leaflet:
    assert reviewed.leaflet
    return reviewed.leaflet


def shown(pages: Pages, *, front: bool) -> Iterator[str]:
    """Yield the words on the pages before the leaflet's own, or on these."""
    for page in pages.pages:
        if (page.number < 1) is front:
            yield from (item.text for item in page.items if isinstance(item, Glyphs | Drawing))


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_inside_the_cut_nothing_differs_from_the_leaflet(reviewed: Review, style: Style) -> None:
    own = [page for page in sheet_of(reviewed, style).pages.pages if page.number > 0]
    leaflet = lay_out(leaflet_of(reviewed), style)
    assert len(own) == len(leaflet.pages)
    for proofed, page in zip(own, leaflet.pages, strict=True):
        inside = [moved(item, -SIDE, -TOP) for item in proofed.items[: len(page.items)]]
        assert [round_trip(item) for item in inside] == [round_trip(item) for item in page.items]
        for item in proofed.items[len(page.items) :]:
            if isinstance(item, Glyphs):
                assert not isinstance(item.owner, int)
                assert not SIDE <= item.x <= SIDE + page.width or not TOP <= item.y <= TOP + page.height


def round_trip(item: Item) -> str:
    """Return an item with its lengths to a thousandth of a point: moving there and back rounds them."""
    values = (f"{value:.3f}" if isinstance(value, float) else repr(value) for value in item)
    return f"{type(item).__name__}({', '.join(values)})" if not hasattr(item, "area") else type(item).__name__


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_proof_tells_the_leaflet_and_nothing_else(reviewed: Review, style: Style) -> None:
    readback = read(paint(sheet_of(reviewed, style).pages))
    assert [finding.code for finding in verify(readback, leaflet_of(reviewed))] == ["front-pages"]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_each_line_names_the_line_of_the_file_that_its_first_word_is_in(reviewed: Review, style: Style) -> None:
    written = ["", *reviewed.text.split("\n")]
    lines = [line for line in sheet_of(reviewed, style).lines if line.written]
    plain = [
        (line, bare) for line in lines for bare in [bared(line.text)] if bare[0].isalpha() and bare[:7] != "section"
    ]
    assert len(plain) > 150
    for line, words in plain:
        assert words.split()[0].strip(".,:") in written[line.written], line


def bared(words: str) -> str:
    """Return what an author wrote of a line that begins with words of the program's."""
    boxes, glance = "Danger: |Warning: |Take care: ", "What it is for |How to take it |When to get help |Whom to call "
    return re.sub(rf"^({boxes}|{glance}|Published by |Contact: |\d+ |• )", "", words)


def test_lines_are_numbered_from_1_on_each_page(reviewed: Review) -> None:
    lines = sheet_of(reviewed).lines
    for page in range(1, 8):
        numbers = [line.number for line in lines if line.page == page]
        assert numbers == list(range(1, len(numbers) + 1))


def test_the_front_tells_each_finding_with_its_page_and_line(reviewed: Review) -> None:
    sheet = sheet_of(reviewed)
    front = " ".join(shown(sheet.pages, front=True))
    sebum = next(line for line in sheet.lines if line.text == "Sebum")
    assert f"page\u00a0{sebum.page},\u00a0line\u00a0{sebum.number}" in front
    meaning = next(line for line in sheet.lines if line.text == "The natural oil that glands in your skin make.")
    assert f"page\u00a0{meaning.page},\u00a0line\u00a0{meaning.number}" in front
    for finding in FOUND:
        assert finding.code in front
    assert "1 errors" not in front
    assert leaflet_of(reviewed).identity.digest in front.replace(" ", "")


def test_the_front_tells_what_people_must_judge_and_how_hard_the_leaflet_is(reviewed: Review) -> None:
    front = " ".join(shown(sheet_of(reviewed).pages, front=True))
    for words in ("accuracy", "Clear Communication Index", "Flesch-Kincaid", "The hardest sentences", "Proofreader"):
        assert words in front


def test_the_front_tells_which_document_a_leaflet_was_imported_from(reviewed: Review) -> None:
    origin = Origin("SPL", "0f0e-example", "3", date(2026, 2, 3), "ab" * 32, Source(EXAMPLE.as_posix(), 1, 1))
    imported = replace(reviewed, leaflet=replace(leaflet_of(reviewed), origin=origin))
    front = "".join(shown(sheet_of(imported).pages, front=True)).replace(" ", "")
    told = ("Importedfrom", "SPL0f0e-example,version3,3\u00a0February\u00a02026,filewithSHA-256", "ab" * 32)
    assert all(words.replace("\u00a0", "") in front.replace("\u00a0", "") for words in told)
    assert "Importedfrom" not in "".join(shown(sheet_of(reviewed).pages, front=True)).replace(" ", "")


def test_the_front_tells_what_has_changed_since_another_version(reviewed: Review) -> None:
    old, _ = parse(reviewed.text.replace("10 mg a day", "20 mg a day"), "old.yaml", EXAMPLE.parent)
    assert old
    leaflet = leaflet_of(reviewed)
    sheet = proof_sheet(reviewed, leaflet, TODAY, since=compare(old, leaflet))
    front = " ".join(shown(sheet.pages, front=True))
    assert "Changes since old.yaml" in front
    assert "20 mg a day" in front
    same = proof_sheet(reviewed, leaflet, TODAY, since=compare(leaflet, leaflet))
    assert "Nothing has changed since" in " ".join(shown(same.pages, front=True))


def test_the_front_tells_a_change_that_is_not_in_the_words(reviewed: Review) -> None:
    old, _ = parse(reviewed.text.replace("level: danger", "level: caution", 1), "old.yaml", EXAMPLE.parent)
    assert old
    leaflet = leaflet_of(reviewed)
    sheet = proof_sheet(reviewed, leaflet, TODAY, since=compare(old, leaflet))
    front = " ".join(shown(sheet.pages, front=True))
    assert "altered" in front and "(level:" in front and "danger)" in front


def test_the_margins_show_line_numbers_and_lines_of_the_file(reviewed: Review) -> None:
    sheet = sheet_of(reviewed)
    words = list(shown(sheet.pages, front=False))
    assert str(LINE_OF_SEBUM) in words
    assert "side-effects" in words
    assert any(leaflet_of(reviewed).identity.digest[:12] in text for text in words)


def test_a_proof_as_html_holds_all_that_it_shows(reviewed: Review) -> None:
    sheet = sheet_of(reviewed)
    page = html("A < B", paint(sheet.pages), FOUND, sheet.lines)
    assert page.count('src="data:image/png;base64,') == len(sheet.pages.pages)
    assert "http" not in page
    assert "A &lt; B" in page
    assert "ends in &lt;a needless&gt; zero" in page


def test_the_command_makes_a_proof(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["proof", EXAMPLE.as_posix(), "--on", "2026-11-23", "-o", str(tmp_path)]) == 0
    assert "isotretinoin-40mg-proof.pdf: " in capsys.readouterr().out
    assert read((tmp_path / "isotretinoin-40mg-proof.pdf").read_bytes()).pages


def test_the_command_tells_why_there_is_no_proof(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 1\n", encoding="utf-8")
    assert main(["proof", str(bad), "-o", str(tmp_path)]) == 1
    assert "missing-key" in capsys.readouterr().out


@pytest.mark.parametrize("phrase", ["supervised pregnancy test", "Take your capsules with a meal", "Hair loss"])
def test_a_comment_on_a_proof_comes_home(reviewed: Review, phrase: str) -> None:
    pdf = paint(sheet_of(reviewed).pages)
    document = pypdfium2.PdfDocument(pdf)
    places = [(page, found) for page in range(len(document)) for found in found_on(document[page], phrase)]
    page, (left, bottom, right, top) = places[-1]
    document.close()
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    quad = ArrayObject(map(FloatObject, (left, top, right, top, left, bottom, right, bottom)))
    writer.add_annotation(page, Highlight(rect=(left, bottom, right, top), quad_points=quad))
    marked = io.BytesIO()
    writer.write(marked)
    (comment,) = read_comments(marked.getvalue(), against=EXAMPLE)
    assert comment.sure
    assert phrase in reviewed.text.split("\n")[comment.place.line - 1]


def found_on(page: Any, phrase: str) -> Iterator[tuple[float, float, float, float]]:
    """Yield where a phrase stands on a page, told by another reader: left, bottom, right, top."""
    words = page.get_textpage()
    found = words.search(phrase, match_case=True).get_next()
    if found and words.count_rects(*found):
        yield words.get_rect(0)
