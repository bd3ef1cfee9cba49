"""The whole way on one screen: a YAML file becomes a PDF, or findings that say why not."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from leaflet_pdf.checks import stopping
from leaflet_pdf.layout import lay_out, uncovered
from leaflet_pdf.layout.frame import Pages
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Leaflet, Status
from leaflet_pdf.model.print_options import Printing, PrintOptions, PrintWords, print_options
from leaflet_pdf.model.style import Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.schema.document.read import read_text
from leaflet_pdf.sources.yaml import load

if TYPE_CHECKING:
    from leaflet_pdf.model.patient import Patient
    from leaflet_pdf.pdf.file.attachments import Attachment

AS_USUAL = PrintOptions()


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one file. There is no PDF exactly when a finding is an error."""

    source: Path
    findings: tuple[Finding, ...]
    pdf: bytes | None = field(default=None, repr=False)
    pages: int = 0
    status: Status = Status.DRAFT


def build(
    source: Path | str,
    options: PrintOptions | Style = AS_USUAL,
    *,
    patient: Patient | Path | str | None = None,
    on: date | None = None,
    status: Status | None = None,
    **words: Unpack[PrintWords],
) -> Built:
    """Return the PDF of a leaflet's YAML file, with everything that was found about the content.

    How it is wanted is said by options, or by their names: theme, paper, columns, duplex, binding, fit, scheme,
    fillable, label, ruler, embed_source (`PrintOptions` tells what each means). A style may stand in the place of a
    theme. With a patient, or a patient's file, a cover stands before the leaflet.
    Every page says how far the leaflet has come by the record of its approval on a day (today, if none is given), or
    the status that is given; a draft stays one.
    The same content gives the same bytes. Nothing is written; see `disk.write`. Raises ValueError or TypeError for
    what cannot be asked for; the message says what can.
    """
    printing, findings = _asked(options, words, patient)
    return Built(Path(source), findings) if printing is None else build_with(source, printing, on, status)


def build_with(source: Path | str, printing: Printing, on: date | None = None, status: Status | None = None) -> Built:
    """Return what becomes of a leaflet's file that is printed in one way, as `build` does."""
    with no_search_for_cycles():
        return _built(Path(source), printing, on, status)


def _built(source: Path, printing: Printing, on: date | None, status: Status | None) -> Built:
    leaflet, findings = loaded(source, on, status)
    return printed(source, leaflet, findings, printing)


def _asked(
    options: PrintOptions | Style, words: PrintWords, patient: Patient | Path | str | None
) -> tuple[Printing | None, tuple[Finding, ...]]:
    """Return the way to print that is asked for, and what is wrong with it. Raises ValueError, TypeError."""
    style, base = (options, AS_USUAL) if isinstance(options, Style) else (None, options)
    asked = print_options(words, base) if words else base
    if asked.embed_source and patient is not None:
        raise ValueError("embed_source=True: the source of a leaflet does not travel with a patient's cover")
    if asked.label and patient is None:
        raise ValueError("label=True: a label is for a patient's cover; name the patient")
    if style is not None and asked.embed_source:
        raise ValueError("embed_source=True: the file can say a theme by its name or file, and no style")
    if style is not None and asked == AS_USUAL:
        return Printing(style, patient=patient), ()
    if asked == AS_USUAL:
        return Printing(patient=patient), ()
    from leaflet_pdf.theme.resolve import printing_of, printing_with

    printing, findings = printing_of(asked) if style is None else printing_with(style, asked)
    return printing and replace(printing, patient=patient), findings


def loaded(
    source: Path | str, on: date | None = None, status: Status | None = None
) -> tuple[Leaflet | None, tuple[Finding, ...]]:
    """Return the leaflet in a file as it stands on a day, and all that is wrong with its words; none is printed yet."""
    leaflet, findings = load(source)
    if leaflet is not None:
        findings += _harmful(leaflet, source)
        leaflet, more = standing(leaflet, Path(source), on, status)
        findings += more
    return leaflet, findings


def printed(source: Path, leaflet: Leaflet | None, findings: tuple[Finding, ...], printing: Printing) -> Built:
    """Return what becomes of a leaflet that was loaded from a file with these findings."""
    pages, findings = _pages(leaflet, findings, printing)
    if pages is None or stops(findings):
        return Built(source, findings)
    attachments: tuple[Attachment, ...] = ()
    if printing.embed:
        attachments, more = _travelling(source, printing, pages)
        findings += more
        if stops(more):
            return Built(source, findings)
    pdf = paint(pages, fillable=printing.fillable, attachments=attachments)
    return Built(source, findings, pdf, len(pages.pages), pages.identity.status)


