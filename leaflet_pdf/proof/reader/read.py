"""Reads the bytes of a PDF to a ReadBack: what a reader receives."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject

from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.integrity.seal import seal_of
from leaflet_pdf.proof.integrity.unknown import unknown
from leaflet_pdf.proof.joined.faults import faults_of
from leaflet_pdf.proof.joined.parts import Part, parts_of, stand_alone
from leaflet_pdf.proof.page_bands import pairs
from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader, bounded, stream, tokens, up_to
from leaflet_pdf.proof.reader.catalog.attachments import attachments_of
from leaflet_pdf.proof.reader.catalog.form import Form
from leaflet_pdf.proof.reader.catalog.metadata import destination, read_metadata, read_outline
from leaflet_pdf.proof.reader.catalog.signed import Signature, before_update, ends_of, fields_that_sign, signature_of
from leaflet_pdf.proof.reader.catalog.structure import Tree
from leaflet_pdf.proof.reader.objects import ReadError, array, dictionary, entry, flag, number_of, numbers, string
from leaflet_pdf.proof.reader.pages.content import Canvas
from leaflet_pdf.proof.reader.pages.direction import element_from_the_right, from_the_right
from leaflet_pdf.proof.reader.pages.fonts import read_font
from leaflet_pdf.proof.reader.readback import Annotation, Area, Attached, Attachment, Font, Page, ReadBack
from leaflet_pdf.proof.reader.sides import sides_of

_MARGIN, _LABEL_MARGIN = 5 * 72 / 25.4, 2 * 72 / 25.4
"""In points: what an office printer may leave blank at the edge of the paper, 5 mm, and a label printer, 2 mm."""

_NARROWEST_PAPER = 90 * 72 / 25.4
"""In points: what is narrower than any office paper is a label."""

_END = re.compile(rb"%%EOF(\r\n|\r|\n)?\Z")
"""ISO 19005-2, 6.1.3."""

_log = logging.getLogger("pypdf")
_log.propagate = False  # its log messages are collected and become findings


def read(pdf: bytes, role: str = "") -> ReadBack:
    """Return what a reader receives from a tagged PDF: one with an element of a type, if that is given.

    Raises ReadError for a file that is none, is broken, encrypted, not tagged or has no pages or no such element, and
    for one that paints with other operators than a leaflet's: a StampedError if something was put on it.

    >>> readback = read(build("isotretinoin-40mg").pdf)
    >>> readback.metadata.title, len(readback.pages)
    ('Isotretinoin 40 mg capsules', 6)
    """
    try:
        return _read_file(pdf, role)
    except ReadError as error:
        from leaflet_pdf.proof.integrity.stamps import StampedError, stamps_on, without_stamps

        stamps = stamps_on(pdf)
        if not stamps:
            raise
        _read_file(without_stamps(pdf), role)
        raise StampedError(stamps, str(error)) from error


def _read_file(pdf: bytes, role: str) -> ReadBack:
    with _no_other_errors(), remarks_of() as remarks:
        readback = _read(_opened(pdf), role)
        if not _END.search(pdf, max(0, len(pdf) - 1024)):
            remarks.append("there is something after its end, which a viewer that repairs files may show")
        if len(ends_of(pdf)) > 1:
            remarks.append("it was updated after it was finished, and viewers may not agree on what the update means")
        return replace(readback, repairs=tuple(remarks))


def read_attachments(pdf: bytes) -> tuple[Attachment, ...]:
    """Return the files attached to any PDF, whatever else is wrong with it. Raises ReadError as `read` does."""
    with _no_other_errors(), remarks_of():
        return attachments_of(_opened(pdf))


def read_parts(pdf: bytes) -> tuple[Part, ...]:
    """Return the leaflets that a PDF says it was joined from; none if it does not. Raises ReadError as `read` does."""
    with _no_other_errors(), remarks_of():
        return parts_of(_opened(pdf))


def joined_faults(pdf: bytes) -> tuple[Finding, ...]:
    """Return what is wrong with the tags, the outline and the form of a joined PDF as a whole. Raises ReadError."""
    with _no_other_errors(), remarks_of():
        return tuple(faults_of(_opened(pdf)))


def read_part(pdf: bytes, index: int) -> ReadBack:
    """Return what a reader receives from a leaflet in a joined PDF, by its place in `read_parts`, as it was before.

    Raises ReadError as `read` does.
    """
    with _no_other_errors(), remarks_of():
        reader = _opened(pdf)
        stand_alone(reader, index)
        return _read(reader, part=True)


def read_signature(pdf: bytes) -> Signature | None:
    """Return the signature of a finished PDF; None if it is not signed. Raises ReadError as `read` does."""
    if b"/ByteRange" not in pdf:
        return None
    with _no_other_errors(), remarks_of() as remarks:
        full = _opened(pdf)
        if not fields_that_sign(full.root_object):
            return None
        approved = before_update(pdf)
        signature = signature_of(pdf, full, approved, _opened(approved))
        if remarks:
            raise ReadError(f"the signed file is broken: {remarks[0]}")
        return signature


@contextmanager
def _no_other_errors() -> Iterator[None]:
    """Turn every error into a ReadError: pypdf raises errors of every kind for broken files."""
    try:
        yield
    except ReadError:
        raise
    except RecursionError as error:
        raise ReadError("the file is nested too deeply") from error
    except OverflowError as error:
        raise ReadError("the file is broken: a number in it is larger than any file") from error
    except Exception as error:
        raise ReadError(f"the file is not a PDF or is broken: {error}") from error


class _RemarkHandler(logging.Handler):
    """Collects pypdf's log messages instead of showing them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.remarks: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if len(self.remarks) < limits.REMARKS:
            self.remarks.append(record.getMessage())


