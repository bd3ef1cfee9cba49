"""The cover: a page before the leaflet with what one patient was prescribed and given.

Nothing of it is remembered once it is set, and a defect is reported without the patient's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil
from typing import NamedTuple

from leaflet_pdf.languages.language import language
from leaflet_pdf.languages.schedules import schedule_words
from leaflet_pdf.layout.catalogue import COVER_TOO_SMALL
from leaflet_pdf.layout.cover.cover_type import CoverType, label_style, on_label, on_page
from leaflet_pdf.layout.cover.dose_grid import GridRow, set_grid
from leaflet_pdf.layout.cover.dose_words import DoseTable, DoseWords
from leaflet_pdf.layout.frame import Drawing, Glyphs, Page, Pages, Rule, Tag
from leaflet_pdf.layout.lines.line import Generated
from leaflet_pdf.layout.lines.paragraph import label, set_text
from leaflet_pdf.layout.pages.complete import LayoutError
from leaflet_pdf.layout.pages.fill import as_one_page
from leaflet_pdf.layout.pages.furniture import status_line
from leaflet_pdf.layout.pages.galley import HAIRLINE, Column, Galley, baseline, line_parts
from leaflet_pdf.layout.pages.makeup import make_up
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Leaflet, Reader, Run
from leaflet_pdf.model.patient import Patient, products
from leaflet_pdf.model.schedule import total
from leaflet_pdf.model.style import MM, STANDARD, Paper, Style, TextStyle
from leaflet_pdf.text.alone import WRITTEN_IN
from leaflet_pdf.text.face import face
from leaflet_pdf.text.memo import privately

NUMBER = 0
"""The number of the cover: the leaflet's own pages count from 1."""

_GAP = 14.0
"""The white space between facts and what they are called, and on each side of a rule, in points."""

_NARROWEST = 18
"""A column for facts that has fewer em reads badly, and has no room for a grid."""

_NAMED = (
    *("name", "born", "date", "medicine", "directions", "unit", "daily-total", "weekly-total", "supply"),
    *("prescriber", "pharmacy", "contact"),
)
_DOT = "\u00a0· "
"""Goes between facts that are joined, at the end of the line before rather than at the beginning of the next."""

_HINT = "shorten it, or use larger paper"
_TOLERANCE = 0.01


class Fact(NamedTuple):
    """Something about the patient: what it is called in the language file, its words, and how they are set."""

    key: str
    run: Run
    kind: TextStyle


def lay_out_cover(
    leaflet: Leaflet, patient: Patient, style: Style = STANDARD, *, label: Paper | None = None, alone: bool = False
) -> Pages:
    """Return a patient's cover as a page of its own: of the style's paper, or as a label on another, perhaps alone.

    Where a page has no room for a line for each fact, facts are joined to lines as on a label. The characters
    must be covered (`uncovered_of` yields nothing). There is a finding if the paper is too small. Raises LayoutError
    if anything was lost, doubled or misplaced, a defect of this program.
    """
    with privately():
        if label:
            kinds, style = on_label(face(style.regular).x_height), label_style(style, label, alone=alone)
        else:
            kinds, style = on_page(style), style.across()
        kinds = _spaced(kinds, style.drawn(leaflet.identity.language))
        cover = _Cover(leaflet, patient, style, kinds, label=bool(label), compact=bool(label))
        if not label and cover.is_cramped:
            cover = _Cover(leaflet, patient, style, kinds, label=False, compact=True)
        return cover.made_up()


def _spaced(kinds: CoverType, tag: str) -> CoverType:
    """Return type with lines as far apart as the letters of a language need it."""
    if tag.partition("-")[0] not in WRITTEN_IN:
        return kinds
    from leaflet_pdf.layout.lines.other_scripts import room_of_lines

    return CoverType(*(kind.spaced(*room_of_lines(tag)) for kind in kinds))


