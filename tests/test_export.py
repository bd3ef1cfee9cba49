"""Leaflets as web pages and plain text: every word, in order, with what a screen reader needs to be told."""

from __future__ import annotations

import re
import tempfile
import zlib
from base64 import b64decode
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from PIL import Image

from leaflet_pdf.cli import main
from leaflet_pdf.cli.commands.gallery import GALLERY
from leaflet_pdf.cli.print_arguments import style_of
from leaflet_pdf.export import COLUMNS, FORMS, export
from leaflet_pdf.export.braille.embossed import NoBrailleError
from leaflet_pdf.export.words import lost_in_html, lost_in_text
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.layout import lay_out
from leaflet_pdf.model.leaflet import Figure, Leaflet, Picture, blocks
from leaflet_pdf.model.style import STANDARD
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.sources.yaml import load
from tests.forgery import capsule
from tests.made import leaflet, paragraph, section
from tests.test_printed_forms import MANY
from tests.test_table_parts import BOTH, DOWN
from tests.two_judges import short_leaflets

EVERY = [GALLERY, *sorted(bundled("content").glob("*.yaml"))]
_VOID = {"meta", "img", "br"}


def exported(content: Leaflet, form: str) -> str:
    return export(content, lay_out(content), STANDARD, form)


def loaded(path: Path) -> Leaflet:
    content, findings = load(path)
    assert content is not None, findings
    return content


