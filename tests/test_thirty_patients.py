"""Thirty patients: what a cover says to each, or why there is none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from leaflet_pdf import Built, build, read, verify
from leaflet_pdf.sources.patient.parse import parse_patient
from tests import bad_leaflets
from tests.patients import with_dose

LEAFLETS = {
    "amoxicillin": (
        "250 mg/5 ml",
        "oral suspension",
        "largest-dose: {each: 500 mg, day: 1500 mg}\n  least-interval: 6 hours",
    ),
    "methotrexate": (
        "2.5 mg",
        "tablets",
        "schedule: weekly-only\n  largest-dose: {each: 25 mg, week: 25 mg}\n  whole-units: yes\n"
        "  longest-supply: 84 days",
    ),
    "warfarin": ("1 mg and 3 mg", "tablets", "largest-dose: {day: 15 mg}"),
    "prednisolone": ("5 mg", "tablets", "largest-dose: {day: 60 mg}"),
    "isotretinoin": ("20 mg", "capsules", "whole-units: yes"),
    "salbutamol": ("100 micrograms", "inhaler", "largest-dose: {day: 800 micrograms}\n  least-interval: 4 hours"),
    "fentanyl": ("25 micrograms/hour", "patches", "least-interval: 72 hours"),
    "chloramphenicol": ("0.5%", "eye drops", ""),
    "hydrocortisone": ("1%", "cream", ""),
    "insulin": ("100 units/ml", "solution for injection", "largest-dose: {each: 50 units}"),
}

SUSPENSION = "unit: 250 mg/5 ml oral suspension"
THRICE = f"{{{SUSPENSION}, take: 5 ml, every: 8 hours}}"
WEEKLY = "{unit: 2.5 mg tablet, take: 6, on: Monday}"
PUFFS = "{unit: 100 micrograms inhaler, take: 2 puffs, least-interval: 4 hours, most-in-a-day: 8 puffs}"
BOTH_STRENGTHS = (
    "\n  - {unit: 3 mg tablet, take: 1, on: 'Monday, Wednesday and Friday'}"
    "\n  - {unit: 1 mg tablet, take: 1, on: Tuesday and Thursday}"
)
STEPS = (
    "\n  - {unit: 5 mg tablet, take: 8, every: day, from: 2026-11-23, to: 2026-11-29}"
    "\n  - {unit: 5 mg tablet, take: 4, every: day, from: 2026-11-30, to: 2026-12-06}"
)


class Right(NamedTuple):
    """A patient who gets a cover, and words that it must have."""

    name: str
    medicine: str
    dose: str
    words: tuple[str, ...]
    directions: str = "As your doctor said."
    carer: bool = False
    theme: str = "standard"
    prescriber: bool = True


RIGHT = (
    Right("child", "amoxicillin", THRICE,
          ("Take 5 ml (250 mg) every 8 hours.", "Take 5 ml three times a day for 7 days."),
          "Take 5 ml three times a day for 7 days."),
    Right("carer", "amoxicillin", THRICE, ("Give 5 ml (250 mg) every 8 hours.", "How to give it"), carer=True),
    Right("large print", "amoxicillin", THRICE, ("Take 5 ml (250 mg) every 8 hours.",), theme="large"),
    Right("mL", "amoxicillin", THRICE.replace("ml", "mL"), ("Take 5 ml (250 mg) every 8 hours.",)),
    Right("no prescriber", "amoxicillin", THRICE, ("Take 5 ml (250 mg) every 8 hours.",), prescriber=False),
    Right("weekly", "methotrexate", WEEKLY, ("Take 6 tablets (15 mg) once a week, on Monday.",)),
    Right("two strengths", "warfarin", BOTH_STRENGTHS, (
        "On Monday, Wednesday and Friday: take 1 tablet (3 mg).", "On Tuesday and Thursday: take 1 tablet (1 mg).")),
    Right("alternate days", "prednisolone", "{unit: 5 mg tablet, take: 1, every: 2 days}",
          ("Take 1 tablet (5 mg) every second day.",), "Take 1 tablet every other day."),
    Right("range", "prednisolone", "{unit: 5 mg tablet, take: 1 to 2, every: day}",
          ("Take 1 to 2 tablets (5 to 10 mg) once a day.",)),
    Right("steps", "prednisolone", STEPS, (
        "From 23 November 2026 to 29 November 2026 8 tablets (40 mg) day",
        "From 30 November 2026 to 6 December 2026 4 tablets (20 mg) day")),
    Right("inhaler", "salbutamol", PUFFS, (
        "Inhale 2 puffs (200 micrograms) when it is needed. Wait at least 4 hours before the next dose. "
        "Never more than 8 puffs in 24 hours.",)),
    Right("patch", "fentanyl", "{unit: 25 micrograms/hour patch, take: 1, every: 3 days}",
          ("Apply 1 patch every 3 days.",), "Apply 1 patch every 72 hours."),
    Right("drops", "chloramphenicol", "{unit: 0.5% eye drops, take: 1 drop, every: 2 hours}",
          ("Use 1 drop every 2 hours.",)),
    Right("cream", "hydrocortisone", "{unit: 1% cream, take: 2 g, every: day}", ("Apply 2 g once a day.",)),
    Right("insulin", "insulin", "{unit: 100 units/ml injection, take: 10 units, every: day}",
          ("Inject 10 units once a day.",)),
)  # fmt: skip


class Wrong(NamedTuple):
    """A patient who gets no cover: the code of a finding, and the words or numbers that it must name."""

    name: str
    medicine: str
    dose: str
    code: str
    named: tuple[str, ...]
    directions: str = "As your doctor said."
    others: tuple[tuple[str, str], ...] = ()


EVERY_DAY = "{unit: 2.5 mg tablet, take: 6, every: day}"
WRONG = (
    Wrong("weekly medicine daily", "methotrexate", EVERY_DAY, "not-weekly", ("once a week",)),
    Wrong("15 mg every day", "methotrexate", EVERY_DAY, "prescribed-too-much", ("105 mg", "25 mg")),
    Wrong("no weekday", "methotrexate", "{unit: 2.5 mg tablet, take: 6}", "bad-schedule", ("no time",)),
    Wrong("weekday misspelt", "methotrexate", WEEKLY.replace("Monday", "Mondy"), "bad-weekday", ("on",)),
    Wrong("supply too long", "methotrexate", WEEKLY, "supply-too-long", ("112 days", "84 days"),
          others=(("supply", "112 days"),)),
    Wrong("another medicine", "methotrexate", WEEKLY, "medicine-differs", ("methotrexate",),
          others=(("medicine", "metoprolol"),)),
    Wrong("another strength", "methotrexate", WEEKLY.replace("2.5 mg", "10 mg"), "strength-not-in-leaflet",
          ("2.5 mg",)),
    Wrong("half a capsule", "isotretinoin", "{unit: 20 mg capsule, take: half, every: day}", "part-of-unit",
          ("whole",)),
    Wrong("too much at once", "amoxicillin", THRICE.replace("take: 5", "take: 15"), "prescribed-too-much",
          ("750 mg", "500 mg")),
    Wrong("too much in a day", "amoxicillin", f"{{{SUSPENSION}, take: 10 ml, every: 6 hours}}", "prescribed-too-much",
          ("2000 mg", "1500 mg")),
    Wrong("too much in a week", "methotrexate", "\n  - {unit: 2.5 mg tablet, take: 6, on: Monday}"
          "\n  - {unit: 2.5 mg tablet, take: 6, on: Friday}", "prescribed-too-much", ("30 mg", "25 mg")),
    Wrong("too often", "salbutamol", PUFFS.replace("4 hours", "2 hours"), "interval-too-short", ("2 hours", "4 hours")),
    *(Wrong(f"a program's {word}", "methotrexate", WEEKLY, "bad-value", ("name",), others=(("name", f'"{word}"'),))
      for word in ("undefined", "NaN", "None", "[object Object]")),
    Wrong("dates in the wrong order", "prednisolone",
          "{unit: 5 mg tablet, take: 1, every: day, from: 2026-12-02, to: 2026-12-01}", "bad-schedule", ("earlier",)),
    Wrong("ml that do not fit mg", "amoxicillin", THRICE, "directions-differ", ("10", "5"), "Take 10 ml (250 mg)."),
    Wrong("another interval", "amoxicillin", THRICE, "directions-differ", ("6 hours", "8 hours"),
          "Take 5 ml every six hours."),
    Wrong("another number of times", "amoxicillin", THRICE, "directions-differ", ("2 times", "3"),
          "Take 5 ml twice a day."),
    Wrong("alternate days instead of every third", "prednisolone", "{unit: 5 mg tablet, take: 1, every: 3 days}",
          "directions-differ", ("48 hours", "72 hours"), "Take 1 tablet on alternate days."),
    Wrong("total differs", "methotrexate", WEEKLY, "total-differs", ("15", "20"),
          others=(("supply", "7 days\nweekly-total: 20 mg"),)),
)  # fmt: skip


def built(medicine: str, file: str, folder: Path, *, carer: bool = False, theme: str = "standard") -> Built:
    strength, form, limits = LEAFLETS[medicine]
    head = f"medicine:\n  substance: {medicine}\n  strength: {strength}\n  form: {form}\n  {limits}\n"
    text = re.sub(r"(?m)^medicine:\n(?:  .*\n)+", lambda _: head, bad_leaflets.GOOD)
    if carer:
        text = text.replace("language:", "reader: carer\nlanguage:")
    path = folder / "patient.yaml"
    path.write_text(file, encoding="utf-8")
    return build(text, patient=path, theme=theme)


@pytest.mark.parametrize("row", RIGHT, ids=lambda row: row.name)
def test_a_right_file_becomes_a_cover_that_says_its_dose(row: Right, tmp_path: Path) -> None:
    file = with_dose(row.dose, medicine=row.medicine, directions=row.directions, supply="7 days")
    if not row.prescriber:
        file = re.sub("(?m)^prescriber:.*\n", "", file)
    made = built(row.medicine, file, tmp_path, carer=row.carer, theme=row.theme)
    assert made.pdf is not None, made.findings
    readback = read(made.pdf)
    cover = [element for index, element in enumerate(readback.elements) if index in set(readback.on_cover())]
    told = " ".join(" ".join(one.text for one in cover if one.role in {"P", "TH", "TD"}).split())
    for words in row.words:
        assert words in told
    assert not (row.carer and re.search(r"\b[Tt]ake \d|How to take", told))
    assert ("Prescribed by" in told) == row.prescriber
    heads = {one.text.strip() for one in cover if one.role == "TH"}
    assert row.medicine != "methotrexate" or heads == {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
    patient, _ = parse_patient(file, "patient.yaml")
    assert patient is not None and list(verify(readback, made.leaflet, patient)) == []


@pytest.mark.parametrize("row", WRONG, ids=lambda row: row.name)
def test_a_wrong_file_becomes_a_finding_that_names_what_differs(row: Wrong, tmp_path: Path) -> None:
    values = {"medicine": row.medicine, "directions": row.directions, "supply": "7 days", **dict(row.others)}
    made = built(row.medicine, with_dose(row.dose, **values), tmp_path)
    assert made.pdf is None
    found = [finding.message for finding in made.findings if finding.code == row.code]
    assert any(all(re.search(rf"\b{re.escape(words)}\b", one) for words in row.named) for one in found), made.findings
