"""What of a page a reader can see: where the limits lie, told by pages made of a few pieces and shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from leaflet_pdf.proof.reader.readback import Area, Mark, Piece, ReadBack, Shape
from leaflet_pdf.proof.rules.drawing.page_rules import (
    contrast,
    text_has_a_size,
    text_is_inside_its_frame,
    text_is_not_covered,
    text_is_not_struck_out,
    text_lies_on_no_other_text,
    text_reads_downwards,
    text_stands_out,
)
from tests.hand_set import AS_READ

PAGE = AS_READ.pages[0]


def piece(x: float = 100, y: float = 200, size: float = 10, colour: str = "#000000", order: int = 5) -> Piece:
    """Return "word" as a drawing: its area is 40 points wide, as high as its size, and stands on y."""
    return Piece("word", 1, order, x, y, 40, size, colour, Mark(mcid=order))


def shape(x: float, y: float, width: float, height: float, fill: str = "#ffffff", order: int = 9) -> Shape:
    return Shape(Area(x, y, width, height), order, Mark(artifact="Artifact"), fill)


def page(pieces: Sequence[Piece], *shapes: Shape) -> ReadBack:
    one = replace(PAGE, pieces=tuple(pieces), shapes=shapes, annotations=(), frame=Area(50, 50, 400, 700))
    return replace(AS_READ, pages=(one,))


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#ffffff", 21), ("#ffffff", "#000000", 21), ("#123456", "#123456", 1),
        ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4.0), ("#00ff00", "#000000", 15.3),
        ("#0000ff", "#ffffff", 8.59), ("#0a0a0a", "#000000", 1.06), ("#0b0b0b", "#0a0a0a", 1.005),
    ],
)  # fmt: skip
def test_contrast_is_that_of_the_web_content_guidelines(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, rel=0.003)


@pytest.mark.parametrize(
    ("colour", "size", "codes"),
    [
        ("#767676", 10, []), ("#777777", 10, ["text-faint"]), ("#777777", 17.9, ["text-faint"]), ("#777777", 18, []),
        ("#949494", 18, []), ("#969696", 18, ["text-faint"]), ("#cdcdcd", 30, ["text-faint"]),
        ("#d4d4d4", 30, ["text-invisible"]), ("#ffffff", 10, ["text-invisible"]),
    ],
)  # fmt: skip
def test_text_has_a_contrast_of_4_5_to_1_or_of_3_to_1_from_18_points(
    colour: str, size: float, codes: list[str]
) -> None:
    assert [finding.code for finding in text_stands_out(page([piece(size=size, colour=colour)]))] == codes


GREY = "#808080"


@pytest.mark.parametrize(
    ("under", "stands_out"),
    [
        (shape(90, 180, 60, 30, GREY, order=1), False),
        (shape(90, 180, 60, 30, "", order=1), True),
        (shape(90, 180, 60, 30, GREY, order=6), True),
        (shape(121, 180, 60, 30, GREY, order=1), True),
        (shape(119, 180, 60, 30, GREY, order=1), False),
        (shape(90, 196, 60, 30, GREY, order=1), True),
        (shape(90, 194, 60, 30, GREY, order=1), False),
        (shape(60, 180, 59, 30, GREY, order=1), True),
        (shape(60, 180, 61, 30, GREY, order=1), False),
        (shape(90, 180, 60, 14, GREY, order=1), True),
        (shape(90, 180, 60, 16, GREY, order=1), False),
    ],
)
def test_text_is_held_against_what_was_painted_below_its_middle(under: Shape, *, stands_out: bool) -> None:
    assert (list(text_stands_out(page([piece(colour="#404040")], under))) == []) is stands_out


def test_of_two_fills_below_text_the_last_counts() -> None:
    fills = shape(90, 180, 60, 30, GREY, order=1), shape(90, 180, 60, 30, "#ffffff", order=2)
    assert list(text_stands_out(page([piece(colour="#404040")], *fills))) == []


@pytest.mark.parametrize(("size", "codes"), [(0.9, ["text-invisible"]), (1, []), (1.5, [])])
def test_text_of_less_than_a_point_cannot_be_seen(size: float, codes: list[str]) -> None:
    assert [finding.code for finding in text_has_a_size(page([piece(size=size)]))] == codes


@pytest.mark.parametrize(
    ("x", "y", "inside"),
    [
        (49.6, 200, True), (49.4, 200, False), (410.4, 200, True), (410.6, 200, False),
        (100, 59.6, True), (100, 59.4, False), (100, 750.4, True), (100, 750.6, False),
    ],
)  # fmt: skip
def test_text_may_reach_half_a_point_outside_its_frame(x: float, y: float, *, inside: bool) -> None:
    assert (list(text_is_inside_its_frame(page([piece(x, y)]))) == []) is inside


@pytest.mark.parametrize(
    ("x", "y", "lies_on"),
    [
        (100, 209.6, False), (100, 209.4, True), (100, 190.6, True), (100, 190.4, False),
        (139.6, 200, False), (139.4, 200, True), (60.6, 200, True), (60.4, 200, False),
    ],
)  # fmt: skip
def test_bodies_of_letters_may_share_half_a_point(x: float, y: float, *, lies_on: bool) -> None:
    far = piece(100, 100, order=1)
    assert (list(text_lies_on_no_other_text(page([far, piece(), piece(x, y, order=6)]))) != []) is lies_on


@pytest.mark.parametrize(
    ("over", "covers"),
    [
        (shape(90, 180, 60, 30), True),
        (shape(90, 180, 60, 30, order=4), False),
        (shape(90, 180, 60, 30, fill=""), False),
        (shape(90, 180, 60, 10.6), True),
        (shape(90, 180, 60, 10.4), False),
        (replace(shape(90, 180, 60, 30, fill="", order=4), picture=True), True),
    ],
)
def test_text_lies_under_nothing_and_on_no_picture(over: Shape, *, covers: bool) -> None:
    assert (list(text_is_not_covered(page([piece()], over))) != []) is covers


@pytest.mark.parametrize(
    ("y", "height", "struck"),
    [(195, 0, True), (195, 0.09, True), (195, 0.2, False), (199.9, 0, True), (200.2, 0, False), (189.8, 0, False)],
)
def test_no_thin_rule_runs_through_text(y: float, height: float, *, struck: bool) -> None:
    stroke = shape(90, y, 60, height, fill="")
    assert (list(text_is_not_struck_out(page([piece()], stroke))) != []) is struck


def test_a_thin_upright_rule_through_text_is_seen_too() -> None:
    assert list(text_is_not_struck_out(page([piece()], shape(120, 150, 0, 100, fill=""))))
    assert list(text_is_not_struck_out(page([piece()], shape(141, 150, 0, 100, fill="")))) == []


@pytest.mark.parametrize(
    ("x", "y", "downwards"),
    [
        (100, 199.6, True), (100, 199.4, False), (100, 220, True),
        (139.4, 150, False), (139.6, 150, True), (60, 150, False),
    ],
)  # fmt: skip
def test_text_stands_below_what_is_told_before_it_or_beside_it(x: float, y: float, *, downwards: bool) -> None:
    before, after = (
        replace(one, mark=Mark(mcid=mcid)) for one, mcid in ((piece(), TOLD[0]), (piece(x, y, order=6), TOLD[1]))
    )
    assert (list(text_reads_downwards(page([before, after]))) == []) is downwards


TOLD = [content.mcid for content in AS_READ.reading_order() if content.page == 1]
"""The marks of the first page, in the order in which they are told."""
