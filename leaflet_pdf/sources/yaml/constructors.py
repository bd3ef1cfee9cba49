"""Makes model values from the values of records, where the model class itself is not enough.

The keyword arguments are the names that `format.py` gives to a record's fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from leaflet_pdf.model import leaflet as model
from leaflet_pdf.model.finding import Source
from leaflet_pdf.schema.record import placeless


def item(
    source: Source,
    text: model.Text,
    bullets: tuple[model.ListItem, ...] = (),
    steps: tuple[model.ListItem, ...] = (),
    body: tuple[model.Block, ...] = (),
    id: str = "",
) -> model.ListItem:
    if bullets:
        return model.ListItem(text, source, model.Bullets(bullets, bullets[0].source), id=id)
    if steps:
        return model.ListItem(text, source, model.Steps(steps, steps[0].source), id=id)
    return model.ListItem(text, source, body=body, id=id)


def bullets(source: Source, items: tuple[model.ListItem, ...]) -> model.Bullets:
    return model.Bullets(items, source)


def steps(source: Source, items: tuple[model.ListItem, ...], goes_on: bool = False) -> model.Steps:
    """Return steps. Those that go on begin with 1 until the steps above them are known (`numbered`)."""
    return model.Steps(items, source, 0 if goes_on else None)


def numbered(blocks: Sequence[object]) -> list[object]:
    """Return the blocks of one body; steps that go on are numbered after the last steps above them."""
    last = 0
    found: list[object] = []
    for block in blocks:
        steps = block._replace(after=last) if isinstance(block, model.Steps) and block.after is not None else block
        last = steps.numbers[-1] if isinstance(steps, model.Steps) else last
        found.append(steps)
    return found


def row(source: Source, values: tuple[model.Cell, ...]) -> model.Row:
    return model.Row(values, source)


def merged(source: Source, content: model.CellContent, columns: int = 1, rows: int = 1) -> model.Cell:
    """Return a merged cell; its content alone, if it takes the place of no other."""
    return model.Merged(content, source, columns, rows) if columns > 1 or rows > 1 else content


def table(
    source: Source,
    caption: model.Text | None,
    rows: tuple[model.Row | model.Group, ...],
    head: tuple[model.Text, ...] = (),
    notes: tuple[model.Paragraph, ...] = (),
    tinted: bool = False,
    id: str = "",
) -> model.Table:
    return model.Table(caption, head, rows, source, notes, tinted, id)


def effects(
    source: Source,
    stop_now: tuple[model.ListItem, ...] = (),
    get_help: tuple[model.ListItem, ...] = (),
    **bands: tuple[model.ListItem, ...],
) -> model.SideEffects:
    """Return side effects, the bands in the order of the file."""
    ordered = (
        model.Band(model.Frequency(name.replace("_", "-")), items, items[0].source) for name, items in bands.items()
    )
    return model.SideEffects(stop_now, get_help, tuple(ordered), source)


@placeless
def essentials(**bodies: tuple[model.Block, ...]) -> tuple[model.EssentialEntry, ...]:
    """Return essentials in their own order, whatever that of the file is."""
    named = ((essential, bodies.get(essential.replace("-", "_"))) for essential in model.Essential)
    return tuple(model.EssentialEntry(essential, body, body[0].source) for essential, body in named if body)


def side_effects(source: Source, effects: model.SideEffects, in_two_columns: bool = False) -> model.SideEffects:
    return effects._replace(source=source, in_two_columns=in_two_columns)


def swatch(source: Source, swatch: model.Swatch) -> model.Swatch:
    return swatch._replace(source=source)


def figure(
    source: Source,
    picture: model.Picture | model.Vector,
    alt: str,
    caption: model.Text | None = None,
    beside: tuple[model.Block, ...] = (),
    width: int | None = None,
    side: model.Side | None = None,
) -> model.Figure:
    return model.Figure(picture, alt, caption, source, beside, width, side)


def blank(source: Source, wide: model.Text | None = None, tick: model.Text | None = None) -> model.Blank:
    kind = model.BlankKind.WIDE if wide else model.BlankKind.TICK
    label = wide or tick
    assert label
    return model.Blank(label, kind, source)


def card(
    source: Source,
    title: model.Text,
    body: tuple[model.Block, ...],
    blanks: tuple[model.Blank, ...] = (),
) -> model.Card:
    return model.Card(title, body, blanks, source)


def page_break(source: Source, _page_break: str) -> model.PageBreak:
    return model.PageBreak(source)


def monitoring(source: Source, as_of: date, statement: model.Text | None = None) -> model.Monitoring:
    return model.Monitoring(as_of, statement, source)


def section(
    source: Source,
    id: str,
    heading: model.Text,
    body: tuple[model.Block, ...],
    page_break: bool = False,
    keep_together: bool = False,
) -> model.Section:
    """Return a section, not yet numbered."""
    return model.Section(id, 0, heading, body, source, page_break, keep_together)


def medicine(
    source: Source,
    substance: model.Text,
    strength: model.Text,
    form: model.Text,
    group: model.Text | None = None,
    longest_supply: int | None = None,
    largest_dose: model.LargestDose | None = None,
    least_interval: int | None = None,
    weekly_only: bool = False,
    undivided: bool = False,
) -> model.Medicine:
    limits = (longest_supply, largest_dose, least_interval, weekly_only, undivided)
    return model.Medicine(substance, strength, form, group, source, *limits)


def interaction(source: Source, **values: Any) -> model.Precaution:
    """Return a precaution about something beside the medicine: another medicine, if its kind is not given."""
    return model.Precaution(source=source, **{"beside": model.Beside.MEDICINE, **values})


def origin(
    source: Source, format: str, digest: str, document: str = "", version: str = "", as_of: date | None = None
) -> model.Origin:
    return model.Origin(format, document, version, as_of, digest, source)


def leaflet(
    source: Source,
    _format: str,
    id: str,
    title: model.Text,
    medicine: model.Medicine,
    language: str,
    jurisdiction: str,
    profile: str,
    version: str,
    revised: date,
    review_by: date,
    status: model.Status,
    publisher: model.Text,
    contact: model.Text,
    sections: tuple[model.Section, ...],
    notice: str = "",
    sources: tuple[model.Reference, ...] = (),
    introduction: tuple[model.Block, ...] = (),
    monitoring: model.Monitoring | None = None,
    online: model.Placed[str] | None = None,
    waivers: tuple[model.Waiver, ...] = (),
    reader: model.Reader = model.Reader.PATIENT,
    contents: bool = True,
    origin: model.Origin | None = None,
    products: tuple[model.Product, ...] = (),
    sensitive: bool = False,
    translations: tuple[model.Translation, ...] = (),
    translation_of: model.Placed[str] | None = None,
) -> model.Leaflet:
    """Return a leaflet with numbered sections, its digest still to be computed."""
    identity = model.Identity(
        id=id,
        title=_in_one_line(title),
        language=language,
        jurisdiction=jurisdiction,
        profile=profile,
        version=version,
        revised=revised,
        review_by=review_by,
        status=status,
        publisher=_in_one_line(publisher),
        notice=notice,
        digest="",
        reader=reader,
    )
    numbered = tuple(section._replace(number=number) for number, section in enumerate(sections, 1))
    return model.Leaflet(
        identity,
        title,
        medicine,
        monitoring,
        introduction,
        numbered,
        publisher,
        contact,
        sources,
        source,
        _link(online),
        waivers,
        contents,
        origin,
        products,
        sensitive,
        translations,
        translation_of,
    )


def _link(online: model.Placed[str] | None) -> model.Text | None:
    """Return an address as a text that links to it."""
    if online is None:
        return None
    return model.Text((model.Run(online.value, online.source, target=online.value),), online.source)


def _in_one_line(text: model.Text) -> str:
    return text.plain.replace("\n", " ")
