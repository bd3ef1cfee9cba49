"""A comparison as a PDF of the same quality as a leaflet: laid out, painted and verified the same way, A4 landscape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby

from leaflet_pdf.layout.blocks.block import set_blocks
from leaflet_pdf.layout.frame import Artifact, Item, Pages, Rule, Tag
from leaflet_pdf.layout.lines.coverage import lost
from leaflet_pdf.layout.lines.line import Generated, one_line, styled_text
from leaflet_pdf.layout.lines.paragraph import set_text
from leaflet_pdf.layout.pages.complete import prove_placed
from leaflet_pdf.layout.pages.fill import fill_pages
from leaflet_pdf.layout.pages.furniture import Folio
from leaflet_pdf.layout.pages.galley import HAIRLINE, Column, Galley, shown
from leaflet_pdf.layout.pages.makeup import make_up
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Block, Group, Identity, Paragraph, Row, Run, Status, Table, Text, texts
from leaflet_pdf.model.style import A4, STANDARD, Paper, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff import Edition
from leaflet_pdf.review.diff.changes import Op, Stretch
from leaflet_pdf.review.diff.report.diff_text import summary, title_of
from leaflet_pdf.review.diff.report.entries import Entry, Report

_ACROSS = replace(STANDARD, hang=0.0, contents=False).on(Paper(A4.height, A4.width)).across()
_HERE = Source("comparison", 0, 0)
_LANGUAGE = "en"


class ReportError(Exception):
    """The finished report breaks a rule: a fault of the program."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))


def as_pdf(report: Report) -> bytes:
    """Return a report as a tagged PDF/A that has been read back. Raises ReportError if it breaks a rule.

    The report must have a date. A character that no font has is printed by its number, as ⟨U+6C34⟩.
    """
    pdf = paint(_pages(report))
    findings = tuple(verify(read(pdf)))
    if findings:
        raise ReportError(findings)
    return pdf


def _pages(report: Report) -> Pages:
    style, blocks, closing = _ACROSS, tuple(_blocks(report)), tuple(_closing(report))
    galley = Galley(style, _LANGUAGE)
    document = galley.element(Tag.DOCUMENT, -1, _HERE)
    column = Column(style.frame.x, style.frame.width)
    title = _text(title_of(report))
    owner = galley.element(Tag.TITLE, document, _HERE)
    strips = set_text(galley, title.runs, style.title, column, owner, style.accent)
    strips[0].entry = (1, title.plain, owner)
    galley.keep_with_next()
    section = galley.element(Tag.SECTION, document, _HERE, title=title.plain)
    set_blocks(galley, blocks, column, section)
    for block in closing:
        galley.keep_with_next()  # the signature comes below a change, never on a page of its own
        set_blocks(galley, (block,), column, section)
    identity = _identity(report)
    pages = make_up(galley, fill_pages(galley), identity, partial(_furniture, galley.style, identity))
    written = [title, *(text for block in (*blocks, *closing) for text in texts(block))]
    prove_placed([run for text in written for run in text.runs], pages)
    return pages


def _identity(report: Report) -> Identity:
    """Return the metadata of the PDF: it is not a leaflet, but a report with a date."""
    day = date.fromisoformat(report.date)
    code = f"{report.old.code} {report.new.code}"
    name = f"{report.new.id or 'comparison'}-changes"
    title = _shown(title_of(report))
    return Identity(name, title, _LANGUAGE, "", "", report.new.version, day, day, Status.APPROVED, "", "", code)


def _blocks(report: Report) -> Iterator[Block]:
    columns = _NAMES, _edition_cells(report.old), _edition_cells(report.new)
    rows = [_row(name, old or "–", new or "–") for name, old, new in zip(*columns, strict=True) if old or new]
    yield _table("What was compared", ("", "Old", "New"), rows)
    yield _paragraph(f"Compared on {report.date}. {summary(report).capitalize()}.")
    if report.entries:
        groups: list[Row | Group] = []
        for weight, entries in groupby(report.entries, key=lambda entry: entry.change.weight):
            groups.append(Group(_text(str(weight).capitalize()), _HERE))
            groups += map(_entry, entries)
        yield _table("Changes, most serious first; removed and added words are in bold", _HEAD, groups)


def _closing(report: Report) -> Iterator[Block]:
    if report.ignored:
        yield _paragraph(f"Not compared: {'; '.join(report.ignored)}.")
    yield _paragraph("Decided by ______________________________ on ____________________")


_NAMES = ("File", "Title", "Edition", "Content code")
_HEAD = ("No.", "Old", "New", "Where", "Decision")
_DECISION = "☐ accept\n☐ reject\nInitials\u00a0_____"


def _edition_cells(edition: Edition) -> tuple[str, ...]:
    version, revised = (
        edition.version and f"version {edition.version}",
        edition.revised and f"revised {edition.revised}",
    )
    return edition.file, edition.title, ", ".join(filter(None, (edition.id, version, revised))), edition.code


def _entry(entry: Entry) -> Row:
    places = [f"{name}: {place}" for name, place in (("Old", entry.old_place), ("New", entry.new_place)) if place]
    where = "\n".join(filter(None, (str(entry.change.kind).capitalize(), entry.about, *places)))
    notes = [Stretch(Op.SAME, f"({note})") for note in entry.change.notes]
    cells = (
        _text(str(entry.number)),
        _worded(entry.old_words),
        _worded([*entry.new_words, *notes]),
        _text(where),
        _text(_DECISION),
    )
    return Row(cells, _HERE)


def _worded(words: Iterable[Stretch]) -> Text | None:
    """Return words with the differences in bold; None if there are none."""
    runs: list[Run] = []
    for op, text in words:
        runs.append(Run((" " if runs else "") + _shown(text), _HERE, bold=op is not Op.SAME))
    return Text(tuple(runs), _HERE) if runs else None


def _table(caption: str, head: Sequence[str], rows: Sequence[Row | Group]) -> Table:
    return Table(_text(caption), tuple(_text(each or "What") for each in head), tuple(rows), _HERE)


def _row(*cells: str) -> Row:
    return Row(tuple(_text(cell) for cell in cells), _HERE)


def _paragraph(words: str) -> Paragraph:
    return Paragraph(_text(words), _HERE)


def _text(words: str) -> Text:
    return Text((Run(_shown(words), _HERE),), _HERE)


def _shown(words: str) -> str:
    missing = lost(words, _ACROSS, _LANGUAGE)
    return "".join(f"⟨U+{ord(char):04X}⟩" if char in missing else char for char in words)


def _furniture(style: Style, identity: Identity, folio: Folio) -> Iterator[Item]:
    """Yield the footer of a page: the subject of the report, and the page number."""
    left, right = style.frame.x, style.frame.x + style.frame.width
    rule = style.frame.y + style.frame.height + style.footer_rule
    yield Rule(left, rule, right, rule, HAIRLINE, style.hairline)
    page = f"Page {folio.number} of {folio.pages}"
    for words, flush in ((f"{identity.id} · {identity.revised}", False), (page, True)):
        line = one_line(styled_text([Generated(words, _HERE)], style.small, style, _LANGUAGE))
        x = right - line.width if flush else left
        for piece in line.pieces:
            yield shown(piece, x, style.footer_baseline, style.quiet, Artifact.FOOTER, None, _HERE)
