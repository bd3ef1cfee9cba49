"""Files attached to a PDF, as any reader finds them: of bounded size, whoever made the PDF."""

from __future__ import annotations

import zlib
from typing import Any

from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader, Budget
from leaflet_pdf.proof.reader.objects import ReadError, array, dictionary, entry, number_of, resolve, string
from leaflet_pdf.proof.reader.readback import Attachment


def attachments_of(reader: BoundedReader) -> tuple[Attachment, ...]:
    """Return the files attached to the document, by its name tree or its list of associated files.

    Raises ReadError if there are more or larger ones than a leaflet has, or one with an unusual compression.
    """
    catalog = reader.root_object
    names = dictionary(entry(catalog, "/Names") or DictionaryObject(), "the names of the document")
    associated = array(entry(catalog, "/AF") or ArrayObject(), "the associated files")
    listed = {number_of(value) for value in associated}
    named: list[Any] = []
    if "/EmbeddedFiles" in names:
        _gather(entry(names, "/EmbeddedFiles"), 0, reader.budget(limits.OBJECTS), named)
    known = {number_of(value) for value in named}
    every = [*named, *(value for value in associated if number_of(value) not in known)]
    if len(every) > limits.ATTACHED_FILES:
        raise ReadError(f"the file has more than {limits.ATTACHED_FILES} attached files")
    found: list[Attachment] = []
    budget = min(limits.ATTACHED_BYTES, limits.ATTACHED.of(reader.size))
    for value in every:
        found.append(_attachment(dictionary(value, "an attached file"), number_of(value) in listed, budget))
        budget -= len(found[-1].data)
    return tuple(found)


def _gather(node: Any, depth: int, budget: Budget, found: list[Any]) -> None:
    """Add the values of a name tree to what was found (ISO 32000-1, 7.9.6). Raises ReadError if it is too deep."""
    if depth > limits.NESTED_NAMES:
        raise ReadError("the name tree of attached files is nested too deeply")
    tree = dictionary(node, "the name tree of attached files")
    named = array(entry(tree, "/Names") or ArrayObject(), "the name tree of attached files")[1::2]
    budget.take(1 + len(named), "the list of attached files")
    found += named
    for kid in array(entry(tree, "/Kids") or ArrayObject(), "the name tree of attached files"):
        _gather(kid, depth + 1, budget, found)


def _attachment(source: DictionaryObject, listed: bool, budget: int) -> Attachment:
    """Return an attached file from its file specification. Raises ReadError if it is empty or broken."""
    files = dictionary(entry(source, "/EF"), "an attached file")
    stream = entry(files, "/UF") or entry(files, "/F")
    if not isinstance(stream, StreamObject):
        raise ReadError("an attached file is empty")
    parameters = dictionary(entry(stream, "/Params") or DictionaryObject(), "the size of an attached file")
    size, checksum = entry(parameters, "/Size"), entry(parameters, "/CheckSum")
    return Attachment(
        name=string(entry(source, "/UF")) or string(entry(source, "/F")),
        data=_unpacked(stream, budget),
        media=string(entry(stream, "/Subtype")),
        relation=string(entry(source, "/AFRelationship")),
        listed=listed,
        size=int(size) if isinstance(size, int) else None,
        checksum=_bytes(checksum).hex(),
    )


def _bytes(value: Any) -> bytes:
    """Return the bytes of a string, which pypdf may have decoded as text."""
    if isinstance(value, TextStringObject):
        return bytes(value.original_bytes)
    return bytes(value) if isinstance(value, ByteStringObject) else b""


def _unpacked(stream: StreamObject, budget: int) -> bytes:
    """Return the bytes of a stream that is uncompressed or deflated. Raises ReadError for any other."""
    packed, kind = bytes(stream._data), entry(stream, "/Filter")
    if isinstance(kind, ArrayObject) and len(kind) == 1:
        kind = resolve(kind[0])
    if "/DecodeParms" in stream or kind not in (None, NameObject("/FlateDecode")):
        raise ReadError("an attached file is compressed in an unusual way")
    try:
        data = packed if kind is None else zlib.decompressobj().decompress(packed, budget + 1)
    except zlib.error as error:
        raise ReadError("an attached file is broken") from error
    if len(data) > budget:
        raise ReadError("the attached files are larger than any leaflet's, or unpack to much more than their size")
    return data
