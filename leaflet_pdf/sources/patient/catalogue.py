"""What can be wrong with a patient’s file."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

RULES = (
    Rule(
        "bad-count",
        Severity.ERROR,
        "An amount cannot be taken",
        "A third of a capsule cannot be taken, nor 5 of a liquid without “ml”. “1.0” and “.5” were read as 10 and 5.",
        "",
        bad="dose: {unit: 40 mg capsule, morning: 1.0, noon: 0, evening: half, night: 0.5}\n",
        good="dose: {unit: 40 mg capsule, morning: 1, noon: 0, evening: half, night: 0.5}\n",
    ),
    Rule(
        "bad-interval",
        Severity.ERROR,
        "An interval is not a number of hours, days or weeks",
        "“8 hourly” and “every other day” can be understood in two ways.",
        "",
        bad="dose: {unit: 40 mg capsule, take: 1, every: 8 hourly}\ndaily-total: 120 mg\n",
        good="dose: {unit: 40 mg capsule, take: 1, every: 8 hours}\ndaily-total: 120 mg\n",
    ),
    Rule(
        "bad-weekday",
        Severity.ERROR,
        "A day of the week is not one",
        "A short or misspelled day can be read as another one, and a weekly medicine must be taken on one day only.",
        "",
        bad="“on: Mon” or “on: Monday, Thursday”.",
        good="“on: Monday” or “on: Monday and Thursday”.",
    ),
    Rule(
        "bad-schedule",
        Severity.ERROR,
        "A dose does not say when it is taken, or says it twice",
        "Nobody could know which of two times is meant, or how often to take it.",
        "",
        bad="dose: {unit: 40 mg capsule, take: 1, every: day, on: Monday}\ndaily-total: 40 mg\n",
        good="dose: {unit: 40 mg capsule, take: 1, every: day}\ndaily-total: 40 mg\n",
    ),
    Rule(
        "bad-quantity",
        Severity.ERROR,
        "An amount is not a number with a unit",
        "Without a unit, or with a needless zero or comma, an amount can be read as ten or a thousand times too much.",
        "",
        bad="daily-total: 80.0 mg\n",
        good="daily-total: 80 mg\n",
    ),
    Rule(
        "total-differs",
        Severity.ERROR,
        "The doses do not add up to the total of a day or a week",
        "One of the two is wrong, and the patient would take it.",
        "",
        bad="daily-total: 40 mg\n",
        good="daily-total: 80 mg\n",
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
)
