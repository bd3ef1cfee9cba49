"""The proof room: the library in order of need, and one leaflet with what was found, said, changed and approved."""

from __future__ import annotations

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


def test_a_line_that_is_clicked_is_marked(page: Any) -> None:
    page.goto("leaflet.html#warfarin")
    page.wait_for_selector("#pages .sheet svg")
    line = page.locator("#pages text[data-line]").nth(12)
    line.click()
    assert page.locator("#pages .mark").count() >= 1


def test_findings_lead_to_their_lines(page: Any) -> None:
    page.goto("leaflet.html#salbutamol-100mcg")
    page.wait_for_selector("#findings li")
    page.click("#findings li:last-child button")
    assert page.locator("#pages .mark").count() >= 1
