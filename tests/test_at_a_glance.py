"""The essentials of the first page: labelled by the program, one list, whole, and proven."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from page import ValidationProfile

from leaflet_pdf.languages.language import language, languages
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Element, Glyphs, Item, Numbering, Pages, Tag
from leaflet_pdf.model.leaflet import AtAGlance, Block, Essential, EssentialEntry, Leaflet, Level, Reader
from leaflet_pdf.model.style import STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff.versions.sides import Side, compare_sides, side
from leaflet_pdf.sources.yaml import parse
from tests.judged import PLAIN, judge
from tests.judged import codes as judged
from tests.made import HERE, box, bullets, leaflet, named, paragraph, section, several, subheading, text
from tests.witness import BOTH, failures

ALL = "{call: Call 999., get-help: [You cannot breathe., bullets: [fever, rash]], used-for: Acne., how-to-take: Once.}"
WORDS = ["Acne.", "Once.", "You cannot breathe.", "fever", "rash", "Call 999."]


def glance(**said: tuple[Block, ...]) -> AtAGlance:
    entries = (EssentialEntry(one, said[one.name], HERE) for one in Essential if one.name in said)
    return AtAGlance(tuple(entries), HERE)


GLANCE = glance(
    USED_FOR=(paragraph("Severe acne."),),
    HOW_TO_TAKE=(paragraph("Swallow it whole."),),
    GET_HELP=(paragraph("Now, if you have:"), bullets("a fever", "blue lips")),
    CALL=(paragraph("The clinic."),),
)
MADE = leaflet(section(paragraph("words")), introduction=[GLANCE])


def introduced(introduction: str, extra: str = "") -> str:
    """Return the plain leaflet with an introduction and other keys in its head."""
    return PLAIN.replace("sections:", f"{extra}introduction:\n{introduction}sections:")


def parsed(written: str) -> Leaflet:
    made, findings = parse(written, "leaflet.yaml", Path())
    assert made is not None, findings
    return made


def codes(pages: Pages, content: Leaflet) -> set[str]:
    return {finding.code for finding in verify(read(paint(pages)), content)}


def labels(content: Leaflet, style: Style = STANDARD) -> list[str]:
    """Return the labels that are read out of what is printed, without those of bullets."""
    elements = read(paint(lay_out(content, style))).elements
    return [said for one in elements if one.role == "Lbl" and any(map(str.isalpha, said := " ".join(one.text.split())))]


def page_of(words: str, pages: Pages) -> int:
    return next(
        page.number for page in pages.pages for item in page.items if isinstance(item, Glyphs) and words in item.text
    )


def test_essentials_are_printed_in_their_own_order() -> None:
    made = parsed(introduced(f"  - at-a-glance: {ALL}\n"))
    assert [one.plain for one in made.texts if one.plain in WORDS] == WORDS
    assert labels(made) == ["What it is for", "How to take it", "When to get help", "Whom to call"]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("{used-for: Acne.}", [Essential.USED_FOR]),
        ("{call: '[999](tel:999)'}", [Essential.CALL]),
        ("{get-help: [Now., Soon.]}", [Essential.GET_HELP]),
        ("{get-help: Now., how-to-take: [steps: [Wash., Wait.]]}", [Essential.HOW_TO_TAKE, Essential.GET_HELP]),
    ],
)
def test_any_of_the_essentials_will_do(said: str, wanted: list[Essential]) -> None:
    (block,) = parsed(introduced(f"  - at-a-glance: {said}\n")).introduction
    assert isinstance(block, AtAGlance)
    assert [entry.essential for entry in block.entries] == wanted


@pytest.mark.parametrize(
    ("introduction", "code"),
    [
        ("  - at-a-glance: {}\n", "empty-list"),
        ("  - at-a-glance: Take it.\n", "wrong-type"),
        ("  - at-a-glance: {used-for: ''}\n", "empty-text"),
        ("  - at-a-glance: {call: []}\n", "empty-list"),
        ("  - at-a-glance: {when: Now.}\n", "unknown-key"),
        ("  - at-a-glance: {call: 999, call: 111}\n", "duplicate-key"),
        ("  - at-a-glance: {call: [subheading: Now]}\n", "misplaced-block"),
        ("  - at-a-glance: {call: [warning: Now, level: danger, body: Go.]}\n", "misplaced-block"),
        ("  - {at-a-glance: {call: 999}, note: Now.}\n", "two-kinds"),
        ("  - {information: A, body: [at-a-glance: {call: 999}]}\n", "misplaced-block"),
        ("  - at-a-glance: {call: 999}\n  - Words.\n  - at-a-glance: {used-for: Acne.}\n", "second-at-a-glance"),
    ],
)
def test_what_is_wrong_with_essentials_is_found(introduction: str, code: str) -> None:
    made, findings = parse(introduced(introduction), "leaflet.yaml", Path())
    assert made is None
    assert code in [finding.code for finding in findings]


def test_essentials_in_a_section_are_sent_to_the_introduction() -> None:
    made, findings = parse(f"{PLAIN}      - at-a-glance: {{call: 999}}\n", "leaflet.yaml", Path())
    assert made is None
    assert [(finding.code, "introduction:" in finding.hint) for finding in findings] == [("misplaced-block", True)]


OTHER = {Reader.PATIENT: Reader.CARER, Reader.CARER: Reader.PATIENT}


@pytest.mark.parametrize(
    ("form", "reader", "label"),
    [
        ("capsules", Reader.PATIENT, "How to take it"),
        ("inhaler", Reader.PATIENT, "How to inhale it"),
        ("cream", Reader.PATIENT, "How to apply it"),
        ("eye drops", Reader.PATIENT, "How to use it"),
        ("capsules", Reader.CARER, "How to give it"),
    ],
)
def test_a_label_has_the_verb_of_the_form_or_of_the_carer(form: str, reader: Reader, label: str) -> None:
    medicine = MADE.medicine._replace(form=text(form))
    made = replace(MADE, medicine=medicine, identity=MADE.identity._replace(reader=reader))
    assert labels(made)[1] == label
    assert codes(lay_out(made), made) == set()
    other = replace(made, identity=made.identity._replace(reader=OTHER[reader]))
    assert {"essential-label", "words-unexpected"} <= codes(lay_out(made), other)


@pytest.mark.parametrize("tag", languages())
def test_every_language_labels_every_essential(tag: str) -> None:
    assert set(language(tag).at_a_glance) == set(Essential)
    assert len(set(language(tag).at_a_glance.values())) == len(Essential)


@pytest.mark.parametrize(
    "style",
    [STANDARD, named("large"), named("giant"), named("mono"), replace(STANDARD, columns=2)],
)
def test_essentials_are_proven_in_every_form(style: Style) -> None:
    assert codes(lay_out(MADE, style), MADE) == set()


@pytest.mark.parametrize("profile", BOTH)
def test_essentials_keep_to_both_standards(profile: ValidationProfile, tmp_path: Path) -> None:
    path = tmp_path / "glance.pdf"
    path.write_bytes(paint(lay_out(MADE)))
    assert failures(path, profile) == []


def test_labels_are_beside_the_words_where_there_is_room_and_above_them_where_there_is_none() -> None:
    def height_of(words: str, style: Style) -> float:
        items = lay_out(MADE, style).pages[0].items
        return next(item.y for item in items if isinstance(item, Glyphs) and words in item.text)

    assert height_of("What it is for", STANDARD) == height_of("Severe acne.", STANDARD)
    assert height_of("What it is for", named("giant")) < height_of("Severe acne.", named("giant"))


@pytest.mark.parametrize(
    ("lines_above", "page"),
    [(0, 1), (20, 1), (34, 2)],
)
def test_essentials_are_whole_and_on_the_first_page_if_they_fit(lines_above: int, page: int) -> None:
    above = several(lines_above, "Words.")
    made = leaflet(section(*several(60, "Words.")), introduction=[*above, GLANCE, *several(20, "More.")])
    pages = lay_out(made)
    assert {page_of(words, pages) for words in ("Severe acne.", "Swallow it", "blue lips", "The clinic.")} == {page}


def test_essentials_that_do_not_fit_on_the_first_page_are_whole_on_the_next() -> None:
    made = leaflet(section(paragraph("words")), introduction=[*several(9, "Words."), GLANCE, *several(10, "More.")])
    pages = lay_out(made, named("giant"))
    assert {page_of(words, pages) for words in ("Severe acne.", "Swallow it", "blue lips", "The clinic.")} == {2}


@pytest.mark.parametrize("style", [STANDARD, named("giant"), replace(STANDARD, columns=2)])
def test_a_heading_above_the_essentials_is_not_where_their_labels_are(style: Style) -> None:
    made = leaflet(section(paragraph("words")), introduction=[subheading("At a glance"), GLANCE])
    assert codes(lay_out(made, style), made) == set()


def test_essentials_that_are_higher_than_a_page_go_over_its_end() -> None:
    made = leaflet(section(paragraph("words")), introduction=[glance(CALL=tuple(several(60, "The clinic.")))])
    pages = lay_out(made)
    assert len(pages.pages) > 1
    assert codes(pages, made) == set()


def test_an_urgent_box_below_the_essentials_begins_on_the_first_page() -> None:
    danger = box(*several(30, "Words."), level=Level.DANGER, title="Do not take it")
    pages = lay_out(leaflet(section(paragraph("words")), introduction=[GLANCE, danger]))
    assert [page_of(words, pages) for words in ("Severe acne.", "Do not take it")] == [1, 1]


def printed(block: AtAGlance) -> Leaflet:
    return replace(MADE, introduction=(block,))


FIRST, *OTHERS = GLANCE.entries


@pytest.mark.parametrize(
    ("block", "code"),
    [
        (GLANCE._replace(entries=tuple(OTHERS)), "words-missing"),
        (GLANCE._replace(entries=(FIRST._replace(essential=Essential.CALL), *OTHERS)), "essential-label"),
        (GLANCE._replace(entries=(FIRST, *reversed(OTHERS))), "words-out-of-order"),
        (GLANCE._replace(entries=(FIRST, FIRST._replace(body=(paragraph("More."),)), *OTHERS)), "essentials-torn"),
        (GLANCE._replace(entries=(FIRST, FIRST._replace(body=(paragraph("More."),)), *OTHERS)), "words-unexpected"),
    ],
)
def test_essentials_that_are_not_those_of_the_file_are_found(block: AtAGlance, code: str) -> None:
    assert code in codes(lay_out(printed(block)), MADE)


def test_paragraphs_in_place_of_essentials_are_found() -> None:
    flat = replace(MADE, introduction=tuple(block for entry in GLANCE.entries for block in entry.body))
    assert "essential-label" in codes(lay_out(flat), MADE)


def test_essentials_that_the_file_does_not_have_are_found() -> None:
    flat = replace(MADE, introduction=tuple(block for entry in GLANCE.entries for block in entry.body))
    assert "words-unexpected" in codes(lay_out(MADE), flat)


def test_essentials_in_two_lists_are_found() -> None:
    halves = (GLANCE._replace(entries=GLANCE.entries[:2]), GLANCE._replace(entries=GLANCE.entries[2:]))
    assert "essentials-torn" in codes(lay_out(replace(MADE, introduction=halves)), MADE)


LABELS = {
    item.text: item for item in lay_out(MADE).pages[0].items if isinstance(item, Glyphs) and item.text.startswith("Wh")
}


def without_label(item: Item) -> Item | None:
    return None if item == LABELS["Whom to call"] else item


def with_another_label(item: Item) -> Item | None:
    other = LABELS["What it is for"]
    return LABELS["Whom to call"]._replace(words=other.words, text=other.text) if without_label(item) is None else item


@pytest.mark.parametrize("change", [without_label, with_another_label])
def test_a_label_that_is_lost_or_changed_is_found(change: Callable[[Item], Item | None]) -> None:
    pages = lay_out(MADE)
    made = (page._replace(items=tuple(filter(None, map(change, page.items)))) for page in pages.pages)
    assert "essential-label" in codes(pages._replace(pages=tuple(made)), MADE)


@pytest.mark.parametrize(
    ("tag", "other"), [(Tag.LABEL, Tag.PARAGRAPH), (Tag.ITEM, Tag.SECTION), (Tag.LIST, Tag.SECTION)]
)
def test_essentials_that_are_tagged_as_something_else_are_found(tag: Tag, other: Tag) -> None:
    made = replace(MADE, introduction=(glance(USED_FOR=(paragraph("Severe acne."),)),))
    pages = lay_out(made)

    def changed(element: Element) -> Element:
        numbering: Numbering | None = None if other is not Tag.LIST else element.numbering
        return element._replace(tag=other, numbering=numbering) if element.tag is tag else element

    assert codes(pages._replace(elements=tuple(map(changed, pages.elements))), made)


def test_a_pdf_says_what_its_file_says(tmp_path: Path) -> None:
    path = tmp_path / "leaflet.yaml"
    path.write_text(introduced(f"  - at-a-glance: {ALL}\n"), encoding="utf-8")
    printed = Side("leaflet.pdf", pdf=paint(lay_out(parsed(path.read_text(encoding="utf-8")))))
    assert compare_sides(side(str(path)), printed).changes == ()


def test_words_that_are_under_another_label_are_a_change(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(introduced("  - at-a-glance: {get-help: The clinic.}\n"), encoding="utf-8")
    new.write_text(introduced("  - at-a-glance: {call: The clinic.}\n"), encoding="utf-8")
    assert compare_sides(side(str(old)), side(str(new))).changes != ()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("{how-to-take: Take samplin once a week.}", "frequency-contradicted"),
        ("{how-to-take: Do not take samplin with a meal.}", "act-contradicted"),
        ("{how-to-take: Take 40.0 mg.}", "trailing-zero"),
        ("{call: '[999](tel:111)'}", "link-differs"),
        ("{call: Call 911.}", "foreign-number"),
    ],
)
def test_essentials_are_checked_as_all_texts_are(said: str, code: str) -> None:
    body = (
        "sections:\n  - id: a\n    heading: How to take it\n"
        "    body: [Take samplin once a day., Take samplin with a meal.]\n"
    )
    assert code not in judged(body)
    assert code in judged(f"introduction:\n  - at-a-glance: {said}\n{body}")


MISSING, WITHOUT_HELP = "at-a-glance-missing", "at-a-glance-without-help"


@pytest.mark.parametrize(
    ("substance", "profile", "introduction", "wanted"),
    [
        ("methotrexate", "pharmacy", "  - Words.\n", {MISSING}),
        ("methotrexate", "pharmacy", "  - at-a-glance: {used-for: Arthritis.}\n", {WITHOUT_HELP}),
        ("methotrexate", "pharmacy", "  - at-a-glance: {get-help: You cannot breathe.}\n", set()),
        ("methotrexate", "eu-qrd", "  - Words.\n", set()),
        ("samplin", "pharmacy", "  - Words.\n", set()),
    ],
)
def test_the_pharmacys_profile_asks_for_essentials(
    substance: str, profile: str, introduction: str, wanted: set[str]
) -> None:
    written = introduced(introduction).replace("samplin", substance).replace("profile: pharmacy", f"profile: {profile}")
    found = {finding.code for finding in judge(written)}
    assert found & {MISSING, WITHOUT_HELP} == wanted


def test_a_profile_that_is_based_on_the_pharmacys_asks_for_them_too(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    own = "profile: Ours\nversion: 1\nbased-on: pharmacy\n"
    (tmp_path / "profiles" / "ours.yaml").write_text(own, encoding="utf-8")
    written = PLAIN.replace("samplin", "methotrexate").replace("profile: pharmacy", "profile: profiles/ours.yaml")
    found = judge(written, file=str(tmp_path / "leaflet.yaml"), folder=tmp_path)
    assert MISSING in {finding.code for finding in found}
