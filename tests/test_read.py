"""What a reader receives from a finished file is what was painted; what cannot be proved is refused."""

from __future__ import annotations

import io
import logging
import pickle
import re
from collections.abc import Callable
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

from leaflet_pdf.layout.frame import (
    Artifact,
    Box,
    Drawing,
    Element,
    Entry,
    Glyphs,
    Item,
    Link,
    Numbering,
    Page,
    Pages,
    Rect,
    Tag,
)
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.objects import ReadError
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.reader.readback import Annotation, Attached, Content, Destination, ReadBack
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.text.face import face
from tests.made import IDENTITY

WIDTH, HEIGHT = 595.28, 841.89
REGULAR = "SourceSans3-Regular.ttf"
DOCUMENT = Element(Tag.DOCUMENT, -1)
PARAGRAPH = Element(Tag.PARAGRAPH, 0)


def words(text: str, owner: int | Artifact = 1, x: float = 50, y: float = 60, size: float = 10) -> Glyphs:
    shaped = tuple(map(face(REGULAR).word, re.findall(r"\S+\s*", text)))
    return Glyphs(
        x, y, sum(word.advance for word in shaped) * size / 1000, REGULAR, size, "#102030", shaped, owner, text
    )


def painted(*items: Item, elements: tuple[Element, ...] = (DOCUMENT, PARAGRAPH), **more: Any) -> bytes:
    """Return a file of one page."""
    page = Page(1, WIDTH, HEIGHT, Rect(50, 50, 495, 741), items)
    return paint(Pages(IDENTITY, (page,), elements, more.get("outline", ()), more.get("anchors", ())))


def read_page(*items: Item, elements: tuple[Element, ...] = (DOCUMENT, PARAGRAPH), **more: Any) -> ReadBack:
    return read(painted(*items, elements=elements, **more))


