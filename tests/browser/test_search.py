"""Finding leaflets at the counter."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Run


def _leaflet(id: str, title: str, substance: str = "", language: str = "en-GB", **more: Any) -> dict[str, Any]:
    return {"id": id, "title": title, "substance": substance, "strength": "", "language": language, **more}


_MAXTREX = {"gtin": "5012345678900", "licence": "PL 04569/0723", "pack": "Maxtrex"}
LIBRARY = [
    _leaflet("warfarin", "Warfarin tablets", "warfarin"),
    _leaflet("blood-thinners", "Medicines that thin the blood, as warfarin", "several"),
    _leaflet("acne", "Capsules for severe acne", "isotretinoin"),
    _leaflet("isotretinoin", "Isotretinoin 40 mg capsules", "isotretinoin"),
    _leaflet("isotretinoin-de", "Isotretinoin 40 mg Kapseln", "Isotretinoin", "de"),
    _leaflet("isotretinoin-pl", "Izotretynoina 40 mg kapsułki", "izotretynoina", "pl"),
    _leaflet("mtx", "Methotrexate once a week", "methotrexate", products=[_MAXTREX]),
    _leaflet("inhaler", "Salbutamol 100 micrograms inhaler", "salbutamol", products=[{"gtin": "00000096385074"}]),
]  # fmt: skip


def _found(run: Run, typed: str, kind: str = "hits") -> list[str]:
    found = run("counter/search.js", "search", run("counter/search.js", "indexOf", LIBRARY), typed)
    return [entry["languages"][0]["id"] for entry in found[kind]]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("warf", ["warfarin", "blood-thinners"]),
        ("iso", ["isotretinoin", "acne"]),
        ("caps", ["acne", "isotretinoin"]),
        ("maxt", ["mtx"]),
        ("WARFARIN", ["warfarin", "blood-thinners"]),
        ("40 iso", ["isotretinoin"]),
        ("izo", ["isotretinoin"]),
        ("kapsulki", ["isotretinoin"]),
        ("week meth", ["mtx"]),
        ("  salb ", ["inhaler"]),
        ("farin", []),
    ],
)
def test_names_come_before_words_of_names_and_those_before_substances_and_brands(
    run: Run, typed: str, ids: list[str]
) -> None:
    assert _found(run, typed) == ids


@pytest.mark.parametrize(
    ("typed", "id"),
    [("wafarin", "warfarin"), ("methotrexat", "mtx"), ("isotertinoin", "isotretinoin"), ("salbutomol", "inhaler")],
)
def test_a_typing_error_still_finds_it_or_the_nearest_names(run: Run, typed: str, id: str) -> None:
    hits, near = _found(run, typed), _found(run, typed, "near")
    assert id in (hits or near)[:3]
    assert not (hits and near)


def test_what_is_like_nothing_has_no_nearest_name(run: Run) -> None:
    assert _found(run, "xylophone", "near") == []


def test_nothing_typed_finds_all(run: Run) -> None:
    assert len(_found(run, "")) == 6


def test_one_leaflet_in_several_languages_is_one_entry(run: Run) -> None:
    index = run("counter/search.js", "indexOf", LIBRARY)
    languages = [[one["language"] for one in entry["languages"]] for entry in index]
    assert ["en-GB", "de", "pl"] in languages


@pytest.mark.parametrize(
    ("code", "ids"),
    [
        ({"gtin": "05012345678900"}, ["mtx"]),
        ({"gtin": "00000096385074"}, ["inhaler"]),
        ({"number": "045690723"}, ["mtx"]),
        ({"gtin": "05012345678917"}, []),
    ],
)
def test_a_pack_finds_its_leaflet(run: Run, code: dict[str, str], ids: list[str]) -> None:
    found = run("counter/search.js", "ofProduct", run("counter/search.js", "indexOf", LIBRARY), code)
    assert [entry["languages"][0]["id"] for entry in found] == ids


@pytest.mark.parametrize(
    ("word", "other", "mistakes"),
    [
        ("warfarin", "warfarin", 0),
        ("warf", "warfarin", 0),
        ("wafarin", "warfarin", 1),
        ("wrafarin", "warfarin", 1),
        ("warfarrin", "warfarin", 1),
        ("xarfarin", "warfarin", 1),
        ("wafarn", "warfarin", 2),
    ],
)
def test_mistakes_are_counted_against_the_beginning_of_a_word(run: Run, word: str, other: str, mistakes: int) -> None:
    assert run("counter/search.js", "mistakes", word, other) == mistakes
