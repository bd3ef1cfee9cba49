"""Swatches: a tablet or a capsule drawn beside words, in its colour and with an outline."""

from __future__ import annotations

from itertools import product

import pytest

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Drawing, Page
from leaflet_pdf.model.leaflet import Swatch, TabletColour, TabletShape
from leaflet_pdf.model.style import PAPERS, STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.outlines.drawn import signs_of
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.text.tablets import COLOURS, TABLETS
from leaflet_pdf.theme.floors import contrast
from tests.made import HERE, leaflet, paragraph, section, text


def swatch(colour: TabletColour = TabletColour.PINK, shape: TabletShape = TabletShape.ROUND) -> Swatch:
    return Swatch(colour, shape, text(f"5 mg: {colour}"), HERE)


def drawings(page: Page) -> list[Drawing]:
    return [item for item in page.items if isinstance(item, Drawing)]


def codes(printed: Swatch, written: Swatch) -> set[str]:
    pdf = paint(lay_out(leaflet(section(printed))))
    return {finding.code for finding in verify(read(pdf), leaflet(section(written)))}


@pytest.mark.parametrize(
    "style", [STANDARD, STANDARD.on(PAPERS["a5"]), STANDARD.in_columns(2)], ids=["a4", "a5", "two columns"]
)
def test_every_tablet_is_proven(style: Style) -> None:
    content = leaflet(section(*(swatch(*look) for look in product(TabletColour, TabletShape))))
    assert list(verify(read(paint(lay_out(content, style))), content)) == []


def test_a_tablet_is_filled_in_its_colour_and_outlined_in_ink() -> None:
    page = lay_out(leaflet(section(swatch()))).pages[0]
    assert [(item.sign, item.colour) for item in drawings(page)] == [
        ("round-tablet", COLOURS["pink"]),
        ("round-tablet-outline", STANDARD.ink),
    ]


def test_every_colour_and_shape_has_its_words_and_its_drawing() -> None:
    words = language("en").swatches
    assert set(words["colours"]) == set(COLOURS) == set(TabletColour)
    assert set(words["shapes"]) == set(TabletShape)
    assert len(TABLETS) == 2 * len(TabletShape)
    assert len(set(COLOURS.values())) == len(TabletColour)


def test_the_outline_is_seen_on_any_paper() -> None:
    assert contrast(STANDARD.ink, "#ffffff") > 7


def test_a_tablet_is_known_by_its_outline() -> None:
    pdf = paint(lay_out(leaflet(section(swatch(shape=TabletShape.CAPSULE)))))
    assert [sign.name for sign in signs_of(read(pdf).pages[0])] == ["capsule-tablet", "capsule-tablet-outline"]


@pytest.mark.parametrize(
    "printed", [swatch(TabletColour.BLUE), swatch(shape=TabletShape.OVAL)], ids=["another colour", "another shape"]
)
def test_another_tablet_than_the_leaflets_is_missed(printed: Swatch) -> None:
    same_words = printed.__class__(printed.colour, printed.shape, swatch().text, HERE)
    assert "swatch-differs" in codes(same_words, swatch())


def test_a_tablet_that_is_not_drawn_is_missed() -> None:
    pdf = paint(lay_out(leaflet(section(paragraph("5 mg: pink")))))
    assert "swatch-differs" in {finding.code for finding in verify(read(pdf), leaflet(section(swatch())))}


def test_a_tablet_that_no_words_are_about_is_found() -> None:
    pdf = paint(lay_out(leaflet(section(swatch()))))
    found = {finding.code for finding in verify(read(pdf), leaflet(section(paragraph("5 mg: pink"))))}
    assert "sign-unexpected" in found
