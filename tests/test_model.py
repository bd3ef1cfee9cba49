"""The values that a leaflet is made of."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace
from decimal import Decimal
from itertools import combinations
from operator import eq, ne
from typing import Any, NamedTuple, get_args, get_type_hints

import pytest

from leaflet_pdf.model import leaflet as model
from leaflet_pdf.model.annotations import roles
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import (
    Block,
    Group,
    Leaflet,
    ListItem,
    Note,
    Steps,
    Text,
    blocks,
    texts,
    walk,
)
from leaflet_pdf.model.quantity import Quantity
from tests.made import HERE, leaflet, paragraph, section, text

WORDS = text("words")
KINDS: tuple[Any, ...] = (*get_args(Block), Group)


@pytest.mark.parametrize("count", sorted({len(get_type_hints(kind)) for kind in KINDS}))
def test_blocks_of_different_kinds_are_never_equal(count: int) -> None:
    values = tuple(kind(*[WORDS] * count) for kind in KINDS if len(get_type_hints(kind)) == count)
    for one, other in combinations(values, 2):
        assert ne(one, other) and ne(other, one) and not eq(one, other)
    assert pickle.loads(pickle.dumps(values)) == values


class Novelty(NamedTuple):
    """A kind of block that the model does not have yet."""

    label: Text
    inside: tuple[Note | ListItem, ...]
    source: Source


def test_the_words_of_a_new_kind_of_block_are_walked_without_a_line_of_code() -> None:
    inner = ListItem(text("c"), HERE, Steps((ListItem(text("d"), HERE),), HERE))
    novelty = Novelty(text("a"), (Note((paragraph("b"),), HERE), inner), HERE)
    assert [found.plain for found in texts((novelty, text("e")))] == ["a", "b", "c", "d", "e"]
    assert [type(found).__name__ for found in walk(novelty)] == [
        *("Novelty", "Text", "Note", "Paragraph", "Text", "ListItem", "Text", "Steps", "ListItem", "Text")
    ]


def test_limits_of_doses_hold_no_words() -> None:
    most = model.LargestDose(each=Quantity(Decimal(40), "mg"), week=Quantity(Decimal(1), "g"))
    medicine = leaflet().medicine
    limited = medicine._replace(
        longest_supply=30, largest_dose=most, least_interval=6, weekly_only=True, undivided=True
    )
    assert texts(limited) == texts(medicine)
    assert list(roles(limited)) == list(roles(medicine))
    assert [type(part) for part in walk(limited)] == [type(part) for part in walk(medicine)]


def _holding(kind: object) -> list[str]:
    """Return the fields of a class that may hold a text, as the types say."""
    hints = get_type_hints(kind, vars(model))
    return [name for name, hint in hints.items() if Text in get_args(hint) or hint is Text]


def test_every_text_of_a_leaflet_is_walked_in_the_order_of_its_fields() -> None:
    made = leaflet(section(paragraph("words")), introduction=[paragraph("first")])
    monitoring = model.Monitoring(made.identity.revised, text("watched"), HERE)
    made = replace(made, monitoring=monitoring, online=text("online"))
    found = [each.plain for each in texts(made)]
    own = [name for name in _holding(Leaflet) if getattr(made, name) is not None]
    assert own == ["title", "publisher", "contact", "online"]
    assert found == ["T", "s", "1 mg", "f", "watched", "first", "Section", "words", "P", "C", "online"]
    names = [field.name for field in fields(Leaflet)]
    assert sorted(own, key=names.index) == own


@pytest.mark.parametrize("kind", get_args(Block), ids=lambda kind: kind.__name__)
def test_a_block_is_found_inside_any_other(kind: Any) -> None:
    block = kind(*[None] * len(kind._fields))
    assert list(blocks(leaflet(section(Note((Note((block,), HERE),), HERE)))))[-1] is block
