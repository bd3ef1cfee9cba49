"""The words of a label: narrative blocks of SPL (SPL Implementation Guide, 2.2)."""

from __future__ import annotations

from leaflet_pdf.model.leaflet import Script
from leaflet_pdf.sources.exchange.document import Image
from leaflet_pdf.sources.exchange.narrative.vocabulary import Look, Meaning, Vocabulary
from leaflet_pdf.sources.exchange.reading.element import Element

MEANINGS = {
    "paragraph": Meaning.BLOCK,
    "text": Meaning.BLOCK,
    "title": Meaning.BLOCK,
    "content": Meaning.INLINE,
    "sub": Meaning.INLINE,
    "sup": Meaning.INLINE,
    "footnote": Meaning.INLINE,
    "footnoteRef": Meaning.NOTHING,
    "linkHtml": Meaning.LINK,
    "br": Meaning.BREAK,
    "item": Meaning.ITEM,
    "table": Meaning.TABLE,
    "caption": Meaning.CAPTION,
    "thead": Meaning.HEAD,
    "tbody": Meaning.ROWS,
    "tfoot": Meaning.FOOT,
    "tr": Meaning.ROW,
    "td": Meaning.CELL,
    "th": Meaning.HEAD_CELL,
    "col": Meaning.NOTHING,
    "colgroup": Meaning.NOTHING,
    "renderMultiMedia": Meaning.PICTURE,
}


class _Label(Vocabulary):
    """SPL: a list says by an attribute which it is, and `caption` in an entry or a paragraph is its mark."""

    def meaning(self, element: Element) -> Meaning | None:
        if element.name == "list":
            ordered = element.attributes.get("listType", "").lower() == "ordered"
            return Meaning.STEPS if ordered else Meaning.BULLETS
        if element.name == "caption" and element.parent and element.parent.name != "table":
            return Meaning.MARK
        return self.meanings.get(element.name)


def vocabulary(root: Element) -> Vocabulary:
    """Return the words of a label; its pictures are those that its own elements define."""
    media = {one.attributes.get("ID", ""): one for one in root.inside() if one.name == "observationMedia"}

    def picture(element: Element) -> Image:
        name = element.attributes.get("referencedObject", "")
        defined = media.get(name)
        if not defined:
            return Image(name, "", element)
        file = defined.value("value", "reference")
        described = defined.first("text")
        return Image(file or name, described.plain if described else "", element)

    return _Label(MEANINGS, _look, picture, _boxed)


def _look(element: Element, around: Look) -> Look:
    codes = _codes(element)
    script = {"sup": Script.SUPER, "sub": Script.SUB}.get(element.name, around.script)
    return Look(
        around.bold or not codes.isdisjoint({"bold", "underline"}),
        around.italic or not codes.isdisjoint({"italics", "emphasis"}),
        script,
        around.target,
    )


def _boxed(element: Element) -> bool:
    if element.name != "table":
        return "boxed" in _codes(element)
    if element.attributes.get("border", "0") not in {"", "0"} or element.attributes.get("frame") in {"box", "border"}:
        return True
    return _RULES.issubset(code for cell in element.inside() for code in _codes(cell))


def _codes(element: Element) -> set[str]:
    return {code.lower() for code in element.attributes.get("styleCode", "").split()}


_RULES = frozenset({"toprule", "botrule", "lrule", "rrule"})
"""What draws the four edges of cells."""
