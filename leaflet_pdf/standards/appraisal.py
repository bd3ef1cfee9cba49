"""Appraisal forms for leaflets, as data: their items, and which of them a program may answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from leaflet_pdf.schema.kinds import Field, ListOf, Record, Value, fields
from leaflet_pdf.schema.record import load_own_record, placeless

_FOLDER = Path(__file__).parent / "appraisals"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a form. The question names the program's own test for it; empty if only a person can tell."""

    number: int
    part: str
    asks: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form, with all its items in order."""

    name: str
    title: str
    items: tuple[Item, ...]


@placeless
def _item(**values: Any) -> Item:
    return Item(**values)


@placeless
def _form(form: str, title: str, items: tuple[Item, ...]) -> Form:
    return Form(form, title, items)


_LINE = Value("one line of plain text")
_FORM = Record(
    "form",
    fields(
        Field("form", _LINE, "Its short name."),
        Field("title", _LINE, "What it is called, and whose it is."),
        Field(
            "items",
            ListOf(
                Record(
                    "item",
                    fields(
                        Field("number", Value("a number", r"[0-9]{1,2}", convert=int), "Its number in the form."),
                        Field("part", _LINE, "The part of the form that it is in."),
                        Field("asks", _LINE, "What it asks for, in our own words."),
                        Field("question", _LINE, "The question by which the program answers it.", required=False),
                    ),
                    _item,
                )
            ),
            "Its items.",
        ),
    ),
    _form,
)


@cache
def forms() -> tuple[Form, ...]:
    """Return the forms that come with the program."""
    return tuple(_read(path) for path in sorted(_FOLDER.glob("*.yaml")))


def _read(path: Path) -> Form:
    form = load_own_record(_FORM, path)
    assert isinstance(form, Form)
    return form
