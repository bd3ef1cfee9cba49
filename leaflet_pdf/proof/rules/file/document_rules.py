"""Rules about the document as a whole: what it says of itself, its outline, its page labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.catalogue.document import (
    CLAIM_A,
    CLAIM_UA,
    CONTENTS_PAGE,
    DIRECTION_WRONG,
    FILE_REPAIRED,
    FOOTER_NUMBER,
    FRONT_PAGES,
    LANGUAGE_MISSING,
    OUTLINE_ELSEWHERE,
    OUTLINE_WITHOUT_HEADING,
    PAGE_LABEL,
    TITLE_MISSING,
    TITLE_NOT_SHOWN,
)
from leaflet_pdf.proof.catalogue.words import TITLE_DIFFERS
from leaflet_pdf.proof.fold import find, fold
from leaflet_pdf.proof.leaves import BLANK, first_piece, leaf_at, leaf_of_destination, leaves
from leaflet_pdf.proof.reader.readback import Destination, Element, OutlineEntry, Piece, ReadBack, fault

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FOOTER = "Pagination/Footer"
_NEAR = 72
"""How far below the top of the view, in points, a heading may begin."""


def the_file_needs_no_repair(readback: ReadBack) -> Iterator[Finding]:
    for remark in readback.repairs:
        yield fault(FILE_REPAIRED, f"the file had to be repaired: {remark}")


def the_language_is_declared(readback: ReadBack) -> Iterator[Finding]:
    elements = (element.language for element in readback.elements if element.language)
    for language in (readback.language, *elements):
        if not _LANGUAGE.fullmatch(language):
            yield fault(
                LANGUAGE_MISSING, f"“{language}” is not a language tag" if language else "no language is declared"
            )


def the_direction_is_declared(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding unless viewers are told to show pages, and readers to take lines, in the language's direction."""
    from_right = right_to_left(readback.language)
    if readback.direction != ("R2L" if from_right else ""):
        yield fault(DIRECTION_WRONG, f"viewers are asked to show pages {_directed(readback.direction == 'R2L')}")
    modes = {element.writing_mode for element in readback.elements if element.writing_mode}
    outer = {element.writing_mode for element in readback.elements if element.parent < 0}
    if modes | outer != {"RlTb" if from_right else ""}:
        yield fault(DIRECTION_WRONG, f"not all text is said to be {_directed(from_right)}")


def _directed(from_right: bool) -> str:
    return "from right to left" if from_right else "from left to right"


def the_title_is_declared(readback: ReadBack) -> Iterator[Finding]:
    if not readback.metadata.title.strip():
        yield fault(TITLE_MISSING, "the XMP packet has no title")
    if not readback.shows_title:
        yield fault(TITLE_NOT_SHOWN, "the window would not show the title")


def the_titles_agree(readback: ReadBack) -> Iterator[Finding]:
    metadata = readback.metadata
    if metadata.info_title != metadata.title:
        yield fault(TITLE_DIFFERS, f"the title is “{metadata.info_title}” in Info and “{metadata.title}” in XMP")


def the_standards_are_claimed(readback: ReadBack) -> Iterator[Finding]:
    metadata = readback.metadata
    if metadata.pdfua_part != "1":
        yield fault(CLAIM_UA, "the file does not say that it is PDF/UA-1")
    if metadata.pdfa_part not in {"2", "3"} or metadata.pdfa_conformance != "A":
        yield fault(CLAIM_A, "the file does not say that it is PDF/A-2a or PDF/A-3a")


