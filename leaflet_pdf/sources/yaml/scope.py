"""The names that any text of a file may refer to."""

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from leaflet_pdf.languages.language import UnknownLanguageError, language
from leaflet_pdf.schema.document.nodes import Document, Items, Mapping, Node, Scalar
from leaflet_pdf.schema.problem import Problem, quoted
from leaflet_pdf.sources.yaml.catalogue import DUPLICATE_ID

_ID = re.compile(r"id[\"']? *:")
"""What may be the key of an id. It begins with a letter, for speed: a search for words is slower than what it saves."""


class Scope(NamedTuple):
    """The words for what has an id, such as "section 4", by its id, and the names of sources.

    Ids and names are in the order of the file.
    """

    references: dict[str, str]
    sources: Set[str]


class Named(NamedTuple):
    """Something with an id, and what it is called: its number, or its title."""

    kind: str
    id: Scalar
    number: int = 0
    title: str = ""


def scope_of(document: Document) -> Scope:
    """Return the names that a file defines, ignoring what is malformed."""
    root = document.root
    forms = _forms(root)
    references: dict[str, str] = {}
    for named in _named(document):
        references.setdefault(named.id.text, forms[named.kind].format(number=named.number, title=named.title))
    sources = root.get("sources") if isinstance(root, Mapping) else None
    names = sources.entries.keys() if isinstance(sources, Mapping) else frozenset[str]()
    return Scope(references, names)


def duplicate_ids(document: Document) -> Iterator[tuple[Scalar, Problem]]:
    """Yield a problem for each id that something before it has."""
    first: dict[str, Scalar] = {}
    for named in _named(document):
        earlier = first.setdefault(named.id.text, named.id)
        if earlier is not named.id:
            message = f"duplicate id {quoted(named.id.text)} in lines {earlier.line} and {named.id.line}"
            yield named.id, Problem(DUPLICATE_ID, message, "give each its own id")


def _named(document: Document) -> list[Named]:
    """Return all that has an id: the sections, and if the file has more ids than these, what is in them."""
    root = document.root
    listed = root.get("sections") if isinstance(root, Mapping) else None
    sections = [
        Named("section", id, number)
        for number, section in enumerate(listed.nodes if isinstance(listed, Items) else (), 1)
        if (id := _id_of(section))
    ]
    if root is None or len(_ID.findall(document.text)) <= len(sections) + 1:
        return sections
    return [*sections, *_inside(root)]


def _inside(node: Node, after: int = 0) -> Iterator[Named]:
    """Yield the tables, the diaries and the steps with an id that are in a node; its own steps go on after a number."""
    if isinstance(node, Items):
        last = 0
        for one in node.nodes:
            after = last if _goes_on(one) else 0
            yield from _inside(one, after)
            steps = one.get("steps") if isinstance(one, Mapping) else None
            last = after + len(steps.nodes) if isinstance(steps, Items) else last
    elif isinstance(node, Mapping):
        id = _id_of(node)
        for key, (_, value) in node.entries.items():
            if key in {"table", "diary"} and id and isinstance(value, Scalar):
                yield Named(key, id, title=" ".join(value.text.split()))
            elif key == "steps" and isinstance(value, Items):
                numbered = ((number, _id_of(step)) for number, step in enumerate(value.nodes, after + 1))
                yield from (Named("step", id, number) for number, id in numbered if id)
            yield from _inside(value)


def _id_of(node: Node) -> Scalar | None:
    id = node.get("id") if isinstance(node, Mapping) else None
    return id if isinstance(id, Scalar) and id.text else None


def _goes_on(node: Node) -> bool:
    goes_on = node.get("continue") if isinstance(node, Mapping) else None
    return isinstance(goes_on, Scalar) and goes_on.text == "yes"


def _forms(root: Node | None) -> dict[str, str]:
    tag = root.get("language") if isinstance(root, Mapping) else None
    try:
        return language(tag.text if isinstance(tag, Scalar) else "").references
    except UnknownLanguageError:
        return dict.fromkeys(("section", "step", "table", "diary"), "{number}{title}")