def standing(
    leaflet: Leaflet, source: Path, on: date | None, status: Status | None = None
) -> tuple[Leaflet, tuple[Finding, ...]]:
    """Return the leaflet with how far it has come: what its file only claims, the record of its approval decides."""
    if leaflet.identity.status is Status.DRAFT:
        return leaflet, ()
    findings: tuple[Finding, ...] = ()
    if status is None:
        from leaflet_pdf.records.approval_status import state_of

        state, findings = state_of(source, leaflet.identity, on or date.today())
        status = state.status
    return replace(leaflet, identity=replace(leaflet.identity, status=status)), findings


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Let Python not look for garbage in the meantime: a leaflet's values are trees, and looking costs a tenth.

    What is still held at the end is looked through then: let it be held by functions that have returned.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def _harmful(leaflet: Leaflet, source: Path | str) -> tuple[Finding, ...]:
    """Return what in a leaflet could harm a patient. The file is read again only to name the place of a fault."""
    return stopping(leaflet, written=read_text(source)) if stopping(leaflet) else ()


def _pages(
    leaflet: Leaflet | None, findings: tuple[Finding, ...], printing: Printing
) -> tuple[Pages | None, tuple[Finding, ...]]:
    """Return the pages of a leaflet as it is wanted, and what was found; no pages if something stops them."""
    patient, more = _patient(printing.patient)
    findings += more
    if leaflet is None or stops(findings):
        return None, findings
    findings += tuple(uncovered(leaflet, printing.style))
    if patient is not None:
        findings += _unfit(patient, leaflet, printing.style)
    if stops(findings):
        return None, findings
    pages, more = _laid_out(leaflet, printing)
    findings += more
    if pages is not None and patient is not None:
        pages, more = _behind_cover(pages, leaflet, patient, printing)
        findings += more
    return pages, findings


def _laid_out(leaflet: Leaflet, printing: Printing) -> tuple[Pages | None, tuple[Finding, ...]]:
    """Return the leaflet on pages or sheets, and what is to be told of it; no pages if it does not fit."""
    style, sides, scheme = printing.style, printing.sides, printing.scheme
    half = style.on(style.paper.half) if scheme else style
    pages: Pages | None
    if sides:
        from leaflet_pdf.layout.pages.fit import fit
        from leaflet_pdf.theme import tightest

        fitted = fit(leaflet, sides * (2 if scheme else 1), half, tightest(half))
        pages, findings = fitted.pages, fitted.findings
    else:
        pages = lay_out(leaflet, half)
        findings = pages.findings
    if pages and scheme:
        from leaflet_pdf.layout.pages.impose import impose

        pages = impose(pages, scheme, style.paper, style.hairline)
    return pages, findings


def _patient(about: Patient | Path | str | None) -> tuple[Patient | None, tuple[Finding, ...]]:
    """Return whom the cover is for. What only covers need is imported here and below: few leaflets have one."""
    if not isinstance(about, Path | str):
        return about, ()
    from leaflet_pdf.sources.patient.parse import load_patient

    return load_patient(about)


def _unfit(patient: Patient, leaflet: Leaflet, style: Style) -> tuple[Finding, ...]:
    from leaflet_pdf.layout.lines.coverage import uncovered_of
    from leaflet_pdf.model.patient import misfits

    return (*misfits(patient, leaflet), *uncovered_of(patient, style))


def _behind_cover(
    pages: Pages, leaflet: Leaflet, patient: Patient, printing: Printing
) -> tuple[Pages, tuple[Finding, ...]]:
    from leaflet_pdf.layout.cover.cover import lay_out_cover
    from leaflet_pdf.layout.cover.join import with_cover

    cover = lay_out_cover(leaflet, patient, printing.style, label=printing.label)
    return with_cover(cover, pages), cover.findings


def _travelling(source: Path, printing: Printing, pages: Pages) -> tuple[tuple[Attachment, ...], tuple[Finding, ...]]:
    from leaflet_pdf.files.version import __version__
    from leaflet_pdf.records.build_record import travelling

    return travelling(source, printing, pages.identity.status, f"leaflet_pdf {__version__}")


def stops(findings: Iterable[Finding]) -> bool:
    """Tell whether there is an error among the findings: then there is no PDF."""
    return any(finding.severity is Severity.ERROR for finding in findings)
