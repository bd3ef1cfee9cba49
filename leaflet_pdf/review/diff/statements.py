"""A leaflet as a flat sequence of statements, which leaves out nothing in the model.

The model's classes are walked by their fields, so that a new kind of block needs no code here. A text gives
a statement for each sentence. What a class has beside its text (a level, a rating, a pictogram) is a mark of that
text's statements; in a class without a text of its own, each such value is a statement itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import Any, get_type_hints

from leaflet_pdf.languages.language import UnknownLanguageError, language
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import (
    Bullets,
    Figure,
    Group,
    Identity,
    Leaflet,
    Merged,
    Paragraph,
    Picture,
    Placement,
    Row,
    Run,
    Script,
    Section,
    Steps,
    Subheading,
    SubSubheading,
    Table,
    Text,
    Vector,
)
from leaflet_pdf.model.quantity import Quantity
from leaflet_pdf.model.targets import reference_words, targets
from leaflet_pdf.proof.fold import alike
from leaflet_pdf.review.diff.diff_words import Words, plain, sentences, words_in

DERIVED = {(Identity, "title"), (Identity, "publisher"), (Identity, "digest"), (Section, "number")}
"""What is derived from the rest: the title and publisher again, the content code, a section's number."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or a fact, and its place.

    `kinds` are the classes and fields that it is in, outermost first, and `within` numbers those very parts: two
    statements of one paragraph share its number. `under` are the indexes of the statements that say what it is about:
    the heading, the title of the box, the row's first cell and the column's heading. An empty cell has no words.
    """

    words: Words
    kinds: tuple[str, ...]
    source: Source
    marks: tuple[tuple[str, str], ...] = ()
    within: tuple[int, ...] = ()
    under: tuple[int, ...] = ()
    page: int = 0

    @property
    def text(self) -> str:
        return plain(self.words)


def statements(leaflet: Leaflet) -> tuple[Statement, ...]:
    """Return the statements of a leaflet, in the order of the model, which except at its ends is the reading order."""
    walk = _Walk(_references(leaflet))
    walk.record(leaflet, _Place(leaflet.source))
    return tuple(walk.found)


def about(statement: Statement, among: Sequence[Statement]) -> tuple[str, ...]:
    """Return the headings of a statement, outermost first: section, title of a box, row, name of a fact.

    The leaflet's own title, which is above everything, is left out.
    """
    titles: list[str] = []
    here = statement
    for _ in range(20):
        above = [index for index in here.under if among[index].words and among[index] is not here]
        if not above:
            break
        here = among[above[0]]
        if here.kinds not in {("title",), ("H1",)}:
            titles.append(here.text)
    named = statement.kinds[:1] != () and statement.kinds[0] in _HEAD
    return (*reversed(titles), *([statement.kinds[-1].replace("_", " ")] if named else []))


_HEAD = {"identity", "medicine", "references", "monitoring"}


def _references(leaflet: Leaflet) -> dict[tuple[str, str], str]:
    """Return, for all that has an id, the printed form of a cross-reference to it, and its form in the file.

    A number is not the author's: it follows the order of sections, or of steps.
    """
    try:
        forms = language(leaflet.identity.language).references
    except UnknownLanguageError:
        return {}
    return {(f"#{target.id}", reference_words(forms, target)): f"[#{target.id}]" for target in targets(leaflet)}


@dataclass(frozen=True, slots=True)
class _Place:
    """The position of the walk: see `Statement`. `columns` are the statements of a table's column headings."""

    source: Source
    kinds: tuple[str, ...] = ()
    within: tuple[int, ...] = ()
    under: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()

    def into(self, kind: str) -> _Place:
        return replace(self, kinds=(*self.kinds, kind))


