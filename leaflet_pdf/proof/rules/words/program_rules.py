"""Rules about words that the program adds: they are those of the leaflet's language, and there are no others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leaflet_pdf.languages.language import Language, language
from leaflet_pdf.languages.ratings import combination_words, rating_words, verb_for
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import (
    Band,
    EssentialEntry,
    Frequency,
    InformationBox,
    Leaflet,
    Note,
    Precaution,
    Reader,
    SideEffects,
    Status,
    WarningBox,
    walk,
)
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.furniture import EDITION_UNTOLD, WORDS_UNEXPECTED
from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.reader.readback import fault
from leaflet_pdf.proof.rules.words.essential_rules import essential_label

_DIGITS_OF_A_CODE = 12


def no_other_words_are_added(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for words that are neither the leaflet's nor the program's, or appear once too often.

    Bullets and numbers of lists are left to the rules about lists.
    """
    wanted = Counter(map(_bare, _added(alignment)))
    for block, left in alignment.left_over():
        element = alignment.blocks[block].element
        in_print = str.isalpha if alignment.readback.elements[element].role == "Lbl" else str.isalnum
        if not any(map(in_print, left)):
            continue
        if wanted[_bare(left)]:
            wanted[_bare(left)] -= 1
        else:
            message = f"“{shorten(left)}” is neither the leaflet’s nor the program’s text"
            yield fault(WORDS_UNEXPECTED, message, page=alignment.page(element))


def the_edition_is_in_the_text(alignment: Alignment) -> Iterator[Finding]:
    edition = _bare(_edition(alignment))
    if not any(_bare(left) == edition for _, left in alignment.left_over()):
        message = f"“{shorten(edition)}” is not in a paragraph of its own"
        yield EDITION_UNTOLD.at(alignment.leaflet.source, message)


def status_line(alignment: Alignment) -> str:
    """Return what each page says of how far the leaflet and its words have come, and its notice; "" for nothing."""
    identity, label = alignment.leaflet.identity, alignment.readback.metadata.label
    status = Status(label) if label in set(Status) else identity.status
    words = language(identity.language)
    word = "" if status is Status.APPROVED else words.statuses[status]
    unreviewed = "" if words.reviewed_by else words.not_reviewed
    return ". ".join(filter(None, (word, unreviewed, identity.notice)))


def rating_of(leaflet: Leaflet, card: Precaution) -> str:
    """Return what is printed of a card's rating: its label and its sentence, in the language of the leaflet."""
    words, medicine = language(leaflet.identity.language), leaflet.medicine
    verb = verb_for(words, medicine.form.plain, carer=leaflet.identity.reader is Reader.CARER)
    if card.beside:
        what, name = card.topic.plain, medicine.name or words.this_medicine
        rating = combination_words(words, card.rating, card.beside, what=what, verb=verb, medicine=name)
    else:
        rating = rating_words(words, card.rating, verb)
    return f"{rating.label}." if card.own_words else str(rating)


def frequency_words(words: Language, frequency: Frequency) -> str:
    return f"{words.frequencies[frequency]['name']}: {words.frequencies[frequency]['chance']}"


def _added(alignment: Alignment) -> Iterator[str]:
    """Yield all that the program says beside the leaflet's own words."""
    leaflet, words = alignment.leaflet, language(alignment.leaflet.identity.language)
    yield f"{status_line(alignment)}."
    yield from (words.contents,) if leaflet.contents else ()
    yield from (words.published_by, f"{words.contact}:", _edition(alignment))
    yield from (str(section.number) for section in leaflet.sections)
    if leaflet.monitoring:
        statement = "" if leaflet.monitoring.statement else words.monitored
        yield f"▼ {statement} {words.monitored_as_of.format(date=words.day(leaflet.monitoring.as_of))}"
    if leaflet.online:
        yield from (words.online["lead"], words.online["newer"])
    for part in walk(leaflet):
        if isinstance(part, WarningBox):
            yield f"{words.levels[part.level]}:"
        elif isinstance(part, Note):
            yield words.note
        elif isinstance(part, EssentialEntry):
            yield essential_label(leaflet, part.essential)
        elif isinstance(part, InformationBox):
            yield f"{words.information}:"
        elif isinstance(part, Precaution):
            yield rating_of(leaflet, part)
            if part.beside:
                yield words.interactions["heading"].format(what="")
        elif isinstance(part, SideEffects):
            yield from (words.stop_now,) if part.stop_now else ()
            yield from (words.get_help,) if part.get_help else ()
        elif isinstance(part, Band):
            yield frequency_words(words, part.frequency)


def _edition(alignment: Alignment) -> str:
    identity = alignment.leaflet.identity
    words = language(identity.language)
    return words.edition.format(
        id=identity.id,
        version=identity.version,
        date=words.day(identity.revised),
        review=words.day(identity.review_by),
        digest=identity.digest[:_DIGITS_OF_A_CODE],
    )


def _bare(words: str) -> str:
    """Return words in an order of their own, without marks: a text may be found in what is before it."""
    return " ".join(sorted(filter(None, (word.strip(".:·•") for word in fold(words).split()))))


PROGRAM_RULES = (
    no_other_words_are_added,
    the_edition_is_in_the_text,
)
