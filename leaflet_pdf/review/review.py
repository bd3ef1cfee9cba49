"""The complete review: findings about a leaflet's words, its pages and the verification of its PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leaflet_pdf.build import Built, printed, with_status
from leaflet_pdf.checks import judge
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.pages.printed import Printed
from leaflet_pdf.checks.waivers import Waived
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.gc_paused import gc_paused
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.print_options import Printing
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.reader.readback import ReadBack
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.legibility import Legibility, legibility
from leaflet_pdf.schema.document.read import read_text
from leaflet_pdf.sources.yaml import load
from leaflet_pdf.sources.yaml.places import Places
from leaflet_pdf.standards.load import standards_of


@dataclass(frozen=True, slots=True)
class Review:
    """All findings about one file, in the order of the file, and those that its waivers suppress.

    `text` is the text of the file. There is no leaflet if it cannot be read, and nothing is built if only the
    words were checked. Legibility is that of the pages.
    """

    source: Path
    text: str
    findings: tuple[Finding, ...]
    excused: tuple[Waived, ...] = ()
    leaflet: Leaflet | None = None
    built: Built | None = None
    readback: ReadBack | None = None
    legibility: Legibility | None = None


def review(source: Path | str, on: date, printing: Printing | None = None) -> Review:
    """Return the review of a leaflet's file on a day; with a printing, also of its pages."""
    path = Path(source)
    with gc_paused():
        leaflet, findings = load(path)
        text = read_text(path)
        if leaflet is None:
            return Review(path, text, findings)
        leaflet, more = with_status(leaflet, path, on)
        findings += more
        built = printed(path, leaflet, findings, printing) if printing else None
        readback = read(built.pdf) if built and built.pdf else None
        case = CheckContext(leaflet, standards_of(leaflet), on, Places(text))
        verdict = judge(case, readback)
        siblings = tuple(_held_against_siblings(leaflet)) if leaflet.translations or leaflet.translation_of else ()
        figures = legibility(Printed(case, readback)) if readback else None
        proof = tuple(verify(readback, leaflet)) if readback else ()
    found = (*(built.findings if built else findings), *verdict.findings, *siblings, *proof)
    return Review(path, text, _in_order(found), verdict.excused, leaflet, built, readback, figures)


def _held_against_siblings(leaflet: Leaflet) -> Iterator[Finding]:
    # Few leaflets have a translation.
    from leaflet_pdf.checks.translation.siblings import held_against_siblings

    return held_against_siblings(leaflet)


def _in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings in the order of the file, those about finished pages last."""
    return tuple(sorted(findings, key=lambda found: (found.page, found.source.line, found.source.column)))
