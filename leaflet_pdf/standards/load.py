"""Loads what a leaflet is checked against: the standards that it names, and those in its own folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from leaflet_pdf.files.path_policy import inside, own_files
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.sources.yaml.format import PROFILES
from leaflet_pdf.standards.facts_file import facts_about, facts_in, our_fact_files, own_fact_files
from leaflet_pdf.standards.format import PROFILE
from leaflet_pdf.standards.profile import Facts, Part, Profile, Standards, Statement
from leaflet_pdf.standards.rules_file import (
    FOLDER,
    NO_SOURCES,
    State,
    coded,
    fact_name,
    state_of,
    untrue_examples,
    wrong_sources,
)
from leaflet_pdf.standards.standards_file import Values, in_language, load_values
from leaflet_pdf.standards.wording.plain import words_of


def standards_of(leaflet: Leaflet) -> Standards:
    """Return what a leaflet is checked against: its profile, and the facts about its substance.

    Facts in the folder `facts` beside its file are added to ours. `findings` reports files that cannot be read.
    """
    identity = leaflet.identity
    folder = Path(leaflet.source.file).parent
    profile, findings = _profile(identity.profile, folder, identity.language)
    facts, more = facts_about(leaflet.medicine, folder, identity.language)
    return Standards(profile, facts, words_of(leaflet), findings + more)


def our_profile(name: str, language: str = "en") -> Profile:
    """Return a profile that comes with the program, in a language."""
    path = FOLDER / "profiles" / f"{name}.yaml"
    profile, findings = _profile_in(path, language, state_of(path))
    assert profile is not None, findings
    return profile


def statements_in(folder: Path, language: str = "en") -> Iterator[Statement]:
    """Yield the statements of all our profiles and facts, and of those in a content folder, each code once."""
    profiles = [our_profile(name, language) for name in PROFILES]
    profiles += [_profile(name, folder, language)[0] for name in own_files(folder, "profiles")]
    paths = [*our_fact_files(), *own_fact_files(folder)]
    facts = [found for path in paths for found in [facts_in(path, language)[0]] if found]
    packs: Iterable[Profile | Facts] = (*profiles, *facts)
    yield from {statement.code: statement for pack in packs for statement in pack.statements}.values()


def _profile(name: str, folder: Path, language: str) -> tuple[Profile, tuple[Finding, ...]]:
    """Return a profile by its name or its file, and the findings of the file; an empty one if it cannot be read."""
    if name in PROFILES:
        return our_profile(name, language), ()
    path = inside(folder, name)
    own, findings = _profile_in(path, language, state_of(path)) if path else (None, ())
    return own or Profile(Path(name).stem, name, ""), findings


@lru_cache(maxsize=64)
def _profile_in(path: Path, language: str, _state: State) -> tuple[Profile | None, tuple[Finding, ...]]:
    """Return the profile in a file; it is read again when the state of the file, part of the key, has changed."""
    content, findings = load_values(path, PROFILE)
    if content is None:
        return None, findings
    own = _made(content, fact_name(path.stem), language)
    findings = (*untrue_examples(own.statements, path), *wrong_sources(own.statements, NO_SOURCES))
    return (_added(our_profile(content["based_on"], language), own) if "based_on" in content else own), findings


def _added(base: Profile, own: Profile) -> Profile:
    """Return a profile merged with the one that it extends."""
    return own._replace(
        outline=own.outline or base.outline,
        fixed=own.fixed if own.outline else base.fixed,
        others_allowed=own.others_allowed if own.outline else base.others_allowed,
        at_a_glance=own.at_a_glance or base.at_a_glance,
        statements=base.statements + own.statements,
        limits={**base.limits, **own.limits},
        severities={**base.severities, **own.severities},
        ledger=base.ledger + own.ledger,
    )


def _made(content: Values, name: str, language: str) -> Profile:
    return Profile(
        name,
        content["title"],
        content["version"],
        outline=tuple(_part(part, language) for part in content.get("outline", ())),
        fixed=content.get("fixed", False),
        others_allowed=content.get("others", True),
        at_a_glance=content.get("at_a_glance", ""),
        statements=coded(in_language(language, content.get("statements", {})), name),
        limits=content.get("limits", {}),
        severities={
            weight["code"]: None if weight["severity"] == "silent" else Severity(weight["severity"])
            for weight in content.get("severities", ())
        },
        ledger=content.get("ledger", ()),
    )


def _part(content: Values, language: str) -> Part:
    return Part(
        content["key"],
        in_language(language, content.get("headings", {})),
        content["clause"],
        content.get("required", True),
        tuple(_part(part, language) for part in content.get("parts", ())),
        in_language(language, content.get("phrases", {})),
    )
