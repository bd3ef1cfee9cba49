from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from leaflet_pdf.cli.starter import starter
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.sources.yaml.format import BLOCKS

REVISED = date(2026, 11, 23)


def test_the_starter_loads_without_a_finding() -> None:
    leaflet, findings = parse(starter("my-leaflet", REVISED), "my-leaflet.yaml", Path())
    assert findings == ()
    assert leaflet is not None
    assert leaflet.identity.id == "my-leaflet"
    assert (leaflet.identity.revised, leaflet.identity.review_by) == (REVISED, date(2027, 11, 23))


@pytest.mark.parametrize("kind", BLOCKS)
def test_the_starter_shows_every_kind_of_block(kind: str) -> None:
    assert f"- {kind}:" in starter("my-leaflet")


def test_the_starters_picture_loads_once_there_is_one(tmp_path: Path) -> None:
    Image.new("L", (2, 2)).save(tmp_path / "picture.png")
    lines = starter("my-leaflet").split("\n")
    at = next(number for number, line in enumerate(lines) if "# - figure:" in line)
    lines[at : at + 3] = [line.replace("# ", "", 1) for line in lines[at : at + 3]]
    leaflet, findings = parse("\n".join(lines), "my-leaflet.yaml", tmp_path)
    assert leaflet is not None, findings


def test_a_starter_is_revised_today_unless_told_otherwise() -> None:
    assert f"revised: {date.today()}" in starter("my-leaflet")


@pytest.mark.parametrize("id", ["", "My Leaflet", "../x", "a--b", "x\n"])
def test_a_starter_needs_an_id(id: str) -> None:
    with pytest.raises(ValueError, match="is not an id"):
        starter(id)
