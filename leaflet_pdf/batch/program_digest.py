"""One code for all of the program that a PDF's bytes depend on."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from leaflet_pdf.files.bundled import bundled

_LIBRARIES = ("deflate", "pillow", "pyyaml", "reportlab", "segno", "uharfbuzz")
_PACKAGE = Path(__file__).parent.parent


@cache
def program() -> str:
    """Return the SHA-256, in hex, of our code, data and fonts, and of the versions of all that they depend on."""
    total = sha256()
    for path in _files():
        total.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        total.update(path.read_bytes())
    for library in _LIBRARIES:
        total.update(f"{library} {version(library)}\0".encode())
    total.update(platform.python_version().encode())
    return total.hexdigest()


def _files() -> Iterator[Path]:
    for folder in (_PACKAGE, bundled("fonts")):
        yield from sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
