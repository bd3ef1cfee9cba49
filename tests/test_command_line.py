"""The command line as people expect it: help, wrong calls, patterns, one file, colour, completion."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from leaflet_pdf.cli import COMMANDS, main
from leaflet_pdf.cli.completion import SHELLS, candidates, script
from leaflet_pdf.cli.starter import STARTERS, starter
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.model.finding import NOWHERE, Finding
from leaflet_pdf.review.reports.color import shown, wants_color

EXAMPLE = "isotretinoin-40mg"
COLOR = "\x1b["


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM"):
        monkeypatch.delenv(name, raising=False)


def status_of(*words: str) -> int:
    try:
        return main(words)
    except SystemExit as stop:
        return int(stop.code or 0)


def write_leaflet(path: str, id: str = "") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(starter(id or Path(path).stem), encoding="utf-8")


BAD_CALLS = {
    "biuld": "leaflet: unknown command biuld; did you mean build?",
    "zzz": "leaflet: unknown command zzz; see `leaflet --help`",
    "--verison": "leaflet: unknown option --verison; did you mean --version?",
    "--theme large build": "leaflet: unknown option --theme; see `leaflet --help`",
    "help biuld": "leaflet: unknown command biuld; did you mean build?",
    "build --them large": "leaflet build: unknown option --them; did you mean --theme?",
    "build --them=large": "leaflet build: unknown option --them; did you mean --theme?",
    "build -o": "leaflet build: --output needs a value; see `leaflet build --help`",
    "build --quiet=yes": "leaflet build: --quiet takes no value; see `leaflet build --help`",
    "build --columns 7": "leaflet build: --columns: '7' is not a valid choice; choose from 1, 2, 3",
    "build --columns two": "leaflet build: --columns: 'two' is not a number; see `leaflet build --help`",
    "build --booklet --two-up": "leaflet build: --two-up and --booklet exclude each other; see `leaflet build --help`",
    "build --on today": "leaflet build: --on: 'today' is not a date: write year-month-day, as in 2026-11-23; "
    "see `leaflet build --help`",
    "build isotretinoin-40": f"leaflet: there is no leaflet 'isotretinoin-40' in ./content or with the program; "
    f"did you mean {EXAMPLE}?",
    "build here/goood.yaml": "leaflet: there is no file here/goood.yaml; did you mean here/good.yaml?",
    "build none/*.yaml": "leaflet: no leaflet matches none/*.yaml",
    "build here/*.yaml -o x.pdf": "leaflet: x.pdf is one file, and 2 PDF files would be made: name a folder with -o",
    f"build {EXAMPLE} --theme standard,large -o x.pdf": "leaflet: x.pdf is one file, and 2 PDF files would be made: "
    "name a folder with -o",
    "approve here/*.yaml --by A --role B": "leaflet: here/*.yaml matches 2 leaflets: name one of them",
    "build": f"leaflet: there is no folder ./content here: name a leaflet, as in `leaflet build {EXAMPLE}` "
    "(the example), or start one with `leaflet new NAME`",
    "check --format sarf": "leaflet check: --format: 'sarf' is not a valid choice; did you mean sarif?",
    "check --from worst": "leaflet check: --from: 'worst' is not a valid choice; choose from error, warning, hint",
    "schema theem": "leaflet schema: 'theem' is not a valid choice; did you mean theme?",
    "schema theme more": "leaflet schema: unexpected argument 'more'; see `leaflet schema --help`",
    "diff old.yaml": "leaflet diff: NEW is missing; see `leaflet diff --help`",
    "approve": "leaflet approve: NAME or FILE, --by, --role are missing; see `leaflet approve --help`",
    "comments *.pdf": "leaflet: no file matches *.pdf",
    "new mine --from tablets": "leaflet new: --from: 'tablets' is not a valid choice; did you mean tablet?",
    "completion bahs": "leaflet completion: 'bahs' is not a valid choice; did you mean bash?",
}


@pytest.mark.parametrize(("words", "answer"), BAD_CALLS.items(), ids=BAD_CALLS)
def test_a_wrong_call_is_answered_in_one_line(words: str, answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    write_leaflet("here/good.yaml")
    write_leaflet("here/other.yaml")
    assert status_of(*words.split()) == 2
    output = capsys.readouterr()
    assert (output.out, output.err) == ("", f"{answer}\n")


def test_no_wrong_call_moves_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of("build", "--x\x1b[2J\nok") == 2
    assert capsys.readouterr().err.startswith("leaflet build: unknown option --x\\x1b[2J\\nok")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_is_had_in_two_ways(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of("help", command) == 0
    output = capsys.readouterr().out
    assert status_of(command, "--help") == 0
    assert output == capsys.readouterr().out
    assert output.startswith(f"usage: leaflet {command} ")


def test_help_alone_tells_which_commands_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of("help") == 0
    output = capsys.readouterr().out
    assert all(f"    {command} " in output for command in COMMANDS)
    assert status_of("--help") == 0
    assert output == capsys.readouterr().out
    assert status_of() == 2
    assert output == capsys.readouterr().err


def test_the_version_is_told_to_a_short_question_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of("-V") == 0
    short = capsys.readouterr().out
    assert status_of("--version") == 0
    assert short == capsys.readouterr().out != ""


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        ("lib/*.yaml", {"one.pdf", "two.pdf"}),
        ("lib/**", {"one.pdf", "two.pdf", "deep/three.pdf"}),
        ("lib/t*.yaml", {"two.pdf"}),
        ("lib/**t*.yaml", {"two.pdf"}),
        ("lib/.h*/*.yaml", {".hidden/four.pdf"}),
    ],
)
def test_a_pattern_that_the_shell_left_is_expanded(pattern: str, made: set[str]) -> None:
    for path in ("lib/one.yaml", "lib/two.yaml", "lib/deep/three.yaml"):
        write_leaflet(path)
    write_leaflet("lib/.hidden/four.yaml")
    Path("lib/deep/loop").symlink_to("..", target_is_directory=True)
    Path("lib/themes").mkdir()
    Path("lib/themes/house.yaml").write_text("theme: House\n", encoding="utf-8")
    assert status_of("build", pattern, "-o", "o", "-q") == 0
    assert {path.relative_to("o").as_posix() for path in Path("o").rglob("*.pdf")} == made


def test_an_empty_name_is_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """As of a variable of the shell that was never set."""
    write_leaflet("content/one.yaml")
    assert status_of("build", "") == 2
    assert "a name is empty" in capsys.readouterr().err


def test_a_file_whose_name_looks_like_a_pattern_is_a_file() -> None:
    write_leaflet("a[1].yaml", "a")
    assert status_of("build", "a[1].yaml", "-q") == 0
    assert Path("out/a[1].pdf").is_file()


def test_one_leaflet_is_written_to_the_file_that_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):  # the second time it is there
        assert status_of("build", EXAMPLE, "--theme", "large", "-o", "deep/my.pdf") == 0
    assert Path("deep/my.pdf").read_bytes().startswith(b"%PDF")
    assert capsys.readouterr().out.startswith("deep/my.pdf: ")
    Path("folder.pdf").mkdir()
    assert status_of("build", EXAMPLE, "-o", "folder.pdf", "-q") == 0
    assert Path("folder.pdf", f"{EXAMPLE}.pdf").is_file()


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "on_terminal", "in_file"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"CLICOLOR_FORCE": "1"}, True, True),
        ({"CLICOLOR_FORCE": "0"}, True, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
    ],
)
def test_colour_is_for_terminals_and_those_who_ask(
    environment: dict[str, str], on_terminal: bool, in_file: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert (wants_color(Terminal()), wants_color(StringIO())) == (on_terminal, in_file)


def test_what_a_leaflet_says_acts_on_no_terminal() -> None:
    evil = Finding("x", "a\x1b[2Jb", NOWHERE, "c\x1b[2Jd")
    told = shown(evil, Terminal())
    assert COLOR in told and "\x1b[2J" not in told
    assert re.sub(r"\x1b\[[0-9;]*m", "", told) == shown(evil, StringIO()) == str(evil)


def test_findings_of_a_check_are_the_same_with_colour(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["new", "mine"])
    capsys.readouterr()
    main(["check", "mine", "--no-pages"])
    plain = capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["check", "mine", "--no-pages"])
    colored = capsys.readouterr().out
    assert COLOR in colored and COLOR not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_a_build_says_on_a_terminal_what_a_check_would_find(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_leaflet("content/mine.yaml")
    assert status_of("check", "mine") == 0
    summary = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("1 leaflet: "))
    monkeypatch.setenv("NO_COLOR", "1")
    assert status_of("build", "mine") == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert status_of("build", "mine") == 0
    counted, _, command = capsys.readouterr().out.splitlines()[1].partition(": ")
    assert command == "leaflet check mine"
    assert summary == f"1 leaflet: 0 errors, {counted}"
    for quiet in ("--no-check", "-q", "--json"):
        assert status_of("build", "mine", quiet) == 0
        assert "leaflet check" not in capsys.readouterr().out


@pytest.mark.parametrize("command", [["check", "--no-pages"], ["list"], ["build"]], ids=lambda words: words[0])
def test_two_files_with_one_id_are_found(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    write_leaflet("content/a.yaml", "same")
    write_leaflet("content/b.yaml", "same")
    write_leaflet("content/c.yaml")
    assert status_of(*command) == 0
    output = "".join(capsys.readouterr())
    assert "content/a.yaml:6:5: warning: same is also the id of content/b.yaml:6:5 [same-id]" in output
    assert "content/b.yaml:6:5: warning: same is also the id of content/a.yaml:6:5 [same-id]" in output
    assert output.count("[same-id]") == 2


def test_one_file_by_two_names_has_its_own_id(capsys: pytest.CaptureFixture[str]) -> None:
    write_leaflet("content/a.yaml")
    assert status_of("check", "--no-pages", "a", str(Path("content/a.yaml").absolute())) == 0
    assert "same-id" not in capsys.readouterr().out


@pytest.mark.parametrize("form", STARTERS)
def test_a_leaflet_begun_by_its_form_is_built_and_all_of_it_is_to_be_filled_in(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of("new", "mine", "--from", form) == 0
    assert status_of("build", "-q") == 0
    capsys.readouterr()
    assert status_of("check", "--format", "json") == 1
    (answer,) = json.loads(capsys.readouterr().out)
    found = {(finding["code"], finding["line"]) for finding in answer["findings"]}
    written = Path("content/mine.yaml").read_text(encoding="utf-8").split("\n")
    gaps = {number for number, line in enumerate(written, 1) if re.match(r"[^#]*[A-Z]{3,} OF [A-Z]", line)}
    assert {line for code, line in found if code == "unfinished"} == gaps
    assert {code for code, _ in found} <= {
        *("unfinished", "contact-unclear", "emergency-number-missing", "reporting-missing"),
    }


SECTIONS = {
    "tablet": {"how-to-take"},
    "liquid": {"how-to-take", "measuring"},
    "inhaler": {"how-to-use", "priming", "inhaling", "spacer", "cleaning"},
    "weekly": {"how-to-take", "my-day"},
}


@pytest.mark.parametrize(("form", "sections"), SECTIONS.items())
def test_each_form_has_the_sections_that_it_needs(form: str, sections: set[str]) -> None:
    ids = set(re.findall(r"^  - id: (.+)$", starter("mine", form=form), re.MULTILINE))
    assert ids == sections | {"what-it-is", "do-not-take", "warnings", "side-effects", "storing"}


def test_the_schema_that_a_new_leaflet_names_stands_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of("new", "mine", "--from", "weekly", "-o", "drafts") == 0
    first = Path("drafts/mine.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=leaflet.schema.json"
    capsys.readouterr()
    assert status_of("schema") == 0
    assert Path("drafts/leaflet.schema.json").read_text(encoding="utf-8") == capsys.readouterr().out


@pytest.mark.parametrize(
    ("before", "current", "found"),
    [
        ([], "bu", ["build"]),
        ([], "-", ["--help", "--version"]),
        (["help"], "ex", ["explain", "extract", "export"]),
        (["build"], "--th", ["--theme"]),
        (["build"], "iso", [EXAMPLE]),
        (["build"], "mi", ["mine"]),
        (["build", "--theme"], "la", ["large"]),
        (["build", "--theme", "="], "la", ["large"]),
        (["build", "--columns"], "", ["1", "2", "3"]),
        (["build", "--output"], "", []),
        (["check", "--format"], "s", ["sarif"]),
        (["verify", "x.pdf", "--against"], "mi", ["mine"]),
        (["schema"], "", ["leaflet", "patient", "theme"]),
        (["new"], "", []),
        (["completion"], "", list(SHELLS)),
        (["nonsense"], "", []),
    ],
)
def test_a_shell_is_told_what_may_stand_next(before: list[str], current: str, found: list[str]) -> None:
    write_leaflet("content/mine.yaml")
    assert candidates(before, current) == found


def test_no_name_is_offered_that_a_shell_would_run() -> None:
    write_leaflet("content/$(touch x).yaml", "x")
    assert candidates(["build"], "") == sorted(path.stem for path in bundled("content").glob("*.yaml"))


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_bash_completes_what_is_begun(tmp_path: Path) -> None:
    program = tmp_path / "leaflet"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m leaflet_pdf "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "script").write_text(script("bash"), encoding="utf-8")
    asks = """
        . ./script
        complete -p leaflet
        COMP_WORDS=(leaflet build --theme la); COMP_CWORD=3
        _leaflet leaflet la --theme
        echo "${COMPREPLY[@]}"
        COMP_WORDS=(leaflet ""); COMP_CWORD=1
        _leaflet leaflet "" leaflet
        echo "${COMPREPLY[@]}"
    """
    around = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", asks], capture_output=True, text=True, check=True, env=around)
    assert done.stdout.splitlines() == [
        "complete -o bashdefault -o default -F _leaflet leaflet",
        "large",
        " ".join(COMMANDS),
    ]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_reads_its_script(shell: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert status_of("completion", shell) == 0
    (tmp_path / "script").write_text(capsys.readouterr().out, encoding="utf-8")
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell}")
    subprocess.run([shell, "-n", "script"], check=True)
