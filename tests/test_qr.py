"""The code that leads to the leaflet online: a camera reads it, its address stands beside it, the proof sees it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from leaflet_pdf import lay_out, paint, read, verify
from leaflet_pdf.layout.blocks.qr import MODULE, QUIET
from leaflet_pdf.layout.frame import Artifact, Box, Glyphs, Item, Link, Matrix, Pages, Rect, Tag
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.style import MM, STANDARD, Margins, Paper, Style
from leaflet_pdf.sources.yaml import parse
from tests.bad_leaflets import GOOD
from tests.made import section, subheading
from tests.witness import BOTH, failures

SHORT = "https://a.example"
USUAL = "https://www.example.org/leaflets/sample-40mg?v=0.1"
LONGEST = "https://www.example.org/" + "leaflets/" * 21
ADDRESSES = pytest.mark.parametrize("address", [SHORT, USUAL, LONGEST], ids=["short", "usual", "longest"])

A5 = replace(STANDARD, paper=Paper(148 * MM, 210 * MM), margins=Margins(12 * MM, 12 * MM, 14 * MM, 12 * MM))


def leaflet(address: str = USUAL) -> Leaflet:
    found, findings = parse(GOOD.replace("sources:\n", f"online: {address}\nsources:\n"), "leaflet.yaml", Path())
    assert found is not None, findings
    return found


def laid(address: str = USUAL, style: Style = STANDARD) -> Pages:
    return lay_out(leaflet(address), style)


def code_of(pages: Pages) -> Matrix:
    (code,) = [item for item in pages.pages[-1].items if isinstance(item, Matrix)]
    return code


def seen(pdf: bytes, dpi: int) -> list[str]:
    """Return what a camera reads from the last page as a grey printer shows it."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[len(document) - 1].render(scale=dpi / 72, grayscale=True).to_pil()
    document.close()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@ADDRESSES
@pytest.mark.parametrize("dpi", [150, 300])
def test_a_camera_reads_the_address_from_the_printed_page(address: str, dpi: int) -> None:
    assert seen(paint(laid(address)), dpi) == [address]


@ADDRESSES
def test_a_camera_reads_it_from_small_paper_too(address: str) -> None:
    assert seen(paint(laid(address, A5)), 150) == [address]


@ADDRESSES
def test_the_address_stands_beside_the_code_in_full_as_a_link(address: str) -> None:
    pages = laid(address)
    items = pages.pages[-1].items
    shown = "".join(item.text for item in items if isinstance(item, Glyphs) and item.run and item.run.target == address)
    assert shown == address
    assert {item.target for item in items if isinstance(item, Link)} == {address}
    words = " ".join(item.text for item in items if isinstance(item, Glyphs))
    assert "The leaflet online may be newer than this one." in words


@ADDRESSES
def test_nothing_stands_near_the_code(address: str) -> None:
    pages = laid(address)
    area = code_of(pages).area
    for item in pages.pages[-1].items:
        if isinstance(item, Glyphs):
            assert item.x + item.width <= area.x or item.y <= area.y or item.y - item.size >= area.y + area.height


@pytest.mark.parametrize("headings", range(2, 9))
def test_the_code_is_inside_the_page_whatever_headings_stand_above_it(headings: int) -> None:
    chain = section(*(subheading(f"heading {number}") for number in range(headings)))
    pages = lay_out(replace(leaflet(LONGEST), sections=(chain,)), STANDARD.on(Paper(130 * MM, 95 * MM)))
    top = code_of(pages).area.y + QUIET * MODULE
    frame = pages.pages[-1].frame
    assert frame.y <= top < frame.y + frame.height - code_of(pages).area.height + 2 * QUIET * MODULE + 0.01
    assert not pages.findings


def test_the_code_is_drawn_with_few_rectangles() -> None:
    code = code_of(laid())
    squares = {
        (column + x, row + y) for column, row, columns, rows in code.dark for x in range(columns) for y in range(rows)
    }
    assert sum(columns * rows for _, _, columns, rows in code.dark) == len(squares)
    assert len(code.dark) < 0.45 * len(squares)
    assert min(column for column, _ in squares) == QUIET == min(row for _, row in squares)
    assert max(column for column, _ in squares) * MODULE + (QUIET + 1) * MODULE == pytest.approx(code.area.width)
    assert code.module >= 0.4 * MM


