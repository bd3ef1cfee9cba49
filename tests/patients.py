"""Files of patients, good and bad. ‸ stands where a finding must point, as in `bad_leaflets`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from hypothesis import strategies as st

from tests.bad_leaflets import Bad, bad

GOOD = """\
format: 1
name: Example Person
born: 1990-01-02
date: 2026-11-23
medicine: sample
directions: Take with a meal.
dose:
  unit: 40 mg capsule
  morning: 1
  noon: 0
  evening: half
  night: 0.5
daily-total: 80 mg
supply: 28 days
prescriber: Dr A. Example
pharmacy: Example Pharmacy
contact: Telephone 020 7946 0000
"""

SECRET = "Zqxj"
"""Words that begin so are a patient's, and must not be found where a patient's words may not be."""


def secret() -> str:
    """Return a patient whose words all begin with the secret, but those that must agree with the leaflet."""
    return f"""\
format: 1
name: {SECRET}name {SECRET}family
born: 1990-01-02
date: 2026-11-23
medicine: sample
directions: {SECRET}directions with a {SECRET}meal.
dose: {{unit: 40 mg {SECRET}capsule, morning: 1, noon: 0, evening: half, night: 0.5}}
daily-total: 80 mg
supply: 28 days
prescriber: Dr {SECRET}prescriber
pharmacy: {SECRET}pharmacy
contact: Telephone {SECRET}telephone
"""


def _bad(name: str, code: str, words: str, old: str, new: str) -> Bad:
    assert GOOD.count(old) == 1, old
    return bad(name, code, words, GOOD.replace(old, new))


BAD = [
    _bad("a key that is none", "unknown-key", "not a key", "name:", "‸nmae: Jane\nname:"),
    _bad("a key twice", "duplicate-key", "line above", "born:", "‸name: Jane\nborn:"),
    _bad("no name", "missing-key", '"name" is missing', "format: 1\nname: Example Person\n", "‸format: 1\n"),
    _bad("no words", "empty-text", '"name" is empty', "Example Person", "‸''"),
    _bad("nothing", "empty-text", '"name" needs text', "Example Person", "‸null"),
    _bad("a list of names", "wrong-type", '"name" must be a text', "Example Person", "‸[Jane]"),
    _bad("a day that is none", "bad-date", '"born" is not', "1990-01-02", "‸1990-02-30"),
    _bad("born too late", "born-after-date", "later than", "1990-01-02", "‸2026-11-24"),
    _bad("weeks of supply", "bad-days", '"supply" is not', "28 days", "‸4 weeks"),
    _bad("no days of supply", "bad-days", '"supply" is not', "28 days", "‸0 days"),
    _bad("a third of a capsule", "bad-count", '"morning" is not', "morning: 1", "morning: ‸0.3"),
    _bad("a needless zero", "bad-count", '"morning" is not', "morning: 1", "morning: ‸1.0"),
    _bad("too many", "bad-count", '"morning" is not', "morning: 1", "morning: ‸100"),
    _bad("less than nothing", "bad-count", '"morning" is not', "morning: 1", "morning: ‸-1"),
    _bad("no form", "bad-quantity", '"unit" is not', "40 mg capsule", "‸40 mg"),
    _bad("a needless zero in the strength", "bad-quantity", '"unit" is not', "40 mg capsule", "‸40.0 mg capsule"),
    _bad("a strength without its first zero", "bad-quantity", '"unit" is not', "40 mg capsule", "‸.5 mg capsule"),
    _bad("a comma in the total", "bad-quantity", '"daily-total" is not', "80 mg", "‸1,000 mg"),
    _bad("more digits than are exact", "bad-quantity", '"unit" is not', "40 mg capsule", "‸0.1234567 mg capsule"),
    _bad("no strength", "bad-quantity", '"unit" is not', "40 mg capsule", "‸0 mg capsule"),
    _bad("a total that is too high", "total-differs", "add up to", "80 mg", "‸160 mg"),
    _bad("a total that is a little too low", "total-differs", "add up to", "80 mg", "‸79.99 mg"),
    _bad("a total in another unit", "total-differs", "different units", "80 mg", "‸80 g"),
    _bad("a version to come", "unknown-choice", '"format" is not', "format: 1", "format: ‸2"),
    _bad("an open quote", "yaml-syntax", "not valid YAML", "Example Person", "‸'Jane"),
    _bad("an alias", "alias", "cannot be used", "Example Person", "‸*jane"),
    _bad("an anchor", "anchor", "cannot be used", "Example Person", "‸&jane Jane"),
    _bad("a tag", "tag", "cannot be used", "Example Person", "‸!jane Jane"),
    _bad(
        "a character that cannot be seen", "invisible-character", "invisible character", "Example Person", "Jane‸\u200b"
    ),
    _bad("two documents", "several-documents", "second document", "supply:", "‸---\nsupply:"),
    bad("an empty file", "empty-file", "the file is empty", ""),
]


def with_dose(dose: str, **values: str) -> str:
    """Return the good file with another dose, no total, and other values."""
    head, _, tail = GOOD.partition("dose:\n")
    text = f"{head}dose: {dose}\n{tail[tail.index('supply:') :]}"
    for key, value in values.items():
        text = re.sub(rf"(?m)^{key}:.*$", f"{key}: {value}", text)
    return text


def _bad_dose(name: str, code: str, words: str, dose: str) -> Bad:
    return bad(name, code, words, with_dose(dose))


BAD_DOSES = [
    ("a short name of a day", "bad-weekday", '"on" is not', "{unit: 2.5 mg tablet, take: 6, on: ‸Mon}"),
    ("days without and", "bad-weekday", '"on" is not', "{unit: 2.5 mg tablet, take: 6, on: ‸'Monday, Friday'}"),
    (
        "an interval in other words",
        "bad-interval",
        '"every" is not',
        "{unit: 2.5 mg tablet, take: 6, every: ‸8 hourly}",
    ),
    ("no interval", "bad-interval", '"every" is not', "{unit: 2.5 mg tablet, take: 6, every: ‸0 days}"),
    ("no time", "bad-schedule", "has no time", "‸{unit: 2.5 mg tablet, take: 6}"),
    ("two kinds of time", "bad-schedule", "two kinds", "‸{unit: 2.5 mg tablet, take: 6, every: day, on: Monday}"),
    ("nothing at a time", "missing-key", '"take" is missing', "‸{unit: 2.5 mg tablet, on: Monday}"),
    ("nothing at all", "bad-count", '"take" is not', "{unit: 2.5 mg tablet, take: ‸0, on: Monday}"),
    ("none all day", "bad-schedule", "none at any", "‸{unit: 1 mg tablet, morning: 0, noon: 0, evening: 0, night: 0}"),
    ("a liquid in bare figures", "bad-count", "needs its unit", "{unit: 250 mg/5 ml syrup, take: ‸5, every: 8 hours}"),
    ("half of ml", "bad-count", "cannot be measured", "{unit: 300 mg/5 ml syrup, take: ‸50 mg, every: 8 hours}"),
    ("a third of ml", "bad-count", '"take" is not', "{unit: 250 mg/5 ml syrup, take: ‸1/3 ml, every: 8 hours}"),
    ("a tablet in ml", "bad-count", "not measured", "{unit: 2.5 mg tablet, take: ‸5 ml, every: day}"),
    ("a range that falls", "bad-count", '"take" is not', "{unit: 2.5 mg tablet, take: ‸2 to 1, every: day}"),
    ("a range of one", "bad-count", '"take" is not', "{unit: 2.5 mg tablet, take: ‸2 to 2, every: day}"),
    ("a third of a tablet", "bad-count", '"take" is not', "{unit: 2.5 mg tablet, take: ‸1.3, every: day}"),
    (
        "dates in the wrong order",
        "bad-schedule",
        "earlier",
        "{unit: 1 mg tablet, take: 1, every: day, from: 2026-12-02, ‸to: 2026-12-01}",
    ),
    ("cream without a unit", "bad-count", "needs its unit", "{unit: 1% cream, take: ‸1, every: day}"),
    ("a sign for micrograms", "bad-quantity", '"unit" is not', "{unit: ‸100 µg inhaler, take: 2 puffs, every: day}"),
    ("a letter for units", "bad-quantity", '"unit" is not', "{unit: ‸100 IU/ml pen, take: 2 units, every: day}"),
    ("a letter after an amount", "bad-count", '"take" is not', "{unit: 100 units/ml pen, take: ‸10 U, every: day}"),
    ("a huge number", "bad-count", '"take" is not', "{unit: 2.5 mg tablet, take: ‸9999999999, every: day}"),
    ("a time by the clock", "bad-interval", '"every" is not', "{unit: 2.5 mg tablet, take: 1, every: ‸'18:00'}"),
    ("a full-width figure", "bad-count", '"take" is not', "{unit: 2.5 mg tablet, take: ‸１, every: day}"),
    ("no list", "empty-list", '"dose" is empty', "‸[]"),
]
BAD += [_bad_dose(*row) for row in BAD_DOSES]

_WORDS = ("Take", "one", "with", "food", "Ana", "Ωmega", "Jürgen", "Łódź", "40", "mg", "•", "“now”", "O'Neill", "☎")


_LINES = st.lists(st.sampled_from(_WORDS[:-1]), min_size=1).map(lambda drawn: '"' + " ".join(drawn) + '"')


@st.composite
def patients(draw: st.DrawFn) -> str:
    """Draw a good patient's file for a leaflet about "s", with any schedule."""
    return _file(draw, draw(st.lists(dose_lines(), min_size=1, max_size=3)))


