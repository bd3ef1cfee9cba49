"""The source that travels in a PDF: it is all there, comes out safely, and gives the same PDF again."""

from __future__ import annotations

import io
import zlib
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from page import ValidationProfile
from PIL import Image
from pypdf.generic import ByteStringObject, NameObject, NumberObject, TextStringObject

from leaflet_pdf import build, extract, load, read, verify
from leaflet_pdf.cli import main
from leaflet_pdf.cli.print_arguments import add_extras, add_looks, add_sheets
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.path_policy import portable
from leaflet_pdf.records.build_record import RECIPE, Asked
from leaflet_pdf.release.extraction import differences, put
from tests.witness import failures

EXAMPLE = "isotretinoin-40mg"
SOURCE = bundled("content") / f"{EXAMPLE}.yaml"
NAME = "leaflet.pdf"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def travelling(source: Path = SOURCE, asked: Asked | None = None) -> bytes:
    pdf = build(source, embed=asked or Asked()).pdf
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


def test_every_option_of_printing_is_in_what_is_built_again() -> None:
    parser = ArgumentParser(add_help=False)
    add_looks(parser)
    add_sheets(parser)
    add_extras(parser)
    options = {option for action in parser._actions for option in action.option_strings}
    tried = {word for form in FORMS for word in form.split() if word.startswith("--")}
    assert options - tried == {"--embed-source", "--patient", "--label"}


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
        RECIPE,
    }
    monkeypatch.chdir("again")
    assert main(extracted.recipe.words[1:]) == 0
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
        build(SOURCE, embed=Asked(), patient="patient.yaml")


def test_files_that_would_have_one_name_are_refused() -> None:
    path = own()
    theme = Path("content/other.yaml")
    theme.write_text("theme: Other\n", encoding="utf-8")
    Path("content/themes").mkdir()
    Image.new("L", (8, 8), 90).save("content/themes/other.yaml", "PNG")
    path.write_text(path.read_text().replace("./pictures/a b.png", "themes/other.yaml"), encoding="utf-8")
    built = build(path, embed=Asked(theme=theme))
    assert built.pdf is None and [finding.code for finding in built.findings] == ["attachment-name"]


def test_extracting_replaces_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", EXAMPLE, "--embed-source"])
    Path("again").mkdir()
    Path("again", RECIPE).write_text("mine", encoding="utf-8")
    assert main(["extract", f"out/{EXAMPLE}.pdf", "-o", "again"]) == 2
    assert "is there already" in capsys.readouterr().err
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
    return tampered(lambda files, _: files[RECIPE].__setitem__(NameObject("/UF"), TextStringObject(name)))


def codes_of(pdf: bytes) -> set[str]:
    return {finding.code for finding in verify(read(pdf))}


@pytest.mark.parametrize(
    ("pdf", "code"),
    [
        (lambda: refilled(b"format: 1\n"), "attachment-altered"),
        (lambda: tampered(lambda files, _: files[RECIPE].pop("/AFRelationship")), "attachment-untold"),
        (lambda: tampered(lambda _, writer: writer.root_object["/AF"].pop()), "attachment-untold"),  # type: ignore
        (lambda: tampered(lambda files, _: stream_of(files[RECIPE]).pop("/Params")), "attachment-altered"),
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
    extracted, findings = extract(renamed(f"{SOURCE.name}/{RECIPE}"), NAME)
    assert extracted is None and "attachment-twice" in {finding.code for finding in findings}


def altered_recipe(old: str, new: str) -> bytes:
    extracted, _ = extract(travelling(), NAME)
    assert extracted is not None
    recipe = extracted.files[RECIPE]
    assert old.encode() in recipe
    return refilled(recipe.replace(old.encode(), new.encode()), RECIPE, told=True)


DIFFERENCES: dict[str, tuple[Callable[[], bytes], str]] = {
    "written again by another program": (lambda: tampered(lambda *_: None), "other-bytes"),
    "another word in the source": (
        lambda: refilled(SOURCE.read_bytes().replace(b"capsule", b"tablet"), told=True),
        "other-bytes",
    ),
    "no leaflet any more": (lambda: refilled(b"format: 1\n", told=True), "missing-key"),
    "another version": (lambda: altered_recipe("leaflet_pdf 0", "leaflet_pdf 9"), "other-program"),
    "another option": (lambda: altered_recipe("--embed-source", "--theme large --embed-source"), "other-bytes"),
    "an option that there is not": (lambda: altered_recipe("--embed-source", "--nonsense"), "bad-command"),
    "a patient's file": (lambda: altered_recipe("--embed-source", "--patient /etc/passwd"), "bad-command"),
    "a theme from elsewhere": (lambda: altered_recipe("--embed", "--theme ../x.yaml --embed"), "bad-command"),
    "another leaflet": (lambda: altered_recipe(SOURCE.name, "other.yaml"), "bad-command"),
    "another command": (lambda: altered_recipe("leaflet build", "rm -r"), "bad-command"),
    "quotes that do not close": (lambda: altered_recipe("--embed-source", "'"), "bad-command"),
    "no recipe": (lambda: refilled(b"", RECIPE, told=True), "empty-file"),
    "a recipe with another key": (lambda: altered_recipe("fonts:", "faces:"), "unknown-key"),
    "no PDF": (lambda: b"%PDF-1.7 nothing", "unreadable-pdf"),
}


@pytest.mark.parametrize("what", DIFFERENCES)
def test_it_is_said_that_the_source_does_not_give_the_file(what: str) -> None:
    pdf, code = DIFFERENCES[what]
    assert code in {finding.code for finding in differences(pdf(), NAME)}


def test_a_file_that_swells_is_refused() -> None:
    bomb = zlib.compress(bytes(200 * 2**20))

    def swell(files: dict[str, pypdf.generic.DictionaryObject], _: object) -> None:
        stream_of(files[RECIPE])._data = bomb

    _, findings = extract(tampered(swell), NAME)
    assert [finding.code for finding in findings] == ["unreadable-pdf"]
    assert "larger than" in findings[0].message


def test_what_is_put_is_what_travelled(tmp_path: Path) -> None:
    extracted, _ = extract(travelling(own()), NAME)
    assert extracted is not None
    put(extracted, tmp_path / "again")
    assert (tmp_path / "again/mine.yaml").read_bytes() == Path("content/mine.yaml").read_bytes()
