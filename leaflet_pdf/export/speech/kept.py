"""What of a leaflet is kept as it is written, because its language has no words for it."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.export.catalogue import KEPT_AS_WRITTEN, NO_SPEECH
from leaflet_pdf.export.speech.verbalization import Kind, verbalized
from leaflet_pdf.languages.speech import SILENT, speech
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Leaflet


def kept_as_written(leaflet: Leaflet) -> Iterator[Finding]:
    """Yield a finding for each that has no words, where it is first; or one, if its language has no words at all."""
    tag = leaflet.identity.language
    if speech(tag) is SILENT:
        message = f"there are no words for units and signs in “{tag}”: they are kept as they are written"
        yield NO_SPEECH.at(leaflet.source, message, "listen to each dose and telephone number before you give it out")
        return
    known: set[str] = set()
    for text in leaflet.texts:
        for part in verbalized(text.plain, tag):
            if part.kind is Kind.KEPT and part.words not in known:
                known.add(part.words)
                message = f"there are no words for “{part.words}”: it is kept as it is written"
                yield KEPT_AS_WRITTEN.at(text.source, message, "write it in words, or listen to how it is read")
