"""Which files are meant by the names that a command is given."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from leaflet_pdf.cli.content_folder import is_leaflet, yaml_files
from leaflet_pdf.cli.exit_status import UsageError
from leaflet_pdf.files.bundled import bundled


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


def leaflets_in(folder: Path) -> list[Path]:
    """Return the leaflets of a folder; the records of their approval stand beside them."""
    return sorted(path for path in folder.glob("*.yaml") if not path.name.endswith(".approval.yaml"))


def source(name: str) -> Path:
    """Return the YAML file of one name. Raises UsageError if there is none."""
    folders = Path("content"), bundled("content")
    if Path(name).suffix in (".yaml", ".yml") or Path(name).is_file():
        if not Path(name).is_file():
            raise UsageError(f"there is no file {name}")
        if Path(name).suffix.lower() == ".pdf":
            raise UsageError(f"{name} is a PDF: name the leaflet that it is of, or its YAML file")
        return Path(name)
    for folder in folders:
        path = folder / f"{name}.yaml"
        if path.is_file():
            return path
    from difflib import get_close_matches

    known = sorted({path.stem for folder in folders for path in leaflets_in(folder)})
    near = get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}" if known else "there are none"
    raise UsageError(f"there is no leaflet {name!r} in ./content or with the program; {hint}")
