"""The differences between two sequences of statements, change by change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from leaflet_pdf.review.diff.diff_words import Words, joined_words, plain
from leaflet_pdf.review.diff.meaning.weigh import (
    WEIGHTS,
    Weight,
    gravest,
    turns_between,
    weight_of,
    weight_of_kind,
    weight_of_lead,
    weight_of_mark,
    weight_of_place,
    weight_of_words,
)
from leaflet_pdf.review.diff.pairs import pair
from leaflet_pdf.review.diff.statements import Statement, about
from leaflet_pdf.review.diff.word_alignment import align


class Op(StrEnum):
    """Whether words are in both versions, only in the old, or only in the new."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Stretch(NamedTuple):
    """Consecutive words of a sentence with the same operation."""

    op: Op
    text: str


class Kind(StrEnum):
    """What happened to a statement."""

    ADDED = "added"
    REMOVED = "removed"
    ALTERED = "altered"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the old and the new statements, and its weight.

    Consecutive statements share one change if the same happened to them. `old` is empty for what was
    added, `new` for what was removed. `words` are the changed words; `notes` say what else is different.
    `old_about` and `new_about` are the headings above, outermost first.
    """

    kind: Kind
    weight: Weight
    old: tuple[Statement, ...] = ()
    new: tuple[Statement, ...] = ()
    words: tuple[Stretch, ...] = ()
    notes: tuple[str, ...] = ()
    old_about: tuple[str, ...] = ()
    new_about: tuple[str, ...] = ()


def changes(old: Sequence[Statement], new: Sequence[Statement], tag: str) -> tuple[Change, ...]:
    """Return the changes, most serious first, then in the order of the new version; words are weighed in a language."""
    difference = _Difference(old, new, tag)
    return by_weight(change for _, change in sorted(difference.all(), key=lambda each: each[0]))


def by_weight(found: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes, most serious first, those of one class in their order."""
    return tuple(sorted(found, key=lambda change: WEIGHTS.index(change.weight)))


def counts(found: Sequence[Change]) -> dict[Weight, int]:
    """Return the number of changes of each class, most serious first."""
    counted = Counter(change.weight for change in found)
    return {weight: counted[weight] for weight in Weight}


def word_changes(old: Words, new: Words) -> tuple[Stretch, ...]:
    """Return the words of both versions, in order, with their operations."""
    old, new = joined_words(old), joined_words(new)
    before, after = [word.text for word in old], [word.text for word in new]
    found: list[Stretch] = []
    i = j = 0
    for a, b in [*align(before, after), (len(before), len(after))]:
        found += [Stretch(Op.REMOVED, plain(old[i:a]))] if i < a else []
        found += [Stretch(Op.ADDED, plain(new[j:b]))] if j < b else []
        if a < len(before):
            if found and found[-1].op is Op.SAME:
                found[-1] = Stretch(Op.SAME, found[-1].text + (" " if new[b].gap else "") + new[b].text)
            else:
                found.append(Stretch(Op.SAME, new[b].text))
        i, j = a + 1, b + 1
    return tuple(found)


class _Fate(NamedTuple):
    """What happened to a pair, beside its words. `key` is equal for statements that share one change."""

    key: tuple[object, ...]
    notes: tuple[str, ...]
    weight: Weight
    moved: bool


Rank = tuple[float, int]
"""Where a change is reported: after which statement of the new version."""


