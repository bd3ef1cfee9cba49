"""The options that kinds of value give: keys of their records, entries of their lists, values that are known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from leaflet_pdf.languages.language import languages
from leaflet_pdf.preview.completion.expected import entries_of, plain, records_in
from leaflet_pdf.preview.completion.names import files
from leaflet_pdf.schema.kinds import Choice, Field, Image, Kind, ListOf, Named, Record
from leaflet_pdf.sources.yaml.format import LANGUAGE
from leaflet_pdf.sources.yaml.kinds import Blanks, Body, Entries

_PICTURES = (".png", ".jpg", ".jpeg")


class Option(NamedTuple):
    """Something that may be written: what a list shows of it, what it means, and what is put into the text."""

    label: str
    detail: str
    apply: str


def keys(kinds: Iterable[Kind], written: Collection[str], column: int | None) -> Iterator[Option]:
    """Yield the keys that a mapping may still have, those that it must have first; in a flow if there is no column.

    Where it may be one of several records, none of which was begun, they are those that each begins with.
    """
    records = records_in(kinds, written)
    offered: dict[str, Field] = {}
    for record in records:
        free = [field for field in record.fields.values() if _is_free(field, record, written)]
        of_record = free[:1] if len(records) > 1 and not written else sorted(free, key=lambda field: not field.required)
        offered |= {field.key: field for field in of_record if field.key not in offered}
    for field in offered.values():
        yield Option(str(field.key), field.description, f"{field.key}:{_after(field.kind, column)}")


def entries(kinds: Iterable[Kind], column: int) -> Iterator[Option]:
    """Yield what an entry of a list may begin with in a column, where no dash is yet."""
    for option in keys(entries_of(kinds), (), column + 2):
        yield option._replace(apply=f"- {option.apply}")


def values(kinds: Sequence[Kind], folder: Path | None) -> Iterator[Option]:
    """Yield the values that are known beforehand, and the files that may be named."""
    for kind in kinds:
        if isinstance(kind, Choice):
            yield from (Option(word, kind.what, word) for word in map(str, kind.words))
            yield from _files(folder, (".yaml",), kind.folder, kind.what) if kind.folder else ()
        elif isinstance(kind, Image):
            yield from _files(folder, (*_PICTURES, ".svg") if kind.vector else _PICTURES, "", "a picture")
        elif kind is LANGUAGE:
            yield from (Option(tag, kind.what, tag) for tag in languages())


def _files(folder: Path | None, suffixes: Sequence[str], inside: str, what: str) -> Iterator[Option]:
    if folder is not None:
        yield from (Option(name, f"{what} of this folder", name) for name in files(folder, suffixes, inside))


def _is_free(field: Field, record: Record, written: Collection[str]) -> bool:
    return field.key not in written and not (field.key in record.exclusive and record.exclusive.intersection(written))


def _after(kind: Kind, column: int | None) -> str:
    """Return what follows a key: a space, or the line that its mapping or its list begins with."""
    match plain(kind):
        case Record() | Named() if column is not None:
            return f"\n{' ' * (column + 2)}"
        case ListOf() | Body() | Entries() | Blanks() if column is not None:
            return f"\n{' ' * (column + 2)}- "
        case _:
            return " "