def reopened(pdf: bytes, change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_content(operators: bytes) -> bytes:
    """Return a file of one page that paints with the operators; its font is F0 or the like."""

    def change(writer: pypdf.PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(operators)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)

    return reopened(PLAIN, change)


PLAIN = painted(words("Take one."))
RESOURCES: Any = pypdf.PdfReader(io.BytesIO(PLAIN)).pages[0]["/Resources"]
FONT = next(iter(RESOURCES["/Font"])).encode()
CODE_OF_T = b"<%04X>" % face(REGULAR).word("T").codes[0]


# What is shown


def test_text_is_where_it_was_painted() -> None:
    (piece,) = read_page(words("Take 5 µg.", x=70, y=200, size=12)).pages[0].pieces
    assert (piece.text, piece.page, piece.size, piece.colour) == ("Take 5 µg.", 1, 12, "#102030")
    assert (piece.x, piece.y) == pytest.approx((70, 200))
    assert piece.mark.mcid == 0


def test_a_width_counts_kerns_and_no_space_at_the_end() -> None:
    word = face(REGULAR).word("AVAST ")
    (piece,) = read_page(words("AVAST ")).pages[0].pieces
    assert any(word.kerns)
    assert piece.width == pytest.approx(word.bare / 100)


def test_every_character_of_a_face_reads_as_itself() -> None:
    look_alikes = "µ\N{GREEK SMALL LETTER MU} Ω\N{OHM SIGN} –- ≤ ≥ é"
    assert read_page(words(look_alikes)).elements[1].text == look_alikes.replace("\N{OHM SIGN}", "Ω")


def test_header_and_footer_are_artifacts_and_in_no_element() -> None:
    readback = read_page(words("Page 1", Artifact.FOOTER), words("Take one.", y=90))
    assert [piece.mark.artifact for piece in readback.pieces()] == ["Pagination/Footer", ""]
    assert readback.elements[0].text.strip() == "Take one."


def test_a_drawing_that_stands_for_a_character_reads_as_it() -> None:
    readback = read_page(words("Ring "), Drawing(75, 60, 9, 10, "#ff0000", "telephone", "☎", 1))
    assert readback.elements[1].text == "Ring ☎"
    sign = readback.pages[0].pieces[1]
    assert sign.font is None
    assert sign.colour == "#ff0000"
    assert 75 <= sign.x < sign.x + sign.width <= 85


def test_words_that_replace_glyphs_are_read_once() -> None:
    shown = b"/P<</MCID 0>>BDC BT %s 10 Tf/Span<</ActualText(Two)>>BDC[%s]TJ[%s]TJ EMC ET EMC"
    readback = read(with_content(shown % (FONT, CODE_OF_T, CODE_OF_T)))
    assert [piece.text for piece in readback.pieces()] == ["Two", ""]
    assert readback.elements[1].text == "Two"


def test_text_goes_on_where_the_last_string_ended_and_follows_all_matrices() -> None:
    shown = b"/P<</MCID 0>>BDC q 2 0 0 2 10 0 cm BT %s 10 Tf 1 0 0 1 20 100 Tm 5 5 Td[%s -1000]TJ[%s]TJ ET Q EMC"
    first, second = read(with_content(shown % (FONT, CODE_OF_T, CODE_OF_T))).pages[0].pieces
    advance = face(REGULAR).word("T").advance / 1000
    assert (first.x, first.y, first.size) == pytest.approx((60, HEIGHT - 210, 20), abs=0.01)
    assert second.x == pytest.approx(60 + 20 * (1 + advance))


def test_boxes_are_read_with_their_fill() -> None:
    readback = read_page(Box(Rect(40, 50, 300, 20), fill="#ffeeee", stroke="#aa0000", thickness=1), words("Take one."))
    (box,) = readback.pages[0].shapes
    assert (box.fill, box.mark.artifact) == ("#ffeeee", "Layout")
    assert (box.area.x, box.area.y, box.area.right, box.area.bottom) == pytest.approx((40, 50, 340, 70), abs=0.01)


# What is told


def test_elements_stand_in_reading_order_with_roles_and_attributes() -> None:
    elements = (
        DOCUMENT,
        Element(Tag.WARNING, 0),
        Element(Tag.PARAGRAPH, 1),
        Element(Tag.LIST, 1, numbering=Numbering.DISC),
        Element(Tag.ITEM, 3),
        Element(Tag.LABEL, 4),
        Element(Tag.BODY, 4),
    )
    readback = read_page(
        words("Danger: heat", 2), words("• ", 5, y=80), words("fire", 6, y=80, x=70), elements=elements
    )
    found = [(element.tag, element.role, element.parent) for element in readback.elements]
    assert found == [
        ("Document", "Document", -1),
        ("Warning", "Sect", 0),
        ("P", "P", 1),
        ("L", "L", 1),
        ("LI", "LI", 3),
        ("Lbl", "Lbl", 4),
        ("LBody", "LBody", 4),
    ]
    assert readback.elements[3].numbering == "Disc"
    assert readback.elements[1].text.split() == ["Danger:", "heat", "•", "fire"]


def test_the_text_of_a_paragraph_runs_through_its_links() -> None:
    elements = (DOCUMENT, PARAGRAPH, Element(Tag.LINK, 1))
    area = Link(Rect(70, 50, 20, 12), "https://www.nhs.uk/é", "NHS website", 2)
    readback = read_page(words("See "), words("the NHS", 2, x=70), area, words(", please.", x=110), elements=elements)
    assert readback.elements[1].own == readback.elements[1].text == "See the NHS, please."
    assert readback.elements[2].kids == (Content(1, 1), Attached(1, 0))
    (link,) = readback.pages[0].annotations
    assert isinstance(link, Annotation)
    assert (link.words, link.target) == ("NHS website", "https://www.nhs.uk/%C3%A9")
    assert (link.area.x, link.area.y) == pytest.approx((70, 50), abs=0.01)
    assert readback.parents[link.key or 0] == 2


def test_links_and_outline_lead_to_places_on_pages() -> None:
    elements = (DOCUMENT, Element(Tag.TITLE, 0), Element(Tag.LINK, 1))
    readback = read_page(
        words("Take ", 1),
        words("one.", 2, x=80),
        Link(Rect(70, 50, 20, 12), "#take", "Go", 2),
        elements=elements,
        outline=(Entry("Take one.", 1, 1, 45, 1),),
        anchors=(("take", 1, 45.0),),
    )
    target = readback.pages[0].annotations[0].target
    assert isinstance(target, Destination)
    assert (target.page, target.y) == pytest.approx((1, 45), abs=0.01)
    assert [(line.title, line.level) for line in readback.outline] == [("Take one.", 1)]
    assert readback.outline[0].destination == target


def test_the_document_says_what_it_is() -> None:
    readback = read(PLAIN)
    metadata = readback.metadata
    assert (readback.title, readback.language, readback.shows_title) == (IDENTITY.title, "en-GB", True)
    assert (metadata.pdfua_part, metadata.pdfa_part, metadata.pdfa_conformance) == ("1", "2", "A")
    assert [font.embedded for font in readback.fonts] == [True]
    assert readback.repairs == ()


def test_a_page_without_a_box_may_be_printed_on_but_for_its_edge() -> None:
    edge = 5 * 72 / 25.4
    frame = read(PLAIN).pages[0].frame
    assert (frame.x, frame.y, frame.right, frame.bottom) == pytest.approx((edge, edge, WIDTH - edge, HEIGHT - edge))


def test_what_is_read_can_be_pickled() -> None:
    readback = read(PLAIN)
    assert pickle.loads(pickle.dumps(readback)) == readback


# What is refused


def untagged(writer: pypdf.PdfWriter) -> None:
    del writer.root_object["/StructTreeRoot"]


def not_marked(writer: pypdf.PdfWriter) -> None:
    del writer.root_object["/MarkInfo"]


def without_pages(writer: pypdf.PdfWriter) -> None:
    writer.remove_page(0)


def turned(writer: pypdf.PdfWriter) -> None:
    writer.pages[0].rotate(90)


def shifted(writer: pypdf.PdfWriter) -> None:
    writer.pages[0].mediabox.lower_left = (10, 10)


def round_tree(writer: pypdf.PdfWriter) -> None:
    top: Any = writer.root_object["/StructTreeRoot"]
    document = top["/K"][0] if isinstance(top["/K"], ArrayObject) else top["/K"]
    document.get_object()[NameObject("/K")] = document.indirect_reference or document


def round_roles(writer: pypdf.PdfWriter) -> None:
    top: Any = writer.root_object["/StructTreeRoot"]
    top[NameObject("/RoleMap")] = DictionaryObject(
        {NameObject("/P"): NameObject("/Words"), NameObject("/Words"): NameObject("/P")}
    )


def simple_font(writer: pypdf.PdfWriter) -> None:
    resources: Any = writer.pages[0]["/Resources"]
    for font in resources["/Font"].values():
        font.get_object()[NameObject("/Encoding")] = NameObject("/WinAnsiEncoding")


def number_for_a_page(writer: pypdf.PdfWriter) -> None:
    writer.pages[0][NameObject("/Resources")] = NumberObject(1)


REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "the file is empty"),
    "no PDF": (b"Dear patient", "not a PDF"),
    "half a PDF": (PLAIN[: len(PLAIN) // 2], "broken"),
    "an encrypted file": (reopened(PLAIN, lambda writer: writer.encrypt("secret", algorithm="RC4-128")), "encrypted"),
    "a file without pages": (reopened(PLAIN, without_pages), "no pages"),
    "a file without a structure tree": (reopened(PLAIN, untagged), "not tagged"),
    "a file that is not marked": (reopened(PLAIN, not_marked), "not tagged"),
    "a page that is turned": (reopened(PLAIN, turned), "page 1 is rotated"),
    "a page that begins elsewhere": (reopened(PLAIN, shifted), "lower left"),
    "a tree that is no tree": (reopened(PLAIN, round_tree), "an element twice"),
    "roles that lead back": (reopened(PLAIN, round_roles), "RoleMap"),
    "a font of one-byte codes": (reopened(PLAIN, simple_font), "Identity-H"),
    "a page whose resources are a number": (reopened(PLAIN, number_for_a_page), "page 1"),
    "invisible ink": (with_content(b"BT 3 Tr ET"), "page 1: operator 'Tr'"),
    "clipping": (with_content(b"0 0 9 9 re W n"), "page 1: operator 'W'"),
    "transparency": (with_content(b"/GS0 gs"), "page 1: operator 'gs'"),
    "shown text of another kind": (with_content(b"BT (AB) Tj ET"), "page 1: operator 'Tj'"),
    "an inline image": (with_content(b"BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI\nq Q"), "page 1: operator 'BI'"),
    "too few operands": (with_content(b"1 0 rg"), "page 1: operator 'rg' with 2"),
    "a state restored that was not saved": (with_content(b"Q"), "page 1: operator 'Q'"),
    "a state left saved": (with_content(b"q"), "page 1: a graphics state"),
    "content left open": (with_content(b"/P <</MCID 0>> BDC"), "page 1: a graphics state"),
    "content ended that was not begun": (with_content(b"EMC"), "page 1: operator 'EMC'"),
    "a line from nowhere": (with_content(b"5 5 l S"), "page 1: a path"),
    "an unknown font": (with_content(b"BT /None 9 Tf ET"), "page 1: font /None"),
    "text without a font": (with_content(b"BT [(AB)] TJ ET"), "page 1: text"),
    "half a code": (with_content(b"BT %s 9 Tf [(A)] TJ ET" % FONT), "page 1: a string"),
    "text that is turned": (with_content(b"BT %s 9 Tf 0 1 -1 0 9 9 Tm [%s]TJ ET" % (FONT, CODE_OF_T)), "is rotated"),
    "a picture that is not there": (with_content(b"/X9 Do"), "page 1"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_reading_refuses(name: str) -> None:
    pdf, message = REFUSED[name]
    with pytest.raises(ReadError, match=re.escape(message)):
        read(pdf)


def test_reading_a_broken_file_says_nothing_on_the_side(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(ReadError):
        read(PLAIN[:-400])
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    damaged = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(damaged) // 2, len(damaged)))
    try:
        list(verify(read(bytes(damaged[:cut]))))
    except ReadError as error:
        assert str(error)
