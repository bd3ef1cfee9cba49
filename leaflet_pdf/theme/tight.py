"""The tightest version of a style that saves paper: everything at its minimum."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import Any

from leaflet_pdf.model.style import MM, Margins, Style, TextStyle
from leaflet_pdf.theme.floors import KINDS, LINE_DISTANCE, SMALLEST, X_HEIGHT, x_height

_LEADING = 1.03
"""The line spacing as a multiple of the type size: with less, letters of two lines touch."""

_WHITE = 0.2
"""The share of the white space between blocks that is kept."""

_STANDS_OUT = {"title": 1.6, "heading": 1.2, "subheading": 1.06, "box_title": 1.06}
"""The sizes of headings, as a multiple of the size of the text below them."""

_MARGINS = Margins(top=12 * MM, right=10 * MM, bottom=12 * MM, left=10 * MM)


def tightest(style: Style) -> Style:
    """Return the style at its minimum: smaller type, tighter or longer lines, or narrower margins would be findings."""
    types: dict[str, Any] = {name: _tight(style, name) for name in KINDS}
    text = types["body"].size
    for name, ratio in _STANDS_OUT.items():
        kind: TextStyle = types[name]
        size = min(getattr(style, name).size, max(kind.size, text * ratio))
        types[name] = kind._replace(size=size, leading=max(LINE_DISTANCE, size * _LEADING))
    tight = replace(
        style,
        **types,
        hang=style.hang * text / style.body.size,
        indent=style.indent * text / style.body.size,
        padding=style.padding * 0.6,
        side=0.0,
        gutter=min(style.gutter, 5 * MM),
    )
    margins = style.margins
    return tight.across().with_margins(
        Margins(
            min(margins.top, _MARGINS.top),
            min(margins.right, _MARGINS.right),
            min(margins.bottom, _MARGINS.bottom),
            min(margins.left, _MARGINS.left),
        )
    )


def _tight(style: Style, name: str) -> TextStyle:
    kind: TextStyle = getattr(style, name)
    floor = ceil(10 * kind.size * X_HEIGHT / x_height(style, kind)) / 10
    size = min(kind.size, max(floor, SMALLEST[style.print]))
    leading = min(kind.leading, max(LINE_DISTANCE, size * _LEADING))
    return kind._replace(size=size, leading=leading, after=kind.after * _WHITE, before=kind.before * _WHITE)
