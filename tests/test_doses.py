"""Numbers, units and signs: a table of what may not be written, each with its place, and of what may."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet_pdf.checks import build_errors, check
from leaflet_pdf.checks.medicine import doses, ranges
from leaflet_pdf.checks.medicine import unit_spelling as units
from leaflet_pdf.checks.wording import abbreviations as signs
from leaflet_pdf.languages.language import Numbers
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.schema.record import load_own_record
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.standards.wording.frequency import frequencies_of
from leaflet_pdf.standards.wording.writing import WRITING, writing_of
from tests.judged import PLAIN, TODAY

CODES = {rule.code for module in (doses, ranges, units, signs) for question in module.CHECKS for rule in question.rules}
SENTENCE = "Take samplin with a meal."

# Of each bad string: the code of what is wrong with it. "^" is where it is found.
BAD = {
    "trailing-zero": [
        "Take ^1.0 mg a day.",
        "Inject ^5.0 million units.",
        "Take ^1.000 mg a day.",
        "Take ^5.0 mg at night.",
        "Take ^2.50 mg at night.",
        "Use the ^1.0% cream.",
        "Take ^1.0 or 2 mg.",
        "Take ^1.0 to 2.5 mg.",
        "Inject ^10.0 units.",
        "Inject ^0.10 ml.",
        "Take ^1.00 g at once.",
        "Inject ^4.0 micrograms.",
        "Drink ^5.0 millilitres.",
        "Each tablet contains ^10.0 mg.",
    ],
    "naked-decimal": [
        "Take ^.5 mg a day.",
        "Inject ^.25 ml.",
        "It is (^.1 mg) small.",
        "Use ^.05% cream.",
        "^.5 g is enough.",
        "Take ^.5 to 1 mg.",
    ],
    "wrong-separator": [
        "Take ^0,5 mg a day.",
        "Take ^1,5 g a day.",
        "Take ^12,50 mg a day.",
        "Take ^10,00 mg a day.",
        "Take ^1.000.000 units.",
        "Take ^5,10 or 20 mg.",
        "Inject ^1,0000 units.",
        "Take ^0,500 mg a day.",
        "Inject ^1,00,000 units.",
    ],
    "split-number": [
        "Take ^2 500 mg tablets.",
        "Inject ^100 000 units.",
        "Inject ^10 000 units.",
        "Take ^1 200 mg tablet at night.",
    ],
    "missing-thousands": [
        "Inject ^100000 units.",
        "Take ^1000 mg a day.",
        "Take ^1000 micrograms a day.",
        "Drink ^1500 ml a day.",
        "It may affect up to 1 in ^1000 people.",
        "It may affect 1 in ^10000.",
        "It may affect 1 in every ^10000 people.",
        "It was tried in ^4500 patients.",
        "Never take more than ^4000 mg in a day.",
        "Take ^1000 to 2,000 mg.",
        "It was tried in ^1899 people.",
        "It was tried in ^2101 people.",
        "It was tried in ^20000 people.",
    ],
    "falling-range": [
        "Take ^10-5 mg a day.",
        "Take ^10–5 mg a day.",
        "Take ^20 to 10 mg a day.",
        "Take ^5-5 mg a day.",
        "Take ^1,000-500 mg a day.",
        "Take ^4 to 2 tablets.",
        "Take ^10 mg to 5 mg.",
        "It lasts ^10 to 7 days.",
        "Wait ^6 - 4 hours.",
        "Take ^10 mg-5 mg.",
        "Take ^10-5-mg tablets.",
    ],
    "open-range": [
        "Take ^5 mg to.",
        "The dose is ^10 mg to, as you were told.",
        "Take at least ^2 tablets a day.",
        "Take a minimum of ^10 ml.",
        "Take ^2 tablets or more.",
        "Use ^2 puffs and more.",
        "Inject at least ^10 units.",
    ],
    "range-units": [
        "Take ^500 mg to 1 g a day.",
        "Take ^500 mg–1 g a day.",
        "Drink ^500 ml to 1 l.",
        "Inject ^1 mg - 2 ml.",
    ],
    "unsafe-unit": [
        "Take ^50 µg a day.",
        "Take ^50 μg a day.",
        "Take ^50µg a day.",
        "Take ^50 ug a day.",
        "Inject ^10 U at night.",
        "Inject ^10U at night.",
        "Inject ^10 u at night.",
        "Drink ^5 cc of it.",
        "Drink ^5cc of it.",
        "Drink ^5 CC of it.",
    ],
    "run-on-unit": [
        "Take ^40mg a day.",
        "Take ^40MG a day.",
        "Take …^40MG a day.",
        "Drink ^5ml of it.",
        "Drink ^5mL of it.",
        "Take ^2tablets a day.",
        "Take ^1g a day.",
        "Take it for ^10days.",
        "Take ^samplin40 mg a day.",
        "Take ^Samplin300mg a day.",
        "Take 5 to ^10mg a day.",
        "Take (^0.5mg) a day.",
        "It is ^10mmol strong.",
        "Take ^abc40 mg a day.",
        "What is printed on it is only a name, and what you should take each day is ^10mg.",
        "Take ^10mg of it each day, and look at what is printed on it.",
    ],
    "unit-capitals": [
        "Take ^40 MG a day.",
        "Take ^400 MG a day.",
        "Take ^40 Mg a day.",
        "Drink ^5 ML of it.",
        "Drink ^5 Ml of it.",
        "You weigh ^70 KG now.",
        "You weigh ^70 Kg now.",
        "It is ^5 MMOL strong.",
        "It is ^5 Cm long.",
    ],
    "unclear-unit": [
        "Take ^400 IU a day.",
        "Take ^400 iu a day.",
        "Take ^50 mcg a day.",
        "Take ^50 MCG a day.",
        "Take ^50 mgs a day.",
        "Drink ^5 mls of it.",
        "Drink ^1 tsp of it.",
        "Take it every ^4 hrs.",
        "Take it every ^4 hr.",
        "Take ^2 tabs a day.",
        "Take ^2 caps a day.",
        "Take ^1 gm a day.",
        "Wait ^30 mins.",
        "Use ^2 gtt in each eye.",
    ],
    "unit-full-stop": [
        "Take ^40 mg. twice a day.",
        "Drink ^5 ml. of it.",
        "Take ^5 mg. or more at night.",
    ],
    "avoidable-decimal": [
        "Take ^0.05 mg with a large glass of cold water or of milk for each kilogram.",
        "Take ^0.5 g a day.",
        "Take ^0.25 g a day.",
        "Drink ^0.5 l of it.",
        "Take ^0.05 mg a day.",
        "Take ^0.025 mg a day.",
        "Take ^0.05 mg a day. Take it at the same time each day.",
        "Take ^0.05 mg with a large glass of cold water, each day.",
    ],
    "part-in-figures": [
        "Take ^1/2 tablet.",
        "Take ^1⁄2 tablet.",
        "Take ^1/2 a tablet.",
        "Take ^0.5 tablet.",
        "Take ^1.5 tablets.",
        "Take ^½ tablet.",
        "Take ^½ a tablet.",
        "Take ^1½ tablets.",
        "Use ^1/4 patch.",
        "Take ^0.5 to 1 tablet.",
    ],
    "temperature": [
        "Store below ^25C.",
        "Store below ^25 C.",
        "Store below ^25 ºC.",
        "Store at ^25 oC.",
        "Store at ^2-8C.",
        "Store between 2 °C and ^8 C.",
        "Store below ^77F.",
        "Store at a temperature ^25C.",
        "Store below ^25 degrees C.",
    ],
    "dose-abbreviation": [
        "Take 1 tablet ^tds.",
        "Take 1 tablet ^TDS.",
        "Take it ^t.d.s. with food.",
        "Take it ^BID.",
        "Take it ^b.d. with food.",
        "Take 1 tablet ^bd.",
        "Take 1 tablet ^BD.",
        "Take it ^QD.",
        "Take it ^QOD.",
        "Take it ^q.i.d. with food.",
        "Take 1 tablet ^od.",
        "Take 40 mg ^OD.",
        "Take it ^prn.",
        "Take it ^PRN.",
        "Take 1 tablet ^nocte.",
        "Take 40 mg ^hs.",
        "Take 40 mg ^po once a day.",
        "Inject 10 units ^sc.",
        "Inject 10 units ^SC at night.",
        "Take it ^q6h.",
        "Then ^D/C it.",
        "Take 10 mg ^stat.",
        "Take 1 tablet ^ac.",
    ],
    "sign-for-word": [
        "If you weigh ^> 40 kg, ask.",
        "If you weigh ^<40 kg, ask.",
        "Take it if you weigh ^≥40 kg.",
        "Take ^≤ 4 tablets.",
        "Take 2 ^@ night.",
        "Take 5 mg ^& 10 mg.",
        "Take it morning ^& night.",
        "Take 2 ^+ 2 tablets.",
        "For people aged 65^+.",
        "Take samplin ^+ otherin.",
    ],
    "x-for-times": [
        "Take it 2^x daily.",
        "Take it 2 ^x daily.",
        "Take it 3 ^x a day.",
        "Take it 3^× a day.",
        "Take it ^x 3 days.",
        "Take it ^x3d.",
        "Take it 2^x/day.",
    ],
    "hyphen-for-minus": ["Store at ^-20 °C.", "Store it frozen (^-20 °C)."],
    "ambiguous-date": [
        "Do not use it after ^03/04/2026.",
        "Do not use it after ^3/4/26.",
        "Do not use it after ^03.04.2026.",
        "Do not use it after ^12-11-2026.",
        "Do not use it after ^1/12/2026.",
        "Do not use it after ^12/1/26.",
    ],
}

GOOD = [
    "In 1900 people knew nothing of it.",
    "In 2100 people will know more.",
    "Take ab40 mg a day.",
    "What is printed on it is a name that ends with the figure 10mg.",
    "It has 10mg on it, which is debossed.",
    "Take 0.05 mg with a glass of water for each kilogram.",
    "Inject 900,000 to 1 million units, or 5 to 10 million units.",
    "It was found in the 1980s, and is kept at 25°C, or at 2 °C to 8 °C.",
    "It is a type of protein 4L1 or 5g2.",
    "The capsule is printed with CHC 10mg in black.",
    "The tablet is beige, with 10 MG debossed on one side.",
    "Drink at least 2 litres of water a day.",
    "Take 1 capsule (of 10 mg),20 mg in all.",
    "Write to P.O. Box 22.",
    "Write to Road 5, BT63 5QD or BT63 5 QD.",
    "It has 20 micrograms of pertactin (PRN).",
    "Store it in a fridge (2 °C -8 °C).",
    "Take at least 1 to 2 tablets.",
    "Use BD needles, or 2 needles of BD.",
    "Turn it by 90 degrees.",
    "See 4.2.11 of it.",
    "Take 10 mg – 5 mg if you are older.",
    "The risk was lower (0.80, 95% of trials).",
    "After 2 weeks IM doses end.",
    "Take 10 mg-20 mg.",
    "Take 1-0-1 tablets.",
    "It is for people who weigh 30 kg or more.",
    "If you have taken more than 4,000 mg, get help.",
    "It was used by 2,000 people.",
    "Your level is between 5 and 12 mmol/l.",
    "Vitamin D3 has 10 micrograms (400 international units).",
    "Take 1 mg a day.",
    "Take 0.5 mg a day.",
    "Take 2.5 mg a day.",
    "Take 10 mg a day.",
    "Take 100 mg a day.",
    "Take 1,000 mg a day.",
    "Inject 100,000 units.",
    "Inject 1,000,000 international units.",
    "Inject 10 million units.",
    "Take 0.5 mg a day for each kilogram that you weigh.",
    "Take from 0.5 mg to 1 mg a day for each kilogram that you weigh.",
    "The dose is 0.05 mg/kg.",
    "The dose is 0.02 mg per kilogram.",
    "Take 1 tablet, 2 tablets or 3 tablets.",
    "Take 1, 2 or 3 tablets.",
    "Take 5, 10 or 20 mg.",
    "Take 5 to 10 mg.",
    "Take 5–10 mg.",
    "Take 5-10 mg.",
    "Take 5 mg to 10 mg.",
    "Take 2.5 to 5 mg.",
    "Take 500 to 1,000 mg.",
    "Reduce your dose from 10 mg to 5 mg.",
    "Your doctor may lower it from 20 to 10 mg.",
    "Your dose goes down to 5 mg.",
    "Take up to 4 tablets a day.",
    "It may last up to 8 weeks.",
    "Take it at least 30 minutes before food.",
    "Take it at least 2 hours after milk.",
    "If you have taken 10 tablets or more, get help.",
    "Wait at least 8 weeks.",
    "Take half a tablet.",
    "Take one and a half tablets.",
    "Take 1 tablet once a day.",
    "Take 1 tablet twice a day.",
    "Take 2 tablets 3 times a day.",
    "Take 2 x 5 ml spoonfuls.",
    "Take it on day 1 and on day 15.",
    "Drink 5 ml of it.",
    "Drink 5 mL of it.",
    "Drink 2 l or 2 L of water.",
    "Take a 20-mg tablet.",
    "A 5-day course is enough.",
    "A 10- to 20-day course is enough.",
    "Your vitamin B12 may be low.",
    "Drink H2O, as water is called.",
    "You may have had COVID-19.",
    "Use a sunscreen of SPF 15 or higher.",
    "It is 1in wide.",
    "Take omega-3 if you like.",
    "CYP3A4 breaks it down.",
    "It contains E171.",
    "Your HbA1c is tested.",
    "Your T4 is tested.",
    "Its licence is PL 04569/0723.",
    "It is sold under PL 12345/0001.",
    "In 2026 people asked for it.",
    "Since 2026 30 people have asked.",
    "It was changed in 2026.",
    "The rule ended in January 2026.",
    "It was revised on 23 November 2026.",
    "It was revised on 2026-11-23.",
    "It was revised on 23/11/2026.",
    "It was revised on 11/23/2026.",
    "It was revised on 13/12/2026.",
    "It was revised on 12/13/2026.",
    "It was revised on 11/11/2026.",
    "Its form is 0/12/2026 or 12/0/2026.",
    "Its form is 5-03/04/2026.",
    "Store it at 2 °F -8 °F.",
    "Take 1x2x3 of it.",
    "Call 0800 123 456 for help.",
    "Call 020 7946 0000 for help.",
    "Call 999 or 111.",
    "Call NHS 111.",
    "Its code is 5001234.",
    "About 4 in 5 people get better.",
    "It may affect up to 1 in 10 people.",
    "It may affect up to 1 in 1,000 people.",
    "It may affect up to 1 in 10,000 people.",
    "It is open from 9.00 to 17.30.",
    "Take it at 8.00 and at 20.00.",
    "Take it at 8:00 in the morning.",
    "It costs £1.50.",
    "See version 1.0.",
    "See section 4.",
    "See section 4.2.1 of it.",
    "Read step 1. Then go on.",
    "Store below 25 °C.",
    "Store at 2 to 8 °C.",
    "Store between 2 °C and 8 °C.",
    "Store at −20 °C.",
    "Your temperature is 38.0 °C.",
    "Your blood sugar is 5.0 mmol/l.",
    "It is 5.0 mm wide.",
    "Factor 5 C is a name.",
    "Vitamin C is in it.",
    "You may get hepatitis B or C.",
    "Hepatitis C is treated for 12 weeks.",
    "Ask Johnson & Johnson.",
    "Go to the nearest A&E.",
    "Go to A & E.",
    "Too much Na+ or K+ can harm.",
    "A blood pressure of 140/90 mmHg is high.",
    "Use it 24/7.",
    "The ratio is 1:1,000.",
    "It is a 5G phone.",
    "It is a 3D picture.",
    "It is a matter of life and death.",
    "He bid for it.",
    "The odd one is out.",
    "Take it on an empty stomach.",
    "Take 1 tablet on an empty stomach.",
    "Take 10 mg in the morning.",
    "Take 10 mg or 20 mg at night.",
    "Take 10 mg. Then wait.",
    "It has 10 mg (half of the dose).",
    "It contains 40 mg of samplin.",
    "Each 5 ml contains 250 mg.",
    "It contains 250 mg/5 ml.",
    "The cream is 0.1% strong.",
    "The cream is 1% strong.",
    "It was seen in 10% of people.",
    "It was seen in 5–10% of people.",
    "It takes 7 to 10 days.",
    "It takes 16 to 24 weeks.",
    "A course takes 6 months, or longer.",
    "You can stop after 4 weeks to 6 weeks.",
    "Children under 12 must not take it.",
    "Children from 6 to 12 years take less.",
    "People aged 65 or over take less.",
    "Take 2 capsules (40 mg each).",
    "One 40 mg capsule is four times as much.",
    "Exercise your x muscles.",
    "An x-ray may be needed.",
    "You had 3 x-rays.",
    "Use both X and Y.",
    "Write to [us](mailto:a&b@example.org) for 1 reason.",
    "See [this page](https://www.example.org/1.0mg) for more.",
    "Take 1 tablet with milk, not 2.",
    "Take 50 micrograms a day.",
    "Take 50 nanograms a day.",
    "Take 2 tablets, then 1 tablet after each loose stool.",
    "Take 10 mg, 20 mg or 40 mg.",
    "Take 1 to 2 tablets every 4 to 6 hours.",
    "Take 1-2 tablets every 4-6 hours.",
    "Take 1 tablet at 8 am and 1 at 8 pm.",
]


def found(text: str) -> list[Finding]:
    written = PLAIN.replace(SENTENCE, "'" + text.replace("'", "''") + "'")
    leaflet, findings = parse(written, "sample.yaml", Path())
    assert leaflet, findings
    return [finding for finding in check(leaflet, TODAY, written=written) if finding.code in CODES]


def column_of(text: str) -> int:
    (line,) = [line for line in PLAIN.splitlines() if SENTENCE in line]
    return line.index(SENTENCE) + 1 + text.index("^") + 1


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in BAD.items() for text in texts])
def test_what_is_wrong_is_found_where_it_stands(code: str, text: str) -> None:
    findings = found(text.replace("^", ""))
    assert [(finding.code, finding.source.column) for finding in findings] == [(code, column_of(text))], findings


@pytest.mark.parametrize("text", GOOD)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_table_covers_every_rule() -> None:
    assert BAD.keys() == CODES


PLACES = """\
- subheading: Doses of 1.0 mg
- bullets:
    - item: 2.0 mg
      bullets: [3.0 mg]
