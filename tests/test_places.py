"""Each letter that a leaflet prints stands in its file at the line and column that are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import texts
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.sources.yaml.markup import on_the_line
from leaflet_pdf.sources.yaml.places import Places
from tests.leaflets import leaflets

HEAD = """\
format: 1
id: small
medicine: {substance: sample, strength: 1 mg, form: f}
language: en
jurisdiction: GB
profile: pharmacy
version: 1
revised: 2026-11-23
review-by: 2027-05-23
status: approved
publisher: P
contact: C
sources: {A: {title: T, address: https://www.example.org/, as-of: 2026-11-23}}
sections: [{id: how, heading: H, body: B}]
title: """


@pytest.mark.parametrize(
    ("written", "letter", "line", "column"),
    [
        ("Take it", "i", 15, 13),
        ('"Take it"', "T", 15, 9),
        ("'It''s x'", "x", 15, 15),
        ("'It''s x'", "'", 15, 11),
        ('"a \\"b\\" c"', "c", 15, 17),
        ('"a \\u00e9 c"', "é", 15, 11),
        ('"a \\u00e9 c"', "c", 15, 18),
        ('"a \\xe9 c"', "c", 15, 16),
        ('"a \\\\* c"', "*", 15, 11),
        ('"a \\\n  c"', "c", 16, 3),
        ("Take\n  it", "i", 16, 3),
        (">-\n  Take\n  it", "i", 17, 3),
        ("|\n  Take\n  it", "i", 17, 3),
        ("Do **take** it", "i", 15, 20),
        ("Do [take](#how) it", "i", 15, 24),
        ("Take [@A] x [@A]", "x", 15, 18),
        ("See [#how] x", "1", 15, 12),
        ("See [#how] x", "x", 15, 19),
        ("H~2~O", "O", 15, 12),
    ],
)
def test_a_letter_is_found_behind_marks_quotes_and_escapes(written: str, letter: str, line: int, column: int) -> None:
    yaml = f"{HEAD}{written}\n"
    leaflet, findings = parse(yaml, "small.yaml", Path())
    assert leaflet, findings
    file = Places(yaml)
    places = file.letters(leaflet.title)
    letters = "".join(leaflet.title.plain.split())
    assert places
    assert places[letters.index(letter)] == (line, column)
    assert file.of(leaflet.title, leaflet.title.plain.index(letter)) == Source("small.yaml", line, column)


@settings(
    max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=[*HealthCheck]
)
@given(leaflets())
def test_in_random_leaflets_each_letter_stands_where_it_is_told(yaml: str) -> None:
    leaflet, _ = parse(yaml, "random.yaml", Path())
    assert leaflet
    file, lines = Places(yaml), yaml.split("\n")
    for text in texts(leaflet):
        letters = [char for char in text.plain if not char.isspace()]
        places = file.letters(text)
        assert places
        for char, (line, column) in zip(letters, places, strict=True):
            there = lines[line - 1][column - 1 :]
            assert there.startswith((char, on_the_line(char), "\\", "[#")), (char, there)


def test_white_space_has_the_place_of_what_follows_it() -> None:
    yaml = f"{HEAD}Take\n  it\n"
    leaflet, _ = parse(yaml, "small.yaml", Path())
    assert leaflet
    assert [Places(yaml).of(leaflet.title, offset).line for offset in (3, 4, 5, 6, 7)] == [15, 16, 16, 16, 15]


def test_a_key_of_the_head_has_a_place_however_it_is_written() -> None:
    file, whole = Places(f'{HEAD}Take it\n"notice": Not for patients\n'), Source("small.yaml", 0, 0)
    assert file.key("revised", whole) == Source("small.yaml", 8, 1)
    assert file.key("notice", whole) == Source("small.yaml", 16, 1)
    assert Places("{id: small, revised: 2026-11-23}").key("revised", whole) == Source("small.yaml", 1, 13)
    for nothing in ("", "- a", "*", "revised", file._data):
        assert Places(nothing).key("online", whole) == whole


def test_without_the_file_words_have_the_place_of_their_run() -> None:
    leaflet, _ = parse(f"{HEAD}Do **take** it\n", "small.yaml", Path())
    assert leaflet
    for other in ("", f"{HEAD}Leave it\n", "\x00"):
        assert Places(other).of(leaflet.title, 4) == leaflet.title.runs[1].source
        assert Places(other).of(leaflet.title, 99) == leaflet.title.source


def test_another_file_is_not_taken_for_the_leaflet_s() -> None:
    leaflet, _ = parse(f"{HEAD}Take it\n", "small.yaml", Path())
    assert leaflet
    assert Places(f"{HEAD}Leave it\n").letters(leaflet.title) is None
    assert Places("").letters(leaflet.title) is None
