"""A leaflet attached to a prescription: both are what they were, for those who see and for those who listen."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pypdf
import pypdfium2
import pytest

from leaflet_pdf import verify
from leaflet_pdf.assembly.attach import attach
from leaflet_pdf.assembly.metadata import claims_of
from leaflet_pdf.cli import main
from leaflet_pdf.proof.reader.read import joined_faults, read_part, read_parts
from leaflet_pdf.release.signature import sign
from leaflet_pdf.release.verification import judge
from tests import prescriptions
from tests.hand_set import GOOD
from tests.hostile import HOSTILE
from tests.prescriptions import LEAFLET, leaflet
from tests.test_signature import DAY, KEY
from tests.witness import BOTH, failures


def joined(prescription: bytes, *leaflets: bytes, **options: Any) -> bytes:
    """Return the file with leaflets attached; it must hold."""
    done = attach(prescription, *leaflets, **options)
    assert done.pdf is not None, done.findings
    assert joined_faults(done.pdf) == ()
    for index, part in enumerate(read_parts(done.pdf)):
        if not part.file:
            assert list(verify(read_part(done.pdf, index))) == []
    return done.pdf


def words(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf), strict=True)


PRESCRIPTIONS: dict[str, Callable[[], bytes]] = {
    "tagged": prescriptions.tagged,
    "of a leaflet": lambda: GOOD,
    "untagged": prescriptions.drawn,
    "with a form": prescriptions.form,
    "on A5": prescriptions.small,
    "rotated": prescriptions.rotated,
    "in object streams": prescriptions.packed,
    "with negative keys": prescriptions.with_negative_keys,
    "with an attached file": prescriptions.with_file,
    "in other colours": prescriptions.in_other_colours,
    "with other types": lambda: prescriptions.with_roles(Warning="Div", Sect="Div"),
    "with a leaflet": lambda: joined(prescriptions.tagged(), leaflet()),
}


@pytest.mark.parametrize("make", PRESCRIPTIONS.values(), ids=PRESCRIPTIONS)
def test_a_leaflet_and_a_prescription_show_and_say_what_they_did(make: Callable[[], bytes]) -> None:
    prescription, mine = make(), leaflet(fillable=True)
    both = joined(prescription, mine, plain=True)
    assert words(both) == words(prescription) + words(mine)
    assert [page.mediabox for page in reader(both).pages] == [
        page.mediabox for pdf in (prescription, mine) for page in reader(pdf).pages
    ]
    assert attach(prescription, mine, plain=True).pdf == both


def links(pdf: bytes) -> list[tuple[int, Any, Any]]:
    """Return the page of each link and bookmark (0 for those), its area or title, and where it leads."""
    pages = reader(pdf).pages
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(pages, 1) if page.indirect_reference}
    found: list[tuple[int, Any, Any]] = []
    for number, each in enumerate(pages, 1):
        for link in (one.get_object() for one in each.get("/Annots", []) if one.get_object()["/Subtype"] == "/Link"):
            place = link.get("/Dest")
            led = (numbers[place[0].idnum], *place[1:]) if place else (0, link["/A"]["/URI"])
            found.append((number, link["/Rect"], led))
    for line in filter(lambda line: not isinstance(line, list), _flat(reader(pdf).outline)):
        found.append((0, line["/Title"], (numbers[line.page.idnum], line["/Top"])))
    return found


def _flat(lines: list[Any]) -> list[Any]:
    return [one for line in lines for one in (_flat(line) if isinstance(line, list) else [line])]


def test_links_and_bookmarks_lead_where_they_led() -> None:
    before, after = links(prescriptions.tagged()), links(leaflet())
    assert before
    assert after
    more = len(reader(prescriptions.tagged()).pages)
    moved = [(page and page + more, area, (led[0] and led[0] + more, *led[1:])) for page, area, led in after]
    assert sorted(map(repr, links(joined(prescriptions.tagged(), leaflet())))) == sorted(map(repr, before + moved))


@pytest.mark.parametrize(
    "name", ["an element in itself", "a page inside itself", "pages in themselves", "fields on fields"]
)
def test_what_never_ends_ends(name: str) -> None:
    done = attach(HOSTILE[name].make(), leaflet(), plain=True)
    assert (done.pdf is None) == any(finding.severity == "error" for finding in done.findings)


def test_marks_without_tags_are_no_fault_of_a_prescription() -> None:
    def change(file: Any) -> None:
        del file.Root.StructTreeRoot, file.Root.MarkInfo
        for each in file.pages:
            del each.StructParents
            for note in each.get("/Annots", []):
                del note.StructParent

    joined(prescriptions.changed(prescriptions.tagged(), change), leaflet(), plain=True)


@pytest.mark.parametrize("profile", BOTH, ids=str)
@pytest.mark.parametrize("name", ["tagged", "with a leaflet"])
def test_what_both_are_the_file_is(name: str, profile: Any, tmp_path: Path) -> None:
    path = tmp_path / "both.pdf"
    path.write_bytes(joined(PRESCRIPTIONS[name](), leaflet(fillable=True), leaflet(), leaflet(fillable=True)))
    assert failures(path, profile) == []


@pytest.mark.parametrize("profile", BOTH, ids=str)
def test_on_both_sides_each_leaflet_begins_on_a_sheet_of_its_own(profile: Any, tmp_path: Path) -> None:
    odd, even = leaflet(), leaflet(theme="giant")
    path = tmp_path / "several.pdf"
    path.write_bytes(joined(odd, odd, even, odd, fronts=True))
    parts = read_parts(path.read_bytes())
    assert sorted({part.pages % 2 for part in parts}) == [0, 1]
    assert [part.first % 2 for part in parts] == [1, 1, 1, 1]
    assert [bool(text.strip()) for text in words(path.read_bytes())].count(False) == 2
    assert failures(path, profile) == []


REFUSED: dict[str, Callable[[], bytes]] = {
    "pdf-damaged": lambda: GOOD[:5000],
    "pdf-encrypted": prescriptions.encrypted,
    "pdf-scripted": prescriptions.scripted,
    "pdf-portfolio": prescriptions.portfolio,
    "pdf-xfa": prescriptions.xfa,
    "untagged-pdf": prescriptions.drawn,
}


@pytest.mark.parametrize(("code", "make"), REFUSED.items(), ids=REFUSED)
def test_what_cannot_be_kept_whole_is_refused(code: str, make: Callable[[], bytes]) -> None:
    done = attach(make(), leaflet(), name="rx.pdf")
    assert done.pdf is None
    assert [(finding.code, finding.source.file) for finding in done.findings] == [(code, "rx.pdf")]
    assert done.findings[0].hint


def test_only_leaflets_are_attached() -> None:
    both = joined(prescriptions.tagged(), leaflet())
    for other in (prescriptions.tagged(), prescriptions.drawn(), both):
        assert [finding.code for finding in attach(GOOD, other).findings] == ["not-a-leaflet"]


@pytest.mark.parametrize("as_file", [False, True], ids=["pages", "file"])
def test_verify_proves_the_leaflet_in_the_file(as_file: bool, tmp_path: Path) -> None:
    path = tmp_path / "sample-48.yaml"
    path.write_text(LEAFLET, encoding="utf-8")
    both = joined(prescriptions.tagged(), leaflet(), as_file=as_file)
    assert judge(both, "both.pdf", path).findings == ()
    path.write_text(LEAFLET.replace("4 capsules", "5 capsules"), encoding="utf-8")
    assert "words-missing" in {finding.code for finding in judge(both, "both.pdf", path).findings}
    path.write_text(LEAFLET.replace("id: sample-48", "id: other-48"), encoding="utf-8")
    found = judge(both, "both.pdf", path).findings
    assert [finding.code for finding in found] == ["leaflet-missing"]


def files(pdf: bytes) -> dict[str, bytes]:
    return {name: data[0] for name, data in reader(pdf).attachments.items()}


def test_a_leaflet_travels_as_a_file_and_the_pages_stay_as_they_are() -> None:
    both = joined(prescriptions.with_file(), leaflet(), leaflet(), as_file=True)
    assert words(both) == words(prescriptions.drawn())
    assert files(both) == {
        "notes.txt": b"Ask about alcohol.",
        "sample-48.pdf": leaflet(),
        "2-sample-48.pdf": leaflet(),
    }


@pytest.mark.parametrize("profile", BOTH, ids=str)
def test_a_file_inside_takes_nothing_from_what_a_prescription_is(profile: Any, tmp_path: Path) -> None:
    path = tmp_path / "both.pdf"
    done = attach(prescriptions.tagged(), leaflet(), as_file=True)
    assert (done.findings, done.pdf is None) == ((), False)
    path.write_bytes(done.pdf or b"")
    # the witness takes only level B for PDF/A: the same bytes pass with it
    assert set(failures(path, profile)) <= {"PDFA2A-EMBEDDED-FILE-PDFA-001"}


def test_a_file_that_the_standard_does_not_allow_is_refused() -> None:
    done = attach(prescriptions.tagged(), leaflet(embed_source=True), as_file=True)
    assert [finding.code for finding in done.findings] == ["unfit-file"]
    assert done.pdf is None


@pytest.mark.parametrize("as_file", [False, True], ids=["pages", "file"])
@pytest.mark.parametrize("seen", [False, True], ids=["unseen", "seen"])
def test_a_signed_prescription_travels_unchanged_in_the_file_that_shows_it(
    seen: bool, as_file: bool, tmp_path: Path
) -> None:
    prescription = prescriptions.signed(seen=seen, certify=seen)
    done = attach(prescription, leaflet(), as_file=as_file, name="in/rx.pdf")
    assert [finding.code for finding in done.findings] == ["signed-inside"]
    assert done.pdf
    assert files(done.pdf)["signed-prescription.pdf"] == prescription
    assert b"/ByteRange" not in done.pdf
    kinds = [note.get_object()["/Subtype"] for note in reader(done.pdf).pages[0].get("/Annots", [])]
    assert kinds.count("/Stamp") == seen
    assert "/Widget" not in kinds
    path = tmp_path / "both.pdf"
    path.write_bytes(done.pdf)
    drawn = {"PDFA3A-FONT-EMBEDDING-001", "PDFUA1-FONT-EMBEDDING-001"} if seen else set()  # by pyHanko, in its stamp
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        assert set(failures(path, profile)) <= drawn
    assert joined_faults(done.pdf) == ()


def test_a_signed_leaflet_can_be_attached_only_as_the_file_that_it_is() -> None:
    pdf = sign(leaflet(), KEY, None, DAY)
    assert [finding.code for finding in attach(prescriptions.tagged(), pdf).findings] == ["signed-leaflet"]
    both = attach(prescriptions.tagged(), pdf, as_file=True).pdf
    assert both
    assert files(both)["sample-48.pdf"] == pdf


@pytest.mark.parametrize(
    ("claim", "less", "kept"),
    [
        (b"<pdfuaid:part>1", b"<pdfuaid:part>2", "PDF/A-2a"),
        (b"<pdfaid:part>2", b"<pdfaid:part>1", "PDF/UA-1"),
        (b"<pdfaid:conformance>A", b"<pdfaid:conformance>B", "PDF/UA-1 and PDF/A-2b"),
        (b"<pdfaid:part>2", b"<pdfaid:part>3", ""),
    ],
)
def test_the_file_claims_what_both_are_and_says_what_is_lost(claim: bytes, less: bytes, kept: str) -> None:
    done = attach(prescriptions.claiming(claim, less), leaflet())
    assert done.pdf
    assert [finding.message.rpartition(" conforms to ")[2] for finding in done.findings] == ([kept] if kept else [])
    assert {finding.code for finding in done.findings} == ({"claim-lost"} if kept else set())
    root: Any = reader(done.pdf).trailer["/Root"]
    assert str(claims_of(root["/Metadata"].get_data())) == (kept or "PDF/UA-1 and PDF/A-3a")


def test_pages_keep_their_own_numbers() -> None:
    assert reader(joined(prescriptions.drawn(), leaflet(), plain=True)).page_labels == ["Rx 1", "1"]
    assert reader(joined(GOOD, leaflet())).page_labels == [*reader(GOOD).page_labels, "1"]


def test_fields_of_several_leaflets_have_names_of_their_own() -> None:
    once = {f"leaflet-1.{name}" for name in reader(leaflet(fillable=True)).get_fields() or {}}
    both = reader(joined(prescriptions.form(), leaflet(fillable=True), leaflet(fillable=True), plain=True)).get_fields()
    assert both
    assert set(both) == {"field-1", "leaflet-1", "leaflet-2", *once, *(name.replace("-1.", "-2.", 1) for name in once)}


def test_the_command_attaches_leaflets_by_name_and_by_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rx, pdf, source, out = (tmp_path / name for name in ("rx.pdf", "leaflet.pdf", "sample-48.yaml", "both.pdf"))
    rx.write_bytes(prescriptions.tagged())
    pdf.write_bytes(leaflet(theme="large"))
    source.write_text(LEAFLET, encoding="utf-8")
    assert main(["attach", str(rx), str(source), str(pdf), "-o", str(out)]) == 0
    assert [part.id for part in read_parts(out.read_bytes())] == ["sample-48", "sample-48"]
    assert main(["verify", str(out), "--against", str(source)]) == 0
    rx.write_bytes(prescriptions.drawn())
    assert main(["attach", str(rx), str(source), "-o", str(tmp_path / "none.pdf")]) == 1
    assert "not tagged" in capsys.readouterr().err
    assert not (tmp_path / "none.pdf").exists()
    assert main(["attach", str(rx), str(source), "-o", str(out), "--plain"]) == 0
    assert out.read_bytes() == attach(prescriptions.drawn(), leaflet(), plain=True).pdf


def test_a_leaflet_that_was_changed_is_not_attached(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rx, pdf = tmp_path / "rx.pdf", tmp_path / "leaflet.pdf"
    rx.write_bytes(prescriptions.tagged())
    pdf.write_bytes(prescriptions.changed(leaflet(), lambda file: file.pages[0].update({"/UserUnit": 2})))
    assert main(["attach", str(rx), str(pdf), "-o", str(tmp_path / "both.pdf")]) == 1
    assert "seal-broken" in capsys.readouterr().err


def test_the_command_joins_leaflets(tmp_path: Path) -> None:
    source, out = tmp_path / "sample-48.yaml", tmp_path / "both.pdf"
    source.write_text(LEAFLET, encoding="utf-8")
    assert main(["join", str(source), "warfarin", "-o", str(out), "--theme", "large"]) == 0
    assert [part.id for part in read_parts(out.read_bytes())] == ["sample-48", "warfarin"]
    assert main(["join", str(source), "-o", str(out)]) == 2
    assert main(["join", str(source), str(source), "-o", str(out), "--theme", "large,mono"]) == 2


@pytest.mark.parametrize(
    "words", [["attach", "rx.pdf", "warfarin"], ["attach", "other.pdf", "rx.pdf"], ["join", "warfarin", "rx.pdf"]]
)
def test_a_file_that_is_given_is_never_written_over(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("rx.pdf", "other.pdf"):
        Path(name).write_bytes(leaflet())
    assert main([*words, "-o", str(tmp_path / "rx.pdf")]) == 2
    assert "rx.pdf would be written over: name another file" in capsys.readouterr().err
    assert Path("rx.pdf").read_bytes() == leaflet()


@pytest.mark.parametrize("command", ["attach", "join"])
def test_a_leaflet_that_is_refused_is_named(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").write_bytes(leaflet())
    Path("both.pdf").write_bytes(joined(prescriptions.tagged(), leaflet()))
    assert main([command, "a.pdf", "a.pdf", "both.pdf", "-o", "out.pdf"]) == 1
    assert "both.pdf: error: it is not a leaflet of this program" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("out.pdf").mkdir()
    assert main(["join", "warfarin", "warfarin", "-o", "out.pdf"]) == 2
    assert capsys.readouterr().err.startswith("leaflet: out.pdf: ")
    assert not list(tmp_path.glob(".leaflet-*"))
