"""Minimum requirements of every style: type size, line spacing, contrast, and levels that differ without colour.

Type is measured as printed, by its x-height: the same point size is larger in one font than in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.rule import Rule
from leaflet_pdf.model.style import MM, NARROWEST_MARGIN, Frame, Print, Style, TextStyle
from leaflet_pdf.text.face import face
from leaflet_pdf.text.symbols import SIGNS
from leaflet_pdf.theme.catalogue import (
    COLUMN_TOO_NARROW,
    CONTRAST_TOO_LOW,
    LARGE_PRINT_IN_COLUMNS,
    LEVELS_ALIKE,
    LINES_TOO_CLOSE,
    MARGIN_TOO_NARROW,
    TYPE_TOO_SMALL,
)

X_HEIGHT = 1.4 * MM
LINE_DISTANCE = 3 * MM
_READABILITY = "EC readability guideline, 2009"

SMALLEST = {Print.STANDARD: 0.0, Print.CLEAR: 12.0, Print.LARGE: 16.0}
"""The smallest type size of each kind of print, in points."""
_PRINTS = {Print.CLEAR: "UKAAF G003", Print.LARGE: "UKAAF MS03"}

CONTRAST = 4.5
CONTRAST_LARGE = 3.0
CONTRAST_ON_ROWS = 7.0
CONTRAST_OF_ROWS = 1.15
"""Of words on the tint of every other row of a table, and of that tint on paper, so that it is seen in grey print."""
_LARGE = 18.0
_WCAG = "WCAG 2.1, 1.4.3"
_HARTLEY = "Hartley, layout of printed instructions"

FRAMES_APART = 0.4
"""How much frames must differ, in points of line thickness, to look different on paper."""
NARROWEST_COLUMN = 45 * MM
"""In points: enough for about four words of large print."""
THINNEST_FRAME = 0.5
"""In points: the thinnest line that an office printer draws without gaps."""

KINDS = ("title", "heading", "subheading", "box_title", "body", "item", "term", "cell", "small")
_PAPER = "#ffffff"


def under_floor(style: Style, source: Source) -> Iterator[Finding]:
    """Yield a finding, at the source, for every minimum requirement that a style does not meet."""
    for rule in (_small_type, _close_lines, _faint_colours, _like_frames, _narrow_margins, _wrong_columns):
        for fall in rule(style):
            yield replace(fall.rule.at(source, fall.message, fall.hint), clause=fall.clause)


class _BelowFloor(NamedTuple):
    rule: Rule
    message: str
    hint: str
    clause: str


def x_height(style: Style, kind: TextStyle) -> float:
    """Return the x-height of a kind of type, in points, as printed."""
    height: int = face(style.bold if kind.bold else style.regular).x_height
    return height * kind.size / 1000


def _small_type(style: Style) -> Iterator[_BelowFloor]:
    for name in KINDS:
        kind: TextStyle = getattr(style, name)
        tall = x_height(style, kind)
        if tall < X_HEIGHT - 0.001:
            least = kind.size * X_HEIGHT / tall
            message = f"the x-height of “{_key_of(name)}” is {tall / MM:.2f} mm: {kind.size:g} points are too small"
            hint = f"in this font, {least:.1f} points give an x-height of 1.4 mm"
            yield _BelowFloor(TYPE_TOO_SMALL, message, hint, _READABILITY)
        if kind.size < SMALLEST[style.print]:
            message = f"“{_key_of(name)}” has {kind.size:g} points, too small for {style.print} print"
            hint = f"make it at least {SMALLEST[style.print]:g} points"
            yield _BelowFloor(TYPE_TOO_SMALL, message, hint, _PRINTS[style.print])
    scripts = style.body.size * style.script_scale
    if style.print is Print.LARGE and style.script_scale < 1:
        message = f"superscript and subscript have {scripts:g} points, the text beside them {style.body.size:g}"
        yield _BelowFloor(TYPE_TOO_SMALL, message, "write script-size: 1", "UKAAF G003")


def _close_lines(style: Style) -> Iterator[_BelowFloor]:
    for name in KINDS:
        kind: TextStyle = getattr(style, name)
        if kind.leading < LINE_DISTANCE - 0.001:
            message = f"lines of “{_key_of(name)}” are {kind.leading / MM:.2f} mm apart"
            yield _BelowFloor(LINES_TOO_CLOSE, message, "make them at least 3 mm (8.5 points)", _READABILITY)
        elif kind.leading < kind.size:
            message = f"lines of “{_key_of(name)}” are closer together than the size of the type"
            yield _BelowFloor(LINES_TOO_CLOSE, message, f"make them at least {kind.size:g} points", _READABILITY)


def _faint_colours(style: Style) -> Iterator[_BelowFloor]:
    body = CONTRAST_LARGE if style.body.size >= _LARGE else CONTRAST
    pairs = [(name, getattr(style, name), _PAPER, body) for name in ("ink", "quiet", "link")]
    pairs += [("accent", style.accent, _PAPER, _wanted(style.subheading))]
    pairs += [("ink on header rows of tables", style.ink, style.head_tint or _PAPER, _wanted(style.cell))]
    for level, frame in style.frames.items():
        ground = frame.tint or _PAPER
        pairs += [(level, frame.colour, ground, _wanted(style.box_title)), (f"ink on {level}", style.ink, ground, body)]
        pairs += [(f"link on {level}", style.link, ground, body)]
    heading = style.section_heads.tint or _PAPER
    pairs += [("accent on headings", style.accent, heading, _wanted(style.heading))]
    for name, aside, title in (
        ("note", style.note, style.subheading),
        ("information", style.information, style.box_title),
    ):
        ground = aside.tint or _PAPER
        pairs += [
            (f"accent on {name}", style.accent, ground, _wanted(title)),
            (f"ink on {name}", style.ink, ground, body),
        ]
        pairs += [(f"link on {name}", style.link, ground, body)]
    pairs += [("ink on tinted rows of tables", style.ink, style.row_tint, CONTRAST_ON_ROWS)]
    pairs += [("link on tinted rows of tables", style.link, style.row_tint, _wanted(style.cell))]
    pairs += [("tinted rows of tables", style.row_tint, _PAPER, CONTRAST_OF_ROWS)]
    for name, colour, ground, least in pairs:
        found = contrast(colour, ground)
        if found < least:
            message = f"the colour {name}, {colour} on {ground}, has a contrast of {found:.1f} to 1"
            yield _BelowFloor(CONTRAST_TOO_LOW, message, f"make it at least {least:g} to 1", _WCAG)


def _wanted(kind: TextStyle) -> float:
    """Return the contrast ratio that a kind of type needs (WCAG 2.1, 1.4.3, without its exception for bold)."""
    return CONTRAST_LARGE if kind.size >= _LARGE else CONTRAST


def _like_frames(style: Style) -> Iterator[_BelowFloor]:
    for (one, first), (other, second) in combinations(style.frames.items(), 2):
        if first.sign == second.sign or not _frames_differ(first, second):
            message = f"boxes of the levels {one} and {other} look alike without colour"
            hint = f"give them different symbols, and frames that differ by {FRAMES_APART:g} points or by a bar"
            yield _BelowFloor(LEVELS_ALIKE, message, hint, "WCAG 2.1, 1.4.1")
    for level, frame in style.frames.items():
        if frame.sign not in SIGNS or frame.stroke < THINNEST_FRAME:
            message = f"boxes of the level {level} have no symbol, or too thin a frame"
            hint = f"make the frame at least {THINNEST_FRAME:g} points thick"
            yield _BelowFloor(LEVELS_ALIKE, message, hint, "WCAG 2.1, 1.4.1")


def _frames_differ(first: Frame, second: Frame) -> bool:
    return abs(first.stroke - second.stroke) >= FRAMES_APART or abs(first.bar - second.bar) >= 2 * FRAMES_APART


def _narrow_margins(style: Style) -> Iterator[_BelowFloor]:
    margins = style.margins
    for name, width in (
        ("top", margins.top),
        ("right", margins.right),
        ("bottom", margins.bottom),
        ("left", margins.left),
    ):
        if width < NARROWEST_MARGIN - 0.001:
            message = f"the {name} margin is {width / MM:.1f} mm"
            yield _BelowFloor(MARGIN_TOO_NARROW, message, "make it at least 10 mm", _HARTLEY)


def _wrong_columns(style: Style) -> Iterator[_BelowFloor]:
    if style.column_width < NARROWEST_COLUMN:
        message = f"columns would be only {style.column_width / MM:.0f} mm wide"
        hint = "choose larger paper, longer lines, narrower margins or fewer columns"
        yield _BelowFloor(COLUMN_TOO_NARROW, message, hint, "")
    if style.print is Print.LARGE and style.columns > 1:
        yield _BelowFloor(LARGE_PRINT_IN_COLUMNS, "large print is set in columns", "write columns: 1", "UKAAF MS03")


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours "#rrggbb", from 1 to 21 (WCAG 2.1, relative luminance)."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour "#rrggbb", from 0 to 1 (WCAG 2.1)."""
    channels = (channel / 255 for channel in bytes.fromhex(colour[1:]))
    linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _key_of(name: str) -> str:
    return name.replace("_", "-")
