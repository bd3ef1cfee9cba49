"""What the texts of a leaflet may refer to: its sections, and the steps, tables and diaries that have an id."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from leaflet_pdf.model.leaflet import Diary, Leaflet, Section, Steps, Table, Text, walk


class TargetKind(StrEnum):
    """What a reference leads to."""

    SECTION = "section"
    STEP = "step"
    TABLE = "table"
    DIARY = "diary"


class Target(NamedTuple):
    """Something that has an id, and the text that it begins with. The number is a section's or a step's."""

    id: str
    kind: TargetKind
    text: Text
    number: int = 0


def targets(leaflet: Leaflet) -> Iterator[Target]:
    """Yield what texts may refer to, in reading order."""
    for part in walk(leaflet):
        if isinstance(part, Section):
            yield Target(part.id, TargetKind.SECTION, part.heading, part.number)
        elif isinstance(part, Steps):
            for number, item in zip(part.numbers, part.items, strict=True):
                if item.id:
                    yield Target(item.id, TargetKind.STEP, item.text, number)
        elif isinstance(part, Table) and part.id and part.caption:
            yield Target(part.id, TargetKind.TABLE, part.caption)
        elif isinstance(part, Diary) and part.id:
            yield Target(part.id, TargetKind.DIARY, part.title)


def reference_words(forms: dict[str, str], target: Target) -> str:
    """Return the words that lead to a target: its number or its title, in a language's forms."""
    title = " ".join(target.text.plain.split())
    return forms[target.kind].format(number=target.number, title=title)
