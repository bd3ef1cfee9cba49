"""What can be wrong with a profile, facts or a file of words."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

BAD_PHRASE = Rule(
    "bad-phrase",
    Severity.ERROR,
    "A phrase is not valid",
    "A rule that looks for something other than its author meant finds nothing, and nobody knows.",
    "",
    bad='terms: ["(a+)+$ = x"]\n',
    good='terms: ["blood thinner = medicine that stops blood clots"]\n',
)
UNTRUE_EXAMPLE = Rule(
    "untrue-example",
    Severity.ERROR,
    "A rule contradicts its own example",
    "The phrases of a rule must match the example that breaks it, and must not match the one that keeps it.",
    "",
    bad="A rule whose phrases are “kills bacteria”, and whose bad example is “It is a lotion.”",
    good="The same rule with the bad example “It kills bacteria.”",
)
UNKNOWN_FACTS = Rule(
    "unknown-facts",
    Severity.ERROR,
    "A file of facts refers to facts that do not exist",
    "A leaflet about that name would be judged by nothing, and nobody would know.",
    "",
    bad="The file “facts/other.yaml” says “same-as” samplin, and there is no file “facts/samplin.yaml” beside it.",
    good="The same file beside “facts/samplin.yaml”.",
)

RULES = (
    BAD_PHRASE,
    UNTRUE_EXAMPLE,
    UNKNOWN_FACTS,
)
