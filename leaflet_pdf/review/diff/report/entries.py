"""A comparison prepared for reports: its changes numbered, each with its places in both versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leaflet_pdf.review.diff import Change, Comparison, Edition, Statement, Weight
from leaflet_pdf.review.diff.changes import Op, Stretch

Pages = Mapping[tuple[int, int], int]
"""Pages by line and column of a leaflet's file."""

_MOST_MOVED = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A change with its number, from 1, and its places in the old and the new version ("" for none)."""

    number: int
    change: Change
    old_place: str
    new_place: str

    @property
    def about(self) -> str:
        """The headings above it."""
        return " › ".join(self.change.new_about or self.change.old_about)

    @property
    def old_words(self) -> tuple[Stretch, ...]:
        """The old words, with the removed ones marked."""
        return _side(self.change, self.change.old, Op.ADDED)

    @property
    def new_words(self) -> tuple[Stretch, ...]:
        """The new words, with the added ones marked."""
        return _side(self.change, self.change.new, Op.REMOVED)


@dataclass(frozen=True, slots=True)
class Report:
    """The data of a report on a comparison. The date is as given, "" for none."""

    old: Edition
    new: Edition
    entries: tuple[Entry, ...]
    counts: dict[Weight, int]
    ignored: tuple[str, ...]
    date: str
    language: str


def report(comparison: Comparison, old_pages: Pages, new_pages: Pages, date: str = "", language: str = "en") -> Report:
    """Return a comparison prepared for reports. The same comparison gives the same report."""
    entries = tuple(
        Entry(number, change, _place(change.old, old_pages), _place(change.new, new_pages))
        for number, change in enumerate(comparison.changes, 1)
    )
    counted = comparison.counts
    return Report(comparison.old, comparison.new, entries, counted, comparison.ignored, date, language or "en")


def _side(change: Change, statements: tuple[Statement, ...], without: Op) -> tuple[Stretch, ...]:
    if len(statements) > 1:
        shown = " ".join(each.text for each in statements[:_MOST_MOVED])
        more = len(statements) - _MOST_MOVED
        return (Stretch(Op.SAME, shown + (f" … and {more} more" if more > 0 else "")),)
    if not statements and change.kind.value in {"added", "removed"}:
        return ()
    return tuple(stretch for stretch in change.words if stretch.op is not without)


def _place(statements: tuple[Statement, ...], pages: Pages) -> str:
    first = statements[0] if statements else None
    if first is None or first.kinds[:1] == ("identity",):  # top-level keys have no page
        return ""
    page = first.page or pages.get((first.source.line, first.source.column), 0)
    parts = [f"page {page}" if page else "", f"line {first.source.line}" if first.source.line else ""]
    return ", ".join(filter(None, parts))
