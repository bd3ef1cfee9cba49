"""Documents of other systems become leaflet files, and an account of every word of theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from leaflet_pdf.files.memory import folder_of
from leaflet_pdf.languages.language import UnknownLanguageError, language
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.sources.exchange.catalogue import NOT_WRITTEN, OTHER_WORDS, OWN_WORDS, UNKNOWN_DOCUMENT
from leaflet_pdf.sources.exchange.document import Document, Loss
from leaflet_pdf.sources.exchange.ledger import Ledger, account, recount
from leaflet_pdf.sources.exchange.narrative.pictures import illustrated
from leaflet_pdf.sources.exchange.reading.bounds import RefusedError
from leaflet_pdf.sources.exchange.reading.element import Element
from leaflet_pdf.sources.exchange.reading.package import Package, tree
from leaflet_pdf.sources.exchange.writing.yaml_file import UNDETERMINED, Proposal, as_yaml, leaflet_id, waivers
from leaflet_pdf.sources.formats import FORMATS, Format
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.sources.yaml.format import LANGUAGE
from leaflet_pdf.sources.yaml.given_out import Values, named_in, taken_back

_CARRIED = "carried.yaml"
"""What the file of a leaflet is called while it is read out of its document."""
_READ_IN = "en"
"""The language in which a leaflet is read to be counted, where the program does not have its own."""


class Imported(NamedTuple):
    """A leaflet file, the pictures beside it, and what became of the words of its source.

    `leaflet` is what the file is read as; its language is another if the program does not have that of the file.
    """

    id: str
    text: str
    files: dict[str, bytes]
    losses: tuple[Loss, ...]
    ledger: Ledger
    document: Document
    leaflet: Leaflet

    @property
    def has_language(self) -> bool:
        """Whether the leaflet can be built: the program has its language."""
        return _is_known(self.document.language)


def imported(package: Package, part: str) -> list[Imported]:
    """Return the leaflets of a part in a document.

    Raises RefusedError for a document that is no source of any, and LedgerError for a word that is unaccounted for.
    """
    root = tree(package.data)
    known = _format_of(root)

    picture = known.pictures(root)

    def fetch(name: str) -> bytes | None:
        return picture(name) or package.file(name)

    documents = [
        document._replace(origin=document.origin._replace(digest=package.digest), language=_tag(document.language))
        for document in known.read(root, part)
    ]
    found: list[Imported] = []
    for document in documents:
        restored = _restored(document, ()) if document.carried else None
        if restored and all(one.id != restored.id for one in found):
            found.append(restored)
            continue
        stem = leaflet_id(document)
        taken = sum(one.id == stem or one.id.rpartition("-")[0] == stem for one in found)
        id = f"{stem}-{taken + 1}" if taken else stem
        with_pictures, files = illustrated(_without_file(document), id, fetch)
        found.append(_written(with_pictures, id, files, ()))
    return found


def proposing(one: Imported, proposals: Sequence[Proposal]) -> Imported:
    """Return a leaflet whose file proposes waivers, in comments."""
    restored = _restored(one.document, proposals) if one.document.carried else None
    return restored or _written(one.document, one.id, one.files, proposals)


def _restored(document: Document, proposals: Sequence[Proposal]) -> Imported | None:
    """Return the leaflet whose file a document carries; None if it cannot be read, or has other words."""
    held, origin = document.carried, document.origin
    assert held
    about: Values = {"format": origin.format, "document": origin.document, "version": origin.version}
    if origin.day:
        about["as-of"] = origin.day.isoformat()
    text = taken_back(held.text, {**about, "digest": origin.digest})
    text += "".join(f"{line}\n" for line in waivers(document, proposals))
    with folder_of({**held.files, _CARRIED: text.encode(errors="surrogatepass")}) as folder:
        leaflet, _ = parse(text, _CARRIED, folder)
        ledger = recount(document, leaflet) if leaflet else None
        if leaflet is None or ledger is None:
            return None
        files = named_in(folder / _CARRIED)
    about_words = f"{ledger.left_out} words of the program, which it prints by itself"
    losses = (Loss(OWN_WORDS, document.root[0], about_words),)
    return Imported(leaflet.identity.id, text, files, losses, ledger, document, leaflet)


def _without_file(document: Document) -> Document:
    """Return a document that is imported by its words alone."""
    if document.carried is None:
        return document
    loss = Loss(OTHER_WORDS, document.root[0], "the leaflet in it cannot be read, or has other words")
    return document._replace(carried=None, losses=(*document.losses, loss))


def _format_of(root: Element) -> Format:
    """Return the format of a document. Raises RefusedError if it is of none."""
    for format in FORMATS:
        if format.is_one(root):
            return format
    message = f"<{root.name[:40]}> is neither an SPL label nor a FHIR bundle"
    hint = "name a label, or a bundle with a composition"
    raise RefusedError(UNKNOWN_DOCUMENT, message, hint, root.line, root.column)


def _written(document: Document, id: str, files: dict[str, bytes], proposals: Sequence[Proposal]) -> Imported:
    text, losses = as_yaml(document, id, proposals)
    readable = document if _is_known(document.language) else document._replace(language=_READ_IN)
    leaflet = _read(as_yaml(readable, id, proposals).text, f"{id}.yaml", files)
    return Imported(id, text, files, losses, account(document, losses, leaflet), document, leaflet)


def _read(text: str, name: str, files: dict[str, bytes]) -> Leaflet:
    """Return what a file is read as. Raises RefusedError if it is none that can be read."""
    with folder_of({name: text.encode(errors="surrogatepass"), **files}) as folder:
        leaflet, findings = parse(text, name, Path(folder))
    if leaflet is None:
        raise RefusedError(
            NOT_WRITTEN, _named(findings[0]), "write this leaflet by hand, or take the part out of the source"
        )
    return leaflet


def _named(finding: Finding) -> str:
    return f"the leaflet file would not be valid: {finding.message} ({finding.code}, line {finding.source.line} of it)"


def _tag(words: str) -> str:
    """Return a language as a BCP 47 tag; that of an undetermined one (“und”) if the words are not a tag."""
    return words if re.fullmatch(LANGUAGE.pattern, words) else UNDETERMINED


def _is_known(tag: str) -> bool:
    try:
        language(tag)
    except UnknownLanguageError:
        return False
    return True
