"""A label becomes documents: one for each part of it that is written for the reader who was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

from leaflet_pdf.sources.exchange.catalogue import EMPTY_PART, EXCERPT, NO_PATIENT_PART
from leaflet_pdf.sources.exchange.document import (
    Block,
    Document,
    Heading,
    Loss,
    Medicine,
    Origin,
    Paragraph,
    Phrase,
    Section,
    Span,
    plain,
)
from leaflet_pdf.sources.exchange.narrative.flow import unbolded
from leaflet_pdf.sources.exchange.narrative.links import with_links
from leaflet_pdf.sources.exchange.narrative.marks import with_lists
from leaflet_pdf.sources.exchange.narrative.narrative import Narrative
from leaflet_pdf.sources.exchange.narrative.outline import (
    LONGEST,
    PER_SECTION,
    Parts,
    framed,
    numbered,
    split_at,
    unframed,
    with_headings,
    with_ids,
)
from leaflet_pdf.sources.exchange.reading.bounds import RefusedError
from leaflet_pdf.sources.exchange.reading.element import Element
from leaflet_pdf.sources.spl.narrative import vocabulary
from leaflet_pdf.sources.spl.parts import BOXED_WARNING, CANADIAN_LANGUAGES, HEALTH_CANADA, PARTS

SPACE = "urn:hl7-org:v3"
_QUESTIONS = 3
"""Bold questions that make one long text a leaflet of sections (21 CFR 208.20 has seven of them)."""


def is_label(root: Element) -> bool:
    """Tell whether a document is a label."""
    return root.space == SPACE and root.name == "document"


def read_label(root: Element, part: str) -> list[Document]:
    """Return the documents in a label: of a part by its name, or of sections by their code. Raises RefusedError."""
    codes = PARTS[part].codes if part in PARTS else {part: "pharmacy"}
    sections = list(_sections(root))
    for code, profile in codes.items():
        found = [section for section in sections if section.value("code", attribute="code") == code]
        if found:
            return [_document(root, section, profile) for section in found]
    known = ", ".join(dict.fromkeys(filter(None, map(_named, sections)))) or "none"
    hint = f"its sections are: {known}"
    raise RefusedError(NO_PATIENT_PART, f"no section of the label is for the part “{part}”", hint)


def _sections(root: Element) -> Iterator[Element]:
    return (one for one in root.inside() if one.name == "section")


def _named(section: Element) -> str:
    title = section.first("title")
    code = section.value("code", attribute="code")
    name = (title.plain if title else "") or section.value("code", attribute="displayName")
    return f"{code} ({name[:40]})" if code else ""


def _document(root: Element, section: Element, profile: str) -> Document:
    losses: list[Loss] = []
    narrative = Narrative(vocabulary(root), losses)
    introduction, sections = _body(narrative, section)
    medicine, approval = _medicine(root)
    if not sections:
        heading: Phrase = (Span(medicine.name or "NAME OF MEDICINE"),)
        sections, introduction = [(Section(heading, tuple(introduction), added=True), section)], []
    jurisdiction, language = _place(root)
    document = Document(
        (section,),
        _origin(root)._replace(approval=approval),
        medicine,
        _first(root, "author", "assignedEntity", "representedOrganization", "name"),
        language,
        jurisdiction,
        profile,
        tuple(introduction),
        with_ids(numbered(sections, losses)),
        tuple(losses),
    )
    return with_links(document, [at for _, at in sections], narrative.links)


def _body(narrative: Narrative, section: Element) -> tuple[list[Block], list[tuple[Section, Element]]]:
    """Return what stands before the first section of a leaflet, and its sections, each with its element."""
    inner = list(section.all("component", "section"))
    text = _text(narrative, section, 0)
    own = _titled(narrative, section, 0) + (text if inner else unframed(text, narrative.losses))
    if not inner:
        questions = [one for one in own if isinstance(one, Heading) and plain(one.text).endswith("?")]
        others = [one for one in own if isinstance(one, Heading)]
        before, parts = split_at(own, questions if len(questions) >= _QUESTIONS else _highest(others))
        parts, before = _without_empty(parts, before)
        return before, [(Section(heading.text, tuple(blocks)), heading.at) for heading, blocks in parts]
    sections: list[tuple[Section, Element]] = []
    for one in inner:
        blocks = _all_text(narrative, one, PER_SECTION)
        title = one.first("title")
        heading = narrative.phrase(title) if title else ()
        if not heading or len(plain(heading)) > LONGEST:
            loose = ([Paragraph(heading, title)] if heading and title else []) + blocks
            if sections:
                last, at = sections[-1]
                sections[-1] = last._replace(body=(*last.body, *loose)), at
            else:
                own += loose
        elif not blocks:
            narrative.losses.append(Loss(EMPTY_PART, one, f"“{plain(heading)[:60]}” is empty", plain(heading)))
        else:
            sections.append((Section(unbolded(heading), tuple(blocks)), one))
    return own, sections


def _highest(headings: list[Heading]) -> list[Heading]:
    """Return the headings of the highest rank."""
    rank = min((heading.rank for heading in headings), default=0)
    return [heading for heading in headings if heading.rank == rank]


def _without_empty(parts: Parts, before: list[Block]) -> tuple[Parts, list[Block]]:
    """Return parts with something below their headings: one that is alone is a heading in the part before it."""
    kept: Parts = []
    for heading, blocks in parts:
        if blocks:
            kept.append((heading, blocks))
        else:
            (kept[-1][1] if kept else before).append(heading)
    return kept, before


def _titled(narrative: Narrative, section: Element, rank: int) -> list[Block]:
    """Return the title of a section as a block: a heading below others, a paragraph where it is the leaflet's own."""
    title = section.first("title")
    text = narrative.phrase(title) if title else ()
    if not text or not title:
        return []
    if rank and len(plain(text)) <= LONGEST:
        return [narrative.heading(unbolded(text), rank, title)]
    return [Paragraph(text if rank else tuple([span._replace(bold=True) for span in text]), title)]


