"""Jobs about the comments that are kept beside a leaflet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from leaflet_pdf.records.comments import KeptComment, add_comments, mark_done
from leaflet_pdf.review.comments.comment import Comment
from leaflet_pdf.review.comments.kept import Listing, kept_comments
from leaflet_pdf.review.reports.json import as_json
from leaflet_pdf.serve.jobs.asked import local
from leaflet_pdf.serve.workers.errors import RefusedError


class Remark(NamedTuple):
    """What somebody says about a line of a leaflet, of which they saw these words and this content code."""

    by: str
    line: int
    words: str
    digest: str
    text: str


def list_comments(source: Path) -> dict[str, Any]:
    """Return the comments beside a leaflet, each with the line on which its words are now."""
    return _listed(kept_comments(source), source)


def add_comment(source: Path, id: str, remark: Remark, on: date) -> dict[str, Any]:
    """Keep a comment, and return all. Raises RefusedError if their file is malformed."""
    more = KeptComment(0, remark.by, on, remark.line, remark.words, remark.digest, remark.text)
    return _kept(add_comments(source, id, [more]).findings, source)


def finish_comment(source: Path, id: str, number: int, done: bool) -> dict[str, Any]:
    """Mark a comment as done or not, and return all. Raises RefusedError if there is none of that number."""
    return _kept(mark_done(source, id, number, done=done).findings, source)


def _kept(findings: tuple[Any, ...], source: Path) -> dict[str, Any]:
    if findings:
        raise RefusedError("; ".join(one.message for one in local(findings, source)))
    return list_comments(source)


def _listed(listing: Listing, source: Path) -> dict[str, Any]:
    findings = [as_json(one) for one in local(listing.findings, source)]
    return {"comments": [_comment(one) for one in listing.comments], "findings": findings}


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "id": comment.number,
        "by": comment.author,
        "day": comment.date,
        "line": comment.place.line,
        "words": comment.words,
        "text": comment.text,
        "done": comment.done,
        "remark": comment.remark,
    }
