"""References to steps, tables and diaries: their words, their links, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Glyphs, Link, Pages
from leaflet_pdf.layout.pages.impose import impose
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.print_options import Scheme
from leaflet_pdf.model.style import A4, STANDARD
from leaflet_pdf.model.targets import targets
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff import compare
from leaflet_pdf.sources.yaml import parse
from tests.judged import judge, with_part
from tests.made import named

PART = """
- See [#shake], [#fold] and [#count], [#doses] and [the days](#days).
- steps:
    - Wash your hands.
    - item: Shake it.
      id: shake
      body:
        - steps: [Open the box., {item: Fold the paper., id: fold}]
- A pause.
- steps: [Inject it., {item: Count to ten., id: count}]
  continue: yes
- table: Doses by age
  id: doses
  columns: [Age, Dose]
  rows: [[6 years, 5 ml]]
- diary: My days
  id: days
  columns: [Day, Dose]
  rows: 4
"""


def made(part: str) -> Leaflet:
    found, findings = parse(with_part(part), "sample.yaml", Path("content"))
    assert found, findings
    return found


def first_words(content: Leaflet) -> str:
    text = next(iter(content.sections[0].body)).text  # type: ignore[union-attr]
    return text.plain


FORMS = {
    "standard": STANDARD,
    "large": named("large"),
    "a5": STANDARD.on(A4.half),
    "two columns": STANDARD.in_columns(2),
}


def codes(pages: Pages, content: Leaflet) -> set[str]:
    return {finding.code for finding in verify(read(paint(pages)), content)}


def test_they_are_called_by_their_number_or_their_caption() -> None:
    words = "See step 2, step 2 and step 4, table “Doses by age” and the days."
    assert first_words(made(PART)) == words


def test_a_number_follows_its_step() -> None:
    renumbered = PART.replace("    - Wash your hands.\n", "    - Wash your hands.\n    - Dry them.\n")
    assert first_words(made(renumbered)).startswith("See step 3, step 2 and step 5,")


@pytest.mark.parametrize("form", FORMS)
def test_each_leads_to_its_target_in_every_form(form: str) -> None:
    content = made(PART)
    pages = lay_out(content, FORMS[form])
    assert {name for name, _, _ in pages.anchors} == {target.id for target in targets(content)}
    assert codes(pages, content) == set()


def test_each_leads_to_its_target_in_a_booklet() -> None:
    content = made(PART)
    assert codes(impose(lay_out(content, STANDARD.on(A4.half)), Scheme.BOOKLET, A4, "#888888"), content) == set()


INSIDE = """
- "See [#one], [#two], [#three], [#four], [#five], [#six], [#seven], [#eight] and [#nine]."
- {card: Card, body: [{steps: [A, {item: B, id: one}]}]}
- {slip: Slip, body: [{steps: [A, {item: B, id: two}]}], fields: [Name]}
- {warning: Box, level: danger, body: [{table: Doses, id: three, columns: [A, B], rows: [[x, y]]}]}
- {note: [{steps: [A, {item: B, id: four}]}]}
- {figure: isotretinoin-40mg.png, alt: It, width: 33%, beside: [{steps: [A, {item: B, id: five}]}]}
- {questions: [{question: Q, answer: [{steps: [A, {item: B, id: six}]}]}]}
- {precautions: [{topic: T, rating: not-known, pictogram: no-alcohol, body: [{steps: [{item: B, id: seven}]}]}]}
- {subheading: Beside it}
- {steps: [{item: B, id: eight}]}
- {keep-together: [Words., {diary: Days, id: nine, columns: [A], rows: 2}]}
"""


@pytest.mark.parametrize("form", FORMS)
def test_each_leads_to_its_target_whatever_that_is_in(form: str) -> None:
    content = made(INSIDE)
    assert codes(lay_out(content, FORMS[form]), content) == set()


def test_an_anchor_is_at_the_line_of_its_step() -> None:
    pages = lay_out(made(PART))
    (place,) = ((page, y) for name, page, y in pages.anchors if name == "count")
    (line,) = (
        item for item in pages.pages[place[0] - 1].items if isinstance(item, Glyphs) and item.text == "Count to ten."
    )
    assert 0 < line.y - place[1] < STANDARD.item.leading


@pytest.mark.parametrize("to", ["shake", "fold", "doses", "days"])
def test_a_link_to_another_step_or_table_on_the_page_is_found(to: str) -> None:
    content = made(PART)
    pages = lay_out(content)
    astray = [
        page._replace(items=tuple(_led(item, to) if isinstance(item, Link) else item for item in page.items))
        for page in pages.pages
    ]
    assert codes(pages._replace(pages=tuple(astray)), content) == {"link-elsewhere"}


def _led(link: Link, to: str) -> Link:
    return link._replace(target=f"#{to}") if link.target == "#count" else link


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("- See [#shaek].\n- steps: [{item: Shake it., id: shake}]\n", "unknown-id"),
        ("- steps: [{item: One., id: one}, {item: Two., id: one}]\n", "duplicate-id"),
        ("- steps: [{item: One., id: how-to-take}]\n", "duplicate-id"),
        ("- bullets: [{item: One., id: one}]\n", "unknown-key"),
        ('- {table: "", id: doses, columns: [A], rows: [[B]]}\n', "unnamed-target"),
        ("- {table: '**Doses**', id: doses, columns: [A], rows: [[B]]}\n", "marked-name"),
        ("- {diary: 'My [days](tel:111)', id: days, columns: [A], rows: 2}\n", "marked-name"),
        ("- steps: [{item: One., id: Not an id}]\n", "bad-id"),
    ],
)
def test_what_leads_nowhere_or_to_two_places_is_refused(part: str, code: str) -> None:
    found, findings = parse(with_part(part), "sample.yaml", Path("content"))
    assert found is None
    assert [finding.code for finding in findings] == [code]


def test_a_misspelt_reference_is_told_what_is_there() -> None:
    _, findings = parse(with_part("- See [#shaek].\n- steps: [{item: Shake it., id: shake}]\n"), "a.yaml", Path())
    assert "shake" in findings[0].hint


def test_a_new_step_changes_no_reference() -> None:
    renumbered = PART.replace("    - Wash your hands.\n", "    - Wash your hands.\n    - Dry them.\n")
    changed = {" ".join(one.text for one in change.new) for change in compare(made(PART), made(renumbered)).changes}
    assert "Dry them." in changed
    assert not any("See" in words for words in changed)


@pytest.mark.parametrize(
    ("words", "found"),
    [("step 4", False), ("step 3", True), ("Step 3", True), ("the last step", False)],
)
def test_words_of_a_link_that_count_another_step_are_found(words: str, found: bool) -> None:
    part = PART.replace("[the days](#days)", f"[the days](#days). Repeat [{words}](#count)")
    assert ("link-differs" in {finding.code for finding in judge(with_part(part))}) == found
