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

from leaflet_pdf.proof.verify import verify
from tests.hand_set import AS_READ, codes
from tests.tamper import (
    File,
    altered,
    annotation,
    attributes,
    blank_glyphs,
    content,
    descendant,
    drop,
    element,
    forget_glyphs,
    forget_parent,
    lead_elsewhere,
    leave_the_links,
    line,
    metadata,
    moved,
    one_more,
    put,
    second_document,
    stream_changed,
    swapped_kids,
    twice,
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


@pytest.mark.parametrize("name", TAMPERINGS)
def test_the_verifier_finds_that(name: str) -> None:
    change, code = TAMPERINGS[name]
    assert code in codes(altered(change))


def test_the_verifier_passes_on_what_the_reader_had_to_mend() -> None:
    mended = replace(AS_READ, repairs=("wrong pointing object",))
    assert [finding.code for finding in verify(mended)] == ["file-repaired"]
