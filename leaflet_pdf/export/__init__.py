"""Other forms of a leaflet than pages: what is tagged in the PDF, written for readers of something else.

Each is proven before it is given out: every text of the leaflet is read back from it, in order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import NamedTuple

from leaflet_pdf.export.braille.embossed import embossed
from leaflet_pdf.export.braille.text import braille_text
from leaflet_pdf.export.content_tree import Node, content_tree
from leaflet_pdf.export.fhir.epi import Files, document
from leaflet_pdf.export.fhir.resource import Release
from leaflet_pdf.export.html.page import html
from leaflet_pdf.export.plain_text import plain_text
from leaflet_pdf.export.speech.kept import kept_as_written
from leaflet_pdf.export.speech.ssml import ssml
from leaflet_pdf.export.words import (
    lost_in_braille,
    lost_in_braille_text,
    lost_in_fhir,
    lost_in_html,
    lost_in_script,
    lost_in_text,
    misread_in_script,
)
from leaflet_pdf.layout.frame import Pages
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Leaflet, Text
from leaflet_pdf.model.style import Style

COLUMNS = 78
"""How many characters a line of plain text has at most."""


class Form(NamedTuple):
    """A form of leaflets: how its files end, what writes it, and what finds the texts that are not in it.

    Where words stand for what is written, `misread` finds those that do not say it, and `kept` tells what has no words.
    """

    suffix: str
    write: Callable[[Leaflet, Node, Style, Files], str]
    lost: Callable[[Leaflet, str], Iterator[Text]]
    misread: Callable[[str], Iterator[str]] = lambda _: iter(())
    kept: Callable[[Leaflet], Iterator[Finding]] = lambda _: iter(())


def _fhir(release: Release) -> Form:
    def write(leaflet: Leaflet, tree: Node, _: Style, files: Files) -> str:
        return json.dumps(document(leaflet, tree, release, files), ensure_ascii=False, indent=2) + "\n"

    return Form(".fhir.json", write, lost_in_fhir)


FORMS = {
    "fhir-r4": _fhir(Release.R4),
    "fhir-r5": _fhir(Release.R5),
    "html": Form(".html", lambda leaflet, tree, style, _: html(leaflet, tree, style), lost_in_html),
    "text": Form(".txt", lambda leaflet, tree, *_: plain_text(tree, leaflet.identity.language, COLUMNS), lost_in_text),
    "text-unwrapped": Form(
        ".unwrapped.txt", lambda leaflet, tree, *_: plain_text(tree, leaflet.identity.language), lost_in_text
    ),
    "braille-text": Form(
        ".braille.txt",
        lambda leaflet, tree, *_: braille_text(tree, leaflet.identity.language),
        lost_in_braille_text,
        kept=kept_as_written,
    ),
    "braille": Form(".brf", lambda leaflet, tree, *_: embossed(leaflet, tree), lost_in_braille),
    "audio": Form(
        ".ssml", lambda leaflet, tree, *_: ssml(leaflet, tree), lost_in_script, misread_in_script, kept_as_written
    ),
}
"""The forms by their names."""


class LostWordsError(Exception):
    """A text of the leaflet did not come through, or as something else: a fault of the program."""


def export(leaflet: Leaflet, pages: Pages, style: Style, form: str, files: Files | None = None) -> str:
    """Return a leaflet that was laid out in a style in another form, which carries its files if it can.

    Raises LostWordsError if a text is not in it where it should be, or is said to be something else, and
    NoBrailleError if there is no braille for it that is surely right.
    """
    written = FORMS[form].write(leaflet, content_tree(pages, {style.bold, style.bold_italic}), style, files or {})
    for text in FORMS[form].lost(leaflet, written):
        raise LostWordsError(f"{text.source}: “{text.plain}” is not in its place in the form {form}")
    for mistake in FORMS[form].misread(written):
        raise LostWordsError(f"{mistake} in the form {form}")
    return written
