"""Faces: what a font file covers, how it sets a word, and which part of it a document needs.

The only door to HarfBuzz. A face gives every character a *code* of its own, also where the font
draws two characters with one glyph (space and no-break space, micro sign and Greek mu): a code
stands for one glyph and one character, always the same ones, so that text read back from a
document is the text that was written. A code below the number of glyphs is that glyph.

So every character is drawn with its own glyph, whatever a font would draw for several at once. Only the digits of a
fraction, which its slash makes small, have glyphs, and codes, of their own.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, count
from operator import sub
from typing import TYPE_CHECKING, Any

import uharfbuzz as hb

from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import content
from leaflet_pdf.text.memo import Remembered
from leaflet_pdf.text.shape import Word

if TYPE_CHECKING:
    from leaflet_pdf.text.other_scripts.script_face import ScriptFace

SHAPER = f"HarfBuzz {hb.version_string()}"

_FEATURES = {"liga": False, "clig": False, "calt": False, "ccmp": False}
"""What HarfBuzz does if it is not told otherwise; it kerns, too."""
_ON_THE_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+−=()" * 2)
"""Raised and lowered figures and signs, and those that they are drawn with."""
_NO_LANGUAGE = "und"
"""If it is told none, HarfBuzz takes that of the system, and draws some letters as they are written there."""
_IN = "\0"
"""Between a font file and the language that it is set in, in a face's name: no file's path has it."""
_FRACTION = "0123456789\N{FRACTION SLASH}0123456789"
_WIDEST = 4_000
"""In 1/1000 em: wider than a dash of three em, the widest sign of Latin, Greek and Cyrillic type."""
FACES_KEPT = 64
"""Faces that are remembered: two of each language that a library has, or of each theme of its own."""
_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_KERNED = "AOTVaovy.-("
"""Signs of those outlines that others are set closer to, or further from."""
_UNNEEDED = ("GSUB", "GPOS", "GDEF", "name", "OS/2", "post", "cmap", "DSIG", "STAT", "BASE", "gasp")
_SUBSTITUTING = ("GSUB", "DSIG", "STAT", "BASE")
"""Tables by which programs would draw other glyphs than those of the characters, and tables that tell of no glyph."""

EM = 1000


class FaceError(ValueError):
    """A font file cannot be used; the message says why."""


class FontFile:
    """One font file (TrueType outlines), scaled to 1000 units an em. Raises FaceError if it is damaged.

    In a language, its letters are drawn as they are written there (OpenType, feature `locl`).
    """

    def __init__(self, data: bytes, language: str = "") -> None:
        self._language = language or _NO_LANGUAGE
        self._face = hb.Face(hb.Blob(data))
        self._font = hb.Font(self._face)
        self._units: int = self._face.upem
        self._font.scale = (EM, EM)
        self.glyph_count: int = self._face.glyph_count
        self.postscript_name = _regular(self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "")
        try:
            self._read_metrics()
        except struct.error as error:
            raise FaceError("its measures are cut off") from error
        if self.x_height <= 0 or self.ascent <= 0:
            raise FaceError("it has no letters of any height")

    def _read_metrics(self) -> None:
        scale = EM / self._units
        head = self._face.reference_table("head").data
        os2 = self._face.reference_table("OS/2").data
        hhea = self._face.reference_table("hhea").data
        post = self._face.reference_table("post").data
        self.bounds = tuple(round(n * scale) for n in struct.unpack_from(">4h", head, 36))
        self.ascent, self.descent = (round(n * scale) for n in struct.unpack_from(">2h", hhea, 4))
        self.widest = round(struct.unpack_from(">H", hhea, 10)[0] * scale)
        self.x_height, self.cap_height = (round(n * scale) for n in struct.unpack_from(">2h", os2, 86))
        self.weight: int = struct.unpack_from(">H", os2, 4)[0]
        self.italic_angle: float = struct.unpack_from(">i", post, 4)[0] / 65536

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages (BCP 47) that the file tells apart from others of their script."""
        scripts = range(len(self._face.get_table_script_tags("GSUB")))
        tags = (tag for script in scripts for tag in self._face.get_script_language_tags("GSUB", script))
        return frozenset(map(hb.ot_tag_to_language, tags))

    def outline(self, glyph: int) -> str:
        """Return the outline of a glyph as SVG writes paths, in 1/1000 em, y upwards; "" if it has none."""
        path: list[str] = []
        pen = hb.DrawFuncs()
        pen.set_move_to_func(lambda x, y, _: path.append(f"M{x:.0f} {y:.0f}"))
        pen.set_line_to_func(lambda x, y, _: path.append(f"L{x:.0f} {y:.0f}"))
        pen.set_quadratic_to_func(lambda a, b, x, y, _: path.append(f"Q{a:.0f} {b:.0f} {x:.0f} {y:.0f}"))
        pen.set_close_path_func(lambda _: path.append("Z"))
        self._font.draw_glyph(glyph, pen)
        return "".join(path)

    def _in_script(self, text: str, script: str, direction: str = "ltr") -> tuple[Sequence[Any], Sequence[Any]]:
        """Return the glyphs of a text of one script and direction, and their places, as they stand from the left."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = direction, script, self._language
        hb.shape(self._font, buffer)
        return buffer.glyph_infos, buffer.glyph_positions

    def _part(self, glyphs: set[int]) -> tuple[bytes, Mapping[int, int]]:
        """Return a font file with the outlines of glyphs alone, and the number that each has in it."""
        wanted = _subset_input()
        wanted.glyph_set.update(glyphs)
        plan = hb.SubsetPlan(self._face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


class Face(FontFile):
    """A face of a style, for letters that stand alone. Raises FaceError if it is damaged."""

    def __init__(self, data: bytes, language: str = "") -> None:
        super().__init__(data, language)
        self._number()
        self._number_scripted()
        self._last = max(self._char_of, default=0)
        self._characters = frozenset(self._code_of)
        if not self._characters:
            raise FaceError("it has no letters")
        self._words: Remembered[str, Word] = Remembered(self._shape)
        self._scripted: Remembered[str, Word] = Remembered(self._shape_scripted)
        self._advances: Remembered[int, int] = Remembered(self._advance)

    def _number(self) -> None:
        """Give a code to every character, and to every digit as it is drawn before and behind a fraction's slash."""
        points = sorted(self._face.unicodes)
        drawn = zip(map(chr, points), map(self._font.get_nominal_glyph, points), strict=True)
        self._drawn_with = {char: glyph for char, glyph in drawn if glyph is not None}
        if self._language != _NO_LANGUAGE:
            self._drawn_with |= self._local_letters()
        code_of: dict[str, int] = {}
        small: dict[tuple[str, int], int] = {}
        char_of: dict[int, str] = {}
        glyph_of: dict[int, int] = {}
        spare = count(self.glyph_count)
        for char, glyph in chain(self._drawn_with.items(), self._small_digits()):
            code = glyph
            if code in char_of:
                code = next(spare)
                glyph_of[code] = glyph
            char_of[code] = char
            if char in code_of:
                small[char, glyph] = code
            else:
                code_of[char] = code
        self._code_of, self._small, self._char_of, self._glyph_of = code_of, small, char_of, glyph_of

    def _local_letters(self) -> dict[str, int]:
        """Return the glyphs of the letters, which a language may write otherwise than most do."""
        letters = filter(str.isalpha, self._drawn_with)
        drawn = {letter: [info.codepoint for info in self._set(letter).glyph_infos] for letter in letters}
        return {letter: glyphs[0] for letter, glyphs in drawn.items() if len(glyphs) == 1 and glyphs[0]}

    def _small_digits(self) -> Iterator[tuple[str, int]]:
        """Yield the digits of fractions with their glyphs, if the font has a glyph for each."""
        glyphs = [info.codepoint for info in self._set(_FRACTION).glyph_infos]
        if len(glyphs) == len(_FRACTION) and 0 not in glyphs and self._drawn_with.keys() >= set(_FRACTION):
            pairs = zip(_FRACTION, glyphs, strict=True)
            yield from ((char, glyph) for char, glyph in pairs if glyph != self._drawn_with[char])

    def _number_scripted(self) -> None:
        """Give codes to figures and signs that stand off the line by where they are set, not by how they are drawn."""
        self._code_of_scripted: dict[str, int] = {}
        drawn = {chr(point): self._drawn_with.get(chr(figure)) for point, figure in _ON_THE_LINE.items()}
        for code, (char, glyph) in enumerate(drawn.items(), max(self._char_of, default=0) + 1):
            if glyph is not None:
                self._code_of_scripted[char] = code
                self._glyph_of[code], self._char_of[code] = glyph, char

    @property
    def characters(self) -> frozenset[str]:
        """The characters that the face covers."""
        return self._characters

    def covers(self, char: str) -> bool:
        return char in self._code_of

    def covers_scripted(self, char: str) -> bool:
        """Tell whether a figure or a sign can be set off the line: see `scripted`."""
        return char in self._code_of_scripted

    def glyph(self, code: int) -> int:
        """Return the glyph that a code is drawn with."""
        if code > self._last:
            self._number_from_right()
        return self._glyph_of.get(code, code)

    def char(self, code: int) -> str:
        """Return the character that a code stands for; "" for one that stands for none."""
        if code > self._last:
            self._number_from_right()
        return self._char_of.get(code, "")

    def is_usual(self, code: int) -> bool:
        """Tell whether a code is drawn as every program would draw its character, which knows only the file."""
        char = self.char(code)
        return bool(char) and self._font.get_nominal_glyph(ord(char)) == self.glyph(code)

    def advance(self, code: int) -> int:
        """Return how far a code moves the pen, before kerning, in 1/1000 em."""
        return self._advances[code]

    def _advance(self, code: int) -> int:
        return int(self._font.get_glyph_h_advance(self.glyph(code)))

    def word(self, text: str) -> Word:
        """Return the text shaped as one word. Every character must be covered, in composed form."""
        return self._words[text]

    def scripted(self, text: str) -> Word:
        """Return a word that is set off the line and smaller: "⁶" is drawn with the outline of "6"."""
        return self._scripted[text]

    def from_right(self, text: str) -> Word:
        """Return a sign, white space after it, among words from right to left: brackets turn round (UAX 9, L4)."""
        sign = self._from_right.get(text[0])
        if sign is None or len(text) == 1:
            return sign or self._words[text]
        blank = self._words[text[1:]]
        codes, kerns = sign.codes + blank.codes, sign.kerns + blank.kerns
        return Word(text, codes, kerns, sign.advance + blank.advance, sign.bare)

    @cached_property
    def _from_right(self) -> Mapping[str, Word]:
        """The words of those signs that are drawn otherwise there, with codes behind those of all others."""
        turned: dict[str, Word] = {}
        signs = sorted(filter(unicodedata.mirrored, self._code_of))
        for code, sign in enumerate(signs, self._last + 1):
            infos, places = self._in_script(sign, "Zyyy", "rtl")
            glyph, advance = infos[0].codepoint, places[0].x_advance
            self._char_of[code], self._glyph_of[code] = sign, glyph
            kern = int(self._font.get_glyph_h_advance(glyph)) - advance
            turned[sign] = Word(sign, (code,), (kern,), advance, advance)
        return turned

    def _number_from_right(self) -> None:
        """Give their codes to signs from right to left: what is painted may have been set by another process."""
        _ = self._from_right

    def words(self, texts: list[str]) -> list[Word]:
        """Return texts each shaped as one word."""
        return list(map(self._words.__getitem__, texts))

    def _shape(self, text: str) -> Word:
        composed = text if text.isascii() else unicodedata.normalize("NFC", text)
        buffer = self._set(composed)
        glyphs = [info.codepoint for info in buffer.glyph_infos]
        steps = [position.x_advance for position in buffer.glyph_positions]
        if glyphs == list(map(self._drawn_with.get, composed)):
            codes = list(map(self._code_of.__getitem__, composed))
        elif not (codes := self._codes_of_fraction(composed, glyphs)):
            codes = [self._code_of.get(char, 0) for char in composed]
            steps = list(map(self._advances.__getitem__, codes))
        kerns = tuple(map(sub, map(self._advances.__getitem__, codes), steps))
        advance, letters = sum(steps), len(composed.rstrip(" "))
        bare = advance - sum(steps[letters - len(composed) :]) if letters < len(composed) else advance
        return Word(text, tuple(codes), kerns, advance, bare)

    def _shape_scripted(self, text: str) -> Word:
        word = self._words[text.translate(_ON_THE_LINE)]
        if word.text == text:
            return word
        composed, own = unicodedata.normalize("NFC", text), self._code_of_scripted
        codes = tuple([own.get(char, code) for char, code in zip(composed, word.codes, strict=True)])
        return Word(text, codes, word.kerns, word.advance, word.bare)

    def _set(self, text: str) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction, buffer.language = "ltr", self._language
        hb.shape(self._font, buffer, _FEATURES)
        return buffer

    def _codes_of_fraction(self, text: str, glyphs: list[int]) -> list[int]:
        """Return the codes of glyphs that are the text's own or its small digits; none if there is another."""
        if len(glyphs) != len(text):
            return []
        codes = [
            self._code_of[char] if self._drawn_with.get(char) == glyph else self._small.get((char, glyph), 0)
            for char, glyph in zip(text, glyphs, strict=True)
        ]
        return codes if all(codes) else []

    def subset(self, codes: set[int]) -> bytes:
        """Return a font file with the outlines that the codes need, its glyphs numbered as before."""
        wanted = _subset_input()
        wanted.flags |= hb.SubsetFlags.RETAIN_GIDS
        wanted.glyph_set.update({0, *map(self.glyph, codes)})
        return bytes(wanted.subset(self._face).blob.data)

    def prove(self) -> None:
        """Raise FaceError unless each outline can be taken out of the file, and each character has a width that can be.

        A subset of a damaged file may fail, and a letter that is wider than a page cannot be set. How wide the widest
        glyph is, the file says itself (OpenType, `hhea`), but not every font's maker keeps to it.
        """
        try:
            self.subset(set(range(self.glyph_count)))
        except RuntimeError as error:
            raise FaceError("its outlines are cut off") from error
        if max(map(self.advance, self._code_of.values())) > max(self.widest, _WIDEST):
            raise FaceError("one of its characters is wider than all that it has")
        if any(min(self._steps(pairs), default=0) < 0 for pairs in self._pairs()):
            raise FaceError("its kerning sets a character before the one that it follows")

    def _pairs(self) -> Iterator[str]:
        """Yield each character beside others, on both sides: those of ASCII beside all of ASCII."""
        for char in filter(str.isprintable, self._code_of):
            beside = _ASCII if char.isascii() else _KERNED
            yield "".join(f"{char}{other}" for other in beside if other in self._code_of) + char

    def _steps(self, text: str) -> list[int]:
        return [position.x_advance for position in self._set(text).glyph_positions]

    def subset_of(self, characters: Iterable[str]) -> bytes:
        """Return a font file with these characters, and with the table (cmap) that leads from them to their glyphs."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.NO_HINTING
        wanted.unicode_set.update(map(ord, characters))
        dropped = (int.from_bytes(tag.encode(), "big") for tag in _UNNEEDED if tag != "cmap")
        wanted.drop_table_tag_set.update(dropped)
        return bytes(wanted.subset(self._face).blob.data)

    def for_browsers(self) -> bytes:
        """Return a font file with all characters that are drawn and kerned as here, and with no other glyphs."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.NO_HINTING
        wanted.unicode_set.update(map(ord, self._code_of))
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _SUBSTITUTING)
        return bytes(wanted.subset(self._face).blob.data)


