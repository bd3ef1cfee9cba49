"""Random leaflets: whatever an author writes, nothing is lost, nothing overlaps, no heading stands alone."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from operator import attrgetter
from pathlib import Path

from hypothesis import HealthCheck, Phase, assume, given, settings

from leaflet_pdf.build import stops
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Field, Glyphs, Page, Pages, Tag
from leaflet_pdf.model.leaflet import Leaflet, texts
from leaflet_pdf.model.style import STANDARD
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.sources.yaml import parse
from tests.leaflets import leaflets

MANY = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
"""Enough for each run, the same ones each time; raise the number to search for more."""


def laid(yaml: str) -> tuple[Leaflet, Pages]:
    leaflet, findings = parse(yaml, "random.yaml", Path())
    assert leaflet is not None, findings
    pages = lay_out(leaflet, STANDARD)
    assume(not stops(pages.findings))
    return leaflet, pages


def content(page: Page) -> list[Glyphs]:
    return [item for item in page.items if isinstance(item, Glyphs) and isinstance(item.owner, int)]


@MANY
@given(leaflets())
def test_every_word_is_read_back_from_the_file_once_and_in_order(yaml: str) -> None:
    leaflet, pages = laid(yaml)
    told = read(paint(pages))
    assert [str(finding) for finding in verify(told, leaflet)] == []
    whole = "".join(unicodedata.normalize("NFC", told.elements[0].text).split())
    for text in texts(leaflet):
        assert "".join(unicodedata.normalize("NFC", text.plain).split()) in whole


@MANY
@given(leaflets())
def test_no_words_stand_on_others(yaml: str) -> None:
    _, pages = laid(yaml)
    for page in pages.pages:
        lines = sorted(content(page), key=lambda item: (round(item.y, 3), item.x))
        for one, other in pairwise(lines):
            if abs(one.y - other.y) < 0.01 and one.words and other.words:
                assert one.x + one.width <= other.x + 0.01, (one.text, other.text)


@MANY
@given(leaflets())
def test_no_heading_ends_a_page(yaml: str) -> None:
    _, pages = laid(yaml)
    headings = {Tag.TITLE, Tag.HEADING, Tag.SUBHEADING, Tag.SUB_SUBHEADING}
    for page in pages.pages:
        last = max(content(page), key=attrgetter("owner"), default=None)  # what is read last may be beside it
        if last is None:
            continue  # nothing but empty lines of a diary
        assert isinstance(last.owner, int)
        assert pages.elements[last.owner].tag not in headings, last.text


@MANY
@given(leaflets())
def test_no_page_is_empty(yaml: str) -> None:
    _, pages = laid(yaml)
    for page in pages.pages:
        assert content(page) or any(isinstance(item, Field) for item in page.items), f"page {page.number} is empty"
