"""Fields: the blanks of a leaflet, to be filled in on a screen (ISO 32000-1, 12.7).

Each is one object, field and annotation at once, in a Form element below its label (ISO 14289-1, 7.18.4). What
it looks like is drawn here, and nothing is left to a viewer or to a script (ISO 19005-2, 6.4.1). What somebody
types needs a font: one that is embedded, with all characters of Western Europe.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from leaflet_pdf.files.compression import SMALL
from leaflet_pdf.layout.frame import Field, FieldKind, Page
from leaflet_pdf.pdf.content import path_of
from leaflet_pdf.pdf.file.document import Document, Stream, deflated, plain
from leaflet_pdf.pdf.file.syntax import length, rectangle, reference, references, text
from leaflet_pdf.pdf.fonts import descriptor
from leaflet_pdf.pdf.structure import Structure
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
        self._fields: dict[int, tuple[Field, str, int]] = {}

    def annotate(self, page: Page) -> list[int]:
        """Enter the fields of a page in the structure, and return their objects, to be written later."""
        before = len(self._fields)
        for field in page.items:
            if isinstance(field, Field):
                number = self._document.reserve()
                key = self._structure.add_form(field.owner, page, number)
                self._fields[number] = field, rectangle(field.area, page.height), key
        return list(self._fields)[before:]

    def write(self) -> dict[str, str]:
        """Write all fields and return the entry of the catalog that leads to them; none without any.

        No two share a look: a viewer may write what is typed in one into it, and it would stand in both.
        """
        if not self._fields:
            return {}
        font = self._typing_font()
        for place, (number, (field, area, key)) in enumerate(self._fields.items(), 1):
            width, height = field.area.width, field.area.height
            appearance, kind, value = (
                self._tick(width, height) if field.kind is FieldKind.TICK else self._line(width, height, font)
            )
            self._document.write(
                number,
                f"<<{appearance}/F 4{kind}/Rect{area}/StructParent {key}/Subtype/Widget/T(field-{place})"
                f"/TU{text(field.words)}/Type/Annot{value}>>",
            )
        return {"AcroForm": f"<</DA({_LOOK})/DR<</Font<</Body {font}>>>>/Fields{references(self._fields)}>>"}

    def _line(self, width: float, height: float, font: str) -> tuple[str, str, str]:
        """Return how a field for words looks, its kind and its value. What will show words of others is not sealed."""
        empty = _drawn(b"/Tx BMC\nEMC", width, height, f"/Resources<</Font<</Body {font}>>>>")._replace(sealed="")
        return f"/AP<</N {reference(self._document.add_stream(empty))}>>/DA({_LOOK})", "/FT/Tx", ""

    def _tick(self, width: float, height: float) -> tuple[str, str, str]:
        left, foot, right, top = _TICK_EDGES
        em = 0.8 * min(width / (right - left), height / (top - foot))
        x, y = (width - em * (left + right)) / 2, (height - em * (foot + top)) / 2
        place = em, em, x, y, path_of("tick", _INK)
        ticked = b"0.102 0.102 0.102 rg\n%.5f 0 0 %.5f %.2f %.2f cm\n%b\nf*" % place
        no, yes = (self._document.add_stream(_drawn(look, width, height)) for look in (b"", ticked))
        return f"/AP<</N<</Off {reference(no)}/Yes {reference(yes)}>>>>/AS/Off", "/FT/Btn", "/V/Off"

    def _typing_font(self) -> str:
        """Write the font of what is typed, and return the reference to it."""
        typing = _typing_font()
        program = self._document.add_stream(typing.program)
        described = self._document.add(typing.descriptor % reference(program))
        font = self._document.add(
            f"<</BaseFont/{typing.name}/Encoding/WinAnsiEncoding/FirstChar {_FIRST}"
            f"/FontDescriptor {reference(described)}/LastChar {_LAST}/Subtype/TrueType/Type/Font"
            f"/Widths[{typing.widths}]>>"
        )
        return reference(font)


def _drawn(operators: bytes, width: float, height: float, resources: str = "/Resources<<>>") -> Stream:
    return plain(operators, f"/BBox[0 0 {length(width)} {length(height)}]{resources}/Subtype/Form/Type/XObject")


class _Typing(NamedTuple):
    """What the font of what is typed is made of; the descriptor lacks the reference to the program."""

    name: str
    program: Stream
    widths: str
    descriptor: str


@cache
def _typing_font() -> _Typing:
    source = face(FACE)
    program = source.subset_of(char for char in _CHARACTERS if source.covers(char))
    widths = (str(source.word(char).advance if source.covers(char) else 0) for char in _CHARACTERS)
    name = f"LEAFLT+{source.postscript_name}"
    written = deflated(program, f"/Length1 {len(program)}", SMALL)
    return _Typing(name, written, " ".join(widths), descriptor(source, name, symbolic=False))
