"""Random leaflets in every printed form: each theme, paper, number of columns, fit and sheet loses nothing."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Artifact, Glyphs, Pages, Tag
from leaflet_pdf.layout.pages.fit import fit
from leaflet_pdf.layout.pages.impose import impose
from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.print_options import Scheme
from leaflet_pdf.model.style import MM, PAPERS, STANDARD, Paper, Print, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.theme_match import theme_differences
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.release.appearances import known_appearances
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.theme import load_theme, tightest
from tests.leaflets import leaflets
from tests.witness import BOTH, failures

EACH = int(os.environ.get("RANDOM_LEAFLETS", "6"))
"""How many leaflets are set in each of the forms; more are worth a search after a change of the layout."""

MANY = settings(
    max_examples=EACH,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
        HealthCheck.function_scoped_fixture,
    ],
)


class Form(NamedTuple):
    style: Style
    sides: int = 0
    scheme: Scheme | None = None


def theme(name: str) -> Style:
    style, findings = load_theme(name)
    assert style is not None, findings
    return style


LOOKS, _ = known_appearances()
LARGE, GIANT, MONO = theme("large"), theme("giant"), theme("mono")
PHARMACY, HOSPITAL, REGULATOR = theme("pharmacy"), theme("hospital"), theme("regulator")

FORMS = {
    "a5": Form(STANDARD.on(PAPERS["a5"])),
    "letter": Form(STANDARD.on(PAPERS["letter"])),
    "wide": Form(STANDARD.on(Paper(297 * MM, 210 * MM))),
    "two columns": Form(STANDARD.in_columns(2)),
    "two columns, a5": Form(STANDARD.on(PAPERS["a5"]).in_columns(2)),
    "three columns, legal": Form(STANDARD.on(PAPERS["legal"]).in_columns(3)),
    "mono, two columns, both sides": Form(replace(MONO.in_columns(2), duplex=True, binding=6 * MM)),
    "large": Form(LARGE),
    "large, a5": Form(LARGE.on(PAPERS["a5"])),
    "large, both sides": Form(replace(LARGE, duplex=True)),
    "giant": Form(GIANT),
    "giant, a5": Form(GIANT.on(PAPERS["a5"])),
    "pharmacy": Form(PHARMACY),
    "hospital": Form(HOSPITAL),
    "regulator, booklet": Form(REGULATOR, 0, Scheme.BOOKLET),
    "tightest, two columns": Form(tightest(STANDARD).in_columns(2)),
    "one side": Form(STANDARD, 1),
    "one sheet": Form(STANDARD, 2),
    "large, three sides": Form(LARGE, 3),
    "booklet": Form(STANDARD, 0, Scheme.BOOKLET),
    "two up, mono": Form(MONO, 0, Scheme.TWO_UP),
}


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Draw any theme, paper, number of columns and sides, as far as they go together."""
    style = draw(st.sampled_from([STANDARD, MONO, LARGE, GIANT, PHARMACY, HOSPITAL, REGULATOR]))
    style = style.on(draw(st.sampled_from([*PAPERS.values(), Paper(170 * MM, 240 * MM)])))
    style = replace(style, duplex=draw(st.booleans()), binding=draw(st.sampled_from([0, 5 * MM])))
    scheme = draw(st.none() | st.sampled_from(Scheme))
    if style.print is Print.STANDARD and scheme is None:
        in_columns = [style.in_columns(count) for count in (1, 2, 3)]
        style = draw(st.sampled_from([one for one in in_columns if one.column_width >= 45 * MM]))
    return Form(style, draw(st.sampled_from([0, 0, 1, 2, 4, 8])), scheme)


def laid(leaflet: Leaflet, form: Form) -> tuple[Pages | None, Style]:
    """Return the pages of a form and their style; no pages if it cannot be printed so, which a finding tells."""
    paper = form.style.paper
    style = form.style.on(paper.half) if form.scheme else form.style
    pages: Pages | None
    if form.sides:
        fitted = fit(leaflet, form.sides, style, tightest(style))
        assert fitted.layouts <= 18
        assert fitted.findings
        pages, style = fitted.pages, fitted.style
        assert pages is None or len(pages.pages) <= form.sides
    else:
        pages = lay_out(leaflet, style)
    if pages is None or any(finding.severity is Severity.ERROR for finding in pages.findings):
        return None, style
    return impose(pages, form.scheme, paper, style.hairline) if form.scheme else pages, style


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@MANY
@given(yaml=leaflets())
def test_every_form_tells_every_word_once_and_in_order(yaml: str, form: Form) -> None:
    leaflet, findings = parse(yaml, "random.yaml", Path())
    assert leaflet is not None, findings
    prove(leaflet, form)


