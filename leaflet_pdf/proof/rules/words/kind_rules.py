"""Rules about what the words of a leaflet are tagged as: headings, boxes, lists, tables, figures."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.languages.language import language
from leaflet_pdf.model.annotations import lists, roles
from leaflet_pdf.model.finding import Finding, count, one
from leaflet_pdf.model.leaflet import (
    Figure,
    InformationBox,
    ListItem,
    SideEffects,
    SubSubheading,
    Text,
    WarningBox,
    blocks,
    texts,
    walk,
)
from leaflet_pdf.model.role import Marker, Role
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.emphasis import LIST_BULLET
from leaflet_pdf.proof.catalogue.kinds import (
    FIGURE_MISSING,
    HEADING_MISSING,
    HEADING_NUMBER,
    HEADING_UNEXPECTED,
    INFORMATION_UNTOLD,
    ITEM_TORN,
    LIST_ITEMS,
    LIST_NUMBER,
    LIST_NUMBERING,
    LIST_TORN,
    ROLE_DIFFERS,
    SUBHEADING_NO_HEADING,
    TITLE_NO_HEADING,
    WARNING_NO_BOX,
    WARNING_TORN,
    WARNING_UNEXPECTED,
    WARNING_WITHOUT_LEVEL,
)
from leaflet_pdf.proof.fold import find, fold, shorten
from leaflet_pdf.proof.reader.readback import Element, fault

_INFORMATION = "Information"
_BULLETS = set("•◦▪‣")
_TAGS = {
    Role.TITLE: ("H1",),
    Role.MEDICINE: ("P",),
    Role.HEADING: ("H2",),
    Role.SUBHEADING: ("H2", "H3", "H4"),
    Role.PARAGRAPH: ("P",),
    Role.ITEM: ("LBody",),
    Role.EFFECT: ("LBody",),
    Role.BOX_TITLE: ("P",),
    Role.TOPIC: ("H2", "H3"),
    Role.TERM: ("Lbl",),
    Role.CAPTION: ("Caption", "P"),
    Role.LEGEND: ("Caption",),
    Role.HEAD: ("TH",),
    Role.CELL: ("TD", "TH"),
    Role.LABEL: ("P", "TD", "TH"),
    Role.PUBLISHER: ("P",),
}
"""What a text may be tagged as: it, or what it is in, is one of these (ISO 32000-1, 14.8.4)."""


def the_title_is_the_first_heading(alignment: Alignment) -> Iterator[Finding]:
    titles = [element for element in alignment.readback.elements if element.role == "H1"]
    if len(titles) != 1 or find(fold(alignment.leaflet.title.plain), fold(titles[0].text)) < 0:
        yield TITLE_NO_HEADING.at(alignment.leaflet.title.source, "the title is not the only heading of level 1")


def sections_have_numbered_headings(alignment: Alignment) -> Iterator[Finding]:
    opening = [fold(text.plain) for text, role in roles(alignment.leaflet.introduction) if role is Role.SUBHEADING]
    headings = [fold(element.text) for element in alignment.readback.elements if element.role == "H2"]
    headings = [heading for heading in headings if heading not in opening]
    for section in alignment.leaflet.sections:
        words = fold(section.heading.plain)
        alike = (place for place, heading in enumerate(headings) if _ends_with(heading, words))
        numbered = next((at for at in alike if _is_number(headings[at].removesuffix(words), section.number)), None)
        place = numbered
        if numbered is None:
            place = next((at for at, heading in enumerate(headings) if _ends_with(heading, words)), None)
        if place is None:
            yield HEADING_MISSING.at(section.heading.source, f"there is no section headed “{words}”")
            continue
        if numbered is None:
            yield HEADING_NUMBER.at(
                section.heading.source, f"“{headings[place]}” does not begin with its number, {section.number}"
            )
        del headings[: place + 1]
    for heading in headings:
        if heading[:1].isdecimal():
            yield fault(HEADING_UNEXPECTED, f"“{heading}” is not a section of the leaflet")


def subheadings_are_headings(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each sub-heading that is not one level below the heading that it belongs to."""
    opening = set(map(id, texts(alignment.leaflet.introduction)))
    lower = {id(block.text) for block in blocks(alignment.leaflet) if isinstance(block, SubSubheading)}
    for text, role in roles(alignment.leaflet):
        place = alignment.element(text)
        if role is Role.SUBHEADING and place is not None:
            level = f"H{(2 if id(text) in opening else 3) + (id(text) in lower)}"
            if alignment.ancestor(text, level) is None:
                message = f"“{shorten(text.plain)}” is not a heading of level {level[1]}"
                yield SUBHEADING_NO_HEADING.at(text.source, message, page=alignment.page(place))


