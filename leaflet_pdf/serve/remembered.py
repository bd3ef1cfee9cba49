"""PDFs that were built already, in bounded memory. Never one with a patient's cover."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from typing import NamedTuple

from leaflet_pdf.serve.jobs.prints import Print

_MOST_BYTES = 64 * 2**20
_MOST_TAGS = 10_000


class Known(NamedTuple):
    """A PDF and its entity tag, which is its SHA-256."""

    tag: str
    print: Print


class Remembered:
    """The PDFs that were asked for last, and the tags of more of them: a tag alone can say that nothing has changed."""

    def __init__(self) -> None:
        self._prints: OrderedDict[object, Known] = OrderedDict()
        self._tags: OrderedDict[object, str] = OrderedDict()
        self._size = 0

    def get(self, key: object) -> Known | None:
        """Return what was built for a key, if it is still known."""
        known = self._prints.get(key)
        if known is not None:
            self._prints.move_to_end(key)
        return known

    def tag(self, key: object) -> str | None:
        """Return the tag of what was built for a key, if it is still known."""
        return self._tags.get(key)

    def put(self, key: object, made: Print) -> Known:
        """Remember what was built for a key, and return it."""
        assert made.pdf is not None
        known = Known(sha256(made.pdf).hexdigest(), made)
        before = self._prints.pop(key, None)
        self._size += len(made.pdf) - _size(before)
        self._prints[key], self._tags[key] = known, known.tag
        while self._size > _MOST_BYTES:
            self._size -= _size(self._prints.popitem(last=False)[1])
        while len(self._tags) > _MOST_TAGS:
            self._tags.popitem(last=False)
        return known


def _size(known: Known | None) -> int:
    return len(known.print.pdf) if known and known.print.pdf else 0
