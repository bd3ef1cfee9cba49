"""Explains PyYAML's syntax errors in words for authors."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from leaflet_pdf.schema.catalogue import YAML_SYNTAX
from leaflet_pdf.schema.document.invisible_characters import A_TAB
from leaflet_pdf.schema.problem import Problem

_INDENTED_BY_TAB = re.compile(r" *(?=\t)")
_ENTRY_WITHOUT_SPACE = re.compile(r" *-(?=[^\s-])")
_KEY_WITHOUT_SPACE = re.compile(r" *(?:- +)*[\w-]+:(?=[^\s:/])")

_ENDED = {
    "'": Problem(
        YAML_SYNTAX,
        "the text in quotes ends at this apostrophe, but words follow it",
        "put the whole text in double quotes (\"), or write the apostrophe twice ('')",
    ),
    '"': Problem(
        YAML_SYNTAX,
        "the text in quotes ends at this quote, but words follow it",
        "write \\\" for a quote inside the text, or put the whole text in single quotes (')",
    ),
    "}": Problem(
        YAML_SYNTAX,
        'a text begins with "{", which has a special meaning in YAML',
        'put the whole text in quotes (")',
    ),
    "]": Problem(
        YAML_SYNTAX,
        'a text begins with "[", which has a special meaning in YAML',
        'put the whole text in quotes (")',
    ),
}
"""The problem when words follow this closing character."""


class _SyntaxPattern(NamedTuple):
    """A pattern for PyYAML's context and problem, as worded by either of its parsers."""

    pattern: str
    message: str
    hint: str
    at_context: bool = False


_PATTERNS = (
    _SyntaxPattern(
        "mapping values are not allowed",
        'there is a second ": " in this line',
        'put the whole text in quotes (")',
    ),
    _SyntaxPattern(
        "quoted scalar: found unexpected end|quoted scalar: found unexpected document",
        "a quote is opened here but never closed",
        'close it; a quote inside a quoted text is written \\"',
        at_context=True,
    ),
    _SyntaxPattern(
        "escape",
        "a backslash in double quotes is not followed by a valid escape",
        "write the backslash twice, or use single quotes",
    ),
    _SyntaxPattern(
        "alphabetic or numeric",
        'a text begins with "*" or "&"',
        "put the whole text in quotes",
        at_context=True,
    ),
    _SyntaxPattern(
        "cannot start any token|directive|scanning a tag|parsing a tag|parsing a node: found undefined tag",
        "a text begins with a character that has a special meaning in YAML",
        "put the whole text in quotes",
    ),
    _SyntaxPattern(
        "block scalar",
        'there is text after "|" or ">", or the lines below it do not line up',
        "begin the text on the next line, with more indentation",
    ),
    _SyntaxPattern(
        "flow",
        'a "[" or "{" is not closed properly',
        "close it; a text that begins with a bracket must be in quotes",
        at_context=True,
    ),
    _SyntaxPattern(
        "simple key|could not find expected ':'|did not find expected ':'",
        'this is neither "key: value" nor a list entry',
        'write ": " after a key, and "- " before a list entry',
        at_context=True,
    ),
    _SyntaxPattern(
        "block collection|block mapping|block sequence|block end|document start|plain scalar",
        "this line does not line up with the lines above it",
        "indent it like the lines it belongs with; close any quotes before it",
    ),
)


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[Problem, int, int]:
    """Return the problem, and its line and column, counted from 1."""
    mark = error.problem_mark
    if mark is None:
        return Problem(YAML_SYNTAX, f"this is not valid YAML: {error.problem}"), 1, 1
    line = _line(text, mark.line)
    tab = _INDENTED_BY_TAB.match(line)
    if tab:
        return A_TAB, mark.line + 1, tab.end() + 1
    if line[mark.column : mark.column + 1] == "\t":
        return A_TAB, mark.line + 1, mark.column + 1
    slip = _slip(text, line, mark, error.context_mark or mark)
    if slip:
        return slip
    description = f"{error.context}: {error.problem}"
    for known in _PATTERNS:
        if re.search(known.pattern, description):
            if known.at_context and error.context_mark:
                mark = error.context_mark
            return Problem(YAML_SYNTAX, known.message, known.hint), mark.line + 1, mark.column + 1
    return Problem(YAML_SYNTAX, f"this is not valid YAML: {error.problem}"), mark.line + 1, mark.column + 1


def _slip(text: str, line: str, mark: yaml.Mark, begin: yaml.Mark) -> tuple[Problem, int, int] | None:
    """Return a common mistake and its place, if the line of the error or its neighbours show one."""
    before = line[: mark.column].rstrip()
    if before[-1:] in _ENDED and mark.column < len(line):
        return _ENDED[before[-1]], mark.line + 1, len(before)
    entry = _ENTRY_WITHOUT_SPACE.match(_line(text, begin.line))
    if entry:
        found = Problem(YAML_SYNTAX, 'there is no space after this "-"', 'write "- " before a list entry')
        return found, begin.line + 1, entry.end()
    key = _KEY_WITHOUT_SPACE.match(_line(text, mark.line - 1)) if mark.line else None
    if key:
        return (
            Problem(YAML_SYNTAX, 'there is no space after this ":"', 'write "key: value"'),
            mark.line,
            key.end(),
        )
    if line[mark.column : mark.column + 1] in _RESERVED:
        message = f'a text begins with "{line[mark.column]}", which has a special meaning in YAML'
        return Problem(YAML_SYNTAX, message, 'put the whole text in quotes (")'), mark.line + 1, mark.column + 1
    return None


_RESERVED = set("@`%")
"""Characters that no plain text may begin with (YAML 1.1, 5.3)."""


def _line(text: str, number: int) -> str:
    lines = text.split("\n", number + 1)
    return lines[number] if number < len(lines) else ""
