"""Rules about the words of a leaflet: all are there, in order, once, with nothing between them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import PageBreak, Text, texts
from leaflet_pdf.model.targets import targets
from leaflet_pdf.proof.alignment import Alignment, accompanied
from leaflet_pdf.proof.catalogue.words import (
    LANGUAGE_DIFFERS,
    LINK_ELSEWHERE,
    NOTICE_MISSING,
    PAGE_BREAK_MISSED,
    TITLE_DIFFERS,
    WORDS_ADDED,
    WORDS_MISSING,
    WORDS_OUT_OF_ORDER,
    WORDS_TWICE,
)
from leaflet_pdf.proof.fold import find, fold, shorten
from leaflet_pdf.proof.leaves import BLANK, first_piece, leaf_at, leaf_of, leaves
from leaflet_pdf.proof.page_ends import pieces_in
from leaflet_pdf.proof.reader.readback import Destination, Piece, ReadBack

_SENTENCE_ENDS = tuple(".!?:;。！？؟۔।።")
_WORDS_OF_A_REMARK = 4

_SAME_PLACE, _ABOVE, _ABOVE_URDU = 0.5, 2.0, 2.4
"""How far below its target, in points, and how far above, in sizes of its type, a link may lead.

Letters of Urdu in Nastaliq rise higher than others.
"""


def every_text_is_present(alignment: Alignment) -> Iterator[Finding]:
    left_over = [left for _, left in alignment.left_over()]
    for text, place in alignment.texts:
        if place is None:
            words = fold(text.plain)
            if any(find(words, left) >= 0 for left in left_over):
                rule, what = WORDS_OUT_OF_ORDER, "is out of order"
            else:
                rule, what = WORDS_MISSING, "is missing or incomplete"
            yield rule.at(text.source, f"“{shorten(words)}” {what}")


def no_text_is_repeated(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a text of the leaflet that appears once more, by itself.

    Words that the program adds ("Very common", "Do not use") may be the same as a short text of the
    leaflet: a text counts from four words on, or if it is a sentence.
    """
    wanted = {fold(text.plain): text for text, place in alignment.texts[1:] if place}
    for block, left in alignment.left_over():
        if left in wanted and _is_remark(left):
            page = alignment.page(alignment.blocks[block].element)
            yield WORDS_TWICE.at(wanted[left].source, f"“{shorten(left)}” appears twice", page=page)