def _subset_input() -> hb.SubsetInput:
    """Return what a part of a font is taken out by: without hints, and without tables that a PDF needs none of."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _UNNEEDED)
    return wanted


def _regular(name: str) -> str:
    """Return a name without what none may have in PostScript (OpenType, `name`, ID 6), and signs of PDF's names."""
    return "".join(char for char in name if "!" <= char <= "~" and char not in "[](){}<>/%#")


@lru_cache(FACES_KEPT)
def face(name: str) -> Face:
    """Return the face in a font file, by its name in `fonts/` or its full path; read once as long as it is remembered.

    A name from `in_language` gives the face as it draws that language.
    """
    file, language = file_and_language(name)
    return Face(content(bundled("fonts") / file), language)


def is_of_a_pack(name: str) -> bool:
    """Tell whether a face is of a pack, by its name: "Deva:bold"."""
    return name[4:5] == ":" and name[:4].isalpha()


@lru_cache(FACES_KEPT)
def face_of_any_script(name: str) -> Face | ScriptFace:
    """Return a face of a style, or of a pack for another script. Raises LookupError if that is not installed."""
    if not is_of_a_pack(name):
        return face(name)
    # Few leaflets have letters of another script.
    from leaflet_pdf.text.other_scripts.script_face import script_face

    return script_face(name)


@lru_cache(FACES_KEPT)
def in_language(name: str, tag: str) -> str:
    """Return the name of a face as it draws a language (BCP 47): its own, unless the file tells that language apart."""
    language = tag.partition("-")[0].lower()
    return f"{name}{_IN}{language}" if language in face_of_any_script(name).languages else name


def file_and_language(name: str) -> tuple[str, str]:
    """Return the two parts of a name from `in_language`; "" for the language of one that tells none."""
    file, _, language = name.partition(_IN)
    return file, language
