"""Joins structure trees: what led from content to an element and back leads there still (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
)

from leaflet_pdf.assembly.file.copy import Copy
from leaflet_pdf.assembly.file.objects import Objects
from leaflet_pdf.assembly.file.trees import NAMES, NUMBERS, by_name, by_number, bytes_of, pairs
from leaflet_pdf.proof.reader.objects import dictionary, entry, number_of, resolve

_KEYS = "/StructParents", "/StructParent"


@dataclass(frozen=True, slots=True)
class Shift:
    """What was changed in a tree when it was joined: what is added to its keys, what precedes its IDs, its types anew.

    `tags` are types by their new names.
    """

    keys: int
    ids: bytes
    tags: Mapping[str, str]


class Tree(NamedTuple):
    """A structure tree, copied: the entries of its root, what leads back by keys, and what has a name (its ID)."""

    root: DictionaryObject
    keyed: list[tuple[int, Any]]
    named: list[tuple[bytes, Any]]


def copied(root: DictionaryObject, copy: Copy) -> Tree:
    """Return a structure tree as it is in another file, once the copy is finished."""
    plain = {NameObject(key): root.get(key) for key in root if key not in {"/ParentTree", "/IDTree"}}
    return Tree(
        copy.of(DictionaryObject(plain)),
        [(int(key), copy.of(value)) for key, value in pairs(root.get("/ParentTree"), NUMBERS)],
        [(bytes_of(name), copy.of(value)) for name, value in pairs(root.get("/IDTree"), NAMES)],
    )


class Trees:
    """The structure tree of the file that is written, while others are joined to it."""

    def __init__(self, root: IndirectObject, objects: Objects) -> None:
        """Take the root of a tree, which may be empty, and all objects that are in the file so far."""
        self.root = root
        self._source: DictionaryObject = objects.get_object(root)  # type: ignore[assignment]  # a root is one
        self._kids = _kids(self._source)
        self._keyed = [(int(key), value) for key, value in pairs(self._source.get("/ParentTree"), NUMBERS)]
        self._named = {bytes_of(key): value for key, value in pairs(self._source.get("/IDTree"), NAMES)}
        self._roles = _roles(self._source)
        self._next = max([key for key, _ in self._keyed], default=-1) + 1
        own = ((bytes_of(resolve(value).get("/ID")), value) for value in _values(self._kids) if "/ID" in resolve(value))
        self._named = dict(own) | self._named  # some programs leave IDs out of the list that must have them (table 322)

    def skip(self, made: Iterable[DictionaryObject]) -> None:
        """Leave out the keys that pages, annotations and form XObjects have, even if the tree does not know them."""
        taken = [resolve(one.get(key)) for one in made for key in _KEYS if key in one]
        self._next = max([self._next, *(key + 1 for key in taken if isinstance(key, int))])

    def join(self, tree: Tree, number: int, made: Iterable[DictionaryObject], language: Any) -> Shift:
        """Join a tree and return what had to be changed in it.

        The number is that of the leaflet in the file; `made` are all its objects, and the language is its own.
        """
        kids = _kids(tree.root)
        self._give_way(_roles(tree.root), kids)
        shift = Shift(self._next, self._free_prefix(number), self._new_names(tree.root, number))
        for one in made:
            for key in _KEYS:
                if key in one:
                    one[NameObject(key)] = NumberObject(int(resolve(one[key])) + shift.keys)
        new = {old: name for name, old in shift.tags.items()}
        for element in elements(kids):
            _change(element, shift.ids, new)
        for top in map(resolve, kids):
            if language is not None and "/Lang" not in top:
                top[NameObject("/Lang")] = language
        self._kids += kids
        self._keyed += [(key + shift.keys, value) for key, value in tree.keyed]
        self._named |= {shift.ids + name: value for name, value in tree.named}
        self._roles |= {new.get(tag, tag): role for tag, role in _roles(tree.root).items()}
        self._next = max([self._next, *(key + 1 for key, _ in self._keyed)])
        return shift

    def finish(self, objects: Objects) -> None:
        """Write the joined tree into its root."""
        root = self._source
        root[NameObject("/Type")] = NameObject("/StructTreeRoot")
        root[NameObject("/K")] = ArrayObject(self._kids)
        root[NameObject("/ParentTree")] = objects.add(by_number(self._keyed))
        root[NameObject("/ParentTreeNextKey")] = NumberObject(self._next)
        if self._named:
            root[NameObject("/IDTree")] = objects.add(by_name(self._named.items()))
        roles = {NameObject(key): NameObject(value) for key, value in sorted(self._roles.items())}
        root[NameObject("/RoleMap")] = DictionaryObject(roles)

    def _free_prefix(self, number: int) -> bytes:
        """Return what makes IDs distinct: no ID of the file begins with it."""
        prefix = b"L%d-" % number
        while any(one.startswith(prefix) for one in self._named):
            prefix = b"L" + prefix
        return prefix

    def _give_way(self, roles: Mapping[str, str], kids: ArrayObject) -> None:
        """Rename types that the file maps to others, and that another tree has as what they are: standard types."""
        used = {str(element.get("/S")) for element in elements(kids)} | {*roles.values()}
        new = {tag: f"{tag}-0" for tag in sorted((used - roles.keys()) & self._roles.keys())}
        if new:
            self._roles = {new.get(tag, tag): role for tag, role in self._roles.items()}
            for element in elements(self._kids):
                _change(element, b"", new)

    def _new_names(self, root: DictionaryObject, number: int) -> dict[str, str]:
        """Return the types of a tree, by new names, that the file's role map maps to other types."""
        clashes = sorted(tag for tag, role in _roles(root).items() if self._roles.get(tag, role) != role)
        return {f"{tag}-{number}": tag for tag in clashes}


