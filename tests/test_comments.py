"""Comments come home, whatever became of the PDF's pages, and never to a wrong line as if that were sure.

Which word is marked is chosen in the leaflet, and where it stands is known from the layout or from pdfium.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NullObject, NumberObject

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Pages
from leaflet_pdf.layout.pages.impose import impose
from leaflet_pdf.model.print_options import Scheme
from leaflet_pdf.model.style import STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.review.comments import Comment, CommentsError, read_comments
from leaflet_pdf.review.comments.pages.geometry import Matrix
from leaflet_pdf.sources.yaml import load, parse
from leaflet_pdf.theme import load_theme
from tests.golden import leaflets as examples
from tests.leaflets import leaflets
from tests.marks import (
    COVERING,
    KINDS,
    Mark,
    Standing,
    added,
    hung,
    mark,
    marked_by_pikepdf,
    marked_by_pypdf,
    standing,
)

EXAMPLE = examples()[0].with_name("isotretinoin-40mg.yaml")


def laid_out(style: Style = STANDARD, scheme: Scheme | None = None) -> Pages:
    leaflet, _ = load(EXAMPLE)
    assert leaflet
    pages = lay_out(leaflet, style.on(style.paper.half) if scheme else style)
    return impose(pages, scheme, style.paper, style.hairline) if scheme else pages


def words_on(pages: Pages, every: int = 1) -> list[Standing]:
    """Return one word in so many of the example, as it stands on its pages."""
    leaflet, _ = load(EXAMPLE)
    assert leaflet
    return list(standing(leaflet, EXAMPLE.read_text(), pages))[::every]


def marks_at(words: Sequence[Standing], kinds: Sequence[str] = KINDS) -> list[Mark]:
    """Return a mark at each word, of each kind in turn. Its comment is the word's number."""
    return [mark(word, kind, str(index)) for index, (word, kind) in enumerate(zip(words, cycle(kinds), strict=False))]


def misplaced(comments: Sequence[Comment], words: Sequence[Standing]) -> list[str]:
    """Return the comments that came to a wrong place and do not say that they are unsure."""
    places = {str(index): word.place for index, word in enumerate(words)}
    return [
        f"{one.kind} at {words[int(one.text)]} came to {one.place}"
        for one in comments
        if one.place != places[one.text] and one.sure
    ]


def right(comments: Sequence[Comment], words: Sequence[Standing]) -> float:
    """Return the share of words whose comment came to their line, sure or not."""
    lines = {str(index): word.place.line for index, word in enumerate(words)}
    return sum(one.place.line == lines[one.text] for one in comments) / len(words)


def check(marked: bytes, words: Sequence[Standing]) -> None:
    comments = read_comments(marked, EXAMPLE)
    assert len(comments) == len(words)
    assert misplaced(comments, words) == []
    assert right(comments, words) >= 0.99
    assert sum(one.sure for one in comments) >= 0.95 * len(words)
    assert not any(one.done for one in comments)


FORMS: dict[str, tuple[Style, Scheme | None]] = {
    "standard": (STANDARD, None),
    "two columns": (STANDARD.in_columns(2), None),
    "large": (load_theme("large")[0] or STANDARD, None),
    "two-up": (STANDARD, Scheme.TWO_UP),
    "booklet": (STANDARD, Scheme.BOOKLET),
}


@pytest.mark.parametrize("form", FORMS)
def test_marks_of_every_kind_come_home(form: str) -> None:
    pages = laid_out(*FORMS[form])
    words = words_on(pages, 11)
    check(marked_by_pypdf(paint(pages), marks_at(words)), words)


def test_every_other_word_of_the_example_comes_home() -> None:
    pages = laid_out()
    words = words_on(pages, 2)
    check(marked_by_pikepdf(paint(pages), marks_at(words, COVERING)), words)


def test_a_hand_that_is_not_steady_is_understood() -> None:
    pages, chance = laid_out(), random.Random(1)
    words = words_on(pages, 13)
    shaky = []
    for one in marks_at(words):
        left, bottom, right, top = (edge + chance.uniform(-1.5, 1.5) for edge in one.areas[0])
        shaky.append(one._replace(areas=((left, bottom, right, top),)))
    check(marked_by_pypdf(paint(pages), shaky), words)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_changes_nothing(degrees: int) -> None:
    pages = laid_out()
    words = words_on(pages, 17)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paint(pages))))
    for page in writer.pages:
        page.rotate(degrees)
    marks = [hung(one, degrees) for one in marks_at(words)]
    check(marked_by_pypdf(written(writer), marks), words)


