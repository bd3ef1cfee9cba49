"""Loads what a leaflet is checked against: the standards that it names, and those in its own folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from leaflet_pdf.files.disk import is_file
from leaflet_pdf.files.path_policy import inside, own_files
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.schema.problem import quoted
from leaflet_pdf.sources.yaml.format import PROFILES
from leaflet_pdf.standards.format import FACTS, PROFILE
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.phrases.statement_match import breaks
from leaflet_pdf.standards.profile import Facts, Part, Profile, Standards, Statement
from leaflet_pdf.standards.standards_file import Values, in_language, load_values
from leaflet_pdf.standards.wording.plain import words_of

_FOLDER = Path(__file__).parent

_State = tuple[int, int]


def standards_of(leaflet: Leaflet) -> Standards:
    """Return what a leaflet is checked against: its profile, and the facts about its substance.

    Facts in the folder `facts` beside its file are added to ours. `findings` reports files that cannot be read.
    """
    identity = leaflet.identity
    folder = Path(leaflet.source.file).parent
    profile, findings = _profile(identity.profile, folder, identity.language)
    substance = folded(leaflet.medicine.substance.plain)
    facts: list[Facts] = []
    for path in _fact_files(substance, folder):
        these, more = _facts(path, identity.language, _state(path))
        findings += more
        if these and folded(these.substance) == substance:
            facts.append(these)
    return Standards(profile, tuple(facts), words_of(leaflet), findings)


def our_profile(name: str, language: str = "en") -> Profile:
    """Return a profile that comes with the program, in a language."""
    path = _FOLDER / "profiles" / f"{name}.yaml"
    profile, findings = _profile_in(path, language, _state(path))
    assert profile is not None, findings
    return profile


def statements_in(folder: Path, language: str = "en") -> Iterator[Statement]:
    """Yield the statements of all our profiles and facts, and of those in a content folder, each code once."""
    profiles = [our_profile(name, language) for name in PROFILES]
    profiles += [_profile(name, folder, language)[0] for name in own_files(folder, "profiles")]
    paths = [*sorted((_FOLDER / "facts").glob("*.yaml")), *_inside(folder, own_files(folder, "facts"))]
    facts = [found for path in paths for found in [_facts(path, language, _state(path))[0]] if found]
    packs: Iterable[Profile | Facts] = (*profiles, *facts)
    yield from {statement.code: statement for pack in packs for statement in pack.statements}.values()


def fact_name(substance: str) -> str:
    """Return the name of the file with our facts about a substance."""
    return "-".join(folded(substance).split())


def _fact_files(substance: str, folder: Path) -> Iterator[Path]:
    """Yield our file about a substance, if there is one, and those of a leaflet's folder."""
    ours = inside(_FOLDER, f"facts/{fact_name(substance)}.yaml")
    if ours and is_file(ours):
        yield ours
    yield from _inside(folder, own_files(folder, "facts"))


def _inside(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    yield from filter(None, (inside(folder, name) for name in names))


def _profile(name: str, folder: Path, language: str) -> tuple[Profile, tuple[Finding, ...]]:
    """Return a profile by its name or its file, and the findings of the file; an empty one if it cannot be read."""
    if name in PROFILES:
        return our_profile(name, language), ()
    path = inside(folder, name)
    own, findings = _profile_in(path, language, _state(path)) if path else (None, ())
    return own or Profile(Path(name).stem, name, ""), findings


@lru_cache(maxsize=64)
def _profile_in(path: Path, language: str, state: _State) -> tuple[Profile | None, tuple[Finding, ...]]:  # noqa: ARG001 - what is kept is asked for by it
    """Return the profile in a file; it is read again when the state of the file has changed."""
    content, findings = load_values(path, PROFILE)
    if content is None:
        return None, findings
    own = _made(content, fact_name(path.stem), language)
    findings = _untrue_examples(own.statements, path)
    return (_added(our_profile(content["based_on"], language), own) if "based_on" in content else own), findings


@lru_cache(maxsize=64)
def _facts(path: Path, language: str, state: _State) -> tuple[Facts | None, tuple[Finding, ...]]:  # noqa: ARG001 - what is kept is asked for by it
    """Return the facts in a file; it is read again when the state of the file has changed."""
    content, findings = load_values(path, FACTS)
    if content is None:
        return None, findings
    facts = Facts(
        content["substance"],
        _statements(content, fact_name(path.stem), language),
        content.get("changes", ()),
        in_language(language, content.get("ratings", {})),
    )
    return facts, _untrue_examples(facts.statements, path)


def _state(path: Path) -> _State:
    """Return the modification time (ns) and the size of a file, which change with it; (0, 0) if there is no file."""
    try:
        state = path.stat()
    except OSError:
        return (0, 0)
    return (state.st_mtime_ns, state.st_size)


def _added(base: Profile, own: Profile) -> Profile:
    """Return a profile merged with the one that it extends."""
    return own._replace(
        outline=own.outline or base.outline,
        fixed=own.fixed if own.outline else base.fixed,
        others_allowed=own.others_allowed if own.outline else base.others_allowed,
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
        statements=_statements(content, name, language),
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


def _statements(content: Values, pack: str, language: str) -> tuple[Statement, ...]:
    here = in_language(language, content.get("statements", {}))
    return tuple(replace(statement, code=f"{pack}/{statement.code}") for statement in here)


def _untrue_examples(statements: Iterable[Statement], path: Path) -> tuple[Finding, ...]:
    """Return a finding for each statement that contradicts its own examples; ours are tested."""
    if path.is_relative_to(_FOLDER):
        return ()
    examples = ((statement, words) for statement in statements for words in (statement.bad, statement.good))
    return tuple(
        Finding(
            "untrue-example",
            f"{quoted(words)} {'does not break' if words is statement.bad else 'breaks'} the rule {statement.code}",
            statement.source,
            "change the phrases, or the example",
        )
        for statement, words in examples
        if breaks(statement, folded(words)) is not (words is statement.bad)
    )
