"""Languages: their words are set, read back and proved; plurals, dates and numbers are those of CLDR."""

from __future__ import annotations

import io
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pypdf
import pytest
from babel import Locale
from babel.dates import format_date
from page import ValidationProfile

from leaflet_pdf import build, read, verify
from leaflet_pdf.build import Built
from leaflet_pdf.languages.language import Language, UnknownLanguageError, fallbacks, language, languages
from leaflet_pdf.languages.plurals import category
from leaflet_pdf.languages.ratings import combination_words, rated_as, rating_words
from leaflet_pdf.model.leaflet import Frequency, Level, Rating, Status
from leaflet_pdf.proof.appearance import ThemeAppearance
from leaflet_pdf.proof.fold import fold
from leaflet_pdf.proof.theme_match import theme_differences
from leaflet_pdf.release.appearances import known_appearances
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.text.face import face, in_language
from leaflet_pdf.text.other_scripts.packs import PACKS
from tests.judged import PLAIN
from tests.packs import installed
from tests.witness import failures

TAGS = languages()
DRAFTS = tuple(tag for tag in TAGS if not language(tag).reviewed_by)

_RATINGS = "".join(f"        - {{topic: Qa, rating: {rating}, body: Qb.}}\n" for rating in Rating)
_KINDS = "".join(
    f"        - {{with: Qc, kind: {kind}, rating: {rating}, body: Qd.}}\n"
    for kind, rating in zip(
        ("medicine", "herb", "food", "drink", "vaccine"),
        ("do-not-combine", "ask-first", "take-care", "no-known-problem", "not-known"),
        strict=True,
    )
)
_BANDS = "".join(f"          {frequency}: [Qe{n}]\n" for n, frequency in enumerate(Frequency))
_LEVELS = "".join(f"      - {{warning: Qg, level: {level}, body: Qh.}}\n" for level in Level)
LEAFLET = f"""\
format: 1
id: q
title: Qx 5 mg
medicine: {{substance: Qx, strength: 5 mg, form: Qy}}
additional-monitoring: {{as-of: 2026-11-23}}
language: TAG
jurisdiction: GB
profile: pharmacy
version: 1
revised: 2026-11-23
review-by: 2027-03-03
status: draft
publisher: Qz
contact: Telephone 020 7946 0000
online: https://www.example.org/q
introduction:
  - at-a-glance: {{used-for: Qi., how-to-take: Qj., get-help: Qk., call: Ql.}}
sections:
  - id: a
    heading: Qm
    body:
{_LEVELS}\
      - note: Qn.
      - {{information: Qo, body: Qp.}}
      - "Qq [#b], [#t], [#s], [#d]."
  - id: b
    heading: Qr
    body:
      - precautions:
{_RATINGS}\
      - interactions:
{_KINDS}\
  - id: c
    heading: Qs
    body:
      - side-effects:
          stop-now: [Qt]
          get-help: [Qu]
{_BANDS}\
      - steps: [{{item: Qv., id: s}}]
      - {{table: Qw, id: t, columns: [Qa, Qb], rows: [[Qc, Qd]]}}
      - {{diary: Qu, id: d, columns: [Qa, Qb], rows: 2}}
      - {{card: Qf, body: Qg.}}
      - {{pictogram: avoid-sun, text: Qh.}}
"""


@pytest.fixture(scope="module", autouse=True)
def every_script() -> Iterator[None]:
    with installed(*PACKS.values()):
        yield


@cache
def built(tag: str) -> Built:
    made = build(LEAFLET.replace("TAG", tag), columns=1)
    assert made.pdf, made.findings
    return made


def strings(value: Any) -> Iterator[str]:
    """Yield all that a file's value says."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(strings, value.values()))


def printed_words(words: Language) -> Iterator[str]:
    """Yield what a leaflet with every block says of its language's file, around what is filled in."""
    whole = (words.contents, words.note, words.monitored, words.stop_now, words.get_help, words.not_reviewed)
    some = (words.online["lead"], words.online["newer"], words.statuses["draft"], words.published_by)
    names = (*words.levels.values(), words.information, *words.frequencies.values(), *words.at_a_glance.values())
    for said in chain(whole, some, chain.from_iterable(map(strings, names)), strings(words.ratings)):
        yield from filter(None, (part.strip(" .:") for part in re.split(r"\{\w+\}", said)))


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


