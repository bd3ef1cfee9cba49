"""Texts, sub-headings and lists set into a galley."""

from __future__ import annotations

from collections.abc import Sequence

from leaflet_pdf.finding import NOWHERE, Source
from leaflet_pdf.language import language
from leaflet_pdf.layout.frame import Link, Numbering, Rect, Tag
from leaflet_pdf.layout.galley import (
    ALONE,
    AWKWARD,
    FREE,
    LINE,
    WIDOW,
    Column,
    Galley,
    Part,
    Strip,
    Words,
    baseline,
    label_parts,
    line_parts,
)
from leaflet_pdf.layout.line import Generated, Line, Measured, Piece, break_lines, measure
from leaflet_pdf.model import Bullets, ListItem, Run, Steps
from leaflet_pdf.style import Type


def set_text(
    galley: Galley,
    runs: Sequence[Run],
    kind: Type,
    column: Column,
    owner: int,
    colour: str = "",
) -> list[Strip]:
    """Set one text as strips, a line each, that stay in twos at a page's end and start; return them."""
    text = measure(runs, kind, galley.style, galley.language)
    if galley.strips:
        galley.strips[-1].space = max(galley.strips[-1].space, kind.before)
    lines = set_lines(galley, text, kind, column, owner, colour or galley.style.ink)
    strips = [galley.strip(kind.leading, parts, price=LINE) for parts in lines]
    for strip in (*strips[:1], *strips[-2:-1]):
        strip.price = WIDOW
    strips[-1].space, strips[-1].price = kind.after, FREE
    return strips


def set_lines(galley: Galley, text: Measured, kind: Type, column: Column, owner: int, colour: str) -> list[list[Part]]:
    """Return what each line of a text shows, its links and drawn signs with elements of their own."""
    drop = baseline(kind.leading, kind.size)
    owners = _inline_elements(galley, text, owner)
    lines = break_lines(text, column.width)
    if not owners:
        return [line_parts(line, column.x, drop, colour, owner) for line in lines]
    return [
        [
            part
            for piece in line.pieces
            for part in _inline_parts(
                piece,
                column.x,
                drop,
                owners.get(id(piece.look), owner),
                galley.style.link if piece.look.run.target else colour,
            )
        ]
        for line in lines
    ]


def _inline_elements(galley: Galley, text: Measured, owner: int) -> dict[int, int]:
    """Return the element of every look that is a link or a drawn sign, by its identity; most texts have none."""
    owners: dict[int, int] = {}
    links: dict[int, int] = {}
    for look in text.looks:
        run = look.run
        if not (run.target or look.sign) or id(look) in owners:
            continue
        inside = owner
        if run.target:
            if id(run) not in links:
                links[id(run)] = galley.element(Tag.LINK, owner, run.source, inline=True)
            inside = links[id(run)]
        if look.sign:
            alt = language(galley.language).signs[look.sign]
            inside = galley.element(Tag.FIGURE, inside, run.source, alt=alt, inline=True)
        owners[id(look)] = inside
    return owners


def _inline_parts(piece: Piece, x: float, drop: float, owner: int, colour: str) -> list[Part]:
    run = piece.look.run
    parts: list[Part] = [Words(x, drop, piece, colour, owner, run.source)]
    if run.target and piece.width:
        area = Rect(x + piece.x, drop - 0.8 * piece.size, piece.width, 1.05 * piece.size)
        parts.append(Link(area, run.target, run.text.replace("\n", " "), owner))
    return parts


def set_subheading(galley: Galley, runs: Sequence[Run], column: Column, parent: int, source: Source) -> None:
    """Set a sub-heading: an outline entry that never ends a page."""
    owner = galley.element(Tag.SUBHEADING, parent, source)
    strips = set_text(galley, runs, galley.style.subheading, column, owner, galley.style.accent)
    for strip in strips:
        strip.price = ALONE
    strips[0].entry = (2, "".join(run.text for run in runs).replace("\n", " "), owner)


def set_list(galley: Galley, block: Bullets | Steps, column: Column, parent: int) -> None:
    """Set a list, and the lists inside it further in."""
    numbering = Numbering.DECIMAL if isinstance(block, Steps) else Numbering.DISC
    set_items(galley, block.items, numbering, column, parent, block.source)


def set_items(
    galley: Galley,
    items: Sequence[ListItem],
    numbering: Numbering,
    column: Column,
    parent: int,
    source: Source,
) -> None:
    """Set the entries of a list. A page end leaves no first or last entry by itself if it can."""
    owner = galley.element(Tag.LIST, parent, source, numbering=numbering)
    for number, item in enumerate(items, 1):
        _set_item(galley, item, f"{number}." if numbering is Numbering.DECIMAL else "•", column, owner)
        if number in (1, len(items) - 1):
            galley.keep_with_next(AWKWARD)
    galley.strips[-1].price = 0
    galley.strips[-1].space = max(galley.strips[-1].space, galley.style.body.after)


def _set_item(galley: Galley, item: ListItem, label: str, column: Column, parent: int) -> None:
    style = galley.style
    owner = galley.element(Tag.ITEM, parent, item.source)
    label_owner = galley.element(Tag.LABEL, owner, item.source)
    body = galley.element(Tag.BODY, owner, item.source)
    indent = style.indent if len(label) < 3 else style.indent + style.item.size * 0.5
    inside = column.indented(indent)
    strips = set_text(galley, item.text.runs, style.item, inside, body)
    drop = baseline(style.item.leading, style.item.size)
    line = one_line(galley, label, style.item)
    strips[0].parts[:0] = label_parts(line, column.x, drop, style.ink, label_owner, item.source)
    if item.inner:
        galley.keep_with_next(AWKWARD)
        set_list(galley, item.inner, inside, body)
        galley.strips[-1].space = style.item.after


def one_line(galley: Galley, words: str, kind: Type) -> Line:
    """Return words that the program adds on one line, however wide."""
    line = galley.labels.get((words, kind))
    if line is None:
        text = measure([Generated(words, NOWHERE)], kind, galley.style, galley.language)
        line = galley.labels[words, kind] = break_lines(text, text.natural)[0]
    return line
