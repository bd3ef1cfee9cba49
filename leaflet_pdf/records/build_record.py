"""How a PDF was made, kept in it with all that it was made of, so that it can be made again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.compression import DEFLATER
from leaflet_pdf.files.disk import content
from leaflet_pdf.files.path_policy import portable
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.model.print_options import Printing, PrintOptions, Scheme, millimetres, paper_name, sides
from leaflet_pdf.model.style import Style
from leaflet_pdf.pdf.file.attachments import Attachment, Relation
from leaflet_pdf.pdf.file.document import LIBRARY
from leaflet_pdf.records.catalogue import ATTACHMENT_NAME, BAD_COMMAND
from leaflet_pdf.records.command import command_of, command_read
from leaflet_pdf.schema.catalogue import MISSING_KEY, UNKNOWN_KEY
from leaflet_pdf.schema.diagnostics import Diagnostics
from leaflet_pdf.schema.document import nodes
from leaflet_pdf.schema.kinds import Choice, Field, Record, Value, fields
from leaflet_pdf.schema.named_files import files_of
from leaflet_pdf.schema.problem import Problem
from leaflet_pdf.schema.record import placeless, read_record
from leaflet_pdf.schema.values import PLAIN, YES
from leaflet_pdf.sources.yaml.format import LEAFLET
from leaflet_pdf.sources.yaml.leaflet_decoder import LeafletDecoder
from leaflet_pdf.text.face import SHAPER, file_and_language, is_of_a_pack
from leaflet_pdf.theme.format import THEME

RECORD = "build-record.yaml"
FORMATS = ("1", "2")
"""The versions of its format. The first has a command in the place of the leaflet and the options."""
EMBEDDED = PrintOptions(embed_source=True)
THAI = "Thai"
"""The script whose lines end where a model of its words says so (ISO 15924)."""
THEMES = "themes"
"""The folder that a theme's files are in beside the leaflet's."""

_MEDIA = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """What is said in a PDF of how it was made, in a version of this record's format.

    In a folder with the files of the PDF, its leaflet gives the same bytes with the same options, if the program, its
    libraries and its fonts (a SHA-256) are the same. The status is that of the leaflet's approval as it was printed.
    A theme file is named as it is in the folder.
    """

    program: str
    libraries: str
    fonts: str
    status: Status
    leaflet: str
    options: PrintOptions
    format: str = FORMATS[-1]

    @property
    def command(self) -> str:
        """What a person types in that folder to get the same file."""
        return command_of(self.leaflet, self.options)


def libraries(used: Collection[str] = ()) -> str:
    """Return the libraries whose versions can change the bytes of a file in which these faces are used."""
    named = [DEFLATER, SHAPER, LIBRARY]
    if any(is_of_a_pack(name) and name.startswith(THAI) for name in used):
        from leaflet_pdf.text.other_scripts.thai import model

        named.append(model())
    return ", ".join(named)


def fonts(style: Style, used: Collection[str] = ()) -> str:
    """Return the SHA-256 of a style's upright faces, and of italics and packs that are used besides, in hex."""
    italics = sorted({style.italic, style.bold_italic} & {file_and_language(name)[0] for name in used})
    files = [bundled("fonts") / name for name in (style.regular, style.bold, *italics)]
    if others := sorted(filter(is_of_a_pack, used)):
        from leaflet_pdf.text.other_scripts.script_face import file_of

        files += map(file_of, others)
    data = map(content, files)
    return sha256(b"".join(sha256(font).digest() for font in data)).hexdigest()


def travelling(
    path: Path, printing: Printing, status: Status, program: str, used: Collection[str]
) -> tuple[tuple[Attachment, ...], tuple[Finding, ...]]:
    """Return the files to embed in the PDF of a leaflet: all that it is made of, and the record of its building.

    The record tells the faces that are `used`, and there is a finding for each file that could not be given back under
    its name. Raises OSError.
    """
    options = printing.embed
    assert options is not None
    theme = Path(options.theme) if Path(options.theme).suffix else None
    ours = files_of(path, LEAFLET, LeafletDecoder)
    themed = {f"{THEMES}/{name}": data for name, data in files_of(theme, THEME).items()} if theme else {}
    kept = replace(options, theme=f"{THEMES}/{theme.name}" if theme else options.theme)
    record = BuildRecord(
        program, libraries(used), fonts(printing.style, used), status, path.name, kept, printing.record
    )
    attachments = (
        *(_attachment(name, data, source=name == path.name) for name, data in {**ours, **themed}.items()),
        Attachment(RECORD, written(record), "application/yaml", Relation.SUPPLEMENT, "How this document was built"),
    )
    return attachments, tuple(_unfit(path, [*ours, *themed, RECORD]))


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
            message = f'the file "{name}" cannot be embedded in the PDF: its name is not valid on every system'
            yield ATTACHMENT_NAME.at(place, message, "use only letters, digits, hyphens and dots in its name")
        if name.casefold() in seen:
            message = f'two files would be "{name}" in the PDF'
            yield ATTACHMENT_NAME.at(place, message, "rename one of them")
        seen.add(name.casefold())


