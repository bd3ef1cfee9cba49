"""How the words of a cover are set, on a page and on a label."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from leaflet_pdf.layout.cover.dose_grid import SMALLEST
from leaflet_pdf.model.style import MM, Margins, Paper, Style, TextStyle

_SMALLEST_X_HEIGHT = 1.4 * MM
"""What type on a label must have at least (EC readability guideline, 2009: 3 mm from line to line besides)."""

_LABEL_MARGIN = 5.2 * MM
"""Office printers leave 5 mm blank."""

_ALONE_MARGIN = 2.2 * MM
"""Label printers leave 2 mm blank."""

_NARROWEST_PAPER = 90 * MM
"""What is as wide may come from an office printer too."""


class CoverType(NamedTuple):
    """The kinds of type on a cover: `main` is for what must not be overlooked, `head` and `amount` for the tables."""

    name: TextStyle
    medicine: TextStyle
    dose: TextStyle
    main: TextStyle
    directions: TextStyle
    plain: TextStyle
    small: TextStyle
    head: TextStyle
    amount: TextStyle


def on_page(style: Style) -> CoverType:
    """Return type that is read at arm's length, and nothing smaller than the style's body."""
    body = style.body.size
    plain, main = _type(max(12, body)), _type(max(15, body))
    return CoverType(
        name=_type(max(27, 1.2 * body))._replace(bold=True),
        medicine=_type(max(24, 1.2 * body))._replace(bold=True),
        dose=_type(max(19, 1.1 * body))._replace(bold=True),
        main=main._replace(bold=True),
        directions=main,
        plain=plain,
        small=_type(body),
        head=plain._replace(after=0, bold=True),
        amount=_type(max(22, 1.2 * body))._replace(after=0, bold=True),
    )


def _type(size: float) -> TextStyle:
    return TextStyle(size, 1.32 * size, 0.42 * size)


def on_label(x_height: float) -> CoverType:
    """Return type as small as a label may have, the name larger. The x-height is the face's, in 1/1000 em.

    On a label facts are bold and what they are called is not.
    """
    size = max(SMALLEST, 1000 * _SMALLEST_X_HEIGHT / x_height)
    plain = TextStyle(size, 1.06 * size, 0.1 * size)
    return CoverType(
        name=TextStyle(1.4 * size, 1.6 * size, 0),
        medicine=plain,
        dose=TextStyle(1.15 * size, 1.25 * size, 0.1 * size, bold=True),
        main=plain,
        directions=plain,
        plain=plain,
        small=plain,
        head=plain._replace(after=0),
        amount=TextStyle(1.15 * size, 1.25 * size, 0, bold=True),
    )


def label_style(style: Style, paper: Paper, *, alone: bool) -> Style:
    """Return the style for a label on its own paper, from an office printer or alone from a label printer."""
    margin = _ALONE_MARGIN if alone and min(paper) < _NARROWEST_PAPER else _LABEL_MARGIN
    return replace(style, paper=paper, margins=Margins(*[margin] * 4), hang=0, side=0).across()
