"""Make the PDF file of each leaflet."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaflet_pdf.cli.answer import FINE, STOPPED, UsageError, count
from leaflet_pdf.cli.dates import add_day
from leaflet_pdf.cli.names import add_names, sources
from leaflet_pdf.options import add_extras, add_looks, add_sheets, printings

if TYPE_CHECKING:
    from leaflet_pdf.build import Built
    from leaflet_pdf.printing import Printing


def options(parser: ArgumentParser) -> None:
    add_names(parser)
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("out"), metavar="DIR", help="where the PDF files go (default: out)"
    )
    add_looks(parser)
    add_sheets(parser)
    add_extras(parser)
    parser.add_argument(
        "--release", action="store_true", help="build only what is approved and current, and prove each file"
    )
    add_day(parser, "on which approvals must hold")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but findings")
    parser.add_argument("--json", action="store_true", help="answer with a JSON array, an object for each leaflet")


def run(asked: Namespace) -> int:
    from leaflet_pdf.build import build, write

    on = asked.on or date.today()
    done: list[tuple[Built, Path]] = []
    for source, printing, target in _targets(sources(asked.leaflets), printings(asked), asked.output):
        built = build(
            source,
            printing.style,
            sides=printing.sides,
            scheme=printing.scheme,
            fillable=printing.fillable,
            patient=printing.patient,
            label=printing.label,
            embed=printing.embed,
            on=on,
        )
        if asked.release:
            built = _released(built, target, on, printing)
        if built.pdf is not None:
            write(built.pdf, target)
        done.append((built, target))
        if not asked.json:
            _say(built, target, quiet=asked.quiet)
    if asked.json:
        print(json.dumps([_answer(*one) for one in done], ensure_ascii=False, indent=2))
    return FINE if all(built.pdf for built, _ in done) else STOPPED


def _released(built: Built, target: Path, on: date, printing: Printing) -> Built:
    # Only what is released is read back: the reader takes longer to be read in than a leaflet to be built.
    from leaflet_pdf.release import released

    return released(built, target, on, printing.patient)


def _targets(
    files: Sequence[Path], ways: Sequence[tuple[Printing, str]], folder: Path
) -> list[tuple[Path, Printing, Path]]:
    """Return each source with each way to print it and the PDF file it becomes, which no other may become too."""
    targets = [
        (source, printing, folder / f"{source.stem}{suffix}.pdf") for source in files for printing, suffix in ways
    ]
    for target, times in Counter(target for _, _, target in targets).items():
        if times > 1:
            both = " and ".join(str(source) for source, _, path in targets if path == target)
            raise UsageError(f"{both} would both become {target}: build one of them into another folder with -o")
    return targets


def _answer(built: Built, target: Path) -> dict[str, Any]:
    from leaflet_pdf.report.json import as_json

    return {
        "source": built.source.as_posix(),
        "pdf": target.as_posix() if built.pdf else None,
        "status": built.status,
        "pages": built.pages,
        "bytes": len(built.pdf) if built.pdf else 0,
        "findings": list(map(as_json, built.findings)),
    }


def _say(built: Built, target: Path, *, quiet: bool) -> None:
    """Tell what became of a leaflet: its findings, and one line."""
    for finding in built.findings:
        print(finding, file=sys.stderr)
    if not quiet:
        found = count(len(built.findings), "finding") if built.findings else "no findings"
        size = f"{count(built.pages, 'page')}, {len(built.pdf) / 1024:.0f} KB" if built.pdf else ""
        print(f"{target}: {size}, {found}" if built.pdf else f"{built.source}: not built, {found}")
