"""Reads the fonts of a document: the text, width and outline of their codes."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pypdf.generic import ArrayObject

from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import stream
from leaflet_pdf.proof.reader.objects import ReadError, array, dictionary, entry, resolve, string
from leaflet_pdf.proof.reader.readback import Font

_BLOCK = re.compile(rb"begin(bfchar|bfrange)")
_CHAR = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(
    rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])",
)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_X_HEIGHT = 500
_FLAT = "xzvwu"
"""Flat letters of x-height, with nothing above: their outlines give the x-height (OpenType, OS/2 sxHeight)."""
_LAST_CODE = 0xFFFF
_SURROGATES = range(0xD800, 0xE000)
"""Halves of a character in UTF-16; any other number is a character by itself."""
_MOST_NAMED = 4 * _LAST_CODE


def read_font(value: Any, name: str) -> Font:
    """Return a font of a page's resources, with its name there.

    Raises ReadError for any but a composite font with two-byte codes (Type0, Identity-H).
    """
    font = dictionary(value, f"font {name}")
    if entry(font, "/Subtype") != "/Type0" or entry(font, "/Encoding") != "/Identity-H":
        raise ReadError(f"font {name} is not a composite font with the encoding Identity-H")
    descendant = dictionary(array(entry(font, "/DescendantFonts"), f"font {name}")[0], f"font {name}")
    descriptor = dictionary(entry(descendant, "/FontDescriptor"), f"the descriptor of font {name}")
    program = next((entry(descriptor, key) for key in ("/FontFile2", "/FontFile3") if key in descriptor), None)
    unicode = entry(font, "/ToUnicode")
    mapping = entry(descendant, "/CIDToGIDMap")
    described = Font(
        name=string(entry(font, "/BaseFont")),
        embedded=program is not None,
        characters=None if unicode is None else characters_of(stream(unicode, f"ToUnicode of font {name}")),
        widths=widths_of(entry(descendant, "/W") or ArrayObject()),
        default_width=float(entry(descendant, "/DW") or 1000),
        x_height=float(entry(descriptor, "/XHeight") or _X_HEIGHT),
        glyphs=None if mapping in (None, "/Identity") else stream(mapping, f"CIDToGIDMap of font {name}"),
        drawn=None,
    )
    return (
        _measured(described, stream(program, f"the font program of {name}"))
        if "/FontFile2" in descriptor
        else described
    )


def characters_of(cmap: bytes) -> dict[int, str]:
    """Return the text of each code of a ToUnicode CMap. Raises ReadError for codes over two bytes, or too many."""
    found: dict[int, str] = {}
    named = 0
    for kind, block in _blocks(cmap):
        if kind == b"bfchar":
            each = _CHAR.findall(block)
            named = _counted(named + len(each))
            found.update((int(code, 16), _utf16(text)) for code, text in each)
            continue
        for first, last, start, listed_texts in _RANGE.findall(block):
            codes = _codes(int(first, 16), int(last, 16))
            named = _counted(named + len(codes))
            texts = map(_utf16, _HEX.findall(listed_texts)) if listed_texts else _following(start, len(codes))
            found.update(zip(codes, texts, strict=False))
    return found


def _counted(named: int) -> int:
    """Return the number of codes. Raises ReadError for more than a font can have."""
    if named > _MOST_NAMED:
        raise ReadError("a font maps the same codes again and again")
    return named


def _blocks(cmap: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the lists of single codes and of ranges; a list without an end is ignored."""
    parts = _BLOCK.split(cmap)
    for kind, rest in zip(parts[1::2], parts[2::2], strict=True):
        block, end, _ = rest.partition(b"end" + kind)
        if end:
            yield kind, block


def _codes(first: int, last: int) -> range:
    """Return a range of codes. Raises ReadError for codes of more than two bytes."""
    if last > _LAST_CODE:
        raise ReadError(f"a font has a code of more than two bytes: {last:X}")
    return range(first, last + 1)


def _following(start: bytes, count: int) -> Iterable[str]:
    """Return the texts of a range: the last number of the first text is incremented."""
    digits = b"".join(start.split())[: 4 * limits.LETTERS_OF_A_CODE + 4]
    head, last = digits[:-4], int(digits[-4:], 16)
    if not head and (last + count <= _SURROGATES.start or _SURROGATES.stop <= last <= _LAST_CODE + 1 - count):
        return map(chr, range(last, last + count))
    return map(_utf16, (head + b"%04X" % (last + step) for step in range(count)))


def _utf16(digits: bytes) -> str:
    """Return the text of hexadecimal UTF-16BE. Raises ReadError if it is too long for one code."""
    if len(digits) > 4 * limits.LETTERS_OF_A_CODE:
        raise ReadError(f"a code of a font stands for more than {limits.LETTERS_OF_A_CODE} characters")
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be")


def widths_of(listed: ArrayObject) -> dict[int, float]:
    """Return the widths of a W array: "first [w w …]" or "first last w" (ISO 32000-1, 9.7.4.3).

    Raises ReadError if the array is incomplete: a StopIteration would be mistaken for the last page.
    """
    found: dict[int, float] = {}
    total = 0
    rest = iter(map(resolve, listed))
    try:
        for first in rest:
            second = next(rest)
            if isinstance(second, ArrayObject):
                found.update(enumerate((float(resolve(width)) for width in second), int(first)))
                total = _counted(total + len(second))
            else:
                codes = _codes(int(first), int(second))
                found.update(dict.fromkeys(codes, float(next(rest))))
                total = _counted(total + len(codes))
    except StopIteration as error:
        raise ReadError("the widths of a font are incomplete") from error
    return found


def _measured(font: Font, program: bytes) -> Font:
    """Return a font with the measures of its TrueType program, whatever its descriptor says."""
    count = struct.unpack_from(">H", program, 4)[0]
    records = (struct.unpack_from(">4s4xLL", program, 12 + 16 * index) for index in range(count))
    tables = {tag: program[offset : offset + length] for tag, offset, length in records}
    long = struct.unpack_from(">h", tables[b"head"], 50)[0]
    loca = tables[b"loca"]
    offsets = struct.unpack(f">{len(loca) // 4}L", loca) if long else struct.unpack(f">{len(loca) // 2}H", loca)
    drawn = frozenset(glyph for glyph in range(len(offsets) - 1) if offsets[glyph] < offsets[glyph + 1])
    em = struct.unpack_from(">H", tables[b"head"], 18)[0]
    measured = replace(font, drawn=drawn, program=program, advances=_advances(tables, em))
    flat = (code for char in _FLAT for code, text in (font.characters or {}).items() if text == char)
    glyph = next((glyph for glyph in map(font.glyph, flat) if glyph in drawn), None)
    if glyph is None:
        return measured
    highest = struct.unpack_from(">h", tables[b"glyf"], offsets[glyph] * (1 if long else 2) + 8)[0]
    return replace(measured, x_height=1000 * highest / em)


def _advances(tables: Mapping[bytes, bytes], em: int) -> tuple[float, ...]:
    """Return the advance widths of the glyphs, in 1/1000 em; all further glyphs have the last one (OpenType, hmtx)."""
    count = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
    return tuple(1000 * width / em for width, _ in struct.iter_unpack(">Hh", tables[b"hmtx"][: 4 * count]))
