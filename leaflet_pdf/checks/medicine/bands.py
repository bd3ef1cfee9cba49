"""Frequency bands of side effects: in order, each effect in one, with numbers, and what cannot wait first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from leaflet_pdf.checks.analysis.amounts import is_right, value
from leaflet_pdf.checks.analysis.sentences import sentences
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity, Source
from leaflet_pdf.model.leaflet import Block, Bullets, Frequency, ListItem, Paragraph, SideEffects, Subheading, Text
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.wording.frequency import CHANCES, Frequencies, frequencies_of
from leaflet_pdf.standards.wording.writing import Writing

BAND_ORDER = Rule(
    "band-order",
    Severity.WARNING,
    "Side effects are not in order of frequency, from the most frequent to the rarest",
    "Readers assume that what comes first is the most frequent.",
    "SmPC guideline, section 4.8",
    bad="- side-effects: {stop-now: [A rash], rare: [Cough], common: [Thirst]}",
    good="- side-effects: {stop-now: [A rash], common: [Thirst], rare: [Cough], not-known: [Hiccups]}",
)
EFFECT_TWICE = Rule(
    "effect-twice",
    Severity.WARNING,
    "A side effect is listed twice",
    "In two frequency bands, one of them must be wrong. Twice in the same band, it is a slip.",
    "SmPC guideline, section 4.8",
    bad="- side-effects: {stop-now: [A rash], common: [Thirst.], rare: [thirst]}",
    good="- side-effects: {stop-now: [Thirst], common: [Thirst], rare: [Great thirst]}",
)
BAND_CONTRADICTED = Rule(
    "band-contradicted",
    Severity.WARNING,
    "A number contradicts the name of its frequency band",
    "“Common” means up to 1 in 10 people and more than 1 in 100. Either the word or the number is wrong.",
    "SmPC guideline, section 4.8",
    bad="- Thirst is very common (1 in 100 people).",
    good="- Thirst is very common (more than 1 in 10 people), and a cough is rare (up to 1 in 1,000).",
)
FREQUENCY_WITHOUT_NUMBER = Rule(
    "frequency-without-number",
    Severity.HINT,
    "The frequency of a side effect is given in words only",
    "Readers think that “common” and “rare” mean far more often than they do. Numbers are understood better.",
    "QRD template 4; trials of verbal and numerical risk (Knapp, Büchter, Webster)",
    bad="- Common side effects are thirst and cough.",
    good="- Common side effects, in up to 1 in 10 people, are thirst and cough.",
)
BANDS_AS_TEXT = Rule(
    "bands-as-text",
    Severity.HINT,
    "Side effects by frequency are written as plain lists",
    "A `side-effects:` block adds the numbers, and begins with what cannot wait.",
    "",
    bad="- subheading: Common\n- bullets: [Thirst, Cough]",
    good="- side-effects: {stop-now: [A rash], common: [Thirst, Cough]}",
)
NO_STOP_LIST = Rule(
    "no-stop-list",
    Severity.WARNING,
    "Serious side effects are listed without saying what to do at once",
    "Serious side effects belong first, with what to do: nobody reads to the end of a list to find them.",
    "EC readability guideline; MHRA guidance on the leaflet",
    bad="- side-effects: {common: [Thirst], rare: [Chest pain]}",
    good="- side-effects: {stop-now: [Chest pain], common: [Thirst], rare: [Chest pain]}",
)
STOP_CONTRADICTED = Rule(
    "stop-contradicted",
    Severity.ERROR,
    "A side effect is listed both as a reason to stop and as one not to stop for",
    "A patient who has it cannot do both.",
    "",
    bad="- side-effects: {stop-now: [A rash], get-help: [A rash]}",
    good="- side-effects: {stop-now: [A rash], get-help: [A fever]}",
)

_NEAR = 42
"""The most characters between a word and its number."""


class List(NamedTuple):
    """Side effects of one frequency, as listed in the leaflet."""

    frequency: Frequency
    effects: tuple[ListItem, ...]
    source: Source


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about lists of side effects."""
    words = frequencies_of(case.leaflet.identity.language)
    for body in (case.leaflet.introduction, *(section.body for section in case.leaflet.sections)):
        for block in body:
            if isinstance(block, SideEffects):
                lists = [List(band.frequency, band.effects, band.source) for band in block.bands]
                yield from _of_lists(lists)
                yield from _stopping(block, words) if words else ()
                yield from _contradicted(block)
        headed = list(_headed(body, words)) if words else []
        yield from _of_lists(headed)
        if headed:
            hint = "use “side-effects:” with “stop-now:” and a list for each band"
            yield BANDS_AS_TEXT.at(headed[0].source, "side effects by frequency are written as plain lists", hint)


def _headed(body: tuple[Block, ...], words: Frequencies) -> Iterator[List]:
    """Yield plain lists below the name of a band."""
    for head, block in pairwise(body):
        if isinstance(head, Subheading | Paragraph) and isinstance(block, Bullets):
            match = words.heads.match(folded(head.text.plain))
            if match:
                yield List(words.bands[match["name"]], block.items, head.source)


def _of_lists(lists: list[List]) -> Iterator[Finding]:
    order = list(Frequency)
    for before, after in pairwise(lists):
        if order.index(after.frequency) < order.index(before.frequency):
            message = f"the band “{after.frequency}” comes after “{before.frequency}”"
            yield BAND_ORDER.at(after.source, message, "put the most frequent first, and not known last")
    listed: dict[str, Frequency] = {}
    for one in lists:
        for text in _effects(one.effects):
            earlier = listed.setdefault(_same(text), one.frequency)
            if earlier is not one.frequency:
                message = f"“{text.plain}” is also listed in the band “{earlier}”"
                yield EFFECT_TWICE.at(text.source, message, "keep it only in the right band")
        for effect, times in Counter(map(_same, _effects(one.effects))).items():
            if times > 1:
                message = f"“{effect}” is listed {times} times in the band “{one.frequency}”"
                yield EFFECT_TWICE.at(one.source, message, "list it once")


