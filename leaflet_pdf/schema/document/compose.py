"""Parses YAML text to a tree of nodes.

Only what is simple and safe is read: no anchors and aliases, no tags, no merge keys, one document,
and bounds on depth and size. So a hostile file costs no more than a large leaflet.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from typing import Any

import yaml

from leaflet_pdf.schema.catalogue import (
    ALIAS,
    ANCHOR,
    DUPLICATE_KEY,
    KEY_NOT_TEXT,
    MERGE_KEY,
    SEVERAL_DOCUMENTS,
    TAG,
    TOO_DEEP,
    TOO_MANY_NODES,
)
from leaflet_pdf.schema.diagnostics import Diagnostics, TooManyProblemsError
from leaflet_pdf.schema.document.invisible_characters import REPLACEMENT, find_invisible, is_visible, problem_with
from leaflet_pdf.schema.document.nodes import Document, Items, Mapping, Node, Scalar, Unread
from leaflet_pdf.schema.problem import Problem, quoted

DEEPEST = 20
MOST_NODES = 100_000

_TOO_DEEP = Problem(TOO_DEEP, f"lists and keys are nested more than {DEEPEST} deep", "use fewer lists inside lists")
_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_INK = re.compile(r"\S")


class _StopError(Exception):
    """Nothing after this place can be read; it has been reported."""


def compose(text: str, diagnostics: Diagnostics) -> Document:
    """Return the tree of a file's text, and report everything that is wrong with it as YAML."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    composer = _Composer(_without_invisible(plain, diagnostics), diagnostics)
    return Document(composer.text, composer.root())


