"""Reviewers: marks of every kind, at words whose place in the YAML file is known before the PDF is read.

Where a word stands is taken from the layout, or looked for with pdfium; never from what is tested.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pikepdf
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

from leaflet_pdf.layout.frame import Glyphs, Pages
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Leaflet, texts
from leaflet_pdf.sources.yaml.places import Places

Area = tuple[float, float, float, float]
"""Left, bottom, right, top; points from the lower left corner of the page."""

COVERING = ("Highlight", "Underline", "Squiggly", "StrikeOut")
AROUND = ("Square", "Circle", "Ink")
KINDS = (*COVERING, *AROUND, "Caret", "Text", "FreeText")


class Standing(NamedTuple):
    """A word on paper: on which side (from 0), where, and where its first letter is written."""

    side: int
    area: Area
    text: str
    place: Source


class Mark(NamedTuple):
    side: int
    kind: str
    areas: tuple[Area, ...]
    contents: str = ""


def standing(leaflet: Leaflet, data: str, pages: Pages) -> Iterator[Standing]:
    """Yield every word of a leaflet's own that its pages show in one piece, by the layout."""
    file = Places(data)
    letters: dict[Source, list[tuple[Source, bool]]] = defaultdict(list)
    for text in texts(leaflet):
        places = iter(file.letters(text) or ())
        begins = True
        for run in text.runs:  # several runs have one source where an escape hides their own
            for char in run.text:
                if not char.isspace():
                    letters[run.source].append((Source(run.source.file, *next(places)), begins))
                begins = char.isspace()
    left = {source: iter(each) for source, each in letters.items()}
    sides: dict[int, int] = {}
    for page in pages.pages:
        side = sides.setdefault(page.side, len(sides))
        for item in page.items:
            if not isinstance(item, Glyphs) or item.run is None or not isinstance(item.owner, int):
                continue
            x, em = item.x, item.size / 1000
            for word in item.words:
                of_word = [next(left[item.run.source]) for char in word.text if not char.isspace()]
                said = word.text.strip()
                if of_word and of_word[0][1] and len(said.split()) == 1:
                    foot = page.height - item.y
                    area = (x, foot - 200 * em, x + word.bare * em, foot + 750 * em)
                    yield Standing(side, area, said, of_word[0][0])
                x += word.advance * em


def mark(word: Standing, kind: str, contents: str = "") -> Mark:
    """Return a mark that a careful reviewer would put at a word."""
    left, bottom, right, top = word.area
    if kind == "Caret":
        middle = bottom + (top - bottom) / 2
        area = (right - 2, middle - 4, right + 2, middle + 4)
    elif kind in ("Text", "FreeText"):
        x, y = (left + right) / 2, (bottom + top) / 2
        area = (x - 9, y - 9, x + 9, y + 9)
    elif kind in AROUND:
        area = (left - 1.5, bottom - 1, right + 1.5, top + 1)
    else:
        area = word.area
    return Mark(word.side, kind, (area,), contents)


def hung(mark: Mark, degrees: int) -> Mark:
    """Return a note whose icon is seen where the mark is, on a page that is turned clockwise.

    It stays upright there, and hangs from the upper left corner of its area (ISO 32000-1, 12.5.3).
    """
    if mark.kind != "Text":
        return mark
    ((left, bottom, right, top),) = mark.areas
    x = left if degrees in (0, 90) else right
    y = top if degrees in (0, 270) else bottom
    return mark._replace(areas=((x, y - (top - bottom), x + right - left, y),))


def _entries(mark: Mark, matrix: Sequence[float]) -> dict[str, Any]:
    """Return an annotation as plain names, numbers and texts."""
    a, b, c, d, e, f = matrix

    def seen(x: float, y: float) -> tuple[float, float]:
        return a * x + c * y + e, b * x + d * y + f

    quads = [
        number
        for left, bottom, right, top in mark.areas
        for corner in ((left, top), (right, top), (left, bottom), (right, bottom))
        for number in seen(*corner)
    ]
    across, up = quads[::2], quads[1::2]
    entries: dict[str, Any] = {
        "/Type": "/Annot",
        "/Subtype": f"/{mark.kind}",
        "/Rect": [min(across), min(up), max(across), max(up)],
        "/Contents": mark.contents,
        "/T": "A reviewer",
        "/M": "D:20261124093000Z",
        "/F": 4,
    }
    if mark.kind in COVERING:
        entries["/QuadPoints"] = quads
    if mark.kind == "Ink":
        left, bottom, right, top = mark.areas[0]
        ring = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
        entries["/InkList"] = [[number for corner in ring for number in seen(*corner)]]
    return entries


UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def marked_by_pypdf(pdf: bytes, marks: Sequence[Mark], matrix: Sequence[float] = UPRIGHT) -> bytes:
    """Return a PDF with marks on it; the matrix leads from the page's space when it was laid out to its own."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    for one in marks:
        page = writer.pages[one.side]
        listed = page.get("/Annots")
        annots = ArrayObject() if listed is None else listed.get_object()
        annots.append(writer._add_object(_as_pypdf(_entries(one, matrix))))
        page[NameObject("/Annots")] = annots
    return _bytes(writer)


def added(pdf: bytes, annotations: Sequence[dict[str, Any]]) -> bytes:
    """Return a PDF with annotations on its first page. What one answers is given by its place in the page's list."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    page = writer.pages[0]
    before = page.get("/Annots")
    listed = [one for one in (before.get_object() if before is not None else ()) if _is_comment(one)]
    links = [one for one in (before.get_object() if before is not None else ()) if not _is_comment(one)]
    for entries in annotations:
        listed.append(writer._add_object(_as_pypdf({"/Rect": [0, 0, 9, 9]} | entries)))
    for made in listed:
        source = made.get_object()
        if isinstance(source.get("/IRT"), NumberObject):
            source[NameObject("/IRT")] = listed[source["/IRT"]]
    page[NameObject("/Annots")] = ArrayObject([*links, *listed])
    return _bytes(writer)


def _is_comment(annotation: Any) -> bool:
    return str(annotation.get_object()["/Subtype"]) != "/Link"


def _as_pypdf(value: Any) -> Any:
    match value:
        case dict():
            return DictionaryObject({NameObject(key): _as_pypdf(one) for key, one in value.items()})
        case list():
            return ArrayObject(map(_as_pypdf, value))
        case int():
            return NumberObject(value)
        case float():
            return FloatObject(round(value, 4))
        case str() if value.startswith("/"):
            return NameObject(value)
    return TextStringObject(value)


def marked_by_pikepdf(pdf: bytes, marks: Sequence[Mark], matrix: Sequence[float] = UPRIGHT) -> bytes:
    """Return a PDF with marks on it, as `marked_by_pypdf`, its objects packed into streams."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for one in marks:
            page = document.pages[one.side].obj
            if "/Annots" not in page:
                page["/Annots"] = pikepdf.Array()
            page["/Annots"].append(document.make_indirect(_as_pikepdf(_entries(one, matrix))))
        out = io.BytesIO()
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _as_pikepdf(value: Any) -> Any:
    match value:
        case dict():
            return pikepdf.Dictionary({key: _as_pikepdf(one) for key, one in value.items()})
        case list():
            return pikepdf.Array([_as_pikepdf(one) for one in value])
        case str() if value.startswith("/"):
            return pikepdf.Name(value)
        case str():
            return pikepdf.String(value)
    return value


def _bytes(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
