"""Pictograms: signs that say at a glance what the words beside them say. Drawn here, for any printer.

Outlines are in 1/1000 em, y upwards from the foot, each in the square from 0 to 1000. A ring with a bar
from the top left forbids, as ISO 3864-1 has it; a square frames what is to be done; what has no frame is only what the
words are about. A picture is laid in
layers, each filled on top of those before, so that it stays in one piece on paper of any tint, in grey, and
at a size of 12 mm.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from itertools import pairwise
from math import cos, pi, radians, sin

from leaflet_pdf.text.symbols import Segment, Sign, bar, disc, polygon

Path = tuple[Segment, ...]
Point = tuple[float, float]

INK, PAPER = ("ink",), ("paper",)
"""From here on, shapes are filled in the colour of the sign, or in white."""

_RING, _RING_WIDTH = 492.0, 78.0
_BAR, _GAP = 60.0, 22.0
"""How wide the bar is, and the white on both sides of it that keeps it apart from the picture."""


_UNFRAMED = 1.22
"""How much larger a picture is that has no frame around it."""


def _inked(*shapes: Path) -> Path:
    """Return shapes each filled by itself in ink: where two overlap there is no hole."""
    return tuple(segment for shape in shapes for segment in (INK, *shape))


def _white(*shapes: Path) -> Path:
    return tuple(segment for shape in shapes for segment in (PAPER, *shape))


def oval(x: float, y: float, across: float, up: float) -> Path:
    """Return an ellipse, by its middle and its half axes."""
    k, rise = across * 0.5523, up * 0.5523
    return (
        ("m", x + across, y),
        ("c", x + across, y + rise, x + k, y + up, x, y + up),
        ("c", x - k, y + up, x - across, y + rise, x - across, y),
        ("c", x - across, y - rise, x - k, y - up, x, y - up),
        ("c", x + k, y - up, x + across, y - rise, x + across, y),
        ("h",),
    )


def rounded(x: float, y: float, width: float, height: float, radius: float) -> Path:
    """Return a rectangle with round corners, by its lower left corner."""
    k = radius * 0.4477
    right, top = x + width, y + height
    return (
        ("m", x + radius, y),
        ("l", right - radius, y),
        ("c", right - k, y, right, y + k, right, y + radius),
        ("l", right, top - radius),
        ("c", right, top - k, right - k, top, right - radius, top),
        ("l", x + radius, top),
        ("c", x + k, top, x, top - k, x, top - radius),
        ("l", x, y + radius),
        ("c", x, y + k, x + k, y, x + radius, y),
        ("h",),
    )


def _mapped(path: Path, to: Callable[[float, float], Point]) -> Path:
    """Return a path with each of its points elsewhere."""
    return tuple(
        (operator, *(place for x, y in zip(places[::2], places[1::2], strict=True) for place in to(x, y)))
        for operator, *places in path
    )


def _turned(path: Path, degrees: float, x: float, y: float) -> Path:
    """Return a path turned about a point, to the left."""
    across, up = cos(radians(degrees)), sin(radians(degrees))
    return _mapped(path, lambda a, b: (x + (a - x) * across - (b - y) * up, y + (a - x) * up + (b - y) * across))


def _moved(path: Path, right: float, up: float) -> Path:
    return _mapped(path, lambda x, y: (x + right, y + up))


def _mirrored(path: Path) -> Path:
    """Return a path with left and right exchanged."""
    return _mapped(path, lambda x, y: (1000 - x, y))


def _line(width: float, *points: Point) -> list[Path]:
    """Return a line with round ends as shapes, one for each stretch of it."""
    shapes: list[Path] = []
    for (x, y), (to_x, to_y) in pairwise(points):
        along, up = to_x - x, to_y - y
        length = (along * along + up * up) ** 0.5
        across, rise = -up / length * width / 2, along / length * width / 2
        shapes.append(polygon((x + across, y + rise), (to_x + across, to_y + rise),
                              (to_x - across, to_y - rise), (x - across, y - rise)))  # fmt: skip
    return [*shapes, *(disc(x, y, width / 2) for x, y in points)]


def _capsule(x: float, y: float, length: float, width: float, degrees: float) -> Path:
    """Return a capsule in ink, one half of it hollow, turned about its middle."""
    capsule = rounded(x - length / 2, y - width / 2, length, width, width / 2)
    wall = width * 0.16
    hollow = rounded(x + wall / 2, y - width / 2 + wall, length / 2 - 1.5 * wall, width - 2 * wall, width * 0.3)
    return _inked(_turned(capsule, degrees, x, y)) + _white(_turned(hollow, degrees, x, y))


def _drop(x: float, y: float, radius: float) -> Path:
    """Return a drop, by the middle of its round part."""
    return (
        ("m", x, y + 2.3 * radius),
        ("c", x + 0.25 * radius, y + 1.5 * radius, x + radius, y + 0.8 * radius, x + radius, y),
        ("c", x + radius, y - 0.55 * radius, x + 0.55 * radius, y - radius, x, y - radius),
        ("c", x - 0.55 * radius, y - radius, x - radius, y - 0.55 * radius, x - radius, y),
        ("c", x - radius, y + 0.8 * radius, x - 0.25 * radius, y + 1.5 * radius, x, y + 2.3 * radius),
        ("h",),
    )


def _forbidden(picture: Path) -> Path:
    """Return a picture in a ring, crossed out."""
    inside = _RING - _RING_WIDTH
    gap = bar(500 - inside * 0.985, 500 - _BAR / 2 - _GAP, 2 * inside * 0.985, _BAR + 2 * _GAP)
    stroke = bar(500 - inside - 20, 500 - _BAR / 2, 2 * inside + 40, _BAR)
    ring = disc(500, 500, _RING) + _white(disc(500, 500, inside))
    return ring + picture + _white(_turned(gap, -45, 500, 500)) + _inked(_turned(stroke, -45, 500, 500))


def _asked(picture: Path) -> Path:
    """Return a picture in a square frame."""
    return rounded(14, 14, 972, 972, 130) + _white(rounded(68, 68, 864, 864, 84)) + picture


def _about(picture: Path) -> Path:
    """Return a picture without a frame, as large as others with theirs: it says only what the words are about."""
    return _mapped(picture, lambda x, y: (500 + _UNFRAMED * (x - 500), 500 + _UNFRAMED * (y - 500)))


def _pregnant() -> Path:
    body: Path = (
        ("m", 600, 690),
        ("c", 690, 640, 705, 540, 690, 450),
        ("c", 680, 400, 690, 350, 680, 290),
        ("l", 650, 120),
        ("l", 490, 120),
        ("l", 480, 255),
        ("c", 360, 250, 280, 325, 290, 420),
        ("c", 298, 495, 360, 535, 425, 550),
        ("c", 400, 620, 430, 680, 500, 690),
        ("h",),
    )
    return _inked(disc(560, 790, 88), body)


def _breastfeeding() -> Path:
    torso: Path = (
        ("m", 470, 640),
        ("c", 330, 620, 250, 540, 230, 400),
        ("c", 220, 300, 260, 210, 330, 190),
        ("l", 690, 190),
        ("c", 760, 260, 780, 400, 740, 520),
        ("c", 710, 600, 650, 630, 570, 640),
        ("h",),
    )
    baby = _turned(oval(500, 305, 190, 92), 12, 500, 305)
    swaddle = _turned(oval(500, 305, 158, 60), 12, 500, 305)
    return (
        _inked(disc(520, 750, 96), torso)
        + _white(baby, disc(345, 395, 104))
        + _inked(swaddle, disc(345, 395, 72))
    )  # fmt: skip


def _car() -> Path:
    cabin: Path = (
        ("m", 235, 530),
        ("l", 320, 655),
        ("c", 335, 678, 350, 690, 380, 690),
        ("l", 590, 690),
        ("c", 625, 690, 645, 680, 665, 655),
        ("l", 755, 530),
        ("h",),
    )
    back = polygon((318, 535), (378, 632), (470, 632), (470, 535))
    front = polygon((520, 535), (520, 632), (600, 632), (664, 535))
    wheels = (disc(x, 380, 86) for x in (305, 690))
    tyres = (disc(x, 380, 62) for x in (305, 690))
    return (
        _inked(rounded(135, 385, 730, 165, 62), cabin)
        + _white(back, front, *wheels)
        + _inked(*tyres)
        + _white(disc(305, 380, 24), disc(690, 380, 24))
    )


def _drinks(*, on_table: bool = False) -> Path:
    """Return a bottle and a glass; behind a bar, the glass is higher than if both are on a table."""
    bottle: Path = (
        ("m", 225, 225),
        ("l", 225, 400),
        ("c", 225, 460, 275, 470, 275, 520),
        ("l", 275, 600),
        ("l", 345, 600),
        ("l", 345, 520),
        ("c", 345, 470, 395, 460, 395, 400),
        ("l", 395, 225),
        ("h",),
    )
    bowl: Path = (
        ("m", 590, 790),
        ("c", 570, 640, 600, 570, 680, 560),
        ("c", 760, 570, 790, 640, 770, 790),
        ("h",),
    )
    air = polygon((624, 762), (620, 700), (740, 700), (736, 762))
    glass = _inked(bowl, bar(663, 475, 34, 90), rounded(600, 448, 160, 40, 18)) + _white(air)
    label = _white(bar(225, 280, 170, 90)) + _inked(bar(225, 290, 170, 12))
    return _inked(bottle) + label + (_moved(glass, -55, -223) if on_table else glass)


def _sun() -> Path:
    rays = [
        shape
        for angle in range(0, 360, 45)
        for shape in _line(
            50, *((500 + far * cos(angle * pi / 180), 500 + far * sin(angle * pi / 180)) for far in (245, 335))
        )
    ]
    return _inked(disc(500, 500, 178), *rays)


def _donated_blood() -> Path:
    bag = rounded(530, 520, 260, 235, 50)
    hanger = _line(30, (610, 745), (610, 825), (710, 825), (710, 745))
    cross = bar(640, 570, 40, 130), bar(595, 615, 130, 40)
    tube = _line(34, (660, 530), (660, 440))
    return _inked(*hanger, bag, *tube) + _white(*cross) + _inked(_drop(335, 330, 118)) + _white(oval(298, 325, 22, 56))


def _sharing() -> Path:
    people = (
        shape
        for x, y in ((285, 555), (715, 600))
        for shape in (disc(x, y, 84), rounded(x - 110, y - 300, 220, 195, 90), bar(x - 110, y - 300, 220, 80))
    )
    return _inked(*people) + _capsule(520, 765, 240, 104, 0)


def _child() -> Path:
    arms = (*_line(48, (320, 330), (235, 415)), *_line(48, (400, 330), (475, 400)))
    legs = (*_line(62, (325, 240), (315, 165)), *_line(62, (395, 240), (405, 165)))
    child = _inked(disc(352, 455, 92), *arms, rounded(290, 210, 140, 155, 50), *legs)
    bottle = _inked(rounded(585, 520, 190, 210, 34), rounded(610, 742, 140, 64, 18))
    return child + bottle + _white(rounded(612, 570, 136, 105, 14)) + _capsule(680, 622, 100, 46, 0)


def _broken_capsule() -> Path:
    full = rounded(150, 400, 240, 200, 100), bar(270, 400, 120, 200)
    empty = rounded(610, 400, 240, 200, 100), bar(610, 400, 120, 200)
    hollow = rounded(600, 444, 206, 112, 56), bar(590, 444, 140, 112)
    crumbs = (disc(x, y, radius) for x, y, radius in ((500, 640, 24), (590, 720, 19), (440, 735, 26), (520, 790, 17)))
    turned = ([_turned(shape, 45, 500, 500) for shape in shapes] for shapes in (full, empty, hollow))
    capsule, shell, air = turned
    return _inked(*capsule, *shell, *crumbs) + _white(*air)


def _meal() -> Path:
    prongs = (rounded(x, 640, 26, 200, 13) for x in (142, 182, 222))
    blade: Path = (
        ("m", 800, 840),
        ("c", 870, 800, 880, 640, 850, 470),
        ("l", 800, 470),
        ("h",),
    )
    fork = *prongs, rounded(142, 560, 106, 120, 46), rounded(174, 160, 42, 440, 21)
    knife = blade, rounded(800, 160, 42, 330, 21)
    return _inked(*fork, *knife, disc(520, 500, 240)) + _white(disc(520, 500, 202)) + _inked(disc(520, 500, 136))


def _water() -> Path:
    glass = polygon((150, 820), (210, 180), (500, 180), (560, 820))
    inside = polygon((205, 790), (258, 230), (452, 230), (505, 790))
    water = polygon((232, 620), (268, 252), (442, 252), (478, 620))
    return _inked(glass) + _white(inside) + _inked(water) + _capsule(725, 300, 290, 130, 50)


def _test_tube() -> Path:
    tube = _inked(rounded(230, 140, 220, 720, 110), rounded(180, 780, 320, 76, 30))
    return tube + _white(bar(274, 470, 132, 290)) + _inked(_drop(690, 380, 130)) + _white(oval(645, 375, 24, 62))


def _cool() -> Path:
    stem = rounded(270, 250, 160, 600, 80)
    hollow = rounded(312, 260, 76, 548, 38)
    scale = [rounded(470, y, 90, 34, 17) for y in (480, 600, 720)]
    arrow = [bar(690, 330, 90, 440), polygon((735, 190), (880, 400), (590, 400))]
    return (
        _inked(stem, disc(350, 260, 150))
        + _white(hollow, disc(350, 260, 106))
        + _inked(disc(350, 260, 78), bar(326, 280, 48, 200), *scale, *arrow)
    )


def _two_medicines() -> Path:
    tablet = _inked(disc(665, 660, 135)) + _white(_turned(bar(550, 644, 230, 32), 45, 665, 660))
    return _capsule(335, 340, 340, 150, -45) + tablet


def _fridge() -> Path:
    feet = bar(310, 100, 90, 50), bar(600, 100, 90, 50)
    body = _inked(*feet, rounded(250, 130, 500, 750, 60))
    doors = _white(rounded(296, 648, 408, 186, 28), rounded(296, 176, 408, 428, 28))
    handles = _inked(rounded(340, 680, 40, 122, 20), rounded(340, 430, 40, 140, 20))
    return body + doors + handles + _capsule(540, 340, 270, 122, 45)


def _arrow(x: float, y: float, radius: float, begin: int, end: int) -> list[Path]:
    """Return a part of a circle in short stretches, with a head at its end; angles in degrees, to the left."""
    steps = 12
    angles = [radians(begin + (end - begin) * step / steps) for step in range(steps + 1)]
    line = _line(46, *((x + radius * cos(angle), y + radius * sin(angle)) for angle in angles))
    last, ahead = radians(end), radians(end + (90 if end > begin else -90))
    tip_x, tip_y = x + radius * cos(last), y + radius * sin(last)
    head = (
        (tip_x + 100 * cos(ahead), tip_y + 100 * sin(ahead)),
        (tip_x + 80 * cos(last), tip_y + 80 * sin(last)),
        (tip_x - 80 * cos(last), tip_y - 80 * sin(last)),
    )
    return [*line, polygon(*head)]


def _shaken_bottle() -> Path:
    bottle = rounded(375, 190, 250, 400, 56), bar(440, 570, 120, 80), rounded(410, 640, 180, 130, 26)
    arrows = (_arrow(500, 480, 330, *angles) for angles in ((180, 210), (180, 150), (0, -30), (0, 30)))
    label = _turned(rounded(420, 280, 160, 190, 20), -15, 500, 480)
    return _inked(*(_turned(part, -15, 500, 480) for part in bottle), *(part for arrow in arrows for part in arrow)) + (
        _white(label)
    )


def _inhaler() -> Path:
    boot: Path = (
        ("m", 480, 610),
        ("l", 480, 420),
        ("l", 300, 420),
        ("l", 300, 190),
        ("l", 690, 190),
        ("c", 745, 190, 780, 225, 780, 280),
        ("l", 780, 610),
        ("h",),
    )
    puffs = [_line(40, (215, y), (130, to_y)) for y, to_y in ((375, 410), (305, 305), (235, 200))]
    canister = rounded(530, 560, 200, 300, 56)
    return (
        _inked(canister) + _white(bar(470, 604, 320, 30)) + _inked(boot, *(shape for puff in puffs for shape in puff))
    )


def _spoon_and_syringe() -> Path:
    spoon = _inked(oval(285, 700, 115, 160), *_line(60, (285, 560), (285, 170)))
    bowl = _white(oval(285, 700, 74, 118))
    plunger = bar(665, 700, 60, 130), rounded(590, 800, 210, 56, 24), rounded(540, 660, 310, 50, 24)
    syringe = _inked(*plunger, rounded(590, 290, 210, 390, 30), polygon((650, 300), (740, 300), (715, 205), (675, 205)))
    scale = _inked(*(bar(630, y, 80, 24) for y in (560, 510)))
    return spoon + bowl + syringe + _white(bar(630, 480, 130, 180)) + scale


def _day_and_night() -> Path:
    rays = [
        shape
        for angle in range(0, 360, 45)
        for shape in _line(
            30, *((325 + far * cos(radians(angle)), 645 + far * sin(radians(angle))) for far in (125, 170))
        )
    ]
    sun = _inked(disc(325, 645, 88), *rays)
    moon = _inked(disc(680, 645, 150)) + _white(disc(745, 685, 130))
    return sun + moon + _capsule(500, 290, 400, 176, 0)


def _week() -> Path:
    days = [rounded(165 + 98 * day, 520, 80, 80, 14) for day in range(7)]
    hollow = [rounded(183 + 98 * day, 538, 44, 44, 6) for day in range(7) if day != 3]
    rings = rounded(270, 740, 50, 130, 25), rounded(680, 740, 50, 130, 25)
    sheet = _inked(rounded(115, 130, 770, 690, 60), *rings) + _white(rounded(147, 162, 706, 500, 36))
    return sheet + _inked(*days) + _white(*hollow) + _capsule(500, 330, 330, 146, 0)


def _emergency_call() -> Path:
    handle: Path = (
        ("m", 110, 400),
        ("c", 110, 630, 610, 630, 610, 400),
        ("l", 610, 300),
        ("l", 450, 300),
        ("l", 450, 410),
        ("c", 390, 440, 330, 440, 270, 410),
        ("l", 270, 300),
        ("l", 110, 300),
        ("h",),
    )
    cups = rounded(90, 235, 200, 150, 40), rounded(430, 235, 200, 150, 40)
    handset = _inked(*(_turned(part, 45, 360, 400) for part in (handle, *cups)))
    badge = _white(rounded(512, 512, 376, 376, 70)) + _inked(rounded(546, 546, 308, 308, 50))
    return handset + badge + _white(bar(668, 600, 64, 200), bar(600, 668, 200, 64))


def _kidneys() -> Path:
    left: Path = (
        ("m", 390, 790),
        ("c", 230, 850, 130, 700, 140, 560),
        ("c", 150, 410, 260, 340, 350, 380),
        ("c", 430, 415, 440, 500, 390, 545),
        ("c", 355, 575, 355, 630, 390, 655),
        ("c", 460, 700, 460, 765, 390, 790),
        ("h",),
    )
    right = _mirrored(left)
    tubes = (*_line(38, (385, 600), (465, 450), (475, 230)), *_line(38, (615, 600), (535, 450), (525, 230)))
    return _inked(left, right, *tubes, disc(500, 190, 85))


def _liver() -> Path:
    liver: Path = (
        ("m", 105, 620),
        ("c", 140, 800, 440, 820, 660, 750),
        ("c", 790, 710, 880, 660, 905, 610),
        ("c", 870, 550, 780, 515, 690, 490),
        ("c", 600, 465, 560, 420, 520, 360),
        ("c", 450, 250, 290, 190, 195, 245),
        ("c", 115, 300, 95, 480, 105, 620),
        ("h",),
    )
    return _inked(oval(470, 300, 62, 92), liver) + _white(*_line(26, (600, 775), (560, 600), (560, 425)))


def _child_and_adult() -> Path:
    adult = disc(330, 800, 94), rounded(222, 390, 216, 290, 96), bar(245, 130, 78, 320), bar(337, 130, 78, 320)
    child = disc(690, 540, 94), rounded(600, 270, 180, 160, 76), bar(622, 130, 62, 190), bar(696, 130, 62, 190)
    return _inked(*adult, *child)


_PICTURES: dict[str, tuple[Callable[[Path], Path], Callable[[], Path]]] = {
    "not-in-pregnancy": (_forbidden, _pregnant),
    "not-when-breastfeeding": (_forbidden, _breastfeeding),
    "do-not-drive": (_forbidden, _car),
    "no-alcohol": (_forbidden, _drinks),
    "avoid-sun": (_forbidden, _sun),
    "do-not-give-blood": (_forbidden, _donated_blood),
    "do-not-share": (_forbidden, _sharing),
    "keep-from-children": (_forbidden, _child),
    "swallow-whole": (_forbidden, _broken_capsule),
    "with-food": (_asked, _meal),
    "with-water": (_asked, _water),
    "blood-test": (_asked, _test_tube),
    "store-below-temperature": (_asked, _cool),
    "not-with-other-medicines": (_forbidden, _two_medicines),
    "store-in-fridge": (_asked, _fridge),
    "shake-before-use": (_asked, _shaken_bottle),
    "inhale": (_asked, _inhaler),
    "measure-with-spoon-or-syringe": (_asked, _spoon_and_syringe),
    "once-a-day": (_asked, _day_and_night),
    "once-a-week": (_asked, _week),
    "call-emergency-number": (_asked, _emergency_call),
    "pregnancy": (_about, _pregnant),
    "breastfeeding": (_about, _breastfeeding),
    "driving": (_about, _car),
    "alcohol": (_about, partial(_drinks, on_table=True)),
    "kidneys": (_about, _kidneys),
    "liver": (_about, _liver),
    "children": (_about, _child_and_adult),
}

PICTOGRAMS = tuple(_PICTURES)
"""The names of all pictograms."""


@cache
def pictogram(name: str) -> Sign:
    """Return the pictogram of a name. Raises KeyError if there is none."""
    frame, picture = _PICTURES[name]
    return Sign(name, 1000, frame(picture()))
