"""The report of an import for people."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.model.finding import Severity, count
from leaflet_pdf.review.intake.intake import Intake


def as_text(intake: Intake, least: Severity = Severity.HINT) -> str:
    """Return the report as lines: first the account of the words, then each loss from a severity on."""
    return "\n".join(_lines(intake, least))


def _lines(intake: Intake, least: Severity) -> Iterator[str]:
    one = intake.imported
    origin, ledger = one.document.origin, one.ledger
    version = f", version {origin.version}" if origin.version else ""
    about = " ".join(filter(None, (origin.format, origin.document)))
    yield f"{one.id}.yaml: from {intake.source} ({about}{version})"
    added = f", {ledger.added:,} added" if ledger.added else ""
    yield (
        f"  {count(ledger.source, 'word')} in the source: {ledger.kept:,} kept in order, "
        f"{ledger.left_out:,} left out, as listed below{added}"
    )
    for finding in intake.losses:
        if finding.severity.rank <= least.rank:
            yield str(finding)
    if not one.has_language:
        yield f"  it cannot be built yet: the program does not have the language {one.document.language}"
    if intake.refused:
        yield f"  it cannot be built as it is; {count(len(intake.proposals), 'waiver')} proposed in the file, for:"
        yield from map(str, intake.refused)
