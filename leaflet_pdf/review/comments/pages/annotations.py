"""Reads what a reviewer left on the pages of a PDF: marks, with their replies and review states.

ISO 32000-1, 12.5. Links, fields and whatever else is not a comment are left out. Replies (/IRT) are joined to what they
answer, and so are annotations that form one comment (/RT /Group: an insertion with what it strikes out).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from math import cos, isfinite, pi, sin
from typing import Any, NamedTuple

from pypdf import PageObject
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject

from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader, Budget
from leaflet_pdf.proof.reader.objects import entry, number_of, resolve, string
from leaflet_pdf.review.comments.pages.geometry import Bounds, Point, around, centre, corners, ringed

_MOST_NUMBERS = 2_000
"""Of one outline: 250 lines of a highlight, or 1,000 points of a stroke."""
_LONGEST = 20_000
"""Characters of a comment that are kept."""


class Way(StrEnum):
    """How a mark refers to its words."""

    COVERS = "covers"  # it covers them
    AROUND = "around"  # it is drawn around or through them
    BETWEEN = "between"  # it is between two of them
    NEAR = "near"  # it is at or beside them


class Note(NamedTuple):
    """A comment's text, its author, and its date ("2026-11-23 14:05", or empty)."""

    author: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """One mark on a page (from 1), its areas as polygons in the page's own space; none if the file does not say where.

    The review is its last state ("completed", "rejected", …), or empty. It is crooked if the
    file gives two positions for it, and these disagree.
    """

    page: int
    kind: str
    way: Way
    areas: tuple[tuple[Point, ...], ...]
    note: Note
    replies: tuple[Note, ...] = ()
    review: str = ""
    crooked: bool = False


_KINDS = {
    "Highlight": ("highlight", Way.COVERS),
    "Underline": ("underline", Way.COVERS),
    "Squiggly": ("squiggly", Way.COVERS),
    "StrikeOut": ("strike-out", Way.COVERS),
    "Redact": ("redaction", Way.COVERS),
    "Caret": ("insertion", Way.BETWEEN),
    "Text": ("note", Way.NEAR),
    "FreeText": ("text", Way.NEAR),
    "FileAttachment": ("file", Way.NEAR),
    "Sound": ("sound", Way.NEAR),
    "Stamp": ("stamp", Way.AROUND),
    "Ink": ("ink", Way.AROUND),
    "Square": ("rectangle", Way.AROUND),
    "Circle": ("ellipse", Way.AROUND),
    "Line": ("line", Way.AROUND),
    "Polygon": ("polygon", Way.AROUND),
    "PolyLine": ("polyline", Way.AROUND),
}
"""The kinds of annotations that are comments: our name for each, and how it refers to words."""

_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?")


class _Found(NamedTuple):
    """An annotation in the file, the number of the one it replies to, and the rotation of its page, in degrees."""

    source: DictionaryObject
    page: int
    answers: int | None
    turned: int


def read_annotations(pages: Sequence[PageObject], reader: BoundedReader) -> list[Annotation]:
    """Return the comments of all pages, in order, each with its replies. Raises ReadError if there are too many."""
    found = dict(_found(pages, reader.budget(limits.ANNOTATIONS), reader.budget(limits.POINTS)))
    roots: dict[int, int | None] = {}
    made: dict[int, Annotation] = {}
    for key, each in found.items():
        if each.answers is None and (one := _annotation(each)) is not None:
            made[key] = one
    for key, each in found.items():
        root = _root(key, found, roots)
        if each.answers is not None and root in made:
            made[root] = _joined(made[root], each)
    return list(made.values())


def _found(pages: Sequence[PageObject], budget: Budget, points: Budget) -> Iterator[tuple[int, _Found]]:
    """Yield every annotation with its object number, or a negative one if it has none."""
    count = 0
    for page, source in enumerate(pages, 1):
        listed, turned = entry(source, "/Annots"), _turned(source)
        budget.take(len(listed) if isinstance(listed, ArrayObject) else 0)
        for value in listed if isinstance(listed, ArrayObject) else ():
            count += 1
            try:
                found = resolve(value)
            except PyPdfError:
                continue  # a broken one is skipped
            if isinstance(found, DictionaryObject):
                points.take(sum(map(_length, map(found.get, _OUTLINES))))
                number, answers = number_of(value), number_of(found.get("/IRT"))
                yield (-count if number is None else number), _Found(found, page, answers, turned)


_OUTLINES = ("/QuadPoints", "/InkList", "/Vertices", "/L", "/CL")


