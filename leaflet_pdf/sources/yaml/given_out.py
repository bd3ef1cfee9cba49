"""A leaflet's file as others get it: its content, without comments and without what is for its reviewers.

What comes back is a draft, whatever it was when it was given out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from leaflet_pdf.files.disk import content
from leaflet_pdf.schema.diagnostics import Diagnostics, TooManyProblemsError
from leaflet_pdf.schema.document.compose import compose
from leaflet_pdf.schema.document.nodes import Items, Mapping, Node, Scalar
from leaflet_pdf.schema.document.read import document_of
from leaflet_pdf.schema.named_files import files_of
from leaflet_pdf.sources.exchange.writing.yaml_text import quoted, scalar
from leaflet_pdf.sources.yaml.format import LEAFLET
from leaflet_pdf.sources.yaml.leaflet_decoder import LeafletDecoder

_FOR_REVIEWERS = frozenset({"waivers"})
_STEP = 2

Values = dict[str, "str | Values"]
"""Keys, with texts or keys of their own."""


def given_out(path: Path) -> dict[str, bytes]:
    """Return the files of a valid leaflet as others get them, by their names: its own first, then those that it names.

    Raises OSError if one of them cannot be read.
    """
    files = {path.name: content(path), **named_in(path)}
    root = compose(files[path.name].decode(), Diagnostics("")).root
    assert isinstance(root, Mapping)
    kept = {key: entry for key, entry in root.entries.items() if key not in _FOR_REVIEWERS}
    return files | {path.name: as_text(Mapping(1, 1, kept)).encode()}


def named_in(path: Path) -> dict[str, bytes]:
    """Return the files that a leaflet's file names, by their names. Raises OSError."""
    files = files_of(path, LEAFLET, LeafletDecoder)
    return {name: data for name, data in files.items() if name != path.name}


def taken_back(text: str, origin: Values) -> str:
    """Return the text of a leaflet's file as a draft from a document of another system; "" if it is no such file."""
    diagnostics = Diagnostics("")
    root: Node | None = None
    with suppress(TooManyProblemsError):
        document = document_of(text, diagnostics)
        root = document.root if document else None
    if diagnostics or not isinstance(root, Mapping):
        return ""
    others = {key: entry for key, entry in root.entries.items() if key not in _FOR_REVIEWERS}
    return as_text(Mapping(1, 1, others | _mapping({"status": "draft", "origin": origin}).entries))


def _mapping(values: Values) -> Mapping:
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, value in values.items():
        entries[key] = _text(key), _text(value) if isinstance(value, str) else _mapping(value)
    return Mapping(1, 1, entries)


def _text(words: str) -> Scalar:
    return Scalar(words, 1, 1, 0, 0, "")


def as_text(root: Mapping) -> str:
    """Return a tree of nodes as the text of a file, which is read as the same tree."""
    return "".join(_entries(root, 0))


def _entries(node: Mapping, indent: int) -> Iterator[str]:
    for key, (_, value) in node.entries.items():
        name = key if key.replace("-", "").isalnum() else quoted(key)
        yield f"{' ' * indent}{name}:{_value(value, indent + _STEP, indent + len(name) + 2)}"


def _value(node: Node, indent: int, used: int) -> str:
    """Return a node to stand behind a key or a dash, which takes so many letters of the line, and the end of line."""
    match node:
        case Scalar(text=text):
            return f" {_written(text, indent, used)}\n"
        case Items(nodes=nodes):
            return "\n" + "".join(f"{' ' * indent}-{_entry(one, indent + _STEP)}" for one in nodes)
        case Mapping():
            return "\n" + "".join(_entries(node, indent))
        case _:
            raise ValueError("a node of this file could not be read")


def _entry(node: Node, indent: int) -> str:
    """Return a node to stand behind a dash: a mapping begins on its line."""
    if isinstance(node, Mapping):
        return " " + "".join(_entries(node, indent)).lstrip(" ")
    return _value(node, indent, indent)


def _written(text: str, indent: int, used: int) -> str:
    return scalar(text, indent, used) if text else quoted(text)
