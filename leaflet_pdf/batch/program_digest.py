"""One code for all of the program that a PDF's bytes depend on."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, entry_points, version
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
    for name in _further():
        total.update(f"{name}\0".encode())
    total.update(platform.python_version().encode())
    return total.hexdigest()


def _files() -> Iterator[Path]:
    for paths in (_PACKAGE.rglob("*"), bundled("fonts").glob("*")):
        yield from sorted(path for path in paths if path.is_file() and path.suffix != ".pyc")


def _further() -> Iterator[str]:
    """Yield what is installed for other scripts, in its versions: packs of fonts, and what tells Thai words apart."""
    packs = entry_points(group="leaflet_pdf.fonts")
    yield from sorted(f"{pack.name} {pack.dist.version}" for pack in packs if pack.dist)
    with suppress(PackageNotFoundError):
        yield f"budoux {version('budoux')}"
