"""The whole way on one screen: a YAML file becomes a PDF, or findings that say why not."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from leaflet_pdf.finding import Finding, Severity
from leaflet_pdf.layout import Scheme, lay_out, uncovered
from leaflet_pdf.layout.frame import Pages
from leaflet_pdf.load import load
from leaflet_pdf.model import Leaflet
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.style import STANDARD, Style


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one file. There is no PDF exactly when a finding is an error."""

    source: Path
    findings: tuple[Finding, ...]
    pdf: bytes | None = None
    pages: int = 0


def build(
    source: Path | str,
    style: Style = STANDARD,
    *,
    sides: int | None = None,
    scheme: Scheme | None = None,
    fillable: bool = False,
) -> Built:
    """Return the PDF of a leaflet's YAML file, with everything that was found about the content.

    With `sides`, the leaflet is made to fit so many sides of paper (`layout.fit`); with a scheme, two pages stand on
    each of them. If it is fillable, what is printed to be filled in by hand can also be filled in on a screen.
    The same content gives the same bytes. Nothing is written; see `write`.
    """
    with _no_search_for_cycles():
        return _build(Path(source), style, sides, scheme, fillable=fillable)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Let Python not look for garbage in the meantime: a leaflet's values are trees, and looking costs a tenth."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def _build(source: Path, style: Style, sides: int | None, scheme: Scheme | None, *, fillable: bool) -> Built:
    leaflet, findings = load(source)
    if leaflet is None:
        return Built(source, findings)
    findings += tuple(uncovered(leaflet, style))
    if stops(findings):
        return Built(source, findings)
    pages, told = _laid_out(leaflet, style, sides, scheme)
    findings += told
    if pages is None or stops(findings):
        return Built(source, findings)
    return Built(source, findings, paint(pages, fillable=fillable), len(pages.pages))


def _laid_out(
    leaflet: Leaflet, style: Style, sides: int | None, scheme: Scheme | None
) -> tuple[Pages | None, tuple[Finding, ...]]:
    """Return the leaflet on pages or sheets, and what is to be told of it; no pages if it does not fit."""
    half = style.on(style.paper.half) if scheme else style
    if sides:
        from leaflet_pdf.layout.fit import fit
        from leaflet_pdf.theme import tightest

        fitted = fit(leaflet, sides * (2 if scheme else 1), half, tightest(half))
        pages, findings = fitted.pages, fitted.findings
    else:
        pages = lay_out(leaflet, half)
        findings = pages.findings
    if pages and scheme:
        from leaflet_pdf.layout.impose import impose

        pages = impose(pages, scheme, style.paper, style.hairline)
    return pages, findings


def stops(findings: Iterable[Finding]) -> bool:
    """Tell whether there is an error among the findings: then there is no PDF."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def write(data: bytes, path: Path) -> None:
    """Write a file so that it appears whole or not at all, with its folder if need be. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
