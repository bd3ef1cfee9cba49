"""Side effects that mean get help but do not stop: in a box of their own, never mistaken for those that mean stop."""

from __future__ import annotations

from pathlib import Path

import pytest
from page import ValidationProfile

from leaflet_pdf.languages.language import language, languages
from leaflet_pdf.layout import lay_out
from leaflet_pdf.model.leaflet import Band, Frequency, Leaflet, ListItem, SideEffects
from leaflet_pdf.model.style import STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff.meaning.weigh import Weight
from leaflet_pdf.review.diff.versions.sides import Side, compare_sides, side
from leaflet_pdf.sources.yaml import parse
from tests.judged import PLAIN
from tests.made import HERE, leaflet, named, section, text
from tests.witness import BOTH, failures

WRITTEN = PLAIN + "      - side-effects: {stop-now: [a swollen face], get-help: [a high fever], rare: [gout]}\n"


def listed(*effects: str) -> tuple[ListItem, ...]:
    return tuple(ListItem(text(effect), HERE) for effect in effects)


def effects(stop: tuple[str, ...] = (), help: tuple[str, ...] = ()) -> Leaflet:
    rare = Band(Frequency.RARE, listed("gout"), HERE)
    return leaflet(section(SideEffects(listed(*stop), listed(*help), (rare,), HERE)))


def codes(printed: Leaflet, content: Leaflet, style: Style = STANDARD) -> set[str]:
    return {finding.code for finding in verify(read(paint(lay_out(printed, style))), content)}


BOTH_LISTS = effects(("a swollen face", "blue lips"), ("a high fever",))


@pytest.mark.parametrize("style", [STANDARD, named("large"), named("mono")])
@pytest.mark.parametrize("content", [BOTH_LISTS, effects(help=("a high fever",)), effects(("blue lips",))])
def test_both_lists_are_proven(content: Leaflet, style: Style) -> None:
    assert codes(content, content, style) == set()


def test_a_list_that_goes_over_a_pages_end_is_proven() -> None:
    long = effects(("blue lips",), tuple(f"effect number {number} in words" for number in range(70)))
    assert len(lay_out(long).pages) > 1
    assert codes(long, long) == set()


@pytest.mark.parametrize("profile", BOTH)
def test_both_lists_keep_to_both_standards(profile: ValidationProfile, tmp_path: Path) -> None:
    path = tmp_path / "effects.pdf"
    path.write_bytes(paint(lay_out(BOTH_LISTS)))
    assert failures(path, profile) == []


def test_each_box_says_what_to_do_before_its_effects() -> None:
    words = language("en")
    readback = read(paint(lay_out(BOTH_LISTS)))
    boxes = [" ".join(element.text.split()) for element in readback.elements if element.tag == "Warning"]
    assert boxes == [f"{words.stop_now} • a swollen face • blue lips", f"{words.get_help} • a high fever"]


@pytest.mark.parametrize("tag", languages())
def test_no_language_tells_to_stop_in_both(tag: str) -> None:
    assert language(tag).stop_now != language(tag).get_help


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (effects(("a high fever",)), effects(help=("a high fever",))),
        (effects(help=("a high fever",)), effects(("a high fever",))),
        (effects(("a high fever",), ("blue lips",)), effects(help=("a high fever", "blue lips"))),
    ],
)
def test_effects_under_the_wrong_words_are_found(printed: Leaflet, meant: Leaflet) -> None:
    assert {"frequency-differs", "frame-differs", "list-torn", "words-added"} & codes(printed, meant)


def test_the_file_is_read_in_the_order_of_print() -> None:
    made, findings = parse(WRITTEN, "leaflet.yaml", Path())
    assert made is not None, findings
    assert [one.plain for one in made.texts if one.plain in {"a swollen face", "a high fever", "gout"}] == [
        "a swollen face",
        "a high fever",
        "gout",
    ]


def test_an_effect_that_no_longer_means_stop_has_its_sense_reversed(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(WRITTEN, encoding="utf-8")
    new.write_text(
        WRITTEN.replace("[a swollen face], get-help: [", "[blue lips], get-help: [a swollen face, "), "utf-8"
    )
    found = compare_sides(side(str(old)), side(str(new)))
    moved = [change for change in found.changes if any(one.text == "a swollen face" for one in change.new)]
    assert [change.weight for change in moved] == [Weight.SENSE]


def test_a_pdf_says_what_its_file_says(tmp_path: Path) -> None:
    path = tmp_path / "leaflet.yaml"
    path.write_text(WRITTEN, encoding="utf-8")
    made, _ = parse(WRITTEN, str(path), tmp_path)
    assert made is not None
    assert compare_sides(side(str(path)), Side("leaflet.pdf", pdf=paint(lay_out(made)))).changes == ()
