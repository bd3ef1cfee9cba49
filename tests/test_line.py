"""Lines: where they break, and what they never part."""

from __future__ import annotations

import unicodedata

import pytest

from leaflet_pdf.layout.lines.break_points import unbreakable
from leaflet_pdf.layout.lines.line import Line, break_lines, extent, styled_text
from leaflet_pdf.model.finding import NOWHERE
from leaflet_pdf.model.leaflet import Run, Script
from leaflet_pdf.model.style import STANDARD
from leaflet_pdf.text.face import face
from tests.squares import page_of

STYLE = page_of(20, 10)


def lines_of(*runs: Run, width: int) -> list[Line]:
    """Return the runs in lines of so many characters."""
    return list(break_lines(styled_text(runs, STYLE.body, STYLE, "en"), width * 10).lines)


def words(line: Line) -> str:
    return "".join(word.text for piece in line.pieces for word in piece.words).rstrip()


def broken(text: str, width: int) -> list[str]:
    return [words(line) for line in lines_of(Run(text, NOWHERE), width=width)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("taking 40 mg daily", ["taking", "40 mg daily"]),
        ("not over 25 °C now", ["not", "over 25 °C", "now"]),
        ("at 0.5 mg/kg a day", ["at", "0.5 mg/kg a", "day"]),
        ("is in 1 in 10 of us", ["is in", "1 in 10 of", "us"]),
        ("look at section 4", ["look at", "section 4"]),
        ("until 23 May and", ["until", "23 May and"]),
        ("up to 10 may be", ["up to 10", "may be"]),
        ("call 020 7946 00", ["call", "020 7946 00"]),
        ("breast-feeding", ["breast-", "feeding"]),
        ("an e-mail x-ray", ["an e-mail", "x-ray"]),
        ("this way – or that", ["this way –", "or that"]),
        ("one\ntwo", ["one", "two"]),
        ("taking 40\u00a0mg of it", ["taking", "40\u00a0mg of it"]),
    ],
)
def test_a_line_breaks_where_no_fact_is_parted(text: str, lines: list[str]) -> None:
    assert broken(text, 11) == lines


@pytest.mark.parametrize(
    "fact",
    ["40 mg", "0.5 mg/kg", "0.5 mg/kg/day", "25 °C", "1 in 10", "1 in 10,000", "5 mg/ml", "16 to 24 weeks", "30 days",
     "12 years", "SPF 15", "section 4", "Section 4", "2 micrograms", "1,000 units", "10 %", "23 November"],
)  # fmt: skip
def test_a_fact_is_one_piece(fact: str) -> None:
    assert unbreakable(f"so {fact} is", "en-GB") == ["so ", f"{fact} ", "is"]


def test_a_number_stays_with_its_unit_when_only_the_number_is_bold() -> None:
    runs = (Run("take ", NOWHERE), Run("40", NOWHERE, bold=True), Run(" mg daily", NOWHERE))
    assert [words(line) for line in lines_of(*runs, width=8)] == ["take", "40 mg", "daily"]


def test_a_fact_wider_than_the_line_is_parted_rather_than_lost() -> None:
    assert broken("16 to 24 weeks", 6) == ["16 to", "24", "weeks"]
    assert broken("isotretinoin", 5) == ["isotr", "etino", "in"]


@pytest.mark.parametrize(
    ("word", "kept"), [("Le\u0301on" * 5, "e\u0301"), ("x11⁄20" * 5, "11⁄20"), ("a\u0323\u0302" * 9, "a\u0323\u0302")]
)
def test_a_letter_with_its_marks_and_a_fraction_are_never_parted(word: str, kept: str) -> None:
    narrow = break_lines(styled_text((Run(word, NOWHERE),), STANDARD.body, STANDARD, "en"), 30).lines
    assert len(narrow) > 2
    assert "".join(map(words, narrow)) == word
    assert sum(words(line).count(kept) for line in narrow) == word.count(kept)
    codes = [code for line in narrow for piece in line.pieces for word in piece.words for code in word.codes]
    assert not any(unicodedata.combining(face(STANDARD.regular).char(code)) for code in codes)


def test_a_short_word_does_not_dangle_behind_a_full_stop() -> None:
    assert broken("taken now. A dose is", 12) == ["taken now.", "A dose is"]


def test_a_last_line_is_not_one_short_word() -> None:
    text = "one two three four five six seven eight nine ten to a"
    assert broken(text, 51)[-1] == "to a"


def test_every_line_is_within_its_width() -> None:
    for width in range(1, 30):
        lines = lines_of(Run("Take 40 mg a day, with a meal; see section 4.", NOWHERE), width=width)
        assert max(line.width for line in lines) <= width * 10


def test_superscripts_are_smaller_and_higher_and_subscripts_lower() -> None:
    runs = (Run("m", NOWHERE), Run("2", NOWHERE, script=Script.SUPER), Run("2", NOWHERE, script=Script.SUB))
    normal, above, below = lines_of(*runs, width=10)[0].pieces
    assert (normal.rise, above.size) == (0, 10 * STYLE.script_scale)
    assert above.rise > 0 > below.rise


