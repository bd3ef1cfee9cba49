"""Which files are meant by the names that a command is given."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from leaflet_pdf.bundled import bundled
from leaflet_pdf.cli.answer import UsageError


def add_names(parser: ArgumentParser) -> None:
    """Let a command be given the names of leaflets."""
    parser.add_argument(
        "leaflets",
        nargs="*",
        metavar="NAME or FILE",
        help="a YAML file, or the name of a leaflet in ./content or of one that comes with the program; "
        "all of ./content if none is given",
    )


def sources(names: Sequence[str]) -> list[Path]:
    """Return the YAML file of each name, once: as it is, in ./content, or among those that come with the program.

    Without a name, return those of all leaflets in ./content. Raises UsageError if there is none.
    """
    own, ours = Path("content"), bundled("content")
    if names:
        return list(dict.fromkeys(source(name) for name in names))
    found = leaflets_in(own if own.is_dir() else ours)
    if not found:
        raise UsageError("there is no leaflet in ./content: begin one with `leaflet new NAME`")
    return found


def leaflets_in(folder: Path) -> list[Path]:
    """Return the leaflets of a folder; the records of their approval stand beside them."""
    return sorted(path for path in folder.glob("*.yaml") if not path.name.endswith(".approval.yaml"))


def source(name: str) -> Path:
    """Return the YAML file of one name. Raises UsageError if there is none."""
    folders = Path("content"), bundled("content")
    if Path(name).suffix in (".yaml", ".yml") or Path(name).is_file():
        if not Path(name).is_file():
            raise UsageError(f"there is no file {name}")
        return Path(name)
    for folder in folders:
        path = folder / f"{name}.yaml"
        if path.is_file():
            return path
    known = sorted({path.stem for folder in folders for path in leaflets_in(folder)})
    near = get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}" if known else "there are none"
    raise UsageError(f"there is no leaflet {name!r} in ./content or with the program; {hint}")
