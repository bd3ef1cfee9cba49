"""A browser for tests of the pages: the system's Chromium, driven by Playwright. Without either, they are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import leaflet_pdf

PAGES = Path(leaflet_pdf.__file__).parent / "serve/pages"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MEDIA = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}

Run = Callable[..., Any]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="the pages are tested with Playwright")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def run(browser: Any) -> Iterator[Run]:
    """Return a function that calls one of our modules in the browser: `run("counter/scan.js", "scanned", "…")`."""
    page = browser.new_page()
    page.route("http://pages.test/**", _from_disk)
    page.goto("http://pages.test/icon.svg")

    def call(module: str, name: str, *values: Any) -> Any:
        return page.evaluate(
            "([module, name, values]) => import(`/${module}`).then((it) => it[name](...values))", [module, name, values]
        )

    yield call
    page.close()


def _from_disk(route: Any) -> None:
    path = PAGES / route.request.url.removeprefix("http://pages.test/")
    route.fulfill(body=path.read_bytes(), content_type=MEDIA[path.suffix])
