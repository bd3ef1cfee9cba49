"""Whether the first page says the essentials by itself, where the profile asks for that.

Only leaflets of medicines that there are facts about are asked: a wrong dose of these kills.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import AtAGlance, Essential

_WEEKLY = "medicine: {substance: methotrexate, strength: 2.5 mg, form: tablets}\n"
_FOR = "      used-for: Methotrexate treats rheumatoid arthritis.\n"
_HELP = "      get-help: Call 999 if you cannot breathe.\n"

AT_A_GLANCE_MISSING = Rule(
    "at-a-glance-missing",
    Severity.HINT,
    "The first page does not say the essentials by itself",
    "Many people read no further. What the medicine is for, how to take it and when to get help must be there.",
    "our own rule; PEMAT-P 11 asks for a summary",
    bad=_WEEKLY + "introduction: [Read this leaflet.]",
    good=_WEEKLY + f"introduction:\n  - at-a-glance:\n{_FOR}{_HELP}",
)
AT_A_GLANCE_WITHOUT_HELP = Rule(
    "at-a-glance-without-help",
    Severity.HINT,
    "The essentials do not say when to get help",
    "In an emergency, nobody searches the rest of the leaflet.",
    "our own rule",
    bad=_WEEKLY + f"introduction:\n  - at-a-glance:\n{_FOR}",
    good=_WEEKLY + f"introduction:\n  - at-a-glance:\n{_FOR}{_HELP}",
)


def first_page(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding if the introduction lacks the essentials, or these lack when to get help."""
    if not case.standards.profile.at_a_glance or not case.standards.facts:
        return
    glance = next((block for block in case.leaflet.introduction if isinstance(block, AtAGlance)), None)
    if glance is None:
        place = case.places.key("introduction", case.places.key("sections", case.leaflet.source))
        hint = f"put “at-a-glance:” into the introduction ({case.standards.profile.at_a_glance})"
        yield AT_A_GLANCE_MISSING.at(place, "the first page does not say the essentials by itself", hint)
    elif not any(entry.essential is Essential.GET_HELP for entry in glance.entries):
        hint = "add “get-help:”, with the signs of an emergency"
        yield AT_A_GLANCE_WITHOUT_HELP.at(glance.source, "what is said at a glance lacks when to get help", hint)


CHECKS = (Check(first_page, (AT_A_GLANCE_MISSING, AT_A_GLANCE_WITHOUT_HELP)),)
