"""Each rule about finished pages is broken by one document and kept by another; words of a patient are not repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import FloatObject, NameObject

from leaflet_pdf import build
from leaflet_pdf.checks import check
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.pages.page_catalogue import PAGE_RULES
from leaflet_pdf.checks.pages.printed import Printed
from leaflet_pdf.layout import lay_out
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Detached, Leaflet, texts, walk
from leaflet_pdf.model.print_options import Scheme
from leaflet_pdf.model.style import LABEL, MM, PAPERS, STANDARD, Margins, Paper, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.reader.readback import Content, Piece, ReadBack
from leaflet_pdf.sources.yaml import load, parse
from leaflet_pdf.sources.yaml.places import Places
from leaflet_pdf.standards.profile import Limit, Profile, Standards
from leaflet_pdf.theme import load_theme
from tests.judged import TODAY, with_part
from tests.leaflets import leaflets
from tests.made import box, section, several, subheading
from tests.made import leaflet as made
from tests.patients import SECRET, secret
from tests.tamper import File
from tests.test_properties import MANY

LAW = "21 CFR 208.20(a)(4)"
EXAMPLE = Path("content/isotretinoin-40mg.yaml")
PART = """\
sections:
  - id: how-to-take
    heading: How to take samplin
    body:
      - Take samplin with a meal, at the same time each day, and drink a glass of water with it.
      - warning: Do not take more than this
        level: danger
        body: More than 40 mg a day can harm you.
      - bullets: [Do not chew it., "Swallow it whole, once each day and at the same time, as your doctor says."]
  - id: how-to-store
    heading: How to store it
    body: {}
"""

INTRODUCTION = """\
introduction:
  - warning: Stop at once if your face swells
    level: danger
    body: Call an ambulance.
