"""Pictures of pages, as small as they can be read."""

from __future__ import annotations

import io
from typing import Any, NamedTuple

import pypdfium2
from PIL import Image

_AROUND = 14
"""White space around what is cut out, in points."""


class Cut(NamedTuple):
    """What is cut out of a page: from above the first words, or its head, to below the last, or its foot."""

    first: str = ""
    last: str = ""


def picture(pdf: bytes, number: int, cut: Cut, wide: int) -> bytes:
    """Return a page of a PDF, or a part of it, as a PNG that is so many pixels wide. Pages count from 1.

    Raises ValueError if the page does not have the words between which it is to be cut.
    """
    page = pypdfium2.PdfDocument(pdf)[number - 1]
    scale = 2 * wide / page.get_width()
    drawn = page.render(scale=scale).to_pil()
    high = page.get_height()
    top = max(0, high - _edge(page, cut.first).top - _AROUND) if cut.first else 0
    foot = min(high, high - _edge(page, cut.last).foot + _AROUND) if cut.last else high
    drawn = drawn.crop((0, int(top * scale), drawn.width, int(foot * scale)))
    return _png(drawn.resize((wide, round(drawn.height * wide / drawn.width)), Image.Resampling.LANCZOS))


class _Edge(NamedTuple):
    foot: float
    top: float


def _edge(page: Any, words: str) -> _Edge:
    """Return how low and how high some words stand on a page, in points from its foot."""
    text = page.get_textpage()
    found = text.search(words, match_case=True).get_next()
    if found is None:
        raise ValueError(f"the page does not say {words!r}")
    boxes = [text.get_charbox(index) for index in range(found[0], found[0] + found[1])]
    return _Edge(min(box[1] for box in boxes), max(box[3] for box in boxes))


def _png(drawn: Image.Image) -> bytes:
    written = io.BytesIO()
    drawn.quantize(64, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()
