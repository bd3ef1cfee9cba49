"""A bundle becomes documents: one for each composition that is written for the reader who was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from leaflet_pdf.schema.values import ID
from leaflet_pdf.sources.exchange.catalogue import EMPTY_PART, NO_PATIENT_PART, REPEATED_INDEX, REPEATED_TITLE
from leaflet_pdf.sources.exchange.document import (
    Block,
    Document,
    Heading,
    Listing,
    Loss,
    Origin,
    Paragraph,
    Phrase,
    Section,
    Span,
    plain,
)
from leaflet_pdf.sources.exchange.narrative.links import with_links
from leaflet_pdf.sources.exchange.narrative.marks import with_lists
from leaflet_pdf.sources.exchange.narrative.narrative import Narrative
from leaflet_pdf.sources.exchange.narrative.outline import (
    LONGEST,
    PER_SECTION,
    listed_words,
    numbered,
    with_headings,
    with_ids,
    without_number,
)
from leaflet_pdf.sources.exchange.reading.bounds import RefusedError
from leaflet_pdf.sources.exchange.reading.element import Element
from leaflet_pdf.sources.fhir.carried import carried
from leaflet_pdf.sources.fhir.codes import LEAFLET, PARTS, SECTION, SECTIONS, SPOR, VERSION_NUMBER
from leaflet_pdf.sources.fhir.extensions import extensions
from leaflet_pdf.sources.fhir.narrative import XHTML
from leaflet_pdf.sources.fhir.product import medicine_of, publisher_of

SPACE = "http://hl7.org/fhir"
_MOST_NAMED = 10
"""So many compositions of a bundle are named in a hint."""
_FILLERS = {"", "unavailable", "not applicable", "n/a", "tbd", "."}
"""What stands in a narrative that must not be empty."""


def is_bundle(root: Element) -> bool:
    """Tell whether a document is a bundle or a composition."""
    return root.name in {"Bundle", "Composition"} and root.space in {"", SPACE}


def read_bundle(root: Element, part: str) -> list[Document]:
    """Return the documents in a bundle: of a part by its name, or by the code of its type. Raises RefusedError."""
    found = [(bundle, one) for bundle, one in _compositions(root, root)]
    wanted = PARTS.get(part, (part,))
    documents = [_document(bundle, one) for bundle, one in found if not _kinds(one).isdisjoint(wanted)]
    filled = [document for document in documents if document.sections]
    if filled:
        return filled
    known = ", ".join(_called(one) for _, one in found[:_MOST_NAMED]) or "none"
    more = f", and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    empty = " with words in it" if documents else ""
    message = f"no composition{empty} is for the part “{part}”"
    raise RefusedError(NO_PATIENT_PART, message, f"its compositions are: {known}{more}")


def _called(composition: Element) -> str:
    """Return by what a composition can be told from others: the codes of its kinds, and its title."""
    kinds, title = ", ".join(sorted(_kinds(composition) - {""})), composition.value("title")[:40]
    return f"{kinds or 'one without a code'}{f' ({title})' if title else ''}"


def _kinds(composition: Element) -> set[str]:
    """Return the codes of the kinds that a composition is."""
    return {one.attributes.get("value", "") for one in composition.all("type", "coding", "code")}


def _compositions(root: Element, bundle: Element) -> Iterator[tuple[Element, Element]]:
    """Yield each composition with the bundle around it, also of bundles in bundles."""
    if root.name == "Composition":
        yield bundle, root
    elif root.name == "Bundle":
        for resource in root.all("entry", "resource"):
            for inner in resource.children:
                yield from _compositions(inner, root)


def _document(bundle: Element, composition: Element) -> Document:
    losses: list[Loss] = []
    narrative = Narrative(XHTML, losses)
    introduction, sections = _body(narrative, composition)
    medicine = medicine_of(bundle, _title(composition, introduction))
    if not sections and introduction:
        heading: Phrase = (Span(medicine.name or "NAME OF MEDICINE"),)
        sections, introduction = [(Section(heading, tuple(introduction), added=True), composition)], []
    has_codes = any(
        SPOR in system.attributes.get("value", "") for system in composition.all("type", "coding", "system")
    )
    file = carried(bundle, composition, losses)
    origin = _origin(bundle, composition)
    if file:
        origin = origin._replace(document=bundle.value("identifier", "value"))
    document = Document(
        tuple(composition.all("section")),
        origin,
        medicine,
        publisher_of(bundle, composition),
        composition.value("language") or bundle.value("language"),
        "EU" if has_codes else "",
        "eu-qrd" if has_codes else "pharmacy",
        tuple(introduction),
        with_ids(numbered(sections, losses)),
        tuple(losses),
        file,
    )
    return with_links(document, [at for _, at in sections], narrative.links)


def _title(composition: Element, introduction: Sequence[Block]) -> str:
    """Return the title of a composition; where that is only the name of its kind, its first heading (QRD template)."""
    title = composition.value("title")
    kinds = {composition.value("type", "text"), composition.value("type", "coding", "display")}
    first = next((plain(block.text) for block in introduction if isinstance(block, Heading)), "")
    return first or title if title in kinds else title


def _body(narrative: Narrative, composition: Element) -> tuple[list[Block], list[tuple[Section, Element]]]:
    """Return what stands before the first section of a leaflet, and its sections, each with its element."""
    introduction: list[Block] = []
    parts = list(composition.all("section"))
    while len(parts) == 1 and list(parts[0].all("section")):
        introduction += _titled(narrative, parts[0], 0) + _text(narrative, parts[0], 0)
        parts = list(parts[0].all("section"))
    first = next((number for number, part in enumerate(parts) if _is_numbered(part)), 0)
    sections: list[tuple[Section, Element]] = []
    for number, part in enumerate(parts):
        title = part.first("title")
        blocks = _all_text(narrative, part, PER_SECTION)
        if not blocks:
            _leave_out(narrative, part)
        elif number < first or title is None or not _is_heading(title):
            loose = [*_titled(narrative, part, PER_SECTION), *blocks]
            if sections:
                last, at = sections[-1]
                sections[-1] = last._replace(body=(*last.body, *loose)), at
            else:
                introduction += loose
        else:
            sections.append((Section((Span(title.attributes["value"]),), tuple(blocks), _id(part)), title))
    return _without_index(introduction, sections, narrative.losses), sections


def _codes(part: Element) -> list[str]:
    return [one.attributes.get("value", "") for one in part.all("code", "coding", "code")]


def _id(part: Element) -> str:
    """Return the id of a section: the one that it was exported with, or that of its code; "" if it has neither."""
    for coding in part.all("code", "coding"):
        code = coding.value("code")
        if coding.value("system") == SECTION and re.fullmatch(ID.pattern, code):
            return code
    return next((SECTIONS[code] for code in _codes(part) if code in SECTIONS), "")


def _is_numbered(part: Element) -> bool:
    """Tell whether a section is one of the six: by the number in its title, else by its code."""
    text = (Span(part.value("title")),)
    return without_number(text, 1)[1] == 1 or any(code in SECTIONS for code in _codes(part))


def _is_heading(title: Element) -> bool:
    return 0 < len(title.attributes.get("value", "").strip()) <= LONGEST


def _titled(narrative: Narrative, part: Element, rank: int) -> list[Block]:
    """Return the title of a section as a block; that of a whole leaflet as bold words, or none if it is repeated."""
    title = part.first("title")
    words = " ".join(title.attributes.get("value", "").split()) if title else ""
    if not title or not words:
        return []
    if LEAFLET in _codes(part) or not rank:
        return [Paragraph((Span(words, bold=True),), title)]
    return (
        [narrative.heading((Span(words),), rank, title)]
        if len(words) <= LONGEST
        else [Paragraph((Span(words),), title)]
    )


def _text(narrative: Narrative, part: Element, rank: int) -> list[Block]:
    """Return the words of a section itself, without its title where they begin with it."""
    div = part.first("text", "div")
    if div is None:
        return []
    if div.plain.casefold() in _FILLERS and not any(one.name == "img" for one in div.inside()):
        if div.plain:
            narrative.losses.append(Loss(EMPTY_PART, div, f"“{div.plain}” stands for words", div.plain))
        return []
    blocks = with_headings(with_lists(narrative.blocks(div, rank), narrative.losses), rank)
    title = " ".join(part.value("title").split())
    first = blocks[0] if blocks else None
    if isinstance(first, Heading | Paragraph) and _is_same(plain(first.text), title):
        words = plain(first.text)
        narrative.losses.append(Loss(REPEATED_TITLE, first.at, f"“{words[:60]}”", words))
        return blocks[1:]
    return blocks


def _all_text(narrative: Narrative, part: Element, rank: int) -> list[Block]:
    """Return what a section says, and those in it below their titles."""
    found = _text(narrative, part, rank)
    for inner in part.all("section"):
        below = _all_text(narrative, inner, rank + PER_SECTION)
        title = _titled(narrative, inner, rank + PER_SECTION)
        if below or any(isinstance(block, Paragraph) for block in title):
            found += title + below
        else:
            _leave_out(narrative, inner)
    return found


def _is_same(words: str, title: str) -> bool:
    """Tell whether words are those of a title, whatever its number and its capitals."""
    one, other = (plain(without_number((Span(text),))[0]).casefold().rstrip(" :.") for text in (words, title))
    return bool(one) and one == other


def _leave_out(narrative: Narrative, part: Element) -> None:
    """Tell of a section that is empty, with its title and those in it."""
    for title in (one for one in part.inside() if one.name == "title"):
        words = " ".join(title.attributes.get("value", "").split())
        known = any(loss.at is title for loss in narrative.losses)
        if words and not known:
            narrative.losses.append(Loss(EMPTY_PART, title, f"“{words[:60]}” is empty", words))


def _without_index(
    introduction: list[Block], sections: Sequence[tuple[Section, Element]], losses: list[Loss]
) -> list[Block]:
    """Return an introduction without a list that only repeats the headings, and without the heading of that list."""
    headings = [plain(without_number(section.heading)[0]).casefold() for section, _ in sections]
    for number, block in enumerate(introduction):
        if not isinstance(block, Listing) or listed_words([block]) != headings:
            continue
        lead = introduction[number - 1] if number else None
        if isinstance(lead, Heading):
            losses.append(Loss(REPEATED_INDEX, lead.at, f"“{plain(lead.text)[:60]}”", plain(lead.text)))
        for item in block.items:
            losses.append(Loss(REPEATED_INDEX, block.at, plain(item.text)[:60], plain(item.text)))
        return introduction[: number - isinstance(lead, Heading)] + introduction[number + 1 :]
    return introduction


def _origin(bundle: Element, composition: Element) -> Origin:
    identifier = composition.value("identifier", "value") or bundle.value("identifier", "value")
    numbers = (one.value("valueString") for one in extensions(composition, VERSION_NUMBER))
    versions = (
        composition.value("version"),
        *numbers,
        *(one.value("meta", "versionId") for one in (composition, bundle)),
    )
    day: date | None = None
    with suppress(ValueError):
        day = date.fromisoformat((composition.value("date") or bundle.value("timestamp"))[:10])
    return Origin("FHIR", identifier, next(filter(None, versions), ""), day)