def _roles(root: DictionaryObject) -> dict[str, str]:
    """Return the role map; what maps a type to itself is no entry."""
    roles = {str(key): str(resolve(value)) for key, value in (entry(root, "/RoleMap") or {}).items()}
    return {tag: role for tag, role in roles.items() if tag != role}


def has_plain_headings(catalog: DictionaryObject) -> bool:
    """Tell whether a document has headings without a level (H), which cannot be mixed with numbered ones."""
    root = entry(catalog, "/StructTreeRoot")
    return root is not None and any(element.get("/S") == "/H" for element in elements(_kids(root)))


def elements(kids: Iterable[Any]) -> Iterator[DictionaryObject]:
    """Yield the elements of a tree, each once."""
    return (dictionary(value, "a structure element") for value in _values(kids))


def _values(kids: Iterable[Any]) -> Iterator[Any]:
    """Yield the elements of a tree as they are referred to; a list of kids that several share is gone through once."""
    waiting, seen, listed = list(kids), set[int | None](), set[int]()
    while waiting:
        value = waiting.pop()
        number = number_of(value)
        if number is not None and number in seen:
            continue
        seen.add(number)
        found = resolve(value)
        if isinstance(found, DictionaryObject) and "/S" in found:
            yield value
            own = entry(found, "/K")
            if id(own) not in listed:
                listed.add(id(own))
                waiting += reversed(_kids(found))


def _kids(source: DictionaryObject) -> ArrayObject:
    found = entry(source, "/K")
    if isinstance(found, ArrayObject):
        return ArrayObject(found)
    return ArrayObject([] if found is None else [source.get("/K")])


def _change(element: DictionaryObject, prefix: bytes, names: Mapping[str, str]) -> None:
    """Give an element its new type and ID, and the heads of a cell theirs."""
    if element.get("/S") in names:
        element[NameObject("/S")] = NameObject(names[str(element.get("/S"))])
    if "/ID" in element:
        element[NameObject("/ID")] = ByteStringObject(prefix + bytes_of(element.get("/ID")))
    found = entry(element, "/A")
    for each in found if isinstance(found, ArrayObject) else [found]:
        attributes = resolve(each)
        if isinstance(attributes, DictionaryObject) and "/Headers" in attributes:
            heads = [ByteStringObject(prefix + bytes_of(head)) for head in entry(attributes, "/Headers")]
            attributes[NameObject("/Headers")] = ArrayObject(heads)
