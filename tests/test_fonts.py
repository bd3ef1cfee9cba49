"""The fonts are the ones that `fonts/README.md` says they are."""

from __future__ import annotations

import hashlib
import re

from leaflet_pdf.bundled import bundled
from leaflet_pdf.style import STANDARD
from leaflet_pdf.text.face import face


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
    assert (len(decomposed.codes), decomposed.spelled) == (1, True)


def test_white_space_after_a_word_is_no_part_of_its_visible_length() -> None:
    regular = face(STANDARD.regular)
    assert regular.word("dose ").bare == regular.word("dose").bare < regular.word("dose ").advance
