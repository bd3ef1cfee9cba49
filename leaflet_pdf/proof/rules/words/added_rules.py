"""Rules about words that the program adds: a rating, a frequency or a bullet is read out, in the same words each time.

They are those of the leaflet's language, the same for the same rating and others for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflet_pdf.languages.language import language
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Precaution, SideEffects, Text, blocks, walk
from leaflet_pdf.model.rule import Rule
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.kinds import (
    FREQUENCY_DIFFERS,
    FREQUENCY_MISSING,
    ITEM_WITHOUT_LABEL,
    RATING_DIFFERS,
    RATING_MISSING,
)
from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.reader.readback import fault
from leaflet_pdf.proof.rules.words.program_rules import frequency_words, rating_of


def ratings_are_read_out(alignment: Alignment) -> Iterator[Finding]:
    following = {id(text): after for (text, _), (after, _) in zip(alignment.texts, alignment.texts[1:], strict=False)}
    cards = (part for part in walk(alignment.leaflet) if isinstance(part, Precaution))
    leaflet, rules = alignment.leaflet, (RATING_MISSING, RATING_DIFFERS)
    rated = [(card.rating, rating_of(leaflet, card), following[id(card.topic)]) for card in cards if card.body]
    yield from _inconsistent(alignment, rules, rated, nearest=0)


def frequencies_are_read_out(alignment: Alignment) -> Iterator[Finding]:
    rules = FREQUENCY_MISSING, FREQUENCY_DIFFERS
    yield from _inconsistent(alignment, rules, _frequencies(alignment), nearest=-1)


def _frequencies(alignment: Alignment) -> Iterator[tuple[str, str, Text]]:
    """Yield how frequent side effects are, the words for that, and the first of them."""
    words = language(alignment.leaflet.identity.language)
    for block in blocks(alignment.leaflet):
        if isinstance(block, SideEffects):
            if block.stop_now:
                yield "stop-now", words.stop_now, block.stop_now[0].text
            if block.get_help:
                yield "get-help", words.get_help, block.get_help[0].text
            for band in block.bands:
                yield band.frequency, frequency_words(words, band.frequency), band.effects[0].text


def _inconsistent(
    alignment: Alignment,
    rules: tuple[Rule, Rule],
    kinds: Iterable[tuple[str, str, Text]],
    nearest: int,
) -> Iterator[Finding]:
    """Yield a finding where the words before a text are lacking, or not those for its kind.

    Other words may be added between two texts: a notice before the first, a note's title. A rating is the
    first of them, a frequency the last.
    """
    missing, differs = rules
    what = missing.code.partition("-")[0]
    before = _words_before(alignment)
    for kind, wanted, text in kinds:
        if id(text) not in before:
            continue
        words = (before[id(text)] or [""])[nearest]
        if not any(map(str.isalpha, words)):
            yield missing.at(text.source, f"there is no {what} before “{shorten(text.plain)}”")
            continue
        if words != fold(wanted):
            message = f"“{shorten(words)}” before “{shorten(text.plain)}” is not the text for {kind}"
            yield differs.at(text.source, message)


def _words_before(alignment: Alignment) -> dict[int, list[str]]:
    """Return, by a text's identity, the added words of each block between it and the text before."""
    left = dict(alignment.left_over())
    words: dict[int, list[str]] = {}
    for (_, last), (text, place) in zip(alignment.texts, alignment.texts[1:], strict=False):
        if last and place:
            between = (left[block] for block in range(last.block + 1, place.block + 1))
            words[id(text)] = [part for part in between if any(map(str.isalpha, part))]
    return words


def items_have_labels(alignment: Alignment) -> Iterator[Finding]:
    elements = alignment.readback.elements
    for index, element in enumerate(elements):
        if element.role == "LI":
            labels = [elements[kid].text for kid in element.nested if elements[kid].role == "Lbl"]
            if not any(map(str.strip, labels)):
                yield fault(
                    ITEM_WITHOUT_LABEL,
                    f"the list item “{shorten(element.text.strip())}” has no label",
                    page=alignment.page(index),
                )


ADDED_RULES = (
    ratings_are_read_out,
    frequencies_are_read_out,
    items_have_labels,
)
