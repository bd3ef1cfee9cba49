"""The form for a leaflet's head: it changes one value, and leaves all else of the file as it is written."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from leaflet_pdf.files.bundled import bundled
from tests.browser.conftest import Run

HEAD = """\
# A leaflet.
format: 1
id: samplin
title: Samplin   # what patients call it
medicine:
  # as the label has it
  substance: 'samplin'
  strength: "5 mg"
publisher: >
  A pharmacy,
  in two lines
contact: Telephone 1

sources:
  NHS:
    title: "A page: of theirs"
    address: https://example.org/#top
    as-of: 2026-11-29   # looked at

sections:
  - id: one
    heading: title
    body: Take it.
"""


def _edited(run: Run, text: str, path: list[str], value: str, after: list[str] | None = None) -> str:
    edit: dict[str, Any] | None = run("desk/head.js", "edit", text, path, value, after or [])
    return text if edit is None else str(run("desk/head.js", "edited", text, edit))


def _value(text: str, path: list[str]) -> Any:
    value = yaml.load(text, yaml.BaseLoader)
    for key in path:
        value = value[key]
    return value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["title"], "Samplin"),
        (["medicine", "substance"], "samplin"),
        (["medicine", "strength"], "5 mg"),
        (["contact"], "Telephone 1"),
        (["sources", "NHS", "title"], "A page: of theirs"),
        (["sources", "NHS", "address"], "https://example.org/#top"),
        (["sources", "NHS", "as-of"], "2026-11-29"),
    ],
)
def test_values_are_read_without_quotes_and_comments(run: Run, path: list[str], value: str) -> None:
    assert run("desk/head.js", "read", HEAD, path)["value"] == value


@pytest.mark.parametrize(
    "value",
    ["Other", "With: a colon", "a # sign", '"quoted"', "it's", "- dash", "[list]", "yes", "12", "ends with:",
     "é ✓ 漢字", "back\\slash", "@NHS", "a\ttab", "{}", "> more", "* star", "?"],
)  # fmt: skip
@pytest.mark.parametrize(
    "path", [["title"], ["medicine", "substance"], ["medicine", "strength"], ["sources", "NHS", "title"]]
)
def test_a_value_becomes_what_was_typed_and_nothing_else_changes(run: Run, path: list[str], value: str) -> None:
    after = _edited(run, HEAD, path, value)
    assert _value(after, path) == value
    changed = [(old, new) for old, new in zip(HEAD.splitlines(), after.splitlines(), strict=True) if old != new]
    assert len(changed) == 1
    assert [line for line in after.splitlines() if "#" in line and "sign" not in line][-1].endswith("# looked at")


@pytest.mark.parametrize("path", [["publisher"], ["medicine"]])
def test_what_is_written_over_several_lines_is_left_to_the_editor(run: Run, path: list[str]) -> None:
    assert run("desk/head.js", "isElsewhere", HEAD, path)
    assert _edited(run, HEAD, path, "Other") == HEAD


@pytest.mark.parametrize(
    ("path", "after"),
    [
        (["version"], ["medicine", "title"]),
        (["medicine", "form"], ["strength", "substance"]),
        (["sources", "BNF", "title"], ["contact"]),
        (["sources", "NHS", "note"], ["as-of"]),
        (["online"], ["nothing-of-this-kind"]),
    ],
)
def test_a_key_that_is_not_there_is_put_in_its_place(run: Run, path: list[str], after: list[str]) -> None:
    made = _edited(run, HEAD, path, "New: words", after)
    assert _value(made, path) == "New: words"
    kept = iter(made.splitlines())
    assert all(line in kept for line in HEAD.splitlines())


def test_a_list_of_sources_can_be_begun(run: Run) -> None:
    made = _edited(run, "title: One\nsections:\n  - id: one\n", ["sources", "NHS", "title"], "A page", ["title"])
    assert made == "title: One\nsources:\n  NHS:\n    title: A page\nsections:\n  - id: one\n"


def test_the_names_of_sources_are_found(run: Run) -> None:
    assert run("desk/head.js", "keysBelow", HEAD, ["sources"]) == ["NHS"]


@pytest.mark.parametrize("name", ["isotretinoin-40mg", "warfarin", "salbutamol-100mcg"])
def test_heads_of_the_examples_are_read_as_yaml_has_them(run: Run, name: str) -> None:
    text = bundled(f"content/{name}.yaml").read_text(encoding="utf-8")
    for path in [["title"], ["medicine", "substance"], ["medicine", "strength"], ["revised"], ["publisher"]]:
        assert run("desk/head.js", "read", text, path)["value"] == _value(text, path)
