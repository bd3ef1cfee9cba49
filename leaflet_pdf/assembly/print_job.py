"""Several leaflets as one file for a printer: one print window, and each leaflet on sheets of its own."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject


def print_job(pdfs: Iterable[bytes], *, duplex: bool) -> bytes:
    """Return the pages of PDFs behind one another, as they are. On both sides of paper, each PDF begins on a front.

    The file is for paper only: it has no tags, no outline and no metadata (`attach` keeps those). It asks for no
    scaling and, on both sides, for turning over the long edge (ISO 32000-1, 12.2).
    """
    writer = PdfWriter()
    for pdf in pdfs:
        if duplex and len(writer.pages) % 2:
            writer.add_blank_page()
        writer.append(PdfReader(BytesIO(pdf)), import_outline=False)
    for page in writer.pages:
        for key in ("/Annots", "/StructParents"):
            page.pop(NameObject(key), None)
    wanted = writer.create_viewer_preferences()
    wanted[NameObject("/PrintScaling")] = NameObject("/None")
    if duplex:
        wanted[NameObject("/Duplex")] = NameObject("/DuplexFlipLongEdge")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()
