"""Two texts are aligned by the words that they share, in order."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet_pdf.review.diff.word_alignment import align

WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=60)


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("", "take it", []),
        ("take it", "take it", [(0, 0), (1, 1)]),
        ("take 40 mg daily", "take 20 mg daily", [(0, 0), (2, 2), (3, 3)]),
        ("take it", "never take it", [(0, 1), (1, 2)]),
        ("one two three four", "three four one two", [(2, 0), (3, 1)]),
    ],
)
def test_the_same_words_are_paired(old: str, new: str, pairs: list[tuple[int, int]]) -> None:
    assert align(old.split(), new.split()) == pairs


@given(WORDS, WORDS)
def test_pairs_are_equal_and_rise_in_both(old: list[str], new: list[str]) -> None:
    pairs = align(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(pairs))


@given(WORDS)
def test_a_text_is_paired_with_itself_throughout(text: list[str]) -> None:
    assert align(text, text) == [(index, index) for index in range(len(text))]


def test_fifty_thousand_words_with_a_hundred_changed_are_paired_but_for_these() -> None:
    chance = random.Random(1)
    old = [f"w{chance.randrange(5000)}" for _ in range(50_000)]
    new = list(old)
    for place in range(250, 50_000, 500):
        new[place] = "changed"
    assert len(align(old, new)) == len(old) - 100
