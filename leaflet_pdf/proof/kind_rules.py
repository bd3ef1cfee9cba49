"""Rules about what the words of a leaflet are told as: headings, boxes, lists, tables, figures."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.finding import Finding, count
from leaflet_pdf.model import (
    Bullets,
    Figure,
    Leaflet,
    ListItem,
    Paragraph,
    Pictured,
    SideEffects,
    Steps,
    Subheading,
    Table,
    Text,
    WarningBox,
)
from leaflet_pdf.proof.fold import find, fold, shorten
from leaflet_pdf.proof.readback import Element, fault
from leaflet_pdf.proof.told import Told, blocks_in, blocks_of


def the_title_is_the_first_heading(told: Told) -> Iterator[Finding]:
    titles = [element for element in told.readback.elements if element.role == "H1"]
    if len(titles) != 1 or find(fold(told.leaflet.title.plain), fold(titles[0].text)) < 0:
        yield Finding("title-no-heading", "the title is not the one heading of level 1", told.leaflet.title.source)


def sections_have_numbered_headings(told: Told) -> Iterator[Finding]:
    opening = [fold(b.text.plain) for b in blocks_in(told.leaflet.introduction) if isinstance(b, Subheading)]
    headings = [fold(element.text) for element in told.readback.elements if element.role == "H2"]
    headings = [heading for heading in headings if heading not in opening]
    for section in told.leaflet.sections:
        words = fold(section.heading.plain)
        alike = [place for place, heading in enumerate(headings) if _ends_with(heading, words)]
        numbered = [at for at in alike if _is_number(headings[at].removesuffix(words), section.number)]
        place = next(iter(numbered or alike), None)
        if place is None:
            yield Finding("heading-missing", f"no section is headed “{words}”", section.heading.source)
            continue
        if not numbered:
            yield Finding(
                code="heading-number",
                message=f"“{headings[place]}” does not begin with its number, {section.number}",
                source=section.heading.source,
            )
        del headings[: place + 1]
    for heading in headings:
        if heading[:1].isdigit():
            yield fault("heading-unexpected", f"no section of the leaflet is “{heading}”")


def subheadings_are_headings(told: Told) -> Iterator[Finding]:
    """Yield a finding for each sub-heading that is not one level below the heading above it."""
    opening = set(map(id, blocks_in(told.leaflet.introduction)))
    for block in blocks_of(told.leaflet):
        if isinstance(block, Subheading):
            place = told.element(block.text)
            level = "H2" if id(block) in opening else "H3"
            if place is not None and told.ancestor(block.text, level) is None:
                message = f"“{shorten(block.text.plain)}” is no heading of level {level[1]}"
                yield Finding("subheading-no-heading", message, block.source, page=told.page(place))


def warnings_are_boxes(told: Told) -> Iterator[Finding]:
    """Yield a finding for each warning that is no `Warning` element of its own, begun by its level's word."""
    taken: set[int] = set()
    for block in blocks_of(told.leaflet):
        if not isinstance(block, WarningBox) or told.element(block.title) is None:
            continue
        box = _box_around(told, block.title)
        title = fold(block.title.plain)
        if box is None or box in taken:
            yield Finding("warning-no-box", f"“{title}” is in no Warning element of its own", block.source)
            continue
        taken.add(box)
        yield from _wrong_box(told, block, box)


def _wrong_box(told: Told, block: WarningBox, box: int) -> Iterator[Finding]:
    title, first = fold(block.title.plain), told.element(block.title)
    line = fold(told.readback.elements[first].own) if first is not None else ""
    if not any(map(str.isalpha, line.removesuffix(title))) or not line.endswith(title):
        yield Finding("warning-without-level", f"no word says how grave “{title}” is", block.source)
    for text in _texts_in(block):
        if told.element(text) is not None and _box_around(told, text) != box:
            yield Finding("warning-torn", f"“{shorten(text.plain)}” is not in its warning box", text.source)


def boxes_are_warnings(told: Told) -> Iterator[Finding]:
    """Yield a finding if there are more Warning elements than warnings, and side effects that mean stop."""
    blocks = tuple(blocks_of(told.leaflet))
    most = sum(
        isinstance(block, WarningBox) or (isinstance(block, SideEffects) and bool(block.stop_now)) for block in blocks
    )
    found = sum(element.tag == "Warning" for element in told.readback.elements)
    if found > most:
        yield fault(
            "warning-unexpected",
            f"too many warnings: {count(found, 'warning box', 'warning boxes')}, {most} in the leaflet",
        )