class _Cover:
    """A cover, set. A compact one, as a label always is, joins facts to lines; else each has a line of its own."""

    def __init__(
        self, leaflet: Leaflet, patient: Patient, style: Style, kinds: CoverType, *, label: bool, compact: bool
    ) -> None:
        self.leaflet = leaflet
        self.patient = patient
        self.kinds = kinds
        self.label = label
        self.compact = compact
        self.words = language(leaflet.identity.language)
        carer = leaflet.identity.reader is Reader.CARER
        self.doses = DoseWords(self.words, schedule_words(leaflet.identity.language), carer=carer)
        self.written: list[Run] = []
        self.galley = Galley(style, style.drawn(leaflet.identity.language))
        self._set()

    @property
    def column(self) -> Column:
        style = self.galley.style
        return Column(style.frame.x, style.frame.width).indented(style.inset_across)

    @property
    def beside(self) -> Column:
        """The column of the facts, to the right of what they are called."""
        if self.compact:
            return self.column
        names = (label(self.galley, self._called(key), self.kinds.plain) for key in _NAMED)
        return self.column.indented(max(name.width for name in names) + _GAP)

    def _set(self) -> None:
        galley, patient = self.galley, self.patient
        document = galley.element(Tag.DOCUMENT, -1, self.leaflet.source)
        self.element = galley.element(Tag.COVER, document, patient.source, title=self.words.cover["title"])
        notice = status_line(self.leaflet.identity)
        if notice:
            self._say(f"{notice}.", self.kinds.plain, bold=True)
        if self.compact:
            self._set_compact()
        else:
            self._set_full()

    @property
    def over(self) -> float:
        """How much more room than the page has the words need, in points; less than nothing if they fit."""
        return self.galley.height(0) - self.galley.style.frame.height

    @property
    def is_cramped(self) -> bool:
        """Tell whether facts should be joined to lines, as there is no room for a line for each."""
        narrow = self.beside.width < _NARROWEST * self.kinds.main.size
        return self.over > 0 or narrow or bool(self.galley.findings)

    def made_up(self) -> Pages:
        """Return the page, with a finding if its words need more room than it has."""
        galley = self.galley
        found = [
            replace(finding, message="the cover is too narrow for this text", hint=_HINT) for finding in galley.findings
        ]
        if self.over > 0:
            message = f"the cover needs {ceil(self.over / MM * 10) / 10:.1f} mm more height than its page has"
            found.append(COVER_TOO_SMALL.at(self.patient.source, message, _HINT))
        made = make_up(galley, [[as_one_page(galley)]], self.leaflet.identity, lambda *_: ())
        page = made.pages[0]._replace(number=NUMBER, label=self.words.cover["label"])
        if not found:
            _prove_complete(self.written, page)
        return made._replace(pages=(page,), findings=tuple(found))

    def _set_full(self) -> None:
        """Set who it is for, what to take and how, and by whom it was given: parts with a rule between them."""
        who, how, amount, whom = self._facts()
        for facts in (who, how):
            for fact in facts:
                self._set_beside(fact)
            if facts is who:
                self._part()
        self._set_doses()
        self.galley.strips[-1].space = _GAP
        for facts in (amount, whom):
            for fact in facts:
                self._set_beside(fact)
            self._part()
        self._say(self.words.cover["detach"], self.kinds.plain)
        self._say(self._edition("belongs"), self.kinds.small)
        self.galley.strips[-1].space = 0

    def _set_compact(self) -> None:
        who, (medicine, directions, *unit), amount, whom = self._facts()
        for facts in (who[:1], who[1:], [medicine, directions], [*unit, *amount]):
            self._set_joined(facts)
        space = max(self.kinds.plain.after, self.kinds.plain.size / 4)
        self.galley.strips[-1].space = space
        self._set_doses()
        self.galley.strips[-1].space = space
        self._set_joined(whom, self._edition("leaflet"))
        if not self.label:
            self._say(self.words.cover["detach"], self.kinds.plain)
        self.galley.strips[-1].space = 0

    def _facts(self) -> tuple[list[Fact], ...]:
        """Return who the patient is, what to take and how, how much that is, and who gave it."""
        patient, words, (name, _, _, main, directions, plain, *_) = self.patient, self.words, self.kinds
        born = [self._fact("born", words.day(patient.born.value), patient.born.source, plain)] if patient.born else []
        amount, unsaid = self._totals(), [] if len(products(patient)) > 1 else list(products(patient))
        return (
            [
                self._fact("name", *patient.name, name),
                *born,
                self._fact("date", words.day(patient.supplied.value), patient.supplied.source, plain),
            ],
            [
                self._fact("medicine", *patient.medicine, main if self.compact else self.kinds.medicine),
                self._fact("directions", *patient.directions, directions),
                *(self._measured("unit", *product, main) for product in unsaid),
            ],
            [
                *amount,
                *(
                    [self._fact("supply", self._days(patient.supply.value), patient.supply.source, main)]
                    if patient.supply
                    else []
                ),
            ],
            [
                *([self._fact("prescriber", *patient.prescriber, plain)] if patient.prescriber else []),
                self._fact("pharmacy", *patient.pharmacy, plain),
                self._fact("contact", *patient.contact, plain),
            ],
        )

    def _days(self, number: int) -> str:
        return self.words.counted(self.words.cover["days"], number).format(days=number)

    def _totals(self) -> list[Fact]:
        """Return what the doses come to in a day, else in a week: as written, or if that is always the same."""
        patient = self.patient
        facts: list[Fact] = []
        for key, stated, days in (("daily-total", patient.daily_total, 1), ("weekly-total", patient.weekly_total, 7)):
            real = None if stated or facts else total(patient.doses, days=days)
            if stated:
                facts.append(self._measured(key, *stated, self.kinds.main))
            elif real:
                facts.append(
                    self._fact(key, self.doses.quantity((real, real)), patient.doses[0].source, self.kinds.main)
                )
        return facts

    def _fact(self, key: str, words: str, source: Source, kind: TextStyle) -> Fact:
        return Fact(key, Run(words, source, bold=self.compact), kind)

    def _measured(self, key: str, words: str, source: Source, kind: TextStyle) -> Fact:
        return self._fact(key, self.doses.dosing.written(words), source, kind)

    def _called(self, key: str) -> str:
        return f"{self.words.cover[key].format(verb=self.doses.verb(self.patient.doses[0]))} "

    def _edition(self, key: str) -> str:
        identity = self.leaflet.identity
        words: str = self.words.cover[key]
        return words.format(id=identity.id, version=identity.version, digest=identity.digest[:12])

    def _part(self) -> None:
        """End a part with a rule."""
        strip, right = self.galley.strips[-1], self.column.x + self.column.width
        y = strip.height + _GAP
        strip.parts.append(Rule(self.column.x, y, right, y, HAIRLINE, self.galley.style.hairline))
        strip.space = 2 * _GAP

    def _set_beside(self, fact: Fact) -> None:
        """Set a fact, what it is called at the left of its first line."""
        galley, (key, run, kind) = self.galley, fact
        owner = galley.element(Tag.PARAGRAPH, self.element, run.source)
        strips = set_text(galley, [run], kind, self.beside, owner)
        name, drop = label(galley, self._called(key), self.kinds.plain), baseline(kind)
        strips[0].parts[:0] = line_parts(name, self.column.x, drop, galley.style.quiet, owner, run.source)
        self.written.append(run)

    def _set_joined(self, facts: Sequence[Fact], last: str = "") -> None:
        """Set facts one after the other, each after what it is called."""
        runs: list[Run] = []
        for key, run, _ in facts:
            runs += [Generated(f"{_DOT if runs else ''}{self._called(key)}", run.source), run]
            self.written.append(run)
        if last:
            runs.append(Generated(f"{_DOT}{last}", self.patient.source))
        owner = self.galley.element(Tag.PARAGRAPH, self.element, facts[0].run.source)
        set_text(self.galley, runs, facts[0].kind._replace(bold=False), self.column, owner)

    def _set_doses(self) -> None:
        """Set the sentences of the doses, then their tables; of several doses a compact cover has the tables alone."""
        wording, doses, kinds = self.doses, self.patient.doses, self.kinds
        for words, source in wording.sentences(doses) if not self.compact or len(doses) == 1 else ():
            self._set_words(Run(words, source, bold=True), kinds.dose)
        for number, table in enumerate(wording.tables(doses)):
            if number:
                self.galley.strips[-1].space = kinds.plain.size
            self._set_table(table)

    def _set_words(self, run: Run, kind: TextStyle) -> None:
        owner = self.galley.element(Tag.PARAGRAPH, self.element, run.source)
        set_text(self.galley, [run], kind, self.beside, owner)
        self.written.append(run)

    def _set_table(self, table: DoseTable) -> None:
        heads = [Generated(words, table.source) for words in table.heads]
        rows = [[Run(*cell) for cell in cells] for cells in table.rows]
        kind = self.kinds.main if table.labelled else self.kinds.amount
        head, below = GridRow(heads, self.kinds.head), [GridRow(row, kind._replace(after=0)) for row in rows]
        set_grid(self.galley, head, below, self.beside, self.element, table.source, labelled=table.labelled)
        self.written += [run for row in rows for run in row]

    def _say(self, words: str, kind: TextStyle, *, bold: bool = False) -> None:
        owner = self.galley.element(Tag.PARAGRAPH, self.element, self.patient.source)
        set_text(self.galley, [Generated(words, self.patient.source, bold)], kind, self.column, owner)


def _prove_complete(written: Sequence[Run], page: Page) -> None:
    """Raise LayoutError unless every run is on the page once, in order, inside its frame."""
    items = [item for item in page.items if isinstance(item, Glyphs | Drawing)]
    left, top, width, height = page.frame
    for item in items:
        across = left - _TOLERANCE <= item.x and item.x + item.width <= left + width + _TOLERANCE
        if not (across and top < item.y <= top + height) and not item.text.isspace():
            raise LayoutError("words of the cover are outside its frame")
    together = groupby([item for item in items if item.run], lambda item: id(item.run))
    placed = [(run, "".join(item.text for item in pieces)) for run, pieces in together]
    if placed != [(id(run), run.text) for run in written]:
        raise LayoutError("words of the cover are missing, repeated or out of order")
