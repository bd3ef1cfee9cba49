"""The means of a forger who knows the seal: a genuine leaflet is redrawn, and its code is made anew."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

from PIL import Image
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, NumberObject

from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.pdf.content import path_of
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.reader.readback import Piece, ReadBack
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.text.face import face
from tests.tamper import File

REGULAR, BOLD = "SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf"

LEAFLET = """\
format: 1
id: sample-48
title: Samplin 48 mg capsules
medicine: {substance: samplin, strength: 48 mg, form: capsules}
language: en-GB
jurisdiction: GB
profile: pharmacy
version: 1.4
revised: 2026-11-01
review-by: 2027-11-01
status: draft
publisher: Example Pharmacy
contact: Telephone 020 7946 0000
notice: Not for patients
introduction:
  - warning: Do not take it if you are pregnant
    level: danger
    body: It harms babies.
  - warning: Look for blue lips
    level: warning
    body: Get help.
  - warning: Drink enough
    level: caution
    body: Two litres a day.
sections:
  - id: take
    heading: How to take samplin
    body:
      - subheading: Get it with food
      - Take **4 capsules** a day, ≤ 8 in a week, ≥ 2 in all.
      - bullets: [with food, with water]
      - steps: [Sit up., Swallow it.]
      - note: Ask if you are not sure.
      - figure: capsule.png
        alt: A capsule
      - pictogram: with-food
        text: Take it with food.
      - pictogram: do-not-drive
        text: Do not drive.
      - Ring \N{BLACK TELEPHONE} 111 for help.
      - table: Doses
        columns: [Age, Dose]
        rows: [[12 to 17, 4 mg], [18 or more, 8 mg]]
  - id: effects
    heading: It may be useful
    body:
      - precautions:
          - {topic: Alcohol, rating: do-not-use, body: It harms your liver.}
          - {topic: Driving, rating: take-care, body: You may be tired.}
          - {topic: Sport, rating: no-known-problem, body: Sport is fine.}
          - {topic: Sun, rating: not-known, body: Nobody knows.}
          - {topic: Antacids, rating: do-not-use-unless-prescriber-confirms, body: They may stop it.}
      - side-effects:
          stop-now: [blue lips]
          common: [dry skin]
          rare: [a cough]
