"""The verifier is silent about a good leaflet, and names what is wrong with each of many bad ones."""

from __future__ import annotations

import io
import itertools
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from leaflet_pdf.finding import Source
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import (
    Artifact,
    Box,
    Drawing,
    Element,
    Entry,
    Glyphs,
    Image,
    Item,
    Link,
    Numbering,
    Page,
    Pages,
    Rect,
    Tag,
)
from leaflet_pdf.model import (
    Band,
    Bullets,
    Figure,
    Frequency,
    Leaflet,
    Level,
    ListItem,
    Medicine,
    Paragraph,
    Picture,
    Precaution,
    Precautions,
    Rating,
    Row,
    Run,
    Section,
    SideEffects,
    Steps,
    Subheading,
    Table,
    Text,
    WarningBox,
)
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.fold import find, fold
from leaflet_pdf.proof.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.text.face import face
from tests import made
from tests.made import IDENTITY

WIDTH, HEIGHT = 595.28, 841.89
REGULAR = "SourceSans3-Regular.ttf"
GREY = Picture(1, 1, 1, zlib.compress(b"\x80"), jpeg=False)
HERE = Source("example.yaml", 1, 1)
LINES = itertools.count(1)


# The leaflet


def text(*runs: str | Run) -> Text:
    source = Source("example.yaml", next(LINES), 1)
    return Text(tuple(Run(run, source) if isinstance(run, str) else run for run in runs), source)


def item(words: str, inner: Bullets | Steps | None = None) -> ListItem:
    return ListItem(text(words), HERE, inner)


def example() -> Leaflet:
    identity = replace(IDENTITY, title="Example 5 µg capsules", notice="Example, not for patients")
    steps = Steps((item("Fill the cup."), item("Drink it.")), HERE)
    nhs = Run("the NHS pages", HERE, target="https://www.nhs.uk/a b")
    take = Section(
        id="take",
        number=1,
        heading=text("How to take it"),
        body=(
            Paragraph(text("Take one capsule (5 µg) with water; read ", nhs, " first."), HERE),
            Paragraph(text("Do not chew it."), HERE),
            Bullets((item("With a meal"), item("Or with milk", steps)), HERE),
        ),
        source=HERE,
    )
    warning = WarningBox(
        Level.DANGER, text("Not in pregnancy"), (Paragraph(text("It harms unborn babies."), HERE),), HERE
    )
    table = Table(
        text("Doses"),
        (text("Age"), text("Dose")),
        (Row((text("12 to 17"), text("5 µg")), HERE), Row((text("18 or more"), None), HERE)),
        HERE,
    )
    effects = Section(
        id="effects",
        number=2,
        heading=text("Side effects"),
        body=(
            warning,
            Subheading(text("How much"), HERE),
            table,
            Figure(GREY, "A capsule", text("As large as life"), HERE),
            Paragraph(text("Ring ☎ 111, and see ", Run("section 1", HERE, target="#take"), "."), HERE),
        ),
        source=HERE,
    )
    return Leaflet(
        identity=identity,
        title=text("Example 5 µg capsules"),
        medicine=Medicine(text("examplin"), text("5 µg"), text("capsules"), None, HERE),
        introduction=(Paragraph(text("Read this first."), HERE),),
        sections=(take, effects),
        publisher=text("Example Pharmacy"),
        contact=text("Telephone 020 7946 0000"),
        references=(),
        source=HERE,
    )


EXAMPLE = example()


# The same, set by hand


