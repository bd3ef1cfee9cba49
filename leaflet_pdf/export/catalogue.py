"""What an author should know of a leaflet that is written in another form."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

KEPT_AS_WRITTEN = Rule(
    "kept-as-written",
    Severity.HINT,
    "Something has no words to be read aloud by, and is kept as it is written",
    "Each voice reads a sign or a unit that it does not know in its own way, or passes over it.",
    "",
    bad="A listener hears “arrow”, or nothing, for “→”.",
    good="The sign is written in words: “leads to”.",
)
NO_SPEECH = Rule(
    "no-words-for-speech",
    Severity.WARNING,
    "A language has no words for units and signs to be read aloud by",
    "They are kept as they are written, since nothing is guessed. A voice may read “mg” or “2–4” wrongly.",
    "",
    bad="A leaflet in Polish is read aloud, and “mg” is left to the voice.",
    good="The language has a file `spoken.yaml`, as English, German, French and Spanish have.",
)
NO_BRAILLE = Rule(
    "no-braille",
    Severity.WARNING,
    "A leaflet is not written in braille, only as text for it",
    "A number that is wrong in braille harms as one in print does. So what cannot be read back is not written.",
    "",
    bad="A leaflet in a language that no table is known for, or with a sign that has no cells.",
    good="A leaflet in English, or in a language of liblouis where that is installed.",
)
RULES = (KEPT_AS_WRITTEN, NO_SPEECH, NO_BRAILLE)
