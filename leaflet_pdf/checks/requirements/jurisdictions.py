"""One country's schemes, programmes and telephone numbers in another country's leaflet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity, Source
from leaflet_pdf.standards.jurisdictions import Kind, Mark, jurisdictions
from leaflet_pdf.standards.phrases.phrase import Phrase

_OF_ONE_PLACE = "each country has its own rules; the facts about a substance never merge two (domain C17)"

MERGED = Rule(
    "jurisdictions-merged",
    Severity.ERROR,
    "One leaflet names the programmes of two countries",
    "Their rules on contraception, tests and supply differ. Following both, or the wrong one, protects nobody.",
    _OF_ONE_PLACE,
    bad="- Follow the Pregnancy Prevention Programme.\n- You must be registered in iPLEDGE.",
    good="- Follow the Pregnancy Prevention Programme.",
)
FOREIGN_SCHEME = Rule(
    "foreign-scheme",
    Severity.ERROR,
    "A scheme, programme or form of another country is named",
    "It does not exist where the leaflet is read, and the leaflet does not say what applies there.",
    _OF_ONE_PLACE,
    bad="- Report side effects to MedWatch.",
    good="- Report side effects to the Yellow Card scheme.",
)
FOREIGN_AGENCY = Rule(
    "foreign-agency",
    Severity.WARNING,
    "An agency of another country is named",
    "Its rules do not apply where the leaflet is read.",
    _OF_ONE_PLACE,
    bad="- This was approved by the FDA.",
    good="- This was approved by the MHRA.",
)
FOREIGN_NUMBER = Rule(
    "foreign-number",
    Severity.ERROR,
    "A telephone number of another country is given",
    "In an emergency, nobody answers.",
    _OF_ONE_PLACE,
    bad="- In an emergency, call 911.",
    good="- In an emergency, call 999.",
)

NOT_JUDGED = Rule(
    "country-not-judged",
    Severity.HINT,
    "The leaflet’s country is not known to the program",
    "Its schemes and telephone numbers are not checked; a person must check them.",
    "our own rule",
    bad="jurisdiction: JP",
    good="jurisdiction: IE",
)

_RULE_OF = {
    Kind.SCHEME: FOREIGN_SCHEME,
    Kind.PROGRAMME: FOREIGN_SCHEME,
    Kind.FORM: FOREIGN_SCHEME,
    Kind.AGENCY: FOREIGN_AGENCY,
    Kind.NUMBER: FOREIGN_NUMBER,
}


def foreign_marks(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about what belongs to another country, or about the programmes of two countries together.

    For an unknown country, only programmes of two other countries are reported.
    """
    place = case.leaflet.identity.jurisdiction
    here = jurisdictions().within(place)
    found = list(_marks(case))
    if not jurisdictions().around(place):
        message = f"the country {place} is not known: a person must check its schemes and telephone numbers"
        yield NOT_JUDGED.at(case.places.key("jurisdiction", case.leaflet.source), message)
        yield from _merged_elsewhere(case, found)
        return
    for mark, spot in found:
        if here.isdisjoint(mark.of):
            yield _foreign(case, mark, spot, [own for own, _ in found if own.kind is mark.kind and here & own.of])


def _marks(case: CheckContext) -> Iterator[tuple[Mark, Spot]]:
    """Yield the first place of each mark in each text."""
    seen: set[tuple[str, Source]] = set()
    for mark, spot in case.find_each({phrase: one for one in jurisdictions().marks for phrase in one.phrases}):
        once = mark.mark, spot.passage.text.source
        if once not in seen:
            seen.add(once)
            yield mark, spot


def _foreign(case: CheckContext, mark: Mark, spot: Spot, own: list[Mark]) -> Finding:
    whose, place = jurisdictions().named(mark.of), case.leaflet.identity.jurisdiction
    if own and mark.kind is Kind.PROGRAMME:
        message = f"“{spot.words}” belongs to {whose}, but this leaflet for {place} also names {own[0].mark}"
        return MERGED.at(case.place(spot), message, "keep the rules of one country, and remove those of the other")
    hint = f"name what applies in {place}, or remove it"
    return _RULE_OF[mark.kind].at(case.place(spot), f"“{spot.words}” belongs to {whose}, not to {place}", hint)


def _merged_elsewhere(case: CheckContext, found: list[tuple[Mark, Spot]]) -> Iterator[Finding]:
    """Yield findings about the programmes of two countries, in a leaflet for an unknown country."""
    programmes = [(mark, spot) for mark, spot in found if mark.kind is Kind.PROGRAMME]
    for (first, _), (mark, spot) in pairwise(programmes):
        if first.of.isdisjoint(mark.of):
            whose = jurisdictions().named(mark.of)
            message = f"“{spot.words}” belongs to {whose}, but the leaflet also names {first.mark}"
            yield MERGED.at(case.place(spot), message, "keep the rules of one country")


def foreign_calls(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding, once per text, for each short number to call that is not one of the leaflet's country."""
    place = case.leaflet.identity.jurisdiction
    around = jurisdictions().around(place)
    own = {number for one in around for number in (*one.emergency, *one.advice)}
    if not own:
        return
    calls = jurisdictions().calls_in(case.leaflet.identity.language)
    reported: set[tuple[str, int]] = set()
    for number, spot in (*_linked(case, calls.values()), *_called(case, calls)):
        if number not in own and (number, id(spot.passage)) not in reported:
            reported.add((number, id(spot.passage)))
            message = f"{number} is not a telephone number of {place}"
            yield FOREIGN_NUMBER.at(case.place(spot), message, f"the emergency number is {around[0].emergency[0]}")


def _called(case: CheckContext, calls: Mapping[Phrase, str]) -> Iterator[tuple[str, Spot]]:
    """Yield the numbers after words that say to call them; not where more digits follow."""
    for number, spot in case.find_each(calls):
        after = spot.passage.plain[spot.end :].lstrip(" -")
        if not after[:1].isdecimal():
            yield number, spot


def _linked(case: CheckContext, numbers: Iterable[str]) -> Iterator[tuple[str, Spot]]:
    """Yield the numbers that links call."""
    targets = {f"tel:{number}": number for number in numbers}
    for passage in case.passages:
        if passage.printed is passage.plain:
            continue  # there is no link in it
        offset = 0
        for run in passage.text.runs:
            if run.target in targets:
                yield targets[run.target], Spot(passage, offset, offset + len(run.text))
            offset += len(run.text)


CHECKS = (
    Check(foreign_marks, (MERGED, FOREIGN_SCHEME, FOREIGN_AGENCY, NOT_JUDGED), at_build=True),
    Check(foreign_calls, (FOREIGN_NUMBER,), at_build=True),
)
