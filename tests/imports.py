"""Documents of other systems for tests, made up here: labels, and bundles in XML and in JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from leaflet_pdf.sources.exchange.reading.package import Package
from leaflet_pdf.sources.imported import Imported, imported

SPOR = "https://spor.ema.europa.eu/v1/lists/"
_XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'

_PRODUCT = """
<component><section><code code="48780-1"/><subject><manufacturedProduct><manufacturedProduct>
<name>Samplin</name><formCode displayName="TABLET"/>
<ingredient classCode="ACTIB"><quantity><numerator value="5" unit="mg"/><denominator value="1" unit="1"/></quantity>
<ingredientSubstance><name>SAMPLINE</name></ingredientSubstance></ingredient>
</manufacturedProduct></manufacturedProduct></subject></section></component>
"""


def label(
    text: str, *, code: str = "42231-1", title: str = "Medication Guide", inner: str = "", more: str = ""
) -> bytes:
    """Return a label with one section for patients: its narrative, and sections in it."""
    section = f'<section><code code="{code}"/><title>{title}</title><text>{text}</text>{inner}</section>'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="urn:hl7-org:v3"><setId root="a-b-c"/><versionNumber value="3"/><effectiveTime value="20260203"/>
<author><assignedEntity><representedOrganization><name>Example Ltd</name></representedOrganization>
</assignedEntity></author>
<component><structuredBody>{_PRODUCT}<component>{section}</component>{more}</structuredBody></component>
</document>""".encode()


def questions(*bodies: str) -> str:
    """Return a narrative of three questions or more, each with what stands below it."""
    return "".join(
        f'<paragraph><content styleCode="bold">What is question {number}?</content></paragraph>{body}'
        for number, body in enumerate((*bodies, *["<paragraph>Words.</paragraph>"] * (3 - len(bodies))), 1)
    )


def section(title: str, div: str, *inner: dict[str, Any], code: str = "") -> dict[str, Any]:
    """Return a section of a composition, as JSON has it."""
    coded = {"code": {"coding": [{"system": f"{SPOR}200000029659", "code": code}]}} if code else {}
    text = {"text": {"status": "additional", "div": f"<div {_XHTML}>{div}</div>"}}
    return {"title": title, **coded, **text, **({"section": list(inner)} if inner else {})}


def bundle(
    *sections: dict[str, Any], language: str = "en", kind: str = "100000155538", more: Sequence[dict[str, Any]] = ()
) -> dict[str, Any]:
    """Return a bundle with a composition of some sections."""
    composition = {
        "resourceType": "Composition",
        "language": language,
        "identifier": [{"system": "https://example.org", "value": "c-1"}],
        "version": "2",
        "type": {"coding": [{"system": f"{SPOR}100000155531", "code": kind}]},
        "date": "2026-02-03",
        "title": "Samplin 5 mg tablets",
        "section": list(sections),
    }
    product = {"resourceType": "MedicinalProductDefinition", "name": [{"productName": "Samplin 5 mg tablets"}]}
    entries = [{"resource": resource} for resource in (composition, product, *more)]
    return {"resourceType": "Bundle", "type": "document", "entry": entries}


def leaflet_bundle(*divs: str, **options: Any) -> dict[str, Any]:
    """Return a bundle of numbered sections, one for each narrative."""
    return bundle(*(section(f"{number}. Part {number}", div) for number, div in enumerate(divs, 1)), **options)


def as_json(resource: dict[str, Any]) -> bytes:
    return json.dumps(resource, ensure_ascii=False).encode()


def as_xml(resource: dict[str, Any]) -> bytes:
    """Return a resource as the XML that FHIR has for it."""
    kind = resource["resourceType"]
    inside = "".join(_xml(key, value) for key, value in resource.items() if key != "resourceType")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} xmlns="http://hl7.org/fhir">{inside}</{kind}>'.encode()


def _xml(key: str, value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(_xml(key, one) for one in value)
    if key == "div":
        return str(value)
    if not isinstance(value, dict):
        return f'<{key} value="{escape(str(value))}"/>'
    kind = value.get("resourceType")
    inside = "".join(_xml(name, one) for name, one in value.items() if name != "resourceType")
    return f"<{key}><{kind}>{inside}</{kind}></{key}>" if kind else f"<{key}>{inside}</{key}>"


def taken(data: bytes, part: str = "patient", held: dict[str, bytes] | None = None) -> Imported:
    """Return the one leaflet of a document."""
    (one,) = imported(Package("document", data, held or {}), part)
    return one


def body(narrative: str) -> str:
    """Return what the narrative of a bundle's only section becomes, as lines of a leaflet file without indent."""
    text = taken(as_json(leaflet_bundle(narrative))).text
    return "\n".join(line[6:] for line in text.partition("    body:\n")[2].rstrip("\n").split("\n"))


def codes(one: Imported) -> list[str]:
    """Return what was lost, without what every made-up document lacks."""
    return [loss.rule.code for loss in one.losses if loss.rule.code not in {"own-number", "to-fill-in"}]


SAMPLES = Path(os.environ.get("LEAFLET_SAMPLES", "samples"))
"""Real documents, which are others' and not a part of this project: folders `spl` and `fhir`, if they are at hand."""
