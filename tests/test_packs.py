"""The packs of fonts: each is what its README says, is made as on record, and is found where it is installed."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest

from leaflet_pdf.layout.lines.coverage import uncovered
from leaflet_pdf.model.style import STANDARD, TextStyle
from leaflet_pdf.text.face import EM
from leaflet_pdf.text.other_scripts import thai
from leaflet_pdf.text.other_scripts.letter_height import letter_height
from leaflet_pdf.text.other_scripts.packs import GROUP, PACKS, pack
from leaflet_pdf.text.other_scripts.script_face import ScriptFace
from leaflet_pdf.theme import themes
from leaflet_pdf.theme.floors import X_HEIGHT
from tests import made
from tests.made import named
from tests.packs import FOLDER, installed, spoken

CHINESE_AND_KOREAN = {"zh_hans", "zh_hant", "ja", "ko"}
EACH = pytest.mark.parametrize(("script", "name"), PACKS.items())


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make", FOLDER / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def package(name: str) -> Path:
    return FOLDER / name / f"leaflet_pdf_fonts_{name}"


@EACH
def test_a_pack_is_what_its_readme_says(script: str, name: str) -> None:
    told = dict(re.findall(r"\| `(.+?\.ttf)` \| `([0-9a-f]{64})` \|", (FOLDER / name / "README.md").read_text("utf-8")))
    assert told == {path.name: sha256(path.read_bytes()).hexdigest() for path in package(name).glob("*.ttf")}
    assert set(told) == {"Regular.ttf", "Bold.ttf"}
    project = tomllib.loads((FOLDER / name / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == package(name).name
    assert project["entry-points"][GROUP] == {script: package(name).name}
    assert "SIL OPEN FONT LICENSE" in (package(name) / "OFL.txt").read_text("utf-8")


@EACH
def test_a_pack_is_made_of_a_named_package_with_a_digest(script: str, name: str) -> None:
    make = maker()
    source = make.SOURCES[name]
    assert (source.script, bool(re.fullmatch(r"[0-9a-f]{64}", make.DIGESTS[source.package]))) == (script, True)
    told = json.loads((package(name) / "pack.json").read_text("utf-8"))
    assert (told["language"], told["scale"], told["leading"]) == (source.language, source.scale, source.leading)
    assert tuple(told.get("heights", ())) == source.heights


@pytest.mark.parametrize("name", PACKS.values())
def test_a_pack_is_no_larger_than_it_may_be(name: str) -> None:
    most = 5_000_000 if name in CHINESE_AND_KOREAN else 550_000
    assert all(path.stat().st_size < most for path in package(name).glob("*.ttf"))


@EACH
def test_letters_of_a_pack_are_no_smaller_than_those_beside_them(script: str, name: str) -> None:
    """So the floor of a theme, which is measured by its own letters, holds for them too (`theme/floors.py`)."""
    with installed(name):
        found = pack(script)
        assert found is not None
        for weight in ("regular", "bold"):
            face = ScriptFace(found.file(weight).read_bytes(), script, found.language)
            assert face.x_height * found.scale >= 486
            assert face.x_height * found.scale * 9 / EM > X_HEIGHT


@pytest.mark.parametrize("name", sorted(CHINESE_AND_KOREAN))
def test_a_pack_that_is_cut_keeps_the_signs_of_every_text(name: str) -> None:
    """Codecs name a dash or a tilde otherwise than people type it."""
    script = next(script for script, pack in PACKS.items() if pack == name)
    covered = ScriptFace((package(name) / "Regular.ttf").read_bytes(), script, "").characters
    assert set("‘’“”…—·、。《》（），：；？！％０") - covered == set()


def test_the_program_itself_has_none_of_the_packs() -> None:
    wheel = tomllib.loads((FOLDER.parent.parent / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    included = wheel["targets"]["wheel"]["force-include"]
    assert {name for name in included if name.startswith("fonts")} == {
        f"fonts/{path.name}" for path in FOLDER.parent.iterdir() if path.is_file() and path.suffix != ".py"
    }


# What is not installed


def test_a_pack_that_is_not_installed_is_named_with_the_command_that_brings_it() -> None:
    (finding,) = uncovered(made.leaflet(made.section(made.paragraph("ਦਵਾਈ ਨਾ ਲਓ"))), STANDARD)
    assert finding.code == "character-not-covered"
    assert finding.hint.startswith("install leaflet_pdf_fonts_pa: ")
    assert "`pip install ./fonts/packs/pa`" in finding.hint


def test_chinese_characters_are_of_the_pack_of_the_language() -> None:
    words = made.leaflet(made.section(made.paragraph("孕婦禁用")))
    with spoken("zh-Hant", "ja"):
        for tag, name in (("zh-Hant", "zh_hant"), ("ja", "ja"), ("en", "zh_hans")):
            identity = words.identity._replace(language=tag)
            (finding,) = uncovered(replace(words, identity=identity), STANDARD)
            assert f"leaflet_pdf_fonts_{name}" in finding.hint


def test_a_mark_without_a_letter_and_a_letter_that_a_pack_lacks_stop_the_build() -> None:
    with installed("hi"):
        for words in ("दवा ि", "\u0ce8 दवा", "दवा \u0904\u200b"):
            (finding,) = uncovered(made.leaflet(made.section(made.paragraph(words))), STANDARD)
            assert finding.code == "character-not-covered"


@EACH
def test_a_plain_letter_of_a_pack_is_tall_enough_in_the_smallest_type_of_every_theme(script: str, name: str) -> None:
    kinds = chain.from_iterable(vars(style).values() for style in map(named, themes()))
    smallest = min(kind.size for kind in kinds if isinstance(kind, TextStyle))
    with installed(name):
        assert letter_height(script) * smallest / EM > X_HEIGHT


@pytest.mark.parametrize(
    ("tag", "small", "count"), [("hi", 6.0, 1), ("hi", 6.4, 0), ("ur", 7.4, 1), ("ur", 8.0, 0), ("en", 6.0, 0)]
)
def test_letters_of_a_script_must_be_as_tall_as_the_floor_of_every_theme(tag: str, small: float, count: int) -> None:
    style = replace(STANDARD, small=STANDARD.small._replace(size=small))
    words = made.leaflet(made.section(made.paragraph("40 mg")))
    with installed("hi", "ur"):
        found = list(uncovered(replace(words, identity=words.identity._replace(language=tag)), style))
    assert [finding.code for finding in found] == ["letters-too-small"] * count


def test_thai_needs_what_tells_its_words_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    words = made.leaflet(made.section(made.paragraph("ห้ามใช้ยานี้")))
    words = replace(words, identity=words.identity._replace(language="th"))
    with installed("th"), spoken("th"):
        assert not list(uncovered(words, STANDARD))
        monkeypatch.setattr(thai, "find_spec", lambda _: None)
        (finding,) = uncovered(words, STANDARD)
        assert (finding.code, finding.hint) == ("words-not-known", "`pip install budoux`")
