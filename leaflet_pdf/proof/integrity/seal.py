"""The seal: a digest of everything that a file says, shows and does, computed from its objects.

Objects have the numbers of the file as it was made, whatever numbers another program gives them; what
people fill in, the fonts that a viewer adds for that, and the compression of streams are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from leaflet_pdf.proof.integrity.spelling import Spelling, joined
from leaflet_pdf.proof.reader.bounded import stream, unpacked
from leaflet_pdf.proof.reader.catalog.structure import Tree
from leaflet_pdf.proof.reader.objects import array, dictionary, entry, number_of, resolve

_FIRST = 4
"""The number of the first page's object: the font resources are object 1, the page tree 2, the catalog 3."""

_UNSEALED = {"/Type", "/Pages", "/Version", "/PageMode", "/Metadata"}
"""Entries of the catalog that are left out: their values are fixed, or are elsewhere in the seal."""

_CODE = re.compile(r"(<xmpMM:InstanceID>)[^<]*(</xmpMM:InstanceID>)")
_FILLED_IN = {"/V", "/M", "/MK"}


def seal_of(trailer: DictionaryObject, pages: Sequence[PageObject], tree: Tree) -> str:
    """Return the seal of a document, as a UUID of version 8 (RFC 9562)."""
    catalog = dictionary(trailer.get("/Root"), "the catalog")
    document = _Sealed(catalog, pages, tree, trailer.get("/Info"))
    text = "\n".join([*document.lines(), _packet(catalog)])
    digits = blake2b(text.encode(), digest_size=16).hexdigest()
    return f"uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"


def _packet(catalog: DictionaryObject) -> str:
    """Return the XMP packet without the seal in it."""
    found = entry(catalog, "/Metadata")
    packet = stream(found, "the XMP packet") if isinstance(found, StreamObject) else b""
    return _CODE.sub(r"\1\2", packet.decode("utf-8", "replace"), count=1)


class _Part(NamedTuple):
    """An object, its number in the file, and its kind if that matters: "field", "typed" or "contents"."""

    number: int | None
    value: Any
    kind: str = ""


def _part(value: Any, kind: str = "") -> _Part:
    return _Part(number_of(value), resolve(value), kind)


@dataclass(slots=True)
class _Sealed:
    """A document, with its objects in the order in which they were made."""

    catalog: DictionaryObject
    pages: Sequence[PageObject]
    tree: Tree
    info: Any

    def lines(self) -> Iterator[str]:
        """Yield the catalog, the font resources, and each object, in canonical form."""
        parts = list(self._in_order())
        names: dict[int | None, int] = {
            part.number: place for place, part in enumerate(parts, _FIRST) if part.number is not None
        }
        fonts = self._resources().get("/Font")
        spelling = Spelling(names | {number_of(fonts): 1, number_of(self.catalog.get("/Pages")): 2})
        appearances = iter([place for place, part in enumerate(parts, _FIRST) if part.kind == "typed"])
        for key in sorted(self.catalog.keys() - _UNSEALED):
            yield f"{key} {self._form(spelling) if key == '/AcroForm' else spelling.value(self.catalog.get(key))}"
        named = _named(fonts)
        yield from (f"{name} {spelling.value(named.get(name))}" for name in sorted(named))
        for part in parts:
            match part.kind:
                case "typed":
                    yield ""
                case "field":
                    yield _as_if_empty(part.value, spelling, appearances)
                case "contents":
                    yield f"<<>>{_contents(part.value)}"
                case _:
                    yield spelling.value(part.value)

    def _in_order(self) -> Iterator[_Part]:
        """Yield all objects in the order in which they are made."""
        yield from (_part(page.indirect_reference) for page in self.pages)
        forms: dict[int | None, _Part] = {}
        numbers = {index: number for number, index in self.tree.index_of.items()}
        for index, node in enumerate(self.tree.nodes):
            part = _Part(numbers.get(index), node.source)
            if node.source.get("/S") == "/Form":
                forms[_held_by(node.source)] = part
            else:
                yield part
        yield _part(self.catalog.get("/StructTreeRoot"))
        yield from (_part(self.tree.root.get(key)) for key in ("/ParentTree", "/IDTree"))
        yield from map(_part, _outline(self.catalog.get("/Outlines")))
        yield _part(self.pages[0].get("/Resources"))
        fields: list[DictionaryObject] = []
        for value in _annotations(self.pages):
            source = dictionary(value, "an annotation")
            if source.get("/Subtype") != "/Widget":
                yield _part(value)
                continue
            fields.append(source)
            yield _part(value, "field")
            yield forms.get(number_of(value), _part(None))
        yield from (_part(page.get("/Contents"), "contents") for page in self.pages)
        for font in _in_order_of_names(self._resources().get("/Font")):
            yield from map(_part, _parts_of_font(font))
        yield from map(_part, _in_order_of_names(self._resources().get("/XObject")))
        if "/AcroForm" in self.catalog:
            yield from map(_part, (*_program_of(self._typing()), self._typing()))
            for field in fields:
                yield from _appearances(field)
        for file in array(entry(self.catalog, "/AF") or ArrayObject(), "the associated files"):
            yield _part(_named(_named(file).get("/EF")).get("/F"))
            yield _part(file)
        for intent in array(entry(self.catalog, "/OutputIntents") or ArrayObject(), "the output intents"):
            yield _part(_named(intent).get("/DestOutputProfile"))
        yield _part(self.info)

    def _resources(self) -> DictionaryObject:
        return dictionary(entry(self.pages[0], "/Resources") or DictionaryObject(), "the resources of a page")

    def _typing(self) -> Any:
        """Return the font of form fields."""
        resources = _named(_named(self.catalog.get("/AcroForm")).get("/DR"))
        return _named(resources.get("/Font")).get("/Body")

    def _form(self, spelling: Spelling) -> str:
        """Return the form without what a viewer adds when it is filled in."""
        form = spelling.entries(dictionary(entry(self.catalog, "/AcroForm"), "the form"))
        return joined(form | {"/DR": f"<</Font<</Body {spelling.value(self._typing())}>>>>"})


