"""A leaflet as electronic product information (HL7 ePI, type 1): a document of FHIR, with pictures and medicine."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from mimetypes import guess_type

from leaflet_pdf.export.content_tree import Node, content_tree
from leaflet_pdf.export.fhir.narrative import Narrative
from leaflet_pdf.export.fhir.product import medicine, publisher
from leaflet_pdf.export.fhir.resource import Release, Resource, entry, id_of, identifier, in_one_line, reference
from leaflet_pdf.export.html.drawings import picture_file
from leaflet_pdf.export.html.page import ids_of
from leaflet_pdf.layout.frame import Pages, Tag
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Identity, Leaflet, Picture, Section, Status, Vector
from leaflet_pdf.model.style import Style
from leaflet_pdf.sources.exchange.reading.json import read_json
from leaflet_pdf.sources.fhir.carried import LEAFLET as LEAFLET_FILE
from leaflet_pdf.sources.fhir.carried import NAMED, WORDS, words_digest
from leaflet_pdf.sources.fhir.codes import (
    DOCUMENTS,
    FILES,
    LEAFLET,
    PACKAGE_LEAFLET,
    PARTS_OF_DOCUMENTS,
    SECTION,
    SECTIONS,
    VERSION_NUMBER,
)

_CODES = {id: code for code, id in SECTIONS.items()}


Files = Mapping[str, bytes]
"""The file of a leaflet, and the files that it names, by their names; its own is the first."""


def bundle(
    leaflet: Leaflet, pages: Pages, style: Style, release: Release = Release.R5, files: Files | None = None
) -> Resource:
    """Return the Bundle of a leaflet that was laid out in a style: the values of its JSON, for `json.dumps`.

    Each version of a leaflet has ids of its own, and the day on which it was revised is its time: the same leaflet
    gives the same bundle. Only an approved one is final. With its files (`given_out`), it is imported as what it was.
    """
    return document(leaflet, content_tree(pages, style.bold), release, files or {})


def document(leaflet: Leaflet, tree: Node, release: Release, files: Files) -> Resource:
    """Return the Bundle of a leaflet's content, as `bundle` does."""
    identity = leaflet.identity
    binaries = _Binaries(identity)
    product, organization = medicine(leaflet, release), publisher(leaflet)
    composition = _composition(leaflet, release, reference(product[0]), reference(organization))
    composition["section"] = [
        _root_section(leaflet, tree, Narrative(identity.language, ids_of(leaflet), binaries.address))
    ]
    if files:
        composition.setdefault("extension", []).append(_carrying(composition, files, binaries))
    held = [composition, *product, organization, *binaries.resources.values()]
    return {
        "resourceType": "Bundle",
        "id": id_of(identity, "bundle"),
        "language": identity.language,
        "identifier": identifier(identity.id),
        "type": "document",
        "timestamp": f"{identity.revised}T00:00:00Z",
        "entry": [entry(resource) for resource in held],
    }


def _composition(leaflet: Leaflet, release: Release, subject: Resource, author: Resource) -> Resource:
    identity = leaflet.identity
    about = identifier(id_of(identity, "composition"), "composition")
    is_new = release is Release.R5
    version = {"version": identity.version} if is_new else {}
    extension = {} if is_new else {"extension": [{"url": VERSION_NUMBER, "valueString": identity.version}]}
    return {
        "resourceType": "Composition",
        "id": id_of(identity, "composition"),
        "language": identity.language,
        **extension,
        "identifier": [about] if is_new else about,
        **version,
        "status": "final" if identity.status is Status.APPROVED else "preliminary",
        "type": {"coding": [{"system": DOCUMENTS, "code": PACKAGE_LEAFLET, "display": "Package leaflet"}]},
        "subject": [subject] if is_new else subject,
        "date": identity.revised.isoformat(),
        "author": [author],
        "title": in_one_line(leaflet.title.plain),
    }


def _root_section(leaflet: Leaflet, tree: Node, narrative: Narrative) -> Resource:
    """Return the whole leaflet as one section: first what stands before its sections, last what stands behind them."""
    parts = {section.source: section for section in leaflet.sections}
    before: list[Node] = []
    sections: list[Resource] = []
    behind: list[Node] = []
    for node in tree.nodes():
        section = _section_of(node, parts)
        if section:
            sections.append(_section(section, node, narrative))
        elif node.tag is Tag.CONTENTS:
            del before[-1]  # its heading: a document of FHIR needs no list of its sections
        elif node.tag is not Tag.TITLE:
            (behind if sections else before).append(node)
    root = _part({"system": PARTS_OF_DOCUMENTS, "code": LEAFLET}, narrative=narrative.of(before))
    end = _part({"system": SECTION, "code": "end"}, narrative=narrative.of(behind))
    return {"title": in_one_line(leaflet.title.plain), **root, "section": [*sections, end]}


def _section_of(node: Node, parts: Mapping[Source, Section]) -> Section | None:
    """Return the section that an element is; None if it is none."""
    source = node.element.source
    return parts.get(source) if node.tag is Tag.SECTION and node.element.title and source else None


def _section(section: Section, node: Node, narrative: Narrative) -> Resource:
    codings = [{"system": SECTION, "code": section.id}]
    if section.id in _CODES:
        codings.insert(0, {"system": PARTS_OF_DOCUMENTS, "code": _CODES[section.id]})
    inside = [part for part in node.nodes() if part.tag is not Tag.HEADING]
    title = f"{section.number}. {in_one_line(section.heading.plain)}"
    return {"title": title, **_part(*codings, narrative=narrative.of(inside, section.id))}


def _part(*codings: Resource, narrative: str) -> Resource:
    return {"code": {"coding": list(codings)}, "text": {"status": "additional", "div": narrative}}


def _carrying(composition: Resource, files: Files, binaries: _Binaries) -> Resource:
    """Return the extension that holds the file of a leaflet, and leads to those that it names."""
    (name, data), *others = files.items()
    sections = read_json(json.dumps({"resourceType": "Composition", "section": composition["section"]}).encode())
    held = {"contentType": "application/yaml", "title": name, "data": b64encode(data).decode("ascii")}
    parts = [{"url": LEAFLET_FILE, "valueAttachment": held}]
    for other, picture in others:
        kind = guess_type(other)[0] or "application/octet-stream"
        attachment = {"contentType": kind, "url": binaries.of(kind, picture), "title": other}
        parts.append({"url": NAMED, "valueAttachment": attachment})
    parts.append({"url": WORDS, "valueString": words_digest(sections.all("section"))})
    return {"url": FILES, "extension": parts}


class _Binaries:
    """The pictures so far, each once, by the id of its resource."""

    def __init__(self, identity: Identity) -> None:
        self.resources: dict[str, Resource] = {}
        self._identity = identity

    def address(self, picture: Picture | Vector) -> str:
        """Return where a picture is in the bundle."""
        return self.of(*picture_file(picture))

    def of(self, kind: str, data: bytes) -> str:
        """Return where a file of a media type is in the bundle."""
        id = id_of(self._identity, "picture", sha256(data).hexdigest())
        encoded = b64encode(data).decode("ascii")
        self.resources[id] = {"resourceType": "Binary", "id": id, "contentType": kind, "data": encoded}
        return f"urn:uuid:{id}"
