"""The tags of any file, whoever made it: its elements, the marks on its pages, and what leads from one to the other.

Of what is painted only the marks are read: a prescription may be painted with what no leaflet has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, StreamObject

from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader, Unfolding
from leaflet_pdf.proof.reader.objects import ReadError, array, dictionary, entry, flag, number_of, resolve, string

Place = tuple[int | None, int]
"""Marked content: the number of the object that it is in, a page or a form XObject, and its MCID."""


class Holder(NamedTuple):
    """A page or a form XObject: its page (from 1), its key in the parent tree, its MCIDs in order."""

    page: int
    key: int | None
    mcids: tuple[int, ...]


class Held(NamedTuple):
    """An annotation on a page, by its page (from 1), its kind and its key in the parent tree."""

    page: int
    kind: str
    key: int | None
    source: DictionaryObject


class Tag(NamedTuple):
    """An element: its object's number, what it says its parent is, what that is, and what it holds."""

    source: DictionaryObject
    number: int | None
    named: int | None
    parent: int | None
    marks: tuple[Place, ...]
    objects: tuple[int | None, ...]


@dataclass(slots=True)
class Tags:
    """The tags of a file. Pages, holders and annotations are by object number, parents are the parent tree."""

    pages: dict[int | None, int]
    holders: dict[int | None, Holder]
    annotations: dict[int | None, Held]
    elements: list[Tag] = field(default_factory=list)
    parents: list[tuple[int, Any]] = field(default_factory=list)
    names: list[tuple[bytes, int | None]] = field(default_factory=list)
    root: DictionaryObject = field(default_factory=DictionaryObject)


def tags_of(reader: BoundedReader) -> Tags:
    """Return the tags of a file. Raises ReadError beyond the limits of reading, or if something is of another type."""
    marked = flag(entry(entry(reader.root_object, "/MarkInfo") or DictionaryObject(), "/Marked"))
    pages = {number_of(page.indirect_reference): number for number, page in enumerate(reader.pages, 1)}
    holders: dict[int | None, Holder] = {}
    annotations: dict[int | None, Held] = {}
    unfolding = Unfolding(reader)
    for number, page in enumerate(reader.pages, 1):
        unfolding.page(page, number)
        holders |= _holders(page, number_of(page.indirect_reference), number, set())
        for value in array(entry(page, "/Annots") or ArrayObject(), "the annotations of a page"):
            source = dictionary(value, "an annotation")
            annotations[number_of(value)] = Held(
                number, string(source.get("/Subtype")), _key(source, "/StructParent"), source
            )
    if not marked:  # marks without a key are what is left of tags that some program took out
        holders = {number: holder for number, holder in holders.items() if holder.key is not None}
    tags = Tags(pages, holders, annotations)
    root = entry(reader.root_object, "/StructTreeRoot")
    if root is not None:
        _read_tree(tags, reader)
    return tags


def _holders(
    source: DictionaryObject, number: int | None, page: int, seen: set[int]
) -> Iterator[tuple[int | None, Holder]]:
    """Yield a page or a form XObject with its marks, and the form XObjects in its resources."""
    content = source if isinstance(source, StreamObject) else entry(source, "/Contents")
    resources = entry(source, "/Resources") or DictionaryObject()
    yield number, Holder(page, _key(source, "/StructParents"), tuple(_mcids(content, resources)))
    drawn = entry(resources, "/XObject") or DictionaryObject()
    for value in drawn.values():
        inner = resolve(value)
        if isinstance(inner, StreamObject) and inner.get("/Subtype") == "/Form" and id(inner) not in seen:
            seen.add(id(inner))
            yield from _holders(inner, number_of(value), page, seen)


def _mcids(content: Any, resources: DictionaryObject) -> Iterator[int]:
    properties = entry(resources, "/Properties") or DictionaryObject()
    if content is None:
        return
    for operands, operator in ContentStream(content, None, "bytes").operations:
        if operator == b"BDC" and len(operands) == 2:
            listed = operands[1] if isinstance(operands[1], DictionaryObject) else entry(properties, operands[1])
            mcid = entry(listed, "/MCID") if isinstance(listed, DictionaryObject) else None
            if isinstance(mcid, int):
                yield int(mcid)


def _key(source: DictionaryObject, name: str) -> int | None:
    key = entry(source, name)
    return int(key) if isinstance(key, int) else None


def _read_tree(tags: Tags, reader: BoundedReader) -> None:
    top = reader.root_object.get("/StructTreeRoot")
    tags.root = dictionary(top, "the structure tree")
    budget = reader.budget(limits.KIDS)
    root = number_of(top)
    waiting: list[tuple[Any, int | None, int | None, int]] = [
        (kid, root, None, 0) for kid in reversed(_kids(tags.root))
    ]
    seen: set[int] = set()
    while waiting:
        value, parent, page, depth = waiting.pop()
        source = dictionary(value, "a structure element")
        if depth > limits.DEPTH or id(source) in seen:
            raise ReadError("the structure tree contains an element twice, or is nested too deeply")
        seen.add(id(source))
        home = number_of(source.get("/Pg")) if "/Pg" in source else page
        kids = _kids(source)
        budget.take(len(kids) + 1)
        leaves = [(kid, _leaf(kid, home)) for kid in kids]
        tags.elements.append(
            Tag(
                source,
                number_of(value),
                number_of(source.get("/P")),
                parent,
                tuple(leaf for _, leaf in leaves if isinstance(leaf, tuple)),
                tuple(number_of(resolve(kid).get("/Obj")) for kid, leaf in leaves if leaf == "object"),
            )
        )
        waiting += [(kid, number_of(value), home, depth + 1) for kid, leaf in reversed(leaves) if leaf is None]
    tags.parents = [(int(key), value) for key, value in _pairs(tags.root.get("/ParentTree"), "/Nums", budget)]
    named = _pairs(tags.root.get("/IDTree"), "/Names", budget)
    tags.names = [(id_bytes(key), number_of(value)) for key, value in named]


def _leaf(kid: Any, page: int | None) -> Place | str | None:
    """Return marked content, "object", or None for an element."""
    found = resolve(kid)
    if isinstance(found, int):
        return page, int(found)
    source = dictionary(found, "a kid in the structure tree")
    kind = string(source.get("/Type"))
    if kind == "MCR":
        at = source.get("/Stm") or source.get("/Pg")
        return page if at is None else number_of(at), int(entry(source, "/MCID"))
    return "object" if kind == "OBJR" else None


def _kids(source: DictionaryObject) -> list[Any]:
    found = entry(source, "/K")
    return list(found) if isinstance(found, ArrayObject) else [] if found is None else [source.get("/K")]


def _pairs(tree: Any, leaves: str, budget: Any) -> Iterator[tuple[Any, Any]]:
    waiting = [tree]
    while waiting:
        node = resolve(waiting.pop())
        if node is not None:
            listed = array(entry(node, leaves) or ArrayObject(), "a tree of names or numbers")
            budget.take(len(listed) + 1)
            yield from ((resolve(key), value) for key, value in zip(listed[::2], listed[1::2], strict=True))
            waiting += reversed(array(entry(node, "/Kids") or ArrayObject(), "a tree of names or numbers"))


def id_bytes(value: Any) -> bytes:
    """Return the bytes of an ID, which pypdf may have decoded as text; b"" for none."""
    found = resolve(value)
    original = getattr(found, "original_bytes", b"")
    return bytes(original)
