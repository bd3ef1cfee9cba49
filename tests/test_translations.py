"""A leaflet and its translation have the same parts, the same figures, and lead to the same places."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale

from leaflet_pdf import build
from leaflet_pdf.checks.translation.figures import figures
from leaflet_pdf.checks.translation.parts import differences
from leaflet_pdf.checks.translation.siblings import held_against_siblings
from leaflet_pdf.cli import main
from leaflet_pdf.languages.language import language_file, languages, own_words
from leaflet_pdf.model.finding import Severity
from leaflet_pdf.sources.yaml import load
from tests.translated import ORIGINAL, TRANSLATION, loaded, written

FIGURES = [
    ("en-GB", "Take 40 mg, or 1,000 micrograms.", [("40", "mg"), ("1000", "µg")]),
    ("en-GB", "0.5 mL, 1.5 mg/ml, 20% and −20 °C", [("0.5", "ml"), ("1.5", "mg/ml"), ("20", "%"), ("-20", "°C")]),
    ("en-GB", "2–4 days, 8:30 am, B12", [("2", ""), ("4", "day"), ("8", ""), ("30", ""), ("12", "")]),
    ("en-GB", "½ tablet, 1½ ml", [("0.5", ""), ("1", ""), ("0.5", "ml")]),
    ("de", "1,5 mg und 1.000 g", [("1.5", "mg"), ("1000", "g")]),
    ("de", "am 24.12.2026", [("24", ""), ("12", ""), ("2026", "")]),
    ("fr", "1 000 mg, puis 10 000,5 ml", [("1000", "mg"), ("10000.5", "ml")]),
    ("pl", "40 miligramów przez 5 dni", [("40", "mg"), ("5", "day")]),
    ("ru", "по 40 мг 2 раза", [("40", "mg"), ("2", "")]),
    ("ar", "٤٠ مغم أو ١٬٠٠٠٫٥ mg و٢٠٪", [("40", "mg"), ("1000.5", "mg"), ("20", "%")]),
    ("hi", "४० मि॰ग्रा॰ और 1,00,000", [("40", "mg"), ("100000", "")]),
    ("zh-Hans", "每次40毫克每日2次", [("40", "mg"), ("2", "")]),
    ("ko", "40밀리그램을 5일", [("40", "mg"), ("5", "day")]),
    ("th", "40 มก. วันละ 2 ครั้ง", [("40", "mg"), ("2", "")]),
]


@pytest.mark.parametrize(("tag", "text", "expected"), FIGURES, ids=[f"{tag} {text}" for tag, text, _ in FIGURES])
def test_figures_are_values_in_every_language(tag: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.number, figure.unit) for figure in figures(text, tag)] == [
        (Decimal(number), unit) for number, unit in expected
    ]


@pytest.mark.parametrize("written", ["020 7946 0000", "(020) 7946-0000", "0207 946 0000"])
def test_a_number_of_a_telephone_is_its_digits_however_it_is_grouped(written: str) -> None:
    assert [figure.number for figure in figures(f"Call {written}.", "fr")] == ["02079460000"]


def test_a_number_with_another_languages_decimal_sign_is_another_number() -> None:
    assert [figure.number for figure in figures("1.5 mg", "de")] == [Decimal(1), Decimal(5)]


def test_a_leaflet_and_its_translation_have_no_differences(tmp_path: Path) -> None:
    original, translation = loaded(tmp_path)
    for here, there in ((original, translation), (translation, original)):
        (unjudged,) = differences(here, there)
        assert (unjudged.code, unjudged.severity) == ("translation-not-judged", Severity.HINT)
        assert "the words, numbers in words" in unjudged.message


BAD = [
    ("1,5 mg", "1,6 mg", "translation-figures-differ", "Przyjmować 1,5"),
    ("1,5 mg", "1,5 g", "translation-figures-differ", "Przyjmować 1,5"),
    ("1,5 mg", "1,5", "translation-figures-differ", "Przyjmować 1,5"),
    ("1,5 mg", "1.5 mg", "translation-figures-differ", "Przyjmować 1,5"),
    ("1 000 mg", "1,000 mg", "translation-figures-differ", "Nigdy"),
    ("1 000 mg na dobę", "1 000 mg na 1 dobę", "translation-figures-differ", "Nigdy"),
    ("4–6 godzin", "4–6 dni", "translation-figures-differ", "Odczekać"),
    ("przez 5 dni", "przez 5 tygodni", "translation-figures-differ", "Przyjmować 1,5"),
    ("10 mg", "20 mg", "translation-figures-differ", "poniżej 12"),
    ("25 °C", "25 °F", "translation-figures-differ", "25 °C"),
    ("strength: 40 mg", "strength: 20 mg", "translation-figures-differ", "strength"),
    ("0000](tel:02079460000)", "0001](tel:02079460001)", "translation-links-differ", "Telefon"),
    ("[#keep]", "dział 2", "translation-links-differ", "Zadzwoń"),
    (" dni. [@NHS]", " dni. [@EMC]", "translation-links-differ", "Przyjmować 1,5"),
    ("level: danger", "level: caution", "translation-marks-differ", "- warning"),
    ("https://www.example.org/", "https://www.example.org/pl", "translation-marks-differ", "title: Strona"),
    ("  - id: keep", "  - id: store", "translation-marks-differ", "- id: keep"),
    ("          - Odczekać 4–6 godzin.\n", "", "translation-parts-differ", "- bullets"),
    ("          - [12 lat i więcej, 20 mg]\n", "", "translation-parts-differ", "- table"),
    ("      - bullets:", "      - steps:", "translation-parts-differ", "- bullets"),
    ("version: 0.1", "version: 0.2", "translation-edition-differs", "format"),
    ("revised: 2026-11-23", "revised: 2026-11-24", "translation-edition-differs", "format"),
]


@pytest.mark.parametrize(("old", "new", "code", "place"), BAD, ids=[f"{old} {new}" for old, new, *_ in BAD])
def test_a_difference_is_an_error_with_both_places(tmp_path: Path, old: str, new: str, code: str, place: str) -> None:
    changed = TRANSLATION.replace(old, new).replace("[#keep]", "[#store]" if "store" in new else "[#keep]")
    assert changed != TRANSLATION
    original, translation = loaded(tmp_path, changed.replace("  NHS:", "  EMC:" if "EMC" in new else "  NHS:"))
    found = [finding for finding in differences(translation, original) if finding.code == code]
    assert found
    assert {finding.severity for finding in found} == {Severity.ERROR}
    assert found[0].source.line == TRANSLATION[: TRANSLATION.index(place)].count("\n") + 1
    assert "sample.yaml" in found[0].message
    assert code in {finding.code for finding in differences(original, translation)}


GOOD = [
    ("przez 5 dni", "w ciągu 5-ciu dób"),
    ("4–6 godzin", "od 4 do 6 godzin"),
    ("4–6 godzin", "4 godziny lub 6 godzin"),
    ("10 mg", "10 miligramów"),
    ("Nigdy więcej niż 1 000 mg", "1000 mg to najwięcej"),
    ("Przyjmować 1,5 mg dwa razy na dobę przez 5 dni.", "Przez 5 dni przyjmować dwa razy na dobę 1,50 mg."),
]


@pytest.mark.parametrize(("old", "new"), GOOD)
def test_what_is_said_otherwise_is_no_difference(tmp_path: Path, old: str, new: str) -> None:
    assert old in TRANSLATION
    assert [one.code for one in differences(*loaded(tmp_path, TRANSLATION.replace(old, new)))] == [
        "translation-not-judged"
    ]


@pytest.mark.parametrize(("old", "new"), [("≥ 2", "≤ 2"), ("½", "¼"), ("rows: 7", "rows: 5")])
def test_signs_fractions_and_empty_lines_are_the_same(tmp_path: Path, old: str, new: str) -> None:
    more = "      - A level ≥ 2, or ½ a tablet.\n      - diary: Doses\n        columns: [Day, Dose]\n        rows: 7\n"
    original, translation = loaded(tmp_path, TRANSLATION + more.replace(old, new), ORIGINAL + more)
    assert next(one.severity for one in differences(translation, original)) is Severity.ERROR


ASTRAY = [
    ("translations:\n  pl: sample-pl.yaml", "translations:\n  pl: other.yaml", "is not a leaflet"),
    ("translations:\n  pl: sample-pl.yaml", "translations:\n  de: sample-pl.yaml", "not in “de”"),
]


@pytest.mark.parametrize(("old", "new", "words"), ASTRAY)
def test_what_is_named_must_be_the_translation(tmp_path: Path, old: str, new: str, words: str) -> None:
    original, _ = loaded(tmp_path, original=ORIGINAL.replace(old, new))
    found = next(iter(held_against_siblings(original)))
    assert (found.code, found.source.line) == ("translation-astray", 18)
    assert words in found.message


def test_a_translation_names_its_original(tmp_path: Path) -> None:
    original, _ = loaded(tmp_path, TRANSLATION.replace("translation-of: sample.yaml\n", ""))
    assert "does not say" in next(iter(held_against_siblings(original))).message


@pytest.mark.parametrize("name", ["../sample.yaml", "a/sample.yaml", "sample", "sample.pdf"])
def test_a_translation_is_a_file_beside_its_original(tmp_path: Path, name: str) -> None:
    path, _ = written(tmp_path, original=ORIGINAL.replace("sample-pl.yaml", name))
    assert [finding.code for finding in load(path)[1]] == ["bad-sibling"]


def test_a_translation_with_another_dose_is_not_built(tmp_path: Path) -> None:
    _, path = written(tmp_path, TRANSLATION.replace("1,5 mg", "15 mg"))
    built = build(path)
    assert built.pdf is None
    assert "translation-figures-differ" in {finding.code for finding in built.findings}


def test_a_new_translation_changes_no_approval_of_the_original(tmp_path: Path) -> None:
    original, _ = loaded(tmp_path)
    without, _ = loaded(tmp_path, original=ORIGINAL.replace("translations:\n  pl: sample-pl.yaml\n", ""))
    assert original.identity.digest == without.identity.digest


def test_check_holds_both_against_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = written(tmp_path, TRANSLATION.replace("112", "113"))
    assert main(["check", "--no-pages", *map(str, paths)]) == 1
    printed = capsys.readouterr().out
    for path, other in (paths, paths[::-1]):
        place, twin = (
            f"{one.as_posix()}:{re.split(' 11[23]', one.read_text())[0].count(chr(10)) + 1}:" for one in (path, other)
        )
        assert any(line.startswith(place) and twin in line for line in printed.splitlines())


def test_a_new_translation_has_the_same_parts_and_cannot_be_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, _ = written(
        tmp_path,
        original=ORIGINAL.replace(
            "- Keep it below 25 °C.", '- "Keep it below 25 °C."\n      - |\n        Keep it\n        dry.'
        ),
    )
    assert main(["new", "sample-de", "--translation-of", str(path), "--language", "de"]) == 0
    assert "write “translations: {de: sample-de.yaml}”" in capsys.readouterr().out
    original, translation = load(path)[0], load(tmp_path / "sample-de.yaml")[0]
    assert original
    assert translation
    assert {text.plain[:5] for text in translation.texts} == {"TODO "}
    assert (translation.identity.id, translation.identity.language) == ("sample-de", "de")
    assert "placeholder" in {finding.code for finding in build(tmp_path / "sample-de.yaml").findings}
    found = {finding.code for finding in differences(original, translation)}
    assert found <= {"translation-not-judged", "translation-figures-differ"}  # an English number is none in German


def test_a_translation_is_in_another_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, _ = written(tmp_path)
    assert main(["new", "sample-gb", "--translation-of", str(path), "--language", "en-GB"]) == 2
    assert "name another language" in capsys.readouterr().err


@pytest.mark.parametrize("tag", languages())
def test_the_names_of_units_are_those_of_cldr(tag: str) -> None:
    path = language_file(tag, "measures")
    if path is None:
        return
    patterns = Locale.parse(tag.replace("-", "_"))._data["unit_patterns"]
    wide = {"mg": "mass-milligram", "ml": "volume-milliliter", "day": "duration-day"}
    for unit, key in wide.items():
        known = " ".join(str(name) for form in patterns[key].values() if form for name in form.values())
        names = own_words(path).get(unit, [])
        assert [name for name in names if name not in known and tag != "en"] == []
