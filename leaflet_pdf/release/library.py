"""The library at a glance: how far each leaflet has come, and which wants looking at first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from leaflet_pdf.build import build
from leaflet_pdf.checks import check
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Identity, Status
from leaflet_pdf.records.approval_status import State, state_of
from leaflet_pdf.schema.document.read import read_text
from leaflet_pdf.sources.yaml import load

SOON = timedelta(days=60)
"""How long before its review a leaflet is said to be due: a review takes weeks."""


class Need(StrEnum):
    """What a leaflet wants, most pressing first."""

    BROKEN = "broken"
    CHANGED = "changed"
    EXPIRED = "expired"
    DUE = "review due"
    DRAFT = "draft"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Holding:
    """One leaflet of the library. It is broken, and has no pages, exactly if a finding is an error.

    The reason says why it is not approved. What cannot be read has no identity.
    """

    source: Path
    identity: Identity | None
    need: Need
    reason: str
    review_by: date | None
    pages: int
    findings: tuple[Finding, ...]

    @property
    def id(self) -> str:
        return self.identity.id if self.identity else self.source.stem


def holdings(sources: Iterable[Path], on: date) -> list[Holding]:
    """Return the leaflets of files, with their status on a day: what needs attention comes first."""
    needs = list(Need)
    return sorted(
        (_holding(source, on) for source in sources),
        key=lambda one: (needs.index(one.need), one.review_by or date.min, one.id),
    )


def _holding(source: Path, on: date) -> Holding:
    leaflet, _ = load(source)
    built = build(source, on=on)
    if leaflet is None:
        return Holding(source, None, Need.BROKEN, "its file has errors", None, 0, built.findings)
    state, _ = state_of(source, leaflet.identity, on)
    due = state.due(leaflet.identity)
    if built.pdf is None:
        return Holding(source, leaflet.identity, Need.BROKEN, "it cannot be built", due, 0, built.findings)
    need, reason = need_of(state, due, on), state.reason or f"its review is due by {due}"
    findings = (*built.findings, *check(leaflet, on, written=read_text(source)))
    return Holding(source, leaflet.identity, need, reason, due, built.pages, findings)


def need_of(state: State, due: date, on: date) -> Need:
    """Return what a leaflet wants that can be built, by how far it has come on a day and when it is due."""
    if state.status is Status.APPROVED and due - on < SOON:
        return Need.DUE
    return Need(state.status)
