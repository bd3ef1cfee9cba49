"""What holds for every page: accessible, of our own scripts only, below any path, on any screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PAGES = ["index.html", "library.html", "leaflet.html#hushin", "write.html#hushin"]
READY = {
    "index.html": "#hits [role=row]",
    "library.html": "#leaflets tr",
    "leaflet.html#hushin": "#pages .sheet svg",
    "write.html#hushin": "#pages .sheet svg",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def _opened(page: Any, path: str) -> Any:
    page.goto(path)
    page.wait_for_selector(READY[path])
    return page


def _choose(page: Any) -> None:
    """Show as much of the counter as there is: a leaflet, in several languages, with a cover."""
    page.check("#drafts")
    page.focus("#find")
    page.keyboard.type("samp", delay=40)
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#pages .sheet svg")


def _with_cover(page: Any) -> None:
    _choose(page)
    page.keyboard.press("F8")


_RUN = "(wanted) => axe.run({ exclude: ['.sheet svg'] }, { runOnly: wanted })"
"""What is printed has the colours of its theme, whose contrast other tests see to."""

STATES: list[tuple[str, Callable[[Any], None] | None]] = [
    *[(path, None) for path in PAGES],
    ("index.html", _choose),
    ("index.html", _with_cover),
    ("write.html#hushin", lambda page: page.click("#as-form")),
]


@pytest.fixture(scope="session")
def axe() -> Any:
    return pytest.importorskip("axe_playwright_python.base", reason="it brings axe").AXE_FILE_PATH.read_text("utf-8")


@pytest.mark.parametrize(("path", "state"), STATES)
def test_axe_finds_nothing_by_day_or_in_the_dark(
    page: Any, axe: str, path: str, state: Callable[[Any], None] | None
) -> None:
    _opened(page, path)
    if state:
        state(page)
    page.evaluate(axe)
    for scheme, rules in {"light": RULES, "dark": ["color-contrast"]}.items():
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate(_RUN, rules)["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == [], scheme


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_off_sideways_on_a_tablet_or_at_400_percent(page: Any, path: str) -> None:
    _opened(page, path)
    for wide, high in ((1366, 768), (820, 1180), (320, 600)):
        page.set_viewport_size({"width": wide, "height": high})
        assert page.evaluate("document.documentElement.scrollWidth") <= wide


def test_the_counter_needs_no_scrolling_on_its_screen(page: Any) -> None:
    _opened(page, "index.html")
    _choose(page)
    assert page.evaluate("document.documentElement.scrollHeight") <= 768
    box = page.locator("#print").bounding_box()
    assert box["y"] + box["height"] <= 768


@pytest.mark.parametrize("path", PAGES)
def test_targets_are_44_pixels_high(page: Any, path: str) -> None:
    _opened(page, path)
    small = page.evaluate(
        """[...document.querySelectorAll('button, select, nav a, .button, input, [role=row], tbody a')]
          .filter((one) => one.checkVisibility() && !one.closest('label.switch'))
          .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
          .filter(([, height]) => height > 0 && height < 43.9)"""
    )
    assert small == []


@pytest.mark.parametrize("path", PAGES)
def test_pages_work_below_any_path(browser: Any, address: str, path: str) -> None:
    """A proxy at another name gives what the server gives, below /x/y/."""
    page = browser.new_page()
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)

    def forward(route: Any) -> None:
        inside = route.request.url.removeprefix("http://proxy.test/x/y/")
        if inside == route.request.url:
            route.abort()
            missing.append(route.request.url)
            return
        headers = {
            key: value for key, value in route.request.headers.items() if key not in {"origin", "referer", "host"}
        }
        route.fulfill(response=route.fetch(url=address + inside, headers=headers))

    page.route("http://proxy.test/**", forward)
    page.goto(f"http://proxy.test/x/y/{path}")
    page.wait_for_selector(READY[path], timeout=8000)
    page.unroute_all(behavior="ignoreErrors")
    page.close()
    assert [url for url in missing if "/api/v1/leaflets/" not in url] == []


def test_the_counter_is_small(page: Any) -> None:
    """60 KB without fonts is what a page may weigh that a slow line must bring."""
    sizes: dict[str, int] = {}

    def weigh(answer: Any) -> None:
        if "/api/" not in answer.url and "/fonts/" not in answer.url:
            sizes[answer.url] = int(answer.headers.get("content-length", 0))

    page.on("response", weigh)
    _opened(page, "index.html")
    assert 0 < sum(sizes.values()) <= 60_000


def test_everything_comes_from_this_server(page: Any, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        _opened(page, path)
    assert [url for url in asked if not url.startswith(address)] == []
