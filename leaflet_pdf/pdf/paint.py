"""A leaflet laid out becomes a PDF: tagged (PDF/UA-1), archivable (PDF/A-2a), the same bytes for the same pages."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from leaflet_pdf.layout.frame import Edge, Page, Pages
from leaflet_pdf.pdf.content import operators
from leaflet_pdf.pdf.document import Document, deflated
from leaflet_pdf.pdf.fonts import Fonts
from leaflet_pdf.pdf.images import Images
from leaflet_pdf.pdf.links import Destinations, annotate
from leaflet_pdf.pdf.metadata import colours, info, metadata, output_intent
from leaflet_pdf.pdf.outline import outline
from leaflet_pdf.pdf.seal import seal
from leaflet_pdf.pdf.structure import Structure
from leaflet_pdf.pdf.syntax import literal, reference, references, text
from leaflet_pdf.text.remember import forgetting

_PRINTING = "/PrintScaling/None/PickTrayByPDFSize true"
"""Let the print dialogue begin with the size that is meant: a page that is shrunk may go under the floors."""
_TURNED = {None: "", Edge.LONG: "/Duplex/DuplexFlipLongEdge", Edge.SHORT: "/Duplex/DuplexFlipShortEdge"}

if TYPE_CHECKING:
    from leaflet_pdf.pdf.attachments import Attachment
    from leaflet_pdf.pdf.forms import Forms


def paint(pages: Pages, *, fillable: bool = False, attachments: Sequence[Attachment] = ()) -> bytes:
    """Return the PDF file of a leaflet that is laid out; if it is fillable, its blanks are fields.

    With attachments, files that travel in it, it is PDF/A-3a instead of PDF/A-2a. Raises PaintError if the pages
    contradict themselves: a link that leads nowhere, an element painted out of its order, a picture without words.
    """
    with forgetting() if pages.covered else nullcontext():
        return _paint(pages, fillable, attachments)


def _paint(pages: Pages, fillable: bool, attachments: Sequence[Attachment]) -> bytes:
    document = Document(pages.identity.language)
    sheets = {side: document.add_page() for side in sorted({page.side for page in pages.pages})}
    structure = Structure(pages.elements, sheets, document)
    destinations = Destinations(pages, sheets)
    fonts, images = Fonts(), Images()
    forms = _forms(structure, document) if fillable else None
    if pages.covered:
        fonts.name_as_without(pages.pages[1:])
    resources = document.reserve()
    drawn: dict[int, list[bytes]] = {side: [] for side in sheets}
    annotations: dict[int, list[int]] = {side: [] for side in sheets}
    for page in pages.pages:
        drawn[page.side].append(operators(page, structure, fonts, images))
        annotations[page.side] += annotate(page, destinations, structure, document)
        if forms:
            annotations[page.side] += forms.annotate(page)
    contents = {side: b"\n".join(operations) for side, operations in drawn.items()}
    for page in {page.side: page for page in pages.pages}.values():
        stream = document.add_stream(deflated(contents[page.side]))
        document.write(sheets[page.side], _sheet(page, document, resources, stream, annotations[page.side]))
    parts = [*fonts.write(document), *images.digests(), colours()]
    document.write(resources, f"<</Font {reference(document.fonts)}/XObject{images.write(document)}>>")
    if pages.outline:
        document.describe({"Outlines": outline(pages.outline, destinations, structure, document)})
    if forms:
        document.describe(forms.write())
        parts += forms.digests()
    if attachments:
        document.describe(_attached(attachments, pages, document))
    document.describe(
        {
            "StructTreeRoot": structure.write(),
            "MarkInfo": "<</Marked true>>",
            "Metadata": reference(
                metadata(pages.identity, document, seal(contents.values(), parts), 3 if attachments else 2)
            ),
            "OutputIntents": f"[{output_intent(document)}]",
            "PageLabels": f"<</Nums[{_labels(pages)}]>>",
            "ViewerPreferences": f"<</DisplayDocTitle true{_PRINTING}{_TURNED[pages.turn]}>>",
        }
    )
    return document.finish(info(pages.identity, document))


def _labels(pages: Pages) -> str:
    """Return what a viewer calls each side of paper (ISO 32000-1, 12.4.2).

    It is the number of its page, or the numbers of its pages from left to right; what stands before the leaflet's own
    pages has names of its own.
    """
    before = [page.label for page in pages.pages if page.label]
    named = "".join(f"{index}<</P{text(label)}>>" for index, label in enumerate(before))
    own, first = pages.pages[len(before) :], len(before)
    if not own or own[0].frame.x < own[0].width / 2 < own[0].frame.x + own[0].frame.width:
        return named + (f"{first}<</S/D/St {own[0].number}>>" if own else "")
    numbers: dict[int, list[str]] = {page.side: ["-", "-"] for page in sorted(own, key=lambda page: page.side)}
    for page in own:
        numbers[page.side][page.frame.x > page.width / 2] = str(page.number)
    sides = enumerate(numbers.values(), first)
    return named + "".join(f"{index}<</P{literal(', '.join(labels))}>>" for index, labels in sides)


def _forms(structure: Structure, document: Document) -> Forms:
    # What makes fields is read in only for a file that has them.
    from leaflet_pdf.pdf.forms import Forms

    return Forms(structure, document)


def _attached(attachments: Sequence[Attachment], pages: Pages, document: Document) -> dict[str, str]:
    from leaflet_pdf.pdf.attachments import attach

    return attach(attachments, pages.identity.revised, document)


def _sheet(page: Page, document: Document, resources: int, drawn: int, annotations: list[int]) -> str:
    """Return the page's dictionary; links and fields are visited in the structure's order (ISO 14289-1, 7.18.3)."""
    annots = f"/Annots{references(annotations)}" if annotations else ""
    return (
        f"<</Type/Page/Parent {reference(document.page_tree)}/MediaBox[0 0 {page.width:.2f} {page.height:.2f}]"
        f"/Resources {reference(resources)}/Contents {reference(drawn)}/StructParents {page.side}/Tabs/S{annots}>>"
    )