class _Difference:
    def __init__(self, old: Sequence[Statement], new: Sequence[Statement], tag: str) -> None:
        self.old, self.new, self.tag = old, new, tag
        self.pairs, stayed = pair(old, new)
        self.new_of: Mapping[int, int] = dict(self.pairs)
        self.old_of: Mapping[int, int] = {j: i for i, j in self.pairs}
        self.stayed = set(stayed)
        self.parted = self._parted(stayed)

    def all(self) -> Iterator[tuple[Rank, Change]]:
        """Yield every change with its rank."""
        yield from self._of_pairs()
        yield from self._added()
        yield from self._removed()

    def _added(self) -> Iterator[tuple[Rank, Change]]:
        for j, statement in enumerate(self.new):
            if j not in self.old_of and not _is_empty_with_its_row(statement, self.old_of):
                weight = weight_of(statement, self.tag)
                words = (Stretch(Op.ADDED, statement.text),) if statement.words else ()
                notes = _marked(statement)
                above = about(statement, self.new)
                yield (j, 0), Change(Kind.ADDED, weight, (), (statement,), words, notes, (), above)

    def _removed(self) -> Iterator[tuple[Rank, Change]]:
        after = -1.0
        for i, statement in enumerate(self.old):
            if (i, self.new_of.get(i)) in self.stayed:
                after = self.new_of[i]
            if i not in self.new_of and not _is_empty_with_its_row(statement, self.new_of):
                weight = weight_of(statement, self.tag)
                words = (Stretch(Op.REMOVED, statement.text),) if statement.words else ()
                notes = _marked(statement)
                above = about(statement, self.old)
                yield (after + 0.5, i), Change(Kind.REMOVED, weight, (statement,), (), words, notes, above)

    def _of_pairs(self) -> Iterator[tuple[Rank, Change]]:
        """Yield the changes of pairs; consecutive ones with the same key are reported together."""
        last: tuple[int, int, _Fate] | None = None
        change: Change | None = None
        rank: Rank = (0, 0)
        for i, j in self.pairs:
            a, b = self.old[i], self.new[j]
            fate = self._fate(i, j)
            worded = a.words != b.words
            if fate is None and not worded:
                continue
            fate = fate or _Fate((), (), Weight.LAYOUT, moved=False)
            if change and last and not worded and fate.key and last == (i - 1, j - 1, fate):
                change = replace(change, old=(*change.old, a), new=(*change.new, b))
            else:
                if change:
                    yield rank, change
                change, rank = self._change(a, b, fate), (j, 0)
            last = None if worded else (i, j, fate)
        if change:
            yield rank, change

    def _change(self, a: Statement, b: Statement, fate: _Fate) -> Change:
        altered = a.words != b.words
        formatting = _formatting(a.words, b.words)
        weight = gravest([fate.weight, *([weight_of_words(a, b, self.tag)] if altered else [])])
        kind = Kind.MOVED if fate.moved and not altered else Kind.ALTERED
        words = word_changes(a.words, b.words)
        above = about(a, self.old), about(b, self.new)
        reasons = (turn.reason for turn in turns_between(a, b, self.tag))
        return Change(kind, weight, (a,), (b,), words, (*reasons, *formatting, *fate.notes), *above)

    def _fate(self, i: int, j: int) -> _Fate | None:
        """Return what happened to a pair, beside its words; None if nothing did."""
        a, b = self.old[i], self.new[j]
        found: list[tuple[object, str, Weight]] = []
        moved = (i, j) not in self.stayed
        if moved:
            found.append(("moved", "", Weight.ORDER))
        for old_lead, new_lead in self._strayed(a, b):
            was, now = self.old[old_lead], self.new[new_lead]
            note = f"was under “{was.text}”, is now under “{now.text}”"
            weight = gravest([weight_of_place(a, b, self.tag), weight_of_lead(was, now, self.tag)])
            found.append(((old_lead, new_lead), note, weight))
            moved = True
        if a.kinds != b.kinds:
            key = (_location(a.kinds), _location(b.kinds))
            note = f"was {key[0]}, is now {key[1]}"
            found.append((key, note, weight_of_kind(a, b, self.tag)))
        elif (i, j) in self.parted:
            found.append((("parted", i), self.parted[i, j], Weight.LAYOUT))
        for name, before, after in _marks(a, b):
            note = f"{name.replace('_', ' ')}: {before or 'none'} → {after or 'none'}"
            found.append(((name, before, after), note, weight_of_mark(name, before, after)))
        if not found:
            return None
        keys, notes, weights = zip(*found, strict=True)
        return _Fate(keys, tuple(filter(None, notes)), gravest(weights), moved)

    def _strayed(self, a: Statement, b: Statement) -> Iterator[tuple[int, int]]:
        """Yield the old and the new heading of a statement, if both still exist and are not paired.

        What was added or removed above it is a separate change.
        """
        for old_lead, new_lead in zip(a.under, b.under, strict=False):
            both = old_lead in self.new_of and new_lead in self.old_of
            if both and self.new_of[old_lead] != new_lead and a.words:
                yield old_lead, new_lead

    def _parted(self, stayed: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
        """Return the pairs that are newly separated from the one before them, or joined with it."""
        found = {}
        for (i, j), (after_i, after_j) in pairwise(stayed):
            a, b = self.old[after_i], self.new[after_j]
            then, now = _shared(self.old[i], a), _shared(self.new[j], b)
            same_kinds = self.old[i].kinds == self.new[j].kinds and a.kinds == b.kinds
            same_leads = [self.new_of.get(lead) for lead in a.under] == list(b.under)
            if then != now and same_kinds and same_leads:
                verb = "separated from" if now < then else "joined with"
                found[after_i, after_j] = f"now {verb} what comes before it"
        return found


def _is_empty_with_its_row(cell: Statement, paired: Mapping[int, int]) -> bool:
    """Tell whether a cell is empty and was added or removed with its whole row."""
    return not cell.words and cell.under != () and cell.under[0] not in paired


def _shared(one: Statement, other: Statement) -> int:
    """Return the number of parts that two statements share."""
    together = (a == b for a, b in zip(one.within, other.within, strict=False))
    return next((depth for depth, same in enumerate(together) if not same), min(len(one.within), len(other.within)))


def _marks(a: Statement, b: Statement) -> Iterator[tuple[str, str, str]]:
    before, after = dict(a.marks), dict(b.marks)
    for name in {**before, **after}:
        if before.get(name) != after.get(name):
            yield name, before.get(name, ""), after.get(name, "")


def _marked(statement: Statement) -> tuple[str, ...]:
    """Return the marks of a statement, without its sources."""
    return tuple(f"{name.replace('_', ' ')}: {value}" for name, value in statement.marks if name != "sources")


def _formatting(old: Words, new: Words) -> tuple[str, ...]:
    """Return the changes in formatting of words in both; consecutive ones are reported together."""
    old, new = joined_words(old), joined_words(new)
    found: list[tuple[str, str, str]] = []
    last = -1
    for a, b in align([word.text for word in old], [word.text for word in new]):
        was, now = old[a].look or "plain", new[b].look or "plain"
        if was == now:
            was, now = _GAPS[old[a].gap], _GAPS[new[b].gap]
        if was != now:
            if found and last == b - 1 and found[-1][1:] == (was, now):
                found[-1] = (f"{found[-1][0]} {new[b].text}", was, now)
            else:
                found.append((new[b].text, was, now))
            last = b
    return tuple(f"“{words}”: {was} → {now}" for words, was, now in found)


_GAPS = {"": "after a space", " ": "after a space", "\n": "on a new line"}

_UNNAMED = {
    "body",
    "items",
    "text",
    "introduction",
    "sections",
    "section",
    "list item",
    "rows",
    "blanks",
    "effects",
    "cards",
}


def _location(kinds: Sequence[str]) -> str:
    """Return a location in words, such as "table, column 2"."""
    parts = [kind.replace("_", " ") for kind in kinds if kind not in _UNNAMED]
    return ", ".join(parts) or "text"
