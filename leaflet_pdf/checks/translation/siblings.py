"""A leaflet held against the files that say the same in other languages: its original, or its translations."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.checks.translation.catalogue import TRANSLATION_ASTRAY
from leaflet_pdf.checks.translation.parts import differences
from leaflet_pdf.model.finding import Finding, Severity, Source
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.sources.siblings import sibling


def held_against_siblings(leaflet: Leaflet) -> Iterator[Finding]:
    """Yield what differs between a leaflet and its original, and between it and each of its translations."""
    yield from held_against_original(leaflet)
    for language, name, place in leaflet.translations:
        yield from _held_against(leaflet, name, place, language)


def held_against_original(leaflet: Leaflet) -> Iterator[Finding]:
    """Yield what differs between a translation and its original; nothing about a leaflet that is none."""
    if leaflet.translation_of is not None:
        name, place = leaflet.translation_of
        yield from _held_against(leaflet, name, place)


def _held_against(leaflet: Leaflet, name: str, place: Source, language: str = "") -> Iterator[Finding]:
    """Yield what differs between a leaflet and the one in a file, which must be in the language if one is given."""
    other, findings = sibling(leaflet, name)
    if other is None:
        first = next(finding for finding in findings if finding.severity is Severity.ERROR)
        yield TRANSLATION_ASTRAY.at(place, f"{name} is not a leaflet: {first.message}", f"look at {first.source}")
        return
    yield from astray(leaflet, other, place, language)
    yield from differences(leaflet, other)


def astray(leaflet: Leaflet, other: Leaflet, place: Source, language: str = "") -> Iterator[Finding]:
    """Yield why the leaflet in a file is not the original, or the translation in a language, that is meant."""
    name, spoken = other.source.file, other.identity.language
    own, original = leaflet.source.file.rpartition("/")[2], other.translation_of
    if language and spoken != language:
        message = f"{name} is in “{spoken}”, not in “{language}”"
        yield TRANSLATION_ASTRAY.at(place, message, f"write “{spoken}:” before its name")
    elif spoken == leaflet.identity.language:
        message = f"{name} is in “{spoken}”, as this file is"
        yield TRANSLATION_ASTRAY.at(place, message, "name a file in another language")
    if language and (original is None or original.value != own):
        message = f"{name} does not say that it is a translation of this file"
        yield TRANSLATION_ASTRAY.at(place, message, f"write “translation-of: {own}” there")
