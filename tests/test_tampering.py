"""A finished file is tampered with in every way that we can think of, and none is missed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from leaflet_pdf.proof.reader.objects import ReadError
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.release.verification import judge
from leaflet_pdf.text.face import face
from tests.hand_set import AS_READ, GOOD, HEIGHT, REGULAR, WIDTH, codes
from tests.marks import added
from tests.tamper import (
    File,
    altered,
    annotation,
    attributes,
    blank_glyphs,
    box,
    content,
    descendant,
    drop,
    element,
    fonts_swapped,
    forget_glyphs,
    forget_parent,
    in_a_layer,
    in_catalog,
    in_part,
    laid_over,
    lead_elsewhere,
    leave_the_links,
    line,
    metadata,
    moved,
    on_page,
    one_more,
    other_colours,
    other_outlines,
    pages_in_order,
    put,
    read_as,
    script,
    second_document,
    shown_as,
    stream_changed,
    swapped_kids,
    twice,
    widened,
    without,
    without_kid,
)

TAMPERINGS: dict[str, tuple[Callable[[File], object], str]] = {
    # Words
    "a paragraph is not shown": (without("Do not chew it."), "words-missing"),
    "one word is not shown": (
        line("Read this", lambda m, s: m + b"\n" + s[: s.rindex(b"(")] + b"]TJ"),
        "words-missing",
    ),
    "a title is not shown": (without("Example 5"), "words-missing"),
    "two paragraphs change places": (swapped_kids("Sect", 1, 2), "words-out-of-order"),
    "a paragraph is shown twice": (twice("Do not chew it."), "words-twice"),
    "a row's words change places": (swapped_kids("TR", 0, 1, 1), "words-out-of-order"),
    "the notice is not shown": (without("Draft. Example"), "notice-missing"),
    "the status is not shown": (without("Draft. Example"), "status-missing"),
    "the file says that it is approved": (metadata(b"Label>draft<", b"Label>approved<"), "status-differs"),
    "the file has no status": (metadata(b"<xmp:Label>draft</xmp:Label>", b""), "status-differs"),
    "the file has another content code": (metadata(b"a1b2c3d4e5f6", b"a1b2c3d4e5f7"), "edition-differs"),
    "a bullet is not shown": (without("• "), "item-without-label"),
    # Kinds
    "the title is a paragraph": (element("H1", put("/S", NameObject("/P"))), "title-no-heading"),
    "a heading is a paragraph": (element("H2", put("/S", NameObject("/P"))), "heading-missing"),
    "a sub-heading is a paragraph": (element("H3", put("/S", NameObject("/P"))), "subheading-no-heading"),
    "a list's entry is a paragraph": (element("LBody", put("/S", NameObject("/P"))), "role-differs"),
    "a box is a section": (element("Warning", put("/S", NameObject("/Sect"))), "warning-no-box"),
    "a list's numbering is wrong": (
        element("L", attributes(put("/ListNumbering", NameObject("/Decimal")))),
        "list-numbering",
    ),
    "a table's row is dropped": (without_kid("TBody", 1), "table-rows"),
    "an empty cell is dropped": (without_kid("TR", 1, 2), "table-columns"),
    "a list's item is dropped": (without_kid("L", 0), "words-missing"),
    "a list has an item more": (one_more("L", "LI"), "list-items"),
    "a step has no number": (without_kid("LI", 0, 3), "list-number"),
    "a column's heading is no head cell": (element("TH", put("/S", NameObject("/TD"))), "table-head"),
    "a column's heading is said to be of a row": (
        element("TH", attributes(put("/Scope", NameObject("/Row")))),
        "table-head",
    ),
    "a table is a section": (element("Table", put("/S", NameObject("/Sect"))), "table-no-table"),
    "a figure is another": (element("Figure", put("/Alt", TextStringObject("A tablet"))), "figure-missing"),
    "there is a warning box more": (one_more("Document", "Warning"), "warning-unexpected"),
    "there is a section more": (element("H3", put("/S", NameObject("/H2"))), "subheading-no-heading"),
    # Marked content and structure
    "an MCID is borne twice": (content(1, b"<</MCID 1>>", b"<</MCID 0>>"), "mark-twice"),
    "an MCID is not in the tree": (element("P", put("/K", ArrayObject())), "mark-untold"),
    "the tree names an MCID that is not there": (element("H1", put("/K", NumberObject(99))), "mark-missing"),
    "the tree names a page that is not there": (element("H1", put("/Pg", DictionaryObject())), "mark-missing"),
    "two elements name one MCID": (
        lambda file: put("/K", file.elements("H1")[0]["/K"])(file.elements("P")[0]),
        "mark-told-twice",
    ),
    "a page has no StructParents": (lambda file: drop("/StructParents")(file.pages[0]), "page-without-key"),
    "two pages share a StructParents": (
        lambda file: put("/StructParents", file.pages[1]["/StructParents"])(file.pages[0]),
        "page-without-key",
    ),
    "the ParentTree is gone": (lambda file: drop("/ParentTree")(file.tree), "parent-tree-mark"),
    "the ParentTree lacks a mark": (forget_parent(1, lambda owners: ArrayObject(owners[:-1])), "parent-tree-mark"),
    "the ParentTree names another element": (
        forget_parent(1, lambda owners: ArrayObject([owners[1], owners[0], *owners[2:]])),
        "parent-tree-mark",
    ),
    "the ParentTree names a page's marks for a link": (forget_parent(3, lambda _: ArrayObject()), "parent-tree-link"),
    "a link's area is not in the tree": (leave_the_links, "link-untold"),
    "a Link element has no area": (leave_the_links, "link-without-area"),
    "a link's area is gone": (lambda file: drop("/Annots")(file.pages[0]), "link-without-area"),
    "a Link element is a Span": (element("Link", put("/S", NameObject("/Span"))), "link-untold"),
    "a link has no words": (annotation(1, drop("/Contents")), "link-without-words"),
    "a link leads nowhere": (annotation(1, drop("/Dest")), "link-to-nowhere"),
    "a link leads elsewhere": (lead_elsewhere, "link-elsewhere"),
    "a cell names a head that is not there": (
        element("TD", attributes(put("/Headers", ArrayObject([TextStringObject("none")])))),
        "cell-without-head",
    ),
    "two heads have one ID": (
        lambda file: put("/ID", file.elements("TH")[0]["/ID"])(file.elements("TH")[1]),
        "id-twice",
    ),
    "a head has no scope": (element("TH", attributes(drop("/Scope"))), "head-without-scope"),
    "a figure has no words": (element("Figure", drop("/Alt")), "figure-without-words"),
    "a figure has no place": (element("Figure", attributes(drop("/BBox"))), "figure-without-place"),
    "a list has no numbering": (element("L", drop("/A")), "list-without-numbering"),
    "an item is in no list": (element("L", put("/S", NameObject("/Sect"))), "nesting-wrong"),
    "a cell is in no row": (element("TR", put("/S", NameObject("/Sect"))), "nesting-wrong"),
    "a list holds a paragraph": (element("LI", put("/S", NameObject("/P"))), "nesting-wrong"),
    "a tag has no standard role": (lambda file: drop("/Warning")(file.tree["/RoleMap"]), "role-unknown"),
    "a heading's level is skipped": (element("H2", put("/S", NameObject("/H3"))), "heading-skipped"),
    "there are two documents": (second_document, "document-element"),
    # Sight
    "text is off the page": (moved("Do not chew it.", 700, 300), "text-outside"),
    "text is at the paper's edge": (moved("Do not chew it.", 5, 300), "text-outside"),
    "text lies on another line": (moved("Do not chew it.", 50, 222), "text-overlaps"),
    "text stands above what it follows": (moved("Do not chew it.", 50, 60), "order-of-sight"),
    "text is white": (content(1, b"0.063 0.125 0.188 rg", b"1 1 1 rg"), "text-invisible"),
    "text is as its box": (line("It harms", lambda m, s: b"1 0.933 0.933 rg\n" + m + b"\n" + s), "text-invisible"),
    "text is pale": (content(1, b"0.063 0.125 0.188 rg", b"0.6 0.6 0.6 rg"), "text-faint"),
    "text has no size": (content(1, b"10.000 Tf", b"0 Tf"), "text-invisible"),
    "text lies under a box": (
        lambda file: file.change_content(2, lambda data: data + b"\n/Artifact BMC 0 0 595 842 re f EMC"),
        "text-covered",
    ),
    "a rule runs through text": (
        lambda file: file.change_content(1, lambda data: data + b"\n/Artifact BMC 40 604 m 300 604 l S EMC"),
        "text-struck-out",
    ),
    "text is not tagged": (
        lambda file: file.change_content(1, lambda data: data + b"\n0 0 1 rg BT 1 0 0 1 300 300 Tm [<0022>]TJ ET"),
        "content-untagged",
    ),
    "a box is not tagged": (
        lambda file: file.change_content(1, lambda data: data + b"\n300 300 5 5 re f"),
        "content-untagged",
    ),
    "a tagged line is an artifact too": (
        line("Do not chew it.", lambda m, s: b"/Artifact BMC " + m + b"\n" + s + b" EMC"),
        "artifact-in-content",
    ),
    "words are spoken where nothing is shown": (
        line("Do not chew it.", lambda m, s: b"%s\n%s\n/Span<</ActualText(Chew)>>BDC EMC" % (m, s)),
        "text-invisible",
    ),
    # Fonts
    "a font is not embedded": (
        descendant(lambda font: drop("/FontFile2")(font["/FontDescriptor"])),
        "font-not-embedded",
    ),
    "a font has no ToUnicode": (lambda file: drop("/ToUnicode")(file.fonts()[0]), "font-without-unicode"),
    "ToUnicode lacks a character": (
        lambda file: stream_changed(file.fonts()[0], "/ToUnicode", rb"\n<[0-9A-Fa-f]{4}> *<0063>", b""),
        "code-without-character",
    ),
    "a code shows .notdef": (descendant(forget_glyphs), "glyph-missing"),
    "a glyph has no outline": (descendant(blank_glyphs), "glyph-blank"),
    # The document
    "the language is gone": (lambda file: drop("/Lang")(file.root), "language-missing"),
    "the language is no tag": (lambda file: put("/Lang", TextStringObject("(english)"))(file.root), "language-missing"),
    "the language is another": (lambda file: put("/Lang", TextStringObject("de"))(file.root), "language-differs"),
    "there is no XMP packet": (lambda file: drop("/Metadata")(file.root), "title-missing"),
    "the window hides the title": (
        lambda file: put("/DisplayDocTitle", BooleanObject(value=False))(file.root["/ViewerPreferences"]),
        "title-not-shown",
    ),
    "XMP has another title": (metadata("Example 5 µg".encode(), "Example 9 µg".encode()), "title-differs"),
    "Info has another title": (lambda file: file.writer.add_metadata({"/Title": "Other"}), "title-differs"),
    "PDF/UA is not claimed": (metadata(rb"pdfuaid:part>1<", b"pdfuaid:part>7<"), "claim-ua"),
    "PDF/A is claimed at level B": (metadata(rb"conformance>A<", b"conformance>B<"), "claim-a"),
    "the first page is labelled 7": (
        lambda file: put("/St", NumberObject(7))(file.root["/PageLabels"]["/Nums"][1]),
        "page-label",
    ),
    "an outline entry leads elsewhere": (
        lambda file: put("/Dest", ArrayObject([file.pages[1].indirect_reference, NameObject("/XYZ")]))(
            file.root["/Outlines"]["/First"]
        ),
        "outline-elsewhere",
    ),
    "an outline entry leads below its heading": (
        lambda file: file.root["/Outlines"]["/First"]["/Dest"].__setitem__(3, FloatObject(100)),
        "outline-elsewhere",
    ),
    "an outline entry names no heading": (
        lambda file: put("/Title", TextStringObject("3. More"))(file.root["/Outlines"]["/First"]),
        "outline-without-heading",
    ),
}


CHEW = "Do not chew it."

HIDINGS: dict[str, tuple[Callable[[File], object], str]] = {
    # What it looks like
    "a line has another colour": (line(CHEW, lambda m, s: b"0.7 0 0 rg\n" + m + b"\n" + s), "seal-broken"),
    "the title of a box has another colour": (
        line("Danger", lambda m, s: b"0 0.4 0 rg\n" + m + b"\n" + s),
        "seal-broken",
    ),
    "the tint of a box is another": (content(2, b"1.000 0.933 0.933 rg", b"0.9 1 0.9 rg"), "seal-broken"),
    "text is smaller": (content(1, b"10.000 Tf", b"8.000 Tf"), "seal-broken"),
    "the profile of its colours is another": (other_colours, "seal-broken"),
    "letters are pushed together": (
        line(CHEW, lambda m, s: m + b"\n" + s[:4] + b")900(" + s[4:]),
        "seal-broken",
    ),
    "a line is tiny": (line(CHEW, lambda _, s: b"0.01 0 0 0.01 50 500 Tm\n" + s), "text-invisible"),
    "a line is squeezed": (line(CHEW, lambda m, s: b"q 0.05 0 0 1 0 0 cm " + m + b"\n" + s + b" Q"), "text-outside"),
    # What is read is not what is seen
    "a digit is read as another": (read_as("5", "6"), "words-missing"),
    "a digit is shown as another and read as before": (shown_as("5", "7"), "seal-broken"),
    "a glyph has the outline of another": (descendant(other_outlines), "seal-broken"),
    "a font is another": (fonts_swapped, "words-missing"),
    "letters are said to be wider": (descendant(widened), "text-overlaps"),
    "a digit is changed": (
        line("12 to 17", lambda m, s: m + b"\n" + s.replace(_code("7"), _code("8"))),
        "words-missing",
    ),
    "a line's letters are others than are told": (
        line(CHEW, lambda m, _: m + b"\n/Span<</ActualText(Do not chew it.)>>BDC [(" + _code("5") + b")]TJ EMC"),
        "told-otherwise",
    ),
    "an element is told otherwise": (
        element("P", put("/ActualText", TextStringObject("Chew it.")), 3),
        "words-missing",
    ),
    "an element is described otherwise": (element("P", put("/Alt", TextStringObject("Chew it.")), 3), "told-otherwise"),
    "an element is spelt out otherwise": (element("P", put("/E", TextStringObject("Chew it.")), 3), "entry-unknown"),
    "a passage is said to be in another language": (
        element("P", put("/Lang", TextStringObject("de")), 3),
        "language-differs",
    ),
    # What is laid over the pages, or happens
    **{
        f"a {kind} is laid over the text": (laid_over(kind), "entry-unknown")
        for kind in ("FreeText", "Square", "Stamp", "Redact", "Text", "Screen", "Watermark", "Highlight")
    },
    "a field is laid over the text": (laid_over("Widget"), "field-unlisted"),
    "a link has a look of its own": (annotation(1, put("/AP", DictionaryObject())), "entry-unknown"),
    "a link has a thick frame": (annotation(1, put("/Border", box(0, 0, 30))), "entry-differs"),
    "a link is hidden": (annotation(1, put("/F", NumberObject(2))), "entry-differs"),
    "a link lies elsewhere": (annotation(1, put("/Rect", box(300, 10, 320, 20))), "link-beside"),
    "a link runs a script": (annotation(1, put("/A", script())), "entry-unknown"),
    "a link does something more": (
        annotation(1, put("/AA", DictionaryObject({NameObject("/E"): script()}))),
        "entry-unknown",
    ),
    "opening runs a script": (in_catalog("/OpenAction", script()), "entry-unknown"),
    "closing runs a script": (in_catalog("/AA", DictionaryObject({NameObject("/WC"): script()})), "entry-unknown"),
    "a page runs a script": (on_page(1, "/AA", DictionaryObject({NameObject("/O"): script()})), "entry-unknown"),
    "there are scripts with names": (
        in_catalog("/Names", DictionaryObject({NameObject("/JavaScript"): DictionaryObject()})),
        "entry-unknown",
    ),
    "the outline runs a script": (lambda file: put("/A", script())(file.root["/Outlines"]["/First"]), "entry-unknown"),
    "there is a form of another kind": (
        in_catalog("/AcroForm", DictionaryObject({NameObject("/XFA"): TextStringObject("x")})),
        "field-redrawn",
    ),
    "the file is a portfolio": (in_catalog("/Collection", DictionaryObject()), "entry-unknown"),
    "there are layers": (in_catalog("/OCProperties", DictionaryObject()), "entry-unknown"),
    # Pages
    "a page is gone": (pages_in_order(1), "heading-missing"),
    "a page is there twice": (pages_in_order(1, 2, 1), "order-of-sight"),
    "pages change places": (pages_in_order(2, 1), "order-of-sight"),
    "a page is cropped": (on_page(1, "/CropBox", box(0, 400, WIDTH, HEIGHT)), "entry-unknown"),
    "a page's paper is cut": (on_page(1, "/MediaBox", box(0, 0, WIDTH, 500)), "text-outside"),
    "a page is shown in another size": (on_page(1, "/UserUnit", FloatObject(0.5)), "entry-unknown"),
    "a page is a transparent group": (on_page(1, "/Group", DictionaryObject()), "entry-unknown"),
    # What the file says of itself
    "the publisher is another": (metadata(b"Example Pharmacy", b"Other Pharmacy"), "publisher-differs"),
    "Info has another publisher": (lambda file: file.writer.add_metadata({"/Author": "Other"}), "publisher-differs"),
    "the file has no seal": (metadata(rb"<xmpMM:InstanceID>.*?</xmpMM:InstanceID>", b""), "seal-missing"),
    "the date is another": (metadata(b"ModifyDate>2026", b"ModifyDate>2020"), "date-differs"),
    "Info has another date": (
        lambda file: file.writer.add_metadata({"/ModDate": "D:20200101000000Z"}),
        "date-differs",
    ),
    "XMP has another language": (metadata(b"<rdf:li>en-GB<", b"<rdf:li>de<"), "language-differs"),
    "the outline is gone": (lambda file: drop("/Outlines")(file.root), "outline-missing"),
    "colours mean nothing": (lambda file: drop("/OutputIntents")(file.root), "colours-undefined"),
    "colours mean others": (
        lambda file: put("/OutputConditionIdentifier", TextStringObject("CMYK"))(
            file.root["/OutputIntents"][0].get_object()
        ),
        "colours-undefined",
    ),
    "paragraphs are said to mean nothing": (
        lambda file: put("/P", NameObject("/NonStruct"))(file.tree["/RoleMap"]),
        "entry-unknown",
    ),
    "tags are said to be doubtful": (in_part("/MarkInfo", "/Suspects", BooleanObject(value=True)), "entry-unknown"),
    "the window is cut": (in_part("/ViewerPreferences", "/ViewClip", NameObject("/TrimBox")), "entry-unknown"),
}


def _code(char: str) -> bytes:
    return face(REGULAR).word(char).codes[0].to_bytes(2, "big")


REFUSED: dict[str, Callable[[File], object]] = {
    "a line is invisible": line(CHEW, lambda m, s: m + b"\n3 Tr " + s),
    "a line is clipped away": line(CHEW, lambda m, s: b"q 0 0 1 1 re W n " + m + b"\n" + s + b" Q"),
    "a line is in a layer that is off": in_a_layer,
    "a line is transparent": line(CHEW, lambda m, s: b"/Gone gs " + m + b"\n" + s),
    "a line is drawn out": line(CHEW, lambda m, s: m + b"\n99 Tc " + s),
    "a line is made flat": line(CHEW, lambda m, s: m + b"\n1 Tz " + s),
    "a line is raised": line(CHEW, lambda m, s: m + b"\n999 Ts " + s),
    "a line is described otherwise": line(CHEW, lambda m, s: m + b"\n/Span<</Alt(Chew it.)>>BDC " + s + b" EMC"),
    "a line is spelt out otherwise": line(CHEW, lambda m, s: m + b"\n/Span<</E(Chew it.)>>BDC " + s + b" EMC"),
    "a line is said to be in another language": line(CHEW, lambda m, s: m + b"\n/Span<</Lang(de)>>BDC " + s + b" EMC"),
    "another drawing is shown": lambda file: file.change_content(1, lambda data: data + b"\n/Form Do"),
    "a picture is in the operators": lambda file: file.change_content(
        1, lambda data: data + b"\nBI /W 1 /H 1 /BPC 8 /CS /G ID x EI"
    ),
    "a page is turned": on_page(1, "/Rotate", NumberObject(90)),
    "all pages are turned": lambda file: put("/Rotate", NumberObject(180))(file.root["/Pages"]),
    "a page begins elsewhere": on_page(1, "/MediaBox", box(100, 0, WIDTH, HEIGHT)),
    "a page has a box beyond its paper": on_page(1, "/TrimBox", box(-900, -900, 900, 900)),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_the_verifier_finds_that(name: str) -> None:
    change, code = TAMPERINGS[name]
    assert code in codes(altered(change))


@pytest.mark.parametrize("name", HIDINGS)
def test_nothing_is_hidden_by_the_fact_that(name: str) -> None:
    change, code = HIDINGS[name]
    assert code in codes(altered(change))


@pytest.mark.parametrize("name", REFUSED)
def test_the_reader_refuses_a_file_where(name: str) -> None:
    with pytest.raises(ReadError):
        read(altered(REFUSED[name]))


def test_the_verifier_passes_on_what_the_reader_had_to_mend() -> None:
    mended = replace(AS_READ, repairs=("wrong pointing object",))
    assert [finding.code for finding in verify(mended)] == ["file-repaired"]


@pytest.mark.parametrize(
    "more", [b"x", b"\n3 0 obj\n<< /Type /Page >>\nendobj\n", b" " * 3000], ids=["byte", "page", "blanks"]
)
def test_what_stands_behind_the_end_is_told(more: bytes) -> None:
    """A viewer that mends the file takes the last object of a number for the page."""
    assert [finding.code for finding in verify(read(GOOD + more))] == ["file-repaired"]


def test_a_reviewer_s_mark_is_told_once_and_is_no_link() -> None:
    marked = added(GOOD, [{"/Subtype": "/Highlight", "/Rect": [60.0, 700.0, 90.0, 712.0], "/Contents": "a"}] * 3)
    findings = [finding for finding in judge(marked, "marked.pdf").findings if finding.code != "file-repaired"]
    assert "there is a Highlight on page 1" in " ".join(finding.message for finding in findings)
    assert not any("link" in finding.code for finding in findings)
    assert len(findings) == len(set(findings))
