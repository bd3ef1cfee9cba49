"""What the glyphs of a font file look like is read from its bytes; a broken file is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from struct import pack

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

from leaflet_pdf.proof.outlines.glyf import FontError, Outlines

NAMES = [".notdef", "empty", "square", "far", "dot", "moved", "half", "wide", "turned", "shared", "twice"]
CODES = {0x20: "empty", 0x41: "square", 0x42: "far", 0x43: "dot", 0x1D7D8: "moved"}
SQUARE = [(0, 0, True), (0, 100, True), (100, 100, True), (100, 0, True)]


def drawn(*contours: Sequence[tuple[float, float, bool]]) -> Glyph:
    """Return a glyph of closed outlines, each with all of its points on it or none."""
    pen = TTGlyphPen(None)
    for contour in contours:
        points = [(x, y) for x, y, _ in contour]
        if contour[0][2]:
            pen.moveTo(points[0])
            for point in points[1:]:
                pen.lineTo(point)
        else:
            pen.qCurveTo(*points, None)
        pen.closePath()
    return pen.glyph()


def composed(*parts: tuple[str, tuple[int, int], list[list[float]] | None, int]) -> Glyph:
    """Return a glyph of others: each with where it is moved to, how it is drawn out, and flags."""
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = []
    for name, (x, y), matrix, flags in parts:
        part = GlyphComponent()
        part.glyphName, part.x, part.y, part.flags = name, x, y, 0x2 | flags
        if matrix:
            part.transform = matrix
        glyph.components.append(part)
    return glyph


def font(change: Callable[[TTFont], None] = lambda _: None, **glyphs: Glyph) -> bytes:
    """Return a font of 1000 units: its glyphs are those of NAMES."""
    made = {
        ".notdef": drawn(SQUARE),
        "empty": Glyph(),
        "square": drawn(SQUARE),
        "far": drawn(
            [(-300, 700, True), (0, 1500, True), (300, 700, True)], [(0, 0, True), (5, 5, True), (5, 0, True)]
        ),
        "dot": drawn([(0, 0, False), (0, 200, False), (200, 200, False), (200, 0, False)]),
        "moved": composed(("square", (300, -20), None, 0), ("far", (0, 5), None, 0)),
        "half": composed(("square", (10, 20), [[0.5, 0], [0, 0.5]], 0)),
        "wide": composed(("square", (0, 0), [[1.5, 0], [0, 0.25]], 0)),
        "turned": composed(("square", (40, 0), [[0, 0.5], [-1, 0]], 0)),
        "shared": composed(("square", (40, 20), [[0.5, 0], [0, 0.5]], 0x800)),
        "twice": composed(("moved", (1, 1), None, 0)),
    } | glyphs
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(NAMES)
    builder.setupCharacterMap(CODES)
    builder.setupGlyf(made)
    table = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {name: (500 + 10 * at, getattr(table[name], "xMin", 0)) for at, name in enumerate(NAMES)}
    )
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupPost()
    change(builder.font)
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


def at(name: str) -> int:
    return NAMES.index(name)


FAR = (((-300, 700, True), (0, 1500, True), (300, 700, True)), ((0, 0, True), (5, 5, True), (5, 0, True)))


@pytest.mark.parametrize(
    ("name", "contours"),
    [
        ("empty", ()),
        ("square", (tuple(SQUARE),)),
        ("far", FAR),
        ("dot", (((0, 0, False), (0, 200, False), (200, 200, False), (200, 0, False)),)),
        (
            "moved",
            (
                ((300, -20, True), (300, 80, True), (400, 80, True), (400, -20, True)),
                *(tuple((x, y + 5, on) for x, y, on in contour) for contour in FAR),
            ),
        ),
        ("half", (((10, 20, True), (10, 70, True), (60, 70, True), (60, 20, True)),)),
        ("wide", (((0, 0, True), (0, 25, True), (150, 25, True), (150, 0, True)),)),
        ("turned", (((40, 0, True), (-60, 0, True), (-60, 50, True), (40, 50, True)),)),
        ("shared", (((20, 10, True), (20, 60, True), (70, 60, True), (70, 10, True)),)),
        (
            "twice",
            (
                ((301, -19, True), (301, 81, True), (401, 81, True), (401, -19, True)),
                *(tuple((x + 1, y + 6, on) for x, y, on in contour) for contour in FAR),
            ),
        ),
    ],
)
def test_a_glyph_is_drawn_as_the_file_says(name: str, contours: object) -> None:
    assert Outlines(font()).contours(at(name)) == contours


@pytest.mark.parametrize(
    ("name", "ink"),
    [
        ("empty", 0),
        ("square", 0.01),
        (
            "dot",
            0.04 * 5 / 6,
        ),  # the corners pull four curves, whose ends are midway: 1/8 each is cut off, 2/3 given back
        ("moved", 0.01 + 0.24 + 0.0000125),
        ("half", 0.0025),
        ("turned", 0.005),
    ],
)
def test_the_ink_of_a_glyph_is_its_area_in_square_em(name: str, ink: float) -> None:
    assert Outlines(font()).ink(at(name)) == pytest.approx(ink)


def test_each_glyph_moves_the_pen_by_its_own_width_and_those_at_the_end_by_the_last() -> None:
    outlines = Outlines(font())
    assert [outlines.advance(glyph) for glyph in (0, 1, 10)] == [500, 510, 600]
    same = font(lambda made: made["hmtx"].metrics.update(dict.fromkeys(NAMES, (700, 3))))
    assert [Outlines(same).advance(glyph) for glyph in (0, 1, 10)] == [700, 700, 700]
    assert Outlines(same).contours(at("square"))[0][0] == (3, 0, True)
    assert Outlines(same).contours(at("twice"))[0][0] == (301 + 302, -19, True)  # its left edge was at -299


def test_units_are_those_of_the_file() -> None:
    def doubled(made: TTFont) -> None:
        made["head"].unitsPerEm = 2000

    outlines = Outlines(font(doubled))
    assert (outlines.units, outlines.count) == (2000, len(NAMES))
    assert outlines.advance(0) == 250
    assert outlines.ink(at("square")) == pytest.approx(0.0025)


def test_characters_are_those_of_the_best_table() -> None:
    assert Outlines(font()).characters == {chr(point): at(name) for point, name in CODES.items()}

    def without_the_long(made: TTFont) -> None:
        made["cmap"].tables = [table for table in made["cmap"].tables if table.format == 4]

    assert Outlines(font(without_the_long)).characters == {" ": 1, "A": 2, "B": 3, "C": 4}

    def scattered(made: TTFont) -> None:
        without_the_long(made)
        for table in made["cmap"].tables:  # no run of codes and glyphs that rise together
            table.cmap = {0x41: "dot", 0x42: "square", 0x43: "far", 0x61: "turned"}

    assert Outlines(font(scattered)).characters == {"A": 4, "B": 2, "C": 3, "a": 8}
    assert Outlines(font(lambda made: made.__delitem__("cmap"))).characters == {}


FAR_ENDS = pack(">5h2H", 2, -300, 0, 300, 1500, 2, 5)
"""How "far" begins: its box, and the last points of its two outlines."""


def ending(*points: int) -> bytes:
    """Return a font whose "far" says that its two outlines end elsewhere."""
    return font().replace(FAR_ENDS, FAR_ENDS[:10] + pack(">2H", *points))


def of_format_6(made: TTFont) -> None:
    table = CmapSubtable.newSubtable(6)
    table.platformID, table.platEncID, table.language, table.cmap = 3, 1, 0, {0x41: "square"}
    made["cmap"].tables = [table]


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (font(of_format_6), "a cmap of format 6"),
        (font(half=composed(*[("square", (0, 0), None, 0)] * 17)), "composed of too many"),
        (font(half=composed(("twice", (0, 0), None, 0)), wide=composed(("half", (0, 0), None, 0))), "too deeply"),
        (font(lambda made: made.__delitem__("hhea")), "no outlines that can be read"),
        (font(lambda made: setattr(made["head"], "unitsPerEm", 0)), "no size"),
        (ending(5, 2), "outlines without an order"),
        (ending(5, 5), "outlines without an order"),
        (ending(2, 10_000), "outlines without an order"),
        (b"", "no outlines that can be read"),
    ],
)
def test_a_broken_file_is_refused(broken: bytes, message: str) -> None:
    with pytest.raises(FontError, match=message):
        everything(Outlines(broken))


def everything(outlines: Outlines) -> None:
    assert outlines.characters is not None
    for glyph in range(outlines.count):
        outlines.ink(glyph)


def test_what_is_composed_of_sixteen_in_three_steps_is_drawn() -> None:
    most = font(half=composed(*[("square", (0, 0), None, 0)] * 16), wide=composed(("twice", (0, 0), None, 0)))
    assert Outlines(most).ink(at("half")) == pytest.approx(0.16)
    assert Outlines(most).contours(at("wide")) == Outlines(most).contours(at("twice"))
