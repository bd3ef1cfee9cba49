"""A page for each format of a file: every key, what may stand there, and what it means.

All of it is taken from the descriptions that files are read by, so that a page cannot say otherwise than the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, assert_never

from generator.markdown import anchored, escaped, table
from leaflet_pdf.schema import kinds
from leaflet_pdf.sources.patient.format import PATIENT
from leaflet_pdf.sources.yaml import kinds as own
from leaflet_pdf.sources.yaml.format import BLANK, BLOCKS, ENTRY, ITEM, LEAFLET, MERGED, MOST_LINES, STEP
from leaflet_pdf.standards.facts_format import FACTS
from leaflet_pdf.standards.format import PROFILE
from leaflet_pdf.standards.wording.plain_format import OWN
from leaflet_pdf.theme.format import THEME


class Format(NamedTuple):
    """A format of a file: the page's name and heading, what it is about, and the record that such a file is."""

    name: str
    heading: str
    about: str
    record: kinds.Record


FORMATS = (
    Format("leaflet", "A leaflet", "[How a leaflet is written](../writing/README.md) shows how they look.", LEAFLET),
    Format("patient", "A patient's file", "It becomes a cover, or a label, before the leaflet.", PATIENT),
    Format("theme", "A theme", "[House themes](../writing/themes/README.md) tells what none goes under.", THEME),
    Format("profile", "A profile", "[Your own rules](../writing/profiles/README.md) shows one.", PROFILE),
    Format("facts", "Facts about a substance", "They hold for every leaflet about that substance.", FACTS),
    Format("glossary", "Words of your own", "[Words](../writing/glossary/README.md) tells their signs.", OWN),
)


Names = dict[int, str]
"""What the records of a page are called. A record has no hash, and two may have one name: each is known by itself."""


def format_pages() -> Iterator[tuple[str, str]]:
    """Yield the name of each format's page, and its Markdown."""
    for one in FORMATS:
        yield one.name, format_page(one)


def format_page(one: Format) -> str:
    """Return the page of a format: a section for its record, and for each record within it, once."""
    records = list(_records(one.record, []))
    if one.record is LEAFLET:
        for record in (*BLOCKS.values(), ITEM, STEP, ENTRY, BLANK, MERGED):
            records += _records(record, records)
    names = _names(records)
    sections = "\n".join(_section(record, names) for record in records)
    about = f"{one.about} Here is every key of such a file."
    return f"# {one.heading}\n\n{about}\n\n{sections}"


def _records(record: kinds.Record, known: list[kinds.Record]) -> list[kinds.Record]:
    """Return a record and all that stand within it, in reading order, but for those that are known."""
    if any(record is one for one in known):
        return []
    found = [record]
    for field in record.fields.values():
        for inner in _within(field.kind):
            found += _records(inner, [*known, *found])
    return found


def _names(records: list[kinds.Record]) -> Names:
    """Return what each record is called: by its own name, and its keys' where a block is called so already."""
    names: Names = {}
    for record in records:
        name = record.name
        while name in names.values():
            name += " keys"
        names[id(record)] = name
    return names


def _within(kind: kinds.Kind) -> Iterator[kinds.Record]:
    match kind:
        case kinds.Record():
            yield kind
        case kinds.ListOf(kind=inner):
            yield from _within(inner)
        case kinds.Either(record=record, other=other):
            yield record
            yield from _within(other)
        case kinds.Named(record=record):
            yield record
        case _:
            return


def _section(record: kinds.Record, names: Names) -> str:
    rows = ([f"`{f.key}`", _kind(f.kind, names), _must(f), escaped(f.description)] for f in record.fields.values())
    only = " or ".join(f"`{key}`" for key in sorted(record.exclusive))
    note = f"\nOnly one of {only} may stand.\n" if only else ""
    name = names[id(record)]
    heading = anchored(2, f"{name[0].upper()}{name[1:]}", _anchor(name))
    return f"{heading}\n{table(('key', 'what may stand there', 'required', 'what it means'), rows)}{note}"


def _must(field: kinds.Field) -> str:
    return "yes" if field.required else "no"


def _anchor(name: str) -> str:
    return name.replace(" ", "-")


def _link(record: kinds.Record, names: Names) -> str:
    name = names[id(record)]
    return f"[{name}](#{_anchor(name)})"


def _kind(kind: kinds.Kind, names: Names) -> str:
    """Return what may stand in a place, in words."""
    words: str
    match kind:
        case kinds.Image(vector=vector):
            words = (
                f"the name of a {'PNG, JPEG or SVG' if vector else 'PNG or JPEG'} file, beside this file or below it"
            )
        case kinds.FaceFile():
            words = "the name of a TrueType file, beside this file or below it"
        case kinds.Value(what=what, hint=hint):
            words = escaped(f"{what}: {hint}" if hint else what)
        case kinds.Placed(kind=plain):
            words = _kind(plain, names)
        case kinds.Choice(words=choice, folder=folder):
            own_file = f", or a YAML file of the folder `{folder}` beside this file" if folder else ""
            words = ", ".join(f"`{word}`" for word in choice) + own_file
        case kinds.ListOf(kind=inner):
            words = f"a list; each entry: {_kind(inner, names)}"
        case kinds.Either(record=record, other=other):
            words = f"the keys of {_link(record, names)}, or {_kind(other, names)}"
        case kinds.Named(name=name, record=record):
            words = f"names that you choose ({escaped(name.what)}), each with the keys of {_link(record, names)}"
        case kinds.Record():
            words = f"the keys of {_link(kind, names)}"
        case kinds.OwnKind():
            words = _own(kind, names)
        case _:
            assert_never(kind)
    return words


def _body(blocks: frozenset[str], names: Names) -> str:
    links = ", ".join(_link(record, names) for name, record in BLOCKS.items() if name in blocks)
    return f"a text, or a list of texts and blocks: {links}"


def _content(names: Names) -> str:
    swatch = _link(BLOCKS["swatch"], names)
    return f'a text with marks, a list, {_link(ENTRY, names)}, {swatch}, or `""` for an empty cell'


_OWN: dict[type[kinds.OwnKind], Callable[[Names], str]] = {
    own.Words: lambda _: "a text with marks",
    own.TextOrNone: lambda _: 'a text with marks, or `""` for none',
    own.CellContent: _content,
    own.Cell: lambda names: f"{_content(names)}, or {_link(MERGED, names)}",
    own.Blanks: lambda names: f"a list; each entry: a label, or {_link(BLANK, names)}",
    own.Lines: lambda _: f"a number from 1 to {MOST_LINES}, or a list of labels",
    own.Original: lambda _: "the name of a YAML file beside this one",
    own.Translations: lambda _: "the name of a YAML file beside this one, by the tag of each language",
}


def _own(kind: kinds.OwnKind, names: Names) -> str:
    match kind:
        case own.Body(blocks=blocks):
            return _body(blocks, names)
        case own.Entries(blocks=blocks, steps=steps):
            record = STEP if steps else ITEM if blocks else ENTRY
            return f"a list; each entry: a text with marks, or {_link(record, names)}"
        case _:
            return _OWN[type(kind)](names)
