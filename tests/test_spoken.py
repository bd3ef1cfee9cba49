"""Leaflets to listen to: every word in its order, and nothing said for it that it does not say."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from babel import Locale

from leaflet_pdf.cli import main
from leaflet_pdf.export.speech.kept import kept_as_written
from leaflet_pdf.export.speech.verbalization import Kind, verbalized
from leaflet_pdf.export.spelled_out import says
from leaflet_pdf.export.words import lost_in_script, misread_in_script
from leaflet_pdf.languages.language import language, languages
from leaflet_pdf.languages.plurals import category
from leaflet_pdf.languages.speech import SILENT, speech
from leaflet_pdf.model.leaflet import Leaflet, Level, Run, Text
from tests.made import HERE, leaflet, paragraph, section, steps, text
from tests.test_export import EVERY, exported, loaded
from tests.test_table_parts import DOWN

_SPEECH = "{http://www.w3.org/2001/10/synthesis}"
_SPOKEN = [tag for tag in languages() if speech(tag) is not SILENT]


def heard(words: str, tag: str = "en-GB") -> str:
    """Return a text as it is said."""
    said, place = "", 0
    for part in verbalized(words, tag):
        said += words[place : part.start] + part.words
        place = part.end
    return said + words[place:]


def script_of(content: Leaflet) -> ElementTree.Element:
    return ElementTree.fromstring(exported(content, "audio"))


def sentences(content: Leaflet) -> list[str]:
    return ["".join(one.itertext()) for one in script_of(content).iter(f"{_SPEECH}s")]


def in_sections(content: Leaflet) -> list[str]:
    """Return the sentences after the heading of the one section, and before the publisher."""
    said = sentences(content)
    return said[said.index("1 Section") + 1 : said.index("Published by P")]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("40 mg", "40 milligrams"),
        ("1 mg", "1 milligram"),
        ("40mg", "40 milligrams"),
        ("0.5 mg", "0.5 milligrams"),
        ("½ ml", "a half millilitre"),
        ("1½ ml", "1 and a half millilitres"),
        ("1 1/2 tablets", "1 and a half tablets"),
        ("100 µg", "100 micrograms"),
        ("250 mg/5 ml", "250 milligrams per 5 millilitres"),
        ("≤ 2.5 mg/kg/day", "at most 2.5 milligrams per kilogram per day"),
        ("2–4 mg", "2 to 4 milligrams"),
        ("2-4 puffs", "2 to 4 puffs"),
        ("2 to 4 puffs", "2 to 4 puffs"),
        ("5 × 10⁶ IU", "5 times 10 to the power of 6 international units"),
        ("1.73 m2 or 5 m²", "1.73 square metres or 5 square metres"),
        ("−5 °C to 25°C", "minus 5 degrees Celsius to 25 degrees Celsius"),
        ("in mg/kg", "in milligrams per kilogram"),
        ("1 in 10,000 people", "1 in 10000 people"),
        ("10% & more", "10 percent and more"),
        ("H₂O", "H2O"),
        ("▼ This", "black triangle This"),
        ("2026-11-23", "23 November 2026"),
        ("e.g. milk", "for example milk"),
        ("020 7946 0000", "0 2 0, 7 9 4 6, 0 0 0 0"),
        ("+44 20 7946", "plus 4 4, 2 0, 7 9 4 6"),
        ("1-800-555-0100", "1, 8 0 0, 5 5 5, 0 1 0 0"),
        ("(800) 555-0100", "8 0 0, 5 5 5, 0 1 0 0"),
        ("1-800-FDA-1088", "1, 8 0 0, F D A, 1 0 8 8"),
        ("1-844 POISON-X now", "1, 8 4 4, P O I S O N, X now"),
        ("1-888-368-7378 (1-888-ABC-DEFG)", "1, 8 8 8, 3 6 8, 7 3 7 8 (1, 8 8 8, A B C, D E F G)"),
        ("+33(0)1 46 46 19 20", "plus 3 3, 0, 1, 4 6, 4 6, 1 9, 2 0"),
        ("+353 (0) 1431 9836", "plus 3 5 3, 0, 1 4 3 1, 9 8 3 6"),
        ("030/123456", "0 3 0, 1 2 3 4 5 6"),
        ("91 562 04 20", "9 1, 5 6 2, 0 4, 2 0"),
        ("20° to 25°C", "20 degrees to 25 degrees Celsius"),
        ("Call 999 or 112.", "Call 9 9 9 or 1 1 2."),
        ("Call within 100 days", "Call within 100 days"),
        ("See https://www.nhs.uk/a-b.", "See www dot nhs dot uk slash a hyphen b."),
        ("ask@example.org", "ask at example dot org"),
        ("Nothing short: 5 times a day, step 3.", "Nothing short: 5 times a day, step 3."),
    ],
)
def test_what_is_written_short_is_said_in_words(written: str, said: str) -> None:
    assert heard(written) == said


@pytest.mark.parametrize(
    ("tag", "written", "said"),
    [
        (
            "de",
            "0,5 mg, 1.000 mg oder 10 000 IE",
            "0,5 Milligramm, 1000 Milligramm oder 10000 Internationale Einheiten",
        ),
        ("de", "z. B. 1 h oder 1,5 h", "zum Beispiel 1 Stunde oder 1,5 Stunden"),
        ("de", "Notruf 112", "Notruf 1 1 2"),
        ("fr", "0,5 ml, p. ex. 1 000 UI", "0,5 millilitre, par exemple 1000 unités internationales"),
        ("fr", "2 d’eau", "2 d’eau"),
        ("es", "2–4 mg/kg", "2 a 4 miligramos por kilogramo"),
        ("es", "91 562 04 20", "9 1, 5 6 2, 0 4, 2 0"),
        ("fr", "de 1 000 à 100 000 personnes", "de 1000 à 100000 personnes"),
        ("es", "1,5 ml", "1,5 mililitros"),
        ("pl", "10 000 osób", "10000 osób"),
        ("pl", "020 7946 0000", "0 2 0, 7 9 4 6, 0 0 0 0"),
    ],
)
def test_each_language_says_it_in_its_own_words(tag: str, written: str, said: str) -> None:
    assert heard(written, tag) == said


@pytest.mark.parametrize("written", ["120/80 mmHg", "23/11/2026", "02/2019", "→", "£5", "2026-02-30"])
def test_what_has_no_words_is_kept_as_it_is_written(written: str) -> None:
    assert heard(written) == written
    assert [part.kind for part in verbalized(written, "en-GB")] == [Kind.KEPT]


def test_what_is_kept_is_told_once_with_its_place() -> None:
    content = leaflet(section(paragraph("One → two"), paragraph("Two → three")))
    (finding,) = kept_as_written(content)
    assert (finding.code, finding.message) == (
        "kept-as-written",
        "there are no words for “→”: it is kept as it is written",
    )
    assert finding.source == next(text.source for text in content.texts if "→" in text.plain)


def test_a_language_without_words_is_told_and_nothing_is_guessed() -> None:
    assert heard("40 mg, 2–4 ml", "pl") == "40 mg, 2–4 ml"
    content = leaflet(section(paragraph("40 mg, 2–4 ml")))
    content = replace(content, identity=content.identity._replace(language="pl"))
    assert [finding.code for finding in kept_as_written(content)] == ["no-words-for-speech"]


@pytest.mark.parametrize(
    ("written", "words", "right"),
    [
        ("40 mg", "40 milligrams", True),
        ("40 mg", "40 micrograms", False),
        ("40 mg", "400 milligrams", False),
        ("40 mg", "4 0 milligrams", False),
        ("40 mg", "40", False),
        ("1,000 mg", "1000 milligrams", True),
        ("1.000 mg", "1000 milligrams", False),
        ("0.5 mg", "5 milligrams", False),
        ("2–4", "2 to 4", True),
        ("2–4", "2 4", False),
        ("-5 °C", "5 degrees Celsius", False),
        ("½", "a half", True),
        ("½", "a quarter", False),
        ("10⁶", "10 to the power of 6", True),
        ("10⁶", "106", False),
        ("≤ 5 mg", "at least 5 milligrams", False),
        ("999", "9 9 9", True),
        ("999", "9 9 8", False),
        ("999", "9 9", False),
        ("2026-11-23", "23 November 2026", True),
        ("2026-11-23", "23 October 2026", False),
        ("a.org/b", "a dot org slash b", True),
        ("a.org/b", "a dot org b", False),
    ],
)
def test_the_proof_knows_what_says_something_else(written: str, words: str, right: bool) -> None:
    assert says(words, written, "en-GB") is right


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_a_script_is_ssml(path: Path) -> None:
    """Its elements are where the recommendation allows them (SSML 1.1, 3), and what is written is not in two places."""
    script = script_of(loaded(path))
    assert script.attrib == {"version": "1.1", "{http://www.w3.org/XML/1998/namespace}lang": "en-GB"}
    in_sentence = {"emphasis", "sub", "say-as", "lang", "break"}
    inside = {
        "speak": {"meta", "p", "break"},
        "p": {"s"},
        "s": in_sentence,
        "emphasis": in_sentence,
        "lang": in_sentence,
    }
    needed = {"sub": "alias", "say-as": "interpret-as", "break": "strength", "emphasis": "level", "meta": "content"}
    for parent in script.iter():
        name = parent.tag.removeprefix(_SPEECH)
        assert {child.tag.removeprefix(_SPEECH) for child in parent} <= inside.get(name, set())
        assert parent.get(needed[name]) if name in needed else True
        assert name != "s" or "".join(parent.itertext()).strip()


def test_a_warning_is_announced_by_its_word_after_a_pause() -> None:
    content = loaded(EVERY[0])
    said = list(script_of(content))
    places = [place for place, one in enumerate(said) if "".join(one.itertext()).startswith("Danger: ")]
    assert len(places) == sum(getattr(part, "level", None) is Level.DANGER for part in content.introduction) + 1
    assert {said[place - 1].get("strength") for place in places} <= {"strong", "x-strong"}


def test_a_row_is_said_cell_by_cell_each_after_its_heading() -> None:
    said = in_sections(leaflet(section(DOWN)))
    assert said[-9:] == ["one", "b: two", "c: both", "three", "b: four", "c: both", "five", "b: six", "c: seven"]


def test_steps_are_said_with_their_numbers_and_pictures_by_their_words() -> None:
    said = in_sections(leaflet(section(steps("Shake.", "Breathe in."))))
    assert said == ["1.", "Shake.", "2.", "Breathe in."]
    assert "A bottle with a cap and a label" in sentences(loaded(EVERY[0]))


def test_bold_words_are_emphasised_and_headings_are_not() -> None:
    words = Text((Run("Do ", HERE), Run("not", HERE, bold=True), Run(" stop.", HERE)), HERE)
    content = leaflet(section(paragraph("x")._replace(text=words)))
    assert '<s>Do <emphasis level="strong">not</emphasis> stop.</s>' in exported(content, "audio")
    assert not [one for one in script_of(content).iter(f"{_SPEECH}emphasis") if one.text != "not"][1:]


def test_sentences_end_where_they_end() -> None:
    said = in_sections(leaflet(section(paragraph("Take 5 mg. Wait 2.5 hours, e.g. Then stop? Ask Dr Who."))))
    assert said == ["Take 5 mg.", "Wait 2.5 hours, e.g. Then stop?", "Ask Dr Who."]


def test_times_and_codes_are_marked_for_what_they_are() -> None:
    script = exported(
        leaflet(section(paragraph("At 8:30 am, 20:15 or 9:00 p.m. ask the NHS for 7932d2ab01ff."))), "audio"
    )
    marked = re.findall(r'<say-as interpret-as="(\w+)"(?: format="(\w+)")?>([^<]*)<', script)
    assert marked[:5] == [
        ("time", "hms12", "8:30 am"),
        ("time", "hms24", "20:15"),
        ("time", "hms12", "9:00 p.m."),
        ("characters", "", "NHS"),
        ("characters", "", "7932d2ab01ff"),
    ]


def test_a_linked_number_is_dialled() -> None:
    words = Text((Run("Helpline 55512", HERE, target="tel:55512"),), HERE)
    script = exported(leaflet(section(paragraph("x")._replace(text=words))), "audio")
    assert '<sub alias="5 5 5 1 2">Helpline 55512</sub>' not in script
    assert 'Helpline <sub alias="5 5 5 1 2">55512</sub>' in script


def test_each_line_of_a_script_is_needed() -> None:
    """Whatever sentence is left out, a word is missed; and so is what is read as something else."""
    content = leaflet(section(paragraph("Take 40 mg."), paragraph("Never 80 mg."), steps("Sit down.")))
    script = exported(content, "audio")
    lines = [line for line in script.splitlines(keepends=True) if line.startswith("<p>")]
    own = [line for line in lines if any(words in line for words in ("Take", "Never", "Sit"))]
    assert len(own) == 3
    assert all(list(lost_in_script(content, script.replace(line, ""))) for line in own)
    assert list(misread_in_script(script)) == []
    assert list(misread_in_script(script.replace("80 milligrams", "80 micrograms"))) == [
        "“80 micrograms” does not say “80 mg”"
    ]


@pytest.mark.parametrize("tag", _SPOKEN)
def test_the_words_of_a_language_say_what_they_stand_for(tag: str) -> None:
    words = speech(tag)
    for unit in words.units:
        for number in ("1", "2", "5", "1½"):
            said = heard(f"{number} {unit}", tag)
            assert said.endswith(tuple(words.units[unit].values())) and says(said, f"{number} {unit}", tag), unit
    assert set(words.alone) <= words.units.keys()
    assert re.fullmatch(r".*\{number\}.*\{fraction\}.*", words.mixed)
    names = Counter(forms["other"] for forms in words.units.values())
    spellings = {"µ": "u", "μ": "u", "mc": "u", "L": "l", "iu": "IU", "I.E.": "IE", "₂": "2", " ": ""}
    for name in names:
        signs = {unit for unit, forms in words.units.items() if forms["other"] == name}
        for old, new in spellings.items():
            signs = {sign.replace(old, new) for sign in signs}
        assert len(signs) == 1, f"{name} is said for {signs}"


@pytest.mark.parametrize("tag", languages())
def test_plurals_of_decimals_are_those_of_cldr(tag: str) -> None:
    rules, judge = language(tag).plurals, Locale.parse(tag, sep="-").plural_form
    numbers = [Decimal(number) for number in ("0.5", "1.0", "1.5", "2.5", "0.25", "5.1", "10.0", "100.75")]
    assert [category(number, rules) for number in numbers] == [judge(number) for number in numbers]


def test_the_command_writes_a_script_and_tells_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "warfarin", "--to", "audio"]) == 0
    assert Path("out/warfarin.ssml").read_text(encoding="utf-8").startswith("<?xml")
    assert capsys.readouterr().out == "out/warfarin.ssml\n"


def test_words_with_raised_figures_are_texts_too() -> None:
    words = text("The area is 2 m².")
    assert list(lost_in_script(leaflet(section(paragraph("x")._replace(text=words))), "<speak/>"))
