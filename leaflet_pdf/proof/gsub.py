"""Which glyphs a font file has for the figures of fractions (OpenType 1.9, GSUB): 1⁄2 is shown by a small 1 and 2."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_FEATURES = frozenset({b"numr", b"dnom"})
_SINGLE, _EXTENSION = 1, 7


def of_fractions(table: bytes) -> dict[int, frozenset[int]]:
    """Return the glyphs that may stand for a glyph before or behind the slash of a fraction.

    Raises struct.error where the table is broken.
    """
    found: dict[int, frozenset[int]] = {}
    for place in _lookups(table):
        for glyph, small in _single(table, place):
            found[glyph] = found.get(glyph, frozenset()) | {small}
    return found


def _lookups(table: bytes) -> Iterator[int]:
    """Yield where the lookups of the features for numerators and denominators begin."""
    features, lookups = struct.unpack_from(">HH", table, 6)
    offsets = _numbers(table, lookups)
    for index in range(struct.unpack_from(">H", table, features)[0]):
        tag, feature = struct.unpack_from(">4sH", table, features + 2 + 6 * index)
        if tag in _FEATURES:
            yield from (lookups + offsets[number] for number in _numbers(table, features + feature + 2))


def _single(table: bytes, lookup: int) -> Iterator[tuple[int, int]]:
    """Yield each glyph that a lookup replaces by one other, and that."""
    kind = struct.unpack_from(">H", table, lookup)[0]
    for offset in _numbers(table, lookup + 4):
        kind_here, place = kind, lookup + offset
        if kind == _EXTENSION:
            _, kind_here, further = struct.unpack_from(">HHL", table, place)
            place += further
        if kind_here == _SINGLE:
            form, coverage, step = struct.unpack_from(">HHH", table, place)
            covered = _covered(table, place + coverage)
            if form == 1:
                yield from ((glyph, (glyph + step) & 0xFFFF) for glyph in covered)
            else:
                yield from zip(covered, _numbers(table, place + 4), strict=False)


def _covered(table: bytes, place: int) -> list[int]:
    """Return the glyphs of a coverage table, in its order."""
    form, count = struct.unpack_from(">HH", table, place)
    if form == 1:
        return list(_numbers(table, place + 2))
    ranges = (struct.unpack_from(">HHH", table, place + 4 + 6 * index) for index in range(count))
    return [glyph for first, last, _ in ranges for glyph in range(first, last + 1)]


def _numbers(table: bytes, place: int) -> tuple[int, ...]:
    """Return a row of numbers that its count stands before."""
    count = struct.unpack_from(">H", table, place)[0]
    return struct.unpack_from(f">{count}H", table, place + 2)