def written(record: BuildRecord) -> bytes:
    """Return the record's file, in the version of the format that it says."""
    lines = {
        "format": int(record.format),
        "program": record.program,
        "libraries": record.libraries,
        "fonts": record.fonts,
        "status": record.status,
    }
    if record.format == "1":
        head = "# How this document was built. In a folder with its files, the command gives the same bytes again.\n"
        return f"{head}{_lines({**lines, 'command': record.command})}".encode()
    head = (
        "# How this document was built. `leaflet extract --check` builds it from its files, and compares the bytes.\n"
    )
    options_lines = _lines(dict(_unusual(record.options)), "  ")
    options = f"options:\n{options_lines}" if options_lines else ""
    return f"{head}{_lines({**lines, 'leaflet': record.leaflet})}{options}".encode()


def _unusual(options: PrintOptions) -> Iterator[tuple[str, object]]:
    """Yield the keys and values of all that is not as usual."""
    usual = PrintOptions()
    for field in _OPTIONS.fields.values():
        value = getattr(options, field.name)
        if value != getattr(usual, field.name):
            yield field.key, "yes" if value is True else value


def _lines(values: Mapping[str, object], indent: str = "") -> str:
    return "".join(f"{indent}{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def read_build_record(data: bytes) -> tuple[BuildRecord | None, tuple[Finding, ...]]:
    """Return the record in a file's content, and all that is wrong with it; no record if there is any finding."""
    record, findings = read_record(_BUILD_RECORD, data, Diagnostics(RECORD), Path())
    return record if isinstance(record, BuildRecord) else None, findings


@placeless
def _made(
    command: tuple[str, PrintOptions] | None = None,
    leaflet: str = "",
    options: PrintOptions = EMBEDDED,
    **values: Any,
) -> BuildRecord:
    leaflet, options = command or (leaflet, options)
    return BuildRecord(leaflet=leaflet, options=options, **values)


@placeless
def _options(**values: Any) -> PrintOptions:
    return replace(EMBEDDED, **values)


def _by_version(record: nodes.Mapping) -> Iterator[tuple[nodes.Node, Problem]]:
    """Yield what a version of the format must say and does not, or must not say: the first has a command."""
    version = record.get("format")
    if isinstance(version, nodes.Scalar) and version.text in FORMATS:
        first = version.text == "1"
        needed, others = ("command", {"leaflet", "options"}) if first else ("leaflet", {"command"})
        if needed not in record.entries:
            yield record, Problem(MISSING_KEY, f'"{needed}" is missing from this build record')
        for key in others & record.entries.keys():
            yield record.entries[key][0], Problem(UNKNOWN_KEY, f'"{key}" is not a key of this version of the format')


_OPTIONS = Record(
    "options",
    fields(
        *(
            Field(key, kind, description, required=False)
            for key, kind, description in (
                ("theme", PLAIN, "A theme that comes with the program, or a theme file among these files."),
                (
                    "paper",
                    Value("paper", rule=BAD_COMMAND, convert=paper_name),
                    "A name, or dimensions such as 170x240mm.",
                ),
                (
                    "columns",
                    Value("a number of columns", "[1-3]", BAD_COMMAND, convert=int),
                    "The number of columns.",
                ),
                (
                    "fit",
                    Value("a number of sides", rule=BAD_COMMAND, convert=sides),
                    "The number of sides of paper that it must fit on.",
                ),
                (
                    "binding",
                    Value("a width", rule=BAD_COMMAND, convert=millimetres),
                    "White space for binding, in mm.",
                ),
                ("duplex", YES, "Whether it is printed on both sides."),
                ("scheme", Choice.of("a scheme", Scheme), "How two pages are placed on a side of paper."),
                ("fillable", YES, "Whether it has form fields for filling in on screen."),
                ("ruler", YES, "Whether it has a line of 50 mm to check the scale."),
            )
        )
    ),
    _options,
)

_BUILD_RECORD = Record(
    "build record",
    fields(
        Field(
            "format", Choice("a version of the format that this program reads", FORMATS), "The version of this format."
        ),
        Field("program", PLAIN, "The program that built it."),
        Field("libraries", PLAIN, "Libraries whose versions can change the bytes."),
        Field("fonts", PLAIN, "The SHA-256 of the fonts."),
        Field("status", Choice.of("a status", Status), "The status of the leaflet."),
        Field("leaflet", PLAIN, "The leaflet's file.", required=False),
        Field("options", _OPTIONS, "The options that are not the defaults.", required=False),
        Field(
            "command",
            Value("a command that builds a leaflet with its source", rule=BAD_COMMAND, convert=command_read),
            "The command that builds it again from these files (first version of the format).",
            required=False,
        ),
    ),
    _made,
    check=_by_version,
)
