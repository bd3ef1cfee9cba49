"""Loads a leaflet from a YAML file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.schema.diagnostics import Diagnostics, TooManyProblemsError
from leaflet_pdf.schema.document.read import content_of, document_of
from leaflet_pdf.sources.yaml.constraints import monitoring_is_recent
from leaflet_pdf.sources.yaml.digest import digest
from leaflet_pdf.sources.yaml.leaflet_decoder import LeafletDecoder


def load(path: Path | str) -> tuple[Leaflet | None, tuple[Finding, ...]]:
    """Return the leaflet in a file, and all that is wrong with it; no leaflet if any finding is an error.

    >>> leaflet, findings = load("content/isotretinoin-40mg.yaml")
    >>> leaflet.identity.title, findings
    ('Isotretinoin 40 mg capsules', ())
    >>> load("content/none.yaml")[1][0].code
    'unreadable-file'
    """
    path = Path(path)
    diagnostics = Diagnostics(path.as_posix())
    data = content_of(path, diagnostics)
    if data is None:
        return None, diagnostics.in_order()
    return parse(data, diagnostics.file, path.parent)


def parse(text: str | bytes, file: str, folder: Path) -> tuple[Leaflet | None, tuple[Finding, ...]]:
    """Return the leaflet in a text, as `load` does. Pictures are looked for in the folder."""
    diagnostics = Diagnostics(file)
    try:
        leaflet = _leaflet(text, diagnostics, folder)
    except TooManyProblemsError:
        leaflet = None
    return leaflet, diagnostics.in_order()


def _leaflet(data: str | bytes, diagnostics: Diagnostics, folder: Path) -> Leaflet | None:
    document = document_of(data, diagnostics, "begin with “format: 1”")
    if document is None or document.root is None:
        return None
    root = document.root
    decoder = LeafletDecoder(document, diagnostics, folder)
    leaflet = decoder.leaflet()
    decoder.warn_of_unused_sources(root)
    for node, problem in monitoring_is_recent(root):
        diagnostics.add(problem, node.line, node.column)
    if leaflet is None:
        return None
    code = digest(root, decoder.pictures)
    return replace(leaflet, identity=leaflet.identity._replace(digest=code))
