"""The words of a section: XHTML as FHIR allows it in a narrative (FHIR R5, 2.1.21.2), and what is found besides."""

from __future__ import annotations

import re

from leaflet_pdf.model.leaflet import Script
from leaflet_pdf.sources.exchange.document import Image
from leaflet_pdf.sources.exchange.narrative.vocabulary import Look, Meaning, Vocabulary
from leaflet_pdf.sources.exchange.reading.element import Element

_INLINE = (
    *(
        "abbr",
        "acronym",
        "b",
        "big",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
    ),
    *("mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
)
_BLOCKS = (
    *(
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
    ),
    *("footer", "header", "main", "p", "pre", "section"),
)

MEANINGS = {
    **dict.fromkeys(_INLINE, Meaning.INLINE),
    **dict.fromkeys(_BLOCKS, Meaning.BLOCK),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Meaning.HEADING),
    "a": Meaning.LINK,
    "br": Meaning.BREAK,
    "hr": Meaning.BREAK,
    "img": Meaning.PICTURE,
    "ul": Meaning.BULLETS,
    "ol": Meaning.STEPS,
    "li": Meaning.ITEM,
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
}

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|text-decoration\s*:[^;]*underline")
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
_RAISED = re.compile(r"vertical-align\s*:\s*(super|sub)\b")
_BORDER = re.compile(r"\bborder\s*:(?!\s*(?:0|none))")
_SCRIPTS = {"sup": Script.SUPER, "super": Script.SUPER, "sub": Script.SUB}


def _look(element: Element, around: Look) -> Look:
    style = element.attributes.get("style", "").lower()
    raised = _RAISED.search(style)
    return Look(
        around.bold or element.name in {"b", "strong", "u", "ins"} or bool(_BOLD.search(style)),
        around.italic or element.name in {"i", "em", "cite", "dfn", "var"} or bool(_ITALIC.search(style)),
        _SCRIPTS.get(raised[1] if raised else element.name, around.script),
        around.target,
    )


def _picture(element: Element) -> Image:
    return Image(element.attributes.get("src", ""), " ".join(element.attributes.get("alt", "").split()), element)


def _boxed(element: Element) -> bool:
    if _has_border(element):
        return True
    cells = (one for one in element.inside() if one.name in {"td", "th"}) if element.name == "table" else ()
    return element.attributes.get("border", "0") not in {"", "0"} or any(map(_has_border, cells))


def _has_border(element: Element) -> bool:
    return _BORDER.search(element.attributes.get("style", "").lower()) is not None


XHTML = Vocabulary(MEANINGS, _look, _picture, _boxed)
