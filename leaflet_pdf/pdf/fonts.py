"""Faces as composite fonts (ISO 32000-1, 9.7): two-byte codes, TrueType outlines, embedded.

Only the glyphs that a document shows are embedded. ToUnicode gives each code its character, so
that what is copied, searched or read aloud is what was written.
"""

import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from hashlib import blake2b
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from leaflet_pdf.files.compression import SMALL
from leaflet_pdf.layout.frame import Glyphs, Page
from leaflet_pdf.pdf.file.document import Document, PaintError, Stream, deflated
from leaflet_pdf.pdf.file.syntax import reference
from leaflet_pdf.text.face import Face, FontFile, face, is_of_a_pack
from leaflet_pdf.text.memo import Remembered

if TYPE_CHECKING:
    from leaflet_pdf.pdf.cell_fonts import CellFont

SUBSETS_KEPT = 64
"""Finished subsets that are remembered, at about 10 KB each: leaflets of one kind share their letters."""

_SYMBOLIC, _STANDARD, _ITALIC = 1 << 2, 1 << 5, 1 << 6
_BLOCK = 100
"""The most entries that one block of a CMap may have (Adobe Technical Note 5014)."""


class Fonts:
    """The faces of one document, named in the order in which they are first used.

    Those of other scripts have `cells`, which are lines as they are painted with the document's own codes.
    """

    def __init__(self) -> None:
        self._used: dict[str, tuple[bytes, list[int]]] = {}
        self.cells: dict[str, CellFont] = {}

    def use(self, face_name: str) -> tuple[bytes, list[int]]:
        """Return the name of a face in the resources of the pages, and the list of the codes of all lines set in it."""
        if face_name not in self._used:
            self._used[face_name] = (b"F%d" % len(self._used), [])
            if is_of_a_pack(face_name):
                # Few documents have letters of another script, and the others do not wait for what sets them.
                from leaflet_pdf.pdf.cell_fonts import CellFont

                self.cells[face_name] = CellFont(face_name)
        return self._used[face_name]

    def name_as_without(self, pages: Sequence[Page]) -> None:
        """Name faces and cells as they would be if these pages stood alone, so that their operators stay the same."""
        for page in pages:
            for item in page.items:
                if isinstance(item, Glyphs):
                    self.use(item.face)
                    if item.face in self.cells:
                        self.cells[item.face][item.words]

    def write(self, document: Document) -> None:
        for face_name, (name, lines) in self._used.items():
            cells = self.cells.get(face_name)
            subset = cells.subset() if cells is not None else _SUBSETS[face_name, reduce(or_, lines, 0)]
            document.add_font(name.decode("ascii"), _write(subset, document))


class Subset(NamedTuple):
    """What a font of a document is made of, ready to write; the descriptor lacks the reference to the program."""

    name: str
    descriptor: str
    widths: str
    program: Stream
    characters: Stream
    glyphs: Stream | None


def _subset(key: tuple[str, int]) -> Subset:
    """Return the part of a face that has the codes, which are given as the bits of a number."""
    face_name, bits = key
    source = face(face_name)
    codes = {code for code, bit in enumerate(reversed(f"{bits:b}")) if bit == "1"}
    if any(source.glyph(code) == 0 for code in codes):
        raise PaintError(f"a word set in {face_name} has a character without a glyph")
    program, characters = source.subset(set(codes)), _to_unicode(source, codes)
    glyphs = _glyph_of_code(source, codes) if max(codes, default=0) >= source.glyph_count else b""
    name = f"{_subset_tag(codes)}+{source.postscript_name}"
    return Subset(
        name=name,
        descriptor=descriptor(source, name),
        widths=_widths(source, codes),
        program=deflated(program, f"/Length1 {len(program)}", SMALL),
        characters=deflated(characters, effort=SMALL),
        glyphs=deflated(glyphs, effort=SMALL) if glyphs else None,
    )


_SUBSETS = Remembered(_subset, SUBSETS_KEPT)


def _write(subset: Subset, document: Document) -> int:
    """Write the objects of a font and return the number of the one that pages name."""
    program = document.add_stream(subset.program)
    descriptor = document.add(subset.descriptor % reference(program))
    glyphs = f" {reference(document.add_stream(subset.glyphs))}" if subset.glyphs else "/Identity"
    descendant = document.add(
        f"<</BaseFont/{subset.name}/CIDSystemInfo<</Ordering(Identity)/Registry(Adobe)/Supplement 0>>"
        f"/CIDToGIDMap{glyphs}/FontDescriptor {reference(descriptor)}/Subtype/CIDFontType2/Type/Font"
        f"/W[{subset.widths}]>>"
    )
    characters = document.add_stream(subset.characters)
    return document.add(
        f"<</BaseFont/{subset.name}/DescendantFonts[{reference(descendant)}]/Encoding/Identity-H/Subtype/Type0"
        f"/ToUnicode {reference(characters)}/Type/Font>>"
    )


def _subset_tag(codes: Collection[int]) -> str:
    """Return six letters that differ from one subset to the next (ISO 32000-1, 9.6.4)."""
    return letters(blake2b(struct.pack(f">{len(codes)}I", *sorted(codes)), digest_size=6).digest())


def letters(digest: bytes) -> str:
    """Return a letter for each byte."""
    return "".join(chr(ord("A") + byte % 26) for byte in digest)


def descriptor(source: FontFile, name: str, *, symbolic: bool = True) -> str:
    """Return a font's descriptor, with %s where the reference to its program goes.

    A font that is not symbolic is reached by a standard encoding.
    """
    flags = (_SYMBOLIC if symbolic else _STANDARD) | (_ITALIC if source.italic_angle else 0)
    bounds = " ".join(map(str, source.bounds))
    return (
        f"<</Ascent {source.ascent}/CapHeight {source.cap_height}/Descent {source.descent}/Flags {flags}"
        f"/FontBBox[{bounds}]/FontFile2 %s/FontName/{name}/ItalicAngle {source.italic_angle:g}"
        f"/StemV {10 + source.weight // 5}/Type/FontDescriptor/XHeight {source.x_height}>>"
    )


def _runs(codes: Collection[int]) -> Iterator[list[int]]:
    """Yield the codes in order, those that follow each other without a gap together."""
    run: list[int] = []
    for code in sorted(codes):
        if run and code != run[-1] + 1:
            yield run
            run = []
        run.append(code)
    if run:
        yield run


def _widths(source: Face, codes: Collection[int]) -> str:
    return " ".join(f"{run[0]} [{' '.join(str(source.advance(code)) for code in run)}]" for run in _runs(codes))


def _glyph_of_code(source: Face, codes: Collection[int]) -> bytes:
    """Return the glyph of every code up to the last one used, two bytes each."""
    glyphs = [0] * (max(codes) + 1)
    for code in codes:
        glyphs[code] = source.glyph(code)
    return struct.pack(f">{len(glyphs)}H", *glyphs)


def _to_unicode(source: Face, codes: Collection[int]) -> bytes:
    return cmap({code: source.char(code) for code in sorted(codes)})


def cmap(texts: Mapping[int, str]) -> bytes:
    """Return the CMap that gives codes their texts (ISO 32000-1, 9.10.3)."""
    entries = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in texts.items()]
    blocks = (entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK))
    lines = (f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return "\n".join((_CMAP_HEAD, *lines, _CMAP_FOOT)).encode("ascii")


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""

_CMAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
