"""Reports of comments: as text, as a Markdown checklist, as HTML, or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

from leaflet_pdf.model.finding import Source, count, printable
from leaflet_pdf.review.comments.comment import Comment
from leaflet_pdf.review.comments.pages.annotations import Note

_MARKS = re.compile(r"([\\`*_{}\[\]<>#+!|~&-])")


def as_text(comments: Sequence[Comment]) -> str:
    """Return comments as text: each begins with a line with its place, as findings do."""
    lines: list[str] = []
    for one in comments:
        lines.append(f"{one.place}: {_heading(one)} [{_state(one)}]")
        lines += [f"  {line}" for line in one.text.splitlines()]
        lines += [f"  reply, {_written(reply)}: {_in_one_line(reply.text)}" for reply in one.replies]
        lines += [f"  {_remark(one)}"] if one.remark else []
    return "\n".join(map(printable, [*lines, _total(comments)]))


def as_json(comments: Sequence[Comment]) -> str:
    """Return comments as a JSON array of objects; places are objects with file, line and column."""
    return json.dumps([_object(one) for one in comments], ensure_ascii=False, indent=2)


def as_markdown(comments: Sequence[Comment]) -> str:
    """Return comments as a Markdown checklist, those that are done ticked."""
    lines: list[str] = []
    for one in comments:
        tick = "x" if one.done else " "
        lines.append(f"- [{tick}] **{_plain(str(one.place))}** {_plain(_heading(one))}")
        lines += [f"  > {_plain(line)}  " for line in one.text.splitlines()]
        lines += [f"  - reply, {_plain(_written(reply))}: {_plain(_in_one_line(reply.text))}" for reply in one.replies]
        lines += [f"  - *{_plain(_remark(one))}*"] if one.remark else []
    return "\n".join(map(printable, [*lines, "", _total(comments)]))


def as_html(comments: Sequence[Comment]) -> str:
    """Return comments as a self-contained HTML page: without scripts or external resources."""
    rows = "\n".join(map(_row, comments))
    return _PAGE.format(total=escape(_total(comments)), rows=rows)


FORMATS: dict[str, Callable[[Sequence[Comment]], str]] = {
    "text": as_text,
    "json": as_json,
    "md": as_markdown,
    "html": as_html,
}
"""The formats by name, and the functions that write them."""


def _heading(one: Comment) -> str:
    words = f" {_LINK.get(one.kind, 'on')} “{one.words}”" if one.words else ""
    page = f", page {one.page}" if one.page else ""
    return f"{one.kind}{words}, {_written(Note(one.author, one.date, ''))}{page}"


_LINK = {"note": "at", "text": "at", "file": "at", "insertion": "in"}


def _written(note: Note) -> str:
    return ", ".join(filter(None, (note.author or "no name", note.date)))


def _state(one: Comment) -> str:
    review = f"review: {one.review}" if one.review else ""
    return ", ".join(filter(None, ("done" if one.done else "open", "" if one.sure else "unsure", review)))


def _remark(one: Comment) -> str:
    places = ", ".join(f"{place.line}:{place.column}" for place in one.candidates)
    return one.remark + (f": {places}" if places else "")


def _total(comments: Sequence[Comment]) -> str:
    done, unsure = sum(one.done for one in comments), sum(not one.sure for one in comments)
    number = count(len(comments), "comment")
    return f"{number}: {len(comments) - done} open, {done} done, {unsure} unsure" if comments else "no comments"


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    """Return words escaped for Markdown."""
    return _MARKS.sub(r"\\\1", text)


def _object(one: Comment) -> dict[str, Any]:
    return {
        "pdf": one.file if one.page else None,
        "id": one.number or None,
        "page": one.page,
        "kind": one.kind,
        "author": one.author,
        "date": one.date,
        "text": one.text,
        "words": one.words,
        "place": _place(one.place) if one.place.line else None,
        "sure": one.sure,
        "candidates": [_place(place) for place in one.candidates],
        "state": "done" if one.done else "open",
        "remark": one.remark,
        "review": one.review,
        "replies": [reply._asdict() for reply in one.replies],
    }


def _place(place: Source) -> dict[str, Any]:
    return place._asdict()


def _row(one: Comment) -> str:
    body = _paragraphs([one.text, *(f"{_written(reply)}: {reply.text}" for reply in one.replies)])
    remark = f"<p><em>{escape(_remark(one))}</em></p>" if one.remark else ""
    return (
        f"<tr><td>{escape(str(one.place))}</td><td>{escape(_state(one))}</td><td>{escape(one.kind)}"
        f"{f'<br>page {one.page}' if one.page else ''}</td><td>{escape(one.words)}</td><td>{body}{remark}</td>"
        f"<td>{escape(_written(Note(one.author, one.date, '')))}</td></tr>"
    )


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{escape(text).replace(chr(10), '<br>')}</p>" for text in texts if text)


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Comments</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 2rem; }}
table {{ border-collapse: collapse; }}
th, td {{ text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-top: 1px solid #8a949c; }}
td:first-child {{ overflow-wrap: anywhere; }}
p {{ margin: 0 0 .4rem; }}
</style>
</head>
<body>
<h1>Comments</h1>
<p>{total}</p>
<table>
<thead><tr><th scope="col">Place</th><th scope="col">State</th><th scope="col">Kind</th><th scope="col">Words</th>\
<th scope="col">Comment</th><th scope="col">Author</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</body>
</html>"""
