"""What may be written at a place of a half-written leaflet."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet_pdf.preview.completion import Completion, complete

CONTENT = Path(__file__).parent.parent / "content"
SECTION = "sections:\n  - id: x\n    heading: X\n    body:\n"
NAMED = "sources:\n  NHS:\n    title: A page\n  EMC-2:\n    title: A leaflet\n"


def at_caret(text: str, folder: Path | None = None) -> Completion:
    """Return what is offered where “¦” stands in a text."""
    before, _, after = text.partition("¦")
    lines = before.split("\n")
    return complete(before + after, len(lines), len(lines[-1]) + 1, folder)


def labels(text: str, folder: Path | None = None) -> list[str]:
    return [option.label for option in at_caret(text, folder).options]


@pytest.mark.parametrize(
    ("text", "some", "others"),
    [
        ("¦", ["format", "sections"], ["substance", "draft"]),
        ("title: X\n¦\nlanguage: en", ["id", "medicine"], ["title", "language"]),
        ("medicine:\n  ¦", ["substance", "schedule"], ["title"]),
        ("medicine:\n  substance: x\n  ¦\n  form: y\nlanguage: en", ["strength", "class"], ["substance", "form"]),
        ("medicine: {¦", ["substance"], ["title"]),
        ("medicine: {substance: x, ¦}", ["strength"], ["substance", "title"]),
        ("medicine: {schedule: ¦}", ["weekly-only"], ["substance"]),
        ("status: ¦", ["draft", "approved"], ["title"]),
        ("language: ¦", ["en", "de"], ["draft"]),
        ("contents: ¦", ["yes", "no"], []),
        ("sources:\n  NHS:\n    ¦", ["title", "address", "as-of"], ["sections"]),
        ("sections:\n  - ¦", ["id", "heading", "body"], ["title", "warning"]),
        ("sections:\n- id: x\n  ¦", ["heading"], ["id"]),
        (SECTION + "      - ¦", ["warning", "table", "page-break"], ["level", "rows", "at-a-glance"]),
        (SECTION + "      ¦", ["warning", "table"], ["level"]),
        ("introduction:\n- ¦", ["at-a-glance", "warning"], ["page-break"]),
        (SECTION + "      - warning: Do not\n        ¦", ["level", "body"], ["warning", "table"]),
        (SECTION + "      - warning: Do not\n        ¦\n        body: [Never.]", ["level"], ["body"]),
        (SECTION + "      - warning: Do not\n        level: ¦", ["danger", "caution"], ["table"]),
        (SECTION + "      - warning: Do not\n        body:\n          - ¦", ["bullets"], ["warning", "page-break"]),
        (SECTION + "      - bullets:\n          - item: One\n            ¦", ["bullets", "body"], ["item", "id"]),
        (SECTION + "      - steps:\n          - item: One\n            ¦", ["id"], ["item"]),
        (SECTION + "      - steps:\n          - item: One\n            body: [x]\n            ¦", ["id"], ["bullets"]),
        (
            SECTION + "      - table: T\n        rows:\n          - [a, {text: b, ¦",
            ["columns", "rows"],
            ["text", "tint"],
        ),
        (SECTION + "      - precautions:\n          - topic: Alcohol\n            rating: ¦", ["take-care"], ["topic"]),
        (SECTION + "      - side-effects:\n          ¦", ["stop-now", "very-common"], ["columns"]),
        (SECTION + "      - figure: a.png\n        width: ¦", ["50%"], []),
        ("title: X # status: draft\n¦", ["status"], ["title"]),
        ("title: >\n  medicine: in a text\n¦", ["medicine"], ["title"]),
    ],
)
def test_what_the_format_allows_is_offered_and_nothing_else(text: str, some: list[str], others: list[str]) -> None:
    offered = labels(text)
    assert set(some) <= set(offered)
    assert not set(others) & set(offered)


@pytest.mark.parametrize(
    "text",
    [
        "title: Some words ¦",
        "title: Some words\n  that go on ¦",
        "title: >\n  folded wo¦",
        SECTION + "      - A paragraph that begi¦",
        "# a comment ¦",
        "unheard-of:\n  ¦",
        SECTION + "      - A text with [brackets¦",
    ],
)
def test_in_words_nothing_is_offered(text: str) -> None:
    assert labels(text) == []


def test_what_is_required_comes_first() -> None:
    offered = labels("medicine:\n  ¦")
    assert offered[:3] == ["substance", "strength", "form"]


def test_a_key_tells_what_it_means() -> None:
    (option,) = at_caret("revi¦").options[:1]
    assert (option.label, option.detail) == ("revised", "The date of the last change.")


def test_what_begins_as_was_written_comes_first_and_takes_its_place() -> None:
    completion = at_caret("  - id: x\n    re¦".replace("  - id", "sections:\n  - id"))
    assert completion.from_column == 5
    completion = at_caret("medicine:\n  s¦")
    assert [option.label for option in completion.options[:3]] == ["substance", "strength", "schedule"]
    assert completion.from_column == 3
    assert "class" in [option.label for option in completion.options]


@pytest.mark.parametrize(
    ("text", "label", "apply"),
    [
        ("sta¦", "status", "status: "),
        ("medi¦", "medicine", "medicine:\n  "),
        ("sec¦", "sections", "sections:\n  - "),
        (SECTION + "      ¦", "warning", "- warning: "),
        (SECTION + "      - ¦", "bullets", "bullets:\n          - "),
        ("medicine: {¦", "largest-dose", "largest-dose: "),
    ],
)
def test_a_key_brings_what_must_follow_it(text: str, label: str, apply: str) -> None:
    assert apply in [option.apply for option in at_caret(text).options if option.label == label]


@pytest.mark.parametrize("mark", ["See [#¦", "See [the second](#¦", "Words\n        that go on [#¦"])
def test_a_text_refers_to_what_has_an_id(mark: str) -> None:
    more = "  - id: y\n    heading: After it\n    body:\n      - steps:\n          - item: Wash\n            id: wash\n"
    options = at_caret(f"id: leaflet\n{SECTION}      - {mark}\n{more}").options
    assert [(option.label, option.detail) for option in options] == [("x", "X"), ("y", "After it"), ("wash", "Wash")]


@pytest.mark.parametrize("mark", ["[@¦", "Some words [@NHS, ¦"])
def test_a_text_cites_the_sources(mark: str) -> None:
    options = at_caret(f"{NAMED}{SECTION}      - {mark}").options
    assert [(option.label, option.detail) for option in options] == [("NHS", "A page"), ("EMC-2", "A leaflet")]


def test_files_are_those_of_the_folder() -> None:
    assert "isotretinoin-40mg.png" in labels(SECTION + "      - figure: ¦", CONTENT)
    assert "profiles/harbour.yaml" in labels("profile: ¦", CONTENT)
    assert labels("profile: ¦") == ["eu-qrd", "us-medguide", "pharmacy", "nhs", "pmi-draft"]


@pytest.mark.parametrize("name", ["isotretinoin-40mg", "warfarin"])
def test_each_key_of_a_leaflet_is_offered_where_it_stands(name: str) -> None:
    """Each line is taken away from its key on; what stood there is among what is offered."""
    lines = (CONTENT / f"{name}.yaml").read_text(encoding="utf-8").split("\n")
    missed = []
    for number, line in enumerate(lines):
        head, colon, _ = line.partition(":")
        key = head.lstrip(" -")
        if not colon or line.lstrip().startswith("#") or not key.replace("-", "").isalpha() or not key.islower():
            continue
        column = len(head) - len(key)
        text = "\n".join([*lines[:number], head[:column], *lines[number + 1 :]])
        offered = complete(text, number + 1, column + 1).options
        if key not in [option.label for option in offered]:
            missed.append((number + 1, line))
    assert missed == []


@given(st.text(" \n-:#[]{}\"'|>@abtitle&*", max_size=60), st.integers(0, 9), st.integers(0, 20))
def test_no_text_is_too_broken(text: str, line: int, column: int) -> None:
    completion = complete(text, line, column)
    assert completion.from_column >= 0
