"""Describes places on a proof sheet in words."""

from __future__ import annotations

from collections.abc import Sequence

from leaflet_pdf.languages.language import Language
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.review.proof_sheet.numbered_lines import PrintedLine, line_of


def printed_at(finding: Finding, lines: Sequence[PrintedLine], lang: Language) -> str:
    """Return the page and line of a finding's words, or the page, or that it is about the whole leaflet."""
    if finding.page:
        return lang.sheet["on-whole-page"].format(page=finding.page)
    return printed_from(finding.source, lines, lang)


def printed_from(source: Source, lines: Sequence[PrintedLine], lang: Language) -> str:
    """Return the page and line on which a place of the file is printed."""
    line = line_of(source, lines)
    return lang.sheet["on-page"].format(page=line.page, line=line.number) if line else lang.sheet["whole"]
