"""Typed access to the objects of a PDF: each of the expected type, or a ReadError."""

from __future__ import annotations

from typing import Any, TypeVar

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NullObject,
    TextStringObject,
    create_string_object,
)

from leaflet_pdf.proof.reader import limits

Kind = TypeVar("Kind")


class ReadError(ValueError):
    """The bytes are not a PDF that can be verified: broken, encrypted, not tagged, or with unknown operators."""


def resolve(value: Any) -> Any:
    """Return the object behind a reference; None for null."""
    resolved = value.get_object() if isinstance(value, IndirectObject) else value
    return None if isinstance(resolved, NullObject) else resolved


def entry(dictionary: DictionaryObject, key: str) -> Any:
    """Return an entry of a dictionary, resolved; None if it is missing."""
    return resolve(dictionary.get(key))


def number_of(value: Any) -> int | None:
    """Return the object number of a reference; None for a direct object."""
    return value.idnum if isinstance(value, IndirectObject) else None


def dictionary(value: Any, what: str) -> DictionaryObject:
    return expect(DictionaryObject, value, what)


def array(value: Any, what: str) -> ArrayObject:
    return expect(ArrayObject, value, what)


def numbers(value: Any, what: str) -> tuple[float, ...]:
    return tuple(float(resolve(number)) for number in array(value, what))


def flag(value: Any) -> bool:
    """Tell whether a value is present and true."""
    found = resolve(value)
    return isinstance(found, BooleanObject) and bool(found.value)


def string(value: Any) -> str:
    """Return a text string or a name as text; "" for null and for lists. Raises ReadError if it is too long."""
    found = resolve(value)
    if isinstance(found, str | bytes) and len(found) > limits.STRING:
        raise ReadError(f"a string of the file has more than {limits.STRING:,} characters; no leaflet has that many")
    if isinstance(found, ByteStringObject):
        found = create_string_object(bytes(found))
    if isinstance(found, TextStringObject):
        return str(found)
    return "" if found is None or isinstance(found, list | dict) else str(found).removeprefix("/")


def expect(kind: type[Kind], value: Any, what: str) -> Kind:
    """Return the object behind a reference. Raises ReadError, which names it, if it has another type."""
    found = resolve(value)
    if not isinstance(found, kind):
        raise ReadError(f"{what} is not valid in a PDF")
    return found
