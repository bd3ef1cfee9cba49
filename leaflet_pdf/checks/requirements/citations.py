"""Sources of a leaflet's claims, and whether they, and the leaflet, are up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby

from leaflet_pdf.checks.analysis.passages import Passage
from leaflet_pdf.checks.analysis.quantities import COUNTED, SUBSTANCE, quantities
from leaflet_pdf.checks.analysis.regimens import DOSES
from leaflet_pdf.checks.analysis.sentences import sentences
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.languages.language import TAGS_KEPT, UnknownLanguageError, language
from leaflet_pdf.languages.units import SIGNS
from leaflet_pdf.model.finding import Finding, Severity, count
from leaflet_pdf.model.leaflet import Reference
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.jurisdictions import jurisdictions
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.wording.claims import claims

_YEARS = 3
_LIST_DAYS = 31
_PIF = "PIF TICK: review at least every 3 years"
_SOURCED = "sources:\n  A:\n    title: A source\n    address: https://www.example.org\n    as-of: {as_of}\n"
_CITED = 'sections:\n  - id: words\n    heading: Words\n    body: "{words}"\n'

NO_SOURCES = Rule(
    "no-sources",
    Severity.WARNING,
    "The leaflet cites no source",
    "Nobody can check what it says, or see when the facts have changed.",
    "PIF TICK: sources given",
    bad="- Samplin can raise your blood fats.",
    good=_SOURCED.format(as_of="2026-11-01") + _CITED.format(words="Samplin can raise your blood fats. [@A]"),
)
UNSOURCED_CLAIM = Rule(
    "unsourced-claim",
    Severity.WARNING,
    "A claim has no source",
    "What a leaflet says about a medicine must be traceable to where it was read.",
    "PIF TICK: evidence and sources",
    bad=_SOURCED.format(as_of="2026-11-01") + _CITED.format(words="Samplin can raise your blood fats."),
    good=_SOURCED.format(as_of="2026-11-01") + _CITED.format(words="Samplin can raise your blood fats. [@A]"),
)
SOURCE_OLD = Rule(
    "source-old",
    Severity.WARNING,
    "A source was last checked too long ago",
    "Texts about medicines change within months.",
    _PIF,
    bad=_SOURCED.format(as_of="2023-11-01") + _CITED.format(words="Words. [@A]"),
    good=_SOURCED.format(as_of="2026-11-01") + _CITED.format(words="Words. [@A]"),
)
SOURCE_BEFORE_CHANGE = Rule(
    "source-before-change",
    Severity.WARNING,
    "A source was last checked before the rules for the medicine changed",
    "What was read there may no longer be true.",
    "the facts about the substance, and who changed them",
    bad="medicine: {substance: isotretinoin, strength: 40 mg, form: capsules}\n"
    + _SOURCED.format(as_of="2025-06-01")
    + _CITED.format(words="Words. [@A]"),
    good="medicine: {substance: isotretinoin, strength: 40 mg, form: capsules}\n"
    + _SOURCED.format(as_of="2026-11-01")
    + _CITED.format(words="Words. [@A]"),
)
SOURCE_TO_COME = Rule(
    "source-to-come",
    Severity.WARNING,
    "A source has a date of last check in the future",
    "The date is wrong, and the source may be old.",
    "our own rule",
    bad=_SOURCED.format(as_of="2027-01-01") + _CITED.format(words="Words. [@A]"),
    good=_SOURCED.format(as_of="2026-11-01") + _CITED.format(words="Words. [@A]"),
)
REVIEW_OVERDUE = Rule(
    "review-overdue",
    Severity.ERROR,
    "The review date has passed",
    "The leaflet does not contain what has changed since.",
    _PIF,
    bad="review-by: 2026-11-22",
    good="review-by: 2026-11-23",
)
REVIEW_FAR = Rule(
    "review-far",
    Severity.WARNING,
    "The review date is too far away",
    "Texts about medicines change within months, and nobody would check.",
    _PIF,
    bad="review-by: 2029-11-02",
    good="review-by: 2029-11-01",
)
REVISED_TO_COME = Rule(
    "revised-to-come",
    Severity.WARNING,
    "The revision date is in the future",
    "One wrong date in print makes all others doubtful.",
    "our own rule",
    bad="revised: 2026-11-24",
    good="revised: 2026-11-23",
)
MONITORING_OUTDATED = Rule(
    "monitoring-outdated",
    Severity.WARNING,
    "The list of medicines under additional monitoring was checked more than a month ago",
    "The list is reviewed every month, and decides whether the black triangle is needed.",
    "GVP Module X",
    bad="revised: 2026-10-01\nadditional-monitoring:\n  as-of: 2026-10-01",
    good="additional-monitoring:\n  as-of: 2026-11-01",
)

_PROSE = {Role.PARAGRAPH, Role.ITEM}


def dates(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about the leaflet's own dates, on the day of the check."""
    identity, on, file = case.leaflet.identity, case.on, case.leaflet.source
    if on > identity.review_by:
        message = f"the review was due by {identity.review_by}"
        yield REVIEW_OVERDUE.at(
            case.places.key("review-by", file), message, "review the leaflet, then update both dates"
        )
    years = _limit(case, "review-years")
    if identity.review_by > _after(identity.revised, years):
        message = f"the review date {identity.review_by} is more than {count(years, 'year')} after the revision"
        yield REVIEW_FAR.at(case.places.key("review-by", file), message, "set an earlier date")
    if identity.revised > on:
        message = f"the revision date {identity.revised} is in the future"
        yield REVISED_TO_COME.at(case.places.key("revised", file), message, "write the date of the last change")
    monitoring = case.leaflet.monitoring
    if monitoring and (on - monitoring.as_of).days > _LIST_DAYS:
        message = f"the list was checked {count((on - monitoring.as_of).days, 'day')} ago"
        yield MONITORING_OUTDATED.at(monitoring.source, message, "check again whether the medicine is on it")


