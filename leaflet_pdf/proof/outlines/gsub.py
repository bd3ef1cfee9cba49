"""Which glyphs stand in the place of others by a font's own features (OpenType 1.9, GSUB): one for one alone."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_SINGLE, _EXTENSION = 1, 7


def exchanged(table: bytes, features: frozenset[str]) -> frozenset[tuple[int, int]]:
    """Return each glyph with one that a feature puts in its place. Raises struct.error where the table is broken."""
    if not table:
        return frozenset()
    wanted = sorted(set(_lookups_of(table, features)))
    return frozenset(pair for lookup in wanted for pair in _pairs(table, lookup))


def _lookups_of(table: bytes, features: frozenset[str]) -> Iterator[int]:
    (start,) = struct.unpack_from(">H", table, 6)
    (count,) = struct.unpack_from(">H", table, start)
    for index in range(count):
        tag, offset = struct.unpack_from(">4sH", table, start + 2 + 6 * index)
        if tag.decode("latin-1") in features:
            (lookups,) = struct.unpack_from(">H", table, start + offset + 2)
            yield from struct.unpack_from(f">{lookups}H", table, start + offset + 4)


def _pairs(table: bytes, lookup: int) -> Iterator[tuple[int, int]]:
    (start,) = struct.unpack_from(">H", table, 8)
    (offset,) = struct.unpack_from(">H", table, start + 2 + 2 * lookup)
    start += offset
    kind, _, count = struct.unpack_from(">3H", table, start)
    for offset in struct.unpack_from(f">{count}H", table, start + 6):
        place, inner = start + offset, kind
        if kind == _EXTENSION:
            inner, further = struct.unpack_from(">HL", table, place + 2)
            place += further
        if inner == _SINGLE:
            yield from _single(table, place)


def _single(table: bytes, place: int) -> Iterator[tuple[int, int]]:
    form, offset, number = struct.unpack_from(">2Hh", table, place)
    glyphs = list(_covered(table, place + offset))
    if form == 1:
        yield from ((glyph, (glyph + number) & 0xFFFF) for glyph in glyphs)
    else:
        others = struct.unpack_from(f">{len(glyphs)}H", table, place + 6)
        yield from zip(glyphs, others, strict=True)


def _covered(table: bytes, place: int) -> Iterator[int]:
    form, count = struct.unpack_from(">2H", table, place)
    if form == 1:
        yield from struct.unpack_from(f">{count}H", table, place + 4)
        return
    for index in range(count):
        first, last = struct.unpack_from(">2H", table, place + 4 + 6 * index)
        yield from range(first, last + 1)
