"""Files of patients, good and bad. ‸ stands where a finding must point, as in `bad_leaflets`."""

from __future__ import annotations

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
  unit: 20 mg capsule
  morning: 1
  noon: 0
  evening: half
  night: 0.5
daily-total: 40 mg
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
dose: {{unit: 20 mg {SECRET}capsule, morning: 1, noon: 0, evening: half, night: 0.5}}
daily-total: 40 mg
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
    _bad("no form", "bad-quantity", '"unit" is not', "20 mg capsule", "‸20 mg"),
    _bad("a needless zero in the strength", "bad-quantity", '"unit" is not', "20 mg capsule", "‸20.0 mg capsule"),
    _bad("a strength without its first zero", "bad-quantity", '"unit" is not', "20 mg capsule", "‸.5 mg capsule"),
    _bad("a comma in the total", "bad-quantity", '"daily-total" is not', "40 mg", "‸1,000 mg"),
    _bad("more digits than are exact", "bad-quantity", '"unit" is not', "20 mg capsule", "‸0.1234567 mg capsule"),
    _bad("no strength", "bad-quantity", '"unit" is not', "20 mg capsule", "‸0 mg capsule"),
    _bad("a total that is too high", "total-differs", "add up to", "40 mg", "‸80 mg"),
    _bad("a total that is a little too low", "total-differs", "add up to", "40 mg", "‸39.99 mg"),
    _bad("a total in another unit", "total-differs", "different units", "40 mg", "‸40 g"),
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


_WORDS = ("Take", "one", "with", "food", "Ana", "Ωmega", "Jürgen", "Łódź", "40", "mg", "•", "“now”", "O'Neill", "☎")


@st.composite
def patients(draw: st.DrawFn) -> str:
    """Draw a good patient's file for a leaflet about "s"."""
    words = st.lists(
        st.sampled_from(
            ["Take", "one", "with", "food", "Ana", "Ωmega", "Jürgen", "Łódź", "40", "mg", "•", "“now”", "O'Neill"]
        ),
        min_size=1,
    )
    line = words.map(lambda drawn: '"' + " ".join(drawn) + '"')
    counts = [draw(st.integers(0, 40)) for _ in range(4)]
    strength = draw(st.decimals("0.01", "500", places=2)).normalize()
    total = sum(counts) * strength / 4
    if not total:
        counts, total = [4, 0, 0, 0], strength
    times = ", ".join(f"{time}: {plain(Decimal(count) / 4)}" for time, count in zip(TIMES, counts, strict=True))
    return f"""\
format: 1
name: Jürgen Łódź
date: 2026-11-23
medicine: s
directions: {draw(line)}
dose: {{unit: {plain(strength)} mg capsule, {times}}}
daily-total: {plain(total)} mg
supply: {draw(st.integers(1, 365))} days
prescriber: {draw(line)}
pharmacy: {draw(line)}
contact: {draw(line)}
"""


TIMES = ("morning", "noon", "evening", "night")


def plain(number: Decimal) -> str:
    """Return a number without an exponent or a needless zero."""
    return f"{number.normalize():f}"
