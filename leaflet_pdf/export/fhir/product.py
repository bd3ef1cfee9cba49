"""What a leaflet's identity says of its medicine and its publisher, as resources. No code is guessed from words."""

from __future__ import annotations

from collections.abc import Sequence

from leaflet_pdf.export.fhir.resource import Release, Resource, id_of, identifier, in_one_line, named, reference
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.sources.fhir.codes import ACTIVE, ROLES


def publisher(leaflet: Leaflet) -> Resource:
    """Return the organization that answers for a leaflet. It keeps its id in all leaflets of that name."""
    name = in_one_line(leaflet.publisher.plain)
    id = named("publisher", name)
    return {"resourceType": "Organization", "id": id, "identifier": [identifier(id, "publisher")], "name": name}


def medicine(leaflet: Leaflet, release: Release) -> Sequence[Resource]:
    """Return what a leaflet is about, as the resources that a release has for it: first what a leaflet's subject is."""
    about = leaflet.medicine
    title, substance, strength, form = map(
        in_one_line, (leaflet.title.plain, about.substance.plain, about.strength.plain, about.form.plain)
    )
    id = id_of(leaflet.identity, "medicine")
    if release is Release.R4:
        ingredient = {"itemCodeableConcept": {"text": substance}, "isActive": True}
        names = {"code": {"text": title}, "form": {"text": form}, "ingredient": [ingredient]}
        return [{"resourceType": "Medication", "id": id, **names}]
    product = {
        "resourceType": "MedicinalProductDefinition",
        "id": id,
        "identifier": [identifier(leaflet.identity.id, "medicine")],
        "combinedPharmaceuticalDoseForm": {"text": form},
        "name": [{"productName": title, "type": {"text": "full name"}}],
    }
    active = {
        "resourceType": "Ingredient",
        "id": id_of(leaflet.identity, "ingredient"),
        "status": "active",
        "for": [reference(product)],
        "role": {"coding": [{"system": ROLES, "code": ACTIVE, "display": "Active"}]},
        "substance": {"code": {"concept": {"text": substance}}, "strength": [{"textPresentation": strength}]},
    }
    return [product, active]
