"""Sections that begin on a new page, and sections that are kept together, as their author asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaflet_pdf.checks import check
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Glyphs
from leaflet_pdf.layout.pages.fit import fit
from leaflet_pdf.layout.pages.impose import impose
from leaflet_pdf.model.leaflet import Leaflet, Section
from leaflet_pdf.model.print_options import Scheme
from leaflet_pdf.model.style import A4, STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff import compare
from leaflet_pdf.theme.tight import tightest
from tests.made import leaflet, named, section, several, table

WORDS = "Words that take a line or two of the page, so that there is something to read on it. "


FORMS = {
    "standard": STANDARD,
    "large": named("large"),
    "mono": named("mono"),
    "a5": STANDARD.on(A4.half),
    "two columns": STANDARD.in_columns(2),
    "three columns": STANDARD.in_columns(3),
}


def asking(*numbers: int, count: int = 4, size: int = 3) -> Leaflet:
    """Return a leaflet of so many sections of so many paragraphs; those with the numbers begin a page."""
    sections = [
        section(*several(size, WORDS), number=number, heading=f"Part {number}") for number in range(1, count + 1)
    ]
    return leaflet(*(one._replace(page_break=one.number in numbers) for one in sections))


def pages_of(content: Leaflet, style: Style) -> dict[str, int]:
    return {name: page for name, page, _ in lay_out(content, style).anchors}


def codes(printed: Leaflet, content: Leaflet, style: Style = STANDARD) -> set[str]:
    return {finding.code for finding in verify(read(paint(lay_out(printed, style))), content)}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("numbers", [(1,), (3,), (2, 3, 4)])
def test_a_section_begins_on_a_new_page_in_every_form(form: str, numbers: tuple[int, ...]) -> None:
    content = asking(*numbers)
    pages = lay_out(content, FORMS[form])
    tops = {name: (page, y) for name, page, y in pages.anchors}
    before = max(y for _, y in tops.values())
    for number in numbers:
        page, y = tops[f"section-{number}"]
        assert y == min(y for _, y in tops.values()) <= before
        assert all(other < page for name, (other, _) in tops.items() if int(name[-1]) < number)
    assert codes(content, content, FORMS[form]) == set()


def test_only_what_asks_for_a_page_begins_one() -> None:
    assert list(pages_of(asking(3), STANDARD).values()) == [1, 1, 2, 2]
    assert list(pages_of(asking(), STANDARD).values()) == [1, 1, 1, 1]


def test_what_is_before_a_page_break_is_in_balanced_columns() -> None:
    content = asking(2, count=2, size=12)
    first = lay_out(content, STANDARD.in_columns(2)).pages[0]
    feet: dict[bool, float] = {}
    for item in first.items:
        if isinstance(item, Glyphs) and isinstance(item.owner, int) and item.y > 150:
            right = item.x > first.width / 2
            feet[right] = max(feet.get(right, 0), item.y)
    assert abs(feet[True] - feet[False]) < 4 * STANDARD.body.leading


def test_a_wide_table_after_a_page_break_is_on_the_new_page() -> None:
    wide = table(["a word"] * 6, *[["some words"] * 6] * 3)
    first = section(*several(3, WORDS), number=1)
    second = section(wide, number=2)._replace(page_break=True)
    content = leaflet(first, second)
    assert list(pages_of(content, STANDARD.in_columns(2)).values()) == [1, 2]
    assert codes(content, content, STANDARD.in_columns(2)) == set()


@pytest.mark.parametrize("scheme", [Scheme.BOOKLET, Scheme.TWO_UP])
def test_page_breaks_are_proven_on_sheets(scheme: Scheme) -> None:
    content = asking(2, 3)
    pages = impose(lay_out(content, STANDARD.on(A4.half)), scheme, A4, "#888888")
    assert {finding.code for finding in verify(read(paint(pages)), content)} == set()
    late = impose(lay_out(asking(), STANDARD.on(A4.half)), scheme, A4, "#888888")
    assert "page-break-missed" in {finding.code for finding in verify(read(paint(late)), content)}


@pytest.mark.parametrize("form", FORMS)
def test_a_page_break_that_is_missed_is_found(form: str) -> None:
    assert codes(asking(), asking(2), FORMS[form]) == {"page-break-missed"}


def test_fitting_a_leaflet_keeps_its_page_breaks() -> None:
    content = asking(2)
    fitted = fit(content, 2, STANDARD, tightest(STANDARD))
    assert fitted.pages
    assert {finding.code for finding in verify(read(paint(fitted.pages)), content)} == set()
    refused = fit(content, 1, STANDARD, tightest(STANDARD))
    assert refused.pages is None
    assert "page breaks" in refused.findings[0].hint
    assert fit(asking(), 1, STANDARD, tightest(STANDARD)).pages


def together(content: Leaflet, number: int) -> Leaflet:
    sections = (one._replace(keep_together=one.number == number) for one in content.sections)
    return replace(content, sections=tuple(sections))


def is_cut(content: Leaflet, one: Section, style: Style) -> bool:
    runs = {id(run) for part in one.body for run in part.text.runs}  # type: ignore[union-attr]
    return (
        sum(any(id(getattr(item, "run", 0)) in runs for item in page.items) for page in lay_out(content, style).pages)
        > 1
    )


@pytest.mark.parametrize("form", ["standard", "large", "a5", "two columns"])
@pytest.mark.parametrize("above", [4, 7, 9, 11, 13, 15])
def test_a_section_that_fits_a_page_is_kept_together(form: str, above: int) -> None:
    content = together(leaflet(section(*several(above, WORDS)), section(*several(4, WORDS * 2), number=2)), 2)
    assert not is_cut(content, content.sections[1], FORMS[form])


def test_sections_are_cut_unless_they_are_to_be_kept_together() -> None:
    lengths = range(4, 24)
    contents = [leaflet(section(*several(n, WORDS)), section(*several(4, WORDS * 2), number=2)) for n in lengths]
    assert any(is_cut(content, content.sections[1], STANDARD) for content in contents)
    assert not any(is_cut(together(content, 2), content.sections[1], STANDARD) for content in contents)


def judged(content: Leaflet) -> set[str]:
    readback = read(paint(lay_out(content)))
    return {finding.code for finding in check(content, date(2026, 11, 23), readback=readback)}


def test_a_section_that_no_page_holds_is_warned_about() -> None:
    long = together(asking(count=2, size=40), 2)
    assert codes(long, long) == set()
    assert "section-cut" in judged(long)
    assert "section-cut" not in judged(asking(count=2, size=40))
    assert "section-cut" not in judged(together(asking(), 2))


def test_a_page_break_is_told_by_a_comparison() -> None:
    assert compare(asking(), asking(2)).changes
    assert compare(asking(), together(asking(), 2)).changes
    assert not compare(asking(2), asking(2)).changes