@pytest.mark.parametrize("tag", TAGS)
def test_every_word_of_the_program_is_in_print_and_proved(tag: str) -> None:
    made = built(tag)
    assert made.pdf and made.leaflet
    readback = read(made.pdf)
    assert list(verify(readback, made.leaflet)) == []
    assert readback.language == tag
    seen = letters("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages))
    words = language(tag)
    assert [said for said in printed_words(words) if letters(said) not in seen and said != words.not_reviewed] == []
    assert (letters(words.not_reviewed) in seen) == (tag in DRAFTS)


_UNPRINTED = {"name", "script", "sources", "reviewed_by", "plurals", "date_form"}


@pytest.mark.parametrize("tag", DRAFTS)
def test_nothing_of_the_program_is_left_in_english(tag: str) -> None:
    ours, english = (
        {said for key, value in language(one)._asdict().items() if key not in _UNPRINTED for said in strings(value)}
        for one in (tag, "en")
    )
    assert [said for said in sorted(ours & english) if re.sub(r"\{\w+\}", "", said).strip(" ,").count(" ") > 1] == []


@pytest.mark.parametrize("tag", TAGS)
def test_a_file_has_the_words_of_every_key_that_english_has(tag: str) -> None:
    own, english = language(tag)._asdict(), language("en")._asdict()
    for key in ("references", "statuses", "levels", "ratings", "frequencies", "pictograms", "signs", "online"):
        assert list(own[key]) == list(english[key]), key
    for key in ("colours", "shapes"):
        assert list(own["swatches"][key]) == list(english["swatches"][key])


@pytest.mark.parametrize("tag", TAGS)
def test_plurals_are_those_of_cldr(tag: str) -> None:
    rules, judge = language(tag).plurals, Locale.parse(tag, sep="-").plural_form
    numbers = [*range(250), 999, 1_000, 1_001, 1_000_000, 2_000_000]
    assert [category(number, rules) for number in numbers] == [judge(number) for number in numbers]


@pytest.mark.parametrize("tag", TAGS)
def test_dates_are_those_of_cldr(tag: str) -> None:
    locale = Locale.parse("en-GB" if tag == "en" else tag, sep="-")
    for month in range(1, 13):
        day = date(2026, month, 2 * month)
        assert language(tag).day(day) == format_date(day, "long", locale)


@pytest.mark.parametrize("tag", TAGS)
def test_each_rating_is_known_by_its_words(tag: str) -> None:
    words = language(tag)
    for rating in Rating:
        for verb in chain.from_iterable(words.verbs[who] for who in ("carer", "other")):
            assert rated_as(words, str(rating_words(words, rating, verb))) == rating
            for beside in words.interactions["verbs"]:
                said = combination_words(words, rating, beside, what="Qa", verb=verb, medicine=words.this_medicine)
                assert rated_as(words, str(said)) == rating


@pytest.mark.parametrize("tag", TAGS)
def test_no_full_stop_follows_that_of_a_date(tag: str) -> None:
    words, day = language(tag), language(tag).day(date(2026, 11, 23))
    edition = words.edition.format(id="", version="1", date=day, review=day, digest="")
    assert ".." not in edition + words.monitored_as_of.format(date=day) + words.revised.format(date=day)


@pytest.mark.parametrize("tag", TAGS)
def test_signs_in_numbers_are_those_of_cldr(tag: str) -> None:
    symbols = Locale.parse(tag, sep="-").number_symbols
    symbols = symbols.get("latn", symbols)
    numbers = language(tag).numbers
    assert (numbers.decimal, numbers.thousands[0]) == (symbols["decimal"], symbols["group"])
    assert numbers.decimal not in numbers.thousands


@pytest.mark.parametrize(
    ("rule", "number", "holds"),
    [
        ("n = 1", 1, True),
        ("i % 10 = 2..4 and i % 100 != 12..14", 24, True),
        ("i % 10 = 2..4 and i % 100 != 12..14", 113, False),
        ("i = 0,1 or n = 7..9", 8, True),
        ("v != 0", 5, False),
        ("i = 1 and v = 0", 1, True),
    ],
)
def test_a_plural_rule_is_read_as_cldr_writes_it(rule: str, number: int, *, holds: bool) -> None:
    assert (category(number, {"few": rule}) == "few") is holds


def test_a_plural_rule_in_another_notation_is_refused() -> None:
    with pytest.raises(ValueError, match="n is 1"):
        category(1, {"one": "n is 1"})


def test_a_word_has_the_form_of_its_number() -> None:
    days = {"one": "dzień", "few": "dni", "other": "dnia", "many": "dni"}
    assert [language("pl").counted(days, number) for number in (1, 3, 5, 22)] == ["dzień", "dni", "dni", "dni"]
    assert language("en").counted({"other": "sheep"}, 1) == "sheep"


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        *(("en-GB", "English"), ("pt-BR", "Portuguese"), ("DE-at", "German"), ("no", "Norwegian Bokmål")),
        *(("sr", "Serbian (Cyrillic)"), ("sr-RS", "Serbian (Cyrillic)"), ("sr-latn-rs", "Serbian (Latin)")),
        *(("sr-ME", "Serbian (Latin)"), ("el-Grek", "Greek"), ("de-Latn-CH", "German")),
        *(("zh-CN", "Chinese (simplified)"), ("zh-hans-sg", "Chinese (simplified)")),
    ],
)
def test_a_region_has_the_words_of_its_language_in_its_script(tag: str, name: str) -> None:
    assert language(tag).name == name


