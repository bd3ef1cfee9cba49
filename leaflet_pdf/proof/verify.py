"""The verifier: checks a finished document against the standards and the leaflet.

It shares nothing with the writer but the words of the leaflet. If it finds nothing, the document has
every text once, in order, visible and correctly tagged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Leaflet, Reader
from leaflet_pdf.model.patient import Patient
from leaflet_pdf.proof.alignment import align
from leaflet_pdf.proof.reader.readback import ReadBack
from leaflet_pdf.proof.rules.drawing.badge_rules import BADGE_RULES
from leaflet_pdf.proof.rules.drawing.code_rules import CODE_RULES
from leaflet_pdf.proof.rules.drawing.direction_rules import DIRECTION_RULES
from leaflet_pdf.proof.rules.drawing.emphasis_rules import EMPHASIS_RULES
from leaflet_pdf.proof.rules.drawing.frame_rules import FRAME_RULES
from leaflet_pdf.proof.rules.drawing.furniture_rules import FURNITURE_RULES
from leaflet_pdf.proof.rules.drawing.heading_rules import HEADING_RULES
from leaflet_pdf.proof.rules.drawing.list_rules import LIST_RULES
from leaflet_pdf.proof.rules.drawing.page_rules import PAGE_RULES
from leaflet_pdf.proof.rules.drawing.picture_rules import PICTURE_RULES
from leaflet_pdf.proof.rules.drawing.picture_width_rules import PICTURE_WIDTH_RULES
from leaflet_pdf.proof.rules.drawing.side_rules import SIDE_RULES
from leaflet_pdf.proof.rules.drawing.symbol_rules import SIGN_RULES
from leaflet_pdf.proof.rules.drawing.table_look_rules import TABLE_LOOK_RULES
from leaflet_pdf.proof.rules.file.attachment_rules import ATTACHMENT_RULES
from leaflet_pdf.proof.rules.file.colour_rules import PROFILE_RULES
from leaflet_pdf.proof.rules.file.document_rules import DOCUMENT_RULES, FILE_RULES, READING_RULES
from leaflet_pdf.proof.rules.file.form_rules import FORM_RULES
from leaflet_pdf.proof.rules.file.sealed_rules import SEALED_RULES
from leaflet_pdf.proof.rules.file.tree_rules import TREE_RULES
from leaflet_pdf.proof.rules.words.added_rules import ADDED_RULES
from leaflet_pdf.proof.rules.words.box_rules import BOX_RULES
from leaflet_pdf.proof.rules.words.cover_rules import (
    COVER_RULES,
    READER_RULES,
    discreet,
    the_cover_is_a_page_by_itself,
)
from leaflet_pdf.proof.rules.words.essential_rules import ESSENTIAL_RULES
from leaflet_pdf.proof.rules.words.filled_rules import FILLED_RULES
from leaflet_pdf.proof.rules.words.kind_rules import KIND_RULES
from leaflet_pdf.proof.rules.words.program_rules import PROGRAM_RULES
from leaflet_pdf.proof.rules.words.status_rules import STATUS_RULES
from leaflet_pdf.proof.rules.words.table_rules import TABLE_RULES
from leaflet_pdf.proof.rules.words.word_rules import WORD_RULES

LEAFLET_RULES = (
    *WORD_RULES,
    *ADDED_RULES,
    *KIND_RULES,
    *BOX_RULES,
    *ESSENTIAL_RULES,
    *TABLE_RULES,
    *SIGN_RULES,
    *FILLED_RULES,
    *CODE_RULES,
    *STATUS_RULES,
    *PROGRAM_RULES,
    *FURNITURE_RULES,
    *EMPHASIS_RULES,
    *FRAME_RULES,
    *HEADING_RULES,
    *BADGE_RULES,
    *PICTURE_RULES,
    *PICTURE_WIDTH_RULES,
    *LIST_RULES,
    *TABLE_LOOK_RULES,
)


def verify(
    readback: ReadBack, leaflet: Leaflet | None = None, patient: Patient | None = None, *, label_only: bool = False
) -> Iterator[Finding]:
    """Yield findings about a finished document.

    With a leaflet, yield also what it fails to tell of it; with a patient, what the cover before it fails to tell. Of
    a label only, which is printed without the leaflet, the leaflet says for which reader it must be.

    >>> built = build("isotretinoin-40mg")
    >>> list(verify(read(built.pdf), built.leaflet))
    []
    """
    yield from discreet(_found(readback, None if label_only else leaflet), readback)
    if patient is not None:
        for rule in COVER_RULES:
            yield from rule(readback, patient)
        readers = (leaflet.identity.reader,) if leaflet else tuple(Reader)
        for reader_rule in READER_RULES:
            yield from reader_rule(readback, patient, readers)


def verify_both(readback: ReadBack, leaflets: Sequence[Leaflet]) -> Iterator[Finding]:
    """Yield findings about a document in two languages, each of which is held against the leaflet that it names."""
    for rule in (*FILE_RULES, *TREE_RULES, *FORM_RULES, *ATTACHMENT_RULES, *SEALED_RULES, *PROFILE_RULES, *SIDE_RULES):
        yield from rule(readback)
    for side in readback.sides:
        for side_rule in (*READING_RULES, *PAGE_RULES, *DIRECTION_RULES):
            yield from (_in_file(finding, side) for finding in side_rule(side))
    for leaflet in leaflets:
        side = side_of(readback, leaflet)
        yield from (_in_file(finding, side) for finding in _against(side, leaflet))


def _in_file(finding: Finding, side: ReadBack) -> Finding:
    """Return a finding about a page of one language as one about that page of the file."""
    return replace(finding, page=finding.page + side.begins) if finding.page else finding


def side_of(readback: ReadBack, leaflet: Leaflet) -> ReadBack:
    """Return the side of a document in two languages that a leaflet must be on: by its name, or else its language."""
    sides = sorted(readback.sides, key=lambda side: side.language != leaflet.identity.language)
    return next((side for side in sides if side.metadata.identifier.split(" ")[0] == leaflet.identity.id), sides[0])


def _found(readback: ReadBack, leaflet: Leaflet | None) -> Iterator[Finding]:
    if readback.sides:
        yield from verify_both(readback, [leaflet] if leaflet else [])
        return
    for rule in (
        *DOCUMENT_RULES,
        *TREE_RULES,
        *PAGE_RULES,
        *DIRECTION_RULES,
        *FORM_RULES,
        *ATTACHMENT_RULES,
        *SEALED_RULES,
        *PROFILE_RULES,
        the_cover_is_a_page_by_itself,
    ):
        yield from rule(readback)
    if leaflet is not None:
        yield from _against(readback, leaflet)


def _against(readback: ReadBack, leaflet: Leaflet) -> Iterator[Finding]:
    alignment = align(readback, leaflet)
    for rule in LEAFLET_RULES:
        yield from rule(alignment)
