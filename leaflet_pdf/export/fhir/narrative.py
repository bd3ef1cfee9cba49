"""The elements of a leaflet as a narrative of FHIR: XHTML of the elements and attributes that one may have, no more.

They are those of HTML 4.0, chapters 7 to 11 and 15 (FHIR R5, 2.1.21.2): no scripts, no forms, and no address from which
anything is fetched. Numbers of steps are typed where they do not begin at 1: no attribute tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from leaflet_pdf.export.content_tree import Node, Shown, Words
from leaflet_pdf.export.html.elements import SAME
from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.layout.frame import Drawing, Image, Numbering, Tag
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Picture, Script, Vector

_SAME = SAME | {Tag.CAPTION: "caption"}
_FRAME, _BAR = "padding: 0.5em; margin: 1em 0", "border-left: 3px solid; padding-left: 0.7em; margin: 1em 0"
_BOXES = {
    Tag.WARNING: f"border: 2px solid; {_FRAME}",
    Tag.BOX: f"border: 1px solid; {_FRAME}",
    Tag.SLIP: f"border: 1px dashed; {_FRAME}",
    Tag.CARD: f"border: 1px dashed; {_FRAME}",
    Tag.PRECAUTION: _BAR,
    Tag.NOTE: _BAR,
    Tag.INFORMATION: _BAR,
}
"""How boxes look. What they are is said in words: a warning begins with its level."""
_BOLD_ANYWAY = {Tag.HEADING, Tag.SUBHEADING, Tag.SUB_SUBHEADING, Tag.HEAD_CELL, Tag.CAPTION}
_IN_LINES = {Tag.LINK, Tag.SPAN, Tag.REFERENCE}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()" * 2)
_TYPED = "list-style-type: none"

Address = Callable[[Picture | Vector], str]
"""What gives the address that a picture has in its document."""


class Narrative(NamedTuple):
    """What narratives of one leaflet are written by: its language, the ids of parts, and where its pictures are."""

    language: str
    ids: Mapping[Source, str]
    address: Address

    def of(self, parts: Sequence[Node], id: str = "") -> str:
        """Return some elements as a narrative; other narratives of its document lead to its id."""
        language = escape(self.language)
        known = f' xml:lang="{language}" lang="{language}"' + (' dir="rtl"' if right_to_left(self.language) else "")
        known += f' id="{escape(id)}"' if id else ""
        inside = "".join(self._block(part, Tag.SECTION) for part in parts)
        return f'<div xmlns="http://www.w3.org/1999/xhtml"{known}>{inside}</div>'

    def _block(self, node: Node, above: Tag) -> str:
        if node.tag in _BOXES:
            return f'<div style="{_BOXES[node.tag]}">{self._inside(node)}</div>'
        match node.tag:
            case Tag.LIST:
                return self._list(node)
            case Tag.FIGURE:
                return self._figure(node)
            case Tag.SECTION | Tag.LABEL | Tag.BODY:
                return self._inside(node)
            case _:
                name = "p" if above is Tag.FIGURE else _SAME[node.tag]
                return f"<{name}{self._attributes(node, above)}>{self._inside(node)}</{name}>"

    def _attributes(self, node: Node, above: Tag) -> str:
        element = node.element
        known = self._id(node) if node.tag is Tag.TABLE else ""
        known += f' xml:lang="{element.language}" lang="{element.language}"' if element.language else ""
        if node.tag is Tag.HEAD_CELL:
            scope = "row" if element.heads_row else "rowgroup" if above is Tag.TABLE_BODY else "col"
            known += f' scope="{scope}"'
        known += f' colspan="{element.columns}"' if element.columns > 1 else ""
        return known + (f' rowspan="{element.rows}"' if element.rows > 1 else "")

    def _inside(self, node: Node) -> str:
        """Return what is in an element: words as they go on, everything else one after the other."""
        above = Tag.TABLE_BODY if node.tag is Tag.ROW and _is_group(node) else node.tag
        out: list[str] = []
        for in_line, parts in groupby(node.content, _is_in_line):
            if in_line:
                out.append(_joined([self._word(part, node) for part in parts]))
            else:
                out += [self._block(part, above) for part in parts if isinstance(part, Node)]
        return "".join(out)

    def _word(self, part: Node | Words | Shown, node: Node) -> str:
        match part:
            case Words():
                return _marked(part, is_bold=part.bold and node.tag not in _BOLD_ANYWAY)
            case Drawing():
                return escape(part.text)
            case Node():
                return self._link(part)
            case _:
                return self._picture(part, node)

    def _link(self, part: Node) -> str:
        """Return a part of a line: a link, words of another language, or only what is in it."""
        language, inside = part.element.language, self._inside(part)
        if part.tag is Tag.LINK:
            return f'<a href="{escape(part.target)}">{inside}</a>'
        return f'<span xml:lang="{language}" lang="{language}">{inside}</span>' if language else inside

    def _figure(self, node: Node) -> str:
        """Return a picture, and the words below it. Drawn signs are left out: they repeat words beside them."""
        pictures = "".join(self._picture(part, node) for part in node.content if isinstance(part, Image))
        captions = "".join(self._block(part, Tag.FIGURE) for part in node.nodes())
        return (f"<p>{pictures}</p>" if pictures else "") + captions

    def _picture(self, part: Node | Words | Shown, node: Node) -> str:
        if not isinstance(part, Image):
            return ""
        return f'<img src="{self.address(part.picture)}" alt="{escape(node.element.alt)}"/>'

    def _list(self, node: Node) -> str:
        items = [part for part in node.nodes() if part.tag is Tag.ITEM]
        if node.element.numbering is Numbering.NONE:
            return f"<dl>{''.join(map(self._entry, items))}</dl>"
        if node.element.numbering is not Numbering.DECIMAL:
            return f"<ul>{''.join(map(self._item, items))}</ul>"
        if _label(items[0]).rstrip(".") == "1":
            return f"<ol>{''.join(map(self._item, items))}</ol>"
        counted = "".join(self._item(item, f"{escape(_label(item))} ") for item in items)
        return f'<ul style="{_TYPED}">{counted}</ul>'

    def _entry(self, item: Node) -> str:
        names = {Tag.LABEL: "dt", Tag.BODY: "dd"}
        return "".join(f"<{names[part.tag]}>{self._inside(part)}</{names[part.tag]}>" for part in item.nodes())

    def _item(self, item: Node, mark: str = "") -> str:
        body = "".join(self._inside(part) for part in item.nodes() if part.tag is not Tag.LABEL)
        return f"<li{self._id(item)}>{mark}{body}</li>"

    def _id(self, node: Node) -> str:
        name = self.ids.get(node.element.source) if node.element.source else None
        return f' id="{escape(name)}"' if name else ""


def _label(item: Node) -> str:
    return "".join(part.plain for part in item.nodes() if part.tag is Tag.LABEL).strip()


def _is_in_line(part: Node | Words | Shown) -> bool:
    if not isinstance(part, Node):
        return True
    return part.tag in _IN_LINES or (part.tag is Tag.FIGURE and any(isinstance(one, Drawing) for one in part.content))


def _is_group(row: Node) -> bool:
    """Tell whether a row is the heading of those below it: it has one cell, under no heading."""
    cells = list(row.nodes())
    return len(cells) == 1 and cells[0].tag is Tag.HEAD_CELL and not cells[0].element.headers


def _marked(words: Words, *, is_bold: bool) -> str:
    """Return words as they are set. A line that ends in the author's text ends here, too."""
    name = {Script.SUPER: "sup", Script.SUB: "sub"}.get(words.script, "")
    marked = escape(words.text.translate(_RAISED) if name else words.text).replace("\n", "<br/>")
    if name and marked.strip():
        marked = f"<{name}>{marked}</{name}>"
    marked = f"<em>{marked}</em>" if words.italic and marked.strip() else marked
    return f"<strong>{marked}</strong>" if is_bold and marked.strip() else marked


def _joined(parts: Sequence[str]) -> str:
    """Return words that go on, those set alike in one element."""
    joined = "".join(parts).replace("</strong><strong>", "")
    for name in ("em", "sup", "sub"):
        joined = joined.replace(f"</{name}><{name}>", "")
    return joined
