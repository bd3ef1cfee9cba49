"""A rule about colours: the profile in the file is that of sRGB, by what it says and not by its name.

Its place of each colour is that of IEC 61966-2-1, adapted to the white of profiles (D50) by the Bradford matrix; its
curve that of the same standard (ICC.1:2001-04, 6.4 and 6.5).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.catalogue.furniture import COLOURS_DIFFER
from leaflet_pdf.proof.reader.readback import ReadBack, fault

_COLOURS = "red", "green", "blue"
_LIGHT = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
"""X, Y and Z of full red, green and blue, seen by the light D65 (IEC 61966-2-1, 5.2)."""
_BRADFORD = ((1.0479, 0.0229, -0.0502), (0.0296, 0.9904, -0.0171), (-0.0092, 0.0151, 0.7519))
"""From D65 to D50."""
_WHITE = (0.9642, 1.0, 0.8249)
_NEAR = 0.002
_SAME_SHADE = 1 / 1024
_FEWEST_SHADES = 256
_KNOWN = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"}
"""Any other entry, such as a table of colours (A2B0), could say more than these, or be preferred to them."""


def colours_are_those_of_srgb(readback: ReadBack) -> Iterator[Finding]:
    profile = readback.metadata.profile
    if not profile:
        return
    try:
        wrong = next(_faults(profile), "")
    except (struct.error, IndexError, KeyError):
        wrong = "it is damaged"
    if wrong:
        yield fault(COLOURS_DIFFER, f"the colour profile of the file is not sRGB: {wrong}")


def _faults(profile: bytes) -> Iterator[str]:
    if profile[12:24] != b"mntrRGB XYZ " or profile[36:40] != b"acsp":
        yield "it is not for a screen with red, green and blue"
    tags = dict(_tags(profile))
    if tags.keys() != _KNOWN:
        yield "its entries differ"
    for colour, column in zip(_COLOURS, zip(*_LIGHT, strict=True), strict=True):
        wanted = tuple(sum(factor * light for factor, light in zip(row, column, strict=True)) for row in _BRADFORD)
        if not _near(tags[f"{colour[0]}XYZ"], wanted):
            yield f"its {colour} differs"
        if not _is_curve(tags[f"{colour[0]}TRC"]):
            yield f"its shades of {colour} differ"
    if not _near(tags["wtpt"], _WHITE):
        yield "its white differs"


def _tags(profile: bytes) -> Iterator[tuple[str, bytes]]:
    for index in range(struct.unpack_from(">I", profile, 128)[0]):
        name, start, length = struct.unpack_from(">4sII", profile, 132 + 12 * index)
        yield name.decode("latin-1"), profile[start : start + length]


def _near(tag: bytes, wanted: tuple[float, ...]) -> bool:
    kind, *found = struct.unpack(">4s4x3i", tag)
    return kind == b"XYZ " and all(
        abs(number / 65536 - place) < _NEAR for number, place in zip(found, wanted, strict=True)
    )


def _is_curve(tag: bytes) -> bool:
    """Tell whether shades between black and full stand for the light that they do in sRGB."""
    kind, count = struct.unpack_from(">4s4xI", tag)
    if kind != b"curv" or count < _FEWEST_SHADES or len(tag) != 12 + 2 * count:
        return False
    shades = struct.unpack_from(f">{count}H", tag, 12)
    return all(
        abs(shade / 65535 - _light(index / (count - 1))) < _SAME_SHADE / 16 for index, shade in enumerate(shades)
    )


def _light(shade: float) -> float:
    return shade / 12.92 if shade <= 0.04045 else ((shade + 0.055) / 1.055) ** 2.4


PROFILE_RULES = (colours_are_those_of_srgb,)
