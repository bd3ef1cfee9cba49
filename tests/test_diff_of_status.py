"""How far a leaflet has come is the record's to say: on the same words it is no change, and hides none."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflet_pdf import build
from leaflet_pdf.cli import main
from leaflet_pdf.files.disk import write
from leaflet_pdf.languages.language import language
from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.review.diff import Comparison, Kind, Weight
from leaflet_pdf.review.diff.versions.from_pdf import status_sentences
from leaflet_pdf.review.diff.versions.sides import compare_sides, side
from tests.edits import EXAMPLE
from tests.test_diff import untagged

YAML = EXAMPLE.read_text(encoding="utf-8")
CLAIMED = YAML.replace("status: draft", "status: approved")
PRINTED = [Status.DRAFT, Status.APPROVED, Status.CHANGED, Status.EXPIRED]


@pytest.fixture(scope="module", name="files")
def _files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a leaflet as a draft and as one that claims to be approved, and a PDF of each status."""
    folder = tmp_path_factory.mktemp("statuses")
    (folder / "draft.yaml").write_text(YAML, encoding="utf-8")
    (folder / "claimed.yaml").write_text(CLAIMED, encoding="utf-8")
    for status in PRINTED:
        source = folder / ("draft.yaml" if status is Status.DRAFT else "claimed.yaml")
        for suffix, embed in (("", False), ("-carrying", True)):
            pdf = build(source, status=status, embed_source=embed).pdf
            assert pdf
            write(pdf, folder / f"{status}{suffix}.pdf")
        write(untagged((folder / f"{status}.pdf").read_bytes()), folder / f"{status}-artwork.pdf")
    return folder


def between(files: Path, old: str, new: str) -> Comparison:
    return compare_sides(side(str(files / old)), side(str(files / new)))


@pytest.mark.parametrize("suffix", ["", "-carrying", "-artwork"])
@pytest.mark.parametrize("status", PRINTED)
def test_a_pdf_does_not_differ_from_its_own_file(files: Path, status: Status, suffix: str) -> None:
    own = "draft.yaml" if status is Status.DRAFT else "claimed.yaml"
    for old, new in ((own, f"{status}{suffix}.pdf"), (f"{status}{suffix}.pdf", own)):
        assert between(files, old, new).changes == ()


@pytest.mark.parametrize("status", PRINTED)
def test_nor_does_what_is_printed_again_differ_by_its_words(files: Path, status: Status) -> None:
    for other in PRINTED:
        changes = between(files, f"{status}.pdf", f"{other}.pdf").changes
        assert {change.weight for change in changes} <= {Weight.LAYOUT}
        told = [note for change in changes for note in change.notes if note.startswith("status")]
        assert told == ([] if other is status else [f"status: {status} → {other}"])
        assert between(files, f"{status}-artwork.pdf", f"{other}.pdf").changes == ()
        assert between(files, f"{status}-artwork.pdf", f"{other}-artwork.pdf").changes == ()


@pytest.mark.parametrize("status", PRINTED)
@pytest.mark.parametrize("form", ["", "-artwork"])
def test_the_notice_beside_it_is_the_authors(files: Path, form: str, status: Status, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(CLAIMED.replace("notice: Example, not for patients", "notice: For patients"), encoding="utf-8")
    changes = between(files, f"{status}{form}.pdf", str(other)).changes
    said = " ".join(stretch.text for change in changes for stretch in change.words if stretch.op != "same")
    assert "Example, not for" in said and not any(word in said for word in ("Draft", "Changed", "overdue"))


def test_an_author_who_says_draft_is_heard(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(CLAIMED.replace("notice: Example, not for patients\n", ""), encoding="utf-8")
    new.write_text(CLAIMED.replace("notice: Example, not for patients", "notice: Draft"), encoding="utf-8")
    for status in PRINTED[1:]:
        for path in (old, new):
            pdf = build(path, status=status).pdf
            assert pdf
            write(pdf, path.with_suffix(".pdf"))
        (change,) = (
            change
            for change in compare_sides(side(str(old.with_suffix(".pdf"))), side(str(new.with_suffix(".pdf")))).changes
            if change.kind is Kind.ADDED
        )
        assert change.new[0].text == "Draft."


def test_every_language_tells_its_statuses_apart() -> None:
    assert len(set(status_sentences(language("en")))) == 3


def test_the_command_finds_nothing_in_a_released_file(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(files)
    assert main(["diff", "approved.pdf", "claimed.yaml"]) == 0
    assert "no differences" in capsys.readouterr().out
