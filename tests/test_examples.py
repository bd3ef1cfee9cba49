"""The leaflets that come with the program: built, read back, and proven whole."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pypdf
import pytest
from page import ValidationProfile

from leaflet_pdf import build, load, paint, read, verify
from leaflet_pdf.build import Built
from leaflet_pdf.layout.frame import Glyphs, Item
from leaflet_pdf.model.leaflet import Leaflet, Precautions, Status, WarningBox, texts
from leaflet_pdf.text.face import face
from tests.golden import FOLDER, dump, leaflets, pages_of
from tests.witness import BOTH, failures

every_leaflet = pytest.mark.parametrize("source", leaflets(), ids=lambda path: path.stem)


@cache
def built(source: Path) -> Built:
    return build(source)


@cache
def loaded(source: Path) -> Leaflet:
    leaflet, findings = load(source)
    assert leaflet is not None, findings
    return leaflet


def pdf_of(source: Path) -> bytes:
    pdf = built(source).pdf
    assert pdf is not None
    return pdf


@every_leaflet
def test_it_is_built_without_findings(source: Path) -> None:
    assert built(source).findings == ()


@every_leaflet
def test_pypdf_finds_every_section_in_order_with_every_word(source: Path) -> None:
    pages = pypdf.PdfReader(io.BytesIO(pdf_of(source))).pages
    extracted = "".join("".join(page.extract_text() for page in pages).split())
    at = 0
    for section in loaded(source).sections:
        heading = f"{section.number}{section.heading.plain}"
        at = extracted.find("".join(heading.split()), at)
        assert at >= 0, heading
    for text in texts(loaded(source)):
        for words in text.plain.split("____"):  # a line to write on is drawn
            assert "".join(words.strip("_").split()) in extracted


@every_leaflet
def test_our_own_verifier_finds_nothing(source: Path) -> None:
    assert [str(finding) for finding in verify(read(pdf_of(source)), loaded(source))] == []


@every_leaflet
@pytest.mark.parametrize("profile", BOTH)
def test_the_second_witness_accepts_both_standards(source: Path, profile: ValidationProfile, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(pdf_of(source))
    assert failures(path, profile) == []


@every_leaflet
def test_its_pages_are_set_as_on_record(source: Path) -> None:
    golden = (FOLDER / f"{source.stem}.txt").read_text(encoding="utf-8")
    assert dump(pages_of(source)) == golden, "look at the pages; if they are right, run python -m tests.golden"


@every_leaflet
def test_the_file_is_small_and_its_fonts_are_embedded_subsets(source: Path) -> None:
    assert len(pdf_of(source)) < 60 * 1024
    fonts = read(pdf_of(source)).fonts
    assert fonts and all(font.embedded for font in fonts)


@every_leaflet
def test_an_example_says_that_it_is_not_for_patients(source: Path) -> None:
    leaflet = loaded(source)
    assert leaflet.identity.status is Status.DRAFT
    assert "not for patients" in leaflet.identity.notice
    for one in pypdf.PdfReader(io.BytesIO(pdf_of(source))).pages:
        assert leaflet.identity.notice in one.extract_text()


@every_leaflet
def test_every_fact_of_an_example_can_be_traced(source: Path) -> None:
    leaflet = loaded(source)
    known = {reference.key for reference in leaflet.references}
    cited = {key for text in texts(leaflet) for key in text.cites}
    assert cited and cited <= known


def test_isotretinoin_warns_of_pregnancy_before_anything_else() -> None:
    leaflet = loaded(leaflets()[0].with_name("isotretinoin-40mg.yaml"))
    first = leaflet.introduction[0]
    assert isinstance(first, WarningBox) and "pregnan" in first.title.plain
    topics = [
        card.topic.plain
        for section in leaflet.sections
        for block in section.body
        if isinstance(block, Precautions)
        for card in block.cards
    ]
    words = ("Pregnancy", "Breastfeeding", "Alcohol", "Driving", "Kidney", "Liver", "Children", "Blood")
    assert [topic.split()[0] for topic in topics] == list(words)


@pytest.mark.parametrize(
    ("told", "instead", "code"),
    [("6", "5", "contents-page"), ("Page 2 of 6", "Page 3 of 6", "footer-number")],
)
def test_a_wrong_page_number_is_found(told: str, instead: str, code: str) -> None:
    pages = pages_of(leaflets()[0].with_name("isotretinoin-40mg.yaml"))
    changed = [page._replace(items=tuple(_said(item, told, instead) for item in page.items)) for page in pages.pages]
    found = {finding.code for finding in verify(read(paint(pages._replace(pages=tuple(changed)))))}
    assert found == {code}


def _said(item: Item, told: str, instead: str) -> Item:
    """Return an item with other words, if it stands at the right of the page or of its column and says those told."""
    at_the_right = isinstance(item, Glyphs) and (270 < item.x < 300 or item.x > 400)
    if not isinstance(item, Glyphs) or not at_the_right or item.text.strip() != told:
        return item
    words = tuple(map(face(item.face).word, re.findall(r"\S+ *", instead)))
    return item._replace(words=words, text=instead)
