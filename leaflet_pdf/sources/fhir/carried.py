"""The file of a leaflet in the composition that was made of it: with it comes back what a narrative cannot say.

It counts only as long as the words beside it are those that it was exported with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice

from leaflet_pdf.files.path_policy import portable
from leaflet_pdf.sources.exchange.catalogue import OTHER_WORDS
from leaflet_pdf.sources.exchange.document import Carried, Loss
from leaflet_pdf.sources.exchange.reading.element import Element
from leaflet_pdf.sources.exchange.words import read_words
from leaflet_pdf.sources.fhir.codes import FILES
from leaflet_pdf.sources.fhir.extensions import extensions
from leaflet_pdf.sources.fhir.pictures import decoded, pictures_in

MOST_FILES = 200
"""Files that a leaflet's file names: others are not looked at."""
LEAFLET, NAMED, WORDS = "leaflet", "file", "words"
"""The parts of the extension: the leaflet's file, one that it names, and the digest of all words of the sections."""


def words_digest(sections: Iterable[Element]) -> str:
    """Return the SHA-256, in hex, of the words in sections, in the order in which they are read."""
    return hashlib.sha256(" ".join(word.text for word in read_words(sections).words).encode()).hexdigest()


def carried(root: Element, composition: Element, losses: list[Loss]) -> Carried | None:
    """Return the files that a composition carries; None if there are none, or if its words were changed since."""
    extension = next(extensions(composition, FILES), None)
    if extension is None:
        return None
    texts = [decoded(one.value("valueAttachment", "data")) for one in extensions(extension, LEAFLET)]
    digests = [one.value("valueString") for one in extensions(extension, WORDS)]
    if digests != [words_digest(composition.all("section"))] or len(texts) != 1:
        losses.append(Loss(OTHER_WORDS, extension, "the words are not those that were exported: they are imported"))
        return None
    return Carried((texts[0] or b"").decode(errors="replace"), dict(_named(root, extension)))


def _named(root: Element, extension: Element) -> Iterator[tuple[str, bytes]]:
    """Yield the files that a leaflet's file names, each with its name; none whose name leads out of a folder."""
    picture = pictures_in(root)
    for one in islice(extensions(extension, NAMED), MOST_FILES):
        name = one.value("valueAttachment", "title")
        data = picture(one.value("valueAttachment", "url"))
        if portable(name) and data is not None:
            yield name, data
