"""One complaint, whoever makes it, and the place in the content that it is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from unicodedata import category

_ACTING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_DRAWS = "[\u0600-\u0605\u06dd\u08e2]|(?<=[\u0620-\u0dff])[\u200c\u200d](?=[\u0620-\u0dff])"
"""Format characters that are seen: signs of Arabic, and joiners between letters of Arabic or of India's scripts."""


def visible(text: str) -> str:
    """Return a text with an escape for each character that acts and is not seen.

    So no name or word from elsewhere ends a line, moves the cursor of a terminal or turns round what stands beside it.
    """
    if text.isprintable():
        return text
    seen = {found.start() for found in re.finditer(_DRAWS, text)}
    return "".join(
        char if category(char) not in _ACTING or at in seen else char.encode("unicode_escape").decode("ascii")
        for at, char in enumerate(text)
    )


def printable(line: str) -> str:
    """Return one line for a terminal or a log: visible, and no command to what reads logs (GitHub, workflow commands).

    All that is printed for people passes through here, line by line.
    """
    shown = visible(line)
    words = shown.lstrip()
    if words.startswith("::"):
        shown = f"{shown[: -len(words)]}\\x3a{words[1:]}"
    return shown.replace("##[", "#\\x23[")


class Severity(StrEnum):
    """How bad a finding is. Only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """Its place in the order of gravity: 0 is the gravest."""
        return list(Severity).index(self)


class Source(NamedTuple):
    """A place in a file. Line and column count from 1, columns in characters; line 0 is the whole file."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


NOWHERE = Source("", 0, 0)
"""The place of words that no content asked for, such as a page number."""


def count(number: int, noun: str, several: str = "") -> str:
    """Return "1 page", "2 pages"; nouns with another plural name it."""
    return f"1 {noun}" if number == 1 else f"{number:,} {several or noun + 's'}"


def one(noun: str) -> str:
    """Return "a table", "an entry"; "steps" for what is several by name."""
    if _are_several(noun):
        return noun
    return f"an {noun}" if noun[0].lower() in "aeiou" else f"a {noun}"


def this(noun: str) -> str:
    """Return "this table"; "these steps" for what is several by name."""
    return f"these {noun}" if _are_several(noun) else f"this {noun}"


def _are_several(noun: str) -> bool:
    return noun.partition(" ")[0].endswith("s")


_LONGEST = 80
"""Characters of a word that are compared: comparing more takes long, and nobody meant it."""


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str | None:
    """Return the known word that may be meant, whatever its capitals; None if none is so alike, from 0 to 1."""
    from difflib import get_close_matches  # few leaflets have a word to guess

    spelt = {each.lower(): each for each in known}
    near = get_close_matches(word[:_LONGEST].lower(), spelt, 1, alike)
    return spelt[near[0]] if near else None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a leaflet that its author should know.

    The code is stable and names the rule; the hint says what to do; the clause says
    where the rule comes from, and is empty for rules of our own. The page is that of the finished
    leaflet, from 1, for findings about it.
    """

    code: str
    message: str
    source: Source
    hint: str = ""
    clause: str = ""
    severity: Severity = Severity.ERROR
    page: int = 0

    def __str__(self) -> str:
        place = f"{self.source}: page {self.page}" if self.page else str(self.source)
        line = printable(f"{place}: {self.severity}: {self.message} [{self.code}]")
        more = [f"{word}: {text}" for word, text in (("hint", self.hint), ("rule", self.clause)) if text]
        return line + ("\n" + printable("  " + "  ".join(more)) if more else "")
