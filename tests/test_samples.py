"""The samples in every script: each is one page, says that nobody reviewed it, and is proved to its last letter."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from leaflet_pdf import build, read, verify
from leaflet_pdf.languages.language import language
from leaflet_pdf.model.print_options import Printing
from leaflet_pdf.model.style import PRINTED
from leaflet_pdf.review.review import review
from leaflet_pdf.text.other_scripts.packs import PACKS
from tests.packs import installed

SAMPLES = sorted((Path(__file__).parent.parent / "fonts/samples").glob("*.yaml"))


@pytest.fixture(scope="module", autouse=True)
def _packs() -> Iterator[None]:
    with installed(*PACKS.values()):
        yield


def test_there_is_a_sample_in_every_script_that_the_program_has_words_in() -> None:
    scripts = {language(path.stem).script for path in SAMPLES}
    assert scripts >= {"Latn", "Grek", "Cyrl", *PACKS} - {"Aran"}
    assert any(path.stem == "ur" for path in SAMPLES)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_a_page_that_is_proved_and_called_a_draft(path: Path) -> None:
    made = build(path)
    assert made.pdf and made.leaflet, made.findings
    assert list(verify(read(made.pdf), made.leaflet)) == []
    (page,) = PdfReader(io.BytesIO(made.pdf)).pages
    assert "Machine draft not reviewed" in " ".join(page.extract_text().split())


def test_a_number_in_other_digits_is_on_one_line_with_its_unit(tmp_path: Path) -> None:
    path = tmp_path / "fa.yaml"
    written = next(path for path in SAMPLES if path.stem == "fa").read_text(encoding="utf-8")
    path.write_text(written.replace("5 ml،", "۵ ml، ۴۰ میلی‌گرم، ۲٫۵ mg،"), encoding="utf-8")
    reviewed = review(path, date(2026, 12, 1), Printing(PRINTED))
    assert {finding.code for finding in reviewed.findings} == {"language-not-judged", "mixed-digits"}
