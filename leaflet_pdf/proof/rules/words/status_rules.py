"""Rules about which leaflet a document is, and its status: the file and every page say so."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.languages.language import language
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.document import (
    DATE_DIFFERS,
    EDITION_DIFFERS,
    OUTLINE_MISSING,
    PUBLISHER_DIFFERS,
    STATUS_DIFFERS,
    STATUS_MISSING,
)
from leaflet_pdf.proof.catalogue.words import LANGUAGE_DIFFERS
from leaflet_pdf.proof.fold import find, fold, shorten
from leaflet_pdf.proof.rules.words.word_rules import pages_without


def the_file_names_the_edition(alignment: Alignment) -> Iterator[Finding]:
    identity = alignment.leaflet.identity
    named, wanted = alignment.readback.metadata.identifier, f"{identity.id} {identity.version} {identity.digest}"
    if named != wanted:
        yield EDITION_DIFFERS.at(
            alignment.leaflet.source, f"the file identifies itself as “{named}”, not as “{wanted}”"
        )


def the_file_names_the_publisher_and_the_day(alignment: Alignment) -> Iterator[Finding]:
    identity, metadata = alignment.leaflet.identity, alignment.readback.metadata
    if {fold(metadata.publisher), fold(metadata.info_publisher)} != {fold(identity.publisher)}:
        message = f"the file names “{metadata.publisher}” as its publisher, the leaflet “{identity.publisher}”"
        yield PUBLISHER_DIFFERS.at(alignment.leaflet.source, message)
    if {*metadata.dates, *metadata.info_dates} != {identity.revised.isoformat()}:
        message = f"the file does not say everywhere that the leaflet was revised on {identity.revised}"
        yield DATE_DIFFERS.at(alignment.leaflet.source, message)


def the_outline_names_every_section(alignment: Alignment) -> Iterator[Finding]:
    titles = "\n".join(fold(line.title) for line in alignment.readback.outline)
    for section in alignment.leaflet.sections:
        if find(fold(section.heading.plain), titles) < 0:
            message = f"the outline has no entry for “{shorten(section.heading.plain)}”"
            yield OUTLINE_MISSING.at(section.heading.source, message)


def no_passage_is_in_another_language(alignment: Alignment) -> Iterator[Finding]:
    language = alignment.leaflet.identity.language.lower()
    for element in alignment.readback.elements:
        if element.language and element.language.lower() != language:
            message = f"“{shorten(element.text)}” is tagged as being in “{element.language}”"
            yield LANGUAGE_DIFFERS.at(alignment.leaflet.source, message)


def the_file_names_the_status(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding if the file says that the leaflet has come further, or less far, than it has.

    A leaflet that only claims to be approved may be anything by the record of its approval, which is not known here.
    """
    status, label = alignment.leaflet.identity.status, alignment.readback.metadata.label
    if label not in set(Status) or status not in {Status.CLAIMED, label}:
        message = f"the status is “{label}” in the file, but “{status}” in the leaflet"
        yield STATUS_DIFFERS.at(alignment.leaflet.source, message)


def the_status_is_on_every_page(alignment: Alignment) -> Iterator[Finding]:
    label = alignment.readback.metadata.label
    status = Status(label) if label in set(Status) else alignment.leaflet.identity.status
    words = language(alignment.leaflet.identity.language)
    wanted = [] if status is Status.APPROVED else [words.statuses[status]]
    wanted += [] if words.reviewed_by else [words.not_reviewed]
    for word in wanted:
        for page in pages_without(alignment.readback, word):
            yield STATUS_MISSING.at(alignment.leaflet.source, f"“{word}” is not on the page", page=page)


STATUS_RULES = (
    the_file_names_the_edition,
    the_file_names_the_publisher_and_the_day,
    the_file_names_the_status,
    the_status_is_on_every_page,
    the_outline_names_every_section,
    no_passage_is_in_another_language,
)
