"""Fields: the blanks of a leaflet, to be filled in on a screen (ISO 32000-1, 12.7).

Each is one object, field and annotation at once, in a Form element below its label (ISO 14289-1, 7.18.4). What
it looks like is drawn here, and nothing is left to a viewer or to a script (ISO 19005-2, 6.4.1). What somebody
types needs a font: one that is embedded, with all characters of Western Europe.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from leaflet_pdf.deflating import SMALL
from leaflet_pdf.layout.frame import Field, FieldKind, Page
from leaflet_pdf.pdf.content import path_of
from leaflet_pdf.pdf.document import Document, Stream, deflated
from leaflet_pdf.pdf.fonts import descriptor
from leaflet_pdf.pdf.seal import digest
from leaflet_pdf.pdf.structure import Structure
from leaflet_pdf.pdf.syntax import rectangle, reference, references, text
from leaflet_pdf.text.face import face

FACE = "SourceSans3-Regular.ttf"
SIZE = 11
_INK = "#1a1a1a"

_FIRST, _LAST = 32, 255
_CHARACTERS = [bytes([code]).decode("cp1252", "replace") for code in range(_FIRST, _LAST + 1)]
"""What the codes of WinAnsiEncoding stand for; U+FFFD where one stands for nothing."""

_LOOK = f"/Body {SIZE} Tf 0.102 0.102 0.102 rg"
"""The operators that what is typed is set with."""

_TICK_EDGES = (60, 20, 770, 690)
"""What the tick of `text.signs` takes of its em: left, foot, right and top, in 1/1000."""


class Forms:
    """The fields of one document, as they are gathered page by page."""

    def __init__(self, structure: Structure, document: Document) -> None:
        self._structure = structure
        self._document = document
        self._fields: list[int] = []
        self._font = 0

    def annotate(self, page: Page) -> list[int]:
        """Write the fields of a page, enter them in the structure, and return their objects."""
        found = [item for item in page.items if isinstance(item, Field)]
        first = self._document.reserve(len(found))
        for number, field in enumerate(found, first):
            key = self._structure.add_form(field.owner, page, number)
            self._fields.append(number)
            self._document.write(
                number,
                f"<</Type/Annot/Subtype/Widget/Rect{rectangle(field.area, page.height)}/F 4"
                f"/T(field-{len(self._fields)})/TU{text(field.words)}/StructParent {key}{self._look(field)}>>",
            )
        return self._fields[len(self._fields) - len(found) :]

    def write(self) -> dict[str, str]:
        """Return the entry of the catalog that leads to all fields; none without any."""
        if not self._fields:
            return {}
        return {
            "AcroForm": f"<</Fields{references(self._fields)}/DA({_LOOK})"
            f"/DR<</Font<</Body {reference(self._typing_font())}>>>>>>"
        }

    def digests(self) -> list[bytes]:
        """Return the digest of the font of what is typed, if there are fields."""
        return [_typing_font().digest] if self._fields else []

    def _look(self, field: Field) -> str:
        """Return what kind of field it is, and how it looks.

        No two share a look: a viewer may write what is typed in one into it, and it would stand in both.
        """
        _, _, width, height = field.area
        return self._tick(width, height) if field.kind is FieldKind.TICK else self._line(width, height)

    def _line(self, width: float, height: float) -> str:
        resources = f"/Resources<</Font<</Body {reference(self._typing_font())}>>>>"
        empty = self._drawn(b"/Tx BMC\nEMC", width, height, resources)
        return f"/FT/Tx/DA({_LOOK})/AP<</N {empty}>>"

    def _tick(self, width: float, height: float) -> str:
        left, foot, right, top = _TICK_EDGES
        em = 0.8 * min(width / (right - left), height / (top - foot))
        x, y = (width - em * (left + right)) / 2, (height - em * (foot + top)) / 2
        place = em, em, x, y, path_of("tick", _INK)
        ticked = b"0.102 0.102 0.102 rg\n%.5f 0 0 %.5f %.2f %.2f cm\n%b\nf*" % place
        yes, no = self._drawn(ticked, width, height), self._drawn(b"", width, height)
        return f"/FT/Btn/V/Off/AS/Off/AP<</N<</Yes {yes}/Off {no}>>>>"

    def _drawn(self, operators: bytes, width: float, height: float, resources: str = "/Resources<<>>") -> str:
        entries = f"/Type/XObject/Subtype/Form/BBox[0 0 {width:.2f} {height:.2f}]{resources}"
        return reference(self._document.add_stream(Stream(operators, entries)))

    def _typing_font(self) -> int:
        """Write the font of what is typed, once, and return its number."""
        if not self._font:
            program, widths, described, _ = _typing_font()
            file = self._document.add_stream(program)
            name = f"LEAFLT+{face(FACE).postscript_name}"
            about = self._document.add(
                f"<</Type/FontDescriptor/FontName/{name}{described}/FontFile2 {reference(file)}>>"
            )
            self._font = self._document.add(
                f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/Encoding/WinAnsiEncoding/FirstChar {_FIRST}"
                f"/LastChar {_LAST}/Widths[{widths}]/FontDescriptor {reference(about)}>>"
            )
        return self._font


class _Typing(NamedTuple):
    """The program, the widths and the description of the font of what is typed, and the program's digest."""

    program: Stream
    widths: str
    described: str
    digest: bytes


@cache
def _typing_font() -> _Typing:
    source = face(FACE)
    program = source.subset_of(char for char in _CHARACTERS if source.covers(char))
    widths = (str(source.word(char).advance if source.covers(char) else 0) for char in _CHARACTERS)
    described = descriptor(source, symbolic=False)
    written = deflated(program, f"/Length1 {len(program)}", SMALL)
    return _Typing(written, " ".join(widths), described, digest(program))
