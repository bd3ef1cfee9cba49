"""Marks as the engines of viewers write them: MuPDF (SumatraPDF), poppler (Evince, Okular), PDF.js (Firefox), Acrobat.

Each form is what the engine wrote when it was asked to mark the same words; here pypdf writes it again.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from leaflet_pdf.cli import main
from leaflet_pdf.review.comments import Comment, read_comments
from tests.marks import Area, added
from tests.test_comments import found_at, pdf_of, small

PDF = pdf_of(small())
LINE, COLUMN = 18, 14
LEFT, BOTTOM, RIGHT, TOP = found_at(PDF, "one tablet").areas[0]
X, Y = (LEFT + RIGHT) / 2, (BOTTOM + TOP) / 2


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("small.yaml").write_text(small(), encoding="utf-8")


def home(pdf: bytes, *annotations: dict[str, Any]) -> Comment:
    (comment,) = read_comments(added(pdf, [{"/Type": "/Annot"} | one for one in annotations]), "small.yaml")
    return comment


def turned(degrees: int) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PDF)))
    for page in writer.pages:
        page.rotate(degrees)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def quads(order: str) -> list[float]:
    corner = {"a": (LEFT, TOP), "b": (RIGHT, TOP), "c": (LEFT, BOTTOM), "d": (RIGHT, BOTTOM)}
    return [number for name in order for number in corner[name]]


def wider(by: float) -> list[float]:
    return [LEFT - by, BOTTOM - by, RIGHT + by, TOP + by]


RING = [LEFT, BOTTOM, RIGHT, BOTTOM, RIGHT, TOP, LEFT, TOP, LEFT, BOTTOM]
FORMS: dict[str, dict[str, Any]] = {
    "MuPDF highlight": {
        "/Subtype": "/Highlight",
        "/QuadPoints": quads("abcd"),
        "/Rect": [LEFT - 5, BOTTOM - 1.4, RIGHT + 5, TOP + 1.4],
        "/F": 4,
        "/NM": "fitz-A0",
        "/BM": "/Multiply",
    },
    "MuPDF text, whose call leads nowhere": {
        "/Subtype": "/FreeText",
        "/Rect": [X - 8, Y - 6, X + 8, Y + 6],
        "/CL": [0, 841.89, X - 3, Y + 6],
        "/RD": [0, 0, 0, 0],
        "/F": 4,
    },
    "MuPDF ink": {"/Subtype": "/Ink", "/InkList": [RING], "/RD": [7, 7, 7, 7], "/Rect": wider(7), "/F": 4},
    "MuPDF ellipse": {"/Subtype": "/Circle", "/RD": [1, 1, 1, 1], "/Rect": wider(4), "/F": 4},
    "poppler highlight": {"/Subtype": "/Highlight", "/QuadPoints": quads("cadb"), "/Rect": wider(0)},
    "PDF.js highlight": {
        "/Subtype": "/Highlight",
        "/QuadPoints": quads("abcd"),
        "/Rect": wider(0),
        "/F": 4,
        "/Rotate": 0,
        "/CreationDate": "D:20261123153418",
    },
    "PDF.js pen": {
        "/Subtype": "/Ink",
        "/IT": "/InkHighlight",
        "/InkList": [[LEFT, Y - 0.5, X, Y + 0.7, RIGHT, Y]],
        "/Rect": wider(6),
        "/BS": {"/W": 12},
    },
    "Acrobat call": {
        "/Subtype": "/FreeText",
        "/IT": "/FreeTextCallout",
        "/Rect": [X, Y - 300, X + 200, Y],
        "/RD": [60, 200, 5, 5],
        "/CL": [X, Y, X + 20, Y - 100, X + 60, Y - 200],
    },
    "Acrobat cloud": {
        "/Subtype": "/Square",
        "/Rect": wider(20),
        "/RD": [18, 18, 18, 18],
        "/BE": {"/S": "/C", "/I": 2},
    },
}


@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_an_engine_comes_home(form: str) -> None:
    comment = home(PDF, {"/Contents": "a comment"} | FORMS[form])
    assert (comment.place.line, comment.sure) == (LINE, True)
    assert comment.place.column == COLUMN or comment.kind == "text"


def seen(degrees: int) -> Area:
    """Return the area of a note, 24 points wide, that hangs upright with its middle on the words."""
    return {
        0: (X - 12, Y - 12, X + 12, Y + 12),
        90: (X - 12, Y - 36, X + 12, Y - 12),
        180: (X + 12, Y - 36, X + 36, Y - 12),
        270: (X + 12, Y - 12, X + 36, Y + 12),
    }[degrees]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "form", [{"/Subtype": "/Text"}, {"/Subtype": "/FreeText", "/F": 20}, {"/Subtype": "/FileAttachment", "/F": 20}]
)
def test_what_stays_upright_on_a_turned_page_is_where_it_is_seen(form: dict[str, Any], degrees: int) -> None:
    comment = home(turned(degrees), form | {"/Rect": list(seen(degrees))})
    assert comment.place.line == LINE and comment.words


def test_a_line_that_is_drawn_elsewhere_than_it_says_is_unsure() -> None:
    """Poppler turns the area of a line with its page, and not its ends."""
    area = [LEFT, Y - 1, RIGHT, Y + 1]
    comment = home(turned(90), {"/Subtype": "/Line", "/Rect": area, "/L": [Y, 595 - LEFT, Y, 595 - RIGHT]})
    assert comment.place.line == LINE and not comment.sure and "disagree" in comment.remark


def test_a_mark_on_the_page_number_that_says_two_places_is_unsure() -> None:
    left, bottom, right, top = found_at(PDF, "Page 1 of").areas[0]
    corners = [left, top, right, top, left, bottom, right, bottom]
    comment = home(PDF, {"/Subtype": "/Highlight", "/Rect": wider(0), "/QuadPoints": corners})
    assert not comment.sure and "part of the page" in comment.remark


def test_marks_that_were_drawn_into_the_page_are_told_to_be_none(capsys: pytest.CaptureFixture[str]) -> None:
    Path("flat.pdf").write_bytes(PDF)
    assert main(["comments", "flat.pdf", "--against", "small.yaml"]) == 0
    output = capsys.readouterr()
    assert output.out == "no comments\n" and "draws on the pages" in output.err