@settings(MANY, max_examples=5 * EACH)
@given(yaml=leaflets(), form=forms())
def test_any_form_tells_every_word_once_and_in_order(yaml: str, form: Form) -> None:
    leaflet, findings = parse(yaml, "random.yaml", Path())
    assert leaflet is not None, findings
    prove(leaflet, form)


def prove(leaflet: Leaflet, form: Form) -> None:
    """Hold a leaflet in a form against all that must be so, if it can be printed in it."""
    pages, style = laid(leaflet, form)
    if pages is None:
        return
    pdf = paint(pages)
    assert not_valid(pdf) == []
    told = read(pdf)
    assert [str(finding) for finding in (*verify(told, leaflet), *theme_differences(told, leaflet, LOOKS))] == []
    assert headings_alone(pages, style) == []
    assert going_back(pages, style) == []


def going_back(pages: Pages, style: Style) -> list[str]:
    """Return the first words of lines in a column left of the line before them in their paragraph, on one page."""
    back: list[str] = []
    for page in pages.pages:
        glyphs = [item for item in page.items if isinstance(item, Glyphs)]
        led = {item.y for item in glyphs if item.owner is Artifact.REPEAT}  # the heading of a cell begins its line
        words = [item for item in glyphs if isinstance(item.owner, int)]
        starts = words[:1] + [after for before, after in pairwise(words) if after.x <= before.x]
        starts = [item for item in starts if item.y not in led]
        columns = [(item.x + 1 - page.frame.x) // (style.column_width + style.gutter) for item in starts]  # 1: rounding
        for (before, one), (after, other) in pairwise(zip(starts, columns, strict=True)):
            back += [after.text] if before.owner == after.owner and other < one else []
    return back


def not_valid(pdf: bytes) -> list[str]:
    """Return the rules of PDF/UA-1 and PDF/A-2a that a file breaks, as the second witness sees it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "form.pdf")
        path.write_bytes(pdf)
        return [rule for profile in BOTH for rule in failures(path, profile)]


def headings_alone(pages: Pages, style: Style) -> list[str]:
    """Return the headings and titles of boxes that end a column of a page, though what follows had room below them.

    What is cut out in one piece may take a page for itself: `leaflet check` then says that the heading is alone.
    """
    alone: list[str] = []
    for page in pages.pages:
        words = [item for item in page.items if isinstance(item, Glyphs) and isinstance(item.owner, int)]
        for item in words:
            right = page.frame.x + style.column_width
            while item.x > right + 1:
                right += style.column_width + style.gutter
            below = [other for other in words if other.y > item.y and other.x < right]
            beside = style.side_across and any(is_level(item, other, words) for other in words)
            if isinstance(item.owner, int) and heads(pages, item.owner) and not below and not beside:
                above = [other for other in words if other.y <= item.y and other.x < right]
                full = all(is_in_heading(pages, other.owner) for other in above)
                avoidable = heads_something(pages, item.owner) and not full and not is_cut_out(pages, item.owner)
                alone += [item.text] if avoidable else []
    return alone


def is_level(heading: Glyphs, other: Glyphs, words: list[Glyphs]) -> bool:
    """Tell whether other words are beside a heading, level with its first line."""
    first = next(word.y for word in words if word.owner == heading.owner)  # what follows may be raised
    return other.owner != heading.owner and other.x > heading.x + heading.width and abs(other.y - first) < 0.5


def heads(pages: Pages, element: int) -> bool:
    """Tell whether an element is a heading, or the title of a box: the first part of it."""
    tag, parent = pages.elements[element].tag, pages.elements[element].parent
    if tag in {Tag.TITLE, Tag.HEADING, Tag.SUBHEADING, Tag.SUB_SUBHEADING}:
        return True
    return element == parent + 1 and pages.elements[parent].tag in {Tag.WARNING, Tag.NOTE}


def is_in_heading(pages: Pages, element: int | Artifact) -> bool:
    """Tell whether words are a heading's, or those of a part of it, as a link is: headings may fill a page."""
    while isinstance(element, int) and element > 0:
        if heads(pages, element):
            return True
        element = pages.elements[element].parent
    return False


def is_cut_out(pages: Pages, heading: int) -> bool:
    """Tell whether what follows a heading is cut out in one piece: it may need a page for itself."""
    elements = pages.elements
    headings = {Tag.HEADING, Tag.SUBHEADING, Tag.SUB_SUBHEADING}
    after = (element.tag for element in elements[heading + 1 :] if element.tag not in headings)
    return next(after, None) in {Tag.SLIP, Tag.CARD}


def heads_something(pages: Pages, heading: int) -> bool:
    """Tell whether anything follows a heading in its part of the leaflet: an introduction may end with one."""
    around = pages.elements[heading].parent
    after = (element.parent for element in pages.elements[heading + 1 :] if element.parent < heading)
    return next(after, None) == around
