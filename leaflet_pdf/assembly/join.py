"""Writes one file from several: a document's pages, then those of leaflets, with the tags of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import Any

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from leaflet_pdf.assembly.colours import give_colours, have_same_colours, profile_of
from leaflet_pdf.assembly.file.copy import Copy
from leaflet_pdf.assembly.file.objects import Objects
from leaflet_pdf.assembly.file.opened import OWNER, Opened
from leaflet_pdf.assembly.file.writing import written
from leaflet_pdf.assembly.files import Enclosure, Files
from leaflet_pdf.assembly.form import join_form
from leaflet_pdf.assembly.metadata import Claims, claiming
from leaflet_pdf.assembly.navigation import Labels, join_outline, outline_of
from leaflet_pdf.assembly.signatures import without_signatures
from leaflet_pdf.assembly.structure import Trees, copied
from leaflet_pdf.proof.reader.objects import dictionary, entry

_APART = {"/Pages", "/StructTreeRoot", "/Outlines"}
"""Entries of a leaflet's catalog that lead to what is joined."""
_OF_ALL = "/Type", "/Lang", "/MarkInfo", "/ViewerPreferences", "/OutputIntents", "/Metadata"
"""Entries that a file of leaflets only takes from the first of them."""

_LAST_OF_PDF_1 = 3
"""The last part of PDF/A that is of PDF 1.7 (ISO 19005-3, 5)."""
_BEGINNING = "D:19700101000000Z"
"""A page-piece dictionary must have a date (table 319), and nothing of when a file is made is written."""


def join(
    base: Opened | None,
    leaflets: Sequence[Opened],
    enclosures: Sequence[Enclosure],
    claims: Claims,
    *,
    fronts: bool = False,
) -> bytes:
    """Return a document with the pages of leaflets behind its own, and with files attached, that makes these claims.

    Without a document, it is made of the leaflets only. What the document shows and says is kept. With `fronts`, each
    leaflet begins on the front of a sheet that is printed on both sides: where it would not, a page before it is blank.
    """
    digest = sha256(b"".join(sha256(one).digest() for one in _inputs(base, leaflets, enclosures))).hexdigest()
    made = _Joined(base or leaflets[0], alone=base is None)
    for leaflet in leaflets:
        if fronts:
            made.turn_over()
        made.add(leaflet)
    for enclosure in enclosures:
        made.enclose(enclosure)
    return made.finish(claims, digest)


def _inputs(base: Opened | None, leaflets: Sequence[Opened], enclosures: Sequence[Enclosure]) -> list[bytes]:
    opened = [*([base] if base else []), *leaflets]
    return [*(one.data for one in opened), *(part for one in enclosures for part in (one.name.encode(), one.data))]


