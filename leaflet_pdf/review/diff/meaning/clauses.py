"""The meaning of each word of a text: whether its clause negates it, and how strongly it is required."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from leaflet_pdf.review.diff.meaning.modality import FREE, UNLESS, Force, Modality

_TOKEN = re.compile(r"[^\W_]+(?:['~-][^\W_]+)*|\S")
_STOPS = frozenset(".;:!?()–—")
_ENDING = re.compile(r"(?<=...)(?:ing|ed|es|s|e)$")
_NOT = "n't"
_STEMS_KEPT = 4_096
_FAR = 24
"""The most words before the final "or" of a list."""


class Meant(NamedTuple):
    """How a word is meant: negated or not, and with which force; 0 if there is none."""

    denied: bool
    force: int


@dataclass(slots=True)
class _Clause:
    """Words that are negated together, except those after a "without".

    It is `limited` if it says when its neighbour does not apply, and reversed if it is such a neighbour: "do not
    drive unless you feel well" allows driving, on a condition. It `moves` if a word in it makes it a clause, and
    `says` something if one of its words does.
    """

    words: list[str] = field(default_factory=list)
    denied: bool = False
    moves: bool = False
    says: bool = False
    limited: bool = False
    turned: bool = False

    def add(self, word: str, known: Modality) -> None:
        self.words.append(word)
        self.denied ^= word in known.denying
        self.moves |= word in known.moving
        self.says |= _says(word, known)


def tokens(text: str, known: Modality) -> tuple[str, ...]:
    """Return the words and punctuation of a text in lower case, phrases replaced by the word that they stand for."""
    plain = " ".join(text.replace("’", "'").lower().split())
    pattern = _pattern(tuple(known.phrases))
    return tuple(_TOKEN.findall(pattern.sub(lambda match: known.phrases[match[0]], plain)))


@lru_cache(maxsize=4)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_'])(?:{'|'.join(map(re.escape, longest))})(?![^\W_'])")


@lru_cache(_STEMS_KEPT)
def stem(word: str) -> str:
    """Return a word without its inflectional ending."""
    return _ENDING.sub("", word)


def unfolded(words: Sequence[str], stems: set[str], known: Modality) -> Iterator[str]:
    """Yield the words, "isn't" as "is not", and "unsafe" as "not safe" where "safe" is among the stems."""
    for word in words:
        if word.endswith(_NOT) and word not in known.force and word != FREE:
            yield from (word.removesuffix(_NOT), "not")
            continue
        bare = next((word.removeprefix(each) for each in known.prefixes if word.startswith(each)), word).lstrip("-")
        if bare != word and len(bare) > 2 and stem(bare) in stems:
            yield from ("not", bare)
        else:
            yield word


def meant(words: Sequence[str], known: Modality) -> dict[str, set[Meant]]:
    """Return how each meaningful word is meant, by its stem; "" stands for clauses without any."""
    found: dict[str, set[Meant]] = {}
    for clause in _clauses(words, known):
        denied = clause.denied != clause.turned
        force = 0 if clause.turned or clause.limited else _force(clause.words, known, denied=denied)
        for word in clause.words:
            if word in known.denying_after or (word == UNLESS and not clause.limited):
                denied = not denied
            elif _says(word, known):
                found.setdefault(stem(word), set()).add(Meant(denied, force))
        if not clause.says:
            found.setdefault("", set()).add(Meant(denied, force))
    return found


def orders(word: str, known: Modality) -> bool:
    """Tell whether a word forbids, allows, advises or requires."""
    return word in known.denying or word in known.force


def _clauses(words: Sequence[str], known: Modality) -> list[_Clause]:
    found = [_Clause()]
    for place, word in enumerate(words):
        if word in _STOPS:
            found.append(_Clause())
        elif word != ",":
            if _begins(words, place, found[-1], known):
                found.append(_Clause())
            found[-1].add(word, known)
    clauses = [clause for clause in found if clause.words]
    for clause, following in pairwise(clauses):
        if following.words[0] == UNLESS and clause.denied:
            clause.turned = following.limited = True
    return clauses


def _begins(words: Sequence[str], place: int, clause: _Clause, known: Modality) -> bool:
    """Tell whether a word begins a clause within its sentence: a condition, or an order after "and" or a comma."""
    word, before, following = words[place], words[place - 1] if place else "", "".join(words[place + 1 : place + 2])
    if word in known.opening or (word in known.joining and following in known.subject):
        return True
    if word in known.negating and clause.denied:
        return clause.says  # "never share it, and you will not …"
    if word in {"and", "or"}:
        return orders(following, known) or (word == "and" and following in known.moving)
    return before == "," and word in known.moving and not _goes_on(words, place, clause, known)


def _goes_on(words: Sequence[str], place: int, clause: _Clause, known: Modality) -> bool:
    """Tell whether a word after a comma belongs to what comes before: "in the morning, take …", "do not …, … or"."""
    if not clause.moves:
        return True
    return words[place] in known.bidding and clause.denied and "or" in _rest(words, place)


def _rest(words: Sequence[str], place: int) -> Sequence[str]:
    return tuple(takewhile(lambda word: word not in _STOPS, words[place : place + _FAR]))


def _says(word: str, known: Modality) -> bool:
    return word not in known.silent and word[0].isalnum()


def _force(words: Sequence[str], known: Modality, *, denied: bool) -> int:
    """Return the force of a clause: of its first word with one, or else of an instruction. "Cannot" forbids."""
    if FREE in words:
        return Force.ALLOWED
    strength = next((known.force[word] for word in words if word in known.force), 0)
    if denied and strength in {0, Force.ALLOWED}:
        return Force.REQUIRED
    first = words[1] if words[0] in {"and", "or"} and len(words) > 1 else words[0]
    return strength or (Force.BIDDEN if first in known.bidding else 0)