class Setting:
    """Sets one element a line, 20 points apart."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.pages: list[list[Item]] = []
        self.y = 0.0

    def page(self) -> None:
        self.pages.append([])
        self.y = 60
        self.line("Draft. Example, not for patients", Artifact.FOOTER, y=800)

    def element(self, tag: Tag, parent: int, words: str = "", x: float = 50, down: float = 20, **more: Any) -> int:
        self.elements.append(Element(tag, parent, **more))
        if words:
            self.y += down
            self.line(words, len(self.elements) - 1, x)
        return len(self.elements) - 1

    def line(self, words: str, owner: int | Artifact, x: float = 50, y: float = 0, colour: str = "#102030") -> float:
        shaped = tuple(map(face(REGULAR).word, re.findall(r"\S+\s*|\s+", words)))
        width = sum(word.advance for word in shaped) / 100
        self.pages[-1].append(Glyphs(x, y or self.y, width, REGULAR, 10, colour, shaped, owner, words))
        return x + width

    def link(self, parent: int, words: str, x: float, target: str) -> float:
        owner = self.element(Tag.LINK, parent)
        end = self.line(words, owner, x)
        self.pages[-1].append(Link(Rect(x, self.y - 10, end - x, 12), target, f"Go to {words}", owner))
        return end

    def entries(self, parent: int, words: tuple[str, ...], labels: Iterator[str], numbering: Numbering) -> list[int]:
        owner = self.element(Tag.LIST, parent, numbering=numbering)
        bodies = []
        for each in words:
            entry = self.element(Tag.ITEM, owner)
            self.element(Tag.LABEL, entry, next(labels))
            bodies.append(self.element(Tag.BODY, entry, each, x=70, down=0))
        return bodies

    def row(self, parent: int, tag: Tag, words: tuple[str, str], headers: tuple[int, ...] = ()) -> tuple[int, int]:
        owner = self.element(Tag.ROW, parent)
        first = self.element(tag, owner, words[0], headers=headers[:1])
        return first, self.element(tag, owner, words[1], x=200, down=0, headers=headers[1:])


def set_example(generated: str = "") -> Pages:
    """Return the example's pages, with a paragraph of the program's own words before the one on chewing."""
    setting = Setting()
    setting.page()
    document = setting.element(Tag.DOCUMENT, -1)
    setting.element(Tag.TITLE, document, "Example 5 µg capsules")
    setting.element(Tag.PARAGRAPH, document, "examplin, 5 µg, capsules")
    setting.element(Tag.PARAGRAPH, document, "Read this first.")
    contents = setting.element(Tag.CONTENTS, document)
    for number, words in enumerate(("How to take it", "Side effects"), 1):
        setting.y += 20
        reference = setting.element(Tag.REFERENCE, setting.element(Tag.CONTENTS_ITEM, contents))
        setting.link(reference, f"{number}. {words}", 50, ("#take", "#effects")[number - 1])
    first, second = _set_taking(setting, document, generated), _set_effects(setting, document)
    about = setting.element(Tag.SECTION, document)
    setting.element(Tag.PARAGRAPH, about, "Published by Example Pharmacy")
    setting.element(Tag.PARAGRAPH, about, "Telephone 020 7946 0000")
    frame = Rect(50, 50, WIDTH - 100, HEIGHT - 100)
    return Pages(
        EXAMPLE.identity,
        tuple(Page(number, WIDTH, HEIGHT, frame, tuple(items)) for number, items in enumerate(setting.pages, 1)),
        tuple(setting.elements),
        (Entry("1. How to take it", 1, 1, 180, first), Entry("2. Side effects", 1, 2, 70, second)),
        (("take", 1, 180.0), ("effects", 2, 70.0)),
    )


def _set_taking(setting: Setting, document: int, generated: str) -> int:
    section = setting.element(Tag.SECTION, document)
    heading = setting.element(Tag.HEADING, section, "1. How to take it")
    paragraph = setting.element(Tag.PARAGRAPH, section, "Take one capsule (5 µg) with ")
    setting.y += 20
    end = setting.line("water; read ", paragraph)
    end = setting.link(paragraph, "the NHS pages", end, "https://www.nhs.uk/a b")
    setting.line(" first.", paragraph, end)
    if generated:
        setting.element(Tag.PARAGRAPH, section, generated)
    setting.element(Tag.PARAGRAPH, section, "Do not chew it.")
    _, second = setting.entries(section, ("With a meal", "Or with milk"), itertools.repeat("• "), Numbering.DISC)
    setting.entries(second, ("Fill the cup.", "Drink it."), iter(("1. ", "2. ")), Numbering.DECIMAL)
    return heading


def _set_effects(setting: Setting, document: int) -> int:
    setting.page()
    section = setting.element(Tag.SECTION, document)
    heading = setting.element(Tag.HEADING, section, "2. Side effects")
    setting.pages[-1].append(Box(Rect(40, 85, 500, 50), fill="#ffeeee"))
    warning = setting.element(Tag.WARNING, section)
    setting.element(Tag.PARAGRAPH, warning, "Danger: Not in pregnancy")
    setting.element(Tag.PARAGRAPH, warning, "It harms unborn babies.")
    setting.element(Tag.SUBHEADING, section, "How much")
    table = setting.element(Tag.TABLE, section)
    setting.element(Tag.CAPTION, table, "Doses")
    heads = setting.row(setting.element(Tag.TABLE_HEAD, table), Tag.HEAD_CELL, ("Age", "Dose"))
    body = setting.element(Tag.TABLE_BODY, table)
    setting.row(body, Tag.CELL, ("12 to 17", "5 µg"), heads)
    setting.row(body, Tag.CELL, ("18 or more", ""), heads)
    figure = setting.element(Tag.FIGURE, section, alt="A capsule")
    setting.pages[-1].append(Image(Rect(50, 300, 40, 40), GREY, figure))
    setting.y = 340
    setting.element(Tag.PARAGRAPH, section, "As large as life")
    last = setting.element(Tag.PARAGRAPH, section, "Ring ")
    setting.pages[-1].append(Drawing(80, setting.y, 9, 10, "#102030", "telephone", "☎", last))
    end = setting.line(" 111, and see ", last, 95)
    end = setting.link(last, "section 1", end, "#take")
    setting.line(".", last, end)
    return heading


GOOD = paint(set_example())
AS_READ = read(GOOD)


def codes(pdf: bytes, leaflet: Leaflet | None = EXAMPLE) -> set[str]:
    return {finding.code for finding in verify(read(pdf), leaflet)}


def test_a_good_leaflet_gives_no_finding() -> None:
    assert list(verify(AS_READ, EXAMPLE)) == []


def test_a_good_leaflet_written_again_by_another_program_gives_no_finding() -> None:
    assert list(verify(read(altered(lambda _: None)), EXAMPLE)) == []


def test_findings_about_words_lead_to_their_line() -> None:
    chewing = EXAMPLE.sections[0].body[1]
    assert isinstance(chewing, Paragraph)
    pdf = altered(without("Do not chew it."))
    sources = [finding.source for finding in verify(read(pdf), EXAMPLE) if finding.code == "words-missing"]
    assert sources == [chewing.text.source]


# Tampering with a finished file


class File:
    """A finished file, open to be altered."""

    def __init__(self, pdf: bytes) -> None:
        self.writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
        self.pages = list(self.writer.pages)
        self.root: Any = self.writer.root_object
        self.tree: Any = self.root["/StructTreeRoot"]

    def elements(self, tag: str) -> list[Any]:
        return [element for element in self._walk(self.tree) if element.get("/S") == f"/{tag}"]

    def _walk(self, element: Any) -> Iterator[Any]:
        yield element
        kids = element.get("/K", ArrayObject())
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            inner = kid.get_object()
            if isinstance(inner, DictionaryObject) and "/S" in inner:
                yield from self._walk(inner)

    def fonts(self) -> list[Any]:
        resources: Any = self.pages[0]["/Resources"]
        return [font.get_object() for font in resources["/Font"].values()]

    def parents(self) -> Any:
        return self.tree["/ParentTree"]["/Nums"]

    def change_content(self, page: int, change: Callable[[bytes], bytes]) -> None:
        stream = DecodedStreamObject()
        contents: Any = self.pages[page - 1]["/Contents"]
        stream.set_data(change(contents.get_data()))
        self.pages[page - 1][NameObject("/Contents")] = self.writer._add_object(stream)

    def finish(self) -> bytes:
        out = io.BytesIO()
        self.writer.write(out)
        return out.getvalue()


def altered(*changes: Callable[[File], object]) -> bytes:
    file = File(GOOD)
    for change in changes:
        change(file)
    return file.finish()


def line(words: str, change: Callable[[bytes, bytes], bytes]) -> Callable[[File], None]:
    """Change the place and the strings of the line that begins with the words."""
    piece = next(piece for piece in AS_READ.pieces() if piece.font and piece.text.startswith(words))
    shown = [each for each in AS_READ.pages[piece.page - 1].pieces if each.font]

    def tamper(content: bytes) -> bytes:
        found = list(re.finditer(rb"([\d.]+ [\d.]+ Td)\n(\[.*?\]TJ)", content, re.DOTALL))
        match = found[shown.index(piece)]
        return content[: match.start()] + change(match[1], match[2]) + content[match.end() :]

    return lambda file: file.change_content(piece.page, tamper)


def without(words: str) -> Callable[[File], None]:
    return line(words, lambda matrix, _: matrix)


def moved(words: str, x: float, y: float) -> Callable[[File], None]:
    return line(words, lambda _, strings: b"%.2f %.2f Td\n" % (x, HEIGHT - y) + strings)


def twice(words: str) -> Callable[[File], None]:
    def double(matrix: bytes, strings: bytes) -> bytes:
        return b"%s\n%s\nET\nBT\n300 400 Td\n%s" % (matrix, strings, strings)

    return line(words, double)


def content(page: int, old: bytes, new: bytes, count: int = 1) -> Callable[[File], None]:
    def tamper(operators: bytes) -> bytes:
        assert old in operators
        return operators.replace(old, new, count)

    return lambda file: file.change_content(page, tamper)


def element(tag: str, change: Callable[[Any], object], which: int = 0) -> Callable[[File], object]:
    return lambda file: change(file.elements(tag)[which])


def drop(key: str) -> Callable[[Any], object]:
    return lambda dictionary: dictionary.pop(key)


def put(key: str, value: object) -> Callable[[Any], object]:
    return lambda dictionary: dictionary.__setitem__(NameObject(key), value)


def attributes(change: Callable[[Any], object]) -> Callable[[Any], object]:
    """Change every attribute object of an element."""

    def each(source: Any) -> None:
        owned = source["/A"]
        for one in owned if isinstance(owned, ArrayObject) else [owned]:
            change(one.get_object())

    return each


def swapped_kids(tag: str, first: int, second: int, which: int = 0) -> Callable[[File], object]:
    def swap(source: Any) -> None:
        kids = source["/K"]
        kids[first], kids[second] = kids[second], kids[first]

    return element(tag, swap, which)


def without_kid(tag: str, kid: int, which: int = 0) -> Callable[[File], object]:
    return element(tag, lambda source: source["/K"].pop(kid), which)


def stream_changed(source: Any, key: str, old: bytes, new: bytes) -> None:
    stream = DecodedStreamObject()
    data = source[key].get_data()
    assert re.search(old, data)
    stream.set_data(re.sub(old, new, data, count=1))
    source[NameObject(key)] = stream


def metadata(old: bytes, new: bytes) -> Callable[[File], object]:
    return lambda file: stream_changed(file.root, "/Metadata", old, new)


def annotation(page: int, change: Callable[[Any], object]) -> Callable[[File], object]:
    def tamper(file: File) -> None:
        listed: Any = file.pages[page - 1]["/Annots"]
        change(listed[0].get_object())

    return tamper


def descendant(change: Callable[[Any], object]) -> Callable[[File], object]:
    return lambda file: change(file.fonts()[0]["/DescendantFonts"][0].get_object())


def forget_glyphs(font: Any) -> None:
    """Map every code to .notdef."""
    stream = DecodedStreamObject()
    stream.set_data(bytes(10_000))
    font[NameObject("/CIDToGIDMap")] = stream


def blank_glyphs(font: Any) -> None:
    """Let no glyph have an outline: the font's loca table becomes all zeros."""
    descriptor = font["/FontDescriptor"]
    program = bytearray(descriptor["/FontFile2"].get_data())
    record = program.index(b"loca")
    offset, length = (int.from_bytes(program[record + at : record + at + 4], "big") for at in (8, 12))
    program[offset : offset + length] = bytes(length)
    stream = DecodedStreamObject()
    stream.set_data(bytes(program))
    descriptor[NameObject("/FontFile2")] = stream


