"""Plain words and tone: what is found, and what is let be."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from leaflet_pdf.checks import check
from leaflet_pdf.checks.analysis import readability
from leaflet_pdf.checks.appraisal import appraisal
from leaflet_pdf.checks.catalogue import QUESTIONS
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.wording import glossary, lists, plain, tone
from leaflet_pdf.model.finding import Severity
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.standards.phrases.phrase import Phrase, PhraseError, folded
from leaflet_pdf.standards.profile import Limit, Profile, Standards
from leaflet_pdf.standards.wording.plain import PlainWords
from tests.judged import TODAY, codes, judge, with_part

OURS = {
    "bad-phrase",
    *(
        rule.code
        for subject in (appraisal, glossary, lists, plain, readability, tone)
        for question in subject.CHECKS
        for rule in question.rules
    ),
}
"""What plain words and tone are judged by; profiles and facts have tests of their own."""

FOUND = {
    "passive-voice": [
        "The capsule must be taken with food.",
        "It should not be chewed.",
        "The dose needs to be carefully measured.",
        "The tablets are to be swallowed whole.",
        "You will be told by your nurse.",
        "It is given by a nurse.",
        "You have been advised by your doctor.",
    ],
    "promotional": [
        "It works magically.",
        "It is one of the most effective medicines.",
        "It is a lot beneficial.",
        "It will reward you with clear skin.",
        "It will uplift your confidence.",
        "Say goodbye to pain.",
        "It is clinically proven.",
    ],
    "absolute-claim": [
        "It is 100% safe.",
        "It is completely reliable.",
        "It always cures acne.",
        "It is guaranteed to help.",
        "It has no side effects.",
        "Not only is it new. It is perfectly safe.",
    ],
    "hedged-rating": [
        "It is probably safe.",
        "It is highly unsafe.",
        "It may be probably safe in pregnancy.",
        "It is generally safe in kidney disease.",
        "It is thought to be safe.",
        "It might be safe.",
    ],
    "understated-advice": [
        "Alcohol: it is advisable to consult your doctor for once.",
        "You should ideally not drink alcohol.",
        "Try to avoid pregnancy.",
    ],
    "double-negative": [
        "It is not uncommon to feel sick.",
        "Do not fail to take it.",
        "Never fail to eat.",
        "No less than two litres.",
    ],
    "not-to-the-reader": ["The patient should sit down.", "Patients must sit down."],
    "capitals": ["READ ALL OF THIS first.", "TAKE WITH FOOD"],
    "medical-term": ["You may get pruritus.", "Stop if you have renal disease.", "Pyrexia may occur."],
    "plainer-word": ["Take it prior to food.", "Commence with one.", "Do this in order to sleep."],
}
LET_BE = {
    "passive-voice": [
        "You may be tired.",
        "You should be worried.",
        "It is made in Wales.",
        "It is taken by mouth.",
        "You must be married.",
        "It is used to treat pain.",
        "It seems to be used up.",
        "Your hands may be swollen, or red by noon.",
        "It has been approved by the authorities.",
    ],
    "promotional": [
        "Very common: dry lips.",
        "It is not one of the most effective medicines.",
        "It is the best time to take it.",
        "It is very important.",
        "Do not order it today.",
        "Use highly effective contraception.",
        "Your doctor chooses the best treatment, or the most effective medicine.",
        "You may have breakthrough bleeding.",
        "You can buy it in a pharmacy.",
        "Doctors recommend a walk.",
    ],
    "absolute-claim": [
        "No method is 100% effective.",
        "No medicine is completely safe.",
        "You may have no side effects at first, or some.",
        "It does not always work.",
        "You are not guaranteed to get better.",
        "The new colour of your urine is completely harmless.",
        "Talking to a friend always helps.",
    ],
    "hedged-rating": [
        "It is not known to be safe.",
        "Ask how to store it safely.",
        "It is safer to sit down.",
        "Keep it in a safe place.",
        "The rash is usually harmless.",
        "It may be unsafe to drive. It may not be safe to climb.",
    ],
    "understated-advice": ["You may wish to ask your pharmacist for a spoon.", "Do not drink alcohol."],
    "double-negative": ["Do not take more than one.", "Do not stop without a reason.", "It is uncommon."],
    "not-to-the-reader": [
        "Every patient signs a form.",
        "Some patients feel sick.",
        "Doses for older patients are unknown.",
        "Ask other patients.",
    ],
    "capitals": ["Call the NHS.", "An MRI or CT scan.", "Take 40 MG, NHS.", "Type I and II."],
    "medical-term": [
        "You may itch (pruritus).",
        "You may get pruritus (itching).",
        "You may get pruritus, which is an itch.",
        "Itching, called pruritus, may come.",
        "Pruritus is an itch.",
        "Dry skin and itching, the signs of pruritus, go away.",
    ],
    "plainer-word": [
        "Take it before food.",
        "Your prior doctor.",
        "Modified-release tablets.",
        "Your doctor will advise you.",
        "Start with one.",
    ],
}


def cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(code, text) for code, texts in table.items() for text in texts]


def said(text: str) -> str:
    return f'- "{text}"'


@pytest.mark.parametrize(("code", "text"), cases(FOUND))
def test_found(code: str, text: str) -> None:
    assert code in codes(said(text))


@pytest.mark.parametrize(("code", "text"), cases(LET_BE))
def test_let_be(code: str, text: str) -> None:
    assert code not in codes(said(text))


@pytest.mark.parametrize(
    ("lead", "entry", "wrong"),
    [
        ("Do not", "do not drink it", True),
        ("**Never:**", "Do not drink it.", True),
        ("Before you drive you must not:", "never drink beer", True),
        ("What to avoid:", "do not drink beer", False),
        ("Do not", "drink it", False),
        ("Do not take it if:", "you do not drink", False),
        ("Take care:", "do not drink it", False),
    ],
)
def test_an_entry_goes_the_way_of_its_list(lead: str, entry: str, wrong: bool) -> None:
    found = codes(f'- "{lead}"\n- bullets: ["{entry}"]')
    assert ("opposite-direction" in found) is wrong


@pytest.mark.parametrize(
    ("rating", "body", "weak"),
    [
        ("take-care", "Ask your doctor.", True),
        ("do-not-use", "Talk to your pharmacist first.", True),
        ("not-known", "Ask your doctor.", False),
        ("take-care", "Ask your doctor. It may harm your liver.", False),
    ],
)
def test_a_precaution_says_more_than_to_ask(rating: str, body: str, weak: bool) -> None:
    found = codes(f"- precautions:\n    - {{topic: Kidneys, rating: {rating}, body: {body}}}")
    assert ("understated-advice" in found) is weak


def test_a_term_is_explained_once_for_all() -> None:
    assert "medical-term" not in codes('- "You may get hives (urticaria). Urticaria may itch."')
    assert "medical-term" not in codes("- Urticaria may itch.\n- definitions:\n    - {term: urticaria, meaning: hives}")
    assert codes("- Urticaria may itch. Urticaria burns.").count("medical-term") == 1


def test_of_two_terms_in_the_same_words_the_longer_counts() -> None:
    found = judge(with_part("- You may get a pulmonary embolism."))
    assert [(finding.message, finding.hint) for finding in found if finding.code in OURS] == [
        ("“pulmonary embolism” is not explained", "say: blood clot in the lungs")
    ]


def test_a_finding_stands_at_its_word() -> None:
    written = with_part("- Take it before food.\n- You may take it prior to sleep.")
    (found,) = [finding for finding in judge(written) if finding.code == "plainer-word"]
    assert written.splitlines()[found.source.line - 1][found.source.column - 1 :].startswith("prior to")


def test_what_could_harm_is_asked_in_every_build() -> None:
    asked = {rule.code for question in QUESTIONS if question.at_build for rule in question.rules}
    assert asked >= {"hedged-rating", "absolute-claim"}


def test_a_profile_sets_the_length_of_sentences() -> None:
    leaflet, _ = parse(with_part("- Take one of these with a meal."), "sample.yaml", Path())
    assert leaflet
    standards = Standards(Profile("own", "Own", "", limits={"sentence-words": Limit(5, "")}), plain=PlainWords("en"))
    found = [finding.code for finding in check(leaflet, TODAY, standards=standards)]
    assert [code for code in found if code in OURS] == ["long-sentence"]


def test_a_language_without_words_gets_no_finding() -> None:
    leaflet, _ = parse(with_part("- The pruritus is probably safe, prior to it."), "sample.yaml", Path())
    assert leaflet
    case = CheckContext(leaflet, Standards(Profile("own", "Own", ""), plain=PlainWords("xx")), TODAY)
    assert [one for question in QUESTIONS for one in question.find(case) if one.code in OURS] == []
    assert not PlainWords("xx").known


def test_there_are_many_terms() -> None:
    assert len(PlainWords("en").terms) >= 150


OWN = """\
words: Words of our clinic
language: en
terms:
  - blood thinner = medicine that stops blood clots
