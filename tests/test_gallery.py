"""The gallery: one leaflet with every kind of component, in any theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from leaflet_pdf.cli import main
from leaflet_pdf.cli.commands.gallery import GALLERY
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Block, Leaflet, Status, blocks
from leaflet_pdf.release.verification import judge
from leaflet_pdf.sources.yaml import load


@pytest.fixture(scope="module")
def gallery() -> Leaflet:
    leaflet, findings = load(GALLERY)
    assert leaflet is not None and findings == ()
    return leaflet


@pytest.mark.parametrize("kind", get_args(Block), ids=lambda kind: kind.__name__)
def test_the_gallery_shows_every_kind_of_block(kind: type, gallery: Leaflet) -> None:
    assert kind in {type(block) for block in blocks(gallery)}


def test_the_gallery_shows_every_part_and_every_choice_that_a_block_can_have(gallery: Leaflet) -> None:
    """Also each level, rating, frequency, pictogram, colour, side and script, and merged cells and groups of rows."""
    shown = set(_parts(gallery))
    assert [part for part in _possible(Block, set()) if part not in shown] == []


def _possible(hint: Any, seen: set[Any]) -> Iterator[object]:
    """Yield each class that may be in what a hint names, and each member of each enumeration, once."""
    for inner in get_args(hint):
        yield from _possible(inner, seen)
    if not isinstance(hint, type) or hint in seen or hint is Source:
        return
    seen.add(hint)
    if issubclass(hint, Enum):
        yield from hint
    elif is_dataclass(hint) or hasattr(hint, "_fields"):
        yield hint
        for inner in get_type_hints(hint, include_extras=True).values():
            yield from _possible(inner, seen)


def _parts(value: Any) -> Iterator[object]:
    """Yield the class of each part of a value, and each member of an enumeration in it."""
    if isinstance(value, Enum):
        yield value
    elif is_dataclass(value):
        yield type(value)
        for field in fields(value):
            yield from _parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        yield type(value)
        for part in value:
            yield from _parts(part)


def test_the_gallery_is_a_draft_for_no_patient_and_names_no_medicine(gallery: Leaflet) -> None:
    assert gallery.identity.status is Status.DRAFT
    assert "not for patients" in gallery.identity.notice
    assert gallery.medicine.substance.plain == "example"


@pytest.mark.parametrize("theme", ["standard", "large", "mono"])
def test_the_gallery_is_proved_as_any_leaflet_is(
    theme: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "gallery.pdf"
    assert main(["gallery", "--theme", theme, "-o", str(target)]) == 0
    assert capsys.readouterr().out.startswith(f"{target}: ")
    assert judge(target.read_bytes(), target.name, GALLERY).findings == ()


def test_the_gallery_in_several_themes_is_a_file_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["gallery", "--theme", "standard,mono"]) == 0
    assert [path.name for path in sorted(Path("out").iterdir())] == ["gallery-mono.pdf", "gallery.pdf"]


def test_a_theme_that_there_is_none_of_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gallery", "--theme", "larg"]) == 2
    assert "did you mean large?" in capsys.readouterr().err
