"""A leaflet by its name: in ./content, or among those that come with the program."""

from __future__ import annotations

from pathlib import Path

from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import is_file


def leaflet_file(name: str) -> Path:
    """Return the YAML file that a name stands for: a file as it is, in ./content, or one that comes with the program.

    Raises ValueError if there is none; the message says which there are.
    """
    if Path(name).suffix in (".yaml", ".yml") or is_file(Path(name)):
        if not is_file(Path(name)):
            raise ValueError(f"there is no file {name}")
        if Path(name).suffix.lower() == ".pdf":
            raise ValueError(f"{name} is a PDF: name the leaflet that it is of, or its YAML file")
        return Path(name)
    folders = Path("content"), bundled("content")
    for folder in folders:
        path = folder / f"{name}.yaml"
        if is_file(path):
            return path
    from difflib import get_close_matches

    known = sorted({path.stem for folder in folders for path in leaflets_in(folder)})
    near = get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}" if known else "there are none"
    raise ValueError(f"there is no leaflet {name!r} in ./content or with the program; {hint}")


def leaflets_in(folder: Path) -> list[Path]:
    """Return the leaflets of a folder; the records of their approval stand beside them."""
    return sorted(path for path in folder.glob("*.yaml") if not path.name.endswith(".approval.yaml"))
