"""The elements of a leaflet as elements of HTML: each tag of the PDF has one that says the same to a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from itertools import groupby
from typing import NamedTuple

from leaflet_pdf.export.content_tree import Node, Shown, Words
from leaflet_pdf.export.html.drawings import drawn, shown
from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.layout.frame import Drawing, Image, Matrix, Numbering, Tag
from leaflet_pdf.layout.lines.inseparable import hold
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Script

_NO_BREAK_SPACE = "\u00a0"
SAME = {
    Tag.DOCUMENT: "main",
    Tag.SECTION: "section",
    Tag.PARAGRAPH: "p",
    Tag.SPAN: "span",
    Tag.TITLE: "h1",
    Tag.HEADING: "h2",
    Tag.SUBHEADING: "h3",
    Tag.SUB_SUBHEADING: "h4",
    Tag.TABLE: "table",
    Tag.TABLE_HEAD: "thead",
    Tag.TABLE_BODY: "tbody",
    Tag.ROW: "tr",
    Tag.HEAD_CELL: "th",
    Tag.CELL: "td",
}
"""The element of HTML that says the same as a tag."""
_HOLDING = {Tag.DOCUMENT, Tag.SECTION, Tag.TABLE, Tag.TABLE_HEAD, Tag.TABLE_BODY, Tag.ROW}
"""What holds elements, and no words of its own."""
_BOXES = {
    Tag.WARNING: "group",
    Tag.PRECAUTION: "group",
    Tag.SLIP: "group",
    Tag.CARD: "group",
    Tag.COVER: "group",
    Tag.NOTE: "note",
    Tag.INFORMATION: "note",
    Tag.BOX: "group",
}
"""What parts of a page are, to those who are told (WAI-ARIA 1.2)."""
_HEADS = {Tag.TITLE, Tag.HEADING, Tag.SUBHEADING, Tag.SUB_SUBHEADING, Tag.HEAD_CELL, Tag.CAPTION}
"""What is bold by being what it is."""
_IN_LINES = {Tag.LINK, Tag.SPAN, Tag.FIGURE, Tag.REFERENCE}
_BLANK = "blank"


class Markup(NamedTuple):
    """What the elements of one page are written by: its language, the ids of parts, and the names of box colours."""

    language: str
    ids: Mapping[Source, str]
    levels: Mapping[str, str]

    def of(self, node: Node, above: Tag = Tag.DOCUMENT) -> str:
        """Return a node as HTML; `above` is what it is in."""
        return _WRITERS.get(node.tag, Markup._same)(self, node, above)

    def _same(self, node: Node, above: Tag) -> str:
        name, end = SAME[node.tag], "" if node.tag is Tag.SPAN else "\n"
        if node.tag is Tag.SECTION and not any(part.tag is Tag.HEADING for part in node.nodes()):
            name = "div"
        begin = end if node.tag in _HOLDING else ""
        return f"<{name}{self._attributes(node, above)}>{begin}{self._inside(node)}</{name}>{end}"

    def _table(self, node: Node, above: Tag) -> str:
        """Return a table that scrolls where it is wider than the page, by keys as well (WCAG 2.2, 1.4.10 and 2.1.1)."""
        caption = next((" ".join(part.plain.split()) for part in node.nodes() if part.tag is Tag.CAPTION), "")
        named = f' role="region" aria-label="{escape(caption)}" tabindex="0"' if caption else ""
        return f'<div class="table"{named}>\n{self._same(node, above)}</div>\n'

    def _contents(self, node: Node, _: Tag) -> str:
        """Return the list of sections: their numbers are the list's, and there are no pages."""
        entries = (f"<li>{''.join(map(self._link, _links(item)))}</li>" for item in node.nodes())
        return "\n".join(("<nav>", "<ol>", *entries, "</ol>", "</nav>\n"))

    def _caption(self, node: Node, above: Tag) -> str:
        name = "figcaption" if above is Tag.FIGURE else "caption"
        return f"<{name}>{self._inside(node)}</{name}>\n"

    def _as_it_is(self, node: Node, _: Tag) -> str:
        return self._inside(node)

    def _attributes(self, node: Node, above: Tag) -> str:
        element = node.element
        known = self._id(node) if node.tag in {Tag.SECTION, Tag.TABLE} else ""
        if element.language:
            known += spoken(element.language)
        if node.tag is Tag.HEAD_CELL:
            of_group = above is Tag.TABLE_BODY and not element.heads_row
            known += ' scope="row"' if element.heads_row else f' scope="{"rowgroup" if of_group else "col"}"'
        known += f' colspan="{element.columns}"' if element.columns > 1 else ""
        return known + (f' rowspan="{element.rows}"' if element.rows > 1 else "")

    def _inside(self, node: Node) -> str:
        """Return what is in a node: lines of words as they go on, everything else one after the other."""
        out: list[str] = []
        for in_line, parts in groupby(node.content, _is_in_line):
            if in_line:
                out.append(self._line(list(parts), node))
            else:
                above = Tag.TABLE_BODY if node.tag is Tag.ROW and _is_group(node) else node.tag
                out += [self.of(part, above) for part in parts if isinstance(part, Node)]
        return "".join(out)

    def _line(self, parts: list[Node | Words | Shown], node: Node) -> str:
        """Return words that go on in one line, in which no number parts from its unit."""
        plain = "".join(part.text if isinstance(part, Words) else _plain(part) for part in parts)
        held, at = hold(plain, _NO_BREAK_SPACE, self.language), 0
        out: list[str] = []
        for part in parts:
            length = len(part.text if isinstance(part, Words) else _plain(part))
            words = held[at : at + length]
            at += length
            if isinstance(part, Words):
                out.append(_marked(part, words, plain=node.tag in _HEADS))
            elif isinstance(part, Node):
                out.append(self._link(part, words) if part.tag is Tag.LINK else self.of(part, node.tag))
            elif isinstance(part, Drawing):  # one outside a figure stands for a character that no face covers
                out.append(escape(words))
            else:
                out.append(shown(part, node.element.alt))
        return "".join(out).replace("</strong><strong>", "").replace("</em><em>", "")

    def _linked(self, node: Node, _: Tag) -> str:
        return self._link(node)

    def _link(self, node: Node, words: str = "") -> str:
        target = escape(node.target)
        inside = escape(words) if words and words.strip() == node.plain.strip() else self._inside(node)
        space = " " if inside.endswith(" ") else ""
        return f'<a href="{target}">{inside.rstrip(" ")}</a>{space}'

    def _box(self, node: Node, _: Tag) -> str:
        role = _BOXES[node.tag]
        kind = self.levels.get(node.colour(), "") if node.tag is Tag.WARNING else node.tag.lower()
        kind = "" if node.tag is Tag.BOX else kind
        label = f' aria-label="{escape(node.element.title)}"' if node.element.title else ""
        return f'<div class="{f"box {kind}".strip()}" role="{role}"{label}>\n{self._inside(node)}</div>\n'

    def _figure(self, node: Node, above: Tag) -> str:
        alt = node.element.alt
        signs = [part for part in node.content if isinstance(part, Drawing)]
        if [part.sign for part in signs] == [_BLANK]:
            return f'<span class="blank" role="img" aria-label="{escape(alt)}"></span>'
        pictures = drawn(signs, alt) if signs else ""
        pictures += "".join(shown(part, alt) for part in node.content if isinstance(part, Image | Matrix))
        captions = "".join(self.of(part, Tag.FIGURE) for part in node.nodes())
        in_line = above in {Tag.PARAGRAPH, Tag.SPAN, Tag.LABEL, Tag.BODY, Tag.CELL, Tag.LINK} and not captions
        space = " " if node.plain.endswith(" ") else ""
        return pictures + space if in_line else f"<figure>\n{pictures}\n{captions}</figure>\n"

    def _list(self, node: Node, _: Tag) -> str:
        items = [part for part in node.nodes() if part.tag is Tag.ITEM]
        if node.element.numbering is Numbering.NONE:
            return f"<dl>\n{''.join(map(self._entry, items))}</dl>\n"
        name = "ol" if node.element.numbering is Numbering.DECIMAL else "ul"
        return f"<{name}>\n{''.join(map(self._item, items))}</{name}>\n"

    def _entry(self, item: Node) -> str:
        names = {Tag.LABEL: "dt", Tag.BODY: "dd"}
        parts = (f"<{names[part.tag]}>{self._inside(part)}</{names[part.tag]}>\n" for part in item.nodes())
        return f"<div>\n{''.join(parts)}</div>\n"

    def _item(self, item: Node) -> str:
        """Return an entry with its number, which the list shows; of its mark nothing else is left out."""
        number = "".join(filter(str.isdecimal, "".join(part.plain for part in item.nodes() if part.tag is Tag.LABEL)))
        value = f' value="{int(number)}"' if number else ""
        body = "".join(self._inside(part) for part in item.nodes() if part.tag is not Tag.LABEL)
        return f"<li{value}{self._id(item)}>{body}</li>\n"

    def _id(self, node: Node) -> str:
        name = self.ids.get(node.element.source) if node.element.source else None
        return f' id="{escape(name)}"' if name else ""


