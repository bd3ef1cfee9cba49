"""One text held against its translation: what it counts, and where it leads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leaflet_pdf.checks.translation.catalogue import FIGURES_DIFFER, LINKS_DIFFER
from leaflet_pdf.checks.translation.figures import Figure, figures
from leaflet_pdf.languages.measures import TIMES
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Text

_COMPARING = re.compile("[<>≤≥]")


class Words(NamedTuple):
    """Words in a language, and their place."""

    words: str
    language: str
    source: Source


def figures_differ(here: Words, there: Words) -> Iterator[Finding]:
    """Yield a finding for each number with its unit that only one of two texts has.

    Their order may differ, as the order of words does. A unit of time that is known in only one of the languages is
    taken as said, since it is inflected, and so is one that is said behind the next number.
    """
    yield from _comparisons_differ(here, there)
    ours, theirs = (_without_common(figures(one.words, one.language), other) for one, other in _both_ways(here, there))
    for figure in list(ours):
        twin = next((other for other in theirs if _may_be_one(figure, other)), None)
        if twin is not None:
            ours.remove(figure)
            theirs.remove(twin)
    for figure in ours:
        like = next((other for other in theirs if other.number == figure.number), None)
        if like is not None:
            theirs.remove(like)
        instead = f"“{like.written}” is in {there.source}" if like else f"it is not in {there.source}"
        yield FIGURES_DIFFER.at(here.source, f"“{figure.written}” is here, and {instead}", _hint(figure, like))
    for figure in theirs:
        message = f"“{figure.written}” is in {there.source}, and not here"
        yield FIGURES_DIFFER.at(here.source, message, _hint(figure, None))


def _comparisons_differ(here: Words, there: Words) -> Iterator[Finding]:
    """Yield a finding if two texts both have signs such as ≤, and not the same: one of them may say it in words."""
    ours, theirs = (sorted(_COMPARING.findall(one.words)) for one in (here, there))
    if ours and theirs and ours != theirs:
        message = f"“{' '.join(ours)}” is here, and “{' '.join(theirs)}” is in {there.source}"
        yield FIGURES_DIFFER.at(here.source, message, "write the same signs in both, or say it in words in one")


def _both_ways(here: Words, there: Words) -> tuple[tuple[Words, Words], tuple[Words, Words]]:
    return (here, there), (there, here)


def _without_common(ours: Iterable[Figure], other: Words) -> list[Figure]:
    """Return figures without those that another text has with the same unit."""
    common = Counter((figure.number, figure.unit) for figure in figures(other.words, other.language))
    left: list[Figure] = []
    for figure in ours:
        if common[figure.number, figure.unit]:
            common[figure.number, figure.unit] -= 1
        else:
            left.append(figure)
    return left


def _may_be_one(figure: Figure, other: Figure) -> bool:
    """Tell whether two figures are the same number, and the unit of one may be that of the other, which has none."""
    with_unit, without = (figure, other) if figure.unit else (other, figure)
    unsaid = not without.unit and (with_unit.unit in TIMES or with_unit.unit == without.shared)
    return figure.number == other.number and unsaid


def _hint(figure: Figure, other: Figure | None) -> str:
    if other is not None and not (figure.unit and other.unit):
        return "write the sign of the unit, as in mg, if its name is not known"
    return "write the same number and unit in both, in figures or in words"


def links_differ(here: Text, there: Text) -> Iterator[Finding]:
    """Yield a finding for each address, reference, source and blank that only one of two texts has."""
    led, other = Counter(_targets(here)), Counter(_targets(there))
    for target in led - other:
        yield LINKS_DIFFER.at(here.source, f"“{target}” is here, and not in {there.source}")
    for target in other - led:
        yield LINKS_DIFFER.at(here.source, f"“{target}” is in {there.source}, and not here")


def _targets(text: Text) -> Iterator[str]:
    """Yield where a text leads, a link once however it is set, what it cites, and its blanks, however long."""
    last = ""
    for run in text.runs:
        if run.target and run.target != last:
            yield run.target
        last = run.target
    yield from (f"@{key}" for key in text.cites)
    yield from ("____" for _ in text.blanks)