"""


def loaded(path: Path) -> Leaflet:
    leaflet, findings = load(path)
    assert leaflet, findings
    return leaflet


OF_PAGES = {rule.code for rule in PAGE_RULES}


def standards(**limits: float) -> Standards:
    named = {name.replace("_", "-"): Limit(value, LAW) for name, value in limits.items()}
    return Standards(Profile("pharmacy", "", "", limits=named))


def sample(paragraphs: int = 1) -> Leaflet:
    body = "[" + ", ".join(["Keep it below 25 °C."] * paragraphs) + "]"
    leaflet, findings = parse(with_part(PART.format(body)), "sample.yaml", Path())
    assert leaflet, findings
    return leaflet


def printed(leaflet: Leaflet, style: Style = STANDARD) -> ReadBack:
    return read(paint(lay_out(leaflet, style)))


def judged(leaflet: Leaflet, readback: ReadBack, **limits: float) -> tuple[Finding, ...]:
    """Return what is found on the pages; what is wrong with the words is told elsewhere."""
    found = check(leaflet, TODAY, standards=standards(**limits), readback=readback)
    return tuple(finding for finding in found if finding.code in OF_PAGES)


@cache
def plain() -> ReadBack:
    return printed(sample(), NARROW)


def set_in(name: str, size: float, leading: float) -> Style:
    return replace(STANDARD, **{name: getattr(STANDARD, name)._replace(size=size, leading=leading)})


NARROW = replace(STANDARD, measure=32)
EDGE = replace(STANDARD.across(), margins=Margins(top=19 * MM, right=19 * MM, bottom=19 * MM, left=8 * MM), hang=0)


# Altering what was read back


def altered(readback: ReadBack, change: Callable[[Piece], Piece | None]) -> ReadBack:
    """Return a document with each piece changed, or left out."""
    changed = (
        replace(page, pieces=tuple(piece for each in page.pieces if (piece := change(each)))) for page in readback.pages
    )
    return replace(readback, pages=tuple(changed))


def on_a_second_page(readback: ReadBack, words: str) -> ReadBack:
    """Return a document of one page with what stands from some words on put on a second one, where it stood."""
    (first,) = readback.pages
    start = next(place for place, piece in enumerate(first.pieces) if piece.text.startswith(words))
    moved = tuple(replace(piece, page=2) for piece in first.pieces[start:])
    names = {piece.mark.mcid for piece in moved}
    second = replace(first, number=2, label="2", pieces=moved, shapes=(), annotations=())
    elements = (
        replace(
            one,
            kids=tuple(
                Content(2, kid.mcid) if isinstance(kid, Content) and _among(kid, names) else kid for kid in one.kids
            ),
        )
        for one in readback.elements
    )
    return replace(readback, pages=(replace(first, pieces=first.pieces[:start]), second), elements=tuple(elements))


def _among(kid: object, names: set[int | None]) -> bool:
    return isinstance(kid, Content) and kid.mcid in names


def parted(readback: ReadBack, line: str, end: str, start: str) -> ReadBack:
    """Return a document whose line with these words, and the next one, end and begin otherwise."""
    found = False

    def change(piece: Piece) -> Piece:
        nonlocal found
        if found:
            found = False
            return replace(piece, text=f"{start} {piece.text}")
        found = line in piece.text
        return replace(piece, text=f"{piece.text.rstrip()} {end} ") if found else piece

    return altered(readback, change)


# Each rule is broken


def small_type() -> tuple[Finding, ...]:
    return judged(sample(), printed(sample(), set_in("item", 10.5, 15)), type_size=11.5)


def low_x_height() -> tuple[Finding, ...]:
    return judged(sample(), printed(sample(), set_in("small", 7, 12)))


def close_lines() -> tuple[Finding, ...]:
    return judged(sample(), printed(sample(), replace(set_in("item", 8, 8), columns=2)))


def narrow_margin() -> tuple[Finding, ...]:
    return judged(sample(), printed(sample(), EDGE))


def header_near_edge() -> tuple[Finding, ...]:
    pages = printed(sample(100))
    moved = altered(pages, lambda one: replace(one, y=one.y - 6 * MM) if "Header" in one.mark.artifact else one)
    return judged(sample(100), moved)


def long_line() -> tuple[Finding, ...]:
    return judged(sample(), printed(sample(), replace(STANDARD, side=0).across()))


def too_many_pages() -> tuple[Finding, ...]:
    return judged(sample(100), printed(sample(100)), pages=1)


def nearly_empty() -> tuple[Finding, ...]:
    return judged(sample(), on_a_second_page(plain(), "Telephone"))


def warning_cut() -> tuple[Finding, ...]:
    return judged(sample(), on_a_second_page(plain(), "More than 40 mg"))


def section_cut() -> tuple[Finding, ...]:
    content = sample(100)
    kept = replace(content, sections=tuple(section._replace(keep_together=True) for section in content.sections))
    return judged(kept, printed(kept))


def urgent_late() -> tuple[Finding, ...]:
    part = PART.format("[Keep it below 25 °C.]").replace("sections:", INTRODUCTION + "sections:", 1)
    leaflet, findings = parse(with_part(part), "sample.yaml", Path())
    assert leaflet, findings
    return judged(leaflet, on_a_second_page(printed(leaflet), "Danger: "))


def heading_alone() -> tuple[Finding, ...]:
    return judged(sample(), on_a_second_page(plain(), "Keep it below"))


def fact_cut() -> tuple[Finding, ...]:
    return judged(sample(), parted(plain(), "Take samplin with", "40", "mg of it"))


def name_not_on_page() -> tuple[Finding, ...]:
    without_header = altered(printed(sample(100)), lambda one: None if "Header" in one.mark.artifact else one)
    return judged(sample(100), without_header)


BROKEN = {
    "small-type": small_type,
    "low-x-height": low_x_height,
    "close-lines": close_lines,
    "narrow-margin": narrow_margin,
    "header-near-edge": header_near_edge,
    "long-line": long_line,
    "too-many-pages": too_many_pages,
    "page-nearly-empty": nearly_empty,
    "warning-cut": warning_cut,
    "section-cut": section_cut,
    "urgent-late": urgent_late,
    "heading-alone": heading_alone,
    "fact-cut": fact_cut,
    "name-not-on-page": name_not_on_page,
}


def test_every_rule_about_pages_is_broken_here() -> None:
    assert BROKEN.keys() == {rule.code for rule in PAGE_RULES}


@pytest.mark.parametrize("code", BROKEN)
def test_the_rule_finds_what_breaks_it(code: str) -> None:
    assert code in {finding.code for finding in BROKEN[code]()}


def test_a_good_document_keeps_every_rule() -> None:
    assert judged(sample(), plain(), pages=1, type_size=10) == ()


# Every look of the example


def looks() -> Iterator[tuple[str, Style]]:
    for name in ("standard", "large", "giant", "mono"):
        style, _ = load_theme(name)
        assert style
        yield name, style
        yield f"{name}-in-two", style.in_columns(2)
        yield f"{name}-a5", style.on(style.paper.half)
    yield "bound", replace(STANDARD, duplex=True, binding=15 * MM)


LOOKS = dict(looks())


@pytest.mark.parametrize("name", LOOKS)
def test_no_look_of_the_example_breaks_more_than_the_length_of_lines(name: str) -> None:
    leaflet = loaded(EXAMPLE)
    found = {finding.code: finding for finding in judged(leaflet, printed(leaflet, LOOKS[name]))}
    allowed = {"long-line", "page-nearly-empty"} | ({"name-not-on-page"} if name in {"large-a5", "giant-a5"} else set())
    assert found.keys() <= allowed, found


@pytest.mark.parametrize("scheme", Scheme)
def test_sheets_of_two_pages_are_judged_by_their_halves(scheme: Scheme) -> None:
    leaflet = loaded(EXAMPLE)
    pdf = build(EXAMPLE, scheme=scheme).pdf
    assert pdf
    found = judged(leaflet, read(pdf), pages=1)
    halves = lay_out(leaflet, STANDARD.on(STANDARD.paper.half)).pages
    assert {finding.code for finding in found} <= {"too-many-pages", "page-nearly-empty", "long-line"}
    assert f"the leaflet has {len(halves)} pages; the limit is 1" in {finding.message for finding in found}


# What a finding says


def test_a_finding_stands_at_the_words_and_quotes_the_clause_of_the_limit() -> None:
    leaflet = sample()
    (found,) = [one for one in fact_cut() if one.code == "fact-cut"]
    first = leaflet.sections[0].body[0]
    assert found.source == first.text.source  # type: ignore[union-attr]
    assert "“40 mg”" in found.message
    assert {one.clause for one in small_type() if one.code == "small-type"} == {LAW}


@pytest.mark.parametrize(
    ("end", "start"),
    [
        *(
            ("100", "mL"),
            ("120/80", "mmHg"),
            ("5 cm", "H2O"),
            ("½", "tablet"),
            ("5", "million units"),
            ("5 million", "units"),
        ),
        *(
            ("8:30", "am"),
            ("10", "a.m."),
            ("<", "5 mg"),
            ("5 ±", "2 mg"),
            ("2 to", "4 mg"),
            ("2 –", "4 tablets"),
            ("1 per", "100"),
        ),
        *(
            ("500", "000 units"),
            ("(020) 7946", "0000"),
            ("+44 20", "7946 0000"),
            ("0800", "111"),
            ("116", "123"),
            ("page", "4"),
        ),
        *(
            ("5", "international units"),
            ("5 international", "units"),
            ("5", "µg/kg/day"),
            ("23", "May"),
            ("3", "times"),
        ),
    ],
)
def test_a_fact_that_a_line_parts_is_found_in_every_spelling(end: str, start: str) -> None:
    found = judged(sample(), parted(plain(), "Take samplin with", end, start))
    assert "fact-cut" in {one.code for one in found}


@pytest.mark.parametrize(
    ("end", "start"),
    [
        ("5 mg", "per kg"),
        ("take 40", "of them"),
        ("10", "may be"),
        ("40,", "mg"),
        ("5 mg", "to 10 mg"),
        ("0800 111 or", "0800 222"),
    ],
)
def test_a_line_may_end_between_facts(end: str, start: str) -> None:
    found = judged(sample(), parted(plain(), "Take samplin with", end, start))
    assert "fact-cut" not in {one.code for one in found}


# How much is too little


def moved(words: str, **place: Any) -> ReadBack:
    """Return the plain document with the pieces that begin with some words elsewhere, or of another size."""
    return altered(plain(), lambda piece: replace(piece, **place) if piece.text.startswith(words) else piece)


def told(code: str, readback: ReadBack, **limits: float) -> list[str]:
    return [one.message for one in judged(sample(), readback, **limits) if one.code == code]


@pytest.mark.parametrize(
    ("code", "place", "limits", "message"),
    [
        ("small-type", {"size": 9.998}, {"type_size": 10}, ""),
        ("small-type", {"size": 9.9}, {"type_size": 10}, "is set in 9.9 points"),
        ("small-type", {"size": 9.9}, {}, ""),
        ("small-type", {"size": 5, "font": None}, {"type_size": 10}, ""),  # a drawing that stands for words
        ("low-x-height", {"size": 8.14}, {}, ""),
        ("low-x-height", {"size": 8}, {}, "has an x-height of 1.37 mm"),
        ("close-lines", {"y": 281.4 + 3 * MM}, {}, ""),
        ("close-lines", {"y": 281.4 + 2.93 * MM}, {}, "is 2.93 mm below the line before"),
        ("close-lines", {"y": 281.4 + 2.9 * MM, "x": 545}, {}, ""),
        ("narrow-margin", {"x": 9.96 * MM}, {}, ""),
        ("narrow-margin", {"x": 9.94 * MM}, {}, "is 9.9 mm from the left edge of the paper"),
        ("narrow-margin", {"x": 200 * MM, "width": 0.04 * MM}, {}, ""),
        ("narrow-margin", {"x": 200 * MM, "width": 0.1 * MM}, {}, "is 9.9 mm from the right edge of the paper"),
        ("narrow-margin", {"y": 287.04 * MM}, {}, ""),
        ("narrow-margin", {"y": 287.1 * MM}, {}, "is 9.9 mm from the bottom edge of the paper"),
        ("narrow-margin", {"y": 10 * MM}, {}, "is 7.9 mm from the top edge of the paper"),
        ("narrow-margin", {"x": 9.94 * MM}, {"margin": 9}, ""),
    ],
)
def test_what_is_just_enough_is_right_and_a_little_less_is_told_in_its_unit(
    code: str, place: dict[str, Any], limits: dict[str, float], message: str
) -> None:
    assert told(code, moved("doctor says", **place), **limits) == ([f"“doctor says.” {message}"] if message else [])


@pytest.mark.parametrize(("label", "x", "is_split"), [("1", 320, False), ("1, 2", 290, False), ("1, 2", 320, True)])
def test_a_warning_on_both_halves_of_a_sheet_is_split(label: str, x: float, is_split: bool) -> None:
    readback = moved("More than 40 mg", x=x)
    sheet = replace(readback, pages=tuple(replace(page, label=label) for page in readback.pages))
    assert bool(told("warning-cut", sheet)) is is_split


def test_the_longest_line_is_told_with_how_many_others_are_too_long() -> None:
    assert [told("long-line", plain(), line_characters=most) for most in (72, 71, 66)] == [
        [],
        ["a line has 72 characters, more than 71"],
        ["a line has 72 characters, more than 66, and so does 1 other"],
    ]
    assert told("long-line", plain(), line_characters=60) == [
        "a line has 72 characters, more than 60, and so do 2 others"
    ]


def test_a_size_is_told_at_its_first_words_with_how_many_other_places_have_it() -> None:
    assert told("small-type", altered(plain(), lambda one: replace(one, size=9)), type_size=10)[0].endswith(
        ", as in 19 other places, is set in 9 points"
    )


def test_each_size_is_told_once() -> None:
    sizes = [one.message.rpartition("set in ")[2] for one in small_type() if one.code == "small-type"]
    assert sizes == ["11 points", "10.5 points"]


def test_the_publisher_the_contact_header_and_footer_may_be_smaller_than_the_law_says() -> None:
    leaflet = sample(100)
    style = set_in("small", 9, 12)
    assert "small-type" not in {one.code for one in judged(leaflet, printed(leaflet, style), type_size=10)}


def test_the_height_of_letters_is_measured_and_not_believed() -> None:
    file = File(paint(lay_out(sample(), NARROW)))
    for font in file.fonts():
        descriptor: Any = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        descriptor[NameObject("/XHeight")] = FloatObject(900)
    assert [font.x_height for font in read(file.finish()).fonts] == [font.x_height for font in plain().fonts]


@pytest.mark.parametrize("label", [None, LABEL])
def test_a_patients_words_are_not_repeated(tmp_path: Path, label: Paper | None) -> None:
    about = tmp_path / "patient.yaml"
    about.write_text(secret(), encoding="utf-8")
    leaflet_file = tmp_path / "sample.yaml"
    leaflet_file.write_text(
        with_part(PART.replace("{}", "Keep it dry.")).replace("samplin", "sample"), encoding="utf-8"
    )
    built = build(leaflet_file, patient=about, label=label is not None)
    assert built.pdf, built.findings
    found = judged(loaded(leaflet_file), read(built.pdf), type_size=30, x_height=9, line_distance=20)
    assert {"small-type", "low-x-height"} <= {one.code for one in found if one.page == 1}
    assert SECRET not in "".join(f"{one.message}{one.hint}" for one in found)


@pytest.mark.parametrize("paper", ["a4", "a5", "letter", "legal"])
def test_no_line_is_too_long_in_the_standard_style(paper: str) -> None:
    leaflet = loaded(EXAMPLE)
    found = judged(leaflet, printed(leaflet, STANDARD.on(PAPERS[paper])))
    assert "long-line" not in {one.code for one in found}


def test_lines_are_those_that_are_seen() -> None:
    lines = Printed(CheckContext(sample(), standards(), TODAY, Places()), plain()).lines
    assert [line.words for line in lines if "same time" in line.words] == [
        "Take samplin with a meal, at the same time each day, and drink a glass",
        "Swallow it whole, once each day and at the same time, as your",
    ]
    assert all(above.first.y <= below.first.y for above, below in pairwise(lines))


@MANY
@given(leaflets(), st.sampled_from([1, 2]))
def test_no_leaflet_breaks_a_rule_that_the_layout_keeps(yaml: str, columns: int) -> None:
    leaflet, _ = parse(yaml, "leaflet.yaml", Path())
    assert leaflet
    found = judged(leaflet, printed(leaflet, STANDARD.in_columns(columns)))
    left = {"long-line", "page-nearly-empty", "name-not-on-page"}  # a long notice leaves a title no room
    left |= {"section-cut", "urgent-late"}  # a section, or what is before a box, may be higher than a page
    if any("\n" in text.plain for text in texts(leaflet)):
        left.add("fact-cut")  # an author may break a line anywhere
    if any(isinstance(part, Detached) for part in walk(leaflet)):
        left.add("heading-alone")  # what is cut out in one piece may take a page for itself
    assert [str(one) for one in found if one.code not in left] == []


@pytest.mark.parametrize("headings", range(3))
@pytest.mark.parametrize("lines", range(1, 8, 2))
def test_a_warning_on_a_low_page_is_split_only_if_no_page_can_hold_it_with_its_headings(
    lines: int, headings: int
) -> None:
    above = [subheading("heading") for _ in range(headings)]
    content = made(section(*several(2, "before"), *above, box(*several(lines, "line"))))
    for height in (60, 90, 120):
        pages = printed(content, STANDARD.on(Paper(105 * MM, height * MM)))
        assert "warning-cut" not in {finding.code for finding in judged(content, pages)}