def lead_elsewhere(file: File) -> None:
    """Let the link to section 1 lead to page 2."""
    link: Any = file.pages[1]["/Annots"]
    link[0].get_object()["/Dest"][0] = file.pages[1].indirect_reference


def one_more(outer: str, inner: str) -> Callable[[File], object]:
    """Add an empty element to another one."""

    def change(file: File) -> None:
        parent = file.elements(outer)[0]
        extra = DictionaryObject({NameObject("/S"): NameObject(f"/{inner}")})
        parent["/K"].append(file.writer._add_object(extra))

    return change


def second_document(file: File) -> None:
    extra = DictionaryObject({NameObject("/S"): NameObject("/Document")})
    file.tree[NameObject("/K")] = ArrayObject([*file.tree["/K"], file.writer._add_object(extra)])


def forget_parent(key: int, value: Callable[[Any], Any]) -> Callable[[File], object]:
    """Change one entry of the ParentTree."""

    def change(file: File) -> None:
        listed = file.parents()
        place = listed.index(key) + 1
        listed[place] = value(listed[place].get_object())

    return change


def leave_the_links(file: File) -> None:
    """Take the link areas out of all Link elements."""
    for source in file.elements("Link"):
        marks = (kid for kid in source["/K"] if not isinstance(kid.get_object(), DictionaryObject))
        source[NameObject("/K")] = ArrayObject(marks)


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


