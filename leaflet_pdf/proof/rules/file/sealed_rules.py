"""Rules about the file behind what is seen: nothing unknown is in it, and nothing was changed after it was made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.catalogue.document import (
    COLOURS_UNDEFINED,
    LINK_BESIDE,
    SEAL_BROKEN,
    SEAL_MISSING,
    SEAL_OLD,
    TOLD_OTHERWISE,
    WIDTH_DIFFERS,
)
from leaflet_pdf.proof.catalogue.words import LANGUAGE_DIFFERS
from leaflet_pdf.proof.fold import shorten
from leaflet_pdf.proof.reader.readback import Area, Page, Piece, ReadBack, fault

_NEAR = 1.0
_ROUNDED = 1.0
"""How far a width may be from that of the program, in 1/1000 em."""
_SEAL = re.compile(r"uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}")
"""A UUID of version 8 (RFC 9562)."""
_ALT = {"Figure", "Formula", "Form", "Link", "Annot"}
"""Elements whose words may stand for what is not text."""


def nothing_unknown_is_in_the_file(readback: ReadBack) -> Iterator[Finding]:
    yield from readback.unknown


def nothing_was_changed(readback: ReadBack) -> Iterator[Finding]:
    if not readback.metadata.seal:
        yield fault(SEAL_MISSING, "the file has no seal (xmpMM:InstanceID)")
    elif not _SEAL.fullmatch(readback.metadata.seal):
        yield fault(SEAL_OLD, "the seal of the file is from an earlier version of the program: build it again")
    elif readback.metadata.seal != readback.seal:
        yield fault(SEAL_BROKEN, "what the file shows, says or does was changed after it was made")


def letters_are_as_wide_as_they_say(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for each font that places letters by other widths than its program's (ISO 32000-1, 9.7.4.3)."""
    for font in readback.fonts:
        for code in sorted((font.characters or {}).keys() | font.widths.keys()):
            advance = font.advance(code)
            if advance is not None and abs(font.width(code) - advance) > _ROUNDED:
                widths = f"“{font.character(code)}” is {font.width(code):g} wide, but {advance:.0f} in the font program"
                yield fault(WIDTH_DIFFERS, f"font {font.name}: {widths}")
                break


def colours_are_defined(readback: ReadBack) -> Iterator[Finding]:
    if not readback.metadata.colours.startswith("sRGB"):
        yield fault(COLOURS_UNDEFINED, "the file does not say that its colours are sRGB")


def languages_agree(readback: ReadBack) -> Iterator[Finding]:
    in_catalog, in_xmp = readback.language, readback.metadata.language
    if in_xmp and in_xmp.lower() != in_catalog.lower():
        yield fault(LANGUAGE_DIFFERS, f"the language is “{in_catalog}” in the catalog and “{in_xmp}” in XMP")


def text_is_read_out_as_it_is_shown(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding where the letters that are seen are not the words that are told (ActualText, Alt).

    Faces draw some letters beyond ASCII with the glyph of another that looks the same; those are not compared.
    """
    for page in readback.pages:
        for piece in page.pieces:
            seen = "".join(map(piece.font.character, piece.codes)) if piece.font and piece.replaced else ""
            if seen and _sure(seen) != _sure(piece.text):
                message = f"“{shorten(seen)}” is shown where “{shorten(piece.text)}” is read out"
                yield fault(TOLD_OTHERWISE, message, page=page.number)
    for element in readback.elements:
        if element.alt and element.role not in _ALT:
            message = f"“{shorten(element.alt)}” is read out instead of “{shorten(element.text)}”"
            yield fault(TOLD_OTHERWISE, message)


def link_areas_lie_on_their_words(readback: ReadBack) -> Iterator[Finding]:
    for index, element in enumerate(readback.elements):
        if element.role != "Link":
            continue
        inside = [readback.elements[inner] for inner in readback.inside(index)]
        words = [piece for inner in inside for content in inner.content for piece in readback.shown.get(content, ())]
        for attached in element.attached:
            page = readback.pages[attached.page - 1] if attached.annotation >= 0 else None
            if page and not _lies_on(page.annotations[attached.annotation].area, page, words):
                message = f"the area of the link “{shorten(element.text)}” is elsewhere"
                yield fault(LINK_BESIDE, message, page=page.number)


def _sure(words: str) -> str:
    """Return what no face draws as another: what is ASCII, and figures and signs such as ≥, without white space."""
    kinds = ((char, unicodedata.category(char)[0]) for char in words)
    return "".join(char for char, kind in kinds if not char.isspace() and (char.isascii() or kind in "NPS"))


def _lies_on(area: Area, page: Page, words: Iterable[Piece]) -> bool:
    return any(piece.page == page.number and area.meets(piece.area, _NEAR) for piece in words)


SEALED_RULES = (
    nothing_unknown_is_in_the_file,
    nothing_was_changed,
    letters_are_as_wide_as_they_say,
    colours_are_defined,
    languages_agree,
    text_is_read_out_as_it_is_shown,
    link_areas_lie_on_their_words,
)
