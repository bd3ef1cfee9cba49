"""Leaflets to be judged: a plain one, and what an example changes in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from leaflet_pdf.checks import check
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.sources.yaml import parse

TODAY = date(2026, 11, 23)

PLAIN = """\
format: 1
id: sample
title: Samplin 40 mg capsules
medicine:
  substance: samplin
  strength: 40 mg
  form: capsules
language: en-GB
jurisdiction: GB
profile: pharmacy
version: 1
revised: 2026-11-01
review-by: 2027-11-01
status: draft
publisher: Example Pharmacy
contact: Telephone 020 7946 0000
sections:
  - id: how-to-take
    heading: How to take samplin
    body:
      - Take samplin with a meal.
"""


def with_part(part: str) -> str:
    """Return the plain leaflet with a part of a file in it: the body of its section, or keys of its head."""
    leaflet: dict[str, Any] = yaml.load(PLAIN, yaml.BaseLoader)
    said: Any = yaml.load(part, yaml.BaseLoader)
    if isinstance(said, dict):
        leaflet |= said
    else:
        leaflet["sections"][0]["body"] = said
    written: str = yaml.safe_dump(leaflet, allow_unicode=True, sort_keys=False, width=200)
    return written


def judge(written: str, *, on: date = TODAY, file: str = "sample.yaml", folder: Path = Path()) -> tuple[Finding, ...]:
    """Return what is found in the text of a leaflet file, which must be one that can be read."""
    leaflet, findings = parse(written, file, folder)
    assert leaflet, findings
    return check(leaflet, on, written=written)


def codes(part: str, **given: Any) -> list[str]:
    """Return the codes of what is found in the plain leaflet with a part changed."""
    return [finding.code for finding in judge(with_part(part), **given)]


_OF_THE_STARTER = (
    "topic-missing",
    "unsourced-claim",
    "contact-unclear",
    "not-to-the-reader",
    "reporting-missing",
    "pharmacy/invites-questions",
    "pharmacy/not-the-manufacturers",
)
"""What is found in the leaflet of `leaflet new`, whose words are about no medicine."""


def excused(starter: str) -> str:
    """Return the leaflet of `leaflet new` with a waiver for all that is found in it."""
    reason = "It is about no medicine."
    waivers = "".join(f"  - code: {code}\n    reason: {reason}\n" for code in _OF_THE_STARTER)
    return starter.replace("introduction:", f"waivers:\n{waivers}\nintroduction:", 1)
