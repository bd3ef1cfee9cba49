"""A web page is judged in a browser: by axe, on a narrow screen, with the spacing that a reader may ask for.

It needs `leaflet_pdf[browser]` and a Chromium, which few machines have: what a page is made of is tested without them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.other_scripts import leaflet_in
from tests.test_export import EVERY, exported, loaded
from tests.test_right_to_left import gallery

pytest.importorskip("playwright", reason="a browser is asked")
pytest.importorskip("axe_playwright_python", reason="it is axe that judges")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
if not CHROMIUM:
    pytest.skip("a browser is asked", allow_module_level=True)

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SPACED = (
    "* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }"
    "p { margin-bottom: 2em !important }"
)
"""The spacing that a page must bear (WCAG 2.2, 1.4.12)."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """Return the page of each leaflet, by its name or its language."""
    others = {"ar": gallery("ar"), "hi": leaflet_in("hi")}
    contents = {path.stem: loaded(path) for path in EVERY if path.stem in NAMES} | others
    return {name: exported(content, "html") for name, content in contents.items()}


NAMES = ["gallery", "salbutamol-100mcg", "ar", "hi"]
"""Every component, wide tables, a page from the right, and letters of another script."""


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(name: str, browser: Any, written: dict[str, str]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(color_scheme="dark")
    page.set_content(written[name])
    found = Axe().run(page, options={"runOnly": _RULES}).response
    page.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert [one["id"] for one in found["incomplete"]] == []


@pytest.mark.parametrize("name", NAMES)
def test_only_tables_are_wider_than_a_narrow_screen(name: str, browser: Any, written: dict[str, str]) -> None:
    """A page fits 320 pixels (WCAG 2.2, 1.4.10), also with the widest spacing."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.set_content(written[name])
    widths = [page.evaluate("document.documentElement.scrollWidth")]
    page.add_style_tag(content=_SPACED)
    widths.append(page.evaluate("document.documentElement.scrollWidth"))
    page.close()
    assert widths == [320, 320]


def test_a_table_that_scrolls_is_reached_by_keys(browser: Any, written: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.set_content(written["gallery"])
    wide = page.evaluate(
        "[...document.querySelectorAll('.table')].filter(it => it.scrollWidth > it.clientWidth)"
        ".map(it => [it.tabIndex, it.getAttribute('aria-label')])"
    )
    page.close()
    assert wide and all(place == 0 and name for place, name in wide)


def test_drawings_are_seen_where_colours_are_forced(browser: Any, written: dict[str, str]) -> None:
    page = browser.new_page(forced_colors="active", color_scheme="dark")
    page.set_content(written["gallery"])
    grounds = page.evaluate(
        "[...document.querySelectorAll('svg, img')].map(it => getComputedStyle(it).backgroundColor)"
    )
    page.close()
    assert set(grounds) == {"rgb(255, 255, 255)"}