def _named(value: Any) -> Mapping[str, Any]:
    """Return a dictionary, for `get` and `items` only; an empty one for anything else."""
    found = resolve(value)
    return found if isinstance(found, DictionaryObject) else {}


def _in_order_of_names(value: Any) -> Iterator[Any]:
    """Yield the values of names that end with a number, in the order of the numbers."""
    named = _named(value)
    yield from (named.get(name) for name in sorted(named, key=lambda name: (len(name), name)))


def _parts_of_font(value: Any) -> Iterator[Any]:
    """Yield the objects of a font, the font dictionary last."""
    font = _named(value)
    descendants = resolve(font.get("/DescendantFonts"))
    for descendant in descendants[:1] if isinstance(descendants, ArrayObject) else []:
        yield from _program_of(descendant)
        glyphs = _named(descendant).get("/CIDToGIDMap")
        if number_of(glyphs) is not None:
            yield glyphs
        yield descendant
    yield font.get("/ToUnicode")
    yield value


def _program_of(font: Any) -> Iterator[Any]:
    described = _named(font).get("/FontDescriptor")
    yield _named(described).get("/FontFile2")
    yield described


def _appearances(field: DictionaryObject) -> Iterator[_Part]:
    """Yield the appearances of a field: one per state, or one for an empty text field."""
    if field.get("/FT") != "/Btn":
        yield _part(None, "typed")
        return
    states = _named(_named(field.get("/AP")).get("/N"))
    yield from (_part(states.get(state)) for state in sorted(states))


def _as_if_empty(source: DictionaryObject, spelling: Spelling, appearances: Iterator[int]) -> str:
    """Return the canonical form of a field before anybody has filled it in."""
    entries = {key: value for key, value in spelling.entries(source).items() if key not in _FILLED_IN}
    if entries.get("/FT") == "/Btn":
        return joined(entries | {"/V": "/Off", "/AS": "/Off"})
    return joined(entries | {"/AP": f"<</N {next(appearances, 0)} 0 R>>"})


def _held_by(source: DictionaryObject) -> int | None:
    """Return the object number of the field in a Form element; None if there is none."""
    kids = entry(source, "/K")
    return number_of(_named(kids[0] if isinstance(kids, ArrayObject) and kids else kids).get("/Obj"))


def _outline(root: Any) -> Iterator[Any]:
    """Yield the entries of the outline from the top, and its root last."""
    waiting = [_named(root).get("/First")]
    seen: set[int | None] = set()
    while waiting:
        line = waiting.pop()
        if line is not None and number_of(line) not in seen:
            seen.add(number_of(line))
            yield line
            waiting += [_named(line).get("/Next"), _named(line).get("/First")]
    if root is not None:
        yield root


def _annotations(pages: Sequence[PageObject]) -> list[Any]:
    """Return all annotations that a structure element refers to, in the order of their /StructParent."""
    keyed: list[tuple[int, int, Any]] = []
    for page in pages:
        for value in array(entry(page, "/Annots") or ArrayObject(), "the annotations of a page"):
            key = entry(dictionary(value, "an annotation"), "/StructParent")
            if isinstance(key, int):
                keyed.append((int(key), len(keyed), value))
    return [value for _, _, value in sorted(keyed, key=lambda one: one[:2])]


def _contents(value: Any) -> str:
    """Return the digest of a page's content; several streams count as one."""
    found = resolve(value)
    parts = found if isinstance(found, ArrayObject) else [found]
    data = b"\n".join(unpacked(part) for part in map(resolve, parts) if isinstance(part, StreamObject))
    return blake2b(data, digest_size=16).hexdigest()
