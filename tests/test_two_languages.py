"""Two languages in one file: side by side they are level, and each is proved as a leaflet alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet_pdf import build, read
from leaflet_pdf.assembly.attach import attach
from leaflet_pdf.build import Built
from leaflet_pdf.cli import main
from leaflet_pdf.layout.bilingual.rows import rows
from leaflet_pdf.layout.bilingual.side_by_side import lay_out_side_by_side
from leaflet_pdf.layout.flow import set_leaflet
from leaflet_pdf.model.leaflet import Block, Leaflet, Paragraph, Status, Text, of_one_status
from leaflet_pdf.model.style import PRINTED, STANDARD
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.readback import Area, Piece, ReadBack
from leaflet_pdf.proof.verify import verify, verify_both
from leaflet_pdf.release.verification import judge
from leaflet_pdf.sources.yaml import load, parse
from tests.leaflets import leaflets
from tests.translated import ORIGINAL, TRANSLATION, loaded, written

LONG = "          - Never more than 1,000 mg a day.\n"
"""An entry that is repeated below, so that there are several pages."""


def several_pages(folder: Path) -> tuple[Path, Path]:
    """Return the files of a leaflet and its translation, whose words take more room, on several pages."""
    more, longer = 40 * LONG, 40 * "          - Nigdy więcej niż 1 000 mg na dobę, nawet jeśli czujesz się źle.\n"
    original = ORIGINAL.replace(LONG, more)
    translation = TRANSLATION.replace("          - Nigdy więcej niż 1 000 mg na dobę.\n", longer)
    return written(folder, translation, original)


def in_both(folder: Path, **options: object) -> tuple[Built, tuple[Leaflet, ...]]:
    paths = several_pages(folder)
    built = build(paths[0], translation="pl", **options)  # type: ignore[arg-type]  # as the command has them
    return built, tuple(filter(None, (load(path)[0] for path in paths)))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"duplex": True},
        {"theme": "large"},
        {"theme": "mono"},
        {"paper": "a5"},
        {"fillable": True},
        {"ruler": True},
        {"arrangement": "back-to-back"},
        {"arrangement": "back-to-back", "duplex": True},
        {"arrangement": "back-to-back", "fit": 2},
        {"arrangement": "back-to-back", "paper": "a5", "columns": 1, "duplex": True},
    ],
)
def test_both_languages_are_proved(tmp_path: Path, options: dict[str, object]) -> None:
    built, both = in_both(tmp_path, **options)
    assert built.pdf, built.findings
    readback = read(built.pdf)
    assert [side.language for side in readback.sides] == ["en-GB", "pl"]
    assert list(verify_both(readback, both)) == []
    assert built.pages == len(readback.pages)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"columns": 2}, "back-to-back"),
        ({"fit": 1}, "back-to-back"),
        ({"binding": 6}, "back-to-back"),
        ({"scheme": "booklet"}, "one language at a time"),
        ({"embed_source": True}, "one language at a time"),
        ({"arrangement": "beside"}, "side-by-side"),
    ],
)
def test_what_two_languages_cannot_have_is_refused(tmp_path: Path, options: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        in_both(tmp_path, **options)


def test_lines_that_would_be_too_short_are_refused(tmp_path: Path) -> None:
    built, _ = in_both(tmp_path, theme="giant", paper="a5")
    assert built.pdf is None
    assert "lines-too-short" in {finding.code for finding in built.findings}


def test_large_print_lies_across(tmp_path: Path) -> None:
    built, _ = in_both(tmp_path, theme="large")
    assert built.pdf
    page = read(built.pdf).pages[0]
    assert page.area.width > page.area.height


def test_a_language_that_is_not_named_is_a_finding(tmp_path: Path) -> None:
    path, _ = written(tmp_path)
    assert [finding.code for finding in build(path, translation="de").findings] == ["translation-missing"]


def test_another_dose_in_the_translation_stops_the_build(tmp_path: Path) -> None:
    path, _ = written(tmp_path, TRANSLATION.replace("1,5 mg", "15 mg"))
    built = build(path, translation="pl")
    assert built.pdf is None
    assert "translation-figures-differ" in {finding.code for finding in built.findings}


def test_both_have_come_as_far_as_the_one_that_has_come_least_far(tmp_path: Path) -> None:
    original, translation = loaded(tmp_path)
    approved = replace(original, identity=original.identity._replace(status=Status.APPROVED))
    assert [one.identity.status for one in of_one_status(approved, translation)] == [Status.DRAFT, Status.DRAFT]


def test_the_same_languages_give_the_same_bytes(tmp_path: Path) -> None:
    assert in_both(tmp_path)[0].pdf == in_both(tmp_path)[0].pdf


def test_the_command_builds_both_into_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, _ = written(tmp_path)
    assert main(["build", str(path), "--with", "pl", "-o", str(tmp_path / "out")]) == 0
    made = tmp_path / "out/sample-pl-side-by-side.pdf"
    assert main(["verify", str(made), "--against", str(path)]) == 0
    assert "no findings, compared with a leaflet's file" in capsys.readouterr().out


@pytest.mark.parametrize("given", [["--release"], ["--patient", "x.yaml"], ["--columns", "2"]])
def test_the_command_says_what_cannot_be_had_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: list[str]
) -> None:
    path, _ = written(tmp_path)
    assert main(["build", str(path), "--with", "pl", "-o", str(tmp_path), *given]) == 2
    assert capsys.readouterr().err.strip()


@pytest.mark.parametrize("name", [0, 1])
def test_a_file_is_verified_against_either_language(tmp_path: Path, name: int) -> None:
    built, _ = in_both(tmp_path)
    assert built.pdf
    assert judge(built.pdf, "a.pdf", several_pages(tmp_path)[name]).findings == ()


def test_a_file_of_other_languages_lacks_the_leaflet(tmp_path: Path) -> None:
    built, _ = in_both(tmp_path)
    other = tmp_path / "other.yaml"
    other.write_text(
        ORIGINAL.replace("id: sample", "id: other").replace("en-GB", "de").partition("translations:")[0]
        + "sections:"
        + ORIGINAL.partition("sections:")[2].replace(" [@NHS]", "")
    )
    assert built.pdf
    assert "leaflet-missing" in {finding.code for finding in judge(built.pdf, "a.pdf", other).findings}


def test_a_text_that_was_changed_since_is_found(tmp_path: Path) -> None:
    built, (original, translation) = in_both(tmp_path)
    assert built.pdf
    run = translation.sections[1].heading.runs[0]._replace(text="Inny nagłówek")
    heading = Text((run,), translation.sections[1].heading.source)
    sections = (translation.sections[0], translation.sections[1]._replace(heading=heading))
    found = verify_both(read(built.pdf), (original, replace(translation, sections=sections)))
    assert "words-missing" in {finding.code for finding in found}


def side_by_side(folder: Path) -> ReadBack:
    built, _ = in_both(folder)
    assert built.pdf
    return read(built.pdf)


def moved_piece(side: ReadBack, words: str, x: float = 0, y: float = 0) -> ReadBack:
    """Return what is read of one language, with all of a page that says some words moved."""

    def moved(piece: Piece) -> Piece:
        return replace(piece, x=piece.x + x, y=piece.y + y) if words in piece.text else piece

    return replace(side, pages=tuple(replace(page, pieces=tuple(map(moved, page.pieces))) for page in side.pages))


def spoken(side: ReadBack, language: str) -> ReadBack:
    """Return what is read of one language as if its tree said that it is in another."""
    return replace(side, elements=(replace(side.elements[0], language=language), *side.elements[1:]))


Tamper = Callable[[ReadBack], ReadBack]

TAMPERED: list[tuple[str, Tamper]] = [
    ("rows-apart", lambda side: moved_piece(side, "", y=30)),
    ("leaves-its-half", lambda side: moved_piece(side, "przechowywać", x=-200)),
    (
        "languages-alike",
        lambda side: replace(side, elements=(replace(side.elements[0], language="en-GB"), *side.elements[1:])),
    ),
]


@pytest.mark.parametrize(("code", "tamper"), TAMPERED, ids=[code for code, _ in TAMPERED])
def test_what_is_not_beside_its_twin_is_found(
    tmp_path: Path, code: str, tamper: Callable[[ReadBack], ReadBack]
) -> None:
    readback = side_by_side(tmp_path)
    changed = replace(readback, sides=(readback.sides[0], tamper(readback.sides[1])))
    assert code in {finding.code for finding in verify(changed)}


def test_what_is_across_the_middle_is_found(tmp_path: Path) -> None:
    readback = side_by_side(tmp_path)
    first = readback.pages[0]
    wide = replace(first.shapes[0], area=Area(100, 700, first.area.width - 200, 1))
    pages = (replace(first, shapes=(*first.shapes, wide)), *readback.pages[1:])
    assert "leaves-its-half" in {finding.code for finding in verify(replace(readback, pages=pages))}


def test_a_file_that_names_one_leaflet_only_has_one_tree_too_many(tmp_path: Path) -> None:
    readback = side_by_side(tmp_path)
    unnamed = replace(readback, sides=(), metadata=replace(readback.metadata, second=None))
    assert "document-element" in {finding.code for finding in verify(unnamed)}


def test_a_file_in_two_languages_is_joined_and_proved_in_what_is_joined(tmp_path: Path) -> None:
    built, _ = in_both(tmp_path)
    alone = build(ORIGINAL.replace("id: sample", "id: other").replace("translations:\n  pl: sample-pl.yaml\n", ""))
    assert built.pdf
    assert alone.pdf
    joined = attach(built.pdf, alone.pdf)
    assert joined.pdf, joined.findings
    assert judge(joined.pdf, "a.pdf", tmp_path / "sample.yaml").findings == ()


def test_a_file_in_two_languages_is_not_compared_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built, _ = in_both(tmp_path)
    made = built.write(tmp_path / "both.pdf")
    assert main(["diff", str(tmp_path / "sample.yaml"), str(made)]) != 0
    assert "in two languages" in capsys.readouterr().err


def test_a_translation_with_its_source_brings_its_original_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, path = written(tmp_path)
    made = build(path, embed_source=True).write(tmp_path / "out.pdf")
    assert main(["extract", str(made), "--check"]) == 0, capsys.readouterr()
    assert main(["extract", str(made), "-o", str(tmp_path / "again")]) == 0
    assert (tmp_path / "again/sample.yaml").read_bytes() == (tmp_path / "sample.yaml").read_bytes()


def test_printed_on_both_sides_the_second_language_begins_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    first, _ = written(tmp_path)
    alone = build(first, duplex=True)
    assert alone.pages % 2
    built = build(first, translation="pl", arrangement="back-to-back", duplex=True)
    assert built.pdf
    readback = read(built.pdf)
    assert [side.begins for side in readback.sides] == [0, 2]
    assert [page.label for page in readback.pages] == ["1", "-", "1"]
    assert readback.pages[1].painted == ()
    shown = replace(readback.pages[1], shapes=readback.pages[0].shapes)
    pages = (readback.pages[0], shown, readback.pages[2])
    assert "leaves-its-half" in {finding.code for finding in verify(replace(readback, pages=pages))}


def test_rows_are_the_parts_of_both(tmp_path: Path) -> None:
    original, translation = loaded(tmp_path)
    half = PRINTED.beside
    first, second = (set_leaflet(one, half) for one in (original, translation))
    found = rows(first, second)
    assert found[0] == (0, 0)
    assert [row.first for row in found] == sorted({row.first for row in found})
    assert [row.second for row in found] == sorted({row.second for row in found})
    anchors = {strip.anchor: number for number, strip in enumerate(first.strips) if strip.anchor}
    others = {strip.anchor: number for number, strip in enumerate(second.strips) if strip.anchor}
    assert {(anchors[name], others[name]) for name in ("take", "keep")} <= set(found)


@given(leaflets(), st.integers(1, 3))
@settings(max_examples=3, deadline=None)
def test_nothing_of_random_leaflets_is_lost_beside_longer_ones(yaml: str, times: int) -> None:
    """Each text of the copy is said several times, so that its rows are higher."""
    leaflet, _ = parse(yaml, "one.yaml", Path())
    copy, _ = parse(yaml, "two.yaml", Path())
    assert leaflet
    assert copy
    longer = _with_longer_paragraphs(copy, times)
    pages = lay_out_side_by_side(leaflet, longer, STANDARD)  # which proves both complete
    if all(finding.severity != "error" for finding in pages.findings):
        shared = {page.sheet for page in pages.pages}
        assert len(pages.pages) == 2 * len(shared)
        assert all(sum(page.sheet == sheet for page in pages.pages) == 2 for sheet in shared)
        assert list(verify_both(read(paint(pages)), (leaflet, longer))) == []


def _with_longer_paragraphs(leaflet: Leaflet, times: int) -> Leaflet:
    """Return a leaflet in another language, each paragraph of whose sections is said several times."""
    sections = tuple(
        section._replace(body=tuple(_longer(block, times) for block in section.body)) for section in leaflet.sections
    )
    identity = leaflet.identity._replace(language="nl", id=f"{leaflet.identity.id}-nl")
    return replace(leaflet, identity=identity, sections=sections)


def _longer(block: Block, times: int) -> Block:
    if not isinstance(block, Paragraph) or len(block.text.runs) != 1 or block.text.blanks:
        return block
    run = block.text.runs[0]
    words = " ".join([run.text] * times)
    return Paragraph(Text((run._replace(text=words),), block.text.source, block.text.cites), block.source)


LONG_BOX = """\
sections:
  - id: take
    heading: First
    body:
      - warning: A box
        level: warning
        body:
          - "{long}"
          - bullets: ["{short}", Second entry.]
          - "{short}"
  - id: keep
    heading: Second
    body:
      - Words.