class Page(HTMLParser):
    """What a page is made of: its elements in order, each with its attributes; all that is open is closed again."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "main" in self.open:
            self.words.append(data)

    def of(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_a_page_says_what_the_pdf_says_and_nothing_else(path: Path) -> None:
    content = loaded(path)
    page = Page(exported(content, "html"))
    readback = read(paint(lay_out(content)))
    told = "".join(piece.text for part in readback.reading_order() for piece in readback.shown.get(part, ()))
    told = re.sub(r"(?<!\w)•", "", told)
    contents = re.compile(r"(\d) (?=\D)")
    assert page.open == []
    assert letters_without_numbers("".join(page.words)) == letters_without_numbers(contents.sub(r"\1 ", told))


def letters_without_numbers(said: str) -> str:
    """Return the letters of words: numbers of lists and of pages in the contents are not the same in all forms."""
    return "".join(filter(str.isalpha, said))


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_a_page_needs_nothing_else_and_leads_where_it_says(path: Path) -> None:
    page = Page(exported(loaded(path), "html"))
    ids = [name for _, attributes in page.elements if (name := attributes.get("id"))]
    assert len(ids) == len(set(ids))
    addresses = [address or "" for attributes in page.of("a") for address in [attributes["href"]]]
    assert {address[1:] for address in addresses if address.startswith("#")} <= set(ids)
    assert all(re.match(r"#|https://|tel:|mailto:", address) for address in addresses)
    assert all((attributes["src"] or "").startswith("data:image/") for attributes in page.of("img"))
    assert not page.of("script", "link", "iframe", "object")
    assert all(attributes.get("alt") is not None for attributes in page.of("img"))
    assert all(attributes.get("aria-label") for attributes in page.of("svg"))
    assert page.of("html")[0]["lang"] in {"en", "en-GB"} and len(page.of("main")) == len(page.of("h1")) == 1


def test_a_table_tells_its_heads_and_what_is_merged() -> None:
    page = Page(exported(leaflet(section(BOTH)), "html"))
    assert [attributes["scope"] for attributes in page.of("th")] == ["col", "col", "col"]
    (merged,) = [attributes for attributes in page.of("td") if "colspan" in attributes]
    assert merged == {"colspan": "2", "rowspan": "2"}


def test_a_table_with_a_caption_is_a_part_that_keys_reach() -> None:
    page = Page(exported(loaded(GALLERY), "html"))
    parts = [part for part in page.of("div") if part.get("class") == "table"]
    named = [part["aria-label"] for part in parts if part.get("role") == "region" and part.get("tabindex") == "0"]
    assert len(parts) == len(page.of("table")) and len(named) == len(page.of("caption"))
    assert "A table with groups" in named


def test_only_what_has_a_heading_is_a_section() -> None:
    page = Page(exported(loaded(GALLERY), "html"))
    assert len(page.of("section")) == len(page.of("h2"))


def test_a_theme_gives_a_page_its_size_of_type() -> None:
    content, large = loaded(GALLERY), style_of("large")
    page = export(content, lay_out(content, large), large, "html")
    assert "body { font: 1.5em/1.45" in page and "body { font-size: 16pt }" in page
    assert "body { font: 1.125em/1.45" in exported(content, "html")


def test_a_group_of_rows_has_its_heading() -> None:
    assert [th["scope"] for th in Page(exported(loaded(GALLERY), "html")).of("th")].count("rowgroup") == 1


def test_steps_keep_their_numbers() -> None:
    values = [item["value"] for item in Page(exported(loaded(GALLERY), "html")).of("li") if "value" in item]
    assert values[:6] == ["1", "2", "3", "1", "2", "4"]


def test_a_box_is_named_and_framed_by_its_level() -> None:
    page = Page(exported(loaded(GALLERY), "html"))
    named = [(box["class"], box["aria-label"]) for box in page.of("div") if box.get("role") == "group"]
    assert ("box danger", "A box of the level danger comes first") in named
    assert {kind for kind, _ in named} >= {"box danger", "box warning", "box caution", "box precaution", "box slip"}


def test_a_picture_of_pixels_keeps_them() -> None:
    content = loaded(GALLERY)
    (picture,) = [
        figure.picture
        for figure in blocks(content)
        if isinstance(figure, Figure) and isinstance(figure.picture, Picture) and figure.width
    ][:1]
    (source, *_) = [attributes["src"] or "" for attributes in Page(exported(content, "html")).of("img")]
    shown = Image.open(BytesIO(b64decode(source.partition(",")[2])))
    assert (shown.width, shown.height) == (picture.width, picture.height)
    assert shown.tobytes() == zlib.decompress(picture.data)


def test_signs_of_html_are_words() -> None:
    page = exported(leaflet(section(paragraph('a < b & c > d "e" <script>x</script>'))), "html")
    assert "<script>" not in page
    assert 'a < b & c > d "e" <script>x</script>' in "".join(Page(page).words)


def test_letters_off_the_line_are_raised_and_lowered() -> None:
    page = exported(loaded(GALLERY), "html")
    assert "10⁶" in page and "H₂O" in page


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_no_line_of_text_is_too_long_or_parts_a_number_from_its_unit(path: Path) -> None:
    written = exported(loaded(path), "text")
    assert all(len(line) <= COLUMNS or " " not in line.strip(" |•") for line in written.splitlines())
    assert not re.search(r"\d\n[| ]*(mg|ml|micrograms|°C|%|puffs)\b", written)


def test_a_merged_cell_is_said_in_each_of_its_rows() -> None:
    written = exported(leaflet(section(DOWN)), "text")
    assert "one\n  b: two\n  c: both\n\nthree\n  b: four\n  c: both\n\nfive\n  b: six\n  c: seven" in written
    written = exported(leaflet(section(BOTH)), "text")
    assert "one\n  b, c: all four\n\nthree\n  b, c: all four\n" in written


@pytest.mark.parametrize(
    ("form", "written"), [("html", "<p>one<br>\ntwo<br>\nthree</p>"), ("text", "\none\ntwo\nthree\n")]
)
def test_a_line_that_ends_in_a_text_ends_in_every_form(form: str, written: str) -> None:
    assert written in exported(leaflet(section(paragraph("one\ntwo\nthree"))), form)


def test_unwrapped_text_has_a_line_a_paragraph() -> None:
    long = "Take it with food and a full glass of water, at the same time on each day of the week, sitting up."
    written = exported(leaflet(section(paragraph(long))), "text-unwrapped")
    assert f"\n{long}\n" in written


def test_words_that_are_lost_are_found() -> None:
    content = leaflet(section(paragraph("One thing."), paragraph("Another thing.")))
    for form, lost in (("html", lost_in_html), ("text", lost_in_text)):
        written = exported(content, form)
        assert list(lost(content, written)) == []
        assert [found.plain for found in lost(content, written.replace("Another", "Other"))] == ["Another thing."]
        swapped = written.replace("One thing", "X").replace("Another", "One").replace("X", "Another thing")
        assert list(lost(content, swapped))


@MANY
@given(short_leaflets())
def test_random_leaflets_lose_no_word_in_any_form(yaml: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "random.yaml")
        path.write_text(yaml, encoding="utf-8")
        Path(folder, "capsule.png").write_bytes(capsule())
        content = loaded(path)
        pages = lay_out(content)
        for form in FORMS:
            try:
                written = export(content, pages, STANDARD, form)
            except NoBrailleError:  # few random letters are Latin
                assert form == "braille"
                continue
            assert form != "html" or Page(written).open == []


def test_the_command_writes_each_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "amoxicillin-250mg-5ml", "--to", "html,text"]) == 0
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "amoxicillin-250mg-5ml.html",
        "amoxicillin-250mg-5ml.txt",
    ]


def test_the_command_names_a_page_by_its_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "salbutamol-100mcg", "--to", "html,text", "--theme", "large"]) == 0
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "salbutamol-100mcg-large.html",
        "salbutamol-100mcg.txt",
    ]
    assert main(["export", "salbutamol-100mcg", "--theme", "lage"]) == 2


def test_what_stops_a_build_stops_an_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.yaml").write_text("format: 1\nid: bad\n", encoding="utf-8")
    assert main(["export", "bad.yaml"]) == 1
    assert not Path("out").exists()


@pytest.mark.parametrize("command", ["export", "proof"])
def test_no_leaflet_takes_the_place_of_another(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, source in zip(("a", "b"), EVERY[1:3], strict=True):
        Path(folder).mkdir()
        Path(folder, "x.yaml").write_bytes(source.read_bytes())
    assert main([command, "a/x.yaml", "b/x.yaml"]) == 2
    assert "a/x.yaml and b/x.yaml would both become out/x" in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_form_that_is_not_known_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["export", "x.yaml", "--to", "htm"])
    assert "choose from html, text, text-unwrapped, audio, braille" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["export", "proof", "import"])
def test_files_go_into_no_file(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("taken").write_text("a file", encoding="utf-8")
    assert main([command, "warfarin", "-o", "taken"]) == 2
    assert "taken is not a folder: name another with -o" in capsys.readouterr().err
