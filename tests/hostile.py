"""Small PDF files that unfold into more than anybody should read; `python -m tests.hostile` measures what each costs.

Each is made when it is asked for, of few objects and one thing that there is too much of.
"""

from __future__ import annotations

import contextlib
import io
import os
import resource
import sys
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

WIDE = b"0 0 595 842"
MARK = b"<</Type/Annot/Subtype/Highlight/Rect[50 700 90 720]/Contents(why?)>>"
FONT = b"/Font<</F 8 0 R>>"
TWO_BYTES = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[9 0 R]/ToUnicode 11 0 R>>"
DESCENDANT = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/FontDescriptor 10 0 R%s>>"
CMAP = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <CFFF> <0000> endbfrange"
SHOWN = b"/P<</MCID 0>>BDC BT /F 9 Tf 50 700 Td [(\0A\0B)]TJ ET EMC"


def stream(data: bytes, more: bytes = b"", times: int = 1) -> bytes:
    """Return a stream that is packed so many times."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b"[" + b"/FlateDecode" * times + b"]"
    return b"<</Length %d/Filter%s%s>>stream\n%s\nendstream" % (len(data), filters, more, data)


def bomb(size: int, byte: bytes = b" ") -> bytes:
    """Return a packed stream that unfolds to so many bytes, without ever having held them."""
    packer, part = zlib.compressobj(9, wbits=-zlib.MAX_WBITS), byte * 2**20
    again = packer.compress(part) + packer.flush(zlib.Z_FULL_FLUSH)
    times, check = size // 2**20, 1
    for _ in range(times):
        check = zlib.adler32(part, check)
    packed = b"\x78\xda" + again * times + packer.flush() + check.to_bytes(4, "big")
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


def file(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """Return a file of objects, with a table of where they are."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, source in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, source)
    table = b"".join(
        b"%010d 00000 n \n" % places[number] if number in places else b"%010d 65535 f \n" % 0
        for number in range(max(places) + 1)
    )
    end = b"xref\n0 %d\n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out) + end % (max(places) + 1, table, max(places) + 1, trailer, len(out))


