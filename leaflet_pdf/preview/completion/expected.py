"""What the format expects at a place: the kinds of value that may stand there, by the keys and entries around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from leaflet_pdf.preview.completion.outline import ENTRY, Frame
from leaflet_pdf.schema.kinds import Either, Field, Kind, ListOf, Named, Placed, Record
from leaflet_pdf.sources.yaml.format import BLANK, BLOCKS, ITEM, LEAFLET, MERGED, STEP, WORDS
from leaflet_pdf.sources.yaml.format import ENTRY as IN_CELL
from leaflet_pdf.sources.yaml.kinds import Blanks, Body, Cell, CellContent, Entries, Lines


def expected(frames: Sequence[Frame]) -> tuple[Kind, ...]:
    """Return the kinds that may stand in the last of the frames, of which the first is the file's."""
    kinds: tuple[Kind, ...] = (LEAFLET,)
    for around, frame in pairwise(frames):
        kinds = entries_of(kinds) if frame.key == ENTRY else tuple(_behind(kinds, frame.key, around))
    return kinds


def records_in(kinds: Iterable[Kind], keys: Iterable[str] = ()) -> tuple[Record, ...]:
    """Return the records that may stand in a place and have all these keys; all of them if none has."""
    records = [record for kind in kinds for record in _records(kind)]
    known = tuple(record for record in records if record.fields.keys() >= set(keys))
    return known or tuple(records)


def entries_of(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return the kinds that an entry of a list may have."""
    return tuple(entry for kind in kinds for entry in _entries(kind))


def _entries(kind: Kind) -> tuple[Kind, ...]:
    found: tuple[Kind, ...]
    match kind:
        case ListOf(kind=inner):
            found = (inner,)
        case Either(other=other):
            found = _entries(other)
        case Body(blocks=blocks):
            found = (WORDS, *(record for name, record in BLOCKS.items() if name in blocks))
        case Entries(blocks=blocks, steps=steps):
            found = (WORDS, STEP if steps else ITEM if blocks else IN_CELL)
        case Cell() | CellContent():
            found = (WORDS, IN_CELL)
        case Blanks():
            found = (WORDS, BLANK)
        case Lines():
            found = (WORDS,)
        case _:
            found = ()
    return found


def _behind(kinds: Iterable[Kind], key: str, around: Frame) -> Iterator[Kind]:
    """Yield the kinds of the value behind a key, in a mapping with the keys that stand around."""
    kinds = tuple(kinds)
    written = {one.key for one in around.keys}
    fields: list[Field] = [record.fields[key] for record in records_in(kinds, written) if key in record.fields]
    yield from (plain(field.kind) for field in fields)
    yield from (kind.record for kind in kinds if isinstance(kind, Named))


def plain(kind: Kind) -> Kind:
    """Return a kind without its place in the file."""
    return kind.kind if isinstance(kind, Placed) else kind


def _records(kind: Kind) -> tuple[Record, ...]:
    match kind:
        case Record():
            return (kind,)
        case Either(record=record, other=other):
            return (record, *_records(other))
        case Cell():
            return (MERGED, IN_CELL, BLOCKS["swatch"])
        case CellContent():
            return (IN_CELL, BLOCKS["swatch"])
        case _:
            return ()
