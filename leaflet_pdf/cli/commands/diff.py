"""Tell what differs between two versions, gravest first.

First comes what turns the sense of an instruction round, then numbers and doses, warnings, words, order, layout.

Each version is a YAML file, a file at a revision ("HEAD~1:content/leaflet.yaml"), or a PDF: one of ours, or any other,
such as the printer's artwork, which is compared by its words. Ends with 0 if nothing differs, 1 if something does,
2 if the two cannot be compared.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from leaflet_pdf.cli.dates import day
from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK, UsageError
from leaflet_pdf.cli.versions import compared

if TYPE_CHECKING:
    from leaflet_pdf.review.diff.report.entries import Report


def options(parser: ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="a YAML file, a PDF, or REVISION:PATH")
    parser.add_argument("new", metavar="NEW", help="as OLD")
    parser.add_argument(
        "--format",
        choices=("text", "json", "html", "pdf"),
        default="text",
        help="the format of the report (default: text)",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write; required for a PDF")
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="the day of the report; required for a PDF")


def run(asked: Namespace) -> int:
    from leaflet_pdf.review.diff.report.entries import report

    if asked.format == "pdf" and asked.output is None:
        raise UsageError("a PDF needs a file: -o FILE")
    if asked.format == "pdf" and asked.date is None:
        raise UsageError("a PDF needs a day: --date YYYY-MM-DD")
    old, new, comparison = compared(asked.old, asked.new)
    on = asked.date.isoformat() if asked.date else ""
    content = report(comparison, old.pages, new.pages, on, new.language or old.language)
    data = _as(asked.format, content)
    _give(data, asked.output)
    return EXIT_FINDINGS if comparison.changes else EXIT_OK


def _as(form: str, content: Report) -> bytes:
    if form == "pdf":
        from leaflet_pdf.review.diff.report.diff_pdf import as_pdf

        return as_pdf(content)
    if form == "html":
        from leaflet_pdf.review.diff.report.diff_html import as_html

        return as_html(content).encode()
    if form == "json":
        from leaflet_pdf.review.diff.report.diff_json import as_json

        return as_json(content).encode()
    from leaflet_pdf.review.diff.report.diff_text import as_text

    return as_text(content).encode()


def _give(data: bytes, output: Path | None) -> None:
    if output is None:
        print(data.decode(), end="")
        return
    from leaflet_pdf.files.disk import write

    write(data, output)