def made(
    content: bytes = SHOWN,
    *,
    catalog: bytes = b"",
    pages: bytes = b"/Kids[3 0 R]/Count 1",
    page: bytes = b"",
    box: bytes = WIDE,
    annotations: bytes = b"[7 0 R]",
    resources: bytes = FONT,
    tree: bytes = b"/K 6 0 R",
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """Return a tagged page with a comment on it; what is given stands in place of what is usual."""
    return file(objects(content, catalog, pages, page, box, annotations, resources, tree) | dict(more or {}))


def objects(
    content: bytes = SHOWN,
    catalog: bytes = b"",
    pages: bytes = b"/Kids[3 0 R]/Count 1",
    page: bytes = b"",
    box: bytes = WIDE,
    annotations: bytes = b"[7 0 R]",
    resources: bytes = FONT,
    tree: bytes = b"/K 6 0 R",
) -> dict[int, bytes]:
    return {
        1: b"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R%s>>" % catalog,
        2: b"<</Type/Pages %s>>" % pages,
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Resources<<%s>>/Contents 4 0 R/StructParents 0/Annots %s%s>>"
        % (box, resources, annotations, page),
        4: content if content.startswith((b"<<", b"[")) else stream(content),
        5: b"<</Type/StructTreeRoot %s>>" % tree,
        6: b"<</S/Document/P 5 0 R/K 0/Pg 3 0 R>>",
        7: MARK,
        8: TWO_BYTES,
        9: DESCENDANT % b"",
        10: b"<</Type/FontDescriptor/FontName/X>>",
        11: stream(CMAP),
    }


def packed_objects(count: int, source: bytes, first: int = 100) -> bytes:
    """Return a file that has so many objects more, in an object stream, which its cross-reference stream tells of."""
    usual = objects(tree=b"/K %d 0 R" % first)
    places, out = {}, bytearray(b"%PDF-1.7\n")
    offsets = b" ".join(b"%d %d" % (first + index, index * (len(source) + 1)) for index in range(count))
    body = offsets + b"\n" + (source + b"\n") * count
    usual[12] = stream(body, b"/Type/ObjStm/N %d/First %d" % (count, len(offsets) + 1))
    for number, one in usual.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    entries = [b"\0" * 6] + [b"\1" + places[number].to_bytes(4, "big") + b"\0" for number in range(1, 13)]
    entries.append(b"\1" + len(out).to_bytes(4, "big") + b"\0")
    entries += [b"\2\0\0\0\x0c\0"] * count
    index = b"/Type/XRef/W[1 4 1]/Size %d/Root 1 0 R/Index[0 14 %d %d]" % (first + count, first, count)
    start = len(out)
    return bytes(out) + b"13 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (stream(b"".join(entries), index), start)


def widths(ranges: bytes) -> bytes:
    return made(more={9: DESCENDANT % (b"/W[" + ranges + b"]")})


def cmap(told: bytes) -> bytes:
    return made(more={11: stream(told)})


def attached(count: int, data: bytes) -> bytes:
    files = b" ".join(b"(%06d) 20 0 R" % number for number in range(count))
    names = b"/Names<</EmbeddedFiles<</Names[%s]>>>>" % files
    return made(catalog=names, more={20: b"<</Type/Filespec/UF(a)/EF<</F 21 0 R>>>>", 21: data})


def elements(count: int) -> dict[int, bytes]:
    return {100 + index: b"<</S/P/P 5 0 R/K %d 0 R>>" % (101 + index) for index in range(count)}


def updated(times: int) -> bytes:
    pdf = bytearray(made())
    for _ in range(times):
        before = pdf.rindex(b"startxref\n") + 10
        start = int(pdf[before : pdf.index(b"\n", before)])
        place = len(pdf)
        pdf += b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 12/Root 1 0 R/Prev %d>>\n" % start
        pdf += b"startxref\n%d\n%%%%EOF\n" % place
    return bytes(pdf)


def index_of(size: bytes, index: bytes, width: bytes = b"1 4 1") -> bytes:
    """Return a file whose cross-reference stream says what is given of itself."""
    whole = b"%PDF-1.7\n"
    told = stream(b"\0" * 60, b"/Type/XRef/W[%s]/Size %s/Root 1 0 R/Index[%s]" % (width, size, index))
    return whole + b"1 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (told, len(whole))


def inner_pages(depth: int, times: int) -> bytes:
    """Return a page that draws a page several times that draws one several times, and so on."""
    forms = {
        100 + level: stream(
            b"/X Do " * times if level + 1 < depth else SHOWN * 20,
            b"/Type/XObject/Subtype/Form/BBox[%s]/Resources<<%s/XObject<</X %d 0 R>>>>" % (WIDE, FONT, 101 + level),
        )
        for level in range(depth)
    }
    return made(b"/X Do " * times, resources=FONT + b"/XObject<</X 100 0 R>>", more=forms)


class Hostile(NamedTuple):
    """How a file is made, and what each command says of it; one that is not named may say anything."""

    make: Callable[[], bytes]
    says: Mapping[str, str]


VERIFY, COMMENTS, DIFF, EXTRACT = COMMANDS = ("verify", "comments", "diff", "extract")


def everywhere(words: str) -> dict[str, str]:
    return dict.fromkeys(COMMANDS, words)


def reading(words: str) -> dict[str, str]:
    return dict.fromkeys((VERIFY, COMMENTS, DIFF), words)


_TOKENS, _BYTES = "operators and operands", "bytes of operators on its pages"
HOSTILE: dict[str, Hostile] = {
    "rectangles without end": Hostile(lambda: made(b"0 0 10 10 re f " * 400_000), reading(_BYTES)),
    "states without end": Hostile(lambda: made(b"q " * 2_000_000), reading(_TOKENS)),
    "marks without end": Hostile(lambda: made(b"/P BMC EMC " * 500_000), reading(_BYTES)),
    "letters without end": Hostile(lambda: made(b"BT /F 9 Tf [(" + b"\0A" * 900_000 + b")]TJ ET"), reading(_TOKENS)),
    "names without white space": Hostile(lambda: made(b"/A" * 900_000), reading(_TOKENS)),
    "brackets in brackets": Hostile(lambda: made(b"[" * 100_000), reading("nested too deeply")),
    "dictionaries in dictionaries": Hostile(
        lambda: made(b"/P " + b"<</A" * 40_000 + b">>" * 40_000), {VERIFY: _TOKENS}
    ),
    "strings in strings": Hostile(lambda: made(b"(" * 40_000 + b")" * 40_000), {VERIFY: "that no leaflet has"}),
    "texts on texts": Hostile(
        lambda: made(b"BT /F 9 Tf 50 700 Td " + b"[(\0A)]TJ " * 5_000 + b"ET"), {VERIFY: "content-untagged"}
    ),
    "texts in one place": Hostile(
        lambda: made(b"/P<</MCID 0>>BDC BT /F 9 Tf " + b"0 0 Td[<0041>]TJ\n" * 9_000 + b"ET EMC"),
        {VERIFY: "text-overlaps"},
    ),
    "texts beside texts": Hostile(
        lambda: made(b"/P<</MCID 0>>BDC BT /F 1 Tf " + b".9 .0001 Td[<0041>]TJ\n" * 9_000 + b"ET EMC"),
        {VERIFY: "text-outside"},
    ),
    "high texts over low ones": Hostile(
        lambda: made(
            b"BT /F 900 Tf " + b"[<0041>]TJ\n" * 3_000 + b"/F 1 Tf " + b"2 .05 Td[<0041>]TJ\n" * 6_000 + b"ET",
            box=b"0 0 14400 842",
        ),
        {VERIFY: "text-outside"},
    ),
    "links on words": Hostile(
        lambda: made(
            b"BT /F 9 Tf " + b"[<0041>]TJ\n" * 9_000 + b"ET",
            annotations=b"[" + b"20 0 R " * 3_900 + b"]",
            more={20: b"<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(tel:1)>>/StructParent 1>>"},
        ),
        {VERIFY: "beside drawings and fields"},
    ),
    "fields on fields": Hostile(
        lambda: made(
            annotations=b"[" + b"20 0 R " * 3_900 + b"]",
            catalog=b"/AcroForm<</Fields[20 0 R]>>",
            more={20: b"<</Subtype/Widget/FT/Tx/T(a)/Rect[0 0 9 9]>>"},
        ),
        {VERIFY: "field-overlaps"},
    ),
    "texts below drawings": Hostile(
        lambda: made(
            b"900 0 1 842 re " * 690 + b"f BT /F 9 Tf 0 400 Td " + b"[<0041>]TJ\n" * 700 + b"ET",
            box=b"0 0 9000 842",
        ),
        {VERIFY: "content-untagged"},
    ),
    "one page again and again": Hostile(
        lambda: made(SHOWN * 40, pages=b"/Kids[%s]/Count 1500" % (b"3 0 R " * 1_500)),
        reading(_TOKENS),
    ),
    "blank pages without end": Hostile(
        lambda: made(b" ", pages=b"/Kids[%s]/Count 9000" % (b"3 0 R " * 9_000)),
        reading("list of pages has more than 8,000 entries"),
    ),
    "one stream again and again": Hostile(
        lambda: made(b"[" + b"20 0 R " * 9_000 + b"]", more={20: stream(SHOWN * 9)}), {VERIFY: _TOKENS}
    ),
    "pages in themselves": Hostile(lambda: made(pages=b"/Kids[2 0 R]/Count 1"), reading("cyclic page references")),
    "pages below pages": Hostile(
        lambda: made(
            pages=b"/Kids[100 0 R]/Count 1",
            more={100 + level: b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (101 + level) for level in range(5_000)},
        ),
        reading("list of pages is nested too deeply"),
    ),
    "a page inside itself": Hostile(
        lambda: made(
            b"/X Do",
            resources=b"/XObject<</X 20 0 R>>",
            more={20: stream(b"/X Do " * 99, b"/Subtype/Form/Resources<</XObject<</X 20 0 R>>>>")},
        ),
        {VERIFY: "is not an image"},
    ),
    "pages inside pages": Hostile(
        lambda: inner_pages(9, 9),
        {VERIFY: "is not an image", COMMENTS: _BYTES, DIFF: _BYTES},
    ),
    "a bomb as a page": Hostile(lambda: made(bomb(2**30)), reading("unpacks to too much")),
    "a bomb in a bomb": Hostile(lambda: made(stream(bytes(2**26), times=2)), reading("unpacks to too much")),
    "a stream packed often": Hostile(lambda: made(stream(b"q Q", times=20)), reading("too many filters")),
    "bombs as fonts": Hostile(
        lambda: made(
            resources=b"/Font<<" + b"".join(b"/F%d %d 0 R" % (n, 100 + n) for n in range(30)) + b">>",
            more={100 + n: TWO_BYTES.replace(b"11 0 R", b"%d 0 R" % (200 + n)) for n in range(30)}
            | dict.fromkeys(range(200, 230), bomb(30 * 2**20)),
        ),
        reading("bytes in its streams"),
    ),
    "a bomb as metadata": Hostile(
        lambda: made(catalog=b"/Metadata 20 0 R", more={20: bomb(2**30)}), {VERIFY: "unpacks to too much"}
    ),
    "metadata without end": Hostile(
        lambda: made(catalog=b"/Metadata 20 0 R", more={20: stream(b"<a>" * 900_000)}),
        {VERIFY: "the XMP packet has more than"},
    ),
    "entities in entities": Hostile(
        lambda: made(
            catalog=b"/Metadata 20 0 R",
            more={
                20: stream(
                    b'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">'
                    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
                    + b"]><x>&a11;</x>"
                )
            },
        ),
        {VERIFY: "amplification"},
    ),
    "widths of ranges": Hostile(lambda: widths(b"0 65535 500 " * 3_000), {VERIFY: "again and again"}),
    "widths of all codes and more": Hostile(lambda: widths(b"0 4294967295 500"), {VERIFY: "more than two bytes"}),
    "texts of all codes and more": Hostile(
        lambda: cmap(b"1 beginbfrange <0000> <FFFFFFFF> <0000> endbfrange"), {VERIFY: "more than two bytes"}
    ),
    "texts of ranges": Hostile(lambda: cmap(CMAP * 900), {VERIFY: "again and again"}),
    "lists of codes that never end": Hostile(lambda: cmap(b"beginbfchar " * 300_000), {}),
    "codes that say a book": Hostile(
        lambda: cmap(b"1 beginbfrange <0000> <FFFF> <" + b"0041" * 9_000 + b"> endbfrange"), {VERIFY: "64 characters"}
    ),
    "fonts without end": Hostile(
        lambda: made(
            resources=b"/Font<<" + b"".join(b"/F%d %d 0 R" % (n, 100 + n) for n in range(5_000)) + b">>",
            more=dict.fromkeys(range(100, 5_100), TWO_BYTES),
        ),
        reading("more than 4,000 fonts") | {VERIFY: "codes in its fonts"},
    ),
    "annotations without end": Hostile(
        lambda: made(annotations=b"[" + b"7 0 R " * 49_000 + b"]"),
        dict.fromkeys((VERIFY, COMMENTS), "more than .* annotations"),
    ),
    "an array without end": Hostile(
        lambda: made(annotations=b"[" + b"7 0 R " * 200_000 + b"]"),
        reading("an array in it has more than 50,000 elements"),
    ),
    "strokes without end": Hostile(
        lambda: made(
            annotations=b"[" + b"7 0 R " * 400 + b"]",
            more={
                7: b"<</Subtype/Ink/Rect[0 0 9 9]/InkList[" + b"20 0 R " * 2_000 + b"]>>",
                20: b"[" + b"1 2 " * 900 + b"]",
            },
        ),
        {COMMENTS: "points in its marks"},
    ),
    "marks on words": Hostile(
        lambda: made(b"BT /F 9 Tf [(" + b"\0A\0 " * 20_000 + b")]TJ ET", annotations=b"[" + b"7 0 R " * 3_900 + b"]"),
        {COMMENTS: "of the leaflet's words"},
    ),
    "full stops without end": Hostile(
        lambda: made(b"BT /F 9 Tf [<" + b"002E" * 15_000 + b">]TJ ET"), {COMMENTS: "places in the leaflet"}
    ),
    "comments that are lost": Hostile(
        lambda: made(
            annotations=b"["
            + b" ".join(b"%d 0 R" % number for number in range(10**6, 10**6 + 3_900))
            + b"]"
            + b" " * 900_000
        ),
        {COMMENTS: "bytes to search for misplaced objects"},
    ),
    "elements below elements": Hostile(
        lambda: made(tree=b"/K 100 0 R", more=elements(9_000)), {VERIFY: "nested too deeply"}
    ),
    "an element in itself": Hostile(
        lambda: made(more={6: b"<</S/Document/P 5 0 R/K[6 0 R]>>"}), {VERIFY: "contains an element twice"}
    ),
    "kids without end": Hostile(
        lambda: made(
            tree=b"/K[" + b" ".join(b"%d 0 R" % n for n in range(100, 300)) + b"]",
            more=dict.fromkeys(range(100, 300), b"<</S/P/K 20 0 R>>") | {20: b"[" + b"1 " * 40_000 + b"]"},
        ),
        {VERIFY: "kids, attributes and keys"},
    ),
    "elements without end": Hostile(
        lambda: packed_objects(300_000, b"<</S/P>>"),
        reading("index lists more objects"),
    ),
    "objects without end": Hostile(
        lambda: packed_objects(150_000, b"<</S/P>>"),
        everywhere("index lists more objects"),
    ),
    "attributes without end": Hostile(
        lambda: made(
            more={
                6: b"<</S/Document/A[" + b"20 0 R " * 40_000 + b"]>>",
                20: b"<</O/Table/Headers 21 0 R>>",
                21: b"[" + b"(x)" * 40_000 + b"]",
            }
        ),
        {VERIFY: "kids, attributes and keys"},
    ),
    "parents in parents": Hostile(
        lambda: made(tree=b"/K 6 0 R/ParentTree 20 0 R", more={20: b"<</Kids[20 0 R 20 0 R]>>"}),
        {VERIFY: "kids, attributes and keys"},
    ),
    "roles without end": Hostile(
        lambda: made(
            tree=b"/K 6 0 R/RoleMap<</Document/A0" + b"".join(b"/A%d/A%d" % (n, n + 1) for n in range(9_000)) + b">>"
        ),
        {VERIFY: "the RoleMap maps"},
    ),
    "words for a drawing": Hostile(
        lambda: made(more={6: b"<</S/Document/ActualText(" + b"a" * 10**6 + b")>>"}),
        {VERIFY: "string of the file"},
    ),
    "words on the page": Hostile(
        lambda: made(b"/P<</ActualText(" + b"a" * 10**7 + b")>>BDC EMC"),
        {VERIFY: _BYTES},
    ),
    "an outline in itself": Hostile(
        lambda: made(catalog=b"/Outlines 20 0 R", more={20: b"<</First 21 0 R>>", 21: b"<</Title(a)/Next 21 0 R>>"}),
        {VERIFY: "outline has no end"},
    ),
    "an outline in depth": Hostile(
        lambda: made(
            catalog=b"/Outlines 100 0 R",
            more={100 + n: b"<</Title(a)/First %d 0 R>>" % (101 + n) for n in range(5_000)},
        ),
        {VERIFY: "nested too deeply"},
    ),
    "fields in fields": Hostile(
        lambda: made(catalog=b"/AcroForm<</Fields[20 0 R]>>", more={20: b"<</Kids[20 0 R 20 0 R 20 0 R]>>"}),
        {VERIFY: "fields of the form are nested too deeply"},
    ),
    "files without end": Hostile(lambda: attached(20_000, stream(b"a")), {EXTRACT: "more than 200 attached files"}),
    "files in files": Hostile(
        lambda: made(catalog=b"/Names<</EmbeddedFiles 20 0 R>>", more={20: b"<</Kids[20 0 R 20 0 R]>>"}),
        {EXTRACT: "nested too deeply"},
    ),
    "a bomb as a file": Hostile(lambda: attached(1, bomb(2**30)), {EXTRACT: "larger than"}),
    "headers without end": Hostile(
        lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 3_000_000 + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n",
        everywhere("more than .* objects"),
    ),
    "updates without end": Hostile(lambda: updated(10_000), everywhere("more than 500 updates")),
    "an index of itself": Hostile(lambda: updated(1).replace(b"/Prev ", b"/Prev 9"), {}),
    "an index without end": Hostile(
        lambda: index_of(b"999999999", b"0 999999999"),
        dict.fromkeys((VERIFY, EXTRACT), "index lists more objects")
        | dict.fromkeys((COMMENTS, DIFF), "no document catalog"),
    ),
    "an index as wide as a sea": Hostile(
        lambda: index_of(b"9", b"0 9", b"1 999999999 1"),
        dict.fromkeys((VERIFY, EXTRACT), "index lists more objects")
        | dict.fromkeys((COMMENTS, DIFF), "Trailer cannot be read"),
    ),
    "a table without end": Hostile(
        lambda: made().replace(b"xref\n0 12\n", b"xref\n0 500012\n" + b"0000000009 00000 n \n" * 500_000),
        everywhere("more than .* objects"),
    ),
    "names that never end": Hostile(
        lambda: made(resources=b"/Font<</" + b"F" * 10**6 + b" 8 0 R>>"), reading("longer than 4,096 bytes")
    ),
    "numbers that never end": Hostile(lambda: made(b"9" * 10**6 + b" 0 m 0 0 l S"), {VERIFY: "infinite coordinates"}),
    "a page as large as a world": Hostile(lambda: made(box=b"0 0 1e30 1e30"), {VERIFY: "not a PDF or is broken"}),
    "a picture of a billion pixels": Hostile(
        lambda: made(
            b"q 9 0 0 9 0 0 cm /X Do Q",
            resources=b"/XObject<</X 20 0 R>>",
            more={
                20: stream(
                    b"\0" * 999, b"/Subtype/Image/Width 40000/Height 40000/BitsPerComponent 8/ColorSpace/DeviceGray"
                )
            },
        ),
        {VERIFY: "content-untagged"},
    ),
    "pictures in line": Hostile(
        lambda: made(b"BI /W 40000 /H 40000 ID " + b"x" * 99 + b" EI\n"), {VERIFY: "operator 'BI'"}
    ),
}


def command(name: str, pdf: str, leaflet: str) -> list[str]:
    """Return what asks a command of a file."""
    match name:
        case "attach":
            return ["attach", pdf, leaflet, "-o", "both.pdf"]
        case "comments":
            return ["comments", pdf, "--against", leaflet]
        case "diff":
            return ["diff", leaflet, pdf]
        case "extract":
            return ["extract", pdf, "-o", "taken"]
    return [name, pdf]


class Cost(NamedTuple):
    """CPU seconds and the most memory (MB) of a command, beyond what its modules take; what it answered."""

    seconds: float
    memory: float
    answer: str


def cost(words: Sequence[str], most: int = 60) -> Cost:
    """Return what a command costs in a process of its own, which may take so many seconds and 2 GB."""
    from leaflet_pdf.cli import main

    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30, 2 * 2**30))
        told = io.StringIO()
        try:
            with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
                main(list(words))
        except BaseException as error:
            told.write(f"FAILED {error!r}")
        os.write(writing_end, told.getvalue().strip().encode()[:2_000])
        os._exit(0)
    os.close(writing_end)
    with os.fdopen(reading_end, "rb") as answers:
        answer = answers.read().decode("utf-8", "replace")
    _, status, used = os.wait4(child, 0)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, answer if status == 0 else f"KILLED {status}")


def measure() -> None:
    """Print what each file costs each command."""
    from leaflet_pdf.files.bundled import bundled

    leaflet = str(bundled("content") / "isotretinoin-40mg.yaml")
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, hostile in HOSTILE.items():
            Path("it.pdf").write_bytes(hostile.make())
            size = Path("it.pdf").stat().st_size / 1024
            for asked in (*COMMANDS, "attach"):
                found = cost(command(asked, "it.pdf", leaflet))
                told = found.answer.splitlines()[0][:110] if found.answer else ""
                print(f"{name:<32} {asked:<9}{size:>9,.0f} KB {found.seconds:>7.2f} s {found.memory:>6.0f} MB  {told}")
                sys.stdout.flush()


if __name__ == "__main__":
    measure()
