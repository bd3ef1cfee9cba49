"""Judge leaflets: what they say, by the standard that each names, and the pages that they make.

Nothing is written. Without names, all leaflets of ./content are judged.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from leaflet_pdf.cli.dates import add_day
from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK
from leaflet_pdf.cli.leaflet_files import add_names, sources
from leaflet_pdf.cli.print_arguments import add_appearance, add_sheets, printings
from leaflet_pdf.cli.same_ids import same_ids
from leaflet_pdf.files.version import __version__
from leaflet_pdf.model.finding import Severity

if TYPE_CHECKING:
    from leaflet_pdf.model.finding import Finding
    from leaflet_pdf.review.review import Review


def options(parser: ArgumentParser) -> None:
    add_names(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif", "github"),
        default="text",
        help="for people, programs, code hosts and editors, or a GitHub workflow (default: text)",
    )
    add_day(parser)
    parser.add_argument(
        "--from",
        dest="least",
        type=Severity,
        choices=tuple(Severity),
        default=Severity.HINT,
        help="show only findings from this severity on (text only)",
    )
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings, too")
    parser.add_argument("--no-pages", action="store_true", help="check the words only, without making pages")
    add_appearance(parser)
    add_sheets(parser)


def run(asked: Namespace) -> int:
    from leaflet_pdf.review.review import review

    on = asked.on or date.today()
    ways = [None] if asked.no_pages else [printing for printing, _ in printings(asked)]
    reviews = [review(source, on, way) for source in sources(asked.leaflets) for way in ways]
    shared = same_ids(dict.fromkeys(one.source for one in reviews))
    reviews = [_with(shared.get(one.source), one) for one in reviews]
    output = _formatted(reviews, asked)
    if output:
        print(output)
    gravest = min((finding.severity.rank for one in reviews for finding in one.findings), default=None)
    limit = Severity.WARNING if asked.strict else Severity.ERROR
    return EXIT_OK if gravest is None or gravest > limit.rank else EXIT_FINDINGS


def _with(finding: Finding | None, one: Review) -> Review:
    """Return a review with one more finding about its file, if there is one."""
    return replace(one, findings=(finding, *one.findings)) if finding else one


def _formatted(reviews: Sequence[Review], asked: Namespace) -> str:
    """Return the reviews in the format that was asked for."""
    match asked.format:
        case "json":
            from leaflet_pdf.review.reports.json import json

            return json(reviews)
        case "sarif":
            from leaflet_pdf.cli.commands.explain import explained
            from leaflet_pdf.review.reports.sarif import sarif

            return sarif(reviews, __version__, explained())
        case "github":
            from leaflet_pdf.review.reports.github import github

            return github(reviews)
        case _:
            from leaflet_pdf.review.reports.color import wants_color
            from leaflet_pdf.review.reports.terminal import text

            return text(reviews, least=asked.least, color=wants_color(sys.stdout))
