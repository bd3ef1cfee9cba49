"""The outlines in a TrueType font file: what each glyph looks like, and how far it moves the pen (OpenType 1.9)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from math import copysign, hypot

from leaflet_pdf.proof.outlines.gsub import exchanged, localised

Point = tuple[float, float, bool]
"""x, y in units of the font, y upwards; whether it lies on the outline, or pulls a quadratic curve."""
Contours = tuple[tuple[Point, ...], ...]

_ON, _X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32
_WORDS, _OFFSETS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 2, 8, 32, 64, 128
_SCALED_OFFSETS = 2048
_OF_FRACTIONS = frozenset({"numr", "dnom"})
_DEEPEST, _MOST_PARTS = 3, 16
_MOST_POINTS = 10_000


class FontError(ValueError):
    """A font file is broken, or its outlines are not TrueType's."""


class Outlines:
    """The glyphs of a font file, by their numbers. All methods raise FontError where the file is broken."""

    def __init__(self, program: bytes) -> None:
        try:
            self._tables = dict(_tables(program))
            self.units: int = struct.unpack_from(">H", self._tables["head"], 18)[0]
            self._long = bool(struct.unpack_from(">h", self._tables["head"], 50)[0])
            self.count: int = struct.unpack_from(">H", self._tables["maxp"], 4)[0]
            self._advances: int = struct.unpack_from(">H", self._tables["hhea"], 34)[0]
        except (struct.error, KeyError) as error:
            raise FontError(f"the font has no outlines that can be read: {error}") from error
        if not (self.units and self._advances):
            raise FontError("the font has no size")

    def advance(self, glyph: int) -> float:
        """Return how far a glyph moves the pen, in 1/1000 em."""
        place = 4 * min(glyph, self._advances - 1)
        return 1000 * int(self._unpack(">H", "hmtx", place)[0]) / self.units

    def contours(self, glyph: int) -> Contours:
        """Return the closed outlines of a glyph, those that it is composed of included; () for an empty one.

        They are where a renderer puts them: their left edge, as the glyph tells it, is moved to the side bearing.
        """
        start, end = self._place(glyph)
        if start == end:
            return ()
        shift = self._bearing(glyph) - self._unpack(">h", "glyf", start + 2)[0]
        return tuple(tuple((x + shift, y, on) for x, y, on in each) for each in self._contours(glyph, 0))

    def ink(self, glyph: int) -> float:
        """Return the area that a glyph blackens, in square em. Where its outlines overlap, it counts twice."""
        return abs(sum(map(_area, self.contours(glyph)))) / self.units**2

    def lean(self, glyph: int) -> float:
        """Return how far a glyph's edges go to the right on their way up, in all their height; 0 for a blank one.

        It is about 0 for an upright letter that is alike on both sides, and a slant adds its own slope to that of any.
        """
        edges = [
            (x - a, y - b)
            for contour in self.contours(glyph)
            for (a, b, _), (x, y, _) in zip((contour[-1], *contour[:-1]), contour, strict=True)
        ]
        return sum(copysign(dx, dx * dy) for dx, dy in edges if dy) / (sum(abs(dy) for _, dy in edges) or 1)

    @cached_property
    def characters(self) -> Mapping[str, int]:
        """The glyph of each character, by the best of the file's tables (cmap, formats 4 and 12); empty without one."""
        places = {
            self._unpack(">HH", "cmap", 4 + 8 * index): self._unpack(">L", "cmap", 8 + 8 * index)[0]
            for index in range(self._unpack(">H", "cmap", 2)[0] if "cmap" in self._tables else 0)
        }
        best = next((kind for kind in ((3, 10), (0, 4), (3, 1), (0, 3)) if kind in places), None)
        if best is None:
            return {}
        kind = self._unpack(">H", "cmap", places[best])[0]
        if kind not in {4, 12}:
            raise FontError(f"the font has a cmap of format {kind}")
        pairs = self._segments(places[best]) if kind == 4 else self._groups(places[best])
        return {chr(point): glyph for point, glyph in pairs if glyph}

    @cached_property
    def small_figures(self) -> frozenset[tuple[int, int]]:
        """The glyphs of figures, each with one that stands for it in a fraction."""
        try:
            return exchanged(self._tables.get("GSUB", b""), _OF_FRACTIONS)
        except struct.error as error:
            raise FontError(f"the font's table GSUB is broken: {error}") from error

    def local_letters(self, language: str) -> frozenset[tuple[int, int]]:
        """Return the glyphs of letters, each with one that stands for it in a language (BCP 47)."""
        try:
            return localised(self._tables.get("GSUB", b""), language)
        except struct.error as error:
            raise FontError(f"the font's table GSUB is broken: {error}") from error

    def _segments(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield characters and glyphs of a cmap of format 4."""
        doubled = self._unpack(">H", "cmap", start + 6)[0]
        for at in range(start + 14, start + 14 + doubled, 2):
            last, first = self._unpack(">H", "cmap", at)[0], self._unpack(">H", "cmap", at + doubled + 2)[0]
            delta = self._unpack(">H", "cmap", at + 2 * doubled + 2)[0]
            place = at + 3 * doubled + 2
            offset = self._unpack(">H", "cmap", place)[0]
            for point in range(first, min(last, 0xFFFE) + 1):
                glyph = self._unpack(">H", "cmap", place + offset + 2 * (point - first))[0] if offset else point
                yield point, (glyph + delta) & 0xFFFF if glyph or not offset else 0

    def _groups(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield characters and glyphs of a cmap of format 12."""
        for index in range(self._unpack(">L", "cmap", start + 12)[0]):
            first, last, glyph = self._unpack(">LLL", "cmap", start + 16 + 12 * index)
            yield from ((point, glyph + point - first) for point in range(first, min(last, 0x10FFFF) + 1))

    def _contours(self, glyph: int, depth: int) -> Contours:
        start, end = self._place(glyph)
        if start == end:
            return ()
        count = self._unpack(">h", "glyf", start)[0]
        if count >= 0:
            return self._simple(start + 10, count)
        if depth == _DEEPEST:
            raise FontError(f"glyph {glyph} is composed too deeply")
        return tuple(contour for part in self._parts(start + 10, depth) for contour in part)

    def _place(self, glyph: int) -> tuple[int, int]:
        """Return where in the table of glyphs one begins and ends."""
        form, size, unit = (">2L", 4, 1) if self._long else (">2H", 2, 2)
        start, end = self._unpack(form, "loca", size * glyph)
        return unit * start, unit * end

    def _bearing(self, glyph: int) -> int:
        """Return the white space at the left of a glyph, in units of the font."""
        long, count = 4 * self._advances, self._advances
        place = 4 * glyph + 2 if glyph < count else long + 2 * (glyph - count)
        return self._unpack(">h", "hmtx", place)[0]

    def _simple(self, place: int, count: int) -> Contours:
        ends = self._unpack(f">{count}H", "glyf", place)
        number = ends[-1] + 1 if ends else 0
        if number > _MOST_POINTS or list(ends) != sorted(set(ends)):
            raise FontError("a glyph has outlines without an order")
        place += 2 * count
        place += 2 + self._unpack(">H", "glyf", place)[0]
        flags: list[int] = []
        while len(flags) < number:
            flag, place = self._unpack(">B", "glyf", place)[0], place + 1
            flags.append(flag)
            if flag & _REPEAT:
                flags += [flag] * self._unpack(">B", "glyf", place)[0]
                place += 1
        across, place = self._numbers(flags[:number], place, _X_SHORT, _X_SAME)
        up, place = self._numbers(flags[:number], place, _Y_SHORT, _Y_SAME)
        points = [(x, y, bool(flag & _ON)) for x, y, flag in zip(across, up, flags, strict=False)]
        begins = (0, *(end + 1 for end in ends))
        return tuple(tuple(points[begin : end + 1]) for begin, end in zip(begins, ends, strict=False))

    def _numbers(self, flags: list[int], place: int, short: int, same: int) -> tuple[list[float], int]:
        """Return the places of points along one axis, each told by how far it is from the one before."""
        value, values = 0.0, []
        for flag in flags:
            if flag & short:
                step, place = self._unpack(">B", "glyf", place)[0], place + 1
                value += step if flag & same else -step
            elif not flag & same:
                value, place = value + self._unpack(">h", "glyf", place)[0], place + 2
            values.append(value)
        return values, place

    def _parts(self, place: int, depth: int) -> Iterator[Contours]:
        """Yield the outlines of the glyphs that one is composed of, each where it stands."""
        flags, number = _MORE, 0
        while flags & _MORE:
            number += 1
            if number > _MOST_PARTS:
                raise FontError("a glyph is composed of too many")
            flags, glyph = self._unpack(">2H", "glyf", place)
            if not flags & _OFFSETS:
                raise FontError("a glyph is composed by points that are laid on each other")
            dx, dy = map(float, self._unpack(">2h" if flags & _WORDS else ">2b", "glyf", place + 4))
            place += 8 if flags & _WORDS else 6
            numbers = 1 if flags & _SCALE else 2 if flags & _TWO_SCALES else 4 if flags & _MATRIX else 0
            a, b, c, d = _matrix([number / (1 << 14) for number in self._unpack(f">{numbers}h", "glyf", place)])
            place += 2 * numbers
            if flags & _SCALED_OFFSETS:
                dx, dy = hypot(a, b) * dx, hypot(c, d) * dy
            inner = self._contours(glyph, depth + 1)
            yield tuple(tuple((a * x + c * y + dx, b * x + d * y + dy, on) for x, y, on in each) for each in inner)

    def _unpack(self, form: str, table: str, place: int) -> tuple[int, ...]:
        try:
            return struct.unpack_from(form, self._tables[table], place)
        except (struct.error, KeyError) as error:
            raise FontError(f"the font's table {table} is broken: {error}") from error


def draws_alike(program: bytes, face: Outlines, glyph: int) -> bool:
    """Tell whether a font file draws a glyph as a face draws the one of its number: no broken file does."""
    try:
        own = Outlines(program)
        return glyph < min(own.count, face.count) and own.contours(glyph) == face.contours(glyph)
    except FontError:
        return False


def _matrix(scales: list[float]) -> tuple[float, float, float, float]:
    """Return how a part is drawn out: by nothing, by one number, by one for each axis, or by a whole matrix."""
    match scales:
        case [both]:
            return both, 0, 0, both
        case [across, up]:
            return across, 0, 0, up
        case [a, b, c, d]:
            return a, b, c, d
    return 1, 0, 0, 1


def _tables(program: bytes) -> Iterator[tuple[str, bytes]]:
    for index in range(struct.unpack_from(">H", program, 4)[0]):
        tag, offset, length = struct.unpack_from(">4s4xLL", program, 12 + 16 * index)
        yield tag.decode("latin-1"), program[offset : offset + length]


def _area(contour: tuple[Point, ...]) -> float:
    """Return the area in a contour, negative if it runs clockwise: of its polygon, and what its curves add to that."""
    places = list(_with_middles(contour))
    first = next((index for index, (_, _, on) in enumerate(places) if on), 0)
    places = [*places[first:], *places[:first], *places[first : first + 1]]
    corners = [(x, y) for x, y, on in places if on]
    total = sum(a * d - c * b for (a, b), (c, d) in pairwise(corners)) / 2
    for (a, b, _), (x, y, on), (c, d, _) in zip(places, places[1:], places[2:], strict=False):
        if not on:  # a quadratic curve and its chord hold two thirds of the triangle with the point that pulls
            total += ((x - a) * (d - b) - (y - b) * (c - a)) / 3
    return total


def _with_middles(contour: tuple[Point, ...]) -> Iterator[Point]:
    """Yield the points of a contour, with those on it that are implied midway between two that are not."""
    for (a, b, before), (x, y, on) in zip((contour[-1], *contour[:-1]), contour, strict=True):
        if not (before or on):
            yield (a + x) / 2, (b + y) / 2, True
        yield x, y, on
