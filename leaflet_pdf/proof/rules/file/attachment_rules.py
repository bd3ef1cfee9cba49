"""Rules about files that travel in the document: what they are is said, and what is in them was not changed."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import md5

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.catalogue.document import ATTACHMENT_ALTERED, ATTACHMENT_TWICE, ATTACHMENT_UNTOLD, CLAIM_A
from leaflet_pdf.proof.reader.readback import ReadBack, fault

_RELATIONS = {"Source", "Data", "Alternative", "Supplement", "Unspecified"}


def attachments_are_allowed(readback: ReadBack) -> Iterator[Finding]:
    if readback.attachments and readback.metadata.pdfa_part != "3":
        yield fault(CLAIM_A, "the document has attachments, which PDF/A-2 does not allow")


def attachments_say_what_they_are(readback: ReadBack) -> Iterator[Finding]:
    for one in readback.attachments:
        if not (one.name and one.media and one.listed and one.relation in _RELATIONS):
            message = f"the attached file “{one.name}” lacks its name, its media type or its relationship"
            yield fault(ATTACHMENT_UNTOLD, message)


def attachments_were_not_changed(readback: ReadBack) -> Iterator[Finding]:
    for one in readback.attachments:
        if one.size != len(one.data) or one.checksum != md5(one.data, usedforsecurity=False).hexdigest():
            message = f"the attached file “{one.name}” is not the one that was attached"
            yield fault(ATTACHMENT_ALTERED, message)


def attachments_have_names_of_their_own(readback: ReadBack) -> Iterator[Finding]:
    names = [one.name.casefold() for one in readback.attachments]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield fault(ATTACHMENT_TWICE, f"{names.count(name)} attached files are called “{name}”")


ATTACHMENT_RULES = (
    attachments_are_allowed,
    attachments_say_what_they_are,
    attachments_were_not_changed,
    attachments_have_names_of_their_own,
)