def _length(value: Any) -> int:
    """Return the number of coordinates of an outline, or of its strokes; 0 for none."""
    listed = resolve(value)
    if not isinstance(listed, ArrayObject):
        return 0
    strokes = map(resolve, listed[:_MOST_NUMBERS])
    return len(listed) + sum(len(stroke) for stroke in strokes if isinstance(stroke, ArrayObject))


def _turned(page: PageObject) -> int:
    with suppress(PyPdfError, TypeError, ValueError):
        return int(entry(page, "/Rotate") or 0)
    return 0


def _root(key: int, found: dict[int, _Found], known: dict[int, int | None]) -> int | None:
    """Return the number of the annotation that a thread starts with; None if it is circular."""
    thread: dict[int, None] = {}
    here: int | None = key
    while here is not None and here in found and here not in known and here not in thread:
        thread[here] = None
        here = found[here].answers
    begun = next(reversed(thread), None) if here is None else known.get(here)
    known.update(dict.fromkeys(thread, begun))
    return known[key]


def _annotation(found: _Found) -> Annotation | None:
    kind, way = _KINDS.get(string(entry(found.source, "/Subtype")), ("", Way.NEAR))
    if not kind:
        return None
    note, areas = _note(found.source), tuple(_areas(found.source, way))
    if not areas:
        return Annotation(found.page, kind, way, (), note) if note.text else None
    if tip := _tip(found.source):
        way, areas = Way.NEAR, (tip,)
    elif _stays_upright(found.source):
        areas = (_upright(around(areas[0]), found.turned),)
    rect = _rect(found.source)
    crooked = way in (Way.COVERS, Way.AROUND) and not _agree(areas, rect)
    if crooked and way is Way.AROUND:
        areas = (rect,)  # in which a viewer draws it
    return Annotation(found.page, kind, way, areas, note, crooked=crooked)


def _joined(parent: Annotation, answer: _Found) -> Annotation:
    """Return a comment merged with one more annotation of its thread."""
    source = answer.source
    note = _note(source)
    if string(entry(source, "/StateModel")):
        state = string(entry(source, "/State")).lower()
        if string(entry(source, "/StateModel")) == "Marked" and state == "unmarked":
            return parent
        return replace(parent, review="" if state == "none" else state)
    if string(entry(source, "/RT")) != "Group":
        return replace(parent, replies=(*parent.replies, note)) if note.text else parent
    other = _annotation(answer)
    text = "\n".join(dict.fromkeys(filter(None, (parent.note.text, note.text))))
    parent = replace(parent, note=parent.note._replace(text=text[:_LONGEST]))
    if other is None:
        return parent
    if parent.way is Way.BETWEEN and other.way is Way.COVERS:
        return replace(parent, kind="replacement", way=other.way, areas=other.areas, crooked=other.crooked)
    return replace(parent, areas=(*parent.areas, *other.areas)[:_MOST_NUMBERS]) if parent.way is other.way else parent


def _note(source: DictionaryObject) -> Note:
    text = string(entry(source, "/Contents")) or _plain(string(entry(source, "/RC")))
    date = string(entry(source, "/M")) or string(entry(source, "/CreationDate"))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return Note(string(entry(source, "/T")).strip()[:200], _date(date), lines[:_LONGEST])


def _plain(rich: str) -> str:
    """Return rich text (XHTML) without its tags."""
    return re.sub(r"<[^>]*>", " ", rich[: 4 * _LONGEST]).strip()


def _date(written: str) -> str:
    """Return the day of a PDF date, with its time if it has one; "" if it is not a date (ISO 32000-1, 7.9.4)."""
    match = _DATE.match(written)
    if not match:
        return ""
    year, month, day, hour, minute = (int(part) if part else None for part in match.groups())
    try:
        moment = datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0)
    except ValueError:
        return ""
    return moment.isoformat(" ", "minutes") if hour is not None else moment.date().isoformat()


def _areas(source: DictionaryObject, way: Way) -> Iterator[tuple[Point, ...]]:
    """Yield the polygons of a mark; its inner rectangle if it has no others."""
    rect = _inner(source)
    quads = _points(entry(source, "/QuadPoints")) if way is Way.COVERS else []
    drawn = entry(source, "/InkList")
    strokes = [_points(resolve(stroke)) for stroke in drawn[:_MOST_NUMBERS]] if isinstance(drawn, ArrayObject) else []
    outline = _points(entry(source, "/Vertices")) or _points(entry(source, "/L"))
    if len(quads) >= 4:
        for at in range(0, len(quads) - 3, 4):
            yield ringed(quads[at : at + 4])
    elif any(strokes):
        yield from (_widened(stroke) for stroke in strokes if stroke)
    elif outline:
        yield _inside_of(outline)
    elif rect and string(entry(source, "/Subtype")) == "Circle":
        yield _ellipse(rect)
    elif rect:
        yield rect


