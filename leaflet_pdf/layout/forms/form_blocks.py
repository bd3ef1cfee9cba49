"""Blocks that few leaflets have: words beside a pictogram, and what is cut out or filled in by hand."""

from __future__ import annotations

from typing import assert_never

from leaflet_pdf.layout.blocks.block import set_blocks
from leaflet_pdf.layout.blocks.pictured import set_pictured, set_swatch
from leaflet_pdf.layout.forms.blanks import set_blanks
from leaflet_pdf.layout.forms.card import cut_out
from leaflet_pdf.layout.forms.diary import set_diary
from leaflet_pdf.layout.forms.slip import torn_off
from leaflet_pdf.layout.frame import Tag
from leaflet_pdf.layout.lines.paragraph import set_text
from leaflet_pdf.layout.pages.galley import ALONE, Column, Galley
from leaflet_pdf.model.leaflet import Card, Diary, Pictured, Slip, Swatch


def set_special(galley: Galley, block: Pictured | Swatch | Slip | Card | Diary, column: Column, parent: int) -> None:
    match block:
        case Pictured():
            set_pictured(galley, block, column, parent)
        case Swatch():
            set_swatch(galley, block, column, parent)
        case Slip():
            owner = galley.element(Tag.SLIP, parent, block.source, title=block.title.plain)
            with torn_off(galley, block, column) as inside:
                _set_filled_in(galley, block, inside, owner)
        case Card():
            owner = galley.element(Tag.CARD, parent, block.source, title=block.title.plain)
            with cut_out(galley, block, column) as inside:
                _set_filled_in(galley, block, inside, owner)
        case Diary():
            set_diary(galley, block, column, parent)
        case _:
            assert_never(block)


def _set_filled_in(galley: Galley, block: Slip | Card, column: Column, owner: int) -> None:
    """Set the title, the words and the blanks of a slip or a card."""
    style = galley.style
    words = galley.element(Tag.PARAGRAPH, owner, block.title.source)
    for strip in set_text(galley, block.title.runs, style.box_title, column, words, style.accent):
        strip.price = ALONE
    set_blocks(galley, block.body, column, owner)
    set_blanks(galley, block.blanks, column, owner)
