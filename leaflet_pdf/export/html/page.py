"""A leaflet as one HTML page that needs nothing else: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from html import escape

from leaflet_pdf.export.content_tree import Node
from leaflet_pdf.export.directions import held_in_html
from leaflet_pdf.export.html.elements import Markup, spoken
from leaflet_pdf.export.html.look import look
from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Diary, Leaflet, ListItem, Section, Table, walk
from leaflet_pdf.model.style import Style


def html(leaflet: Leaflet, tree: Node, style: Style) -> str:
    """Return a leaflet's content as HTML (WCAG 2.2 AA), in the colours of a style; it can be printed as well."""
    identity = leaflet.identity
    levels = {frame.colour: str(level) for level, frame in style.frames.items()}
    from_right = right_to_left(identity.language)
    body = held_in_html(Markup(identity.language, ids_of(leaflet), levels).of(tree), from_right=from_right)
    title = f"{identity.title} – {identity.notice}" if identity.notice else identity.title
    return (
        f'<!DOCTYPE html>\n<html{spoken(identity.language)}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="version" content="{escape(identity.version)}">\n'
        f'<meta name="content-code" content="{identity.digest[:12]}">\n'
        f"<title>{escape(title)}</title>\n<style>\n{look(style)}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


def ids_of(leaflet: Leaflet) -> dict[Source, str]:
    """Return the ids of what texts may refer to, by where it is in the leaflet's file."""
    parts = (part for part in walk(leaflet) if isinstance(part, Section | Table | Diary | ListItem))
    return {part.source: part.id for part in parts if part.id}
