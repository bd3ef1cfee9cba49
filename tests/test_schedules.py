"""Schedules: what a pharmacist would dispense and refuse, what the cover says of it, and what the proof sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflet_pdf import LABEL, paint, read, verify
from leaflet_pdf.checks.dispensing import misfits
from leaflet_pdf.layout.cover.cover import lay_out_cover
from leaflet_pdf.layout.frame import Glyphs, Item, Pages
from leaflet_pdf.model.leaflet import Leaflet, Reader
from leaflet_pdf.model.patient import Patient
from leaflet_pdf.model.quantity import Quantity
from leaflet_pdf.model.schedule import EveryDays, OnWeekdays, days_of, largest, total
from leaflet_pdf.model.style import MM, Paper
from leaflet_pdf.review.diff.meaning.weigh import Weight, weight_of, weight_of_mark
from leaflet_pdf.review.diff.statements import statements
from leaflet_pdf.sources.patient.dose_format import product_of
from leaflet_pdf.sources.patient.parse import parse_patient
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.text.face import face
from tests import bad_leaflets, patients
from tests.patients import SECRET, WEEKDAYS, dose_lines, weekdays_joined, with_dose
from tests.witness import BOTH, failures

LEAFLETS = {
    "methotrexate": ("2.5 mg", "tablets", "schedule: weekly-only\n  largest-dose: {week: 25 mg}\n  whole-units: yes"),
    "amoxicillin": ("250 mg/5 ml", "oral suspension", "largest-dose: {each: 1 g, day: 3 g}\n  least-interval: 6 hours"),
    "salbutamol": ("100 micrograms", "inhaler", "largest-dose: {day: 800 micrograms}\n  least-interval: 4 hours"),
    "warfarin": ("1 mg and 3 mg", "tablets", "largest-dose: {day: 15 mg}"),
    "prednisolone": ("5 mg", "tablets", "largest-dose: {day: 60 mg}\n  longest-supply: 84 days"),
    "insulin": ("100 units/ml", "solution for injection", "largest-dose: {each: 50 units}"),
    "fentanyl": ("25 micrograms/hour", "patches", "least-interval: 72 hours"),
    "hydrocortisone": ("1%", "cream", "longest-supply: 7 days"),
    "chloramphenicol": ("0.5%", "eye drops", "longest-supply: 5 days"),
}


def leaflet(substance: str) -> Leaflet:
    strength, form, limits = LEAFLETS[substance]
    medicine = f"medicine:\n  substance: {substance}\n  strength: {strength}\n  form: {form}\n  {limits}\n"
    text = re.sub(r"(?m)^medicine:\n(?:  .*\n)+", medicine, bad_leaflets.GOOD)
    found, findings = parse(text, "leaflet.yaml", Path())
    assert found is not None, findings
    return found


def patient(text: str) -> Patient:
    found, findings = parse_patient(text, "patient.yaml")
    assert found is not None, findings
    return found


def dispensed(substance: str, dose: str, directions: str = "As your doctor said.", supply: str = "5 days") -> Patient:
    return patient(with_dose(dose, medicine=substance, directions=directions, supply=supply))


def said(cover: Pages) -> str:
    return " ".join(item.text.strip() for item in cover.pages[0].items if isinstance(item, Glyphs)).replace(
        "\u00a0", " "
    )


def cells(cover: Pages) -> list[list[str]]:
    """Return the cells of each row of a cover's tables, heads and all, as a reader of the PDF has them."""
    elements = read(paint(cover)).elements
    rows: dict[int, list[str]] = {}
    for element in elements:
        if element.role in {"TH", "TD"}:
            rows.setdefault(element.parent, []).append(" ".join(element.text.split()))
    return list(rows.values())


WEEKLY = "{unit: 2.5 mg tablet, take: 6, on: Monday}"
TWICE = "\n  - {unit: 3 mg tablet, take: 1, on: Monday}\n  - {unit: 1 mg tablet, take: 4, on: Tuesday and Friday}"
STEPS = (
    "\n  - {unit: 5 mg tablet, take: 8, every: day, from: 2026-11-23, to: 2026-11-29}"
    "\n  - {unit: 5 mg tablet, take: 4, every: day, from: 2026-11-30, to: 2026-12-06}"
)