@contextmanager
def remarks_of() -> Iterator[list[str]]:
    """Collect pypdf's log messages within the context, and apply our bounds to it."""
    listener = _RemarkHandler()
    _log.addHandler(listener)
    try:
        with bounded():
            yield listener.remarks
    finally:
        _log.removeHandler(listener)


def _read(reader: BoundedReader, role: str = "", *, part: bool = False) -> ReadBack:
    """Return what a reader receives, without repairs; of a file, or a part of one. Raises ReadError."""
    catalog = reader.root_object
    root = _structure_root(catalog)
    sources = pages_of(reader)
    if not sources:
        raise ReadError("the file has no pages")
    reader.budget(limits.ANNOTATIONS).take(sum(len(_annotations(source)) for source in sources))
    form = Form(catalog, reader)
    document = _Document(reader, sources, form)
    tree = Tree(root, document.page_of, _annotation_numbers(sources), reader)
    tree.grow()
    if role and role not in tree.roles():
        raise ReadError(f"no element of the structure tree is of the type {role}")
    pages = tuple(map(document.page, sources, reader.page_labels))
    elements = tree.elements(pages)
    language = string(entry(catalog, "/Lang"))
    metadata = read_metadata(catalog, reader.metadata or {})
    if right_to_left(language) and metadata.second is None:
        elements = tuple([element_from_the_right(element, pages) for element in elements])
        pages = tuple(map(from_the_right, pages))
    preferences = entry(catalog, "/ViewerPreferences") or DictionaryObject()
    readback = ReadBack(
        title=metadata.title or metadata.info_title,
        language=language,
        shows_title=flag(entry(preferences, "/DisplayDocTitle")),
        pages=pages,
        elements=elements,
        parents=tree.parents(),
        fonts=tuple(document.fonts.values()),
        outline=read_outline(catalog, document.page_of, reader),
        metadata=metadata,
        repairs=(),
        redraws=form.redraws,
        attachments=attachments_of(reader),
        seal=seal_of(reader.trailer, sources, tree),
        unknown=tuple(unknown(reader, unused=not part)),
        direction=string(entry(preferences, "/Direction")),
    )
    return replace(readback, sides=sides_of(readback)) if metadata.second else readback


def pages_of(reader: BoundedReader) -> list[PageObject]:
    """Return the pages of a file. Raises ReadError if there are none, or more than a leaflet has."""
    pages = list(reader.pages)
    reader.budget(limits.PAGES).take(len(pages))
    return pages


def _opened(pdf: bytes) -> BoundedReader:
    """Return a reader of a PDF. Raises ReadError if it is not a PDF, or is encrypted."""
    if not pdf:
        raise ReadError("the file is empty")
    if b"%PDF-" not in pdf[:1024]:
        raise ReadError("the file is not a PDF")
    reader = BoundedReader(pdf, strict=True)
    if reader.is_encrypted:
        raise ReadError("the file is encrypted")
    return reader


def _structure_root(catalog: DictionaryObject) -> DictionaryObject:
    """Return the root of the structure tree. Raises ReadError if the file is not tagged."""
    marked = flag(entry(entry(catalog, "/MarkInfo") or DictionaryObject(), "/Marked"))
    root = entry(catalog, "/StructTreeRoot")
    if not marked or root is None:
        raise ReadError("the file is not tagged")
    return dictionary(root, "the structure tree")


