"""A comparison as plain text, for a terminal or a message."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from leaflet_pdf.model.finding import count, printable
from leaflet_pdf.review.diff import Edition
from leaflet_pdf.review.diff.changes import Op, Stretch
from leaflet_pdf.review.diff.report.entries import Entry, Report

_WIDTH = 110


def as_text(report: Report) -> str:
    """Return a report with removed words in [-…-] and added ones in {+…+}."""
    return "\n".join(map(printable, _lines(report))) + "\n"


def summary(report: Report) -> str:
    """Return how many changes there are, by class."""
    if not report.entries:
        return "no differences"
    by_class = ", ".join(f"{weight} {number}" for weight, number in report.counts.items() if number)
    total = len(report.entries)
    return f"{count(total, 'change')} ({by_class})"


def title_of(report: Report) -> str:
    """Return the title of a report."""
    old, new = (edition.title or edition.file for edition in (report.old, report.new))
    return f"Changes in {new}" if old == new else f"Changes from {old} to {new}"


def named(edition: Edition) -> str:
    """Return the edition of a version, in one line."""
    version = f"version {edition.version}" if edition.version else ""
    revised = f"revised {edition.revised}" if edition.revised else ""
    code = f"content code {edition.code}" if edition.code else ""
    return ", ".join(filter(None, (edition.file, edition.id, version, revised, code)))


def _lines(report: Report) -> Iterator[str]:
    yield f"old: {named(report.old)}"
    yield f"new: {named(report.new)}"
    if report.date:
        yield f"date: {report.date}"
    yield summary(report)
    for entry in report.entries:
        yield ""
        yield from _entry(entry)
    if report.ignored:
        yield ""
        yield f"not compared: {'; '.join(report.ignored)}"


def _entry(entry: Entry) -> Iterator[str]:
    change = entry.change
    yield f"{entry.number}. {change.weight}: {change.kind}" + (f" — {entry.about}" if entry.about else "")
    places = " → ".join(filter(None, (entry.old_place, entry.new_place)))
    if places:
        yield f"   {places}"
    words = _marked(change.words) if len(change.old) < 2 and len(change.new) < 2 else entry.new_words[0].text
    yield from textwrap.wrap(words, _WIDTH, initial_indent="   ", subsequent_indent="   ")
    yield from (f"   ({note})" for note in change.notes)


_BRACKETS = {Op.SAME: "{}", Op.REMOVED: "[-{}-]", Op.ADDED: "{{+{}+}}"}


def _marked(words: Sequence[Stretch]) -> str:
    return " ".join(_BRACKETS[stretch.op].format(stretch.text) for stretch in words)
