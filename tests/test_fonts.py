"""The fonts are the ones that `fonts/README.md` says they are."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable

import pytest
import uharfbuzz as hb

from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.layout.lines.coverage import lost
from leaflet_pdf.model.style import STANDARD
from leaflet_pdf.proof.reader.pages.fonts import characters_of
from leaflet_pdf.text.alone import stands_alone
from leaflet_pdf.text.face import Face, face
from leaflet_pdf.text.shape import Word


def test_every_font_file_has_the_checksum_that_is_on_record() -> None:
    record = (bundled("fonts") / "README.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"\| `(.+?\.ttf)` \| `([0-9a-f]{64})` \|", record))
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in bundled("fonts").glob("*.ttf")}
    assert told == found
    assert {STANDARD.regular, STANDARD.bold} <= found.keys()


def test_the_licence_travels_with_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (bundled("fonts") / "OFL.txt").read_text(encoding="utf-8")


def test_characters_drawn_with_one_glyph_keep_codes_of_their_own() -> None:
    regular = face(STANDARD.regular)
    micro, mu = regular.word("µg").codes[0], regular.word("μg").codes[0]
    assert regular.glyph(micro) == regular.glyph(mu)
    assert (regular.char(micro), regular.char(mu)) == ("µ", "μ")


def test_pairs_of_letters_are_kerned() -> None:
    regular = face(STANDARD.regular)
    assert sum(regular.word("AV").kerns) > 0
    assert regular.word("AV").advance < regular.word("A").advance + regular.word("V").advance


def test_a_letter_written_in_two_parts_is_set_as_one() -> None:
    decomposed = face(STANDARD.regular).word("e\u0301")
    assert decomposed.text == "e\u0301"
    assert decomposed.codes == face(STANDARD.regular).word("é").codes


FACES = pytest.mark.parametrize("name", [STANDARD.regular, STANDARD.bold])

CONTEXTS: dict[str, Callable[[str], str]] = {
    "alone": lambda char: char,
    "twice": lambda char: char + char,
    "between letters": lambda char: f"x{char}x",
    "between capitals": lambda char: f"L{char}L",
    "between the letters of Catalan": lambda char: f"l{char}l",
    "between digits": lambda char: f"1{char}2",
    "among Greek": lambda char: f"α{char}ω",
    "among Cyrillic": lambda char: f"А{char}я",
    "with a mark": lambda char: f"{char}\u0301",
    "with two marks": lambda char: f"{char}\u0323\u0302",
}


def spelled(source: Face, word: Word) -> str:
    return "".join(map(source.char, word.codes))


@FACES
@pytest.mark.parametrize("context", CONTEXTS)
def test_codes_spell_every_character_that_can_be_printed(name: str, context: str) -> None:
    source = face(name)
    written = [CONTEXTS[context](char) for char in sorted(source.characters)]
    printed = [text for text in written if not lost(text, STANDARD, "en")]
    assert printed
    for text in printed:
        assert spelled(source, source.word(text)) == unicodedata.normalize("NFC", text)


@FACES
@pytest.mark.parametrize("fraction", ["1⁄2", "3⁄4", "12⁄100", "0⁄9"])
def test_the_digits_of_a_fraction_are_small_and_keep_their_characters(name: str, fraction: str) -> None:
    source = face(name)
    small, plain = source.word(fraction), source.word(fraction.replace("⁄", "/"))
    assert spelled(source, small) == fraction
    assert all(code != same for code, same in zip(small.codes, plain.codes, strict=True))
    assert small.advance < 0.8 * plain.advance


@pytest.mark.parametrize("text", ["1⁄x", "x⁄2", "⁄", "1⁄", "⁄2"])
def test_a_slash_without_digits_at_both_sides_makes_no_fraction(text: str) -> None:
    source = face(STANDARD.regular)
    assert source.word(text).codes == tuple(source.word(char).codes[0] for char in text)


def test_letters_are_drawn_alike_whatever_the_language_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    class Serbian(hb.Buffer):  # type: ignore[misc]
        def guess_segment_properties(self) -> None:
            super().guess_segment_properties()
            self.language = "sr"

    usual = face(STANDARD.regular).word("бгдпт")
    monkeypatch.setattr(hb, "Buffer", Serbian)
    there = Face((bundled("fonts") / STANDARD.regular).read_bytes()).word("бгдпт")
    assert (there.codes, there.kerns) == (usual.codes, usual.kerns)


@pytest.mark.parametrize("char", "aéß½⁄·µΩжかカ한漢₂☎\u00a0\u2009")
def test_a_letter_of_its_own_stands_alone(char: str) -> None:
    assert stands_alone(char)


@pytest.mark.parametrize("char", "\u0301\u20dd\u034f\ufe0f\u200d\ue000\u1160\u3164אبकกကᄀཀខᠠꡀﷲ𐤀𑀅𞤀")
def test_what_joins_is_placed_over_others_or_runs_from_right_to_left_does_not(char: str) -> None:
    assert not stands_alone(char)


def test_white_space_after_a_word_is_no_part_of_its_visible_length() -> None:
    regular = face(STANDARD.regular)
    assert regular.word("dose ").bare == regular.word("dose").bare < regular.word("dose ").advance


def test_a_font_that_draws_a_fraction_but_maps_not_all_of_its_characters_has_no_small_digits() -> None:
    whole = bytearray((bundled("fonts") / STANDARD.regular).read_bytes())
    assert "\N{FRACTION SLASH}" in Face(bytes(whole)).characters
    whole[35_685] = 30  # in the table of characters: the slash is in no range of those that are listed
    assert "\N{FRACTION SLASH}" not in Face(bytes(whole)).characters


@pytest.mark.parametrize(
    ("codes", "start", "told"),
    [
        ("<0001> <0003>", "0041", {1: "A", 2: "B", 3: "C"}),
        ("<0001> <0002>", "00660069", {1: "fi", 2: "fj"}),
        ("<0001> <0002>", "D7FE", {1: "\ud7fe", 2: "\ud7ff"}),
        ("<0001> <0002>", "E000", {1: "\ue000", 2: "\ue001"}),
        ("<0001> <0002>", "D83DDE00", {1: "😀", 2: "😁"}),
        ("<0001> <0001>", "FFFD", {1: "\ufffd"}),
    ],
)
def test_a_range_of_codes_stands_for_characters_that_follow_each_other(
    codes: str, start: str, told: dict[int, str]
) -> None:
    assert characters_of(f"1 beginbfrange {codes} <{start}> endbfrange".encode()) == told


@pytest.mark.parametrize("start", ["D7FF", "D800", "DFFF"])
def test_a_range_of_codes_that_stand_for_half_a_character_is_refused(start: str) -> None:
    with pytest.raises(UnicodeDecodeError):
        characters_of(f"1 beginbfrange <0001> <0002> <{start}> endbfrange".encode())
