"""Rules about frames: each warning is in a box that shows how serious it is, also without colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import (
    InformationBox,
    Leaflet,
    Level,
    Note,
    SideEffects,
    Text,
    WarningBox,
    blocks,
    texts,
)
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.appearance import NAME_IT, Frame
from leaflet_pdf.proof.catalogue.emphasis import FRAME_DIFFERS, FRAME_MISSING
from leaflet_pdf.proof.fold import shorten
from leaflet_pdf.proof.plain_boxes import plain_boxes
from leaflet_pdf.proof.reader.readback import Area, Page, Piece, Shape, fault

_TOLERANCE = 0.6
_THINNEST = 0.5
_APART = 0.4
"""What a printer draws without gaps, and how much frames must differ to be distinguished, in points of a stroke."""
_SAME = 0.06
_BOX = "re"


class Framed(NamedTuple):
    """What one level's box shows of its frame on one page, and the size of its words there, or else before."""

    level: Level
    element: int
    page: Page
    area: Area
    frame: Frame
    source: Source
    size: float


def warnings_are_framed(alignment: Alignment) -> Iterator[Finding]:
    for element, _, source in warnings(alignment):
        yield from _without_frame(alignment, element, source, "a warning")


def boxes_without_a_level_are_framed(alignment: Alignment) -> Iterator[Finding]:
    for block, element in plain_boxes(alignment):
        yield from _without_frame(alignment, element, block.source, "a box")


def _without_frame(alignment: Alignment, element: int, source: Source, kind: str) -> Iterator[Finding]:
    every = shown_in(alignment, element)
    bare = next(((page, shown) for page, shown in every if _frame_around(page, shown) is None), None)
    if bare:
        page, shown = bare
        what = f"“{shorten(shown.text)}”" if isinstance(shown, Piece) else "a picture"
        yield FRAME_MISSING.at(source, f"{what}, in {kind}, has no frame around it", page=page.number)


