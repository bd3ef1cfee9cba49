"""Texts and lists set into a galley."""

from __future__ import annotations

from collections.abc import Sequence

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout.catalogue import FACT_PARTED
from leaflet_pdf.layout.frame import Artifact, Link, Numbering, Rect, Tag
from leaflet_pdf.layout.lines.line import Generated, Line, Repeated, StyledText, break_lines, one_line, styled_text
from leaflet_pdf.layout.pages.galley import (
    ALONE,
    AWKWARD,
    FREE,
    LINE,
    WIDOW,
    Column,
    Galley,
    Inline,
    Part,
    Strip,
    baseline,
    line_parts,
    shown,
)
from leaflet_pdf.model.finding import NOWHERE, Source
from leaflet_pdf.model.leaflet import BLANK_MARK, Bullets, ListItem, Run, Steps
from leaflet_pdf.model.style import TextStyle
from leaflet_pdf.text.symbols import BLANKS

MARK_GAP = 0.45
"""How far the words of a list stand off the widest mark before them at least, in their size."""


def set_text(
    galley: Galley,
    runs: Sequence[Run],
    kind: TextStyle,
    column: Column,
    owner: int,
    colour: str = "",
) -> list[Strip]:
    """Set one text as strips, a line each, that stay in twos at a page's end and start; return them."""
    if galley.strips:
        above = galley.strips[-1]
        above.space = max(above.space, kind.before)
    lines = set_lines(galley, runs, kind, column, owner, colour or galley.style.ink)
    leading = kind.leading
    strips = [Strip(leading, parts, 0.0, LINE) for parts in lines]
    last = strips[-1]
    if len(strips) > 1:
        strips[0].price = strips[-2].price = WIDOW
    last.space, last.price = kind.after, FREE
    if any(BLANK_MARK in run.text for run in runs):
        from leaflet_pdf.layout.lines.blank import with_room

        galley.strips += with_room(strips, kind)
    else:
        galley.strips += strips
    return strips


def set_lines(
    galley: Galley,
    runs: Sequence[Run],
    kind: TextStyle,
    column: Column,
    owner: int,
    colour: str,
    inline: Inline | None = None,
) -> list[list[Part]]:
    """Return what each line of a text shows, its links and drawn signs with elements of their own.

    These are added here, unless the text has them already.
    """
    styled = styled_text(runs, kind, galley.style, galley.language)
    lines, parted = break_lines(styled, column.width)
    if parted:
        _complain(galley, parted, runs[0].source)
    x, drop = column.x, baseline(kind)
    if styled.alike and not runs[0].target:
        run, source = runs[0], runs[0].source
        return [[shown(line.pieces[0], x, drop, colour, owner, run, source)] for line in lines]
    links, owners = inline or inline_elements(galley, styled, runs, owner)
    elements = galley.elements
    parts: list[list[Part]] = []
    for line in lines:
        parts.append([])
        for piece in line.pieces:
            run, link, inside = runs[styled.of[piece.segment]], links[piece.segment], owners[piece.segment]
            ink = colour if link is None else galley.style.link
            parts[-1].append(shown(piece, x, drop, ink, inside, run, run.source))
            if link is not None and piece.width:
                area = Rect(x + piece.x, drop - 0.8 * piece.size, piece.width, 1.05 * piece.size)
                parts[-1].append(Link(area, run.target, run.text.replace("\n", " "), link))
            if piece.font.sign in BLANKS and isinstance(inside, int):
                from leaflet_pdf.layout.lines.blank import field

                parts[-1].append(field(runs, x + piece.x, drop, piece.width, elements[inside].parent))
    return parts


def _complain(galley: Galley, parted: Sequence[str], source: Source) -> None:
    """Note the facts that a column is too narrow to hold in one piece (UKAAF G003: 40 / mg, 1 / in 10)."""
    for fact in parted:
        message = f"“{fact}” would be split: the column is too narrow for it"
        hint = "use fewer columns, or shorter words in the other columns"
        galley.findings.append(FACT_PARTED.at(source, message, hint))


def inline_elements(galley: Galley, styled: StyledText, runs: Sequence[Run], owner: int) -> Inline:
    """Add the elements among a text's words; return which its segments have."""
    links: list[int | None] = []
    owners: list[int | Artifact] = []
    link, linked = owner, None
    for number, segment in zip(styled.of, styled.segments, strict=True):
        run = runs[number]
        if isinstance(run, Repeated):
            links.append(None)
            owners.append(Artifact.REPEAT)
            continue
        if run.target and run is not linked:
            link, linked = galley.inline_element(Tag.LINK, owner, run.source), run
        links.append(link if run.target else None)
        inside = link if run.target else owner
        if segment.font.sign:
            alt = language(galley.language).signs[segment.font.sign]
            if segment.font.sign in BLANKS:
                inside = galley.inline_element(Tag.SPAN, inside, run.source)
            inside = galley.inline_element(Tag.FIGURE, inside, run.source, alt=alt)
        owners.append(inside)
    return Inline(links, owners)


