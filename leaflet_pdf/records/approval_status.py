"""How far a leaflet has come: what its own file claims, held against the record of its approval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Identity, Status
from leaflet_pdf.records.approval import Approval, load_approvals


@dataclass(frozen=True, slots=True)
class State:
    """How far a leaflet has come, and why: what comes after "it is not approved:", and the approvals that count."""

    status: Status
    reason: str = ""
    approvals: tuple[Approval, ...] = ()

    def due(self, identity: Identity) -> date:
        """Return the last day before the leaflet must be looked at again."""
        return min([identity.review_by, *(approval.review_by for approval in self.approvals)])


def state_of(source: Path, identity: Identity, on: date) -> tuple[State, tuple[Finding, ...]]:
    """Return how far the leaflet of a file has come on a day, and what is wrong with the record of its approval.

    It is approved if both its file and the record say so. Whatever is wrong makes it a draft.
    """
    if identity.status is Status.DRAFT:
        return State(Status.DRAFT, "its file says that it is a draft"), ()
    approvals, findings = load_approvals(source, identity.id)
    return _state(approvals, identity, on), findings


def _state(approvals: Sequence[Approval], identity: Identity, on: date) -> State:
    if not approvals:
        return State(Status.DRAFT, "there is no record of an approval")
    # Of each person, the last word counts.
    signed = {one.by: one for one in approvals if one.content == identity.digest}
    if not signed:
        last = approvals[-1]
        return State(Status.CHANGED, f"its words were changed after {last.by} approved them on {last.day}")
    approved = State(Status.APPROVED, "", tuple(signed.values()))
    due = approved.due(identity)
    return approved if on <= due else replace(approved, status=Status.EXPIRED, reason=f"its review was due by {due}")