- table: Doses of 4.0 mg
  columns: [When, 5.0 mg]
  rows: [[First, 6.0 mg], [Then, [7.0 mg, 0.5 mg]]]
- warning: Never 8.0 mg
  level: danger
  body: Not 9.0 mg.
- side-effects:
    stop-now: [A rash after 10.0 mg]
    common: [Sickness after 11.0 mg]
- definitions: [{term: 12.0 mg, meaning: A dose of 13.0 mg}]
- precautions: [{topic: 14.0 mg, rating: take-care, body: No 15.0 mg}]
"""


def test_every_kind_of_passage_is_judged() -> None:
    body = "".join(f"      {line}\n" for line in PLACES.splitlines())
    written = PLAIN.replace(f"      - {SENTENCE}\n", body).replace("strength: 40 mg", "strength: 16.0 mg")
    written = written.replace("Samplin 40 mg capsules", "Samplin 17.0 mg capsules")
    leaflet, findings = parse(written, "sample.yaml", Path())
    assert leaflet, findings
    at = [finding.source for finding in check(leaflet, TODAY, written=written) if finding.code == "trailing-zero"]
    told = [float(written.splitlines()[place.line - 1][place.column - 1 :].split()[0]) for place in at]
    assert sorted(told) == list(range(1, 18))


def test_an_address_is_no_dose() -> None:
    written = PLAIN.replace("Telephone 020 7946 0000", "10.0mg Street, 03/04/2026").replace(
        "Example Pharmacy", "Sweet & sour 5.0 mg"
    )
    leaflet, _ = parse(written, "sample.yaml", Path())
    assert leaflet
    assert [finding for finding in check(leaflet, TODAY, written=written) if finding.code in CODES] == []


def test_a_heading_may_have_a_sign() -> None:
    leaflet, _ = parse(PLAIN.replace("How to take samplin", "How to take & keep it BID"), "sample.yaml", Path())
    assert leaflet
    assert [finding for finding in check(leaflet, TODAY) if finding.code in CODES] == []


def test_a_cell_may_have_a_sign_that_a_column_of_numbers_needs() -> None:
    written = PLAIN.replace(f"- {SENTENCE}", "- {table: Doses, columns: [a, b], rows: [['≤1,000 mg', '<5 mg']]}")
    leaflet, _ = parse(written, "sample.yaml", Path())
    assert leaflet
    assert [(finding.code, "<" in finding.message) for finding in check(leaflet, TODAY) if finding.code in CODES] == [
        ("sign-for-word", True)
    ]


@pytest.mark.parametrize(("jurisdiction", "codes"), [("GB", ["unclear-unit"]), ("US", [])])
def test_a_sign_may_be_usual_in_one_country_only(jurisdiction: str, codes: list[str]) -> None:
    written = PLAIN.replace(SENTENCE, "Take 50 mcg.").replace("jurisdiction: GB", f"jurisdiction: {jurisdiction}")
    leaflet, _ = parse(written, "sample.yaml", Path())
    assert leaflet
    assert [finding.code for finding in check(leaflet, TODAY) if finding.code in CODES] == codes


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("Take 1.0 mg.", True),
        ("Inject 10 U.", True),
        ("Take 10-5 mg.", False),
        ("Take 1.0 mg/kg.", False),
        ("Take 1000 mg.", False),
    ],
)
def test_what_could_harm_stops_a_build(text: str, stops: bool) -> None:
    leaflet, _ = parse(PLAIN.replace(SENTENCE, text), "sample.yaml", Path())
    assert leaflet
    findings = build_errors(leaflet)
    assert bool(findings) is stops
    assert all(finding.severity is Severity.ERROR for finding in findings)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("0,5 mg", []),
        ("1.000 mg", []),
        ("1.000,5 mg", []),
        ("0.5 mg", ["wrong-separator"]),
        ("1,0 mg", ["trailing-zero"]),
        ("1,000 mg", ["trailing-zero"]),
        (",5 mg", ["naked-decimal"]),
        ("1000 mg", ["missing-thousands"]),
        ("10,5–5 mg", ["falling-range"]),
    ],
)
def test_another_language_has_other_signs(monkeypatch: pytest.MonkeyPatch, text: str, codes: list[str]) -> None:
    english = writing_of("en")
    assert english
    german = replace(english, numbers=Numbers(",", (".",), 4))
    monkeypatch.setattr("leaflet_pdf.checks.context.writing_of", lambda _: german)
    assert [finding.code for finding in found(f"Take {text} a day.")] == codes


def test_a_language_that_is_not_known_is_not_judged() -> None:
    leaflet, _ = parse(PLAIN.replace(SENTENCE, "Take 1.0mg to 0.5MG tds, 10 U x 3 days."), "sample.yaml", Path())
    assert leaflet
    assert len([finding for finding in check(leaflet, TODAY) if finding.code in CODES]) > 3
    other = replace(leaflet, identity=replace(leaflet.identity, language="tlh"))
    assert [finding for finding in check(other, TODAY) if finding.code in CODES] == []


@pytest.mark.parametrize("tag", ["", "..", "../en", "en/..", "C:", "tlh", "e\0n"])
def test_a_tag_that_is_no_language_of_ours_has_no_data(tag: str) -> None:
    assert writing_of(tag) is None
    assert frequencies_of(tag) is None


def test_a_file_of_the_programs_own_must_be_whole(tmp_path: Path) -> None:
    path = tmp_path / "en.yaml"
    path.write_text("people: 1\n")
    with pytest.raises(ValueError, match="people") as error:
        load_own_record(WRITING, path)
    assert "articles" in str(error.value)


@pytest.mark.parametrize(
    "part",
    [
        *("1", "1.", "1,", "½", "1 mg ", "1 mg-", "1 111 ", "1/1/", "1-", " -1.1", "1U ", "x 1 ", "a1", "abc1mg ", "("),
        *("t.d.s. ", "rare ", "rarely ", "1 in 1 ", "1 a a in 1 ", "take 1 mg or more ", "samplin 1a a ", "samplen "),
    ],
)
def test_a_long_text_is_judged_to_its_end(part: str) -> None:
    written = PLAIN.replace(SENTENCE, f'"Take {part * (19_000 // len(part))} mg"')
    leaflet, findings = parse(written, "sample.yaml", Path())
    assert leaflet, findings
    assert isinstance(check(leaflet, TODAY), tuple)


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "1",
                    "5",
                    "10",
                    "0.5",
                    "1,000",
                    "1.0",
                    ".5",
                    "½",
                    "/",
                    "-",
                    "–",
                    "to",
                    "or",
                    "in",
                    "mg",
                    "MG",
                    "µg",
                    "U",
                ),
                *(
                    "tablets",
                    "people",
                    "°C",
                    "ºC",
                    "x",
                    "daily",
                    "@",
                    "&",
                    "+",
                    "<",
                    ".",
                    ",",
                    " ",
                    " ",
                    " ",
                    "\N{BULLET}",
                ),
            ]
        )
    )
)
def test_no_text_upsets_the_checks(words: list[str]) -> None:
    for finding in found("A" + "".join(words) + "z"):
        assert finding.message
        assert finding.source.line


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Take 1.0 mg a day.", "write 1 mg"),
        ("Take 2.50 mg a day.", "write 2.5 mg"),
        ("Inject 10.0 units.", "write 10 units"),
        ("Take 1.000 mg a day.", "write 1 mg, or 1,000 mg if that is meant"),
        ("Take .5 mg a day.", "write 0.5 mg"),
        ("Inject 100 000 units.", "write 100,000 units, or separate them with words"),
        ("Take 2 500 mg tablets.", "write 2,500 mg, or separate them with words"),
        ("Take 1000 mg a day.", "write 1,000 mg"),
        ("Inject 12000 units.", "write 12,000 units"),
        ("Inject 1234567 units.", "write 1,234,567 units"),
        ("It may affect 1 in 1000.", "write 1,000"),
        ("Take 0,5 mg a day.", "write numbers as 0.5 and 1,000, and put a space after each number of a list"),
        ("Take 50 µg a day.", "write 50 micrograms"),
        ("Inject 10 U at night.", "write 10 units"),
        ("Drink 5 cc of it.", "write 5 ml"),
        ("Take 40mg a day.", "write 40 mg"),
        ("Take 40 MG a day.", "write 40 mg"),
        ("Take 50 mcg a day.", "write 50 micrograms"),
        ("Take 0.5 g a day.", "write 500 mg"),
        ("Take 0.025 mg a day.", "write 25 micrograms"),
        ("Take 1/2 tablet.", "write it in words, as in “half a tablet”"),
        ("Store below 25C.", "write 25 °C or °F"),
        ("Store at 2-8C.", "write 2-8 °C or °F"),
        ("Take 10-5 mg a day.", "check both numbers, and put the lower one first"),
        ("Take at least 2 tablets a day.", "say how many at most, as in “2 to 4”"),
        ("Take 5 mg to.", "add it"),
        ("Take 500 mg to 1 g a day.", "write both numbers in one unit"),
        ("Take it if you weigh < 40 kg.", "write “less than”"),
        ("Take it if you weigh >40 kg.", "write “more than”"),
        ("Take ≤4 tablets.", "write “up to”"),
        ("Take it if you weigh ≥ 40 kg.", "write “at least”"),
        ("For people aged 65+.", "write “or more”"),
        ("Take samplin + otherin.", "write “and”"),
        ("Take 5 mg & 10 mg.", "write “and”"),
        ("Take 2 @ night.", "write “at”"),
        ("Take it 2x daily.", "write “times”, “for” or “twice”"),
        ("Store at -20 °C.", "write − (U+2212), or the word “minus”"),
        ("Take it BID.", "write “twice a day”"),
        ("Do not use it after 03/04/2026.", "write the month as a word"),
    ],
)
def test_a_hint_says_the_same_dose_in_a_safe_way(text: str, hint: str) -> None:
    (finding,) = found(text)
    assert finding.hint == hint


def test_a_number_is_told_with_the_first_thing_that_is_wrong_with_it() -> None:
    assert [finding.code for finding in found("Take 1000 MG a day.")] == ["missing-thousands"]