def set_sub_subheading(galley: Galley, runs: Sequence[Run], column: Column, parent: int, source: Source) -> None:
    """Set a heading one level below a sub-heading, in the size of the text: an outline entry that never ends a page."""
    tag, level = (Tag.SUB_SUBHEADING, 3) if galley.subheading is Tag.SUBHEADING else (Tag.SUBHEADING, 2)
    owner = galley.element(tag, parent, source)
    style = galley.style.term._replace(before=galley.style.subheading.before)
    strips = set_text(galley, runs, style, column, owner)
    for strip in strips:
        strip.price = ALONE
    strips[0].entry = (level, "".join(run.text for run in runs).replace("\n", " "), owner)


def set_list(galley: Galley, block: Bullets | Steps, column: Column, parent: int) -> None:
    """Set a list, and the lists inside it further in."""
    if isinstance(block, Steps):
        set_items(galley, block.items, Numbering.DECIMAL, column, parent, block.source, block.numbers[0])
    else:
        set_items(
            galley, block.items, Numbering.DISC, column, parent, block.source, in_two_columns=block.in_two_columns
        )


def set_items(
    galley: Galley,
    items: Sequence[ListItem],
    numbering: Numbering,
    column: Column,
    parent: int,
    source: Source,
    first: int = 1,
    *,
    in_two_columns: bool = False,
) -> None:
    """Set the entries of a list, numbered from the first, all as far in as the widest number asks for.

    If wanted, short ones are in two columns. A page end leaves no first or last entry by itself if it can.
    """
    owner = galley.element(Tag.LIST, parent, source, numbering=numbering)
    numbers = range(first, first + len(items))
    marks = [f"{number}." if numbering is Numbering.DECIMAL else "•" for number in numbers]
    widest = label(galley, marks[-1], galley.style.item).width
    indent = max(galley.style.indent, widest + MARK_GAP * galley.style.item.size)
    places = [column] * len(items)
    if in_two_columns:
        # Few lists are in columns, and a page that has none does not wait for what sets them.
        from leaflet_pdf.layout.lines.list_columns import places_of

        places = places_of(galley, items, column, indent)
    tops: dict[Column, int] = {}
    for number, (item, mark, place) in enumerate(zip(items, marks, places, strict=True), 1):
        tops.setdefault(place, len(galley.strips))
        _set_item(galley, item, mark, place.x, place.indented(indent), owner)
        galley.keep_with_next(AWKWARD if number in (1, len(items) - 1) else LINE)
    if len(tops) > 1:
        from leaflet_pdf.layout.lines.list_columns import put_abreast

        put_abreast(galley, *tops.values())
    galley.strips[-1].price = 0
    galley.strips[-1].space = max(galley.strips[-1].space, galley.style.body.after)


def _set_item(galley: Galley, item: ListItem, mark: str, left: float, inside: Column, parent: int) -> None:
    style, kind, source = galley.style, galley.style.item, item.source
    owner = galley.element(Tag.ITEM, parent, source)
    label_owner = galley.element(Tag.LABEL, owner, source)
    body = galley.element(Tag.BODY, owner, source)
    strips = set_text(galley, item.text.runs, kind, inside, body)
    line, drop = label(galley, mark, kind), baseline(kind)
    strips[0].parts[:0] = line_parts(line, left, drop, style.ink, label_owner, source)
    strips[0].anchor = item.id
    if item.inner:
        galley.keep_with_next(AWKWARD)
        set_list(galley, item.inner, inside, body)
        galley.strips[-1].space = style.item.after
    if item.body:
        # Few leaflets have blocks in their lists, and a block may be a list.
        from leaflet_pdf.layout.blocks.block import set_blocks

        galley.keep_with_next(WIDOW)
        set_blocks(galley, item.body, inside, body)


def label(galley: Galley, words: str, kind: TextStyle) -> Line:
    """Return words that the program adds on one line, however wide."""
    line = galley.labels.get((words, kind))
    if line is None:
        styled = styled_text([Generated(words, NOWHERE)], kind, galley.style, galley.language)
        line = galley.labels[words, kind] = one_line(styled)
    return line
