"""The packs of fonts of the source tree, found as if they were installed, and languages that are tried with them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest

from leaflet_pdf.languages import language as languages
from leaflet_pdf.layout.lines import inseparable
from leaflet_pdf.standards.wording import writing
from leaflet_pdf.text.other_scripts import packs

FOLDER = Path(__file__).parent.parent / "fonts/packs"


@contextmanager
def installed(*names: str) -> Iterator[None]:
    """Let packs be found as those that pip has installed are found."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        for script, name in packs.PACKS.items():
            if name in names:
                package = f"leaflet_pdf_fonts_{name}"
                info = Path(folder) / f"{package}-0.dist-info"
                info.mkdir()
                (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 0\n")
                (info / "entry_points.txt").write_text(f"[{packs.GROUP}]\n{script} = {package}\n")
                patch.syspath_prepend(FOLDER / name)
        patch.syspath_prepend(folder)
        packs.pack.cache_clear()
        try:
            yield
        finally:
            packs.pack.cache_clear()
    for name in names:
        sys.modules.pop(f"leaflet_pdf_fonts_{name}", None)


@contextmanager
def spoken(*tags: str) -> Iterator[None]:
    """Let there be languages, with the words of English."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        for tag in ("en", *tags):
            copytree(languages._FOLDER / "en", Path(folder) / tag)
        patch.setattr(languages, "_FOLDER", Path(folder))
        _forget_languages()
        try:
            yield
        finally:
            _forget_languages()


def _forget_languages() -> None:
    by_tag = (
        *(languages.language, languages.language_file, languages.fallbacks, languages.languages),
        *(inseparable._words, writing._read),
    )
    for remembered in by_tag:
        remembered.cache_clear()
