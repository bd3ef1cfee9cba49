"""The black triangle of a medicine under additional monitoring, near the top of the first page."""

from __future__ import annotations

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout.frame import Drawing, Tag
from leaflet_pdf.layout.lines.line import Generated
from leaflet_pdf.layout.lines.paragraph import set_text
from leaflet_pdf.layout.pages.galley import CLEAR_OF_RULE, RULE_ABOVE, Column, Galley
from leaflet_pdf.model.leaflet import Monitoring, Run
from leaflet_pdf.model.style import MM
from leaflet_pdf.text.symbols import SIGNS

_SIGN = "black-triangle"
_SIDE, _HEIGHT = 0.75, 0.65
"""The sides and the height of the triangle in its em. It is equilateral."""

SHORTEST_SIDE = 5 * MM
_SIDE_IN_TYPE = 1.25
"""How long a side is: in proportion to the type of the words, but never shorter (Regulation (EU) No 198/2013)."""


def set_monitoring(galley: Galley, monitoring: Monitoring, column: Column, parent: int) -> None:
    """Set the triangle and, directly after it, the statement and when the official list was looked at."""
    style, words, source = galley.style, language(galley.language), monitoring.source
    statement: tuple[Run, ...] = (Generated(words.monitored, source),)
    if monitoring.statement:
        statement = monitoring.statement.runs
    day = words.day(monitoring.as_of).replace(" ", "\N{NO-BREAK SPACE}")
    as_of = words.monitored_as_of.format(date=day)
    owner = galley.element(Tag.PARAGRAPH, parent, source)
    figure = galley.inline_element(Tag.FIGURE, owner, source, alt=words.signs[_SIGN])
    size = max(SHORTEST_SIDE, _SIDE_IN_TYPE * style.body.size) / _SIDE
    beside = column.indented(size * SIGNS[_SIGN].advance / 1000 + style.body.size / 2)
    strips = set_text(galley, [*statement, Generated(f" {as_of}", source)], style.body, beside, owner)
    foot = (style.body.leading + size * _HEIGHT) / 2
    triangle = Drawing(column.x, foot, size * _SIDE, size, style.ink, _SIGN, "▼ ", figure, None, source)
    strips[0].parts[:0] = [triangle]
    strips[0].height = max(strips[0].height, foot)
    if len(strips) == 1:
        strips[0].space = max(strips[0].space, RULE_ABOVE + CLEAR_OF_RULE)
