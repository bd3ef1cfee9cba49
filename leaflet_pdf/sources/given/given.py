"""A leaflet as a program gives it: a file, a name, its text, or its values; and the files that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import Any

from leaflet_pdf.files.memory import folder_of
from leaflet_pdf.files.path_policy import portable
from leaflet_pdf.sources.leaflet_names import leaflet_file

Content = str | bytes | Mapping[Any, Any]
"""What stands in a file: its text, its bytes, or the values of a YAML file."""

Given = PathLike[str] | Content
"""A leaflet's file, its name, or what stands in it. Words on one line are a name, several lines are text."""


@contextmanager
def as_file(source: Given, name: str, files: Mapping[str, Content] | None) -> Iterator[Path]:
    """Give the path of a leaflet's file while it can be read, in this thread. Nothing is written to a disk.

    What is no file is held in memory under the name, with the files that it names beside it or below. Raises
    TypeError or ValueError, which name what was wrongly given, and what can be.
    """
    if isinstance(source, PathLike) or (isinstance(source, str) and "\n" not in source):
        if files:
            raise ValueError("files=… are for a leaflet in memory: those that a leaflet's file names are beside it")
        yield Path(source) if isinstance(source, PathLike) else leaflet_file(source)
        return
    data = bytes_of(source, "source")
    _check_name(name, "name")
    if not name.endswith((".yaml", ".yml")):
        raise ValueError(f"name={name!r}: a leaflet's file ends in .yaml")
    held = {name: data}
    for other, content in (files or {}).items():
        _check_name(other, "files")
        if other == name:
            raise ValueError(f"files={other!r} is the name of the leaflet itself: name= gives it another")
        held[other] = bytes_of(content, f"files[{other!r}]")
    with folder_of(held) as folder:
        yield folder / name


def bytes_of(content: Content, what: str) -> bytes:
    """Return what stands in a file, as bytes. Raises TypeError or ValueError, which say of what."""
    if isinstance(content, bytes | bytearray | memoryview):
        return bytes(content)
    if isinstance(content, Mapping):
        # A leaflet's file, which most are, is read as it is.
        from leaflet_pdf.sources.given.as_yaml import as_yaml

        content = as_yaml(content, what)
    if not isinstance(content, str):
        raise TypeError(f"{what} is of type {type(content).__name__}: pass a path, a name, text, bytes or a mapping")
    return content.encode(errors="surrogatepass")


def _check_name(name: str, argument: str) -> None:
    if not isinstance(name, str):
        raise TypeError(f"{argument}={name!r} is of type {type(name).__name__}: write a name, as in images/x.png")
    if not portable(name):
        raise ValueError(f"{argument}={name!r} is not a name in a folder: write it as in images/x.png")
