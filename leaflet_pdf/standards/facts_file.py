"""Reads what is known of substances: ours, one file each, and the files of a leaflet's folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from leaflet_pdf.files.disk import is_file
from leaflet_pdf.files.path_policy import inside, own_files
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Medicine
from leaflet_pdf.schema.kinds import Field, Record, fields
from leaflet_pdf.schema.problem import quoted
from leaflet_pdf.schema.record import load_own_record
from leaflet_pdf.standards.catalogue import UNKNOWN_FACTS
from leaflet_pdf.standards.facts_format import FACTS
from leaflet_pdf.standards.format import STATEMENTS, values
from leaflet_pdf.standards.phrases.phrase import Phrase, folded
from leaflet_pdf.standards.profile import Demand, Facts, Schedule, ScheduleKind, Statement
from leaflet_pdf.standards.rules_file import (
    FOLDER,
    Rule,
    State,
    cited,
    coded,
    fact_name,
    state_of,
    untrue_examples,
    wrong_sources,
)
from leaflet_pdf.standards.standards_file import Values, in_language, load_values


def facts_about(medicine: Medicine, folder: Path, language: str) -> tuple[tuple[Facts, ...], tuple[Finding, ...]]:
    """Return the facts that hold for a medicine, in a language, and the findings of their files.

    They are those of each substance whose name is in the medicine's: for “sodium valproate”, those of valproate. What
    holds only for some strengths and forms is left out for others.
    """
    substance = folded(medicine.substance.plain)
    product = folded(f"{medicine.strength.plain} {medicine.form.plain}")
    facts: list[Facts] = []
    findings: tuple[Finding, ...] = ()
    for path in _fact_files(substance, folder):
        these, more = facts_in(path, language)
        findings += more
        if these and _names(these.substance, substance) and _is_for(these.forms, product):
            facts.append(_for_product(these, product))
    return tuple(facts), findings


def facts_in(path: Path, language: str) -> tuple[Facts | None, tuple[Finding, ...]]:
    """Return the facts in a file, or those that it refers to, and the findings; None if it cannot be read."""
    facts, findings = _read(path, language, state_of(path))
    if facts is None or not facts.same_as:
        return facts, findings
    other = inside(path.parent, f"{fact_name(facts.same_as)}.yaml")
    same, more = _read(other, language, state_of(other)) if other and is_file(other) else (None, ())
    if same is None or same.same_as:
        message = f"there are no facts about {quoted(facts.same_as)} beside this file"
        hint = "name a substance that has its own facts"
        return None, (*findings, *more, UNKNOWN_FACTS.at(Source(path.as_posix(), 0, 0), message, hint))
    return same._replace(substance=facts.substance), more


def our_fact_files() -> tuple[Path, ...]:
    """Return our files, in the order of their names."""
    return tuple(sorted((FOLDER / "facts").glob("*.yaml")))


@cache
def _ours() -> Mapping[str, Path]:
    return {path.stem: path for path in our_fact_files()}


def own_fact_files(folder: Path) -> Iterator[Path]:
    """Yield the files in the folder `facts` of a folder."""
    yield from filter(None, (inside(folder, name) for name in own_files(folder, "facts")))


def _fact_files(substance: str, folder: Path) -> Iterator[Path]:
    """Yield our files about the words of a name, the longest names first, and those of a leaflet's folder."""
    words = substance.split()
    for length in range(len(words), 0, -1):
        for begin in range(len(words) - length + 1):
            path = _ours().get("-".join(words[begin : begin + length]))
            if path:
                yield path
    yield from own_fact_files(folder)


def _names(name: str, substance: str) -> bool:
    """Tell whether a folded substance has a name's words in it, as whole words."""
    return f" {' '.join(folded(name).split())} " in f" {' '.join(substance.split())} "


def _is_for(phrases: tuple[Phrase, ...], product: str) -> bool:
    """Tell whether a folded strength and form has any of some phrases, or there are none."""
    return not phrases or any(any(phrase.find(product)) for phrase in phrases)


def _for_product(facts: Facts, product: str) -> Facts:
    return facts._replace(
        statements=tuple(one for one in facts.statements if _is_for(one.only_for, product)),
        largest_doses=tuple(one for one in facts.largest_doses if _is_for(one.only_for, product)),
        longest_supplies=tuple(one for one in facts.longest_supplies if _is_for(one.only_for, product)),
    )


@lru_cache(maxsize=64)
def _read(path: Path, language: str, _state: State) -> tuple[Facts | None, tuple[Finding, ...]]:
    """Return the facts in a file; read again when the state of the file, part of the key, has changed."""
    content, findings = load_values(path, FACTS)
    if content is None:
        return None, findings
    sources = {source.key: source for source in content.get("sources", ())}
    own = in_language(language, content.get("statements", {}))
    facts = Facts(
        content["substance"],
        coded((*_scheduled(content, language), *own), fact_name(path.stem), sources),
        cited(content.get("changes", ()), sources),
        cited(in_language(language, content.get("ratings", {})), sources),
        cited(content.get("largest_doses", ()), sources),
        cited(content.get("longest_supplies", ()), sources),
        cited(content.get("look_alikes", ()), sources),
        in_language(language, content.get("forms", {})),
        content.get("same_as", ""),
    )
    return facts, (*untrue_examples(facts.statements, path), *wrong_sources(_rules(content), sources))


def _rules(content: Values) -> Iterator[Rule]:
    """Yield everything in a file that names where it was read, in all languages."""
    for key in ("changes", "largest_doses", "longest_supplies", "look_alikes"):
        yield from content.get(key, ())
    for key in ("ratings", "statements"):
        for rules in content.get(key, {}).values():
            yield from rules
    if "schedule" in content:
        yield content["schedule"]


def _scheduled(content: Values, language: str) -> Iterator[Statement]:
    """Yield what a leaflet must and must not say because of its medicine's schedule, if there is one."""
    schedule: Schedule | None = content.get("schedule")
    if schedule is None:
        return
    others = in_language(language, schedule.unless)
    for statement in in_language(language, _by_schedule().get(schedule.taken, {})):
        forbidden = statement.demand is Demand.MUST_NOT_SAY
        yield statement._replace(
            message=statement.message.replace("{name}", content["substance"]),
            hint=statement.hint.replace("{name}", content["substance"]),
            unless=(*statement.unless, *others) if forbidden else statement.unless,
            clause="",
            sources=schedule.sources,
        )


@cache
def _by_schedule() -> Values:
    """Return the statements of each schedule, by language."""
    described = (
        Field(kind, STATEMENTS, f"Of a medicine that is taken {kind}.", attribute=kind) for kind in ScheduleKind
    )
    content = load_own_record(Record("schedules", fields(*described), values), FOLDER / "schedules.yaml")
    assert isinstance(content, dict)
    return content