@pytest.mark.parametrize(
    "matrix",
    [(0.7, 0, 0, 0.7, 20, 30), (0, 1, -1, 0, 842, 0), (-1, 0, 0, -1, 595, 842), (0.99, 0.14, -0.14, 0.99, 60, 0)],
    ids=["scaled", "on its side", "on its head", "askew"],
)
def test_content_that_was_scaled_or_turned_with_its_marks_changes_nothing(matrix: Matrix) -> None:
    pages = laid_out()
    words = words_on(pages, 17)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paint(pages))))
    for page in writer.pages:
        page.add_transformation(matrix)
    check(marked_by_pypdf(written(writer), marks_at(words), matrix), words)


def by_pdfium(pdf: bytes) -> bytes:
    out = io.BytesIO()
    pypdfium2.PdfDocument(pdf).save(out)
    return out.getvalue()


def without_its_structure(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.Root["/StructTreeRoot"], document.Root["/Metadata"], document.Root["/MarkInfo"]
        out = io.BytesIO()
        document.save(out, linearize=True)
        return out.getvalue()


@pytest.mark.parametrize("saved", [by_pdfium, without_its_structure])
def test_a_copy_that_another_program_saved_comes_home(saved: Callable[[bytes], bytes]) -> None:
    pages = laid_out()
    words = words_on(pages, 17)
    check(saved(marked_by_pypdf(paint(pages), marks_at(words))), words)


def two_up_by_pdfium(pdf: bytes) -> bytes:
    """Return two pages on each side of A4, each a form of its own, as pdfium does it."""
    source = pypdfium2.PdfDocument(pdf)
    new = pypdfium2.PdfDocument(pypdfium2.raw.FPDF_ImportNPagesToOne(source.raw, 842, 595, 2, 1))
    out = io.BytesIO()
    new.save(out)
    return out.getvalue()


def two_up_by_pypdf(pdf: bytes) -> bytes:
    """Return the same with both pages' content in one, as pypdf merges it."""
    reader, writer = PdfReader(io.BytesIO(pdf)), PdfWriter()
    for number, page in enumerate(reader.pages):
        side = writer.pages[-1] if number % 2 else writer.add_blank_page(842, 595)
        scale, x, y = fitted(float(page.mediabox.width), float(page.mediabox.height), number % 2)
        side.merge_transformed_page(page, Transformation((scale, 0, 0, scale, x, y)))
    return written(writer)


def fitted(width: float, height: float, half: int) -> tuple[float, float, float]:
    """Return by what a page is scaled to half a side of A4, and where it then begins."""
    scale = min(421 / width, 595 / height)
    return scale, (421 - width * scale) / 2 + 421 * half, (595 - height * scale) / 2


@pytest.mark.parametrize("imposed", [two_up_by_pdfium, two_up_by_pypdf])
def test_pages_that_another_program_put_on_one_side_come_home(imposed: Callable[[bytes], bytes]) -> None:
    pages = laid_out()
    words = []
    for word in words_on(pages, 17):
        page = pages.pages[word.side]
        scale, x, y = fitted(page.width, page.height, word.side % 2)
        left, bottom, right, top = word.area
        area = (left * scale + x, bottom * scale + y, right * scale + x, top * scale + y)
        words.append(word._replace(side=word.side // 2, area=area))
    check(marked_by_pypdf(imposed(paint(pages)), marks_at(words, COVERING)), words)


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(leaflets())
def test_in_random_leaflets_no_mark_comes_to_a_wrong_line_as_if_it_were_sure(yaml: str) -> None:
    leaflet, _ = parse(yaml, "content/random.yaml", Path())
    assert leaflet
    pages = lay_out(leaflet)
    words = list(standing(leaflet, yaml, pages))
    words = words[:: 1 + len(words) // 50]
    path = Path("content/random.yaml")
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml, encoding="utf-8")
    comments = read_comments(marked_by_pypdf(paint(pages), marks_at(words)), path)
    assert len(comments) == len(words)
    assert [one for one in comments if one.sure and one.place.line != words[int(one.text)].place.line] == []
    for one in comments:
        assert one.sure or one.place.line == words[int(one.text)].place.line or len(one.candidates) > 1


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("comments"))


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


# --- small leaflets

SMALL = """\
format: 1
id: small-leaflet
title: Sample 40 mg tablets
medicine: {{substance: sample, strength: 40 mg, form: tablets}}
language: en-GB
jurisdiction: GB
profile: pharmacy
version: 1
revised: 2026-11-23
review-by: 2027-05-23
status: approved
publisher: Example Pharmacy
contact: Telephone 020 7946 0000
sections:
  - id: how
    heading: How to take it
    body:
{body}
"""
BODY = """\
      - Take one tablet with water, and swallow it whole.
      - warning: Never take more than two
        level: danger
        body: >-
          Your doctor **may have**
          [told you](#how) why,
          or "else" ask.
      - table: Answers
        columns: [Question, Answer]
        rows:
          - [Is it new?, "Yes"]
          - [Is it old?, "Yes"]
"""


def small(body: str = BODY) -> str:
    return SMALL.format(body=body.rstrip("\n"))


def pdf_of(yaml: str) -> bytes:
    leaflet, findings = parse(yaml, "small.yaml", Path())
    assert leaflet, findings
    return paint(lay_out(leaflet))


def found_at(pdf: bytes, words: str, nth: int = 0) -> Mark:
    """Return a highlight on words as pdfium finds them."""
    for side, page in enumerate(pypdfium2.PdfDocument(pdf)):
        text = page.get_textpage()
        search = text.search(words)
        while place := search.get_next():
            if not nth:
                areas = tuple(text.get_rect(index) for index in range(text.count_rects(*place)))
                return Mark(side, "Highlight", areas, "a comment")
            nth -= 1
    raise AssertionError(f"{words} is not on paper")


def home(pdf: bytes, yaml: str, *marks: Mark) -> tuple[Comment, ...]:
    """Return the comments on a PDF, held against a text that may be another one than it was made from."""
    path = Path("small.yaml")
    path.write_text(yaml, encoding="utf-8")
    return read_comments(marked_by_pypdf(pdf, marks), path)


@pytest.mark.parametrize(
    ("words", "nth", "line", "column"),
    [
        ("one tablet", 0, 18, 14),
        ("Never take more", 0, 19, 18),
        ("may have", 0, 22, 25),
        ("told you", 0, 23, 12),
        ("else", 0, 24, 15),
        ("Yes", 0, 28, 27),
        ("Yes", 1, 29, 27),
        ("Sample", 0, 3, 8),
        ("40 mg", 1, 4, 41),
        ("Telephone", 0, 13, 10),
    ],
)
def test_the_place_is_that_of_the_first_word_behind_its_marks(words: str, nth: int, line: int, column: int) -> None:
    pdf = pdf_of(small())
    (comment,) = home(pdf, small(), found_at(pdf, words, nth))
    assert comment.words == words
    assert (comment.place.line, comment.place.column, comment.sure) == (line, column, True)


def test_what_the_program_adds_is_told_to_be_no_words_of_the_leaflet() -> None:
    pdf = pdf_of(small())
    footer, danger = home(pdf, small(), found_at(pdf, "Page 1 of"), found_at(pdf, "Danger"))
    assert (footer.place.line, footer.sure) == (0, True)
    assert "part of the page" in footer.remark
    assert not danger.sure
    assert danger.place.line == 19  # the title that it stands before
    assert "the program adds" in danger.remark


def test_a_head_that_is_said_again_comes_home_to_where_it_is_written() -> None:
    rows = "".join(f"          - [row {number} of the table, and words that fill it]\n" for number in range(60))
    yaml = small(f"      - table: Long\n        columns: [Question, Answer]\n        rows:\n{rows}")
    pdf = pdf_of(yaml)
    (comment,) = home(pdf, yaml, found_at(pdf, "Answer", 1))
    assert (comment.page, comment.place.line, comment.place.column) == (2, 19, 29)


@pytest.mark.parametrize(
    ("old", "new", "words", "done"),
    [
        ("one tablet", "two tablets", "one tablet", True),
        ("one tablet", "two tablets", "with water", False),
        (", and swallow it whole", "", "swallow it whole", True),
        ("more than two", "more than three", "more than two", True),
        ("40 mg, form", "20 mg, form", "40 mg · tablets", True),
        ("Take one", "Always take one", "tablet with", False),
        ("- Take one tablet", "- A new paragraph.\n      - Take one tablet", "one tablet with", False),
        ("Is it old?", "Is it very old?", "old", False),
        ('[Is it old?, "Yes"]', '[Is it old?, "No"]', "Yes", False),
    ],
)
def test_a_comment_is_done_when_its_words_are_gone(old: str, new: str, words: str, done: bool) -> None:
    pdf = pdf_of(small())
    (comment,) = home(pdf, small().replace(old, new), found_at(pdf, words))
    assert comment.done is done


def test_a_comment_follows_its_words_to_their_new_line() -> None:
    pdf = pdf_of(small())
    moved = small().replace(
        "      - Take one", "      - New words before.\n      - And more of them.\n      - Take one"
    )
    (comment,) = home(pdf, moved, found_at(pdf, "one tablet"))
    assert (comment.place.line, comment.place.column, comment.sure) == (20, 14, True)


def test_words_that_the_program_adds_are_never_done() -> None:
    pdf = pdf_of(small())
    (comment,) = home(pdf, small().replace("one tablet", "two tablets"), found_at(pdf, "Danger"))
    assert not comment.done


def test_an_insertion_is_done_when_something_stands_there() -> None:
    pdf = pdf_of(small())
    _, bottom, right, top = found_at(pdf, "one tablet").areas[0]
    caret = Mark(0, "Caret", ((right - 1, bottom, right + 3, top),), "how much?")
    (before,) = home(pdf, small(), caret)
    (after,) = home(pdf, small().replace("tablet with", "tablet of 40 mg with"), caret)
    assert before.words == "tablet with"
    assert (before.done, after.done) == (False, True)


def test_a_note_between_two_lines_of_the_file_is_unsure_and_names_both() -> None:
    pdf = pdf_of(small())
    _, low, _, _ = found_at(pdf, "Is it new").areas[0]
    left, _, _, below = found_at(pdf, "Is it old").areas[0]
    middle = (low + below) / 2
    (comment,) = home(pdf, small(), Mark(0, "Text", ((left - 20, middle - 9, left - 2, middle + 9),)))
    assert not comment.sure
    assert {place.line for place in comment.candidates} == {28, 29}


def test_a_passage_that_stands_twice_and_is_marked_on_a_copy_of_one_is_unsure() -> None:
    yaml = small("      - Ask your doctor.\n      - note: Ask your doctor.\n")
    once = pdf_of(small("      - Ask your doctor.\n"))
    (comment,) = home(once, yaml, found_at(once, "Ask your doctor"))
    assert comment.place.line == 18 or not comment.sure


# --- threads


def test_replies_and_reviews_are_told_with_what_they_answer() -> None:
    pdf = marked_by_pypdf(pdf_of(small()), [found_at(pdf_of(small()), "one tablet")])
    answered = added(
        pdf,
        [
            {"/Subtype": "/Text", "/Contents": "why?", "/T": "B", "/IRT": 0},
            {"/Subtype": "/Text", "/Contents": "because", "/T": "C", "/IRT": 1},
            {"/Subtype": "/Text", "/State": "Completed", "/StateModel": "Review", "/IRT": 0},
        ],
    )
    Path("small.yaml").write_text(small())
    (comment,) = read_comments(answered, "small.yaml")
    assert [(reply.author, reply.text) for reply in comment.replies] == [("B", "why?"), ("C", "because")]
    assert (comment.review, comment.done) == ("completed", False)
    assert (comment.author, comment.date) == ("A reviewer", "2026-11-24 09:30")


def test_an_insertion_grouped_with_what_it_strikes_out_is_one_replacement() -> None:
    pdf = pdf_of(small())
    struck = found_at(pdf, "one tablet")._replace(kind="StrikeOut", contents="")
    _, bottom, right, top = struck.areas[0]
    caret = Mark(0, "Caret", ((right - 2, bottom, right + 2, top),), "two tablets")
    marked = marked_by_pypdf(pdf, [caret, struck])
    with pikepdf.open(io.BytesIO(marked)) as document:
        first, second = [one for one in document.pages[0].Annots if one.Subtype in ("/Caret", "/StrikeOut")]
        second["/IRT"], second["/RT"] = first, pikepdf.Name("/Group")
        out = io.BytesIO()
        document.save(out)
    Path("small.yaml").write_text(small())
    (comment,) = read_comments(out.getvalue(), "small.yaml")
    assert (comment.kind, comment.words, comment.text) == ("replacement", "one tablet", "two tablets")


# --- which file


def test_the_file_is_found_by_the_id_that_the_pdf_carries() -> None:
    Path("content").mkdir()
    Path("content/small-leaflet.yaml").write_text(small())
    pdf = pdf_of(small())
    (comment,) = read_comments(marked_by_pypdf(pdf, [found_at(pdf, "one tablet")]))
    assert str(comment.place) == "content/small-leaflet.yaml:18:14"


def test_the_pdf_s_own_source_is_read_where_there_is_no_file() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(small()))))
    writer.add_attachment("small-leaflet.yaml", small().encode())
    pdf = written(writer)
    (comment,) = read_comments(marked_by_pypdf(pdf, [found_at(pdf, "one tablet")]))
    assert str(comment.place) == "small-leaflet.yaml:18:14"


