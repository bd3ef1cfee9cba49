"""Units: spelled in one place, and known in every spelling by what sets, what checks and what compares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet_pdf.checks.analysis.amounts import amounts
from leaflet_pdf.languages.language import language
from leaflet_pdf.languages.units import PREFIXED, SIGNS
from leaflet_pdf.layout.lines.break_points import unbreakable
from leaflet_pdf.layout.lines.line import break_lines, styled_text
from leaflet_pdf.model.finding import NOWHERE
from leaflet_pdf.model.leaflet import Run, Script
from leaflet_pdf.review.diff.meaning.weigh import quantities_in
from leaflet_pdf.standards.wording.writing import writing_of
from tests.squares import page_of

STYLE = page_of(20, 10)
UNITS = language("en").spelled_units
WRITING = writing_of("en")

FACTS = [
    "100 mL", "5 mL/min", "80 mmHg", "120/80 mmHg", "120 / 80 mmHg", "5 cmH2O", "5 cm H2O", "5 mm Hg", "1.73 m²",
    "1.73 m2", "70 bpm", "500 000 units", "500 000 to 600 000 units", "5 million units",
    "5 million international units", "5 million", "10 pm", "8:30 am", "8:30 to 9 pm", "10 a.m.", "10 PM", "8 o'clock",
    "8 o’clock", "12 noon", "08:30 to 09:30", "5 mg/kg/day", "5 mg per kg", "5 mg per kg per day",
    "60 beats per minute", "250 mg per 5 ml", "5 mg / kg", "90 mL/min/1.73 m²", "5 or 10 mg", "5 to 10 mg",
    "2–4 tablets", "2 – 4 tablets", "5 - 10 ml", "2 x 500 mg", "2 × 500 mg", "5 ± 2 mg", "1 per 1,000", "½ tablet",
    "2½ tablets", "2 ½ tablets", "2 1/2 tablets", "1⁄2 tablet", "1/2 tablet", "10 MG", "5 international units",
    "< 5 mg", "<5 mg", "≤ 5 mmol/L", "~ 5 ml", "± 2 kPa", "≥ 38 °C", "4.5 x 109/L", "4.5 × 10⁹/L", "95 %",
    "20 per cent", "40 mls", "3 hrs", "5 μg", "5 µg", "2 days’", "pH 7.4", "5 m²", "25 kg/m²", "10 µmol/L", "2 puffs",
    "1 000.5 mg", "5\u00a0000 units", "5\u202f000 units", "2\u00a0to 4 mg", "40 mg\u00a0per kg",
    "5 million\u00a0units", "(020) 7946 0000", "020 7946 0000", "+44 20 7946 0000", "+44 (0)20 7946 0000", "0800 111",
    "116 123", "01 23 45 67 89", "+33 1 23 45 67 89", "(555) 555-0100", "1 800 222 1222", "1-800 222-1222",
    "0800 11 11 11", "13 11 26",
]  # fmt: skip

NUMBERS = [
    "1", "100", "0.5", ".5", "1,000", "1 000", "10 000 000", "1\u00a0000", "1\u2009000", "1/2", "½", "2½", "2 ½",
    "2 1/2", "1⁄2", "2–4", "2-4", "2 – 4", "2 to 4", "2 or 3", "120/80", "4.5 x 109", "4.5 × 10⁹", "< 5", "<5", "≤ 5",
    "≥ 0.5", "~5", "± 2", "5 ± 2", "−5", "5 million", "1.5 million", "20 thousand", "2 to 4 million", "(5", "10 x 5",
]  # fmt: skip


def lines_of(*runs: Run, width: float) -> list[str]:
    """Return what stands in each line of so many characters."""
    lines = break_lines(styled_text(runs, STYLE.body, STYLE, "en"), width * 10).lines
    return ["".join(piece.text for piece in line.pieces).rstrip() for line in lines]


@pytest.mark.parametrize("fact", FACTS)
def test_no_line_parts_a_fact_that_it_holds(fact: str) -> None:
    text = Run(f"so it is {fact} or more, and {fact}, too", NOWHERE)
    for width in range(len(fact) + 1, len(fact) + 30):
        lines = lines_of(text, width=width)
        assert sum(line.count(fact) for line in lines) == 2, (width, lines)


@given(
    st.sampled_from(NUMBERS), st.sampled_from(UNITS), st.sampled_from(["", "/kg", "/kg/day", "·h/L", "/1.73 m²", ","])
)
def test_a_number_never_leaves_its_unit(number: str, unit: str, rest: str) -> None:
    assert unbreakable(f"so {number} {unit}{rest} is", "en-GB") == ["so ", f"{number} {unit}{rest} ", "is"]


@pytest.mark.parametrize(
    ("runs", "fact"),
    [
        ([("it is ", ""), ("40", "bold"), (" mg now", "")], "40 mg"),
        ([("it is 40 ", ""), ("mg", "bold"), (" now", "")], "40 mg"),
        ([("it is 1.73 m", ""), ("2", "super"), (" or so", "")], "1.73 m2"),
        ([("it is 4.5 x 10", ""), ("9", "super"), ("/L or so", "")], "4.5 x 109/L"),
        ([("it is 5 ", "bold"), ("million", ""), (" units now", "bold")], "5 million units"),
        ([("call ", ""), ("(020)", "bold"), (" 7946 0000 now", "")], "(020) 7946 0000"),
    ],
)
def test_a_fact_of_several_runs_is_one(runs: list[tuple[str, str]], fact: str) -> None:
    looks = {"super": Script.SUPER}
    made = [Run(text, NOWHERE, bold=look == "bold", script=looks.get(look, Script.NORMAL)) for text, look in runs]
    for width in range(len(fact), len(fact) + 20):
        assert any(fact in line for line in lines_of(*made, width=width))


def test_a_power_stays_with_its_unit_where_the_number_cannot() -> None:
    runs = (Run("1.73 m", NOWHERE), Run("2", NOWHERE, script=Script.SUPER), Run(" now", NOWHERE))
    assert lines_of(*runs, width=6) == ["1.73", "m2 now"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("250 micrograms per kilogram", ["250 micrograms ", "per kilogram"]),
        ("5 mg per kg per day per dose", ["5 mg per kg per day ", "per dose"]),
        ("1 or 2 or 3 or 4 mg", ["1 or 2 ", "or ", "3 or 4 mg"]),
        ("0800 111 or 0800 222", ["0800 111 ", "or ", "0800 222"]),
        ("10 20 30 40 50 60 70 80 90", ["10 20 30 40 50 60 70 ", "80 90"]),
        ("5 mg to 10 mg", ["5 mg ", "to ", "10 mg"]),
        ("10 may be", ["10 ", "may ", "be"]),
        ("40 of them", ["40 ", "of ", "them"]),
        ("40, mg", ["40, ", "mg"]),
        ("see 5 cm, H2O", ["see ", "5 cm, ", "H2O"]),
        ("see 4 (10) mg", ["see ", "4 (10) ", "mg"]),
    ],
)
def test_what_is_held_does_not_grow_without_end(text: str, pieces: list[str]) -> None:
    assert unbreakable(text, "en") == pieces


@given(
    st.lists(
        st.sampled_from([*NUMBERS, *UNITS, "to", "or", "in", "per", "x", "-", "/", "(", ")", "\n", "section", "way"])
    )
)
def test_no_character_is_lost_between_the_pieces(words: list[str]) -> None:
    text = " ".join(["so", *words])
    assert "".join(unbreakable(text, "en")) == text


@pytest.mark.parametrize("unit", UNITS)
def test_the_checks_know_every_unit(unit: str) -> None:
    assert WRITING
    (amount,) = amounts(f"Take 100 {unit} now.", WRITING)
    assert amount.unit == unit
    (amount,) = amounts(f"Take 5 million {unit} now.", WRITING)
    assert (amount.number, amount.scale, amount.unit) == ("5", "million", unit)


def test_what_is_judged_is_spelled_in_the_one_list() -> None:
    assert WRITING
    assert {*WRITING.unsafe, *WRITING.unclear, *WRITING.smaller} <= set(UNITS)
    assert len(UNITS) == len(set(UNITS))


@pytest.mark.parametrize(
    ("text", "written"),
    [("born in the 1980s", "1980"), ("10 Mu a day", "10"), ("5 MU a day", "5 MU"), ("5 mU a day", "5 mU")],
)
def test_what_is_no_unit_is_none(text: str, written: str) -> None:
    assert WRITING
    assert [amount.written for amount in amounts(text, WRITING)] == [written]


@pytest.mark.parametrize("unit", UNITS)
def test_a_change_of_an_amount_is_seen_in_every_unit(unit: str) -> None:
    def told(words: str) -> tuple[str, ...]:
        return quantities_in(f"Take {words} now.", "en")

    assert len({told(f"100 {unit}"), told(f"10 {unit}"), told("100"), told(f"100 million {unit}")}) == 4


@given(st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_a_change_of_the_unit_is_seen(one: str, other: str) -> None:
    same = _meant(one) == _meant(other)
    assert (quantities_in(f"Take 5 {one}.", "en") == quantities_in(f"Take 5 {other}.", "en")) == same


def _meant(unit: str) -> str:
    return unit if unit in PREFIXED else unit.lower().replace("μ", "µ")


@pytest.mark.parametrize("tag", ["de", "fr", "es", "tlh"])
def test_signs_of_units_are_compared_in_every_language(tag: str) -> None:
    assert quantities_in("5 mmHg x", tag) == ("5", "mmhg")
    assert all(quantities_in(f"5 {sign}", tag) != ("5",) for sign in SIGNS)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (50, ["look at https://www.some-where.org/our-leaflets/a1"]),
        (43, ["look at", "https://www.some-where.org/our-leaflets/a1"]),
        (24, ["look at", "https://www.some-where", ".org/our-leaflets/a1"]),
        (16, ["look at", "https://www.some", "-where.org/our", "-leaflets/a1"]),
    ],
)
def test_an_address_is_parted_before_its_signs_and_only_where_no_line_holds_it(width: int, lines: list[str]) -> None:
    assert lines_of(Run("look at https://www.some-where.org/our-leaflets/a1", NOWHERE), width=width) == lines


@pytest.mark.parametrize(
    "address", ["some-where@our-place.org", "www.some-where.org/our-leaflets", "our-place.org/look-here/"]
)
def test_no_line_ends_with_the_hyphen_of_an_address(address: str) -> None:
    for width in range(8, 40):
        lines = lines_of(Run(f"ask at {address}.", NOWHERE), width=width)
        assert "".join(lines).replace(" ", "") == f"askat{address}."
        assert not any(line.endswith("-") for line in lines)
