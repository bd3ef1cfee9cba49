"""Which files are meant by the names that a command is given."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from leaflet_pdf.cli.exit_status import UsageError
from leaflet_pdf.model.finding import count
from leaflet_pdf.sources.content_folder import is_leaflet, yaml_files
from leaflet_pdf.sources.leaflet_names import leaflet_file

ONE = "NAME or FILE"
SEVERAL = "NAME, FILE or DIR"
"""How the help calls arguments that are a leaflet, or several."""


def add_names(parser: ArgumentParser) -> None:
    """Let a command be given the names of leaflets."""
    parser.add_argument(
        "leaflets",
        nargs="*",
        metavar=SEVERAL,
        help="a YAML file, the name of a leaflet in ./content or of one that comes with the program, a pattern such as "
        "content/*.yaml, or a folder with all leaflets in it and below (default: ./content)",
    )


SIGNS = frozenset("*?[")
"""What makes a name a pattern, as in content/*.yaml."""

_NO_CONTENT = (
    "there is no folder ./content here: name a leaflet, as in `leaflet build isotretinoin-40mg` (the example), "
    "or start one with `leaflet new NAME`"
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

    A folder stands for all leaflets in it and below it, and so does ./content without a name; a pattern that the shell
    left as it is, for all leaflets that it matches. Raises UsageError if there is none.
    """
    leaflets: dict[Path, Path] = {}
    others: dict[Path, None] = {}
    if not names and not Path("content").is_dir():
        raise UsageError(_NO_CONTENT)
    for name in names or ["content"]:
        if not name:
            raise UsageError("a name is empty: name a leaflet, a file or a folder")
        if is_pattern(name):
            leaflets = dict(_matching(name)) | leaflets
            continue
        if not Path(name).is_dir():
            leaflets.setdefault(source(name), Path())
            continue
        before = len(leaflets)
        for path in yaml_files(Path(name)):
            if is_leaflet(path):
                leaflets.setdefault(path, path.parent.relative_to(name))
            else:
                others[path] = None
        if len(leaflets) == before:
            raise UsageError(f"there is no leaflet in {name}: start one with `leaflet new NAME`")
    return Found(leaflets, tuple(others))


def prove_folder(output: Path) -> None:
    """Raise UsageError if files are to go into what is no folder."""
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output} is not a folder: name another with -o")


def prove_apart(written: Sequence[tuple[Path, Path]]) -> None:
    """Raise UsageError if the files of two leaflets would be one; each is given as its source, and what is written."""
    for target, times in Counter(target for _, target in written).items():
        if times > 1:
            both = " and ".join(str(source) for source, other in written if other == target)
            raise UsageError(f"{both} would both become {target}: write one of them into another folder with -o")


def is_pattern(name: str) -> bool:
    """Tell whether a name is a pattern that the shell left as it is, and not a file or a folder that is called so."""
    return not SIGNS.isdisjoint(name) and not Path(name).exists()


def _matching(pattern: str) -> Iterator[tuple[Path, Path]]:
    """Yield each leaflet that a pattern matches, with its folder below the one that the pattern begins in."""
    from leaflet_pdf.cli.patterns import matching, pattern_root

    root = pattern_root(pattern)
    none = True
    for path in matching(pattern):
        if path.suffix in {".yaml", ".yml"} and is_leaflet(path):
            none = False
            yield path, path.parent.relative_to(root)
    if none:
        raise UsageError(f"no leaflet matches {pattern}")


def source(name: str) -> Path:
    """Return the YAML file of one name. Raises UsageError if there is none."""
    if is_pattern(name):
        several = [path for path, _ in _matching(name)]
        if len(several) > 1:
            raise UsageError(f"{name} matches {count(len(several), 'leaflet')}: name one of them")
        return several[0]
    try:
        return leaflet_file(name)
    except ValueError as error:
        raise UsageError(str(error)) from None
