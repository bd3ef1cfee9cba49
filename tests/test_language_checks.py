"""What is judged in other languages than English: numbers and units by their own signs; what is not, is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflet_pdf import build
from leaflet_pdf.checks.dispensing import misfits
from leaflet_pdf.cli import main
from leaflet_pdf.languages.language import language, languages
from leaflet_pdf.layout.lines.line import Generated, break_lines, extent, styled_text
from leaflet_pdf.model.finding import NOWHERE
from leaflet_pdf.model.style import STANDARD
from leaflet_pdf.release.approve import approve, released
from leaflet_pdf.review.diff import compare
from leaflet_pdf.review.diff.meaning.weigh import Weight
from leaflet_pdf.sources.patient.parse import parse_patient
from leaflet_pdf.sources.yaml import parse
from tests.judged import PLAIN, TODAY, judge
from tests.patients import GOOD

ENGLISH = "Take samplin with a meal."
BASE = PLAIN.replace("jurisdiction: GB", "jurisdiction: DE")


def said(tag: str, sentence: str) -> str:
    return BASE.replace("language: en-GB", f"language: {tag}").replace(ENGLISH, sentence)


def codes(tag: str, sentence: str) -> list[str]:
    return [finding.code for finding in judge(said(tag, sentence)) if finding.code != "language-not-judged"]


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("de", "Nehmen Sie 1,5 mg oder 2,25 ml, höchstens 1.000 mg und 10.000 Einheiten."),
        ("de", "Nehmen Sie 1000 mg am 23. November 2026 und am 1.12.2026."),
        ("fr", "Prenez 1,5 mg, au maximum 1 000 mg ou 12 500 unités par jour."),
        ("fr", "Prenez 1 000 mg par jour."),
        ("pl", "Przyjmować 0,5 mg lub 10 000 jednostek."),
        ("el", "Παίρνετε 0,5 mg την ημέρα, όχι 1.000 mg."),
        ("bg", "Приемайте 0,5 mg дневно, 2–4 таблетки."),
        ("tr", "Günde 0,5 mg, en fazla 1.000 mg alınız."),
        ("ga", "Glac 0.5 mg nó 1,000 mg."),
        ("vi", "Uống 0,5 mg, không quá 1.000 mg."),
        ("de", "Unfortunately, take the tablets t.d.s. if the patient must."),
        ("de", "Nehmen Sie 5 µg oder 10 IU."),
        ("zh-Hans", "请勿超过每日40 mg，每日2次，每次1粒（20毫克）。维生素B12在2026年11月。"),
        ("ja", "1日2回、1回1カプセル（20ミリグラム）を服用してください。"),
        ("ko", "1일 2회, 1회 1캡슐(20밀리그램)을 삼키십시오. 1일 40 mg을 초과하지 마십시오."),
        ("th", "รับประทานครั้งละ 1 แคปซูล (20 มก.) วันละ2ครั้ง ไม่เกิน 40 mg"),
        ("hi", "दिन में 2 बार 1 कैप्सूल (20 मि.ग्रा.) लें, 1.5 मिलीग्राम।"),
        ("he", "קחו 1.5 מ״ג ביום, לא יותר מ-40 mg."),
    ],
)
def test_what_is_right_in_a_language_is_not_accused(tag: str, sentence: str) -> None:
    assert codes(tag, sentence) == []


@pytest.mark.parametrize(
    ("tag", "sentence", "code"),
    [
        ("de", "Nehmen Sie 1.5 mg.", "wrong-separator"),
        ("de", "Nehmen Sie 1,0 mg.", "trailing-zero"),
        ("de", "Nehmen Sie ,5 mg.", "naked-decimal"),
        ("de", "Nehmen Sie 100000 Einheiten.", "missing-thousands"),
        ("de", "Nehmen Sie 2 500 mg Tabletten.", "split-number"),
        ("de", "Nehmen Sie 5mg.", "run-on-unit"),
        ("de", "Nehmen Sie 5 MG.", "unit-capitals"),
        ("de", "Nehmen Sie 0,5 g.", "avoidable-decimal"),
        ("de", "Nehmen Sie 10–5 mg.", "falling-range"),
        ("pl", "Przyjmować 1.5 mg.", "wrong-separator"),
        ("ru", "Принимать 1.5 mg.", "wrong-separator"),
        ("el", "Παίρνετε 1.50 mg.", "wrong-separator"),
        ("cy", "Cymerwch 1,5 mg.", "wrong-separator"),
        ("de", "Lagern bei 25 ºC.", "temperature"),
        ("de", "Nehmen Sie 1O mg.", "letter-in-number"),
        ("uk", "Приймати 1О mg.", "letter-in-number"),
        ("de", "Nehmen Sie 1/2 Tablette.", "part-in-figures"),
        ("zh-Hans", "每日1.0毫克，除非医生。", "trailing-zero"),
        ("zh-Hans", "每日1.0毫克除非医生。", "trailing-zero"),
        ("zh-Hans", "每日.5毫克。", "naked-decimal"),
        ("zh-Hans", "每日0,5毫克。", "wrong-separator"),
        ("zh-Hans", "每日40mg。", "run-on-unit"),
        ("ja", "1日1.0ミリグラムを服用。", "trailing-zero"),
        ("ko", "1일 1.0밀리그램을 복용.", "trailing-zero"),
        ("ko", "1일1000000밀리그램을 복용.", "missing-thousands"),
        ("th", "วันละ 1.0 มิลลิกรัมต่อวัน", "trailing-zero"),
        ("th", "รับประทานครั้งละ.5 มก.", "naked-decimal"),
        ("hi", "दिन में 1.0 मिलीग्राम लें।", "trailing-zero"),
        ("hi", "दिन में 1.0 मि.ग्रा. लें।", "trailing-zero"),
        ("he", "קחו 1.0 מ״ג ביום.", "trailing-zero"),
        ("ar", "تناول 1.0 ملغ يومياً.", "trailing-zero"),
        ("ca", "Preneu 1,0 mil·ligrams.", "trailing-zero"),
    ],
)
def test_numbers_and_units_are_judged_by_the_languages_own_signs(tag: str, sentence: str, code: str) -> None:
    assert code in codes(tag, sentence)


@pytest.mark.parametrize("tag", [tag for tag in languages() if tag != "en"])
def test_what_is_not_judged_in_a_language_is_said(tag: str) -> None:
    (told,) = [finding for finding in judge(said(tag, "Q.")) if finding.code == "language-not-judged"]
    for what in ("tone", "plain words", "doses in sentences", "headings of the profile"):
        assert what in told.message
    assert told.source.line == BASE.split("\n").index("language: en-GB") + 1


def test_everything_is_judged_in_english() -> None:
    assert "language-not-judged" not in {finding.code for finding in judge(PLAIN)}


def test_a_leaflet_in_a_language_that_nobody_reviewed_is_not_approved(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(said("de", "Q.").replace("status: draft", "status: approved"), encoding="utf-8")
    done = approve(path, by="A. Beispiel", role="Apothekerin", on=TODAY)
    assert done.record is None
    assert "language-not-reviewed" in {finding.code for finding in done.findings}


def test_a_leaflet_in_a_language_that_nobody_reviewed_is_not_released(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("sample.yaml")
    path.write_text(PLAIN.replace("status: draft", "status: approved"), encoding="utf-8")
    approval = approve(path, by="A. Example", role="pharmacist", on=TODAY, waive=dict.fromkeys(_warned(path), "known"))
    assert approval.record, approval.findings
    approval.path.write_bytes(approval.record)
    assert "language-not-reviewed" not in _refused(path)
    monkeypatch.setattr("leaflet_pdf.release.approve.language", lambda tag: language(tag)._replace(reviewed_by=""))
    assert "language-not-reviewed" in _refused(path)


def _warned(path: Path) -> set[str]:
    return {finding.code for finding in judge(path.read_text(encoding="utf-8")) if finding.severity == "warning"}


def _refused(path: Path) -> set[str]:
    return {finding.code for finding in released(build(path, on=TODAY), Path("out.pdf"), TODAY).findings}


def test_no_cover_is_printed_in_a_language_without_words_for_doses() -> None:
    leaflet, _ = parse(said("cy", "Q."), "sample.yaml", Path())
    patient, _ = parse_patient(GOOD, "patient.yaml")
    assert leaflet and patient
    (finding,) = misfits(patient, leaflet)
    assert (finding.code, finding.source.file) == ("no-words-for-doses", "patient.yaml")
    assert build(said("cy", "Q."), patient=patient).pdf is None


@pytest.mark.parametrize(
    ("tag", "old", "new", "weight"),
    [
        ("pl", "Nie pić mleka.", "Pić mleko.", Weight.UNWEIGHED),
        ("pl", "Przyjmować 5 mg.", "Przyjmować 6 mg.", Weight.NUMBER),
        ("pl", "Przez 5 dni.", "Przez 5 tygodni.", Weight.NUMBER),
        ("el", "Μην το πίνετε.", "Να το πίνετε.", Weight.UNWEIGHED),
        ("pl", "Do **not** drink it.", "Do not drink it.", Weight.UNWEIGHED),
        ("pl", "Do not drink it.", "Do drink it.", Weight.UNWEIGHED),
        ("de", "Nicht mit Milch trinken.", "Mit Milch trinken.", Weight.SENSE),
        ("en", "Do not drink it.", "Do drink it.", Weight.SENSE),
    ],
)
def test_words_of_a_language_without_lists_are_said_to_be_not_weighed(
    tag: str, old: str, new: str, weight: Weight
) -> None:
    before, after = (parse(said(tag, sentence), "sample.yaml", Path())[0] for sentence in (old, new))
    assert before and after
    assert {change.weight for change in compare(before, after).changes if change.weight is not Weight.LAYOUT} == {
        weight
    }


@pytest.mark.parametrize("stop", ["。", "！", "？", "。」", "！！"])
def test_sentences_without_a_space_between_them_are_compared_one_by_one(stop: str) -> None:
    before, after = (
        parse(said("ja", f"食後に服用{stop}1日{often}回です{stop}水で飲む{stop}"), "sample.yaml", Path())[0]
        for often in (2, 3)
    )
    assert before and after
    (change,) = compare(before, after).changes
    assert (change.weight, [side.text for side in (*change.old, *change.new)]) == (
        Weight.NUMBER,
        [f"1日2回です{stop}", f"1日3回です{stop}"],
    )


def test_a_starter_is_in_its_language_and_says_what_is_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "mine", "--language", "de"]) == 0
    text = Path("content/mine.yaml").read_text(encoding="utf-8")
    assert "language: de" in text and "heading: TODO " in text
    assert any("TODO" in finding.message for finding in judge(text))
    capsys.readouterr()
    assert main(["new", "other", "--language", "tlh"]) != 0
    assert "there is no language 'tlh'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("tag", "text", "held"),
    [
        ("de", "bis 23. November", "23. November"),
        ("cs", "do 3. listopadu 2026", "3. listopadu"),
        ("fi", "kunnes 23. marraskuuta", "23. marraskuuta"),
        ("en", "until 23 November", "23 November"),
        ("es", "hasta 1 de cada 10 personas", "1 de cada 10"),
        ("is", "hjá 1 af hverjum 10", "1 af hverjum 10"),
        ("nl", "bij 1 op de 1.000 mensen", "1 op de 1.000"),
        ("de", "bis zu 1 von 10.000", "1 von 10.000"),
    ],
)
def test_a_line_does_not_part_a_date_or_a_share(tag: str, text: str, held: str) -> None:
    styled = styled_text([Generated(text, NOWHERE)], STANDARD.body, STANDARD, tag)
    lines = ["".join(piece.text for piece in line.pieces) for line in break_lines(styled, extent(styled)[0]).lines]
    assert len(lines) > 1
    assert any(held in line for line in lines)
