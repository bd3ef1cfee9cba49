"""The leaflets in a file that was joined from several: which there are, and each as it was before.

The file says where each leaflet is, what its catalog was, and what was changed in it (page-piece dictionaries, ISO
32000-1, 14.5). With that undone, it must be the leaflet that it was, down to its seal: so nothing of it is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader
from leaflet_pdf.proof.reader.catalog.attachments import attachments_of
from leaflet_pdf.proof.reader.catalog.metadata import read_metadata
from leaflet_pdf.proof.reader.objects import ReadError, array, dictionary, entry, flag, number_of, resolve, string

_OWNER = "/leaflet_pdf"
_KEYS = "/StructParents", "/StructParent"


@dataclass(frozen=True, slots=True)
class Part:
    """A leaflet in a file: its identifier, and where it is: its first page and how many it has, or an attached file.

    Of pages, the file says which labels they have, which language they are in, and what profile their colours have.
    """

    identifier: str
    first: int = 0
    pages: int = 0
    labels: tuple[str, ...] = ()
    language: str = ""
    profile: bytes = field(default=b"", repr=False)
    file: str = ""
    data: bytes = field(default=b"", repr=False)

    @property
    def id(self) -> str:
        return self.identifier.partition(" ")[0]


def parts_of(reader: BoundedReader) -> tuple[Part, ...]:
    """Return the leaflets that a file says it was joined from. Raises ReadError if that is not valid."""
    sources = _sources(reader)
    files = {one.name: one.data for one in attachments_of(reader)} if any("/File" in one for one in sources) else {}
    return tuple(_file(one, files) if "/File" in one else _part(one, reader) for one in sources)


def stand_alone(reader: BoundedReader, index: int) -> None:
    """Make a file, as it was read, one that holds only a leaflet in it, as that was. Raises ReadError."""
    source = _sources(reader)[index]
    first, last = _range(source, reader)
    pages = [page.indirect_reference for page in reader.pages][first - 1 : last]
    reader.flattened_pages = None
    catalog = reader.root_object
    tree, outline = entry(catalog, "/StructTreeRoot"), entry(catalog, "/Outlines")
    own = dictionary(source.get("/Catalog"), "the catalog of a leaflet")
    _tree(dictionary(tree, "the structure tree"), source)
    _outline(outline, dictionary(source.get("/Outline"), "the outline of a leaflet"))
    _pages(pages, source)
    _fields(own, _names(source, "/Fonts"))
    _files(own)
    nodes = dictionary(catalog.get("/Pages"), "the page tree")
    _set(nodes, {"/Type": NameObject("/Pages"), "/Kids": ArrayObject(pages), "/Count": NumberObject(len(pages))})
    led = {key: catalog.get(key) for key in ("/Pages", "/StructTreeRoot", "/Outlines") if key in catalog}
    if not entry(source, "/Outline"):
        led.pop("/Outlines", None)
    _set(catalog, {**own, **led})
    reader.trailer[NameObject("/Info")] = source.get("/Info")


def _sources(reader: BoundedReader) -> list[DictionaryObject]:
    pieces = dictionary(entry(reader.root_object, "/PieceInfo") or DictionaryObject(), "the parts of the file")
    own = dictionary(entry(pieces, _OWNER) or DictionaryObject(), "the parts of the file")
    private = dictionary(entry(own, "/Private") or DictionaryObject(), "the parts of the file")
    listed = array(entry(private, "/Parts") or ArrayObject(), "the parts of the file")
    if len(listed) > limits.PARTS:
        raise ReadError(f"the file is joined from more than {limits.PARTS} leaflets")
    return [dictionary(one, "a part of the file") for one in listed]


def _file(source: DictionaryObject, files: Mapping[str, bytes]) -> Part:
    """Return a leaflet that is attached as a file. Raises ReadError if it is not there, or another."""
    name = string(source.get("/File"))
    if name not in files or sha256(files[name]).digest() != _bytes(source.get("/Digest")):
        raise ReadError(f"the attached leaflet “{name}” is missing, or was changed")
    inner = BoundedReader(files[name], strict=True)
    return Part(read_metadata(inner.root_object, {}).identifier, file=name, data=files[name])


def _part(source: DictionaryObject, reader: BoundedReader) -> Part:
    own = dictionary(source.get("/Catalog"), "the catalog of a leaflet")
    first, last = _range(source, reader)
    tree = dictionary(source.get("/Tree"), "the structure tree of a leaflet")
    tops = [dictionary(kid, "a structure element") for kid in array(entry(tree, "/K"), "the structure tree")]
    languages = {string(top.get("/Lang")) or string(entry(reader.root_object, "/Lang")) for top in tops}
    catalog = own if flag(source.get("/Coloured")) else reader.root_object
    return Part(
        read_metadata(own, {}).identifier,
        first,
        last - first + 1,
        tuple(reader.page_labels[first - 1 : last]),
        ", ".join(sorted(languages)),
        read_metadata(catalog, {}).profile,
    )


def _range(source: DictionaryObject, reader: BoundedReader) -> tuple[int, int]:
    """Return the first and the last page of a leaflet (from 1). Raises ReadError if the file does not have them."""
    first, pages = int(entry(source, "/First")), int(entry(source, "/Count"))
    if first < 1 or pages < 1 or first + pages - 1 > len(reader.pages):
        raise ReadError(f"the file does not have the pages {first} to {first + pages - 1} of a leaflet")
    return first, first + pages - 1


def _tree(root: DictionaryObject, source: DictionaryObject) -> None:
    """Leave in a tree only the elements of a leaflet, and what leads back to them, with its own keys, IDs and types."""
    own = dictionary(source.get("/Tree"), "the structure tree of a leaflet")
    first, prefix = int(entry(source, "/Keys")), _bytes(source.get("/IDs"))
    end = first + int(entry(own, "/ParentTreeNextKey") or 0)
    keyed = ((int(resolve(key)), value) for key, value in _pairs(root, "/ParentTree", "/Nums"))
    parents = [part for key, value in keyed if first <= key < end for part in (NumberObject(key - first), value)]
    named = ((_bytes(key), value) for key, value in _pairs(root, "/IDTree", "/Names"))
    ids = [part for key, value in named if key.startswith(prefix) for part in (_cut(key, prefix), value)]
    tags, language = _names(source, "/Tags"), entry(dictionary(source.get("/Catalog"), "a catalog"), "/Lang")
    kids = array(entry(own, "/K"), "the structure tree of a leaflet")
    for kid in kids if len(kids) == 1 else ():  # each of two languages has said before which it is
        top = dictionary(kid, "a structure element")
        if string(top.get("/Lang")) == string(language):
            top.pop("/Lang", None)
    for element in _elements(own):
        _as_it_was(element, prefix, tags)
    _set(dictionary(root.get("/ParentTree"), "the ParentTree"), {"/Nums": ArrayObject(parents)})
    lists = {"/ParentTree": root.get("/ParentTree")}
    if "/IDTree" in root:
        _set(dictionary(root.get("/IDTree"), "the IDTree"), {"/Names": ArrayObject(ids)})
        lists["/IDTree"] = root.get("/IDTree")
    _set(root, {**own, **lists})


def _elements(root: DictionaryObject) -> Iterator[DictionaryObject]:
    waiting, seen = [root.get("/K")], set[int]()
    while waiting:
        found = resolve(waiting.pop())
        if isinstance(found, ArrayObject):
            waiting += found
        elif isinstance(found, DictionaryObject) and "/S" in found and id(found) not in seen:
            seen.add(id(found))
            yield found
            waiting.append(found.get("/K"))


def _as_it_was(element: DictionaryObject, prefix: bytes, tags: Mapping[str, str]) -> None:
    tag = string(element.get("/S"))
    if tag in tags:
        element[NameObject("/S")] = NameObject(f"/{tags[tag]}")
    if "/ID" in element:
        element[NameObject("/ID")] = _cut(_bytes(element.get("/ID")), prefix)
    found = entry(element, "/A")
    for attributes in map(resolve, found if isinstance(found, ArrayObject) else [found]):
        if isinstance(attributes, DictionaryObject) and "/Headers" in attributes:
            heads = array(attributes.get("/Headers"), "the headers of a cell")
            attributes[NameObject("/Headers")] = ArrayObject([_cut(_bytes(head), prefix) for head in heads])


def _outline(root: Any, own: DictionaryObject) -> None:
    if not own:
        return
    dictionary(own.get("/First"), "an outline entry").pop("/Prev", None)
    dictionary(own.get("/Last"), "an outline entry").pop("/Next", None)
    _set(dictionary(root, "the outline"), own)


def _pages(pages: Iterable[Any], source: DictionaryObject) -> None:
    """Give pages, and what is on them, the keys and the colours that they had."""
    first, coloured = int(entry(source, "/Keys")), flag(source.get("/Coloured"))
    profile = _profile(dictionary(source.get("/Catalog"), "the catalog of a leaflet"))
    painted = set[int]()
    for page in (dictionary(one, "a page") for one in pages):
        annotations = [dictionary(one, "an annotation") for one in entry(page, "/Annots") or ()]
        for one in (page, *annotations):
            for key in _KEYS:
                if isinstance(entry(one, key), int):
                    one[NameObject(key)] = NumberObject(entry(one, key) - first)
        for one in (page, *(look for annotation in annotations for look in _appearances(annotation))):
            resources = entry(one, "/Resources")
            if coloured and isinstance(resources, DictionaryObject) and id(resources) not in painted:
                painted.add(id(resources))
                _uncolour(resources, profile)


def _uncolour(resources: DictionaryObject, profile: int | None) -> None:
    """Leave out that colours are those of the leaflet's profile. Raises ReadError if they are not."""
    spaces = entry(resources, "/ColorSpace")
    space = entry(spaces, "/DefaultRGB") if isinstance(spaces, DictionaryObject) and len(spaces) == 1 else None
    if not isinstance(space, ArrayObject) or space[0] != "/ICCBased" or number_of(space[1]) != profile:
        raise ReadError("the colours of a leaflet in the file are not those of its own profile")
    del resources["/ColorSpace"]