def page_labels_are_page_numbers(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for each wrong label; where a side of paper holds two pages, every page must be on one."""
    if any(len(leaves(page)) > 1 for page in readback.pages):
        labels = [label for page in readback.pages[readback.before :] for label in leaves(page) if label != BLANK]
        if sorted(labels) != sorted(str(number) for number in range(1, len(labels) + 1)):
            yield fault(PAGE_LABEL, f"the pages are labelled {', '.join(labels)}")
        return
    before = readback.before
    for page in readback.pages:
        wrong = page.label != str(page.number - before) if page.number > before else not page.label.strip("0123456789 ")
        if wrong:
            yield fault(PAGE_LABEL, f"the page is labelled “{page.label}”", page=page.number)


def nothing_precedes_the_leaflet(readback: ReadBack) -> Iterator[Finding]:
    """Yield a warning if pages come before the leaflet that are none of it: nobody should take a proof for it."""
    if readback.front_pages:
        pages = "page 1 is" if readback.front_pages == 1 else f"pages 1 to {readback.front_pages} are"
        yield fault(FRONT_PAGES, f"{pages} not part of the leaflet and not read out, as in a proof sheet", page=1)


def the_outline_leads_to_headings(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for each entry that does not open its heading's page with the heading in view."""
    headings = [
        (fold(element.text), index)
        for index, element in enumerate(readback.elements)
        if re.fullmatch("H[1-6]", element.role)
    ]
    begin = 0
    for line in readback.outline:
        title = fold(line.title)
        place = next((at for at in range(begin, len(headings)) if find(title, headings[at][0]) >= 0), None)
        if place is None:
            yield fault(OUTLINE_WITHOUT_HEADING, f"there is no heading “{line.title}”")
            continue
        _, index = headings[place]
        begin = place + 1
        if not _in_view(line, first_piece(readback, index)):
            yield fault(OUTLINE_ELSEWHERE, f"the outline entry “{line.title}” does not lead to its heading")


def _in_view(line: OutlineEntry, piece: Piece | None) -> bool:
    where = line.destination
    if where is None or piece is None or where.page != piece.page:
        return False
    return where.y <= piece.y <= where.y + _NEAR + piece.size


def the_contents_name_the_right_pages(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for each line of the contents that ends with another page than its link leads to."""
    for element in readback.elements:
        if element.role != "TOCI":
            continue
        number = "".join(element.text.split()[-1:])
        for target in _targets(readback, element):
            if (
                isinstance(target, Destination)
                and number.isdecimal()
                and number != leaf_of_destination(readback, target)
            ):
                message = (
                    f"the contents say “{fold(element.text)}”, but lead to page {leaf_of_destination(readback, target)}"
                )
                yield fault(CONTENTS_PAGE, message, page=target.page)


def _targets(readback: ReadBack, element: Element) -> Iterator[str | Destination | None]:
    """Yield where the link areas of an element and of those in it lead."""
    for page, annotation in ((attached.page, attached.annotation) for attached in element.attached):
        if annotation >= 0:
            yield readback.pages[page - 1].annotations[annotation].target
    for kid in element.nested:
        yield from _targets(readback, readback.elements[kid])


def footers_number_the_pages(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for each footer that counts its page or the pages wrongly, where footers count them."""
    own = readback.pages[readback.before :]
    count = sum(label != BLANK for page in own for label in leaves(page))
    for page in own:
        last = {leaf_at(page, piece.x): piece.text for piece in page.pieces if piece.mark.artifact == _FOOTER}
        for label, footer in last.items():
            numbers = re.findall(r"\d+", footer)
            if len(numbers) == 2 and numbers != [label, str(count)]:
                yield fault(FOOTER_NUMBER, f"the footer says “{footer}”", page=page.number)


FILE_RULES = (
    the_file_needs_no_repair,
    the_language_is_declared,
    the_title_is_declared,
    the_titles_agree,
    the_standards_are_claimed,
    nothing_precedes_the_leaflet,
)
"""About a file, in how many languages it may be."""

READING_RULES = (
    page_labels_are_page_numbers,
    the_direction_is_declared,
    the_outline_leads_to_headings,
    the_contents_name_the_right_pages,
    footers_number_the_pages,
)
"""About what is read in one language."""

DOCUMENT_RULES = (*FILE_RULES, *READING_RULES)
