"""What may be written at a place of a leaflet's text, from the format's own description.

Keys with what they mean, the words of choices, names that a text may refer to, files of the folder. The text may be
half-written: only how far its lines are indented counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from leaflet_pdf.preview.completion.expected import expected
from leaflet_pdf.preview.completion.names import references, sources
from leaflet_pdf.preview.completion.options import Option, entries, keys, values
from leaflet_pdf.preview.completion.outline import ENTRY, Frame, Outline, in_flow, indentation, keys_below
from leaflet_pdf.schema.kinds import Kind
from leaflet_pdf.sources.yaml.kinds import OF_WORDS

_REFERENCE = re.compile(r"(?:\[|\]\()#([^\])\s]*)$")
_CITED = re.compile(r"\[@(?:[^\]]*, *)?([^\],]*)$")
_FLOW = re.compile(r"[{\[](?![#@])")
_QUOTE = "\"'"


class Completion(NamedTuple):
    """What may stand in the place of what is between a column, from 1, and the caret."""

    from_column: int
    options: tuple[Option, ...] = ()


class _Begun(NamedTuple):
    """What was begun before the caret, and all that may be written in its place."""

    word: str
    options: Iterator[Option]


def complete(text: str, line: int, column: int, folder: Path | None = None) -> Completion:
    """Return what may be written where a caret stands: a line and a column, from 1; columns are between characters.

    Options that begin with what was begun come first, then those that have it in them. Pictures and profiles are those
    in the folder of the leaflet's file, if that is given.
    """
    lines = text.split("\n")
    if not 1 <= line <= len(lines):
        return Completion(column)
    before = lines[line - 1][: column - 1]
    word, options = _at(lines, line - 1, before, folder)
    wanted = word.casefold()
    having = [option for option in options if wanted in option.label.casefold()]
    having.sort(key=lambda option: not option.label.casefold().startswith(wanted))
    return Completion(len(before) - len(word) + 1, tuple(having))


def _at(lines: Sequence[str], at: int, before: str, folder: Path | None) -> _Begun:
    outline = Outline(lines[:at])
    inside = indentation(before)
    if outline.goes_on(inside):
        return _in_value(outline.frames, f"{outline.frames[-1].value} {before.lstrip(' ')}", lines, folder)
    begin = outline.read(before)
    word, has_opened = before[begin:], begin > inside
    is_behind_key = has_opened and outline.frames[-1].key != ENTRY
    if is_behind_key or not re.fullmatch(r"[\w-]*", word):
        return _in_value(outline.frames, word, lines, folder)
    return _Begun(word, _beginning(outline, lines[at + 1 :], begin, is_entry=has_opened))


def _beginning(outline: Outline, below: Sequence[str], column: int, *, is_entry: bool) -> Iterator[Option]:
    """Yield what a key, a value or an entry of a list may begin with in a column, or behind a dash before it."""
    outline.close(column)
    around = outline.frames[-1]
    written = [*(frame.key for frame in around.keys), *keys_below(below, column)]
    kinds = expected(outline.frames)
    yield from keys(kinds, written, column)
    if not written:
        yield from values(kinds, None)
    if not written and not is_entry:
        yield from entries(kinds, column)


def _in_value(frames: Sequence[Frame], value: str, lines: Sequence[str], folder: Path | None) -> _Begun:
    """Return what may be written in a value: also in a flow, as in {substance: …}."""
    if _FLOW.match(value):
        flow = in_flow(frames[-1], value)
        frames, value = [*frames, *flow.frames], flow.begun
        if flow.at_key:
            written = [frame.key for frame in frames[-1].keys]
            return _Begun(value, keys(expected(frames), written, None))
    kinds = expected(frames)
    return _reference(kinds, value, lines) or _Begun(value.lstrip(_QUOTE), values(kinds, folder))


def _reference(kinds: Sequence[Kind], value: str, lines: Sequence[str]) -> _Begun | None:
    """Return what a text may refer to where a mark for that was begun, as in [#side-effects] and [@NHS]."""
    if not any(isinstance(kind, OF_WORDS) for kind in kinds):
        return None
    for mark, names in ((_REFERENCE, references), (_CITED, sources)):
        begun = mark.search(value)
        if begun:
            return _Begun(begun[1], (Option(name, title, name) for name, title in names(lines)))
    return None
