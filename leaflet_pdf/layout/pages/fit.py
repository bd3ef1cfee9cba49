"""A leaflet made to fit so many sides: by columns, margins, white space and size of type, never under a floor.

Styles are tried in steps from the one that was asked for to the tightest that is allowed, in one column and in
two. The most comfortable that fits is taken: the largest type, and of two alike the one with fewer columns. No word
of the leaflet is left out; the list of contents is the program's, and goes where there are no more than two sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from leaflet_pdf.layout.catalogue import DOES_NOT_FIT, FITTED, FITTED_SMALL, HEADER_TOO_HIGH
from leaflet_pdf.layout.flow import laid_in
from leaflet_pdf.layout.frame import Pages
from leaflet_pdf.layout.pages.complete import prove_complete
from leaflet_pdf.layout.pages.fill import Fill
from leaflet_pdf.layout.pages.furniture import Furniture
from leaflet_pdf.layout.pages.galley import Galley
from leaflet_pdf.layout.pages.makeup import make_up
from leaflet_pdf.model.finding import Finding, Severity, count
from leaflet_pdf.model.leaflet import Leaflet, PageBreak, walk
from leaflet_pdf.model.style import MM, Margins, Style, TextStyle

STEPS = 15
"""In how many steps a style is tightened: with one column and with two, at most twelve layouts find the best."""

SPARE = 0.1
_LOOSER = 3
"""Of what part of the last page is left empty the type gets some, and then the white space, each in so many layouts."""

SMALL = 9.0
"""Text in type of fewer points is a strain for many (EC readability guideline, 2009)."""

NARROWEST_COLUMN = 70 * MM
"""A column that is narrower has fewer than 45 characters in a line of 9 points."""

_LONGEST_NAMED = 3

_LEAST_SIDE = 0.7
"""The part of the column beside the text that is enough for headings; with less, they are above it."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A leaflet on so many sides, in the style that was found after so many layouts; no pages if none was."""

    pages: Pages | None
    style: Style
    layouts: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Try:
    """What became of the leaflet in one style."""

    step: int
    furniture: Furniture
    galley: Galley
    filled: list[list[Fill]]

    @property
    def style(self) -> Style:
        return self.galley.style

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.galley.findings if finding.severity is Severity.ERROR]

    def fits(self, sides: int) -> bool:
        return len(self.filled) <= sides and not self.errors

    def has_spare_room(self, sides: int) -> bool:
        """Tell whether more than a little of the last of so many sides is left empty."""
        frame, bottom = self.style.frame, max(fill.y + fill.height for fill in self.filled[-1])
        return len(self.filled) < sides or frame.y + frame.height - bottom > SPARE * frame.height


def fit(leaflet: Leaflet, sides: int, style: Style, tightest: Style) -> Fitted:
    """Return the leaflet in the most comfortable style, from one to the tightest, that it takes so many sides in.

    A finding tells what was chosen; or, as an error, by how many lines the leaflet does not fit, and which of its
    sections are longest.
    """
    if sides <= 2:
        style, tightest = replace(style, contents=False), replace(tightest, contents=False)
    tried: list[_Try] = []
    ways = _columns(style, tightest)
    fitting = [(_most_comfortable(leaflet, sides, styles, tried), styles) for styles in ways]
    found, styles = min(fitting, key=lambda way: way[0].step if way[0] else STEPS + 1)
    if found is None:
        closest = min(tried, key=lambda one: _left_over(one, sides))
        return Fitted(None, closest.style, len(tried), (_too_long(leaflet, sides, closest),))
    found = _with_room_given_back(leaflet, sides, found, styles, tried)
    pages = make_up(found.galley, found.filled, leaflet.identity, found.furniture.on)
    prove_complete(leaflet, pages)
    notes = _chosen(leaflet, sides, found.style, len(tried)), *_small(leaflet, style, found.style)
    pages_with_note = pages._replace(findings=(*pages.findings, *notes))
    return Fitted(pages_with_note, found.style, len(tried), pages_with_note.findings)


def _columns(style: Style, tightest: Style) -> list[list[Style]]:
    """Return the styles to try, from loose to tight: in the style's own columns, and in two if there is room."""
    steps = [_between(style, tightest, step / STEPS) for step in range(STEPS + 1)]
    double = [one.in_columns(2) for one in steps]
    two_fit = style.columns == 1 and min(one.column_width for one in double) >= NARROWEST_COLUMN
    return [steps, double] if two_fit else [steps]


