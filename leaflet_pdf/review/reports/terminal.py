"""Findings for a terminal: place, message, the line with a caret below it, hint; then counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from leaflet_pdf.model.finding import Finding, Severity, count, printable

if TYPE_CHECKING:
    from leaflet_pdf.review.review import Review

_WIDTH = 100
"""The most characters shown of a line."""


def text(reviews: Sequence[Review], *, least: Severity = Severity.HINT) -> str:
    """Return all findings of at least a severity, in the order of each file, and their counts."""
    return "\n".join((*_findings(reviews, least), *_counts(reviews)))


def _findings(reviews: Iterable[Review], least: Severity) -> Iterator[str]:
    for review in reviews:
        lines = review.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for finding in review.findings:
            if finding.severity.rank <= least.rank:
                yield from _shown(finding, review, lines)
                yield ""


def _shown(finding: Finding, review: Review, lines: Sequence[str]) -> Iterator[str]:
    place = str(finding.source) if finding.source.line else review.source.as_posix()
    page = f"page {finding.page}: " if finding.page else ""
    yield printable(f"{place}: {page}{finding.severity}: {finding.message} [{finding.code}]")
    if 0 < finding.source.line <= len(lines):
        yield from _marked(lines[finding.source.line - 1], finding.source.column - 1)
    if finding.hint:
        yield printable(f"  hint: {finding.hint}")
    if finding.clause:
        yield printable(f"  rule: {finding.clause}")


def _marked(line: str, column: int) -> Iterator[str]:
    """Yield a line, or the part of a long one around a column, and a caret below that column."""
    begin = max(0, column - _WIDTH // 2) if len(line) > _WIDTH else len(line) - len(line.lstrip())
    begin = min(begin, column)
    yield printable(f"    {line[begin : begin + _WIDTH].rstrip()}")
    yield f"{' ' * len(printable(f'    {line[begin:column]}'))}^"


def _counts(reviews: Sequence[Review]) -> Iterator[str]:
    found = [finding for review in reviews for finding in review.findings]
    excused = sum(len(review.excused) for review in reviews)
    for code, times in sorted(Counter(finding.code for finding in found).items(), key=lambda one: (-one[1], one[0])):
        yield printable(f"  {times:4} × {code}")
    kinds = Counter(finding.severity for finding in found)
    totals = ", ".join(count(kinds[severity], severity.value) for severity in Severity)
    yield f"{count(len(reviews), 'leaflet')}: {totals}" + (f"; {excused} waived" if excused else "")
    if found:
        yield "“leaflet explain CODE” says more about a rule."