def test_the_code_is_a_figure_that_says_where_it_leads() -> None:
    pages = laid()
    element = pages.elements[code_of(pages).owner]
    assert (element.tag, element.alt) == (Tag.FIGURE, f"QR code that leads to {USUAL}")


@ADDRESSES
@pytest.mark.parametrize("style", [STANDARD, A5], ids=["A4", "A5"])
def test_three_readers_find_nothing_wrong(address: str, style: Style, tmp_path: Path) -> None:
    pdf = paint(laid(address, style))
    assert [str(finding) for finding in verify(read(pdf), leaflet(address))] == []
    path = tmp_path / "online.pdf"
    path.write_bytes(pdf)
    assert [failures(path, profile) for profile in BOTH] == [[], []]


def without(pages: Pages, change: Callable[[Matrix], tuple[Item, ...]]) -> set[str]:
    """Return what is found where the code is changed into other items."""
    page = pages.pages[-1]
    items: list[Item] = []
    for item in page.items:
        items += change(item) if isinstance(item, Matrix) else (item,)
    changed = pages._replace(pages=(*pages.pages[:-1], page._replace(items=tuple(items))))
    return {finding.code for finding in verify(read(paint(changed)), leaflet())}


def _lighter(code: Matrix) -> tuple[Item, ...]:
    return (code._replace(colour="#999999"),)


def _smaller(code: Matrix) -> tuple[Item, ...]:
    module = 0.35 * MM
    side = code.area.width / code.module * module
    return (code._replace(module=module, area=code.area._replace(width=side, height=side)),)


def _without_quiet_zone(code: Matrix) -> tuple[Item, ...]:
    x, y, width, height = code.area
    inside = Rect(x + QUIET * MODULE, y + QUIET * MODULE, width - 2 * QUIET * MODULE, height - 2 * QUIET * MODULE)
    dark = tuple((column - QUIET, row - QUIET, columns, rows) for column, row, columns, rows in code.dark)
    return (code._replace(area=inside, dark=dark),)


def _with_a_box_beside(code: Matrix) -> tuple[Item, ...]:
    x, y, _, height = code.area
    return (code, Box(Rect(x, y, 2, height), fill="#1a1a1a"))


def _without_a_row(code: Matrix) -> tuple[Item, ...]:
    last = max(row + rows for _, row, _, rows in code.dark)
    dark = tuple(one for one in code.dark if one[1] + one[3] < last)
    return (code._replace(dark=dark, area=code.area._replace(height=code.area.height - MODULE)),)


UNREADABLE = [_lighter, _smaller, _without_quiet_zone, _with_a_box_beside, _without_a_row]


@pytest.mark.parametrize("change", UNREADABLE, ids=lambda one: one.__name__)
def test_a_code_that_cannot_be_read_is_found(change: Callable[[Matrix], tuple[Item, ...]]) -> None:
    assert without(laid(), change) == {"code-unreadable"}


def test_a_code_that_leads_elsewhere_or_is_told_as_something_else_is_found() -> None:
    pages = laid()
    at = code_of(pages).owner

    def told_as(**changes: Any) -> set[str]:
        changed = pages.elements[at]._replace(**changes)
        elements = (*pages.elements[:at], changed, *pages.elements[at + 1 :])
        return {finding.code for finding in verify(read(paint(pages._replace(elements=elements))), leaflet())}

    assert told_as(alt="QR code that leads to https://b.example") == {"code-missing"}
    assert "code-missing" in told_as(tag=Tag.SPAN)


def test_words_on_the_code_are_found() -> None:
    pages = laid()
    line = next(item for item in pages.pages[-1].items if isinstance(item, Glyphs) and item.owner is Artifact.FOOTER)

    def written_on(code: Matrix) -> tuple[Item, ...]:
        return (code, line._replace(x=code.area.x, y=code.area.y + 20, words=line.words[:1], text=line.words[0].text))

    assert "code-unreadable" in without(pages, written_on)


@pytest.mark.parametrize(("address", "imported"), [("", False), (USUAL, True)])
def test_only_a_leaflet_with_a_code_pays_for_it(address: str, *, imported: bool, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.yaml"
    path.write_text(GOOD.replace("sources:\n", f"online: {address}\nsources:\n" if address else "sources:\n"))
    code = f"import sys, leaflet_pdf; assert leaflet_pdf.build({str(path)!r}).pdf; print('segno' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(imported)
