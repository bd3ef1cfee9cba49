"""Lists: their length, and whether their entries agree with the words before the list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.annotations import fields
from leaflet_pdf.model.finding import Finding, Severity, count
from leaflet_pdf.model.leaflet import Bullets, Leaflet, Paragraph, Steps, Subheading, Text
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.profile import Limit

_BULLETS = Limit(6, "EC Readability Guideline 2009, section A")
_MARKS = " *:.,;–—-"


class IntroducedList(NamedTuple):
    """A list, and the text that introduces it: the paragraph or heading before it."""

    lead: Text | None
    entries: Bullets | Steps


LONG_LIST = Rule(
    "long-list",
    Severity.HINT,
    "A list has many entries",
    "Few readers take in more than five or six points. Two short lists are easier to read.",
    "EC Readability Guideline 2009, section A",
    bad="- bullets: [one, two, three, four, five, six, seven]",
    good="- bullets: [one, two, three, four, five, six]",
)
OPPOSITE = Rule(
    "opposite-direction",
    Severity.WARNING,
    "A list entry reverses the words before its list",
    "Read literally, “Do not” before the list and “Do not” in its entry mean the opposite of what is intended.",
    "USP 1265",
    bad="- Do not\n- bullets: [take it with milk, do not take it at night]",
    good="- Do not\n- bullets: [take it with milk, take it at night]",
)


def lists(leaflet: Leaflet) -> Iterator[IntroducedList]:
    """Yield every list of a leaflet, in reading order, without those in table cells and those of side effects."""
    yield from _lists_of(leaflet.introduction, None)
    for section in leaflet.sections:
        yield from _lists_of(section.body, None)


def _lists_of(parts: tuple[Any, ...], lead: Text | None) -> Iterator[IntroducedList]:
    """Yield the lists among some parts, and in them: there, a part's own words lead, its title or its topic."""
    for part in parts:
        if isinstance(part, Paragraph | Subheading):
            lead = part.text
            continue
        if isinstance(part, Bullets | Steps):
            yield from _led(lead, part)
        else:
            yield from _lists_in(part)
        lead = None


def _lists_in(part: Any) -> Iterator[IntroducedList]:
    own: Text | None = None
    for field in fields(part.__class__):
        held = getattr(part, field.name)
        if isinstance(held, Text):
            own = own or held
        elif field.role is None and held.__class__ is tuple:
            yield from _lists_of(held, own)


def _led(lead: Text | None, entries: Bullets | Steps) -> Iterator[IntroducedList]:
    yield IntroducedList(lead, entries)
    for item in entries.items:
        if item.inner:
            yield from _led(item.text, item.inner)
        yield from _lists_of(item.body, item.text)


def long_lists(case: CheckContext) -> Iterator[Finding]:
    limit = case.standards.profile.limits.get("bullets", _BULLETS)
    for _, entries in lists(case.leaflet):
        length = len(entries.items)
        if isinstance(entries, Bullets) and length > limit.value:
            message = f"this list has {count(length, 'entry', 'entries')}; the limit is {limit.value:g}"
            yield LONG_LIST.at(entries.source, message, "split it into two, each with its own introduction")


def find_reversals(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each negative entry of a list whose introduction ends with a negative ("Do not …")."""
    negatives = case.standards.plain.lexicon.negatives
    for lead, entries in lists(case.leaflet):
        words = folded(lead.plain).rstrip(_MARKS) if lead else ""
        if not any(match.end() == len(words) for phrase in negatives for match in phrase.find(words)):
            continue
        for item in entries.items:
            entry = folded(item.text.plain)
            if any(match.start() == 0 for phrase in negatives for match in phrase.find(entry)):
                begin = item.text.plain.split(maxsplit=3)[:3]
                message = f"“{' '.join(begin)} …” follows “{words} …”: together they mean the opposite"
                yield OPPOSITE.at(item.text.source, message, "say “not” once: in the entry, or before the list")


CHECKS = (Check(long_lists, (LONG_LIST,)), Check(find_reversals, (OPPOSITE,)))
