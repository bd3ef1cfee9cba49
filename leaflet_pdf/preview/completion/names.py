"""The names in a half-written leaflet that its texts may refer to, and the files that it may name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from leaflet_pdf.files.disk import is_folder, names_in
from leaflet_pdf.preview.completion.outline import Frame, Outline

_TITLES = ("heading", "table", "diary", "item", "title")
"""The keys of what has a name, whose words tell people what it is."""
_MOST_FILES, _DEEPEST = 200, 3


class Name(NamedTuple):
    """A name that may be referred to, and what it is called in words."""

    name: str
    title: str


def references(lines: Sequence[str]) -> Iterator[Name]:
    """Yield what has an id, in the order of the file."""
    for mapping in _mappings(lines):
        keys = {frame.key: frame.value for frame in mapping.keys}
        if keys.get("id") and mapping.column >= 0:
            title = next((keys[key] for key in _TITLES if keys.get(key)), "")
            yield Name(keys["id"], title)


def sources(lines: Sequence[str]) -> Iterator[Name]:
    """Yield the sources of the facts, with their titles."""
    for mapping in _mappings(lines):
        if mapping.key == "sources":
            for source in mapping.keys:
                yield Name(source.key, next((frame.value for frame in source.keys if frame.key == "title"), ""))


def files(folder: Path, suffixes: Sequence[str], inside: str = "", depth: int = 0) -> Iterator[str]:
    """Yield the names of files with these endings, in a folder or below it, as a leaflet there names them."""
    if depth > _DEEPEST or not is_folder(folder / inside):
        return
    for name in sorted(names_in(folder / inside))[:_MOST_FILES]:
        path = (PurePosixPath(inside) / name).as_posix()
        if name.startswith("."):
            continue
        if name.lower().endswith(tuple(suffixes)):
            yield path
        elif is_folder(folder / path):
            yield from files(folder, suffixes, path, depth + 1)


def _mappings(lines: Sequence[str]) -> list[Frame]:
    """Return all that has a mapping in it, in the order of the file."""
    outline = Outline()
    found: dict[int, Frame] = {}
    for line in lines:
        outline.read(line)
        found |= {id(frame): frame for frame in outline.frames if frame.keys and id(frame) not in found}
    return list(found.values())
