"""The structure tree of a document, and the text of each element."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject

from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader, Budget
from leaflet_pdf.proof.reader.objects import ReadError, array, dictionary, entry, number_of, numbers, resolve, string
from leaflet_pdf.proof.reader.readback import Attached, Content, Element, Kid, Page


@dataclass(slots=True)
class _Node:
    """An element that is being read: not all of its kids are known yet."""

    source: DictionaryObject
    parent: int
    kids: list[Kid] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """The structure tree while it is read. `page_of` and `annotation_of` are by object number."""

    root: DictionaryObject
    page_of: Mapping[int | None, Page]
    annotation_of: Mapping[int | None, Attached]
    reader: InitVar[BoundedReader]
    nodes: list[_Node] = field(default_factory=list)
    index_of: dict[int | None, int] = field(default_factory=dict)
    _elements: Budget = field(init=False)
    _kids: Budget = field(init=False)
    _text_budget: Budget = field(init=False)

    def __post_init__(self, reader: BoundedReader) -> None:
        self._elements, self._kids = reader.budget(limits.ELEMENTS), reader.budget(limits.KIDS)
        self._text_budget = reader.budget(limits.TEXT_CHARACTERS)

    def grow(self) -> None:
        """Read all elements, depth first. Raises ReadError if the tree is not a tree, or exceeds a limit."""
        for kid in _kids(self.root):
            self._add(kid, -1, 0, 0)

    def _add(self, value: Any, parent: int, page: int, depth: int) -> None:
        """Add an element to the tree. Raises ReadError if it is too deep, or occurs twice."""
        if depth > limits.DEPTH:
            raise ReadError("the structure tree is nested too deeply")
        self._elements.take(1)
        number = number_of(value)
        if number in self.index_of:
            raise ReadError("the structure tree contains an element twice")
        source = dictionary(value, "a structure element")
        index = len(self.nodes)
        node = _Node(source, parent)
        self.nodes.append(node)
        if number is not None:
            self.index_of[number] = index
        page = self._page(source, page)
        kids = _kids(source)
        self._kids.take(len(kids) + _attributes_listed(source))
        for kid in kids:
            if not self._is_leaf(node, kid, page):
                node.kids.append(len(self.nodes))
                self._add(kid, index, page, depth + 1)

    def _is_leaf(self, node: _Node, kid: Any, page: int) -> bool:
        """Add a kid that is not an element; tell whether it was such a kid."""
        found = resolve(kid)
        if isinstance(found, int):
            node.kids.append(Content(page, found))
            return True
        kind = string(entry(dictionary(found, "a kid in the structure tree"), "/Type"))
        if kind == "MCR":
            node.kids.append(Content(self._page(found, page), int(entry(found, "/MCID"))))
        elif kind == "OBJR":
            nowhere = Attached(self._page(found, page), -1)
            node.kids.append(self.annotation_of.get(number_of(found.get("/Obj")), nowhere))
        return kind in {"MCR", "OBJR"}

    def _page(self, source: DictionaryObject, inherited: int) -> int:
        if "/Pg" not in source:
            return inherited
        page = self.page_of.get(number_of(source.get("/Pg")))
        return page.number if page else 0

    def parents(self) -> dict[int, tuple[int | None, ...] | int | None]:
        """Return the ParentTree."""
        found: dict[int, tuple[int | None, ...] | int | None] = {}
        for key, value in number_tree(entry(self.root, "/ParentTree"), self._kids):
            listed = resolve(value)
            if isinstance(listed, ArrayObject):
                self._kids.take(len(listed))
                found[key] = tuple(self.index_of.get(number_of(one)) for one in listed)
            else:
                found[key] = self.index_of.get(number_of(value))
        return found

    def roles(self) -> frozenset[str]:
        """Return the types of all elements, which are known before any page is read."""
        roles = entry(self.root, "/RoleMap") or DictionaryObject()
        tags = {string(entry(node.source, "/S")) for node in self.nodes}
        return frozenset(_role(tag, roles) for tag in tags)

    def elements(self, pages: tuple[Page, ...]) -> tuple[Element, ...]:
        """Return the elements with the text that the pages show for them."""
        shown = _shown(pages)
        roles = entry(self.root, "/RoleMap") or DictionaryObject()
        elements: list[Element] = []
        for node in reversed(self.nodes):
            # Kids have higher indexes than their parent, so that their text is known by now.
            elements.append(_element(node, roles, shown, elements, len(self.nodes)))
            self._text_budget.take(len(elements[-1].text) + len(elements[-1].own))
        return tuple(reversed(elements))


def number_tree(value: Any, budget: Budget) -> list[tuple[int, Any]]:
    """Return the entries of a number tree, unresolved (ISO 32000-1, 7.9.7). Raises ReadError beyond the budget."""
    found: list[tuple[int, Any]] = []
    waiting = [value]
    while waiting:
        node = resolve(waiting.pop())
        budget.take(1)
        if node is None:
            continue
        pairs = array(entry(node, "/Nums") or ArrayObject(), "a number tree")
        budget.take(len(pairs))
        found.extend((int(resolve(key)), each) for key, each in zip(pairs[::2], pairs[1::2], strict=True))
        kids = array(entry(node, "/Kids") or ArrayObject(), "a number tree")
        budget.take(len(kids))
        waiting.extend(reversed(kids))
    return found


def _kids(source: DictionaryObject) -> list[Any]:
    kids = source.get("/K")
    found = resolve(kids)
    if found is None:
        return []
    return list(found) if isinstance(found, ArrayObject) else [kids]


def _shown(pages: tuple[Page, ...]) -> dict[Content, str]:
    shown: dict[Content, str] = {}
    for page in pages:
        for piece in page.pieces:
            if piece.mark.mcid is not None and not piece.mark.artifact:
                place = Content(page.number, piece.mark.mcid)
                shown[place] = shown.get(place, "") + piece.text
    return shown


def _element(
    node: _Node, roles: DictionaryObject, shown: Mapping[Content, str], later: list[Element], count: int
) -> Element:
    """Return an element; `later` are those after it in the tree, last first."""
    source = node.source
    tag = string(entry(source, "/S"))
    own, full = _texts(node.kids, shown, later, count)
    actual = string(entry(source, "/ActualText"))
    attributes = _attributes(source)
    return Element(
        tag=tag,
        role=_role(tag, roles),
        parent=node.parent,
        kids=tuple(node.kids),
        own=actual or own,
        text=actual or full,
        id=string(entry(source, "/ID")),
        title=string(entry(source, "/T")),
        alt=string(entry(source, "/Alt")),
        actual_text=actual,
        language=string(entry(source, "/Lang")),
        scope=string(attributes.get("/Scope")),
        headers=tuple(map(string, array(attributes.get("/Headers") or ArrayObject(), "the headers of a cell"))),
        numbering=string(attributes.get("/ListNumbering")),
        bbox=numbers(attributes.get("/BBox") or ArrayObject(), "the bounding box of a figure"),
        writing_mode=string(attributes.get("/WritingMode")),
        columns=int(attributes.get("/ColSpan", 1)),
        rows=int(attributes.get("/RowSpan", 1)),
    )


def _texts(kids: list[Kid], shown: Mapping[Content, str], later: list[Element], count: int) -> tuple[str, str]:
    """Return the text of an element itself, and that of everything in it."""
    own: list[str] = []
    full: list[str] = []
    for kid in kids:
        if isinstance(kid, Content):
            own.append(shown.get(kid, ""))
            full.append(own[-1])
        elif isinstance(kid, int):
            inner = later[count - 1 - kid]
            own.append(inner.text if inner.inline else " ")
            full.append(inner.text if inner.inline else f" {inner.text} ")
    return "".join(own), "".join(full)


def _attributes(source: DictionaryObject) -> dict[str, Any]:
    """Return all attributes of an element, of any owner."""
    value = entry(source, "/A")
    found: dict[str, Any] = {}
    for each in value if isinstance(value, ArrayObject) else [value]:
        attributes = resolve(each)
        if isinstance(attributes, DictionaryObject):
            found.update((key, entry(attributes, key)) for key in attributes)
    return found


def _attributes_listed(source: DictionaryObject) -> int:
    """Return the number of attributes of an element, with the items of lists."""
    value = entry(source, "/A")
    every = [resolve(each) for each in (value if isinstance(value, ArrayObject) else [value])]
    lists = (entry(each, key) for each in every if isinstance(each, DictionaryObject) for key in each)
    return len(every) + sum(len(one) if isinstance(one, ArrayObject) else 1 for one in lists)


def _role(tag: str, roles: DictionaryObject) -> str:
    """Follow the RoleMap to a type that it does not map (ISO 32000-1, 14.7.3). Raises ReadError for a loop."""
    seen = {tag}
    while f"/{tag}" in roles:
        tag = string(entry(roles, f"/{tag}"))
        if tag in seen:
            raise ReadError(f"the RoleMap maps {tag} to itself")
        if len(seen) > limits.ROLES:
            raise ReadError(f"the RoleMap maps {tag} through more than {limits.ROLES} types")
        seen.add(tag)
    return tag
