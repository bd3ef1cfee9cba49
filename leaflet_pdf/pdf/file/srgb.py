"""The colour profile of sRGB, composed from its definition (IEC 61966-2-1; ICC.1:2001-04).

Every colour of a leaflet is sRGB; with the profile inside, it is the same in fifty years (ISO 19005-2, 6.2.3).
"""

from __future__ import annotations

import struct

_ILLUMINANT = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""Red, green and blue, adapted to the illuminant by the Bradford matrix."""

_NAME = b"sRGB"
_RIGHTS = b"No copyright, use freely"
_STEPS = 256


def profile() -> bytes:
    """Return an ICC profile of version 2: a matrix and one curve, exact for every 8-bit value."""
    curve = _curve()
    tags = {
        b"desc": _description(),
        b"cprt": b"text" + bytes(4) + _RIGHTS + b"\0",
        b"wtpt": _xyz(_ILLUMINANT),
        **{name: _xyz(place) for name, place in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(tags)
    bodies = b""
    places: dict[bytes, int] = {}
    for body in tags.values():
        if body not in places:
            places[body] = start + len(bodies)
            bodies += body + bytes(-len(body) % 4)
    table = b"".join(struct.pack(">4sII", name, places[body], len(body)) for name, body in tags.items())
    return _header(start + len(bodies)) + struct.pack(">I", len(tags)) + table + bodies


def _header(size: int) -> bytes:
    """Return the first 128 bytes. The date is that of the standard: a clock has no place in a document."""
    return struct.pack(
        ">I4sI4s4s4s6H4s28s12s48s",
        size, b"", 0x02100000, b"mntr", b"RGB ", b"XYZ ", 1999, 10, 18, 0, 0, 0, b"acsp", b"",
        _fixed(*_ILLUMINANT), b"",
    )  # fmt: skip


def _fixed(*numbers: float) -> bytes:
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def _xyz(place: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*place)


def _description() -> bytes:
    """Return the profile's name, in ASCII only: the counts of the other scripts are nought."""
    return struct.pack(f">4s4xI{len(_NAME) + 1}sII", b"desc", len(_NAME) + 1, _NAME, 0, 0) + bytes(2 + 1 + 67)


def _curve() -> bytes:
    shades = (round(65535 * _linear(step / (_STEPS - 1))) for step in range(_STEPS))
    return struct.pack(f">4s4xI{_STEPS}H", b"curv", _STEPS, *shades)


def _linear(value: float) -> float:
    """Return how much light a value from 0 to 1 stands for."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