def _text(narrative: Narrative, section: Element, rank: int) -> list[Block]:
    text = section.first("text")
    for excerpt in section.all("excerpt"):
        if excerpt.plain:
            narrative.losses.append(Loss(EXCERPT, excerpt, "a copy for the highlights", excerpt.plain))
    blocks = narrative.blocks(text, rank) if text else []
    return with_headings(with_lists(blocks, narrative.losses), rank)


def _all_text(narrative: Narrative, section: Element, rank: int) -> list[Block]:
    """Return what a section says, and those in it below their titles."""
    found = _text(narrative, section, rank)
    for inner in section.all("component", "section"):
        below = _all_text(narrative, inner, rank + PER_SECTION)
        title = _titled(narrative, inner, rank + PER_SECTION)
        if title and not below:
            words = " ".join(plain(block.text) for block in title if isinstance(block, Heading | Paragraph))
            narrative.losses.append(Loss(EMPTY_PART, inner, f"“{words[:60]}” is empty", words))
        else:
            found += _in_its_box(narrative, inner, title + below)
    return found


def _in_its_box(narrative: Narrative, section: Element, blocks: list[Block]) -> list[Block]:
    """Return what a section says, in a box if that is what its code asks for."""
    if section.value("code", attribute="code") != BOXED_WARNING:
        return blocks
    return [framed(blocks, section, narrative.losses)]


def _origin(root: Element) -> Origin:
    day = root.value("effectiveTime")
    found: date | None = None
    with suppress(ValueError):
        found = date.fromisoformat(f"{day[:4]}-{day[4:6]}-{day[6:8]}")
    return Origin("SPL", root.value("setId", attribute="root"), root.value("versionNumber"), found)


def _place(root: Element) -> tuple[str, str]:
    """Return whose rules a label follows, and its language."""
    code = root.first("languageCode")
    lists = {one.attributes.get("codeSystem", "") for one in root.inside() if one.name == "code"}
    if any(name.startswith(HEALTH_CANADA) for name in lists):
        return "CA", CANADIAN_LANGUAGES.get(code.attributes.get("code", "") if code else "", "en-CA")
    return "US", (code.attributes.get("code", "") if code else "") or "en-US"


def _medicine(root: Element) -> tuple[Medicine, str]:
    """Return what the products of a label are, and the number of the first approval."""
    kinds = {"manufacturedProduct", "manufacturedMedicine"}
    products = [one for one in root.inside() if one.name in kinds and one.first("name")]
    approvals = (one.value("id", attribute="extension") for one in root.inside() if one.name == "approval")
    active = [_active(product) for product in products]
    return Medicine(
        _listed(_first(product, "name") for product in products),
        _listed(" and ".join(filter(None, map(_substance, one))) for one in active).lower(),
        _listed(" and ".join(filter(None, map(_strength, one))) for one in active),
        _listed(product.value("formCode", attribute="displayName") for product in products).lower(),
    ), next(approvals, "")


def _listed(words: Iterable[str]) -> str:
    """Return what several products have, each once."""
    return ", ".join(filter(None, dict.fromkeys(words)))


def _active(product: Element) -> list[Element]:
    """Return the active ingredients of a product, as they are written today, and as they were before 2009."""
    today = [one for one in product.all("ingredient") if one.attributes.get("classCode", "").startswith("ACTI")]
    return today + list(product.all("activeIngredient"))


def _substance(ingredient: Element) -> str:
    return _first(ingredient, "ingredientSubstance", "name") or _first(ingredient, "activeIngredientSubstance", "name")


def _strength(ingredient: Element) -> str:
    number, unit = (ingredient.value("quantity", "numerator", attribute=key) for key in ("value", "unit"))
    per, of = (ingredient.value("quantity", "denominator", attribute=key) for key in ("value", "unit"))
    if not number or unit == "1":
        return ""
    below = "" if of in {"", "1"} else f"/{'' if per == '1' else per + ' '}{of}"
    return f"{number} {unit}{below}"


def _first(element: Element, *path: str) -> str:
    found = element.first(*path)
    return found.plain if found else ""
