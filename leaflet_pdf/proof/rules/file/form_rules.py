"""Rules about fields to fill in on a screen: each is told, in sight, drawn, and does nothing by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.catalogue.blanks import (
    FIELD_COVERS_WORDS,
    FIELD_FONT,
    FIELD_HIDDEN,
    FIELD_LOOK_SHARED,
    FIELD_NAME,
    FIELD_OUTSIDE,
    FIELD_OVERLAPS,
    FIELD_REDRAWN,
    FIELD_SCRIPTED,
    FIELD_UNDRAWN,
    FIELD_UNLISTED,
    FIELD_UNTOLD,
    FIELD_WITHOUT_WORDS,
    FORM_WITHOUT_FIELD,
)
from leaflet_pdf.proof.catalogue.document import FIELD_SHOWS
from leaflet_pdf.proof.page_bands import Bands
from leaflet_pdf.proof.reader.readback import Annotation, Attached, Field, Page, ReadBack, fault
from leaflet_pdf.proof.sweep import lying_on_others

_TOLERANCE = 0.5


def fields_of(readback: ReadBack) -> Iterator[tuple[Page, Attached, Annotation, Field]]:
    """Yield every field, page by page in their order."""
    for page in readback.pages:
        for index, annotation in enumerate(page.annotations):
            if annotation.field:
                yield page, Attached(page.number, index), annotation, annotation.field


def fields_say_what_they_are_for(readback: ReadBack) -> Iterator[Finding]:
    for page, _, _, field in fields_of(readback):
        if not field.words.strip():
            yield fault(FIELD_WITHOUT_WORDS, f"the field {field.name} has no description (TU)", page=page.number)


def fields_are_in_form_elements(readback: ReadBack) -> Iterator[Finding]:
    owners = {attached: element for element in readback.elements for attached in element.attached}
    for page, place, _, field in fields_of(readback):
        owner = owners.get(place)
        if owner is None or owner.role != "Form":
            message = f"{_named(field)} is in no Form element"
            yield fault(FIELD_UNTOLD, message, page=page.number)


def form_elements_have_one_field(readback: ReadBack) -> Iterator[Finding]:
    places = {place for _, place, _, _ in fields_of(readback)}
    for element in readback.elements:
        if element.role == "Form" and (len(element.attached) != 1 or element.attached[0] not in places):
            yield fault(FORM_WITHOUT_FIELD, "a Form element does not have exactly one field")


def fields_are_on_their_page(readback: ReadBack) -> Iterator[Finding]:
    for page, _, annotation, field in fields_of(readback):
        if not page.frame.holds(annotation.area, _TOLERANCE):
            message = f"{_named(field)} extends beyond the printable page"
            yield fault(FIELD_OUTSIDE, message, page=page.number)


def fields_lie_on_no_words(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for each piece of text that a field lies on."""
    for page in readback.pages:
        fields = Bands((each.area, each) for each in page.annotations if each.field)
        for piece in page.pieces:
            area = piece.area
            above = next((each for each in fields.near(area) if each.area.meets(area, _TOLERANCE)), None)
            if piece.text.strip() and above and above.field:
                message = f"{_named(above.field)} covers “{piece.text}”"
                yield fault(FIELD_COVERS_WORDS, message, page=page.number)


def fields_lie_on_no_other(readback: ReadBack) -> Iterator[Finding]:
    for page in readback.pages:
        placed = [(each.area, each.field) for each in page.annotations if each.field]
        for above, under in lying_on_others((area for area, _ in placed), _TOLERANCE):
            message = f"{_named(placed[above][1])} overlaps {_named(placed[under][1])}"
            yield fault(FIELD_OVERLAPS, message, page=page.number)


def fields_have_names_of_their_own(readback: ReadBack) -> Iterator[Finding]:
    for name, times in Counter(field.name for _, _, _, field in fields_of(readback)).items():
        if times > 1 or not name:
            message = f"{times} fields share the name “{name}”" if name else "a field has no name"
            yield fault(FIELD_NAME, message)


def fields_are_listed(readback: ReadBack) -> Iterator[Finding]:
    for page, _, _, field in fields_of(readback):
        if not field.listed:
            message = f"{_named(field)} is not listed in the form"
            yield fault(FIELD_UNLISTED, message, page=page.number)


def fields_are_drawn(readback: ReadBack) -> Iterator[Finding]:
    if readback.redraws:
        message = "viewers are asked to redraw the fields"
        yield fault(FIELD_REDRAWN, message)
    for page, _, _, field in fields_of(readback):
        if not field.drawn:
            message = f"{_named(field)} has no appearance"
            yield fault(FIELD_UNDRAWN, message, page=page.number)


def empty_fields_show_nothing(readback: ReadBack) -> Iterator[Finding]:
    for page, _, _, field in fields_of(readback):
        if field.prefilled:
            yield fault(FIELD_SHOWS, f"{_named(field)} is empty, but shows something", page=page.number)


def no_two_fields_share_a_look(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for a field drawn with the object of another: what is typed in one may show in both."""
    first: dict[int, Field] = {}
    for page, _, _, field in fields_of(readback):
        other = field if field.look is None else first.setdefault(field.look, field)
        if other is not field:
            message = f"{_named(field)} shares its appearance with {_named(other)}"
            yield fault(FIELD_LOOK_SHARED, message, page=page.number)


def fields_are_seen_and_printed(readback: ReadBack) -> Iterator[Finding]:
    for page, _, _, field in fields_of(readback):
        if not field.shown:
            message = f"{_named(field)} is hidden, or not printed"
            yield fault(FIELD_HIDDEN, message, page=page.number)


def fields_do_nothing_by_themselves(readback: ReadBack) -> Iterator[Finding]:
    for page, _, _, field in fields_of(readback):
        if field.scripted:
            message = f"{_named(field)} has an action"
            yield fault(FIELD_SCRIPTED, message, page=page.number)


def what_is_typed_has_a_font(readback: ReadBack) -> Iterator[Finding]:
    for page, _, _, field in fields_of(readback):
        if not field.typed:
            message = f"the font of {_named(field)} is not embedded"
            yield fault(FIELD_FONT, message, page=page.number)


def _named(field: Field) -> str:
    return f"the field “{field.words}”"


FORM_RULES = (
    fields_say_what_they_are_for,
    fields_are_in_form_elements,
    form_elements_have_one_field,
    fields_are_on_their_page,
    fields_lie_on_no_words,
    fields_lie_on_no_other,
    fields_have_names_of_their_own,
    fields_are_listed,
    fields_are_drawn,
    empty_fields_show_nothing,
    no_two_fields_share_a_look,
    fields_are_seen_and_printed,
    fields_do_nothing_by_themselves,
    what_is_typed_has_a_font,
)
