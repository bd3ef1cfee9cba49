"""Which words on paper the program itself added: that they are not in the leaflet's file is no deletion."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from leaflet_pdf.languages.language import language
from leaflet_pdf.model.leaflet import Identity
from leaflet_pdf.review.comments.pages.page_words import PageWord
from leaflet_pdf.review.comments.wording import split

_NOT_PRINTED = {
    *("name", "script", "sources", "reviewed_by", "plurals", "numbers"),
    *("months", "cover", "counts", "units", "joined"),
}
"""Parts of a language's file that are not printed as they are."""

_APART = 1.5
"""In em: a number this far from the word before it belongs to a list or a page."""


class ProgramWords:
    """The phrases that the program may add to a leaflet."""

    def __init__(self, identity: Identity) -> None:
        ours = language(identity.language)
        wordings = [wordings for name, wordings in ours._asdict().items() if name not in _NOT_PRINTED]
        known = [identity.version, identity.publisher, identity.notice, identity.id, identity.digest]
        phrases = [*_strings((*wordings, *known)), ours.day(identity.revised), ours.day(identity.review_by)]
        self._phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for phrase in phrases:
            for part in re.split(r"\{\w+\}", phrase):
                keys = tuple(key for key, _, _ in split(part))
                for key in set(keys):
                    self._phrases[key].append(keys)

    def holds(self, words: Sequence[PageWord], index: int) -> bool:
        """Tell whether a word on paper is part of such a phrase, or the number of a page or a list entry."""
        key = words[index].key
        if key.isdigit() and (index == 0 or _is_apart(words[index - 1], words[index])):
            return True
        return any(
            [word.key for word in words[index - at : index - at + len(phrase)]] == list(phrase)
            for phrase in self._phrases.get(key, ())
            for at, one in enumerate(phrase)
            if one == key and at <= index
        )


def _is_apart(before: PageWord, word: PageWord) -> bool:
    beyond, off = before.stretch.distance(word.stretch.start)
    return word.page != before.page or beyond > _APART or off > 0


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(tuple(value.values()))
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
