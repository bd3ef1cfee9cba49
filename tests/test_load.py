from __future__ import annotations

import struct
import zlib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from PIL import Image

from leaflet_pdf.model import leaflet as model
from leaflet_pdf.model.finding import Finding, Severity, Source
from leaflet_pdf.schema.document import compose
from leaflet_pdf.sources.yaml import load, parse
from leaflet_pdf.sources.yaml.markup import on_the_line
from tests import bad_leaflets
from tests.bad_leaflets import GOOD, Bad
from tests.leaflets import Content, contents


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with pictures, good and bad."""
    outside = tmp_path_factory.mktemp("outside")
    folder = tmp_path_factory.mktemp("leaflet")
    dot = Image.new("RGB", (3, 2), "red")
    dot.save(outside / "dot.png")
    dot.save(folder / "dot.png")
    dot.save(folder / "dot.jpg")
    dot.save(folder / "dot.gif")
    dot.convert("CMYK").save(folder / "cmyk.jpg")
    exif = Image.Exif()
    exif[0x0112] = 6
    dot.save(folder / "turned.jpg", exif=exif)
    Image.new("I;16", (2, 2)).save(folder / "deep.png")
    Image.new("LA", (1, 1), (0, 128)).save(folder / "glass.png")
    Image.frombytes("L", (16, 16), bytes(range(256))).save(folder / "half.png")
    whole = (folder / "half.png").read_bytes()
    (folder / "half.png").write_bytes(whole[:-60])
    (folder / "heavy.png").write_bytes(whole + bytes(10 * 2**20))
    (folder / "wide.png").write_bytes(png_header(5_000, 5_000))
    (folder / "bomb.png").write_bytes(png_header(50_000, 50_000))
    (folder / "folder").mkdir()
    (folder / "away").symlink_to(outside)
    return folder


def png_header(width: int, height: int) -> bytes:
    """Return a PNG file that claims a size and has no samples."""
    size = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((13, size), (0, b"IDAT"))
    parts = (struct.pack(">I", length) + chunk + struct.pack(">I", zlib.crc32(chunk)) for length, chunk in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def body(*lines: str) -> str:
    return GOOD.replace("      # HERE", "\n".join("      " + line for line in lines))


def loaded(text: str, folder: Path = Path()) -> model.Leaflet:
    leaflet, findings = parse(text, "leaflet.yaml", folder)
    assert leaflet is not None, findings
    return leaflet


def block(*lines: str, folder: Path = Path()) -> model.Block:
    """Return the one block that is written in these lines."""
    return loaded(body(*lines), folder).sections[0].body[1]


def text_of(written: str) -> model.Text:
    paragraph = block(f"- {written}")
    assert isinstance(paragraph, model.Paragraph)
    return paragraph.text


def findings_of(text: str | bytes, folder: Path = Path()) -> tuple[Finding, ...]:
    leaflet, findings = parse(text, "leaflet.yaml", folder)
    assert (leaflet is None) == any(finding.severity is Severity.ERROR for finding in findings)
    return findings


# One mistake, one finding


@pytest.mark.parametrize("bad", bad_leaflets.ALL, ids=lambda bad: bad.name)
def test_a_mistake_gets_one_finding_at_its_place(bad: Bad, folder: Path) -> None:
    findings = findings_of(bad.text, folder)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert [(error.code, error.source.line, error.source.column) for error in errors] == [
        (bad.code, bad.line, bad.column)
    ], [str(finding) for finding in findings]
    assert bad.words in errors[0].message


def test_every_mistake_is_another() -> None:
    names = [bad.name for bad in bad_leaflets.ALL]
    assert len(set(names)) == len(names) >= 70


def test_all_mistakes_of_a_file_come_out_at_once_and_in_its_order() -> None:
    text = body("- bulets: [a]", "- take **care", "- see [#frist]", "- a\u200bb").replace(
        "status: draft", "status: new"
    )
    assert [(finding.code, finding.source.line) for finding in findings_of(text)] == [
        ("unknown-choice", 14),
        ("unknown-block", 27),
        ("open-mark", 28),
        ("unknown-id", 29),
        ("invisible-character", 30),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("- bulets: [a]", "bullets"),
        ("- see [#frist]", "first"),
        ("- x [@NSH]", "NHS"),
        ("- warning: x\n        lvl: 1", "level"),
    ],
)
def test_a_misspelt_word_is_met_with_the_one_that_was_meant(written: str, meant: str) -> None:
    assert any(f'did you mean "{meant}"?' in finding.hint for finding in findings_of(body(written)))


@pytest.mark.parametrize(("count", "left_out"), [(20, ""), (2_000, " and 1,971 more")])
def test_sources_are_offered_in_the_order_of_the_file_and_of_very_many_the_first(count: int, left_out: str) -> None:
    names = [f"S{number}" for number in range(count)]
    written = "".join(f"  {name}: {{title: x, address: tel:1, as-of: 2026-01-01}}\n" for name in names)
    text = body("- x [@quite-another]").replace("  NHS:", f"{written}  NHS:")
    (hint,) = (finding.hint for finding in findings_of(text) if finding.code == "unknown-source")
    assert hint == f"choose from {', '.join([*names, 'NHS'][:30])}{left_out}"


def test_an_unused_source_is_a_warning_and_no_more() -> None:
    leaflet, findings = parse(GOOD.replace(" [@NHS]", ""), "leaflet.yaml", Path())
    assert leaflet is not None
    assert [(finding.code, finding.severity, finding.source.line) for finding in findings] == [
        ("unused-source", Severity.WARNING, 18)
    ]


# Files


def test_a_file_that_is_not_there_gets_a_finding(tmp_path: Path) -> None:
    leaflet, (finding,) = load(tmp_path / "none.yaml")
    assert leaflet is None
    assert (finding.code, finding.source) == ("unreadable-file", Source((tmp_path / "none.yaml").as_posix(), 0, 0))


def test_a_file_may_be_named_by_a_text_or_a_path(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD, encoding="utf-8")
    leaflet, findings = load(path)
    assert leaflet is not None
    assert load(str(path)) == (leaflet, findings)


def test_a_leaflet_of_five_hundred_pages_is_read() -> None:
    paragraph = "- " + "A sentence of a leaflet that many people read. " * 7
    text = body(*[paragraph] * 5_000)
    assert len(text) > 1_600_000
    assert len(loaded(text).sections[0].body) == 5_001


def test_a_folder_gets_a_finding(tmp_path: Path) -> None:
    assert [finding.code for finding in load(tmp_path)[1]] == ["unreadable-file"]


def test_a_file_that_is_not_utf_8_is_told_its_byte() -> None:
    (finding,) = findings_of(b"format: 1\ntitle: caf\xe9\n")
    assert (finding.code, finding.source.line, finding.source.column) == ("not-utf-8", 2, 11)
    assert "byte 21" in finding.message


def test_a_file_may_begin_with_a_byte_order_mark_and_end_its_lines_in_any_way() -> None:
    leaflet, findings = parse(("\ufeff" + GOOD.replace("\n", "\r\n")).encode(), "leaflet.yaml", Path())
    assert leaflet == loaded(GOOD)
    assert findings == ()


def test_findings_name_the_file_as_it_was_called(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("format: 2\n", encoding="utf-8")
    assert {finding.source.file for finding in load(path)[1]} == {path.as_posix()}


# Hostile files


def test_a_billion_laughs_are_not_laughed() -> None:
    lines = ["a0: &a0 [ha]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert {"anchor", "alias"} <= {finding.code for finding in findings_of("\n".join(lines))}


@pytest.mark.parametrize("text", ["[" * 10_000, "- " * 10_000, "{a: " * 10_000, "? " * 10_000])
def test_deep_nesting_ends_early(text: str) -> None:
    assert [finding.code for finding in findings_of(text)] == ["too-deep"]


@pytest.mark.parametrize("data", ["x" * 5 * 2**20, b"\0" * 5 * 2**20])
def test_a_file_of_five_mebibytes_is_not_read(data: str | bytes) -> None:
    assert [finding.code for finding in findings_of(data)] == ["file-too-large"]


def test_more_values_than_a_leaflet_has_are_not_read() -> None:
    assert "too-many-nodes" in {finding.code for finding in findings_of("- a\n" * 410_000)}


@pytest.mark.parametrize(
    "text",
    [
        "\0" * 2**20,
        "- [#x] ** ^ " * 2**16,
        "? " + "x" * 2**19 + "\n: y",
        "\n".join(f"key{n}: x" for n in range(40_000)),
        body("- '" + "[a](" * 2**17 + "'"),
        body("- '" + " " * 2**19 + "'"),
        body("- >-\n        " + "**a** b " * 2**16),
        body("- >-\n        " + "[@" * 2**18),
        GOOD.replace("https://www.example.org/", "https://" + "a." * 2**18 + "("),
        body(*["- see [a](https://" + "a." * 9_000 + "()"] * 50),
    ],
    ids=[
        "nulls",
        "marks",
        "long key",
        "many keys",
        "open links",
        "white space",
        "many runs",
        "open sources",
        "address",
        "addresses",
    ],
)
def test_hostile_text_ends_in_findings(text: str) -> None:
    leaflet, findings = parse(text, "leaflet.yaml", Path())
    assert leaflet is None or not findings
    assert len(findings) <= 501
    assert all(len(str(finding)) < 2_000 for finding in findings)


# What a leaflet becomes


def test_the_head_of_a_file_becomes_the_identity() -> None:
    text = GOOD.replace("title: Sample", "title: '**Sample**'\n#").replace("contact:", "notice: Not for use\ncontact:")
    identity = loaded(text).identity
    assert identity.title == "Sample"
    assert identity.version == "0.1"
    assert (identity.revised, identity.review_by) == (date(2026, 11, 23), date(2027, 5, 23))
    assert identity.status is model.Status.DRAFT
    assert (identity.publisher, identity.notice) == ("Example Pharmacy", "Not for use")


def test_sections_are_numbered_from_one() -> None:
    text = body("- x", "").rstrip() + "\n  - id: second\n    heading: Second\n    body: One paragraph.\n"
    sections = loaded(text).sections
    assert [(section.number, section.id) for section in sections] == [(1, "first"), (2, "second")]
    assert [block.text.plain for block in sections[1].body if isinstance(block, model.Paragraph)] == ["One paragraph."]


def test_sources_become_references() -> None:
    (reference,) = loaded(GOOD).references
    assert (reference.key, reference.title, reference.as_of) == ("NHS", "A page", date(2026, 11, 23))


@pytest.mark.parametrize("written", ["96385074", "5012345678900", "05012345678900"])
def test_a_product_is_found_by_its_number_in_fourteen_digits(written: str) -> None:
    head = (
        f"products:\n  - gtin: {written}\n    licence: PL 04569/0723\n    pack: 30 tablets\nsensitive: yes\nsources:\n"
    )
    leaflet = loaded(GOOD.replace("sources:\n", head, 1))
    (product,) = leaflet.products
    assert (product.gtin, product.licence, product.pack) == (written.zfill(14), "PL 04569/0723", "30 tablets")
    assert leaflet.sensitive


def test_a_leaflet_is_not_sensitive_and_has_no_products_unless_it_says_so() -> None:
    assert (loaded(GOOD).products, loaded(GOOD).sensitive) == ((), False)


def test_values_stay_as_they_are_written() -> None:
    text = GOOD.replace("strength: 40 mg", "strength: 1.0").replace("form: capsules", "form: no\n  class: 8:30")
    medicine = loaded(text).medicine
    assert (medicine.strength.plain, medicine.form.plain) == ("1.0", "no")
    assert medicine.group is not None
    assert medicine.group.plain == "8:30"


def test_a_list_may_have_lists_inside_it() -> None:
    bullets = block("- bullets:", "    - one", "    - item: two", "      steps:", "        - three")
    assert isinstance(bullets, model.Bullets)
    assert [item.text.plain for item in bullets.items] == ["one", "two"]
    inner = bullets.items[1].inner
    assert isinstance(inner, model.Steps)
    assert [item.text.plain for item in inner.items] == ["three"]


def test_a_warning_has_a_level_a_title_and_a_body() -> None:
    box = block("- warning: Stop", "  level: danger", "  body:", "    - subheading: Why", "    - steps: [a, b]")
    assert isinstance(box, model.WarningBox)
    assert (box.level, box.title.plain) == (model.Level.DANGER, "Stop")
    subheading, steps = box.body
    assert isinstance(subheading, model.Subheading) and isinstance(steps, model.Steps)


def test_a_table_may_leave_a_cell_empty() -> None:
    table = block("- table: Doses", "  columns: [Age, Dose]", "  rows:", "    - [adult, 40 mg]", '    - [child, ""]')
    assert isinstance(table, model.Table)
    assert [text.plain for text in table.head] == ["Age", "Dose"]
    ((heading, rows),) = table.groups
    assert heading is None
    assert [[[text.plain for text in model.texts(cell)] for cell in row.cells] for row in rows] == [
        [["adult"], ["40 mg"]],
        [["child"], []],
    ]


def test_side_effects_keep_their_bands_in_the_authors_order() -> None:
    effects = block(
        "- side-effects:", "    rare: [a]", "    stop-now: [b]", "    very-common: [c]", "    not-known: [d]"
    )
    assert isinstance(effects, model.SideEffects)
    assert [item.text.plain for item in effects.stop_now] == ["b"]
    assert [str(band.frequency) for band in effects.bands] == ["rare", "very-common", "not-known"]


def test_a_precaution_has_a_rating() -> None:
    precautions = block("- precautions:", "    - topic: Alcohol", "      rating: take-care", "      body: Drink less.")
    assert isinstance(precautions, model.Precautions)
    assert precautions.cards[0].rating is model.Rating.TAKE_CARE


@pytest.mark.parametrize(
    ("block_key", "term", "meaning"), [("questions", "question", "answer"), ("definitions", "term", "meaning")]
)
def test_questions_and_definitions_are_terms_with_a_body(block_key: str, term: str, meaning: str) -> None:
    definitions = block(f"- {block_key}:", f"    - {term}: one", f"      {meaning}: [two, note: three]")
    assert isinstance(definitions, model.Definitions)
    assert definitions.entries[0].term.plain == "one"
    assert tuple(map(type, definitions.entries[0].body)) == (model.Paragraph, model.Note)


def test_a_png_becomes_samples_and_a_jpeg_stays_as_it_is(folder: Path) -> None:
    png = block("- figure: dot.png", "  alt: A dot", "  caption: Dot", folder=folder)
    jpeg = block("- figure: dot.jpg", "  alt: A dot", folder=folder)
    assert isinstance(png, model.Figure)
    assert isinstance(jpeg, model.Figure)
    assert isinstance(png.picture, model.Picture)
    assert (png.picture.width, png.picture.height, png.picture.channels) == (3, 2, 3)
    assert zlib.decompress(png.picture.data) == bytes([255, 0, 0]) * 6
    assert jpeg.picture.data == (folder / "dot.jpg").read_bytes()
    assert png.caption is not None
    assert jpeg.caption is None


def test_a_transparent_picture_lies_on_white_paper(folder: Path) -> None:
    figure = block("- figure: glass.png", "  alt: Glass", folder=folder)
    assert isinstance(figure, model.Figure)
    assert isinstance(figure.picture, model.Picture)
    assert figure.picture.channels == 1
    assert zlib.decompress(figure.picture.data) == bytes([127])


# Texts


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("one  two   three", "one two three"),
        ('"  one two "', "one two"),
        ("one\n        two", "one two"),
        ("40\u00a0mg", "40\u00a0mg"),
        ("|\n        one\n        two\n", "one\ntwo"),
        (">\n        one\n        two\n", "one two"),
        (r"2 \* 3 \[a] x\^2 \~5 \\ \n", r"2 * 3 [a] x^2 ~5 \ \n"),
        ("<b> & * a", "<b> & * a"),
        ("Eat. [@NHS]", "Eat."),
        ("Eat [@NHS], then rest.", "Eat, then rest."),
        ("Eat [@NHS] then rest.", "Eat then rest."),
        ("Eat [@NHS]then rest.", "Eat then rest."),
        ("Eat. [@NHS] [@NHS]", "Eat."),
        ("Eat [@NHS]**now**", "Eat now"),
        ("'[@NHS] Eat.'", "Eat."),
        ("|\n        Eat. [@NHS]\n        Rest.", "Eat.\nRest."),
        ("|\n        Eat.\n        [@NHS] Rest.", "Eat.\nRest."),
        ("|\n        Eat.\n        [@NHS]\n        Rest.", "Eat.\nRest."),
    ],
)
def test_a_text_is_printed_as_it_stands(written: str, printed: str) -> None:
    assert text_of(written).plain == printed


@pytest.mark.parametrize(
    ("written", "runs"),
    [
        ("a **b** c", [("a ", ""), ("b", "bold"), (" c", "")]),
        ("x^2^", [("x", ""), ("²", "super")]),
        ("H~2~O", [("H", ""), ("₂", "sub"), ("O", "")]),
        ("see [#first].", [("see ", ""), ("section 1", "#first"), (".", "")]),
        ("see [it](#first)", [("see ", ""), ("it", "#first")]),
        ("at [home](https://www.example.org/)", [("at ", ""), ("home", "https://www.example.org/")]),
        ("at [#1](tel:+44-20)", [("at ", ""), ("#1", "tel:+44-20")]),
        ("to [us](mailto:a@example.org)", [("to ", ""), ("us", "mailto:a@example.org")]),
        ("a [b **c**](tel:1)", [("a ", ""), ("b ", "tel:1"), ("c", "bold tel:1")]),
        ("a **b x^2^**", [("a ", ""), ("b x", "bold"), ("²", "bold super")]),
    ],
)
def test_marks_make_runs(written: str, runs: list[tuple[str, str]]) -> None:
    assert [(run.text, look(run)) for run in text_of(written).runs] == runs


def look(run: model.Run) -> str:
    script = "" if run.script is model.Script.NORMAL else str(run.script)
    return " ".join(filter(None, ["bold" if run.bold else "", script, run.target]))


def test_a_text_names_its_sources_once() -> None:
    text = body("- Eat. [@NHS, BNF] Rest. [@NHS]").replace(
        "  NHS:", "  BNF: {title: x, address: tel:1, as-of: 2026-01-01}\n  NHS:"
    )
    paragraph = loaded(text).sections[0].body[1]
    assert isinstance(paragraph, model.Paragraph)
    assert paragraph.text.cites == ("NHS", "BNF")


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        (["- one **two** three"], [(27, 9), (27, 15), (27, 21)]),
        (["- one", "  **two** three"], [(27, 9), (28, 11), (28, 17)]),
        (["- 'one'"], [(27, 10)]),
        (["- 'one **two** three'"], [(27, 10), (27, 16), (27, 22)]),
        (["- >-", "  one  two", "  three **four**"], [(28, 9), (29, 17)]),
        (["- |", "    one", "    two **three**"], [(28, 11), (29, 17)]),
        (['- "one \\"two\\" **three**"'], [(27, 9), (27, 9)]),
    ],
)
def test_each_run_knows_where_its_words_begin(lines: list[str], places: list[tuple[int, int]]) -> None:
    paragraph = block(*lines)
    assert isinstance(paragraph, model.Paragraph)
    assert [(run.source.line, run.source.column) for run in paragraph.text.runs] == places


def test_blocks_know_where_they_begin() -> None:
    section = loaded(body("- bullets:", "    - one", "    - item: two")).sections[0]
    bullets = section.body[1]
    assert isinstance(bullets, model.Bullets)
    places = [section.source, bullets.source, *(item.source for item in bullets.items)]
    assert [(source.line, source.column) for source in places] == [(23, 5), (27, 9), (28, 13), (29, 13)]


# The digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Sample 40 mg capsules", 'title:   "Sample 40 mg capsules"  # a remark'),
        ("- Words. [@NHS]", "- Words.\n        [@NHS]"),
        ("  substance: sample", "    substance: sample"),
        ("    title: A page", "\n    title: A page"),
    ],
)
def test_the_digest_does_not_see_how_a_file_is_laid_out(old: str, new: str) -> None:
    text = GOOD.replace(old, new)
    if "    substance" in new:
        text = text.replace("  strength", "    strength").replace("  form: c", "    form: c")
    assert text != GOOD
    assert loaded(text).identity.digest == loaded(GOOD).identity.digest


@pytest.mark.parametrize(
    ("old", "new"),
    [("Words.", "Word."), ("version: 0.1", "version: 0.2"), ("id: first", "id: start"), ("Words.", "**Words.**")],
)
def test_the_digest_sees_every_word(old: str, new: str) -> None:
    new = f"'{new} [@NHS]'" if new.startswith("*") else new
    text = GOOD.replace("Words. [@NHS]" if new.startswith("'") else old, new)
    assert loaded(text).identity.digest != loaded(GOOD).identity.digest


def test_the_digest_sees_the_picture(tmp_path: Path) -> None:
    digests = set()
    for colour in ("red", "blue"):
        Image.new("RGB", (1, 1), colour).save(tmp_path / "dot.png")
        digests.add(loaded(body("- figure: dot.png", "  alt: x"), tmp_path).identity.digest)
    assert len(digests) == 2


# Properties

_RANDOM = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@_RANDOM
@given(contents())
def test_every_word_of_a_random_leaflet_comes_through(content: Content) -> None:
    leaflet = loaded(content.yaml)
    assert tuple(text.plain for text in model.texts(leaflet)) == content.words


@_RANDOM
@given(contents())
def test_the_first_letters_of_a_run_stand_at_its_place(content: Content) -> None:
    lines = content.yaml.split("\n")
    for text in model.texts(loaded(content.yaml)):
        for run in text.runs:
            at = lines[run.source.line - 1][run.source.column - 1 :]
            first = run.text.lstrip()[:1]
            assert at.startswith((first, on_the_line(first), "\\" + first, "[#", '"', "'")), (run, at)


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(contents())
def test_the_parser_without_libyaml_reads_the_same(content: Content) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compose, "_LOADER", yaml.BaseLoader)
        slowly = parse(content.yaml, "leaflet.yaml", Path())
    assert slowly == parse(content.yaml, "leaflet.yaml", Path())


@pytest.mark.parametrize("bad", bad_leaflets.ALL, ids=lambda bad: bad.name)
def test_the_parser_without_libyaml_finds_the_same_mistake(
    bad: Bad, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compose, "_LOADER", yaml.BaseLoader)
    findings = findings_of(bad.text, folder)
    assert (bad.code, bad.line) in {(finding.code, finding.source.line) for finding in findings}


def test_more_findings_than_anybody_reads_are_left_out() -> None:
    keys = "".join(f"key{number}: x\n" for number in range(1_000))
    found = findings_of(keys + GOOD)
    assert Counter(finding.code for finding in found) == {"unknown-key": 500, "too-many-findings": 1}
