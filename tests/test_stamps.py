"""What was put on a leaflet after it was made is named, and what stands beneath it is still compared."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject
from reportlab.pdfgen.canvas import Canvas

from leaflet_pdf import build
from leaflet_pdf.cli import main
from leaflet_pdf.proof.integrity.stamps import stamps_on, without_stamps
from leaflet_pdf.review.diff import Kind, Weight
from leaflet_pdf.review.diff.versions.sides import compare_sides, side
from tests.edits import EXAMPLE

Stamping = Callable[[PdfWriter], object]

FONT = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}


def named(entries: dict[str, str]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): NameObject(value) for key, value in entries.items()})


def stream(data: bytes) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    return made


def around(writer: PdfWriter, page: Any, before: bytes, after: bytes) -> None:
    """Put content streams around that of a page, as programs do that leave it as it is."""
    parts = [writer._add_object(stream(before)), page.raw_get("/Contents"), writer._add_object(stream(after))]
    page[NameObject("/Contents")] = ArrayObject(parts)


def in_a_viewers_font(writer: PdfWriter) -> None:
    page: Any = writer.pages[0]
    page["/Resources"]["/Font"][NameObject("/helv")] = named(FONT)
    around(writer, page, b"q", b"Q q BT 1 0 0 1 72 72 Tm /helv 11 Tf 1 0 0 rg [<53656520><6f7572206e6f7465>]TJ ET Q")


def as_a_form(writer: PdfWriter) -> None:
    page: Any = writer.pages[0]
    form = stream(b"BT /F1 30 Tf 10 10 Td (See our note) Tj ET")
    form.update(named({"/Type": "/XObject", "/Subtype": "/Form"}))
    form[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): named(FONT)})}
    )
    page["/Resources"].setdefault(NameObject("/XObject"), DictionaryObject())[NameObject("/Fx0")] = writer._add_object(
        form
    )
    mark = b"Q /Artifact <</Subtype /Watermark /Type /Pagination>> BDC q .5 0 0 .5 0 0 cm /Fx0 Do Q EMC"
    around(writer, page, b"q", mark)


def overlay(draw: Callable[[Canvas], object]) -> Any:
    made = io.BytesIO()
    canvas = Canvas(made)
    draw(canvas)
    canvas.save()
    return PdfReader(made).pages[0]


def merged(writer: PdfWriter) -> None:
    writer.pages[0].merge_page(overlay(lambda canvas: canvas.drawString(100, 400, "See our note")))


def merged_below(writer: PdfWriter) -> None:
    writer.pages[0].merge_page(overlay(lambda canvas: canvas.drawString(100, 400, "See our note")), over=False)


def as_a_note(writer: PdfWriter) -> None:
    writer.add_annotation(0, FreeText(text="See our note", rect=(50, 50, 200, 100)))


def as_a_drawing(writer: PdfWriter) -> None:
    writer.pages[0].merge_page(overlay(lambda canvas: canvas.rect(100, 400, 50, 50, fill=1)))


PAINTED: list[Stamping] = [in_a_viewers_font, as_a_form, merged, merged_below]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = build(EXAMPLE).pdf
    assert made
    path = tmp_path_factory.mktemp("stamped") / "leaflet.pdf"
    path.write_bytes(made)
    return path


def stamped(pdf: Path, stamp: Stamping) -> Path:
    writer = PdfWriter(clone_from=io.BytesIO(pdf.read_bytes()))
    stamp(writer)
    path = pdf.with_name(f"{stamp.__name__}.pdf")
    writer.write(path)
    return path


@pytest.mark.parametrize("stamp", PAINTED)
def test_verify_says_what_was_put_on_which_page(pdf: Path, stamp: Stamping, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(stamped(pdf, stamp))]) == 1
    output = capsys.readouterr().err
    assert "page 1: a text was added after the PDF was made: “See our note” [stamped-pdf]" in output
    assert "composite" not in output


@pytest.mark.parametrize("stamp", [*PAINTED, as_a_note])
def test_diff_tells_the_stamp_and_compares_what_is_beneath(pdf: Path, stamp: Stamping) -> None:
    old, new = side(str(pdf)), side(str(stamped(pdf, stamp)))
    (change,) = compare_sides(old, new).changes
    assert (change.kind, change.weight, change.new[0].page) == (Kind.ADDED, Weight.WARNING, 1)
    assert change.words[0].text == "See our note"
    (gone,) = compare_sides(new, old).changes
    assert gone.kind is Kind.REMOVED
    assert compare_sides(new, new).changes == ()


def test_a_drawing_without_words_is_told_too(pdf: Path) -> None:
    (stamp,) = stamps_on(stamped(pdf, as_a_drawing).read_bytes())
    assert (stamp.page, stamp.kind, stamp.words) == (1, "a drawing", "")
    assert str(stamp) == "page 1: a drawing was added after the PDF was made"


@pytest.mark.parametrize("stamp", PAINTED)
def test_comments_name_what_was_drawn_into_the_pages(
    pdf: Path, stamp: Stamping, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["comments", str(stamped(pdf, stamp)), "--against", str(EXAMPLE)])
    assert "a text was added after the PDF was made: “See our note”" in capsys.readouterr().err


def test_nothing_was_put_on_a_leaflet_as_it_was_made(pdf: Path) -> None:
    assert stamps_on(pdf.read_bytes()) == ()
    assert stamps_on(without_stamps(stamped(pdf, merged).read_bytes())) == ()


def test_a_pdf_of_another_program_is_no_stamped_leaflet() -> None:
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.drawString(100, 400, "See our note")
    canvas.save()
    assert stamps_on(made.getvalue()) == stamps_on(b"no PDF at all") == ()
