"""Blocks of a leaflet set into a galley: one function for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from leaflet_pdf.languages.language import language
from leaflet_pdf.languages.ratings import RatingWords, combination_words, rating_words
from leaflet_pdf.layout.blocks.box import Title, framed, sign_parts, sign_width
from leaflet_pdf.layout.frame import Numbering, Tag
from leaflet_pdf.layout.lines.line import Generated
from leaflet_pdf.layout.lines.paragraph import set_items, set_list, set_sub_subheading, set_text
from leaflet_pdf.layout.lines.side_head import set_subheading, settle
from leaflet_pdf.layout.pages.galley import HELD, TORN, Column, Galley
from leaflet_pdf.layout.tables.table import set_table
from leaflet_pdf.model.leaflet import (
    AtAGlance,
    Block,
    Bullets,
    Card,
    Definitions,
    Diary,
    Figure,
    FigureRow,
    InformationBox,
    KeptTogether,
    Level,
    Note,
    PageBreak,
    Paragraph,
    Pictured,
    PlainBox,
    Precaution,
    Precautions,
    Run,
    SideEffects,
    Slip,
    Steps,
    Subheading,
    SubSubheading,
    Swatch,
    Table,
    WarningBox,
)
from leaflet_pdf.model.style import Frame

_BOX_STROKE = 0.6
"""Of a frame without a level, in points: finer than that of any warning, and still without gaps in print."""


def set_blocks(galley: Galley, blocks: Sequence[Block], column: Column, parent: int) -> None:
    """Set blocks one below the other under a structure element; what leads to a list stays with it."""
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        _set_block(galley, block, column, parent)
        if isinstance(block, Paragraph) and isinstance(following, Bullets | Steps | Table):
            galley.keep_with_next()


def _set_block(galley: Galley, block: Block, column: Column, parent: int) -> None:
    match block:
        case Paragraph(text, source):
            owner = galley.element(Tag.PARAGRAPH, parent, source)
            set_text(galley, text.runs, galley.style.body, column, owner)
        case SubSubheading(text, source):
            set_sub_subheading(galley, text.runs, column, parent, source)
        case Subheading(text, source):
            set_subheading(galley, text.runs, column, parent, source)
        case Bullets() | Steps():
            set_list(galley, block, column, parent)
        case WarningBox():
            _set_warning(galley, block, column, parent)
        case Table():
            set_table(galley, block, column, parent)
        case SideEffects():
            _set_side_effects(galley, block, column, parent)
        case Precautions(cards):
            settle(galley)
            pictured = any(card.pictogram for card in cards)
            for card in cards:
                _set_precaution(galley, card, column, parent, pictured=pictured)
        case Definitions():
            _set_definitions(galley, block, column, parent)
        case AtAGlance():
            # Not every leaflet has one, and a page that has none does not wait for it.
            from leaflet_pdf.layout.blocks.at_a_glance import set_at_a_glance

            set_at_a_glance(galley, block, column, parent)
        case Figure() | FigureRow():
            # Few leaflets have a picture, and one that has none does not wait for what sets them.
            from leaflet_pdf.layout.blocks.figures import set_figures

            set_figures(galley, block, column, parent)
        case Note():
            _set_note(galley, block, column, parent)
        case InformationBox():
            _set_information(galley, block, column, parent)
        case PlainBox():
            _set_box(galley, block, column, parent)
        case Pictured() | Swatch() | Slip() | Card() | Diary():
            # Few leaflets have one of these, and a page that has none does not wait for them.
            from leaflet_pdf.layout.forms.form_blocks import set_special

            set_special(galley, block, column, parent)
        case PageBreak():
            settle(galley)
            galley.page_breaks.append(len(galley.strips))
        case KeptTogether(body):
            _set_together(galley, body, column, parent)
        case _:
            assert_never(block)


def _set_together(galley: Galley, body: Sequence[Block], column: Column, parent: int) -> None:
    first = len(galley.strips)
    set_blocks(galley, body, column, parent)
    settle(galley)
    galley.keep_on_a_page(first)


def _set_warning(galley: Galley, block: WarningBox, column: Column, parent: int) -> None:
    owner = galley.element(Tag.WARNING, parent, block.source, title=block.title.plain)
    words = galley.element(Tag.PARAGRAPH, owner, block.title.source)
    level = language(galley.language).levels[block.level]
    title = Title(level, block.title.runs, galley.style.box_title, words, block.title.source)
    with framed(galley, galley.style.frames[block.level], title, column) as inside:
        set_blocks(galley, block.body, inside, owner)


def _set_note(galley: Galley, block: Note, column: Column, parent: int) -> None:
    style = galley.style
    owner = galley.element(Tag.NOTE, parent, block.source)
    words = galley.element(Tag.PARAGRAPH, owner, block.source)
    title = Title(language(galley.language).note, [], style.subheading, words, block.source)
    frame = Frame("", style.accent, style.note.tint, 0, style.note.bar)
    with framed(galley, frame, title, column) as inside:
        set_blocks(galley, block.body, inside, owner)


def _set_information(galley: Galley, block: InformationBox, column: Column, parent: int) -> None:
    style, title = galley.style, block.title
    owner = galley.element(Tag.INFORMATION, parent, block.source, title=title.plain)
    words = galley.element(Tag.PARAGRAPH, owner, title.source)
    lead = Title(language(galley.language).information, title.runs, style.box_title, words, title.source)
    frame = Frame("information", style.accent, style.information.tint, 0, style.information.bar)
    with framed(galley, frame, lead, column) as inside:
        set_blocks(galley, block.body, inside, owner)


def _set_box(galley: Galley, block: PlainBox, column: Column, parent: int) -> None:
    style, text = galley.style, block.title
    owner = galley.element(Tag.BOX, parent, block.source, title=text.plain if text else "")
    words = galley.element(Tag.PARAGRAPH, owner, text.source) if text else owner
    title = Title("", text.runs if text else (), style.box_title, words, text.source if text else block.source)
    with framed(galley, Frame("", style.quiet, "", _BOX_STROKE), title, column) as inside:
        set_blocks(galley, block.body, inside, owner)


def _set_side_effects(galley: Galley, block: SideEffects, column: Column, parent: int) -> None:
    style, words = galley.style, language(galley.language)
    for level, lead, effects in (
        (Level.DANGER, words.stop_now, block.stop_now),
        (Level.WARNING, words.get_help, block.get_help),
    ):
        if effects:
            owner = galley.element(Tag.WARNING, parent, block.source, title=lead)
            line = galley.element(Tag.PARAGRAPH, owner, block.source)
            title = Title(lead, [], style.box_title, line, block.source)
            with framed(galley, style.frames[level], title, column) as inside:
                set_items(galley, effects, Numbering.DISC, inside, owner, block.source)
    for band in block.bands:
        frequency = words.frequencies[band.frequency]
        runs = [Generated(f"{frequency['name']}: {frequency['chance']}", band.source)]
        set_subheading(galley, runs, column, parent, band.source)
        set_items(
            galley, band.effects, Numbering.DISC, column, parent, band.source, in_two_columns=block.in_two_columns
        )
        settle(galley)


def _set_precaution(galley: Galley, card: Precaution, column: Column, parent: int, *, pictured: bool) -> None:
    """Set a card, with room for a pictogram if one of its like has one."""
    owner = galley.element(Tag.PRECAUTION, parent, card.source, title=card.topic.plain)
    first = len(galley.strips)
    if pictured:
        _set_with_pictogram(galley, card, column, owner)
    else:
        _set_topic(galley, card, column, owner)
        set_blocks(galley, card.body, column, owner)
    settle(galley)
    galley.rule_above(first, galley.with_side(column))
    galley.keep_on_a_page(first)


def _set_with_pictogram(galley: Galley, card: Precaution, column: Column, owner: int) -> None:
    """Set a card's topic and rating beside its pictogram, and its body below, or beside where that has the room."""
    from leaflet_pdf.layout.blocks.pictured import beside, size

    first = len(galley.strips)
    with beside(galley, card.pictogram, column, owner, card.source) as inside:
        _set_topic(galley, card, inside, owner)
        has_room = galley.height(first) + galley.style.body.leading <= size(galley.style)
        if has_room:
            set_blocks(galley, card.body, inside, owner)
    if not has_room:
        set_blocks(galley, card.body, column, owner)


