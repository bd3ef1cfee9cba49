"""A whole leaflet set into a galley, from its title to the line that says which edition it is."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from leaflet_pdf.languages.language import language
from leaflet_pdf.languages.ratings import verb_for
from leaflet_pdf.layout.blocks.block import set_blocks
from leaflet_pdf.layout.frame import Glyphs, Rule, Tag
from leaflet_pdf.layout.lines.line import Generated, Line
from leaflet_pdf.layout.lines.paragraph import label, set_text
from leaflet_pdf.layout.lines.side_head import set_heading, settle
from leaflet_pdf.layout.pages.fill import Fill, fill_pages
from leaflet_pdf.layout.pages.furniture import Furniture, status_line, too_high
from leaflet_pdf.layout.pages.galley import (
    ALONE,
    AWKWARD,
    HAIRLINE,
    LATE,
    SPLIT,
    TORN,
    WIDOW,
    Column,
    Galley,
    PageNumber,
    baseline,
    line_parts,
)
from leaflet_pdf.model.leaflet import Block, InformationBox, Leaflet, Level, Note, Reader, Run, Section, WarningBox
from leaflet_pdf.model.style import PLAIN_HEADS, Style, TextStyle
from leaflet_pdf.text.alone import WRITTEN_IN

if TYPE_CHECKING:
    from leaflet_pdf.layout.blocks.qr import Code

FEWEST_SECTIONS_FOR_CONTENTS = 3
"""A leaflet with fewer sections needs no list of them."""

_LEAST_ABOVE_EDITION = 2
"""There is something else on the page of the edition if that leaves room for so many lines of text."""

_NUMBER_GAP = 0.3
"""The white space between the widest number in that list and the words behind it, in the size of its type, at least."""


_STUB = 0.2
"""A last page on which less than this part is filled is worth a little less white space on the others."""


class Laid(NamedTuple):
    """A leaflet in one style before it is made up: what is on every page, what is set, and which pages that fills."""

    furniture: Furniture
    galley: Galley
    filled: list[list[Fill]]


def laid_in(leaflet: Leaflet, style: Style) -> Laid:
    """Return a leaflet in a style, whose margins may grow for its header and footer."""
    style = spaced_for(style, leaflet.identity.language)
    furniture = Furniture(style, leaflet.identity, leaflet.contact.plain)
    galley = set_leaflet(leaflet, furniture.style)
    return Laid(furniture, galley, fill_pages(galley))


def ends_in_a_stub(laid: Laid) -> bool:
    """Tell whether the last of several pages has so few lines that readers would rather not turn to it."""
    frame = laid.galley.style.frame
    bottom = max(fill.y + fill.height for fill in laid.filled[-1])
    return len(laid.filled) > 1 and bottom - frame.y < _STUB * frame.height


def spaced_for(style: Style, tag: str) -> Style:
    """Return the style with lines as far apart as the letters of a language need it."""
    if tag.partition("-")[0] not in WRITTEN_IN:
        return style
    # Few leaflets are in a language with faces of its own.
    from leaflet_pdf.layout.lines.other_scripts import room_of_lines

    return style.spaced(*room_of_lines(style.drawn(tag)))


def set_leaflet(leaflet: Leaflet, style: Style) -> Galley:
    """Return the leaflet as one endless column, in the measure of the style's page or of its columns.

    The style has margins that hold this leaflet's header and footer (`Furniture.style`).
    """
    identity, medicine = leaflet.identity, leaflet.medicine
    words, carer = language(identity.language), identity.reader is Reader.CARER
    verb = verb_for(words, medicine.form.plain, carer=carer)
    galley = Galley(style, style.drawn(identity.language), verb, medicine.name or words.this_medicine)
    galley.findings += too_high(style, leaflet.source)
    document = galley.element(Tag.DOCUMENT, -1, leaflet.source)
    page = Column(style.frame.x, style.frame.width).indented(style.inset_across)
    column = Column(style.frame.x, style.column_width).indented(style.inset)
    text = page.indented(style.side_across)
    text = text._replace(width=min(text.width, style.measure * style.body.size))
    if style.side_across:
        galley.text, galley.widths = text, (text, page)
    _set_title(galley, leaflet, page, document)
    if style.columns > 1 and style.introduction_in_columns:
        _begin_columns(galley, column, page)
    if leaflet.introduction:
        opening = galley.element(Tag.SECTION, document, leaflet.source)
        across = page if galley.text else text
        _set_introduction(galley, leaflet.introduction, column if galley.columned else across, opening)
    if style.columns > 1 and not galley.columned:
        _begin_columns(galley, column, page)
    if style.contents and leaflet.contents and len(leaflet.sections) >= FEWEST_SECTIONS_FOR_CONTENTS:
        _set_contents(galley, leaflet, column, document)
    galley.subheading = Tag.SUBHEADING
    for section in leaflet.sections:
        _set_section(galley, section, column, document)
    if galley.columned:
        galley.columned = galley.columned[0], len(galley.strips)
    _set_edition(galley, leaflet, page, document)
    _want_two_below(galley)
    return galley


def _begin_columns(galley: Galley, column: Column, page: Column) -> None:
    """Let what is set next be in columns, the first of which is given."""
    first = len(galley.strips)
    galley.columned, galley.widths, galley.text = (first, first), (column, page), None


def _want_two_below(galley: Galley) -> None:
    """Let no heading end a page with a single line below it; if that is all there is below it, if it can be avoided."""
    strips = galley.strips
    for number in [number for number, strip in enumerate(strips[:-2]) if strip.price == ALONE]:
        below, following = strips[number + 1 : number + 3]
        if below.height < 2 * galley.style.body.leading and any(isinstance(part, Glyphs) for part in below.parts):
            below.price = max(below.price, AWKWARD if following.price == ALONE else SPLIT)


def _set_title(galley: Galley, leaflet: Leaflet, column: Column, parent: int) -> None:
    style, medicine = galley.style, leaflet.medicine
    title = galley.element(Tag.TITLE, parent, leaflet.title.source)
    strips = set_text(galley, leaflet.title.runs, style.title, column, title, style.accent)
    strips[0].entry = (1, leaflet.title.plain.replace("\n", " "), title)
    galley.keep_with_next()
    runs: list[Run] = []
    for text in filter(None, (medicine.substance, medicine.strength, medicine.form, medicine.group)):
        runs += [Generated(" · ", text.source)] if runs else []
        runs += text.runs
    owner = galley.element(Tag.PARAGRAPH, parent, medicine.source)
    column = column._replace(width=galley.text.width) if galley.text else column
    set_text(galley, runs, style.body, column, owner, style.quiet)
    notice = status_line(leaflet.identity)
    if notice:
        # Here the first page says what others say in their header, so it must not be carried over.
        galley.keep_with_next()
        owner = galley.element(Tag.PARAGRAPH, parent, leaflet.source)
        set_text(galley, [Generated(notice + ".", leaflet.source, bold=True)], style.body, column, owner)
        galley.opening = len(galley.strips)
    if leaflet.monitoring:
        from leaflet_pdf.layout.blocks.monitoring import set_monitoring

        set_monitoring(galley, leaflet.monitoring, column, parent)


def _set_introduction(galley: Galley, blocks: Sequence[Block], column: Column, parent: int) -> None:
    """Set the blocks before the contents. What is urgent begins on the first page, if it is torn for that."""
    urgent = [number for number, block in enumerate(blocks) if _is_urgent(block)]
    if not urgent:
        _set_opening(galley, blocks, column, parent)
        return
    galley.keep_together(0, LATE)
    for block in blocks[: urgent[-1]]:
        galley.keep_with_next(LATE)
        first = len(galley.strips)
        _set_opening(galley, [block], column, parent)
        if not _is_urgent(block):
            galley.keep_together(first, LATE)
    galley.keep_with_next(LATE)
    _set_opening(galley, blocks[urgent[-1] :], column, parent)


def _set_opening(galley: Galley, blocks: Sequence[Block], column: Column, parent: int) -> None:
    """Set blocks of the introduction: with headings beside the text, boxes run across, under that of both."""
    for framed, group in groupby(blocks, lambda block: isinstance(block, WarningBox | Note | InformationBox)):
        set_blocks(galley, [*group], column if framed else galley.text or column, parent)
    settle(galley)


def _is_urgent(block: Block) -> bool:
    return isinstance(block, WarningBox) and block.level is Level.DANGER


def _set_contents(galley: Galley, leaflet: Leaflet, column: Column, parent: int) -> None:
    style = galley.style
    heading = galley.element(Tag.PARAGRAPH, parent, leaflet.source)
    words = [Generated(language(galley.language).contents, leaflet.source)]
    set_heading(galley, words, column, heading)
    owner = galley.element(Tag.CONTENTS, parent, leaflet.source)
    first = len(galley.strips)
    widest = max(_number(galley, section, style.item).width for section in leaflet.sections)
    indent = max(style.indent, widest + _NUMBER_GAP * style.item.size)
    for section in leaflet.sections:
        _set_contents_entry(galley, section, column, owner, indent)
    galley.strips[-1].space = style.body.after
    settle(galley)
    galley.keep_together(first, TORN)


def _number(galley: Galley, section: Section, kind: TextStyle) -> Line:
    return label(galley, f"{section.number} ", kind)


def _set_contents_entry(galley: Galley, section: Section, column: Column, parent: int, indent: float) -> None:
    style, kind = galley.style, galley.style.item
    item = galley.element(Tag.CONTENTS_ITEM, parent, section.source)
    reference = galley.element(Tag.REFERENCE, item, section.source)
    title = section.heading.plain.replace("\n", " ")
    words = Generated(f"{title} ", section.source, target=f"#{section.id}")
    number = _number(galley, section, kind)
    beside = Column(column.x + indent, column.width - indent - 2 * kind.size)
    strips = set_text(galley, [words], kind, beside, reference)
    drop = baseline(kind)
    strips[0].parts[:0] = line_parts(number, column.x, drop, style.ink, reference, section.source)
    right, foot = column.x + column.width, kind.leading + 1
    strips[-1].parts.append(PageNumber(right, drop, section.id, reference, section.source))
    strips[-1].parts.append(Rule(column.x, foot, right, foot, HAIRLINE, style.hairline))


def _set_section(galley: Galley, section: Section, column: Column, parent: int) -> None:
    style, kind, first = galley.style, galley.style.heading, len(galley.strips)
    if section.page_break:
        galley.page_breaks.append(first)
    owner = galley.element(Tag.SECTION, parent, section.source, title=section.heading.plain)
    heading = galley.element(Tag.HEADING, owner, section.heading.source)
    number = _number(galley, section, kind)
    across = galley.with_side(column).indented(style.hang) if galley.text else column
    if style.section_heads == PLAIN_HEADS:
        beside = across.indented(max(0.0, number.width + 0.4 * kind.size - style.hang))
        strips = set_text(galley, section.heading.runs, kind, beside, heading, style.accent)
        drop = baseline(kind)
        strips[0].parts[:0] = line_parts(number, across.x - style.hang, drop, style.accent, heading, section.source)
    else:
        # Only some themes do this, and a page of the others does not wait for it.
        from leaflet_pdf.layout.blocks.section_head import set_off

        set_off(galley, section, number, across, heading)
    for strip in galley.strips[first:]:
        strip.price = ALONE
    galley.strips[first].anchor = section.id
    galley.strips[first].entry = (1, f"{section.number} {section.heading.plain}".replace("\n", " "), heading)
    set_blocks(galley, section.body, column, owner)
    settle(galley)
    if section.keep_together:
        galley.keep_on_a_page(first)


def _set_edition(galley: Galley, leaflet: Leaflet, column: Column, parent: int) -> None:
    """Set who publishes the leaflet and which edition it is, in one piece; no page should hold that alone."""
    style, identity, words = galley.style, leaflet.identity, language(galley.language)
    page, longest = column, style.measure * style.body.size
    column = galley.text or page._replace(width=min(page.width, longest))
    first = len(galley.strips)
    galley.strips[-1].space = max(galley.strips[-1].space, style.heading.before)
    edition = words.edition.format(
        id=identity.id,
        version=identity.version,
        date=words.day(identity.revised),
        review=words.day(identity.review_by),
        digest=identity.digest[:12],
    )
    code = _code(leaflet)
    beside = code.beside(column) if code else column
    lines: list[list[Run]] = [
        [Generated(f"{words.published_by} ", leaflet.publisher.source), *leaflet.publisher.runs],
        [Generated(f"{words.contact}: ", leaflet.contact.source), *leaflet.contact.runs],
        [Generated(edition, leaflet.source)],
    ]
    for runs in lines:
        set_text(galley, runs, style.cell, beside, galley.element(Tag.PARAGRAPH, parent, runs[-1].source), style.quiet)
    if code:
        code.set(galley, first, column, parent)
    galley.rule_above(first, page)
    galley.keep_on_a_page(first)
    above = galley.strips[first - 1]
    if galley.height(first) + above.space + _LEAST_ABOVE_EDITION * style.body.leading <= style.frame.height:
        above.price = max(above.price, WIDOW)


def _code(leaflet: Leaflet) -> "Code | None":
    """Return the code that leads to the leaflet online. What only it needs is imported here: few leaflets have one."""
    if leaflet.online is None:
        return None
    from leaflet_pdf.layout.blocks.qr import Code

    return Code(leaflet.online)