def _most_comfortable(leaflet: Leaflet, sides: int, styles: Sequence[Style], tried: list[_Try]) -> _Try | None:
    """Return the first of ever tighter styles in which a leaflet fits; all layouts are added to the tried ones."""

    def tries(step: int) -> _Try:
        tried.append(_tried(leaflet, step, styles[step]))
        return tried[-1]

    best = tries(len(styles) - 1)
    if not best.fits(sides):
        return None
    loose = tries(0)
    if loose.fits(sides):
        return loose
    while best.step - loose.step > 1:
        middle = tries((loose.step + best.step) // 2)
        if middle.fits(sides):
            best = middle
        else:
            loose = middle
    return best


def _tried(leaflet: Leaflet, step: int, style: Style) -> _Try:
    return _Try(step, *laid_in(leaflet, style))


def _with_room_given_back(
    leaflet: Leaflet, sides: int, found: _Try, styles: Sequence[Style], tried: list[_Try]
) -> _Try:
    """Return what was found with larger type, up to the next step, and then with more white space, while it fits."""
    if found.step == 0:
        return found
    found = _loosened(leaflet, sides, found, styles[found.step - 1], tried)
    return _loosened(leaflet, sides, found, _in_proportion(styles[0], found.style), tried)


def _loosened(leaflet: Leaflet, sides: int, found: _Try, loose: Style, tried: list[_Try]) -> _Try:
    """Return what was found, as close to a loose style as a few layouts find; as it is where no room is left over."""
    tight, low, high = found.style, 0.0, 1.0
    for _ in range(_LOOSER if found.has_spare_room(sides) else 0):
        part = (low + high) / 2
        tried.append(_tried(leaflet, found.step, _between(loose, tight, part)))
        if tried[-1].fits(sides):
            found, high = tried[-1], part
        else:
            low = part
    return found


def _in_proportion(loose: Style, small: Style) -> Style:
    """Return a loose style with the sizes of type of a small one, and the white space in proportion."""
    types: dict[str, Any] = {}
    for field in fields(Style):
        old, new = getattr(loose, field.name), getattr(small, field.name)
        if isinstance(old, TextStyle):
            by = new.size / old.size
            types[field.name] = TextStyle(new.size, old.leading * by, old.after * by, old.before * by, old.bold)
    return replace(loose, **types)


def _between(loose: Style, tight: Style, part: float) -> Style:
    """Return the style that is so far (0 to 1) from a loose to a tight one."""

    def blend(first: float, last: float) -> float:
        return round(first + (last - first) * part, 3)

    types: dict[str, Any] = {}
    for field in fields(Style):
        old, new = getattr(loose, field.name), getattr(tight, field.name)
        if isinstance(old, TextStyle):
            size, leading = blend(old.size, new.size), blend(old.leading, new.leading)
            after, before = blend(old.after, new.after), blend(old.before, new.before)
            types[field.name] = TextStyle(size, leading, after, before, old.bold)
    first, last = loose.margins, tight.margins
    margins = Margins(
        blend(first.top, last.top),
        blend(first.right, last.right),
        blend(first.bottom, last.bottom),
        blend(first.left, last.left),
    )
    side = blend(loose.side, tight.side)
    between = replace(
        loose,
        **types,
        side=side if side >= _LEAST_SIDE * loose.side else 0.0,
        hang=blend(loose.hang, tight.hang),
        indent=blend(loose.indent, tight.indent),
        padding=blend(loose.padding, tight.padding),
        measure=blend(loose.measure, tight.measure),
        gutter=blend(loose.gutter, tight.gutter),
    )
    return between.with_margins(margins)


def _left_over(one: _Try, sides: int) -> float:
    """Return the height of what stands beyond so many sides, in lines of text."""
    beyond = sum(fill.height for fills in one.filled[sides:] for fill in fills)
    return beyond / one.style.body.leading


def _chosen(leaflet: Leaflet, sides: int, style: Style, layouts: int) -> Finding:
    columns = count(style.columns, "column")
    message = (
        f"fits on {count(sides, 'side')} in {columns}, {style.body.size:.1f} points on {style.body.leading:.1f}, "
        f"margins of {style.margins.left / MM:.0f} mm ({count(layouts, 'layout')} tried)"
    )
    return FITTED.at(leaflet.source, message)


def _small(leaflet: Leaflet, asked: Style, style: Style) -> Iterator[Finding]:
    """Yield a finding if the text was made smaller than many can read without strain."""
    size = style.body.size
    if size < min(SMALL, asked.body.size):
        message = f"the text is in {size:.1f} points; below {SMALL:g}, it is hard to read"
        hint = "allow more sides, or shorten it"
        yield FITTED_SMALL.at(leaflet.source, message, hint)


def _too_long(leaflet: Leaflet, sides: int, closest: _Try) -> Finding:
    style = closest.style
    if closest.errors and len(closest.filled) <= sides:
        error = closest.errors[0]
        if error.code == HEADER_TOO_HIGH.code:
            return error
        return replace(error, hint="the columns would be too narrow: allow more sides")
    lines = max(1, round(_left_over(closest, sides)))
    columns = count(style.columns, "column")
    message = (
        f"does not fit on {count(sides, 'side')}: in the smallest type allowed ({style.body.size:.1f} points "
        f"in {columns}), {count(lines, 'line')} would be left over"
    )
    longest = sorted(_section_lines(leaflet, closest.galley), key=lambda one: one[1], reverse=True)[:_LONGEST_NAMED]
    named = ", ".join(f"“{heading}” ({count(round(lines), 'line')})" for heading, lines in longest)
    hint = f"allow more sides, or shorten it; the longest sections are {named}"
    if any(isinstance(part, PageBreak) or getattr(part, "page_break", False) for part in walk(leaflet.sections)):
        hint += "; or remove its page breaks"
    return DOES_NOT_FIT.at(leaflet.source, message, hint)


def _section_lines(leaflet: Leaflet, galley: Galley) -> list[tuple[str, float]]:
    """Return the heading of each section, and how many lines of text it is as high as."""
    ids = {section.id for section in leaflet.sections}
    starts = [number for number, strip in enumerate(galley.strips) if strip.anchor in ids]
    headings = [section.heading.plain for section in leaflet.sections]
    heights = [
        sum(strip.height + strip.space for strip in galley.strips[a:b])
        for a, b in zip(starts, [*starts[1:], len(galley.strips)], strict=True)
    ]
    return [(name, height / galley.style.body.leading) for name, height in zip(headings, heights, strict=True)]
