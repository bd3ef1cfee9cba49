"""Which glyphs stand in the place of others by a font's own features (OpenType 1.9, GSUB): one for one alone."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator

_SINGLE, _EXTENSION = 1, 7


_SYSTEMS = {b"BGR ": "bg", b"SRB ": "sr", b"MKD ": "mk", b"ROM ": "ro", b"MOL ": "ro", b"CAT ": "ca", b"TRK ": "tr"}
"""The languages whose letters fonts are known to draw in other ways, by the tags of OpenType's registry."""


def localised(table: bytes, language: str) -> frozenset[tuple[int, int]]:
    """Return each glyph with one that stands for it in a language (BCP 47). Raises struct.error for a broken table."""
    if not table:
        return frozenset()
    name = language.partition("-")[0].lower()
    features = {
        feature for system, found in _language_systems(table) if _SYSTEMS.get(system) == name for feature in found
    }
    lookups = sorted(set(_lookups_of(table, frozenset({"locl"}), features)))
    return frozenset(pair for lookup in lookups for pair in _pairs(table, lookup))


def _language_systems(table: bytes) -> Iterator[tuple[bytes, tuple[int, ...]]]:
    """Yield the tags of the languages of each script, with the numbers of their features."""
    (scripts,) = struct.unpack_from(">H", table, 4)
    (count,) = struct.unpack_from(">H", table, scripts)
    for index in range(count):
        script = scripts + struct.unpack_from(">4sH", table, scripts + 2 + 6 * index)[1]
        (languages,) = struct.unpack_from(">H", table, script + 2)
        for number in range(languages):
            tag, offset = struct.unpack_from(">4sH", table, script + 4 + 6 * number)
            (features,) = struct.unpack_from(">H", table, script + offset + 4)
            yield tag, struct.unpack_from(f">{features}H", table, script + offset + 6)


def exchanged(table: bytes, features: frozenset[str]) -> frozenset[tuple[int, int]]:
    """Return each glyph with one that a feature puts in its place. Raises struct.error where the table is broken."""
    if not table:
        return frozenset()
    wanted = sorted(set(_lookups_of(table, features)))
    return frozenset(pair for lookup in wanted for pair in _pairs(table, lookup))


def _lookups_of(table: bytes, features: frozenset[str], numbers: Collection[int] | None = None) -> Iterator[int]:
    """Yield the lookups of features with some tags; of these numbers alone, if any are given."""
    (start,) = struct.unpack_from(">H", table, 6)
    (count,) = struct.unpack_from(">H", table, start)
    for index in range(count) if numbers is None else sorted(numbers):
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