@pytest.mark.parametrize(
    ("against", "words"),
    [
        (None, "there is no content/small-leaflet.yaml; name the YAML file with --against"),
        ("no.yaml", "there is no file"),
    ],
)
def test_a_missing_file_is_told(against: str | None, words: str) -> None:
    pdf = pdf_of(small())
    with pytest.raises(CommentsError, match=words):
        read_comments(marked_by_pypdf(pdf, [found_at(pdf, "one tablet")]), against)


def test_a_leaflet_with_mistakes_is_told_with_its_findings() -> None:
    pdf = pdf_of(small())
    with pytest.raises(CommentsError, match=r"small\.yaml:11:9: error: .*\[unknown-choice\]"):
        home(pdf, small().replace("status: approved", "status: perhaps"), found_at(pdf, "one tablet"))


# --- hostile files


def test_a_pdf_without_marks_has_no_comments() -> None:
    assert read_comments(pdf_of(small())) == ()


def locked(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        out = io.BytesIO()
        document.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret", R=4))
        return out.getvalue()


@pytest.mark.parametrize(
    ("pdf", "words"),
    [
        (lambda: b"", "is not a PDF"),
        (lambda: b"Dear editor,", "is not a PDF"),
        (lambda: pdf_of(small())[:2000], "is not a PDF"),
        (lambda: locked(pdf_of(small())), "protected by a password|is not a PDF"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(pdf: Callable[[], bytes], words: str) -> None:
    with pytest.raises(CommentsError, match=words):
        read_comments(pdf(), EXAMPLE)


@pytest.mark.parametrize(
    "broken",
    [
        NullObject(),
        NumberObject(7),
        DictionaryObject(),
        DictionaryObject({NameObject("/Subtype"): NameObject("/Highlight")}),
        DictionaryObject(
            {NameObject("/Subtype"): NameObject("/Highlight"), NameObject("/Rect"): ArrayObject([NameObject("/x")] * 4)}
        ),
        DictionaryObject(
            {NameObject("/Subtype"): NameObject("/Ink"), NameObject("/InkList"): ArrayObject([NumberObject(1)] * 3)}
        ),
        DictionaryObject(
            {
                NameObject("/Subtype"): NameObject("/Square"),
                NameObject("/Rect"): ArrayObject([NumberObject(10**60)] * 4),
            }
        ),
    ],
    ids=str,
)
def test_a_broken_annotation_is_passed_over(broken: DictionaryObject) -> None:
    pdf = pdf_of(small())
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(marked_by_pypdf(pdf, [found_at(pdf, "one tablet")]))))
    listed = writer.pages[0]["/Annots"]
    assert isinstance(listed, ArrayObject)
    listed.insert(0, writer._add_object(broken))
    Path("small.yaml").write_text(small())
    found = read_comments(written(writer), "small.yaml")
    assert [comment.words for comment in found if comment.sure] == ["one tablet"]


def test_answers_in_a_circle_end() -> None:
    pdf = marked_by_pypdf(pdf_of(small()), [])
    circle = added(pdf, [{"/Subtype": "/Text", "/IRT": 1}, {"/Subtype": "/Text", "/IRT": 0}])
    assert read_comments(circle, EXAMPLE) == ()


def test_a_page_that_paints_itself_ends() -> None:
    with pikepdf.open(io.BytesIO(marked_by_pypdf(pdf_of(small()), [Mark(0, "Square", ((0, 0, 9, 9),))]))) as document:
        form = document.make_stream(b"/Me Do /Me Do")
        form["/Type"], form["/Subtype"], form["/BBox"] = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 9, 9]
        form["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Me=form))
        page = document.pages[0]
        page.Resources["/XObject"] = pikepdf.Dictionary(Me=form)
        page.contents_add(b"/Me Do")
        out = io.BytesIO()
        document.save(out)
    assert len(read_comments(out.getvalue(), EXAMPLE)) == 1