@st.composite
def daily_patients(draw: st.DrawFn) -> str:
    """Draw a good patient's file whose doses are by times of the day, with their total."""
    counts = [draw(st.integers(0, 40)) for _ in range(4)]
    strength = draw(st.decimals("0.01", "500", places=2)).normalize()
    total = sum(counts) * strength / 4
    if not total:
        counts, total = [4, 0, 0, 0], strength
    times = ", ".join(f"{time}: {plain(Decimal(count) / 4)}" for time, count in zip(TIMES, counts, strict=True))
    return _file(draw, [f"unit: {plain(strength)} mg capsule, {times}"], f"daily-total: {plain(total)} mg\n")


def _file(draw: st.DrawFn, lines: list[str], total: str = "") -> str:
    doses = "".join(f"\n  - {{{line}}}" for line in lines) if lines[1:] else f" {{{lines[0]}}}"
    return f"""\
format: 1
name: Jürgen Łódź
date: 2026-11-23
medicine: s
directions: {draw(_LINES)}
dose:{doses}
{total}supply: {draw(st.integers(1, 365))} days
prescriber: {draw(_LINES)}
pharmacy: {draw(_LINES)}
contact: {draw(_LINES)}
"""


_QUARTERS = st.integers(1, 40).map(lambda number: plain(Decimal(number) / 4))
_WHOLE = st.integers(1, 40).map(str)
AMOUNTS = {
    "2.5 mg tablet": _QUARTERS | st.integers(1, 9).map(lambda number: f"{number} to {number + 2}"),
    "250 mg/5 ml oral suspension": st.integers(1, 40).map(lambda number: f"{plain(Decimal(number) / 2)} ml"),
    "100 micrograms inhaler": _WHOLE.map("{} puffs".format),
    "100 units/ml pen": st.integers(1, 9).map("{} units".format),
    "1% cream": st.just("1 application"),
    "0.5% eye drops": _WHOLE.map("{} drops".format),
    "25 micrograms/hour patch": st.just("1"),
}
"""What may be taken at once, by what one of a medicine is."""


