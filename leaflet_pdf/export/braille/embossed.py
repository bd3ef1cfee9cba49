"""A leaflet in braille: English by the program itself, in uncontracted Unified English Braille; others by liblouis."""

from __future__ import annotations

from leaflet_pdf.export.braille.cells import NoCellsError, cells
from leaflet_pdf.export.braille.liblouis import is_installed, table, translated
from leaflet_pdf.export.braille.pages import brf
from leaflet_pdf.export.braille.text import Block, braille_blocks
from leaflet_pdf.export.catalogue import NO_BRAILLE
from leaflet_pdf.export.content_tree import Node
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Leaflet

_UNIFIED = "en"
_HINT = "give the text for braille to somebody who transcribes it"


class NoBrailleError(Exception):
    """There is no braille that would surely be right; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def is_unified(tag: str) -> bool:
    """Tell whether a language is written in Unified English Braille."""
    return tag.split("-", maxsplit=1)[0].lower() == _UNIFIED


def embossed(leaflet: Leaflet, tree: Node) -> str:
    """Return a leaflet as a file in ASCII Braille. Raises NoBrailleError if a line has none that is right."""
    tag = leaflet.identity.language
    blocks = braille_blocks(tree, tag)
    if is_unified(tag):
        try:
            return brf(blocks, tag, cells)
        except NoCellsError as error:
            message = f"there is no braille for “{error}”"
            raise NoBrailleError(NO_BRAILLE.at(leaflet.source, message, _HINT)) from None
    return brf(blocks, tag, _by_liblouis(leaflet, blocks).__getitem__)


def _by_liblouis(leaflet: Leaflet, blocks: list[Block]) -> dict[str, list[str]]:
    """Return the cells of the words of each line."""
    tag = leaflet.identity.language
    name = table(tag)
    if not name:
        message = f"there is no table of braille for “{tag}”"
        raise NoBrailleError(NO_BRAILLE.at(leaflet.source, message, _HINT))
    if not is_installed():
        message = f"liblouis is not installed, which writes braille in “{tag}”"
        hint = "install its command lou_translate (Debian: liblouis-bin)"
        raise NoBrailleError(NO_BRAILLE.at(leaflet.source, message, hint))
    lines = dict.fromkeys(line.words for block in blocks for line in block.lines)
    found = translated(list(lines), name)
    for line in found:
        if not line.is_right:
            message = f"the table {name} of liblouis does not write “{line.line}” so that it can be read back"
            raise NoBrailleError(NO_BRAILLE.at(leaflet.source, message, _HINT))
    return {line.line: line.words for line in found}
