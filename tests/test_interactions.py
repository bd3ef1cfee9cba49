"""Interactions: what is rated together with the medicine, in whole sentences, as the form and the reader have it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leaflet_pdf import lay_out, paint, read, verify
from leaflet_pdf.layout.frame import Glyphs, Pages
from leaflet_pdf.model.leaflet import Leaflet, Precautions, Rating
from leaflet_pdf.review.diff import Weight, compare
from leaflet_pdf.sources.yaml import parse
from tests import bad_leaflets, judged

ST_JOHN = """
      - interactions:
          - with: St John’s wort
            kind: herb
            rating: do-not-combine
            body: [It makes the medicine weaker.]
"""


def leaflet(block: str = ST_JOHN, form: str = "tablets", head: str = "") -> Leaflet:
    text = re.sub(r"(?m)^  form:.*$", f"  form: {form}", bad_leaflets.GOOD)
    text = re.sub(r"(?m)^status:", f"{head}status:", text)
    start = re.search(r"(?m)^    body:\n", text)
    assert start
    made, findings = parse(text[: start.end()] + block.lstrip("\n") + text[start.end() :], "l.yaml", Path())
    assert made is not None, findings
    return made


def one(kind: str, rating: str, name: str = "oranges", more: str = "") -> str:
    kind = f", kind: {kind}" if kind else ""
    return f"      - interactions: [{{with: {name}{kind}, rating: {rating}{more}, body: [Why.]}}]\n"


def words(made: Leaflet) -> str:
    pages = lay_out(made).pages
    shown = (item.text for page in pages for item in page.items if isinstance(item, Glyphs))
    return " ".join(" ".join(shown).split())


def said(pages: Pages, made: Leaflet) -> set[str]:
    return {finding.code for finding in verify(read(paint(pages)), made)}


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        (one("", "do-not-combine"), "Do not take oranges while you take sample."),
        (one("food", "do-not-combine"), "Do not eat oranges while you take sample."),
        (one("drink", "ask-first"), "Ask first. Do not drink oranges while you take sample unless your prescriber has"),
        (one("vaccine", "no-known-problem"), "No known problem. You can have oranges while you take sample."),
        (one("procedure", "take-care"), "Take care. You can have oranges while you take sample, but read what to"),
        (one("herb", "not-known"), "Not known. Ask your doctor or pharmacist before you take oranges while you take"),
        (one("food", "take-care", more=", own-words: yes"), "With oranges Take care. Why."),
    ],
)
def test_a_rating_is_of_both_together(block: str, sentence: str) -> None:
    assert sentence in words(leaflet(block))


@pytest.mark.parametrize(
    ("form", "head", "verb"),
    [
        ("hard capsules", "", "take"),
        ("oral suspension", "reader: carer\n", "give"),
        ("cream", "", "apply"),
        ("pressurised inhaler", "", "inhale"),
        ("eye drops, solution", "", "use"),
        ("solution for injection", "", "inject"),
        ("thing", "", "use"),
    ],
)
def test_the_verb_is_the_forms_or_the_readers(form: str, head: str, verb: str) -> None:
    precaution = "      - precautions: [{topic: Sun, rating: do-not-use, body: [Why.]}]\n"
    made = leaflet(precaution + ST_JOHN.lstrip("\n"), form, head)
    assert f"Do not {verb} this medicine. Why." in words(made)
    assert f"Do not take St John’s wort while you {verb} sample." in words(made)
    assert said(lay_out(made), made) == set()


def test_nothing_is_said_twice() -> None:
    made = leaflet("      - precautions: [{topic: Sun, rating: do-not-use, body: [Why.]}]\n")
    assert words(made).count("Do not") - words(leaflet("")).count("Do not") == 1


@pytest.mark.parametrize(
    "printed",
    [
        leaflet(form="cream"),
        leaflet(head="reader: carer\n"),
        leaflet(ST_JOHN.replace("do-not-combine", "take-care")),
        leaflet(ST_JOHN.replace("kind: herb", "kind: food")),
    ],
    ids=["form", "reader", "rating", "kind"],
)
def test_the_proof_sees_another_sentence(printed: Leaflet) -> None:
    assert "rating-differs" in said(lay_out(printed), leaflet())


@pytest.mark.parametrize("name", ["10^6^ units", "**wort**", "wort [@A]", "[wort](https://example.org/)", r"a\~b"])
def test_a_name_has_no_marks(name: str) -> None:
    block = f"      - interactions: [{{with: '{name}', rating: ask-first, body: [Why.]}}]\n"
    made, findings = parse(bad_leaflets.GOOD.replace("    body:\n", f"    body:\n{block}", 1), "l.yaml", Path())
    assert made is None and "marked-name" in {finding.code for finding in findings}


def test_a_substance_with_raised_figures_is_not_named_in_a_sentence() -> None:
    text = re.sub(r"(?m)^  substance:.*$", "  substance: '10^6^ units of samplin'", bad_leaflets.GOOD)
    made, findings = parse(text.replace("    body:\n", f"    body:\n{ST_JOHN[1:]}", 1), "l.yaml", Path())
    assert made is not None, findings
    assert "while you take this medicine." in words(made)
    assert said(lay_out(made), made) == set()


def test_a_rating_that_turns_is_the_gravest_change() -> None:
    milder = leaflet(ST_JOHN.replace("do-not-combine", "take-care"))
    assert [change.weight for change in compare(leaflet(), milder).changes] == [Weight.SENSE]


def test_ratings_together_are_those_of_circumstances_by_other_names() -> None:
    cards = [block.cards[0] for block in leaflet().sections[0].body if isinstance(block, Precautions)]
    assert [card.rating for card in cards] == [Rating.DO_NOT_USE]


@pytest.mark.parametrize("name", ["tramadol", "ibuprofen", "warfarin"])
def test_what_is_rated_beside_the_medicine_is_not_named_as_it(name: str) -> None:
    block = f"- interactions: [{{with: {name}, rating: ask-first, body: [Tell us.]}}]"
    assert "other-medicine" not in judged.codes(block)
