"""A document as a leaflet file: a draft, with what it is from, and with TODOs where the source is silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from leaflet_pdf.sources.exchange.catalogue import TO_FILL_IN
from leaflet_pdf.sources.exchange.document import Document, Loss
from leaflet_pdf.sources.exchange.narrative.outline import slug
from leaflet_pdf.sources.exchange.writing.marked import escaped, marked
from leaflet_pdf.sources.exchange.writing.written import body
from leaflet_pdf.sources.exchange.writing.yaml_text import scalar

UNDETERMINED = "und"
"""The tag of a language that the source does not name (BCP 47)."""

NO_DAY = date(1900, 1, 1)
"""Stands where a day is needed and the source has none."""

_GAPS = {
    "title": "NAME OF MEDICINE",
    "substance": "NAME OF SUBSTANCE",
    "strength": "STRENGTH OF MEDICINE",
    "form": "FORM OF MEDICINE",
    "publisher": "NAME OF PUBLISHER",
    "contact": "DETAILS OF CONTACT",
    "version": "NUMBER OF VERSION",
}
"""What `leaflet new` has for an author to overwrite: a draft may be built with it, and none is approved."""


class Proposal(NamedTuple):
    """A waiver that a person may let in: the code of a finding, and words of the text that it is about."""

    code: str
    words: str


class File(NamedTuple):
    """The text of a leaflet file, and all that was lost on the way to it."""

    text: str
    losses: tuple[Loss, ...]


def leaflet_id(document: Document) -> str:
    """Return the id of a document's leaflet: what its medicine is called, in plain letters."""
    return slug(document.medicine.name) or slug(document.medicine.substance) or "leaflet"


def as_yaml(document: Document, id: str, proposals: Sequence[Proposal] = ()) -> File:
    """Return a document as the text of a leaflet file."""
    losses = list(document.losses)
    lines = [*_head(document, id, losses), *_origin(document), *waivers(document, proposals)]
    if document.introduction:
        lines += ["", "introduction:", *body(document.introduction, 2, losses)]
    lines += ["", "sections:"]
    for section in document.sections:
        lines += [f"  - id: {section.id}", _line("heading", marked(section.heading), 4), "    body:"]
        lines += [*body(section.body, 6, losses), ""]
    return File("\n".join(lines).rstrip("\n") + "\n", tuple(losses))


def _line(key: str, text: str, indent: int = 0) -> str:
    return f"{' ' * indent}{key}: {scalar(text, indent + 2, indent + len(key) + 2)}"


def _head(document: Document, id: str, losses: list[Loss]) -> Iterator[str]:
    medicine, origin = document.medicine, document.origin

    def known(key: str, value: str) -> str:
        if not value:
            losses.append(Loss(TO_FILL_IN, document.root[0], f"{key}: the source does not say it"))
        return escaped(value) or _GAPS[key]

    day = origin.day or NO_DAY
    if not origin.day:
        losses.append(Loss(TO_FILL_IN, document.root[0], "revised: the source has no day"))
    if not document.jurisdiction:
        losses.append(Loss(TO_FILL_IN, document.root[0], "jurisdiction: the source does not say it"))
    if document.language == UNDETERMINED:
        losses.append(Loss(TO_FILL_IN, document.root[0], "language: the source does not say it"))
    yield "format: 1"
    yield f"id: {id}"
    yield _line("title", known("title", medicine.name))
    yield "medicine:"
    yield _line("substance", known("substance", medicine.substance), 2)
    yield _line("strength", known("strength", medicine.strength), 2)
    yield _line("form", known("form", medicine.form), 2)
    yield f"language: {document.language}"
    yield f"jurisdiction: {document.jurisdiction or 'ZZ'}"
    yield f"profile: {document.profile}"
    yield _line("version", origin.version or known("version", ""))
    yield f"revised: {day}"
    yield f"review-by: {day}  # by whom, and when, is for you to say"
    yield "status: draft"
    yield _line("publisher", known("publisher", document.publisher))
    yield _line("contact", known("contact", ""))


def _origin(document: Document) -> Iterator[str]:
    origin = document.origin
    yield ""
    yield "origin:"
    yield _line("format", origin.format, 2)
    if origin.document:
        yield _line("document", origin.document, 2)
    if origin.version:
        yield _line("version", origin.version, 2)
    if origin.day:
        yield f"  as-of: {origin.day}"
    yield f"  digest: {origin.digest}"


def waivers(document: Document, proposals: Sequence[Proposal]) -> Iterator[str]:
    """Yield the waivers that are proposed, as comments."""
    if not proposals:
        return
    origin = document.origin
    version = f", version {origin.version}" if origin.version else ""
    approval = f" ({origin.approval})" if origin.approval else ""
    reason = f"as in the approved text, {origin.format} {origin.document}{version}{approval}"
    yield ""
    yield "# Findings about words of the source. Remove the # of those that you accept, with the words as they are."
    yield "# waivers:"
    for proposal in proposals:
        yield f"#   - code: {proposal.code}"
        if proposal.words:
            yield f"#     {_line('words', proposal.words).replace(chr(10), ' ')}"
        yield f"#     {_line('reason', reason).replace(chr(10), ' ')}"
