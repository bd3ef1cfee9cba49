"""Covers in other languages than English: doses in tables whose words are in the form that each number asks for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from leaflet_pdf import build, paint, read, verify
from leaflet_pdf.checks.dispensing import misfits
from leaflet_pdf.languages.language import language, languages
from leaflet_pdf.languages.schedules import schedule_words
from leaflet_pdf.layout.cover.cover import lay_out_cover
from leaflet_pdf.layout.frame import Glyphs
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.patient import Patient
from leaflet_pdf.sources.patient.parse import parse_patient
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.text.other_scripts.packs import PACKS, pack
from tests import bad_leaflets
from tests.packs import installed
from tests.patients import with_dose

TABLET = {
    "de": "Tablette",
    "fr": "comprimé",
    "es": "comprimido",
    "pl": "tabletka",
    "ru": "таблетка",
    "ar": "قرص",
    "hi": "गोली",
    "zh-Hans": "片",
}
EACH = pytest.mark.parametrize("tag", TABLET)


@pytest.fixture(scope="module", autouse=True)
def _packs() -> Iterator[None]:
    with installed(*PACKS.values()):
        yield


def leaflet_in(tag: str, strength: str = "2.5 mg", form: str = "") -> Leaflet:
    strength = strength.replace(".", language(tag).numbers.decimal)
    text = bad_leaflets.GOOD.replace("language: en-GB", f"language: {tag}")
    old = text[text.index("medicine:") : text.index("language:")]
    medicine = f"medicine: {{substance: sample, strength: '{strength}', form: '{form or TABLET.get(tag, 'tablet')}'}}\n"
    found, findings = parse(text.replace(old, medicine), "leaflet.yaml", Path())
    assert found is not None, findings
    return found


def given(dose: str, directions: str = "Qa.") -> Patient:
    found, findings = parse_patient(with_dose(dose, medicine="sample", directions=directions), "patient.yaml")
    assert found is not None, findings
    return found


def rows_of(leaflet: Leaflet, patient: Patient) -> list[list[str]]:
    """Return the rows of a cover's tables, proved to be those of the dose."""
    readback = read(paint(lay_out_cover(leaflet, patient)))
    assert list(verify(readback, None, patient)) == []
    rows: dict[int, list[str]] = {}
    for element in readback.elements:
        if element.role in {"TH", "TD"}:
            rows.setdefault(element.parent, []).append(" ".join(element.text.split()))
    return list(rows.values())


KINDS = {
    "by times of the day": "{unit: 2.5 mg THING, morning: 1, noon: 0, evening: half, night: 2.5}",
    "by hours": "{unit: 2.5 mg THING, take: 6, every: 8 hours}",
    "by days": "{unit: 2.5 mg THING, take: 1.5, every: 2 days}",
    "on a weekday": "{unit: 2.5 mg THING, take: 6, on: Monday}",
    "on a weekday, from a day on": "{unit: 2.5 mg THING, take: 6, on: Monday, from: 2026-11-23}",
    "as needed": "{unit: 2.5 mg THING, take: 1 to 2, least-interval: 4 hours, most-in-a-day: 8}",
    "in steps": "\n  - {unit: 2.5 mg THING, take: 4, every: day, from: 2026-11-23, to: 2026-11-29}"
    "\n  - {unit: 2.5 mg THING, take: 2, on: Tuesday and Friday, from: 2026-11-30}",
    "of two products": "\n  - {unit: 2.5 mg THING, take: 4, every: day}\n  - {unit: 10 mg THING, take: 1, every: day}",
}


@pytest.mark.parametrize("kind", KINDS)
@EACH
def test_a_dose_is_in_a_table_that_is_proved(tag: str, kind: str) -> None:
    patient, leaflet = given(KINDS[kind].replace("THING", TABLET[tag])), leaflet_in(tag, "2.5 mg; 10 mg")
    assert {finding.code for finding in misfits(patient, leaflet)} == {"directions-not-judged"}
    assert len(rows_of(leaflet, patient)) >= 2


@pytest.mark.parametrize(
    ("tag", "kind", "rows"),
    [
        ("de", "by times of the day", [["Morgens", "Mittags", "Abends", "Zur Nacht"], ["1", "0", "½", "2 und ½"]]),
        ("de", "by hours", [["Jedes Mal", "Abstand"], ["6 Tabletten (15 mg)", "8 Stunden"]]),
        ("fr", "by days", [["À chaque prise", "Intervalle"], ["1 comprimé et ½ (3,75 mg)", "2 jours"]]),
        ("es", "on a weekday", [["lun.", "mar.", "mié.", "jue.", "vie.", "sáb.", "dom."], ["6", *"000000"]]),
        (
            "pl",
            "as needed",
            [
                ["W razie potrzeby, za każdym razem", "Najmniejszy odstęp", "Najwięcej w ciągu 24 godzin"],
                ["1–2 tabletki (2,5–5 mg)", "4 godziny", "8 tabletek"],
            ],
        ),
        ("ru", "by hours", [["Каждый раз", "Промежуток"], ["6 таблеток (15 mg)", "8 часов"]]),
        ("ru", "by days", [["Каждый раз", "Промежуток"], ["1 и ½ таблетки (3,75 mg)", "2 дня"]]),
        ("ar", "by hours", [["في كل مرة", "الفاصل الزمني"], ["6 أقراص (15 mg)", "8 ساعات"]]),
        ("hi", "by hours", [["हर बार", "अंतराल"], ["6 गोलियाँ (15 mg)", "8 घंटे"]]),
        ("zh-Hans", "by days", [["每次", "间隔"], ["1又半片 (3.75 mg)", "2 天"]]),
    ],
)
def test_the_words_of_a_table_are_in_the_form_of_their_number(tag: str, kind: str, rows: list[list[str]]) -> None:
    patient = given(KINDS[kind].replace("THING", TABLET[tag]))
    assert rows_of(leaflet_in(tag), patient) == rows


