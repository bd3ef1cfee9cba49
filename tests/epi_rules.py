"""What HL7's guide for electronic product information (ePI) and FHIR's narratives demand, as data to judge bundles by.

The guide's profiles of Bundle, Composition, MedicinalProductDefinition and Organization say which elements must be
there. `fhir.resources` judges the shape of all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

NEEDED = {
    "Bundle": ("identifier.system", "identifier.value", "type", "timestamp", "entry.fullUrl", "entry.resource"),
    "Composition": (
        *("identifier.system", "identifier.value", "status", "type.coding.code", "subject.reference", "date"),
        *("author.reference", "title", "section.code.coding.code", "section.text.div"),
        *("section.section.code.coding.code", "section.section.text.div"),
    ),
    "MedicinalProductDefinition": ("identifier.system", "identifier.value", "name.productName", "name.type"),
    "Organization": ("identifier.system", "identifier.value", "name"),
    "Ingredient": ("status", "role.coding.code", "for.reference", "substance.code"),
    "Binary": ("contentType", "data"),
    "Medication": ("code.text",),
}

ELEMENTS = frozenset(
    [
        "p",
        "br",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "span",
        "b",
        "em",
        "i",
        "strong",
        "small",
        "big",
        "tt",
        "dfn",
        "q",
        "var",
        "abbr",
        "acronym",
        "cite",
        "blockquote",
        "hr",
        "address",
        "bdo",
        "kbd",
        "sub",
        "sup",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "pre",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tr",
        "tfoot",
        "tbody",
        "th",
        "td",
        "code",
        "samp",
        "img",
    ]
)
ATTRIBUTES = frozenset(
    [
        "title",
        "style",
        "class",
        "id",
        "lang",
        "{http://www.w3.org/XML/1998/namespace}lang",
        "dir",
        "abbr",
        "axis",
        "headers",
        "scope",
        "rowspan",
        "colspan",
        "a.href",
        "a.name",
        "img.src",
        "img.alt",
    ]
)


def broken(bundle: dict[str, Any]) -> Iterator[str]:
    """Yield what a bundle lacks, and what its narratives may not have."""
    resources = [entry["resource"] for entry in bundle["entry"]]
    for resource in (bundle, *resources):
        for path in NEEDED[resource["resourceType"]]:
            if not _has(resource, path.split(".")):
                yield f"{resource['resourceType']}.{path} is missing"
    if resources[0]["resourceType"] != "Composition":
        yield "the first entry is no composition"
    names = [entry["fullUrl"] for entry in bundle["entry"]]
    if len(set(names)) != len(names):
        yield "two entries have one name"
    yield from (f"{name} leads nowhere" for name in sorted(set(references(bundle)) - set(names)))
    divs = [ET.fromstring(div) for div in narratives(resources[0])]
    ids = [one.attrib["id"] for div in divs for one in div.iter() if "id" in one.attrib]
    links = {one.attrib.get("href", "") for div in divs for one in div.iter()}
    yield from (f"{id} is an id of several parts" for id in sorted(set(ids)) if ids.count(id) > 1)
    yield from (f"the link {link} leads nowhere" for link in sorted(links) if link[:1] == "#" and link[1:] not in ids)
    for div in divs:
        yield from _foreign(div)


def references(value: Any) -> Iterator[str]:
    """Yield what the references and pictures of a bundle lead to."""
    if isinstance(value, dict):
        if "reference" in value:
            yield value["reference"]
        for key, one in value.items():
            if key == "div":
                yield from (img.attrib["src"] for img in ET.fromstring(one).iter() if img.tag.endswith("}img"))
            else:
                yield from references(one)
    elif isinstance(value, list):
        for one in value:
            yield from references(one)


def narratives(part: dict[str, Any]) -> Iterator[str]:
    """Yield the narratives of the sections in a composition, in their order."""
    for section in part.get("section", ()):
        yield section["text"]["div"]
        yield from narratives(section)


def _has(value: Any, path: list[str]) -> bool:
    """Tell whether every value at a path is there, and is not empty."""
    if isinstance(value, list):
        return bool(value) and all(_has(one, path) for one in value)
    if not path:
        return value not in ("", None, {}, [])
    return isinstance(value, dict) and path[0] in value and _has(value[path[0]], path[1:])


def _foreign(div: ET.Element) -> Iterator[str]:
    for element in div.iter():
        space, _, name = element.tag.rpartition("}")
        if space != "{http://www.w3.org/1999/xhtml" or name not in ELEMENTS:
            yield f"<{element.tag}> is no element of a narrative"
        yield from (f"{name}.{one}" for one in element.attrib if not {one, f"{name}.{one}"} & ATTRIBUTES)
