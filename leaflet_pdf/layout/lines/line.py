"""Texts set into lines: ragged right, never hyphenated, facts in one piece.

What lines a text makes depends on its words, how they look and the width, and on nothing else; so
lines are remembered by these, without the runs of any leaflet, and bound to their runs afterwards.
Inside a measured text, widths are 1/1000 of its size, as faces give them; lines are in points.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from operator import add, attrgetter
from typing import NamedTuple

from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.layout.lines.break_points import smaller, unbreakable
from leaflet_pdf.model.leaflet import BLANK_MARK, Run, Script
from leaflet_pdf.model.style import Style, TextStyle
from leaflet_pdf.text.alone import has_letters_from_right, has_other_scripts
from leaflet_pdf.text.face import face_of_any_script, in_language
from leaflet_pdf.text.memo import Remembered
from leaflet_pdf.text.shape import Word
from leaflet_pdf.text.symbols import BLANKS, SIGN_OF, SIGNS, UNDERSCORES_OF_A_LONG_BLANK

TEXTS_KEPT, MIXED_KEPT = 2_048, 512
"""Texts whose lines are remembered, of one run and of several: about 5 MB, and most of what a library's leaflets share.
"""

MEASURED_KEPT = 128
"""Texts whose measures are remembered, which are larger than their lines: those of a table are asked for twice."""

_SHORT = 3
"""A word of up to this many letters, its full stop or space included, dangles at a line's end after a sentence."""

_RUNT = 0.1
"""A last line shorter than this part of the width takes a word from the line above it."""

_NORMAL = Script.NORMAL  # a member of an enumeration is found slowly: each text asks for this one
_RISE, _DROP = 0.33, -0.14
"""How far superscripts and subscripts stand off the line, in its size."""

_SIGNS = f"([{''.join(SIGN_OF)}])"
_DRAWN = f"([{''.join(SIGN_OF)}]|{BLANK_MARK}_*)"
_FACT = r"[\d¼-¾⅐-⅞].* |^\d[^a-zA-Z]*$"
_PARTS = r"[^ ]+ ?| "
_CHARACTER = r"\d+⁄\d+ *|(?:^-)?[^ ][\u0300-\u036f\u3099\u309a\u1161-\u11c2]* *| +"
"""Patterns that few texts need, and that are compiled with the first of them: between signs, of a fact, of words. A
character is a fraction, or a letter with what is composed with it, with the white space behind it."""
_ADVANCE = attrgetter("advance")
_BARE = attrgetter("bare")


class Generated(Run):
    """Words that the program adds, in the place of the source that asked for them."""

    __slots__ = ()


class Repeated(Generated):
    """Repeated words: an artifact, also within a text."""

    __slots__ = ()


class FontSpec(NamedTuple):
    """How words are set: their face, their size and height in that of the text; or the sign that is drawn.

    Those of an odd level go from right to left (UAX 9).
    """

    face: str
    scale: float = 1
    rise: float = 0
    sign: str = ""
    level: int = 0


class Segment(NamedTuple):
    """A part of a text that looks alike."""

    font: FontSpec
    text: str


class Piece(NamedTuple):
    """Words of one segment on a line: where they begin, how long and how far above the line they are (points)."""

    x: float
    width: float
    rise: float
    size: float
    font: FontSpec
    words: tuple[Word, ...]
    text: str
    segment: int


class Line(NamedTuple):
    """One line of text, its pieces from left to right; the width is to the end of the last visible word."""

    width: float
    pieces: tuple[Piece, ...]


class Broken(NamedTuple):
    """A text in lines, and the facts, such as "40 mg", that the lines could not hold in one piece."""

    lines: tuple[Line, ...]
    parted: tuple[str, ...]


class ShapedText(NamedTuple):
    """A text shaped and measured.

    An atom is what no line may part: `starts` and `ends` are where each begins and where its visible
    part ends, `first` the number of its first word (and at last the number of words), `forced` the atoms
    that a line must end with. `fonts` and `segments` are those of each word.
    """

    words: Sequence[Word]
    fonts: Sequence[FontSpec]
    segments: Sequence[int]
    starts: Sequence[float]
    ends: Sequence[float]
    first: Sequence[int]
    forced: Sequence[int]

    def width(self, atom: int) -> float:
        return self.ends[atom] - self.starts[atom]


