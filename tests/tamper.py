"""The means to tamper with a finished file behind our back."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pypdf
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from leaflet_pdf.text.face import face
from tests.hand_set import AS_READ, GOOD, HEIGHT, REGULAR


class File:
    """A finished file, open to be altered."""

    def __init__(self, pdf: bytes) -> None:
        self.writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
        self.pages = list(self.writer.pages)
        self.root: Any = self.writer.root_object
        self.tree: Any = self.root["/StructTreeRoot"]

    def elements(self, tag: str) -> list[Any]:
        return [element for element in self._walk(self.tree) if element.get("/S") == f"/{tag}"]

    def _walk(self, element: Any) -> Iterator[Any]:
        yield element
        kids = element.get("/K", ArrayObject())
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            inner = kid.get_object()
            if isinstance(inner, DictionaryObject) and "/S" in inner:
                yield from self._walk(inner)

    def fonts(self) -> list[Any]:
        resources: Any = self.pages[0]["/Resources"]
        return [font.get_object() for font in resources["/Font"].values()]

    def parents(self) -> Any:
        return self.tree["/ParentTree"]["/Nums"]

    def change_content(self, page: int, change: Callable[[bytes], bytes]) -> None:
        stream = DecodedStreamObject()
        contents: Any = self.pages[page - 1]["/Contents"]
        stream.set_data(change(contents.get_data()))
        self.pages[page - 1][NameObject("/Contents")] = self.writer._add_object(stream)

    def finish(self) -> bytes:
        out = io.BytesIO()
        self.writer.write(out)
        return out.getvalue()


def altered(*changes: Callable[[File], object]) -> bytes:
    file = File(GOOD)
    for change in changes:
        change(file)
    return file.finish()


def line(words: str, change: Callable[[bytes, bytes], bytes]) -> Callable[[File], None]:
    """Change the place and the strings of the line that begins with the words, one that is told before others."""
    pieces = sorted(AS_READ.pieces(), key=lambda piece: bool(piece.mark.artifact))
    piece = next(piece for piece in pieces if piece.font and piece.text.startswith(words))
    shown = [each for each in AS_READ.pages[piece.page - 1].pieces if each.font]

    def tamper(content: bytes) -> bytes:
        found = list(re.finditer(rb"([\d.]+ [\d.]+ Td)\n(\[.*?\]TJ)", content, re.DOTALL))
        match = found[shown.index(piece)]
        return content[: match.start()] + change(match[1], match[2]) + content[match.end() :]

    return lambda file: file.change_content(piece.page, tamper)


def without(words: str) -> Callable[[File], None]:
    return line(words, lambda matrix, _: matrix)


def moved(words: str, x: float, y: float) -> Callable[[File], None]:
    return line(words, lambda _, strings: b"%.2f %.2f Td\n" % (x, HEIGHT - y) + strings)


def twice(words: str) -> Callable[[File], None]:
    def double(matrix: bytes, strings: bytes) -> bytes:
        return b"%s\n%s\nET\nBT\n300 400 Td\n%s" % (matrix, strings, strings)

    return line(words, double)


def content(page: int, old: bytes, new: bytes, count: int = 1) -> Callable[[File], None]:
    def tamper(operators: bytes) -> bytes:
        assert old in operators
        return operators.replace(old, new, count)

    return lambda file: file.change_content(page, tamper)


def element(tag: str, change: Callable[[Any], object], which: int = 0) -> Callable[[File], object]:
    return lambda file: change(file.elements(tag)[which])


def drop(key: str) -> Callable[[Any], object]:
    return lambda dictionary: dictionary.pop(key)


def put(key: str, value: object) -> Callable[[Any], object]:
    return lambda dictionary: dictionary.__setitem__(NameObject(key), value)


def attributes(change: Callable[[Any], object]) -> Callable[[Any], object]:
    """Change every attribute object of an element."""

    def each(source: Any) -> None:
        owned = source["/A"]
        for one in owned if isinstance(owned, ArrayObject) else [owned]:
            change(one.get_object())

    return each


def swapped_kids(tag: str, first: int, second: int, which: int = 0) -> Callable[[File], object]:
    def swap(source: Any) -> None:
        kids = source["/K"]
        kids[first], kids[second] = kids[second], kids[first]

    return element(tag, swap, which)


def without_kid(tag: str, kid: int, which: int = 0) -> Callable[[File], object]:
    return element(tag, lambda source: source["/K"].pop(kid), which)


def stream_changed(source: Any, key: str, old: bytes, new: bytes) -> None:
    stream = DecodedStreamObject()
    data = source[key].get_data()
    assert re.search(old, data)
    stream.set_data(re.sub(old, new, data, count=1))
    source[NameObject(key)] = stream


def metadata(old: bytes, new: bytes) -> Callable[[File], object]:
    return lambda file: stream_changed(file.root, "/Metadata", old, new)


def annotation(page: int, change: Callable[[Any], object]) -> Callable[[File], object]:
    def tamper(file: File) -> None:
        listed: Any = file.pages[page - 1]["/Annots"]
        change(listed[0].get_object())

    return tamper


def descendant(change: Callable[[Any], object]) -> Callable[[File], object]:
    return lambda file: change(file.fonts()[0]["/DescendantFonts"][0].get_object())


def forget_glyphs(font: Any) -> None:
    """Map every code to .notdef."""
    stream = DecodedStreamObject()
    stream.set_data(bytes(10_000))
    font[NameObject("/CIDToGIDMap")] = stream


def other_colours(file: File) -> None:
    """Let what is red be shown as another colour: the profile's place of red is changed by one bit."""
    intent = file.root["/OutputIntents"][0]
    profile = bytearray(intent["/DestOutputProfile"].get_data())
    at = profile.index(b"rXYZ")
    profile[int.from_bytes(profile[at + 4 : at + 8], "big") + 11] ^= 4
    stream = DecodedStreamObject()
    stream.set_data(bytes(profile))
    intent[NameObject("/DestOutputProfile")] = file.writer._add_object(stream)


