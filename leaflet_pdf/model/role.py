"""What the fields of the model say of the words in them, beside the field: `title: Annotated[Text, Role.CAPTION]`.

Said once here, it is what the proof expects, what the checks look at and what a list is marked with, for every kind of
block alike.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a text is to its readers. Only paragraphs and items are sure to be sentences.

    The role of a field that holds parts is that of all texts in them, whatever these say of themselves: an entry of a
    list in a cell is the cell's.
    """

    TITLE = "title"
    MEDICINE = "medicine"
    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    EFFECT = "effect"
    BOX_TITLE = "box-title"
    TOPIC = "topic"
    TERM = "term"
    CAPTION = "caption"
    LEGEND = "legend"
    HEAD = "head"
    CELL = "cell"
    LABEL = "label"
    PUBLISHER = "publisher"


class Marker(StrEnum):
    """What stands before the entries of a list; bullets, unless its field says otherwise."""

    BULLET = "bullet"
    NUMBER = "number"
