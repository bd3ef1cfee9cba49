"""A leaflet held against its translation, part by part: both have the same parts, marked alike, with the same figures.

The parts are found by the model's own fields, so that what it gains is compared, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import zip_longest
from typing import Any, NamedTuple

from leaflet_pdf.checks.translation.catalogue import MARKS_DIFFER, OTHER_EDITION, PARTS_DIFFER, UNJUDGED
from leaflet_pdf.checks.translation.texts import Words, figures_differ, links_differ
from leaflet_pdf.languages.language import language_file
from leaflet_pdf.model.finding import Finding, Source, count
from leaflet_pdf.model.leaflet import Identity, Leaflet, Picture, Text, Vector

_EDITION = "version", "revised", "jurisdiction", "profile", "reader"
"""What of the identity of a leaflet is the same in all languages."""

_OWN = frozenset({"source", "identity", "waivers", "origin", "translations", "translation_of", "contents", "online"})
"""Fields of the model that each file has for itself."""

_WORDS = frozenset({"alt", "title"})
"""Fields of the model that are words, and no `Text`."""


class _Side(NamedTuple):
    """A part in one of the languages, and the nearest place that is known of it."""

    part: Any
    language: str
    source: Source

    def inner(self, part: Any) -> _Side:
        return _Side(part, self.language, getattr(part, "source", None) or self.source)


def differences(here: Leaflet, there: Leaflet) -> Iterator[Finding]:
    """Yield a finding for each fact that differs between a leaflet and its translation, or its original.

    Findings are about the first, and name the place in the other. What is not compared is said.
    """
    ours, theirs = (_Side(one, one.identity.language, one.source) for one in (here, there))
    yield from _editions(here, there)
    yield from _compared(ours, theirs, "leaflet")
    yield _unjudged(here, there)


def _editions(here: Leaflet, there: Leaflet) -> Iterator[Finding]:
    for name in _EDITION:
        ours, theirs = (getattr(one.identity, name) for one in (here, there))
        if ours != theirs:
            message = f"{_spelled(name)} is “{ours}” here, and “{theirs}” in {there.source.file}"
            hint = "look through both for what was changed, and give both the same"
            yield OTHER_EDITION.at(here.source, message, hint)
    notices = (_notice(one.identity, one) for one in (here, there))
    yield from figures_differ(*notices)


def _notice(identity: Identity, leaflet: Leaflet) -> Words:
    return Words(identity.notice, identity.language, leaflet.source)


def _unjudged(here: Leaflet, there: Leaflet) -> Finding:
    unknown = [
        one.identity.language for one in (here, there) if language_file(one.identity.language, "measures") is None
    ]
    units = f", names of units in “{'”, “'.join(unknown)}”" if unknown else ""
    message = f"not compared with {there.source.file}: the words, numbers in words{units}"
    return UNJUDGED.at(here.source, message, "a person who reads both languages must have read both, side by side")


def _compared(here: _Side, there: _Side, name: str) -> Iterator[Finding]:
    one, other = here.part, there.part
    if isinstance(one, Text) and isinstance(other, Text):
        yield from figures_differ(*(Words(side.part.plain, side.language, side.source) for side in (here, there)))
        yield from links_differ(one, other)
    elif name in _WORDS and isinstance(one, str):
        yield from figures_differ(*(Words(side.part, side.language, side.source) for side in (here, there)))
    elif one.__class__ is tuple and other.__class__ is tuple:
        yield from _in_order(here, there, name)
    elif one.__class__ is not other.__class__:
        message = f"{_named(one)} is here, and {_named(other)} in {there.source}"
        yield PARTS_DIFFER.at(here.source, message, _SAME_PARTS)
    elif isinstance(one, Picture | Vector):
        if one != other:
            yield MARKS_DIFFER.at(here.source, f"this picture is another one than in {there.source}")
    elif is_dataclass(one) or hasattr(one, "_fields"):
        for field in _fields(one):
            ours, theirs = (side.inner(getattr(side.part, field)) for side in (here, there))
            yield from _compared(ours, theirs, field)
    elif one != other:
        message = f"{_spelled(name)} is “{one}” here, and “{other}” in {there.source}"
        yield MARKS_DIFFER.at(here.source, message, "give both the same")


def _in_order(here: _Side, there: _Side, name: str) -> Iterator[Finding]:
    """Yield what differs in parts that follow each other, up to the first that is of another kind or has no twin."""
    for one, other in zip_longest(here.part, there.part, fillvalue=_LACKING):
        if one.__class__ is not other.__class__:
            yield _first_apart(here, there, one, other, name)
            return
        yield from _compared(here.inner(one), there.inner(other), name)


def _first_apart(here: _Side, there: _Side, one: Any, other: Any, name: str) -> Finding:
    counts = [count(len(side.part), "part") for side in (here, there)]
    message = f"{_named(one)} is here, and {_named(other)} in {there.inner(other).source}"
    if len(here.part) != len(there.part):
        message += f": {_spelled(name)} has {counts[0]} here, {counts[1]} there"
    return PARTS_DIFFER.at(here.inner(one).source, message, _SAME_PARTS)


_LACKING = object()
"""What is in the place of a part that only the other language has."""

_SAME_PARTS = "both need the same parts in the same order; what follows is compared once they have"


def _fields(part: Any) -> list[str]:
    names = [field.name for field in fields(part)] if is_dataclass(part) else part._fields
    return [name for name in names if name not in _OWN]


def _named(part: object) -> str:
    """Return what a part is called: "a warning box", "nothing"."""
    if part is None or part is _LACKING:
        return "nothing"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(part).__name__).lower()
    return f"“{words}”"


def _spelled(name: str) -> str:
    return f"“{name.replace('_', '-')}”"
