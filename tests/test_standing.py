"""Whose rules a leaflet follows, which parts it has, and whether it is of the day: good and bad cases of each check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflet_pdf.checks import check
from leaflet_pdf.checks.catalogue import RULES
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Run, Text
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.sources.yaml.format import PROFILES
from tests.judged import TODAY, codes, judge, with_part
from tests.leaflets import Content, contents
from tests.test_standards import example_sections


def found(part: str, code: str) -> list[Finding]:
    return [finding for finding in judge(with_part(part)) if finding.code == code]


def said(words: str, jurisdiction: str = "GB") -> str:
    """Return a leaflet of a country that says so."""
    return f"jurisdiction: {jurisdiction}\nsections:\n- id: words\n  heading: Words\n  body:\n  - {words!r}\n"


FOREIGN = {
    ("GB", "In an emergency, call 911."): "foreign-number",
    ("GB", "Dial 911 at once."): "foreign-number",
    ("GB", "Phone an ambulance on 911."): "foreign-number",
    ("GB", "[Call for help](tel:911) now."): "foreign-number",
    ("GB", "Call [911](tel:911)."): "foreign-number",
    ("GB", "Call 000."): "foreign-number",
    ("US", "In an emergency, call 999."): "foreign-number",
    ("US", "Ring NHS 111."): "foreign-number",
    ("AU", "Call 911."): "foreign-number",
    ("NZ", "Call 999."): "foreign-number",
    ("DE", "Call 911."): "foreign-number",
    ("GB", "Report it to MedWatch."): "foreign-scheme",
    ("GB", "You may report side effects to FDA at 1-800-FDA-1088."): "foreign-scheme",
    ("GB", "Register in the iPLEDGE program."): "foreign-scheme",
    ("US", "Use the Yellow Card scheme."): "foreign-scheme",
    ("US", "Report it at yellowcard.mhra.gov.uk."): "foreign-agency",
    ("IE", "Use the Yellow Card scheme."): "foreign-scheme",
    ("US", "Follow the Pregnancy Prevention Programme."): "foreign-scheme",
    ("US", "Sign the Acknowledgement of Risk Form."): "foreign-scheme",
    ("GB", "This was approved by the Food and Drug Administration."): "foreign-agency",
    ("US", "Call Samaritans on 116 123."): "foreign-number",
    ("JP", "Follow the Pregnancy Prevention Programme. Register in iPLEDGE."): "jurisdictions-merged",
    ("US", "Follow the Pregnancy Prevention Programme. Register in iPLEDGE."): "jurisdictions-merged",
}

AT_HOME = [
    ("GB", "In an emergency, call 999 or 112."),
    ("GB", "In an emergency, call [999](tel:999). Else, call NHS [111](tel:111)."),
    ("GB", "Call Samaritans on 116 123."),
    ("GB", "Telephone 020 7946 0911."),
    ("GB", "Call 911 555 0100 for our pharmacy."),
    ("GB", "Call us on 020 7946 911."),
    ("GB", "There were 911 people in the study."),
    ("GB", "The study had 000 failures."),
    ("GB", "Follow the Pregnancy Prevention Programme, and sign the Acknowledgement of Risk Form."),
    ("GB", "Report it to the Yellow Card scheme of the MHRA."),
    ("IE", "Follow the Pregnancy Prevention Programme. Call 112 or 999."),
    ("DE", "Follow the Pregnancy Prevention Programme. Call 112."),
    ("US", "Call 911, or 988. Register in iPLEDGE. You may report side effects to FDA at 1-800-FDA-1088."),
    ("US-CA", "Call 911. Read the Medication Guide."),
    ("CA", "Call 911."),
    ("AU", "Call 000."),
    ("NZ", "Call 111."),
    ("JP", "Call 119. Report it to the Yellow Card scheme."),
    ("GB", "A yellow or a card."),
]

OF_PLACES = {"foreign-number", "foreign-scheme", "foreign-agency", "jurisdictions-merged"}


@pytest.mark.parametrize(("case", "code"), FOREIGN.items(), ids=str)
def test_what_belongs_to_another_country_is_found(case: tuple[str, str], code: str) -> None:
    place, words = case
    assert code in codes(said(words, place))


@pytest.mark.parametrize(("place", "words"), AT_HOME)
def test_what_is_at_home_is_not(place: str, words: str) -> None:
    assert OF_PLACES & set(codes(said(words, place))) == set()


def test_a_foreign_mark_is_told_where_it_stands() -> None:
    text = with_part(said("Use the card, or tell MedWatch."))
    (finding,) = (one for one in judge(text) if one.code == "foreign-scheme")
    line = text.splitlines()[finding.source.line - 1]
    assert line[finding.source.column - 1 :].startswith("MedWatch")


EFFECTS = "- side-effects:\n    common: [Headache.]\n"
PLAIN_EFFECTS = "{id: side-effects, heading: Side effects, body: [Headache.]}"
YELLOW_CARD = "{id: report, heading: Reporting, body: [Tell the Yellow Card scheme.]}"


@pytest.mark.parametrize(
    ("part", "code", "is_found"),
    [
        (EFFECTS, "reporting-missing", True),
        (EFFECTS + "- Report it to the Yellow Card scheme.", "reporting-missing", False),
        ("- Yellow Card scheme.\n" + EFFECTS, "reporting-before-effects", True),
        ("- Yellow Card scheme.\n" + EFFECTS + "- See yellowcard.mhra.gov.uk.", "reporting-before-effects", False),
        ("- Take it.", "reporting-missing", False),
        (f"sections: [{PLAIN_EFFECTS}]", "reporting-missing", True),
        (f"sections: [{PLAIN_EFFECTS}, {YELLOW_CARD}]", "reporting-before-effects", False),
        (f"sections: [{YELLOW_CARD}, {PLAIN_EFFECTS}]", "reporting-before-effects", True),
        ("contact: Telephone 020 7946 0000", "contact-unclear", False),
        ("contact: pharmacy@example.org", "contact-unclear", False),
        ("contact: '[Write to us](mailto:pharmacy@example.org)'", "contact-unclear", False),
        ("contact: At the counter", "contact-unclear", True),
        ("- Get help if you think about suicide.", "emergency-number-missing", True),
        ("- Get help if you have trouble breathing.", "emergency-number-missing", True),
        ("- Get help if you think about suicide. Call 999.", "emergency-number-missing", False),
        ("- Get help if you think about suicide. Call 9990 or 1-999.", "emergency-number-missing", True),
        ("- You may have a headache.", "emergency-number-missing", False),
    ],
)
def test_who_hears_of_it(part: str, code: str, is_found: bool) -> None:
    assert (code in codes(part)) is is_found


@pytest.mark.parametrize("part", [EFFECTS, "- Get help if you think about suicide."])
def test_in_a_country_that_is_not_known_nobody_is_said_to_be_missing(part: str) -> None:
    found = {finding.code for finding in judge(with_part(part).replace("jurisdiction: GB", "jurisdiction: JP"))}
    assert "country-not-judged" in found
    assert found.isdisjoint({"reporting-missing", "reporting-before-effects", "emergency-number-missing"})


SOURCE = "sources:\n  A: {title: T, address: https://www.example.org, as-of: 2026-11-01}\n"


def sourced(block: str) -> str:
    """Return a leaflet that names a source, with a block in it."""
    return SOURCE + "sections:\n- id: a\n  heading: Words\n  body:\n  - Words. [@A]\n" + block


CLAIMS = [
    "  - It can raise your blood fats.\n",
    "  - It may harm your liver.\n",
    "  - The usual dose is 0.5 mg.\n",
    "  - It helps 4 in 5 people.\n",
    "  - It works after 8 weeks.\n",
    "  - Do not take it if you have liver disease.\n",
    "  - bullets: [Never take it with milk.]\n",
    "  - side-effects: {common: [Headache.]}\n",
    "  - side-effects: {stop-now: [Yellow skin.]}\n",
    "  - precautions:\n    - {topic: Alcohol, rating: take-care, body: It may strain your liver.}\n",
    "  - {table: Doses, columns: [Weight, Dose], rows: [[50 kg, 20 mg]]}\n",
]

NO_CLAIMS = [
    "  - It can raise your blood fats. [@A]\n",
    "  - Keep it where children cannot reach it.\n",
    "  - Take 2 capsules a day.\n",
    "  - Do not take more than 2 capsules a day.\n",
    "  - Each capsule contains 40 mg of samplin.\n",
    "  - A pack of 28 capsules lasts 28 days.\n",
    "  - {table: Doses, columns: [Dose, Capsules], rows: [[40 mg, '1'], [80 mg, '2']]}\n",
    "  - {card: For doctors, body: It can raise the INR.}\n",
    "  - Do not take it after the expiry date.\n",
    "  - Like all medicines, it can cause side effects.\n",
    "  - Tell your prescriber if it may harm you.\n",
    "  - Telephone 020 7946 0000.\n",
    "  - This leaflet is of 2026.\n",
    "  - See [#a].\n",
    "  - side-effects: {common: ['Headache. [@A]']}\n",
    "  - precautions:\n    - {topic: Alcohol, rating: take-care, body: ['It may strain you. [@A]', It can harm.]}\n",
    "  - {table: Doses, columns: [Weight, Dose], rows: [[50 kg, '20 mg [@A]']]}\n",
    "  - subheading: It can raise your blood fats\n",
]


@pytest.mark.parametrize("block", CLAIMS)
def test_a_claim_without_a_source_is_found(block: str) -> None:
    assert len(found(sourced(block), "unsourced-claim")) == 1


@pytest.mark.parametrize("block", NO_CLAIMS)
def test_what_is_sourced_or_no_claim_is_not(block: str) -> None:
    assert found(sourced(block), "unsourced-claim") == []


def test_all_claims_without_a_source_are_one_finding_with_their_lines() -> None:
    (finding,) = found(sourced("  - bullets: [It may harm you., It can harm you.]\n"), "unsourced-claim")
    assert "1 more claim" in finding.message
    assert "so in line" in finding.hint


def test_a_waiver_of_one_claim_waives_no_other() -> None:
    waiver = "waivers:\n- {code: unsourced-claim, words: may harm, reason: It is known.}\n"
    (finding,) = found(waiver + sourced("  - It may harm you.\n  - It can harm you.\n"), "unsourced-claim")
    assert "It can harm you" in finding.message
    assert "more" not in finding.message


def test_two_precautions_need_a_source_each() -> None:
    cards = (
        "  - precautions:\n    - {topic: Alcohol, rating: take-care, body: 'It may strain your liver. [@A]'}\n"
        "    - {topic: Driving, rating: take-care, body: It may affect you.}\n"
    )
    (finding,) = found(sourced(cards), "unsourced-claim")
    assert "It may affect you" in finding.message


DATES = {
    ("review-by: 2027-11-01", date(2027, 11, 1)): (),
    ("review-by: 2027-11-01", date(2027, 11, 2)): ("review-overdue",),
    ("revised: 2026-11-23", date(2026, 11, 22)): ("revised-to-come",),
    ("revised: 2024-02-29\nreview-by: 2027-03-01", date(2026, 11, 23)): (),
    ("revised: 2024-02-29\nreview-by: 2027-03-02", date(2026, 11, 23)): ("review-far",),
    (SOURCE, date(2029, 11, 1)): ("review-overdue",),
    (SOURCE, date(2029, 11, 2)): ("review-overdue", "source-old"),
    (SOURCE, date(2026, 10, 31)): ("revised-to-come", "source-to-come"),
    ("additional-monitoring: {as-of: 2026-11-01}", date(2026, 12, 2)): (),
    ("additional-monitoring: {as-of: 2026-11-01}", date(2026, 12, 3)): ("monitoring-outdated",),
}
OF_DATES = {
    "review-overdue", "review-far", "revised-to-come", "source-old", "source-to-come", "source-before-change",
    "monitoring-outdated",
}  # fmt: skip


@pytest.mark.parametrize(("case", "expected"), DATES.items(), ids=str)
def test_dates_are_held_against_the_day(case: tuple[str, date], expected: tuple[str, ...]) -> None:
    part, on = case
    assert sorted(OF_DATES & set(codes(part, on=on))) == sorted(expected)


OF_OUTLINE = {rule.code for rule in RULES if rule.code.startswith(("section-", "part-", "heading-", "topic-"))}


@pytest.mark.parametrize("name", PROFILES)
def test_a_leaflet_by_the_outline_has_no_finding_about_it(name: str) -> None:
    assert OF_OUTLINE & set(codes(f"profile: {name}\n{example_sections(name)}")) == set()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("Possible side effects", "Possible side-effects"), {"heading-near-miss"}),
        (("How to store samplin", "How to store Samplin"), set()),
        (("How to store samplin", "How to keep samplin"), {"heading-near-miss"}),
        (("How to take samplin", "How to use samplin"), set()),
        (("What samplin is and what it is used for", "What samplin is and what its used for"), {"heading-near-miss"}),
        (("Other medicines and samplin", "Other medicine and samplin"), {"heading-near-miss"}),
        (("How to store samplin", "Our other products"), {"heading-near-miss"}),
        (
            ("id: how-to-store\n    heading: 'How to store samplin'", "id: others\n    heading: Our other products"),
            {"section-missing", "section-not-expected"},
        ),
        (("Driving and using machines", "Driving"), {"part-missing"}),
        (("Children and adolescents", "Words"), set()),
        (("Pregnancy, breast-feeding and fertility", "Pregnancy and breastfeeding"), set()),
    ],
)
def test_headings_of_the_package_leaflet(change: tuple[str, str], expected: set[str]) -> None:
    text = example_sections("eu-qrd")
    assert change[0] in text
    assert OF_OUTLINE & set(codes(f"profile: eu-qrd\n{text.replace(*change)}")) == expected


def test_a_near_miss_is_told_with_what_was_meant() -> None:
    text = example_sections("eu-qrd").replace("Possible side effects", "Posible side effects")
    (finding,) = found(f"profile: eu-qrd\n{text}", "heading-near-miss")
    assert "did you mean “Possible side effects”?" in finding.hint


def test_each_section_out_of_order_is_told_once() -> None:
    head, *sections = example_sections("us-medguide").split("  - id:")
    sections[1], sections[4] = sections[4], sections[1]
    text = "  - id:".join((head, *sections))
    assert {one.code for one in found(f"profile: us-medguide\n{text}", "section-order")} == {"section-order"}


@pytest.mark.parametrize("part", ["eu-qrd", "us-medguide"])
def test_each_section_that_is_dropped_is_missed(part: str) -> None:
    head, *sections = example_sections(part).split("  - id:")
    for number in range(len(sections)):
        left = sections[:number] + sections[number + 1 :]
        assert len(found(f"profile: {part}\n{'  - id:'.join((head, *left))}", "section-missing")) == 1


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(contents(), st.sampled_from(PROFILES), st.sampled_from(["GB", "US", "DE", "JP"]))
def test_any_leaflet_can_be_judged(content: Content, profile: str, place: str) -> None:
    leaflet, _ = parse(content.yaml, "sample.yaml", Path())
    assert leaflet
    identity = leaflet.identity._replace(profile=profile, jurisdiction=place)
    name = Text((Run("isotretinoin", leaflet.source),), leaflet.source)
    changed = replace(leaflet, identity=identity, medicine=leaflet.medicine._replace(substance=name))
    lines = content.yaml.split("\n")
    for finding in check(changed, TODAY, written=content.yaml):
        assert finding.source.file == "sample.yaml"
        assert 0 < finding.source.line <= len(lines)
        assert 0 < finding.source.column <= len(lines[finding.source.line - 1]) + 1


HOSTILE = [
    "call " * 3000 + "911",
    "not " * 4000,
    "İİ call 911 " * 300,
    "pregnan" * 2500,
    "can may " * 2000,
    "1 in " * 3000,
    "kills bacteria " * 1300,
    "bacteria kill " + "-'" * 5000,
    "bacteria kill " + "a-'-'" * 3000,
]


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:12])
def test_a_hostile_text_costs_no_more_than_a_long_one(words: str) -> None:
    text = with_part(said(words)).replace("substance: samplin", "substance: isotretinoin")
    began = perf_counter()
    judge(text)
    assert perf_counter() - began < 2
