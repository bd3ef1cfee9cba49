"""A new kind of block is a class, a record and a case, and everything else knows it by the model's fields.

The three edits that CONTRIBUTING.md names are made in a copy of the program, which then has to print, prove, check and
compare a kind of block that nobody here has heard of.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PACKAGE = Path("leaflet_pdf")

EDITS = {
    "model/leaflet.py": (
        (
            "class Blank(NamedTuple):",
            '''@dataclass(frozen=True, slots=True)
class Story:
    """What somebody went through, in steps, and what comes of it."""

    title: Annotated[Text, Role.SUBHEADING]
    events: Annotated[tuple[ListItem, ...], Marker.NUMBER]
    moral: Annotated[Text, Role.PARAGRAPH]
    source: Source


class Blank(NamedTuple):''',
        ),
        ("    | KeptTogether\n)", "    | KeptTogether\n    | Story\n)"),
    ),
    "sources/yaml/format.py": (
        ('"card", "diary"}', '"card", "diary", "story"}'),
        (
            "            check=agree.diary_is_complete,\n        ),",
            """            check=agree.diary_is_complete,
        ),
        Record(
            "story",
            fields(
                Field("story", WORDS, "What somebody went through; these words are its title.", attribute="title"),
                Field("events", ENTRIES, "What happened, in order."),
                Field("moral", WORDS, "What comes of it."),
            ),
            model.Story,
        ),""",
        ),
    ),
    "layout/blocks/block.py": (
        ("    Subheading,\n    SubSubheading,", "    Story,\n    Subheading,\n    SubSubheading,"),
        (
            "        case Note():\n",
            """        case Story(title, events, moral, source):
            set_subheading(galley, title.runs, column, parent, title.source)
            set_items(galley, events, Numbering.DECIMAL, column, parent, source)
            owner = galley.element(Tag.PARAGRAPH, parent, moral.source)
            set_text(galley, moral.runs, galley.style.body, column, owner)
        case Note():
""",
        ),
    ),
}
"""What CONTRIBUTING.md asks for: by file, the words before an edit, and those after it."""

STORY = "How Sam took it"
WORDS = (STORY, "Sam forgot one capsule.", "Sam took the next one at 8 pm.", "Sam didn't take 2.0 capsules.")

PROGRAM = '''
import json, sys
from dataclasses import replace
from pathlib import Path

import leaflet_pdf
from leaflet_pdf import check, compare, lay_out, paint, read, verify
from leaflet_pdf.model import leaflet as model
from leaflet_pdf.sources.yaml.leaflet_schema import leaflet_schema
from leaflet_pdf.sources.yaml import parse
from tests.judged import PLAIN


def parsed(words):
    title, first, second, moral = words
    story = f"""      - story: {title}
        events:
          - {first}
          - {second}
        moral: {moral}
"""
    leaflet, findings = parse(PLAIN.rstrip() + "\\n" + story, "sample.yaml", Path("."))
    assert leaflet, findings
    return leaflet


def printed(leaflet):
    return read(paint(lay_out(leaflet)))


def codes(findings):
    return sorted({finding.code for finding in findings})


def with_block(leaflet, block):
    *sections, last = leaflet.sections
    return replace(leaflet, sections=(*sections, last._replace(body=(*last.body[:-1], block))))


words = json.loads(sys.argv[1])
leaflet = parsed(words)
story = leaflet.sections[-1].body[-1]
readback = printed(leaflet)
said = " ".join(element.text for element in readback.elements)

flat = (
    model.Paragraph(story.title, story.source),
    model.Bullets(story.events, story.source),
    model.Paragraph(story.moral, story.source),
)
*sections, last = leaflet.sections
print(json.dumps({
    "file": leaflet_pdf.__file__,
    "kind": type(story).__name__,
    "printed": [text in " ".join(said.split()) for text in words],
    "proof": codes(verify(readback, leaflet)),
    "told as other blocks": codes(
        verify(printed(replace(leaflet, sections=(*sections, last._replace(body=(*last.body[:-1], *flat))))), leaflet)
    ),
    "lost": {
        field: codes(verify(printed(with_block(leaflet, replace(story, **{field: other}))), leaflet))
        for field, other in {"events": story.events[:1], "moral": story.title}.items()
    },
    "checks": [
        [finding.code, finding.source.line - story.source.line]
        for finding in check(leaflet, on=leaflet.identity.revised)
        if finding.source.line >= story.source.line
    ],
    "changes": [
        [change.kind, " ".join(statement.text for statement in change.new)]
        for change in compare(leaflet, parsed([*words[:2], "Sam took the next one at 9 pm.", words[3]])).changes
    ],
    "schema": sorted(leaflet_schema()["$defs"]["story"]["properties"]),
}))
'''


def edited(name: str, text: str) -> str:
    for before, after in EDITS[name]:
        assert text.count(before) == 1, f"{name}: {before!r}"
        text = text.replace(before, after)
    return text


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what the edited copy of the program says of a leaflet with a block of the new kind."""
    folder = tmp_path_factory.mktemp("program")
    shutil.copytree(PACKAGE, folder / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("fonts", "content", "tests"):
        (folder / name).symlink_to(Path(name).resolve())
    for name in EDITS:
        path = folder / PACKAGE / name
        path.write_text(edited(name, path.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "program.py").write_text(PROGRAM, encoding="utf-8")
    command = [sys.executable, "program.py", json.dumps(WORDS)]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    said: dict[str, Any] = json.loads(run.stdout)
    assert Path(said["file"]).is_relative_to(folder)
    return said


def test_its_words_are_in_print_and_proven(found: dict[str, Any]) -> None:
    assert found["kind"] == "Story"
    assert found["printed"] == [True] * len(WORDS)
    assert found["proof"] == []


def test_a_lost_part_of_it_is_missed(found: dict[str, Any]) -> None:
    assert "words-missing" in found["lost"]["events"]
    assert "words-missing" in found["lost"]["moral"]


def test_its_parts_must_be_told_as_what_they_are(found: dict[str, Any]) -> None:
    assert {"subheading-no-heading", "heading-plain", "list-numbering"} <= set(found["told as other blocks"])


def test_checks_find_its_lines(found: dict[str, Any]) -> None:
    assert ["trailing-zero", 4] in found["checks"]


def test_a_change_in_it_is_told(found: dict[str, Any]) -> None:
    assert found["changes"] == [["altered", "Sam took the next one at 9 pm."]]


def test_the_schema_has_it(found: dict[str, Any]) -> None:
    assert found["schema"] == ["events", "moral", "story"]


def test_the_documentation_names_the_files() -> None:
    documentation = Path("CONTRIBUTING.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in documentation for name in EDITS)
