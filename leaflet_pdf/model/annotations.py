"""Reads what the model's fields say of themselves (`role.py`), so that nobody has to know its classes by name."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from itertools import chain
from typing import Annotated, Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from leaflet_pdf.model import leaflet as model
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import LargestDose, ListItem, Text
from leaflet_pdf.model.role import Marker, Role

_Mark = TypeVar("_Mark", Role, Marker)

_WORDLESS = frozenset({Source, LargestDose})
"""What has fields, and in them no words to print."""


class Field(NamedTuple):
    """A field that may hold parts; without a role of its own, its parts say what they are."""

    name: str
    role: Role | None
    marker: Marker | None


@cache
def hints(kind: type) -> dict[str, Any]:
    """Return the types of those fields of a class that may hold parts of a leaflet, in reading order."""
    every = get_type_hints(kind, include_extras=True)
    return {name: hint for name, hint in every.items() if any(map(_is_part, _classes(hint)))}


@cache
def fields(kind: type) -> tuple[Field, ...]:
    """Return the fields of a class of the model that may hold parts of a leaflet, in reading order.

    The marker is None where a field holds no list. Raises TypeError for a field of texts that does not say what they
    are: that is a mistake of the model.
    """
    found = []
    for name, hint in hints(kind).items():
        role = _mark_in(hint, Role)
        if role is None and Text in _classes(hint):
            raise TypeError(f"{kind.__name__}.{name} does not say what its texts are (model/role.py)")
        listed = (_mark_in(hint, Marker) or Marker.BULLET) if _bare(hint) == tuple[ListItem, ...] else None
        found.append(Field(name, role, listed))
    return tuple(found)


def roles(value: object) -> Iterator[tuple[Text, Role]]:
    """Yield every text of a leaflet, or of parts of one, in reading order, with what it is."""
    return _roles(value, None)


def _roles(value: Any, role: Role | None) -> Iterator[tuple[Text, Role]]:
    if isinstance(value, Text):
        yield value, role or Role.PARAGRAPH
    elif value.__class__ is tuple:
        for part in value:
            yield from _roles(part, role)
    elif value is not None:
        for field in fields(value.__class__):
            yield from _roles(getattr(value, field.name), role or field.role)


class Entries(NamedTuple):
    """The entries of a list, and what marks them; steps have their numbers."""

    items: tuple[ListItem, ...]
    marker: Marker
    numbers: range


def lists(value: object) -> Iterator[Entries]:
    """Yield the entries of every list of a leaflet, or of parts of one, in reading order."""
    for part in model.walk(value):
        for field in () if isinstance(part, Text) else fields(part.__class__):
            items = getattr(part, field.name)
            if field.marker and items:
                numbers = part.numbers if isinstance(part, model.Steps) else range(1, len(items) + 1)
                yield Entries(items, field.marker, numbers)


def _classes(hint: Any) -> Iterator[Any]:
    inside = get_args(hint)
    yield from chain.from_iterable(map(_classes, inside)) if inside else (hint,)


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and (issubclass(kind, tuple) or is_dataclass(kind)) and kind not in _WORDLESS


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _mark_in(hint: Any, kind: type[_Mark]) -> _Mark | None:
    marks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return next((mark for mark in marks if isinstance(mark, kind)), None)
