"""Record that somebody approves a leaflet as it is now: its words, and the PDF that they become."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from leaflet_pdf.cli.dates import add_day, day
from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK, UsageError, say, tell_finding
from leaflet_pdf.cli.leaflet_files import ONE, source


def options(parser: ArgumentParser) -> None:
    parser.add_argument("leaflet", metavar=ONE, help="a leaflet in ./content, or a YAML file")
    parser.add_argument("--by", required=True, metavar="NAME", help="who approves it")
    parser.add_argument(
        "--role", required=True, metavar="ROLE", help="in which role, as in “superintendent pharmacist”"
    )
    parser.add_argument("--comment", default="", metavar="WORDS", help="a comment")
    add_day(parser, "of approval")
    parser.add_argument(
        "--review-by",
        type=day,
        metavar="DATE",
        help="the day on which the approval ends (default: the leaflet's review-by)",
    )
    parser.add_argument(
        "--waive",
        action="append",
        default=[],
        metavar="CODE=REASON",
        help="accept a warning, and say why; may be repeated",
    )


def run(asked: Namespace) -> int:
    from leaflet_pdf.files.disk import write
    from leaflet_pdf.release.approve import approve

    if not (asked.by.strip() and asked.role.strip()):
        raise UsageError("--by and --role must name who approves it, and in which role")
    approved = approve(
        source(asked.leaflet),
        by=asked.by,
        role=asked.role,
        on=asked.on,
        review_by=asked.review_by,
        comment=asked.comment,
        waive=dict(map(_waiver, asked.waive)),
    )
    for finding in approved.findings:
        tell_finding(finding, sys.stderr)
    if approved.record is None:
        say(f"{asked.leaflet}: not approved")
        return EXIT_FINDINGS
    write(approved.record, approved.path, lasting=True)
    say(f"{approved.path.as_posix()}: approved by {asked.by}, {asked.role}")
    return EXIT_OK


def _waiver(words: str) -> tuple[str, str]:
    code, _, reason = words.partition("=")
    if not (code.strip() and reason.strip()):
        raise UsageError(f"{words!r} is not a waiver: write the code of a warning, =, and the reason")
    return code.strip(), reason.strip()