def blank_glyphs(font: Any) -> None:
    """Let no glyph have an outline: the font's loca table becomes all zeros."""
    descriptor = font["/FontDescriptor"]
    program = bytearray(descriptor["/FontFile2"].get_data())
    record = program.index(b"loca")
    offset, length = (int.from_bytes(program[record + at : record + at + 4], "big") for at in (8, 12))
    program[offset : offset + length] = bytes(length)
    stream = DecodedStreamObject()
    stream.set_data(bytes(program))
    descriptor[NameObject("/FontFile2")] = stream


def lead_elsewhere(file: File) -> None:
    """Let the link to section 1 lead to page 2."""
    link: Any = file.pages[1]["/Annots"]
    link[0].get_object()["/Dest"][0] = file.pages[1].indirect_reference


def one_more(outer: str, inner: str) -> Callable[[File], object]:
    """Add an empty element to another one."""

    def change(file: File) -> None:
        parent = file.elements(outer)[0]
        extra = DictionaryObject({NameObject("/S"): NameObject(f"/{inner}")})
        parent["/K"].append(file.writer._add_object(extra))

    return change


def second_document(file: File) -> None:
    extra = DictionaryObject({NameObject("/S"): NameObject("/Document")})
    file.tree[NameObject("/K")] = ArrayObject([*file.tree["/K"], file.writer._add_object(extra)])


def forget_parent(key: int, value: Callable[[Any], Any]) -> Callable[[File], object]:
    """Change one entry of the ParentTree."""

    def change(file: File) -> None:
        listed = file.parents()
        place = listed.index(key) + 1
        listed[place] = value(listed[place].get_object())

    return change


def leave_the_links(file: File) -> None:
    """Take the link areas out of all Link elements."""
    for source in file.elements("Link"):
        marks = (kid for kid in source["/K"] if not isinstance(kid.get_object(), DictionaryObject))
        source[NameObject("/K")] = ArrayObject(marks)


# What is added, and what the letters show


def script() -> DictionaryObject:
    """Return an action that runs a script."""
    return DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")})


def in_catalog(key: str, value: Any) -> Callable[[File], object]:
    return lambda file: put(key, value)(file.root)


def in_part(part: str, key: str, value: Any) -> Callable[[File], object]:
    """Put an entry into a dictionary of the catalog."""
    return lambda file: put(key, value)(file.root[part])


def on_page(number: int, key: str, value: Any) -> Callable[[File], object]:
    return lambda file: put(key, value)(file.pages[number - 1])


