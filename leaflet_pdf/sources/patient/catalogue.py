"""What can be wrong with a patient’s file."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

BAD_COUNT = Rule(
    "bad-count",
    Severity.ERROR,
    "An amount cannot be taken",
    "A third of a capsule cannot be taken, nor 5 of a liquid without “ml”. “1.0” and “.5” were read as 10 and 5.",
    "",
    bad="dose: {unit: 40 mg capsule, morning: 1.0, noon: 0, evening: half, night: 0.5}\n",
    good="dose: {unit: 40 mg capsule, morning: 1, noon: 0, evening: half, night: 0.5}\n",
)
BAD_WEEKDAY = Rule(
    "bad-weekday",
    Severity.ERROR,
    "A day of the week is not one",
    "A short or misspelled day can be read as another one, and a weekly medicine must be taken on one day only.",
    "",
    bad="“on: Mon” or “on: Monday, Thursday”.",
    good="“on: Monday” or “on: Monday and Thursday”.",
)
BAD_SCHEDULE = Rule(
    "bad-schedule",
    Severity.ERROR,
    "A dose does not say when it is taken, or says it twice",
    "Nobody could know which of two times is meant, or how often to take it.",
    "",
    bad="dose: {unit: 40 mg capsule, take: 1, every: day, on: Monday}\ndaily-total: 40 mg\n",
    good="dose: {unit: 40 mg capsule, take: 1, every: day}\ndaily-total: 40 mg\n",
)
TOTAL_DIFFERS = Rule(
    "total-differs",
    Severity.ERROR,
    "The doses do not add up to the total of a day or a week",
    "One of the two is wrong, and the patient would take it.",
    "",
    bad="daily-total: 40 mg\n",
    good="daily-total: 80 mg\n",
)
BORN_AFTER_DATE = Rule(
    "born-after-date",
    Severity.ERROR,
    "The patient was born after the medicine was supplied",
    "One of the dates is wrong, or it is the wrong patient.",
    "",
    bad="born: 2027-01-02\n",
    good="born: 1990-01-02\n",
)

RULES = (
    BAD_COUNT,
    BAD_WEEKDAY,
    BAD_SCHEDULE,
    TOTAL_DIFFERS,
    BORN_AFTER_DATE,
)