def _set_topic(galley: Galley, card: Precaution, column: Column, owner: int) -> None:
    style = galley.style
    words, sign = _rating_words(galley, card), style.rating_signs[card.rating]
    set_subheading(galley, _topic(galley, card), column, owner, card.source)
    beside = column.indented(sign_width(sign, style.body))
    runs: list[Run] = [Generated(f"{words.label}. " if words.action else f"{words.label}.", card.source, bold=True)]
    runs += [Generated(words.action, card.source)] if words.action else []
    strips = set_text(galley, runs, style.body, beside, galley.element(Tag.PARAGRAPH, owner, card.source))
    strips[0].parts[:0] = sign_parts(sign, style.ink, style.body, column.x)
    strips[-1].space = style.item.after
    galley.keep_with_next(HELD)


def _topic(galley: Galley, card: Precaution) -> Sequence[Run]:
    """Return a card's heading: its topic, with the language's words around the name of something beside it."""
    if not card.beside:
        return card.topic.runs
    before, _, after = language(galley.language).interactions["heading"].partition("{what}")
    around = [Generated(words, card.source) if words else None for words in (before, after)]
    return [run for run in (around[0], *card.topic.runs, around[1]) if run]


def _rating_words(galley: Galley, card: Precaution) -> RatingWords:
    words, verb = language(galley.language), galley.verb
    if card.beside:
        what = card.topic.plain
        found = combination_words(words, card.rating, card.beside, what=what, verb=verb, medicine=galley.medicine)
    else:
        found = rating_words(words, card.rating, verb)
    return found._replace(action="") if card.own_words else found


def _set_definitions(galley: Galley, block: Definitions, column: Column, parent: int) -> None:
    owner = galley.element(Tag.LIST, parent, block.source, numbering=Numbering.NONE)
    for entry in block.entries:
        item = galley.element(Tag.ITEM, owner, entry.source)
        label = galley.element(Tag.LABEL, item, entry.term.source)
        strips = set_text(galley, entry.term.runs, galley.style.term, column, label)
        galley.keep_together(len(galley.strips) - len(strips), TORN)
        galley.keep_with_next()
        set_blocks(galley, entry.body, column, galley.element(Tag.BODY, item, entry.source))
