"""Two versions of a leaflet, change by change, gravest first.

A version becomes a flat row of *statements* (`statements.py`): a sentence or a fact, with all that says how it is
meant. The statements of both are paired (`pairs.py`): the same in order, the same elsewhere, the alike. What is paired
and differs was altered or moved, what is not paired was added or removed (`changes.py`); what has moved is never told
as removed and added. Each change is weighed by what it could do to a patient (`weigh.py`): a number or a dose, a
warning, other words, the order, and last what is only seen on the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.review.diff.changes import Change, Kind, changes, counts
from leaflet_pdf.review.diff.meaning.weigh import Weight
from leaflet_pdf.review.diff.statements import Statement, statements
from leaflet_pdf.review.diff.versions.edition import Edition

__all__ = ["Change", "Comparison", "Edition", "Kind", "Statement", "Weight", "compare"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two versions, gravest first. `ignored` says what was left out of account."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    ignored: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[Weight, int]:
        """How many changes there are of each class, gravest first."""
        return counts(self.changes)


def compare(old: Leaflet, new: Leaflet) -> Comparison:
    """Return what differs between two leaflets: nothing that they say can differ unseen."""
    found = changes(statements(old), statements(new), new.identity.language)
    before, after = Edition.of(old), Edition.of(new)
    if not found and old.identity.digest != new.identity.digest:
        note = f"content code {before.code} → {after.code}: only the formatting of the file differs"
        found = (Change(Kind.ALTERED, Weight.LAYOUT, notes=(note,)),)
    return Comparison(before, after, found, (SECTION_NUMBERS,))


SECTION_NUMBERS = "section numbers, which follow from their order"
