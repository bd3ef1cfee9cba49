"""A leaflet by its name: in ./content, or among those that come with the program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import is_file
from leaflet_pdf.model.finding import nearest

_BESIDE = (".approval.yaml", ".comments.yaml")
_ALIKE = 0.7
"""How alike a name must be to be meant, from 0 to 1."""


def leaflet_file(name: str) -> Path:
    """Return the YAML file that a name stands for: a file as it is, in ./content, or one that comes with the program.

    Raises ValueError if there is none; the message says which there are.
    """
    if Path(name).suffix in (".yaml", ".yml") or is_file(Path(name)):
        if not is_file(Path(name)):
            near = _meant(name, map(str, Path(name).parent.glob("*.y*ml")))
            raise ValueError(f"there is no file {name}; {near}" if near else f"there is no file {name}")
        if Path(name).suffix.lower() == ".pdf":
            raise ValueError(f"{name} is a PDF: name the leaflet that it is of, or its YAML file")
        return Path(name)
    for folder in _folders():
        path = folder / f"{name}.yaml"
        if is_file(path):
            return path
    known = known_names()
    hint = _meant(name, known) or (f"there are: {', '.join(known)}" if known else "there are none")
    raise ValueError(f"there is no leaflet {name!r} in ./content or with the program; {hint}")


def known_names() -> list[str]:
    """Return the names of the leaflets in ./content and of those that come with the program."""
    return sorted({path.stem for folder in _folders() for path in leaflets_in(folder)})


def _folders() -> tuple[Path, ...]:
    return Path("content"), bundled("content")


def _meant(name: str, known: Iterable[str]) -> str:
    """Return "did you mean x?" for the known name that is most like one; "" if none is."""
    near = nearest(name, known, _ALIKE)
    return f"did you mean {near}?" if near else ""


def leaflets_in(folder: Path) -> list[Path]:
    """Return the leaflets of a folder; records of their approval, and comments on them, stand beside them."""
    return sorted(path for path in folder.glob("*.yaml") if not path.name.endswith(_BESIDE))
