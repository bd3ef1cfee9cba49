"""Messages count and name things as people do: "1 cell", "2 cells", "an entry", "these steps".

Names, and what `leaflet explain` says, are those of a native writer of the field.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from leaflet_pdf.model.finding import count, one, this
from leaflet_pdf.model.leaflet import Pictogram
from leaflet_pdf.review.explain.explain import explanations
from leaflet_pdf.review.explain.meanings import Explanation
from leaflet_pdf.schema.kinds import Record
from leaflet_pdf.sources.yaml.format import BLOCKS, LEAFLET

PACKAGE = Path(__file__).parent.parent / "leaflet_pdf"

NOUNS = (
    "annotations|blanks|captions|cells|characters|claims|columns|days|entries|fields|figures|findings|headings|items|"
    "layouts|leaflets|lines|lists|operands|others|pages|rows|steps|years"
)
_BARE_COUNT = re.compile(rf"\{{\}} (?:{NOUNS})\b")
_BARE_ARTICLE = re.compile(r"\b[Aa]n? \{name\}")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (count(0, "page"), "0 pages"),
        (count(1, "page"), "1 page"),
        (count(2, "page"), "2 pages"),
        (count(1200, "entry", "entries"), "1,200 entries"),
        (count(1, "entry", "entries"), "1 entry"),
        (one("table"), "a table"),
        (one("entry"), "an entry"),
        (one("Ink"), "an Ink"),
        (one("steps"), "steps"),
        (one("side-effects"), "side-effects"),
        (one("set of limits"), "a set of limits"),
        (this("table"), "this table"),
        (this("steps"), "these steps"),
    ],
)
def test_things_are_counted_and_named_as_people_do(said: str, wanted: str) -> None:
    assert said == wanted


def _messages() -> list[tuple[str, str]]:
    """Return all words that are filled in, with "{}" for each value, but "{name}" for the name of a kind."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                said = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else _hole(part) for part in node.values
                )
                found.append((f"{path.relative_to(PACKAGE)}:{node.lineno}", said))
    return found


def _hole(part: ast.expr) -> str:
    value = part.value if isinstance(part, ast.FormattedValue) else part
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in {"count", "one", "this"}:
        return "{counted}"
    return "{name}" if isinstance(value, ast.Attribute) and value.attr == "name" else "{}"


ALWAYS_SEVERAL = {
    "are too narrow for",
    "are called",
    "share the name",
    "have the ID",
    "of {} ",
    "{} of {}",
    "these {} findings",
    "have {} to {}",
    "more than {} ",
}
"""What is told of more than one, or of how many of them."""


def test_no_message_fills_in_a_number_before_a_plural() -> None:
    loose = [f"{place}: {said}" for place, said in _messages() if _BARE_COUNT.search(said)]
    assert [each for each in loose if not any(words in each for words in ALWAYS_SEVERAL)] == []


def test_no_message_fills_in_a_kind_after_an_article() -> None:
    assert [f"{place}: {said}" for place, said in _messages() if _BARE_ARTICLE.search(said)] == []


@pytest.mark.parametrize("record", [LEAFLET, *BLOCKS.values()], ids=lambda record: record.name)
def test_every_kind_of_the_format_has_a_name_that_can_be_said(record: Record) -> None:
    assert not re.search(r"\b(?:a [aeiou]|a \w+s$|this \w+s$)", one(record.name))
    assert this(record.name).split()[0] == ("these" if record.name.split()[0].endswith("s") else "this")


COINED = {"anew", "heard", "looks", "said", "standing", "told", "whole"}
"""Words that name nothing: say what it is, such as values, text, appearances, alignment or status."""

KEPT = {word.replace("-", "_").upper() for word in (*explanations(), *Pictogram)}
"""A rule is named by its code and a pictogram by what the format calls it; both stay."""

_UNIDIOMATIC = re.compile(r"(?:^|[.;:] )Who\b|\banew\b|\btold\b|\bno word says\b|\bstands?\b(?! (?:for|out)\b)")
"""“Who reads …, finds …”, “is told twice”, “a key stands here”: words of another language in English."""

_NAME_FIELDS = ("id", "name", "arg", "attr", "asname")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


def _names_in(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    names = (getattr(node, field, None) for node in nodes for field in _NAME_FIELDS)
    return {path.stem, *(name for name in names if isinstance(name, str) and name.isidentifier())}


def test_no_name_is_a_coined_word() -> None:
    coined = {
        f"{path.relative_to(PACKAGE).as_posix()}: {name}"
        for path in PACKAGE.rglob("*.py")
        for name in _names_in(path) - KEPT
        if not COINED.isdisjoint(word.lower() for word in _WORD.findall(name))
    }
    assert coined == set()


@pytest.mark.parametrize(("code", "explained"), explanations().items(), ids=list(explanations()))
def test_an_explanation_is_idiomatic(code: str, explained: Explanation) -> None:
    assert not _UNIDIOMATIC.search(explained.title), code
    assert not _UNIDIOMATIC.search(explained.reason), code
