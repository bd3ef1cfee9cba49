"""The standards: every statement's own examples, every ledger's codes, and what a clinic adds in its own files."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import leaflet_pdf.standards
from leaflet_pdf.checks.catalogue import RULES
from leaflet_pdf.checks.pages.page_catalogue import PAGE_RULES
from leaflet_pdf.checks.plugins import plugin_checks
from leaflet_pdf.checks.requirements.required_statements import statement_rules
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.sources.yaml.format import PROFILES
from leaflet_pdf.standards.facts_file import facts_in, our_fact_files
from leaflet_pdf.standards.facts_format import FACTS
from leaflet_pdf.standards.load import our_profile, standards_of
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.phrases.statement_match import breaks
from leaflet_pdf.standards.profile import Answerer, Clause, Part, Statement
from leaflet_pdf.standards.rules_file import fact_name
from leaflet_pdf.standards.standards_file import load_values
from tests.judged import PLAIN, judge, with_part
from tests.test_docs import example

FOLDER = Path(leaflet_pdf.standards.__file__).parent
FACT_FILES = our_fact_files()
OWN = (bundled("content") / "profiles" / "README.md").read_text(encoding="utf-8")


def our_statements() -> Iterator[Statement]:
    for name in PROFILES:
        yield from our_profile(name).statements
    for path in FACT_FILES:
        facts, findings = facts_in(path, "en")
        assert facts, findings
        yield from (one for one in facts.statements if one.code.startswith(f"{path.stem}/"))


STATEMENTS = list(our_statements())


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda one: one.code)
def test_the_bad_sentence_breaks_the_rule(statement: Statement) -> None:
    assert breaks(statement, folded(statement.bad))


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda one: one.code)
def test_the_good_sentence_keeps_the_rule(statement: Statement) -> None:
    assert not breaks(statement, folded(statement.good))


def test_no_code_is_that_of_two_statements() -> None:
    assert [code for code, times in Counter(one.code for one in STATEMENTS).items() if times > 1] == []


@pytest.mark.parametrize("path", FACT_FILES, ids=lambda path: path.name)
def test_a_file_of_facts_is_named_by_its_substance(path: Path) -> None:
    said, _ = load_values(path, FACTS)
    assert said and path.stem == fact_name(said["substance"])


LEDGERS = [(name, clause) for name in PROFILES for clause in our_profile(name).ledger]


@pytest.fixture(scope="module")
def all_codes() -> set[str]:
    """Every text in the program that could be a code, and every code that its data brings."""
    package = Path(leaflet_pdf.__file__).parent
    spoken = {
        word for path in package.rglob("*.py") for word in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', path.read_text())
    }
    return spoken | {rule.code for rule in RULES} | {statement.code for statement in STATEMENTS}


@pytest.mark.parametrize(("profile", "clause"), LEDGERS, ids=lambda one: getattr(one, "clause", one))
def test_a_clause_names_rules_that_there_are(profile: str, clause: Clause, all_codes: set[str]) -> None:
    assert bool(clause.codes) is (clause.by is Answerer.PROGRAM), profile
    assert set(clause.codes) - all_codes == set()
    assert clause.by is not Answerer.NOBODY or clause.why


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_says_where_everything_comes_from(name: str) -> None:
    profile = our_profile(name)
    assert profile.title and profile.version and profile.outline and profile.ledger
    assert all(part.clause for part in profile.outline)
    assert len({part.key for part in profile.outline}) == len(profile.outline)
    assert profile.severities.keys() <= {rule.code for rule in (*RULES, *PAGE_RULES)}


def example_sections(name: str) -> str:
    """Return the sections of a leaflet that has every heading of a profile."""
    written = "sections:\n"
    for part in our_profile(name).outline:
        written += f"  - id: {part.key}\n    heading: {_heading(part)!r}\n    body:\n"
        written += "".join(f"      - subheading: {_heading(inner)!r}\n      - Words.\n" for inner in part.parts)
        written += "      - Words.\n"
    return written


def _heading(part: Part) -> str:
    return part.headings[0].replace("{name}", "samplin").replace("{any}", "June 2026")


def own(folder: Path, profile: str = "", facts: str = "", part: str = "- Take samplin with a meal.") -> list[Finding]:
    """Return what is found in the plain leaflet in a folder with a profile and facts of its own."""
    text = with_part(part)
    for name, words in (("profiles/clinic.yaml", profile), ("facts/samplin.yaml", facts)):
        if words:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(words, encoding="utf-8")
    if profile:
        text = text.replace("profile: pharmacy", "profile: profiles/clinic.yaml")
    return list(judge(text, file=(folder / "sample.yaml").as_posix(), folder=folder))


GOOD_FACTS = example("yaml", "substance: samplin", OWN)
HARBOUR = (bundled("content") / "profiles" / "harbour.yaml").read_text(encoding="utf-8")


def test_a_clinics_profile_adds_to_ours(tmp_path: Path) -> None:
    found = own(tmp_path, profile=HARBOUR.replace("020 7946 0000", "020 7946 0123"))
    codes = {finding.code for finding in found}
    assert {"clinic/our-telephone", "pharmacy/not-the-manufacturers", "topic-missing"} <= codes


def test_a_clinics_profile_weighs_otherwise(tmp_path: Path) -> None:
    source = "sources:\n  A: {title: T, address: https://www.example.org, as-of: 2026-11-01}\n"
    words = "sections:\n- {id: a, heading: Words, body: It can harm your liver.}"
    (finding,) = (one for one in own(tmp_path, HARBOUR, part=source + words) if one.code == "unsourced-claim")
    assert finding.severity is Severity.ERROR


def test_a_clinics_profile_is_silent_about_what_it_says_it_is(tmp_path: Path) -> None:
    part = "- Take 40mg a day, and 2.0 mg at night."
    silent = HARBOUR.replace("severities:\n", "severities:\n  - {code: run-on-unit, severity: silent}\n")
    loud = {one.code for one in own(tmp_path, HARBOUR, part=part)}
    assert loud - {one.code for one in own(tmp_path, silent, part=part)} == {"run-on-unit"}


def test_a_profile_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    assert "clinic/our-telephone" not in {one.code for one in own(tmp_path, HARBOUR)}
    changed = HARBOUR.replace("020 7946 0000", "020 7946 012")
    assert "clinic/our-telephone" in {one.code for one in own(tmp_path, changed)}


def test_a_clinics_facts_can_be_those_of_another_name(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    other = GOOD_FACTS.replace("substance: samplin", "substance: sampline")
    for name, words in (("samplin", "substance: samplin\nsame-as: sampline"), ("sampline", other)):
        (tmp_path / "facts" / f"{name}.yaml").write_text(words, encoding="utf-8")
    assert "sampline/with-water" in {one.code for one in own(tmp_path)}


@pytest.mark.parametrize("same", ["other", "samplin", "../elsewhere"])
def test_facts_of_a_name_without_facts_are_told(same: str, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text(GOOD_FACTS, encoding="utf-8")
    findings = own(tmp_path, facts=f"substance: samplin\nsame-as: {same}")
    (finding,) = (one for one in findings if one.code == "unknown-facts")
    assert finding.source.file.endswith("facts/samplin.yaml") and finding.severity is Severity.ERROR


def test_facts_of_a_clinic_are_judged(tmp_path: Path) -> None:
    facts = example("yaml", "substance: samplin", OWN)
    assert "samplin/with-water" in {one.code for one in own(tmp_path, facts=facts)}
    assert "samplin/with-water" not in {one.code for one in own(tmp_path, facts=facts, part="- Take it with water.")}


def test_facts_about_another_substance_are_not(tmp_path: Path) -> None:
    facts = example("yaml", "substance: samplin", OWN).replace("substance: samplin", "substance: other")
    assert "samplin/with-water" not in {one.code for one in own(tmp_path, facts=facts)}


BAD_FILES = {
    "an unknown key": ("substance:", "substanc:", "unknown-key", 1),
    "a phrase that is none": ("[with water,", "[with (water)+,", "bad-phrase", 30),
    "a phrase of too many words": ("[with water,", f"[{'with ' * 17}water,", "bad-phrase", 30),
    "neither must nor must not": ("must-say: with-water", "severity: error", "missing-key", 29),
    "a day that is none": ("2026-06-01", "2026-06-31", "bad-date", 7),
    "an example that keeps the rule": ("Take it in the morning.", "Take it with water.", "untrue-example", 29),
    "an example that breaks it": ("good: Take it with a glass of water.", "good: Take it.", "untrue-example", 29),
    "a language without words": ("  en:", "  xx:", "unknown-key", 23),
    "a source that is not listed": ("[AGENCY]\n      bad", "[OTHER]\n      bad", "unknown-source", 29),
    "a rule that nobody gave": ("      sources: [AGENCY]\n      bad", "      bad", "missing-key", 29),
    "a largest dose of nothing": ("  - day: 80 mg\n    sources", "  - sources", "missing-key", 13),
    "an amount without a unit": ("day: 80 mg", "day: 80", "bad-value", 13),
    "a schedule that is none": (
        "changes:",
        "schedule: {taken: daily, sources: [AGENCY]}\nchanges:",
        "unknown-choice",
        8,
    ),
    "what is beside another name": ("changes:", "same-as: other\nchanges:", "two-kinds", 2),
}


@pytest.mark.parametrize(("old", "new", "code", "line"), BAD_FILES.values(), ids=BAD_FILES)
def test_what_is_wrong_in_a_clinics_file_is_told_with_its_place(
    old: str, new: str, code: str, line: int, tmp_path: Path
) -> None:
    assert old in GOOD_FACTS
    findings = own(tmp_path, facts=GOOD_FACTS.replace(old, new, 1))
    (finding,) = (one for one in findings if one.source.file.endswith("facts/samplin.yaml") and one.code == code)
    assert (finding.source.line, finding.severity) == (line, Severity.ERROR)


def test_a_profile_that_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    findings = own(tmp_path, profile=HARBOUR.replace("based-on: pharmacy", "based-on: farmacy"))
    assert ("unknown-choice", 4) in {(one.code, one.source.line) for one in findings}
    assert findings[0].source.file.endswith("profiles/clinic.yaml")


def test_no_file_outside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text("secret: yes", encoding="utf-8")
    (tmp_path / "content" / "facts").mkdir(parents=True)
    (tmp_path / "content" / "facts" / "link.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    findings = judge(PLAIN, file=(tmp_path / "content" / "sample.yaml").as_posix())
    assert [one for one in findings if "facts" in one.source.file or "elsewhere" in one.source.file] == []


def test_every_key_of_profiles_and_facts_is_described() -> None:
    from leaflet_pdf.standards import facts_format as known
    from leaflet_pdf.standards.format import CLAUSE, LIMITS, PROFILE, SECTION, STATEMENT

    facts = (FACTS, known.SOURCE, known.CHANGE, known.RATING, known.SCHEDULE, known.LARGEST_DOSE)
    for record in (PROFILE, SECTION, STATEMENT, CLAUSE, *facts, known.LONGEST_SUPPLY, known.LOOK_ALIKE):
        for key in (*record.fields, *LIMITS):
            assert f"`{key}" in OWN or f"{key}:" in OWN, key


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The package of the documentation, as if it were installed."""
    (tmp_path / "clinic_checks.py").write_text(example("python", "SHOUTING", OWN), encoding="utf-8")
    metadata = tmp_path / "clinic_checks-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: clinic-checks\nVersion: 1\n", encoding="utf-8")
    toml = example("toml", "entry-points", OWN)
    group, entry = re.search(r'"(.+)"', toml), re.search(r'(\w+) = "(.+)"', toml)
    assert group and entry
    (metadata / "entry_points.txt").write_text(f"[{group[1]}]\n{entry[1]} = {entry[2]}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    plugin_checks.cache_clear()
    yield
    plugin_checks.cache_clear()
    sys.modules.pop("clinic_checks", None)


def test_a_package_adds_checks(installed: None) -> None:  # noqa: ARG001
    (added,) = plugin_checks()
    (rule,) = added.rules
    assert rule.code in {one.code for one in judge(with_part(rule.bad))}
    assert rule.code not in {one.code for one in judge(with_part(rule.good))}


def test_a_statement_is_a_rule_to_explain() -> None:
    text = PLAIN.replace("substance: samplin", "substance: isotretinoin")
    leaflet, _ = parse(text, "sample.yaml", Path())
    assert leaflet
    rules = {rule.code: rule for rule in statement_rules(standards_of(leaflet))}
    rule = rules["isotretinoin/kills-bacteria"]
    assert rule.code in {one.code for one in judge(with_part(rule.bad).replace("samplin", "isotretinoin"))}
    assert rule.clause and rule.reason


IN_A_SECTION = GOOD_FACTS.replace("      message:", "      section: how-to-take\n      near: [meal]\n      message:")


def test_what_must_be_said_in_a_section_is_missed_in_another(tmp_path: Path) -> None:
    here = "- Take it with water."
    elsewhere = "sections:\n- {id: a, heading: Words, body: Take it with water.}"
    assert "samplin/with-water" not in {one.code for one in own(tmp_path, facts=IN_A_SECTION, part=here)}
    assert "samplin/with-water" in {one.code for one in own(tmp_path, facts=IN_A_SECTION, part=elsewhere)}


def test_what_is_missing_is_told_where_it_would_be_said(tmp_path: Path) -> None:
    (finding,) = (one for one in own(tmp_path, facts=IN_A_SECTION) if one.code == "samplin/with-water")
    line = with_part("- Take samplin with a meal.").splitlines()[finding.source.line - 1]
    assert line[finding.source.column - 1 :].startswith("meal")