def _inside_of(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the area of an outline; a line of two points gets the width of a pen."""
    return tuple(points) if len(points) > 2 else _widened(points)


_PEN = 3.0
"""In points: how far a line drawn by hand may miss the words that it strikes out."""


def _widened(points: Sequence[Point]) -> tuple[Point, ...]:
    left, bottom, right, top = around(points)
    wide, high = right - left, top - bottom
    up = _PEN if high < 2 * _PEN and 3 * high < wide else 0.0
    across = _PEN if wide < 2 * _PEN and 3 * wide < high else 0.0
    return corners(left - across, bottom - up, right + across, top + up)


def _ellipse(rect: Sequence[Point]) -> tuple[Point, ...]:
    (x, y), (left, bottom, right, top) = centre(rect), around(rect)
    angles = [step * pi / 16 for step in range(32)]
    return tuple((x + cos(angle) * (right - left) / 2, y + sin(angle) * (top - bottom) / 2) for angle in angles)


def _tip(source: DictionaryObject) -> tuple[Point, ...]:
    """Return the point that a callout or an arrow points at; () if there is none.

    Some programs write a callout line where there is none: it has no meaning then (ISO 32000-1, table 174).
    """
    call = _points(entry(source, "/CL")) if string(entry(source, "/IT")) == "FreeTextCallout" else []
    if call:
        return (call[0],)
    ends, styles = _points(entry(source, "/L")), entry(source, "/LE")
    if len(ends) == 2 and isinstance(styles, ArrayObject):
        pointed = [end for end, style in zip(ends, styles, strict=False) if "Arrow" in string(style)]
        return tuple(pointed[:1])
    return ()


def _stays_upright(source: DictionaryObject) -> bool:
    """Tell whether an annotation does not rotate with its page: notes never do (ISO 32000-1, 12.5.6.4)."""
    flags = entry(source, "/F")
    return string(entry(source, "/Subtype")) == "Text" or (isinstance(flags, int) and bool(flags & _NO_ROTATE))


_NO_ROTATE = 16


def _upright(area: Bounds, turned: int) -> tuple[Point, ...]:
    """Return the visible area of an annotation that stays upright at its upper left corner (ISO 32000-1, table 165)."""
    left, bottom, right, top = area
    wide, high, angle = right - left, top - bottom, turned * pi / 180
    far = left + cos(angle) * wide + sin(angle) * high, top + sin(angle) * wide - cos(angle) * high
    return corners(*around([(left, top), far]))


def _rect(source: DictionaryObject) -> tuple[Point, ...]:
    points = _points(entry(source, "/Rect"))
    return corners(*around(points)) if len(points) == 2 else ()


def _inner(source: DictionaryObject) -> tuple[Point, ...]:
    """Return the rectangle without the margin that a program needs for clouds and shadows (ISO 32000-1, table 177)."""
    rect, margin = _rect(source), _points(entry(source, "/RD"))
    if not rect or len(margin) != 2:
        return rect
    (left, bottom, right, top), ((off_left, off_top), (off_right, off_bottom)) = around(rect), margin
    inner = left + off_left, bottom + off_bottom, right - off_right, top - off_top
    return corners(*inner) if inner[0] < inner[2] and inner[1] < inner[3] else rect


def _points(listed: Any) -> list[Point]:
    """Return numbers as points; none if they are not numbers."""
    if not isinstance(listed, ArrayObject):
        return []
    try:
        numbers = [float(resolve(number)) for number in listed[:_MOST_NUMBERS]]
    except (TypeError, ValueError):
        return []
    return list(zip(numbers[::2], numbers[1::2], strict=False)) if all(map(isfinite, numbers)) else []


def _agree(areas: Sequence[Sequence[Point]], rect: Sequence[Point]) -> bool:
    """Tell whether the middle of a mark's areas is inside its rectangle."""
    if not rect:
        return True
    left, bottom, right, top = around(rect)
    x, y = centre([point for area in areas for point in area])
    return left - _PEN <= x <= right + _PEN and bottom - _PEN <= y <= top + _PEN
