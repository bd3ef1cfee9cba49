"""Leaflets in any number, no two alike: in the words that other programs set too, or in our example's."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

Content = dict[str, Any]

VARIED, DISTINCT = "varied", "distinct"
"""Kinds: as the peers' `vary.py` makes them; and with a word in every text that no other leaflet has."""

_PEERS_TEXTS = ("text", "title", "caption", "head")
_OUR_TEXTS = ("heading", "subheading", "warning", "body", "table", "question", "answer", "term", "meaning", "topic")
_TEXTS = frozenset(_PEERS_TEXTS + _OUR_TEXTS)
"""Keys of texts; what stands in a list is a text as well."""

_PAGES = 5
"""A leaflet has so many pages, or one more."""

_NAMES = 200
"""The peers' variants that are so far apart are of one name: two that are alike would be taken for a slip."""

_SYLLABLES = [first + second for first in "bcdfghjklmnpqrstvwxz" for second in "aeiou"]


@dataclass(frozen=True, slots=True)
class Library:
    """Leaflets of a kind, by number: in the form of the peers, if their folder is given, else in ours."""

    kind: str
    peers: Path | None

    def leaflet(self, number: int) -> Content:
        whole: Content = importlib.import_module("vary").variant(number) if self.peers else _example()
        return whole if self.kind == VARIED else _changed(whole, lambda text: f"{text} {codeword(number)}")

    def long(self, number: int, pages: int) -> Content:
        """Return leaflets of one name as one of about so many pages; for few pages the first part of one leaflet."""
        parts = pages / (_PAGES if pages > _PAGES else _PAGES + 1)
        each = [self.leaflet(number + part * _NAMES) for part in range(max(1, round(parts)))]
        key = "blocks" if self.peers else "sections"
        whole = {
            "introduction": each[0].get("introduction", []),
            key: list(chain.from_iterable(content[key] for content in each)),
        }
        return each[0] | {name: blocks[: round(len(blocks) * min(parts, 1))] for name, blocks in whole.items()}


def codeword(number: int) -> str:
    """Return a word that no other number under a million has."""
    return "".join(_SYLLABLES[number // 100**place % 100] for place in (2, 1, 0))


def texts(content: Content) -> list[str]:
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    _changed(content, note)
    return found


@cache
def _example() -> Content:
    """Return the example in our form, without its references to sections, so that a part of it can stand alone."""
    import yaml

    from leaflet_pdf.files.bundled import bundled

    written = (bundled("content") / "isotretinoin-40mg.yaml").read_text(encoding="utf-8")
    example: Content = yaml.load(re.sub(r"\[#[\w-]+\]", "this leaflet", written), yaml.CBaseLoader)
    return example


def _changed(value: Any, change: Callable[[str], str], is_text: bool = False) -> Any:
    """Return a leaflet, or a part of one, with each of its texts changed."""
    match value:
        case str():
            return change(value) if is_text else value
        case list():
            return [_changed(one, change, is_text=True) for one in value]
        case dict():
            return {key: _changed(one, change, key in _TEXTS) for key, one in value.items()}
    return value
