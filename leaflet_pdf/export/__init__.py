"""Other forms of a leaflet than pages: what is tagged in the PDF, written for readers of something else.

Each is proven before it is given out: every text of the leaflet is read back from it, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from leaflet_pdf.export.content_tree import Node, content_tree
from leaflet_pdf.export.html.page import html
from leaflet_pdf.export.plain_text import plain_text
from leaflet_pdf.export.words import lost_in_html, lost_in_text
from leaflet_pdf.layout.frame import Pages
from leaflet_pdf.model.leaflet import Leaflet, Text
from leaflet_pdf.model.style import Style

COLUMNS = 78
"""How many characters a line of plain text has at most."""


class Form(NamedTuple):
    """A form of leaflets: how its files end, what writes it, and what finds the texts that are not in it."""

    suffix: str
    write: Callable[[Leaflet, Node, Style], str]
    lost: Callable[[Leaflet, str], Iterator[Text]]


FORMS = {
    "html": Form(".html", html, lost_in_html),
    "text": Form(".txt", lambda leaflet, tree, _: plain_text(tree, leaflet.identity.language, COLUMNS), lost_in_text),
    "text-unwrapped": Form(
        ".unwrapped.txt", lambda leaflet, tree, _: plain_text(tree, leaflet.identity.language), lost_in_text
    ),
}
"""The forms by their names."""


class LostWordsError(Exception):
    """A text of the leaflet did not come through: a fault of the program."""


def export(leaflet: Leaflet, pages: Pages, style: Style, form: str) -> str:
    """Return a leaflet that was laid out in a style in another form.

    Raises LostWordsError if a text is not in it where it should be.
    """
    written = FORMS[form].write(leaflet, content_tree(pages, {style.bold, style.bold_italic}), style)
    for text in FORMS[form].lost(leaflet, written):
        raise LostWordsError(f"{text.source}: “{text.plain}” is not in its place in the form {form}")
    return written