def _profile(catalog: DictionaryObject) -> int | None:
    for intent in entry(catalog, "/OutputIntents") or ():
        return number_of(dictionary(intent, "an output intent").get("/DestOutputProfile"))
    return None


def _appearances(annotation: DictionaryObject) -> Iterator[StreamObject]:
    """Yield the appearances of an annotation."""
    waiting = [entry(annotation, "/AP")]
    while waiting:
        found = resolve(waiting.pop())
        if isinstance(found, StreamObject):
            yield found
        elif isinstance(found, DictionaryObject):
            waiting += found.values()


def _fields(catalog: DictionaryObject, fonts: Mapping[str, str]) -> None:
    form = entry(catalog, "/AcroForm")
    for own in (dictionary(one, "a field") for one in entry(form, "/Fields") or ()) if form else ():
        own.pop("/Parent", None)
        look = _bytes(own.get("/DA")).decode("latin-1")
        for new, old in fonts.items():
            if look:
                look = re.sub(rf"/{re.escape(new)}(?=\s)", f"/{old}", look)
                own[NameObject("/DA")] = TextStringObject(look)


def _files(catalog: DictionaryObject) -> None:
    """Give attached files the names that they had."""
    names = entry(catalog, "/Names")
    for key, value in _pairs(names, "/EmbeddedFiles", "/Names") if isinstance(names, DictionaryObject) else ():
        specification = dictionary(value, "an attached file")
        for place in ("/F", "/UF"):
            specification[NameObject(place)] = resolve(key)


