"""Headers and footers: every page says which leaflet it is, of which version and date, how far it has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Artifact, Glyphs, Image, Page, Pages
from leaflet_pdf.layout.pages.furniture import status_line
from leaflet_pdf.model.leaflet import Identity, Leaflet, Picture, Status
from leaflet_pdf.model.style import HEADER_RULE, HEADER_TO_EDGE, MM, PAPERS, STANDARD, UNPRINTABLE, Logo, Paper, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.theme import load_theme, tightest
from tests.made import IDENTITY, box, leaflet, section, several, text
from tests.squares import page_of

NOTICE = "Example, not for patients"
LONG = (
    "Ethinylestradiol and levonorgestrel 30 micrograms/150 micrograms coated tablets for people who begin to take them"
)
WORDS = f"{LONG} Isotretinoin 40 mg capsules 5 mg/ml 0.5 g oral suspension Überempfindlichkeit".split()


def theme(name: str) -> Style:
    style, findings = load_theme(name)
    assert style is not None, findings
    return style


THEMES = {
    **{name: theme(name) for name in ("standard", "large", "giant", "mono")},
    "tightest": tightest(STANDARD),
}
A5 = PAPERS["a5"]


def titled(title: str, pages: int = 4, **identity: Any) -> Leaflet:
    """Return a leaflet of some pages with a title and what else is said of it."""
    made = leaflet(section(*several(40 * pages, "Some words to fill a line of a page.")))
    known = IDENTITY._replace(title=title, **identity)
    return replace(made, title=text(title), identity=known)


class Said(NamedTuple):
    """Words in a header or footer, and the room that their letters take."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def said(page: Page, kind: Artifact) -> list[Said]:
    """Return the texts of a header or footer, in reading order."""
    found = [item for item in page.items if isinstance(item, Glyphs) and item.owner is kind]
    return [
        Said(item.text, item.x, item.y - 0.72 * item.size, item.x + item.width, item.y + 0.22 * item.size, item.size)
        for item in sorted(found, key=lambda item: (item.y, item.x))
    ]


def words(page: Page, kind: Artifact) -> str:
    return " ".join("".join(f"{one.words} " for one in said(page, kind)).replace("\u00a0", " ").split())


def faults(pages: Pages, style: Style) -> Iterator[str]:
    """Yield what is missing, out of place or too close to other words in the headers and footers of pages."""
    identity = pages.identity
    for page in pages.pages:
        footer = words(page, Artifact.FOOTER)
        for wanted in (f"Version {identity.version}", "Revised 23 November 2026", f"of {len(pages.pages)}"):
            if " ".join(wanted.split()) not in footer:
                yield f"page {page.number}: {wanted} is not in {footer}"
        if page.number > 1:
            yield from (f"page {page.number}: {fault}" for fault in headed(words(page, Artifact.HEADER), identity))
        yield from (f"page {page.number}: {fault}" for fault in misplaced(page, style))


def headed(header: str, identity: Identity) -> Iterator[str]:
    notice = status_line(identity)
    if not header.endswith(notice):
        yield f"{notice} is not in {header}"
    title = header.removesuffix(notice).strip()
    begun = title.removesuffix("…")
    if title != identity.title and (begun == title or not identity.title.startswith(begun) or len(begun) < 8):
        yield f"{title} is not the title"


def misplaced(page: Page, style: Style) -> Iterator[str]:
    frame = page.frame
    texts = [*said(page, Artifact.HEADER), *said(page, Artifact.FOOTER)]
    for one in said(page, Artifact.HEADER):
        if one.top < HEADER_TO_EDGE - 0.01:
            yield f"{one.words} is too close to the upper edge"
    for one in texts:
        if one.left < frame.x - 0.1 or one.right > frame.x + frame.width + 0.1:
            yield f"{one.words} is beside the frame"
        if one.top < UNPRINTABLE - 0.12 * one.size or one.bottom > style.paper.height - UNPRINTABLE + 0.12 * one.size:
            yield f"{one.words} is where no printer prints"
        if one.bottom > frame.y and one.top < frame.y + frame.height:
            yield f"{one.words} is in the frame"
    for one, other in combinations(texts, 2):
        apart = max(one.left, other.left) - min(one.right, other.right)
        if one.top < other.bottom and other.top < one.bottom and apart < one.size:
            yield f"{one.words} is too close to {other.words}"


@st.composite
def styles(draw: st.DrawFn) -> Style:
    style = THEMES[draw(st.sampled_from(sorted(THEMES)))]
    style = style.on(draw(st.sampled_from([*PAPERS.values(), Paper(120 * MM, 200 * MM), Paper(297 * MM, 210 * MM)])))
    style = replace(style, duplex=draw(st.booleans()), binding=draw(st.sampled_from([0, 6 * MM])))
    return replace(style.in_columns(draw(st.sampled_from([1, 1, 2]))), ruler=draw(st.booleans()))


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    title=st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join),
    style=styles(),
    status=st.sampled_from(Status),
    notice=st.sampled_from(["", NOTICE, f"{NOTICE}. No pharmacist has checked a word of it"]),
    version=st.sampled_from(["1", "2026.11 revision 3", "of the working group, third reading, with amendments"]),
    name=st.sampled_from(["a", "ethinylestradiol-levonorgestrel-30-150-micrograms-coated-tablets"]),
)
def test_every_page_says_which_leaflet_it_is(
    title: str, style: Style, status: Status, notice: str, version: str, name: str
) -> None:
    content = titled(title, 2, status=status, notice=notice, version=version, id=name)
    pages = lay_out(content, style)
    if not pages.findings:
        assert list(faults(pages, style)) == []