@dataclass(slots=True)
class _Walk:
    references: dict[tuple[str, str], str]
    found: list[Statement] = field(default_factory=list)
    parts: int = 0

    def record(self, value: Any, place: _Place) -> None:
        """Add the statements of a value of a model class: first its own text or facts, then those of its parts."""
        place = self._inside(replace(place, source=getattr(value, "source", place.source)))
        facts, parts = _fields(value)
        leading = _leading(value)
        first = len(self.found)
        if leading:
            marks = tuple((name, _text_of(fact)) for name, fact in facts if name != leading)
            self._lead(getattr(value, leading), place.into(leading), marks)
        else:
            for name, fact in facts:
                self._add(words_in(_text_of(fact)), place.into(name))
        if len(self.found) > first and (leading or not isinstance(value, Table)):
            place = replace(place, under=(first,))
        if not facts and not parts:
            self._add((), place)
        for name, part in parts:
            if isinstance(value, Table) and name == "rows":
                self._rows(value, place.into(name))
            elif name != leading:
                begins = len(self.found)
                self._part(part, place.into(name))
                if name == "head":
                    place = replace(place, columns=self._heads(begins))

    def _inside(self, place: _Place) -> _Place:
        self.parts += 1
        return replace(place, within=(*place.within, self.parts))

    def _add(self, words: Words, place: _Place, marks: tuple[tuple[str, str], ...] = ()) -> None:
        self.found.append(Statement(words, place.kinds, place.source, marks, place.within, place.under))

    def _lead(self, value: Text | str, place: _Place, marks: tuple[tuple[str, str], ...]) -> None:
        if isinstance(value, Text):
            self._text(value, place, marks)
        else:
            self._add(words_in(value), place, marks)

    def _text(self, text: Text, place: _Place, marks: tuple[tuple[str, str], ...] = ()) -> None:
        place = self._inside(replace(place, source=text.source))
        if text.cites:
            marks = (*marks, ("sources", ", ".join(text.cites)))
        runs = ((self.references.get((run.target, run.text), run.text), _look(run)) for run in text.runs)
        for words in sentences(runs):
            self._add(words, place, marks)

    def _part(self, value: Any, place: _Place) -> None:
        if isinstance(value, Text):
            self._text(value, place)
        elif _names(value):
            self.record(value, place.into(_named(value)))
        elif isinstance(value, tuple):
            self._several(value, place)
        else:
            self._add((), self._inside(place))

    def _several(self, values: Sequence[Any], place: _Place) -> None:
        """Add a sequence of values. A heading leads those after it, and a text with a colon the list after it."""
        before: Any = None
        own = headed = place
        for value in values:
            led = isinstance(value, Bullets | Steps) and isinstance(before, Paragraph) and before.text.plain[-1] == ":"
            first = len(self.found)
            heads = isinstance(value, Subheading | Group)
            above = headed if isinstance(value, SubSubheading) else own
            self._part(value, replace(place, under=(first - 1,)) if led else above if heads else place)
            if heads:
                place = replace(place, under=(first,))
                headed = headed if isinstance(value, SubSubheading) else place
            before = value

    def _rows(self, table: Table, place: _Place) -> None:
        """Add the rows of a table, and the headings of groups among them."""
        shown = iter(enumerate(table.grid))
        for group, rows in table.groups:
            inner = place
            if group:
                inner = replace(place, under=(len(self.found),))
                self._part(group, place)
            for row in rows:
                self._row(row, *next(shown), inner)

    def _row(self, row: Row, number: int, places: Sequence[Placement], place: _Place) -> None:
        """Add the cells of a row: each is under the headings of its columns, and the first cell that is not empty.

        A merged cell is told once, in the row that it begins in, with how far it reaches.
        """
        place = self._inside(replace(place, source=row.source))
        lead = place.under
        own = [cell for column, cell in enumerate(places) if (cell.row, cell.column) == (number, column)]
        for cell, at in zip(row.cells, own, strict=True):
            first = len(self.found)
            under = (*lead, *place.columns[at.column : at.column + at.columns])
            inner = replace(place.into(f"column {at.column + 1}"), under=under)
            marks = (("columns", str(at.columns)), ("rows", str(at.rows))) if isinstance(cell, Merged) else ()
            if isinstance(at.content, Text):
                self._text(at.content, inner, marks)
            elif marks:
                self.record(cell, inner)
            else:
                self._part(cell, inner)
            if lead is place.under and self.found[first].words:
                lead = (first,)

    def _heads(self, begins: int) -> tuple[int, ...]:
        """Return the first statement of each column heading, of those added since."""
        firsts = {self.found[index].within: index for index in reversed(range(begins, len(self.found)))}
        return tuple(sorted(firsts.values()))


def _fields(value: Any) -> tuple[list[tuple[str, Any]], list[tuple[str, Any]]]:
    """Return the fields of a value with a fact, and those with parts, without empty ones."""
    facts: list[tuple[str, Any]] = []
    parts: list[tuple[str, Any]] = []
    for name in _names(value):
        held = getattr(value, name)
        if held is None or held == "" or held is False or isinstance(held, Source) or (type(value), name) in DERIVED:
            continue
        structured = (isinstance(held, tuple) or is_dataclass(held)) and not isinstance(
            held, Picture | Quantity | Vector
        )
        (parts if structured else facts).append((name, held))
    return facts, parts


def _names(value: Any) -> tuple[str, ...]:
    """Return the names of the fields of a model value; none if it has no parts."""
    if is_dataclass(value):
        return tuple(each.name for each in fields(value))
    names: tuple[str, ...] = getattr(value, "_fields", ())
    return names


def _leading(value: Any) -> str:
    """Return the field with the text that heads a value; "" for a class that need not have one."""
    if isinstance(value, Figure):
        return "alt"
    if isinstance(value, Table):
        return "caption" if value.caption else ""
    kind: Any = type(value)
    return _first_text(kind)


@cache
def _first_text(kind: type[object]) -> str:
    return next((name for name, held in get_type_hints(kind).items() if held is Text), "")


def _text_of(fact: Any) -> str:
    if isinstance(fact, Vector):
        return f"drawing, code {hashlib.sha256(repr((fact.width, fact.height)).encode() + fact.data).hexdigest()[:12]}"
    if isinstance(fact, Picture):
        code = hashlib.sha256(repr((fact.width, fact.height, fact.channels, fact.jpeg)).encode() + fact.data)
        return f"{fact.width} × {fact.height} pixels, code {code.hexdigest()[:12]}"
    return alike(str(fact))


def _named(value: object) -> str:
    """Return the name of a model class in words, as "warning box"."""
    name = type(value).__name__
    return "".join(f" {char.lower()}" if char.isupper() else char for char in name).strip()


def _look(run: Run) -> str:
    """Return the formatting of a run. Superscript or subscript comes first, because it may change a number."""
    marks: Iterator[str] = iter(
        (
            "" if run.script is Script.NORMAL else str(run.script),
            "bold" if run.bold else "",
            "italic" if run.italic else "",
            f"link {run.target}" if run.target else "",
        )
    )
    return " ".join(filter(None, marks))
