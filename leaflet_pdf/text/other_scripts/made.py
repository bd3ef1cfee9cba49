"""Made glyphs: composites of a font's own (OpenType 1.9, glyf), added behind the last of a TrueType font program."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain

from leaflet_pdf.text.other_scripts.cells import Part

Made = tuple[Sequence[Part], int]
"""What a glyph is made of, by the numbers that the glyphs have in the program, and its advance (units of the font)."""

_WORDS, _OFFSETS, _MORE = 1, 2, 32
_COMPOSITE = -1
_FILE_SUM = 0xB1B0AFBA
"""What the sum of a font file and its `checkSumAdjustment` is (OpenType 1.9, head)."""


def with_made(program: bytes, glyphs: Sequence[Made]) -> bytes:
    """Return a font program with further glyphs, numbered from its own number of them on."""
    tables = dict(_tables(program))
    places = _places(tables)
    tables["glyf"], tables["loca"] = _outlines(tables["glyf"], places, glyphs)
    tables["hmtx"], tables["hhea"] = _advances(tables, places, glyphs)
    tables["maxp"] = _limits(tables["maxp"], glyphs)
    tables["head"] = tables["head"][:50] + struct.pack(">h", 1) + tables["head"][52:]
    return _file(program[:4], tables)


def _tables(program: bytes) -> Iterator[tuple[str, bytes]]:
    for index in range(struct.unpack_from(">H", program, 4)[0]):
        tag, start, length = struct.unpack_from(">4s4x2L", program, 12 + 16 * index)
        yield tag.decode("ascii"), program[start : start + length]


def _places(tables: Mapping[str, bytes]) -> tuple[int, ...]:
    """Return where in the table of glyphs each begins, and where the last one ends."""
    loca = tables["loca"]
    if struct.unpack_from(">h", tables["head"], 50)[0]:
        return struct.unpack(f">{len(loca) // 4}L", loca)
    return tuple(2 * place for place in struct.unpack(f">{len(loca) // 2}H", loca))


def _outlines(glyf: bytes, places: tuple[int, ...], glyphs: Sequence[Made]) -> tuple[bytes, bytes]:
    """Return the tables of glyphs, and of where each begins, with the made ones."""
    own = glyf[: places[-1]]
    own += bytes(-len(own) % 4)
    made = [_composite(glyf, places, parts) for parts, _ in glyphs]
    starts = accumulate(map(len, made), initial=len(own))
    loca = [*places[:-1], *starts]
    return own + b"".join(made), struct.pack(f">{len(loca)}L", *loca)


def _composite(glyf: bytes, places: tuple[int, ...], parts: Sequence[Part]) -> bytes:
    if not parts:
        return b""
    written = b"".join(
        struct.pack(">2H2h", _WORDS | _OFFSETS | (_MORE if part is not parts[-1] else 0), part.glyph, part.x, part.y)
        for part in parts
    )
    composed = struct.pack(">5h", _COMPOSITE, *_bounds(glyf, places, parts)) + written
    return composed + bytes(-len(composed) % 4)


def _bounds(glyf: bytes, places: tuple[int, ...], parts: Sequence[Part]) -> tuple[int, int, int, int]:
    """Return the edges of what is drawn: left, foot, right and top."""
    boxes = [
        (left + part.x, foot + part.y, right + part.x, top + part.y)
        for part in parts
        if places[part.glyph] < places[part.glyph + 1]
        for left, foot, right, top in [struct.unpack_from(">4h", glyf, places[part.glyph] + 2)]
    ]
    lefts, feet, rights, tops = zip(*boxes, strict=True) if boxes else ((0,),) * 4
    return min(lefts), min(feet), max(rights), max(tops)


def _advances(tables: Mapping[str, bytes], places: tuple[int, ...], glyphs: Sequence[Made]) -> tuple[bytes, bytes]:
    """Return the tables of advances, one written out for each glyph, and of their number."""
    hmtx, hhea = tables["hmtx"], tables["hhea"]
    (long,) = struct.unpack_from(">H", hhea, 34)
    count = len(places) - 1
    last = hmtx[4 * long - 4 : 4 * long - 2]
    short = [last + hmtx[at : at + 2] for at in range(4 * long, 4 * long + 2 * (count - long), 2)]
    made = [struct.pack(">Hh", advance, _bounds(tables["glyf"], places, parts)[0]) for parts, advance in glyphs]
    number = struct.pack(">H", count + len(glyphs))
    return b"".join([hmtx[: 4 * long], *short, *made]), hhea[:34] + number


def _limits(maxp: bytes, glyphs: Sequence[Made]) -> bytes:
    """Return the table of what a program has at most of everything (OpenType 1.9, maxp 1.0)."""
    values = list(struct.unpack(">L14H", maxp))
    most = max((len(parts) for parts, _ in glyphs), default=1)
    values[1] += len(glyphs)
    values[4] = min(0xFFFF, max(values[2], values[4]) * most)
    values[5] = min(0xFFFF, max(values[3], values[5]) * most)
    values[13] = max(values[13], most)
    values[14] += 1
    return struct.pack(">L14H", *values)


def _file(version: bytes, tables: Mapping[str, bytes]) -> bytes:
    """Return a font file of tables, with their sums (OpenType 1.9, "Font file")."""
    kept = {**tables, "head": tables["head"][:8] + bytes(4) + tables["head"][12:]}
    tags = sorted(kept)
    padded = [kept[tag] + bytes(-len(kept[tag]) % 4) for tag in tags]
    starts = list(accumulate(map(len, padded), initial=12 + 16 * len(tags)))
    power = len(tags).bit_length() - 1
    head = version + struct.pack(">4H", len(tags), 16 << power, power, 16 * len(tags) - (16 << power))
    records = (
        struct.pack(">4s3L", tag.encode("ascii"), _sum(data), start, len(kept[tag]))
        for tag, data, start in zip(tags, padded, starts, strict=False)
    )
    written = b"".join(chain([head], records, padded))
    adjustment = (_FILE_SUM - _sum(written)) & 0xFFFFFFFF
    place = starts[tags.index("head")] + 8
    return written[:place] + struct.pack(">L", adjustment) + written[place + 4 :]


def _sum(data: bytes) -> int:
    total: int = sum(struct.unpack(f">{len(data) // 4}L", data))
    return total & 0xFFFFFFFF
