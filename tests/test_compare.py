"""Two versions of a leaflet: nothing differs unseen, and each change is classed by what it could do to a patient."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from leaflet_pdf import Comparison, compare
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import (
    Band,
    Frequency,
    Leaflet,
    Level,
    ListItem,
    Paragraph,
    Precaution,
    Rating,
    Run,
    SideEffects,
    Text,
    WarningBox,
)
from leaflet_pdf.review.diff import Kind, Weight
from leaflet_pdf.review.diff.changes import Op
from leaflet_pdf.review.diff.meaning.weigh import quantities_in, warns
from leaflet_pdf.review.diff.statements import DERIVED
from leaflet_pdf.sources.yaml import parse
from tests.edits import (
    all_of,
    changed,
    example,
    names_of,
    random_leaflet,
    renumbered,
    replaced_once,
    rerated,
    sentence_count,
    texts_of,
    values,
    with_words,
    without,
)
from tests.leaflets import leaflets
from tests.made import HERE, bullets, leaflet, paragraph, section, steps, subheading, table, text
from tests.test_compare_everything import EVERYTHING

EXAMPLE = example()
RANDOM = [random_leaflet(random.Random(seed)) for seed in range(20)]


def weights(comparison: Comparison) -> list[Weight]:
    return [change.weight for change in comparison.changes]


def only(comparison: Comparison) -> tuple[Kind, Weight]:
    (change,) = comparison.changes
    return change.kind, change.weight


def said(old: str, new: str) -> Comparison:
    """Return what differs between two leaflets of one sentence."""
    return compare(leaflet(section(paragraph(old))), leaflet(section(paragraph(new))))


@pytest.mark.parametrize(
    "whole", [EXAMPLE, EVERYTHING, *RANDOM], ids=lambda whole: f"{whole.identity.id}-{len(str(whole)) % 9973}"
)
def test_a_leaflet_does_not_differ_from_itself(whole: Leaflet) -> None:
    assert compare(whole, whole).changes == ()


@given(leaflets(), leaflets())
@settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_both_directions_count_the_same(one: str, other: str) -> None:
    (old, _), (new, _) = (parse(yaml, "random.yaml", Path()) for yaml in (one, other))
    assert old and new
    assert compare(old, old).changes == ()
    assert compare(old, new).counts == compare(new, old).counts
    assert bool(compare(old, new).changes) == (one != other)


@given(leaflets(), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_a_word_changed_anywhere_is_seen(yaml: str, chance: random.Random) -> None:
    old, _ = parse(yaml, "random.yaml", Path())
    assert old
    target = chance.choice(texts_of(old))
    new = changed(old, target, with_words(target, lambda words: words + "x"))
    assert compare(old, new).changes


def mutated(value: Any) -> Iterator[Any]:
    """Yield what else a value of the model might be."""
    match value:
        case bool():
            yield not value
        case int():
            yield value + 1
        case StrEnum():
            yield from [other for other in type(value) if other is not value][:2]
        case str():
            yield value + " other"
        case date():
            yield value + timedelta(1)
        case Run():
            yield value._replace(text=value.text + " other")
            yield value._replace(text="\n".join(value.text.split(" ", 1))) if " " in value.text else value
            yield from (
                value._replace(**{name: one}) for name in ("bold", "script", "target") for one in _other(value, name)
            )
        case Text():
            yield value._replace(cites=(*value.cites, "ZZ"))
        case tuple() if value and not hasattr(value, "_fields"):
            yield value[1:]
            yield (*value[1:], value[0]) if value[1:] and value[0] != value[1] else value[1:]


def with_field(holder: Any, name: str, value: object) -> Any:
    change = {name: value}
    return holder._replace(**change) if hasattr(holder, "_replace") else replace(holder, **change)


def _other(run: Run, name: str) -> Iterator[Any]:
    yield from (True,) if name == "bold" and not run.bold else mutated(getattr(run, name))


def everything_else(whole: Leaflet) -> Iterator[tuple[str, Leaflet]]:
    """Yield a leaflet with each one of its values changed, and where that is in the model."""
    for holder in values(whole):
        for name in names_of(holder):
            held = getattr(holder, name)
            if isinstance(held, Source) or (type(holder), name) in DERIVED:
                continue
            for other in mutated(held):
                if other != held:
                    yield f"{type(holder).__name__}.{name}", changed(whole, holder, with_field(holder, name, other))
        if isinstance(holder, Run | Text):
            yield from (
                (type(holder).__name__, changed(whole, holder, other)) for other in mutated(holder) if other != holder
            )


def test_nothing_of_the_model_changes_unseen() -> None:
    seen = set()
    for where, other in everything_else(EVERYTHING):
        seen.add(where)
        assert compare(EVERYTHING, other).changes, where
    assert len(seen) > 60


def test_what_is_derived_follows_from_what_is_compared() -> None:
    identity = EXAMPLE.identity
    assert (identity.title, identity.publisher) == (EXAMPLE.title.plain, EXAMPLE.publisher.plain)
    assert [each.number for each in EXAMPLE.sections] == list(range(1, len(EXAMPLE.sections) + 1))
    assert {name for _, name in DERIVED} == {"title", "publisher", "digest", "number"}


# Generated edits: each is classed right, and nothing else is reported.

_FIGURE = re.compile(r"\b\d+\b(?![.,:]\d)")


def numbers_changed(whole: Leaflet) -> Iterator[tuple[Leaflet, set[Weight]]]:
    for target in texts_of(whole):
        for run in target.runs:
            found = _FIGURE.search(run.text)
            if found and not run.target.startswith("#"):
                other = f"{run.text[: found.start()]}{int(found[0]) + 7}{run.text[found.end() :]}"
                runs = tuple(run._replace(text=other) if each is run else each for each in target.runs)
                yield changed(whole, target, target._replace(runs=runs)), {Weight.NUMBER}


def nots_removed(whole: Leaflet) -> Iterator[tuple[Leaflet, set[Weight]]]:
    for target in texts_of(whole):
        for pattern in (" not ", "Never ", "Do not "):
            other = replaced_once(target, pattern, " " if pattern[0] == " " else "")
            if other != target and sentence_count(other) == sentence_count(target):
                yield changed(whole, target, other), {Weight.SENSE}


def words_replaced(whole: Leaflet) -> Iterator[tuple[Leaflet, set[Weight]]]:
    """Replace a word of sentences that tell no number, and are in no box: words, or a warning where they forbid."""
    for target in texts_of(whole):
        words = target.plain.split()
        if (
            len(words) < 6
            or len(target.runs) > 1
            or not words[3].isalpha()
            or quantities_in(" ".join(words[2:5]), "en")
        ):
            continue
        if warns(words[3], "en"):
            continue
        yield (
            changed(
                whole,
                target,
                replaced_once(target, f" {words[3]} ", " marzipan "),
            ),
            {
                Weight.WORDS,
                Weight.WARNING,
            },
        )


def ratings_changed(whole: Leaflet) -> Iterator[tuple[Leaflet, set[Weight]]]:
    for card in all_of(whole, Precaution):
        for rating in (rating for rating in Rating if rating is not card.rating):
            turned = rating.startswith("do-not-use") != card.rating.startswith("do-not-use")
            yield rerated(whole, card, rating), {Weight.SENSE if turned else Weight.WARNING}


def levels_changed(whole: Leaflet) -> Iterator[tuple[Leaflet, set[Weight]]]:
    for box in all_of(whole, WarningBox):
        yield from (
            (changed(whole, box, box._replace(level=level)), {Weight.WARNING})
            for level in Level
            if level is not box.level
        )


def sections_swapped(whole: Leaflet) -> Iterator[tuple[Leaflet, set[Weight]]]:
    for number in range(len(whole.sections) - 1):
        order = list(whole.sections)
        order[number : number + 2] = reversed(order[number : number + 2])
        yield renumbered(replace(whole, sections=tuple(order))), {Weight.ORDER}


def sentences_moved(whole: Leaflet) -> Iterator[tuple[Leaflet, set[Weight]]]:
    first, *_, last = whole.sections
    for block in first.body[:-1]:
        if (
            isinstance(block, Paragraph)
            and sentence_count(block.text) == 1
            and not quantities_in(block.text.plain, "en")
        ):
            moved = last._replace(body=(*last.body[:1], block, *last.body[1:]))
            shorter = first._replace(body=tuple(each for each in first.body if each is not block))
            yield replace(whole, sections=(shorter, *whole.sections[1:-1], moved)), {Weight.ORDER}


EDITS: list[Callable[[Leaflet], Iterator[tuple[Leaflet, set[Weight]]]]] = [
    numbers_changed,
    nots_removed,
    words_replaced,
    ratings_changed,
    levels_changed,
    sections_swapped,
    sentences_moved,
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_is_one_change_of_its_class(edit: Callable[[Leaflet], Iterator[tuple[Leaflet, set[Weight]]]]) -> None:
    tried = 0
    for whole in (EXAMPLE, EVERYTHING, *RANDOM):
        for other, expected in islice(edit(whole), 10):
            tried += 1
            comparison = compare(whole, other)
            assert len(comparison.changes) == 1, comparison.changes
            assert comparison.changes[0].weight in expected, comparison.changes
    assert tried >= 10


@pytest.mark.parametrize("whole", [EXAMPLE, *RANDOM], ids=lambda whole: f"{whole.identity.id}-{len(str(whole)) % 9973}")
def test_a_warning_dropped_is_told_sentence_by_sentence_and_nothing_else(whole: Leaflet) -> None:
    for box in all_of(whole, WarningBox):
        comparison = compare(whole, without(whole, box))
        assert {change.kind for change in comparison.changes} == {Kind.REMOVED}
        assert set(weights(comparison)) <= {Weight.WARNING, Weight.NUMBER}
        inside = {run.text for value in values(box) if isinstance(value, Text) for run in value.runs}
        for change in comparison.changes:
            assert any(word.text in " ".join(inside) for word in change.old[0].words)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Take 40 mg a day.", "Take 20 mg a day."),
        ("Take 0.5 mg a day.", "Take 5 mg a day."),
        ("Take 0.5 mg a day.", "Take .5 mg a day."),
        ("Take 1,000 mg a day.", "Take 1.000 mg a day."),
        ("Take 40 mg a day.", "Take 40 µg a day."),
        ("Take 40 micrograms a day.", "Take 40 milligrams a day."),
        ("Take 40 mcg a day.", "Take 40 µg a day."),
        ("Take it once a day.", "Take it twice a day."),
        ("Take half of it.", "Take all of it."),
        ("Take one capsule.", "Take two capsules."),
        ("Take it every day.", "Take it every week."),
        ("Take it daily.", "Take it weekly."),
        ("Take it in the morning.", "Take it in the evening."),
        ("Take it at 8:30.", "Take it at 9:30."),
        ("Take 2 to 4 of them.", "Take 2 or 4 of them."),
        ("Take 5–10 of them.", "Take 5–20 of them."),
        ("It is for those aged 12.", "It is for those aged 18."),
        ("Keep it below 25 °C.", "Keep it below 25 °F."),
        ("It holds < 5 of them.", "It holds > 5 of them."),
        ("Call 020 7946 0000.", "Call 020 7946 0001."),
        ("Take 10 mg now and 20 mg later.", "Take 20 mg now and 10 mg later."),
        ("Take 1 tablet.", "Take 1 capsule."),
        ("Use it with 10 % of that.", "Use it with 10 of that."),
        ("It has 0.5 mg/kg in it.", "It has 0.5 mg in it."),
        ("Take half a capsule.", "Take a capsule."),
    ],
)
def test_a_change_of_a_number_or_dose_is_the_gravest(old: str, new: str) -> None:
    assert only(said(old, new)) == (Kind.ALTERED, Weight.NUMBER)
    assert only(said(new, old)) == (Kind.ALTERED, Weight.NUMBER)


@pytest.mark.parametrize(
    ("old", "new", "weight"),
    [
        ("Do not chew it with food.", "Do chew it with food.", Weight.SENSE),
        ("You can’t chew it with food.", "You can chew it with food.", Weight.SENSE),
        ("Never chew it with food.", "Always chew it with food.", Weight.SENSE),
        ("Do not take it with milk.", "Do not take it with water.", Weight.WARNING),
        ("Take it with milk if you like.", "Take it with water if you like.", Weight.WORDS),
        ("Take 40 mg with milk.", "Take 40 mg with water.", Weight.WORDS),
        ("Take 40 mg with milk.", "Take 40mg with milk.", Weight.NUMBER),
        ("Take it, with milk if you like.", "Take it with milk if you like.", Weight.WORDS),
        ("Take it with μ in it.", "Take it with µ in it.", Weight.WORDS),
    ],
)
def test_other_words_are_warnings_or_words(old: str, new: str, weight: Weight) -> None:
    assert only(said(old, new)) == (Kind.ALTERED, weight)


def test_the_words_that_changed_are_told_within_their_sentence() -> None:
    (change,) = said("Take 40 mg with food.", "Take 20 mg with plenty of food.").changes
    assert [(stretch.op, stretch.text) for stretch in change.words] == [
        (Op.SAME, "Take"),
        (Op.REMOVED, "40"),
        (Op.ADDED, "20"),
        (Op.SAME, "mg with"),
        (Op.ADDED, "plenty of"),
        (Op.SAME, "food."),
    ]


def weight_between(old: Leaflet, new: Leaflet) -> Weight:
    assert compare(old, new).counts == compare(new, old).counts
    return compare(old, new).changes[0].weight


def test_doses_that_change_places_are_no_mere_order() -> None:
    rows = (["Adult", "20 mg"], ["Child", "10 mg"])
    old = leaflet(section(table(["Who", "How much"], *rows)))
    new = leaflet(section(table(["Who", "How much"], ["Adult", "10 mg"], ["Child", "20 mg"])))
    assert weight_between(old, new) is Weight.NUMBER
    assert weights(compare(old, leaflet(section(table(["Who", "How much"], *reversed(rows)))))) == [Weight.ORDER]


def test_yes_and_no_that_change_places_are_no_mere_order() -> None:
    old = leaflet(section(table(["What", "May I"], ["Drive", "Yes"], ["Swim", "No"])))
    new = leaflet(section(table(["What", "May I"], ["Drive", "No"], ["Swim", "Yes"])))
    assert weight_between(old, new) is Weight.SENSE


def side_effects(common: str, rare: str, stop: str = "Rash") -> Leaflet:
    def listed(words: str) -> tuple[ListItem, ...]:
        return tuple(ListItem(text(word), HERE) for word in words.split())

    bands = Band(Frequency.COMMON, listed(common), HERE), Band(Frequency.RARE, listed(rare), HERE)
    return leaflet(section(SideEffects(listed(stop), (), bands, HERE)))


@pytest.mark.parametrize(
    ("new", "kind", "weight"),
    [
        (side_effects("Cramp", "Fever Pain"), Kind.MOVED, Weight.NUMBER),
        (side_effects("Cramp Fever", "Pain", "Rash Swelling"), Kind.ADDED, Weight.WARNING),
        (side_effects("Cramp Fever Thirst", "Pain"), Kind.ADDED, Weight.WORDS),
        (side_effects("Fever Cramp", "Pain"), Kind.MOVED, Weight.ORDER),
    ],
)
def test_a_side_effect_in_another_band_is_a_change_of_its_number(new: Leaflet, kind: Kind, weight: Weight) -> None:
    assert only(compare(side_effects("Cramp Fever", "Pain"), new)) == (kind, weight)


def test_a_precaution_that_goes_takes_a_warning_with_it() -> None:
    whole = EVERYTHING
    removed = compare(whole, changed(whole, all_of(whole, Precaution)[1], None))
    assert removed.changes[0].weight is Weight.WARNING
    assert removed.changes[0].notes == ("rating: do-not-use",)


def test_a_source_more_is_one_change_of_words() -> None:
    old = leaflet(section(paragraph("One thing. Another thing. A third thing.")))
    target = texts_of(old)[-1]
    (change,) = compare(old, changed(old, target, target._replace(cites=("NHS",)))).changes
    assert (change.weight, len(change.new)) == (Weight.WORDS, 3)


def test_emphasis_is_layout_but_for_a_warning() -> None:
    def bold(words: str, strong: str) -> Leaflet:
        before, _, after = words.partition(strong)
        runs = (Run(before, HERE), Run(strong, HERE, bold=True), Run(after, HERE))
        return leaflet(section(Paragraph(Text(runs, HERE), HERE)))

    for words, strong, weight in (
        ("Keep this leaflet, please.", "leaflet", Weight.LAYOUT),
        ("Do not throw it away.", "not", Weight.WARNING),
    ):
        (change,) = compare(leaflet(section(paragraph(words))), bold(words, strong)).changes
        assert change.weight is weight and len(change.notes) == 1


def test_columns_that_change_their_headings_are_no_mere_order() -> None:
    row = ["Capsules", "1", "2"]
    old = leaflet(section(table(["What", "Here", "There"], row)))
    assert weight_between(old, leaflet(section(table(["What", "There", "Here"], row)))) is Weight.NUMBER


def test_a_dose_under_another_heading_is_no_mere_order() -> None:
    adult, child, dose, other = (
        subheading("Adults"),
        subheading("Children"),
        paragraph("Take 10 mg."),
        paragraph("Take 5 mg."),
    )
    old = leaflet(section(adult, dose, child, other))
    assert weight_between(old, leaflet(section(adult, other, child, dose))) is Weight.NUMBER
    assert weight_between(old, leaflet(section(child, dose, adult, other))) is Weight.NUMBER
    assert weights(compare(old, leaflet(section(child, other, adult, dose)))) == [Weight.ORDER]


def test_a_list_that_was_bullets_and_is_steps_is_one_change_of_layout() -> None:
    items = ("Open the box.", "Take it out.", "Close the box.")
    comparison = compare(leaflet(section(bullets(*items))), leaflet(section(steps(*items))))
    (change,) = comparison.changes
    assert (change.weight, len(change.old)) == (Weight.LAYOUT, 3)


def test_a_paragraph_cut_in_two_is_layout() -> None:
    old = leaflet(section(paragraph("One thing. Another thing.")))
    new = leaflet(section(paragraph("One thing."), paragraph("Another thing.")))
    assert only(compare(old, new)) == (Kind.ALTERED, Weight.LAYOUT)


def test_a_file_that_is_only_written_otherwise_differs_in_its_code_alone() -> None:
    old = leaflet(section(paragraph("One thing.")))
    new = replace(old, identity=old.identity._replace(digest="other"))
    assert only(compare(old, new)) == (Kind.ALTERED, Weight.LAYOUT)