class _Composer:
    """Builds nodes from YAML events."""

    def __init__(self, text: str, diagnostics: Diagnostics, *, is_complete: bool = True) -> None:
        self.text = text
        self._is_complete = is_complete
        self._diagnostics = diagnostics
        self._depth = 0
        self._make: dict[type[yaml.Event], Callable[[Any], Node]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._items,
            yaml.MappingStartEvent: self._mapping,
            yaml.AliasEvent: self._alias,
        }

    def root(self) -> Node | None:
        """Return the root node; None if the file is empty or could not be read to its end."""
        try:
            self._events = islice(iter(_LOADER(self.text).get_event, None), 2 * MOST_NODES)
            return self._document()
        except yaml.MarkedYAMLError as error:
            from leaflet_pdf.schema.document.syntax_errors import explain

            self._diagnostics.add(*(self._too_deep(error) or explain(error, self.text)))
        except _StopError:
            pass
        return None

    def _too_deep(self, error: yaml.MarkedYAMLError) -> tuple[Problem, int, int] | None:
        """Return the problem and its place if what comes before a syntax error is nested too deeply.

        A parser looks ahead, and gives up at a depth limit of its own before it has emitted any event.
        """
        before = Diagnostics("")
        if self._is_complete and error.problem_mark:
            with suppress(TooManyProblemsError):
                _Composer(self.text[: error.problem_mark.index], before, is_complete=False).root()
        deep = next((one.source for one in before.in_order() if one.code == TOO_DEEP.code), None)
        return (_TOO_DEEP, deep.line, deep.column) if deep else None

    def _document(self) -> Node | None:
        """Return the root node of the first document. Raises _StopError if a second one follows."""
        _stream, begin = next(self._events), next(self._events)
        if isinstance(begin, yaml.StreamEndEvent):
            return None
        event = next(self._events)
        root = self._make[type(event)](event)
        _end, after = next(self._events), next(self._events)
        if isinstance(after, yaml.DocumentStartEvent):
            problem = Problem(SEVERAL_DOCUMENTS, "a second document begins here", "put each leaflet in its own file")
            raise self._stop(after, problem)
        return root

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """Return a scalar, its lines stripped and with single spaces within them."""
        if event.anchor or event.tag:
            self._refuse_properties(event, event.tag)
        first, last = event.start_mark, event.end_mark
        assert first and last
        line, column, start, end = first.line + 1, first.column + 1, first.index, last.index
        style: str = event.style or ""
        if style in {"|", ">"}:
            line, column, start = self._first_word(line, column, start, end)
        elif style:
            start, end = start + 1, end - 1
        text = event.value.strip(" \n")
        if "\n" in text or "  " in text:
            text = "\n".join([" ".join(filter(None, row.split(" "))) for row in text.split("\n")])
        scalar = Scalar(text, line, column, start, end, style)
        # Only tabs are left of the invisible characters in the file, but an escape can produce any.
        if style == '"' or "\t" in text:
            self._refuse_invisible(scalar)
        return scalar

    def _first_word(self, line: int, column: int, start: int, end: int) -> tuple[int, int, int]:
        """Return the line, column and index of the first word of a block scalar; those of the scalar if it is empty."""
        ink = _INK.search(self.text, self.text.find("\n", start) + 1, end)
        if ink is None:
            return line, column, start
        at = ink.start()
        return line + self.text.count("\n", start, at), at - self.text.rfind("\n", 0, at), at

    def _refuse_invisible(self, scalar: Scalar) -> None:
        for _, char in find_invisible(scalar.text, allowed="\n"):
            self._diagnostics.report_at(scalar, problem_with(char))
            scalar.text = scalar.text.replace(char, REPLACEMENT)

    def _items(self, event: yaml.SequenceStartEvent) -> Items:
        return Items(*_place(event), self._inside(event))

    def _mapping(self, event: yaml.MappingStartEvent) -> Mapping:
        parts = self._inside(event)
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if isinstance(key, Scalar) and key.text not in entries and (key.text != "<<" or key.style):
                entries[key.text] = (key, value)
            else:
                self._refuse_key(key, entries)
        return Mapping(*_place(event), entries)

    def _alias(self, event: yaml.AliasEvent) -> Unread:
        line, column = _place(event)
        hint = "write the words out; a text that begins with “*” must be in quotes"
        self._diagnostics.add(Problem(ALIAS, f"{quoted(f'*{event.anchor}')} is an alias", hint), line, column)
        return Unread(line, column)

    def _inside(self, begin: yaml.CollectionStartEvent) -> list[Node]:
        """Return the nodes of a collection; for a mapping, keys and values alternate."""
        if begin.anchor or begin.tag:
            self._refuse_properties(begin, begin.tag)
        if self._depth == DEEPEST:
            raise self._stop(begin, _TOO_DEEP)
        self._depth += 1
        nodes: list[Node] = []
        event: yaml.Event = begin
        make_of = self._make
        for event in self._events:
            make = make_of.get(type(event))
            if make is None:  # the collection's end
                self._depth -= 1
                return nodes
            nodes.append(make(event))
        raise self._stop(event, Problem(TOO_MANY_NODES, f"there are more than {MOST_NODES:,} values"))

    def _refuse_key(self, key: Node, entries: dict[str, tuple[Scalar, Node]]) -> None:
        if isinstance(key, Items | Mapping):
            hint = 'a key is one plain word; a text with ": " or brackets in it must be in quotes'
            self._diagnostics.report_at(key, Problem(KEY_NOT_TEXT, "a key is a list or a mapping", hint))
        elif isinstance(key, Scalar) and key.text in entries:
            message = f"duplicate key {quoted(key.text)} in lines {entries[key.text][0].line} and {key.line}"
            problem = Problem(DUPLICATE_KEY, message, "remove one of them")
            self._diagnostics.report_at(key, problem)
        elif isinstance(key, Scalar):
            problem = Problem(MERGE_KEY, '"<<" merges keys from elsewhere', "write the keys out")
            self._diagnostics.report_at(key, problem)

    def _refuse_properties(self, event: yaml.NodeEvent, tag: str | None) -> None:
        line, column = _place(event)
        hint = 'remove it; a text that begins with "&" or "!" must be in quotes'
        if event.anchor:
            self._diagnostics.add(Problem(ANCHOR, f"{quoted(f'&{event.anchor}')} is an anchor", hint), line, column)
        if tag:
            name = quoted(tag.replace("tag:yaml.org,2002:", "!!"))
            self._diagnostics.add(Problem(TAG, f"{name} is a tag, but all values are text", hint), line, column)

    def _stop(self, event: yaml.Event, problem: Problem) -> _StopError:
        self._diagnostics.add(problem, *_place(event))
        return _StopError()


def _without_invisible(text: str, diagnostics: Diagnostics) -> str:
    """Return the text with U+FFFD for each invisible character, after reporting it."""
    if is_visible(text.replace("\n", "")):
        return text
    found: set[str] = set()
    for number, line in enumerate(text.split("\n"), 1):
        for offset, char in find_invisible(line, allowed="\t"):
            diagnostics.add(problem_with(char), number, offset + 1)
            found.add(char)
    return text.translate(dict.fromkeys(map(ord, found), REPLACEMENT)) if found else text


def _place(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark
    return event.start_mark.line + 1, event.start_mark.column + 1
