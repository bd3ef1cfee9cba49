"""Trace comments on a leaflet to the lines of its YAML file: those on marked-up PDF files, and those kept beside it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK, UsageError, say
from leaflet_pdf.cli.leaflet_files import ONE, is_pattern, source
from leaflet_pdf.files.disk import is_file
from leaflet_pdf.model.finding import Finding

if TYPE_CHECKING:
    from leaflet_pdf.review.comments import Comment


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "marked",
        nargs="+",
        metavar="PDF or NAME",
        help="a leaflet's PDF that someone marked up; or a leaflet, for the comments that are kept beside its file",
    )
    parser.add_argument(
        "--against",
        metavar=ONE,
        help="the leaflet's YAML file (default: the one in ./content with the id in the PDF)",
    )
    parser.add_argument(
        "--keep",
        action="store_true",
        help="keep the comments of the PDF files beside the leaflet's file too, in NAME.comments.yaml",
    )
    parser.add_argument(
        "--done",
        metavar="N",
        type=int,
        action="append",
        default=[],
        help="mark the kept comment N of the leaflet as done; may be given several times",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "md", "html"),
        default="text",
        help="the format of the list: text (default), json, md (a checklist) or html (a page)",
    )


def run(asked: Namespace) -> int:
    from leaflet_pdf.review.comments import CommentsError
    from leaflet_pdf.review.comments.comment_report import FORMATS

    names = [name for one in asked.marked for name in _files(one)]
    leaflets = [name for name in names if _is_leaflet(name)]
    marked = [name for name in names if name not in leaflets]
    if asked.done and (marked or len(leaflets) != 1):
        raise UsageError("--done is for the comments beside one leaflet: name that leaflet, and nothing else")
    if asked.keep and not marked:
        raise UsageError("--keep is for the comments on PDF files: name one")
    try:
        on_paper = _on_paper(marked, source(asked.against) if asked.against else None, keep=asked.keep)
        beside, findings = _beside([source(str(name)) for name in leaflets], asked.done)
    except CommentsError as error:
        say(f"leaflet: {error}", sys.stderr)
        return EXIT_FINDINGS
    found = sorted((*on_paper, *beside), key=lambda comment: comment.place)
    print(FORMATS[asked.format](found))
    for finding in findings:
        say(str(finding), sys.stderr)
    _tell_of_drawings(marked, any_comments=bool(found))
    return EXIT_FINDINGS if findings else EXIT_OK


def _on_paper(marked: Sequence[Path], against: Path | None, *, keep: bool) -> list[Comment]:
    """Return the comments on PDF files, kept beside their leaflets too, if that is wanted. Raises CommentsError."""
    from leaflet_pdf.review.comments import CommentsError, read_comments

    found = [comment for pdf in marked for comment in read_comments(pdf, against)]
    if keep:
        from leaflet_pdf.review.comments.kept import with_more

        for leaflet in dict.fromkeys(comment.place.file for comment in found):
            kept = with_more(Path(leaflet), (one for one in found if one.place.file == leaflet), date.today())
            if kept.findings:
                raise CommentsError("\n".join(map(str, kept.findings)))
    return found


def _beside(leaflets: Sequence[Path], done: Sequence[int]) -> tuple[list[Comment], list[Finding]]:
    """Return the comments beside leaflets, those of some numbers marked as done, and what is wrong with their files."""
    if not leaflets:
        return [], []
    from leaflet_pdf.review.comments.kept import kept_comments, with_done

    listed = [with_done(leaflet, done) if done else kept_comments(leaflet) for leaflet in leaflets]
    return [one for each in listed for one in each.comments], [one for each in listed for one in each.findings]


def _tell_of_drawings(marked: Sequence[Path], *, any_comments: bool) -> None:
    """Say what programs drew on the pages themselves: nobody can tell it from the leaflet."""
    from leaflet_pdf.review.comments.pages.stamped import drawn_on

    drawn = [drawing for pdf in marked for drawing in drawn_on(pdf)]
    for each in drawn:
        say(each, sys.stderr)
    if drawn or (marked and not any_comments):
        say("what a program draws on the pages themselves is not a comment: save marks as annotations", sys.stderr)


def _is_leaflet(name: Path) -> bool:
    """Tell whether a leaflet is named, and not a PDF, whatever its name is."""
    return name.suffix in (".yaml", ".yml") or not (name.suffix.lower() == ".pdf" or is_file(name))


def _files(name: str) -> list[Path]:
    """Return the files of a name or a pattern. Raises UsageError for a pattern that matches none."""
    if not is_pattern(name):
        return [Path(name)]
    from leaflet_pdf.cli.patterns import matching

    files = list(matching(name))
    if not files:
        raise UsageError(f"no file matches {name}")
    return files
