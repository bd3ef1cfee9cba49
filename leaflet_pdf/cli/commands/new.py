"""Write a leaflet to begin from."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflet_pdf.cli.exit_status import FINE, UsageError, say


def options(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="small letters, digits and hyphens, as in my-leaflet")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("content"),
        metavar="DIR",
        help="the folder that it goes to (default: content)",
    )


def run(asked: Namespace) -> int:
    from leaflet_pdf.sources.yaml.starter import starter

    path = asked.output / f"{asked.name}.yaml"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", asked.name):
        raise UsageError(f"{asked.name!r} is no name: use small letters, digits and hyphens, as in my-leaflet")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(starter(asked.name))
    except FileExistsError:
        raise UsageError(f"{path} is there already, and stays as it is: choose another name") from None
    say(f"{path}: written; edit it, then run `leaflet build {path}`")
    return FINE
