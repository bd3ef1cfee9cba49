"""The proof room: the library in order of need, and one leaflet with what was found, said, changed and approved."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_the_library_is_in_the_order_of_need_and_filtered(page: Any) -> None:
    page.goto("library.html")
    page.wait_for_selector("#leaflets tr")
    needs = page.locator("#leaflets td:nth-child(2)").all_inner_texts()
    assert needs == sorted(needs, key=["broken", "changed", "expired", "review due", "draft", "approved"].index)
    page.fill("[name=text]", "warf")
    assert page.inner_text("#count") == "1 leaflet"
    page.fill("[name=text]", "")
    page.select_option("[name=need]", "approved")
    assert page.inner_text("#count") == "2 leaflets"
    page.click("#leaflets a >> nth=0")
    page.wait_for_url("**/leaflet.html#*")


def test_a_line_that_is_clicked_is_marked_and_can_be_commented(page: Any) -> None:
    page.goto("leaflet.html#warfarin")
    page.wait_for_selector("#pages .sheet svg")
    line = page.locator("#pages text[data-line]").nth(12)
    line.click()
    assert page.locator("#pages .mark").count() >= 1
    page.fill("#comment textarea", "Is this so?")
    page.click("#comment button")
    page.wait_for_selector("#comments li:has-text('Is this so?')")
    page.reload()
    page.wait_for_selector("#comments li:has-text('Is this so?')")
    page.check("#comments li input")
    page.wait_for_selector("#comments li.done")


def test_findings_lead_to_their_lines(page: Any) -> None:
    page.goto("leaflet.html#salbutamol-100mcg")
    page.wait_for_selector("#findings li")
    page.click("#findings li:last-child button")
    assert page.locator("#pages .mark").count() >= 1


def test_what_changed_since_approval_stands_side_by_side(page: Any, folder: Path) -> None:
    path = folder / "samplin.yaml"
    before = path.read_text(encoding="utf-8")
    try:
        path.write_text(before.replace("- first entry", "- other entry"), encoding="utf-8")
        page.goto("leaflet.html#samplin")
        page.wait_for_selector("#standing:text('changed')")
        page.wait_for_selector("#changes li")
        assert "other" in page.inner_text("#changes ins")
    finally:
        path.write_text(before, encoding="utf-8")


def test_approving_wants_the_last_page_seen_and_a_tick(page: Any, folder: Path) -> None:
    record = folder / "hushin.approval.yaml"
    before = record.read_bytes()
    try:
        page.goto("leaflet.html#hushin")
        page.wait_for_selector("#approved-thing dd")
        page.fill("[name=role]", "pharmacist")
        assert page.is_disabled("#approval [type=submit]")
        page.locator("#pages .sheet").last.scroll_into_view_if_needed()
        page.check("[name=read]")
        for reason in page.locator("[data-code]").all():
            reason.fill("It is an example.")
        page.click("#approval [type=submit]")
        page.wait_for_selector("#approval-told:text('Approved')")
        assert record.read_bytes().count(b"- by:") == before.count(b"- by:") + 1
    finally:
        record.write_bytes(before)


def test_what_changed_meanwhile_is_not_approved(page: Any, folder: Path) -> None:
    path, record = folder / "hushin.yaml", folder / "hushin.approval.yaml"
    before, approvals = path.read_text(encoding="utf-8"), record.read_bytes()
    try:
        page.goto("leaflet.html#hushin")
        page.wait_for_selector("#approved-thing dd")
        page.fill("[name=role]", "pharmacist")
        page.locator("#pages .sheet").last.scroll_into_view_if_needed()
        page.check("[name=read]")
        for reason in page.locator("[data-code]").all():
            reason.fill("It is an example.")
        path.write_text(before.replace("- first entry", "- other entry"), encoding="utf-8")
        page.click("#approval [type=submit]")
        page.wait_for_selector("#approval-told:text('it has changed since you opened it')")
        assert record.read_bytes() == approvals
    finally:
        path.write_text(before, encoding="utf-8")
