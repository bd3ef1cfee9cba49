"""How a PDF was made, kept in it with all that it was made of, so that it can be made again."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.compression import DEFLATER
from leaflet_pdf.files.path_policy import portable
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.model.style import Style
from leaflet_pdf.pdf.file.attachments import Attachment, Relation
from leaflet_pdf.pdf.file.document import LIBRARY
from leaflet_pdf.schema.diagnostics import Diagnostics
from leaflet_pdf.schema.kinds import Choice, Field, Record, fields
from leaflet_pdf.schema.named_files import files_of
from leaflet_pdf.schema.record import placeless, read_record
from leaflet_pdf.schema.values import FORMAT, PLAIN
from leaflet_pdf.sources.yaml.format import LEAFLET
from leaflet_pdf.sources.yaml.leaflet_decoder import LeafletDecoder
from leaflet_pdf.text.face import SHAPER
from leaflet_pdf.theme.format import THEME

RECIPE = "build-record.yaml"
THEMES = "themes"
"""The folder that a theme's files are in beside the leaflet's."""

_MEDIA = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".ttf": "font/ttf",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What `leaflet build` was asked besides the leaflet's name: options, and the file of a theme."""

    options: tuple[str, ...] = ()
    theme: Path | None = None


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is said in a PDF of how it was made.

    In a folder with the files of the PDF, the command gives the same bytes, if the program, its libraries and
    its fonts (a SHA-256) are the same. The status is that of the leaflet's approval as it was printed.
    """

    program: str
    libraries: str
    fonts: str
    status: Status
    command: str

    @property
    def words(self) -> list[str]:
        """The command's words; none if they cannot be told apart."""
        try:
            return shlex.split(self.command)
        except ValueError:
            return []


def libraries() -> str:
    """Return the libraries whose versions can change the bytes of a file."""
    return f"{DEFLATER}, {SHAPER}, {LIBRARY}"


def fonts(style: Style) -> str:
    """Return the SHA-256 of a style's font files, in hex."""
    data = ((bundled("fonts") / name).read_bytes() for name in (style.regular, style.bold))
    return sha256(b"".join(sha256(font).digest() for font in data)).hexdigest()


def travelling(
    path: Path, asked: Asked, style: Style, status: Status, program: str
) -> tuple[tuple[Attachment, ...], tuple[Finding, ...]]:
    """Return the files that travel in the PDF of a leaflet: all that it is made of, and the recipe.

    There is a finding for each that could not be given back under its name. Raises OSError.
    """
    ours = files_of(path, LEAFLET, LeafletDecoder)
    files = {**ours, **_themed(asked.theme)}
    theme = ("--theme", f"{THEMES}/{asked.theme.name}") if asked.theme else ()
    command = shlex.join(["leaflet", "build", path.name, *theme, *asked.options, "--embed-source"])
    recipe = _written(Recipe(program, libraries(), fonts(style), status, command))
    findings = tuple(_unfit(path, [*ours, *_themed(asked.theme), RECIPE]))
    attachments = (
        *(_attachment(name, data, source=name == path.name) for name, data in files.items()),
        Attachment(RECIPE, recipe, "application/yaml", Relation.SUPPLEMENT, "How this document was built"),
    )
    return attachments, findings


def _themed(theme: Path | None) -> dict[str, bytes]:
    """Return the files of a theme as they are named beside the leaflet."""
    return {f"{THEMES}/{name}": data for name, data in files_of(theme, THEME).items()} if theme else {}


def _attachment(name: str, data: bytes, *, source: bool) -> Attachment:
    media = _MEDIA.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
    if source:
        return Attachment(name, data, "application/yaml", Relation.SOURCE, "The leaflet that this document was made of")
    return Attachment(name, data, media, Relation.DATA, "A file that this document was made of")


def _unfit(path: Path, names: list[str]) -> Iterator[Finding]:
    """Yield a finding for a name that not every system takes, or that two files would have."""
    place = Source(path.as_posix(), 0, 0)
    seen: set[str] = set()
    for name in names:
        if not portable(name):
            message = f'the file "{name}" cannot travel in the PDF: not every system takes its name'
            yield Finding("attachment-name", message, place, "give it a name of letters, digits, hyphens and dots")
        if name.casefold() in seen:
            message = f'two files would be "{name}" in the PDF'
            yield Finding("attachment-name", message, place, "give one of them another name")
        seen.add(name.casefold())


def _written(recipe: Recipe) -> bytes:
    lines = {
        "format": 1,
        "program": recipe.program,
        "libraries": recipe.libraries,
        "fonts": recipe.fonts,
        "status": recipe.status,
        "command": recipe.command,
    }
    head = "# How this document was built. In a folder with its files, the command gives the same bytes again.\n"
    return (
        head + "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in lines.items())
    ).encode()


def read_recipe(data: bytes) -> tuple[Recipe | None, tuple[Finding, ...]]:
    """Return the recipe in a file's content, and all that is wrong with it; no recipe if there is any finding."""
    recipe, findings = read_record(_RECIPE, data, Diagnostics(RECIPE), Path())
    return recipe if isinstance(recipe, Recipe) else None, findings


@placeless
def _made(_format: str, **values: Any) -> Recipe:
    return Recipe(**values)


_RECIPE = Record(
    "build record",
    fields(
        Field("format", FORMAT, "The version of these rules.", attribute="_format"),
        Field("program", PLAIN, "What built it."),
        Field("libraries", PLAIN, "Libraries whose versions can change the bytes."),
        Field("fonts", PLAIN, "The SHA-256 of the fonts."),
        Field("status", Choice.of("a status", Status), "How far the leaflet had come."),
        Field("command", PLAIN, "What builds it again in a folder with these files."),
    ),
    _made,
)
