"""Documents of other systems are read within bounds, and what attacks a reader is refused at once."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from leaflet_pdf.sources.exchange.reading.archive import unpacked
from leaflet_pdf.sources.exchange.reading.bounds import (
    DEEPEST,
    MOST_ATTRIBUTES,
    MOST_BYTES,
    MOST_ELEMENTS,
    MOST_LINES,
    RefusedError,
)
from leaflet_pdf.sources.exchange.reading.element import Element, Words
from leaflet_pdf.sources.exchange.reading.json import read_json
from leaflet_pdf.sources.exchange.reading.package import packages, tree
from leaflet_pdf.sources.exchange.reading.xml import read_xml
from tests.imports import as_json, as_xml, label, leaflet_bundle

BOMB = "<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '&b;&b;'>]><a>&c;</a>"

REFUSED = {
    "a bomb of entities": (BOMB.encode(), "unsafe-document"),
    "an external entity": (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "unsafe-document"),
    "an external document type": (b'<!DOCTYPE a SYSTEM "https://example.org/a.dtd"><a/>', "unsafe-document"),
    "an entity that nobody declared": (b"<a>&b;</a>", "not-a-document"),
    "elements in each other": (b"<a>" * 100_000, "unsafe-document"),
    "elements beside each other": (b"<a>" + b"<b/>" * 3 * MOST_ELEMENTS + b"</a>", "unsafe-document"),
    "lines": (b"<a>" + b"\n" * (MOST_LINES + 1) + b"</a>", "unsafe-document"),
    "attributes": (b"<a %s/>" % b" ".join(b'a%d=""' % n for n in range(MOST_ATTRIBUTES + 1)), "unsafe-document"),
    "another encoding": (b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', "unsafe-document"),
    "bytes that are no UTF-8": (b"<a>\xff</a>", "not-a-document"),
    "half a file": (b"<a><b>", "not-a-document"),
    "too many bytes": (b"<a>" + b" " * MOST_BYTES, "unsafe-document"),
    "lists in each other": (b'{"a":' + b"[" * 100_000, "unsafe-document"),
    "objects in each other": (b'{"a":' * 100_000, "unsafe-document"),
    "a name that is there twice": (b'{"resourceType": "Bundle", "id": "a", "id": "b"}', "not-a-document"),
    "a number that is none": (b'{"resourceType": "Bundle", "id": NaN}', "not-a-document"),
    "half an object": (b'{"resourceType": "Bundle"', "not-a-document"),
    "something behind the end": (b'{"resourceType": "Bundle"} {}', "not-a-document"),
    "no resource": (b"{}", "not-a-document"),
    "a document type in a narrative": (as_json({"resourceType": "Bundle", "div": BOMB}), "unsafe-document"),
    "neither XML nor JSON": (b"%PDF-1.7", "unknown-document"),
}


@pytest.mark.parametrize("data, code", REFUSED.values(), ids=REFUSED)
def test_what_attacks_a_reader_or_is_damaged_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        tree(data)
    assert refused.value.problem.rule.code == code
    assert refused.value.problem.message and refused.value.problem.hint


def test_a_document_as_deep_as_allowed_is_read() -> None:
    assert read_xml(b"<a>" * DEEPEST + b"</a>" * DEEPEST).name == "a"


def test_an_element_and_its_words_know_their_places_in_utf_8_and_utf_16() -> None:
    text = '<a>\n  <b n="1">one &amp;\n two</b><b>three</b></a>'
    for data in (text.encode(), text.encode("utf-16"), b"\xef\xbb\xbf" + text.encode()):
        second = list(read_xml(data).all("b"))[1]
        words = read_xml(data).first("b")
        assert words and words.content == [Words("one &\n two", 2, 12)]
        assert (second.path, second.line, second.column) == ("a/b[2]", 3, 9)


def test_json_is_read_to_the_tree_of_its_xml() -> None:
    resource = leaflet_bundle("<p>One <b>two</b></p>", more=[{"resourceType": "Binary", "id": "x", "contained": []}])

    def shape(element: Element) -> object:
        words = [part.text.strip() for part in element.content if isinstance(part, Words) and part.text.strip()]
        return element.name, element.number, element.attributes, words, [shape(child) for child in element.children]

    assert shape(read_json(as_json(resource))) == shape(read_xml(as_xml(resource)))


def test_a_value_of_json_knows_its_line() -> None:
    root = read_json('{"resourceType": "Bundle",\n "id": "é",\n "type": ["a", "b"]}'.encode("utf-16"))
    assert [(child.name, child.path, child.line, child.column) for child in root.children] == [
        ("id", "Bundle/id", 2, 8),
        ("type", "Bundle/type", 3, 11),
        ("type", "Bundle/type[2]", 3, 16),
    ]


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_names_of_a_zip_file_are_looked_up_and_lead_nowhere() -> None:
    assert unpacked(zipped({"../../a.xml": b"<a/>", "b/c.jpg": b"d"})) == {"a.xml": b"<a/>", "c.jpg": b"d"}


ARCHIVES = {
    "unfolds without end": (zipped({"a.xml": bytes(5_000_000)}), "unsafe-document"),
    "has too many entries": (zipped(dict.fromkeys(map(str, range(300)), b"")), "unsafe-document"),
    "is cut": (zipped({"a.xml": b"<a/>" * 1000})[:-30], "not-a-document"),
    "is broken": (zipped({"a.xml": b"abc" * 99}, zipfile.ZIP_STORED).replace(b"abcabc", b"abdabc"), "not-a-document"),
}


@pytest.mark.parametrize("data, code", ARCHIVES.values(), ids=ARCHIVES)
def test_a_zip_file_that_is_no_honest_one_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        unpacked(data)
    assert refused.value.problem.rule.code == code


def test_documents_are_found_by_their_content_in_files_zip_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "label.zip").write_bytes(
        zipped({"x/label.xml": label("<paragraph>a</paragraph>"), "y.jpg": b"\xff\xd8"})
    )
    (tmp_path / "note.txt").write_bytes(b"<a/>")
    (tmp_path / "other.json").write_bytes(b"{}")
    assert [package.name for package in packages(tmp_path)] == ["label.zip/label.xml", "other.json"]
    assert [package.name for package in packages(tmp_path / "note.txt")] == ["note.txt"]
    (zipped_package,) = packages(tmp_path / "label.zip")
    assert zipped_package.file("y.jpg") == b"\xff\xd8"


def test_a_picture_is_looked_for_beside_a_document_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.xml", "b.jpg", "../c.jpg"):
        (tmp_path / "in" / name).write_bytes(b"<a/>")
    (package,) = packages(tmp_path / "in" / "a.xml")
    assert package.file("b.jpg") == b"<a/>"
    assert [package.file(name) for name in ("../c.jpg", str(tmp_path / "c.jpg"), "d.jpg", "")] == [None] * 4


def test_a_folder_without_a_document_says_so(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="no XML, JSON or ZIP"):
        packages(tmp_path)
