"""Rules about the essentials of the first page: each is read out after its label, and all are one list.

Labels are those of the leaflet's language, with the verb of the medicine's form or of the one who gives it.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.languages.language import language
from leaflet_pdf.languages.ratings import verb_for
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import AtAGlance, Essential, Leaflet, Reader, Text, blocks, texts
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.kinds import ESSENTIAL_LABEL, ESSENTIALS_TORN
from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.reader.readback import ReadBack


def essential_label(leaflet: Leaflet, essential: Essential) -> str:
    """Return what an essential is labelled with, in the language of the leaflet."""
    words = language(leaflet.identity.language)
    verb = verb_for(words, leaflet.medicine.form.plain, carer=leaflet.identity.reader is Reader.CARER)
    return words.at_a_glance[essential].format(verb=verb)


def essentials_are_labelled(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each text of an essential that is not in an entry with its label."""
    for block in _at_a_glance(alignment):
        for text, label, owner in _owned(alignment, block):
            if owner is None:
                message = f"“{shorten(text.plain)}” is not under the label “{label}”"
                yield ESSENTIAL_LABEL.at(text.source, message)


def essentials_are_one_list(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding if the essentials are not the entries of one list, which has no others."""
    elements = alignment.readback.elements
    for block in _at_a_glance(alignment):
        owners = {owner for _, _, owner in _owned(alignment, block) if owner is not None}
        lists = {elements[owner].parent for owner in owners}
        entries = {kid for index in lists for kid in elements[index].nested if elements[kid].role == "LI"}
        if len(lists) > 1 or owners != entries or len(owners) > len(block.entries):
            yield ESSENTIALS_TORN.at(block.source, "what is said at a glance is not a single list")


def _at_a_glance(alignment: Alignment) -> Iterator[AtAGlance]:
    return (block for block in blocks(alignment.leaflet) if isinstance(block, AtAGlance))


def _owned(alignment: Alignment, block: AtAGlance) -> Iterator[tuple[Text, str, int | None]]:
    """Yield each text that was found, the label that it wants, and the entry with that label; None if it is in none."""
    for entry in block.entries:
        label = essential_label(alignment.leaflet, entry.essential)
        for text in texts(entry.body):
            element = alignment.element(text)
            if element is not None:
                around = alignment.readback.around(element)
                yield text, label, next((one for one in around if _is_labelled(alignment.readback, one, label)), None)


def _is_labelled(readback: ReadBack, index: int, label: str) -> bool:
    """Tell whether an element is an entry of a list with this label, and no other."""
    elements = readback.elements
    labels = [fold(elements[kid].text) for kid in elements[index].nested if elements[kid].role == "Lbl"]
    return elements[index].role == "LI" and labels == [fold(label)]


ESSENTIAL_RULES = (
    essentials_are_labelled,
    essentials_are_one_list,
)
