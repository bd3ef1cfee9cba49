"""The counter: find, choose, print, by three keys; and what scanners, patients' covers and sensitive leaflets need."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.library import GTIN

HAND = 60
"""Milliseconds a key, as a person types."""


def _prints(page: Any) -> int:
    return int(page.evaluate("window.prints.length"))


def _wait_for_prints(page: Any, number: int) -> None:
    """Wait until so many prints were asked for, and make sure that no more come."""
    for _ in range(100):
        if _prints(page) >= number and "Sent to the print window" in page.inner_text("#told"):
            break
        page.wait_for_timeout(50)
    assert _prints(page) == number


def _type(page: Any, text: str, delay: int = HAND) -> None:
    page.keyboard.type(text, delay=delay)


def _scan(page: Any, code: str) -> None:
    """Type as a scanner does into whatever has the focus: within a few milliseconds, and with Enter at the end."""
    page.evaluate(_SCAN, code)


_SCAN = """(code) => {
  const key = (key) => document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  for (const sign of code) {
    if (key(sign) && document.activeElement.matches('input')) document.execCommand('insertText', false, sign);
  }
  if (key('Enter') && document.activeElement.matches('button')) document.activeElement.click();
}"""


def _field(page: Any) -> str:
    return str(page.input_value("#find"))


def test_three_keys_print(counter: Any) -> None:
    for key in ("s", "ArrowDown", "Enter"):
        counter.keyboard.press(key)
    _wait_for_prints(counter, 1)
    assert "Samplin 5 mg tablets" in counter.inner_text("#told")
    assert counter.evaluate("document.activeElement.id") == "find"


def test_the_first_enter_only_chooses(counter: Any) -> None:
    _type(counter, "samp")
    counter.keyboard.press("Enter")
    assert counter.get_attribute("#hits [role=row]", "aria-selected") == "true"
    assert _prints(counter) == 0
    counter.wait_for_timeout(50)
    counter.keyboard.press("Enter")
    _wait_for_prints(counter, 1)


def test_what_is_chosen_is_shown_with_its_number_of_sheets(counter: Any) -> None:
    _type(counter, "samp")
    counter.keyboard.press("ArrowDown")
    counter.wait_for_selector("#pages .sheet svg")
    pages = counter.locator("#pages .sheet").count()
    assert counter.inner_text("#sheets") == f"{pages} sheet{'' if pages == 1 else 's'}"
    counter.check("[name=duplex]")
    sheets = -(-pages // 2)
    counter.wait_for_selector(f"#sheets:text-is('{sheets} sheet{'' if sheets == 1 else 's'}')")


def test_drafts_are_hidden_until_they_are_asked_for(counter: Any) -> None:
    _type(counter, "warf")
    assert counter.locator("#hits [role=row]").count() == 0
    assert "not searched" in counter.inner_text("#found")
    counter.check("#drafts")
    assert "Warfarin" in counter.inner_text("#hits")
    assert "draft" in counter.inner_text("#hits")


@pytest.mark.parametrize(
    "code", [f"]d201{GTIN}17261231105OMEBATCH", f"(01){GTIN}(10)5OMEBATCH(21)5ERIAL", GTIN[1:], GTIN]
)
def test_a_scan_chooses_and_its_enter_never_prints(counter: Any, code: str) -> None:
    _scan(counter, code)
    counter.wait_for_selector("#found:text('Scanned')")
    assert "Samplin" in counter.inner_text("#hits [role=row][aria-selected=true]")
    assert _prints(counter) == 0
    assert _field(counter) == GTIN
    assert "5OMEBATCH" not in counter.content()
    counter.wait_for_timeout(150)
    counter.keyboard.press("Enter")
    _wait_for_prints(counter, 1)


def test_a_scan_while_the_print_button_has_the_focus_prints_nothing(counter: Any) -> None:
    _type(counter, "hush")
    counter.keyboard.press("ArrowDown")
    counter.focus("#print")
    _scan(counter, GTIN)
    counter.wait_for_selector("#found:text('Scanned')")
    assert _prints(counter) == 0
    assert "Samplin" in counter.inner_text("#hits [role=row][aria-selected=true]")


def test_a_scan_into_another_field_leaves_it_as_it_was(counter: Any) -> None:
    counter.focus("[name=copies]")
    _scan(counter, GTIN)
    counter.wait_for_selector("#found:text('Scanned')")
    assert counter.input_value("[name=copies]") == "1"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("05012345678901", "misread"),
        ("05012345678917", "No leaflet names this pack"),
        ("]d20105012345678917", "No leaf"),
    ],
)
def test_a_pack_that_is_not_known_is_told(counter: Any, code: str, told: str) -> None:
    _scan(counter, code)
    counter.wait_for_selector(f"#found:text('{told}')")
    assert _prints(counter) == 0


def test_a_sensitive_leaflet_asks_once(counter: Any) -> None:
    _type(counter, "hush")
    for key in ("ArrowDown", "Enter"):
        counter.keyboard.press(key)
    counter.wait_for_selector("#sensitive[open]")
    counter.click("#sensitive button[value=no]")
    assert _prints(counter) == 0
    counter.focus("#find")
    counter.keyboard.press("Enter")
    counter.click("#sensitive button[value=yes]")
    _wait_for_prints(counter, 1)
    counter.keyboard.press("Enter")
    _wait_for_prints(counter, 2)


def test_languages_are_buttons_of_one_hit(counter: Any) -> None:
    counter.check("#drafts")
    counter.focus("#find")
    _type(counter, "samp")
    assert counter.locator("#hits [role=row]").count() == 1
    counter.keyboard.press("ArrowDown")
    counter.keyboard.press("ArrowRight")
    assert counter.inner_text("#hits .language[aria-selected=true]") == "German"
    counter.keyboard.press("Enter")
    counter.wait_for_selector("#told:text('Sent')")


def test_form_and_paper_are_remembered_and_nothing_else(counter: Any) -> None:
    counter.keyboard.press("F9")
    counter.keyboard.press("ArrowRight")
    assert counter.is_checked("[name=theme][value=large]")
    counter.reload()
    counter.wait_for_selector("#hits [role=row]")
    assert counter.is_checked("[name=theme][value=large]")
    assert counter.evaluate("Object.keys(localStorage)") == ["leaflet.choices"]


def test_the_keys_lead_everywhere(counter: Any) -> None:
    counter.focus("#drafts")
    counter.keyboard.press("F2")
    assert counter.evaluate("document.activeElement.id") == "find"
    _type(counter, "samp")
    counter.keyboard.press("ArrowDown")
    counter.keyboard.press("F8")
    assert counter.evaluate("document.activeElement.dataset.key") == "name"
    counter.keyboard.press("Escape")
    assert counter.is_hidden("#cover")
    counter.keyboard.press("Escape")
    assert _field(counter) == ""


def test_several_leaflets_are_printed_together(counter: Any) -> None:
    _type(counter, "samp")
    counter.keyboard.press("ArrowDown")
    counter.click("#keep")
    assert "Samplin" in counter.inner_text("#pile-list")
    _type(counter, "samp")
    counter.keyboard.press("ArrowDown")
    assert counter.inner_text("#print") == "Print 2 leaflets"
    counter.keyboard.press("Enter")
    _wait_for_prints(counter, 1)
    assert counter.is_hidden("#pile")


def test_again_prints_the_same_once_more(counter: Any) -> None:
    _type(counter, "samp")
    for key in ("ArrowDown", "Enter"):
        counter.keyboard.press(key)
    _wait_for_prints(counter, 1)
    counter.click("#again")
    _wait_for_prints(counter, 2)


PATIENT = {
    "name": "Quirinus Zabelthorpe",
    "directions": "Take the tablets with water.",
    "unit": "5 mg tablet",
    "pharmacy": "Example Pharmacy",
    "contact": "Telephone 1",
    "supply": "28 days",
}


def _fill_cover(page: Any) -> None:
    page.check("#drafts")
    page.focus("#find")
    _type(page, "warf")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("F8")
    for key, value in PATIENT.items():
        page.fill(f"#cover [data-key={key}]", value)
    page.fill("#cover [data-key=evening]", "1")


def test_a_cover_is_printed_and_nothing_of_it_is_left(counter: Any) -> None:
    asked: list[str] = []
    counter.on("request", lambda request: asked.append(request.url))
    _fill_cover(counter)
    counter.click("#print")
    _wait_for_prints(counter, 1)
    assert counter.is_hidden("#cover")
    left = counter.evaluate("JSON.stringify([document.title, location.href, {...localStorage}, {...sessionStorage}])")
    seen = left + counter.evaluate("document.documentElement.outerHTML")
    assert not any("Zabelthorpe" in text for text in (seen, *asked))
    counter.click("#again")
    _wait_for_prints(counter, 2)


def test_a_cover_that_is_wrong_says_so_beside_it(counter: Any) -> None:
    _fill_cover(counter)
    counter.fill("#cover [data-key=daily-total]", "99 mg")
    counter.wait_for_selector("#cover-faults li")
    assert "Zabelthorpe" not in counter.inner_text("#cover-faults")
    counter.click("#print")
    counter.wait_for_timeout(300)
    assert _prints(counter) == 0


def test_a_cover_is_emptied_when_nobody_has_typed_for_two_minutes(counter: Any) -> None:
    counter.clock.install()
    _fill_cover(counter)
    counter.clock.fast_forward(121_000)
    assert counter.is_hidden("#cover")
    assert not re.search("Zabelthorpe", counter.evaluate("document.documentElement.outerHTML"))