"""


@cache
def capsule() -> bytes:
    """Return a picture as a PNG file."""
    out = io.BytesIO()
    Image.frombytes("RGB", (40, 20), bytes(step % 251 for step in range(2_400))).save(out, "PNG")
    return out.getvalue()


class Forged:
    """A genuine file, open to be redrawn: where its lines are, and how its pages are painted."""

    def __init__(self, pdf: bytes, shown: ReadBack) -> None:
        self.shown = shown
        self.file = File(pdf)
        self.root, self.fonts = self.file.root, self.file.fonts()

    def sealed(self) -> bytes:
        """Return the file with the code of what its pages show now."""
        redrawn = self.file.finish()
        again = File(redrawn)
        stream = DecodedStreamObject()
        packet: bytes = again.root["/Metadata"].get_data()
        old, new = self.shown.seal.encode(), read(redrawn).seal.encode()
        assert old in packet
        stream.set_data(packet.replace(old, new))
        for key in ("/Type", "/Subtype"):
            stream[NameObject(key)] = again.root["/Metadata"][key]
        again.writer._replace_object(again.root.raw_get("/Metadata"), stream)
        return again.finish()

    def line(self, words: str, change: Callable[[Piece, bytes], bytes], which: int = 0) -> None:
        """Change how the line that begins with the words is painted."""
        piece = [one for one in self.shown.pieces() if one.font and one.text.startswith(words)][which]
        lines = [one for one in self.shown.pages[piece.page - 1].pieces if one.font]

        def tamper(content: bytes) -> bytes:
            found = list(re.finditer(rb"BT\n.*?\]TJ\nET", content, re.DOTALL))
            assert len(found) == len(lines)
            match = found[lines.index(piece)]
            return content[: match.start()] + change(piece, match[0]) + content[match.end() :]

        self.file.change_content(piece.page, tamper)

    def content(self, page: int, old: bytes, new: bytes) -> None:
        def tamper(content: bytes) -> bytes:
            changed, count = re.subn(old, lambda _: new, content, count=1, flags=re.DOTALL)
            assert count
            return changed

        self.file.change_content(page, tamper)

    def replace(self, owner: Any, key: str, data: bytes) -> None:
        """Give a dictionary another stream of data."""
        stream = DecodedStreamObject()
        stream.set_data(data)
        owner[NameObject(key)] = self.file.writer._add_object(stream)

    def picture(self) -> Any:
        resources: Any = self.file.pages[0]["/Resources"]
        return resources["/XObject"]["/I0"].get_object()


Forgery = Callable[[Forged], None]


def says(words: str, others: str, which: int = 0) -> Forgery:
    """Let a line say something else, in the same face."""

    def change(_: Piece, shown: bytes) -> bytes:
        return shown[: shown.index(b"[")] + b"[<" + _codes(others) + b">]TJ\nET"

    return lambda forged: forged.line(words, change, which)


def tells(words: str, seen: str) -> Forgery:
    """Let a line show something else, and be told as before (ActualText)."""

    def change(piece: Piece, shown: bytes) -> bytes:
        told = ("\ufeff" + piece.text).encode("utf-16-be").hex()
        start = shown[: shown.index(b"[")]
        return start + b"/Span<</ActualText<%b>>>BDC\n[<%b>]TJ\nEMC\nET" % (told.encode(), _codes(seen))

    return lambda forged: forged.line(words, change)


def set_in(words: str, font: bytes, size: float = 0, which: int = 0) -> Forgery:
    """Let a line be set in another face, or in another size."""

    def change(piece: Piece, shown: bytes) -> bytes:
        assert piece.font is not None
        own = b"F1" if "Bold" in piece.font.name else b"F0"
        return b"/%b %.3f Tf\n%b\n/%b %.3f Tf" % (font, size or piece.size, shown, own, piece.size)

    return lambda forged: forged.line(words, change, which)


def painted(page: int, old: bytes, new: bytes) -> Forgery:
    return lambda forged: forged.content(page, old, new)


def also_says(page: int, artifact: bytes, words: str) -> Forgery:
    """Let a page begin with words that are an artifact of some type."""
    shown = b"BT\n/F0 9 Tf\n300 400 Td\n[<%b>]TJ\nET" % _codes(words)
    return painted(page, rb"\A", b"/Artifact<<%b>>BDC\n%b\nEMC\n" % (artifact, shown))


def before(words: str, operators: bytes, which: int = 0) -> Forgery:
    """Paint something more before a line."""
    return lambda forged: forged.line(words, lambda _, shown: operators + b"\n" + shown, which)


def sign_for(name: str, other: str, page: int, which: int = 0) -> Forgery:
    """Let one sign be drawn as another."""

    def change(forged: Forged) -> None:
        old, new = path_of(name, "#1a1a1a"), path_of(other, "#1a1a1a")

        def tamper(content: bytes) -> bytes:
            parts = content.split(old)
            assert len(parts) > which + 1, f"{name} is not on page {page}"
            return old.join(parts[: which + 1]) + new + old.join(parts[which + 1 :])

        forged.file.change_content(page, tamper)

    return change


def _codes(words: str) -> bytes:
    return "".join(f"{code:04X}" for code in face(REGULAR).word(words).codes).encode()


def outline_of(char: str, other: str, which: int = 0) -> Forgery:
    """Let a glyph have the outline of another: its place in the table of glyphs becomes that of the other."""

    def change(forged: Forged) -> None:
        descriptor = _descendant(forged, which)["/FontDescriptor"]
        program = bytearray(descriptor["/FontFile2"].get_data())
        loca, head = _table(program, b"loca"), _table(program, b"head")
        size = 4 if program[head + 51] else 2
        one, two = (loca + size * _glyph(each) for each in (char, other))
        # The font's glyphs follow each other: a copy of the outline at the end would be another table.
        first, second = bytes(program[one : one + 2 * size]), bytes(program[two : two + 2 * size])
        assert first != second
        program[one : one + size] = second[:size]
        forged.replace(descriptor, "/FontFile2", bytes(program))

    return change


def moved_outline(char: str, by: int) -> Forgery:
    """Let a glyph stand further to the right, or be wider: its bearing, or its advance, in units of the font."""

    def change(forged: Forged) -> None:
        descriptor = _descendant(forged, 0)["/FontDescriptor"]
        program = bytearray(descriptor["/FontFile2"].get_data())
        place = _table(program, b"hmtx") + 4 * _glyph(char) + 2
        old = int.from_bytes(program[place : place + 2], "big", signed=True)
        program[place : place + 2] = (old + by).to_bytes(2, "big", signed=True)
        forged.replace(descriptor, "/FontFile2", bytes(program))

    return change


def stretched(forged: Forged) -> None:
    """Let all letters of a font be drawn of other points: none is as in any font file."""
    descriptor = _descendant(forged, 0)["/FontDescriptor"]
    program = bytearray(descriptor["/FontFile2"].get_data())
    head = _table(program, b"head")
    program[head + 18 : head + 20] = (1100).to_bytes(2, "big")
    forged.replace(descriptor, "/FontFile2", bytes(program))


def read_otherwise(char: str, other: str) -> Forgery:
    """Let the letters for one character be told as another, and those for the other as the one."""

    def change(forged: Forged) -> None:
        for font in forged.fonts[:1]:
            told: bytes = font["/ToUnicode"].get_data()
            one, two = (b"> <%04X>" % ord(each) for each in (char, other))
            told = told.replace(one, b"> <!>").replace(two, one).replace(b"> <!>", two)
            forged.replace(font, "/ToUnicode", told)

    return change


def glyph_of(char: str, other: str) -> Forgery:
    """Let the code of one character lead to the glyph of another (CIDToGIDMap)."""

    def change(forged: Forged) -> None:
        codes = bytearray(b"".join(code.to_bytes(2, "big") for code in range(3_000)))
        codes[2 * _glyph(char) : 2 * _glyph(char) + 2] = _glyph(other).to_bytes(2, "big")
        forged.replace(_descendant(forged, 0), "/CIDToGIDMap", bytes(codes))

    return change


def other_samples(forged: Forged) -> None:
    picture = forged.picture()
    picture._data = zlib.compress(bytes(2_400))


def measured_otherwise(forged: Forged) -> None:
    picture = forged.picture()
    picture[NameObject("/Width")], picture[NameObject("/Height")] = NumberObject(20), NumberObject(40)


def inverted(forged: Forged) -> None:
    forged.picture()[NameObject("/Decode")] = ArrayObject(map(NumberObject, (1, 0, 1, 0, 1, 0)))


def grey(forged: Forged) -> None:
    forged.picture()[NameObject("/ColorSpace")] = NameObject("/DeviceGray")


def profile(change: Callable[[bytearray], None]) -> Forgery:
    """Let the profile of the colours say something else."""

    def tamper(forged: Forged) -> None:
        intent = forged.root["/OutputIntents"][0].get_object()
        data = bytearray(intent["/DestOutputProfile"].get_data())
        change(data)
        forged.replace(intent, "/DestOutputProfile", bytes(data))

    return tamper


def tag_of(data: bytearray, name: bytes) -> int:
    """Return where an entry of a profile begins."""
    at = data.index(name)
    return int.from_bytes(data[at + 4 : at + 8], "big")


def labelled(forged: Forged) -> None:
    """Let a viewer call the first page 2."""
    forged.root["/PageLabels"]["/Nums"][1].get_object()[NameObject("/St")] = NumberObject(2)


def leaflet_in(folder: Any) -> Leaflet:
    leaflet, findings = parse(LEAFLET, "sample.yaml", folder)
    assert leaflet is not None, findings
    return leaflet


def _descendant(forged: Forged, font: int) -> Any:
    return forged.fonts[font]["/DescendantFonts"][0].get_object()


def _glyph(char: str) -> int:
    return face(REGULAR).glyph(face(REGULAR).word(char).codes[0])


def _table(program: bytearray, tag: bytes) -> int:
    at = program.index(tag)
    return int.from_bytes(program[at + 8 : at + 12], "big")