class StyledText:
    """What runs say and how they look, in a size (points) and a language, whoever's they are.

    `of` gives, for each segment, the number of the run that it is from; `alike` tells that there is one
    segment, that it is not drawn, and that lines are made of it in no other way than by breaking it; `turned` that
    there may be words from right to left.
    """

    def __init__(self, runs: Sequence[tuple[str, FontSpec, bool]], size: float, tag: str) -> None:
        self.turned = right_to_left(tag) or any(
            not text.isascii() and has_letters_from_right(text) for text, _, _ in runs
        )
        if self.turned:
            parted = _segments_in_levels(runs, tag)
        else:
            parted = [_segments(text, font, tag) for text, font, _ in runs]
        self.segments = tuple(chain.from_iterable(parted))
        self.of = tuple([number for number, segments in enumerate(parted) for _ in segments])
        self.size = size
        self.tag = tag
        self.alike = len(self.segments) == 1 and not self.segments[0].font.sign and not self.turned


def styled_text(runs: Sequence[Run], kind: TextStyle, style: Style, tag: str) -> StyledText:
    """Return what the runs of one text say, to be set in a kind of type and a language."""
    run = runs[0]
    if len(runs) == 1 and run.script is _NORMAL and not run.italic:
        return _PLAIN[run.text, style.bold if run.bold or kind.bold else style.regular, kind.size, tag]
    return _MIXED[tuple([(run.text, _look(run, kind, style, tag), run.target != "") for run in runs]), kind.size, tag]


def _look(run: Run, kind: TextStyle, style: Style, tag: str) -> FontSpec:
    bold = run.bold or kind.bold
    name = in_language(style.inclined(bold=bold) if run.italic else style.bold if bold else style.regular, tag)
    if run.script is Script.NORMAL:
        return FontSpec(name)
    return FontSpec(name, style.script_scale, _RISE if run.script is Script.SUPER else _DROP)


def _plain(key: tuple[str, str, float, str]) -> StyledText:
    """Return the wording of a run, its face, its size and its language."""
    text, face_name, size, tag = key
    return StyledText([(text, FontSpec(in_language(face_name, tag)), False)], size, tag)


def _mixed(key: tuple[tuple[tuple[str, FontSpec, bool], ...], float, str]) -> StyledText:
    """Return the wording of runs, each with its look, and whether it is a link, of their size and of their language."""
    return StyledText(*key)


_PLAIN, _MIXED = Remembered(_plain, TEXTS_KEPT), Remembered(_mixed, MIXED_KEPT)


def _segments_in_levels(runs: Sequence[tuple[str, FontSpec, bool]], tag: str) -> list[list[Segment]]:
    """Return the segments of each run of a text in which words may go from right to left."""
    # Few leaflets have such words.
    from leaflet_pdf.layout.lines.directions import in_levels, turning_segments

    return [
        [each for text, font in parts for part in _segments(text, font, tag) for each in turning_segments(part)]
        for parts in in_levels(runs, from_right=right_to_left(tag))
    ]


def _segments(text: str, font: FontSpec, tag: str) -> list[Segment]:
    """Return the parts of a text in a language that look alike: in one face each, drawn signs and lines to write on."""
    if text.isascii() or not has_other_scripts(text):
        return _between_signs(text, font)
    # Few texts have letters of another script.
    from leaflet_pdf.layout.lines.other_scripts import in_faces

    return [part for font, text in in_faces(text, font, tag) for part in _between_signs(text, font)]


def _between_signs(text: str, font: FontSpec) -> list[Segment]:
    """Return the parts of a text between signs that the face lacks, those signs, and lines to write on."""
    covers = face_of_any_script(font.face).covers
    drawn = {sign: name for sign, name in SIGN_OF.items() if sign in text and not covers(sign)}
    if not drawn and BLANK_MARK not in text:
        return [Segment(font, text)]
    return [
        Segment(font._replace(sign=name) if (name := drawn.get(part) or _blank(part)) else font, part)
        for part in re.split(_DRAWN if BLANK_MARK in text else _SIGNS, text)
        if part
    ]


def _blank(part: str) -> str:
    """Return the name of the line to write on that a part of a text is; "" if it is none."""
    if not part.startswith(BLANK_MARK):
        return ""
    return BLANKS[len(part) >= UNDERSCORES_OF_A_LONG_BLANK]


def extent(styled: StyledText) -> tuple[float, float]:
    """Return two widths (points): of the widest fact, and of the text if only its own line breaks part it."""
    return _EXTENTS[styled]


def _extent(styled: StyledText) -> tuple[float, float]:
    text, size = _MEASURED[styled], styled.size
    begins = [0, *(atom + 1 for atom in text.forced)]
    closes = [*text.forced, len(text.ends) - 1]
    unbroken = [text.ends[b] - text.starts[a] for a, b in zip(begins, closes, strict=True)]
    return max(map(text.width, range(len(text.ends)))) * size / 1000, max(unbroken) * size / 1000


def break_lines(styled: StyledText, width: float) -> Broken:
    """Return a text in lines of at most the width (points).

    A word that is wider than the width is parted where it must be: nothing may leave the frame.
    """
    return _LINES[styled, width]


