"""A leaflet laid out becomes a PDF: tagged (PDF/UA-1), archivable (PDF/A-2a), the same bytes for the same pages."""

from __future__ import annotations

from contextlib import nullcontext

from leaflet_pdf.layout.frame import Page, Pages
from leaflet_pdf.pdf.content import operators
from leaflet_pdf.pdf.document import Document, deflated
from leaflet_pdf.pdf.fonts import Fonts
from leaflet_pdf.pdf.images import Images
from leaflet_pdf.pdf.links import Destinations, annotate
from leaflet_pdf.pdf.metadata import info, metadata, output_intent
from leaflet_pdf.pdf.outline import outline
from leaflet_pdf.pdf.structure import Structure
from leaflet_pdf.pdf.syntax import reference, references, text
from leaflet_pdf.text.remember import forgetting


def paint(pages: Pages) -> bytes:
    """Return the PDF file of a leaflet that is laid out.

    Raises PaintError if the pages contradict themselves: a link that leads nowhere, an element painted
    out of its order, a picture without words.
    """
    with forgetting() if pages.covered else nullcontext():
        return _paint(pages)


def _paint(pages: Pages) -> bytes:
    document = Document(pages.identity.language)
    sheets = {page.number: document.add_page() for page in pages.pages}
    structure = Structure(pages.elements, sheets, document)
    destinations = Destinations(pages, sheets)
    fonts, images = Fonts(), Images()
    if pages.covered:
        fonts.name_as_without(pages.pages[1:])
    resources = document.reserve()
    for page in pages.pages:
        drawn = document.add_stream(deflated(operators(page, structure, fonts, images)))
        links = annotate(page, destinations, structure, document)
        document.write(sheets[page.number], _sheet(page, document, resources, drawn, links))
    fonts.write(document)
    document.write(resources, f"<</Font {reference(document.fonts)}/XObject{images.write(document)}>>")
    if pages.outline:
        document.describe({"Outlines": outline(pages.outline, destinations, structure, document)})
    document.describe(
        {
            "StructTreeRoot": structure.write(),
            "MarkInfo": "<</Marked true>>",
            "Metadata": reference(metadata(pages.identity, document)),
            "OutputIntents": f"[{output_intent(document)}]",
            "PageLabels": _page_labels(pages),
            "ViewerPreferences": "<</DisplayDocTitle true>>",
        }
    )
    return document.finish(info(pages.identity, document))


def _page_labels(pages: Pages) -> str:
    """Return what the pages are called: the leaflet's own by their numbers (ISO 32000-1, 12.4.2)."""
    first = pages.pages[0]
    if not pages.covered:
        return f"<</Nums[0<</S/D/St {first.number}>>]>>"
    own = "1<</S/D/St 1>>" if len(pages.pages) > 1 else ""
    return f"<</Nums[0<</P{text(first.label)}>>{own}]>>"


def _sheet(page: Page, document: Document, resources: int, drawn: int, links: list[int]) -> str:
    """Return the page's dictionary; links are visited in the order of the structure (ISO 14289-1, 7.18.3)."""
    annots = f"/Annots{references(links)}" if links else ""
    return (
        f"<</Type/Page/Parent {reference(document.page_tree)}/MediaBox[0 0 {page.width:.2f} {page.height:.2f}]"
        f"/Resources {reference(resources)}/Contents {reference(drawn)}/StructParents {page.number}/Tabs/S{annots}>>"
    )
