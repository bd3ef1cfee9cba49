"""Leaflets with one thing changed, for tests of what a comparison sees."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Leaflet, Level, Precaution, Rating, Run, Text, WarningBox
from leaflet_pdf.review.diff.diff_words import plain, sentences
from leaflet_pdf.sources.yaml import load
from tests.made import box, bullets, leaflet, paragraph, section, steps, subheading, table

EXAMPLE = Path(__file__).parent.parent / "content" / "isotretinoin-40mg.yaml"


def example() -> Leaflet:
    found, _ = load(EXAMPLE)
    assert found
    return found


_SYLLABLES = [a + b + c for a in "bdfgklmprst" for b in "aeiou" for c in "lmnrst"]


def random_leaflet(chance: random.Random) -> Leaflet:
    """Return a leaflet of sentences of which no two are alike, and none tells a number or a prohibition."""

    def word() -> str:
        return "".join(chance.choices(_SYLLABLES, k=2))

    def sentence() -> str:
        return " ".join([word().capitalize(), *(word() for _ in range(chance.randint(3, 9)))]) + "."

    def body() -> list[Any]:
        made: list[Any] = [
            paragraph(" ".join(sentence() for _ in range(chance.randint(1, 4)))) for _ in range(chance.randint(2, 4))
        ]
        made.append(bullets(*(sentence() for _ in range(3))))
        kinds: list[Any] = [
            lambda: steps(*(sentence() for _ in range(3))),
            lambda: box(paragraph(sentence()), paragraph(sentence()), title=word(), level=chance.choice(list(Level))),
            lambda: table([word(), word()], [word(), sentence()], [word(), sentence()], caption=word()),
            lambda: subheading(word()),
        ]
        made.extend(kind() for kind in chance.sample(kinds, 2))
        made.append(paragraph(sentence()))
        return made

    return leaflet(*(section(*body(), number=number, heading=sentence()) for number in range(1, chance.randint(3, 6))))


def values(value: Any) -> Iterator[Any]:
    """Yield a value of the model and all in it, that which holds before what is held."""
    yield value
    if is_dataclass(value):
        for each in fields(value):
            yield from values(getattr(value, each.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from values(one)


def names_of(value: Any) -> tuple[str, ...]:
    """Return the names of what a value of the model holds; none for a text, a run, a source or no such value."""
    if is_dataclass(value):
        return tuple(each.name for each in fields(value))
    return () if isinstance(value, Text | Run | Source) else getattr(value, "_fields", ())


def changed(whole: Any, part: Any, other: Any) -> Any:
    """Return a value of the model with one part of it, known by identity, replaced, or left out of its row for None."""
    if whole is part:
        return other
    if isinstance(whole, tuple):
        made = [(one, changed(one, part, other)) for one in whole]
        if all(now is was for was, now in made):
            return whole
        if hasattr(whole, "_fields"):
            return type(whole)(*(now for _, now in made))
        return tuple(now for was, now in made if now is not None or was is None)
    if is_dataclass(whole) and not isinstance(whole, type):
        now = {each.name: changed(getattr(whole, each.name), part, other) for each in fields(whole)}
        different = {name: one for name, one in now.items() if one is not getattr(whole, name)}
        return replace(whole, **different) if different else whole
    return whole


def renumbered(whole: Leaflet) -> Leaflet:
    """Return a leaflet whose sections, and references to them, are numbered as they stand."""
    sections = tuple(each._replace(number=place) for place, each in enumerate(whole.sections, 1))
    whole = replace(whole, sections=sections)
    number_of = {f"#{each.id}": each.number for each in sections}
    for target in texts_of(whole):
        runs = tuple(
            run._replace(text=f"section {number_of[run.target]}")
            if run.target in number_of and run.text.startswith("section ")
            else run
            for run in target.runs
        )
        whole = changed(whole, target, target._replace(runs=runs)) if runs != target.runs else whole
    return whole


def texts_of(whole: Leaflet) -> list[Text]:
    """Return the texts of the introduction and the sections."""
    found = [value for part in (whole.introduction, whole.sections) for value in values(part)]
    return [value for value in found if isinstance(value, Text)]


def with_words(text: Text, change: Callable[[str], str]) -> Text:
    """Return a text with the words of its first run that a function changes."""
    runs: list[Run] = []
    done = False
    for run in text.runs:
        now = run.text if done else change(run.text)
        done |= now != run.text
        runs.append(run._replace(text=now))
    return text._replace(runs=tuple(runs))


def replaced_once(text: Text, words: str, by: str) -> Text:
    """Return a text with the first occurrence of some words replaced."""
    return with_words(text, lambda said: said.replace(words, by, 1))


def sentence_count(text: Text) -> int:
    return len(list(sentences((run.text, "") for run in text.runs)))


def plain_text(text: Text) -> str:
    return " ".join(plain(words) for words in sentences((run.text, "") for run in text.runs))


def all_of(whole: Leaflet, kind: type[Any]) -> list[Any]:
    return [value for value in values(whole) if isinstance(value, kind)]


def rerated(whole: Leaflet, card: Precaution, rating: Rating) -> Leaflet:
    made: Leaflet = changed(whole, card, card._replace(rating=rating))
    return made


def without(whole: Leaflet, part: WarningBox) -> Leaflet:
    made: Leaflet = changed(whole, part, None)
    return made
