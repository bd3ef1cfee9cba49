"""A leaflet laid out becomes a PDF: tagged (PDF/UA-1), archivable (PDF/A-2a), the same bytes for the same pages."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from leaflet_pdf.layout.frame import Edge, Page, Pages
from leaflet_pdf.pdf.content import operators
from leaflet_pdf.pdf.file.document import Document, deflated
from leaflet_pdf.pdf.file.metadata import info, metadata, output_intent
from leaflet_pdf.pdf.file.syntax import length, literal, reference, references, text
from leaflet_pdf.pdf.fonts import Fonts
from leaflet_pdf.pdf.images import Images
from leaflet_pdf.pdf.navigation import Destinations, annotate, outline
from leaflet_pdf.pdf.structure import Structure
from leaflet_pdf.text.memo import privately

_PRINTING = "/PickTrayByPDFSize true/PrintScaling/None"
"""Let the print dialogue begin with the size that is meant: a page that is shrunk may go under the floors."""
_TURNED = {None: "", Edge.LONG: "/Duplex/DuplexFlipLongEdge", Edge.SHORT: "/Duplex/DuplexFlipShortEdge"}

if TYPE_CHECKING:
    from leaflet_pdf.pdf.file.attachments import Attachment
    from leaflet_pdf.pdf.forms import Forms


def paint(pages: Pages, *, fillable: bool = False, attachments: Sequence[Attachment] = ()) -> bytes:
    """Return the PDF file of a leaflet that is laid out; if it is fillable, its blanks are fields.

    With attachments it is PDF/A-3a instead of PDF/A-2a. Raises PaintError if the pages contradict themselves: a link
    that leads nowhere, an element painted out of its order, a picture without words.

    >>> leaflet, findings = load("content/isotretinoin-40mg.yaml")
    >>> paint(lay_out(leaflet))[:8]
    b'%PDF-1.7'
    """
    with privately() if pages.covered else nullcontext():
        return _paint(pages, fillable, attachments)


def _paint(pages: Pages, fillable: bool, attachments: Sequence[Attachment]) -> bytes:
    document = Document(pages.identity.language)
    sheets = {side: document.add_page() for side in sorted({page.side for page in pages.pages})}
    structure = Structure(pages.elements, sheets, document, from_right=_documents_from_right(pages))
    destinations = Destinations(pages, sheets)
    fonts, images = Fonts(), Images()
    forms = _forms(structure, document) if fillable else None
    if pages.covered:
        fonts.name_as_without(pages.pages[1:])
    if pages.outline:
        document.describe({"Outlines": outline(pages.outline, destinations, structure, document)})
    resources = document.reserve()
    drawn: dict[int, list[bytes]] = {side: [] for side in sheets}
    annotations: dict[int, list[int]] = {side: [] for side in sheets}
    for page in pages.pages:
        drawn[page.side].append(operators(page, structure, fonts, images))
        annotations[page.side] += annotate(page, destinations, structure, document)
        if forms:
            annotations[page.side] += forms.annotate(page)
    sizes = {page.side: page for page in pages.pages}
    for side, operations in drawn.items():
        stream = document.add_stream(deflated(b"\n".join(operations)))
        document.write(sheets[side], _sheet(sizes[side], document, resources, stream, annotations[side]))
    fonts.write(document)
    document.write(resources, f"<</Font {reference(document.fonts)}/XObject{images.write(document)}>>")
    if forms:
        document.describe(forms.write())
    if attachments:
        document.describe(_attached(attachments, pages, document))
    direction = "/Direction/R2L" if pages.from_right else ""
    document.describe(
        {
            "StructTreeRoot": structure.write(),
            "MarkInfo": "<</Marked true>>",
            "OutputIntents": f"[{output_intent(document)}]",
            "PageLabels": f"<</Nums[{_labels(pages)}]>>",
            "ViewerPreferences": f"<<{direction}/DisplayDocTitle true{_TURNED[pages.turn]}{_PRINTING}>>",
        }
    )
    described = info(pages.identity, document)
    second = pages.second.identity if pages.second else None
    document.describe({"Metadata": reference(metadata(pages.identity, document, 3 if attachments else 2, second))})
    return document.finish(described)


def _documents_from_right(pages: Pages) -> frozenset[int]:
    """Return the elements of the documents whose lines begin at the right."""
    second = {pages.second.element} if pages.second and pages.second.from_right else set[int]()
    return frozenset(second | {0} if pages.from_right else second)


def _labels(pages: Pages) -> str:
    """Return what a viewer calls each side of paper (ISO 32000-1, 12.4.2).

    It is the number of its page, or the numbers of its pages as they are read; what is before the leaflet's own pages
    has names of its own.
    """
    before = [page.label for page in pages.pages if page.label]
    named = [f"{index} <</P{text(label)}>>" for index, label in enumerate(before)]
    if pages.second:
        return _labels_of_two(pages, pages.second.pages)
    own, first = pages.pages[len(before) :], len(before)
    if not own or own[0].frame.x < own[0].width / 2 < own[0].frame.x + own[0].frame.width:
        return " ".join([*named, *(f"{first} <</S/D/St {page.number}>>" for page in own[:1])])
    numbers: dict[int, list[str]] = {page.side: ["-", "-"] for page in sorted(own, key=lambda page: page.side)}
    for page in own:
        is_second = (page.frame.x > page.width / 2) != pages.from_right
        numbers[page.side][is_second] = str(page.number)
    sides = enumerate(numbers.values(), first)
    return " ".join([*named, *(f"{index} <</P{literal(', '.join(labels))}>>" for index, labels in sides)])


def _labels_of_two(pages: Pages, first: int) -> str:
    """Return the same of two languages: each counts its pages from 1. They have the same, or one has so many first."""
    if pages.pages[-1].sheet:
        return "0 <</S/D/St 1>>"
    white = [f"{index} <</P{text(page.label)}>>" for index, page in enumerate(pages.pages) if page.label]
    return " ".join(["0 <</S/D/St 1>>", *white, f"{first} <</S/D/St 1>>"])


def _forms(structure: Structure, document: Document) -> Forms:
    # What makes fields is read in only for a file that has them.
    from leaflet_pdf.pdf.forms import Forms

    return Forms(structure, document)


def _attached(attachments: Sequence[Attachment], pages: Pages, document: Document) -> dict[str, str]:
    from leaflet_pdf.pdf.file.attachments import attach

    return attach(attachments, pages.identity.revised, document)


def _sheet(page: Page, document: Document, resources: int, drawn: int, annotations: list[int]) -> str:
    """Return the page's dictionary; links and fields are visited in the structure's order (ISO 14289-1, 7.18.3)."""
    annots = f"/Annots{references(annotations)}" if annotations else ""
    return (
        f"<<{annots}/Contents {reference(drawn)}/MediaBox[0 0 {length(page.width)} {length(page.height)}]"
        f"/Parent {reference(document.page_tree)}/Resources {reference(resources)}/StructParents {page.side}"
        "/Tabs/S/Type/Page>>"
    )
