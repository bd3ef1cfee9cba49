"""The examples in two languages are right, are drafts, and say so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from leaflet_pdf import build, check, read
from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.leaflet import Leaflet, Status
from leaflet_pdf.release.verification import judge
from leaflet_pdf.review.review import review
from leaflet_pdf.sources.yaml import load
from tests.packs import installed

FOLDER = Path(__file__).parent.parent / "examples/two-languages"
ORIGINAL = FOLDER / "sample.yaml"
PACKS = {"pl": (), "ar": ("ar",), "hi": ("hi",), "zh-Hans": ("zh_hans",)}


def leaflet_in(path: Path) -> Leaflet:
    leaflet, findings = load(path)
    assert leaflet, findings
    return leaflet


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_an_example_has_no_errors_and_can_never_be_taken_for_a_leaflet(path: Path) -> None:
    found = review(path, date(2026, 11, 29))
    assert [finding for finding in found.findings if finding.severity is Severity.ERROR] == []
    identity = leaflet_in(path).identity
    assert identity.status is Status.DRAFT
    assert "Example, not for patients" in identity.notice or "machine draft, not reviewed" in identity.notice


def test_every_translation_is_in_a_pack_that_is_tried() -> None:
    assert [translation.language for translation in leaflet_in(ORIGINAL).translations] == list(PACKS)


@pytest.mark.parametrize("language", ["pl", "ar"])
def test_an_example_is_built_in_two_languages_and_proved(language: str) -> None:
    """As the checks of pages see it: no number is parted from its unit, no warning cut, no heading alone."""
    with installed(*PACKS[language]):
        built = build(ORIGINAL, translation=language)
        assert built.pdf, built.findings
        assert judge(built.pdf, "a.pdf", ORIGINAL).findings == ()
        paths = ORIGINAL, ORIGINAL.with_stem(f"sample-{language}")
        for side, path in zip(read(built.pdf).sides, paths, strict=True):
            found = check(leaflet_in(path), date(2026, 11, 29), readback=side)
            assert {one.code for one in found if one.page} <= {"narrow-margin", "header-near-edge"}
