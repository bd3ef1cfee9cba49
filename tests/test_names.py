"""The medicine's names: what is nearly one, in other capitals, with another strength or form."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet_pdf.checks import check
from leaflet_pdf.checks.medicine import names
from leaflet_pdf.checks.medicine.names import distance
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.standards.wording.lookalike import real_names
from tests.judged import PLAIN, TODAY

CODES = {rule.code for question in names.CHECKS for rule in question.rules}
SENTENCE = "Take samplin with a meal."
ACNE = (
    PLAIN.replace("Samplin", "Isotretinoin")
    .replace("samplin", "isotretinoin")
    .replace("form: capsules", "form: soft capsules\n  class: retinoid")
)

BAD = [
    ("misspelled-name", "Take ^isotretinon with food."),
    ("misspelled-name", "^ISOTRETINON is a medicine."),
    ("misspelled-name", "Take ^isotretinion with food."),
    ("misspelled-name", "Take ^isotertinoin with food."),
    ("misspelled-name", "Take ^isotrentinoin with food."),
    ("misspelled-name", "Take isotretinoin, and not ^isotretinoine, with food."),
    ("misspelled-name", "The **^isotretinon** in it is strong."),
    ("misspelled-class", "Do not take another ^retinoit."),
    ("name-capitals", "Take ^ISOTRETINOIN with food."),
    ("name-capitals", "Take ^isoTRETINOIN with food."),
    ("name-capitals", "Take ^IsoTretinoin with food."),
    ("strength-differs", "Take ^isotretinoin 50 mg capsules with food."),
    ("strength-differs", "^Isotretinoin 10 mg soft capsules are small."),
    ("strength-differs", "Take ^isotretinoin 40 micrograms capsules."),
    ("form-differs", "Take ^isotretinoin tablets with food."),
    ("form-differs", "Take ^isotretinoin 40 mg tablets with food."),
    ("form-differs", "Take ^isotretinoin 40 mg film-coated tablets with food."),
]
GOOD = [
    "Take isotretinoin with food.",
    "Isotretinoin is a medicine.",
    "This is isotretinoin’s way to work.",
    "All isotretinoins are alike.",
    "Acitretin, alitretinoin and tretinoin are other medicines.",
    "Retinoids are related to retinol and retinal.",
    "Do not take another retinoid.",
    "Take isotretinoin 40 mg capsules with food.",
    "Take isotretinoin 40 mg soft capsules with food.",
    "Take isotretinoin capsules with food.",
    "Take isotretinoin 10 mg a day.",
    "Take isotretinoin, then other tablets.",
    "The retina is part of the eye.",
    "See [isotretinon](https://www.example.org/isotretinon).",
]


def found(text: str, written: str = ACNE) -> list[tuple[str, int]]:
    """Return the code and column of each finding about names where a sentence says otherwise."""
    written = written.replace(SENTENCE.replace("samplin", "isotretinoin"), f'"{text}"').replace(SENTENCE, f'"{text}"')
    leaflet, findings = parse(written, "sample.yaml", Path())
    assert leaflet, findings
    return [(one.code, one.source.column) for one in check(leaflet, TODAY, written=written) if one.code in CODES]


@pytest.mark.parametrize(("code", "text"), BAD)
def test_what_is_wrong_is_found_where_it_stands(code: str, text: str) -> None:
    column = len("      - '") + text.index("^") + 1
    assert (code, column) in found(text.replace("^", ""))
    assert {code for code, _ in found(text.replace("^", ""))} <= {code, "misspelled-name"}


@pytest.mark.parametrize("text", GOOD)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_an_ending_is_a_mistake_only_where_the_endings_of_the_language_are_known() -> None:
    spanish = ACNE.replace("language: en-GB", "language: es")
    assert spanish != ACNE
    assert found("Tome isotretinoina con comida.", spanish) == []
    assert [code for code, _ in found("Tome isotritinoina con comida.", spanish)] == ["misspelled-name"]
    assert [code for code, _ in found("Take isotretinoina with food.")] == ["misspelled-name"]


def test_a_brand_is_a_capitalised_word_of_the_title_that_is_never_written_small() -> None:
    branded = PLAIN.replace("Samplin 40 mg capsules", "Brandolin 40 mg capsules")
    assert found("Take Brandolan with food.", branded) == [("misspelled-name", 15)]
    yellow = PLAIN.replace("Samplin 40 mg capsules", "Yellox 40 mg capsules")
    assert found("The liquid in it is yellow. Yellow is a colour.", yellow) == []
    plain = PLAIN.replace("Samplin 40 mg capsules", "Information on samplin 40 mg capsules")
    assert found("Read this information. You need no informations.", plain) == []


@pytest.mark.parametrize("other", ["prednisone", "prednisolone"])
def test_a_real_name_is_no_misspelling_of_another(other: str) -> None:
    for name in ("prednisone", "prednisolone"):
        assert found(f"Do not take {other}.", PLAIN.replace("samplin", name).replace("Samplin", name)) == []


@pytest.mark.parametrize(
    ("name", "word", "wrong"),
    [
        ("samplin", "samplan", True),
        ("samplin", "samlin", True),
        ("samplin", "sampliin", True),
        ("samplin", "smaplin", True),
        ("samplin", "sumplan", False),
        ("samplin", "samln", False),
        ("samplin", "saamplinn", False),
        ("samplin", "samplins", False),
        ("samplin", "samplines", False),
        ("samplins", "samplin", False),
        ("samplino", "sumplano", True),
        ("samplino", "smlino", True),
        ("samplino", "saamplinoo", True),
        ("samplino", "smapiino", True),
        ("samplino", "sumplana", False),
        ("samplino", "smlin", False),
        ("samplino", "saampllinoo", False),
        (f"samplin{'o' * 53}", f"samplan{'o' * 53}", True),
        (f"samplin{'o' * 54}", f"samplan{'o' * 54}", False),
    ],
)
def test_a_name_of_eight_letters_or_more_is_still_known_with_two_wrong_ones(name: str, word: str, wrong: bool) -> None:
    written = PLAIN.replace("Samplin 40 mg", "What it is, 40 mg").replace("samplin", name)
    text = f"Take {word} with food."
    assert found(text, written.replace(SENTENCE.replace("samplin", name), SENTENCE)) == (
        [("misspelled-name", 15)] if wrong else []
    )


@pytest.mark.parametrize(
    ("group", "word", "wrong"),
    [
        ("retinoid", "retinoit", True),
        ("retinoid", "ratinoit", False),
        ("retinid", "retinit", False),
        (f"r{'o' * 59}", f"t{'o' * 59}", True),
        (f"r{'o' * 60}", f"t{'o' * 60}", False),
    ],
)
def test_a_class_of_eight_letters_or_more_is_known_with_one_wrong_letter(group: str, word: str, wrong: bool) -> None:
    written = PLAIN.replace("form: capsules", f"form: capsules\n  class: {group}")
    assert found(f"It is no {word}.", written) == ([("misspelled-class", 19)] if wrong else [])


def test_a_word_is_judged_by_each_leaflets_own_name() -> None:
    for name, other in (("samplin", "samplan"), ("samplan", "samplin"), ("samplin", "samplan")):
        written = PLAIN.replace("samplin", name).replace("Samplin", name).replace(f"Take {name}", "Take samplin")
        assert found(f"Take {other}, not {name}.", written) == [("misspelled-name", 15)]


def test_names_of_one_leaflet_may_be_like_each_other() -> None:
    alike = PLAIN.replace("Samplin 40 mg capsules", "Samplix 40 mg capsules")
    assert found("Samplix contains samplin.", alike) == []


def test_a_title_with_a_strength_that_is_not_the_heads() -> None:
    assert found("Take it.", PLAIN.replace("strength: 40 mg", "strength: 20 mg")) == [("strength-differs", 8)]
    assert found("Take it.", PLAIN.replace("strength: 40 mg", "strength: 20 mg and 40 mg")) == []


def test_real_names_that_are_near_each_other_are_all_known() -> None:
    assert {"acitretin", "alitretinoin", "tretinoin", "prednisone", "prednisolone"} <= real_names()


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "axc", 1), ("abc", "xyz", 3)],
)
def test_the_distance_of_two_words(one: str, other: str, letters: int) -> None:
    assert distance(one, other) == distance(other, one) == letters


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_distance_is_none_for_the_same_word_only_and_never_more_than_its_letters(one: str, other: str) -> None:
    assert (distance(one, other) == 0) is (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))
