"""Where a line may end in a text of any script (UAX 14, of Unicode 15.0), by the classes of its characters.

Numbers are kept whole by their regular expression, as the standard advises (section 8.2, example 7). What Thai, Lao,
Khmer and Burmese need, a dictionary, is not here: their letters have the class of others. Nor is what this program asks
for besides: facts such as "5 mg" stay whole (`layout/lines/inseparable.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from leaflet_pdf.text.unicode.classes import classes

_UNIT = "SP+ | [BK CR LF NL ZW] | .[CM ZWJ]*"
"""What has one class: spaces, and a character with the marks on it (LB9)."""

_RULES = """
    LB4   BK ÷
    LB5   CR × LF; [CR LF NL] ÷
    LB6   × [BK CR LF NL]
    LB7   × [SP ZW]
    LB8   ZW SP? ÷
    LB11  × WJ; WJ ×
    LB12  GL ×
    LB12a [^SP BA HY] × GL
    LB13  × [CL CP EX IS SY]
    LB14  [OP WideOP] SP? ×
    LB15  QU SP? × [OP WideOP]
    LB16  [CL CP] SP? × NS
    LB17  B2 SP? × B2
    LB18  SP ÷
    LB19  × QU; QU ×
    LB20  ÷ CB; CB ÷
    LB21  × [BA HY NS]; BB ×
    LB21a HL [HY BA] ×
    LB21b SY × HL
    LB22  × IN
    LB23  [AL HL] × NU; NU × [AL HL]
    LB23a PR × [ID EB EM Pictograph]; [ID EB EM Pictograph] × PO
    LB24  [PR PO] × [AL HL]; [AL HL] × [PR PO]
    LB26  JL × [JL JV H2 H3]; [JV H2] × [JV JT]; [JT H3] × JT
    LB27  [JL JV JT H2 H3] × PO; PR × [JL JV JT H2 H3]
    LB28  [AL HL] × [AL HL]
    LB29  IS × [AL HL]
    LB30  [AL HL NU] × OP; CP × [AL HL NU]
    LB30b [EB Pictograph] × EM
"""
"""What is before a place and what behind it: × is no end of a line, ÷ is one. The first rule that holds decides."""

_NUMBER = "[PR PO]? [OP WideOP HY]? NU [NU SY IS]* [CL CP]? (?=([PR PO]?))"
_FLAG = "RI RI"
"""What rules LB25 and LB30a hold together. The sign behind a number may also be that before the next one."""


class _Rule(NamedTuple):
    before: re.Pattern[str]
    behind: re.Pattern[str]
    ends: bool


class _Ends(dict[tuple[str, str], bool]):
    """Whether a line may end between the classes of the last two units and that of the next, by the rules for pairs."""

    def __missing__(self, place: tuple[str, str]) -> bool:
        before, behind = place
        ends = next((rule.ends for rule in _rules() if rule.before.search(before) and rule.behind.match(behind)), True)
        self[place] = ends
        return ends


_ends = _Ends()


def breaks(text: str) -> list[int]:
    """Return where a line may end in a text, and where it must; the last such place is the text's end (LB3)."""
    table = classes("line_break")
    letters = table.of(text)
    units = [unit.span() for unit in _pattern(_UNIT).finditer(letters)]
    marks = {table.letter["CM"]: table.letter["AL"], table.letter["ZWJ"]: table.letter["AL"]}  # LB10
    bases = "".join([marks.get(letters[start], letters[start]) for start, _ in units])
    held, joiner = _held(bases), table.letter["ZWJ"]
    allowed = [
        end
        for place, (_, end) in enumerate(units[:-1], 1)
        if place not in held
        and letters[end - 1] != joiner  # LB8a
        and _ends[bases[max(0, place - 2) : place], bases[place]]
    ]
    return [*allowed, len(text)] if text else []


def _held(bases: str) -> set[int]:
    """Return the places inside numbers and flags."""
    held: set[int] = set()
    for number in _pattern(_NUMBER).finditer(bases):
        held.update(range(number.start() + 1, number.end(1)))
    for flag in _pattern(_FLAG).finditer(bases):
        held.add(flag.start() + 1)
    return held


@cache
def _pattern(rule: str) -> re.Pattern[str]:
    return classes("line_break").pattern(rule)


@cache
def _rules() -> list[_Rule]:
    return list(_read_rules())


def _read_rules() -> Iterator[_Rule]:
    for line in _RULES.strip().splitlines():
        _, rules = line.split(maxsplit=1)
        for rule in rules.split(";"):
            sign = "×" if "×" in rule else "÷"
            before, behind = rule.split(sign)
            yield _Rule(_pattern(f"(?:{before})$"), _pattern(behind), sign == "÷")
