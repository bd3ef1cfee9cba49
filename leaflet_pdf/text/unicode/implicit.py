"""Implicit levels: what the characters themselves make of a text's explicit levels (UAX 9, X9 to I2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from leaflet_pdf.text.unicode.classes import classes, table_lines

_MOST_OPEN = 63
"""How many brackets may be open at once (BD16)."""

_REMOVED = "[RLE LRE RLO LRO PDF BN]"
_NEUTRAL = "[B S WS ON RLI LRI FSI PDI]"
_WEAK = (
    ("AL [^R L AL]*", "EN", "AN"),  # W2
    ("AL", "AL", "R"),  # W3
    ("(?<=EN) [ES CS] (?=EN)", ".", "EN"),  # W4
    ("(?<=AN) CS (?=AN)", ".", "AN"),
    ("(?<=EN) ET+ | ET+ (?=EN)", ".", "EN"),  # W5
    ("[ES ET CS]", ".", "ON"),  # W6
    ("L [^R L]*", "EN", "L"),  # W7
)
"""The rules for weak characters in their order: where each holds, which classes it changes there, and to what."""


def implicit(text: str, letters: str, embedded: Sequence[int], base: int) -> list[int]:
    """Return the level of each character of a paragraph, whose classes and explicit levels are given."""
    letter = classes("bidi_class").letter
    found = list(embedded)
    removed = {place.start() for place in _pattern(_REMOVED).finditer(letters)}
    kept = [place for place in range(len(letters)) if place not in removed]
    raised = {letter["L"]: (0, 1), letter["R"]: (1, 0), letter["AN"]: (2, 1), letter["EN"]: (2, 1)}
    for places, before, behind in _sequences(kept, letters, embedded, base):
        level = embedded[places[0]]
        start, end = (letter["R" if max(level, beside) % 2 else "L"] for beside in (before, behind))
        classed = "".join([letters[place] for place in places])
        resolved = _resolved([text[place] for place in places], f"{start}{classed}{end}", level)
        for place, sign in zip(places, resolved, strict=True):
            found[place] = level + raised[sign][level % 2]  # I1, I2
    for place in sorted(removed):
        found[place] = found[place - 1] if place else base
    return found


def _sequences(
    kept: Sequence[int], letters: str, embedded: Sequence[int], base: int
) -> Iterator[tuple[list[int], int, int]]:
    """Yield the isolating run sequences (BD13), as places in the text, with the levels before and behind each (X10)."""
    runs = [list(run) for _, run in groupby(range(len(kept)), lambda at: embedded[kept[at]])]
    around = [base, *(embedded[place] for place in kept), base]
    opens, closes = _pattern("[RLI LRI FSI]"), _pattern("PDI")
    finished: list[list[int]] = []
    unclosed: list[list[int]] = []
    for run in runs:
        sequence = unclosed.pop() if unclosed and closes.match(letters, kept[run[0]]) else []
        sequence += run
        (unclosed if opens.match(letters, kept[run[-1]]) else finished).append(sequence)
    for sequences in (finished, unclosed):
        for sequence in sequences:
            behind = base if sequences is unclosed else around[sequence[-1] + 2]
            yield [kept[at] for at in sequence], around[sequence[0]], behind


def _resolved(chars: Sequence[str], classed: str, level: int) -> str:
    """Return the classes of a sequence resolved to L, R, EN and AN; its first and last are of what is beside it."""
    letter = classes("bidi_class").letter
    weak = _pattern("(.) (NSM+)").sub(_marked, classed)  # W1
    for where, old, new in _WEAK:
        weak = _changed(weak, where, old, new)
    inside = _with_brackets(chars, weak, classed, level)
    inside = _changed(inside, f"(?<=L) {_NEUTRAL}+ (?=L)", ".", "L")  # N1
    inside = _changed(inside, f"(?<=[R EN AN]) {_NEUTRAL}+ (?=[R EN AN])", ".", "R")
    return _pattern(_NEUTRAL).sub(letter["R" if level % 2 else "L"], inside)[1:-1]  # N2


def _marked(found: re.Match[str]) -> str:
    """Return a character and marks on it as all of its class, but as neutral on what begins or ends an isolate (W1)."""
    isolates = _pattern("[RLI LRI FSI PDI]").match(found[1])
    return found[1] + (classes("bidi_class").letter["ON"] if isolates else found[1]) * len(found[2])


def _changed(classed: str, where: str, old: str, new: str) -> str:
    """Return classes with one changed to another wherever a rule holds."""
    letter, changed = classes("bidi_class").letter[new], _pattern(old)
    return _pattern(where).sub(lambda found: changed.sub(letter, found[0]), classed)


def _with_brackets(chars: Sequence[str], weak: str, classed: str, level: int) -> str:
    """Return classes in which pairs of brackets have that of what they enclose, or of what is before them (N0)."""
    letter = classes("bidi_class").letter
    along, against = (letter[name] for name in (("R", "L") if level % 2 else ("L", "R")))
    strong = {letter["L"]: letter["L"], **dict.fromkeys((letter["R"], letter["EN"], letter["AN"]), letter["R"])}
    resolved = list(weak)
    for opening, closing in _pairs(chars, weak):
        inside = {strong.get(sign) for sign in resolved[opening + 1 : closing]}
        if along in inside:
            taken = along
        elif against in inside:
            before = next(strong[sign] for sign in reversed(resolved[:opening]) if sign in strong)
            taken = against if before == against else along
        else:
            continue
        for bracket in (opening, closing):
            marks = _pattern("NSM*").match(classed, bracket + 1)
            resolved[bracket : marks.end() if marks else 0] = taken * (1 + len(marks[0]) if marks else 0)
    return "".join(resolved)


def _pairs(chars: Sequence[str], weak: str) -> list[tuple[int, int]]:
    """Return the places in the classes of each pair of brackets, in the order of the opening ones (BD16)."""
    neutral, closing_of = classes("bidi_class").letter["ON"], _brackets()
    closers = frozenset(closing_of.values())
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for place, char in enumerate(chars, 1):
        if weak[place] != neutral:
            continue
        sign = unicodedata.normalize("NFC", char)
        if sign in closing_of:
            if len(opened) == _MOST_OPEN:
                return []
            opened.append((closing_of[sign], place))
        elif sign in closers:
            at = next((at for at in reversed(range(len(opened))) if opened[at][0] == sign), None)
            if at is not None:
                pairs.append((opened[at][1], place))
                del opened[at:]
    return sorted(pairs)


@cache
def _brackets() -> dict[str, str]:
    """Return the closing bracket of each opening one, of those that mean the same always the same one."""
    pairs = [[chr(int(point, 16)) for point in line.split()] for line in table_lines("brackets")]
    return {unicodedata.normalize("NFC", opening): unicodedata.normalize("NFC", closing) for opening, closing in pairs}


@cache
def _pattern(rule: str) -> re.Pattern[str]:
    return classes("bidi_class").pattern(rule)
