"""One act that is to be done at two frequencies: "once a week" and "every day"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from leaflet_pdf.checks.analysis.regimens import Act, acts
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity

FREQUENCY_CONTRADICTED = Rule(
    "frequency-contradicted",
    Severity.WARNING,
    "The same is to be done at two frequencies",
    "A medicine for once a week that is taken every day kills. Readers follow the sentence that they happen to read.",
    "MHRA, Drug Safety Update: methotrexate once-weekly, inadvertent daily dosing",
    bad="- Take samplin once a week.\n- Take samplin every day with a meal.",
    good="- Take samplin once a week, never every day.\n- Take samplin on the same day every week.",
)


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each sentence that contradicts an earlier one, or itself, on how often something is done."""
    by_act: dict[str, list[Act]] = {}
    for act in acts(case):
        earlier = by_act.setdefault(act.what, [])
        other = next((one for one in (*earlier, act) if _differ(one, act)), None)
        if other is not None:
            message = f"“{act.spot.words}” contradicts “{other.spot.words}”"
            if other is act:
                message = f"“{act.spot.words}” has two frequencies that differ"
            yield FREQUENCY_CONTRADICTED.at(case.place(act.spot), message, "check how often, and say it alike")
        if all(_key(one) != _key(act) for one in earlier):
            earlier.append(act)


def _differ(one: Act, other: Act) -> bool:
    return not all(rate.fits(wanted) for rate in one.rates for wanted in other.rates if rate is not wanted)


def _key(act: Act) -> list[tuple[Fraction, Fraction, bool]]:
    return [(rate.low, rate.high, rate.loose) for rate in act.rates]


CHECKS = (Check(find, (FREQUENCY_CONTRADICTED,)),)
