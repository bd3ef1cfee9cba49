"""The themes that come with the program: its own, and house themes among its content, which a house may change."""

from __future__ import annotations

from pathlib import Path

from leaflet_pdf.files.bundled import bundled

_OWN = Path(__file__).parent / "themes"


def themes() -> tuple[str, ...]:
    """Return the names of the program's own themes."""
    return ("standard", *sorted(path.stem for path in _OWN.glob("*.yaml")))


def house_themes() -> tuple[str, ...]:
    """Return the names of the house themes that come with the program."""
    return tuple(sorted(path.stem for path in _house().glob("*.yaml")))


def bundled_file(name: str) -> Path:
    """Return the file of a theme that comes with the program and is not the standard."""
    return (_OWN if name in themes() else _house()) / f"{name}.yaml"


def _house() -> Path:
    return bundled("content") / "themes"
