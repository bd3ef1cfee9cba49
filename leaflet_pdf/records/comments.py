"""What was said about lines of a leaflet: a YAML file beside it, which two people may write at the same time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from leaflet_pdf.files.disk import is_there, write
from leaflet_pdf.files.lock import alone_in
from leaflet_pdf.model.finding import NOWHERE, Finding, Source
from leaflet_pdf.records.catalogue import BAD_DIGEST, COMMENTS_OF_ANOTHER, NO_SUCH_COMMENT
from leaflet_pdf.records.kept_list import entry_lines, in_quotes, list_file
from leaflet_pdf.schema.catalogue import BAD_VALUE
from leaflet_pdf.schema.diagnostics import Diagnostics
from leaflet_pdf.schema.document.read import content_of
from leaflet_pdf.schema.kinds import Field, ListOf, Record, Value, fields
from leaflet_pdf.schema.record import read_record
from leaflet_pdf.schema.values import DAY, FORMAT, ID, PLAIN, YES

COMMENTS_ENDING = ".comments.yaml"


@dataclass(frozen=True, slots=True)
class KeptComment:
    """What somebody said about words of a leaflet on a line of its file, as both were then.

    The number is its own in the file, and stays. The digest is that of the content then. It is done once somebody says
    so.
    """

    number: int
    by: str
    day: date
    line: int
    words: str
    digest: str
    text: str
    done: bool = False
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Kept:
    """The comments of a leaflet in their order, and what is wrong with their file: then there are none.

    Those are the last changed that a change has made; none if it was refused.
    """

    comments: tuple[KeptComment, ...] = ()
    findings: tuple[Finding, ...] = ()
    changed: tuple[KeptComment, ...] = ()


def comments_path(leaflet: Path) -> Path:
    """Return where the comments on a leaflet's file are kept."""
    return leaflet.with_name(leaflet.stem + COMMENTS_ENDING)


def load_comments(leaflet: Path, id: str) -> Kept:
    """Return the comments that are kept beside a leaflet's file; a leaflet without any has none. The id is its own."""
    path = comments_path(leaflet)
    if not is_there(path):
        return Kept()
    diagnostics = Diagnostics(path.as_posix())
    data = content_of(path, diagnostics)
    return Kept((), diagnostics.in_order()) if data is None else _read(data, path, id)


def add_comments(leaflet: Path, id: str, more: Iterable[KeptComment]) -> Kept:
    """Keep comments beside a leaflet's file, with numbers of their own, and return all; none twice.

    Nothing is written if the file is malformed, or would be. Raises OSError if it cannot be written.
    """

    def added(before: tuple[KeptComment, ...]) -> tuple[KeptComment, ...]:
        number = max((one.number for one in before), default=0)
        known = {_content(one) for one in before}
        new = {_content(one): one for one in map(_tidied, more) if _content(one) not in known}
        return tuple(replace(one, number=number + place) for place, one in enumerate(new.values(), 1))

    return _change(leaflet, id, added)


def mark_done(leaflet: Path, id: str, number: int, *, done: bool = True) -> Kept:
    """Mark a kept comment as done, or as not done, and return all.

    Findings tell if there is none of that number. Raises OSError if the file cannot be written.
    """

    def marked(before: tuple[KeptComment, ...]) -> tuple[KeptComment, ...]:
        return tuple(replace(one, done=done) for one in before if one.number == number)

    kept = _change(leaflet, id, marked)
    if kept.findings or kept.changed:
        return kept
    path = comments_path(leaflet)
    message = f"there is no comment {number} here"
    numbers = ", ".join(str(one.number) for one in kept.comments)
    hint = f"there are: {numbers}" if numbers else "there is none"
    return replace(kept, findings=(NO_SUCH_COMMENT.at(Source(path.as_posix(), 0, 0), message, hint),))


def _change(leaflet: Path, id: str, change: Callable[[tuple[KeptComment, ...]], tuple[KeptComment, ...]]) -> Kept:
    """Put what a change makes of the comments in the place of those with its numbers, or behind them."""
    path = comments_path(leaflet)
    with alone_in(path.parent):
        before = load_comments(leaflet, id)
        changed = () if before.findings else change(before.comments)
        if not changed:
            return before
        by_number = {one.number: one for one in (*before.comments, *changed)}
        data = _written(id, by_number.values())
        after = _read(data, path, id)  # a name may have characters that no file can have
        if after.findings:
            return replace(after, comments=before.comments)
        write(data, path, lasting=True)
    return replace(after, changed=changed)


def _tidied(comment: KeptComment) -> KeptComment:
    """Return a comment with single spaces in its lines, without empty ones: no file has tabs and carriage returns."""
    return replace(comment, words=" ".join(comment.words.split()), text="\n".join(_lines(comment.text)))


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _content(comment: KeptComment) -> tuple[object, ...]:
    return comment.by, comment.day, comment.words, comment.text


def _read(data: bytes, path: Path, id: str) -> Kept:
    made, findings = read_record(_COMMENTS, data, Diagnostics(path.as_posix()), path.parent)
    if not isinstance(made, _File):
        return Kept((), findings)
    if made.leaflet != id:
        message = f'these are comments on "{made.leaflet}", not on "{id}"'
        return Kept((), (COMMENTS_OF_ANOTHER.at(made.source, message, "keep each file beside its own leaflet"),))
    return Kept(made.comments)


def _written(id: str, comments: Iterable[KeptComment]) -> bytes:
    about = "What was said about this leaflet. Written by `leaflet comments` and `leaflet serve`."
    return list_file(about, id, "comments", (entry_lines(_COMMENT, comment, in_quotes) for comment in comments))


@dataclass(frozen=True, slots=True)
class _File:
    leaflet: str
    comments: tuple[KeptComment, ...]
    source: Source


def _file(_format: str, **values: Any) -> _File:
    return _File(**values)


_NUMBER = Value("a number from 1 on", r"[1-9][0-9]{0,8}", BAD_VALUE, "write a whole number", int)
_LINE = Value("the number of a line", r"[0-9]{1,9}", BAD_VALUE, "write a whole number; 0 is the whole file", int)
_DIGEST = Value("64 digits of a SHA-256", r"[0-9a-f]{64}", BAD_DIGEST, "leave out what is not known")
_WORDS = Value("words", r"(?s).*\S.*")

_COMMENT = Record(
    "comment",
    fields(
        Field("id", _NUMBER, "Its number in this file.", attribute="number"),
        Field("by", PLAIN, "Who said it."),
        Field("day", DAY, "On which day."),
        Field("line", _LINE, "The line of the leaflet’s file that it was about."),
        Field("words", _WORDS, "The words that it was about.", required=False),
        Field("digest", _DIGEST, "The content code of the leaflet then.", required=False),
        Field("text", _WORDS, "What was said."),
        Field("done", YES, "yes: it was seen to.", required=False),
    ),
    lambda words="", digest="", **values: KeptComment(words=words, digest=digest, **values),
)

_COMMENTS = Record(
    "file of comments",
    fields(
        Field("format", FORMAT, "The version of this format.", attribute="_format"),
        Field("leaflet", ID, "The leaflet’s id."),
        Field("comments", ListOf(_COMMENT), "Each comment, the oldest first."),
    ),
    _file,
)
