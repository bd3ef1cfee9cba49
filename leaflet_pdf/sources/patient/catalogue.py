"""What can be wrong with a patient's file, or with its patient for a leaflet."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

RULES = (
    Rule(
        "bad-count",
        Severity.ERROR,
        "A number of tablets cannot be taken",
        "A third of a capsule cannot be taken. “1.0” and “.5” have been read as 10 and 5.",
        "",
        bad="dose: {unit: 20 mg capsule, morning: 1.0, noon: 0, evening: half, night: 0.5}\n",
        good="dose: {unit: 20 mg capsule, morning: 1, noon: 0, evening: half, night: 0.5}\n",
    ),
    Rule(
        "bad-quantity",
        Severity.ERROR,
        "An amount is not a number with a unit",
        (
            "Without a unit, or with a needless zero or a comma, an amount can be read as ten or a thousand "
            "times too much."
        ),
        "",
        bad="daily-total: 40.0 mg\n",
        good="daily-total: 40 mg\n",
    ),
    Rule(
        "total-differs",
        Severity.ERROR,
        "The doses of the day do not add up to the total",
        "One of the two is wrong, and the patient would take it.",
        "",
        bad="daily-total: 80 mg\n",
        good="daily-total: 40 mg\n",
    ),
    Rule(
        "born-after-date",
        Severity.ERROR,
        "The patient was born after the medicine was supplied",
        "One of the dates is wrong, or it is the wrong patient.",
        "",
        bad="born: 2027-01-02\n",
        good="born: 1990-01-02\n",
    ),
    Rule(
        "medicine-differs",
        Severity.ERROR,
        "The patient’s medicine is not the leaflet’s",
        "The patient would read about another medicine.",
        "",
        bad="medicine: another\n",
        good="medicine: sample\n",
    ),
    Rule(
        "supply-too-long",
        Severity.ERROR,
        "The supply is longer than the leaflet allows",
        (
            "Some medicines may be supplied for a few days only, so that tests come before the next supply. "
            "Weeks may have been mistaken for days."
        ),
        "",
        bad="A supply of 112 days, before a leaflet that allows 30.",
        good="A supply of 28 days.",
    ),
)
