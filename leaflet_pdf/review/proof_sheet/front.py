"""The front pages of a proof sheet: what was proofed, the findings, what is left to people, who signs.

It is a leaflet itself, so it is laid out like one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from leaflet_pdf.languages.language import Language, language
from leaflet_pdf.model.finding import NOWHERE, Finding, Severity
from leaflet_pdf.model.leaflet import Block, Diary, Group, Leaflet, Origin, Paragraph, Row, Section, Table
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
    """Return the front pages of a leaflet's proof sheet, as a leaflet without a list of contents."""
    lang = language("en")
    parts: tuple[tuple[str, Iterable[Block]], ...] = (
        ("identity", (_identity(review, leaflet, style, on, lang),)),
        ("found", _found(review.findings, lines, lang)),
        ("excused", _excused(review, lines, lang)),
        ("standing", _approval(review, leaflet, on, lang)),
        ("changes", changes(since, lang) if since else ()),
        ("readability", reading_level(leaflet, lines, lang)),
        ("people", for_people(leaflet, lang)),
        ("sign", (_signatures(lang),)),
    )
    sections = [(lang.sheet[key], body) for key, blocks in parts if (body := tuple(blocks))]
    title = lang.sheet["title"].format(title=leaflet.identity.title)
    notice = ". ".join(filter(None, (leaflet.identity.notice, lang.sheet["notice"])))
    return Leaflet(
        leaflet.identity._replace(title=title, language="en", notice=notice),
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


def _identity(review: Review, leaflet: Leaflet, style: Style, on: date, lang: Language) -> Table:
    identity, words = leaflet.identity, lang.sheet
    pages = review.built.pages if review.built else 0
    paper = words["paper-size"].format(
        width=round(style.paper.width / MM), height=round(style.paper.height / MM), pages=pages
    )
    rows = (
        ("file", review.source.as_posix()),
        ("id", identity.id),
        ("version", identity.version),
        ("revised", lang.day(identity.revised)),
        ("review", lang.day(identity.review_by)),
        ("status", lang.statuses[identity.status]),
        ("digest", identity.digest),
        *((("origin", _origin(leaflet.origin, lang)),) if leaflet.origin else ()),
        ("standard", identity.profile),
        ("judged", lang.day(on)),
        ("paper", paper),
    )
    return table(lang.sheet["leaflet"], ("what", "value"), [(words[key], value) for key, value in rows], lang)


def _origin(origin: Origin, lang: Language) -> str:
    """Return which document a leaflet was imported from, as far as that says it."""
    words = lang.sheet
    told = (
        f"{origin.format} {origin.document}".strip(),
        words["origin-version"].format(version=origin.version) if origin.version else "",
        lang.day(origin.as_of) if origin.as_of else "",
        words["origin-digest"].format(digest=origin.digest),
    )
    return ", ".join(filter(None, told))


def _found(findings: Sequence[Finding], lines: Sequence[PrintedLine], lang: Language) -> Iterator[Block]:
    """Yield a table of the findings, most serious first, each with its places in print and in the file."""
    if not findings:
        yield Paragraph(text(lang.sheet["nothing"]), NOWHERE)
        return
    rows: list[Row | Group] = []
    graver = sorted(findings, key=lambda finding: finding.severity.rank)
    for severity, like in groupby(graver, key=lambda finding: finding.severity):
        rows.append(Group(text(lang.sheet[severity]), NOWHERE))
        rows += (row(_cells(finding, lines, lang)) for finding in like)
    head = tuple(text(lang.sheet[key]) for key in ("place", "yaml", "finding"))
    yield Table(text(_counts(findings, lang)), head, tuple(rows), NOWHERE)


def _counts(findings: Iterable[Finding], lang: Language) -> str:
    times = Counter(finding.severity for finding in findings)
    return lang.sheet["counts"].format(**{f"{severity}s": times[severity] for severity in Severity})


def _excused(review: Review, lines: Sequence[PrintedLine], lang: Language) -> Iterator[Block]:
    if review.excused:
        rows = [(*_cells(finding, lines, lang), waiver.reason) for finding, waiver in review.excused]
        yield table(lang.sheet["excused"], ("place", "yaml", "finding", "reason"), rows, lang)


def _cells(finding: Finding, lines: Sequence[PrintedLine], lang: Language) -> tuple[str, str, str]:
    message = f"{finding.message} ({finding.code})" + (f": {finding.hint}" if finding.hint else "")
    return printed_at(finding, lines, lang), str(finding.source.line or ""), message


def _approval(review: Review, leaflet: Leaflet, on: date, lang: Language) -> Iterator[Block]:
    """Yield a statement of whether these words are approved, or why they are not."""
    state, _ = state_of(review.source, leaflet.identity, on)
    words = lang.sheet["not-approved"].format(reason=state.reason) if state.reason else lang.sheet["approved"]
    yield Paragraph(text(words), NOWHERE)


def _signatures(lang: Language) -> Diary:
    head = ("role", "name", "decision", "date", "signature")
    return Diary(
        text(lang.sheet["signatories"]),
        tuple(text(lang.sheet[key]) for key in head),
        tuple(text(lang.sheet[key]) for key in _SIGNATORIES),
        NOWHERE,
    )
