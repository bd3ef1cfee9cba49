"""Loads a theme file to a style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from leaflet_pdf.files.path_policy import note
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Level
from leaflet_pdf.model.style import STANDARD, Aside, Frame, SectionHeads, Style, TextStyle
from leaflet_pdf.schema.face_catalogue import FACE_BROKEN
from leaflet_pdf.schema.problem import quoted
from leaflet_pdf.schema.record import load_record
from leaflet_pdf.text.face import FaceError, face
from leaflet_pdf.theme.floors import KINDS, under_floor
from leaflet_pdf.theme.format import THEME
from leaflet_pdf.theme.names import bundled_file, house_themes, themes

_SIZE_OF = {"body": "text", "item": "text", "term": "text", "cell": "table"}
"""The kinds of type that have another name in theme files."""

_COLOURS = {"ink", "quiet", "accent", "link", "hairline"}
_COPIED = (
    *("print", "introduction_in_columns", "gutter", "duplex", "binding"),
    *("script_scale", "urdu", "logo", "measure", "letterhead"),
)

Values = Mapping[str, Any]
"""The values of a theme file, by the names of a style's fields."""


def load_theme(name: Path | str) -> tuple[Style | None, tuple[Finding, ...]]:
    """Return the style of a bundled theme, by its name, or of a theme file, and its findings.

    There is no style if any finding is an error, as when the theme goes under a floor.

    >>> style, findings = load_theme("large")
    >>> style.body.size  # in points
    16.0
    """
    if name in (*themes(), *house_themes()):
        return _bundled(str(name)), ()
    path = note(Path(name))
    style, findings = _style(path)
    if style is not None:
        source = Source(path.as_posix(), 1, 1)
        findings = tuple(_broken_faces(style, source)) or tuple(under_floor(style, source))
    return (None if findings else style), findings


def _broken_faces(style: Style, source: Source) -> Iterator[Finding]:
    for name in dict.fromkeys(style.faces):
        try:
            if Path(name).is_absolute():  # not one of ours
                face(name).prove()
        except FaceError as error:
            message = f"{quoted(Path(name).name)} is damaged: {error}"
            yield FACE_BROKEN.at(source, message, "download the file again from its maker")


@cache
def _bundled(name: str) -> Style:
    if name == "standard":
        return STANDARD
    style, findings = _style(bundled_file(name))
    assert style is not None, findings
    return style


def _style(path: Path) -> tuple[Style | None, tuple[Finding, ...]]:
    values, findings = load_record(THEME, path)
    if not isinstance(values, dict):
        return None, findings
    return _changed(_bundled(values.get("based_on", "standard")), values), ()


def _changed(base: Style, values: Values) -> Style:
    """Return the base style with the changes of a theme."""
    types: dict[str, Any] = dict(_types(base, values))
    scale = types["body"].size / base.body.size
    colours = {name: colour for name, colour in values.get("colours", {}).items() if name in _COLOURS}
    changed = replace(
        base,
        **types,
        **colours,
        **_faces(values),
        **{name: values[name] for name in _COPIED if name in values},
        frames={level: _frame(level, frame, values) for level, frame in base.frames.items()},
        note=_aside("note", base.note, values),
        information=_aside("information", base.information, values),
        section_heads=_section_heads(base.section_heads, values),
        head_tint=values.get("tints", {}).get("table_head", base.head_tint),
        columns_open=base.columns_open and "columns" not in values,
        row_tint=values.get("tints", {}).get("table_row", base.row_tint),
        hang=base.hang * scale,
        side=values.get("side", base.side * scale),
        indent=base.indent * scale,
        padding=base.padding * max(1.0, scale**0.5),
    )
    if "columns" in values:
        changed = changed.in_columns(values["columns"])
    return changed.with_margins(base.margins._replace(**values.get("margins", {})))


def _faces(values: Values) -> Values:
    """Return the faces of a theme that has its own: italics of another type do not go with them."""
    own = values.get("faces")
    return {"italic": "", "bold_italic": "", **own} if own else {}


def _types(base: Style, values: Values) -> Iterator[tuple[str, TextStyle]]:
    """Yield every kind of type with its name; line spacing and white space grow with the type size."""
    sizes, space = values.get("sizes", {}), values.get("space", 1.0)
    spacing = values["line_spacing"] * base.body.size / base.body.leading if "line_spacing" in values else 1.0
    for name in KINDS:
        old: TextStyle = getattr(base, name)
        scale = sizes.get(_SIZE_OF.get(name, name), old.size) / old.size
        leading = round(old.leading * scale * spacing, 3)
        after, before = round(old.after * scale * space, 3), round(old.before * scale * space, 3)
        yield name, old._replace(size=old.size * scale, leading=leading, after=after, before=before)


def _frame(level: Level, frame: Frame, values: Values) -> Frame:
    return frame._replace(
        colour=values.get("colours", {}).get(level, frame.colour),
        tint=values.get("tints", {}).get(level, frame.tint),
        **values.get("frames", {}).get(level, {}),
    )


def _aside(kind: str, aside: Aside, values: Values) -> Aside:
    bar = values.get("frames", {}).get(kind, {})
    return aside._replace(tint=values.get("tints", {}).get(kind, aside.tint), **bar)


def _section_heads(heads: SectionHeads, values: Values) -> SectionHeads:
    return heads._replace(tint=values.get("tints", {}).get("heading", heads.tint), **values.get("headings", {}))
