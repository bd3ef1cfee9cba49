"""The values that a leaflet is made of."""

from __future__ import annotations

import pickle
from itertools import combinations
from operator import eq, ne

import pytest

from leaflet_pdf.model import Bullets, Card, Group, Paragraph, Slip, Steps, Subheading
from tests.made import HERE, text

WORDS = text("words")
ALIKE = [
    (Paragraph(WORDS, HERE), Subheading(WORDS, HERE), Group(WORDS, HERE)),
    (Bullets((), HERE), Steps((), HERE)),
    (Slip(WORDS, (), (), HERE), Card(WORDS, (), (), HERE)),
]


@pytest.mark.parametrize("values", ALIKE, ids=lambda values: " ".join(type(value).__name__ for value in values))
def test_values_of_different_classes_are_never_equal(values: tuple[object, ...]) -> None:
    for one, other in combinations(values, 2):
        assert ne(one, other) and ne(other, one) and not eq(one, other)
    assert len({*values, *pickle.loads(pickle.dumps(values))}) == len(values)
