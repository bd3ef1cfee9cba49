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
from leaflet_pdf.sources.yaml.format import BLANK, BLOCKS, ENTRY, LEAFLET, MOST_LINES
from leaflet_pdf.standards.format import FACTS, PROFILE
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
    Format(
        "profile", "A profile", "[Your own rules](../writing/profiles/README.md) shows how one is written.", PROFILE
    ),
    Format("facts", "Facts about a substance", "They hold for every leaflet about that substance.", FACTS),
    Format("glossary", "Words of your own", "[Words](../writing/glossary/README.md) tells their signs.", OWN),
)


def format_pages() -> Iterator[tuple[str, str]]:
    """Yield the name of each format's page, and its Markdown."""
    for one in FORMATS:
        yield one.name, format_page(one)


def format_page(one: Format) -> str:
    """Return the page of a format: a section for its record, and for each record within it, once."""
    records = _records(one.record)
    if one.record is LEAFLET:
        records |= {record.name: record for record in (*BLOCKS.values(), ENTRY, BLANK)}
        for block in BLOCKS.values():
            records |= _records(block)
    sections = "\n".join(_section(record, set(records)) for record in records.values())
    return (
        f"# {one.heading}\n\n{one.about}\nEvery key of such a file, in the order in which they are told.\n\n{sections}"
    )


def _records(record: kinds.Record) -> dict[str, kinds.Record]:
    """Return a record and all that stand within it, by their names, in reading order."""
    found = {record.name: record}
    for field in record.fields.values():
        for inner in _within(field.kind):
            found = {**found, **{name: one for name, one in _records(inner).items() if name not in found}}
    return found


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


def _section(record: kinds.Record, known: set[str]) -> str:
    rows = ([f"`{f.key}`", _kind(f.kind, known), _must(f), escaped(f.description)] for f in record.fields.values())
    only = " or ".join(f"`{key}`" for key in sorted(record.exclusive))
    note = f"\nOnly one of {only} may stand.\n" if only else ""
    heading = anchored(2, f"{record.name[0].upper()}{record.name[1:]}", record.name.replace(" ", "-"))
    return f"{heading}\n{table(('key', 'what may stand there', 'must it be there', 'what it means'), rows)}{note}"


def _must(field: kinds.Field) -> str:
    return "yes" if field.required else "no"


def _link(record: kinds.Record, known: set[str]) -> str:
    return f"[{record.name}](#{record.name.replace(' ', '-')})" if record.name in known else record.name


def _kind(kind: kinds.Kind, known: set[str]) -> str:
    """Return what may stand in a place, in words."""
    words: str
    match kind:
        case kinds.Image():
            words = "the name of a PNG or JPEG file, beside this file or below it"
        case kinds.FaceFile():
            words = "the name of a TrueType file, beside this file or below it"
        case kinds.Value(what=what, hint=hint):
            words = escaped(f"{what}: {hint}" if hint else what)
        case kinds.Placed(kind=plain):
            words = _kind(plain, known)
        case kinds.Choice(words=choice, folder=folder):
            own_file = f", or a YAML file of the folder `{folder}` beside this file" if folder else ""
            words = ", ".join(f"`{word}`" for word in choice) + own_file
        case kinds.ListOf(kind=inner):
            words = f"a list; each entry: {_kind(inner, known)}"
        case kinds.Either(record=record, other=other):
            words = f"the keys of {_link(record, known)}, or {_kind(other, known)}"
        case kinds.Named(name=name, record=record):
            words = f"names that you choose ({escaped(name.what)}), each with the keys of {_link(record, known)}"
        case kinds.Record():
            words = f"the keys of {_link(kind, known)}"
        case kinds.OwnKind():
            words = _own(kind, known)
        case _:
            assert_never(kind)
    return words


def _body(blocks: frozenset[str], known: set[str]) -> str:
    links = ", ".join(_link(record, known) for name, record in BLOCKS.items() if name in blocks)
    return f"a text, or a list of texts and blocks: {links}"


_OWN: dict[type[kinds.OwnKind], Callable[[set[str]], str]] = {
    own.Words: lambda _: "a text with marks",
    own.Cell: lambda known: f'a text with marks, a list, {_link(ENTRY, known)}, or `""` for an empty cell',
    own.Entries: lambda known: f"a list; each entry: a text with marks, or {_link(ENTRY, known)}",
    own.Blanks: lambda known: f"a list; each entry: a label, or {_link(BLANK, known)}",
    own.Lines: lambda _: f"a number from 1 to {MOST_LINES}, or a list of labels",
}


def _own(kind: kinds.OwnKind, known: set[str]) -> str:
    return _body(kind.blocks, known) if isinstance(kind, own.Body) else _OWN[type(kind)](known)
