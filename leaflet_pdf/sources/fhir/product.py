"""What a bundle says of the medicine itself. R4 and R5 are told apart by their shape, and never by a number."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.sources.exchange.document import Medicine
from leaflet_pdf.sources.exchange.reading.element import Element

_ACTIVE = {"72072", "100000072072"}
"""The role of an active substance (SPOR list 100000072050), as it is written with and without its list's number."""

_PRODUCTS = {"MedicinalProductDefinition", "Medication"}
"""What names a medicine: in R4, there is no definition of products."""
_FORMS = {
    "ManufacturedItemDefinition": ("manufacturedDoseForm",),
    "AdministrableProductDefinition": ("administrableDoseForm",),
    "MedicinalProductDefinition": ("combinedPharmaceuticalDoseForm",),
    "Medication": ("form", "doseForm"),
}
"""Where resources say what a medicine is given as."""


def resources(bundle: Element) -> Iterator[Element]:
    """Yield the resources of a bundle, without those of bundles in it."""
    for entry in bundle.all("entry", "resource"):
        yield from entry.children


def medicine_of(bundle: Element, title: str) -> Medicine:
    """Return what the resources beside a composition say of its medicine.

    Its title is the name if they have none, or several: a leaflet for two strengths is not called as one of them.
    """
    held = list(resources(bundle))
    products = [one for one in held if one.name in _PRODUCTS]
    names = set(map(_name, products)) - {""}
    active = [part for one in held for part in _ingredients(one) if _is_active(part)]
    forms = [_concept(one, key) for one in held for key in _FORMS.get(one.name, ())]
    substances = dict.fromkeys(filter(None, map(_substance, active)))
    strengths = dict.fromkeys(filter(None, map(_strength, active)))
    return Medicine(
        names.pop() if len(names) == 1 else title,
        " and ".join(substances).lower(),
        (" and " if len(substances) > 1 else ", ").join(strengths),
        next(filter(None, forms), "").lower(),
    )


def publisher_of(bundle: Element, composition: Element) -> str:
    """Return the organization that a composition names as its author; else the first one of the bundle."""
    organizations = [one for one in resources(bundle) if one.name == "Organization" and one.value("name")]
    for author in composition.all("author"):
        if author.value("display"):
            return author.value("display")
        wanted = author.value("reference").rpartition("/")[2]
        for one in organizations:
            if wanted and one.value("id") == wanted:
                return one.value("name")
    return organizations[0].value("name") if organizations else ""


def _name(product: Element) -> str:
    return product.value("name", "productName") or product.value("name", "value") or _concept(product, "code")


def _ingredients(resource: Element) -> Iterator[Element]:
    if resource.name == "Ingredient":
        yield resource
    elif resource.name == "Medication":
        yield from resource.all("ingredient")


def _is_active(ingredient: Element) -> bool:
    if ingredient.value("isActive") == "true":
        return True
    return any(code.attributes.get("value", "") in _ACTIVE for code in ingredient.all("role", "coding", "code")) or any(
        shown.attributes.get("value", "").lower() == "active" for shown in ingredient.all("role", "coding", "display")
    )


def _substance(ingredient: Element) -> str:
    places = (("substance", "code", "concept"), ("substance", "codeableConcept"), ("itemCodeableConcept",), ("item",))
    concept = next(filter(None, (ingredient.first(*place) for place in places)), None)
    return (concept.value("text") or concept.value("coding", "display")) if concept else ""


def _strength(ingredient: Element) -> str:
    for strength in ingredient.all("substance", "strength"):
        for key in ("presentationQuantity", "concentrationQuantity"):
            found = _quantity(strength.first(key))
            if found:
                return found
        for key in ("presentationRatio", "concentrationRatio", "presentation", "concentration"):
            over, under = _quantity(strength.first(key, "numerator")), _quantity(strength.first(key, "denominator"))
            if over:
                return f"{over}/{under.removeprefix('1 ')}" if under and under != "1" else over
        if strength.value("textPresentation") or strength.value("textConcentration"):
            return strength.value("textPresentation") or strength.value("textConcentration")
    return ""


def _quantity(element: Element | None) -> str:
    if element is None or not element.value("value"):
        return ""
    unit = element.value("unit") or element.value("code")
    return " ".join(filter(None, (element.value("value"), "" if unit.startswith("{") or unit == "1" else unit)))


def _concept(element: Element, key: str) -> str:
    return element.value(key, "text") or element.value(key, "coding", "display")