@pytest.mark.parametrize("tag", ["zh", "sr-Arab", "de-Cyrl", "en-Arab-GB", "mn", "x", "", "de_AT", "../de"])
def test_a_language_in_another_script_is_another_language(tag: str) -> None:
    with pytest.raises(UnknownLanguageError):
        language(tag)


@pytest.mark.parametrize(
    ("written", "meant"), [("DE-at", "de-AT"), ("TH", "th"), ("ZH-hans-cn", "zh-Hans-CN"), ("sr-latn", "sr-Latn")]
)
def test_capitals_tell_no_languages_apart(written: str, meant: str) -> None:
    content = PLAIN.replace("language: en-GB", f"language: {written}")
    leaflet, findings = parse(content, "sample.yaml", Path())
    assert leaflet, findings
    assert leaflet.identity.language == meant


def test_a_tag_keeps_its_script_when_it_falls_back() -> None:
    assert fallbacks("sr-Latn-BA")[:2] == ("sr-Latn-BA", "sr-Latn")
    assert "sr-Cyrl" not in fallbacks("sr-Latn-BA")


@pytest.mark.parametrize(
    ("tag", "letters_of_its_own"),
    [("bg", "вгджзийклптфцшщю"), ("sr-Cyrl", "б"), ("ru", ""), ("uk", ""), ("mk", ""), ("en", ""), ("ro", "")],
)
def test_letters_are_drawn_as_the_language_writes_them(tag: str, letters_of_its_own: str) -> None:
    name = "SourceSans3-Regular.ttf"
    usual, own = face(name), face(in_language(name, tag))
    small = "абвгдежзийклмнопрстуфхцчшщъьюяşțț"
    drawn = {char: [[one.glyph(code) for code in one.word(char).codes] for one in (usual, own)] for char in small}
    assert "".join(char for char, (here, there) in drawn.items() if here != there) == letters_of_its_own
    word = own.word("вземайте бьюти")
    assert "".join(map(own.char, word.codes)) == word.text


@cache
def themes() -> tuple[ThemeAppearance, ...]:
    return known_appearances()[0]


@pytest.mark.parametrize("tag", ["bg", "sr-Cyrl"])
def test_the_proof_knows_the_letters_of_the_language_and_of_no_other(tag: str) -> None:
    made = built(tag)
    assert made.pdf and made.leaflet
    readback = read(made.pdf)
    assert list(theme_differences(readback, made.leaflet, themes())) == []
    elsewhere = readback.__class__(**{**vars(readback), "language": "ru"})
    codes = {finding.code for finding in theme_differences(elsewhere, made.leaflet, themes())}
    assert "glyph-misread" in codes


@pytest.mark.parametrize("tag", ["bg", "el", "vi", "tr", "pl"])
def test_another_judge_finds_it_accessible_and_archivable(tag: str, tmp_path: Path) -> None:
    path = built(tag).write(tmp_path / "it.pdf")
    for profile in (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_2A):
        assert failures(path, profile) == []


def test_a_leaflet_in_a_language_that_nobody_reviewed_says_so_on_every_page() -> None:
    made = built("pl")
    assert made.pdf
    assert made.status is Status.DRAFT
    for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages:
        assert "Translation not reviewed" in " ".join(page.extract_text().split())


_UDHR = os.environ.get("UDHR_FOLDER", "")
_SPOKEN = {"el": "ell_monotonic", "uk": "ukr", "vi": "vie"}


@pytest.mark.skipif(not _UDHR, reason="UDHR_FOLDER names no folder with the Universal Declaration of Human Rights")
@pytest.mark.parametrize("tag", _SPOKEN)
def test_the_declaration_of_human_rights_is_read_back_exactly(tag: str) -> None:
    tree = ET.parse(Path(_UDHR, f"udhr_{_SPOKEN[tag]}.xml"))
    said = [" ".join(para.text.split()) for para in tree.iter() if para.tag.endswith("}para") and para.text]
    assert len(said) > 50
    body = "".join(f"      - {text!r}\n" for text in (one.replace("'", "’") for one in said))
    text = (
        LEAFLET.replace("TAG", tag).partition("sections:")[0]
        + f"sections:\n  - id: a\n    heading: Q\n    body:\n{body}"
    )
    made = build(text)
    assert made.pdf and made.leaflet, made.findings
    readback = read(made.pdf)
    assert list(verify(readback, made.leaflet)) == []
    read_out = {fold(element.text) for element in readback.elements}
    assert [one for one in said if fold(one.replace("'", "’")) not in read_out] == []
