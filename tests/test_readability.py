"""Syllables, sentences and grades, against what was counted by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet_pdf.checks.analysis.readability import GRADE_MOST, Readability, Tally, readability
from leaflet_pdf.checks.analysis.syllables import syllables
from leaflet_pdf.sources.yaml import load, parse
from leaflet_pdf.standards.wording.plain import PlainWords
from tests.judged import codes, judge, with_part

SEED = Path(__file__).parents[2] / "shared" / "seed" / "isotretinoin-blog.txt"

BY_HAND = {
    1: """
        a the dose take one with your meal each day do not chew it drink blood fats help test pill skin heart head eyes
        stopped helped passed asked used signs weeks months child which through breathe bathe tongue eight cause caused
        rash sore breath young please cheese aches clothes strength while whole rule type you yours high nurse phone
        blue
    """,
    2: """
        capsule tablet doctor doctor’s water milky swallow liver kidney pregnant needed wanted treated bottle little
        table taken stomach problem muscle people prior safety every something someone litre centre fever tingling
        being seeing doing lion quiet science headache nosebleed washes doses noses sizes changes purple ankle safely
        careful useless baseline prism fluid create patient union symptom swelling itchy eyelid diet caution
        morning before after sugar bladder sunscreen
    """,
    3: """
        medicine medicines pharmacist allergy allergic pregnancy everyone different area idea ideas vitamin prescriber
        injection infection reaction serious previous period opinion usual depression suicide hospital condition
        families dangerous positive vomiting carefully suddenly medically possible cloudiness everywhere influence
        side-effect
    """,
    4: """
        bacteria emergency immediate diabetes biology variety alcoholic effectively diarrhoea information experience
        January associate dermatitis temperature initiate radiation creatinine ingredients everybody usually
        mechanism breastfeeding-card
    """,
    5: """
        administration hypersensitive immediately antibiotic examination association coagulation tuberculosis
        laboratory refrigerator metabolism
    """,
    6: "cardiovascular gastrointestinal responsibility",
}
WORDS = [(word, count) for count, words in BY_HAND.items() for word in words.split()]

CORPUS = [
    ("Take one capsule with your meal each day. Do not chew it.", Tally(12, 2, 13), -0.5),
    # The medicine's own name is not counted.
    (
        "Samplin can raise your blood fats and affect your liver. Ask whether you may eat before a blood test.",
        Tally(18, 2, 22),
        2.3,
    ),
    (
        "Administration of this medicine needs careful observation. "
        "Inform your physician immediately about any allergic reaction.",
        Tally(15, 2, 38),
        17.2,
    ),
    # Neither figures nor addresses are words; a stop inside them ends no sentence.
    ("Take 0.5 mg at 10 a.m. or see www.example.org/help for more.", Tally(9, 1, 9), -0.3),
    ("Call Dr. Example by phone", Tally(5, 1, 7), 2.9),
]


@pytest.mark.parametrize(("word", "count"), WORDS)
def test_a_word_has_as_many_syllables_as_are_heard(word: str, count: int) -> None:
    assert syllables(word, PlainWords("en-GB").lexicon.syllables) == count


def test_the_words_counted_by_hand_are_many() -> None:
    assert len({word for word, _ in WORDS}) >= 200


@given(st.text(st.characters(categories=["Ll", "Lu"]) | st.sampled_from("-'’"), min_size=1))
def test_any_word_has_a_syllable(word: str) -> None:
    assert syllables(word, {}) >= 1


def of(body: str) -> Readability:
    leaflet, findings = parse(with_part(body), "sample.yaml", Path())
    assert leaflet, findings
    found = readability(leaflet)
    assert found
    return found


@pytest.mark.parametrize(("text", "tally", "grade"), CORPUS, ids=range(len(CORPUS)))
def test_a_text_is_counted_as_by_hand(text: str, tally: Tally, grade: float) -> None:
    overall = of(f"- {text}").overall
    assert overall == tally
    assert overall.grade == pytest.approx(grade, abs=0.1)


def test_only_running_text_is_counted() -> None:
    body = (
        "- subheading: Administration considerations\n"
        "- Take one.\n"
        "- table: Recommendations\n  columns: [Consideration]\n  rows: [[Administration]]\n"
        "- side-effects: {common: [Photosensitivity]}\n"
    )
    assert of(body).overall == Tally(2, 1, 2)


def test_the_hardest_sentences_come_with_their_places() -> None:
    body = "- Take it. Administration of additional medication necessitates considerable caution and observation."
    leaflet, _ = parse(with_part(body), "sample.yaml", Path())
    assert leaflet
    found = readability(leaflet)
    assert found
    assert [(hard.text.split()[0], hard.source.line) for hard in found.hardest] == [
        ("Administration", leaflet.sections[0].body[0].source.line)
    ]


def test_sections_add_up_to_the_leaflet() -> None:
    leaflet, _ = load("content/isotretinoin-40mg.yaml")
    assert leaflet
    found = readability(leaflet)
    assert found
    assert sum(tally.words for _, tally in found.sections) == found.overall.words
    assert [id for id, _ in found.sections] == ["", *(section.id for section in leaflet.sections)]
    assert found.overall.grade < 6


HARD = "Administration considerations necessitate careful observation."
EASY = "Take one now. Do not chew it."


def test_the_hardest_sentences_are_the_five_hardest_of_eight_words_or_more() -> None:
    eight = [f"We see {hard} and see it each day." for hard in ("one", "two", "medicine", "area", "idea", "vitamin")]
    found = of("".join(f"- {text}\n" for text in ("See medicine and area and idea now.", *eight))).hardest
    assert [hard.text.split()[2] for hard in found] == ["medicine", "area", "idea", "vitamin", "one"]
    assert [hard.tally.words for hard in found] == [8] * 5


def test_a_language_without_a_rule_for_syllables_has_no_readability() -> None:
    leaflet, _ = parse(with_part(f"- {EASY}"), "sample.yaml", Path())
    assert leaflet
    assert readability(replace(leaflet, identity=leaflet.identity._replace(language="de"))) is None


def test_a_text_without_words_has_the_grade_zero() -> None:
    assert Tally().grade == 0
    assert of('- "0.5"').overall == Tally()


SECTIONS = """
sections:
  - {{id: a, heading: How to take samplin, body: [{}]}}
  - {{id: b, heading: What samplin is for, body: [{}]}}
