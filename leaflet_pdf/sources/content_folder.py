"""A folder of leaflets: which of its files are leaflets, and which are something else."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from leaflet_pdf.files.disk import content
from leaflet_pdf.schema.document.read import MOST_BYTES

_FOLDERS = {"themes", "profiles", "facts", "glossary"}
"""Folders beside leaflets for what leaflets use."""


_KEY = rb"""^(?:\xef\xbb\xbf)?(['"]?)(?:%s)\1[ \t]*:"""
_OF_LEAFLETS = _KEY % b"id|sections"
_OF_OTHERS = _KEY % b"theme|directions|approvals|comments"
"""What every leaflet has, and what every theme, patient's file, record of approvals or file of comments has."""


def yaml_files(folder: Path) -> Iterator[Path]:
    """Return the YAML files in a folder and below it in their order, without what is hidden.

    A link that leads nowhere is one too, so that it is reported. Raises OSError for a folder that cannot be read.
    """
    return iter(sorted(_found(folder)))


def _found(folder: Path) -> Iterator[Path]:
    for around, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(around, name) for name in names if not name.startswith(".")):
            if path.suffix in {".yaml", ".yml"}:
                yield path


def _refuse(error: OSError) -> NoReturn:
    raise error


def is_leaflet(path: Path) -> bool:
    """Tell whether a YAML file is a leaflet, right or wrong: all are but those that are clearly something else.

    A file with `id:` or `sections:` at the margin is a leaflet anywhere. Else it is none in a folder for themes,
    profiles, facts or words, nor with a key at the margin that only a theme, a patient's file, a record of
    approvals or a file of comments has. What cannot be read is taken for a leaflet, so that it is reported.
    """
    try:
        data = content(path, MOST_BYTES)
    except OSError:
        return True
    other = _FOLDERS.intersection(path.parent.parts) or re.search(_OF_OTHERS, data, re.MULTILINE)
    return bool(re.search(_OF_LEAFLETS, data, re.MULTILINE)) or not other