def test_a_sign_that_no_face_has_is_drawn_in_its_place() -> None:
    (line,) = lines_of(Run("call ☎ now", NOWHERE), width=20)
    assert [piece.font.sign for piece in line.pieces] == ["", "telephone", ""]
    assert words(line) == "call ☎ now"


# What a reader gets at the ends of lines


@pytest.mark.parametrize("mark", [".", "!", "?", ":"])
@pytest.mark.parametrize(("short", "goes_on"), [("A", True), ("At", True), ("The", False)])
def test_a_word_of_one_or_two_letters_goes_on_with_its_sentence(mark: str, short: str, *, goes_on: bool) -> None:
    first, _ = broken(f"all taken now{mark} {short} dose is small", 18)
    assert first == f"all taken now{mark}" + ("" if goes_on else f" {short}")


@pytest.mark.parametrize("mark", [",", ";", ")"])
def test_a_short_word_within_a_sentence_stays_where_it_fits(mark: str) -> None:
    assert broken(f"all taken now{mark} a dose is small", 17)[0] == f"all taken now{mark} a"


@pytest.mark.parametrize(
    ("begin", "goes_on"), [("a bb.", False), ("aa bb.", False), ("aaa bb.", True), ("aaa bbb.", True)]
)
def test_no_line_is_left_shorter_than_six_tenths_for_a_short_word(begin: str, *, goes_on: bool) -> None:
    assert broken(f"{begin} A ccccccccc", 10)[0] == begin + ("" if goes_on else " A")


def test_a_single_word_is_not_left_on_its_line_by_a_short_word() -> None:
    assert broken("aaaaaaa. A ccccccccc", 10)[0] == "aaaaaaa. A"


@pytest.mark.parametrize(
    ("words", "last", "fed"),
    [
        ("aaaaaa bbbbbb cccccc ddddddddd", "to.", True),
        ("aaaaaa bbbbbb cccccc ddddddddd", "off.", False),
        ("aaaaaaaaa bbbbbbbbb cccccccccc", "to.", False),
        (f"{'z' * 30} aaaaaaaaa bbbbbbbbb cccccccccc", "to.", False),
    ],
)
def test_a_last_line_of_a_tenth_or_less_is_fed_by_a_line_of_four_words_or_more(
    words: str, last: str, *, fed: bool
) -> None:
    lines = broken(f"{words} {last}", 30)
    assert lines[-1] == (f"ddddddddd {last}" if fed else last)
    assert " ".join(lines) == f"{words} {last}"


def test_a_line_is_not_fed_with_what_it_cannot_hold() -> None:
    assert broken(f"a b c {'d' * 53} to be.", 60)[-1] == f"{'d' * 53} to be."
    assert broken(f"a b c {'d' * 54} to be.", 60)[-1] == "to be."


def test_of_a_text_with_a_word_that_is_too_wide_nothing_is_lost_and_every_line_break_kept() -> None:
    assert broken("or isotretinoin\nis it", 5) == ["or", "isotr", "etino", "in", "is it"]
    assert broken("isotretinoin\nor\nis it", 5) == ["isotr", "etino", "in", "or", "is it"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("so isotretinoin is it", ["so", "isotr", "etino", "in is", "it"]),
        ("a b isotretinoin", ["a b", "isotr", "etino", "in"]),
        ("16 to isotretinoin", ["16 to", "isotr", "etino", "in"]),
        ("isotretinoin isotretinoin", ["isotr", "etino", "in", "isotr", "etino", "in"]),
        ("or\nisotretinoin", ["or", "isotr", "etino", "in"]),
        ("at exam.org/a/b", ["at", "exam", ".org", "/a/b"]),
    ],
)
def test_a_word_that_is_too_wide_begins_a_line(text: str, lines: list[str]) -> None:
    assert broken(text, 5) == lines


def test_a_word_that_is_too_wide_begins_a_line_also_if_a_part_of_it_is_bold() -> None:
    runs = (Run("or ", NOWHERE), Run("iso", NOWHERE, bold=True), Run("tretinoin", NOWHERE))
    assert [words(line) for line in lines_of(*runs, width=5)][:2] == ["or", "isotr"]


def test_a_text_asks_for_its_widest_fact_and_for_its_longest_line() -> None:
    wording = styled_text([Run("take 40 mg or\nin all 7 days", NOWHERE)], STYLE.body, STYLE, "en")
    assert extent(wording) == (60, 130)


@pytest.mark.parametrize("script", [Script.NORMAL, Script.SUPER])
@pytest.mark.parametrize("beside", [[], [Run("m", NOWHERE)]])
def test_what_is_bold_is_set_in_the_bold_face(script: Script, beside: list[Run]) -> None:
    runs = [*beside, Run("2", NOWHERE, bold=True, script=script)]
    (line,) = break_lines(styled_text(runs, STANDARD.body, STANDARD, "en"), 100).lines
    assert [piece.font.face for piece in line.pieces] == [STANDARD.regular] * len(beside) + [STANDARD.bold]
