"""Letters that no reader can tell apart are no change, wherever words are held against each other; all others are."""

from __future__ import annotations

import pytest

from leaflet_pdf.review.comments.wording import split
from leaflet_pdf.review.diff import compare
from leaflet_pdf.review.diff.versions.foreign import foreign_changes, words_of_pages
from tests.made import leaflet, paragraph, section, table

ALIKE = [
    ("Café au lait", "Cafe\u0301 au lait"),
    ("Ångström", "A\u030angstro\u0308m"),
    ("Ångström", "\u212bngström"),
    ("Fieber über 39", "Fieber u\u0308ber 39"),
    ("paracetamol", "para\u00adcetamol"),
    ("paracetamol", "para\u200bcetamol"),
    ("paracetamol", "\ufeffpara\u2060cetamol"),
    ("long-acting", "long\u2011acting"),
    ("long-acting", "long\u2010acting"),
    ("an effective flow", "an eﬀective ﬂow"),
    ("40 mg", "40\u00a0mg"),
    ("40 mg", "40\u202fmg"),
    ("40 mg", "40\u2009mg"),
]

DIFFERENT = [
    ("10²", "102"),
    ("10²", "10^2"),
    ("H₂O", "H2O"),
    ("½ tablet", "1/2 tablet"),
    ("1½ tablets", "11/2 tablets"),
    ("5 µg", "5 μg"),
    ("5 µg", "5 mg"),
    ("40 mg", "40mg"),
    ("resume", "résumé"),
    ("5–10", "5-10"),
    ("−5 °C", "5 °C"),
    ("1 ºC", "1 °C"),
    ("Ⅳ", "IV"),
    ("①", "1"),
]


@pytest.mark.parametrize(("old", "new"), ALIKE)
def test_what_is_seen_and_heard_alike_is_no_change(old: str, new: str) -> None:
    for first, second in ((old, new), (new, old)):
        one, other = (
            leaflet(section(paragraph(words), table([words, "b"], ["c", words]), heading=words))
            for words in (first, second)
        )
        assert compare(one, other).changes == ()
        before, after = (words_of_pages([[f"Take {words} with food."]]) for words in (first, second))
        assert foreign_changes(before, after, "en") == ()


@pytest.mark.parametrize(("old", "new"), DIFFERENT)
def test_what_says_something_else_is_a_change(old: str, new: str) -> None:
    for first, second in ((old, new), (new, old)):
        one, other = (leaflet(section(paragraph(f"Take {words} now."))) for words in (first, second))
        assert len(compare(one, other).changes) == 1
        before, after = (words_of_pages([[f"Take {words} now."]]) for words in (first, second))
        assert len(foreign_changes(before, after, "en")) == 1


@pytest.mark.parametrize(("old", "new"), ALIKE)
def test_words_on_paper_are_found_however_their_letters_are_written(old: str, new: str) -> None:
    assert [key for key, _, _ in split(old)] == [key for key, _, _ in split(new)]


def test_where_a_word_stands_counts_all_its_letters() -> None:
    assert list(split("para\u00adcetamol now")) == [("paracetamol", 0, 12), ("now", 13, 16)]
