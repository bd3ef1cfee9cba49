"""Leaflets in braille: what is written in cells is read back, cell by cell, as the same words."""

from __future__ import annotations

import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest

from leaflet_pdf.cli import main
from leaflet_pdf.export.braille import liblouis
from leaflet_pdf.export.braille.back import lines_read, words_read
from leaflet_pdf.export.braille.cells import NoCellsError, cells
from leaflet_pdf.export.braille.embossed import NoBrailleError
from leaflet_pdf.export.braille.pages import HEIGHT, WIDTH
from leaflet_pdf.export.braille.symbols import SIGNS
from leaflet_pdf.export.words import lost_in_braille, lost_in_braille_text
from leaflet_pdf.model.leaflet import Leaflet
from tests.made import bullets, leaflet, paragraph, section, several, steps
from tests.test_export import EVERY, exported, loaded
from tests.test_table_parts import DOWN

_CASES = [
    ("Take it", "⠠⠞⠁⠅⠑⠀⠊⠞"),
    ("40", "⠼⠙⠚"),
    ("2.5", "⠼⠃⠲⠑"),
    ("1,000", "⠼⠁⠂⠚⠚⠚"),
    (".5", "⠼⠲⠑"),
    ("4a 4k 4A", "⠼⠙⠰⠁⠀⠼⠙⠅⠀⠼⠙⠠⠁"),
    ("3.b", "⠼⠉⠲⠰⠃"),
    ("2-4", "⠼⠃⠤⠼⠙"),
    ("8:30", "⠼⠓⠒⠼⠉⠚"),
    ("120/80", "⠼⠁⠃⠚⠸⠌⠼⠓⠚"),
    ("NHS pH", "⠠⠠⠝⠓⠎⠀⠏⠠⠓"),
    ("NSAIDs", "⠠⠠⠝⠎⠁⠊⠙⠠⠄⠎"),
    ("DO NOT TAKE IT now", "⠠⠠⠠⠙⠕⠀⠝⠕⠞⠀⠞⠁⠅⠑⠀⠊⠞⠠⠄⠀⠝⠕⠺"),
    ("DO NOT stop", "⠠⠠⠙⠕⠀⠠⠠⠝⠕⠞⠀⠎⠞⠕⠏"),
    ("it’s", "⠊⠞⠄⠎"),
    ("“Stop?” (?)", "⠦⠠⠎⠞⠕⠏⠦⠴⠀⠐⠣⠰⠦⠐⠜"),
    ("‘x’", "⠠⠦⠭⠠⠴"),
    ("5% 10 °C µg", "⠼⠑⠨⠴⠀⠼⠁⠚⠀⠘⠚⠠⠉⠀⠨⠍⠛"),
    ("É naïve", "⠠⠘⠌⠑⠀⠝⠁⠘⠒⠊⠧⠑"),
    ("a@b.org", "⠁⠈⠁⠃⠲⠕⠗⠛"),
    ("– x", "⠠⠤⠀⠭"),
]
"""As the Rules of Unified English Braille (2nd edition) have it."""


def in_cells(text: str) -> str:
    return "⠀".join(cells(text))


def comparable(text: str) -> str:
    """Return words as braille knows them: one apostrophe, one sign for micro, one for three points."""
    alike = normalize("NFC", text).replace("…", "...").translate(str.maketrans("’µ", "'μ"))
    return " ".join(alike.split())


@pytest.mark.parametrize(("text", "wanted"), _CASES)
def test_english_is_written_by_the_code(text: str, wanted: str) -> None:
    assert in_cells(text) == wanted


@pytest.mark.parametrize(("text", "written"), _CASES)
def test_what_is_written_is_read_back(text: str, written: str) -> None:
    assert comparable(words_read([written])) == comparable(text)


def test_random_words_are_read_back_as_they_are_written() -> None:
    """No two texts have the same cells: what is read back is what was written, whatever stands beside what."""
    found = random.Random(7)
    signs = [*"abcjkzABJKZ0123456789.,.,''éÑμ", *SIGNS, "“", "?", "’"]
    for _ in range(4_000):
        words = ["".join(found.choices(signs, k=found.randint(1, 7))) for _ in range(found.randint(1, 4))]
        text = " ".join(words)
        assert comparable(words_read([in_cells(text)])) == comparable(text), text


@pytest.mark.parametrize("sign", ["→", "ø", "水", "⁶", "⅖"])
def test_what_has_no_cells_is_refused(sign: str) -> None:
    with pytest.raises(NoCellsError, match=sign):
        cells(f"a {sign} b")
    with pytest.raises(NoBrailleError, match=f"there is no braille for “{sign}”") as refused:
        exported(leaflet(section(paragraph(f"Word {sign}"))), "braille")
    assert refused.value.finding.code == "no-braille"


