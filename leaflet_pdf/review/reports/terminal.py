"""Findings for a terminal: place, message, the line with a caret below it, hint; then counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from leaflet_pdf.model.finding import Finding, Severity, count, printable
from leaflet_pdf.review.reports.color import colored

if TYPE_CHECKING:
    from leaflet_pdf.review.review import Review

Paint = Callable[[str, Severity], str]
"""Returns printable words in the colour of a severity, or as they are."""

_WIDTH = 100
"""The most characters shown of a line."""


def text(reviews: Sequence[Review], *, least: Severity = Severity.HINT, color: bool = False) -> str:
    """Return all findings from a severity on, each file's in its order, how legible it is, and how many there are."""
    paint = colored if color else _plain
    return "\n".join((*_findings(reviews, least, paint), *_legibility(reviews), *_counts(reviews, paint)))


def _plain(words: str, _: Severity) -> str:
    return words


def _findings(reviews: Iterable[Review], least: Severity, paint: Paint) -> Iterator[str]:
    for review in reviews:
        lines = review.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for finding in review.findings:
            if finding.severity.rank <= least.rank:
                yield from _shown(finding, review, lines, paint)
                yield ""


def _legibility(reviews: Iterable[Review]) -> Iterator[str]:
    for review in reviews:
        if review.legibility and review.built:
            pages = count(review.built.pages, "page")
            yield printable(f"{review.source.as_posix()}: {pages}: {review.legibility}")


def _shown(finding: Finding, review: Review, lines: Sequence[str], paint: Paint) -> Iterator[str]:
    place = str(finding.source) if finding.source.line else review.source.as_posix()
    page = f"page {finding.page}: " if finding.page else ""
    where, what = printable(f"{place}: {page}"), printable(f"{finding.message} [{finding.code}]")
    yield f"{where}{paint(f'{finding.severity}:', finding.severity)} {what}"
    if 0 < finding.source.line <= len(lines):
        line, mark = _marked(lines[finding.source.line - 1], finding.source.column - 1)
        yield line
        yield mark.replace("^", paint("^", finding.severity))
    if finding.hint:
        yield printable(f"  hint: {finding.hint}")
    if finding.clause:
        yield printable(f"  rule: {finding.clause}")


def _marked(line: str, column: int) -> tuple[str, str]:
    """Return a line, or the part of a long one that is about a column, and a mark below that column."""
    begin = max(0, column - _WIDTH // 2) if len(line) > _WIDTH else len(line) - len(line.lstrip())
    begin = min(begin, column)
    shown = printable(f"    {line[begin : begin + _WIDTH].rstrip()}")
    return shown, f"{' ' * len(printable(f'    {line[begin:column]}'))}^"


def _counts(reviews: Sequence[Review], paint: Paint) -> Iterator[str]:
    found = [finding for review in reviews for finding in review.findings]
    excused = sum(len(review.excused) for review in reviews)
    for code, times in sorted(Counter(finding.code for finding in found).items(), key=lambda one: (-one[1], one[0])):
        yield printable(f"  {times:4} × {code}")
    kinds = Counter(finding.severity for finding in found)
    counts = ", ".join(_counted(kinds[severity], severity, paint) for severity in Severity)
    yield f"{count(len(reviews), 'leaflet')}: {counts}" + (f"; {excused} excused" if excused else "")
    if found:
        yield "`leaflet explain CODE` explains a rule."


def _counted(number: int, severity: Severity, paint: Paint) -> str:
    counts = count(number, severity.value)
    return paint(counts, severity) if number else counts


def counted(findings: Iterable[Finding], *, color: bool = False) -> str:
    """Return how many findings there are of each severity that there is, as in "2 warnings, 3 hints"."""
    kinds = Counter(finding.severity for finding in findings)
    paint = colored if color else _plain
    return ", ".join(_counted(kinds[severity], severity, paint) for severity in Severity if kinds[severity])