"""


def test_a_box_goes_on_below_a_text_that_one_language_says_in_two_words_and_the_other_on_pages() -> None:
    """On one of the pages, one of the columns is empty."""
    words = 100 * "Some words of a long text go on and on. "
    head, _, _ = ORIGINAL.partition("translations:")
    other = head.replace("en-GB", "nl").replace("id: sample", "id: sample-nl")
    first, _ = parse(head + LONG_BOX.format(long="Two words.", short=words), "one.yaml", Path())
    second, _ = parse(other + LONG_BOX.format(long=words, short="Two words."), "two.yaml", Path())
    assert first
    assert second
    pages = lay_out_side_by_side(first, second, STANDARD)
    assert pages.findings == ()
    assert list(verify_both(read(paint(pages)), (first, second))) == []


def test_what_goes_on_is_level_below_titles_of_different_heights() -> None:
    """The title of the box is repeated, on one line and on two, above a paragraph that begins a page."""
    words = "".join(f"          - Some words of a text, {number}.\n" for number in range(60))
    head, _, _ = ORIGINAL.partition("translations:")
    body = "sections:\n  - id: take\n    heading: First\n    body:\n      - warning: {title}\n        level: warning\n"
    title = "A box with a title of two lines"
    other = head.replace("en-GB", "nl").replace("id: sample", "id: sample-nl")
    first, _ = parse(f"{head}{body.format(title='A box')}        body:\n{words}", "one.yaml", Path())
    second, _ = parse(f"{other}{body.format(title=title)}        body:\n{words}", "two.yaml", Path())
    assert first
    assert second
    for both in ((first, second), (second, first)):
        pages = lay_out_side_by_side(*both, STANDARD)
        assert len(pages.pages) > 2
        assert list(verify_both(read(paint(pages)), both)) == []


PAGE_BREAK = """\
sections:
  - id: take
    heading: First
    body:
      - {above}
      - page-break: yes
      - keep-together:
          - "{below} ____"
          - bullets: [An entry.]
  - id: keep
    heading: Second
    body:
      - Words.
"""


def test_a_page_break_is_kept_in_both_languages_whatever_is_around_it() -> None:
    """What is above it takes more lines in one of them."""
    head, _, _ = ORIGINAL.partition("translations:")
    other = head.replace("en-GB", "nl").replace("id: sample", "id: sample-nl")
    first, _ = parse(head + PAGE_BREAK.format(above="Words.", below="Name"), "one.yaml", Path())
    second, _ = parse(other + PAGE_BREAK.format(above=30 * "Some words. ", below="Name"), "two.yaml", Path())
    assert first
    assert second
    pages = lay_out_side_by_side(first, second, STANDARD)
    assert pages.findings == ()
    assert list(verify_both(read(paint(pages)), (first, second))) == []