"""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (f"{HARD} " * 19 + "See it now too.", "", []),
        (f"{HARD} " * 20, "", ["reading-grade-most", "section-grade"]),
        (f"{HARD} " * 20, f"{EASY} " * 400, ["section-grade"]),
        (f"{EASY} " * 400, f"{HARD} " * 20, ["section-grade"]),
        (f"{EASY} " * 20, f"{EASY} " * 20, []),
    ],
)
def test_the_grade_of_a_hundred_words_or_more_is_judged(one: str, other: str, expected: list[str]) -> None:
    found = codes(SECTIONS.format(one, other or "-"))
    assert [code for code in found if "grade" in code] == expected


@pytest.mark.parametrize("profile", ["pharmacy", "eu-qrd"])
@pytest.mark.parametrize(
    ("longer", "expected"),
    [(4, []), (5, ["reading-grade"]), (6, ["reading-grade"]), (7, ["reading-grade-most", "section-grade"])],
)
def test_grades_above_six_and_above_eight_are_too_high(profile: str, longer: int, expected: list[str]) -> None:
    # Ten words a sentence: 4.8 with four of two syllables, 6.0 with five, 7.2 with six, 8.4 with seven.
    sentence = "We " + "water " * longer + "see " * (8 - longer) + "it. "
    written = with_part(f"- {sentence * 10}").replace("profile: pharmacy", f"profile: {profile}")
    assert [finding.code for finding in judge(written) if "-grade" in finding.code] == expected


def test_few_words_have_no_grade_that_counts() -> None:
    assert not any("grade" in code for code in codes("- Hypersensitivity necessitates discontinuation."))


def test_a_grade_is_said_with_the_hardest_sentence() -> None:
    found = next(finding for finding in judge(with_part(GRADE_MOST.bad)) if finding.code == GRADE_MOST.code)
    assert found.message.startswith("the leaflet has a reading grade of ")
    assert "Administration of this medication" in found.hint


@pytest.mark.skipif(not SEED.exists(), reason="the text stands outside the repository")
def test_a_text_of_grade_ten() -> None:
    # Flesch-Kincaid of all its words and names, headings too, is about 10; its running text is a little easier.
    paragraphs = [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines() if len(line) > 60]
    overall = of("\n".join(f'- "{paragraph}"' for paragraph in paragraphs)).overall
    assert 9 < overall.grade < 10.5
    assert 480 < overall.words < 524
