"""Make a proof sheet of each leaflet, for reviewers.

Its pages have their true size, with numbered lines and the lines of the YAML file beside them. Before them is what
was found, what people have to check, and who signs.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflet_pdf.cli.dates import add_day
from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK, UsageError, say
from leaflet_pdf.cli.leaflet_files import add_names, found, prove_apart, prove_folder
from leaflet_pdf.cli.print_arguments import add_appearance, printings
from leaflet_pdf.cli.versions import compared, since_approved
from leaflet_pdf.model.finding import count

if TYPE_CHECKING:
    from leaflet_pdf.model.finding import Finding
    from leaflet_pdf.model.print_options import Printing
    from leaflet_pdf.review.proof_sheet.numbered_lines import PrintedLine


def options(parser: ArgumentParser) -> None:
    add_names(parser)
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("out"), metavar="DIR", help="the folder for the files (default: out)"
    )
    parser.add_argument("--html", action="store_true", help="make an HTML page with pictures instead of a PDF file")
    parser.add_argument(
        "--since",
        metavar="OLD",
        help="show what has changed since a YAML file, a PDF, or REVISION:PATH in git (default: the "
        "approved version, if it is in git)",
    )
    add_day(parser)
    add_appearance(parser)


def run(asked: Namespace) -> int:
    prove_folder(asked.output)
    ways = printings(asked)
    status = EXIT_OK
    sheets = [
        (source, printing, asked.output / below / f"{source.stem}{suffix}-proof.{'html' if asked.html else 'pdf'}")
        for source, below in found(asked.leaflets).leaflets.items()
        for printing, suffix in ways
    ]
    prove_apart([(source, target) for source, _, target in sheets])
    for source, printing, target in sheets:
        status = max(status, _proof(source, printing, target, asked))
    return status


def _proof(source: Path, printing: Printing, target: Path, asked: Namespace) -> int:
    from leaflet_pdf.files.disk import write
    from leaflet_pdf.pdf.paint import paint
    from leaflet_pdf.review.proof_sheet import proof_sheet
    from leaflet_pdf.review.reports.color import wants_color
    from leaflet_pdf.review.reports.terminal import text
    from leaflet_pdf.review.review import review

    on = asked.on or date.today()
    reviewed = review(source, on, printing)
    if reviewed.leaflet is None or reviewed.built is None or reviewed.built.pdf is None:
        print(text([reviewed], color=wants_color(sys.stdout)))
        return EXIT_FINDINGS
    named = compared(asked.since, source.as_posix())[2] if asked.since else None
    since = named or since_approved(source, reviewed.leaflet)
    sheet = proof_sheet(reviewed, reviewed.leaflet, on, printing.style, since=since)
    pdf = paint(sheet.pages)
    if asked.html:
        pdf = _page(reviewed.leaflet.identity.title, pdf, reviewed.findings, sheet.lines).encode()
    write(pdf, target)
    say(f"{target}: {count(len(sheet.pages.pages), 'page')}, {count(len(reviewed.findings), 'finding')}")
    return EXIT_OK


def _page(title: str, pdf: bytes, findings: tuple[Finding, ...], lines: tuple[PrintedLine, ...]) -> str:
    from leaflet_pdf.review.proof_sheet.sheet_html import RasterMissingError, html

    try:
        return html(title, pdf, findings, lines)
    except RasterMissingError:
        raise UsageError("--html draws pages: install leaflet_pdf[raster], or make a PDF file") from None
