"""The texts of a leaflet, each with what it is and where it stands, for rules about words."""

from functools import cache
from typing import Any, NamedTuple

from leaflet_pdf.model.annotations import fields
from leaflet_pdf.model.leaflet import Card, Frequency, Leaflet, Level, Rating, Section, Text
from leaflet_pdf.model.role import Role


class Where(NamedTuple):
    """What a text stands in: a section's id ("" before the first), a warning, a rating, a band of side effects.

    Of a card, it is the title, which may say that it is for others than the patient; "" outside of cards.
    """

    section: str = ""
    level: Level | None = None
    rating: Rating | None = None
    frequency: Frequency | None = None
    card: str = ""


_NO_SECTION = Where()
_BLOT = "\ufffc"


class Passage(NamedTuple):
    """One text. `plain` is its words; in `printed`, addresses and the publisher are blotted out."""

    text: Text
    plain: str
    printed: str
    role: Role
    where: Where


def passages(leaflet: Leaflet) -> list[Passage]:
    """Return every text of a leaflet that is printed, once, in reading order (as `model.texts`)."""
    found: list[Passage] = []
    _gather(leaflet, None, _NO_SECTION, found)
    return found


def _gather(value: Any, role: Role | None, where: Where, found: list[Passage]) -> None:
    """Add the texts of a part, or of several, by what the model's fields say: see `model.annotations.roles`."""
    if value.__class__ is Text:
        found.append(_passage(value, role or Role.PARAGRAPH, where))
    elif value.__class__ is tuple:
        for part in value:
            _gather(part, role, where, found)
    elif value is not None:
        kind = value.__class__
        if kind is Section:
            where = where._replace(section=value.id)
        elif kind is Card:
            where = where._replace(card=value.title.plain)
        elif marks := _marks(kind):
            where = where._replace(**{mark: getattr(value, mark) for mark in marks})
        for field in fields(kind):
            inside = getattr(value, field.name)
            if inside:
                _gather(inside, role or field.role, where, found)


@cache
def _marks(kind: type) -> tuple[str, ...]:
    """Return the fields of a class of the model that say where all its texts stand."""
    return tuple(name for name in Where._fields if hasattr(kind, name))


def _passage(text: Text, role: Role, where: Where) -> Passage:
    runs = text.runs
    if len(runs) > 1 or runs[0].target or role is Role.PUBLISHER:
        return Passage(text, text.plain, _printed(text, role), role, where)
    plain = runs[0].text
    return Passage(text, plain, plain, role, where)


def _printed(text: Text, role: Role) -> str:
    if role is Role.PUBLISHER:
        return _BLOT * len(text.plain)
    return "".join(
        _BLOT * len(run.text) if run.target and not run.target.startswith("#") else run.text for run in text.runs
    )
