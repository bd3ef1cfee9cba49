"""A browser for tests of the pages: the system's Chromium, driven by Playwright. Without either, they are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import leaflet_pdf
from tests.browser.library import make_library, served

PAGES = Path(leaflet_pdf.__file__).parent / "serve/pages"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MEDIA = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}

Run = Callable[..., Any]

_WATCHED = """
window.refused = [];
document.addEventListener('securitypolicyviolation',
  (event) => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


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


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_library(tmp_path_factory.mktemp("served") / "content")


@pytest.fixture(scope="session")
def address(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """Return where the folder is served; whoever opens it may save, comment and approve."""
    request.getfixturevalue("browser")  # without one, nothing is served
    pytest.importorskip("starlette", reason="the server is an extra")
    with served(folder, "--write") as where:
        yield where


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """Return an empty page of a new browser profile. In the end the policy has refused nothing, and nothing failed."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=address)
    context.set_default_timeout(8000)
    context.add_init_script(_WATCHED)
    opened = context.new_page()
    failed: list[str] = []
    opened.on("pageerror", lambda error: failed.append(str(error)))
    yield opened
    refused = opened.evaluate("window.refused ?? []")
    context.close()
    assert (failed, refused) == ([], [])


@pytest.fixture
def counter(page: Any) -> Any:
    """Return the counter; what would be printed is counted in `window.prints`, and no print window opens."""
    page.goto("index.html")
    page.evaluate(
        "import('./counter/print.js').then(({ printer }) => {"
        " window.prints = []; printer.print = (frame) => window.prints.push(frame.src); })"
    )
    page.wait_for_selector("#hits [role=row], #found:not(:empty)")
    return page