def nothing_is_added_to_a_text(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for words that a block holds beside a text that is alone in its block."""
    beside_others = {id(text) for text in accompanied(alignment.leaflet)}
    alone = {place.block: text for text, place in alignment.texts if place and id(text) not in beside_others}
    for block, left in alignment.left_over():
        if block in alone and any(map(str.isalnum, left)):
            yield WORDS_ADDED.at(
                alone[block].source,
                f"“{shorten(left)}” was added to “{shorten(fold(alone[block].plain))}”",
                page=alignment.page(alignment.blocks[block].element),
            )


def page_breaks_are_kept(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each section that is to begin on a new page, but has words above it on its own."""
    readback = alignment.readback
    for section in alignment.leaflet.sections:
        heading = alignment.element(section.heading) if section.page_break else None
        first = None if heading is None else first_piece(readback, heading)
        if heading is None or first is None:
            continue
        above = (content for element in readback.elements[:heading] for content in element.content)
        leaves_above = {
            (piece.page, leaf_of(readback, piece)) for one in above for piece in readback.shown.get(one, ())
        }
        if (first.page, leaf_of(readback, first)) in leaves_above:
            yield _missed(section.heading, first)


def page_breaks_in_sections_are_kept(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each page break in a section of which the next text is on a page with one before it."""
    readback, every = alignment.readback, alignment.leaflet.texts
    order = {id(text): number for number, text in enumerate(every)}
    for section in alignment.leaflet.sections:
        breaks = [number for number, block in enumerate(section.body) if isinstance(block, PageBreak)]
        for following in (text for number in breaks for text in texts(section.body[number:])[:1]):
            elements = map(alignment.element, every[: order[id(following)]])
            above = [piece for one in elements if one is not None for piece in pieces_in(readback, one)]
            element = alignment.element(following)
            first = None if element is None else first_piece(readback, element)
            if first and (first.page, leaf_of(readback, first)) in {
                (one.page, leaf_of(readback, one)) for one in above
            }:
                yield _missed(following, first)


def _missed(text: Text, first: Piece) -> Finding:
    return PAGE_BREAK_MISSED.at(text.source, f"“{shorten(text.plain)}” does not begin a new page", page=first.page)


def the_document_names_the_leaflet(alignment: Alignment) -> Iterator[Finding]:
    identity, readback = alignment.leaflet.identity, alignment.readback
    if readback.language.lower() != identity.language.lower():
        yield LANGUAGE_DIFFERS.at(
            alignment.leaflet.source,
            f"the document's language is “{readback.language}”, the leaflet's “{identity.language}”",
        )
    if fold(readback.title) != fold(identity.title):
        yield TITLE_DIFFERS.at(
            alignment.leaflet.source, f"the document's title is “{readback.title}”, the leaflet's “{identity.title}”"
        )


def the_notice_is_on_every_page(alignment: Alignment) -> Iterator[Finding]:
    notice = alignment.leaflet.identity.notice
    for page in pages_without(alignment.readback, notice):
        yield NOTICE_MISSING.at(alignment.leaflet.source, f"“{notice}” is not on the page", page=page)


def pages_without(readback: ReadBack, words: str) -> Iterator[int]:
    """Yield the number of each page, or half of one, that is not blank and does not show the words."""
    wanted = "".join(fold(words).split())
    for page in readback.pages:
        for label in leaves(page):
            here = [piece.text for piece in page.pieces if leaf_at(page, piece.x) == label]
            if label != BLANK and wanted not in "".join("".join(here).split()):
                yield page.number


def links_lead_where_they_should(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a link of the leaflet that its words, in their own block, do not follow."""
    begins = _beginnings(alignment)
    above = _ABOVE_URDU if alignment.readback.language.partition("-")[0].lower() == "ur" else _ABOVE
    for text, place in alignment.texts:
        if place is None:
            continue
        found = _targets(alignment, alignment.blocks[place.block].element)
        for run in text.runs:
            if run.target.startswith("#"):
                leads = any(_is_at(one, begins.get(run.target[1:]), above) for one in found)
            else:
                leads = unquote(run.target) in found
            if run.target and not leads:
                yield LINK_ELSEWHERE.at(
                    run.source,
                    f"“{shorten(run.text)}” does not lead to {run.target}",
                    page=alignment.page(alignment.blocks[place.block].element),
                )


def _targets(alignment: Alignment, element: int) -> set[str | Destination]:
    """Return the addresses and the places that the links in an element lead to."""
    found: set[str | Destination] = set()
    for inner in alignment.readback.inside(element):
        for attached in alignment.readback.elements[inner].attached:
            if attached.annotation >= 0:
                target = alignment.readback.pages[attached.page - 1].annotations[attached.annotation].target
                found.add(target if isinstance(target, Destination) else unquote(target or ""))
    return found


def _beginnings(alignment: Alignment) -> dict[str, Piece]:
    """Return the first words of all that a text may refer to, by its id."""
    found: dict[str, Piece] = {}
    for target in targets(alignment.leaflet):
        element = alignment.element(target.text)
        first = None if element is None else first_piece(alignment.readback, element)
        if first is not None:
            found[target.id] = first
    return found


def _is_at(destination: str | Destination, first: Piece | None, above: float) -> bool:
    """Tell whether a link leads to the line of these words, or so many sizes of them above it."""
    if first is None or isinstance(destination, str) or destination.page != first.page:
        return False
    return -_SAME_PLACE <= first.y - destination.y <= above * first.size


def _is_remark(words: str) -> bool:
    return len(words.split()) >= _WORDS_OF_A_REMARK or words.endswith(_SENTENCE_ENDS)


WORD_RULES = (
    every_text_is_present,
    no_text_is_repeated,
    nothing_is_added_to_a_text,
    page_breaks_are_kept,
    page_breaks_in_sections_are_kept,
    the_document_names_the_leaflet,
    the_notice_is_on_every_page,
    links_lead_where_they_should,
)
