"""Which files are meant by the names that a command is given."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from leaflet_pdf.cli.content_folder import is_leaflet, yaml_files
from leaflet_pdf.cli.exit_status import UsageError
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.leaflet_names import leaflet_file


def add_names(parser: ArgumentParser) -> None:
    """Let a command be given the names of leaflets."""
    parser.add_argument(
        "leaflets",
        nargs="*",
        metavar="NAME, FILE or DIR",
        help="a YAML file, the name of a leaflet in ./content or of one that comes with the program, or a folder: "
        "all leaflets in it and below; all of ./content if none is given",
    )


class Found(NamedTuple):
    """The leaflets that names stand for, each with its folder below the one that was named, and files that are none."""

    leaflets: dict[Path, Path]
    others: tuple[Path, ...] = ()


def sources(names: Sequence[str]) -> list[Path]:
    """Return the YAML file of each leaflet that is meant, once. Raises UsageError if there is none."""
    return list(found(names).leaflets)


def found(names: Sequence[str]) -> Found:
    """Return the leaflets of each name: a file as it is, in ./content, or among those that come with the program.

    A folder stands for all leaflets in it and below it, and so does ./content without a name. Raises UsageError if
    there is none.
    """
    own, ours = Path("content"), bundled("content")
    leaflets: dict[Path, Path] = {}
    others: dict[Path, None] = {}
    for name in names or [str(own if own.is_dir() else ours)]:
        if not Path(name).is_dir():
            leaflets.setdefault(source(name), Path())
            continue
        before = len(leaflets)
        for path in yaml_files(Path(name)):
            if is_leaflet(path):
                leaflets.setdefault(path, path.parent.relative_to(name))
            else:
                others[path] = None
        if len(leaflets) == before and (names or not leaflets):
            raise UsageError(f"there is no leaflet in {name}: begin one with `leaflet new NAME`")
    return Found(leaflets, tuple(others))


def source(name: str) -> Path:
    """Return the YAML file of one name. Raises UsageError if there is none."""
    try:
        return leaflet_file(name)
    except ValueError as error:
        raise UsageError(str(error)) from None
