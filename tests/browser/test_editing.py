"""What keys do to a text of YAML in the editor, and how its lines are coloured."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Run


def _after(run: Run, key: str, written: str, shift: bool = False) -> str | None:
    """Return the text after a key, with | where the caret, or the ends of what is selected, are."""
    start = written.index("|")
    end = written.rindex("|") - 1 if written.count("|") == 2 else start
    text = written.replace("|", "")
    edit: dict[str, Any] | None = run("desk/indent.js", "editOf", key, shift, text, start, end)
    if edit is None:
        return None
    made: str = text[: edit["from"]] + edit["text"] + text[edit["to"] :]
    ends = sorted({edit["start"], edit["end"]}, reverse=True)
    for place in ends:
        made = made[:place] + "|" + made[place:]
    return made


@pytest.mark.parametrize(
    ("key", "written", "after"),
    [
        ("Tab", "a: |", "a:  |"),
        ("Tab", "|", "  |"),
        ("Tab", "  - a\n|  - b\n  - c|\n", "  - a\n  |  - b\n    - c|\n"),
        ("Enter", "sections:|", "sections:\n  |"),
        ("Enter", "title: One|", "title: One\n|"),
        ("Enter", "  - Take it.|", "  - Take it.\n  |"),
        ("Enter", "  - id: one|", "  - id: one\n    |"),
        ("Enter", "  - bullets:|", "  - bullets:\n      |"),
        ("Enter", "    text: >|", "    text: >\n      |"),
        ("Enter", "# a comment:|", "# a comment:\n|"),
        ("Backspace", "a:\n    |", "a:\n  |"),
        ("Backspace", "a:\n   |", "a:\n  |"),
    ],
)
def test_keys_keep_the_indentation_of_yaml(run: Run, key: str, written: str, after: str) -> None:
    assert _after(run, key, written) == after


def test_shift_and_tab_move_lines_out(run: Run) -> None:
    assert _after(run, "Tab", "a:\n    |b: 1\n  c: 2|\n", shift=True) == "a:\n  |b: 1\nc: 2|\n"


@pytest.mark.parametrize(("key", "written"), [("Backspace", "ab|"), ("Backspace", "|"), ("a", "|"), ("ArrowDown", "|")])
def test_other_keys_do_as_always(run: Run, key: str, written: str) -> None:
    assert _after(run, key, written) is None


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("title: One  # of two", [["key", "title:"], ["", " One "], ["comment", " # of two"]]),
        ("# all of it", [["comment", "# all of it"]]),
        ("  - warning: No", [["key", "  - warning:"], ["", " No"]]),
        ("  - Take it. [@NHS]", [["", "  - Take it. "], ["reference", "[@NHS]"]]),
        ('a: "x # y"', [["key", "a:"], ["", " "], ["quoted", '"x # y"']]),
        ("", [["", ""]]),
        ("at 8:30 in the morning", [["", "at 8:30 in the morning"]]),
    ],
)
def test_lines_are_coloured_and_lose_nothing(run: Run, line: str, parts: list[list[str]]) -> None:
    assert run("desk/colours.js", "partsOf", line) == parts
    assert "".join(text for _, text in parts) == line
