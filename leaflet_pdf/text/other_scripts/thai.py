"""Where words end in Thai, which puts no space between them: a model tells them apart (BudouX, an optional package)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

from leaflet_pdf.text.unicode.graphemes import boundaries

_THAI = re.compile(r"[\u0e01-\u0e5b]+")
_GOES_ON = "ๆฯ"
"""Signs that repeat or shorten the word before them."""

_COMPOUNDS = ("ตั้งครรภ์", "ซึมเศร้า", "วางแผน", "แคปซูล", "วันละ", "ครั้งละ")
"""Words that the model parts, and readers do not: pregnant, depressed, plan, capsule, a day, each time."""


def knows_words() -> bool:
    """Tell whether the model is installed."""
    return find_spec("budoux") is not None


def model() -> str:
    """Return the model with its version, as "BudouX 0.8.0". It must be installed."""
    return f"BudouX {version('budoux')}"


def word_ends(text: str) -> Iterator[int]:
    """Yield the places between two Thai words, wherever there is Thai in a text; none without the model."""
    for run in _THAI.finditer(text) if knows_words() else ():
        yield from (run.start() + end for end in _ends_in(run[0]))


def _ends_in(text: str) -> Iterator[int]:
    allowed, end = set(boundaries(text)) - set(_inside_compounds(text)), 0
    for word in _model().parse(text):
        end += len(word)
        if end in allowed and end < len(text) and text[end] not in _GOES_ON:
            yield end


def _inside_compounds(text: str) -> Iterator[int]:
    for word in _COMPOUNDS:
        for found in re.finditer(word, text):
            yield from range(found.start() + 1, found.end())


@cache
def _model() -> Any:
    from budoux import load_default_thai_parser

    return load_default_thai_parser()
