"""The names that any text of a file may refer to."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from leaflet_pdf.languages.language import UnknownLanguageError, language
from leaflet_pdf.schema.document.nodes import Items, Mapping, Node, Scalar
from leaflet_pdf.schema.problem import Problem, quoted
from leaflet_pdf.sources.yaml.catalogue import DUPLICATE_SECTION


class Scope(NamedTuple):
    """Section ids with their numbers, the names of sources, and the words for "section {number}".

    Ids and names are in the order of the file.
    """

    sections: dict[str, int]
    sources: Set[str]
    words: str


def scope_of(root: Node) -> Scope:
    """Return the names that a file defines, ignoring what is malformed."""
    sections: dict[str, int] = {}
    for number, id in _ids(root):
        sections.setdefault(id.text, number)
    sources = root.get("sources") if isinstance(root, Mapping) else None
    names = sources.entries.keys() if isinstance(sources, Mapping) else frozenset[str]()
    tag = root.get("language") if isinstance(root, Mapping) else None
    return Scope(sections, names, _words(tag.text if isinstance(tag, Scalar) else ""))


def duplicate_ids(root: Node) -> Iterator[tuple[Scalar, Problem]]:
    """Yield a problem for each section id that an earlier section has."""
    first: dict[str, Scalar] = {}
    for _, id in _ids(root):
        earlier = first.setdefault(id.text, id)
        if earlier is not id:
            message = f"duplicate section id {quoted(id.text)} in lines {earlier.line} and {id.line}"
            yield id, Problem(DUPLICATE_SECTION, message, "give each section its own id")


def _ids(root: Node) -> Iterator[tuple[int, Scalar]]:
    sections = root.get("sections") if isinstance(root, Mapping) else None
    for number, section in enumerate(sections.nodes if isinstance(sections, Items) else (), 1):
        id = section.get("id") if isinstance(section, Mapping) else None
        if isinstance(id, Scalar) and id.text:
            yield number, id


def _words(tag: str) -> str:
    try:
        return language(tag).section
    except UnknownLanguageError:
        return "{number}"
