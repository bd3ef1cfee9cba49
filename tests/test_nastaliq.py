"""Urdu in Nastaliq, whose letters stand at many heights: its lines, its words, and the other hand."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from leaflet_pdf import lay_out, load_theme, paint, read, verify
from leaflet_pdf.layout.frame import Glyphs, Rule
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.style import PRINTED
from leaflet_pdf.text.other_scripts.script_face import script_face
from tests import made
from tests.packs import installed

ADVICE = "روزانہ 2–4 کیپسول (40 mg) لیں۔ مکمل تکمیل، حصولِ علاج سے محرومی، تخریب، گھنٹوں بعد۔"


@pytest.fixture(scope="module", autouse=True)
def _packs() -> Iterator[None]:
    with installed("ar", "ur"):
        yield


def leaflet_in(tag: str, paragraphs: int = 1) -> Leaflet:
    blocks = [made.paragraph(ADVICE) for _ in range(paragraphs)]
    box = made.box(made.paragraph(ADVICE), title="مکمل تکمیل")
    leaflet = made.leaflet(made.section(*blocks, box, heading="مکمل تکمیل"))
    title = made.text("حصولِ مکمل", 2)
    return replace(leaflet, title=title, identity=leaflet.identity._replace(title=title.plain, language=tag))


def packed_faces(file: bytes) -> set[str]:
    """Return the names of a file's fonts but for those of the style."""
    pages: Any = PdfReader(io.BytesIO(file)).pages
    fonts = [page["/Resources"]["/Font"] for page in pages]
    names = {str(font[key]["/BaseFont"]) for font in fonts for key in font}
    return {re.sub(r"^/\w+\+", "", name) for name in names if "SourceSans" not in name}


@pytest.mark.parametrize(
    ("tag", "hand", "used"),
    [
        ("ur", "nastaliq", "NotoNastaliqUrdu"),
        ("ur-PK", "naskh", "NotoSansArabic"),
        ("ur-Arab", "nastaliq", "NotoSansArabic"),
        ("fa", "nastaliq", "NotoSansArabic"),
    ],
)
def test_urdu_is_in_nastaliq_unless_the_theme_or_its_tag_says_otherwise(
    tag: str, hand: str, used: str, tmp_path: Path
) -> None:
    theme = tmp_path / "own.yaml"
    theme.write_text(f"theme: Own\nurdu: {hand}\n")
    style, findings = load_theme(theme)
    assert style and not findings
    leaflet = leaflet_in(tag)
    file = paint(lay_out(leaflet, style))
    assert packed_faces(file) == {f"{used}-Bold", f"{used}-Regular"}
    readback = read(file)
    assert readback.language == tag
    assert list(verify(readback, leaflet)) == []


def test_words_in_nastaliq_are_copied_as_they_were_written() -> None:
    file = paint(lay_out(leaflet_in("ur")))
    copied = " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(file)).pages).split())
    assert all(word in copied for word in ADVICE.split())


def ink_of(item: Glyphs) -> tuple[float, float]:
    """Return where what an item shows begins and ends, in points from the top."""
    face, heights = script_face(item.face), [0.0]
    for part in chain.from_iterable(cell.parts for word in item.words for cell in word.cells):
        extents = face._font.get_glyph_extents(part.glyph)
        heights += [part.y + extents.y_bearing, part.y + extents.y_bearing + extents.height]
    return item.y - max(heights) * item.size / 1000, item.y - min(heights) * item.size / 1000


def test_letters_of_nastaliq_are_inside_the_frame_and_touch_no_rule() -> None:
    pages = lay_out(leaflet_in("ur", 40), PRINTED).pages
    assert len(pages) > 1
    for page in pages:
        rules = [item.y for item in page.items if isinstance(item, Rule) and item.y == item.to_y]
        shown = [item for item in page.items if isinstance(item, Glyphs) and item.face.startswith("Aran")]
        inked = list(map(ink_of, shown))
        assert rules and inked
        first = min(item.y for item in shown if item.run)
        own = [ink_of(item)[0] for item in shown if item.run and item.y == first]
        assert min(own) > page.frame.y - 0.1 * PRINTED.title.size
        assert min(top for top, _ in inked) > 0 and max(foot for _, foot in inked) < page.height
        assert not [(top, foot, y) for top, foot in inked for y in rules if top < y < foot]
