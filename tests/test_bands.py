"""Bands of side effects: their order, what is listed twice, words without numbers and numbers that contradict."""

from __future__ import annotations

import pytest

from leaflet_pdf.checks.medicine import bands
from tests.judged import codes

CODES = {rule.code for question in bands.CHECKS for rule in question.rules}


def ours(part: str) -> list[str]:
    return [code for code in codes(part) if code in CODES]


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ("stop-now: [A rash], common: [Thirst], rare: [Cough]", []),
        ("stop-now: [A rash], rare: [Cough], common: [Thirst]", ["band-order"]),
        ("stop-now: [A rash], not-known: [Cough], very-rare: [Thirst]", ["band-order"]),
        ("stop-now: [A rash], rare: [Cough], common: [Thirst], very-common: [Hiccups]", ["band-order"] * 2),
        ("stop-now: [A rash], common: [Thirst, Cough, thirst.]", ["effect-twice"]),
        ("stop-now: [A rash], common: [Thirst], rare: ['**Thirst**']", ["effect-twice"]),
        ("stop-now: [A rash], common: [Thirst (polydipsia)], rare: [Thirst]", ["effect-twice"]),
        ("stop-now: [A rash], common: [Thirst], uncommon: [thirst], rare: [Thirst.]", ["effect-twice"] * 2),
        ("stop-now: [Thirst], common: [Thirst], rare: [Great thirst]", []),
        ("stop-now: [A rash], get-help: [Thirst], common: [Thirst]", []),
        ("stop-now: [A rash], get-help: ['A **rash**.']", ["stop-contradicted"]),
        ("common: [{item: Skin, bullets: [Rash, Itch]}], rare: [{item: Skin, bullets: [Blisters]}]", []),
        ("common: [{item: Skin, bullets: [Rash]}], rare: [{item: Mouth, bullets: [Rash]}]", ["effect-twice"]),
        ("common: [Thirst], rare: [Chest pain]", ["no-stop-list"]),
        ("common: [Yellowing of the skin or eyes]", ["no-stop-list"]),
        ("common: [Thoughts of suicide], rare: [Anaphylaxis]", ["no-stop-list"]),
        ("common: [Swelling of your face or tongue]", ["no-stop-list"]),
        ("common: [Thirst], rare: [Cough]", []),
        ("stop-now: [A rash], common: ['Thirst (1 in 1,000 people)']", ["band-contradicted"]),
        ("stop-now: [A rash], common: ['Thirst (1 in 20 people)', 'Cough (2 to 5 people in 100)']", []),
    ],
)
def test_lists_of_side_effects(lists: str, expected: list[str]) -> None:
    assert ours(f"- side-effects: {{{lists}}}") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Very common: may affect more than 1 in 10 people.",
        "Common (may affect up to 1 in 10 people)",
        "Uncommon (may affect up to 1 in 100 people)",
        "Rare (may affect up to 1 in 1,000 people)",
        "Very rare (may affect up to 1 in 10,000 people)",
        "Common (affects 1 to 10 users in 100)",
        "Uncommon: affects 1 to 10 users in 1,000",
        "Thirst is common (1–10% of people).",
        "In up to 1 in 1,000 people (rare), it hurts.",
        "Common side effects, in up to 1 in 10 people, are thirst and cough.",
        "Rarely, in up to 1 in 1,000 people, it hurts.",
        "It is common to feel tired.",
        "The common cold lasts for days.",
        "This is a rare disease.",
        "Acne is common: about 4 in 5 teenagers have it.",
        "Thirst is rare but may be very serious.",
        "It is prescribed commonly.",
        "Thirst is a very common side effect. It may affect more than 1 in 10 people.",
        "Rarely (may affect up to 1 in 1 000 people), it hurts.",
        "Very rare side effects: may affect up to 1 in 10,000 people.",
    ],
)
def test_words_that_are_right(sentence: str) -> None:
    assert ours(f'- "{sentence}"') == []


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Very common: may affect up to 1 in 100 people.", "band-contradicted"),
        ("Common (may affect up to 1 in 1,000 people)", "band-contradicted"),
        ("Rare (may affect up to 1 in 10 people)", "band-contradicted"),
        ("Very rare (may affect 1 in 1,000 people)", "band-contradicted"),
        ("Uncommon: affects 5% of people", "band-contradicted"),
        ("Thirst is very common (1 in 100 people).", "band-contradicted"),
        ("Rarely, in 1 in 10 people, it hurts.", "band-contradicted"),
        ("Common side effects are thirst and cough.", "frequency-without-number"),
        ("Rarely, it hurts.", "frequency-without-number"),
        ("In rare cases it hurts.", "frequency-without-number"),
        ("Very rarely, it hurts.", "frequency-without-number"),
    ],
)
def test_words_that_are_wrong(sentence: str, code: str) -> None:
    assert ours(f'- "{sentence}"') == [code]


def test_a_band_of_the_leaflet_gives_a_word_its_number() -> None:
    listed = "- side-effects: {stop-now: [A rash], rare: [Cough]}"
    assert ours(f"- Rarely, it hurts.\n{listed}") == []
    assert ours(f"- Very rarely, it hurts.\n{listed}") == ["frequency-without-number"]


def test_a_number_said_once_is_enough() -> None:
    assert ours('- "Rare (up to 1 in 1,000 people): cough."\n- Rarely, it hurts.') == []


@pytest.mark.parametrize("heading", ["Common", "Common:", "Common side effects", "Common (up to 1 in 10 people)"])
def test_bands_written_as_plain_lists_are_recognised(heading: str) -> None:
    assert "bands-as-text" in ours(f"- subheading: '{heading}'\n- bullets: [Thirst]")
    assert "bands-as-text" in ours(f"- '{heading}'\n- bullets: [Thirst]")


def test_plain_lists_are_judged_as_bands_are() -> None:
    plain = "- subheading: Rare\n- bullets: [Thirst]\n- subheading: Common\n- bullets: [thirst.]"
    assert sorted(ours(plain)) == ["band-order", "bands-as-text", "effect-twice"]


@pytest.mark.parametrize("heading", ["Common questions", "Rarely used", "A common cold"])
def test_another_heading_is_no_band(heading: str) -> None:
    assert "bands-as-text" not in ours(f"- subheading: '{heading}'\n- bullets: [Thirst]")
