"""What the elements of a narrative mean, for SPL and XHTML alike: each format brings its own words for these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import NamedTuple

from leaflet_pdf.model.leaflet import Script
from leaflet_pdf.sources.exchange.document import Image
from leaflet_pdf.sources.exchange.reading.element import Element


class Meaning(Enum):
    """What an element is for."""

    INLINE = auto()
    BREAK = auto()
    BLOCK = auto()
    HEADING = auto()
    BULLETS = auto()
    STEPS = auto()
    ITEM = auto()
    MARK = auto()
    TABLE = auto()
    CAPTION = auto()
    HEAD = auto()
    FOOT = auto()
    ROWS = auto()
    ROW = auto()
    CELL = auto()
    HEAD_CELL = auto()
    PICTURE = auto()
    LINK = auto()
    NOTHING = auto()


class Look(NamedTuple):
    """How words are set. The target is that of a link."""

    bold: bool = False
    italic: bool = False
    script: Script = Script.NORMAL
    target: str = ""


class Vocabulary(NamedTuple):
    """The elements of one format.

    `look` returns how an element sets words, given how those around it are set; `picture`, what an element shows;
    `boxed` tells whether an element has a frame that readers see.
    """

    meanings: Mapping[str, Meaning]
    look: Callable[[Element, Look], Look]
    picture: Callable[[Element], Image]
    boxed: Callable[[Element], bool]

    def meaning(self, element: Element) -> Meaning | None:
        """Return what an element is for; None if it is not known."""
        return self.meanings.get(element.name)
