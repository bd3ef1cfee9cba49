"""A file to write a translation in: the original, with each of its words marked as still to be translated."""

from __future__ import annotations

import re
from pathlib import Path

from leaflet_pdf.model.leaflet import Leaflet

_MARK = "TODO "
"""No leaflet is built with it (`placeholder`): a person must translate what a patient reads, and no program does."""

_OTHER_WORDS = re.compile(r"""^([ -]*(?:alt|notice): ["']?)""", re.MULTILINE)
"""Words that are no text of their own."""

_TRANSLATIONS = re.compile(r"^translations:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def translation_starter(written: str, original: Leaflet, id: str, language: str) -> str:
    """Return the text of an original's file as that of its translation, in which no word is translated yet.

    It has the same parts with the same ids, and is a draft.
    """
    lines = written.splitlines(keepends=True)
    places = {(text.source.line, text.source.column) for text in original.texts if text is not original.online}
    for line, column in sorted(places, reverse=True):
        _mark(lines, line - 1, column - 1)
    marked = _OTHER_WORDS.sub(rf"\1{_MARK}", "".join(lines))
    head = {"id": id, "language": language, "status": "draft"}
    for key, value in head.items():
        marked = re.sub(rf"^{key}:.*$", f"{key}: {value}", marked, count=1, flags=re.MULTILINE)
    name = Path(original.source.file).name
    return _TRANSLATIONS.sub("", marked).replace(
        f"language: {language}", f"language: {language}\ntranslation-of: {name}", 1
    )


def _mark(lines: list[str], line: int, column: int) -> None:
    """Mark the text that begins at a place: after its quote, or in the line below a sign for several lines."""
    if lines[line][column] in "|>":
        line += 1
        column = len(lines[line]) - len(lines[line].lstrip())
    elif lines[line][column] in "\"'":
        column += 1
    lines[line] = f"{lines[line][:column]}{_MARK}{lines[line][column:]}"