def _pairs(holder: DictionaryObject, tree: str, leaves: str) -> Iterator[tuple[Any, Any]]:
    """Yield the keys and values of a name tree or a number tree."""
    waiting, seen = [holder.get(tree)], set[int]()
    while waiting:
        node = resolve(waiting.pop())
        if isinstance(node, DictionaryObject) and id(node) not in seen:
            seen.add(id(node))
            listed = array(entry(node, leaves) or ArrayObject(), "a tree of names or numbers")
            yield from zip(listed[::2], listed[1::2], strict=True)
            waiting += reversed(entry(node, "/Kids") or ())


def _names(source: DictionaryObject, key: str) -> dict[str, str]:
    listed = dictionary(entry(source, key) or DictionaryObject(), "a part of the file")
    return {string(NameObject(new)): string(old) for new, old in listed.items()}


def _cut(name: bytes, prefix: bytes) -> ByteStringObject:
    return ByteStringObject(name.removeprefix(prefix))


def _bytes(value: Any) -> bytes:
    found = resolve(value)
    return bytes(found.original_bytes) if isinstance(found, TextStringObject | ByteStringObject) else b""


def _set(source: DictionaryObject, entries: Mapping[str, Any]) -> None:
    """Let a dictionary have these entries and no others."""
    made = {NameObject(key): value for key, value in entries.items()}
    source.clear()
    source.update(made)