@pytest.mark.skipif(not shutil.which("lou_translate"), reason="liblouis (Debian: liblouis-bin) is another judge")
@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_another_program_writes_the_same_cells(path: Path) -> None:
    """Words one by one: between numbers it puts a space of numbers, as if they were one."""
    words = sorted(set(exported(loaded(path), "braille-text").split()))
    given = "".join(f"{word}\n" for word in words)
    command = ["lou_translate", "unicode.dis,en-ueb-g1.ctb"]
    theirs = subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout.splitlines()
    assert {word: cells(word) for word in words} == {
        word: [written] for word, written in zip(words, theirs, strict=True)
    }


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_a_file_for_an_embosser_has_its_lines_and_all_words(path: Path) -> None:
    content = loaded(path)
    written, text = exported(content, "braille"), exported(content, "braille-text")
    pages = written.split("\f")
    assert pages.pop() == "" and written.isascii()
    for number, page in enumerate(pages, 1):
        lines = page.split("\r\n")
        assert lines.pop() == "" and len(lines) == HEIGHT
        assert max(map(len, lines)) <= WIDTH and lines[0]
        assert words_read(["".join(lines_read(f"{lines[-1]}\r\n\r\n\f"))]) == str(number)
    assert words_read(lines_read(written)) == comparable(text)


def test_no_number_parts_from_its_unit() -> None:
    for length in range(20, 40):
        rows = lines_read(exported(leaflet(section(paragraph(f"{'a' * length} 40 mg"))), "braille"))
        assert sum("⠼⠙⠚⠀⠍⠊⠇⠇⠊⠛⠗⠁⠍⠎" in row for row in rows) == 1


def test_an_entry_hangs_and_a_paragraph_does_not() -> None:
    words = " ".join(["word"] * 12)
    rows = exported(leaflet(section(paragraph(words), bullets(words))), "braille").split("\r\n")
    (first,) = [place for place, row in enumerate(rows) if row.startswith("WORD") and not rows[place - 1]]
    assert rows[first + 1].startswith("WORD")
    (entry,) = [place for place, row in enumerate(rows) if row.startswith("_4 WORD")]
    assert rows[entry + 1].startswith("  WORD")


def test_what_no_line_can_hold_goes_on_in_the_next() -> None:
    address = f"https://www.example.org/{'leaflet' * 10}"
    rows = lines_read(exported(leaflet(section(paragraph(address))), "braille"))
    assert address in words_read(rows)
    assert sum(row.endswith("⠐") for row in rows) == 2


def test_a_heading_is_not_at_the_foot_of_a_page() -> None:
    for count in range(4, 14):
        content = leaflet(section(*several(count, "x")), section(paragraph("y"), number=2, heading="Second"))
        (page,) = [page for page in exported(content, "braille").split("\f") if "#B ,SECOND" in page]
        assert "\r\nY\r\n" in page


def test_text_for_braille_has_words_for_units_and_signs_and_nothing_drawn() -> None:
    text = exported(leaflet(section(paragraph("≤ 2.5 mg/kg, 2–4 µg, 1,000 ml & e.g. 999"))), "braille-text")
    assert "\n\nat most 2.5 milligrams per kilogram, 2 to 4 micrograms, 1,000 millilitres and e.g. 999\n\n" in text
    text = exported(leaflet(section(steps("One", "Two"), DOWN, bullets("Three"))), "braille-text")
    assert "\n\n1. One\n2. Two\n\n" in text and "\n\n• Three\n\n" in text
    assert "\n\none\n  b: two\n  c: both\n\nthree\n  b: four\n  c: both\n\n" in text


def test_each_line_is_needed() -> None:
    content = leaflet(section(paragraph("Take 40 mg."), paragraph("Never 80 mg."), bullets("Sit down.")))
    text, written = exported(content, "braille-text"), exported(content, "braille")
    for line in ("Take 40 milligrams.", "Never 80 milligrams.", "• Sit down."):
        assert list(lost_in_braille_text(content, text.replace(line, "")))
    for line in (",TAKE #DJ MILLIGRAMS4", ",NEVER #HJ MILLIGRAMS4", "_4 ,SIT DOWN4"):
        assert line in written
        assert list(lost_in_braille(content, written.replace(line, "")))
    assert list(lost_in_braille(content, written.replace("#HJ MILLIGRAMS", "#HJ MICROGRAMS")))
    assert list(lost_in_braille(content, written.replace("#HJ", "#HJJ")))


def in_language(tag: str, words: str) -> Leaflet:
    content = leaflet(section(paragraph(words)))
    return replace(content, identity=content.identity._replace(language=tag))


@pytest.mark.skipif(not liblouis.is_installed(), reason="it is liblouis (Debian: liblouis-bin) that writes it")
@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("fr", "Prenez 0,5 ml, 2 à 4 mg ; l’été."),
        ("de", "Nehmen Sie 0,5 ml, 2–4 mg; Übelkeit."),
    ],
)
def test_other_languages_are_written_by_liblouis(tag: str, words: str) -> None:
    assert exported(in_language(tag, words), "braille").endswith("\f")


@pytest.mark.skipif(not liblouis.is_installed(), reason="it is liblouis (Debian: liblouis-bin) that writes it")
def test_what_liblouis_does_not_read_back_is_not_written() -> None:
    with pytest.raises(NoBrailleError, match="does not write “Um 8:30” so that it can be read back"):
        exported(in_language("de", "Um 8:30"), "braille")


def test_where_liblouis_is_missing_or_has_no_table_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoBrailleError, match="liblouis is not installed"):
        exported(in_language("de", "Wort"), "braille")
    with pytest.raises(NoBrailleError, match="there is no table of braille for “pl”"):
        exported(in_language("pl", "Lek"), "braille")


def test_the_command_writes_text_and_braille_and_tells_what_it_cannot_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "warfarin", "--to", "braille"]) == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["warfarin.braille.txt", "warfarin.brf"]
    assert capsys.readouterr().err == ""
