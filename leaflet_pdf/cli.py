"""The command `leaflet`: what it is asked, where files are, what it answers."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaflet_pdf import __version__
from leaflet_pdf.bundled import bundled
from leaflet_pdf.printing import Printing, PrintingError, ThemeError, add_options, printings

if TYPE_CHECKING:
    from leaflet_pdf.build import Built
    from leaflet_pdf.finding import Finding

BUILT, STOPPED, USAGE = 0, 1, 2
"""What the command ends with."""

_DESCRIPTION = "Turn leaflets written in YAML into printable, accessible, archivable PDF files."
_EXAMPLES = """\
examples:
  leaflet build                        every leaflet in ./content, into ./out
  leaflet build isotretinoin-40mg      one of them, or one that comes with the program
  leaflet build letter.yaml -o print   a file of yours, into ./print
  leaflet new my-leaflet               begin one: writes ./content/my-leaflet.yaml
  leaflet schema > leaflet.schema.json what editors need to complete and check it

ends with 0 if every PDF was built, 1 if findings stopped one, 2 if it was called wrongly
"""


class UsageError(Exception):
    """The command cannot do what it was asked; the message says why and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with the given arguments (by default those of the process) and return its exit status."""
    try:
        asked = _parser().parse_args(arguments)
        answer: int = asked.run(asked)
    except (UsageError, PrintingError) as error:
        print(f"leaflet: {error}", file=sys.stderr)
        return USAGE
    except ThemeError as error:
        print(error, file=sys.stderr)
        return STOPPED
    except OSError as error:
        print(f"leaflet: {error.filename or ''}: {error.strerror or error}", file=sys.stderr)
        return USAGE
    return answer


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "leaflet",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"leaflet {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    _add_build(commands.add_parser("build", help="make PDF files", description="Make the PDF file of each leaflet."))
    _add_new(commands.add_parser("new", help="begin a leaflet", description="Write a leaflet to begin from."))
    schema = commands.add_parser(
        "schema", help="describe the format for editors", description="Print the JSON Schema of the format."
    )
    schema.add_argument(
        "of",
        nargs="?",
        choices=("leaflet", "patient", "theme"),
        default="leaflet",
        help="which file: a leaflet's (if nothing is said), a patient's for a cover, or a theme's",
    )
    schema.set_defaults(run=_schema)
    return parser


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "leaflets",
        nargs="*",
        metavar="NAME or FILE",
        help="a YAML file, or the name of a leaflet in ./content or of one that comes with the program; "
        "all of ./content if none is given",
    )
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("out"), metavar="DIR", help="where the PDF files go (default: out)"
    )
    add_options(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but findings")
    parser.add_argument("--json", action="store_true", help="answer with a JSON array, an object for each leaflet")
    parser.set_defaults(run=_build)


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="small letters, digits and hyphens, as in my-leaflet")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("content"),
        metavar="DIR",
        help="the folder that it goes to (default: content)",
    )
    parser.set_defaults(run=_new)


def _build(asked: argparse.Namespace) -> int:
    from leaflet_pdf.build import build, write

    answers: list[dict[str, Any]] = []
    for source, printing, target in _targets(_sources(asked.leaflets), printings(asked), asked.output):
        built = build(
            source,
            printing.style,
            sides=printing.sides,
            scheme=printing.scheme,
            fillable=printing.fillable,
            patient=printing.patient,
            label=printing.label,
        )
        if built.pdf is not None:
            write(built.pdf, target)
        _say(built, target, asked, answers)
    if asked.json:
        print(json.dumps(answers, ensure_ascii=False, indent=2))
    return BUILT if all(answer["pdf"] for answer in answers) else STOPPED


def _sources(names: Sequence[str]) -> list[Path]:
    """Return the YAML file of each name: as it is, in ./content, or among those that come with the program."""
    own, ours = Path("content"), bundled("content")
    if names:
        return [_source(name, own, ours) for name in names]
    found = sorted((own if own.is_dir() else ours).glob("*.yaml"))
    if not found:
        raise UsageError("there is no leaflet in ./content: begin one with `leaflet new NAME`")
    return found


def _source(name: str, own: Path, ours: Path) -> Path:
    if Path(name).suffix in (".yaml", ".yml") or Path(name).is_file():
        if not Path(name).is_file():
            raise UsageError(f"there is no file {name}")
        return Path(name)
    for folder in (own, ours):
        path = folder / f"{name}.yaml"
        if path.is_file():
            return path
    known = sorted({path.stem for folder in (own, ours) for path in folder.glob("*.yaml")})
    near = get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}" if known else "there are none"
    raise UsageError(f"there is no leaflet {name!r} in ./content or with the program; {hint}")


def _targets(sources: Sequence[Path], ways: Sequence[Printing], folder: Path) -> list[tuple[Path, Printing, Path]]:
    """Return each source with each way to print it and the PDF file it becomes, which no other may become too."""
    targets = [
        (source, way, folder / f"{source.stem}{way.suffix}.pdf") for source in dict.fromkeys(sources) for way in ways
    ]
    for target, count in Counter(target for _, _, target in targets).items():
        if count > 1:
            both = " and ".join(str(source) for source, _, path in targets if path == target)
            raise UsageError(f"{both} would both become {target}: build one of them into another folder with -o")
    return targets


def _say(built: Built, target: Path, asked: argparse.Namespace, answers: list[dict[str, Any]]) -> None:
    """Tell what became of a leaflet: its findings, and one line."""
    pdf = built.pdf
    answers.append(
        {
            "source": built.source.as_posix(),
            "pdf": target.as_posix() if pdf else None,
            "pages": built.pages,
            "bytes": len(pdf) if pdf else 0,
            "findings": [_as_json(finding) for finding in built.findings],
        }
    )
    if asked.json:
        return
    for finding in built.findings:
        print(finding, file=sys.stderr)
    if not asked.quiet:
        found = _count(len(built.findings), "finding") if built.findings else "no findings"
        size = f"{_count(built.pages, 'page')}, {len(pdf) / 1024:.0f} KB" if pdf else ""
        print(f"{target}: {size}, {found}" if pdf else f"{built.source}: not built, {found}")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _as_json(finding: Finding) -> dict[str, Any]:
    source = finding.source
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "rule": finding.clause,
        "file": source.file,
        "line": source.line,
        "column": source.column,
    }


def _new(asked: argparse.Namespace) -> int:
    from leaflet_pdf.load.starter import starter

    path = asked.output / f"{asked.name}.yaml"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", asked.name):
        raise UsageError(f"{asked.name!r} is no name: use small letters, digits and hyphens, as in my-leaflet")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(starter(asked.name))
    except FileExistsError:
        raise UsageError(f"{path} is there already, and stays as it is: choose another name") from None
    print(f"{path}: written; edit it, then run `leaflet build {path}`")
    return BUILT


def _schema(asked: argparse.Namespace) -> int:
    from leaflet_pdf.load.schema import patient_schema, schema
    from leaflet_pdf.theme import theme_schema

    described = {"leaflet": schema, "patient": patient_schema, "theme": theme_schema}[asked.of]()
    print(json.dumps(described, ensure_ascii=False, indent=2))
    return BUILT
