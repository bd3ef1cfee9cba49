"""House themes: those to begin from, and what a house can say of headings, notes, information and its own name."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from leaflet_pdf import build
from leaflet_pdf.cli import main
from leaflet_pdf.cli.commands.gallery import GALLERY
from leaflet_pdf.cli.completion import candidates
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Artifact, Box, Glyphs, Page, Pages, Rule
from leaflet_pdf.model.leaflet import InformationBox, Leaflet, Note
from leaflet_pdf.model.style import PLAIN_HEADS, STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.release.verification import judge
from leaflet_pdf.sources.yaml import load
from leaflet_pdf.theme import house_themes, load_theme
from tests.judged import PLAIN
from tests.made import HERE, bullets, leaflet, paragraph, section, several, table, text

TO_BEGIN_FROM = ("hospital", "pharmacy", "regulator")


def house(folder: Path, words: str) -> Style:
    (folder / "house.yaml").write_text(f"theme: House\n{words}", encoding="utf-8")
    style, findings = load_theme(folder / "house.yaml")
    assert style is not None, findings
    return style


def proved(content: Leaflet, style: Style) -> Pages:
    """Return the pages of a leaflet, after the proof of its file."""
    pages = lay_out(content, style)
    assert list(verify(read(paint(pages)), content)) == []
    return pages


def glyphs(page: Page, words: str) -> Glyphs:
    return next(item for item in page.items if isinstance(item, Glyphs) and item.text.strip() == words)


def behind(page: Page, words: Glyphs) -> list[Box]:
    """Return the boxes without a frame that words are on."""
    boxes = (item for item in page.items if isinstance(item, Box) and not item.stroke)
    return [
        box
        for box in boxes
        if box.area.x <= words.x
        and words.x + words.width <= box.area.x + box.area.width
        and box.area.y < words.y - words.size / 2
        and words.y < box.area.y + box.area.height
    ]


@pytest.mark.parametrize("name", TO_BEGIN_FROM)
@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_the_gallery_in_a_house_theme_is_proved_without_naming_the_theme(name: str, paper: str) -> None:
    built = build(GALLERY, theme=name, paper=paper)
    assert built.pdf is not None and built.findings == ()
    assert judge(built.pdf, "gallery.pdf", GALLERY).findings == ()


def test_themes_to_begin_from_are_short_and_differ_in_more_than_colour() -> None:
    looks = []
    for name in TO_BEGIN_FROM:
        style, findings = load_theme(name)
        assert style is not None, findings
        frames = [(frame.stroke, frame.bar) for frame in style.frames.values()]
        looks.append((style.columns, bool(style.side_column), style.section_heads, style.letterhead, frames))
        source = Path("content/themes", f"{name}.yaml").read_text(encoding="utf-8")
        assert len(source.splitlines()) <= 40
    for one, other in combinations(looks, 2):
        assert sum(mine != its for mine, its in zip(one, other, strict=True)) >= 3


def test_the_regulators_theme_has_neither_colour_nor_tint() -> None:
    content, _ = load(GALLERY)
    style, _ = load_theme("regulator")
    assert content is not None and style is not None
    plain = leaflet(
        *(part._replace(body=(paragraph("Words."),)) for part in content.sections),
        introduction=content.introduction[:1],
    )
    for page in lay_out(plain, style).pages:
        inks = {item.colour for item in page.items if isinstance(item, Glyphs | Rule)}
        assert all(colour[1:3] == colour[3:5] == colour[5:] for colour in inks)
        assert not any(item.fill for item in page.items if isinstance(item, Box))


def test_a_house_theme_is_known_by_name_and_a_changed_copy_goes_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert {*TO_BEGIN_FROM, "harbour"} == set(house_themes())
    assert candidates(["gallery", "--theme"], "ph") == ["pharmacy"]
    before = build(GALLERY, theme="pharmacy")
    Path("content/themes").mkdir(parents=True)
    Path("content/themes/pharmacy.yaml").write_text("theme: Ours\nbased-on: pharmacy\ncolumns: 1\n", encoding="utf-8")
    after = build(GALLERY, theme="pharmacy")
    assert before.pdf and after.pdf and before.pdf != after.pdf


def test_a_file_is_held_against_a_theme_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plain.yaml").write_text(PLAIN, encoding="utf-8")
    pdf = build("plain.yaml", theme="hospital").pdf
    assert pdf is not None
    Path("plain.pdf").write_bytes(pdf)
    asked = ["verify", "plain.pdf", "--against", "plain.yaml", "--theme"]
    assert main([*asked, "hospital"]) == 0
    with pytest.raises(SystemExit, match="2"):
        main([*asked, "hospitl"])
    assert candidates(["verify", "plain.pdf", "--theme"], "ho") == ["hospital"]


def test_a_house_begins_from_a_house_theme(tmp_path: Path) -> None:
    pharmacy, _ = load_theme("pharmacy")
    assert pharmacy is not None
    assert house(tmp_path, 'based-on: pharmacy\ncolours: {quiet: "#333333"}') == replace(pharmacy, quiet="#333333")


def test_headings_are_plain_unless_a_theme_sets_them_off(tmp_path: Path) -> None:
    assert STANDARD.section_heads == PLAIN_HEADS
    assert house(tmp_path, "headings: {rule: 0, numbers: plain}") == STANDARD


@pytest.mark.parametrize("columns", [1, 2])
def test_a_rule_is_above_each_heading_but_at_the_top_of_a_page(columns: int, tmp_path: Path) -> None:
    style = house(tmp_path, f"headings: {{rule: 2 pt}}\ncolumns: {columns}\nside-column: 0")
    parts = [section(*several(3, "Some words."), number=number) for number in (1, 2)]
    content = leaflet(*parts, section(paragraph("Last."), number=3)._replace(page_break=True))
    first, last = proved(content, style).pages
    rules = [item for item in first.items if isinstance(item, Rule) and item.thickness == 2]
    heads = [item for item in first.items if isinstance(item, Glyphs) and item.size == style.heading.size]
    heads = [head for head in heads if head.text.strip() == "Section"]
    assert [rule.colour for rule in rules] == [style.accent] * 2
    assert all(head.size < head.y - rule.y < 1.5 * head.size for rule, head in zip(rules, heads, strict=True))
    lines = [item for item in first.items if isinstance(item, Glyphs) and item.size == style.body.size]
    for rule in rules:
        above = [line.y for line in lines if rule.x <= line.x <= rule.to_x and line.y < rule.y]
        assert not above or rule.y - max(above) > style.heading.before
    assert not any(isinstance(item, Rule) and item.thickness == 2 for item in last.items)


@pytest.mark.parametrize("layout", ["columns: 2", "side-column: 0", "side-column: 45 mm"])
def test_a_tint_is_behind_all_lines_of_a_heading_and_its_number(layout: str, tmp_path: Path) -> None:
    style = house(tmp_path, f'tints: {{heading: "#e0e8f0"}}\n{layout}')
    long = "A heading of so many words that it takes a second line wherever it is set " * 2
    (page,) = proved(leaflet(section(paragraph("Words."), heading=long.strip())), style).pages
    lines = [item for item in page.items if isinstance(item, Glyphs) and item.size == style.heading.size]
    assert len(lines) > 2
    tints = [box for line in lines for box in behind(page, line) if box.fill == "#e0e8f0"]
    assert len(tints) == len(lines) and len(set(tints)) == 1
    above, below = min(line.y for line in lines), max(line.y for line in lines)
    area = tints[0].area
    assert above - area.y == pytest.approx(area.y + area.height - below + 0.52 * style.heading.size, abs=1)
    assert max(line.x + line.width for line in lines) < area.x + area.width - 4


@pytest.mark.parametrize("layout", ["columns: 2", "side-column: 0", "side-column: 45 mm"])
def test_reversed_numbers_are_white_on_the_accent_and_clear_of_the_heading(layout: str, tmp_path: Path) -> None:
    style = house(tmp_path, f"headings: {{numbers: reversed}}\n{layout}")
    (page,) = proved(leaflet(section(paragraph("Words."), number=12)), style).pages
    number, words = glyphs(page, "12"), glyphs(page, "Section")
    (patch,) = behind(page, number)
    assert (number.colour, patch.fill) == ("#ffffff", style.accent)
    assert patch.area.x + patch.area.width < words.x - 0.3 * words.size
    assert number.x + number.width / 2 == pytest.approx(patch.area.x + patch.area.width / 2)
    assert number.y - 0.33 * number.size == pytest.approx(patch.area.y + patch.area.height / 2)
    assert words.y == number.y


@pytest.mark.parametrize("said", ["{rule: 1 pt}", "{numbers: reversed}"])
def test_a_heading_that_is_set_off_begins_where_its_text_does_if_its_number_hangs_out(
    said: str, tmp_path: Path
) -> None:
    style = house(tmp_path, f"headings: {said}\nside-column: 0")
    (page,) = proved(leaflet(section(paragraph("Words."))), style).pages
    assert glyphs(page, "Section").x == glyphs(page, "Words.").x


def test_notes_and_information_can_be_tinted_and_have_other_bars(tmp_path: Path) -> None:
    style = house(
        tmp_path,
        'tints: {note: "#eeeeee", information: "#f8f0e0"}\nframes: {note: {bar: 3 pt}, information: {bar: 5 pt}}',
    )
    note = Note((paragraph("Said in passing."),), HERE)
    information = InformationBox(text("Title"), (paragraph("Good to know."),), HERE)
    (page,) = proved(leaflet(section(note, information)), style).pages
    assert [box.fill for box in behind(page, glyphs(page, "Said in passing."))] == ["#eeeeee"]
    assert [box.fill for box in behind(page, glyphs(page, "Good to know."))] == ["#f8f0e0"]
    assert [item.thickness for item in page.items if isinstance(item, Rule) and item.x == item.to_x] == [3, 5]


def test_tinted_rows_are_told_from_the_tint_of_a_box_around_them(tmp_path: Path) -> None:
    style = house(tmp_path, 'tints: {information: "#f8f0e0"}')
    rows = table(["Head"], ["one"], ["two"], ["three"])._replace(tinted=True)
    bare = rows._replace(head=(), caption=None)
    for inside in (rows, bare):
        proved(leaflet(section(InformationBox(text("Title"), (inside,), HERE))), style)


def test_a_letterhead_says_who_publishes_and_how_to_reach_them_on_the_first_page_alone(tmp_path: Path) -> None:
    style = house(tmp_path, "letterhead: yes")
    content = leaflet(section(*several(60, "Some words to fill a line.")))
    identity = content.identity._replace(publisher="Quay Pharmacy")
    content = replace(
        content, identity=identity, publisher=text("Quay Pharmacy"), contact=text("Telephone 020 7946 0000")
    )
    first, second, *_ = proved(content, style).pages
    headers = [
        [item.text.strip() for item in page.items if isinstance(item, Glyphs) and item.owner is Artifact.HEADER]
        for page in (first, second)
    ]
    assert headers == [["Quay Pharmacy", "Telephone 020 7946 0000"], ["T"]]
    proved(content, replace(style, ruler=True))
    proved(content, replace(style, duplex=True))


def test_a_letterhead_with_other_words_is_found(tmp_path: Path) -> None:
    content = leaflet(section(paragraph("Words.")))
    other = replace(content, contact=text("Telephone 020 7946 0001"))
    pages = lay_out(other, house(tmp_path, "letterhead: yes"))
    assert "header-differs" in {finding.code for finding in verify(read(paint(pages)), content)}


def test_an_introduction_in_columns_begins_below_the_title(tmp_path: Path) -> None:
    said = "columns: 2\nintroduction-in-columns: "
    content = leaflet(
        section(*several(60, "Some words that fill a line of a column, and then some more of it.")),
        introduction=[paragraph("An introduction of so many words that it takes a second line in a column. " * 2)],
    )
    widths = []
    for answer in ("yes", "no"):
        style = house(tmp_path, said + answer)
        lines = [
            item
            for item in proved(content, style).pages[0].items
            if isinstance(item, Glyphs) and item.run is not None and "introduction" in item.run.text
        ]
        widths.append(max(item.width for item in lines))
    assert widths[0] <= style.column_width < widths[1]


def test_a_theme_in_columns_has_no_room_for_numbers_that_hang_out(tmp_path: Path) -> None:
    assert house(tmp_path, "columns: 2").hang == 0
    (page,) = proved(leaflet(section(bullets("one", "two"))), house(tmp_path, "columns: 2")).pages
    assert glyphs(page, "1").x == pytest.approx(page.frame.x)
