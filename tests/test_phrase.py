"""Phrases: what they find, what they do not, and which are none."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet_pdf.standards.phrases.phrase import Phrase, PhraseError, folded
from leaflet_pdf.standards.phrases.phrase_book import Book

FOUND = [
    ("kill* bacteria", "It kills bacteria."),
    ("kill* ... bacteria", "It KILLS the acne-causing bacteria"),
    ("not|never share", "Never share it."),
    ("a very? common", "A common thing"),
    ("a very? common", "A very common thing"),
    ("don't stop", "Don’t stop"),
    ("st john's wort", "St John’s wort"),
    ("breast-feed*", "breast\u2011feeding"),
    ("call 999", "Call\u00a0999!"),
    ("one in ten", "one\nin ten"),
    ("keep it", "keep “it”"),
    ("1-800-fda-1088", "at 1-800-FDA-1088."),
]

NOT_FOUND = [
    ("kill bacteria", "It kills bacteria."),
    ("kill* ... bacteria", "It kills. Some bacteria"),
    ("kill* ... bacteria", "It kills one two three four five six bacteria"),
    ("skill", "skills"),
    ("kill*", "painkiller"),
    ("call 999", "call 9991"),
    ("bacteria", "non-bacteria"),
    ("share", "to-share"),
]

NONE = ["", "a+", "...", "a ...", "... a", "very? a", "(a)", "a " * 17, "a ... " * 4 + "a", "a b? c? d? e? f", "a||b"]


@pytest.mark.parametrize(("words", "text"), FOUND)
def test_a_phrase_is_found(words: str, text: str) -> None:
    assert any(Phrase(words).find(folded(text)))


@pytest.mark.parametrize(("words", "text"), NOT_FOUND)
def test_something_else_is_not(words: str, text: str) -> None:
    assert not any(Phrase(words).find(folded(text)))


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_phrase_is_refused(words: str) -> None:
    with pytest.raises(PhraseError):
        Phrase(words)


def test_all_of_several_are_found_in_order() -> None:
    text = folded("Call 911. No.\nThen call 911 and call 911.")
    assert [match.start() for match in Phrase("call 911").find(text)] == [0, 19, 32]


WORDS = st.sampled_from(["kill", "kills", "germs", "breast-feed", "don't", "100%", "%", "-", "ß", "a", "the", "40"])
PIECES = st.lists(WORDS, min_size=1, max_size=3).flatmap(
    lambda alike: st.sampled_from(["|".join(alike), "|".join(f"{word}*" for word in alike), f"{alike[0]}*"])
)
PHRASES = st.lists(PIECES, min_size=1, max_size=3).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), " ... ".join(pieces), " ".join([*pieces, "very?", pieces[0]])])
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", ", ", ". ", "\u00a0", "-"])), max_size=12)


@given(st.lists(PHRASES, max_size=6), TEXTS)
def test_a_book_finds_what_each_of_its_phrases_finds(words: list[str], pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pieces)
    phrases = tuple(map(Phrase, words))
    alone = [(*match.span(), phrase) for phrase in phrases for match in phrase.find(folded(text))]
    assert sorted(Book(phrases).find(text), key=str) == sorted(alone, key=str)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("kill* ... bacteria", "bacteria kill " + "-'" * 10_000),
        ("kill* ... bacteria", "bacteria kill " + "a-'-'-'" * 2_500),
        ("a ... a ... a ... z", "z " + "a " * 10_000),
        ("a ... a? a? z", "z " + "a " * 10_000),
        ("a* b* c* z", "z " + "abc-" * 5_000),
    ],
)
def test_no_text_makes_a_phrase_slow(words: str, text: str) -> None:
    began = perf_counter()
    assert not any(Phrase(words).find(text))
    assert perf_counter() - began < 5