class _Joined:
    """The file while it is put together."""

    def __init__(self, base: Opened, *, alone: bool) -> None:
        """Begin with a document, or with what a file says that holds nothing but leaflets."""
        self._objects, self._base = Objects(), base
        self._catalog_at, self._above = self._objects.reserve(), self._objects.reserve()
        copy = Copy([] if alone else base.reader.pages, self._objects, self._above)
        kept = _OF_ALL if alone else [key for key in base.catalog if key not in {"/Pages", "/Version"}]
        self._catalog: DictionaryObject = copy.of(_only(base.catalog, kept))
        self._trailer: DictionaryObject = copy.of(_only(base.reader.trailer, ["/Info", "/ID"]))
        copy.finish()
        self._objects.put(self._catalog_at, self._catalog)
        self._pages = list(copy.pages)
        if base.signed:
            without_signatures(self._catalog, copy.pages, self._objects)
        self._version = base.version
        self._parts = _parts_of(self._catalog)
        self._files = Files(self._catalog)
        self._made = copy.made
        self._grown = False
        self._labels = Labels(self._catalog, len(self._pages))

    def turn_over(self) -> None:
        """Leave the rest of a sheet blank: a page without marks is content to nobody (ISO 14289-1, 7.1)."""
        if len(self._pages) % 2:
            area = dictionary(self._pages[-1], "a page").get("/MediaBox")
            blank = {"/Type": NameObject("/Page"), "/Parent": self._above, "/MediaBox": area}
            self._pages.append(self._objects.add(_dictionary({**blank, "/Resources": DictionaryObject()})))

    def add(self, leaflet: Opened) -> None:
        """Put a leaflet behind all that is there."""
        number, first, source = len(self._parts) + 1, len(self._pages), leaflet.catalog
        self._grown = True
        outline = outline_of(self._catalog, self._objects)
        copy = Copy(leaflet.reader.pages, self._objects, self._above)
        copy.lead(source.get("/StructTreeRoot"), self._trees.root)
        copy.lead(source.get("/Outlines"), outline)
        catalog: DictionaryObject = copy.of(_only(source, [key for key in source if key not in _APART]))
        tree = copied(dictionary(source.get("/StructTreeRoot"), "the structure tree"), copy)
        entries: DictionaryObject = copy.of(DictionaryObject(entry(source, "/Outlines") or {}))
        info = copy.of(leaflet.reader.trailer.get("/Info"))
        copy.finish()
        self._pages += copy.pages
        self._version = max(self._version, leaflet.version)
        shift = self._trees.join(tree, number, copy.made, catalog.get("/Lang"))
        join_outline(outline, entries)
        self._labels.join(catalog, first)
        self._files.join(catalog, number)
        fonts = join_form(self._catalog, catalog, f"leaflet-{number}", self._objects)
        coloured = not have_same_colours(self._base.catalog, source)
        if coloured:
            give_colours(filter(_is_painted, copy.made), profile_of(catalog))
        self._parts.append(
            _dictionary(
                {
                    "/First": NumberObject(first + 1),
                    "/Count": NumberObject(len(copy.pages)),
                    "/Digest": ByteStringObject(sha256(leaflet.data).digest()),
                    "/Catalog": catalog,
                    "/Info": info,
                    "/Tree": tree.root,
                    "/Outline": entries,
                    "/Keys": NumberObject(shift.keys),
                    "/IDs": ByteStringObject(shift.ids),
                    "/Tags": _names(shift.tags),
                    "/Fonts": _names(fonts),
                    "/Coloured": BooleanObject(coloured),
                }
            )
        )

    def enclose(self, enclosure: Enclosure) -> None:
        """Attach a file, and say so if it is a leaflet."""
        name = self._files.add(enclosure, self._objects)
        if enclosure.is_leaflet:
            digest = ByteStringObject(sha256(enclosure.data).digest())
            self._parts.append(_dictionary({"/File": TextStringObject(name), "/Digest": digest}))

    def finish(self, claims: Claims, digest: str) -> bytes:
        """Return the file, which makes these claims, and has identifiers from a digest of all that it was made of."""
        objects, catalog = self._objects, self._catalog
        kids = {
            "/Type": NameObject("/Pages"),
            "/Kids": ArrayObject(self._pages),
            "/Count": NumberObject(len(self._pages)),
        }
        objects.put(self._above, _dictionary(kids))
        catalog[NameObject("/Pages")] = self._above
        if self._grown:
            self._trees.finish(objects)
            self._labels.finish(catalog)
            catalog[NameObject("/StructTreeRoot")] = self._trees.root
        if self._parts:
            self._mark()
        self._files.finish(catalog, objects)
        if self._base.packet:
            packet = claiming(self._base.packet, claims, _uuid(digest))
            catalog[NameObject("/Metadata")] = objects.add(_packet(packet))
        identifiers = entry(self._trailer, "/ID") or [ByteStringObject(bytes.fromhex(digest[:32]))]
        ids = ArrayObject([identifiers[0], ByteStringObject(bytes.fromhex(digest[:32]))])
        # what is PDF/UA-1, or PDF/A up to its third part, is PDF 1.7 or older, whatever signed it says
        bounded = claims.ua == 1 or 0 < claims.archive <= _LAST_OF_PDF_1
        version = min(self._version, "1.7") if bounded else self._version
        return written(version, _dictionary({**self._trailer, "/Root": self._catalog_at, "/ID": ids}))

    @cached_property
    def _trees(self) -> Trees:
        """The structure tree; an empty one is made if there is none."""
        root = self._catalog.get("/StructTreeRoot")
        if not isinstance(root, IndirectObject):
            root = self._objects.add(DictionaryObject())
        trees = Trees(root, self._objects)
        trees.skip(self._made)
        return trees

    def _mark(self) -> None:
        """Say where the leaflets are in the file, and what each was before (page-piece dictionaries, 14.5)."""
        pieces = entry(self._catalog, "/PieceInfo") or DictionaryObject()
        private = _dictionary({"/Parts": ArrayObject(self._parts)})
        pieces[NameObject(OWNER)] = _dictionary({"/LastModified": TextStringObject(_BEGINNING), "/Private": private})
        self._catalog[NameObject("/PieceInfo")] = pieces


def _parts_of(catalog: DictionaryObject) -> list[Any]:
    """Return what a file says of the leaflets in it."""
    own = entry(entry(catalog, "/PieceInfo") or DictionaryObject(), OWNER) or DictionaryObject()
    return list(entry(entry(own, "/Private") or DictionaryObject(), "/Parts") or ())


def _is_painted(one: DictionaryObject) -> bool:
    return one.get("/Type") == "/Page" or one.get("/Subtype") == "/Form"


def _packet(data: bytes) -> StreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    stream.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    return stream


def _uuid(digest: str) -> str:
    """Return a UUID of version 8 (RFC 9562)."""
    return f"uuid:{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"


def _only(source: DictionaryObject, keys: Iterable[str]) -> DictionaryObject:
    """Return some entries of a dictionary, as they stand in it."""
    return _dictionary({key: source.get(key) for key in keys if key in source})


def _names(by_name: Mapping[str, str]) -> DictionaryObject:
    return _dictionary({key: NameObject(value) for key, value in by_name.items()})


def _dictionary(entries: Mapping[str, Any]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})
