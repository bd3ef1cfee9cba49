"""A leaflet while it is written: what is shown after a change, and what stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaflet_pdf import STANDARD, build, lay_out
from leaflet_pdf.files.memory import folder_of
from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.print_options import Printing
from leaflet_pdf.preview.desk import Desk
from leaflet_pdf.preview.svg import pages_as_svg
from leaflet_pdf.sources.yaml import load

FILE = Path(__file__).parent.parent / "content/isotretinoin-40mg.yaml"
TEXT = FILE.read_text(encoding="utf-8")
DESK = Desk(FILE, Printing(STANDARD))


def test_the_pages_are_those_that_are_printed_but_for_the_code_of_the_content() -> None:
    leaflet, _ = load(FILE)
    assert leaflet is not None
    shown = DESK.preview(TEXT)
    blank = replace(leaflet, identity=leaflet.identity._replace(digest="0" * 64))
    assert tuple(sheet.svg for sheet in shown.sheets) == pages_as_svg(lay_out(blank), TEXT)
    assert shown.digest == leaflet.identity.digest
    assert (shown.sheets[0].width, shown.sheets[0].height) == pytest.approx((595.28, 841.89), abs=0.01)
    assert [sheet.number for sheet in shown.sheets] == list(range(1, len(shown.sheets) + 1))


def test_after_a_changed_word_only_its_page_comes() -> None:
    before = DESK.preview(TEXT)
    have = {sheet.hash for sheet in before.sheets}
    assert all(not sheet.svg for sheet in DESK.preview(TEXT, have).sheets)
    changed = DESK.preview(TEXT.replace("Muscle breakdown", "Muscle breakage"), have)
    (drawn,) = (sheet for sheet in changed.sheets if sheet.svg)
    assert "breakage" in drawn.svg
    assert changed.digest != before.digest
    assert len(changed.sheets) == len(before.sheets)


def test_with_an_error_there_are_no_pages_and_its_line_is_told() -> None:
    line = TEXT[: TEXT.index("status: draft")].count("\n") + 1
    broken = DESK.preview(TEXT.replace("status: draft", "status: draf"))
    assert broken.sheets == ()
    (error,) = (finding for finding in broken.findings if finding.severity is Severity.ERROR)
    assert (error.source.line, error.source.column) == (line, 9)


def test_what_could_harm_is_told_before_it_is_saved() -> None:
    harmful = TEXT.replace("40 mg capsules", "40,0 mg capsules").replace("take-care", "do-not-use-ever")
    assert any(finding.severity is Severity.ERROR for finding in DESK.preview(harmful).findings)


def test_a_text_need_not_stand_on_a_disk_and_its_pictures_neither() -> None:
    picture = FILE.with_suffix(".png").read_bytes()
    text = TEXT.replace("  - id: how-to-store", "      - figure: a.png\n        alt: A capsule\n\n  - id: how-to-store")
    with folder_of({"a.png": picture}) as folder:
        shown = Desk(folder / "mine.yaml").preview(text)
    assert any("data:image" in sheet.svg for sheet in shown.sheets)
    assert not Desk(FILE).preview(text).sheets


def test_nothing_of_a_patient_is_kept_between_calls() -> None:
    with_cover = Desk(FILE, patient={"name": "Unheard Of"}).preview(TEXT)
    assert not any("Unheard" in sheet.svg for sheet in DESK.preview(TEXT).sheets)
    assert all("Unheard" not in str(finding) for finding in with_cover.findings)


def test_a_point_on_a_page_leads_to_the_text_as_it_is_now_and_back() -> None:
    text = "# A line more.\n" + TEXT
    there = DESK.place_of_line(text, text[: text.index("Muscle breakdown")].count("\n") + 1)
    assert there
    source = DESK.line_at(text, there[0].side, there[0].area.x + 40, there[0].area.y + 5)
    assert source is not None
    assert "Muscle" in text.split("\n")[source.line - 1]
    assert DESK.place_of_line("broken: [", 1) == ()
    assert DESK.line_at("broken: [", 1, 100, 100) is None


def test_what_was_previewed_is_built_with_the_same_bytes() -> None:
    before = build(FILE).pdf
    DESK.preview(TEXT)
    assert build(FILE).pdf == before
