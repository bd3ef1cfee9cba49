"""What stands before a proof's pages: what was proofed, what was found, what is left to people, who signs.

It is written as a leaflet, so that it is set like one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from leaflet_pdf.languages.language import Language, language
from leaflet_pdf.model.finding import NOWHERE, Finding, Severity
from leaflet_pdf.model.leaflet import Block, Diary, Group, Leaflet, Paragraph, Row, Section, Table
from leaflet_pdf.model.style import MM, Style
from leaflet_pdf.records.approval_status import state_of
from leaflet_pdf.review.diff import Comparison
from leaflet_pdf.review.proof_sheet.appraised import changes, for_people, reading_level
from leaflet_pdf.review.proof_sheet.front_matter import row, table, text
from leaflet_pdf.review.proof_sheet.marked_places import printed_at
from leaflet_pdf.review.proof_sheet.numbered_lines import PrintedLine
from leaflet_pdf.review.review import Review

_SIGNATORIES = ("author", "clinician", "proofreader", "approver")


def front(
    review: Review,
    leaflet: Leaflet,
    lines: Sequence[PrintedLine],
    style: Style,
    on: date,
    since: Comparison | None = None,
) -> Leaflet:
    """Return the sheet that stands before a proof of a leaflet, as a leaflet without a contents list."""
    said = language("en")
    parts: tuple[tuple[str, Iterable[Block]], ...] = (
        ("identity", (_identity(review, leaflet, style, on, said),)),
        ("found", _found(review.findings, lines, said)),
        ("excused", _excused(review, lines, said)),
        ("standing", _standing(review, leaflet, on, said)),
        ("changes", changes(since, said) if since else ()),
        ("readability", reading_level(leaflet, lines, said)),
        ("people", for_people(leaflet, said)),
        ("sign", (_signatures(said),)),
    )
    sections = [(said.sheet[key], body) for key, blocks in parts if (body := tuple(blocks))]
    title = said.sheet["title"].format(title=leaflet.identity.title)
    notice = ". ".join(filter(None, (leaflet.identity.notice, said.sheet["notice"])))
    return Leaflet(
        replace(leaflet.identity, title=title, language="en", notice=notice),
        text(title),
        leaflet.medicine,
        None,
        (),
        tuple(
            Section(f"sheet-{number}", number, text(heading), body, NOWHERE)
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
    return table(said.sheet["leaflet"], ("what", "value"), [(words[key], value) for key, value in rows], said)


def _found(findings: Sequence[Finding], lines: Sequence[PrintedLine], said: Language) -> Iterator[Block]:
    """Yield a table of the findings, gravest first, each with where it is printed and written."""
    if not findings:
        yield Paragraph(text(said.sheet["nothing"]), NOWHERE)
        return
    rows: list[Row | Group] = []
    graver = sorted(findings, key=lambda finding: finding.severity.rank)
    for severity, like in groupby(graver, key=lambda finding: finding.severity):
        rows.append(Group(text(said.sheet[severity]), NOWHERE))
        rows += (row(_cells(finding, lines, said)) for finding in like)
    head = tuple(text(said.sheet[key]) for key in ("place", "yaml", "finding"))
    yield Table(text(_counts(findings, said)), head, tuple(rows), NOWHERE)


def _counts(findings: Iterable[Finding], said: Language) -> str:
    times = Counter(finding.severity for finding in findings)
    return said.sheet["counts"].format(**{f"{severity}s": times[severity] for severity in Severity})


def _excused(review: Review, lines: Sequence[PrintedLine], said: Language) -> Iterator[Block]:
    if review.excused:
        rows = [(*_cells(finding, lines, said), waiver.reason) for finding, waiver in review.excused]
        yield table(said.sheet["excused"], ("place", "yaml", "finding", "reason"), rows, said)


def _cells(finding: Finding, lines: Sequence[PrintedLine], said: Language) -> tuple[str, str, str]:
    told = f"{finding.message} ({finding.code})" + (f": {finding.hint}" if finding.hint else "")
    return printed_at(finding, lines, said), str(finding.source.line or ""), told


def _standing(review: Review, leaflet: Leaflet, on: date, said: Language) -> Iterator[Block]:
    """Yield whether these words are approved, or why they are not."""
    state, _ = state_of(review.source, leaflet.identity, on)
    words = said.sheet["not-approved"].format(reason=state.reason) if state.reason else said.sheet["approved"]
    yield Paragraph(text(words), NOWHERE)


def _signatures(said: Language) -> Diary:
    head = ("role", "name", "decision", "date", "signature")
    return Diary(
        text(said.sheet["signatories"]),
        tuple(text(said.sheet[key]) for key in head),
        tuple(text(said.sheet[key]) for key in _SIGNATORIES),
        NOWHERE,
    )
