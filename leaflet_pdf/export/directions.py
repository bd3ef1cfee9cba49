"""What must not turn among words from right to left, as readers of HTML and of plain text are told it.

A page that is printed has every word where it is read. Elsewhere a program sets the words, after UAX 9 alone: without
isolates, it shows "5 mg" after Arabic words as "mg 5".
"""

from __future__ import annotations

import re
from html import unescape

from leaflet_pdf.layout.lines.directions import isolates
from leaflet_pdf.text.alone import has_letters_from_right

_BLOCK = re.compile(r"(<(?!/?(?:a|g|img|path|span|strong|sub|sup|svg)\b)[^>]*>)")
"""Where an element begins or ends that has its own paragraphs: UAX 9 orders what is between two of them."""
_TOKEN = re.compile(r"<[^>]*>|&[^;]*;|.", re.DOTALL)


def held_in_line(line: str, *, from_right: bool) -> str:
    """Return a line of plain text with isolates around what must not turn."""
    if not (from_right or has_letters_from_right(line)):
        return line
    return "".join(f"{before}{char}" for before, char in zip(isolates(line), [*line, ""], strict=True))


def held_in_html(body: str, *, from_right: bool) -> str:
    """Return HTML with isolates around what must not turn, whatever elements it is in, and around links."""
    parts = _BLOCK.split(body)
    return "".join(_held(part, from_right=from_right) if at % 2 == 0 else part for at, part in enumerate(parts))


def _held(paragraph: str, *, from_right: bool) -> str:
    tokens = _TOKEN.findall(paragraph)
    text, links, opened = "", [], 0
    for token in tokens:
        if not token.startswith("<"):
            text += unescape(token)
        elif token.startswith("<a "):
            opened = len(text)
        elif token == "</a>":
            links.append((opened, len(text)))
    if not (text.strip() and (from_right or has_letters_from_right(text))):
        return paragraph
    before = iter(isolates(text, links))
    held = [token if token.startswith("<") else next(before) + token for token in tokens]
    return "".join(held) + next(before)