def one_line(styled: StyledText) -> Line:
    """Return a text on one line, however wide."""
    return break_lines(styled, extent(styled)[1]).lines[0]


def _broken(key: tuple[StyledText, float]) -> Broken:
    """Return a wording in lines of a width."""
    styled, width = key
    text, size = _MEASURED[styled], styled.size
    limit = width * 1000 / size + 0.01
    parted: tuple[str, ...] = ()
    bounds = _bounds(text, limit)
    if not bounds:
        atoms = [_words_of(text, atom) for atom in range(len(text.ends)) if text.width(atom) > limit]
        parted = tuple(atom for atom in atoms if re.search(_FACT, atom))
        text = _parted(text, limit)
        bounds = _bounds(text, max(limit, max(map(text.width, range(len(text.ends)))) + 0.01))
    lines = [_line(text, a, b, size) for a, b in pairwise(bounds)]
    return Broken(tuple(_placed(lines, styled.tag) if styled.turned else lines), parted)


def _placed(lines: Sequence[Line], tag: str) -> Iterator[Line]:
    """Yield lines with words from right to left, their pieces where they stand."""
    from leaflet_pdf.layout.lines.directions import placed

    return (placed(line, _word, from_right=right_to_left(tag)) for line in lines)


def _words_of(text: ShapedText, atom: int) -> str:
    return "".join([word.text for word in text.words[text.first[atom] : text.first[atom + 1]]]).strip()


def _measured(styled: StyledText) -> ShapedText:
    segments = styled.segments
    pieces = unbreakable("".join([segment.text for segment in segments]), styled.tag)
    forced = [atom for atom, piece in enumerate(pieces) if piece[-1] == "\n"]
    for atom in forced:
        pieces[atom] = pieces[atom][:-1] + " "
    font = segments[0].font
    if len(segments) == 1 and font.scale == 1 and not (font.rise or font.sign or styled.turned):
        return _alike(pieces, font, forced)
    cut = _cutter(segments)
    atoms = [[(number, font, _word(font, text)) for number, font, text in cut(piece)] for piece in pieces]
    return _of_atoms(atoms, forced)


_MEASURED, _EXTENTS = Remembered(_measured, MEASURED_KEPT), Remembered(_extent, TEXTS_KEPT)
_LINES = Remembered(_broken, TEXTS_KEPT)


def _alike(pieces: list[str], font: FontSpec, forced: list[int]) -> ShapedText:
    words = face_of_any_script(font.face).words(pieces)
    starts = list(accumulate(map(_ADVANCE, words), initial=0))
    ends = list(map(add, starts, map(_BARE, words)))
    count = len(words)
    return ShapedText(words, [font] * count, [0] * count, starts, ends, range(count + 1), forced)


def _cutter(segments: Sequence[Segment]) -> Callable[[str], Iterator[tuple[int, FontSpec, str]]]:
    """Return a function that is given a text piece by piece and cuts each where a segment ends."""
    rest = iter(enumerate(segments))
    number, (font, text) = next(rest)
    left = len(text)

    def cut(piece: str) -> Iterator[tuple[int, FontSpec, str]]:
        nonlocal number, font, left
        while piece:
            if not left:
                number, (font, text) = next(rest)
                left = len(text)
            yield number, font, piece[:left]
            piece, left = piece[left:], max(0, left - len(piece))

    return cut


def _word(font: FontSpec, text: str) -> Word:
    if font.sign:
        advance = SIGNS[font.sign].advance
        return Word(text, (), (), advance, advance)
    source = face_of_any_script(font.face)
    if font.level % 2:
        return source.from_right(text)
    return source.scripted(text) if font.rise else source.word(text)


def _of_atoms(atoms: list[list[tuple[int, FontSpec, Word]]], forced: list[int]) -> ShapedText:
    words: list[Word] = []
    fonts: list[FontSpec] = []
    segments: list[int] = []
    starts: list[float] = []
    ends: list[float] = []
    first: list[int] = []
    at = 0.0
    for atom in atoms:
        first.append(len(words))
        starts.append(at)
        end = at
        for segment, font, word in atom:
            words.append(word)
            fonts.append(font)
            segments.append(segment)
            if word.bare:
                end = at + word.bare * font.scale
            at += word.advance * font.scale
        ends.append(end)
    first.append(len(words))
    return ShapedText(words, fonts, segments, starts, ends, first, forced)