@pytest.mark.parametrize(
    ("substance", "dose", "words"),
    [
        (
            "methotrexate",
            "{unit: 2.5 mg tablet, take: 6, on: Monday}",
            "Take 6 tablets (15 mg) once a week, on Monday.",
        ),
        ("methotrexate", "{unit: 2.5 mg tablet, take: 4, every: week}", "Take 4 tablets (10 mg) once a week."),
        (
            "amoxicillin",
            "{unit: 250 mg/5 ml oral suspension, take: 2.5 ml, every: 8 hours}",
            "Take 2.5 ml (125 mg) every 8 hours.",
        ),
        (
            "amoxicillin",
            "{unit: 250 mg/5 ml oral suspension, take: 125 mg, every: 8 hours}",
            "Take 2.5 ml (125 mg) every 8 hours.",
        ),
        (
            "salbutamol",
            "{unit: 100 micrograms inhaler, take: 1 to 2 puffs, least-interval: 4 hours, most-in-a-day: 8 puffs}",
            "Wait at least 4 hours before the next dose. Never more than 8 puffs in 24 hours.",
        ),
        ("salbutamol", "{unit: 100 micrograms inhaler, take: 1, every: 12 hours}", "Inhale 1 puff (100 micrograms)"),
        ("warfarin", TWICE, "On Tuesday and Friday: take 4 tablets (4 mg)."),
        (
            "prednisolone",
            "{unit: 5 mg tablet, take: 0.5, every: 2 days}",
            "half a tablet (2.5 mg) every second day.",
        ),
        (
            "insulin",
            "{unit: 100 units/ml injection, take: 10 units, every: day}",
            "Inject 10 units once a day.",
        ),
        ("fentanyl", "{unit: 25 micrograms/hour patch, take: 1, every: 3 days}", "Apply 1 patch every 3 days."),
        ("hydrocortisone", "{unit: 1% cream, take: 1 application, every: day}", "Apply 1 application once a day."),
        ("chloramphenicol", "{unit: 0.5% eye drops, take: 1 drop, every: 2 hours}", "Use 1 drop every 2 hours."),
    ],
)
def test_a_cover_says_the_dose_in_a_sentence(substance: str, dose: str, words: str) -> None:
    about, content = dispensed(substance, dose), leaflet(substance)
    assert list(misfits(about, content)) == []
    cover = lay_out_cover(content, about)
    assert cover.findings == ()
    assert words in said(cover)
    assert list(verify(read(paint(cover)), None, about)) == []


