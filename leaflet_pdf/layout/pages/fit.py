"""A leaflet made to fit so many sides: by columns, margins, white space and size of type, never under a floor.

Styles are tried in steps from the one that was asked for to the tightest that is allowed, in one column and in
two. The most comfortable that fits is taken: the largest type, and of two alike the one with fewer columns. No word
of the leaflet is left out; the list of contents is the program's, and goes where there are no more than two sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from leaflet_pdf.layout.flow import set_leaflet
from leaflet_pdf.layout.frame import Pages
from leaflet_pdf.layout.pages.complete import prove_complete
from leaflet_pdf.layout.pages.fill import Fill, fill_pages
from leaflet_pdf.layout.pages.furniture import Furniture
from leaflet_pdf.layout.pages.galley import Galley
from leaflet_pdf.layout.pages.makeup import make_up
from leaflet_pdf.model.finding import Finding, Severity, count
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.style import MM, Margins, Style, TextStyle

STEPS = 15
"""In how many steps a style is tightened: with one column and with two, at most twelve layouts find the best."""

NARROWEST_COLUMN = 70 * MM
"""A column that is narrower has fewer than 45 characters in a line of 9 points."""

_LONGEST_NAMED = 3


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


def fit(leaflet: Leaflet, sides: int, style: Style, tightest: Style) -> Fitted:
    """Return the leaflet in the most comfortable style, from one to the tightest, that it takes so many sides in.

    A finding tells what was chosen; or, as an error, by how many lines the leaflet does not fit, and which of its
    sections are longest.
    """
    if sides <= 2:
        style, tightest = replace(style, contents=False), replace(tightest, contents=False)
    tried: list[_Try] = []
    fitting = [_most_comfortable(leaflet, sides, columns, tried) for columns in _columns(style, tightest)]
    found = min((one for one in fitting if one), key=lambda one: one.step, default=None)
    if found is None:
        closest = min(tried, key=lambda one: _left_over(one, sides))
        return Fitted(None, closest.style, len(tried), (_too_long(leaflet, sides, closest),))
    pages = make_up(found.galley, found.filled, leaflet.identity, found.furniture.on)
    prove_complete(leaflet, pages)
    pages_with_note = replace(pages, findings=(*pages.findings, _chosen(leaflet, sides, found.style, len(tried))))
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
        furniture = Furniture(styles[step], leaflet.identity)
        galley = set_leaflet(leaflet, furniture.style)
        tried.append(_Try(step, furniture, galley, fill_pages(galley)))
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
    between = replace(
        loose,
        **types,
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
    return Finding("fitted", message, leaflet.source, severity=Severity.HINT)


def _too_long(leaflet: Leaflet, sides: int, closest: _Try) -> Finding:
    style = closest.style
    if closest.errors and len(closest.filled) <= sides:
        error = closest.errors[0]
        if error.code == "header-too-high":
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
    return Finding("does-not-fit", message, leaflet.source, hint)


def _section_lines(leaflet: Leaflet, galley: Galley) -> list[tuple[str, float]]:
    """Return the heading of each section, and how many lines of text it is as high as."""
    starts = [number for number, strip in enumerate(galley.strips) if strip.anchor]
    headings = [section.heading.plain for section in leaflet.sections]
    heights = [
        sum(strip.height + strip.space for strip in galley.strips[a:b])
        for a, b in zip(starts, [*starts[1:], len(galley.strips)], strict=True)
    ]
    return [(name, height / galley.style.body.leading) for name, height in zip(headings, heights, strict=True)]