class _Document:
    """What the pages of a document share: page numbers, and fonts, each read once."""

    def __init__(self, reader: BoundedReader, sources: list[PageObject], form: Form) -> None:
        self._form = form
        self._reader = reader
        self._bytes, self._tokens = reader.budget(limits.PAGE_BYTES), reader.budget(limits.TOKENS)
        self._characters, self._pairs = reader.budget(limits.CHARACTERS), reader.budget(limits.PAIRS)
        self._fonts, self._codes = reader.budget(limits.FONTS), reader.budget(limits.CODES)
        self.fonts: dict[int | str, Font] = {}
        self.page_of: dict[int | None, Page] = {
            number_of(source.indirect_reference): _bare_page(source, number) for number, source in enumerate(sources, 1)
        }

    def page(self, source: PageObject, label: str) -> Page:
        """Return a page with its content and annotations."""
        bare = self.page_of[number_of(source.indirect_reference)]
        resources = dictionary(entry(source, "/Resources") or DictionaryObject(), f"page {bare.number}: its resources")
        canvas = Canvas(bare.number, bare.area.height, self._fonts_of(resources), resources)
        canvas.paint(self._content(source, bare.number))
        self._characters.take(sum(len(piece.text) for piece in canvas.pieces), up_to(bare.number))
        annotations = tuple(self._annotation(each, bare) for each in _annotations(source))
        others = (*(shape.area for shape in canvas.shapes), *(each.area for each in annotations))
        self._pairs.take(pairs((piece.area for piece in canvas.pieces), others), up_to(bare.number))
        return replace(
            bare,
            label=label,
            mcids=tuple(canvas.mcids),
            pieces=tuple(canvas.pieces),
            shapes=tuple(canvas.shapes),
            annotations=annotations,
        )

    def _content(self, source: PageObject, number: int) -> bytes:
        """Return a page's content; several streams are joined (ISO 32000-1, table 30)."""
        contents = entry(source, "/Contents")
        parts = contents if isinstance(contents, ArrayObject) else [] if contents is None else [contents]
        joined = []
        for part in parts:
            joined.append(stream(part, f"page {number}: its content"))
            self._bytes.take(len(joined[-1]) + 1, up_to(number))
        content = b"\n".join(joined)
        count = tokens(content)
        self._reader.budget(limits.TOKENS_OF_A_PAGE).take(count, f"page {number}")
        self._tokens.take(count, up_to(number))
        return content

    def _fonts_of(self, resources: DictionaryObject) -> dict[str, Font]:
        listed = dictionary(entry(resources, "/Font") or DictionaryObject(), "the fonts of a page")
        return {name: self._font(listed.get(name), name) for name in listed}

    def _font(self, value: Any, name: str) -> Font:
        key = number_of(value) or name
        if key not in self.fonts:
            self._fonts.take(1)
            font = self.fonts[key] = read_font(value, name.removeprefix("/"))
            self._codes.take(len(font.characters or ()) + len(font.widths))
        return self.fonts[key]

    def _annotation(self, value: Any, page: Page) -> Annotation:
        source = dictionary(value, f"page {page.number}: an annotation")
        action = entry(source, "/A") or DictionaryObject()
        key = entry(source, "/StructParent")
        return Annotation(
            kind=string(entry(source, "/Subtype")),
            area=_from_top(numbers(entry(source, "/Rect"), "the area of a link"), page.area.height),
            words=string(entry(source, "/Contents")),
            target=string(entry(action, "/URI")) or destination(source, self.page_of),
            key=None if key is None else int(key),
            field=self._form.field(source, number_of(value)),
        )


def _bare_page(source: PageObject, number: int) -> Page:
    """Return a page without its content. Raises ReadError if it is rotated, or its boxes are wrong."""
    if int(source.get("/Rotate", 0)) % 360:
        raise ReadError(f"page {number} is rotated")
    left, bottom, width, height = map(float, source.mediabox)
    if left or bottom:
        raise ReadError(f"the origin of page {number} is not its lower left corner")
    boxes = (entry(source, key) for key in ("/ArtBox", "/TrimBox"))
    inner = next((numbers(box, f"page {number}: a box") for box in boxes if box is not None), None)
    margin = _LABEL_MARGIN if min(width, height) < _NARROWEST_PAPER else _MARGIN
    frame = inner or (margin, margin, width - margin, height - margin)
    if not _from_top((0, 0, width, height), height).holds(_from_top(frame, height), 0):
        raise ReadError(f"page {number} has a box larger than its paper")
    key = entry(source, "/StructParents")
    return Page(
        number=number,
        label="",
        area=Area(0, 0, width, height),
        frame=_from_top(frame, height),
        key=None if key is None else int(key),
        mcids=(),
        pieces=(),
        shapes=(),
        annotations=(),
    )


def _from_top(corners: tuple[float, ...], height: float) -> Area:
    """Return a rectangle of a page of some height as an area in points from its top left."""
    left, bottom, right, top = corners
    return Area(min(left, right), height - max(bottom, top), abs(right - left), abs(top - bottom))


def _annotations(source: PageObject) -> ArrayObject:
    return array(entry(source, "/Annots") or ArrayObject(), "the annotations of a page")


def _annotation_numbers(sources: list[PageObject]) -> dict[int | None, Attached]:
    """Return the page and index of every annotation, by its object number."""
    return {
        number_of(value): Attached(number, index)
        for number, source in enumerate(sources, 1)
        for index, value in enumerate(_annotations(source))
        if number_of(value) is not None
    }
