"""Whether a leaflet has the sections that its profile requires, in order and with the right headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from leaflet_pdf.checks.analysis.passages import Passage
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.profile import Part, Profile

_QRD = "profile: eu-qrd\nsections:\n"
_NEAR = 0.9
"""The similarity of headings that were meant to be the same: “take” for “store” is less."""

_TELLING = {Role.HEADING, Role.SUBHEADING, Role.BOX_TITLE, Role.TOPIC}
"""Passages by which a reader finds a topic."""


def _sections(*headings: str) -> str:
    """Return minimal sections of a leaflet with the profile eu-qrd."""
    return _QRD + "".join(
        f"  - id: part-{number}\n    heading: {heading}\n    body: Words.\n" for number, heading in enumerate(headings)
    )


_SIX = (
    "What samplin is and what it is used for",
    "What you need to know before you take samplin",
    "How to take samplin",
    "Possible side effects",
    "How to store samplin",
    "Contents of the pack and other information",
)

SECTION_MISSING = Rule(
    "section-missing",
    Severity.WARNING,
    "A section required by the profile is missing",
    "People look for information where every leaflet has it.",
    "QRD template; 21 CFR 208.20(b)",
    bad=_sections(*_SIX[:5]),
    good=_sections(*_SIX),
)
SECTION_ORDER = Rule(
    "section-order",
    Severity.WARNING,
    "Sections are out of order",
    "The order is the same in all leaflets of a kind, so that people know where to look.",
    "QRD template; 21 CFR 208.20(b)",
    bad=_sections(*_SIX[:3], _SIX[4], _SIX[3], _SIX[5]),
    good=_sections(*_SIX),
)
SECTION_NOT_EXPECTED = Rule(
    "section-not-expected",
    Severity.WARNING,
    "A section is not part of the profile",
    "Where the law prescribes the sections, no others are allowed.",
    "QRD template; 21 CFR 208.20(b)",
    bad=_sections(*_SIX, "Our other products"),
    good=_sections(*_SIX),
)
HEADING_NEAR_MISS = Rule(
    "heading-near-miss",
    Severity.WARNING,
    "A heading is almost that of the profile",
    "The headings are prescribed word for word.",
    "QRD template; 21 CFR 208.20(b)",
    bad=_sections(*_SIX[:3], "Possible side-effects", *_SIX[4:]),
    good=_sections(*_SIX),
)
PART_MISSING = Rule(
    "part-missing",
    Severity.WARNING,
    "A sub-heading required by the profile is missing",
    "The section lacks required information, or it is hard to find without the sub-heading.",
    "QRD template",
    bad=_sections(*_SIX),
    good="profile: nhs",
)
PART_ORDER = Rule(
    "part-order",
    Severity.WARNING,
    "Sub-headings are out of order",
    "The order is the same in all leaflets of a kind, so that people know where to look.",
    "QRD template",
    bad=_QRD
    + "  - id: how-to-store\n    heading: How to take samplin\n    body:\n"
    + "      - subheading: If you stop taking samplin\n      - Ask.\n"
    + "      - subheading: If you forget to take samplin\n      - Wait.\n",
    good=_sections(*_SIX),
)
TOPIC_MISSING = Rule(
    "topic-missing",
    Severity.WARNING,
    "No heading names a topic required by the profile",
    "Without it, leaflets were judged not useful, or nobody finds the information.",
    "USP 1265; NHS medicines pages; FDA proposed rule of 2023",
    bad="- Take samplin with a meal.",
    good="""\
sections:
  - id: all
    heading: What samplin is used for
    body:
      - subheading: Do not take samplin
      - Words.
      - subheading: How to take samplin
      - Words.
      - subheading: Warnings and precautions
      - Words.
      - subheading: Side effects
      - Words.
      - subheading: How to store samplin
      - Words.
""",
)


def outline(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about headings that are missing, misplaced, misspelt or not part of the profile."""
    profile = case.standards.profile
    parts = [part for part in profile.outline if part.headings or part.phrases]
    if parts and profile.fixed:
        yield from _fixed(case, parts, profile)
    elif parts:
        yield from _topics(case, parts, profile)


def _topics(case: CheckContext, parts: Sequence[Part], profile: Profile) -> Iterator[Finding]:
    """Yield the topics that no heading tells; and, where no others are allowed, the sections that tell none."""
    telling = [passage for passage in case.passages if passage.role in _TELLING]
    for part in parts:
        if part.required and not any(_is(part, passage) for passage in telling):
            heading = _recommended(part, case)
            yield TOPIC_MISSING.at(
                case.places.key("sections", case.leaflet.source),
                f"no heading names the topic “{heading}”",
                f"cover it under a heading such as “{heading}” ({part.clause})",
            )
    if not profile.others_allowed:
        for passage in telling:
            if passage.role is Role.HEADING and not any(_is(part, passage) for part in parts):
                yield _unexpected(passage, profile)


