"""The command, as a newcomer uses it: in an empty folder, with the files at hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from leaflet_pdf import __version__
from leaflet_pdf.cli import main
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import write

EXAMPLE = "isotretinoin-40mg"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "leaflet_pdf", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_the_example_is_built_by_its_name_in_any_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", EXAMPLE]) == 0
    assert Path("out", f"{EXAMPLE}.pdf").read_bytes().startswith(b"%PDF-1.7")
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"out/{EXAMPLE}.pdf: ") and "pages" in line


def test_a_name_is_looked_for_in_content_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", EXAMPLE]) == 0
    assert main(["build", EXAMPLE, "--json"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out[out.index("[") :])[0]["source"] == f"content/{EXAMPLE}.yaml"


def test_a_new_leaflet_builds_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "first-leaflet"]) == 0
    assert main(["build"]) == 0
    assert Path("out/first-leaflet.pdf").is_file()
    assert "error" not in capsys.readouterr().err


def test_a_new_leaflet_never_replaces_one(capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "mine"])
    Path("content/mine.yaml").write_text("edited", encoding="utf-8")
    assert main(["new", "mine"]) == 2
    assert Path("content/mine.yaml").read_text(encoding="utf-8") == "edited"
    assert "already exists" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["build", "isotretinoin-40"], f"did you mean {EXAMPLE}?"),
        (["build", "missing.yaml"], "there is no file missing.yaml"),
        (["new", "Bad Name"], "small letters"),
        (["new", "../escape"], "small letters"),
    ],
)
def test_a_wrong_call_is_answered_with_what_to_do(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert complaint in capsys.readouterr().err


def test_an_empty_content_folder_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    Path("content").mkdir()
    assert main(["build"]) == 2
    assert "leaflet new NAME" in capsys.readouterr().err


def test_two_files_that_would_become_one_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("a", "b"):
        main(["new", "same", "-o", folder])
    assert main(["build", "a/same.yaml", "b/same.yaml"]) == 2
    assert "would both become" in capsys.readouterr().err
    assert not Path("out").exists()


def test_findings_stop_their_own_leaflet_only(capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "good"])
    Path("content/bad.yaml").write_text("format: 1\nid: bad\n", encoding="utf-8")
    assert main(["build"]) == 1
    output = capsys.readouterr()
    assert "content/bad.yaml:1:1: error:" in output.err
    assert "content/bad.yaml: not built" in output.out
    assert {path.name for path in Path("out").iterdir()} == {"good.pdf"}


def test_quiet_says_nothing_of_a_success(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", EXAMPLE, "-q"]) == 0
    assert capsys.readouterr().out == ""


def test_json_tells_everything_a_program_asks(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.yaml").write_text("format: 1\nnonsense: x\n", encoding="utf-8")
    assert main(["build", EXAMPLE, "bad.yaml", "--json"]) == 1
    good, bad = json.loads(capsys.readouterr().out)
    assert good["pdf"] == f"out/{EXAMPLE}.pdf" and good["bytes"] == Path(good["pdf"]).stat().st_size
    assert bad["pdf"] is None and {"code", "message", "hint", "file", "line", "column"} <= bad["findings"][0].keys()


def test_the_schema_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("theme", (bundled("content") / "themes" / "harbour.yaml").read_text(encoding="utf-8")),
        ("leaflet", (bundled("content") / f"{EXAMPLE}.yaml").read_text(encoding="utf-8")),
    ],
)
def test_each_schema_takes_the_file_that_comes_with_the_program(
    kind: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", kind]) == 0
    schema = Draft202012Validator(json.loads(capsys.readouterr().out))
    schema.validate(yaml.load(text, yaml.BaseLoader))
    assert not schema.is_valid({"unknown": 1})


def test_the_command_tells_its_version_and_teaches() -> None:
    assert run("--version").stdout.strip() == f"leaflet {__version__}"
    taught = run("--help").stdout
    assert "leaflet build" in taught and "exit status: 0" in taught
    assert run().returncode == 2


def test_a_folder_that_cannot_be_written_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("taken").write_text("a file", encoding="utf-8")
    assert main(["build", EXAMPLE, "-o", "taken"]) == 2
    assert "taken" in capsys.readouterr().err


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "deep" / "leaflet.pdf"
    write(b"old", target)

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="full"):
        write(b"new", target)
    assert [path.read_bytes() for path in target.parent.iterdir()] == [b"old"]


def test_the_same_content_gives_the_same_bytes_in_any_process() -> None:
    made = set()
    for number, (seed, zone) in enumerate([("0", "UTC"), ("1", "Asia/Kathmandu"), ("2", "America/St_Johns")]):
        folder = f"out{number}"
        assert run("build", EXAMPLE, "-o", folder, PYTHONHASHSEED=seed, TZ=zone, LC_ALL="C").returncode == 0
        made.add(Path(folder, f"{EXAMPLE}.pdf").read_bytes())
    assert len(made) == 1


def test_all_that_a_command_says_arrives_though_its_process_ends_at_once() -> None:
    told = run("schema")
    assert told.returncode == 0
    assert json.loads(told.stdout)["$defs"]
    wrong = run("build", "missing.yaml")
    assert (wrong.returncode, wrong.stderr) == (2, "leaflet: there is no file missing.yaml\n")


UNNEEDED = {
    *("pypdf", "reportlab.platypus", "reportlab.pdfgen", "pydantic", "fontTools", "segno", "PIL.PngImagePlugin"),
    *("difflib", "email", "http", "multiprocessing", "concurrent", "asyncio", "importlib.metadata"),
    *(
        "leaflet_pdf.layout.cover.cover",
        "leaflet_pdf.layout.forms.form_blocks",
        "leaflet_pdf.layout.pages.fit",
        "leaflet_pdf.layout.pages.impose",
    ),
    *(
        "leaflet_pdf.text.tablets",
        "leaflet_pdf.pdf.forms",
        "leaflet_pdf.pdf.file.attachments",
        "leaflet_pdf.schema.document.syntax_errors",
    ),
    *(
        "leaflet_pdf.theme",
        "leaflet_pdf.model.patient",
        "leaflet_pdf.records.approval",
        "leaflet_pdf.records.build_record",
        "leaflet_pdf.proof",
    ),
    *(
        "leaflet_pdf.checks.catalogue",
        "leaflet_pdf.checks.analysis.sentences",
        "leaflet_pdf.batch.many",
        "leaflet_pdf.review.reports",
    ),
}
MOST_MODULES = 158
"""Of our own; each is a part of every cold start."""


def test_a_reader_that_goes_away_is_no_fault() -> None:
    """As in `leaflet schema | head -1`."""
    command = [sys.executable, "-m", "leaflet_pdf", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_building_imports_nothing_that_the_page_does_not_need() -> None:
    code = (
        "import sys; from leaflet_pdf.cli import main; main(['build', 'isotretinoin-40mg', '-q']); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded & UNNEEDED == set()
    assert sum(name.split(".")[0] == "leaflet_pdf" for name in loaded) <= MOST_MODULES
