"""Bring comments on marked-up PDF files home to the lines of the YAML file that they are about."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK, UsageError, say
from leaflet_pdf.cli.leaflet_files import ONE, is_pattern, source


def options(parser: ArgumentParser) -> None:
    parser.add_argument("marked", nargs="+", metavar="PDF", help="a leaflet's PDF that someone marked up")
    parser.add_argument(
        "--against",
        metavar=ONE,
        help="the leaflet's YAML file (default: the one in ./content with the id in the PDF)",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "md", "html"),
        default="text",
        help="the format of the list: text (default), json, md (a checklist) or html (a page)",
    )


def run(asked: Namespace) -> int:
    from leaflet_pdf.review.comments import CommentsError, read_comments
    from leaflet_pdf.review.comments.comment_report import FORMATS
    from leaflet_pdf.review.comments.pages.stamped import drawn_on

    against = source(asked.against) if asked.against else None
    marked = [pdf for name in asked.marked for pdf in _files(name)]
    try:
        found = [comment for pdf in marked for comment in read_comments(pdf, against)]
    except CommentsError as error:
        say(f"leaflet: {error}", sys.stderr)
        return EXIT_FINDINGS
    found.sort(key=lambda comment: comment.place)
    print(FORMATS[asked.format](found))
    drawn = [drawing for pdf in marked for drawing in drawn_on(pdf)]
    for each in drawn:
        say(each, sys.stderr)
    if drawn or not found:
        say("what a program draws on the pages themselves is not a comment: save marks as annotations", sys.stderr)
    return EXIT_OK


def _files(name: str) -> list[Path]:
    """Return the files of a name or a pattern. Raises UsageError for a pattern that matches none."""
    if not is_pattern(name):
        return [Path(name)]
    from leaflet_pdf.cli.patterns import matching

    files = list(matching(name))
    if not files:
        raise UsageError(f"no file matches {name}")
    return files
