"""The parts of ReportLab that are not documented and that the writer leans on, one test each."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import pypdf
import pytest
from page import ValidationProfile
from reportlab.pdfbase import pdfdoc

from leaflet_pdf.pdf.file.document import PACKED, Document, Stream, deflated
from tests.witness import failures


def new() -> Any:
    return pdfdoc.PDFDocument(invariant=1, compression=0, pdfVersion=(1, 7), lang="en")


def file_of(document: Document, content: Stream) -> bytes:
    page = document.add_page()
    drawn = document.add_stream(content)
    document.write(page, f"<</Type/Page/Parent {document.page_tree} 0 R/MediaBox[0 0 9 9]/Contents {drawn} 0 R>>")
    return document.finish(document.add("<<>>"))


def finished(document: Document) -> Any:
    return pypdf.PdfReader(BytesIO(file_of(document, Stream(b"q Q"))), strict=True)


def test_an_object_gets_the_next_number_and_is_kept_under_its_name() -> None:
    file = new()
    before = file.objectcounter
    file.Reference(file.Pages, "pages")
    assert file.objectcounter == before + 1
    assert file.numberToId[before + 1] == "pages"
    assert file.idToObject["pages"] is file.Pages


def test_the_dictionary_of_fonts_is_the_first_object() -> None:
    file = new()
    assert file.objectcounter == 1
    fonts = file.idToObject[pdfdoc.BasicFonts]
    fonts["F0"] = "7 0 R"
    assert b"/F0 7 0 R" in fonts.format(file)


def test_the_catalog_writes_the_entries_that_it_is_told_to_know() -> None:
    catalog = new().Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = b"[7 0 R]"
    file = new()
    catalog.Outlines = None
    catalog.Pages = None
    assert b"/OutputIntents [7 0 R]" in catalog.format(file)
    assert b"Outlines" not in catalog.format(file)


def test_the_catalog_and_the_page_tree_add_no_objects_when_written() -> None:
    file = new()
    file.Catalog.Outlines = None
    file.Reference(file.Pages, "pages")
    file.Pages.addPage(b"3 0 R")
    before = file.objectcounter
    assert b"/Kids [ 3 0 R ]" in file.Pages.format(file)
    assert b"/Pages 2 0 R" in file.Catalog.format(file)
    assert file.objectcounter == before


def test_the_file_counts_its_bytes_and_begins_with_its_version() -> None:
    file = pdfdoc.PDFFile((1, 7))
    assert file.add(b"12345") == len(file.format(None)) - 5
    assert file.offset == len(file.format(None))
    # ISO 19005-2, 6.1.2: a comment of four bytes above 127 follows at once
    header, comment = file.format(None).splitlines()[:2]
    assert header == b"%PDF-1.7"
    assert comment[:1] == b"%"
    assert min(comment[1:5]) > 127


def test_objects_of_any_number_are_found_again() -> None:
    document = Document("en")
    numbers = [document.add(f"({place})") for place in range(2 * PACKED + 1)]
    reader = finished(document)
    assert [reader.get_object(number) for number in numbers] == [str(place) for place in range(2 * PACKED + 1)]


def test_objects_reserved_together_follow_each_other() -> None:
    document = Document("en")
    first = document.reserve(3)
    after = document.add("(after)")
    document.write(first, "(one)", "(two)", "(three)")
    reader = finished(document)
    assert after == first + 3
    assert [reader.get_object(first + place) for place in range(4)] == ["one", "two", "three", "after"]


def test_an_object_that_is_never_written_stops_the_file() -> None:
    document = Document("en")
    number = document.reserve()
    with pytest.raises(ValueError, match=f"object {number} was reserved but never written"):
        document.finish(document.add("<<>>"))


@pytest.mark.parametrize(
    ("data", "end"), [(b"q Q", b"\n"), (b"q Q\n", b"\n"), (b"q Q\r", b"\r\n"), (b"q Q\r\n", b"\n"), (b"", b"\n")]
)
def test_streams_end_with_a_line_that_is_told_from_their_last_byte(data: bytes, end: bytes) -> None:
    written = Stream(data, "/N 3").written()
    assert written == b"<</N 3/Length %d>>\nstream\n%b%bendstream" % (len(data), data, end)


@pytest.mark.parametrize("last", [0x00, 0x0A, 0x0D, 0x20, 0xFF])
def test_the_second_witness_finds_the_end_of_a_stream_whatever_its_last_byte(last: int, tmp_path: Path) -> None:
    comments = (b"%%%b" % bytes(letters) for letters in product(range(0x21, 0x7F), repeat=3))
    drawn = next(stream for stream in map(deflated, comments) if stream.data[-1] == last)
    path = tmp_path / "stream.pdf"
    path.write_bytes(file_of(Document("en"), drawn))
    assert [rule for rule in failures(path, ValidationProfile.PDF_A_2A) if "STREAM" in rule] == []


def test_nothing_comes_from_reportlab_that_the_page_does_not_need() -> None:
    code = "import leaflet_pdf.pdf.paint, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    unwanted = ("reportlab.pdfgen", "reportlab.platypus", "reportlab.graphics", "reportlab.pdfbase.ttfonts")
    assert [name for name in loaded if name.startswith(unwanted)] == []
