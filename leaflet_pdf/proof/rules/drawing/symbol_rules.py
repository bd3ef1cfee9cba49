"""Rules about drawn signs: a pictogram is told beside its words, the black triangle right before its statement."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Pictured, Precaution, Text, walk
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.kinds import (
    PICTOGRAM_DIFFERS,
    PICTOGRAM_MISSING,
    TRIANGLE_APART,
    TRIANGLE_MISSING,
    TRIANGLE_SMALL,
)
from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.reader.readback import Element

_SHORTEST_SIDE = 5 * 72 / 25.4
_TOLERANCE = 0.1


def pictograms_are_tagged(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a pictogram that is not right before its words, or told as another one."""
    alts: dict[str, str] = {}
    for name, text in pictograms(alignment):
        place = alignment.element(text)
        if place is None:
            continue
        figure = figure_before(alignment, place)
        alt = fold(figure.alt) if figure else ""
        if not alt:
            message = f"there is no pictogram beside “{shorten(text.plain)}”"
            yield PICTOGRAM_MISSING.at(text.source, message, page=alignment.page(place))
        elif alts.setdefault(name, alt) != alt or any(words == alt for other, words in alts.items() if other != name):
            message = f"“{shorten(alt)}” is not the alternative text of {name} elsewhere"
            yield PICTOGRAM_DIFFERS.at(text.source, message, page=alignment.page(place))


def pictograms(alignment: Alignment) -> Iterator[tuple[str, Text]]:
    """Yield the name of each pictogram, with the words that it stands beside."""
    for part in walk(alignment.leaflet):
        if isinstance(part, Pictured):
            yield part.pictogram, part.text
        elif isinstance(part, Precaution) and part.pictogram:
            yield part.pictogram, part.topic


def figure_before(alignment: Alignment, element: int) -> Element | None:
    """Return the figure that stands right before an element; None if there is none."""
    elements = alignment.readback.elements
    parent = elements[element].parent
    beside = elements[parent].nested if parent >= 0 else ()
    before = next((elements[kid] for kid, after in pairwise(beside) if after == element), None)
    return before if before and before.role == "Figure" else None


def the_black_triangle_is_tagged(alignment: Alignment) -> Iterator[Finding]:
    monitoring = alignment.leaflet.monitoring
    if monitoring is None:
        return
    figure = _triangle(alignment)
    if figure is None:
        message = "there is no black triangle directly before a statement, above the first section"
        yield TRIANGLE_MISSING.at(monitoring.source, message)
        return
    statement = monitoring.statement
    if statement and alignment.element(statement) not in (None, figure.parent):
        message = f"the black triangle is not directly before “{shorten(statement.plain)}”"
        yield TRIANGLE_APART.at(statement.source, message)
    page = alignment.readback.pages[figure.content[0].page - 1]
    shown = [piece for piece in page.pieces if piece.text.startswith("▼")]
    if not shown or shown[0].width < _SHORTEST_SIDE - _TOLERANCE:
        message = "the sides of the black triangle are shorter than 5 mm"
        yield TRIANGLE_SMALL.at(monitoring.source, message)


def _triangle(alignment: Alignment) -> Element | None:
    """Return the figure above the first section that says ▼, with words of its alternative and words after it."""
    elements = alignment.readback.elements
    first = alignment.leaflet.sections[0].heading if alignment.leaflet.sections else None
    end = alignment.element(first) if first else None
    for element in elements[:end]:
        outer = elements[element.parent]
        is_triangle = element.role == "Figure" and element.alt and element.text.startswith("▼")
        if is_triangle and outer.own.startswith(element.text) and any(map(str.isalpha, outer.own)):
            return element
    return None


SIGN_RULES = (
    pictograms_are_tagged,
    the_black_triangle_is_tagged,
)
