"""What stands before a proof's pages: what was proofed, what was found, what is left to people, who signs.

It is written as a leaflet, so that it is set like one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from leaflet_pdf.finding import NOWHERE, Finding, Severity
from leaflet_pdf.language import Language, language
from leaflet_pdf.model import Block, Diary, Group, Leaflet, Paragraph, Row, Run, Section, Table, Text
from leaflet_pdf.review import Review
from leaflet_pdf.sheet.lines import PrintedLine, line_of
from leaflet_pdf.style import MM, Style

_SIGNATORIES = ("author", "clinician", "proofreader", "approver")


def front(review: Review, leaflet: Leaflet, lines: Sequence[PrintedLine], style: Style, on: date) -> Leaflet:
    """Return the sheet that stands before a proof of a leaflet, as a leaflet without a contents list."""
    said = language("en")
    parts = (
        ("identity", (_identity(review, leaflet, style, on, said),)),
        ("found", tuple(_found(review.findings, lines, said))),
        ("excused", tuple(_excused(review, lines, said))),
        ("sign", (_signatures(said),)),
    )
    sections = [(said.sheet[key], body) for key, body in parts if body]
    title = said.sheet["title"].format(title=leaflet.identity.title)
    notice = ". ".join(filter(None, (leaflet.identity.notice, said.sheet["notice"])))
    return Leaflet(
        replace(leaflet.identity, title=title, language="en", notice=notice),
        _text(title),
        leaflet.medicine,
        (),
        tuple(
            Section(f"sheet-{number}", number, _text(heading), body, NOWHERE)
            for number, (heading, body) in enumerate(sections, 1)
        ),
        leaflet.publisher,
        leaflet.contact,
        (),
        NOWHERE,
    )


def _identity(review: Review, leaflet: Leaflet, style: Style, on: date, said: Language) -> Table:
    identity, words = leaflet.identity, said.sheet
    pages = review.built.pages if review.built else 0
    paper = words["paper-size"].format(
        width=round(style.paper.width / MM), height=round(style.paper.height / MM), pages=pages
    )
    rows = (
        ("file", review.source.as_posix()),
        ("id", identity.id),
        ("version", identity.version),
        ("revised", said.day(identity.revised)),
        ("review", said.day(identity.review_by)),
        ("status", said.statuses[identity.status]),
        ("digest", identity.digest),
        ("standard", identity.profile),
        ("judged", said.day(on)),
        ("paper", paper),
    )
    return _table("leaflet", ("what", "value"), [(words[key], value) for key, value in rows], said)


def _found(findings: Sequence[Finding], lines: Sequence[PrintedLine], said: Language) -> Iterator[Block]:
    """Yield a table of the findings, gravest first, each with where it is printed and written."""
    if not findings:
        yield Paragraph(_text(said.sheet["nothing"]), NOWHERE)
        return
    rows: list[Row | Group] = []
    graver = sorted(findings, key=lambda finding: finding.severity.rank)
    for severity, like in groupby(graver, key=lambda finding: finding.severity):
        rows.append(Group(_text(said.sheet[severity]), NOWHERE))
        rows += (_row(_cells(finding, lines, said)) for finding in like)
    head = tuple(_text(said.sheet[key]) for key in ("place", "yaml", "finding"))
    yield Table(_text(_counts(findings, said)), head, tuple(rows), NOWHERE)


def _counts(findings: Iterable[Finding], said: Language) -> str:
    times = Counter(finding.severity for finding in findings)
    return said.sheet["counts"].format(**{f"{severity}s": times[severity] for severity in Severity})


def _excused(review: Review, lines: Sequence[PrintedLine], said: Language) -> Iterator[Block]:
    if review.excused:
        rows = [(*_cells(finding, lines, said), waiver.reason) for finding, waiver in review.excused]
        yield _table("excused", ("place", "yaml", "finding", "reason"), rows, said)


def _cells(finding: Finding, lines: Sequence[PrintedLine], said: Language) -> tuple[str, str, str]:
    told = f"{finding.message} ({finding.code})" + (f": {finding.hint}" if finding.hint else "")
    return printed_at(finding, lines, said), str(finding.source.line or ""), told


def printed_at(finding: Finding, lines: Sequence[PrintedLine], said: Language) -> str:
    """Return on which page and line a finding's words stand, or the page, or that it is about the whole leaflet."""
    if finding.page:
        return said.sheet["on-whole-page"].format(page=finding.page)
    line = line_of(finding, lines)
    return said.sheet["on-page"].format(page=line.page, line=line.number) if line else said.sheet["whole"]


def _signatures(said: Language) -> Diary:
    head = ("role", "name", "decision", "date", "signature")
    return Diary(
        _text(said.sheet["signatories"]),
        tuple(_text(said.sheet[key]) for key in head),
        tuple(_text(said.sheet[key]) for key in _SIGNATORIES),
        NOWHERE,
    )


def _table(caption: str, head: Iterable[str], rows: Iterable[Iterable[str]], said: Language) -> Table:
    heads = tuple(_text(said.sheet[key]) for key in head)
    return Table(_text(said.sheet[caption]), heads, tuple(map(_row, rows)), NOWHERE)


def _row(cells: Iterable[str]) -> Row:
    return Row(tuple(_text(cell) if cell else None for cell in cells), NOWHERE)


def _text(words: str) -> Text:
    return Text((Run(words, NOWHERE),), NOWHERE)
