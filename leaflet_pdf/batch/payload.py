"""A leaflet to be built elsewhere, with the content of all files that it is made of: no disk need be shared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from leaflet_pdf.batch.item import Done, Item
from leaflet_pdf.batch.program_digest import program
from leaflet_pdf.batch.work import one_by_one
from leaflet_pdf.files.disk import content, is_file, is_folder, is_there, write
from leaflet_pdf.files.path_policy import inside, own_files, recording
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.print_options import Printing
from leaflet_pdf.records.approval import record_path

_FIGURE = re.compile(rb"""^[ \t-]*figure:[ \t]*['"]?([^'"\s#]+)""", re.MULTILINE)


class OtherProgramError(Exception):
    """A worker does not have the program that the parcel is from: what it builds could be another leaflet."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files of a leaflet by their names beside it, the faces of its theme, and who may open it.

    `known` are the names that were looked for when it was packed, whether there is such a file or folder or not.
    """

    name: str
    printing: Printing
    files: dict[str, bytes]
    faces: dict[str, bytes]
    known: frozenset[str]
    on: date
    program: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of a parcel, and what its leaflet asked for that nobody had looked for when it was packed."""

    done: Done
    asked_for: frozenset[str]


def packed(item: Item, names: Iterable[str]) -> Parcel:
    """Return an item as a parcel with those of the names that are files or folders, and the pictures it names.

    Raises OSError if the leaflet cannot be read, and ValueError if it is wanted as it cannot be printed.
    """
    source = item.source
    printing, findings = item.wanted()
    if printing is None:
        raise ValueError(str(findings[0]))
    style = printing.style
    data = content(source)
    known = {record_path(source).name, *names, *_figures(data)}
    files = dict(_contents(source.parent, known))
    faces = {name: content(Path(name)) for name in set(style.faces) if Path(name).is_absolute()}
    return Parcel(
        source.name,
        printing,
        {**files, source.name: data},
        faces,
        frozenset(known),
        item.on or date.today(),
        program(),
    )


def files_beside(folder: Path, data: bytes, names: Iterable[str]) -> dict[str, bytes]:
    """Return the files of a folder that a leaflet with this content needs: those named, and its pictures."""
    return dict(_contents(folder, {*names, *_figures(data)}))


def _figures(data: bytes) -> Iterator[str]:
    return (name.decode(errors="replace") for name in _FIGURE.findall(data))


def _contents(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the names, and those of the folders among them, that content of the folder may use."""
    for name in names:
        path = inside(folder, name)
        if path and is_folder(path):
            yield from _contents(folder, set(own_files(folder, name)) - {name})
        elif path and is_file(path):
            yield name, content(path)


def build_parcels(parcels: Iterable[Parcel]) -> tuple[Returned, ...]:
    """Build each leaflet in a folder of its own and return what became of it, with its PDF.

    Raises OtherProgramError.
    """
    return tuple(map(_built, parcels))


def _built(parcel: Parcel) -> Returned:
    if parcel.program != program():
        raise OtherProgramError
    with TemporaryDirectory(prefix="leaflet-") as name, recording() as asked_for:
        folder = Path(name)
        for inner, data in parcel.files.items():
            write(data, folder / inner)
        (done,) = one_by_one([Item(folder / parcel.name, _with_faces(parcel), on=parcel.on)])
        beside = (path.relative_to(folder).as_posix() for path in asked_for if path.is_relative_to(folder))
        more = frozenset(beside) - parcel.known - parcel.files.keys()
    return Returned(replace(done, item=Item(folder / parcel.name)), more)


_FACES = ("regular", "bold", "italic", "bold_italic")
"""The fields of a style that name font files."""


@cache
def _faces() -> TemporaryDirectory[str]:
    """Return this process's folder for faces: each keeps its path, by which it is remembered."""
    return TemporaryDirectory(prefix="leaflet-faces-")


def _with_faces(parcel: Parcel) -> Printing:
    """Return how the parcel is to be printed, with its faces where they are on this machine."""
    here = {}
    for name, data in parcel.faces.items():
        path = Path(_faces().name, f"{sha256(data).hexdigest()}.ttf")
        if not is_there(path):
            write(data, path)
        here[name] = str(path)
    style = parcel.printing.style
    faces = {kind: here.get(name := getattr(style, kind), name) for kind in _FACES}
    style = replace(style, **faces)
    return parcel.printing._replace(style=style)


def unpacked(returned: Returned, item: Item) -> Done:
    """Return what became of an item that was built elsewhere: its findings name files as they are named here."""
    there, here = returned.done.item.source, item.source
    folder = there.parent.as_posix()

    def at_home(finding: Finding) -> Finding:
        file = finding.source.file
        named = here.as_posix() if file == there.as_posix() else file.replace(folder, here.parent.resolve().as_posix())
        message, hint = (words.replace(folder, here.parent.as_posix()) for words in (finding.message, finding.hint))
        return replace(finding, message=message, hint=hint, source=finding.source._replace(file=named))

    return replace(returned.done, item=item, findings=tuple(map(at_home, returned.done.findings)))
