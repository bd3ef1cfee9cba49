"""Files that have one id: approvals, comments and PDF files find a leaflet by it, so it must be one leaflet's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from leaflet_pdf.batch.catalogue import SAME_ID
from leaflet_pdf.files.disk import content
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.schema.document.read import MOST_BYTES

_ID = rb"""(?m)^(?:\xef\xbb\xbf)?(['"]?)id\1[ \t]*:[ \t]*(['"]?)([a-z0-9-]+)\2[ \t]*(?:#.*)?\r?$"""
"""The line of a file that says its id, which is at the margin; the ids of sections are not."""

_NAMED = 3
"""How many of the other files are named."""


def same_ids(sources: Iterable[Path]) -> dict[Path, Finding]:
    """Return a finding for each file with an id that another of them has, too; a file with two names is one.

    Only the line of the id is read, so that many files cost little; what cannot be read is reported when it is loaded.
    """
    having: dict[str, dict[Path, tuple[Path, Source]]] = defaultdict(dict)
    for path in sources:
        found = _id_of(path)
        if found:
            id, place = found
            having[id].setdefault(path.resolve(), (path, place))
    return {
        path: _shared(id, place, [other for _, other in files.values()])
        for id, files in having.items()
        if len(files) > 1
        for path, place in files.values()
    }


def _id_of(path: Path) -> tuple[str, Source] | None:
    try:
        data = content(path, MOST_BYTES)
    except OSError:
        return None
    found = re.search(_ID, data)
    if not found:
        return None
    line = data.count(b"\n", 0, found.start(3)) + 1
    column = found.start(3) - (data.rfind(b"\n", 0, found.start(3)) + 1) + 1
    return found[3].decode(), Source(path.as_posix(), line, column)


def _shared(id: str, place: Source, places: Sequence[Source]) -> Finding:
    others = islice((other for other in places if other != place), _NAMED)
    more = f" and {len(places) - 1 - _NAMED:,} more" if len(places) > _NAMED + 1 else ""
    hint = "give each leaflet an id of its own: approvals and comments are matched by id"
    message = f"{id} is also the id of {' and '.join(map(str, others))}{more}"
    return SAME_ID.at(place, message, hint)
