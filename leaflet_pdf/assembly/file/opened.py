"""A PDF that can be put into another file; or why it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from leaflet_pdf.assembly.catalogue import PDF_DAMAGED, PDF_ENCRYPTED, PDF_PORTFOLIO, PDF_SCRIPTED, PDF_XFA
from leaflet_pdf.assembly.metadata import IDENTIFIER, TITLE, Claims, claims_of, property_of
from leaflet_pdf.model.rule import Rule
from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader, unpacked
from leaflet_pdf.proof.reader.objects import ReadError, array, dictionary, entry, flag, resolve
from leaflet_pdf.proof.reader.read import pages_of, remarks_of

_ACTING = {"/JavaScript", "/Launch", "/ImportData", "/Rendition"}
"""Actions that run a program, or bring in what nobody proved (ISO 32000-1, 12.6.4)."""
_CREATOR = "leaflet_pdf"
OWNER = "/leaflet_pdf"
"""The name below which a file says of which leaflets it was made (page-piece dictionaries, 14.5)."""


class RefusedError(ValueError):
    """A file cannot be put into another: the rule that it breaks, which file it is, why, and what to do."""

    def __init__(self, rule: Rule, file: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.file = file
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF that was opened: its name, its bytes, its XMP packet, the standards that it claims to conform to.

    `leaflet` tells whether it is one of ours, and no other leaflet was attached to it.
    """

    name: str
    data: bytes = field(repr=False)
    reader: BoundedReader
    packet: bytes = field(repr=False)
    claims: Claims
    tagged: bool
    signed: bool
    leaflet: bool

    @property
    def catalog(self) -> DictionaryObject:
        return self.reader.root_object

    @property
    def id(self) -> str:
        """The identifier of a leaflet: the first word of what it says about itself."""
        return property_of(self.packet, IDENTIFIER).partition(" ")[0]

    @property
    def title(self) -> str:
        return property_of(self.packet, TITLE)

    @property
    def version(self) -> str:
        """The version of PDF that it is written in, such as "1.7"."""
        stated = str(entry(self.catalog, "/Version") or "").removeprefix("/")
        return max(stated, self.reader.pdf_header.removeprefix("%PDF-"))


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turn every error of a broken file into a RefusedError: pypdf raises errors of every kind."""
    try:
        with remarks_of() as remarks:
            yield
    except RefusedError:
        raise
    except Exception as error:
        raise _damaged(name, error) from error
    if remarks:
        raise _damaged(name, remarks[0])


def _damaged(name: str, reason: object) -> RefusedError:
    return RefusedError(PDF_DAMAGED, name, f"it is damaged: {reason}", "repair it, or have it made again")


def opened(pdf: bytes, name: str) -> Opened:
    """Return a PDF to be put into another file. Raises RefusedError, which names it."""
    with reading(name):
        reader = _reader(pdf, name)
        catalog = reader.root_object
        pages_of(reader)
        _refuse(reader, name)
        packet = entry(catalog, "/Metadata")
        data = unpacked(packet) if isinstance(packet, StreamObject) else b""
        if len(data) > limits.XMP_BYTES:
            raise ReadError("its XMP packet is too long")
        marked = entry(dictionary(entry(catalog, "/MarkInfo") or DictionaryObject(), "its mark information"), "/Marked")
        tagged = flag(marked) and "/StructTreeRoot" in catalog
        creator = entry(dictionary(reader.trailer.get("/Info") or DictionaryObject(), "its information"), "/Creator")
        joined = OWNER in (entry(catalog, "/PieceInfo") or {})
        claims = claims_of(data) if tagged else claims_of(data).without_tags
        return Opened(name, pdf, reader, data, claims, tagged, is_signed(catalog), creator == _CREATOR and not joined)


def _reader(pdf: bytes, name: str) -> BoundedReader:
    if b"%PDF-" not in pdf[:1024]:
        raise ReadError("it is not a PDF")
    reader = BoundedReader(pdf, strict=True)
    if reader.is_encrypted:
        raise RefusedError(
            PDF_ENCRYPTED,
            name,
            "it is encrypted, even if it opens without a password",
            "take the file as it was before, and encrypt the finished one",
        )
    return reader


def is_signed(catalog: DictionaryObject) -> bool:
    """Tell whether a document has a signature, or is certified (ISO 32000-1, 12.8)."""
    return bool(entry(catalog, "/Perms")) or any(entry(one, "/V") is not None for one in signature_fields(catalog))


def signature_fields(catalog: DictionaryObject) -> Iterator[DictionaryObject]:
    """Yield the fields of a form that are for signatures, wherever they are in its hierarchy."""
    form = dictionary(entry(catalog, "/AcroForm") or DictionaryObject(), "its form")
    waiting = [(one, None) for one in array(entry(form, "/Fields") or ArrayObject(), "its form")]
    seen = set[int]()
    while waiting:
        value, inherited = waiting.pop()
        one = dictionary(value, "a field")
        if id(one) in seen:
            continue
        seen.add(id(one))
        kind = entry(one, "/FT") or inherited
        if kind == "/Sig":
            yield one
        waiting += [(kid, kind) for kid in entry(one, "/Kids") or ()]


def _refuse(reader: BoundedReader, name: str) -> None:
    """Raise RefusedError for a document of a kind whose pages do not say what it says."""
    catalog = reader.root_object
    if "/Collection" in catalog:
        raise RefusedError(PDF_PORTFOLIO, name, "it is a portfolio of several documents", "name one of them")
    if "/XFA" in (entry(catalog, "/AcroForm") or {}):
        raise RefusedError(PDF_XFA, name, "it is an XFA form, whose pages are made by each viewer", "print it to PDF")
    action = next(_actions(reader), "")
    if action:
        message = f"it contains an action that runs a program ({action})"
        raise RefusedError(PDF_SCRIPTED, name, message, "print it to PDF, or have it made without")


def _actions(reader: BoundedReader) -> Iterator[str]:
    """Yield the kind of each action in a file that must not be in one that is joined."""
    waiting: list[Any] = [reader.root_object]
    seen = set[int]()
    while waiting:
        found = resolve(waiting.pop())
        if not isinstance(found, DictionaryObject | ArrayObject) or id(found) in seen:
            continue
        seen.add(id(found))
        if isinstance(found, DictionaryObject):
            if "/JS" in found:
                yield "JavaScript"
            elif found.get("/S") in _ACTING:
                yield str(found.get("/S")).removeprefix("/")
            waiting += found.values()
        else:
            waiting += found
