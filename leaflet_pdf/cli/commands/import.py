"""Import labels and package leaflets of other systems: SPL and FHIR ePI.

Each leaflet becomes a draft: DIR/NAME.yaml, the pictures in it, and DIR/NAME.import.json, which accounts for every word
of the source. A newer version of a document takes the place of the one before, and what differs is shown; a file that
was changed by hand is kept.

The exit status is 0 if nothing was lost, 1 if there is something to look at, 2 for wrong usage, 3 if a word is
unaccounted for: that is a mistake of the program, and nothing is written.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK, EXIT_UNACCOUNTED, say, tell_finding
from leaflet_pdf.cli.leaflet_files import prove_folder
from leaflet_pdf.model.finding import Source

if TYPE_CHECKING:
    from leaflet_pdf.review.intake.intake import Intake


def options(parser: ArgumentParser) -> None:
    parser.add_argument("documents", nargs="+", type=Path, metavar="FILE", help="an XML, JSON or ZIP file, or a folder")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("content"),
        metavar="DIR",
        help="the folder to write to (default: content)",
    )
    parser.add_argument("--check", action="store_true", help="only report what would be lost, and write nothing")
    parser.add_argument(
        "--part",
        default="patient",
        help="what to take: patient (default), use (instructions for use), or the code of a section or a document",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the report (default: text)")
    parser.add_argument("--replace", action="store_true", help="also write over a file that was changed by hand")


def run(asked: Namespace) -> int:
    from leaflet_pdf.sources.exchange.ledger import LedgerError

    prove_folder(asked.output)
    try:
        intakes = list(_taken_in(asked))
    except LedgerError as error:
        say(f"leaflet: a word is unaccounted for, and nothing is written: {error}", sys.stderr)
        return EXIT_UNACCOUNTED
    _tell([intake for intake in intakes if intake], asked.format)
    if not asked.check:
        from leaflet_pdf.cli.imports import write_intake

        out = sys.stderr if asked.format == "json" else sys.stdout
        for intake in intakes:
            if intake:
                write_intake(intake, asked.output, out, replace=asked.replace)
    return EXIT_OK if all(intake and intake.is_lossless for intake in intakes) else EXIT_FINDINGS


def _taken_in(asked: Namespace) -> Iterator[Intake | None]:
    """Yield the leaflets of each document; None for one that is refused, after saying why."""
    from leaflet_pdf.review.intake.intake import taken_in
    from leaflet_pdf.sources.exchange.reading.bounds import RefusedError
    from leaflet_pdf.sources.exchange.reading.package import packages

    for path in asked.documents:
        name = str(path)
        try:
            for package in packages(path):
                name = package.name
                yield from taken_in(package, asked.part)
        except RefusedError as error:
            problem = error.problem
            source = Source(name, error.line, error.column)
            tell_finding(problem.rule.at(source, problem.message, problem.hint), sys.stderr)
            yield None


def _tell(intakes: list[Intake], form: str) -> None:
    if form == "json":
        import json

        from leaflet_pdf.review.intake.intake_json import as_values

        print(json.dumps([as_values(intake) for intake in intakes], ensure_ascii=False, indent=2))
        return
    from leaflet_pdf.review.intake.intake_text import as_text

    for intake in intakes:
        for line in as_text(intake).split("\n"):
            say(line)
