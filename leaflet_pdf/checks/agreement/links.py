"""Links whose words are another number or address than the one that they lead to, or another section or step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.languages.language import language, language_file
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.targets import targets

LINK_DIFFERS = Rule(
    "link-differs",
    Severity.ERROR,
    "The words of a link are another number, address, section or step than its target",
    "Readers on paper call one number, readers on a screen another. In an emergency, one of them is no help.",
    "our own rule (domain A12, the printed address and the code must agree)",
    bad="- Call [020 7946 0000](tel:02079460009).",
    good="- Call [020 7946 0000](tel:+442079460000), or [write to us](mailto:ask@example.org).",
)

_FEWEST_DIGITS = 3
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?)/?", re.IGNORECASE)


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each link of which words and target are both numbers, or both addresses, and differ."""
    numbered = dict(_numbered(case.leaflet))
    for passage in case.passages:
        offset = 0
        for target, runs in groupby(passage.text.runs, attrgetter("target")):
            words = "".join(run.text for run in runs)
            if target and (_differs(words.strip(), target) or _counts_otherwise(words, numbered.get(target))):
                spot = Spot(passage, offset, offset + len(words))
                message = f"“{words}” leads to “{target}”"
                yield LINK_DIFFERS.at(case.place(spot), message, "write the same number or address in both")
            offset += len(words)


def _numbered(leaflet: Leaflet) -> Iterator[tuple[str, tuple[re.Pattern[str], int]]]:
    """Yield how words would name each section and each step that has an id, and its number, in a language of ours."""
    if language_file(leaflet.identity.language, "program") is None:
        return
    forms = language(leaflet.identity.language).references
    for target in targets(leaflet):
        if target.number:
            before, _, after = forms[target.kind].partition("{number}")
            pattern = re.compile(rf"{re.escape(before)}(\d+){re.escape(after)}", re.IGNORECASE)
            yield f"#{target.id}", (pattern, target.number)


def _counts_otherwise(words: str, named: tuple[re.Pattern[str], int] | None) -> bool:
    found = named[0].search(words) if named else None
    return bool(found and named and int(found[1]) != named[1])


def _differs(words: str, target: str) -> bool:
    scheme, _, rest = target.partition(":")
    if scheme == "tel":
        return _number_differs(words, rest)
    if scheme == "mailto":
        return "@" in words and words.casefold() != rest.partition("?")[0].casefold()
    if scheme in {"http", "https"}:
        shown, led = _ADDRESS.fullmatch(words), _ADDRESS.match(target)
        return (
            bool(shown and led) and not led[1].lower().startswith(shown[1].lower().rstrip("/"))
            if shown and led
            else False
        )
    return False


def _number_differs(words: str, number: str) -> bool:
    """Tell whether digits differ; a country's code in the target may stand for the 0 at the beginning of the words."""
    shown, led = re.sub(r"\(0\)|\D", "", words), re.sub(r"\D", "", number)
    if len(shown) < _FEWEST_DIGITS or re.search(r"[^\W\d_]{4,}", words):
        return False
    if shown == led:
        return False
    is_national = number.startswith("+") and not words.lstrip().startswith("+")
    return not (is_national and led.endswith(shown.removeprefix("0")) and len(led) - len(shown) <= 2)


CHECKS = (Check(find, (LINK_DIFFERS,)),)