def lists_keep_their_items(told: Told) -> Iterator[Finding]:
    for items, ordered in _lists(told.leaflet):
        owners = [told.ancestor(item.text, "LI") for item in items if told.element(item.text) is not None]
        if len(owners) < len(items):
            continue
        parents = {told.readback.elements[owner].parent for owner in owners if owner is not None}
        if None in owners or len(set(owners)) < len(owners) or len(parents) != 1:
            yield Finding("list-torn", f"the list from “{_start(items)}” is not one list", items[0].source)
            continue
        found = told.readback.elements[parents.pop()]
        yield from _wrong_list(told, items, ordered, found)


def _wrong_list(told: Told, items: tuple[ListItem, ...], ordered: bool, found: Element) -> Iterator[Finding]:
    elements = told.readback.elements
    entries = [elements[kid] for kid in found.nested if elements[kid].role == "LI"]
    if len(entries) != len(items):
        message = f"the list from “{_start(items)}” has {count(len(entries), 'item')}, {len(items)} in the leaflet"
        yield Finding("list-items", message, items[0].source)
    if ordered != (found.numbering not in {"", "None", "Disc", "Circle", "Square"}):
        message = f"the list from “{_start(items)}” is {'not ' if ordered else ''}told as numbered"
        yield Finding("list-numbering", message, items[0].source)
    for number, element in enumerate(entries, 1):
        labels = [fold(elements[kid].text) for kid in element.nested if elements[kid].role == "Lbl"]
        if ordered and not (labels and _is_number(labels[0], number)):
            yield Finding(
                "list-number",
                f"step {number} does not say its number: “{shorten(fold(element.text))}”",
                items[0].source,
            )


def figures_are_told(told: Told) -> Iterator[Finding]:
    alts = iter([fold(element.alt) for element in told.readback.elements if element.role == "Figure"])
    for block in blocks_of(told.leaflet):
        if isinstance(block, Figure) and fold(block.alt) not in alts:
            yield Finding("figure-missing", f"no figure, or not in its order, is “{shorten(block.alt)}”", block.source)
            return


def _lists(leaflet: Leaflet) -> Iterator[tuple[tuple[ListItem, ...], bool]]:
    """Yield the items of every list, and whether it is numbered."""
    for block in blocks_of(leaflet):
        match block:
            case Bullets() | Steps():
                yield from _nested_lists(block)
            case Table():
                for cell in (cell for _, rows in block.groups for row in rows for cell in row.cells):
                    inside = cell.inner if isinstance(cell, ListItem) else cell
                    if isinstance(inside, Bullets | Steps):
                        yield from _nested_lists(inside)
            case SideEffects(stop_now, bands):
                for items in (stop_now, *(band.effects for band in bands)):
                    if items:
                        yield from _nested_lists(Bullets(items, block.source))


def _nested_lists(block: Bullets | Steps) -> Iterator[tuple[tuple[ListItem, ...], bool]]:
    yield block.items, isinstance(block, Steps)
    for item in block.items:
        if item.inner:
            yield from _nested_lists(item.inner)


def _texts_in(box: WarningBox) -> Iterator[Text]:
    """Yield the texts that the blocks in a box begin with."""
    for block in blocks_in(box.body):
        match block:
            case Paragraph(text) | Subheading(text) | Table(text) | Figure(_, _, Text() as text) | Pictured(_, text):
                yield text
            case Bullets(items) | Steps(items):
                yield from (item.text for item in items)


def _box_around(told: Told, text: Text) -> int | None:
    element = told.element(text)
    around = () if element is None else told.readback.around(element)
    return next((index for index in around if told.readback.elements[index].tag == "Warning"), None)


def _is_number(words: str, number: int) -> bool:
    """Tell whether words are a number and nothing but marks around it."""
    return "".join(filter(str.isalnum, words)) == str(number)


def _ends_with(heading: str, words: str) -> bool:
    return heading.endswith(words) and not heading.removesuffix(words)[-1:].isalnum()


def _start(items: tuple[ListItem, ...]) -> str:
    return shorten(items[0].text.plain)


KIND_RULES = (
    the_title_is_the_first_heading,
    sections_have_numbered_headings,
    subheadings_are_headings,
    warnings_are_boxes,
    boxes_are_warnings,
    lists_keep_their_items,
    figures_are_told,
)
