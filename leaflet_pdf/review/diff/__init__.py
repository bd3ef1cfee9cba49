"""Compares two versions of a leaflet, change by change, most serious first.

A version becomes a flat sequence of *statements* (`statements.py`): a sentence or a fact, with all that affects its
meaning. The statements of both are paired (`pairs.py`): equal in order, equal elsewhere, similar. What is paired
and differs was altered or moved, what is not paired was added or removed (`changes.py`); what moved is never reported
as removed and added. Each change is weighed by its possible effect on a patient (`weigh.py`): a number or a dose, a
warning, other words, the order, and last the layout.
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
    """The differences between two versions, most serious first. `ignored` says what was not compared."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    ignored: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[Weight, int]:
        """The number of changes of each class, most serious first."""
        return counts(self.changes)


def compare(old: Leaflet, new: Leaflet) -> Comparison:
    """Return what differs between two leaflets: nothing that they say can differ unseen.

    >>> old = build("isotretinoin-40mg").leaflet
    >>> with open("content/isotretinoin-40mg.yaml", encoding="utf-8") as file:
    ...     new = build(file.read().replace("at least 2 litres", "at least 3 litres")).leaflet
    >>> compare(old, old).changes
    ()
    """
    found = changes(statements(old), statements(new), new.identity.language)
    before, after = Edition.of(old), Edition.of(new)
    if not found and old.identity.digest != new.identity.digest:
        note = f"content code {before.code} → {after.code}: only the formatting of the file differs"
        found = (Change(Kind.ALTERED, Weight.LAYOUT, notes=(note,)),)
    return Comparison(before, after, found, (SECTION_NUMBERS,))


SECTION_NUMBERS = "section numbers, which follow from their order"
