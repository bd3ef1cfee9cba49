"""What was redrawn is found by the leaflet's source, also where the seal was made anew; what is genuine passes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import NameObject, TextStringObject

from leaflet_pdf import build, lay_out, paint
from leaflet_pdf.cli import main
from leaflet_pdf.proof.outlines.glyf import Outlines
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.release.verification import judge
from leaflet_pdf.sources.yaml import load
from leaflet_pdf.theme import load_theme
from tests.forgery import (
    LEAFLET,
    Forged,
    Forgery,
    also_says,
    before,
    capsule,
    glyph_of,
    grey,
    inverted,
    labelled,
    leaflet_in,
    measured_otherwise,
    moved_outline,
    other_samples,
    outline_of,
    painted,
    profile,
    read_otherwise,
    says,
    set_in,
    sign_for,
    stretched,
    tag_of,
    tells,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("leaflet")
    (folder / "sample.yaml").write_text(LEAFLET, encoding="utf-8")
    (folder / "capsule.png").write_bytes(capsule())
    return folder


@pytest.fixture(scope="module")
def genuine(folder: Path) -> bytes:
    return paint(lay_out(leaflet_in(folder)))


def codes(pdf: bytes, folder: Path) -> set[str]:
    return {finding.code for finding in judge(pdf, "sample.pdf", folder / "sample.yaml").findings}


_BOX = rb"\S+ \S+ \S+ \S+ re\nB"
_TITLE = "Do not take it if"

FORGERIES: dict[str, tuple[Forgery, str]] = {
    # Header and footer
    "another version": (says("sample-48 ·", "sample-48 · Version 1.8 · Revised 1 November 2026 · 5eead456"), "footer"),
    "another name": (says("sample-48 ·", "sample-44 · Version 1.4 · Revised 1 November 2026 · 5eead456"), "footer"),
    "another day": (says("sample-48 ·", "sample-48 · Version 1.4 · Revised 4 November 2026 · 5eead456"), "footer"),
    "a code less": (says("sample-48 ·", "sample-48 · Version 1.4 · Revised"), "footer"),
    "another page": (says("Page 2", "Page 1 of 2"), "footer"),
    "another count": (says("Page 2", "Page 2 of 4"), "footer"),
    "no footer": (says("sample-48 ·", " ", 1), "footer"),
    "more in a footer": (says("Page 1", "Page 1 of 2. Safe for all"), "footer"),
    "another title in the header": (says("Samplin 48", "Samplin 4 mg capsules", 1), "header"),
    "a title cut short": (says("Samplin 48", "Samplin…", 1), "header"),
    "another status": (says("Draft. Not", "Approved. Not for patients", 1), "header"),
    "another notice": (says("Draft. Not", "Draft. For patients", 1), "header"),
    "no header": (says("Samplin 48", " ", 1), "header"),
    "a stamp": (also_says(1, b"/Type/Layout", "Safe"), "decoration-says"),
    "a heading that goes on": (also_says(2, b"/Type/Pagination", "Safe food (continued)"), "again-differs"),
    "other labels": (labelled, "page-number"),
    # Words that the program adds
    "another level": (says("Danger: ", "Take care: "), "warning-without-level"),
    "another rating": (says("Do not take this", "Take care. Take this"), "rating-differs"),
    "another action": (says("Do not take this medicine.", "You may take this medicine."), "rating-differs"),
    "another frequency": (says("Common:", "Common: may affect up to 1 in 100 people"), "frequency-differs"),
    "no reason to stop": (
        says("Stop this", "Take this medicine and get medical help straight "),
        "frequency-differs",
    ),
    "another day of review": (says("1 November 2027", "1 November 2028. Content code 5eead456a8bf."), "edition-untold"),
    "a note that is none": (says("Note", "Tone"), "words-unexpected"),
    "other contents of a footer's edition": (says("sample-48, ", "sample-48, version 1.8. Revised "), "edition-untold"),
    "≥ shown where ≤ is told": (tells(" a day, ≤", " a day, ≥ 8 in a week, ≤ 2 in all."), "told-otherwise"),
    "8 shown where 2 is told": (tells(" a day, ≤", " a day, ≤ 2 in a week, ≥ 8 in all."), "told-otherwise"),
    # Outlines
    "4 drawn as 8": (outline_of("4", "8"), "glyph-redrawn"),
    "8 drawn as 4": (outline_of("8", "4"), "glyph-redrawn"),
    "1 drawn as 7": (outline_of("1", "7"), "glyph-redrawn"),
    "4 drawn as 8 in the bold face": (outline_of("4", "8", 1), "glyph-redrawn"),
    "m drawn as g": (outline_of("m", "g"), "glyph-redrawn"),
    "a letter further to the right": (moved_outline("4", 300), "glyph-redrawn"),
    "a letter a little to the left": (moved_outline("1", -20), "glyph-redrawn"),
    "another font": (stretched, "font-unknown"),
    "4 read as 8": (read_otherwise("4", "8"), "glyph-misread"),
    "a code that leads to another glyph": (glyph_of("4", "8"), "glyph-misread"),
    # Pictures and colours
    "other samples": (other_samples, "picture-differs"),
    "a turned picture": (measured_otherwise, "picture-differs"),
    "an inverted picture": (inverted, "picture-differs"),
    "another space of colours": (grey, "picture-differs"),
    "a picture drawn out": (painted(1, rb"q \S+ 0 0 (?=\S+ \S+ \S+ cm\n/I0)", b"q 40.00 0 0 "), "picture-differs"),
    "a picture once more": (before("Danger", b"q 9 0 0 9 300 400 cm\n/I0 Do\nQ"), "picture-unexpected"),
    "another logo": (
        before("Samplin 48", b"EMC\n/Artifact<</Type/Pagination/Subtype/Header>>BDC\nq 9 0 0 9 300 800 cm\n/I0 Do\nQ"),
        "logo-differs",
    ),
    "another red": (profile(lambda data: data.__setitem__(tag_of(data, b"rXYZ") + 9, 9)), "colours-differ"),
    "another white": (profile(lambda data: data.__setitem__(tag_of(data, b"wtpt") + 9, 9)), "colours-differ"),
    "other shades": (profile(lambda data: data.__setitem__(tag_of(data, b"gTRC") + 200, 250)), "colours-differ"),
    "a profile with a table": (profile(lambda data: data.__setitem__(slice(132, 136), b"A2B0")), "colours-differ"),
    # Emphasis
    "bold that is gone": (set_in("4 capsules", b"F0"), "emphasis-differs"),
    "bold that is new": (set_in("Swallow it.", b"F1"), "emphasis-differs"),
    "a bold cell": (set_in("8 mg", b"F1"), "emphasis-differs"),
    "a sub-heading as text": (set_in("Get it with", b"F0", 12), "heading-plain"),
    "a sub-heading in regular": (set_in("Get it with", b"F0"), "heading-plain"),
    "a small sub-heading": (set_in("Get it with", b"F1", 9), "heading-plain"),
    "a section's heading as text": (set_in("It may be useful", b"F0"), "heading-plain"),
    "a title as text": (set_in("Samplin 48", b"F0"), "heading-plain"),
    "a box's title as text": (set_in(_TITLE, b"F0"), "heading-plain"),
    "a topic as text": (set_in("Alcohol", b"F0"), "heading-plain"),
    "a table's head as text": (set_in("Dose", b"F0", which=1), "heading-plain"),
    "a caption as text": (set_in("Doses", b"F0"), "heading-plain"),
    # Boxes
    "no frame": (painted(1, _BOX, b""), "frame-missing"),
    "no stroke": (painted(1, _BOX, b"115.94 534.83 363.40 178.90 re\nf"), "frame-missing"),
    "a hairline": (painted(1, rb"2\.60 w", b"0.10 w"), "frame-missing"),
    "a thinner frame": (painted(1, rb"2\.60 w", b"1.60 w"), "frame-differs"),
    "the frame of another level": (painted(1, rb"2\.60 w", b"0.70 w"), "frame-differs"),
    "a frame in dashes": (painted(1, rb"2\.60 w", b"2.60 w\n[2.00] 0 d"), "frame-missing"),
    "another colour of a frame": (painted(1, rb"0\.612 0\.078 0\.078 RG", b"0.071 0.235 0.353 RG"), "frame-differs"),
    "no tint": (painted(1, rb"0\.992 0\.933 0\.925 rg", b"1 1 1 rg"), "frame-differs"),
    "another tint": (painted(1, rb"0\.992 0\.933 0\.925 rg", b"0.902 0.925 0.941 rg"), "frame-differs"),
    "no bar": (painted(1, rb"4\.50 w\n.*?S\n", b""), "frame-differs"),
    "a thin bar": (painted(1, rb"4\.50 w", b"1.20 w"), "frame-differs"),
    "no bar beside a note": (painted(1, rb"2\.00 w\n.*?S\n", b""), "frame-missing"),
    # Signs
    "a danger with a ring": (sign_for("danger", "caution", 1), "sign-differs"),
    "a warning with an octagon": (sign_for("warning", "danger", 1), "sign-differs"),
    "a caution with a tick": (sign_for("caution", "tick", 1), "sign-differs"),
    "do not use with a tick": (sign_for("no-entry", "tick", 1), "sign-differs"),
    "take care with a tick": (sign_for("warning", "tick", 2), "sign-differs"),
    "not known with a tick": (sign_for("unknown", "tick", 2), "sign-differs"),
    "no problem with a ring": (sign_for("tick", "caution", 2), "sign-differs"),
    "ask first with a triangle": (sign_for("danger", "warning", 2), "sign-differs"),
    "a telephone that is an i": (sign_for("telephone", "information", 1), "sign-differs"),
    "another pictogram": (sign_for("with-food", "with-water", 1), "sign-differs"),
    "a sign in white": (painted(2, rb"\nf\*\nQ", b"\nf*\nQ\n1 1 1 rg"), "sign-differs"),
    "a sign too many": (before("Alcohol", b"q 12 0 0 12 300 400 cm\n0 0 m 1 0 l 1 1 l h f*\nQ"), "sign-unexpected"),
    "a stroke of the hand": (before("Alcohol", b"300 400 m 310 400 l 320 410 l S"), "sign-unexpected"),
    # Lists
    "a dash for a bullet": (says("•", "–"), "list-bullet"),
    "no number": (says("1.", "•"), "list-number"),
    "a number too high": (says("2.", "4."), "list-number"),
    "steps in another order": (says("1.", "2."), "list-number"),
}


@pytest.mark.parametrize(("forge", "code"), FORGERIES.values(), ids=FORGERIES)
def test_a_forgery_is_found_though_its_seal_is_whole(forge: Forgery, code: str, genuine: bytes, folder: Path) -> None:
    forged = Forged(genuine, read(genuine))
    forge(forged)
    found = codes(forged.sealed(), folder)
    assert {"header": "header-differs", "footer": "footer-differs"}.get(code, code) in found
    assert "seal-broken" not in found


def test_a_file_that_is_saved_anew_and_sealed_is_still_genuine(genuine: bytes, folder: Path) -> None:
    assert codes(genuine, folder) == set()
    assert codes(Forged(genuine, read(genuine)).sealed(), folder) == set()


@pytest.mark.parametrize(
    ("words", "forge", "found"),
    [
        ("10^6^ of CO~2~ and **x^2^** on 5 m² (1⁄2 and 23⁄46)", None, False),
        ("5 m² of it", glyph_of("²", "4"), True),
        ("5 m² of 10^6^", glyph_of("²", "4"), True),
    ],
)
def test_a_figure_may_look_otherwise_only_where_it_is_raised_or_in_a_fraction(
    words: str, forge: Forgery | None, folder: Path, *, found: bool
) -> None:
    source = folder / "raised.yaml"
    source.write_text(LEAFLET.replace("It harms babies", words), encoding="utf-8")
    leaflet, _ = load(source)
    assert leaflet is not None
    pdf = paint(lay_out(leaflet))
    forged = Forged(pdf, read(pdf))
    if forge:
        forge(forged)
    told = {finding.code for finding in judge(forged.sealed(), "raised.pdf", source).findings}
    assert ("glyph-misread" in told) is found
    assert found or not told


@pytest.mark.parametrize("name", ["standard", "large", "giant", "mono"])
def test_every_theme_of_the_program_is_known(name: str, folder: Path) -> None:
    style, _ = load_theme(name)
    assert style is not None
    assert codes(paint(lay_out(leaflet_in(folder), style.in_columns(1))), folder) == set()


def test_a_houses_theme_is_known_if_it_is_named(folder: Path) -> None:
    theme = folder / "house.yaml"
    theme.write_text("theme: House\nframes: {danger: {stroke: 4 pt}}\n", encoding="utf-8")
    style, findings = load_theme(theme)
    assert style is not None, findings
    pdf = paint(lay_out(leaflet_in(folder), style))
    assert codes(pdf, folder) == {"frame-differs"}
    assert judge(pdf, "sample.pdf", folder / "sample.yaml", theme=theme).findings == ()


def test_a_file_with_its_source_is_built_again(folder: Path) -> None:
    pdf = build(folder / "sample.yaml", embed_source=True).pdf
    assert pdf is not None
    assert judge(pdf, "sample.pdf").findings == ()
    forged = Forged(pdf, read(pdf))
    forged.content(2, rb"0\.102 0\.102 0\.102 rg", b"0.302 0.102 0.102 rg")
    found = judge(forged.sealed(), "sample.pdf").findings
    assert "page 2: error: the PDF does not match its source" in "\n".join(map(str, found))


def test_a_forgery_is_not_signed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = build(folder / "sample.yaml", embed_source=True).pdf
    assert pdf is not None
    forged = Forged(pdf, read(pdf))
    outline_of("4", "8")(forged)
    path = folder / "forged.pdf"
    path.write_bytes(forged.sealed())
    assert main(["sign", str(path), "--key", str(folder / "none.p12")]) == 1
    output = capsys.readouterr()
    assert "glyph-redrawn" in output.err and output.out == f"{path.as_posix()}: not signed\n"


def test_a_form_that_was_filled_in_is_still_what_its_source_gives(folder: Path) -> None:
    path = folder / "form.yaml"
    slip = "      - {slip: Read it, body: I have read this., fields: [Name]}\n"
    path.write_text(LEAFLET + slip, encoding="utf-8")
    pdf = build(path, fillable=True, embed_source=True).pdf
    assert pdf is not None
    filled = Forged(pdf, read(pdf))
    pages: Any = filled.file.pages
    (field,) = (each.get_object() for page in pages for each in page.get("/Annots", ()) if "/FT" in each.get_object())
    field[NameObject("/V")] = TextStringObject("A. Example")
    assert judge(filled.sealed(), "form.pdf").findings == ()
    filled.content(2, rb"0\.102 0\.102 0\.102 rg", b"0.302 0.102 0.102 rg")
    assert "other-bytes" in {finding.code for finding in judge(filled.sealed(), "form.pdf").findings}


def test_outlines_are_read_as_they_are_drawn() -> None:
    regular, bold = (Outlines((Path("fonts") / f"SourceSans3-{name}.ttf").read_bytes()) for name in ("Regular", "Bold"))
    hyphen, accented = regular.characters["-"], regular.characters["é"]
    (bar,) = regular.contours(hyphen)
    width, height = (max(place) - min(place) for place in list(zip(*bar, strict=True))[:2])
    assert regular.ink(hyphen) == pytest.approx(width * height / regular.units**2)
    assert len(regular.contours(accented)) == len(regular.contours(regular.characters["e"])) + 1
    assert bold.ink(bold.characters["e"]) > 1.3 * regular.ink(regular.characters["e"])