def _effects(items: tuple[ListItem, ...]) -> Iterator[Text]:
    """Yield the effects of a list; an item with a list inside it is a heading of its own."""
    for item in items:
        if item.inner:
            yield from _effects(item.inner.items)
        else:
            yield item.text


def _same(text: Text) -> str:
    """Return a key that is equal for texts that name the same effect: its words, without those in brackets."""
    return " ".join(re.findall(r"\w+", re.sub(r"\([^()]*\)", "", folded(text.plain))))


def _contradicted(block: SideEffects) -> Iterator[Finding]:
    stopping = set(map(_same, _effects(block.stop_now)))
    for text in _effects(block.get_help):
        if _same(text) in stopping:
            message = f"“{text.plain}” is listed under “stop-now” and under “get-help”"
            yield STOP_CONTRADICTED.at(text.source, message, "keep it only where it belongs, as the source says")


def _stopping(block: SideEffects, words: Frequencies) -> Iterator[Finding]:
    if block.stop_now or block.get_help:
        return
    for band in block.bands:
        for text in _effects(band.effects):
            if any(next(phrase.find(folded(text.plain)), None) for phrase in words.serious):
                message = f"“{text.plain}” cannot wait, but the side effects do not begin with what to do at once"
                yield NO_STOP_LIST.at(
                    text.source, message, "begin with “stop-now:” and the effects that mean stop and get help"
                )
                return


def find_words(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about words for a frequency without a number, or with one that does not match."""
    words, writing = frequencies_of(case.leaflet.identity.language), case.writing
    if words is None or writing is None:
        return
    sayings = [*_sayings(case, words, writing), *_in_bands(case, writing)]
    explained = {passage.where.frequency for passage in case.passages}
    explained |= {saying.frequency for saying in sayings if saying.chances}
    for saying in sayings:
        low, high = CHANCES[saying.frequency]
        if not all(low <= chance <= high for chance in saying.chances):
            message = f"“{saying.spot.words}” does not match the number beside it"
            yield BAND_CONTRADICTED.at(case.place(saying.spot), message, "check which of the two is right")
        elif saying.frequency not in explained and saying.spot.words.lower() not in words.names:
            message = f"“{saying.spot.words}” has no number"
            yield FREQUENCY_WITHOUT_NUMBER.at(
                case.place(saying.spot), message, "say in how many people, as in “up to 1 in 10”"
            )


class Saying(NamedTuple):
    """Words for a frequency, and the shares of people given beside them, if any."""

    spot: Spot
    frequency: Frequency
    chances: tuple[float, ...]


def _sayings(case: CheckContext, words: Frequencies, writing: Writing) -> Iterator[Saying]:
    for match in words.pattern.finditer(case.folded):
        spot = case.spot(*match.span())
        after = spot.passage.plain[spot.end : spot.end + _NEAR]
        following = words.pattern.search(folded(after))
        beside = after[: following.start() if following else len(after)]
        if match[0] in words.names and spot.begin and not re.match(r"\s*\(", beside):
            beside = ""
        yield Saying(spot, words.bands[match[0]], _chances(beside, writing) or _before(spot, words, writing))


def _before(spot: Spot, words: Frequencies, writing: Writing) -> tuple[float, ...]:
    """Return the shares before words that are in brackets or after a comma: "1 in 1,000 people (rare)"."""
    lead = spot.passage.plain[max(spot.begin - _NEAR, 0) : spot.begin]
    if not lead.rstrip().endswith(("(", ",")) or words.pattern.search(folded(lead)):
        return ()
    return _chances(list(sentences(lead))[-1].text, writing)


def _in_bands(case: CheckContext, writing: Writing) -> Iterator[Saying]:
    """Yield the effects in a band that have a number of their own."""
    for passage in case.passages:
        frequency = passage.where.frequency
        chances = _chances(passage.plain, writing) if frequency in CHANCES else ()
        if frequency and chances:
            yield Saying(Spot(passage, 0, len(passage.plain)), frequency, chances)


def _chances(text: str, writing: Writing) -> tuple[float, ...]:
    """Return the first shares in a text: 0.1 for "1 in 10", 0.01 and 0.1 for "1 to 10 people in 100"."""
    match = _share(writing).search(text)
    if not match:
        return ()
    parts = [part for part in (match["low"], match["high"]) if part]
    total = (match["whole"] or "100").replace(" ", "")
    if not all(is_right(number, writing) for number in (*parts, total)) or not value(total, writing):
        return ()
    return tuple(value(part, writing) / value(total, writing) for part in parts)


@cache
def _share(writing: Writing) -> re.Pattern[str]:
    number, to = r"(?<![0-9.,])[0-9][0-9.,]{0,12}(?<![.,])", "|".join(writing.ranges)
    of = "|".join(sorted(writing.shares, key=len, reverse=True))
    parts = rf"(?P<low>{number})(?:(?: ?[-–] ?| (?:{to}) )(?P<high>{number}))?"
    return re.compile(rf"{parts}(?: ?%|(?: [a-z]+){{0,2}}? (?:{of}) (?P<whole>{number}(?: [0-9]{{3}})*))")


CHECKS = (
    Check(find, (BAND_ORDER, EFFECT_TWICE, BANDS_AS_TEXT, NO_STOP_LIST, STOP_CONTRADICTED)),
    Check(find_words, (BAND_CONTRADICTED, FREQUENCY_WITHOUT_NUMBER)),
)
