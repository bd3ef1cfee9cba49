"""The author's desk: writing, seeing the pages, and the way between them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def desk(page: Any) -> Any:
    page.goto("write.html#salbutamol-100mcg")
    page.wait_for_selector("#pages .sheet svg")
    return page


def _text(page: Any) -> str:
    return str(page.input_value("#editor textarea"))


def _line(page: Any) -> int:
    return int(
        page.evaluate(
            "(() => { const area = document.querySelector('#editor textarea');"
            " return area.value.slice(0, area.selectionStart).split('\\n').length; })()"
        )
    )


def _put_caret(page: Any, place: int) -> None:
    page.focus("#editor textarea")
    page.evaluate("(place) => document.activeElement.setSelectionRange(place, place)", place)


def test_the_text_is_that_of_the_file(desk: Any, folder: Path) -> None:
    assert _text(desk) == (folder / "salbutamol-100mcg.yaml").read_text(encoding="utf-8")


def test_lines_are_numbered_and_stand_beside_their_text(desk: Any) -> None:
    lines = _text(desk).split("\n")
    assert desk.locator("#editor .code").count() == len(lines)
    assert desk.locator("#editor .code").nth(7).inner_text().strip() == lines[7].strip()
    heights = desk.evaluate("[...document.querySelectorAll('#editor > *')].map((one) => one.scrollHeight)")
    assert abs(heights[0] - heights[1]) <= 1


@pytest.mark.parametrize("name", ["salbutamol-100mcg", "warfarin", "isotretinoin-40mg"])
def test_every_line_that_is_clicked_leads_to_its_line_in_the_file(page: Any, name: str) -> None:
    page.goto(f"write.html#{name}")
    page.wait_for_selector("#pages .sheet svg")
    found = page.evaluate(
        """async () => {
          const area = document.querySelector('#editor textarea');
          const wrong = [], all = [...document.querySelectorAll('#pages text[data-line]')];
          for (const one of all) {
            one.dispatchEvent(new MouseEvent('click', { bubbles: true }));
            const line = area.value.slice(0, area.selectionStart).split('\\n').length;
            if (line !== Number(one.dataset.line)) wrong.push([one.textContent, line]);
          }
          return { wrong, count: all.length };
        }"""
    )
    assert found["wrong"] == []
    assert found["count"] > 50


def test_a_click_puts_the_caret_where_the_word_is_written(desk: Any) -> None:
    word = desk.locator("#pages text[data-line]", has_text="spacer").nth(3)
    word.click()
    desk.wait_for_timeout(300)
    line = _text(desk).split("\n")[_line(desk) - 1]
    assert any(part in line for part in word.text_content().split()[:3])
    assert desk.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_keys_lead_to_the_page_and_back(desk: Any) -> None:
    desk.locator("#pages text[data-line]").nth(20).click()
    line = _line(desk)
    desk.keyboard.press("Alt+p")
    assert desk.evaluate("Number(document.activeElement.dataset.line)") == line
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    assert _line(desk) >= line
    desk.keyboard.press("Alt+p")
    desk.keyboard.press("Alt+e")
    assert desk.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_what_is_typed_is_soon_on_the_page(desk: Any) -> None:
    text = _text(desk)
    _put_caret(desk, text.index("title: Salbutamol") + len("title: "))
    desk.keyboard.type("Zyxwv ", delay=20)
    desk.wait_for_selector("#pages .sheet svg:has-text('Zyxwv')")
    assert desk.inner_text("#state") == "Not saved"


def test_an_error_keeps_the_last_good_pages_and_names_its_line(desk: Any) -> None:
    _put_caret(desk, 0)
    desk.keyboard.type("nonsense: 1\n", delay=5)
    desk.wait_for_selector("#old:text('Line 1 has an error; these are the pages before it.')")
    assert desk.locator("#pages.old .sheet").count() > 0
    desk.wait_for_selector("#editor .code.error")
    desk.click("#findings li:first-child button")
    assert _line(desk) == 1


def test_tab_indents_and_escape_and_tab_leave(desk: Any) -> None:
    desk.focus("#editor textarea")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.tagName") == "TEXTAREA"
    desk.keyboard.press("Control+z")
    desk.keyboard.press("Escape")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.tagName") != "TEXTAREA"


def test_what_may_stand_here_is_offered(desk: Any) -> None:
    text = _text(desk)
    _put_caret(desk, text.index("reader: carer"))
    desk.keyboard.type("onl", delay=40)
    desk.wait_for_selector("#completions:not([hidden]) [role=option]")
    desk.keyboard.press("ArrowDown")
    assert desk.get_attribute("#editor textarea", "aria-activedescendant") == "option-0"
    desk.keyboard.press("Enter")
    assert "online:" in _text(desk)


def test_the_divider_is_moved_by_keys(desk: Any) -> None:
    before = desk.locator(".writing").bounding_box()["width"]
    desk.focus("#divider")
    desk.keyboard.press("ArrowRight")
    assert desk.locator(".writing").bounding_box()["width"] > before


def test_saving_writes_the_file_and_a_conflict_is_told(page: Any, folder: Path) -> None:
    path = folder / "hushin.yaml"
    before = path.read_text(encoding="utf-8")
    try:
        page.goto("write.html#hushin")
        page.wait_for_selector("#pages .sheet svg")
        page.focus("#editor textarea")
        page.keyboard.type("# mine\n", delay=5)
        page.keyboard.press("Control+s")
        page.wait_for_selector("#state:text-is('Saved')")
        assert path.read_text(encoding="utf-8").count("# mine") == 1
        path.write_text("# theirs\n" + before, encoding="utf-8")
        page.keyboard.type("# more\n", delay=5)
        page.keyboard.press("Control+s")
        page.wait_for_selector("#conflict[open]")
        assert "# theirs" in page.inner_text("#differences")
        assert "# mine" in page.inner_text("#differences")
        page.click("#conflict button[value=stay]")
        assert path.read_text(encoding="utf-8") == "# theirs\n" + before
    finally:
        path.write_text(before, encoding="utf-8")


def test_the_form_changes_one_value_of_the_text(desk: Any) -> None:
    before = _text(desk).split("\n")
    desk.click("#as-form")
    desk.fill("#head input >> nth=0", "Another: title")
    desk.keyboard.press("Tab")
    after = _text(desk).split("\n")
    assert [new for old, new in zip(before, after, strict=True) if old != new] == ['title: "Another: title"']
    desk.wait_for_selector("#pages .sheet svg:has-text('Another')")