@pytest.mark.parametrize("paper", ["a4", "a5", "letter"])
@pytest.mark.parametrize("name", THEMES)
def test_a_usual_title_is_whole_on_every_page(name: str, paper: str) -> None:
    style = THEMES[name].on(PAPERS[paper])
    pages = lay_out(titled("Isotretinoin 40 mg capsules", notice=NOTICE), style)
    assert list(faults(pages, style)) == []
    assert {words(page, Artifact.HEADER) for page in pages.pages[1:]} == {
        f"Isotretinoin 40 mg capsules Draft. {NOTICE}"
    }


@pytest.mark.parametrize("count", range(1, 30))
def test_a_title_is_never_cut_within_a_strength(count: int) -> None:
    content = titled("x" * count + " 40 mg" * 60)
    header = words(lay_out(content, THEMES["giant"].on(A5)).pages[1], Artifact.HEADER)
    assert header.removesuffix(" Draft").endswith("40 mg…")


def test_a_title_of_one_word_without_end_is_cut_too() -> None:
    page = lay_out(titled("m" * 900, 2), STANDARD).pages[1]
    assert list(misplaced(page, STANDARD)) == []
    assert words(page, Artifact.HEADER).removesuffix(" Draft").endswith("mmm…")


def test_a_header_stays_on_one_line_where_there_is_room_and_margins_stay_what_they_are() -> None:
    pages = lay_out(titled("Isotretinoin 40 mg capsules", notice=NOTICE), STANDARD)
    assert len({one.top for one in said(pages.pages[1], Artifact.HEADER)}) == 1
    assert pages.pages[1].frame.y == STANDARD.margins.top


def test_a_footer_that_needs_two_lines_is_cut_into_even_ones() -> None:
    pages = lay_out(titled("Title", id="isotretinoin-40mg-soft-capsules"), replace(STANDARD, measure=26, side=0))
    footer = said(pages.pages[1], Artifact.FOOTER)
    assert ["".join(one.words for one in footer if one.top == top) for top in sorted({one.top for one in footer})] == [
        f"isotretinoin-40mg-soft-capsulesPage 2 of {len(pages.pages)}",
        "Version 0.1 · Revised 23 November 2026 · a1b2c3d4",
    ]


def test_header_and_footer_are_at_the_same_place_on_every_page() -> None:
    style = replace(THEMES["large"].on(A5), duplex=True)
    pages = lay_out(titled(LONG, notice=NOTICE), style).pages[1:]
    assert len({page.frame.y for page in pages}) == len({page.frame.height for page in pages}) == 1
    for number in (0, 1):
        one_side = [[one.top for one in said(page, Artifact.FOOTER)] for page in pages[number:-1:2]]
        assert all(tops == one_side[0] for tops in one_side)


def test_a_long_notice_is_whole_in_every_header() -> None:
    notice = "An example that no pharmacist has checked, and that is not for patients. " * 4 + "Not for use."
    pages = lay_out(titled("Title", notice=notice), STANDARD)
    assert list(faults(pages, STANDARD)) == []
    assert list(verify(read(paint(pages)), titled("Title", notice=notice))) == []


@pytest.mark.parametrize("identity", [{"notice": "No words. " * 900}, {"version": "1.0 " * 2_000}])
def test_a_header_that_leaves_no_room_stops_the_leaflet(identity: dict[str, str]) -> None:
    findings = lay_out(titled("Title", 1, **identity), STANDARD).findings
    assert "header-too-high" in {finding.code for finding in findings}


def test_paper_too_small_for_its_type_stops_the_leaflet() -> None:
    content = leaflet(section(box(*several(3, "Words."))))
    assert [finding.code for finding in lay_out(content, page_of(40, 1)).findings] == ["page-too-small"]
    assert lay_out(content, page_of(40, 8)).findings == ()


@pytest.mark.parametrize(
    ("pixels", "height", "printed"),
    [
        ((300, 100), 20, (60, 20)),
        ((100, 300), 20, (20 / 3, 20)),
        ((975, 100), 20, (195, 20)),
        ((1950, 100), 20, (243.78, 12.5)),  # half of the page’s 487.56 points
        ((100, 100), 100, (34.69, 34.69)),  # as high as the margin lets it be
    ],
)
def test_a_logo_keeps_its_shape_within_the_margin_and_half_of_the_width(
    pixels: tuple[int, int], height: float, printed: tuple[float, float]
) -> None:
    style = replace(STANDARD, logo=Logo(Picture(*pixels, 3, b"", jpeg=False), height))
    (image,) = [item for item in lay_out(titled("Title"), style).pages[0].items if isinstance(item, Image)]
    area, frame = image.area, style.frame
    assert (area.width, area.height) == pytest.approx(printed, abs=0.01)
    assert area.x + area.width == pytest.approx(frame.x + frame.width)
    assert area.y + area.height == pytest.approx(frame.y - HEADER_RULE / 2, abs=0.01)


@pytest.mark.parametrize("name", ["large", "giant"])
def test_a_ruler_says_what_it_is_for_beside_a_logo(name: str) -> None:
    logo = Logo(Picture(400, 100, 3, b"", jpeg=False))
    for style in (replace(THEMES[name].on(A5), ruler=True), replace(THEMES[name].on(A5), ruler=True, logo=logo)):
        first = lay_out(titled("Title"), style).pages[0]
        assert words(first, Artifact.HEADER) == "If this line is 50 mm long, the print has its full size"
        assert list(misplaced(first, style)) == []
        right = first.frame.x + first.frame.width / (2 if style.logo else 1)
        assert max(one.right for one in said(first, Artifact.HEADER)) <= right
