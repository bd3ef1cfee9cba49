"""The words of a rating: a label, and a sentence with the verbs of the medicine's form and of its reader."""

import re
from functools import cache
from itertools import chain
from typing import NamedTuple

from leaflet_pdf.languages.language import Language

_PARTS = re.compile(r"(\{\w+\})")
_VERBS = {"{verb}", "{other}"}


class RatingWords(NamedTuple):
    """A rating as it is printed: its label, in bold, and a sentence, which may be empty."""

    label: str
    action: str

    def __str__(self) -> str:
        return f"{self.label}. {self.action}".rstrip()


def verb_for(words: Language, form: str, *, carer: bool) -> str:
    """Return what is done with a medicine of a form, as "take": the first verb of the file that knows a word of it."""
    if carer:
        return words.verbs["carer"][0]
    named = set(form.casefold().replace(",", " ").split())
    verbs = (verb for verb, forms in words.verbs.items() if named.intersection(forms))
    return next(verbs, words.verbs["other"][0])


def rating_words(words: Language, rating: str, verb: str) -> RatingWords:
    """Return the words of a rating of some circumstance."""
    found = words.ratings[rating]
    return RatingWords(found["label"].format(verb=verb), found["action"].format(verb=verb))


def combination_words(words: Language, rating: str, beside: str, *, what: str, verb: str, medicine: str) -> RatingWords:
    """Return the words of a rating of the medicine together with something else of a kind."""
    found = words.interactions["ratings"][rating]
    other = words.interactions["verbs"][beside]
    filled = {"other": other, "what": what, "verb": verb, "medicine": medicine}
    return RatingWords(found["label"].format(**filled), found["action"].format(**filled))


def rated_as(words: Language, text: str) -> str:
    """Return the rating whose label or sentence a text is, "" if it is none's; of several, the one that says most."""
    every = chain(words.ratings.items(), words.interactions["ratings"].items())
    templates = [(template, rating) for rating, found in every for template in (found["label"], found["action"])]
    matching = [
        (len(template), rating) for template, rating in templates if template and _pattern(template).fullmatch(text)
    ]
    return max(matching, default=(0, ""))[1]


_LETTERS = r"[^\s.,:;]+"
"""A word: its vowel signs need not be letters to a pattern."""


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """Return a pattern for a template that was filled in, with or without the label before it."""
    parts = (
        rf"{_LETTERS}(?: {_LETTERS})?" if part in _VERBS else ".+" if part[0] == "{" else re.escape(part)
        for part in _PARTS.split(template)
        if part
    )
    return re.compile(rf"(?:.*\. )?{''.join(parts)}\.?", re.DOTALL)
