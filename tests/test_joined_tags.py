"""A file that was joined from several, and then broken: validators pass most of it, and the proof does not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from leaflet_pdf.assembly.attach import attach
from leaflet_pdf.proof.reader.read import joined_faults
from leaflet_pdf.release.signature import sign
from leaflet_pdf.release.verification import judge
from tests import prescriptions
from tests.hand_set import GOOD
from tests.test_signature import DAY, KEY


@cache
def both() -> bytes:
    pdf = attach(prescriptions.tagged(), GOOD).pdf
    assert pdf
    return pdf


def elements(file: Any) -> list[Any]:
    """Return all elements of the tree, the prescription's first."""
    found, waiting = [], [file.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, Array):
            waiting = [*one, *waiting]
        elif isinstance(one, Dictionary) and "/S" in one:
            found.append(one)
            waiting = [one.get("/K"), *waiting]
    return found


def last(file: Any, tag: str) -> Any:
    return [one for one in elements(file) if f"/{tag}" == one.S][-1]


def numbers(file: Any) -> Any:
    return file.Root.StructTreeRoot.ParentTree.Nums


def another_parent(file: Any) -> None:
    last(file, "H1").P = file.Root.StructTreeRoot


def keys_of_the_prescription(file: Any) -> None:
    file.pages[-1].StructParents = file.pages[0].StructParents


def entries_shifted_by_one(file: Any) -> None:
    for at in range(0, len(numbers(file)), 2):
        if isinstance(numbers(file)[at + 1], Array):
            numbers(file)[at + 1] = Array(list(numbers(file)[at + 1])[1:])


def a_key_twice(file: Any) -> None:
    numbers(file).extend([numbers(file)[0], numbers(file)[1]])


def a_parent_tree_of_the_prescription_only(file: Any) -> None:
    file.Root.StructTreeRoot.ParentTree.Nums = Array(list(numbers(file))[: len(numbers(file)) // 2])


def a_leaflet_left_out_of_the_tree(file: Any) -> None:
    file.Root.StructTreeRoot.K = Array([file.Root.StructTreeRoot.K[0]])


def ids_without_their_prefix(file: Any) -> None:
    for one in elements(file):
        if "/ID" in one:
            one.ID = String(bytes(one.ID).decode().removeprefix("L1-"))


def a_list_of_ids_of_the_prescription_only(file: Any) -> None:
    file.Root.StructTreeRoot.IDTree.Names = Array(list(file.Root.StructTreeRoot.IDTree.Names)[:2])


def heads_without_their_prefix(file: Any) -> None:
    last(file, "TD").A.Headers = Array([String("99999999")])


def a_link_without_its_key(file: Any) -> None:
    del [one for page in file.pages for one in page.get("/Annots", [])][-1].StructParent


def a_link_that_is_left_out(file: Any) -> None:
    page = next(page for page in reversed(file.pages) if "/Annots" in page)
    page.Annots = Array([])


def a_link_to_a_page_of_the_other_file(file: Any) -> None:
    page = file.make_indirect(Dictionary(Type=Name.Page, MediaBox=[0, 0, 9, 9]))
    links = [one for each in file.pages for one in each.get("/Annots", []) if "/Dest" in one]
    links[-1].Dest = Array([page, Name.Fit])


def an_outline_that_does_not_go_back(file: Any) -> None:
    del file.Root.Outlines.Last.Prev


def an_outline_that_ends_too_soon(file: Any) -> None:
    file.Root.Outlines.Last = file.Root.Outlines.First


def content_that_is_gone(file: Any) -> None:
    file.pages[0].Contents = file.make_stream(b"")


def a_mark_in_the_tree_twice(file: Any) -> None:
    paragraph = last(file, "P")
    paragraph.K = Array([*paragraph.K, paragraph.K[0]])


BROKEN: dict[Callable[[Any], None], str] = {
    another_parent: "parent-wrong",
    keys_of_the_prescription: "page-without-key",
    entries_shifted_by_one: "parent-tree-mark",
    a_key_twice: "page-without-key",
    a_parent_tree_of_the_prescription_only: "parent-tree-mark",
    a_leaflet_left_out_of_the_tree: "mark-untold",
    ids_without_their_prefix: "id-astray",
    a_list_of_ids_of_the_prescription_only: "id-astray",
    heads_without_their_prefix: "cell-without-head",
    a_link_without_its_key: "parent-tree-link",
    a_link_that_is_left_out: "link-without-area",
    a_link_to_a_page_of_the_other_file: "link-to-nowhere",
    an_outline_that_does_not_go_back: "outline-torn",
    an_outline_that_ends_too_soon: "outline-torn",
    content_that_is_gone: "mark-missing",
    a_mark_in_the_tree_twice: "mark-told-twice",
}


def test_what_was_joined_is_sound() -> None:
    assert joined_faults(both()) == ()
    assert judge(both(), "both.pdf").findings == ()


@pytest.mark.parametrize(("spoil", "code"), BROKEN.items(), ids=[spoil.__name__ for spoil in BROKEN])
def test_a_broken_tree_is_found(spoil: Callable[[Any], None], code: str) -> None:
    broken = prescriptions.changed(both(), spoil)
    assert code in {finding.code for finding in joined_faults(broken)}
    assert code in {finding.code for finding in judge(broken, "both.pdf").findings}


def words_of_the_leaflet(file: Any) -> None:
    page = file.pages[-1]
    page.Contents = file.make_stream(page.Contents.read_bytes() + b"\n/P <</MCID 99>> BDC\nEMC")


def a_stamp(file: Any) -> None:
    page = file.pages[-1]
    page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[9, 9, 99, 99])])


