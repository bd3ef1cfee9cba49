"""Whether a leaflet says where to report side effects, whom to contact, and whom to call in an emergency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import SideEffects
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.jurisdictions import Place, jurisdictions
from leaflet_pdf.standards.standards_file import in_language

REPORTING_MISSING = Rule(
    "reporting-missing",
    Severity.WARNING,
    "The leaflet does not say where to report side effects",
    "Reports from patients reveal harm that trials did not. Patients report only if they know where.",
    "Directive 2001/83/EC, article 59; 21 CFR 208.20(b)(7)(iii)",
    bad="- side-effects:\n    common:\n      - Headache.",
    good="- side-effects:\n    common:\n      - Headache.\n- Report side effects to the Yellow Card scheme.",
)
REPORTING_BEFORE = Rule(
    "reporting-before-effects",
    Severity.HINT,
    "Where to report side effects is said only before them",
    "Readers look for it after the side effects, where the template has it.",
    "QRD template, section 4",
    bad="- Report side effects to the Yellow Card scheme.\n- side-effects:\n    common:\n      - Headache.",
    good="- side-effects:\n    common:\n      - Headache.\n- Report side effects to the Yellow Card scheme.",
)
CONTACT_UNCLEAR = Rule(
    "contact-unclear",
    Severity.WARNING,
    "The contact has neither a number nor an address",
    "Readers who do not understand the leaflet must be able to ask its publisher.",
    "NHS trusts: contact details on every leaflet (BSUH)",
    bad="contact: Ask at the counter",
    good="contact: Telephone 020 7946 0000",
)
EMERGENCY_MISSING = Rule(
    "emergency-number-missing",
    Severity.HINT,
    "The leaflet mentions an emergency without a number to call",
    "Someone who thinks of suicide, or cannot breathe, must not have to look for a number.",
    "our own rule (domain B4, a crisis line)",
    bad="- If you think about suicide, get help at once.",
    good="- If you think about suicide, get help at once. In an emergency, call 999.",
)

_REACHED = re.compile(r"\d|@|https?:|www\.")


def reporting(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding if the scheme of the leaflet's country is not named, or only before the side effects.

    What schemes are called is known in languages with words to judge by.
    """
    effects = _effects(case)
    places = jurisdictions().around(case.leaflet.identity.jurisdiction)
    if effects is None or not places or not case.standards.plain.known:
        return
    named = [spot.passage for place in places for spot in case.find(place.reporting)]
    order = {id(passage): number for number, passage in enumerate(case.passages)}
    if not named:
        message = f"the leaflet does not name {places[0].scheme} for reporting side effects"
        hint = "say below the side effects that patients can report them there"
        yield REPORTING_MISSING.at(case.passages[effects].text.source, message, hint)
    elif all(order[id(passage)] < effects for passage in named):
        hint = "say it below the side effects, too"
        message = f"{places[0].scheme} is named before the side effects, but not after them"
        yield REPORTING_BEFORE.at(named[0].text.source, message, hint)


def _effects(case: CheckContext) -> int | None:
    """Return the index of the first side effect's passage, or of the section of that name; None if there is neither."""
    if not any(isinstance(block, SideEffects) for section in case.leaflet.sections for block in section.body):
        sections = (n for n, passage in enumerate(case.passages) if passage.where.section == "side-effects")
        return next(sections, None)
    return next((n for n, passage in enumerate(case.passages) if passage.role is Role.EFFECT), None)


def contact(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding if the contact has neither a digit nor an address."""
    text = case.leaflet.contact
    if not _REACHED.search(text.plain) and not any(run.target for run in text.runs):
        hint = "give a telephone number, an e-mail or a postal address"
        yield CONTACT_UNCLEAR.at(text.source, f"“{text.plain}” does not say how to contact the publisher", hint)


def emergency(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding if an emergency is mentioned without any of the emergency numbers."""
    known = jurisdictions()
    places = known.around(case.leaflet.identity.jurisdiction)
    if not places or any(_stands(number, case) for number in _numbers(places)):
        return
    for spot in case.find(in_language(case.leaflet.identity.language, known.emergencies)):
        message = f"“{spot.words}” is an emergency, but the leaflet gives no number to call"
        hint = f"add the number to call: {places[0].emergency[0]}"
        yield EMERGENCY_MISSING.at(case.place(spot), message, hint)
        return


def _numbers(places: tuple[Place, ...]) -> Iterator[str]:
    for place in places:
        yield from place.emergency


def _stands(number: str, case: CheckContext) -> bool:
    return number in case.folded and bool(re.search(rf"(?<![\d.,-]){number}(?![\d-])", case.folded))


CHECKS = (
    Check(reporting, (REPORTING_MISSING, REPORTING_BEFORE)),
    Check(contact, (CONTACT_UNCLEAR,)),
    Check(emergency, (EMERGENCY_MISSING,)),
)
