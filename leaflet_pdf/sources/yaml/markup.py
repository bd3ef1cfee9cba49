"""The marks inside a text: bold, italics, links, cross-references, sources, superscript and subscript."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from leaflet_pdf.model.leaflet import Script
from leaflet_pdf.model.rule import Rule
from leaflet_pdf.schema.problem import Problem, did_you_mean, quoted
from leaflet_pdf.schema.values import ADDRESS
from leaflet_pdf.sources.yaml.catalogue import (
    CROSSED_MARKS,
    EMPTY_MARK,
    LOOSE_MARK,
    OPEN_MARK,
    UNKNOWN_ID,
    UNKNOWN_SOURCE,
)
from leaflet_pdf.sources.yaml.scope import Scope

_MARK = re.compile(
    r"""
    (?= [*_\[\]^~\\] ) (?:  # a first look, for speed: few characters are marks
      \\ (?P<escaped> [*_\[\]^~\\] )
    | (?P<bold> \*\* )
    | (?P<italic> _ )
    | (?P<script> [\^~] )
    | \[@ (?P<sources> [^\[\]]* ) \] (?!\()
    | \[\# (?P<id> [^\[\]]* ) \] (?!\()
    | (?P<link> \[ )
    | \]\( (?P<target> [^()\[\]]* (?: \( [^()\[\]]* \) )? ) \)
    )
    """,
    re.VERBOSE,
)
_TOUCHES = re.compile(r"\w|[*^~\\]|\[(?!@)")  # a letter, or a mark; "_" is a letter to it
_NEEDLESS_AFTER = {" ": " ", "\n": " \n"}
_IN_ADDRESSES = frozenset("@./")
_NOT_TOUCHING = frozenset(["", " ", "\n", "\t", "\xa0", "_"])
"""What an underscore that begins or ends italics does not touch: white space, the end of the text, another one."""
_ADDRESS = re.compile(ADDRESS.pattern)
_NAMES = {"**": "bold", "_": "italic", "^": "superscript", "~": "subscript", "[": "a link"}

_FIGURES = "0123456789+−=()"
_RAISED = str.maketrans(_FIGURES, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
_LOWERED = str.maketrans(_FIGURES, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_ON_THE_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎−", "0123456789+-=()" * 2 + "-")
_MINUS = re.compile(r"-(?=\d)|(?<![^\W\d_])-\Z")
"""A hyphen that is a minus sign: before a digit, as in 10^-6^, or alone or at the end, as in Cl^-^."""


class Piece(NamedTuple):
    """Words with the same formatting, and the offset in the text at which they begin."""

    offset: int
    text: str
    bold: bool = False
    script: Script = Script.NORMAL
    target: str = ""
    italic: bool = False


class Marked(NamedTuple):
    """A text without its marks. Problems come with their offset."""

    pieces: tuple[Piece, ...]
    cites: tuple[str, ...]
    problems: tuple[tuple[int, Problem], ...]


def has_marks(text: str) -> bool:
    """Tell whether a text has any character of a mark. A few quick searches are faster than one pattern."""
    return "*" in text or "[" in text or "_" in text or "]" in text or "^" in text or "~" in text or "\\" in text


def sources_at_end(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the words and the citations of a text that has no marks but "[@…]" at its end; "" if it has others."""
    words, _, names = text[:-1].rpartition("[@")
    if not text.endswith("]") or has_marks(words) or has_marks(names):
        return "", ()
    return words.rstrip(" \n"), tuple(dict.fromkeys([name.strip() for name in names.split(",")]))


def read_marks(text: str, scope: Scope) -> Marked:
    """Return the pieces of a text, the sources it cites, and the problems of its marks."""
    return _MarkupParser(text, scope).read()


def printed(text: str, scope: Scope) -> Iterator[tuple[str, int]]:
    """Yield each printed character of a text without problems, and its offset in the text as written."""
    end = 0
    for match in _marks(text):
        yield from zip(text[end : match.start()], range(end, match.start()), strict=True)
        end = match.end()
        if match["escaped"]:
            yield match["escaped"], match.start()
        elif match["id"]:
            yield from ((char, match.start()) for char in scope.references.get(match["id"], ""))
    yield from zip(text[end:], range(end, len(text)), strict=True)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Yield the marks of a text in order. An underscore is one only where it begins italics, or ends open ones."""
    italic = False
    for match in _MARK.finditer(text):
        if match.lastgroup == "italic":
            before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
            if not (_begins(before, after) or (italic and _ends(before, after))):
                continue
            italic = not italic
        yield match


def _begins(before: str, after: str) -> bool:
    return not (before == "_" or before.isalnum() or before in _IN_ADDRESSES) and after not in _NOT_TOUCHING


def _ends(before: str, after: str) -> bool:
    return before not in _NOT_TOUCHING and not (after == "_" or after.isalnum())


def scripted(words: str, script: Script) -> str:
    """Return words with digits and signs replaced by superscript or subscript characters.

    So 10^6^ is 10⁶, never 106, to all who read it aloud, copy, check or compare it. Letters are kept, as in 1st.
    """
    if script is Script.NORMAL:
        return words
    return _MINUS.sub("−", words).translate(_RAISED if script is Script.SUPER else _LOWERED)


def on_the_line(words: str) -> str:
    """Return words as they were before `scripted`, with ordinary digits: for comparison only, never for display."""
    return words.translate(_ON_THE_LINE)


class _MarkupParser:
    """Parses a text in one pass, from mark to mark. `opened` has the offset after each open mark."""

    def __init__(self, text: str, scope: Scope) -> None:
        self._text = text
        self._scope = scope
        self._opened: dict[str, int] = {}
        self._link_from = 0
        self._words = ""
        self._words_at = 0
        self._last = "\n"
        self._pieces: list[Piece] = []
        self._cites: list[str] = []
        self._problems: list[tuple[int, Problem]] = []

    def read(self) -> Marked:
        end = 0
        for match in _marks(self._text):
            self._add(end, self._text[end : match.start()])
            end = match.end()
            assert match.lastgroup
            _TAKE[match.lastgroup](self, match)
        self._add(end, self._text[end:])
        self._words = self._words.rstrip(" \n")
        self._finish()
        for mark, offset in self._opened.items():
            hint = f'close it, or write "\\{mark[0]}" for the character itself'
            self._report(offset - len(mark), OPEN_MARK, f"{_NAMES[mark]} begins here but never ends", hint)
        return Marked(tuple(self._pieces), tuple(dict.fromkeys(self._cites)), tuple(self._problems))

    def _add(self, offset: int, words: str) -> None:
        """Add words to the current piece, without the space that a citation may have left before them."""
        kept = words.lstrip(_NEEDLESS_AFTER.get(self._last, ""))
        if kept:
            self._words_at = self._words_at if self._words else offset + len(words) - len(kept)
            self._words += kept
            self._last = kept[-1]

    def _finish(self) -> None:
        """End the current piece: what follows has another formatting."""
        if self._words:
            opened = self._opened
            script = Script.SUPER if "^" in opened else Script.SUB if "~" in opened else Script.NORMAL
            space = len(self._words) - len(self._words.lstrip(" \n"))
            words = scripted(self._words, script)
            self._pieces.append(Piece(self._words_at + space, words, "**" in opened, script, italic="_" in opened))
            self._words = ""

    def escaped(self, match: re.Match[str]) -> None:
        self._add(match.start(), match["escaped"])

    def toggle(self, match: re.Match[str]) -> None:
        mark = match[0]
        other = {"^": "~", "~": "^"}.get(mark, "")
        if other in self._opened and mark not in self._opened:
            self._report(match.start(), CROSSED_MARKS, "superscript and subscript are nested")
        self._finish()
        if mark in self._opened:
            self._close(mark, match)
        else:
            self._opened[mark] = match.end()

    def _close(self, mark: str, match: re.Match[str]) -> None:
        words = self._text[self._opened.pop(mark) : match.start()]
        if not words.strip():
            self._report(match.start(), EMPTY_MARK, f"{_NAMES[mark]} is empty", "write the words, or remove the marks")
        elif words != words.strip():
            hint = "put the space outside the marks"
            self._report(match.start(), LOOSE_MARK, f"{_NAMES[mark]} begins or ends with a space", hint)

    def begin_link(self, match: re.Match[str]) -> None:
        if "[" in self._opened:
            self._report(match.start(), CROSSED_MARKS, "a link is nested in another link", 'write "\\[" for a bracket')
        self._finish()
        self._opened["["] = match.end()
        self._link_from = len(self._pieces)

    def end_link(self, match: re.Match[str]) -> None:
        if "[" not in self._opened:
            self._report(
                match.start(), OPEN_MARK, "a link ends here that was never opened", 'write "[" before its words'
            )
            return
        self._finish()
        self._close("[", match)
        target = match["target"]
        if target.startswith("#"):
            self._check_id(match.start("target") + 1, target[1:])
        elif not _ADDRESS.fullmatch(target):
            message = f"{quoted(target)} is not {ADDRESS.what}"
            self._report(match.start("target"), ADDRESS.rule, message, ADDRESS.hint)
        linked = self._pieces[self._link_from :]
        self._pieces[self._link_from :] = [piece._replace(target=target) for piece in linked]

    def refer(self, match: re.Match[str]) -> None:
        if "[" in self._opened:
            self._report(match.start(), CROSSED_MARKS, "a link is nested in another link")
        self._finish()
        id = match["id"]
        self._check_id(match.start("id"), id)
        words = self._scope.references.get(id, id)
        bold, italic = "**" in self._opened, "_" in self._opened
        self._pieces.append(Piece(match.start(), words, bold, target=f"#{id}", italic=italic))
        self._last = words[-1:]

    def _check_id(self, offset: int, id: str) -> None:
        if id not in self._scope.references:
            hint = did_you_mean(id, self._scope.references)
            self._report(offset, UNKNOWN_ID, f"nothing has the id {quoted(id)}", hint)

    def cite(self, match: re.Match[str]) -> None:
        """Record the sources. They print nothing, so the space before them goes too, unless it separates two words."""
        if self._words.endswith(" ") and not _TOUCHES.match(self._text, match.end()):
            self._words = self._words[:-1]
            self._last = self._words[-1:]
        offset = match.start("sources")
        for name in match["sources"].split(","):
            key = name.strip()
            if key not in self._scope.sources:
                hint = did_you_mean(key, self._scope.sources)
                self._report(offset, UNKNOWN_SOURCE, f"no source has the name {quoted(key)}", hint)
            self._cites.append(key)
            offset += len(name) + 1

    def _report(self, offset: int, rule: Rule, message: str, hint: str = "") -> None:
        self._problems.append((offset, Problem(rule, message, hint)))


_TAKE: dict[str, Callable[[_MarkupParser, re.Match[str]], None]] = {
    "escaped": _MarkupParser.escaped,
    "bold": _MarkupParser.toggle,
    "italic": _MarkupParser.toggle,
    "script": _MarkupParser.toggle,
    "sources": _MarkupParser.cite,
    "id": _MarkupParser.refer,
    "link": _MarkupParser.begin_link,
    "target": _MarkupParser.end_link,
}
