"""Verify a finished PDF: against a leaflet's file, against the source embedded in it, or by the standards only."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from leaflet_pdf.cli.dates import add_day
from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK, say, tell_finding
from leaflet_pdf.cli.leaflet_files import ONE, source
from leaflet_pdf.cli.pdf_argument import add_pdf, bytes_of
from leaflet_pdf.model.finding import count
from leaflet_pdf.review.reports.json import as_json


def options(parser: ArgumentParser) -> None:
    add_pdf(parser)
    parser.add_argument("--against", metavar=ONE, help="the leaflet to compare with")
    parser.add_argument(
        "--theme", type=_theme, metavar="NAME", help="the theme that it was built with, or its file, if it is your own"
    )
    add_day(parser, "on which approvals must be valid")
    parser.add_argument("--json", action="store_true", help="print a JSON object")


def run(asked: Namespace) -> int:
    from leaflet_pdf.release.verification import judge

    name = asked.file.as_posix()
    verdict = judge(bytes_of(asked.file), name, _leaflet(asked.against), asked.on, asked.theme)
    if asked.json:
        answer = {
            "pdf": name,
            "against": verdict.against,
            "approved-by": [approval.by for approval in verdict.approvals],
            "signed-by": verdict.signed.by if verdict.signed else None,
            "findings": [as_json(finding) for finding in verdict.findings],
        }
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        for finding in verdict.findings:
            tell_finding(finding, sys.stderr)
        found = count(len(verdict.findings), "finding") if verdict.findings else "no findings"
        say(f"{name}: {found}, compared with {verdict.against}")
        for approval in verdict.approvals:
            say(f"  this exact file was approved by {approval.by}, {approval.role}, on {approval.day}")
        if verdict.signed and verdict.signed.by:
            say(f"  signed by {verdict.signed.by}, who dates it {verdict.signed.day}: the entire file, unchanged since")
            say("  whether to trust that certificate is for you to decide: it is not checked here")
    return EXIT_FINDINGS if verdict.findings else EXIT_OK


def _leaflet(name: str | None) -> Path | None:
    return source(name) if name else None


def _theme(name: str) -> str | Path:
    from leaflet_pdf.theme.resolve import theme_file

    try:
        return theme_file(name)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error
