"""The source that travels in a PDF: it is all there, comes out safely, and gives the same PDF again."""

from __future__ import annotations

import io
import json
import shlex
import zlib
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from page import ValidationProfile
from PIL import Image
from pypdf.generic import ByteStringObject, NameObject, NumberObject, TextStringObject

from leaflet_pdf import build, extract, load, read, verify
from leaflet_pdf.build import build_with
from leaflet_pdf.cli import main
from leaflet_pdf.cli.print_arguments import add_appearance, add_extras, add_sheets
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.path_policy import portable
from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.model.print_options import PrintOptions, Scheme
from leaflet_pdf.records.build_record import RECORD, BuildRecord, read_build_record, written
from leaflet_pdf.release.extraction import differences, put
from leaflet_pdf.theme import printing_of
from tests.witness import failures

EXAMPLE = "isotretinoin-40mg"
SOURCE = bundled("content") / f"{EXAMPLE}.yaml"
NAME = "leaflet.pdf"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def travelling(source: Path = SOURCE) -> bytes:
    pdf = build(source, embed_source=True).pdf
    assert pdf is not None
    return pdf


def own() -> Path:
    """Return a leaflet of our own, with a picture in a folder below it."""
    assert main(["new", "mine"]) == 0
    path = Path("content/mine.yaml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "      - figure: ./pictures/a b.png\n        alt: A grey square\n", encoding="utf-8")
    Path("content/pictures").mkdir()
    Image.new("L", (8, 8), 90).save("content/pictures/a b.png")
    return path


FORMS = {
    "": "",
    "--theme large": "-large",
    "--theme harbour --duplex --binding 6 --ruler": "-harbour",
    "--paper 170x240mm --columns 2": "-170x240mm-2-columns",
    "--paper 7.5x10in": "-7-5x10in",
    "--fit 6": "-6-sides",
    "--booklet": "-booklet",
    "--two-up --paper letter": "-letter-two-up",
    "--fillable": "-fillable",
}


@pytest.mark.parametrize(("asked", "suffix"), FORMS.items(), ids=FORMS)
def test_each_form_is_built_again_byte_by_byte_from_what_travels_in_it(
    asked: str, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", EXAMPLE, "--embed-source", *asked.split()]) == 0
    path = Path(f"out/{EXAMPLE}{suffix}.pdf")
    assert main(["extract", str(path), "--check"]) == 0
    assert "the same bytes" in capsys.readouterr().out
    for profile in (ValidationProfile.PDF_A_3A, ValidationProfile.PDF_UA_1):
        assert failures(path, profile) == []
    leaflet, _ = load(SOURCE)
    assert list(verify(read(path.read_bytes()), leaflet)) == []


def test_every_option_is_in_what_is_built_again() -> None:
    parser = ArgumentParser(add_help=False)
    add_appearance(parser)
    add_sheets(parser)
    add_extras(parser)
    options = {option for action in parser._actions for option in action.option_strings}
    tried = {word for form in FORMS for word in form.split() if word.startswith("--")}
    assert options - tried == {"--embed-source", "--patient", "--label", "--label-size", "--label-only"}


FIRST = {
    "": PrintOptions(embed_source=True),
    "--theme large": PrintOptions(theme="large", embed_source=True),
    "--theme themes/harbour.yaml --binding 6.0 --duplex --ruler": PrintOptions(
        theme="harbour", duplex=True, binding=6, ruler=True, embed_source=True
    ),
    "--paper 170x240mm --columns 2": PrintOptions(paper="170x240mm", columns=2, embed_source=True),
    "--fit 6 --fillable": PrintOptions(fit=6, fillable=True, embed_source=True),
    "--paper letter --two-up": PrintOptions(paper="letter", scheme=Scheme.TWO_UP, embed_source=True),
    "--booklet": PrintOptions(scheme=Scheme.BOOKLET, embed_source=True),
}


@pytest.mark.parametrize("words", FIRST, ids=FIRST)
def test_a_file_with_a_record_of_the_first_version_is_built_again_byte_by_byte(words: str) -> None:
    printing, findings = printing_of(FIRST[words])
    assert printing is not None, findings
    pdf = build_with(SOURCE, printing._replace(record="1")).pdf
    assert pdf is not None
    extracted, _ = extract(pdf, NAME)
    assert extracted is not None
    command = " ".join(["leaflet", "build", SOURCE.name, *words.split(), "--embed-source"])
    assert extracted.files[RECORD] == of_first_version(extracted.record, command)
    assert list(differences(pdf, NAME)) == []


@pytest.mark.parametrize("options", FIRST.values(), ids=FIRST)
def test_a_record_says_the_options_it_was_given(options: PrintOptions) -> None:
    record = BuildRecord("p", "l", "f", Status.DRAFT, "it's mine.yaml", options)
    assert read_build_record(written(record)) == (record, ())
    old = replace(record, format="1")
    assert read_build_record(written(old)) == (old, ())


def test_the_command_that_travels_builds_the_same_where_its_files_are(monkeypatch: pytest.MonkeyPatch) -> None:
    own()
    assert main(["build", "mine", "--theme", "harbour", "--paper", "a5", "--embed-source"]) == 0
    pdf = Path("out/mine-harbour-a5.pdf").read_bytes()
    assert main(["extract", "out/mine-harbour-a5.pdf", "-o", "again"]) == 0
    extracted, _ = extract(pdf, NAME)
    assert extracted is not None
    assert set(extracted.files) == {
        "mine.yaml",
        "pictures/a b.png",
        "themes/harbour.yaml",
        "themes/harbour.png",
        RECORD,
    }
    monkeypatch.chdir("again")
    assert main(shlex.split(extracted.record.command)[1:]) == 0
    assert Path("out/mine-harbour-a5.pdf").read_bytes() == pdf
    assert Path("pictures/a b.png").read_bytes() == Path("../content/pictures/a b.png").read_bytes()


def test_without_it_no_file_travels() -> None:
    pdf = build(SOURCE).pdf
    assert pdf is not None
    back = read(pdf)
    assert back.attachments == () and back.metadata.pdfa_part == "2"
    assert [finding.code for finding in differences(pdf, NAME)] == ["no-source"]


def test_a_patients_words_never_travel(capsys: pytest.CaptureFixture[str]) -> None:
    Path("patient.yaml").write_text("", encoding="utf-8")
    assert main(["build", EXAMPLE, "--embed-source", "--patient", "patient.yaml"]) == 2
    assert "--embed-source" in capsys.readouterr().err
    with pytest.raises(ValueError, match="patient"):
        build(SOURCE, embed_source=True, patient="patient.yaml")


def test_files_that_would_have_one_name_are_refused() -> None:
    path = own()
    theme = Path("content/other.yaml")
    theme.write_text("theme: Other\n", encoding="utf-8")
    Path("content/themes").mkdir()
    Image.new("L", (8, 8), 90).save("content/themes/other.yaml", "PNG")
    path.write_text(path.read_text().replace("./pictures/a b.png", "themes/other.yaml"), encoding="utf-8")
    built = build(path, theme=theme, embed_source=True)
    assert built.pdf is None and [finding.code for finding in built.findings] == ["attachment-name"]


def test_extracting_replaces_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", EXAMPLE, "--embed-source"])
    Path("again").mkdir()
    Path("again", RECORD).write_text("mine", encoding="utf-8")
    assert main(["extract", f"out/{EXAMPLE}.pdf", "-o", "again"]) == 2
    assert "already exists" in capsys.readouterr().err
    assert [path.read_text() for path in Path("again").iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("leaflet.yaml", True),
        ("pictures/a b.png", True),
        ("größe.png", True),
        (".hidden", True),
        ("", False),
        ("../out.yaml", False),
        ("a/../b", False),
        ("/etc/passwd", False),
        ("a//b", False),
        ("./a", False),
        ("C:/a", False),
        ("c:a", False),
        ("a\\b", False),
        ("a\0b", False),
        ("a\nb", False),
        ("CON", False),
        ("nul.txt", False),
        ("pictures/com1.png", False),
        ("a. ", False),
        ("a.", False),
        (" a", False),
        ("a?", False),
        ("a" * 201, False),
    ],
)
def test_a_name_is_taken_only_if_no_system_misreads_it(name: str, fits: bool) -> None:
    assert portable(name) == fits


# Tampering


def tampered(change: Callable[[dict[str, pypdf.generic.DictionaryObject], pypdf.PdfWriter], object]) -> bytes:
    """Change the file specifications of a PDF, by their names."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(travelling()))
    files = {}
    for value in writer.root_object["/AF"]:  # type: ignore[attr-defined]
        files[str(value.get_object()["/UF"])] = value.get_object()
    change(files, writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def stream_of(file: pypdf.generic.DictionaryObject) -> pypdf.generic.StreamObject:
    stream = file["/EF"]["/F"]  # type: ignore[index]
    assert isinstance(stream, pypdf.generic.StreamObject)
    return stream


def refilled(data: bytes, name: str = SOURCE.name, *, told: bool = False) -> bytes:
    """Put other bytes in the place of a file; if it is told, with their size and checksum."""
    from hashlib import md5

    def change(files: dict[str, pypdf.generic.DictionaryObject], _: object) -> None:
        stream = stream_of(files[name])
        stream._data = zlib.compress(data)
        if told:
            parameters = stream["/Params"]
            assert isinstance(parameters, pypdf.generic.DictionaryObject)
            parameters[NameObject("/Size")] = NumberObject(len(data))
            parameters[NameObject("/CheckSum")] = ByteStringObject(md5(data).digest())

    return tampered(change)


def renamed(name: str) -> bytes:
    return tampered(lambda files, _: files[RECORD].__setitem__(NameObject("/UF"), TextStringObject(name)))


def codes_of(pdf: bytes) -> set[str]:
    return {finding.code for finding in verify(read(pdf))}


@pytest.mark.parametrize(
    ("pdf", "code"),
    [
        (lambda: refilled(b"format: 1\n"), "attachment-altered"),
        (lambda: tampered(lambda files, _: files[RECORD].pop("/AFRelationship")), "attachment-untold"),
        (lambda: tampered(lambda _, writer: writer.root_object["/AF"].pop()), "attachment-untold"),  # type: ignore
        (lambda: tampered(lambda files, _: stream_of(files[RECORD]).pop("/Params")), "attachment-altered"),
        (lambda: renamed(SOURCE.name), "attachment-twice"),
    ],
)
def test_the_verifier_finds_what_was_done_to_files_that_travel(pdf: Callable[[], bytes], code: str) -> None:
    assert code in codes_of(pdf())


@pytest.mark.parametrize("name", ["../out.yaml", "/etc/passwd", "a\\b.yaml", "NUL", "a\0b"])
def test_no_file_is_put_where_its_name_would_lead(name: str) -> None:
    extracted, findings = extract(renamed(name), NAME)
    assert extracted is None and "attachment-name" in {finding.code for finding in findings}


def test_a_file_that_would_be_in_another_is_told() -> None:
    extracted, findings = extract(renamed(f"{SOURCE.name}/{RECORD}"), NAME)
    assert extracted is None and "attachment-twice" in {finding.code for finding in findings}


def altered_record(old: str, new: str) -> bytes:
    extracted, _ = extract(travelling(), NAME)
    assert extracted is not None
    record = extracted.files[RECORD]
    assert old.encode() in record
    return refilled(record.replace(old.encode(), new.encode()), RECORD, told=True)


def said_so(options: str) -> bytes:
    """Return a file that says that it was built with other options."""
    leaflet = f'leaflet: "{SOURCE.name}"\n'
    return altered_record(leaflet, f"{leaflet}options:\n  {options}\n")


def said_by(command: str) -> bytes:
    """Return a file with a record of the first version, which says a command."""
    extracted, _ = extract(travelling(), NAME)
    assert extracted is not None
    return refilled(of_first_version(extracted.record, command), RECORD, told=True)


def of_first_version(record: BuildRecord, command: str) -> bytes:
    """Return the record as the program wrote it before it kept the options as data."""
    return (
        "# How this document was built. In a folder with its files, the command gives the same bytes again.\n"
        f'format: 1\nprogram: "{record.program}"\nlibraries: "{record.libraries}"\nfonts: "{record.fonts}"\n'
        f'status: "{record.status}"\ncommand: {json.dumps(command)}\n'
    ).encode()


DIFFERENCES: dict[str, tuple[Callable[[], bytes], str]] = {
    "written again by another program": (lambda: tampered(lambda *_: None), "other-bytes"),
    "another word in the source": (
        lambda: refilled(SOURCE.read_bytes().replace(b"capsule", b"tablet"), told=True),
        "other-bytes",
    ),
    "no leaflet any more": (lambda: refilled(b"format: 1\n", told=True), "missing-key"),
    "another version": (lambda: altered_record("leaflet_pdf 0", "leaflet_pdf 9"), "other-program"),
    "another theme": (lambda: said_so("theme: large"), "other-bytes"),
    "an option that there is not": (lambda: said_so("nonsense: yes"), "unknown-key"),
    "paper that there is not": (lambda: said_so("paper: a9"), "bad-command"),
    "a patient's file": (lambda: said_so("patient: /etc/passwd"), "unknown-key"),
    "a theme from elsewhere": (lambda: said_so("theme: ../x.yaml"), "bad-command"),
    "a theme that is no file": (lambda: said_so("theme: harbour"), "bad-command"),
    "columns that no paper holds": (lambda: said_so("{columns: 3, paper: 90x90mm}"), "column-too-narrow"),
    "another leaflet": (lambda: altered_record(f'leaflet: "{SOURCE.name}"', "leaflet: other.yaml"), "bad-command"),
    "no leaflet that it is of": (lambda: altered_record(f'leaflet: "{SOURCE.name}"\n', ""), "missing-key"),
    "the first version's words in the second": (lambda: altered_record("leaflet:", "command:"), "unknown-key"),
    "the second version's words in the first": (lambda: altered_record("format: 2", "format: 1"), "unknown-key"),
    "another command": (lambda: said_by(f"rm -r {SOURCE.name} --embed-source"), "bad-command"),
    "a command for another leaflet": (lambda: said_by("leaflet build other.yaml --embed-source"), "bad-command"),
    "a command without a leaflet": (lambda: said_by("leaflet build --embed-source"), "bad-command"),
    "a command with an option that there is not": (
        lambda: said_by(f"leaflet build {SOURCE.name} --nonsense --embed-source"),
        "bad-command",
    ),
    "a command with a patient's file": (
        lambda: said_by(f"leaflet build {SOURCE.name} --patient /etc/passwd --embed-source"),
        "bad-command",
    ),
    "a command with an option without its value": (
        lambda: said_by(f"leaflet build {SOURCE.name} --columns --embed-source"),
        "bad-command",
    ),
    "a command with quotes that do not close": (lambda: said_by("leaflet build '"), "bad-command"),
    "no record": (lambda: refilled(b"", RECORD, told=True), "empty-file"),
    "a record with another key": (lambda: altered_record("fonts:", "faces:"), "unknown-key"),
    "no PDF": (lambda: b"%PDF-1.7 nothing", "unreadable-pdf"),
}


@pytest.mark.parametrize("what", DIFFERENCES)
def test_it_is_said_that_the_source_does_not_give_the_file(what: str) -> None:
    pdf, code = DIFFERENCES[what]
    assert code in {finding.code for finding in differences(pdf(), NAME)}


def test_a_file_that_swells_is_refused() -> None:
    bomb = zlib.compress(bytes(200 * 2**20))

    def swell(files: dict[str, pypdf.generic.DictionaryObject], _: object) -> None:
        stream_of(files[RECORD])._data = bomb

    _, findings = extract(tampered(swell), NAME)
    assert [finding.code for finding in findings] == ["unreadable-pdf"]
    assert "larger than" in findings[0].message


def test_what_is_put_is_what_travelled(tmp_path: Path) -> None:
    extracted, _ = extract(travelling(own()), NAME)
    assert extracted is not None
    put(extracted, tmp_path / "again")
    assert (tmp_path / "again/mine.yaml").read_bytes() == Path("content/mine.yaml").read_bytes()