_WRITERS: dict[Tag, Callable[[Markup, Node, Tag], str]] = {
    **dict.fromkeys(_BOXES, Markup._box),
    **dict.fromkeys((Tag.REFERENCE, Tag.LABEL, Tag.BODY), Markup._as_it_is),
    Tag.LIST: Markup._list,
    Tag.CONTENTS: Markup._contents,
    Tag.FIGURE: Markup._figure,
    Tag.LINK: Markup._linked,
    Tag.CAPTION: Markup._caption,
    Tag.TABLE: Markup._table,
}
"""What writes the elements that HTML has no like of, or that look like their neighbours."""


def spoken(language: str) -> str:
    """Return the attributes of what is in a language: which, and from which side it is read."""
    return f' lang="{escape(language)}" dir="{"rtl" if right_to_left(language) else "ltr"}"'


def _is_in_line(part: Node | Words | Shown) -> bool:
    return not isinstance(part, Node) or part.tag in _IN_LINES


def _is_group(row: Node) -> bool:
    """Tell whether a row is the heading of those below it: it has one cell, across several columns."""
    cells = list(row.nodes())
    return len(cells) == 1 and cells[0].tag is Tag.HEAD_CELL and not cells[0].element.headers


def _plain(part: Node | Shown) -> str:
    return part.plain if isinstance(part, Node) else part.text if isinstance(part, Drawing) else ""


def _links(node: Node) -> list[Node]:
    found: list[Node] = []
    for part in node.nodes():
        found += [part] if part.tag is Tag.LINK else _links(part)
    return found


def _marked(words: Words, text: str, *, plain: bool) -> str:
    """Return words as they are set: bold as strong, italics as em, letters off the line as such.

    Raised figures are text.
    """
    marked = escape(text).replace("\n", "<br>\n")
    if words.script is not Script.NORMAL and text.isascii() and text.strip():
        name = "sup" if words.script is Script.SUPER else "sub"
        marked = f"<{name}>{marked}</{name}>"
    if words.italic and text.strip():
        marked = f"<em>{marked}</em>"
    return f"<strong>{marked}</strong>" if words.bold and not plain and text.strip() else marked
