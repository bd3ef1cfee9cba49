"""Parts of a proof sheet: what has changed, how hard the leaflet is to read, what only people can judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflet_pdf.checks.analysis.readability import Readability, Tally, readability
from leaflet_pdf.checks.appraisal.answers import Outcome
from leaflet_pdf.checks.appraisal.appraisal import appraise
from leaflet_pdf.languages.language import Language
from leaflet_pdf.model.finding import NOWHERE
from leaflet_pdf.model.leaflet import Block, Leaflet, Paragraph
from leaflet_pdf.review.diff import Comparison, Statement
from leaflet_pdf.review.proof_sheet.front_matter import table, text
from leaflet_pdf.review.proof_sheet.marked_places import printed_from
from leaflet_pdf.review.proof_sheet.numbered_lines import PrintedLine
from leaflet_pdf.standards.load import standards_of
from leaflet_pdf.standards.profile import Answerer


def changes(comparison: Comparison, lang: Language) -> Iterator[Block]:
    """Yield a table of the changes since another version, most serious first."""
    old = comparison.old
    if not comparison.changes:
        yield Paragraph(text(lang.sheet["unchanged"].format(file=old.file)), NOWHERE)
        return
    caption = lang.sheet["changes-since"].format(file=old.file, version=old.version, code=old.code)
    rows = [
        (f"{change.weight}, {change.kind}", _words(change.old), _words(change.new, change.notes))
        for change in comparison.changes
    ]
    yield table(caption, ("weight", "before", "after"), rows, lang)


def _words(statements: Sequence[Statement], notes: Sequence[str] = ()) -> str:
    """Return the words of statements, with notes on what else is different, such as a level or a place."""
    return " ".join([*(statement.text for statement in statements), *(f"({note})" for note in notes)])


def reading_level(leaflet: Leaflet, lines: Sequence[PrintedLine], lang: Language) -> Iterator[Block]:
    """Yield tables of the reading grades of the leaflet and its sections, and of the hardest sentences."""
    found = readability(leaflet)
    if found is None or not found.overall.words:
        return
    rows = [(name, *_figures(tally)) for name, tally in _tallies(found, leaflet, lang)]
    yield table(lang.sheet["grades"], ("section", "words-in-all", "sentence-length", "grade"), rows, lang)
    if found.hardest:
        hardest = [
            (printed_from(hard.source, lines, lang), str(hard.source.line), hard.text, f"{hard.tally.grade:.0f}")
            for hard in found.hardest
        ]
        yield table(lang.sheet["hardest"], ("place", "yaml", "sentence", "grade"), hardest, lang)


def _tallies(found: Readability, leaflet: Leaflet, lang: Language) -> Iterator[tuple[str, Tally]]:
    headings = {section.id: f"{section.number} {section.heading.plain}" for section in leaflet.sections}
    yield lang.sheet["whole-leaflet"], found.overall
    for id, tally in found.sections:
        if tally.words:
            yield headings.get(id, lang.sheet["introduction"]), tally


def _figures(tally: Tally) -> tuple[str, str, str]:
    return f"{tally.words:,}", f"{tally.words / tally.sentences:.1f}", f"{tally.grade:.1f}"


def for_people(leaflet: Leaflet, lang: Language) -> Iterator[Block]:
    """Yield tables of the clauses of the profile, and the items of the forms, that only people can answer."""
    ledger = standards_of(leaflet).profile.ledger
    clauses = [(clause.clause, clause.asks, "") for clause in ledger if clause.by is Answerer.PERSON]
    if clauses:
        yield table(lang.sheet["ledger"], ("clause", "asks", "verdict"), clauses, lang)
    for appraisal in appraise(leaflet):
        items = [answer.item for answer in appraisal.answers if answer.outcome is Outcome.OPEN]
        caption = lang.sheet["open-items"].format(title=appraisal.form.title)
        if items:
            rows = [(str(item.number), item.asks, "") for item in items]
            yield table(caption, ("number", "asks", "verdict"), rows, lang)
