"""Leaflets to fill in on a screen: valid, told, and the same on paper; every fault of a field is found."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page
import pypdf
import pytest
from hypothesis import given, settings
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from leaflet_pdf.build import build
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Field, FieldKind, Pages
from leaflet_pdf.model.leaflet import Leaflet, Run, Text
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from tests.bad_leaflets import GOOD
from tests.leaflets import leaflets
from tests.made import HERE, leaflet, paragraph, section
from tests.test_properties import MANY, laid
from tests.test_slips import blanks, card, diary, slip
from tests.witness import BOTH, failures

LINKED = Text((Run("Read ", HERE), Run("the page", HERE, target="https://www.example.org/")), HERE)
CONTENT = leaflet(
    section(
        slip("tick I know", "Name", "Name", "wide Müller’s signature"),
        slip()._replace(blanks=(blanks("x")[0]._replace(label=LINKED),)),
        card("Name"),
        diary(40, "Day (α)", "Dose"),
        diary(["Monday", "Tuesday"]),
    )
)
PAGES = lay_out(CONTENT)
FILLABLE = paint(PAGES, fillable=True)


def fields(pages: Pages) -> list[Field]:
    return [item for sheet in pages.pages for item in sheet.items if isinstance(item, Field)]


def codes(pdf: bytes, content: Leaflet | None = CONTENT) -> set[str]:
    return {finding.code for finding in verify(read(pdf), content)}


def test_a_fillable_leaflet_is_proven() -> None:
    assert [str(finding) for finding in verify(read(FILLABLE), CONTENT)] == []


@pytest.mark.parametrize("profile", BOTH)
def test_a_fillable_leaflet_satisfies_the_standards(profile: page.ValidationProfile, tmp_path: Path) -> None:
    path = tmp_path / "fillable.pdf"
    path.write_bytes(FILLABLE)
    assert failures(path, profile) == []


def test_on_paper_fields_leave_no_trace() -> None:
    sheets = (
        sheet._replace(items=tuple(item for item in sheet.items if not isinstance(item, Field)))
        for sheet in PAGES.pages
    )
    printed = paint(PAGES)
    assert printed == paint(PAGES._replace(pages=tuple(sheets)))
    assert "/AcroForm" not in pypdf.PdfReader(io.BytesIO(printed)).root_object


def test_a_leaflet_without_blanks_is_the_same_fillable_or_not() -> None:
    pages = lay_out(leaflet(section(paragraph("words"))))
    assert paint(pages, fillable=True) == paint(pages)


def test_the_same_leaflet_gives_the_same_fields_again() -> None:
    assert paint(lay_out(CONTENT), fillable=True) == FILLABLE


def test_each_blank_is_a_field_with_a_name_of_its_own_told_by_its_label() -> None:
    found = pypdf.PdfReader(io.BytesIO(FILLABLE)).get_fields() or {}
    told = [(field["/FT"], field["/TU"]) for field in found.values()]
    kinds = {FieldKind.TICK: "/Btn", FieldKind.WORDS: "/Tx"}
    assert told == [(kinds[field.kind], field.words) for field in fields(PAGES)]
    assert list(found) == [f"field-{number}" for number in range(1, len(told) + 1)]


def test_what_is_filled_in_can_be_read_again() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(FILLABLE))
    for sheet in writer.pages:
        writer.update_page_form_field_values(sheet, {"field-1": "/Yes", "field-2": "Ada"}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    found = pypdf.PdfReader(out).get_fields() or {}
    assert (found["field-1"]["/V"], found["field-2"]["/V"]) == ("/Yes", "Ada")


def test_a_viewer_goes_from_field_to_field_in_the_order_of_the_structure() -> None:
    assert {str(sheet["/Tabs"]) for sheet in pypdf.PdfReader(io.BytesIO(FILLABLE)).pages} == {"/S"}


def test_building_makes_fields_where_it_is_asked_to(tmp_path: Path) -> None:
    source = tmp_path / "sample.yaml"
    source.write_text(GOOD + "      - slip: Slip\n        body: Words.\n        fields: [Name]\n", encoding="utf-8")
    made, printed = build(source, fillable=True).pdf, build(source).pdf
    assert made
    assert printed
    assert list(pypdf.PdfReader(io.BytesIO(made)).get_fields() or {}) == ["field-1"]
    assert not pypdf.PdfReader(io.BytesIO(printed)).get_fields()


@settings(MANY, max_examples=20)
@given(leaflets())
def test_whatever_is_to_be_filled_in_is_proven_as_fields(yaml: str) -> None:
    content, pages = laid(yaml)
    assert [str(finding) for finding in verify(read(paint(pages, fillable=True)), content)] == []


# Tampering with a finished file


class File:
    """A fillable file, open to be altered."""

    def __init__(self) -> None:
        self.writer = pypdf.PdfWriter(clone_from=io.BytesIO(FILLABLE))
        root: Any = self.writer.root_object
        self.form: Any = root["/AcroForm"]
        self.fields: list[Any] = [field.get_object() for field in self.form["/Fields"]]
        self.tree: Any = root["/StructTreeRoot"]

    def form_elements(self) -> list[Any]:
        """Return the Form elements, each with its parent."""
        return list(self._walk(self.tree))

    def _walk(self, element: Any) -> Any:
        kids = element.get("/K", ArrayObject())
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            inner: Any = kid.get_object()
            if isinstance(inner, DictionaryObject) and "/S" in inner:
                if str(inner["/S"]) == "/Form":
                    yield inner
                yield from self._walk(inner)

    def finish(self) -> bytes:
        out = io.BytesIO()
        self.writer.write(out)
        return out.getvalue()


def put(key: str, value: Any, which: int = 0) -> Callable[[File], object]:
    return lambda file: file.fields[which].__setitem__(NameObject(key), value)


def drop(key: str, which: int = 0) -> Callable[[File], object]:
    return lambda file: file.fields[which].pop(key)


def move(which: int, other: int, by: float = 0) -> Callable[[File], None]:
    """Put a field where another one is, so much higher."""

    def change(file: File) -> None:
        left, foot, right, top = file.fields[other]["/Rect"]
        area = [NumberObject(round(edge)) for edge in (left, foot + by, right, top + by)]
        file.fields[which][NameObject("/Rect")] = ArrayObject(area)

    return change


def swap_kids(file: File) -> None:
    """Let two Form elements of one slip each hold the other's field."""
    first, second = file.form_elements()[1:3]
    first[NameObject("/K")], second[NameObject("/K")] = second["/K"], first["/K"]