@st.composite
def dose_lines(draw: st.DrawFn) -> str:
    """Draw a line of a schedule: any product, any kind of time, perhaps with dates."""
    product = draw(st.sampled_from(sorted(AMOUNTS)))
    amount = AMOUNTS[product]
    taken = draw(amount)
    kind = draw(st.sampled_from(["times", "hours", "days", "weeks", "on", "needed"]))
    number = draw(st.integers(2, 30))
    if kind == "times":
        first, *others = draw(st.permutations([taken, *(draw(amount | st.just("0")) for _ in range(3))]))
        when = ", ".join(f"{time}: {some}" for time, some in zip(TIMES, (first, *others), strict=True))
    elif kind == "on":
        days = draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, unique=True).map(weekdays_joined))
        when = f"take: {taken}, on: '{days}'"
    elif kind == "needed":
        when = f"take: {taken}, least-interval: {number} hours, most-in-a-day: {taken}"
    else:
        every = draw(st.sampled_from([f"{number} {kind}", {"hours": "1 hour"}.get(kind, kind[:-1])]))
        when = f"take: {taken}, every: {every}"
    dates = draw(st.sampled_from(["", ", from: 2026-11-23", ", to: 2026-12-06", ", from: 2026-11-23, to: 2027-01-06"]))
    return f"unit: {product}, {when}{dates}"


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekdays_joined(days: Iterable[str]) -> str:
    """Return days in their order, as a file names them."""
    *others, last = sorted(days, key=WEEKDAYS.index)
    return f"{', '.join(others)} and {last}" if others else last


TIMES = ("morning", "noon", "evening", "night")


def plain(number: Decimal) -> str:
    """Return a number without an exponent or a needless zero."""
    return f"{number.normalize():f}"
