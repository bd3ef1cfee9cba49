"""Files attached to the PDF: the source it was made from (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4).

Nothing of where or when it was made is written: names are paths beside the source, dates are the leaflet's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import md5

from leaflet_pdf.files.compression import SMALL
from leaflet_pdf.pdf.file.document import Document, deflated
from leaflet_pdf.pdf.file.syntax import reference, references, text


class Relation(StrEnum):
    """Why a file is in the PDF (ISO 19005-3, annex E)."""

    SOURCE = "Source"
    DATA = "Data"
    SUPPLEMENT = "Supplement"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to attach: its path beside the source with "/", its media type, why it is there, and what it is."""

    name: str
    data: bytes = field(repr=False)
    media: str
    relation: Relation
    words: str


def attach(attachments: Sequence[Attachment], revised: date, document: Document) -> dict[str, str]:
    """Write the files and return the entries of the catalog that lead to them, in the order of their names."""
    ordered = sorted(attachments, key=lambda one: _sorted_by(one.name))
    files = [document.add(_specification(one, _file(one, revised, document))) for one in ordered]
    names = " ".join(f"{text(one.name)} {reference(file)}" for one, file in zip(ordered, files, strict=True))
    return {"AF": references(files), "Names": f"<</EmbeddedFiles<</Names[{names}]>>>>"}


def _sorted_by(name: str) -> bytes:
    """Return a name as its string is sorted in a name tree (ISO 32000-1, 7.9.6)."""
    return name.encode() if name.isascii() and name.isprintable() else b"\xfe\xff" + name.encode("utf-16-be")


def _file(attachment: Attachment, revised: date, document: Document) -> str:
    """Write what is in a file and return the reference to it. The checksum is MD5 (ISO 32000-1, table 46)."""
    data = attachment.data
    checksum = md5(data, usedforsecurity=False).hexdigest().upper()
    parameters = f"/Params<</CheckSum<{checksum}>/ModDate(D:{revised:%Y%m%d}000000Z)/Size {len(data)}>>"
    kind = attachment.media.replace("/", "#2F")
    return reference(document.add_stream(deflated(data, f"{parameters}/Subtype/{kind}/Type/EmbeddedFile", SMALL)))


def _specification(attachment: Attachment, file: str) -> str:
    name = text(attachment.name)
    return (
        f"<</AFRelationship/{attachment.relation}/Desc{text(attachment.words)}/EF<</F {file}/UF {file}>>"
        f"/F{name}/Type/Filespec/UF{name}>>"
    )