def test_a_weekly_dose_is_under_its_day_and_none_is_under_the_others() -> None:
    cover = lay_out_cover(leaflet("methotrexate"), dispensed("methotrexate", WEEKLY))
    assert cells(cover) == [["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], ["6", *["none"] * 6]]


def test_two_strengths_have_a_row_each() -> None:
    table = cells(lay_out_cover(leaflet("warfarin"), dispensed("warfarin", TWICE)))
    assert table[1:] == [
        ["3 mg tablet", "1", *["none"] * 6],
        ["1 mg tablet", "none", "4", "none", "none", "4", "none", "none"],
    ]


def test_steps_have_their_dates() -> None:
    table = cells(lay_out_cover(leaflet("prednisolone"), dispensed("prednisolone", STEPS)))
    assert table == [
        ["When", "Each time", "Every"],
        ["From 23 November 2026 to 29 November 2026", "8 tablets (40 mg)", "day"],
        ["From 30 November 2026 to 6 December 2026", "4 tablets (20 mg)", "day"],
    ]


@pytest.mark.parametrize(
    ("substance", "dose", "code"),
    [
        ("methotrexate", "{unit: 2.5 mg tablet, take: 6, every: day}", "not-weekly"),
        ("methotrexate", "{unit: 2.5 mg tablet, take: 2, on: Monday and Thursday}", "not-weekly"),
        ("methotrexate", "{unit: 2.5 mg tablet, take: 2, every: 8 days}", "not-weekly"),
        ("methotrexate", "{unit: 2.5 mg tablet, morning: 1, noon: 0, evening: 0, night: 0}", "not-weekly"),
        ("methotrexate", "{unit: 2.5 mg tablet, take: 11, on: Monday}", "prescribed-too-much"),
        ("methotrexate", "{unit: 2.5 mg tablet, take: 2.5, on: Monday}", "part-of-unit"),
        ("methotrexate", "{unit: 10 mg tablet, take: 1, on: Monday}", "strength-not-in-leaflet"),
        ("methotrexate", "{unit: 2.5 mg capsule, take: 6, on: Monday}", "form-not-in-leaflet"),
        ("amoxicillin", "{unit: 250 mg/5 ml oral suspension, take: 25 ml, every: 8 hours}", "prescribed-too-much"),
        ("amoxicillin", "{unit: 250 mg/5 ml oral suspension, take: 5 ml, every: 4 hours}", "interval-too-short"),
        ("amoxicillin", "{unit: 125 mg/5 ml oral suspension, take: 5 ml, every: 8 hours}", "strength-not-in-leaflet"),
        ("salbutamol", "{unit: 100 micrograms inhaler, take: 2 puffs, every: 2 hours}", "interval-too-short"),
        (
            "salbutamol",
            "{unit: 100 micrograms inhaler, take: 2 puffs, least-interval: 4 hours, most-in-a-day: 12 puffs}",
            "prescribed-too-much",
        ),
        ("warfarin", "{unit: 5 mg tablet, take: 1, every: day}", "strength-not-in-leaflet"),
        ("warfarin", "{unit: 3 mg tablet, take: 6, every: day}", "prescribed-too-much"),
        ("prednisolone", STEPS.replace("take: 8", "take: 13"), "prescribed-too-much"),
        ("insulin", "{unit: 100 units/ml injection, take: 60 units, every: day}", "prescribed-too-much"),
        ("fentanyl", "{unit: 25 micrograms/hour patch, take: 1, every: 24 hours}", "interval-too-short"),
        ("fentanyl", "{unit: 25 micrograms/hour patch, take: 1, every: day}", "interval-too-short"),
        ("fentanyl", "{unit: 25 micrograms/hour patch, take: 1, on: Monday and Tuesday}", "interval-too-short"),
    ],
)
def test_what_goes_against_the_leaflet_is_refused(substance: str, dose: str, code: str) -> None:
    found = {finding.code for finding in misfits(dispensed(substance, dose), leaflet(substance))}
    assert code in found


@pytest.mark.parametrize(
    ("directions", "fits"),
    [
        ("Take 6 tablets once a week, on Monday.", True),
        ("Take six tablets each week.", True),
        ("Swallow them with water.", True),
        ("Take 6 tablets every day.", False),
        ("Take 6 tablets twice a day.", False),
        ("Take 3 tablets once a week.", False),
        ("Take 6 tablets on Tuesday.", False),
        ("Take 6 tablets every 2 weeks.", False),
        ("Take 6 tablets every 7 days.", True),
    ],
)
def test_directions_say_what_the_dose_says(directions: str, *, fits: bool) -> None:
    about = dispensed("methotrexate", "{unit: 2.5 mg tablet, take: 6, on: Monday}", directions)
    codes = {finding.code for finding in misfits(about, leaflet("methotrexate"))}
    assert codes == (set() if fits else {"directions-differ"})


@pytest.mark.parametrize(
    ("dose", "directions", "fits"),
    [
        ("every: 8 hours", "Take 5 ml every 8 hours.", True),
        ("every: 8 hours", "Take 5 ml every 6 to 8 hours.", False),
        ("every: 8 hours", "Take 5 ml every 8–12 hours.", False),
        ("every: 6 hours", "Take 5 ml 6-hourly. Have a blood test every 2 weeks.", True),
        ("every: 6 hours", "Take 5 ml 6-hourly and see your doctor every week.", True),
        ("every: 6 hours", "Take 5 ml 6-hourly, then come back every 3 days; drink water every 2 hours.", True),
        ("every: 6 hours", "See your nurse every day. Take 5 ml every 4 hours.", False),
        ("every: 6 hours", "Have a blood test and take 5 ml every 2 weeks.", False),
        ("least-interval: 6 hours, most-in-a-day: 15 ml", "Take 5 ml every 6 to 8 hours if needed.", True),
        ("least-interval: 6 hours, most-in-a-day: 15 ml", "Take 5 ml every 4 to 6 hours if needed.", False),
        ("every: 2 days", "Take 5 ml on alternate days. Weigh yourself every morning.", True),
        ("every: 3 days", "Take 5 ml every other day.", False),
    ],
)
def test_intervals_in_directions_are_those_of_the_dose_and_of_nothing_else(
    dose: str, directions: str, *, fits: bool
) -> None:
    about = dispensed("amoxicillin", f"{{unit: 250 mg/5 ml oral suspension, take: 5 ml, {dose}}}", directions)
    codes = {finding.code for finding in misfits(about, leaflet("amoxicillin"))}
    assert codes == (set() if fits else {"directions-differ"})


@pytest.mark.parametrize("directions", ["With food, take them every day.", "A tablet every day after a check."])
def test_directions_that_name_the_act_or_the_form_are_about_the_dose(directions: str) -> None:
    about = dispensed("methotrexate", "{unit: 2.5 mg tablet, take: 6, on: Monday}", directions)
    assert {finding.code for finding in misfits(about, leaflet("methotrexate"))} == {"directions-differ"}


# The reader

LIQUID = "{unit: 250 mg/5 ml oral suspension, take: 5 ml, every: 8 hours}"
PUFFS = "{unit: 100 micrograms inhaler, take: 2 puffs, every: 6 hours}"
PATCH = "{unit: 25 micrograms/hour patch, take: 1, every: 3 days}"


def read_by(reader: Reader, substance: str) -> Leaflet:
    content = leaflet(substance)
    return replace(content, identity=content.identity._replace(reader=reader))


@pytest.mark.parametrize("label", [None, LABEL], ids=["page", "label"])
@pytest.mark.parametrize(
    ("substance", "dose", "patients", "carers"),
    [
        ("amoxicillin", LIQUID, "Take 5 ml", "Give 5 ml"),
        ("methotrexate", WEEKLY, "Take 6 tablets", "Give 6 tablets"),
        ("salbutamol", PUFFS, "Inhale 2 puffs", "Give 2 puffs"),
        ("fentanyl", PATCH, "Apply 1 patch", "Apply 1 patch"),
    ],
)
def test_a_carer_gives_what_a_patient_takes(
    substance: str, dose: str, patients: str, carers: str, label: Paper | None
) -> None:
    about = dispensed(substance, dose)
    for reader, words in ((Reader.PATIENT, patients), (Reader.CARER, carers)):
        told = said(lay_out_cover(read_by(reader, substance), about, label=label))
        assert f"{words} (" in told or f"{words} every" in told
        assert f"How to {words.split()[0].lower()} it As your doctor said." in told


@pytest.mark.parametrize("label", [None, LABEL], ids=["page", "label"])
@pytest.mark.parametrize("reader", Reader)
def test_the_proof_sees_words_for_another_reader(reader: Reader, label: Paper | None) -> None:
    about, (other,) = dispensed("amoxicillin", LIQUID), {*Reader} - {reader}
    cover = lay_out_cover(read_by(reader, "amoxicillin"), about, label=label)
    told = read(paint(cover))

    def found(content: Leaflet | None) -> list[int]:
        return [f.source.line for f in verify(told, content, about) if f.code == "dose-differs"]

    assert found(read_by(reader, "amoxicillin")) == found(None) == []
    assert found(read_by(other, "amoxicillin")) == [about.doses[0].source.line, about.directions.source.line]


def test_a_cover_without_its_leaflet_has_one_reader() -> None:
    about = dispensed("warfarin", TWICE)
    cover = tampered(lay_out_cover(leaflet("warfarin"), about), "take 4", "give 4")
    assert "dose-differs" in {finding.code for finding in verify(read(paint(cover)), None, about)}


# Totals


@pytest.mark.parametrize("label", [None, LABEL], ids=["page", "label"])
@pytest.mark.parametrize(
    ("substance", "dose", "total"),
    [
        ("amoxicillin", LIQUID, "In one day 750 mg"),
        ("amoxicillin", LIQUID.replace("5 ml,", "20 ml,"), "In one day 3,000 mg"),
        ("methotrexate", WEEKLY, "In one week 15 mg"),
        ("warfarin", "{unit: 1 mg tablet, morning: 1, noon: 0, evening: half, night: 0}", "In one day 1.5 mg"),
        ("fentanyl", PATCH, ""),
        ("warfarin", "{unit: 1 mg tablet, take: 1 to 2, every: day}", ""),
    ],
)
def test_what_the_doses_come_to_is_on_the_cover_and_proven(
    substance: str, dose: str, total: str, label: Paper | None
) -> None:
    about = dispensed(substance, dose)
    cover = lay_out_cover(leaflet(substance), about, label=label)

    def found(pages: Pages, patient: Patient) -> set[str]:
        return {finding.code for finding in verify(read(paint(pages)), None, patient)}

    assert (total or "In one") in said(cover) if total else "In one" not in said(cover)
    assert found(cover, about) == set()
    if total:
        number = total.split()[3]
        assert any("total-astray" in found(tampered(cover, number, f"9{number}", which), about) for which in range(2))
        assert "total-astray" in found(tampered(cover, total[:10], "It was "), about)


# Rows


def test_lines_of_one_product_have_rows_that_need_no_saying() -> None:
    dose = f"\n  - {WEEKLY}\n  - {WEEKLY.replace('6', '4').replace('Monday', 'Friday')}"
    table = cells(lay_out_cover(leaflet("methotrexate"), dispensed("methotrexate", dose)))
    assert table == [
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        ["6", *["none"] * 6],
        [*["none"] * 4, "4", "none", "none"],
    ]


def test_dates_that_a_sentence_says_are_not_said_again_by_the_row_below_it() -> None:
    dose = "{unit: 1 mg tablet, take: 2, on: Monday and Friday, from: 2026-11-23, to: 2026-12-06}"
    about = dispensed("warfarin", dose)
    cover = lay_out_cover(leaflet("warfarin"), about)
    assert "From 23 November 2026 to 6 December 2026, on Monday and Friday: take 2 tablets (2 mg)." in said(cover)
    assert cells(cover)[1] == ["2", "none", "none", "none", "2", "none", "none"]
    changed = tampered(cover, "6 December", "9 December")
    assert "dose-differs" in {finding.code for finding in verify(read(paint(changed)), None, about)}


# The proof


def tampered(cover: Pages, old: str, new: str, which: int = 0) -> Pages:
    """Return a cover with other words in place of one of those that are so."""
    seen = 0

    def changed(item: Item) -> Item:
        nonlocal seen
        if not isinstance(item, Glyphs) or old not in item.text.replace("\u00a0", " "):
            return item
        seen += 1
        if seen != which + 1:
            return item
        text = item.text.replace("\u00a0", " ").replace(old, new)
        return item._replace(words=tuple(map(face(item.face).word, re.findall(r"\S+ *", text))), text=text)

    items = tuple(map(changed, cover.pages[0].items))
    assert seen > which, old
    return cover._replace(pages=(cover.pages[0]._replace(items=items),))


@pytest.mark.parametrize(
    ("substance", "dose", "old", "new", "which"),
    [
        ("methotrexate", WEEKLY, "6 tablets", "8 tablets", 0),
        ("methotrexate", WEEKLY, "6 tablets", "6 ml", 0),
        ("methotrexate", WEEKLY, "(15 mg)", "(15 g)", 0),
        ("methotrexate", WEEKLY, "Monday.", "Tuesday.", 0),
        ("methotrexate", WEEKLY, "Mon", "Tue", 0),
        ("methotrexate", WEEKLY, "none", "6", 0),
        ("methotrexate", "{unit: 2.5 mg tablet, take: 6, every: week}", "week.", "day.", 0),
        ("amoxicillin", "{unit: 250 mg/5 ml oral suspension, take: 2.5 ml, every: 8 hours}", "2.5 ml", "25 ml", 0),
        ("amoxicillin", "{unit: 250 mg/5 ml oral suspension, take: 2.5 ml, every: 8 hours}", "hours", "days", 0),
        ("prednisolone", STEPS, "November", "December", 1),
        ("prednisolone", STEPS, "8 tablets", "4 tablets", 0),
        ("warfarin", TWICE, "Tuesday", "Thursday", 0),
    ],
)
def test_the_proof_sees_another_dose(substance: str, dose: str, old: str, new: str, which: int) -> None:
    about = dispensed(substance, dose)
    cover = lay_out_cover(leaflet(substance), about)
    changed = tampered(cover, old, new, which)
    assert "dose-differs" in {finding.code for finding in verify(read(paint(changed)), None, about)}


@pytest.mark.parametrize(
    "change",
    [
        lambda dose: dose.replace("Tuesday and Friday", "Tuesday and Saturday"),
        lambda dose: dose.replace("take: 4", "take: 5"),
        lambda dose: dose.replace("3 mg", "5 mg"),
        lambda dose: dose.rpartition("\n")[0],
        lambda dose: f"{dose}\n  - {{unit: 1 mg tablet, take: 1, on: Sunday}}",
        lambda dose: dose.replace("on: Monday", "on: Monday, from: 2026-11-23"),
    ],
)
@pytest.mark.parametrize("label", [None, LABEL], ids=["page", "label"])
def test_a_cover_of_another_schedule_is_found(label: Paper | None, change: Callable[[str], str]) -> None:
    cover = lay_out_cover(leaflet("warfarin"), dispensed("warfarin", TWICE), label=label)
    told = read(paint(cover))
    assert list(verify(told, None, dispensed("warfarin", TWICE))) == []
    assert "dose-differs" in {finding.code for finding in verify(told, None, dispensed("warfarin", change(TWICE)))}


def test_one_of_two_sentences_that_differs_is_found() -> None:
    about = dispensed("warfarin", TWICE)
    cover = lay_out_cover(leaflet("warfarin"), about)
    assert "dose-differs" in {
        f.code for f in verify(read(paint(tampered(cover, "4 tablets", "5 tablets"))), None, about)
    }


# Properties


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(dose_lines())
def test_no_schedule_by_days_has_a_daily_grid(line: str) -> None:
    """A dose on weekdays has an amount under its days only, and one every few days is under no time of any day."""
    about = patient(with_dose(f"{{{line}}}"))
    timing = about.doses[0].timing
    if not isinstance(timing, OnWeekdays | EveryDays):
        return
    table = cells(lay_out_cover(leaflet("warfarin"), about))
    assert not any({"Morning", "Noon", "Evening", "Night"} & set(row) for row in table)
    if isinstance(timing, OnWeekdays):
        amounts = table[1][-7:]
        assert [cell != "none" for cell in amounts] == [day in timing.on for day in WEEKDAYS]
    else:
        assert table == []


@given(
    st.integers(1, 40),
    st.lists(st.sampled_from(WEEKDAYS), min_size=1, unique=True),
    st.dates(date(2001, 1, 1), date(2090, 1, 1)),
)
def test_any_week_has_what_its_days_come_to(quarters: int, days: list[str], start: date) -> None:
    number = Decimal(quarters) / 4
    lines = patient(
        with_dose(f"{{unit: 0.1 mg tablet, take: {number.normalize():f}, on: '{weekdays_joined(days)}'}}")
    ).doses
    week = number * len(days) * Decimal("0.1")
    assert total(lines, days=7) == Quantity(week, "mg") and total(lines, days=1) is None
    assert largest(lines, start, 28, 7) == [Quantity(week, "mg")]
    assert sum(day.get("mg", Decimal(0)) for day in days_of(lines, start, 28)) == 4 * week


@given(st.integers(1, 400), st.integers(1, 20))
def test_a_volume_has_the_substance_that_it_was_reckoned_from(milligrams: int, per: int) -> None:
    product = product_of(f"{milligrams} mg/{per} ml syrup")
    held = product.substance_in(Decimal(per), "ml")
    assert held == Quantity(Decimal(milligrams), "mg")
    assert product.volume_of(held.number, "mg") == Quantity(Decimal(per), "ml")


@given(
    dose_lines(),
    st.lists(st.tuples(st.integers(0, 200), st.sampled_from("\t\n:[]{}&*!|>'\"%/@`#-– \u200b½１µ0.,9")), max_size=4),
)
def test_a_spoilt_dose_is_taken_or_refused_without_its_words(line: str, changes: list[tuple[int, str]]) -> None:
    for place, char in changes:
        line = line[:place] + char + line[place:]
    text = with_dose(f"{{{line}, unti: {SECRET}}}", name=SECRET)
    found, findings = parse_patient(text, "patient.yaml")
    assert found is None
    assert SECRET not in "\n".join(map(str, findings))


def test_forty_lines_are_one_clear_finding() -> None:
    lines = "".join(f"\n  - {{unit: 1 mg tablet, take: {number}, every: day}}" for number in range(1, 41))
    cover = lay_out_cover(leaflet("warfarin"), dispensed("warfarin", lines))
    assert {finding.code for finding in cover.findings} == {"cover-too-small"}


def test_dates_that_are_centuries_apart_are_answered_at_once() -> None:
    dose = "{unit: 1 mg tablet, take: 1, every: day, from: 0001-01-01, to: 9999-12-31}"
    assert list(misfits(dispensed("warfarin", dose), leaflet("warfarin"))) == []


@pytest.mark.parametrize("size", [(100, 62), (120, 80), (148, 210)])
def test_two_strengths_fit_a_label(size: tuple[int, int]) -> None:
    about = dispensed("warfarin", TWICE)
    cover = lay_out_cover(leaflet("warfarin"), about, label=Paper(size[0] * MM, size[1] * MM))
    assert cover.findings == ()
    assert list(verify(read(paint(cover)), None, about)) == []


@pytest.mark.parametrize("take", ["2.5 ml", "12.75 ml", "2.5 to 5 ml"])
def test_measures_on_some_days_have_the_room_that_the_other_days_do_not_need(take: str) -> None:
    dose = f"{{unit: 250 mg/5 ml oral suspension, take: {take}, on: 'Monday, Wednesday and Friday'}}"
    about, content = dispensed("amoxicillin", dose), leaflet("amoxicillin")
    label = lay_out_cover(content, about, label=Paper(100 * MM, 70 * MM))
    assert label.findings == ()
    assert list(verify(read(paint(label)), None, about)) == []
    page = lay_out_cover(content, about).pages[0]
    sizes = {item.text.strip(): item.size for item in page.items if isinstance(item, Glyphs)}
    assert sizes["none"] >= sizes["Mon"]


@pytest.mark.parametrize("label", [None, LABEL], ids=["page", "label"])
@pytest.mark.parametrize("dose", [TWICE, WEEKLY, STEPS], ids=["two strengths", "weekly", "steps"])
def test_covers_of_every_kind_are_what_other_judges_accept(dose: str, label: Paper | None, tmp_path: Path) -> None:
    content, about = leaflet("warfarin"), dispensed("warfarin", dose)
    path = tmp_path / "cover.pdf"
    path.write_bytes(paint(lay_out_cover(content, about, label=label)))
    assert [found for profile in BOTH for found in failures(path, profile)] == []


@pytest.mark.parametrize(
    "limit",
    ["largest-dose: {day: 40 mg}", "least-interval: 4 hours", "schedule: weekly-only", "whole-units: yes"],
)
def test_a_limit_that_is_added_is_as_grave_as_a_dose(limit: str) -> None:
    before = bad_leaflets.GOOD
    after = before.replace("  form:", f"  {limit}\n  form:")
    old, new = (parse(text, "leaflet.yaml", Path())[0] for text in (before, after))
    assert old is not None and new is not None
    added = [one for one in statements(new) if one not in statements(old)]
    assert Weight.NUMBER in {weight_of(one, "en") for one in added} | {
        weight_of_mark(name) for one in added for name, _ in one.marks
    }


def test_more_lines_than_a_cover_holds_are_refused_at_once() -> None:
    lines = " - {unit: 40 mg capsule, take: 1, every: day}\n" * 101
    text = re.sub(r"(?s)dose:.*?(?=daily-total)", f"dose:\n{lines}", patients.GOOD)
    made, findings = parse_patient(text, "patient.yaml")
    assert made is None and [finding.code for finding in findings] == ["bad-schedule"]


AS_NEEDED = "{unit: 100 micrograms inhaler, take: 2 puffs, least-interval: 4 hours, most-in-a-day: 8 puffs}"


@pytest.mark.parametrize(
    ("dose", "found"),
    [
        (AS_NEEDED, []),
        (f"[{AS_NEEDED}]", []),
        ("{unit: 100 micrograms inhaler, take: 2 puffs, every: 12 hours}", ["missing-key"]),
        (f"[{AS_NEEDED}, {{unit: 50 micrograms inhaler, take: 2 puffs, every: day}}]", ["missing-key"]),
    ],
)
def test_only_what_is_used_as_needed_may_have_no_days_of_supply(dose: str, found: list[str]) -> None:
    written = re.sub(r"(?m)^supply: .*\n", "", with_dose(dose, medicine="sample"))
    read, findings = parse_patient(written, "patient.yaml")
    assert [finding.code for finding in findings] == found
    assert read is None or read.supply is None


def test_a_limit_of_supply_wants_the_days_of_it() -> None:
    written = re.sub(r"(?m)^supply: .*\n", "", with_dose(AS_NEEDED, medicine="sample"))
    read, _ = parse_patient(written, "patient.yaml")
    text = bad_leaflets.GOOD.replace("  form:", "  longest-supply: 30 days\n  form:")
    leaflet, _ = parse(text, "leaflet.yaml", Path())
    assert read and leaflet
    assert "supply-too-long" in [finding.code for finding in misfits(read, leaflet)]
    (finding,) = [finding for finding in misfits(read, leaflet) if finding.code == "supply-too-long"]
    assert "30 days" in finding.message


MIXED = "\n  - {unit: 3 mg tablet, take: 1, every: day}\n  - {unit: 1 mg tablet, take: 1, on: Monday and Friday}"


@pytest.mark.parametrize(("dose", "sentence"), [(TWICE, True), (MIXED, False)])
def test_no_sentence_says_only_a_part_of_what_is_taken(dose: str, sentence: bool) -> None:
    dispensing = dispensed("warfarin", dose)
    cover = lay_out_cover(leaflet("warfarin"), dispensing)
    assert (": take " in said(cover)) is sentence
    assert list(verify(read(paint(cover)), None, dispensing)) == []


def test_a_sentence_about_a_part_of_the_doses_is_found() -> None:
    part, whole = dispensed("warfarin", MIXED), dispensed("warfarin", MIXED)
    only = replace(whole, doses=whole.doses[1:])
    cover = lay_out_cover(leaflet("warfarin"), only)
    messages = [finding.message for finding in verify(read(paint(cover)), None, part)]
    assert "a sentence on the cover says only a part of the doses" in messages