@pytest.mark.parametrize(("kind", "old", "new"), [("by hours", "6", "5"), ("by days", "2 days", "3 days")])
@EACH
def test_the_proof_sees_another_dose_in_a_table(tag: str, kind: str, old: str, new: str) -> None:
    dose = KINDS[kind].replace("THING", TABLET[tag])
    told = read(paint(lay_out_cover(leaflet_in(tag), given(dose))))
    assert "dose-differs" in {finding.code for finding in verify(told, None, given(dose.replace(old, new)))}


@pytest.mark.parametrize("tag", ["ar", "hi"])
def test_lines_of_a_cover_are_as_far_apart_as_its_letters_need_it(tag: str) -> None:
    words = " ".join([TABLET[tag]] * 40)
    patient = given(KINDS["by hours"].replace("THING", TABLET[tag]), directions=words)
    (page,) = lay_out_cover(leaflet_in(tag), patient).pages
    shown = [
        item
        for item in page.items
        if isinstance(item, Glyphs) and item.run and TABLET[tag] * 2 in item.text.replace(" ", "")
    ]
    heights = sorted({item.y for item in shown})
    found = pack(language(tag).script)
    assert found is not None
    assert len(heights) > 1
    size = shown[0].size / found.scale
    assert all(below - above >= found.leading * size - 0.01 for above, below in pairwise(heights))


@pytest.mark.parametrize("tag", ["de", "ar", "zh-Hans"])
def test_a_leaflet_is_built_behind_a_cover_in_its_language(tag: str) -> None:
    text = bad_leaflets.GOOD.replace("language: en-GB", f"language: {tag}").replace(
        "form: capsules", f"form: {TABLET[tag]}"
    )
    dose = "{unit: 40 mg THING, take: 1, every: day}".replace("THING", TABLET[tag])
    made = build(text, patient=given(dose))
    assert made.pdf and made.leaflet, made.findings
    readback = read(made.pdf)
    assert readback.cover == 1
    assert list(verify(readback, made.leaflet, given(dose))) == []


def test_a_product_is_printed_with_the_decimal_sign_of_the_language() -> None:
    patient = given(KINDS["by hours"].replace("THING", "Tablette"))
    readback = read(paint(lay_out_cover(leaflet_in("de"), patient)))
    said = " ".join(element.text for element in readback.elements if element.role == "P")
    assert "2,5 mg Tablette" in said
    assert "2.5" not in said


@pytest.mark.parametrize(
    ("dose", "codes"),
    [
        ("{unit: 2.5 mg Tabletten, take: 6, on: Monday}", set()),
        ("{unit: 2.5 mg tablet, take: 6, on: Monday}", {"form-not-known"}),
        ("{unit: 2.5 mg Tablette, take: 6 tablets, on: Monday}", {"form-not-known"}),
        ("{unit: 2.5 micrograms Tablette, take: 6, on: Monday}", {"form-not-known", "strength-not-in-leaflet"}),
        ("{unit: 3.5 mg Tablette, take: 6, on: Monday}", {"strength-not-in-leaflet"}),
        ("{unit: 2.5 mg Kapsel, take: 6, on: Monday}", {"form-not-in-leaflet"}),
    ],
)
def test_a_product_must_be_that_of_the_leaflet_in_words_of_its_language(dose: str, codes: set[str]) -> None:
    found = {finding.code for finding in misfits(given(dose), leaflet_in("de"))}
    assert found - {"directions-not-judged"} == codes


def test_numbers_of_directions_are_held_against_the_dose_in_every_language() -> None:
    patient = given("{unit: 2.5 mg Tablette, take: 6, on: Monday}", directions="Am Montag 8 Tabletten.")
    assert "directions-differ" in {finding.code for finding in misfits(patient, leaflet_in("de"))}


@EACH
def test_a_language_counts_in_the_forms_that_its_numbers_ask_for(tag: str) -> None:
    words, plurals = schedule_words(tag), {*language(tag).plurals, "other"}
    for forms in (*words.things.values(), words.hours, words.days, language(tag).cover["days"]):
        assert "other" in forms
        assert set(forms) <= plurals | {"one"}
    assert len(words.weekdays) == len(words.weekdays_short) == len({*words.weekdays_short}) == 7
    assert len({language(tag).cover[time] for time in ("morning", "noon", "evening", "night")}) == 4
    assert set(schedule_words("en").heads) | {"needed"} == set(words.heads)
    assert set(language("en").cover) == set(language(tag).cover)


def test_a_language_with_covers_has_all_words_for_them() -> None:
    with_doses = {tag for tag in languages() if language(tag).cover}
    assert with_doses == {"en", *TABLET}
