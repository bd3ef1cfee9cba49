"""YAML text to a tree of nodes.

Only what is simple and safe is read: no anchors and aliases, no tags, no merge keys, one document,
and bounds on depth and size. So a hostile file costs no more than a large leaflet.
"""

from __future__ import annotations

import re
from itertools import accumulate

import yaml

from leaflet_pdf.load.complaints import Complaints
from leaflet_pdf.load.flaw import Flaw, quoted
from leaflet_pdf.load.nodes import Document, Items, Mapping, Node, Scalar, Unread, position
from leaflet_pdf.load.syntax import explain
from leaflet_pdf.load.unseen import REPLACEMENT, flaw_of, unseen

DEEPEST = 20
MOST_NODES = 50_000

_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_INK = re.compile(r"\S")


class _StopError(Exception):
    """Nothing after this place can be read; there is a finding about it."""


def compose(text: str, complaints: Complaints) -> Document:
    """Return the tree of a file's text, after a complaint about all that is wrong with it as YAML."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    composer = _Composer(_without_unseen(plain, complaints), complaints)
    return Document(composer.text, composer.line_starts, composer.root())


class _Composer:
    """Builds nodes from YAML's events, without recursion.

    Of the collections that are open, the innermost is last. `parts` are the nodes of each so far, a
    mapping's keys and values in turn; the first are those of the file.
    """

    def __init__(self, text: str, complaints: Complaints) -> None:
        self.text = text
        self.line_starts = (0, *accumulate(len(line) + 1 for line in text.split("\n")))
        self._complaints = complaints
        self._open: list[Items | Mapping] = []
        self._parts: list[list[Node]] = [[]]

    def root(self) -> Node | None:
        try:
            for count, event in enumerate(yaml.parse(self.text, Loader=_LOADER)):
                if count > 2 * MOST_NODES:
                    raise self._stop(event, Flaw("too-many-nodes", f"there are more than {MOST_NODES:,} values"))
                self._take(event)
        except yaml.MarkedYAMLError as error:
            self._complaints.add(*explain(error, self.text))
            return None
        except _StopError:
            return None
        return self._parts[0][0] if self._parts[0] else None

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._parts[-1].append(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            line, column = _place(event)
            hint = "write the words out; a text that begins with a star must be in quotes"
            self._complaints.add(Flaw("alias", f"{quoted(f'*{event.anchor}')} is an alias", hint), line, column)
            self._parts[-1].append(Unread(line, column))
        elif isinstance(event, yaml.DocumentStartEvent) and self._parts[0]:
            flaw = Flaw("several-documents", "a second document begins here", "keep one leaflet in a file")
            raise self._stop(event, flaw)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if event.anchor or event.tag:
            self._refuse_properties(event, event.tag)
        line, column = _place(event)
        assert event.start_mark and event.end_mark
        start, end = event.start_mark.index, event.end_mark.index
        style: str = event.style or ""
        if style in {"|", ">"}:
            first = _INK.search(self.text, self.text.find("\n", start) + 1, end)
            start = first.start() if first else start
            line, column = position(self.line_starts, start)
        elif style:
            start, end = start + 1, end - 1
        value: str = event.value
        if not value.isprintable():
            for _, char in unseen(value, allowed="\n"):
                self._complaints.add(flaw_of(char), line, column)
                value = value.replace(char, REPLACEMENT)
        return Scalar(_tidied(value), line, column, start, end, style)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if event.anchor or event.tag:
            self._refuse_properties(event, event.tag)
        if len(self._open) == DEEPEST:
            hint = "say it with fewer lists inside lists"
            raise self._stop(event, Flaw("too-deep", f"lists and keys are nested more than {DEEPEST} deep", hint))
        node = (Mapping if isinstance(event, yaml.MappingStartEvent) else Items)(*_place(event))
        self._parts[-1].append(node)
        self._open.append(node)
        self._parts.append([])

    def _end(self) -> None:
        node, parts = self._open.pop(), self._parts.pop()
        if isinstance(node, Items):
            node.nodes = parts
            return
        first: dict[str, Scalar] = {}
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if isinstance(key, Scalar) and self._is_usable(key, first.setdefault(key.text, key)):
                node.entries.append((key, value))
            elif isinstance(key, Items | Mapping):
                hint = 'a key is one plain word; a text with ": " or brackets in it must be in quotes'
                flaw = Flaw("key-not-text", "a list or mapping stands for a key", hint)
                self._complaints.about(key, flaw)

    def _is_usable(self, key: Scalar, first: Scalar) -> bool:
        if key is not first:
            message = f"{quoted(key.text)} stands in line {first.line} and again in line {key.line}"
            flaw = Flaw("duplicate-key", message, "keep one of them: only one could be printed")
        elif key.text == "<<" and not key.style:
            flaw = Flaw("merge-key", '"<<" would merge keys from elsewhere', "write the keys out")
        else:
            return True
        self._complaints.about(key, flaw)
        return False

    def _refuse_properties(self, event: yaml.NodeEvent, tag: str | None) -> None:
        line, column = _place(event)
        hint = 'leave it out; a text that begins with "&" or "!" must be in quotes'
        if event.anchor:
            self._complaints.add(Flaw("anchor", f"{quoted(f'&{event.anchor}')} is an anchor", hint), line, column)
        if tag:
            name = quoted(tag.replace("tag:yaml.org,2002:", "!!"))
            self._complaints.add(Flaw("tag", f"{name} is a tag; all values are text", hint), line, column)

    def _stop(self, event: yaml.Event, flaw: Flaw) -> _StopError:
        self._complaints.add(flaw, *_place(event))
        return _StopError()


def _without_unseen(text: str, complaints: Complaints) -> str:
    """Return the text with U+FFFD for each character that cannot be seen."""
    found: set[str] = set()
    for number, line in enumerate(text.split("\n"), 1):
        for offset, char in unseen(line, allowed="\t"):
            complaints.add(flaw_of(char), number, offset + 1)
            found.add(char)
    return text.translate(dict.fromkeys(map(ord, found), REPLACEMENT)) if found else text


def _place(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark
    return event.start_mark.line + 1, event.start_mark.column + 1


def _tidied(value: str) -> str:
    """Return the value with no white space around its lines, and single spaces in them."""
    text = value.strip(" \n")
    if "\n" in text or "  " in text:
        text = "\n".join(" ".join(filter(None, line.split(" "))) for line in text.split("\n"))
    return text
