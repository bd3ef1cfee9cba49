"""Who may import whom: the picture in ARCHITECTURE.md, held against the code."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import leaflet_pdf

PACKAGE = Path(leaflet_pdf.__file__).parent

# What each part may import besides the standard library: parts of ours, and outside libraries.
ALLOWED: dict[str, set[str]] = {
    "files": {"deflate"},
    "model": set(),
    "languages": {"files", "yaml"},
    "schema": {"files", "model", "yaml", "PIL"},
    "text": {"files", "uharfbuzz", "budoux"},
    "theme": {"files", "model", "schema", "text"},
    "sources": {"files", "model", "languages", "schema"},
    "layout": {"model", "languages", "text", "segno"},
    "pdf": {"files", "model", "text", "layout.frame", "reportlab"},
    "export": {"model", "languages", "text", "sources", "layout.frame", "layout.lines"},
    "proof": {
        "model",
        "languages",
        "text.symbols",
        "text.pictograms",
        "text.tablets",
        "text.other_scripts.packs",
        "pypdf",
        "uharfbuzz",
    },
    "assembly": {"files", "model", "proof", "pypdf"},
    "standards": {"files", "model", "languages", "schema", "sources"},
    "checks": {"model", "languages", "sources", "standards", "proof"},
    "records": {"files", "model", "schema", "text", "theme", "sources", "pdf"},
    "build": {"files", "model", "schema", "theme", "sources", "layout", "pdf", "checks", "records"},
    "release": {
        *("files", "model", "languages", "schema", "theme", "sources", "proof", "checks", "records", "build"),
        *("pyhanko", "pyhanko_certvalidator", "asn1crypto"),
    },
    "batch": {"files", "model", "sources", "checks", "records", "build", "release", "distributed"},
    "review": {
        *("files", "model", "languages", "schema", "theme", "sources", "layout", "pdf", "proof", "standards", "checks"),
        *("export", "assembly", "records", "build", "release", "batch", "pypdf", "pypdfium2", "yaml"),
    },
    "preview": {
        *("files", "model", "languages", "schema", "sources", "layout.frame", "text", "checks", "build"),
    },
    "serve": {
        *("files", "model", "schema", "sources", "theme", "assembly", "records", "build", "release", "review"),
        *("preview", "batch", "starlette", "uvicorn"),
    },
    "cli": {
        *("files", "model", "languages", "schema", "theme", "sources", "layout.frame", "pdf", "export", "proof"),
        *("standards", "checks", "assembly", "records", "build", "release", "review", "batch", "serve"),
    },
    "__init__": {
        *(
            "files",
            "model",
            "theme",
            "sources",
            "layout",
            "pdf",
            "proof",
            "assembly",
            "checks",
            "build",
            "release",
            "review",
            "batch",
        ),
    },
    "__main__": {"cli"},
}
"""In the order of the house: each stands on those above it in this table."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each module that a file imports; our own begin with "leaflet_pdf."."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute here"
            whole = node.module == "leaflet_pdf"
            yield from (
                (node.lineno, f"leaflet_pdf.{alias.name}" if whole else node.module or "") for alias in node.names
            )


def forbidden(path: Path, name: str) -> bool:
    """Tell whether a file imports what its part may not."""
    part, allowed = part_of(path), ALLOWED[part_of(path)]
    if name.split(".", maxsplit=1)[0] in sys.stdlib_module_names:
        return False
    if not name.startswith("leaflet_pdf"):
        return name.split(".", maxsplit=1)[0] not in allowed
    inside = name.removeprefix("leaflet_pdf.")
    return inside.split(".")[0] != part and not any(inside == one or inside.startswith(f"{one}.") for one in allowed)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_what_stands_below_it(path: Path) -> None:
    broken = [
        f"{path.name}:{line}: {part_of(path)} must not import {name}"
        for line, name in imports(path)
        if forbidden(path, name)
    ]
    assert not broken


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("layout/lines/line.py", "leaflet_pdf.pdf.paint"),
        ("layout/lines/line.py", "reportlab.pdfbase.pdfdoc"),
        ("proof/reader/read.py", "leaflet_pdf.pdf.structure"),
        ("proof/verify.py", "leaflet_pdf.layout.frame"),
        ("model/leaflet.py", "leaflet_pdf.text.face"),
        ("pdf/paint.py", "pypdf"),
        ("pdf/paint.py", "leaflet_pdf.layout.flow"),
        ("sources/yaml/__init__.py", "leaflet_pdf.layout"),
    ],
)
def test_the_picture_forbids(module: str, name: str) -> None:
    assert forbidden(PACKAGE / module, name)


@pytest.mark.parametrize(
    ("library", "door"),
    [
        ("deflate", "files/compression.py"),
        ("budoux", "text/other_scripts/thai.py"),
        ("reportlab", "pdf/file/document.py"),
        ("segno", "layout/blocks/qr.py"),
        ("distributed", "batch/cluster.py"),
    ],
)
def test_a_library_has_one_door(library: str, door: str) -> None:
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        for _, name in imports(path)
        if name.split(".")[0] == library
    }
    assert users == {door}


def test_who_judges_what_is_shaped_asks_harfbuzz_by_itself() -> None:
    users = {
        path.relative_to(PACKAGE).parts[0] for path in modules() for _, name in imports(path) if name == "uharfbuzz"
    }
    assert users == {"text", "proof"}


def test_the_picture_in_the_documentation_names_every_part() -> None:
    told = (PACKAGE.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
    picture = re.search(r"```text\n(.*?)```", told, re.DOTALL)
    assert picture
    rows = dict(re.findall(r"^(\w+)\s+may import\s+(.*)$", picture[1], re.MULTILINE))
    parts = {part_of(path) for path in modules()} - {"__init__", "__main__"}
    assert rows.keys() == parts
    for part, row in rows.items():
        assert set(row.replace("nothing", "").split(", ")) - {""} == ALLOWED[part], part


def _matches(path: Path) -> Iterator[ast.Match]:
    """Yield the matches of a module that tell kinds of values apart."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Match):
            patterns = (inner for case in node.cases for inner in ast.walk(case.pattern))
            if any(isinstance(pattern, ast.MatchClass) for pattern in patterns):
                yield node


def test_no_kind_of_value_is_passed_over_in_silence() -> None:
    """A match over kinds ends in a case for all others: mostly `assert_never`, by which mypy names a missing kind."""
    found = 0
    for path in modules():
        for match in _matches(path):
            found += 1
            last = match.cases[-1]
            rest = isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None and last.guard is None
            assert rest, f"{path.name}:{match.lineno}"
            assert not isinstance(last.body[0], ast.Pass | ast.Continue), f"{path.name}:{last.body[0].lineno}"
    assert found > 8
