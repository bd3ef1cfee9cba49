"""Signs that are drawn, since no text face can be trusted to have them.

Outlines are in 1/1000 em, y upwards from the baseline, filled by the even-odd rule: an inner
outline is a hole. Shapes differ, so that they are told apart without colour.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

Segment = tuple[Any, ...]
"""("m", x, y), ("l", x, y), ("c", x1, y1, x2, y2, x3, y3) or ("h",).

("ink",) and ("paper",) fill what was traced so far; what follows is filled in the sign's colour, or in white.
"""


class Sign(NamedTuple):
    """A drawn sign: how far it moves the pen, in 1/1000 em, and its outline."""

    name: str
    advance: int
    path: tuple[Segment, ...]


def polygon(*points: tuple[float, float]) -> tuple[Segment, ...]:
    (x, y), *rest = points
    return (("m", x, y), *(("l", *point) for point in rest), ("h",))


def disc(x: float, y: float, radius: float) -> tuple[Segment, ...]:
    k = radius * 0.5523  # a cubic's handle for a quarter of a circle
    return (
        ("m", x + radius, y),
        ("c", x + radius, y + k, x + k, y + radius, x, y + radius),
        ("c", x - k, y + radius, x - radius, y + k, x - radius, y),
        ("c", x - radius, y - k, x - k, y - radius, x, y - radius),
        ("c", x + k, y - radius, x + radius, y - k, x + radius, y),
        ("h",),
    )


def bar(x: float, y: float, width: float, height: float) -> tuple[Segment, ...]:
    return polygon((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def _exclamation(x: float, foot: float, height: float) -> tuple[Segment, ...]:
    dot = height * 0.14
    stem = polygon(
        (x - dot * 0.75, foot + height * 0.4),
        (x + dot * 0.75, foot + height * 0.4),
        (x + dot * 1.05, foot + height),
        (x - dot * 1.05, foot + height),
    )
    return stem + disc(x, foot + dot, dot)


_OCTAGON = polygon((234, -110), (586, -110), (835, 139), (835, 491), (586, 740), (234, 740), (-15, 491), (-15, 139))
_TRIANGLE = polygon((-10, -80), (870, -80), (430, 720))
_RING = disc(400, 320, 400) + disc(400, 320, 300)
_TICK = polygon((60, 330), (170, 430), (320, 250), (650, 690), (770, 600), (340, 20))
_CROSS = polygon(
    (80, 120), (180, 20), (400, 240), (620, 20), (720, 120), (500, 340),
    (720, 560), (620, 660), (400, 440), (180, 660), (80, 560), (300, 340),
)  # fmt: skip
_TELEPHONE = (
    polygon(
        (40, 470), (160, 640), (640, 640), (760, 470), (760, 380),
        (590, 380), (560, 490), (240, 490), (210, 380), (40, 380),
    )
    + polygon((250, 420), (550, 420), (720, 20), (80, 20))
    + disc(400, 210, 100)
)  # fmt: skip
_SCISSORS = (
    disc(180, 540, 150) + disc(180, 540, 85)
    + disc(180, 100, 150) + disc(180, 100, 85)
    + polygon((270, 440), (310, 500), (960, 70), (900, 20))
    + polygon((270, 200), (900, 620), (960, 570), (560, 310), (500, 270), (310, 140))
)  # fmt: skip


def _turned(path: tuple[Segment, ...], advance: int) -> tuple[Segment, ...]:
    """Return an outline with left and right changed."""
    return tuple(
        (operator, *(advance - number if place % 2 == 0 else number for place, number in enumerate(numbers)))
        for operator, *numbers in path
    )


_SHAPES: Iterable[tuple[str, int, tuple[Segment, ...]]] = (
    ("danger", 900, _OCTAGON + _exclamation(410, 70, 500)),
    ("warning", 920, _TRIANGLE + _exclamation(430, -10, 430)),
    ("caution", 860, _RING + _exclamation(400, 120, 400)),
    ("no-entry", 860, disc(400, 320, 400) + bar(130, 250, 540, 140)),
    ("unknown", 860, _RING + bar(230, 265, 340, 110)),
    ("tick", 830, _TICK),
    ("cross", 800, _CROSS),
    ("telephone", 840, _TELEPHONE),
    ("information", 860, _RING + bar(350, 110, 100, 270) + disc(400, 480, 60)),
    ("scissors", 1000, _SCISSORS),
    ("scissors-from-right", 1000, _turned(_SCISSORS, 1000)),
    ("blank", 5000, bar(80, -135, 4840, 70)),
    ("long-blank", 10000, bar(80, -135, 9840, 70)),
    ("black-triangle", 800, polygon((0, 650), (750, 650), (375, 0))),
)

SIGNS: dict[str, Sign] = {name: Sign(name, advance, path) for name, advance, path in _SHAPES}


def sign(name: str) -> Sign:
    """Return a sign, a pictogram or a tablet. Raises KeyError for a name that is none of these."""
    if name in SIGNS:
        return SIGNS[name]
    # Most leaflets have no pictogram, and reading in how they are drawn takes time.
    from leaflet_pdf.text.pictograms import PICTOGRAMS, pictogram

    if name in PICTOGRAMS:
        return pictogram(name)
    from leaflet_pdf.text.tablets import TABLETS

    return TABLETS[name]


SIGN_OF: dict[str, str] = {
    "\N{BLACK DOWN-POINTING TRIANGLE}": "black-triangle",
    "\N{WARNING SIGN}": "warning",
    "\N{BLACK TELEPHONE}": "telephone",
    "\N{INFORMATION SOURCE}": "information",
    "\N{CHECK MARK}": "tick",
    "\N{BALLOT X}": "cross",
}
"""Characters that are drawn where a face does not cover them."""

TWINS = {"scissors": "scissors-from-right"}
"""Signs that point where lines go, and those that stand for them where lines begin at the right."""

BLANKS = "blank", "long-blank"
"""Lines to write on in a text, instead of underscores, and how they are named: the shorter first."""

UNDERSCORES_OF_A_LONG_BLANK = 8
