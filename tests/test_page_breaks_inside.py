"""Page breaks inside a section, and blocks that are kept together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaflet_pdf.checks import check
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Glyphs
from leaflet_pdf.layout.pages.fit import fit
from leaflet_pdf.layout.pages.impose import impose
from leaflet_pdf.model.leaflet import Block, KeptTogether, Leaflet, PageBreak
from leaflet_pdf.model.print_options import Scheme
from leaflet_pdf.model.style import A4, STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff import compare
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.theme.tight import tightest
from tests.judged import with_part
from tests.made import HERE, bullets, leaflet, named, paragraph, section, several, subheading, table

BREAK = PageBreak(HERE)


FORMS = {
    "standard": STANDARD,
    "large": named("large"),
    "mono": named("mono"),
    "a5": STANDARD.on(A4.half),
    "two columns": STANDARD.in_columns(2),
    "three columns": STANDARD.in_columns(3),
}

AFTER: dict[str, Block] = {
    "a paragraph": paragraph("after"),
    "a list": bullets("after", "more"),
    "a heading": subheading("after"),
    "a table": table(["after"], ["cell"], caption="Caption"),
}


def parted(after: Block, *, broken: bool = True) -> Leaflet:
    last = paragraph("The end.")
    return leaflet(section(paragraph("before"), *([BREAK] if broken else []), after, last), section(last, number=2))


def page_of(content: Leaflet, words: str, style: Style = STANDARD) -> int:
    pages = lay_out(content, style).pages
    return next(page.number for page in pages for item in page.items if isinstance(item, Glyphs) and item.text == words)


def codes(printed: Leaflet, content: Leaflet, style: Style = STANDARD) -> set[str]:
    return {finding.code for finding in verify(read(paint(lay_out(printed, style))), content)}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("what", AFTER)
def test_what_follows_a_page_break_begins_a_page(what: str, form: str) -> None:
    content = parted(AFTER[what])
    assert page_of(content, "before", FORMS[form]) == 1
    assert page_of(content, "after", FORMS[form]) == 2
    assert codes(content, content, FORMS[form]) == set()


@pytest.mark.parametrize("what", AFTER)
def test_a_page_break_that_is_missed_is_found(what: str) -> None:
    assert codes(parted(AFTER[what], broken=False), parted(AFTER[what])) == {"page-break-missed"}


def test_page_breaks_are_proven_on_sheets() -> None:
    content, late = (parted(AFTER["a list"], broken=broken) for broken in (True, False))
    style = STANDARD.on(A4.half)
    for printed, found in ((content, set()), (late, {"page-break-missed"})):
        pages = impose(lay_out(printed, style), Scheme.BOOKLET, A4, "#888888")
        assert {finding.code for finding in verify(read(paint(pages)), content)} == found


def test_what_does_not_fit_names_its_page_breaks() -> None:
    refused = fit(parted(AFTER["a list"]), 1, STANDARD, tightest(STANDARD))
    assert refused.pages is None
    assert "page breaks" in refused.findings[0].hint


@pytest.mark.parametrize(
    "part",
    [
        "[{page-break: yes}, Words.]",
        "[Words., {page-break: yes}]",
        "[Words., {page-break: yes}, {page-break: yes}, Words.]",
        "[Words., {subheading: A}, {page-break: yes}, Words.]",
    ],
)
def test_a_page_break_between_no_blocks_is_refused(part: str) -> None:
    found, findings = parse(with_part(part), "sample.yaml", Path())
    assert found is None
    assert {finding.code for finding in findings} == {"idle-page-break"}


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("[{note: [A, {page-break: yes}, B]}]", "misplaced-block"),
        ("[{keep-together: [A, {page-break: yes}, B]}]", "misplaced-block"),
        ("[A, {page-break: no}, B]", "unknown-choice"),
    ],
)
def test_a_page_break_is_in_a_section_alone(part: str, code: str) -> None:
    _, findings = parse(with_part(part), "sample.yaml", Path())
    assert code in {finding.code for finding in findings}


def grouped(above: int, count: int = 4, *, kept: bool = True) -> Leaflet:
    body = tuple(paragraph(f"Kept {number}") for number in range(count))
    group: tuple[Block, ...] = (KeptTogether(body, HERE),) if kept else body
    return leaflet(section(*several(above, "Words."), *group, *several(20, "Words.")))


@pytest.mark.parametrize("form", ["standard", "large", "a5", "two columns"])
def test_blocks_that_fit_a_page_are_kept_together(form: str) -> None:
    style = FORMS[form]
    cut = []
    for above in range(10, 42):
        content = grouped(above)
        firsts = [page_of(content, f"Kept {number}", style) for number in (0, 3)]
        assert firsts[0] == firsts[1]
        plain = grouped(above, kept=False)
        cut.append(page_of(plain, "Kept 0", style) != page_of(plain, "Kept 3", style))
    assert any(cut) or form == "two columns"
    assert codes(content, content, style) == set()


def found_by_checks(content: Leaflet) -> set[str]:
    pdf = paint(lay_out(content))
    return {finding.code for finding in check(content, date(2026, 11, 23), readback=read(pdf))}


def test_blocks_too_high_for_a_page_are_told_to_be_split() -> None:
    assert "section-cut" in found_by_checks(grouped(4, 60))
    assert "section-cut" not in found_by_checks(grouped(4, 6))
    assert "section-cut" not in found_by_checks(grouped(4, 60, kept=False))


def test_a_page_break_and_a_group_are_changes() -> None:
    for old, new in (
        (parted(AFTER["a list"]), parted(AFTER["a list"], broken=False)),
        (grouped(1), grouped(1, kept=False)),
    ):
        assert not compare(old, replace(old)).changes
        assert compare(old, new).changes


def test_steps_in_a_group_are_numbered_by_themselves() -> None:
    found, findings = parse(
        with_part("[{keep-together: [{steps: [A]}, Then, {steps: [B], continue: yes}]}]"), "sample.yaml", Path()
    )
    assert found, findings
    assert codes(found, found) == set()
