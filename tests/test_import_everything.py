"""Whatever stands in a document, no word of it vanishes: random trees, and real documents where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflet_pdf.model.leaflet import texts
from leaflet_pdf.sources.exchange.reading.package import packages
from leaflet_pdf.sources.exchange.words import comparable, read_words
from leaflet_pdf.sources.imported import Imported, imported
from leaflet_pdf.sources.yaml.markup import on_the_line
from tests.imports import SAMPLES, as_json, bundle, label, questions, section, taken

WORDS = st.sampled_from(
    [
        *(
            "word",
            " more words ",
            "word.",
            "Why?",
            "A: b",
            "• item",
            "- dash",
            "1. one",
            "2) two",
            "3. three",
            "•",
            "  ",
            "\n",
            "null",
            "~",
        ),
        *("take *two*", "**", "a [b](c)", "[a]", "x^2~", "\\", "a #b", "# c", '"q"', "it's", "{a}", "%", "| a", "@a"),
        *("100\xa0mg", "soft\u00adhyphen", "10<sup>6</sup>", "<br/>", "<br/><br/>", "___", "&lt;b&gt;"),
        *("_take_ two", "a_b", "c_ _d", "2) two", "3. three"),
    ]
)
OF_XHTML = (
    *(
        "b",
        "i",
        "em",
        "span",
        "sup",
        "sub",
        "a",
        "blink",
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
    ),
    *("td", "th", "tbody", "thead", "tfoot", "caption", "pre", "img"),
)
OF_SPL = (
    *("content", "sub", "sup", "paragraph", "list", "item", "caption", "table", "thead", "tbody", "tfoot", "tr", "td"),
    *("th", "linkHtml", "footnote", "renderMultiMedia", "blink"),
)
ATTRIBUTES = st.sampled_from(
    [
        *(
            "",
            "",
            ' colspan="2"',
            ' rowspan="2"',
            ' styleCode="bold"',
            ' styleCode="Boxed"',
            ' styleCode="italics"',
            ' style="font-style:italic"',
            ' style="border:1px solid"',
            ' border="1"',
            ' style="font-weight:bold"',
        ),
        *(' href="https://a.org/b"', ' href="#x"', ' id="x"'),
    ]
)


def trees(names: tuple[str, ...], row: tuple[str, str]) -> st.SearchStrategy[str]:
    """Return narratives of elements in any order, and of tables and lists that are some."""

    def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        inside = st.lists(children, max_size=4).map("".join)
        return st.tuples(st.sampled_from(names), ATTRIBUTES, inside).map(
            lambda made: f"<{made[0]}{made[1]}>{made[2]}</{made[0]}>"
        )

    def several(name: str, children: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[str]:
        return st.lists(children, max_size=most).map(lambda inner: f"<{name}>{''.join(inner)}</{name}>")

    def table(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        inside = st.lists(children, max_size=2).map("".join)
        cell = st.tuples(ATTRIBUTES, inside).map(lambda made: f"<td{made[0]}>{made[1]}</td>")
        rows = several("tr", cell, 4)
        return st.tuples(*[several(part, rows) for part in ("thead", "tfoot", "tbody")]).map(
            lambda parts: f"<table>{''.join(parts)}</table>"
        )

    def listing(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return several(row[0], several(row[1], children))

    return st.recursive(
        WORDS, lambda children: st.one_of(element(children), table(children), listing(children)), max_leaves=12
    )


def printed(one: Imported) -> list[str]:
    """Return the words of a leaflet's introduction and sections, as this file reads them."""
    parts = zip(one.leaflet.sections, one.document.sections, strict=True)
    found = texts((one.leaflet.introduction, *(part.body if told.added else part for part, told in parts)))
    return [word for text in found for word in map(comparable, on_the_line(text.plain).split()) if word]


def assert_accounted(one: Imported) -> None:
    """Assert that source and leaflet have the same words in the same order but for those that are told."""
    words = [word.text for word in read_words(one.document.root).words]
    told = [word for loss in one.losses for word in map(comparable, loss.words.split()) if word]
    assert len(words) - len(told) <= len(printed(one)) <= len(words)
    remaining = iter("".join(words))
    assert all(char in remaining for char in "".join(printed(one)))


SEARCH = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


BUNDLES = st.lists(trees(OF_XHTML, ("ul", "li")), min_size=1, max_size=4).map("".join)
LABELS = st.lists(trees(OF_SPL, ("list", "item")), max_size=4).map("".join)


@SEARCH
@given(BUNDLES, st.sampled_from(["1. A", "A", "", "2 b"]))
def test_no_word_of_a_bundle_vanishes(narrative: str, title: str) -> None:
    assert_accounted(taken(as_json(bundle(section("Before", "<p>words</p>"), section(title, f"{narrative}.")))))


@SEARCH
@given(LABELS)
def test_no_word_of_a_label_vanishes(narrative: str) -> None:
    assert_accounted(taken(label(questions(narrative))))


FILES = sorted(path for name in ("spl", "fhir") for path in (SAMPLES / name).glob("*") if path.suffix != ".md")
WITHOUT_PART = {"triaminic-otc.xml"}


@pytest.mark.skipif(not FILES, reason="there are no documents of others here")
@pytest.mark.parametrize("path", [path for path in FILES if path.name not in WITHOUT_PART], ids=lambda path: path.name)
def test_every_word_of_a_real_document_is_kept_in_order_or_told(path: Path) -> None:
    for package in packages(path):
        for one, again in zip(imported(package, "patient"), imported(package, "patient"), strict=True):
            assert one == again._replace(document=one.document, losses=one.losses, leaflet=one.leaflet)
            assert one.ledger.source == one.ledger.kept + one.ledger.left_out > 900
            assert one.ledger.kept > 0.9 * one.ledger.source
            assert_accounted(one)
