"""What other programs and unfinished drafts leave behind is never printed in silence; what is meant is left alone."""

from __future__ import annotations

import pytest

from tests.judged import codes

LEFT = {
    "foreign-markup": [
        "Take <b>no</b> more.",
        "The end.</p>",
        "One<br/>two",
        "One<BR>two",
        "<span class='x'>One</span>",
        "40&nbsp;mg",
        "It is &lt; 5",
        "It is &#160;5",
        "Dear {{name}},",
        "Dear ${name},",
        "Dear %s,",
        "Dear %(name)s,",
        "{% if x %} one",
        r"Do \textbf{not} chew.",
        "Dear { MERGEFIELD Name }, one",
        "Dear { REF \\_Ref123 }, one",
        "See Error! Reference source not found.",
    ],
    "placeholder": [
        "Take TBC a day.",
        "TODO ask the doctor",
        "Take XXX mg.",
        "Lorem ipsum dolor sit.",
        "Call <insert name> now.",
        "Take ??? a day.",
    ],
    "broken-letters": [
        "the cafÃ©",
        "you donâ€™t",
        "Â½ tablet",
        "5 Âµg",
        "20 Â°C",
        "one â€“ two",
        "a lost \ufffd letter",
        "Î¼g",
    ],
    "stray-mark": [
        "Do *not* chew.",
        "Do \\_not\\_ chew.",
        "Do __not__ chew.",
        "## Heading",
        "Do `not` chew.",
        "Do *not chew it*.",
    ],
}

MEANT = [
    "**Do not** chew it.",
    "10^5^ and H~2~O",
    "[our page](https://example.org/a_b_c)",
    "Write to first_last_name@example.org.",
    "A level <5 mg is low, and 3 < 4 and 5 > 4.",
    "Paracetamol* and ibuprofen* are sold freely.",
    "*Ask your pharmacist.",
    "Smith & Sons; R&D",
    "Name: ______________ Date: ____",
    "Take 50 % of it, or 5%.",
    "São Paulo, Ângela, Île, ÂGE, „Ä“, CAFÉ”",
    "Size XXXL, on the todo list.",
    "Use Brand_Name and PK_Merz_Plus.",
    "It is number #1 of 2.",
    "Why? Why not?",
    "Ελλάδα, Ïle",
]


@pytest.mark.parametrize(("code", "words"), [(code, words) for code, listed in LEFT.items() for words in listed])
def test_what_was_left_behind_is_found(code: str, words: str) -> None:
    assert code in codes(f"- {_quoted(words)}")


@pytest.mark.parametrize("words", MEANT)
def test_what_is_meant_is_left_alone(words: str) -> None:
    assert not LEFT.keys() & set(codes(f"- {_quoted(words)}"))


def test_it_is_found_wherever_words_are_printed() -> None:
    parts = (
        "title: Take <b>it</b>",
        "publisher: <b>Us</b>",
        "- steps: [TBC]",
        "- table: Two\n  columns: [TODO, b]\n  rows: [[c, d]]",
    )
    for part in parts:
        assert {"foreign-markup", "placeholder"} & set(codes(part))


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
