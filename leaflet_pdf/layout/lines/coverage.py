"""Characters that cannot be printed: found before anything is set, with their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from leaflet_pdf.languages.language import TAGS_KEPT, language
from leaflet_pdf.layout.catalogue import (
    CHARACTER_NOT_COVERED,
    LETTERS_TOO_SMALL,
    NO_ITALICS,
    SET_UPRIGHT,
    WORDS_NOT_KNOWN,
)
from leaflet_pdf.layout.lines.line import TEXTS_KEPT
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Leaflet, Run, Script
from leaflet_pdf.model.style import Style
from leaflet_pdf.text.alone import WRITTEN_IN, has_other_scripts, stands_alone
from leaflet_pdf.text.face import FACES_KEPT, face
from leaflet_pdf.text.memo import Remembered, privately
from leaflet_pdf.text.symbols import SIGN_OF

if TYPE_CHECKING:
    from leaflet_pdf.model.patient import Patient

NAMED = 3
"""How many characters of one text a finding names."""

_SHOWN = 40
"""How many letters of words in italics a finding shows."""

_SIGNS = "0123456789.,:–…·•"
"""What stands in headers, before entries of lists and in empty cells, in every language."""

_ELSEWHERE = frozenset({"sheet", "references"})
"""What is said on sheets for reviewers, which have a face of their own; and what becomes words of a leaflet, if any."""

_HINT = "use other words, or a font that has the character"


def uncovered(leaflet: Leaflet, style: Style) -> Iterator[Finding]:
    """Yield a finding for every run with characters that the style's faces cannot show.

    A micro sign that vanishes makes a thousandfold dose, so this stops the build. What a face covers and that does
    not are alone, such as a mark over a letter, where there is no letter with that mark, cannot be shown either.
    """
    identity = leaflet.identity
    tag = style.drawn(identity.language)
    for text in leaflet.texts:
        for run in text.runs:
            chars = lost(run.text, style, tag)
            if chars and run.script is not Script.NORMAL:
                chars = _not_scripted(chars, style)
            if chars:
                yield CHARACTER_NOT_COVERED.at(run.source, _message(chars), _hint(chars, tag, _HINT))
            elif run.italic:
                yield from _without_italics(run, style)
    for words in (identity.title, identity.publisher, identity.notice, identity.id, identity.version):
        if chars := lost(words, style, tag):
            yield CHARACTER_NOT_COVERED.at(leaflet.source, _message(chars), _hint(chars, tag, _HINT))
    if chars := lost(_added(tag), style, tag):
        message = f"{_message(chars)}, which the program prints"
        yield CHARACTER_NOT_COVERED.at(leaflet.source, message, _hint(chars, tag, "use a font that has the character"))
    if tag.partition("-")[0] in WRITTEN_IN:
        from leaflet_pdf.layout.lines.other_scripts import lacks_words, too_small

        for kind, tall in too_small(style, tag):
            message = f"letters of {language(tag).name} in “{kind}” are {tall:.2f} mm tall"
            yield LETTERS_TOO_SMALL.at(leaflet.source, message, "choose a theme with larger type: 1.4 mm is the least")
        if lacks_words(tag):
            yield WORDS_NOT_KNOWN.at(leaflet.source, "no program here tells Thai words apart", "`pip install budoux`")


def _without_italics(run: Run, style: Style) -> Iterator[Finding]:
    """Yield a finding if italics cannot be set as such: the style has none, or the script, or they lack a character."""
    about = f"“{run.text[:_SHOWN]}” is in italics"
    if not (style.italic and style.bold_italic):
        hint = "add italic and bold-italic to its faces, or delete the marks"
        yield NO_ITALICS.at(run.source, f"{about}, and the theme has no such faces", hint)
        return
    left = set(unicodedata.normalize("NFC", run.text)) - _shown(style.italic, style.bold_italic)
    others = {char for char in left if has_other_scripts(char)}
    if others:
        yield SET_UPRIGHT.at(run.source, f"{about}, and its script has none: it is set upright", "write it in bold")
    if left - others:
        yield CHARACTER_NOT_COVERED.at(run.source, _message(sorted(left - others)), _HINT)


@lru_cache(TAGS_KEPT)
def _added(tag: str) -> str:
    """Return all characters that the program adds in a language: those of its words, but for their {…}, and signs."""
    words = language(tag)
    printed = (getattr(words, name) for name in words._fields if name not in _ELSEWHERE)
    return "".join(sorted({*_SIGNS, *chain.from_iterable(map(_words_in, printed))} - {*"{}"}))


def _words_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(map(_words_in, value.values()))
    elif isinstance(value, list | tuple):
        yield from chain.from_iterable(map(_words_in, value))


def uncovered_of(patient: Patient, style: Style, tag: str) -> Iterator[Finding]:
    """Yield a finding for every key of a patient's file with characters that cannot be shown, without naming them."""
    from leaflet_pdf.model.patient import words

    tag = style.drawn(tag)
    with privately():
        found = [(key, source) for key, (value, source) in words(patient) if lost(value, style, tag)]
    for key, source in found:
        yield CHARACTER_NOT_COVERED.at(source, f"“{key}” has a character that no font can print", _HINT)


def _not_scripted(chars: Sequence[str], style: Style) -> tuple[str, ...]:
    """Return those of some characters that cannot be set off the line either."""
    faces = face(style.regular), face(style.bold)
    return tuple(char for char in chars if not all(one.covers_scripted(char) for one in faces))


def lost(words: str, style: Style, tag: str) -> tuple[str, ...]:
    """Return the characters of words in a language that neither the style's faces nor those of packs show, in order."""
    return _LOST[words, style.regular, style.bold, tag]


def _without_shown(key: tuple[str, str, str, str]) -> tuple[str, ...]:
    words, regular, bold, tag = key
    shown = _shown(regular, bold)
    left = set(unicodedata.normalize("NFC", words)) - shown
    if left and has_other_scripts(words):
        from leaflet_pdf.layout.lines.other_scripts import lost_of_all

        left = set(lost_of_all(words, shown, tag))
    return tuple(sorted(left))


_LOST = Remembered(_without_shown, TEXTS_KEPT)


@lru_cache(FACES_KEPT)
def _shown(regular: str, bold: str) -> frozenset[str]:
    """Return the characters that can be shown in both faces, or are drawn."""
    both = face(regular).characters & face(bold).characters
    return frozenset(("\n", *filter(stands_alone, both | SIGN_OF.keys())))


def _hint(chars: Sequence[str], tag: str, otherwise: str) -> str:
    """Return what to do about characters: install the packs that have them, or, if none has, something else."""
    if not has_other_scripts("".join(chars)):
        return otherwise
    from leaflet_pdf.layout.lines.other_scripts import lacking_packs

    lacking = lacking_packs(chars, tag)
    folders = " ".join(f"./fonts/packs/{name}" for name in lacking)
    packages = ", ".join(f"leaflet_pdf_fonts_{name}" for name in lacking)
    return f"install {packages}: in a clone of leaflet_pdf, `pip install {folders}`" if lacking else otherwise


def _message(chars: Sequence[str]) -> str:
    named = [f"{char!r}, U+{ord(char):04X} {unicodedata.name(char, 'without a name')}" for char in chars[:NAMED]]
    more = f", and {len(chars) - NAMED} more" if len(chars) > NAMED else ""
    return f"no font can print {'; '.join(named)}{more}"
