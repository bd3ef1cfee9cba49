"""A comparison as one HTML file: without external resources, and with all text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from leaflet_pdf.review.diff import Edition, Weight
from leaflet_pdf.review.diff.changes import Op, Stretch
from leaflet_pdf.review.diff.report.diff_text import summary, title_of
from leaflet_pdf.review.diff.report.entries import Entry, Report


def as_html(report: Report) -> str:
    """Return a report with both versions side by side, and boxes for a decision on each change."""
    title = title_of(report)
    return _PAGE.format(title=escape(title), style=_STYLE, body="\n".join(_body(report)))


def _body(report: Report) -> Iterator[str]:
    yield "<table class=editions><thead><tr><td></td><th scope=col>Old</th><th scope=col>New</th></tr></thead><tbody>"
    for name, old, new in zip(_NAMES, _edition_cells(report.old), _edition_cells(report.new), strict=True):
        if old or new:
            yield f"<tr><th scope=row>{name}</th><td>{escape(old)}</td><td>{escape(new)}</td></tr>"
    yield "</tbody></table>"
    date = escape(report.date) or "<span class=line></span>"
    yield f"<p>Compared on {date}. <strong>{escape(summary(report).capitalize())}.</strong></p>"
    yield f"<ul class=counts>{''.join(_counts(report))}</ul>"
    if report.entries:
        yield _HEAD
        yield from (_row(entry, report.language) for entry in report.entries)
        yield "</table>"
        yield _SIGNED
    if report.ignored:
        yield f"<p class=quiet>Not compared: {escape('; '.join(report.ignored))}.</p>"


_NAMES = ("File", "Title", "Leaflet", "Version", "Revised", "Content code")


def _edition_cells(edition: Edition) -> tuple[str, ...]:
    return (edition.file, edition.title, edition.id, edition.version, edition.revised, edition.code)


def _counts(report: Report) -> Iterator[str]:
    for weight, number in report.counts.items():
        yield f"<li>{_class(weight)} {number}</li>"


def _row(entry: Entry, language: str) -> str:
    """Return the rows of a change: its headings across both columns, and below them both versions."""
    change, rows = entry.change, 2 if entry.about else 1
    notes = "".join(f"<p class=note>{escape(note)}</p>" for note in change.notes)
    choice = "".join(
        f"<label><input type=radio name=decision-{entry.number} value={word}> {word}</label>"
        for word in ("accept", "reject")
    )
    versions = (
        f"<td>{_place(entry.old_place)}{_words(entry.old_words, language)}</td>"
        f"<td>{_place(entry.new_place)}{_words(entry.new_words, language)}{notes}</td>"
    )
    about = f"<td colspan=2 class=about>{escape(entry.about)}</td>" if entry.about else ""
    decision = f"<td rowspan={rows} class=decision>{choice}<label>initials <input size=4 maxlength=8></label></td>"
    return (
        f"<tbody id=change-{entry.number}><tr><th scope=row rowspan={rows}>{entry.number}</th>"
        f"<td rowspan={rows}>{_class(change.weight)}<p>{escape(change.kind)}</p></td>"
        f"{about or versions}{decision}</tr>{f'<tr>{versions}</tr>' if about else ''}</tbody>"
    )


def _place(place: str) -> str:
    return f"<p class=place>{escape(place)}</p>" if place else ""


def _words(words: Sequence[Stretch], language: str) -> str:
    if not words:
        return "<p class=nothing>—</p>"
    return f'<p lang="{escape(language, quote=True)}">{" ".join(_stretches(words))}</p>'


def _stretches(words: Iterable[Stretch]) -> Iterator[str]:
    for op, text in words:
        tag = {Op.SAME: "", Op.REMOVED: "del", Op.ADDED: "ins"}[op]
        yield f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)


def _class(weight: Weight) -> str:
    return f"<span class='class {weight.name.lower()}'>{escape(weight)}</span>"


_HEAD = """<table class=changes><thead><tr><th scope=col>No.</th><th scope=col>Class</th><th scope=col>Old</th>
<th scope=col>New</th><th scope=col>Decision</th></tr></thead>"""

_SIGNED = "<p class=signed>Decided by <span class=line></span> on <span class=line></span></p>"

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.45 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 80rem; margin: 2rem auto;
  padding: 0 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; color: #123c5a; margin: 0 0 1rem; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .45rem .7rem; border-bottom: 1px solid #b9c1c7; }
thead th, thead td { background: #e6ecf0; }
p { margin: 0 0 .25rem; }
.changes { width: 100%; table-layout: fixed; overflow-wrap: break-word; margin: 1rem 0; }
.changes th:first-child { width: 2.5rem; } .changes th:nth-child(2) { width: 8.5rem; }
.changes th:last-child { width: 8rem; }
.editions { margin-bottom: 1rem; }
.counts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; }
.class { display: inline-block; padding: 0 .4rem; border: 1.5px solid #4a4a4a; border-radius: .2rem; font-size: .9rem; }
.number, .sense { background: #9c1414; border-color: #9c1414; color: #fff; font-weight: bold; }
.warning { border-color: #7a4a00; background: #fff6e0; font-weight: bold; }
.words { border-color: #123c5a; }
td.about { border-bottom: 0; padding-bottom: 0; }
.about, .place, .quiet { color: #4a4a4a; font-size: .85rem; }
.note { font-style: italic; } .nothing { color: #4a4a4a; }
del { background: #fde3e0; text-decoration: line-through; text-decoration-thickness: 2px; }
ins { background: #ddf3e0; text-decoration: underline; text-decoration-thickness: 2px; font-weight: bold; }
.decision input:not([type]) { width: 3.5rem; }
.decision label { display: block; white-space: nowrap; }
.line { display: inline-block; min-width: 12rem; border-bottom: 1px solid #1a1a1a; }
.signed { margin-top: 2rem; }
@media print {
  body { margin: 0; max-width: none; font-size: 11pt; } tbody { break-inside: avoid; }
  thead { display: table-header-group; }
  * { print-color-adjust: exact; }
}
"""

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""
