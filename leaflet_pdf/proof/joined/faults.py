"""Rules about a file that was joined from several: its tags lead from content to an element, and back (14.7.4.4).

They hold for all of its pages, whoever made them. What is painted on a leaflet's pages is proved leaflet by leaflet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject

from leaflet_pdf.model.finding import Finding, count
from leaflet_pdf.proof.catalogue.blanks import FIELD_NAME, FIELD_UNLISTED
from leaflet_pdf.proof.catalogue.document import PAGE_LABEL
from leaflet_pdf.proof.catalogue.furniture import COLOURS_DIFFER
from leaflet_pdf.proof.catalogue.structure import (
    CELL_WITHOUT_HEAD,
    ID_ASTRAY,
    ID_TWICE,
    LINK_TO_NOWHERE,
    LINK_WITHOUT_AREA,
    MARK_MISSING,
    MARK_TOLD_TWICE,
    MARK_TWICE,
    MARK_UNTOLD,
    OUTLINE_TORN,
    PAGE_WITHOUT_KEY,
    PARENT_TREE_LINK,
    PARENT_TREE_MARK,
    PARENT_WRONG,
)
from leaflet_pdf.proof.catalogue.words import LANGUAGE_DIFFERS
from leaflet_pdf.proof.joined.parts import Part
from leaflet_pdf.proof.joined.tags import Tags, id_bytes, tags_of
from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader
from leaflet_pdf.proof.reader.objects import dictionary, entry, number_of, resolve, string
from leaflet_pdf.proof.reader.readback import ReadBack, fault


def faults_of(reader: BoundedReader) -> Iterator[Finding]:
    """Yield what is wrong with the tags, the outline and the form of a file as a whole. Raises ReadError."""
    tags = tags_of(reader)
    for rule in (_parents, _marks, _back, _keys, _held, _ids, _heads):
        yield from rule(tags)
    yield from _links(tags)
    yield from _outline(reader, tags)
    yield from _fields(reader, tags)


def part_faults(part: Part, readback: ReadBack) -> Iterator[Finding]:
    """Yield what the file around a leaflet makes of it: other page labels, another language, other colours.

    Pages count from the leaflet's first.
    """
    for page, label in zip(readback.pages, part.labels, strict=True):
        if page.label != label:
            yield fault(PAGE_LABEL, f"the page is labelled “{label}”, and not “{page.label}”", page=page.number)
    own = ", ".join(sorted(side.language for side in readback.sides)) or readback.language
    if part.language != own:
        yield fault(LANGUAGE_DIFFERS, f"in the file, the leaflet is in “{part.language}”, not “{own}”")
    if part.profile != readback.metadata.profile:
        yield fault(COLOURS_DIFFER, "in the file, the colours of the leaflet have another profile")


def _parents(tags: Tags) -> Iterator[Finding]:
    for tag in tags.elements:
        if tag.named != tag.parent:
            yield fault(PARENT_WRONG, f"{_name(tag.source)} does not name the element that it is in as its parent")


def _marks(tags: Tags) -> Iterator[Finding]:
    placed = Counter(place for tag in tags.elements for place in tag.marks)
    for number, holder in tags.holders.items():
        for mcid, times in Counter(holder.mcids).items():
            if times > 1:
                yield fault(MARK_TWICE, f"MCID {mcid} is used by {times} sequences", page=holder.page)
            if not placed[number, mcid]:
                yield fault(MARK_UNTOLD, f"MCID {mcid} is in no structure element", page=holder.page)
    for (number, mcid), times in placed.items():
        at = tags.holders.get(number)
        if at is None or mcid not in at.mcids:
            yield fault(
                MARK_MISSING, f"an element refers to MCID {mcid}, which does not exist", page=at.page if at else 0
            )
        elif times > 1:
            yield fault(MARK_TOLD_TWICE, f"MCID {mcid} is in the tree {times} times", page=at.page)


def _back(tags: Tags) -> Iterator[Finding]:
    """Yield a finding for each mark from which the parent tree does not lead to its element, and for idle entries."""
    listed = dict(tags.parents)
    numbers = {tag.number for tag in tags.elements}
    for tag in tags.elements:
        for number, mcid in tag.marks:
            holder = tags.holders.get(number)
            owners = resolve(listed.get(holder.key)) if holder and holder.key is not None else None
            owner = owners[mcid] if isinstance(owners, ArrayObject) and 0 <= mcid < len(owners) else None
            if holder and (owner is None or number_of(owner) != tag.number):
                message = f"the ParentTree does not lead from MCID {mcid} to its element"
                yield fault(PARENT_TREE_MARK, message, page=holder.page)
    for key, value in tags.parents:
        found = resolve(value)
        for one in found if isinstance(found, ArrayObject) else [value]:
            if number_of(one) is not None and number_of(one) not in numbers:
                yield fault(
                    PARENT_TREE_MARK, f"the ParentTree leads, for key {key}, to something that is not in the tree"
                )


def _keys(tags: Tags) -> Iterator[Finding]:
    holders = [(one.key, one.page) for one in tags.holders.values() if one.key is not None]
    keyed = [*holders, *((one.key, one.page) for one in tags.annotations.values() if one.key is not None)]
    first = dict(reversed(keyed))
    for key, times in Counter(key for key, _ in keyed).items():
        if times > 1:
            yield fault(
                PAGE_WITHOUT_KEY,
                f"{count(times, 'page or link', 'pages and links')} share the key {key}",
                page=first[key],
            )
    for key, times in Counter(key for key, _ in tags.parents).items():
        if times > 1:
            yield fault(PAGE_WITHOUT_KEY, f"the ParentTree has the key {key} {times} times")
    for holder in tags.holders.values():
        if holder.mcids and holder.key is None:
            yield fault(PAGE_WITHOUT_KEY, "the page has no StructParents", page=holder.page)


def _held(tags: Tags) -> Iterator[Finding]:
    listed = dict(tags.parents)
    for tag in tags.elements:
        for number in tag.objects:
            one = tags.annotations.get(number)
            if one is None:
                yield fault(LINK_WITHOUT_AREA, f"{_name(tag.source)} refers to an annotation that is on no page")
            elif one.key is None or number_of(listed.get(one.key)) != tag.number:
                message = f"the ParentTree does not lead from an annotation ({one.kind}) to its element"
                yield fault(PARENT_TREE_LINK, message, page=one.page)
    owned = {number for tag in tags.elements for number in tag.objects}
    for number, one in tags.annotations.items():
        if one.key is not None and number not in owned:
            message = f"an annotation ({one.kind}) has a key, and is in no element"
            yield fault(PARENT_TREE_LINK, message, page=one.page)


def _ids(tags: Tags) -> Iterator[Finding]:
    named = {id_bytes(tag.source.get("/ID")): tag.number for tag in tags.elements if "/ID" in tag.source}
    times = Counter(id_bytes(tag.source.get("/ID")) for tag in tags.elements if "/ID" in tag.source)
    yield from (
        fault(ID_TWICE, f"{count} elements have the ID “{_text(name)}”") for name, count in times.items() if count > 1
    )
    led = dict(tags.names)
    for name in sorted(named.keys() | led.keys()):
        if led.get(name) != named.get(name):
            yield fault(ID_ASTRAY, f"the IDTree does not lead from the ID “{_text(name)}” to its element")


def _heads(tags: Tags) -> Iterator[Finding]:
    named = {id_bytes(tag.source.get("/ID")) for tag in tags.elements if "/ID" in tag.source}
    for tag in tags.elements:
        found = entry(tag.source, "/A")
        for attributes in map(resolve, found if isinstance(found, ArrayObject) else [found]):
            heads = entry(attributes, "/Headers") if isinstance(attributes, DictionaryObject) else None
            for head in map(id_bytes, heads or ()):
                if head not in named:
                    message = f"a cell refers to a header cell “{_text(head)}” that does not exist"
                    yield fault(CELL_WITHOUT_HEAD, message)


def _links(tags: Tags) -> Iterator[Finding]:
    for one in tags.annotations.values():
        action = entry(one.source, "/A") or DictionaryObject()
        target = entry(one.source, "/Dest") or (entry(action, "/D") if action.get("/S") == "/GoTo" else None)
        if one.kind == "Link" and _leads_astray(target, tags):
            message = f"the link “{string(one.source.get('/Contents'))}” leads to a page that is not in the file"
            yield fault(LINK_TO_NOWHERE, message, page=one.page)


def _leads_astray(target: Any, tags: Tags) -> bool:
    """Tell whether an explicit destination is of no page of the file. One by name is looked up by the viewer."""
    return isinstance(target, ArrayObject) and bool(target) and number_of(target[0]) not in tags.pages


def _outline(reader: BoundedReader, tags: Tags) -> Iterator[Finding]:
    """Yield a finding where entries of the outline do not name each other, or lead to no page."""
    top = reader.root_object.get("/Outlines")
    if resolve(top) is None:
        return
    budget = reader.budget(limits.OUTLINE)
    waiting = [top]
    while waiting:
        above = waiting.pop()
        source = dictionary(above, "the outline")
        before, one = None, source.get("/First")
        while one is not None:
            budget.take(1)
            line = dictionary(one, "an outline entry")
            where = f"the outline entry “{string(line.get('/Title'))}”"
            if number_of(line.get("/Parent")) != number_of(above) or number_of(line.get("/Prev")) != number_of(before):
                yield fault(OUTLINE_TORN, f"{where} does not name the entries around it")
            if _leads_astray(entry(line, "/Dest"), tags):
                yield fault(LINK_TO_NOWHERE, f"{where} leads to a page that is not in the file")
            waiting.append(one)
            before, one = one, line.get("/Next")
        if number_of(source.get("/Last")) != number_of(before):
            yield fault(OUTLINE_TORN, "the outline does not end with the entry that it says is its last")


def _fields(reader: BoundedReader, tags: Tags) -> Iterator[Finding]:
    """Yield a finding for each field that the form does not list, or whose full name is another's, too (12.7.3)."""
    form = entry(reader.root_object, "/AcroForm") or DictionaryObject()
    names: Counter[str] = Counter()
    listed: set[int | None] = set()
    waiting = [(one, "") for one in entry(form, "/Fields") or ()]
    budget = reader.budget(limits.OBJECTS)
    while waiting:
        budget.take(1)
        value, above = waiting.pop()
        source = dictionary(value, "a field")
        listed.add(number_of(value))
        name = ".".join(filter(None, (above, string(source.get("/T")))))
        kids = entry(source, "/Kids") or ()
        names[name] += "/T" in source and not any("/T" in dictionary(kid, "a field") for kid in kids)
        waiting += [(kid, name) for kid in kids]
    yield from (fault(FIELD_NAME, f"{times} fields are called {name}") for name, times in names.items() if times > 1)
    for number, one in tags.annotations.items():
        if one.kind == "Widget" and number not in listed:
            yield fault(FIELD_UNLISTED, "the form does not list a field", page=one.page)


def _name(source: DictionaryObject) -> str:
    return f"an element ({string(source.get('/S'))})"


def _text(name: bytes) -> str:
    return name.decode("latin-1")
