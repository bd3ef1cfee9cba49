"""What is known of substances: every fact of every file is found by a leaflet that breaks it, and by no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Rating
from leaflet_pdf.standards.facts_file import facts_in, our_fact_files
from leaflet_pdf.standards.facts_format import FACTS, PERIODS
from leaflet_pdf.standards.profile import MICROGRAMS, Demand, Facts, LargestDose, LookAlike, Statement
from leaflet_pdf.standards.standards_file import Values, load_values
from tests.judged import PLAIN, TODAY, judge

FILES = {path.stem: path for path in our_fact_files()}
TOLD = {name: found for name, path in FILES.items() for found in [facts_in(path, "en")[0]] if found}
OWN = {name: facts for name, facts in TOLD.items() if "same-as" not in FILES[name].read_text(encoding="utf-8")}
PLACES = ("GB", "US")


def leaflet(substance: str, *items: str, form: str = "2 mg tablets", place: str = "GB", supply: int = 0) -> str:
    """Return a leaflet about a substance whose body is some sentences."""
    written: dict[str, Any] = yaml.load(PLAIN.replace("samplin", substance), yaml.BaseLoader)
    strength, _, form = form.rpartition(" ")
    written["medicine"] |= {"strength": strength, "form": form}
    written["medicine"] |= {"longest-supply": f"{supply} days"} if supply else {}
    written |= {"jurisdiction": place}
    written["sections"][0]["body"] = [{"bullets": [*items]}] if items else ["Words."]
    return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=1000)


def found(*given: Any, **more: Any) -> list[Finding]:
    return list(judge(leaflet(*given, **more)))


def codes(*given: Any, **more: Any) -> set[str]:
    return {finding.code for finding in found(*given, **more)}


def product(facts: Facts, rule: Any = None) -> str:
    """Return a strength and form for which facts hold, and a rule of theirs."""
    phrase = next(iter((*(rule.only_for if rule else ()), *facts.forms)), None)
    words = phrase.words.split("|")[0].replace("*", "s") if phrase else "tablets"
    return f"{words} tablets" if words[0].isdigit() else f"2 mg {words}"


def in_force(facts: Facts, place: str, form: str, demand: Demand) -> Iterator[Statement]:
    """Yield the statements that hold for a leaflet on the day of the tests."""
    for one in facts.statements:
        here = not one.jurisdictions or place in one.jurisdictions or (place == "GB" and "EU" in one.jurisdictions)
        holds = not one.only_for or any(any(phrase.find(form)) for phrase in one.only_for)
        if one.demand is demand and here and holds and one.since <= TODAY <= one.until:
            yield one


CASES = [
    (name, form, place)
    for name, facts in OWN.items()
    for form in sorted({product(facts, one) for one in facts.statements})
    for place in PLACES
]


@pytest.mark.parametrize(("name", "form", "place"), CASES)
def test_a_leaflet_that_says_all_that_is_known_passes_and_one_that_says_nothing_does_not(
    name: str, form: str, place: str
) -> None:
    facts = OWN[name]
    wanted = list(in_force(facts, place, form, Demand.MUST_SAY))
    said = codes(facts.substance, *(one.good for one in wanted), form=form, place=place)
    assert said.isdisjoint({one.code for one in facts.statements})
    assert codes(facts.substance, form=form, place=place) >= {one.code for one in wanted}


@pytest.mark.parametrize(("name", "form", "place"), CASES)
def test_what_must_not_be_said_is_found_in_what_says_it(name: str, form: str, place: str) -> None:
    facts = OWN[name]
    wrong = list(in_force(facts, place, form, Demand.MUST_NOT_SAY))
    said = codes(facts.substance, *(one.bad for one in wrong), form=form, place=place)
    assert said >= {one.code for one in wrong}


def test_every_statement_is_in_force_in_a_leaflet_of_these_tests() -> None:
    tried = {
        one.code for name, form, place in CASES for demand in Demand for one in in_force(OWN[name], place, form, demand)
    }
    assert {one.code for facts in OWN.values() for one in facts.statements} - tried == set()


LIMITS = [
    (facts, dose, period, getattr(dose, period))
    for facts in OWN.values()
    for dose in facts.largest_doses
    for period in PERIODS
    if getattr(dose, period)
]
TELLING = {"each": "Take {} now.", "day": "Take {} a day.", "week": "Take {} a week."}


def dose_codes(facts: Facts, dose: LargestDose, sentence: str) -> set[str]:
    place = min(dose.jurisdictions, default="GB")
    return codes(facts.substance, sentence, form=product(facts, dose), place=place)


@pytest.mark.parametrize(("facts", "dose", "period", "limit"), LIMITS)
def test_a_dose_may_be_as_large_as_the_largest_and_no_larger(
    facts: Facts, dose: LargestDose, period: str, limit: str
) -> None:
    number, unit = limit.split()
    more = f"{float(number) * 2:g} {unit}"
    assert "dose-too-large" not in dose_codes(facts, dose, TELLING[period].format(limit))
    assert "dose-too-large" in dose_codes(facts, dose, TELLING[period].format(more))


SUPPLIES = [(facts, supply) for facts in OWN.values() for supply in facts.longest_supplies]


@pytest.mark.parametrize(("facts", "supply"), SUPPLIES)
def test_a_supply_may_be_as_long_as_the_longest_and_no_longer(facts: Facts, supply: Any) -> None:
    given: dict[str, Any] = {"form": product(facts, supply), "place": min(supply.jurisdictions, default="GB")}
    assert "longest-supply-too-long" not in codes(facts.substance, supply=supply.days, **given)
    assert "longest-supply-too-long" in codes(facts.substance, supply=supply.days + 1, **given)
    assert "longest-supply-too-long" not in codes(facts.substance, **given)


LOOK_ALIKES = [(facts, one) for facts in OWN.values() for one in facts.look_alikes]


@pytest.mark.parametrize(("facts", "one"), LOOK_ALIKES)
def test_a_look_alike_is_found_where_it_stands_without_the_medicines_name(facts: Facts, one: LookAlike) -> None:
    form = product(facts)
    assert "look-alike-name" in codes(facts.substance, f"Take {one.name.words} with food.", form=form)
    both = f"Do not mix up {facts.substance} and {one.name.words}."
    assert "look-alike-name" not in codes(facts.substance, both, form=form)


RATINGS = [(facts, bound) for facts in OWN.values() for bound in facts.ratings]
MILDEST_LAST = list(Rating)


@pytest.mark.parametrize(("facts", "bound"), RATINGS)
def test_a_precaution_may_be_rated_as_mildly_as_a_source_allows_and_no_milder(facts: Facts, bound: Any) -> None:
    topic = bound.topics[0].words.replace("*", "ing").split("|")[0]
    place = next((place for place in PLACES if place in bound.jurisdictions), "GB")
    written = leaflet(facts.substance, form=product(facts), place=place)
    for rating, wrong in ((bound.rating, False), (Rating.NO_KNOWN_PROBLEM, True)):
        card = [{"precautions": [{"topic": topic, "rating": str(rating), "body": "Words."}]}]
        content: dict[str, Any] = yaml.load(written, yaml.BaseLoader)
        content["sections"][0]["body"] = card
        told = {one.code for one in judge(yaml.safe_dump(content, sort_keys=False))}
        assert ("rating-too-mild" in told) is wrong


@pytest.mark.parametrize(("name", "path"), FILES.items())
def test_our_facts_can_be_read_and_name_only_sources_that_they_list(name: str, path: Path) -> None:
    assert facts_in(path, "en")[1] == ()
    assert name in TOLD


def sources_of(path: Path) -> Values:
    content, findings = load_values(path, FACTS)
    assert content is not None, findings
    return content


@pytest.mark.parametrize("path", FILES.values(), ids=lambda path: path.stem)
def test_a_source_says_who_published_it_and_of_what_day_it_is(path: Path) -> None:
    for source in sources_of(path).get("sources", ()):
        assert source.title and source.publisher
        assert date(2000, 1, 1) < source.as_of <= date(2026, 12, 31)


@pytest.mark.parametrize("facts", OWN.values(), ids=lambda facts: facts.substance)
def test_every_fact_says_in_words_where_it_was_read(facts: Facts) -> None:
    rules: list[Any] = [*facts.statements, *facts.changes, *facts.ratings, *facts.largest_doses]
    assert all(rule.clause for rule in (*rules, *facts.longest_supplies, *facts.look_alikes))


def test_a_statement_tells_its_sources_with_their_dates() -> None:
    (one,) = (one for one in OWN["edoxaban"].statements if one.code == "edoxaban/do-not-stop")
    assert re.fullmatch(r"How and when to take edoxaban \(NHS, as of [0-9-]{10}\)", one.clause)


@pytest.mark.parametrize(
    ("substance", "code"),
    [
        ("sodium valproate", "valproate/harm-to-unborn"),
        ("valproic acid", "valproate/harm-to-unborn"),
        ("divalproex sodium", "valproate/harm-to-unborn"),
        ("Warfarin sodium", "warfarin/bleeding"),
        ("insulin glargine", "insulin/rotate"),
        ("oxycodone and naloxone", "oxycodone/addiction"),
    ],
)
def test_facts_hold_for_every_name_with_the_substances_words_in_it(substance: str, code: str) -> None:
    assert code in codes(substance)


@pytest.mark.parametrize("substance", ["apomorphine", "insulinoid", "valproate-like acid"])
def test_facts_hold_for_no_name_that_only_looks_like_it(substance: str) -> None:
    ours = {one.code for facts in OWN.values() for one in facts.statements}
    assert codes(substance).isdisjoint(ours)


def test_facts_of_a_form_hold_for_no_other() -> None:
    assert "lithium/blood-tests" in codes("lithium carbonate", form="200 mg tablets")
    assert "lithium/blood-tests" not in codes("lithium succinate", form="8% ointment")
    assert "fentanyl/heat" in codes("fentanyl", form="12 micrograms patches")
    assert "fentanyl/heat" not in codes("fentanyl", form="100 micrograms tablets")


DAILY = (
    "Take one tablet every day.",
    "Take it daily.",
    "Use it once a day.",
    "The usual dose is 2 tablets a day.",
    "Take it twice a day with food.",
    "Inject 10 mg daily.",
    "Swallow one every morning.",
)
NOT_DAILY = (
    "Never take it every day.",
    "Do not take methotrexate daily.",
    "Take it once a week, on the same day each week.",
    "Take folic acid every day except on that day.",
    "Drink water every day.",
    "Brush your teeth with a soft brush twice a day.",
)
LIMITS_FOR_A_DAY = (
    "Do not take more than one tablet a day.",
    "Never take it more than once a day.",
    "Take up to 10 mg a day.",
    "The maximum is 25 mg per day.",
)


@pytest.mark.parametrize("sentence", DAILY)
def test_a_medicine_for_once_a_week_is_never_to_be_taken_daily(sentence: str) -> None:
    assert "methotrexate/more-often" in codes("methotrexate", sentence)


@pytest.mark.parametrize("sentence", NOT_DAILY)
def test_a_warning_of_every_day_is_no_instruction(sentence: str) -> None:
    assert "methotrexate/more-often" not in codes("methotrexate", sentence)


@pytest.mark.parametrize("sentence", LIMITS_FOR_A_DAY)
def test_a_limit_for_a_day_is_an_instruction_for_every_day(sentence: str) -> None:
    assert "methotrexate/limit-for-a-day" in codes("methotrexate", sentence)


def test_a_limit_for_a_week_or_for_a_drink_is_not() -> None:
    drink = "Do not drink more than one glass of wine a day."
    said = codes("methotrexate", "Never take it more than once a week.", drink)
    assert "methotrexate/limit-for-a-day" not in said


HARMLESS = (
    ("insulin", "Take your insulin pen out of the fridge.", "100 units/ml pens"),
    ("rivaroxaban", "Without food, less of it is absorbed.", "20 mg tablets"),
    ("oxycodone", "If you crush the tablets, you may get an overdose.", "10 mg modified-release tablets"),
    ("fentanyl", "If you cut the patch, too much comes out.", "12 micrograms patches"),
    ("colchicine", "Do not take more than 12 tablets (6 mg) in one course.", "500 micrograms tablets"),
    ("colchicine", "Never take more than 6 mg in one course.", "500 micrograms tablets"),
    ("valproate", "Ask which other medicines are safe in pregnancy.", "200 mg tablets"),
    ("warfarin", "Warfarin does not stop your blood clotting.", "3 mg tablets"),
)


@pytest.mark.parametrize(("substance", "sentence", "form"), HARMLESS)
def test_a_warning_breaks_no_rule(substance: str, sentence: str, form: str) -> None:
    forbidden = {one.code for one in OWN[substance].statements if one.demand is Demand.MUST_NOT_SAY} | {
        "dose-too-large",
        "look-alike-name",
    }
    assert codes(substance, sentence, form=form).isdisjoint(forbidden)


TOO_LARGE = (
    "Take 75 mg once a week.",
    "Take 7.5 mg 5 times a week, or 25 mg twice a week.",
    "Your dose is 40 mg, taken once a week.",
    "Inject 0.5 g a week.",
    "Take 50 mg.",
    "Take 31 mg daily.",
)
NOT_TOO_LARGE = (
    "Take 7.5 mg once a week.",
    "Take 30,000 micrograms once a week.",
    "Take 500 mg aspirin twice a day.",
    "Take 50 mg folic acid once a week.",
    "One bottle has 50 mg.",
    "The injection has 50 mg/ml.",
    "You weigh 60 kg and take 7.5 mg a week.",
)


@pytest.mark.parametrize("sentence", TOO_LARGE)
def test_too_large_a_dose_is_found_however_it_is_written(sentence: str) -> None:
    (one,) = (one for one in found("methotrexate", sentence) if one.code == "dose-too-large")
    assert one.severity is Severity.ERROR and "30 mg in a week" in one.message and "NHS" in one.message


@pytest.mark.parametrize("sentence", NOT_TOO_LARGE)
def test_another_medicine_a_rate_and_what_is_not_taken_are_no_dose(sentence: str) -> None:
    assert "dose-too-large" not in codes("methotrexate", sentence)


def test_the_units_of_largest_doses_are_known_to_the_checks() -> None:
    assert {limit.split()[1] for *_, limit in LIMITS} <= set(MICROGRAMS)
