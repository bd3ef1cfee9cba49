"""Findings as GitHub workflow commands, which are shown beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from leaflet_pdf.model.finding import Finding, Severity, visible

if TYPE_CHECKING:
    from leaflet_pdf.review.review import Review

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def github(reviews: Iterable[Review]) -> str:
    """Return the findings, one command per line."""
    return "\n".join(line for review in reviews for line in _commands(review))


def _commands(review: Review) -> Iterator[str]:
    for finding in review.findings:
        place = {"file": review.source.as_posix(), **_place(finding), "title": finding.code}
        properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
        page = f"page {finding.page}: " if finding.page else ""
        hint = f"\n{finding.hint}" if finding.hint else ""
        yield f"::{_COMMANDS[finding.severity]} {properties}::{_data(page + finding.message + hint)}"


def _place(finding: Finding) -> dict[str, str]:
    source = finding.source
    return {"line": str(source.line), "col": str(source.column)} if source.line else {}


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
