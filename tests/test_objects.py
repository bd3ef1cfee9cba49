"""One entry of one object of a finished file is changed, and the file alone tells it: every kind, every entry."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pypdf
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
from tests.tamper import script, stream_changed
from tests.whole_file import LEAFLET, WHOLE, Change, Open, changes

FILE = Open()

_FILLED_IN = "it is what people fill in"
_LOOK = "while nothing is typed, it shows nothing, and then a viewer draws what is typed"
_SAME = "viewers do the same without it"
UNSEEN = {
    "V of Annot Widget Btn is removed": _FILLED_IN,
    "V of Annot Widget Btn is changed": _FILLED_IN,
    "AP of Annot Widget Tx is swapped": _LOOK,
    "PageMode of Catalog is removed": _SAME,
    "Unheard of Catalog Font is added": "a viewer adds fonts of its own, for what is filled in",
    "Unheard of XObject Font is added": _LOOK,
    "Body of XObject Font is removed": _LOOK,
}
"""Changes that alter nothing that anybody sees or hears, and why."""


def told(pdf: bytes) -> set[str]:
    """Return the codes of what the file alone tells."""
    try:
        return {finding.code for finding in verify(read(pdf))}
    except ReadError:
        return {"unreadable-pdf"}


def test_the_file_that_is_changed_is_sound_also_when_another_program_has_written_it() -> None:
    assert [str(finding) for finding in verify(read(WHOLE), LEAFLET)] == []
    assert [str(finding) for finding in verify(read(FILE.written()), LEAFLET)] == []


@pytest.mark.parametrize("change", [change for change in changes(FILE) if str(change) not in UNSEEN], ids=str)
def test_it_is_told_that(change: Change) -> None:
    with FILE.changed(change) as pdf:
        assert told(pdf)


def test_what_is_not_told_is_one_of_those_changes() -> None:
    assert UNSEEN.keys() <= set(map(str, changes(FILE)))


STREAMS = (
    "FontDescriptor FontFile2",
    "Page Contents",
    "Font ToUnicode",
    "XObject Image",
    "Metadata XML",
    "XObject Form",
)
NODES = ("Catalog", "Page", "Pages", "Annot Link", "Annot Widget Tx", "Annot Widget Btn", "Outlines First", "element")
BOX = ArrayObject(map(FloatObject, (0, 0, 300, 400)))
PUT: dict[str, tuple[str, str, Any, str]] = {
    # Fonts
    "a font has a second program, of Type 1": ("FontDescriptor", "/FontFile", "program", "entry-unknown"),
    "a font has a second program, of another kind": ("FontDescriptor", "/FontFile3", "program", "entry-unknown"),
    "all letters have another width": ("Font CIDFontType2", "/DW", NumberObject(300), "entry-unknown"),
    "letters are wide also downwards": ("Font CIDFontType2", "/W2", ArrayObject(), "entry-unknown"),
    "all letters are wide downwards": ("Font CIDFontType2", "/DW2", ArrayObject(), "entry-unknown"),
    "no letter has a width": ("Font CIDFontType2", "/W", ArrayObject(), "width-differs"),
    "letters are set from top to bottom": ("Font Type0", "/Encoding", NameObject("/Identity-V"), "unreadable-pdf"),
    "a font has the codes of another": ("Font CIDFontType2", "/CIDToGIDMap", NameObject("/Other"), "unreadable-pdf"),
    "a font of what is typed has a program more": ("Font TrueType", "/ToUnicode", "program", "entry-unknown"),
    # Pictures
    "the colours of a picture are inverted": ("XObject Image", "/Decode", ArrayObject(), "entry-unknown"),
    "a picture is masked softly": ("XObject Image", "/SMask", "program", "entry-unknown"),
    "a picture is masked": ("XObject Image", "/Mask", "program", "entry-unknown"),
    "a picture is a mask": ("XObject Image", "/ImageMask", BooleanObject(value=True), "entry-unknown"),
    "a picture has another for printing": ("XObject Image", "/Alternates", ArrayObject(), "entry-unknown"),
    "a picture is in a layer": ("XObject Image", "/OC", DictionaryObject(), "entry-unknown"),
    "the colours of a picture are fitted": ("XObject Image", "/Intent", NameObject("/Saturation"), "entry-unknown"),
    "a picture is smoothed": ("XObject Image", "/Interpolate", BooleanObject(value=True), "entry-differs"),
    "a picture has other colours": ("XObject Image", "/ColorSpace", NameObject("/DeviceCMYK"), "entry-differs"),
    "a picture is coarser": ("XObject Image", "/BitsPerComponent", NumberObject(4), "entry-differs"),
    "a picture is said to be wider": ("XObject Image", "/Width", NumberObject(4), "seal-broken"),
    "a picture has data about itself": ("XObject Image", "/Metadata", DictionaryObject(), "entry-unknown"),
    "the pictures have parameters": ("XObject Image", "/DecodeParms", DictionaryObject(), "entry-unknown"),
    # Pages
    **{
        f"a page has a {name}": ("Page", f"/{name}", BOX, "entry-unknown")
        for name in ("CropBox", "BleedBox", "TrimBox", "ArtBox")
    },
    **{f"all pages have a {name}": ("Pages", f"/{name}", BOX, "entry-unknown") for name in ("CropBox", "MediaBox")},
    "all pages have other resources": ("Pages", "/Resources", DictionaryObject(), "entry-unknown"),
    "a page is twice as large": ("Page", "/UserUnit", NumberObject(2), "entry-unknown"),
    "a page is shown for a second": ("Page", "/Dur", NumberObject(1), "entry-unknown"),
    "a page comes in a turn": ("Page", "/Trans", DictionaryObject(), "entry-unknown"),
    "a page has a small picture of another": ("Page", "/Thumb", "program", "entry-unknown"),
    "a page is a page tree": ("Page", "/Type", NameObject("/Pages"), "entry-differs"),
    "a page has layers": ("Page Resources", "/Properties", DictionaryObject(), "entry-unknown"),
    "a page has states": ("Page Resources", "/ExtGState", DictionaryObject(), "entry-unknown"),
    "a page has patterns": ("Page Resources", "/Pattern", DictionaryObject(), "entry-unknown"),
    "a page has other colours": ("Page Resources", "/ColorSpace", DictionaryObject(), "entry-unknown"),
    # Links and fields
    "a link is told otherwise": ("Annot Link", "/Contents", TextStringObject("Buy it"), "seal-broken"),
    "a link has other words": ("Annot Link", "/Alt", TextStringObject("Buy it"), "entry-unknown"),
    "a link is hidden": ("Annot Link", "/F", NumberObject(2), "entry-differs"),
    "a link has an area of other corners": ("Annot Link", "/QuadPoints", ArrayObject(), "entry-unknown"),
    "a link is in a layer": ("Annot Link", "/OC", DictionaryObject(), "entry-unknown"),
    "a link leads to another address": ("URI", "/URI", TextStringObject("https://evil.example/"), "seal-broken"),
    "a link does a second thing": ("URI", "/Next", script(), "entry-unknown"),
    "a link runs a script": ("URI", "/S", NameObject("/JavaScript"), "entry-differs"),
    "a field is hidden": ("Annot Widget Tx", "/F", NumberObject(2), "entry-differs"),
    "a field cannot be filled in": ("Annot Widget Tx", "/Ff", NumberObject(1), "entry-unknown"),
    "a field takes one letter": ("Annot Widget Tx", "/MaxLen", NumberObject(1), "entry-unknown"),
    "a field has a value for later": ("Annot Widget Tx", "/DV", TextStringObject("80 mg"), "entry-unknown"),
    "a field has a ground": ("Annot Widget Tx", "/MK", script(), "entry-differs"),
    "a field looks otherwise when it is pressed": ("Annot AP", "/D", DictionaryObject(), "entry-unknown"),
    "what is typed is white": ("Annot Widget Tx", "/DA", TextStringObject("/Body 11 Tf 1 g"), "seal-broken"),
    # What is told
    "a column heads a row": ("Table", "/Scope", NameObject("/Row"), "seal-broken"),
    "a column heads a row as well": ("Table", "/Scope", NameObject("/Both"), "entry-differs"),
    "an element is no part of the text": ("element", "/S", NameObject("/Artifact"), "entry-differs"),
    "an element means nothing": ("element", "/S", NameObject("/NonStruct"), "entry-differs"),
    "an element is of a class": ("element", "/C", NameObject("/Hidden"), "entry-unknown"),
    "an element is pronounced otherwise": ("element", "/Phoneme", TextStringObject("x"), "entry-unknown"),
    "an element is replaced": ("element", "/ActualText", TextStringObject("x"), "entry-unknown"),
    "a picture is hidden": ("Layout", "/Visibility", NameObject("/Hidden"), "entry-unknown"),
    "attributes are of another": ("List", "/O", NameObject("/CSS-2.00"), "entry-unknown"),
    "a list has other marks": ("List", "/ListNumbering", NameObject("/UpperRoman"), "entry-differs"),
    "elements have classes": ("StructTreeRoot", "/ClassMap", DictionaryObject(), "entry-unknown"),
    "a box is a figure": ("StructTreeRoot RoleMap", "/Warning", NameObject("/Figure"), "entry-differs"),
    # What the file says of itself
    "Info says something more": ("Info", "/Subject", TextStringObject("80 mg"), "entry-unknown"),
    "pages are printed to fit": (
        "Catalog ViewerPreferences",
        "/PrintScaling",
        NameObject("/AppDefault"),
        "entry-differs",
    ),
    "pages are read from the right": ("Catalog ViewerPreferences", "/Direction", NameObject("/R2L"), "direction-wrong"),
    "some pages are printed": ("Catalog ViewerPreferences", "/PrintPageRange", ArrayObject(), "entry-unknown"),
    "the outline is an attachment": ("Catalog", "/PageMode", NameObject("/UseAttachments"), "entry-differs"),
    "the pages lie beside each other": ("Catalog", "/PageLayout", NameObject("/TwoColumnLeft"), "entry-unknown"),
    "addresses have a beginning": ("Catalog", "/URI", DictionaryObject(), "entry-unknown"),
    "the file says what may be done": ("Catalog", "/Perms", DictionaryObject(), "entry-unknown"),
    "the file begins elsewhere": ("Catalog", "/OpenAction", ArrayObject(), "entry-unknown"),
    "a line of the outline is red": ("Outlines First", "/C", ArrayObject(), "entry-unknown"),
    "the file has two intents": ("Catalog", "/OutputIntents", ArrayObject([DictionaryObject()] * 2), "entry-differs"),
    "a file has another reason": ("Filespec", "/AFRelationship", NameObject("/Encryption"), "entry-differs"),
    "a file is on another machine": ("Filespec", "/FS", NameObject("/URL"), "entry-unknown"),
    # What happens
    **{
        f"{kind} acts": (kind, "/AA", DictionaryObject({NameObject("/O"): script()}), "entry-unknown") for kind in NODES
    },
    **{f"{kind} does something": (kind, "/A", script(), "entry-unknown") for kind in NODES if kind != "element"},
    # What is in another file
    **{
        f"{kind} has {key} of another file": (kind, key, DictionaryObject(), "entry-unknown")
        for kind in STREAMS
        for key in ("/F", "/FFilter", "/FDecodeParms", "/DL")
    },
}


@pytest.mark.parametrize("name", PUT)
def test_by_its_entries_it_is_told_that(name: str) -> None:
    kind, key, value, code = PUT[name]
    file = Open()
    found = file.kinds[kind][0]
    found[NameObject(key)] = (
        file.kinds["FontDescriptor FontFile2"][0].indirect_reference if value == "program" else value
    )
    assert code in told(file.written())


def two_descendants(file: Open) -> None:
    file.kinds["Font Type0"][0]["/DescendantFonts"].extend(file.kinds["Font Type0"][0]["/DescendantFonts"][:])


def names_swapped(file: Open) -> None:
    pictures = file.kinds["Page XObject"][0]
    one, other = (NameObject(name) for name in ("/I0", "/I1"))
    pictures[one], pictures[other] = pictures.get(other), pictures.get(one)


def addresses_swapped(file: Open) -> None:
    one, other = file.kinds["URI"]
    one[NameObject("/URI")], other[NameObject("/URI")] = other["/URI"], one["/URI"]


def node_between(file: Open) -> None:
    """Put a node that crops between the page tree and its pages."""
    tree = file.kinds["Pages"][0]
    node = DictionaryObject({NameObject(key): tree.get(key) for key in ("/Type", "/Kids", "/Count")})
    node[NameObject("/CropBox")] = BOX
    tree[NameObject("/Kids")] = ArrayObject([file.writer._add_object(node)])


def property_more(file: Open) -> None:
    stream_changed(
        file.kinds["Catalog"][0], "/Metadata", b"</pdf:Producer>", b"</pdf:Producer><pdf:Trapped>x</pdf:Trapped>"
    )


def property_twice(file: Open) -> None:
    told = b"<xmp:Label>Approved</xmp:Label>"
    stream_changed(file.kinds["Catalog"][0], "/Metadata", b"</xmp:Label>", b"</xmp:Label>" + told)


def words_beside(file: Open) -> None:
    stream_changed(file.kinds["Catalog"][0], "/Metadata", b"</rdf:RDF>", b"80 mg</rdf:RDF>")


def sealed_as_before(file: Open) -> None:
    stream_changed(file.kinds["Catalog"][0], "/Metadata", b"uuid:.{36}<", b"uuid:a1b2c3d4-a1b2-41b2-a1b2-a1b2c3d4e5f6<")


def narrow(file: Open) -> None:
    """Let the first letter take no room."""
    widths = file.kinds["Font CIDFontType2"][0]["/W"]
    widths[1][0] = NumberObject(0)


def one_object_twice(file: Open) -> None:
    """Let what is said of the marks be the viewer preferences, too."""
    shared = file.writer._add_object(file.kinds["Catalog MarkInfo"][0])
    for key in ("/MarkInfo", "/ViewerPreferences"):
        file.kinds["Catalog"][0][NameObject(key)] = shared


BY_HAND: dict[str, tuple[Callable[[Open], object], str]] = {
    "a font has two descendants": (two_descendants, "entry-differs"),
    "two pictures change their names": (names_swapped, "seal-broken"),
    "two links change their addresses": (addresses_swapped, "seal-broken"),
    "the pages are in a node of their own": (node_between, "entry-unknown"),
    "XMP says something more": (property_more, "entry-unknown"),
    "XMP says something twice": (property_twice, "entry-unknown"),
    "XMP has words beside its properties": (words_beside, "entry-unknown"),
    "the file has the code of an earlier version": (sealed_as_before, "seal-old"),
    "a letter takes no room": (narrow, "width-differs"),
    "an object is two things": (one_object_twice, "object-astray"),
    "an entry of a font is gone": (lambda file: file.kinds["FontDescriptor"][0].pop("/Flags"), "entry-missing"),
    "a page is counted twice": (
        lambda file: file.kinds["Pages"][0].__setitem__(NameObject("/Count"), NumberObject(1)),
        "entry-differs",
    ),
}


@pytest.mark.parametrize("name", BY_HAND)
def test_the_file_tells_that(name: str) -> None:
    change, code = BY_HAND[name]
    file = Open()
    change(file)
    assert code in told(file.written())


def plain(*more: bytes) -> bytes:
    """Return the file as plain objects by their numbers, and more, to which nothing leads."""
    reader = pypdf.PdfReader(io.BytesIO(FILE.written()))
    objects = [*(_spelt(reader, number) for number in range(1, len(reader.xref[0]) + 1)), *more]
    body, places = b"%PDF-1.7\n", [0]
    for number, data in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, data)
    table = b"".join(b"%010d 00000 n\r\n" % place for place in places[1:])
    end = b"trailer\n<</Size %d/Root 1 0 R/Info %d 0 R>>\n" % (len(places), reader.trailer.raw_get("/Info").idnum)
    index = b"xref\n0 %d\n0000000000 65535 f\r\n%b" % (len(places), table)
    return body + index + end + b"startxref\n%d\n%%%%EOF\n" % len(body)


def _spelt(reader: pypdf.PdfReader, number: int) -> bytes:
    out = io.BytesIO()
    found: Any = reader.get_object(number)
    found.write_to_stream(out)
    return out.getvalue()


def test_a_file_of_plain_objects_is_as_sound() -> None:
    assert told(plain()) == set()


def test_an_object_that_nothing_leads_to_is_told() -> None:
    assert told(plain(b"<</Type/Page/MediaBox[0 0 9 9]>>")) == {"object-astray"}