def another_title_of_the_leaflet(file: Any) -> None:
    file.Root.PieceInfo.leaflet_pdf.Private.Parts[0].Info.Title = "Another"


def a_leaflet_that_says_to_have_more_pages(file: Any) -> None:
    file.Root.PieceInfo.leaflet_pdf.Private.Parts[0].Count += 1


def another_language(file: Any) -> None:
    file.Root.StructTreeRoot.K[-1].Lang = "de-DE"


def another_language_for_all(file: Any) -> None:
    del file.Root.StructTreeRoot.K[-1].Lang
    file.Root.Lang = "de-DE"


def other_page_labels(file: Any) -> None:
    file.Root.PageLabels.Nums = Array([0, Dictionary(S=Name.D)])


def other_colours(file: Any) -> None:
    file.Root.OutputIntents[0].DestOutputProfile = file.make_stream(b"other colours", N=3)


CHANGED: dict[Callable[[Any], None], str] = {
    words_of_the_leaflet: "mark-untold",
    a_stamp: "entry-unknown",
    another_title_of_the_leaflet: "seal-broken",
    a_leaflet_that_says_to_have_more_pages: "unreadable-pdf",
    another_language: "language-differs",
    another_language_for_all: "language-differs",
    other_page_labels: "page-label",
    other_colours: "colours-differ",
}


@pytest.mark.parametrize(("spoil", "code"), CHANGED.items(), ids=[spoil.__name__ for spoil in CHANGED])
def test_a_change_to_a_leaflet_in_the_file_is_found(spoil: Callable[[Any], None], code: str) -> None:
    assert code in {finding.code for finding in judge(prescriptions.changed(both(), spoil), "both.pdf").findings}


def without_colours(file: Any) -> None:
    del file.pages[-1].Resources.ColorSpace


def test_a_leaflet_that_lost_its_own_colours_is_found() -> None:
    pdf = attach(prescriptions.in_other_colours(), GOOD).pdf or b""
    assert judge(pdf, "both.pdf").findings == ()
    found = judge(prescriptions.changed(pdf, without_colours), "both.pdf").findings
    assert [finding.code for finding in found] == ["unreadable-pdf"]


def test_a_leaflet_that_was_attached_and_changed_is_found() -> None:
    pdf = attach(prescriptions.tagged(), GOOD, as_file=True).pdf or b""

    def another(file: Any) -> None:
        name = next(iter(file.attachments))
        file.attachments[name] = pikepdf.AttachedFileSpec(file, attach(GOOD, GOOD).pdf or b"", filename=name)

    assert judge(pdf, "both.pdf").findings == ()
    found = judge(prescriptions.changed(pdf, another), "both.pdf").findings
    assert [finding.code for finding in found] == ["unreadable-pdf"]


def test_one_signature_is_of_the_prescription_and_the_leaflet() -> None:
    verdict = judge(sign(both(), KEY, None, DAY), "both.pdf")
    assert verdict.findings == ()
    assert verdict.signed
    assert verdict.signed.approved == both()


def test_a_program_that_only_saves_the_file_breaks_nothing() -> None:
    saved = prescriptions.changed(both(), lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert joined_faults(saved) == ()
    assert judge(saved, "both.pdf").findings == ()
