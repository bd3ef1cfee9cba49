"""A small file that has every kind of object, and every change of one entry of one of them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, NamedTuple

import pypdf
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from leaflet_pdf.layout import lay_out
from leaflet_pdf.model.leaflet import Figure, Picture, Run
from leaflet_pdf.pdf.file.attachments import Attachment, Relation
from leaflet_pdf.pdf.paint import paint
from tests.hand_set import EXAMPLE, HERE, text
from tests.made import paragraph, section
from tests.test_slips import slip

BLACK = Picture(2, 1, 3, zlib.compress(bytes(6)), jpeg=False)
LEAFLET = replace(
    EXAMPLE,
    sections=(
        *EXAMPLE.sections,
        section(
            Figure(BLACK, "A black strip", text("As dark as night"), HERE),
            paragraph("x")._replace(text=text("Or ", Run("the other pages", HERE, target="https://www.example.org/"))),
            slip("tick I know", "Name", "Name again"),
            number=3,
        ),
    ),
)
FILES = (
    Attachment("a.yaml", b"format: 1\n", "application/yaml", Relation.SOURCE, "The source"),
    Attachment("b.png", b"picture", "image/png", Relation.DATA, "A picture"),
)
WHOLE = paint(lay_out(LEAFLET), fillable=True, attachments=FILES)


class Change(NamedTuple):
    """A change of one entry of the first object of a kind, as a sentence tells it."""

    how: str
    key: str
    kind: str

    def __str__(self) -> str:
        return f"{self.key[1:]} of {self.kind} is {self.how}"


class Open:
    """The file, open to be changed, and its dictionaries by their kinds."""

    def __init__(self) -> None:
        self.writer = pypdf.PdfWriter(clone_from=io.BytesIO(WHOLE))
        self.kinds: dict[str, list[Any]] = {}
        seen: set[int] = set()
        for start in (self.writer.root_object, self.writer._info):
            self._look(start, "Info", seen)

    def _look(self, value: Any, name: str, seen: set[int]) -> None:
        found = value.get_object() if isinstance(value, IndirectObject) else value
        if id(found) in seen:
            return
        seen.add(id(found))
        if isinstance(found, ArrayObject):
            for item in found:
                self._look(item, name, seen)
        if isinstance(found, DictionaryObject):
            kind = _kind(found, name)
            self.kinds.setdefault(kind, []).append(found)
            for key, item in list(found.items()):
                self._look(item, f"{kind.split()[0]} {key[1:]}", seen)

    def written(self) -> bytes:
        out = io.BytesIO()
        self.writer.write(out)
        return out.getvalue()

    @contextmanager
    def changed(self, change: Change) -> Iterator[bytes]:
        """Give the file with one change, which is taken back."""
        touched = self.kinds[change.kind][:2]
        before = [dict(one) for one in touched]
        held = touched[0]._data if isinstance(touched[0], StreamObject) else None
        _HOW[change.how](touched, change.key)
        yield self.written()
        for one, kept in zip(touched, before, strict=True):
            one.clear()
            one.update(kept)
        if held is not None:
            touched[0]._data = held


def _kind(found: Any, name: str) -> str:
    """Return what a dictionary is called: by what it says of itself, or by the entry that leads to it."""
    if "/S" in found and "/P" in found:
        return f"element{found['/S'].replace('/', ' ') if '/A' in found else ''}"
    said = [found.get(key) for key in ("/Type", "/Subtype", "/FT", "/O", "/S")]
    names = "".join(each for each in said if isinstance(each, NameObject))
    return names.replace("/", " ").strip() or name


def _add(touched: list[Any], key: str) -> None:
    touched[0][NameObject(key)] = DictionaryObject()


def _remove(touched: list[Any], key: str) -> None:
    touched[0].pop(key)


def _change(touched: list[Any], key: str) -> None:
    touched[0][NameObject(key)] = _other(touched[0].get(key))


def _swap(touched: list[Any], key: str) -> None:
    one, other = touched
    one[NameObject(key)], other[NameObject(key)] = other.get(key), one.get(key)


def _fill(touched: list[Any], _: str) -> None:
    touched[0]._data = touched[0]._data[:-8] + bytes(8)


_HOW = {"added": _add, "removed": _remove, "changed": _change, "swapped": _swap, "filled otherwise": _fill}


def _other(value: Any) -> Any:
    """Return another value of the same type; null for a reference."""
    others: dict[type, Any] = {
        BooleanObject: lambda: BooleanObject(value=not value.value),
        FloatObject: lambda: FloatObject(value + 7),
        NumberObject: lambda: NumberObject(value + 7),
        NameObject: lambda: NameObject("/Other"),
        TextStringObject: lambda: TextStringObject("other"),
        ByteStringObject: lambda: TextStringObject("other"),
        ArrayObject: lambda: ArrayObject(list(value)[:-1]),
        DictionaryObject: DictionaryObject,
    }
    return others.get(type(value), NullObject)()


def changes(file: Open) -> Iterator[Change]:
    """Yield every change of one entry: an unknown one is added, each is removed, changed, swapped with a sibling's."""
    for kind, (first, *others) in file.kinds.items():
        yield Change("added", "/Unheard", kind)
        if isinstance(first, StreamObject):
            yield Change("filled otherwise", "/content", kind)
        for key, value in first.items():
            yield Change("removed", key, kind)
            if repr(_other(value)) != repr(value):
                yield Change("changed", key, kind)
            if others and key in others[0] and repr(others[0].get(key)) != repr(value):
                yield Change("swapped", key, kind)
