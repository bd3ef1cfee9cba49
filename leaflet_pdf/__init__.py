"""One YAML file becomes a printed, accessible, provably complete patient leaflet.

A leaflet goes one way, through frozen values; each step is one function, and `build` is the first three:

    built = build("isotretinoin-40mg", theme="large")
    built.write("out/isotretinoin.pdf")

    leaflet, findings = load("content/isotretinoin-40mg.yaml")
    pages = lay_out(leaflet)
    pdf = paint(pages)
    findings = (*check(leaflet, date.today(), readback=read(pdf)), *verify(read(pdf), leaflet))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from leaflet_pdf.build import Built, build
from leaflet_pdf.files.version import __version__
from leaflet_pdf.layout import lay_out
from leaflet_pdf.model.finding import Finding, Severity, Source
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.print_options import PrintOptions
from leaflet_pdf.model.style import LABEL, PRINTED, STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.sources.yaml import load

if TYPE_CHECKING:
    from leaflet_pdf.batch import Done, Item, build_many
    from leaflet_pdf.checks import check
    from leaflet_pdf.model.patient import Patient
    from leaflet_pdf.proof.reader.read import read
    from leaflet_pdf.proof.verify import verify
    from leaflet_pdf.release.extraction import extract
    from leaflet_pdf.review.comments import Comment, read_comments
    from leaflet_pdf.review.diff import Comparison, compare
    from leaflet_pdf.theme import load_theme

__all__ = [
    "LABEL",
    "PRINTED",
    "STANDARD",
    "Built",
    "Comment",
    "Comparison",
    "Done",
    "Finding",
    "Item",
    "Leaflet",
    "Patient",
    "PrintOptions",
    "Severity",
    "Source",
    "Style",
    "__version__",
    "build",
    "build_many",
    "check",
    "compare",
    "extract",
    "lay_out",
    "load",
    "load_theme",
    "paint",
    "read",
    "read_comments",
    "verify",
]


_LATE = {
    "Done": "leaflet_pdf.batch",
    "Item": "leaflet_pdf.batch",
    "build_many": "leaflet_pdf.batch",
    "check": "leaflet_pdf.checks",
    "Comment": "leaflet_pdf.review.comments",
    "Comparison": "leaflet_pdf.review.diff",
    "extract": "leaflet_pdf.release.extraction",
    "Patient": "leaflet_pdf.model.patient",
    "compare": "leaflet_pdf.review.diff",
    "load_theme": "leaflet_pdf.theme",
    "read": "leaflet_pdf.proof.reader.read",
    "read_comments": "leaflet_pdf.review.comments",
    "verify": "leaflet_pdf.proof.verify",
}


def __getattr__(name: str) -> Any:
    """Import what few leaflets need when it is first asked for: building must not pay for pypdf."""
    if name in _LATE:
        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