def ages(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each source last checked too long ago, before the rules changed, or in the future."""
    years = _limit(case, "source-years")
    for reference in case.leaflet.references:
        if reference.as_of > case.on:
            message = f"{reference.key} was last checked on {reference.as_of}, which is in the future"
            yield SOURCE_TO_COME.at(reference.source, message, "write the date on which you last checked it")
        elif case.on > _after(reference.as_of, years):
            message = f"{reference.key} was last checked on {reference.as_of}, more than {count(years, 'year')} ago"
            yield SOURCE_OLD.at(reference.source, message, "check it again, correct the leaflet, and update “as-of”")
        yield from _changed(case, reference)


def _changed(case: CheckContext, reference: Reference) -> Iterator[Finding]:
    """Yield a finding for the last change of the rules since a source was checked."""
    here = jurisdictions().within(case.leaflet.identity.jurisdiction)
    since = [
        change
        for facts in case.standards.facts
        for change in facts.changes
        if reference.as_of < change.on <= case.on and (not change.jurisdictions or here & change.jurisdictions)
    ]
    if since:
        last = max(since, key=lambda change: change.on)
        message = f"{reference.key} was last checked on {reference.as_of}; on {last.on}, {last.what} ({last.clause})"
        yield SOURCE_BEFORE_CHANGE.at(
            reference.source, message, "check it again, correct the leaflet, and update “as-of”"
        )


def find_uncited(case: CheckContext) -> Iterator[Finding]:
    """Yield one finding for all claims without a source, at the first; and one for each that a waiver names.

    A claim is a side effect; or words of a paragraph, an entry of a list or a rated precaution which say how much, how
    long or how many, or what the medicine does or must not be taken with. Instructions and sums are none. Of a table,
    one cell's source will do, and of a precaution one paragraph's. A leaflet that names a source is never told more
    often than one that names none.
    """
    found = [passage for stretch in _stretches(case.passages) for passage in _uncited(stretch, case)]
    if found and not case.leaflet.references:
        place = case.places.key("sections", case.leaflet.source)
        message = f"{count(len(found), 'claim')} without any source"
        yield NO_SOURCES.at(place, message, "list the sources under “sources:”, and cite them in the texts")
        return
    waived = [words for code, _, _, words in case.leaflet.waivers if code == UNSOURCED_CLAIM.code and words]
    named = [passage for passage in found if any(words in passage.plain for words in waived)]
    for passage in named:
        yield _unsourced([passage])
    if len(named) < len(found):
        yield _unsourced([passage for passage in found if passage not in named])


def _unsourced(found: Sequence[Passage]) -> Finding:
    others = [str(passage.text.source.line) for passage in found[1:]]
    message = f"no source is cited for “{_begin(found[0].plain)}”"
    hint = "cite where you read it, as in [@NHS]"
    if others:
        message += f", and for {count(len(others), 'more claim')}"
        hint += f"; so in {'line' if len(others) == 1 else 'lines'} {', '.join(others)}"
    return UNSOURCED_CLAIM.at(found[0].text.source, message, hint)


def _stretches(passages: Sequence[Passage]) -> Iterator[tuple[Passage, ...]]:
    """Yield groups of passages that share one source: a precaution, a table's cells, and each other passage alone."""
    number = 0

    def key(passage: Passage) -> tuple[int, bool]:
        nonlocal number
        together = passage.where.rating is not None or passage.role in {Role.HEAD, Role.CELL}
        number += not together or passage.role is Role.TOPIC
        return number, together

    for _, stretch in groupby(passages, key):
        yield tuple(stretch)


def _uncited(stretch: tuple[Passage, ...], case: CheckContext) -> Iterator[Passage]:
    """Yield the first claim of a stretch, if nothing in it has a source."""
    if not any(passage.text.cites for passage in stretch) and not _is_sum_of_table(stretch, case):
        yield from next(([passage] for passage in stretch if _claims(passage, case)), [])


def _is_sum_of_table(stretch: tuple[Passage, ...], case: CheckContext) -> bool:
    """Tell whether a table only says doses in two units, which the strength tells."""
    if case.writing is None or case.dosing is None or stretch[0].role is not Role.HEAD:
        return False
    tag = case.leaflet.identity.language
    text = "\n".join(passage.plain for passage in stretch)
    kinds = {quantity.kind for quantity in quantities(text, case.writing, tag)}
    headed = COUNTED if any(word in folded(text).split() for word in case.writing.counted) else ""
    return bool(kinds & SUBSTANCE) and bool({*kinds, headed} & {"volume", COUNTED}) and kinds <= DOSES


def _claims(passage: Passage, case: CheckContext) -> bool:
    if passage.role is Role.EFFECT:
        return True
    if passage.role not in {*_PROSE, Role.CELL} or case.is_for_clinicians(passage):
        return False
    tag = case.leaflet.identity.language
    words = folded(passage.plain)
    claimed, harmless = claims(tag)
    if any(any(phrase.find(words)) for phrase in harmless):
        return False
    if any(any(phrase.find(words)) for phrase in claimed):
        return True
    return any(_amount(tag).search(each) and not _needs_none(each, case) for each in _sentences(passage))


def _sentences(passage: Passage) -> list[str]:
    """Return the folded sentences of a passage; a cell is one."""
    if passage.role is Role.CELL:
        return [folded(passage.plain)]
    return [folded(sentence.text) for sentence in sentences(passage.plain)]


def _needs_none(sentence: str, case: CheckContext) -> bool:
    """Tell whether a sentence is an instruction, or a sum: how much is in what, and how long it lasts.

    Without words for doses it may be either, and is not judged.
    """
    words = case.dosing
    if words is None:
        return True
    tokens = re.findall(r"[\w']+", sentence)
    orders = case.standards.plain.lexicon.orders | words.acts | set(words.taking)
    if sentence.startswith((*words.forbidding, *words.allowing)) or (tokens and tokens[0] in orders):
        return True
    lasts = any(f" {word} " in sentence for word in words.lasts) and words.supplies.intersection(tokens)
    if lasts or case.writing is None or words.contained.isdisjoint(tokens):
        return bool(lasts)
    kinds = {quantity.kind for quantity in quantities(sentence, case.writing, case.leaflet.identity.language)}
    return bool(kinds & SUBSTANCE and kinds & {"volume", COUNTED})


@lru_cache(TAGS_KEPT)
def _amount(tag: str) -> re.Pattern[str]:
    """Return the pattern of a number with its unit, or of “1 in 10”; not of "1980s"."""
    try:
        words = language(tag)
        known: tuple[str, ...] = (*words.spelled_units, *words.joined.after)
    except UnknownLanguageError:
        known = SIGNS
    units = "|".join(re.escape(unit.lower()) for unit in known)
    return re.compile(rf"(?<![\d.,/-])\d[\d.,]*(?!s\b)[ -]?(?:{units})(?!\w)|\d in \d")


def _limit(case: CheckContext, key: str) -> int:
    limit = case.standards.profile.limits.get(key)
    return int(limit.value) if limit else _YEARS


def _after(day: date, years: int) -> date:
    """Return the same day so many years later; 1 March for 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, month=3, day=1)


def _begin(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:60].rsplit(' ', 1)[0]} …"


CHECKS = (
    Check(dates, (REVIEW_OVERDUE, REVIEW_FAR, REVISED_TO_COME, MONITORING_OUTDATED)),
    Check(ages, (SOURCE_OLD, SOURCE_BEFORE_CHANGE, SOURCE_TO_COME)),
    Check(find_uncited, (NO_SOURCES, UNSOURCED_CLAIM)),
)