plainer:
  - perform a measurement = measure
"""


def test_the_example_of_the_documentation_is_read(tmp_path: Path) -> None:
    told = Path("content/glossary/README.md").read_text(encoding="utf-8")
    words = told.partition("```yaml\n")[2].partition("```")[0]
    assert [code for code, _, _ in own(tmp_path, words, "- Attending the clinic helps. Your INR may rise.")] == [
        "plainer-word",
        "medical-term",
    ]


def own(tmp_path: Path, words: str, body: str) -> list[tuple[str, str, Severity]]:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "clinic.yaml").write_text(words, encoding="utf-8")
    found = judge(with_part(body), file=(tmp_path / "sample.yaml").as_posix(), folder=tmp_path)
    return [(one.code, Path(one.source.file).name, one.severity) for one in found if one.code in OURS]


def test_a_clinic_adds_words_of_its_own(tmp_path: Path) -> None:
    assert own(tmp_path, OWN, "- Perform a measurement of your blood thinner.") == [
        ("plainer-word", "sample.yaml", Severity.HINT),
        ("medical-term", "sample.yaml", Severity.HINT),
    ]


def test_words_of_another_language_are_let_be(tmp_path: Path) -> None:
    assert own(tmp_path, OWN.replace("language: en", "language: fr"), "- Your blood thinner.") == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("blood thinner", "bad-phrase"),
        ("... = x", "bad-phrase"),
        ("(a+)+$ = x", "bad-phrase"),
        ("a b c d e f g h i j k l m n o p q = x", "bad-phrase"),
    ],
)
def test_a_bad_word_of_a_clinic_is_found_in_its_file(tmp_path: Path, words: str, code: str) -> None:
    found = own(tmp_path, f'words: x\nlanguage: en\nterms: ["{words}"]\n', "- Take one.")
    assert found == [(code, "clinic.yaml", Severity.ERROR)]


def test_words_may_not_lead_out_of_their_folder(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "in" / "glossary").mkdir(parents=True)
    (tmp_path / "in" / "glossary" / "x.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert PlainWords("en", tmp_path / "in").terms == PlainWords("en").terms


@pytest.mark.parametrize(
    ("words", "text", "count"),
    [
        ("kill*", "It kills germs; kill, overkill, germ-kill, kill-all.", 3),
        ("not safe", "Not safe, not-safe, not safe, not. Safe, knot safe.", 3),
        ("100% safe", "It is 100% safe.", 1),
        ("no no", "no no no", 1),
        ("seek|see ... doctor", "See a doctor. Seek your own doctor’s advice.", 2),
    ],
)
def test_a_phrase_is_found_as_by_its_pattern(words: str, text: str, count: int) -> None:
    leaflet, findings = parse(with_part(f'- "{text}"'), "sample.yaml", Path())
    assert leaflet, findings
    case = CheckContext(leaflet, Standards(Profile("own", "Own", "")), TODAY)
    phrase = Phrase(words)
    assert len(list(case.find((phrase,)))) == len(list(phrase.find(case.folded))) == count


_WRITTEN = st.lists(st.sampled_from(["no", "not", "safe", "No", "safely", "100%", "nor", "-", ".", ",", "’s", "("]))
_PIECES = st.sampled_from(["no", "no*", "not|safe", "safe?", "100%", "...", "safe*|no", "not-safe"])


@given(_WRITTEN, st.sampled_from([" ", "-", ""]), st.lists(_PIECES, min_size=1, max_size=4))
def test_a_case_finds_what_the_pattern_finds(written: list[str], between: str, pieces: list[str]) -> None:
    try:
        phrase = Phrase(" ".join(pieces))
    except PhraseError:
        return
    said = yaml.safe_dump(["no " + between.join(written)], allow_unicode=True)
    leaflet, findings = parse(with_part(said), "sample.yaml", Path())
    assert leaflet, findings
    case = CheckContext(leaflet, Standards(Profile("own", "Own", "")), TODAY)
    assert list(case.find((phrase,))) == [
        Spot(passage, *match.span()) for passage in case.passages for match in phrase.find(folded(passage.plain))
    ]