def _fixed(case: CheckContext, parts: Sequence[Part], profile: Profile) -> Iterator[Finding]:
    """Yield what is wrong with sections, and with the sub-headings of each, whose headings are given."""
    headings = [passage for passage in case.passages if passage.role is Role.HEADING]
    found = _recognised(case, parts, headings)
    yield from _misspelt(case, found)
    yield from _misplaced(SECTION_ORDER, found, "section")
    if not profile.others_allowed:
        known = {id(one.passage) for one in found}
        yield from (_unexpected(passage, profile) for passage in headings if id(passage) not in known)
    here = {one.part.key: one.passage for one in found}
    for part in parts:
        if part.key in here:
            yield from _parts(case, part, here[part.key])
        elif part.required:
            heading = _recommended(part, case)
            yield SECTION_MISSING.at(
                case.places.key("sections", case.leaflet.source),
                f"the section “{heading}” is missing",
                f"add it in its place ({part.clause})",
            )


def _parts(case: CheckContext, section: Part, heading: Passage) -> Iterator[Finding]:
    inside = [
        passage
        for passage in case.passages
        if passage.role is Role.SUBHEADING and passage.where.section == heading.where.section
    ]
    found = _recognised(case, section.parts, inside)
    yield from _misspelt(case, found)
    yield from _misplaced(PART_ORDER, found, "sub-heading")
    here = {one.part.key for one in found}
    for part in section.parts:
        if part.required and part.headings and part.key not in here:
            message = f"the sub-heading “{_recommended(part, case)}” is missing from “{heading.plain}”"
            yield PART_MISSING.at(heading.text.source, message, f"add it ({part.clause})")


class _Found(NamedTuple):
    """A heading, and the part that it belongs to."""

    passage: Passage
    part: Part
    number: int
    exact: bool


def _recognised(case: CheckContext, parts: Sequence[Part], headings: Sequence[Passage]) -> list[_Found]:
    """Return the headings that match a part: word for word, or else almost."""
    numbers = range(len(parts))
    exact = [next((n for n in numbers if _is(parts[n], passage)), None) for passage in headings]
    free = [number for number in numbers if number not in exact]
    found = []
    for passage, number in zip(headings, exact, strict=True):
        near = next((n for n in free if _nearly(parts[n], passage, case)), None) if number is None else number
        if near is not None:
            found.append(_Found(passage, parts[near], near, number is not None))
    return found


def _misspelt(case: CheckContext, found: Iterable[_Found]) -> Iterator[Finding]:
    for passage, part, _, exact in found:
        if not exact:
            message = f"“{passage.plain}” is not worded as in the profile"
            hint = f"did you mean “{_recommended(part, case)}”? ({part.clause})"
            yield HEADING_NEAR_MISS.at(passage.text.source, message, hint)


def _misplaced(rule: Rule, found: Sequence[_Found], what: str) -> Iterator[Finding]:
    """Yield a finding for each heading that comes before one that should precede it."""
    for one, later in pairwise(found):
        if later.number < one.number:
            message = f"“{later.passage.plain}” comes after “{one.passage.plain}”"
            yield rule.at(later.passage.text.source, message, f"put this {what} before it ({later.part.clause})")


def _unexpected(passage: Passage, profile: Profile) -> Finding:
    message = f"{profile.title} has no section “{passage.plain}”"
    hint = "move its content to one of the profile’s sections"
    return SECTION_NOT_EXPECTED.at(passage.text.source, message, hint)


def _is(part: Part, passage: Passage) -> bool:
    words = folded(passage.plain).strip()
    return any(_pattern(heading).fullmatch(words) for heading in part.headings) or any(
        any(phrase.find(words)) for phrase in part.phrases
    )


def _nearly(part: Part, passage: Passage, case: CheckContext) -> bool:
    """Tell whether a heading was meant to be that of a part: it is much alike, or the section has the part's id."""
    if passage.role is Role.HEADING and passage.where.section == part.key:
        return True
    name = case.leaflet.medicine.substance.plain
    matcher = SequenceMatcher(None, b=folded(passage.plain), autojunk=False)
    for heading in part.headings:
        matcher.set_seq1(folded(heading.replace("{name}", name)))
        if matcher.quick_ratio() > _NEAR and matcher.ratio() > _NEAR:
            return True
    return False


@lru_cache(maxsize=256)
def _pattern(heading: str) -> re.Pattern[str]:
    """Return the pattern of a heading, for any name of the medicine."""
    pieces = re.split(r"\{\w+\}", folded(heading))
    return re.compile("[^.?!]{1,80}".join(map(re.escape, pieces)))


def _recommended(part: Part, case: CheckContext) -> str:
    """Return the heading to recommend, with the medicine's name in it."""
    if not part.headings:
        return part.key.replace("-", " ")
    name = case.leaflet.medicine.substance.plain
    return part.headings[0].replace("{name}", name).replace("{any}", "…")


CHECKS = (
    Check(
        outline,
        (
            SECTION_MISSING,
            SECTION_ORDER,
            SECTION_NOT_EXPECTED,
            HEADING_NEAR_MISS,
            PART_MISSING,
            PART_ORDER,
            TOPIC_MISSING,
        ),
    ),
)
