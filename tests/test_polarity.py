"""What turns an instruction round ranks first, with its reason; other wording of the same does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from leaflet_pdf.model.leaflet import Block
from leaflet_pdf.review.diff import Kind, Weight, compare
from leaflet_pdf.review.diff.meaning.polarity import turns
from leaflet_pdf.review.diff.report.diff_text import as_text
from leaflet_pdf.review.diff.report.entries import report
from leaflet_pdf.review.diff.versions.foreign import foreign_changes, words_of_pages
from tests.made import box, bullets, leaflet, paragraph, section, steps, subheading, table

TURNED = [
    ("Never take a double dose.", "You can take a double dose."),
    ("Do not chew it with food.", "Do chew it with food."),
    ("You can’t chew it with food.", "You can chew it with food."),
    ("Never chew it with food.", "Always chew it with food."),
    ("You must not drive.", "You may drive."),
    ("Avoid alcohol.", "You can drink alcohol."),
    ("Alcohol must be avoided.", "Alcohol can be taken."),
    ("It is safe to breast-feed.", "It is unsafe to breast-feed."),
    ("It is safe to breast-feed.", "It is not safe to breast-feed."),
    ("Take it before meals.", "Take it after meals."),
    ("Take it with food.", "Take it without food."),
    ("Yes.", "No."),
    ("No", "Yes"),
    ("You must call a doctor.", "You can call a doctor."),
    ("You do not have to take it with food.", "You must take it with food."),
    ("Do not take it with food.", "You do not have to take it with food."),
    ("Only take it if your doctor says so.", "Take it if your doctor says so."),
    ("You can drive unless you feel dizzy.", "You can drive."),
    ("You can drive unless you feel dizzy.", "You can drive if you feel dizzy."),
    ("Do not drive if you feel dizzy.", "You can drive if you feel dizzy."),
    ("Stop taking it if you get a rash.", "Do not stop taking it if you get a rash."),
    ("Stop taking it if you get a rash.", "Keep taking it if you get a rash."),
    ("Wait at least a while.", "Wait at most a while."),
    ("Drink more water.", "Drink less water."),
    ("Increase the heat.", "Decrease the heat."),
    ("Tell your doctor if you are pregnant.", "Tell your doctor if you are not pregnant."),
    ("Take it, but do not chew it.", "Take it, and chew it."),
    ("Do not take ibuprofen or aspirin.", "Take ibuprofen or aspirin."),
    ("Keep the bottle open.", "Keep the bottle closed."),
    ("You should not drive.", "You should drive."),
    ("It isn't harmful.", "It is harmful."),
    ("Store it above the fridge.", "Store it below the fridge."),
    ("Take it with milk, never with juice.", "Take it with juice, never with milk."),
    ("There is no risk in pregnancy.", "There is a risk in pregnancy."),
    ("This medicine is allowed in pregnancy.", "This medicine is forbidden in pregnancy."),
    ("Nobody should share it.", "Anybody can share it."),
    ("Do not take it unless your doctor says so.", "You can take it unless your doctor says so."),
    ("Do not stop taking it.", "Stop taking it."),
    ("Never share isotretinoin, and do not give blood.", "Share isotretinoin, and do not give blood."),
    ("Do not give it to a child.", "Give it to a child."),
    ("Wear gloves when you touch it.", "Do not wear gloves when you touch it."),
    ("You are not allowed to drive.", "You are allowed to drive."),
    ("This is harmless.", "This is harmful."),
    ("Flush it away after use.", "Never flush it away after use."),
    ("Take all of it, even if you feel better.", "Do not take all of it, even if you feel better."),
    ("Swallow them whole and do not crush them.", "Swallow them whole and crush them."),
    ("You must tell your doctor.", "You need not tell your doctor."),
    ("Use it except on broken skin.", "Use it on broken skin."),
    ("If you vomit, take it again.", "If you vomit, do not take it again."),
    ("Suitable for vegetarians.", "Not suitable for vegetarians."),
    ("Suitable for vegetarians.", "Unsuitable for vegetarians."),
    ("Keep it non-sterile.", "Keep it sterile."),
    ("You can’t be too careful with sunlight.", "You can be too careful with sunlight."),
]

FORCED = [
    ("You must take it with water.", "You should take it with water."),
    ("You can take it with food.", "Take it with food."),
    ("You should see a doctor.", "You may see a doctor."),
    ("Do not drive.", "You should not drive."),
    ("It is recommended to walk.", "It is allowed to walk."),
]

SAME = [
    ("Never take a double dose.", "Do not take a double dose."),
    ("Do not drink alcohol.", "Avoid alcohol."),
    ("You must not drive or use machines.", "You must not drive and must not use machines."),
    ("Do not drive.", "You must not drive."),
    ("Do not drive if you feel dizzy.", "If you feel dizzy, do not drive."),
    ("In the morning, do not take it.", "Do not take it in the morning."),
    ("It is not safe to drive.", "It is unsafe to drive."),
    ("It is not safe to drive.", "It is dangerous to drive."),
    ("Do not crush, chew or break them.", "Do not crush or chew or break them."),
    ("Take no more than a spoon.", "Take at most a spoon."),
    ("You do not need to fast.", "You do not have to fast."),
    ("Do not drive unless you feel well.", "Only drive if you feel well."),
    ("You may feel sick.", "You can feel sick."),
    ("Ask your doctor before you stop taking it.", "Before you stop taking it, ask your doctor."),
    ("Take it with a glass of water.", "Swallow it with a glass of water."),
    ("Tell your doctor if you are pregnant.", "If you are pregnant, tell your doctor."),
    ("Don't share it with others.", "Do not share it with other people."),
    ("Keep it out of the sight of children.", "Keep it out of the reach and sight of children."),
    ("Alcohol must be avoided.", "You must avoid alcohol."),
    ("Do not stop without asking your doctor.", "Never stop without asking your doctor."),
    ("If you are not sure, ask your pharmacist.", "Ask your pharmacist if you are not sure."),
    ("Take it, but do not chew it.", "Do not chew it, but take it."),
    ("You have to read this leaflet.", "You need to read this leaflet."),
    ("You must read this.", "Read this."),
    ("Do not freeze.", "Must not be frozen: do not freeze."),
    ("Do not take ibuprofen, aspirin or naproxen.", "Do not take aspirin, naproxen or ibuprofen."),
    ("Keep this leaflet. You may need it.", "Keep this leaflet, as you may need it."),
    ("Call your doctor straight away.", "Call your doctor at once."),
]

OTHER_TONGUES = [
    ("de", "Nehmen Sie es nicht mit Milch.", "Nehmen Sie es mit Milch."),
    ("de", "Sie dürfen nicht fahren.", "Sie dürfen fahren."),
    ("de", "Nehmen Sie es vor dem Essen.", "Nehmen Sie es nach dem Essen."),
    ("fr", "Ne prenez pas de lait.", "Prenez du lait."),
    ("fr", "Prenez-le avant le repas.", "Prenez-le après le repas."),
    ("es", "No tome leche.", "Tome leche."),
    ("es", "Tome con agua sin leche.", "Tome con agua y leche."),
]


@pytest.mark.parametrize(("old", "new"), TURNED)
def test_what_turns_the_sense_round_is_told_as_that(old: str, new: str) -> None:
    for before, after in ((old, new), (new, old)):
        found = turns(before, after, "en")
        assert found and found[0].is_reversal and found[0].reason


@pytest.mark.parametrize(("old", "new"), FORCED)
def test_what_is_asked_for_more_or_less_strongly_is_a_warning(old: str, new: str) -> None:
    for before, after in ((old, new), (new, old)):
        (turn,) = turns(before, after, "en")
        assert not turn.is_reversal
        assert turn.reason.startswith(("stronger", "weaker"))
    assert turns(old, new, "en")[0].reason[0] != turns(new, old, "en")[0].reason[0]
    (change,) = compare(leaflet(section(paragraph(old))), leaflet(section(paragraph(new)))).changes
    assert change.weight is Weight.WARNING


@pytest.mark.parametrize(("old", "new"), SAME)
def test_other_wording_of_the_same_turns_nothing_round(old: str, new: str) -> None:
    assert turns(old, new, "en") == turns(new, old, "en") == ()


@pytest.mark.parametrize(("tag", "old", "new"), OTHER_TONGUES)
def test_other_languages_have_words_of_their_own(tag: str, old: str, new: str) -> None:
    assert any(turn.is_reversal for turn in turns(old, new, tag))


def test_the_reason_names_the_words_that_turned_it() -> None:
    reasons = [turns(old, new, "en")[0].reason for old, new in TURNED[:3]]
    assert reasons == [
        "“take” was ruled out, and no longer is: “never” → “can”",
        "“chew” was ruled out, and no longer is: “not” is gone",
        "“chew” was ruled out, and no longer is: “cannot” → “can”",
    ]


def test_what_may_be_done_ranks_before_a_temperature_and_that_before_words() -> None:
    old = ["We like tea.", "Store it below 25 °C.", "You must see a nurse now.", "Never take a double dose."]
    new = ["We like cake.", "Store it below 30 °C.", "You should see a nurse now.", "You can take a double dose."]
    before, after = (leaflet(section(*map(paragraph, words))) for words in (old, new))
    compared = compare(before, after)
    assert [change.weight for change in compared.changes] == [
        Weight.SENSE,
        Weight.NUMBER,
        Weight.WARNING,
        Weight.WORDS,
    ]
    told = as_text(report(compared, {}, {}))
    assert "1. meaning reversed: altered" in told
    assert "(“take” was ruled out, and no longer is: “never” → “can”)" in told


BLOCKS: dict[str, Callable[[str], Block]] = {
    "paragraph": paragraph,
    "list": lambda words: bullets("One thing.", words),
    "steps": lambda words: steps(words, "Another thing."),
    "box": lambda words: box(paragraph(words), title="Take care"),
    "title of a box": lambda words: box(paragraph("One thing."), title=words),
    "subheading": subheading,
    "cell": lambda words: table(["What", "How"], ["It", words]),
    "head of a column": lambda words: table(["What", words], ["It", "That"]),
    "caption": lambda words: table(["What", "How"], ["It", "That"], caption=words),
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_it_is_told_in_a_block_of_any_kind(kind: str) -> None:
    made = BLOCKS[kind]
    before, after = (
        leaflet(section(made(words), paragraph("The end.")))
        for words in ("Do not swim after lunch.", "Do swim after lunch.")
    )
    (change,) = compare(before, after).changes
    assert (change.kind, change.weight) == (Kind.ALTERED, Weight.SENSE)


def test_what_stands_below_do_not_and_then_below_do_is_turned_round() -> None:
    def sections(do: list[str], do_not: list[str]) -> list[Block]:
        return [subheading("Do"), bullets(*do), subheading("Do not"), bullets(*do_not)]

    before = leaflet(section(*sections(["Walk in the park", "Rest"], ["Swim in the sea", "Run a race"])))
    after = leaflet(section(*sections(["Swim in the sea", "Walk in the park", "Rest"], ["Run a race"])))
    (change,) = compare(before, after).changes
    assert (change.kind, change.weight) == (Kind.MOVED, Weight.SENSE)


@pytest.mark.parametrize(("old", "new"), TURNED[:12])
def test_artwork_tells_it_too(old: str, new: str) -> None:
    before, after = (words_of_pages([["We hope you are well.", words, "That is all of it."]]) for words in (old, new))
    change = foreign_changes(before, after, "en")[0]
    assert change.weight is Weight.SENSE
    assert change.notes


def test_a_long_text_of_denials_is_read_in_moderate_steps() -> None:
    words = "do not take it, or never, and if you must not, " * 200
    assert turns(words, f"{words} only now", "en")
