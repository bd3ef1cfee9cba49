"""An imported document, judged: what would stop its leaflet from being built is proposed as waivers, in comments.

Words of a regulator are not edited. A person takes the # before a waiver away, and answers for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from leaflet_pdf.checks import build_errors
from leaflet_pdf.model.finding import Finding, Severity, Source
from leaflet_pdf.model.leaflet import Leaflet, texts
from leaflet_pdf.sources.exchange.document import Loss
from leaflet_pdf.sources.exchange.reading.package import Package
from leaflet_pdf.sources.exchange.writing.yaml_file import Proposal
from leaflet_pdf.sources.imported import Imported, imported, proposing

_SHOWN = 60
"""Letters of a text by which a waiver names it."""


_STEPS = 4
"""Elements of a path that are told."""


class Intake(NamedTuple):
    """One leaflet of a document, and what the program says of it.

    `losses` are findings about the document, in the order of its file; `refused` is what the checks of every build
    refuse, each with a waiver proposed.
    """

    source: str
    imported: Imported
    losses: tuple[Finding, ...]
    refused: tuple[Finding, ...]
    proposals: tuple[Proposal, ...]

    @property
    def is_lossless(self) -> bool:
        """Whether there is nothing that a person should look at."""
        graver = (finding for finding in self.losses if finding.severity is not Severity.HINT)
        return next(graver, None) is None and not self.refused


def taken_in(package: Package, part: str) -> list[Intake]:
    """Return the leaflets of a part in a document.

    Raises RefusedError for a document that is no source of any, and LedgerError for a word that is unaccounted for.
    """
    return [_judged(package, one) for one in imported(package, part)]


def _judged(package: Package, one: Imported) -> Intake:
    refused = build_errors(one.leaflet, written=one.text) if one.has_language else ()
    proposals = tuple(dict.fromkeys(_proposals(refused, one.leaflet)))
    found = [_finding(loss, package.name) for loss in one.losses]
    losses = tuple(sorted(found, key=lambda finding: (finding.source.line, finding.source.column)))
    return Intake(package.name, proposing(one, proposals) if proposals else one, losses, refused, proposals)


def _finding(loss: Loss, file: str) -> Finding:
    """Return a loss as a finding about the document: in JSON, a whole narrative has one place, and steps tell where."""
    steps = "/".join(loss.at.path.split("/")[-_STEPS:])
    return loss.rule.at(Source(file, loss.at.line, loss.at.column), f"{loss.about}, in {steps}")


def _proposals(refused: tuple[Finding, ...], leaflet: Leaflet) -> Iterator[Proposal]:
    places = sorted((text.source.line, text.source.column, text.plain) for text in texts(leaflet))
    for finding in refused:
        number = bisect_right(places, (finding.source.line, finding.source.column, "\U0010ffff")) - 1
        words = places[number][2] if number >= 0 else ""
        yield Proposal(finding.code, words.partition("\n")[0][:_SHOWN].rstrip())