def texts_are_tagged_as_what_they_are(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each text whose tag, and those around it, are none for what the model says that it is."""
    for text, role in roles(alignment.leaflet):
        element = alignment.element(text)
        if element is not None and alignment.ancestor(text, *_TAGS[role]) is None:
            message = (
                f"“{shorten(text.plain)}” is tagged as {alignment.readback.elements[element].role}, but is {one(role)}"
            )
            yield ROLE_DIFFERS.at(text.source, message, page=alignment.page(element))


def warnings_are_boxes(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each warning that is not a `Warning` element of its own, begun by its level's word."""
    taken: set[int] = set()
    for block in blocks(alignment.leaflet):
        if not isinstance(block, WarningBox) or alignment.element(block.title) is None:
            continue
        box = _box_around(alignment, block.title)
        title = fold(block.title.plain)
        if box is None or box in taken:
            yield WARNING_NO_BOX.at(block.source, f"“{title}” has no Warning element of its own")
            continue
        taken.add(box)
        yield from _wrong_box(alignment, block, box)


def _wrong_box(alignment: Alignment, block: WarningBox, box: int) -> Iterator[Finding]:
    title, first = fold(block.title.plain), alignment.element(block.title)
    line = fold(alignment.readback.elements[first].own) if first is not None else ""
    level = language(alignment.leaflet.identity.language).levels[block.level]
    if line != fold(f"{level}: {block.title.plain}"):
        yield WARNING_WITHOUT_LEVEL.at(block.source, f"“{title}” does not say how serious it is")
    for text in texts(block.body):
        if alignment.element(text) is not None and _box_around(alignment, text) != box:
            yield WARNING_TORN.at(text.source, f"“{shorten(text.plain)}” is not in its warning box")


def boxes_are_warnings(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding if there are more Warning elements than warnings, and lists of effects that cannot wait."""
    most = 0
    for block in blocks(alignment.leaflet):
        most += isinstance(block, WarningBox)
        most += bool(block.stop_now) + bool(block.get_help) if isinstance(block, SideEffects) else 0
    found = sum(element.tag == "Warning" for element in alignment.readback.elements)
    if found > most:
        yield fault(
            WARNING_UNEXPECTED,
            f"too many warnings: {count(found, 'warning box', 'warning boxes')}, {most} in the leaflet",
        )


def information_is_in_its_box(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a box of information without an element of its own, or without the word that begins it."""
    word = language(alignment.leaflet.identity.language).information
    found = [index for index, one in enumerate(alignment.readback.elements) if one.tag == _INFORMATION]
    for block in blocks(alignment.leaflet):
        title = alignment.element(block.title) if isinstance(block, InformationBox) else None
        if title is None or not isinstance(block, InformationBox):
            continue
        box = alignment.readback.elements[title].parent
        line = fold(alignment.readback.elements[title].own)
        if box not in found or line != fold(f"{word}: {block.title.plain}"):
            message = f"“{shorten(block.title.plain)}” is not tagged as an information box"
            yield INFORMATION_UNTOLD.at(block.source, message)
            continue
        found.remove(box)
        for text in texts(block.body):
            element = alignment.element(text)
            if element is not None and box not in alignment.readback.around(element):
                yield INFORMATION_UNTOLD.at(text.source, f"“{shorten(text.plain)}” is outside its information box")
    if found:
        yield fault(INFORMATION_UNTOLD, "there are more information boxes than the leaflet has")


def lists_keep_their_items(alignment: Alignment) -> Iterator[Finding]:
    for items, marker, numbers in lists(alignment.leaflet):
        owners = [alignment.ancestor(item.text, "LI") for item in items if alignment.element(item.text) is not None]
        if len(owners) < len(items):
            continue
        parents = {alignment.readback.elements[owner].parent for owner in owners if owner is not None}
        if None in owners or len(set(owners)) < len(owners) or len(parents) != 1:
            yield LIST_TORN.at(items[0].source, f"the list from “{_start(items)}” is not a single list")
            continue
        found = alignment.readback.elements[parents.pop()]
        yield from _wrong_list(alignment, items, numbers if marker is Marker.NUMBER else None, found)


def _wrong_list(
    alignment: Alignment, items: tuple[ListItem, ...], numbers: range | None, found: Element
) -> Iterator[Finding]:
    elements, ordered = alignment.readback.elements, numbers is not None
    entries = [elements[kid] for kid in found.nested if elements[kid].role == "LI"]
    if len(entries) != len(items):
        message = f"the list from “{_start(items)}” has {count(len(entries), 'item')}, {len(items)} in the leaflet"
        yield LIST_ITEMS.at(items[0].source, message)
    if ordered != (found.numbering not in {"", "None", "Disc", "Circle", "Square"}):
        message = f"the list from “{_start(items)}” is {'not ' if ordered else ''}tagged as numbered"
        yield LIST_NUMBERING.at(items[0].source, message)
    for number, element in enumerate(entries, numbers[0] if numbers else 1):
        label = next((kid for kid in element.nested if elements[kid].role == "Lbl"), None)
        seen = "" if label is None else _seen(alignment, label)
        if ordered and seen not in {f"{number}.", f"{number})"}:
            message = f"step {number} does not say its number: “{shorten(fold(element.text))}”"
            yield LIST_NUMBER.at(items[0].source, message)
        if not ordered and (seen not in _BULLETS or (label is not None and fold(elements[label].text) != seen)):
            message = f"“{shorten(fold(element.text))}” is marked with “{seen}”, not with a bullet"
            yield LIST_BULLET.at(items[0].source, message)


def entries_hold_their_parts(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each text or picture in an entry of a list that is outside the entry's LBody."""
    readback = alignment.readback
    for item in walk(alignment.leaflet):
        held = (item.inner, item.body) if isinstance(item, ListItem) else ()
        body = alignment.ancestor(item.text, "LBody") if any(held) else None
        if body is None:
            continue
        for text in texts(held):
            element = alignment.element(text)
            if element is not None and body not in readback.around(element):
                yield ITEM_TORN.at(text.source, f"“{shorten(text.plain)}” is outside the list entry that it belongs to")
        inside = (readback.elements[index] for index in readback.inside(body))
        alts = iter([fold(element.alt) for element in inside if element.role == "Figure"])
        for block in blocks(held):
            if isinstance(block, Figure) and fold(block.alt) not in alts:
                message = f"the figure “{shorten(block.alt)}” is outside the list entry that it belongs to"
                yield ITEM_TORN.at(block.source, message)


def _seen(alignment: Alignment, element: int) -> str:
    """Return what the letters of an element look like, whatever words are given for them."""
    seen = [
        "".join(map(piece.font.character, piece.codes))
        for content in alignment.readback.elements[element].content
        for piece in alignment.readback.shown.get(content, ())
        if piece.font
    ]
    return fold("".join(seen))


def figures_are_tagged(alignment: Alignment) -> Iterator[Finding]:
    alts = iter([fold(element.alt) for element in alignment.readback.elements if element.role == "Figure"])
    for block in blocks(alignment.leaflet):
        if isinstance(block, Figure) and fold(block.alt) not in alts:
            yield FIGURE_MISSING.at(block.source, f"the figure “{shorten(block.alt)}” is missing or out of order")
            return


def _box_around(alignment: Alignment, text: Text) -> int | None:
    element = alignment.element(text)
    around = () if element is None else alignment.readback.around(element)
    return next((index for index in around if alignment.readback.elements[index].tag == "Warning"), None)


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
    texts_are_tagged_as_what_they_are,
    warnings_are_boxes,
    boxes_are_warnings,
    information_is_in_its_box,
    lists_keep_their_items,
    entries_hold_their_parts,
    figures_are_tagged,
)
