"""Takes the pictures of `leaflet serve` that the README and the site show.

`PYTHONPATH=.ci/docs python -m generator.screens` needs the extras `serve` and `browser`, a Chromium on the machine,
and the folder `content`.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image

FOLDER = Path(__file__).parents[1] / "pages/pictures"
_SIZE: Any = {"width": 1366, "height": 768}
_WIDE = 1024
_COLOURS = 32
"""Flat colours and the steps between them and their edges: more make the file larger, and nothing clearer."""


def main() -> None:
    """Write each picture into the folder of the site's pages."""
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, arrange in {"counter": counter, "desk": desk}.items():
            page = browser.new_page(viewport=_SIZE, base_url=address)
            arrange(page)
            (FOLDER / f"{name}.png").write_bytes(small(page.screenshot()))
            page.close()
        browser.close()


@contextmanager
def served() -> Iterator[str]:
    """Serve the examples, and give the address."""
    command = [sys.executable, "-m", "leaflet_pdf", "serve", "--port", "0", "--write", "content"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = re.search(r"http://\S+?/", server.stdout.readline())
        assert address
        yield address[0]
        server.terminate()


def counter(page: Any) -> None:
    """Choose a leaflet of the examples, which are drafts."""
    page.goto("index.html")
    page.wait_for_selector("#found:not(:empty)")
    page.check("#drafts")
    page.focus("#find")
    page.keyboard.type("war", delay=60)
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#pages .sheet svg")
    page.wait_for_timeout(300)


def desk(page: Any) -> None:
    """Go from a line of a page to its place in the text."""
    page.goto("write.html#salbutamol-100mcg")
    page.wait_for_selector("#findings li")
    page.locator("#pages text[data-line]").nth(40).click()
    page.wait_for_timeout(500)


def small(picture: bytes) -> bytes:
    """Return a PNG that is as wide as the site, of few colours."""
    drawn = Image.open(io.BytesIO(picture)).convert("RGB")
    scaled = drawn.resize((_WIDE, round(drawn.height * _WIDE / drawn.width)), Image.Resampling.LANCZOS)
    made = io.BytesIO()
    scaled.quantize(_COLOURS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


if __name__ == "__main__":
    main()