def _bounds(text: ShapedText, limit: float) -> list[int]:
    """Return the atoms that lines begin with, and the number of atoms; nothing if an atom is too wide."""
    starts, ends = text.starts, text.ends
    if not text.forced and ends[-1] <= limit:
        return [0, len(ends)]
    bounds = [0]
    for stop in [*(atom + 1 for atom in text.forced), len(ends)]:
        here = bounds[-1]
        opening = len(bounds)
        while starts[here] + limit < ends[stop - 1]:
            after = bisect_right(ends, starts[here] + limit, here, stop)
            if after == here:
                return []
            here = _without_dangling(text, here, after, limit)
            bounds.append(here)
        if len(bounds) > opening and ends[stop - 1] - starts[here] < _RUNT * limit:
            _feed_last_line(text, bounds, stop, limit)
        bounds.append(stop)
    return bounds


def _without_dangling(text: ShapedText, first: int, after: int, limit: float) -> int:
    """Move the start of a short word that would be alone behind a full stop to the next line."""
    last = after - 1
    if last - first < 2 or len(text.words[text.first[last]].text) > _SHORT:
        return after
    before = text.words[text.first[last] - 1].text.rstrip()
    narrow = text.ends[last - 1] - text.starts[first] < 0.6 * limit
    return last if before[-1:] in ".!?:" and not narrow else after


def _feed_last_line(text: ShapedText, bounds: list[int], stop: int, limit: float) -> None:
    last, previous = bounds[-1], bounds[-2]
    if last - previous > 3 and text.ends[stop - 1] - text.starts[last - 1] <= limit:
        bounds[-1] = last - 1


def _line(text: ShapedText, a: int, b: int, size: float) -> Line:
    """Return the line of the atoms from a to before b."""
    words, fonts, segments = text.words, text.fonts, text.segments
    pieces: list[Piece] = []
    x = 0.0
    i, end = text.first[a], text.first[b]
    while i < end:
        font, segment = fonts[i], segments[i]
        j = end if segments[end - 1] == segment else bisect_right(segments, segment, i, end)
        scale = size * font.scale / 1000
        advance = sum(map(_ADVANCE, words[i:j])) * scale
        trailing = (words[j - 1].advance - words[j - 1].bare) * scale
        shown = "".join([word.text for word in words[i:j]])
        rise, em = font.rise * size, font.scale * size
        pieces.append(Piece(x, advance - trailing, rise, em, font, tuple(words[i:j]), shown, segment))
        x += advance
        i = j
    return Line((text.ends[b - 1] - text.starts[a]) * size / 1000, tuple(pieces))


Spelled = tuple[int, FontSpec, Word]
"""A word, the number of its segment and how it looks."""


def _parted(text: ShapedText, limit: float) -> ShapedText:
    """Return the text with every atom that is too wide cut at its spaces, and what is still too wide cut smaller.

    What is cut smaller begins a line: letters that go on with the line before would be read as a word of their own.
    """
    atoms: list[list[Spelled]] = []
    forced: set[int] = set()
    for atom, (i, j) in enumerate(pairwise(text.first)):
        inside = list(zip(text.segments[i:j], text.fonts[i:j], text.words[i:j], strict=True))
        for part in [inside] if text.width(atom) <= limit else _at_spaces(inside):
            smaller_parts = [part] if _width(part) <= limit else list(_cut(part, limit))
            if len(smaller_parts) > 1 and atoms:
                forced.add(len(atoms) - 1)
            atoms += smaller_parts
        if atom in text.forced:
            forced.add(len(atoms) - 1)
    return _of_atoms(atoms, sorted(forced))


def _at_spaces(atom: Sequence[Spelled]) -> Iterator[list[Spelled]]:
    """Yield what is between the spaces of an atom, also if it is of several segments, as "m" and a raised "2"."""
    part: list[Spelled] = []
    for number, font, word in atom:
        for text in re.findall(_PARTS, word.text) if not font.sign else [word.text]:
            part.append((number, font, _word(font, text)))
            if text[-1] == " ":
                yield part
                part = []
    if part:
        yield part


def _width(part: list[Spelled]) -> float:
    return sum(word.bare * font.scale for _, font, word in part)


def _cut(part: list[Spelled], limit: float) -> Iterator[list[Spelled]]:
    """Yield what a part of an atom is cut into where it is too wide: parts of an address, or characters.

    A line to write on that is too long is a shorter one.
    """
    for number, spec, word in part:
        font = spec._replace(sign=BLANKS[0]) if spec.sign in BLANKS else spec
        for text in [word.text] if font.sign else smaller(word.text):
            smaller_word = _word(font, text)
            if font.sign or smaller_word.bare * font.scale <= limit:
                yield [(number, font, smaller_word)]
            else:
                yield from ([(number, font, _word(font, char))] for char in _characters(text))


def _characters(text: str) -> Iterable[str]:
    """Return what a word may be cut into where no line can hold it: what a reader sees as one character each."""
    if text.isascii() or not has_other_scripts(text):
        return re.findall(_CHARACTER, text)
    from leaflet_pdf.layout.lines.script_breaks import clusters

    return clusters(text)
