"""The text that started it all, a clinic's page with every kind of fault: each that a rule can see is found.

The text is not ours, so it is no part of the repository: without `../shared/seed` these tests are skipped. The faults
are numbered as in the table of its claims; each is looked for in its line of the text.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from leaflet_pdf.checks import check
from leaflet_pdf.checks.catalogue import RULES
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.sources.yaml import load, parse
from tests.judged import TODAY, judge

SEED = next(
    (
        path
        for folder in Path(__file__).resolve().parents
        if (path := folder / "shared" / "seed" / "isotretinoin-blog.txt").is_file()
    ),
    Path("shared/seed/isotretinoin-blog.txt"),
)

HEAD = """\
format: 1
id: seed
title: Isotretinoin 40 mg capsules
medicine: {substance: isotretinoin, strength: 40 mg, form: capsules}
language: en-GB
jurisdiction: GB
profile: pharmacy
version: 1
revised: 2026-11-01
review-by: 2027-11-01
status: draft
publisher: Nobody
contact: nowhere
sections:
- id: all
  heading: The page
  body:
"""


class Fault(NamedTuple):
    """A fault of the seed: its number, its line, and the rules of which one must find it there."""

    number: str
    line: int
    codes: tuple[str, ...]


ISO = "isotretinoin/"
FAULTS = [
    Fault("S1", 1, ("run-on-unit", "unit-capitals", "strength-differs", "misspelled-name")),
    Fault("S2", 1, ("misspelled-name",)),
    Fault("S3", 1, (f"{ISO}cystic-is-nodular",)),
    Fault("S3, after other treatments", 1, (f"{ISO}only-after-others",)),
    Fault("S4", 1, ("promotional",)),
    Fault("S6", 1, (f"{ISO}facial-oil",)),
    Fault("S7, the cause", 1, (f"{ISO}sebum-alone",)),
    Fault("S7, sebum causes acne", 5, (f"{ISO}sebum-alone",)),
    Fault("S7, again", 8, (f"{ISO}sebum-alone",)),
    Fault("S9", 5, (f"{ISO}kills-bacteria",)),
    Fault("S9, again", 8, (f"{ISO}kills-bacteria",)),
    Fault("S10, a few weeks", 5, (f"{ISO}weeks-to-effect",)),
    Fault("S10, 1-2 months", 15, (f"{ISO}soon-full-benefit",)),
    Fault("S12, improves mood", 5, (f"{ISO}better-mood",)),
    Fault("S12, no warning", 5, (f"{ISO}mental-health",)),
    Fault("S12, what to do", 5, (f"{ISO}stop-for-mood",)),
    Fault("S14, refill", 12, (f"{ISO}refill",)),
    Fault("S14, medication guide", 12, ("foreign-scheme",)),
    Fault("S15", 12, (f"{ISO}informed-consent-form",)),
    Fault("S17, the lost word", 12, (f"{ISO}absorption-without-food",)),
    Fault("S17, no meal", 12, (f"{ISO}with-food",)),
    Fault("S21", 19, (f"{ISO}alcohol-once",)),
    Fault("S21, advice", 19, ("understated-advice",)),
    Fault("S22, unsafe", 20, (f"{ISO}unsafe-pregnancy",)),
    Fault("S22, hedged", 20, ("hedged-rating",)),
    Fault("S22, ask", 20, (f"{ISO}only-ask-in-pregnancy",)),
    Fault("S22, not forbidden", 20, (f"{ISO}not-in-pregnancy",)),
    Fault("S22, no contraception", 20, (f"{ISO}contraception",)),
    Fault("S22, no programme", 20, (f"{ISO}pregnancy-programme",)),
    Fault("S23", 20, (f"{ISO}studies-on-pregnant",)),
    Fault("S24, not forbidden", 21, (f"{ISO}not-when-breastfeeding",)),
    Fault("S24, hedged", 21, (f"{ISO}hedged-breastfeeding",)),
    Fault("S24, human data", 21, (f"{ISO}human-milk-data",)),
    Fault("S24, the body", 21, (f"{ISO}harm-to-body-by-milk",)),
    Fault("S25", 22, (f"{ISO}night-vision-sudden",)),
    Fault("S26, probably safe", 23, (f"{ISO}probably-safe",)),
    Fault("S26, no lower dose", 23, (f"{ISO}kidney-no-change",)),
]

RIGHT = ("S5", "S8", "S11", "S13", "S16", "S18", "S19", "S20")
"""Claims that are right as they stand."""

FOR_A_PERSON = {
    "S1": "that 40 mg is a strength and not the dose is not said in a sentence that a rule could see",
    "S27": "that these signs belong below “stop and get help” is a matter of where they stand",
}

LEFT_OUT = (
    "liver", "blood-fats", "vitamin-a", "tetracyclines", "soya", "not-under-12", "never-share", "no-blood-donation",
    "blood-tests", "mental-health", "sexual-side-effects", "skin-reactions", "sunlight", "skin-treatments",
    "never-double", "overdose",
)  # fmt: skip
"""What the seed does not say at all, and a rule asks for."""


@pytest.fixture(scope="module")
def found() -> tuple[Finding, ...]:
    if not SEED.is_file():
        pytest.skip("the seed is not here")
    return judge(seed(), file="seed.yaml")


def seed() -> str:
    """Return the text as a leaflet: each of its lines is a paragraph in a line of its own."""
    lines = SEED.read_text(encoding="utf-8").splitlines()
    texts = (json.dumps(line.strip(), ensure_ascii=False) for line in lines)
    return HEAD + "".join("  #\n" if text == '""' else f"  - {text}\n" for text in texts)


KNOWN = {rule.code for rule in RULES}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.number)
def test_a_fault_is_found_in_its_line(fault: Fault, found: tuple[Finding, ...]) -> None:
    if not any(code in KNOWN or code.startswith(ISO) for code in fault.codes):
        pytest.skip(f"no rule {fault.codes[0]} yet")
    line = len(HEAD.splitlines()) + fault.line
    assert {finding.code for finding in found if finding.source.line == line} & set(fault.codes)


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_left_out_is_missed(name: str, found: tuple[Finding, ...]) -> None:
    assert f"{ISO}{name}" in {finding.code for finding in found}


@pytest.mark.parametrize("code", ["no-sources", "contact-unclear", "topic-missing", "pharmacy/not-the-manufacturers"])
def test_what_the_page_lacks_is_found(code: str, found: tuple[Finding, ...]) -> None:
    assert code in {finding.code for finding in found}


def test_every_claim_is_accounted_for() -> None:
    numbers = {fault.number.partition(",")[0] for fault in FAULTS} | set(RIGHT) | FOR_A_PERSON.keys()
    assert numbers == {f"S{number}" for number in range(1, 28)}


EXAMPLE = bundled("content") / "isotretinoin-40mg.yaml"


def test_the_corrected_leaflet_has_no_error() -> None:
    leaflet, _ = load(EXAMPLE)
    assert leaflet
    findings = check(leaflet, TODAY, written=EXAMPLE.read_text(encoding="utf-8"))
    assert [str(finding) for finding in findings if finding.severity is Severity.ERROR] == []


def changed(old: str, new: str, on: date = TODAY) -> set[str]:
    """Return the codes of what is found in the corrected leaflet with some words changed."""
    text = EXAMPLE.read_text(encoding="utf-8")
    assert old in text
    leaflet, findings = parse(text.replace(old, new), "changed.yaml", EXAMPLE.parent)
    assert leaflet, findings
    return {finding.code for finding in check(leaflet, on, written=text.replace(old, new))}


def test_two_countries_in_one_leaflet_are_found() -> None:
    both = "Never take a double dose. You must be registered in the iPLEDGE program."
    assert "jurisdictions-merged" in changed("Never take a double dose.", both)


def test_a_doubled_dose_is_found() -> None:
    doubled = "Double the missed dose."
    assert {f"{ISO}doubles-the-dose", f"{ISO}never-double"} <= changed("Never take a double dose.", doubled)


TWO = ("Teenagers no longer need two prescribers to agree", "For teenagers, two prescribers must agree")


@pytest.mark.parametrize(("on", "is_found"), [(date(2026, 1, 21), False), (date(2026, 1, 22), True)])
def test_a_rule_that_has_ended_is_found_from_that_day(on: date, is_found: bool) -> None:
    assert (f"{ISO}two-prescribers" in changed(*TWO, on=on)) is is_found


@pytest.mark.parametrize(("on", "is_found"), [(date(2026, 1, 21), False), (date(2026, 1, 22), True)])
def test_a_source_is_stale_from_the_day_of_a_change(on: date, is_found: bool) -> None:
    assert ("source-before-change" in changed("as-of: 2026-11-23", "as-of: 2025-06-01", on=on)) is is_found