# A good file beside another leaflet


def section(which: int, *body: Any, **more: Any) -> Leaflet:
    """Return the example with another body, or other facts, of one of its sections."""
    sections = list(EXAMPLE.sections)
    old = sections[which - 1]
    sections[which - 1] = replace(old, body=body or old.body, **more)
    return replace(EXAMPLE, sections=tuple(sections))


def said(words: str) -> Leaflet:
    """Return the example with another paragraph where it says not to chew."""
    body = EXAMPLE.sections[0].body
    return section(1, body[0], Paragraph(text(words), HERE), *body[2:])


def boxed(*more: Any, **changes: Any) -> Leaflet:
    """Return the example with other facts of its warning, and with what follows it."""
    box, *rest = EXAMPLE.sections[1].body
    assert isinstance(box, WarningBox)
    return section(2, replace(box, **changes), *(more or rest))


BULLETS = EXAMPLE.sections[0].body[2]
BOX = EXAMPLE.sections[1].body[0]
TABLE = EXAMPLE.sections[1].body[2]
assert isinstance(BULLETS, Bullets)
assert isinstance(BOX, WarningBox)
assert isinstance(TABLE, Table)
OLDER = TABLE.rows[1]
assert isinstance(OLDER, Row)

OTHERS: dict[str, tuple[Leaflet, str]] = {
    "a word more": (said("Do not ever chew it."), "words-missing"),
    "a word less": (said("Do not chew"), "words-added"),
    "the contrary": (said("chew it."), "words-added"),
    "another number": (said("Do not chew 0.5 of it."), "words-missing"),
    "a longer number": (replace(EXAMPLE, title=text("Example 15 µg capsules")), "words-missing"),
    "another mu": (replace(EXAMPLE, title=text("Example 5 μg capsules")), "words-missing"),
    "another order": (section(1, *EXAMPLE.sections[0].body[1::-1], BULLETS), "words-out-of-order"),
    "another section number": (section(1, number=3), "heading-number"),
    "another heading": (section(1, heading=text("How to store it")), "heading-missing"),
    "one section less": (replace(EXAMPLE, sections=EXAMPLE.sections[:1]), "heading-unexpected"),
    "no level": (boxed(title=text("Danger: Not in pregnancy")), "warning-without-level"),
    "two boxes for one": (
        boxed(
            WarningBox(Level.DANGER, text("It harms unborn babies."), (), HERE),
            *EXAMPLE.sections[1].body[1:],
            body=(),
        ),
        "warning-no-box",
    ),
    "a wider box": (
        boxed(*EXAMPLE.sections[1].body[2:], body=(*BOX.body, *EXAMPLE.sections[1].body[1:2])),
        "warning-torn",
    ),
    "steps for bullets": (section(1, *EXAMPLE.sections[0].body[:2], Steps(BULLETS.items, HERE)), "list-numbering"),
    "two lists for one": (
        section(1, *EXAMPLE.sections[0].body[:2], *(Bullets((each,), HERE) for each in BULLETS.items)),
        "list-items",
    ),
    "one list for two": (
        section(
            1,
            *EXAMPLE.sections[0].body[:2],
            Bullets((BULLETS.items[0], replace(BULLETS.items[1], inner=None), item("Fill the cup.")), HERE),
        ),
        "list-torn",
    ),
    "cells in other columns": (
        boxed(
            EXAMPLE.sections[1].body[1],
            replace(TABLE, rows=(TABLE.rows[0], Row((None, OLDER.cells[0]), HERE))),
            *EXAMPLE.sections[1].body[3:],
        ),
        "table-cell",
    ),
    "another link": (
        section(1, Paragraph(text("Take one capsule (5 µg)", Run("with", HERE, target="tel:111")), HERE)),
        "words-missing",
    ),
    "another notice": (replace(EXAMPLE, identity=replace(EXAMPLE.identity, notice="Not for sale")), "notice-missing"),
    "another title": (replace(EXAMPLE, identity=replace(EXAMPLE.identity, title="Other")), "title-differs"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_the_verifier_finds_that_the_leaflet_has(name: str) -> None:
    leaflet, code = OTHERS[name]
    assert code in codes(GOOD, leaflet)


def test_words_that_stand_twice_in_the_leaflet_must_stand_twice_in_the_document() -> None:
    body = EXAMPLE.sections[0].body
    assert codes(GOOD, section(1, *body[:2], Paragraph(text("Do not chew it."), HERE), BULLETS)) == {"words-missing"}


def test_a_lost_text_is_the_only_one_that_is_reported() -> None:
    body = EXAMPLE.sections[0].body
    leaflet = section(1, Paragraph(text("Example Pharmacy"), HERE), *body)
    messages = [finding.message for finding in verify(AS_READ, leaflet)]
    assert messages == ["“Example Pharmacy” is not told, or not whole"]


def test_the_program_may_add_words_of_its_own() -> None:
    assert codes(paint(set_example("Do not use. Ask first."))) == set()


def test_generated_words_that_hold_a_text_are_not_taken_for_it() -> None:
    assert codes(paint(set_example("Do not use. Do not chew it."))) == set()


def test_a_text_may_not_stand_by_itself_a_second_time() -> None:
    assert codes(paint(set_example("Do not chew it."))) == {"words-twice"}


@pytest.mark.parametrize(
    ("words", "line", "stands_there"),
    [
        ("4 mg", "Take 4 mg.", True),
        ("4 mg", "Take 14 mg.", False),
        ("4 mg", "Take 0.4 mg.", False),
        ("4 mg", "Take ≤4 mg.", False),
        ("4 mg", "Take 4 mg/ml.", False),
        ("Take 4", "Take 4.5 mg", False),
        ("Take 4", "Take 4, then rest", True),
        ("chew", "Do not chew.", True),
        ("chew", "Do not chewing", False),
    ],
)
def test_words_are_found_as_whole_words_and_whole_numbers(words: str, line: str, stands_there: bool) -> None:
    assert (find(words, line) >= 0) == stands_there


@pytest.mark.parametrize(
    "again", ["e\N{COMBINING ACUTE ACCENT}clair  cream", "éclair\ncream ", "éclair\N{NO-BREAK SPACE}cream"]
)
def test_words_are_compared_without_regard_to_their_white_space(again: str) -> None:
    assert fold(again) == "éclair cream"


# Words that the program adds


def with_added(blocks: SideEffects | Precautions, lines: tuple[str, ...]) -> set[str]:
    """Return what is found about added words where a section's heading and the lines are all that is set."""
    leaflet = section(1, blocks)
    setting = Setting()
    setting.page()
    document = setting.element(Tag.DOCUMENT, -1)
    for words in ("1. How to take it", *lines):
        setting.element(Tag.PARAGRAPH, document, words)
    frame = Rect(50, 50, WIDTH - 100, HEIGHT - 100)
    page = Page(1, WIDTH, HEIGHT, frame, tuple(setting.pages[0]))
    found = codes(paint(Pages(leaflet.identity, (page,), tuple(setting.elements), (), ())), leaflet)
    return {code for code in found if code.startswith(("rating", "frequency"))}


@pytest.mark.parametrize(
    ("first", "second", "third", "found"),
    [
        ("Do not use.", "Do not use.", "Take care.", set()),
        ("Do not use.", "•", "Take care.", {"rating-missing"}),
        ("Do not use.", "Do not", "Take care.", {"rating-differs"}),
        ("Do not use.", "Take care.", "Take care.", {"rating-differs"}),
        ("Do not use.", "Do not use.", "Do not use.", {"rating-differs"}),
    ],
)
def test_a_rating_is_told_in_the_same_words_each_time(first: str, second: str, third: str, found: set[str]) -> None:
    def card(topic: str, rating: Rating) -> Precaution:
        return Precaution(text(topic), rating, (Paragraph(text(f"Why {topic}."), HERE),), HERE)

    cards = (
        card("alcohol", Rating.DO_NOT_USE),
        card("tobacco", Rating.DO_NOT_USE),
        card("driving", Rating.TAKE_CARE),
    )
    lines = ("alcohol", first, "Why alcohol.", "tobacco", second, "Why tobacco.", "driving", third, "Why driving.")
    assert with_added(Precautions(cards, HERE), lines) == found


@pytest.mark.parametrize(
    ("stop", "rare", "found"),
    [
        ("Stop if:", "Rare:", set()),
        ("•", "Rare:", {"frequency-missing"}),
        ("Stop if:", "•", {"frequency-missing"}),
        ("Rare:", "Rare:", {"frequency-differs"}),
    ],
)
def test_side_effects_are_told_with_how_frequent_they_are(stop: str, rare: str, found: set[str]) -> None:
    effects = SideEffects((item("blue lips"),), (Band(Frequency.RARE, (item("gout"),), HERE),), HERE)
    assert with_added(effects, (stop, "blue lips", rare, "gout")) == found


@pytest.mark.parametrize("title", ["Take", "care", "Take care", "Take care: Take"])
def test_a_title_with_the_words_of_its_level_is_told_behind_them(title: str) -> None:
    content = made.leaflet(made.section(made.box(made.paragraph("Words."), title=title, level=Level.CAUTION)))
    assert [finding.code for finding in verify(read(paint(lay_out(content))), content)] == []