def box(*corners: float) -> ArrayObject:
    return ArrayObject(map(FloatObject, corners))


def laid_over(kind: str) -> Callable[[File], object]:
    """Lay an annotation over the words of the first page."""
    entries: dict[str, Any] = {
        "/Type": NameObject("/Annot"),
        "/Subtype": NameObject(f"/{kind}"),
        "/Rect": box(50, 500, 400, 700),
        "/F": NumberObject(4),
        "/Contents": TextStringObject("other words"),
    }

    def lay(file: File) -> None:
        source = DictionaryObject({NameObject(key): value for key, value in entries.items()})
        listed: Any = file.pages[0]["/Annots"]
        listed.append(file.writer._add_object(source))

    return lay


def in_a_layer(file: File) -> None:
    """Put a line into a layer that is switched off."""
    layer = file.writer._add_object(DictionaryObject({NameObject("/Type"): NameObject("/OCG")}))
    resources: Any = file.pages[0]["/Resources"]
    put("/Properties", DictionaryObject({NameObject("/Layer"): layer}))(resources)
    line("Do not chew it.", lambda place, shown: b"%s\n/OC /Layer BDC %s EMC" % (place, shown))(file)


def pages_in_order(*numbers: int) -> Callable[[File], None]:
    """Let the document have these of its pages."""

    def change(file: File) -> None:
        tree = file.root["/Pages"]
        kids = tree["/Kids"]
        tree[NameObject("/Kids")] = ArrayObject([kids[number - 1] for number in numbers])
        tree[NameObject("/Count")] = NumberObject(len(numbers))

    return change


def read_as(char: str, other: str) -> Callable[[File], object]:
    """Let a character be read as another, in all fonts."""
    old, new = (b"> <%04X>" % ord(each) for each in (char, other))

    def change(file: File) -> None:
        for font in file.fonts():
            if old in font["/ToUnicode"].get_data():
                stream_changed(font, "/ToUnicode", re.escape(old), new)

    return change


def shown_as(char: str, other: str) -> Callable[[File], object]:
    """Let two characters be shown as each other and be read as before: codes and ToUnicode change places."""

    def change(file: File) -> None:
        first, second = (face(REGULAR).word(each).codes[0] for each in (char, other))
        for font in file.fonts()[:1]:
            told = font["/ToUnicode"].get_data()
            stream = DecodedStreamObject()
            stream.set_data(_exchanged(told, b"<%04X> <" % first, b"<%04X> <" % second))
            font[NameObject("/ToUnicode")] = stream
        one, two = (code.to_bytes(2, "big") for code in (first, second))
        for number in (1, 2):
            file.change_content(number, lambda data: _exchanged(data, one, two))

    return change


def _exchanged(data: bytes, one: bytes, two: bytes) -> bytes:
    return data.replace(one, b"\0\0\0").replace(two, one).replace(b"\0\0\0", two)


def other_outlines(font: Any) -> None:
    """Let a glyph have the outline of another: loca leads from 5 to what 7 looks like."""
    descriptor = font["/FontDescriptor"]
    program = bytearray(descriptor["/FontFile2"].get_data())
    record = program.index(b"loca")
    offset = int.from_bytes(program[record + 8 : record + 12], "big")
    head = program.index(b"head")
    start = int.from_bytes(program[head + 8 : head + 12], "big")
    size = 4 if program[start + 51] else 2
    five, seven = (offset + size * face(REGULAR).word(each).codes[0] for each in "57")
    program[five : five + size] = program[seven : seven + size]
    stream = DecodedStreamObject()
    stream.set_data(bytes(program))
    descriptor[NameObject("/FontFile2")] = stream


def widened(font: Any) -> None:
    """Let all letters be said to be half as wide again."""
    for index, value in enumerate(font["/W"]):
        if isinstance(value.get_object(), ArrayObject):
            font["/W"][index] = ArrayObject([FloatObject(1.5 * float(width)) for width in value.get_object()])


def fonts_swapped(file: File) -> None:
    """Give the first font's name to another font of other letters: itself with 5 and 7 read as each other."""
    for font in file.fonts()[:1]:
        told = font["/ToUnicode"].get_data()
        stream = DecodedStreamObject()
        stream.set_data(_exchanged(told, b"> <0035>", b"> <0037>"))
        font[NameObject("/ToUnicode")] = stream
