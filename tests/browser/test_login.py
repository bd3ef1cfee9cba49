"""Where people say who they are: the pages ask once, and show what somebody may do."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.browser.library import served

TOKEN = "a token of the tests"


@pytest.fixture
def guarded(browser: Any, folder: Path, tmp_path: Path) -> Iterator[Any]:
    """Return a page of a server that wants to know who one is; what is written there needs a role that nobody has."""
    pytest.importorskip("starlette", reason="the server is an extra")
    users = tmp_path / "users.yaml"
    user = f"  - name: A. Reviewer\n    roles: [reviewer]\n    token: {sha256(TOKEN.encode()).hexdigest()}\n"
    users.write_text(f"format: 1\nusers:\n{user}", encoding="utf-8")
    with served(folder, "--write", "--token-file", str(users)) as address:
        page = browser.new_page(base_url=address)
        page.set_default_timeout(8000)
        yield page
        page.close()


def test_a_token_is_asked_for_once_and_roles_are_told(guarded: Any) -> None:
    guarded.goto("index.html")
    guarded.fill("dialog[open] input", "not a token")
    guarded.keyboard.press("Enter")
    guarded.wait_for_selector("dialog[open] [role=status]:not(:empty)")
    guarded.fill("dialog[open] input", TOKEN)
    guarded.keyboard.press("Enter")
    guarded.wait_for_selector("#hits [role=row]")
    assert TOKEN not in guarded.evaluate("document.cookie + JSON.stringify([{...localStorage}, {...sessionStorage}])")
    guarded.goto("write.html#warfarin")
    guarded.wait_for_selector("#state:text('This needs the role “author”')")
    guarded.goto("leaflet.html#warfarin")
    guarded.wait_for_selector("#approval-refused:text('approver')")
    assert guarded.is_hidden("#approval")
