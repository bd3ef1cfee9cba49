"""The site of the documentation: it builds without a warning, tells all that there is, and its examples happen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

import pytest
from generator.commands import commands_page
from generator.findings import anchor, codes, findings_pages
from generator.formats import FORMATS, format_page
from generator.markdown import cell, escaped, fence
from generator.played import ExampleError, played
from generator.profiles import profile_pages
from generator.python_face import python_page
from generator.site import PAGES

import leaflet_pdf
from leaflet_pdf.cli import COMMANDS, exit_status
from leaflet_pdf.schema.kinds import Record
from leaflet_pdf.sources.patient.dose_format import DOSE
from leaflet_pdf.sources.yaml import format as leaflet_format
from leaflet_pdf.sources.yaml.format import PROFILES
from leaflet_pdf.standards.load import our_profile
from leaflet_pdf.theme import format as theme_format

ROOT = Path(__file__).parent.parent
CONFIG = ROOT / ".ci" / "docs" / "mkdocs.yml"
REASONS = sorted((PAGES / "reasons").glob("*.md"))
FROM_ELSEWHERE = re.compile(r"""<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)=["']?(?:https?:)?//[^>]*""")

LINK = re.compile(r"""<a\b[^>]*?href=["']?(?![a-z]+:)([^"'#\s>]*)(?:#([^"'\s>]*))?""")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site, as it is built strictly: a warning is an error, unless `-q` hushes it."""
    if find_spec("mkdocs") is None:
        pytest.skip("MkDocs is not installed")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(CONFIG), "-d", str(folder)]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder.parent, capture_output=True, text=True, check=False, env=quiet)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    return folder


def test_the_site_builds_and_brings_nothing_from_elsewhere(site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert {path.relative_to(site).as_posix() for path in pages} >= {"index.html", "tutorial.html", "404.html"}
    assert [found for text in pages.values() for found in FROM_ELSEWHERE.findall(text)] == []
    styles = (path.read_text(encoding="utf-8") for path in site.rglob("*.css"))
    assert [found for text in styles for found in re.findall(r"url\(['\"]?(?:https?:)?//[^)]*", text)] == []
    assert "leaflet: 0 errors, 0 warnings, 0 hints" in pages[site / "tutorial.html"]
    assert all((site / name).stat().st_size < 200_000 for name in ("index-1.png", "tutorial-1.png"))


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html") if path.name != "404.html"}
    anchors = {path: set(re.findall(r"""\bid=["']?([^"'\s>]+)""", text)) for path, text in pages.items()}
    links = [(path, link) for path, text in pages.items() for link in LINK.findall(text)]
    assert len(links) > 1_000
    for path, (place, part) in links:
        target = (path.parent / place).resolve() if place else path
        assert target.exists(), (path, place)
        assert not part or target.suffix != ".html" or unquote(part) in anchors[target], (path, place, part)


def test_every_command_is_told_by_its_own_help() -> None:
    page = commands_page()
    for name in COMMANDS:
        assert f"\n## leaflet {name} {{ #{name} }}\n" in page
        assert f"usage: leaflet {name} " in page


def records_of(module: object) -> list[Record]:
    found = [value for value in vars(module).values() if isinstance(value, Record)]
    return [*found, *getattr(module, "BLOCKS", {}).values()]


@pytest.mark.parametrize(
    ("name", "record"),
    [
        *(("leaflet", record) for record in records_of(leaflet_format)),
        *(("theme", record) for record in records_of(theme_format)),
        *((one.name, one.record) for one in FORMATS),
        ("patient", DOSE),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_every_key_of_a_format_has_its_line(name: str, record: Record) -> None:
    page = format_page(next(one for one in FORMATS if one.name == name))
    tables = re.findall(r"^\| key \|.*\n\| ---.*\n((?:\|.*\n)+)", page, re.MULTILINE)
    ends = [("yes" if field.required else "no", cell(escaped(field.description))) for field in record.fields.values()]
    lines = [f"| `{key}` | .+ | {must} | {what} |" for key, (must, what) in zip(record.fields, ends, strict=True)]
    pattern = "".join(re.escape(line).replace(re.escape(".+"), ".+") + "\n" for line in lines)
    assert len([table for table in tables if re.fullmatch(pattern, table)]) == 1


def test_every_finding_has_its_place_and_the_list_leads_there() -> None:
    pages = dict(findings_pages())
    for code in codes():
        place = re.search(rf"\[`{re.escape(code)}`\]\((\S+?)\.md#{anchor(code)}\)", pages["index"])
        assert place, code
        assert pages[place[1]].count(f"\n## {code} {{ #{anchor(code)} }}\n") == 1


def test_every_clause_of_a_ledger_is_told_with_who_answers() -> None:
    pages = dict(profile_pages())
    for name in PROFILES:
        for clause in our_profile(name).ledger:
            assert f"| {cell(escaped(clause.clause))} | {cell(escaped(clause.asks))} |" in pages[name]


def test_every_name_of_the_python_face_is_there_and_told() -> None:
    page = python_page()
    for name in set(leaflet_pdf.__all__) - {"__version__"}:
        assert getattr(leaflet_pdf, name) is not None
        assert f"## `{name}` {{ #{name} }}\n" in page


def test_types_on_the_page_of_the_python_face_are_as_the_source_has_them() -> None:
    page = python_page()
    assert "    severity: Severity\n" in page and "    readback: ReadBack | None = None,\n" in page
    assert "    introduction: tuple[Block, ...]\n" in page and ") -> tuple[Finding, ...]\n" in page


def test_every_exit_status_is_told() -> None:
    told = (PAGES / "reference" / "environment.md").read_text(encoding="utf-8")
    known = {value for value in vars(exit_status).values() if isinstance(value, int)}
    assert set(map(int, re.findall(r"^\| (\d+) \|", told, re.MULTILINE))) == known


def test_every_variable_of_the_environment_is_told() -> None:
    told = (PAGES / "reference" / "environment.md").read_text(encoding="utf-8")
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "leaflet_pdf").rglob("*.py"))
    read = set(re.findall(r"""environ(?:\.get\(|\[)["'](\w+)["']""", sources))
    assert "LEAFLET_CACHE" in read
    assert {name for name in read if f"`{name}`" not in told} == set()


@pytest.mark.parametrize("page", REASONS, ids=lambda path: path.stem)
def test_the_files_that_reasons_speak_of_are_there(page: Path) -> None:
    package = ROOT / "leaflet_pdf"
    files = {
        f"/{path.relative_to(ROOT).as_posix()}"
        for room in ("leaflet_pdf", "tests")
        for path in (ROOT / room).rglob("*.py")
    }
    for name in re.findall(r"`([\w/]+\.py|[\w/]+/)`", page.read_text(encoding="utf-8")):
        assert (package / name).is_dir() or any(path.endswith(f"/{name}") for path in files), name


def test_an_example_shows_what_its_commands_say_and_its_files_are_there_for_them(tmp_path: Path) -> None:
    files = '```text title="a.txt"\none\ntwo\n```\n```diff title="a.txt"\n-two\n+three\n```\n'
    page = f"{files}```console\n$ cat a.txt\n```\nEnd.\n"
    assert played(page, tmp_path, "page").markdown.endswith("```console\n$ cat a.txt\none\nthree\n```\nEnd.\n")


def test_a_long_answer_is_cut_and_says_so(tmp_path: Path) -> None:
    page = "```console lines=1\n$ printf 'one\\ntwo\\n'\n```\n"
    assert played(page, tmp_path, "page").markdown == "```console\n$ printf 'one\\ntwo\\n'\none\n…\n```\n"


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (
            "Words.\n\n```console\n$ leaflet check nothing\n```\n",
            "line 3: `leaflet check nothing` ends with 2",
        ),
        ("```console ends=1\n$ true\n```\n", "`true` ends with 0, not with 1"),
        ("```console\n$ true\nwhat it said once\n```\n", "'what it said once' is no command"),
        ('```text title="a"\nx\nx\n```\n```diff title="a"\n-x\n+y\n```\n', "stands 2 times in a"),
        ("```picture a.pdf\nA page\n```\n", "there is no a.pdf"),
        ("```sh\nleaflet build --no-such-option\n```\n", "--no-such-option"),
    ],
)
def test_an_example_that_does_not_go_as_it_says_is_an_error(page: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(ExampleError, match=re.escape(why)):
        played(page, tmp_path, "page")


def test_what_is_fenced_can_have_fences_in_it() -> None:
    assert fence("```\nx\n```") == "````text\n```\nx\n```\n````\n"
