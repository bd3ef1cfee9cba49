"""Whether words still require the same: what was forbidden is now allowed or required, or the other way round.

"Never take", "do not take" and "avoid taking" negate alike, and so does "it is dangerous to take". Words that both
sentences have are compared, so it does not matter in which order they come, or how a negation is
worded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from leaflet_pdf.review.diff.meaning.clauses import Meant, meant, orders, stem, tokens, unfolded
from leaflet_pdf.review.diff.meaning.modality import Force, Modality, modality
from leaflet_pdf.review.diff.meaning.significant_terms import is_weighed


class Turn(NamedTuple):
    """A change of meaning, with its reason; it is a reversal if the meaning is reversed, not just its force."""

    reason: str
    is_reversal: bool


def turns(old: str, new: str, tag: str) -> tuple[Turn, ...]:
    """Return the changes of meaning between two sentences in a language, most serious first; none if it has no list."""
    if not is_weighed(tag):
        return ()
    known = modality(tag)
    before, after = tokens(old, known), tokens(new, known)
    if before == after:
        return ()
    stems = set(map(stem, (*before, *after)))
    was, now = (tuple(unfolded(words, stems, known)) for words in (before, after))
    both = _Both(was, now, known)
    found = [*_denials(both), *_opposites(both), *_limits(both), *_forces(both)]
    return tuple(dict.fromkeys(sorted(found, key=lambda turn: not turn.is_reversal)))


def denies(text: str, tag: str) -> bool:
    """Tell whether any clause of a text is known to be negated."""
    if not is_weighed(tag):
        return False
    known = modality(tag)
    return any(each.denied for ways in meant(tokens(text, known), known).values() for each in ways)


@dataclass(frozen=True)
class _Both:
    """The words of the old and of the new sentence."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    known: Modality

    @cached_property
    def meanings(self) -> tuple[tuple[str, set[Meant], set[Meant]], ...]:
        """Each word of both sentences, in the new order, with its old and its new meaning.

        "It" stands for clauses like "yes" or "no", and for everything if the sentences share no word.
        """
        was, now = meant(self.old, self.known), meant(self.new, self.known)
        both = was.keys() & now.keys()
        shared = {key: word for word in reversed(self.new) if (key := stem(word)) in both}
        found = [(f"“{word}”", was[key], now[key]) for key, word in reversed(shared.items())]
        if "" in both:
            found.append(("it", was[""], now[""]))
        elif not shared and was and now:
            found.append(("it", set().union(*was.values()), set().union(*now.values())))
        return tuple(found)

    def explanation(self) -> str:
        """Return which words that order, negate or limit were added or removed, such as ": “never” → “can”"."""
        gone, come = (
            " ".join(word for word in dict.fromkeys(words) if _is_significant(word, self.known))
            for words in (_more(self.old, self.new), _more(self.new, self.old))
        )
        if gone and come:
            return f": “{gone}” → “{come}”"
        return f": “{gone}” is gone" if gone else f": “{come}” is new" if come else ""


def _more(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return the words that are more frequent among some than among others."""
    extra = Counter(words) - Counter(others)
    return [word for word in words if word in extra]


def _is_significant(word: str, known: Modality) -> bool:
    return orders(word, known) or word in known.denying_after or word in known.limiting or word in known.bidding


def _denials(both: _Both) -> Iterator[Turn]:
    """Yield a change if a word is newly negated, or no longer is: of several, one is enough."""
    for word, was, now in both.meanings:
        before, after = {each.denied for each in was}, {each.denied for each in now}
        if before.isdisjoint(after):
            note = f"{word} was ruled out, and no longer is" if True in before else f"{word} is now ruled out"
            yield Turn(note + both.explanation(), True)
            return


def _opposites(both: _Both) -> Iterator[Turn]:
    """Yield a change for each word that was replaced by its opposite."""
    gone, come = set(_more(both.old, both.new)), set(_more(both.new, both.old))
    for pair in both.known.opposites:
        for one, other in (pair, pair[::-1]):
            left, came = sorted(one & gone), sorted(other & come)
            if left and came:
                yield Turn(f"the opposite: “{left[0]}” → “{came[0]}”", True)


def _limits(both: _Both) -> Iterator[Turn]:
    """Yield a change if a limit was added or removed: "only", "unless"."""
    before, after = (both.known.limiting.intersection(words) for words in (both.old, both.new))
    if before and not after:
        yield Turn(f"a limit is gone: “{min(before)}”", True)
    elif after and not before:
        yield Turn(f"a limit is new: “{min(after)}”", True)


def _forces(both: _Both) -> Iterator[Turn]:
    """Yield a change if something is required more or less strongly; from "may" to "must" it is a reversal."""
    for _, was, now in both.meanings:
        before, after = {each.force for each in was}, {each.force for each in now}
        steps = [new - old for old in before for new in after]
        if {each.denied for each in was} & {each.denied for each in now} and 0 not in before | after:
            step = min(steps, key=abs)
            if abs(step) > 1:
                name = "stronger" if step > 0 else "weaker"
                yield Turn(name + both.explanation(), abs(step) >= Force.REQUIRED - Force.ALLOWED)
                return