def frames_tell_the_levels(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for boxes of one level whose frames differ, and for two levels whose frames do not."""
    first: dict[Level, Frame] = {}
    for box in boxes(alignment):
        if not _alike(first.setdefault(box.level, box.frame), box.frame):
            message = f"the frame of a {box.level} box differs from the others"
            yield FRAME_DIFFERS.at(box.source, message, page=box.page.number)
    for (one, frame), (other, beside) in combinations(first.items(), 2):
        if abs(frame.stroke - beside.stroke) < _APART - _SAME and abs(frame.bar - beside.bar) < 2 * _APART - _SAME:
            message = f"{one} boxes and {other} boxes have the same frame"
            yield fault(FRAME_DIFFERS, message)


def notes_have_a_bar(alignment: Alignment) -> Iterator[Finding]:
    for block in blocks(alignment.leaflet):
        kind = _WITH_A_BAR.get(type(block), "")
        for text in texts(block) if kind else ():
            element = alignment.element(text)
            pieces = () if element is None else _pieces_of(alignment, element)
            bare = next((piece for page, piece in pieces if not bar_beside(page, piece.area)), None)
            if bare:
                message = f"“{shorten(bare.text)}”, in {kind}, has no bar beside it"
                yield FRAME_MISSING.at(text.source, message, page=bare.page)


_WITH_A_BAR = {Note: "a note", InformationBox: "an information box"}


def frames_are_the_themes(alignment: Alignment, frames: Mapping[Level, Frame]) -> Iterator[Finding]:
    """Yield a finding for each box that is not framed, tinted and coloured as a theme does it."""
    for box in boxes(alignment):
        if not _alike(box.frame, frames[box.level]):
            found, wanted = _described(box.frame), _described(frames[box.level])
            message = f"the frame of a {box.level} box is {found}; in the theme it is {wanted}"
            yield FRAME_DIFFERS.at(box.source, message, NAME_IT, page=box.page.number)


def warnings(alignment: Alignment) -> Iterator[tuple[int, Level, Source]]:
    """Yield the element of each warning, how grave it is, and where it is written."""
    for source, level, text in _warned(alignment.leaflet):
        element = alignment.element(text)
        around = () if element is None else (element, *alignment.readback.around(element))
        box = next((index for index in around if alignment.readback.elements[index].tag == "Warning"), None)
        if box is not None:
            yield box, level, source


def _warned(leaflet: Leaflet) -> Iterator[tuple[Source, Level, Text]]:
    """Yield where each warning is written, how grave it is, and its first text."""
    for block in blocks(leaflet):
        if isinstance(block, WarningBox):
            yield block.source, block.level, block.title
        elif isinstance(block, SideEffects):
            for level, effects in ((Level.DANGER, block.stop_now), (Level.WARNING, block.get_help)):
                if effects:
                    yield block.source, level, effects[0].text


def boxes(alignment: Alignment) -> Iterator[Framed]:
    """Yield the frames of all warnings, one for each part of a page that a box is on."""
    for element, level, source in warnings(alignment):
        seen: set[tuple[int, int]] = set()
        size = 0.0
        for page, shown in shown_in(alignment, element):
            size = shown.size if isinstance(shown, Piece) else size
            around = _frame_around(page, shown)
            if around and (page.number, around.order) not in seen:
                seen.add((page.number, around.order))
                frame = Frame(around.thickness, _bar_of(page, around), around.stroke, around.fill)
                yield Framed(level, element, page, around.area, frame, source, size)


def _pieces_of(alignment: Alignment, element: int) -> Iterator[tuple[Page, Piece]]:
    return ((page, shown) for page, shown in shown_in(alignment, element) if isinstance(shown, Piece))


def shown_in(alignment: Alignment, element: int) -> Iterator[tuple[Page, Piece | Shape]]:
    """Yield the words and the pictures of an element, with the pages that they are on; of a page, the words first."""
    marks: dict[int, set[int]] = {}
    for index in alignment.readback.inside(element):
        for content in alignment.readback.elements[index].content:
            if content.page:
                marks.setdefault(content.page, set()).add(content.mcid)
    for number, mcids in marks.items():
        page = alignment.readback.pages[number - 1]
        for piece in page.pieces:
            if piece.mark.mcid in mcids and not piece.mark.artifact and piece.text.strip():
                yield page, piece
        for shape in page.shapes:
            if shape.picture and shape.mark.mcid in mcids and not shape.mark.artifact:
                yield page, shape


def _frame_around(page: Page, shown: Piece | Shape) -> Shape | None:
    """Return the smallest frame around words or a picture: a rectangle whose stroke a printer draws without gaps."""
    around = (
        shape
        for shape in page.shapes
        if shape.stroke
        and not shape.dashed
        and shape.thickness >= _THINNEST - _SAME
        and [step[0] for step in shape.outline] == [_BOX]
        and shape.order < shown.order
        and shape.area.holds(shown.area, _TOLERANCE)
    )
    return min(around, key=lambda shape: shape.area.width * shape.area.height, default=None)


def _bar_of(page: Page, frame: Shape) -> float:
    """Return how thick the bar along the left edge of a frame is; 0 without one."""
    area, half = frame.area, frame.thickness / 2
    bars = (
        shape.thickness
        for shape in _upright(page)
        if abs(shape.area.x - shape.thickness / 2 - (area.x - half)) < _TOLERANCE
        and shape.area.y < area.y + _TOLERANCE
        and shape.area.bottom > area.bottom - _TOLERANCE
        and shape.stroke == frame.stroke
    )
    return max(bars, default=0.0)


def bar_beside(page: Page, area: Area) -> bool:
    """Tell whether an upright stroke, thicker than a hairline, is at the left of an area, all along it."""
    return any(
        shape.thickness >= 1 - _SAME
        and shape.area.x < area.x
        and shape.area.y < area.y
        and shape.area.bottom > area.bottom
        for shape in _upright(page)
    )


def _upright(page: Page) -> Iterator[Shape]:
    return (shape for shape in page.shapes if shape.stroke and not shape.dashed and shape.area.width < _SAME)


def _alike(one: Frame, other: Frame) -> bool:
    return (
        abs(one.stroke - other.stroke) < _SAME
        and abs(one.bar - other.bar) < _SAME
        and (one.colour, one.tint) == (other.colour, other.tint)
    )


def _described(frame: Frame) -> str:
    bar = f" with a bar of {frame.bar:g}" if frame.bar else ""
    return f"{frame.colour}, {frame.stroke:g} points{bar}, on {frame.tint or 'no tint'}"


FRAME_RULES = (
    warnings_are_framed,
    boxes_without_a_level_are_framed,
    frames_tell_the_levels,
    notes_have_a_bar,
)