def retag(file: File) -> None:
    file.form_elements()[0][NameObject("/S")] = NameObject("/Span")


def scribble(look: Any) -> None:
    """Draw on what a field looks like while it is empty."""
    look._data = b"0 0 9 9 re f"


def no_font(file: File) -> None:
    file.form["/DR"]["/Font"]["/Body"]["/FontDescriptor"].pop("/FontFile2")


def other_letters(file: File) -> None:
    """Change one byte of an outline of what is typed."""
    descriptor = file.form["/DR"]["/Font"]["/Body"]["/FontDescriptor"]
    program = bytearray(descriptor["/FontFile2"].get_data())
    record = program.index(b"glyf")
    program[int.from_bytes(program[record + 8 : record + 12], "big") + 40] ^= 1
    stream = DecodedStreamObject()
    stream.set_data(bytes(program))
    descriptor[NameObject("/FontFile2")] = stream


def no_resources(file: File) -> None:
    file.form.pop("/DR")


TAMPERINGS: dict[str, tuple[str, Callable[[File], object]]] = {
    "what is typed has other letters": ("seal-broken", other_letters),
    "a field has no tooltip": ("field-without-words", drop("/TU")),
    "a tooltip is empty": ("field-without-words", put("/TU", TextStringObject(" "), 1)),
    "a field is in no Form element": ("field-untold", retag),
    "a Form element has no field": ("form-without-field", lambda file: file.form_elements()[0].pop("/K")),
    "a field is outside its page": ("field-outside", move(1, 1, 2000)),
    "a field lies on words": ("field-covers-words", move(1, 1, -24)),
    "a field lies on another": ("field-overlaps", move(1, 2)),
    "two fields share a name": ("field-name", put("/T", TextStringObject("field-2"))),
    "a field has no name": ("field-name", drop("/T")),
    "a field is not listed": ("field-unlisted", lambda file: file.form["/Fields"].pop(0)),
    "a field is not drawn": ("field-undrawn", drop("/AP", 1)),
    "a box has one look only": ("field-undrawn", lambda file: file.fields[0]["/AP"]["/N"].pop("/Yes")),
    "a box is in no state that is drawn": ("field-undrawn", put("/AS", NameObject("/Maybe"))),
    "a field looks otherwise when it is pressed": (
        "field-undrawn",
        lambda file: file.fields[1]["/AP"].__setitem__(NameObject("/D"), file.fields[1]["/AP"]["/N"]),
    ),
    "two fields share a look": (
        "field-look-shared",
        lambda file: file.fields[1].__setitem__(NameObject("/AP"), file.fields[2]["/AP"]),
    ),
    "viewers draw the fields": (
        "field-redrawn",
        lambda file: file.form.__setitem__(NameObject("/NeedAppearances"), BooleanObject(True)),
    ),
    "an empty field shows words": ("field-shows", lambda file: scribble(file.fields[1]["/AP"]["/N"])),
    "an empty box shows something": ("field-shows", lambda file: scribble(file.fields[0]["/AP"]["/N"]["/Off"])),
    "a field is hidden": ("field-hidden", put("/F", NumberObject(6))),
    "a field is not printed": ("field-hidden", put("/F", NumberObject(0))),
    "a field does something": ("field-scripted", put("/AA", DictionaryObject())),
    "the font of what is typed is not embedded": ("field-font", no_font),
    "the font of what is typed is nowhere": ("field-font", no_resources),
    "a field is of another kind": ("field-differs", put("/FT", NameObject("/Btn"), 1)),
    "a field is told as another": ("field-differs", put("/TU", TextStringObject("Date"), 1)),
    "a field is told with another label": ("field-apart", swap_kids),
    "the parent tree does not lead to a field": ("parent-tree-link", put("/StructParent", NumberObject(9999))),
}


def test_a_file_written_again_by_another_program_gives_no_finding() -> None:
    assert codes(File().finish()) == set()


@pytest.mark.parametrize("name", TAMPERINGS)
def test_the_verifier_finds_that(name: str) -> None:
    expected, change = TAMPERINGS[name]
    file = File()
    change(file)
    assert expected in codes(file.finish())


def test_a_field_that_is_lacking_is_found() -> None:
    sheets = list(PAGES.pages)
    number, sheet = next((n, sheet) for n, sheet in enumerate(sheets) if any(isinstance(i, Field) for i in sheet.items))
    gone = next(item for item in sheet.items if isinstance(item, Field))
    sheets[number] = sheet._replace(items=tuple(item for item in sheet.items if item is not gone))
    assert codes(paint(PAGES._replace(pages=tuple(sheets)), fillable=True)) == {"field-count"}
