"""What people change of the folder: saved files and approvals, and the record of who did it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from leaflet_pdf.records.approval import load_approvals
from leaflet_pdf.serve.audit import NAME, first_broken
from tests.serve.asking import Answer, Client, asked

API = "/api/v1/leaflets"
YAML = {"content-type": "application/yaml"}


@pytest.fixture(scope="module")
def served(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Client, Path]]:
    folder = shutil.copytree(library, tmp_path_factory.mktemp("written") / "content")
    with asked(folder) as (client, _):
        yield client, folder


@pytest.fixture
def writable(served: tuple[Client, Path], library: Path) -> tuple[Client, Path]:
    """Return a client of a server whose folder is as it was at first."""
    client, folder = served
    shutil.rmtree(folder)
    shutil.copytree(library, folder)
    client.server.library.forget()
    return client, folder


def record(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / NAME).read_text(encoding="utf-8").splitlines()]


def save(client: Client, text: bytes, tag: str) -> Answer:
    return client.ask("PUT", f"{API}/warfarin/source", text, {**YAML, "if-match": tag})


def test_a_file_is_saved_by_who_has_read_it_and_by_nobody_else(writable: tuple[Client, Path]) -> None:
    client, folder = writable
    path = folder / "warfarin.yaml"
    read = client.ask("GET", f"{API}/warfarin/source")
    assert read.body == path.read_bytes()
    mine, theirs = read.body.replace(b"tablets", b"tabs", 1), read.body.replace(b"tablets", b"pills", 1)
    first = save(client, mine, read.headers["etag"])
    assert (first.status, path.read_bytes()) == (204, mine)
    for tag in (read.headers["etag"], "", "*", '"x"'):
        second = save(client, theirs, tag)
        assert (second.status, path.read_bytes()) == (412, mine)
        assert any(line.startswith("+") and "pills" in line for line in second.json["differences"])
    assert save(client, theirs, first.headers["etag"]).status == 204
    assert client.ask("GET", f"{API}/warfarin/source").body == theirs


def test_what_was_saved_is_in_the_index_at_once(writable: tuple[Client, Path]) -> None:
    client, _ = writable
    read = client.ask("GET", f"{API}/warfarin/source")
    save(client, read.body.replace(b"title: Warfarin tablets", b"title: Another title"), read.headers["etag"])
    titles = {one["id"]: one["title"] for one in client.ask("GET", API).json["leaflets"]}
    assert titles["warfarin"] == "Another title"


def approval(client: Client, **other: Any) -> dict[str, Any]:
    """Return what is sent to approve a leaflet as it is."""
    shown = client.ask("GET", f"{API}/samplin/pdf?approved=true")
    return {
        "contentDigest": shown.headers["x-leaflet-digest"],
        "pdfSha256": sha256(shown.body).hexdigest(),
        "role": "pharmacist",
        **other,
    }


def test_a_leaflet_is_approved_as_it_was_seen_by_who_is_logged_in(writable: tuple[Client, Path]) -> None:
    client, folder = writable
    answer = client.ask("POST", f"{API}/samplin/approval", approval(client, comment="read twice"))
    assert answer.status == 201
    *_, newest = load_approvals(folder / "samplin.yaml", "samplin")[0]
    assert (newest.role, newest.comment, newest.day) == ("pharmacist", "read twice", date.today())
    assert newest.by == client.ask("GET", "/api/v1/session").json["user"]
    (line,) = record(folder)
    assert (line["user"], line["action"], line["id"]) == (newest.by, "approve", "samplin")
    assert line["after"] == newest.content


@pytest.mark.parametrize("key", ["contentDigest", "pdfSha256"])
def test_what_is_no_longer_what_was_seen_is_not_approved(writable: tuple[Client, Path], key: str) -> None:
    client, folder = writable
    before = (folder / "samplin.approval.yaml").read_bytes()
    answer = client.ask("POST", f"{API}/samplin/approval", approval(client, **{key: "0" * 64}))
    assert (answer.status, (folder / "samplin.approval.yaml").read_bytes()) == (409, before)
    assert not (folder / NAME).exists()


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ({"by": "Somebody else"}, 422),
        ({"role": " "}, 422),
        ({"waive": {"long-sentence": ""}}, 422),
        ({"waive": {"no-such": "a reason"}}, 422),
        ({"reviewBy": "2020-01-01"}, 422),
        ({"reviewBy": "tomorrow"}, 422),
    ],
)
def test_an_approval_that_is_not_in_order_is_refused(
    writable: tuple[Client, Path], other: dict[str, Any], status: int
) -> None:
    client, folder = writable
    assert client.ask("POST", f"{API}/samplin/approval", approval(client, **other)).status == status
    assert not (folder / NAME).exists()


def test_two_approve_at_once_and_both_are_in_the_record(writable: tuple[Client, Path]) -> None:
    client, folder = writable
    asking = approval(client)
    both = [client.start("POST", f"{API}/samplin/approval", asking) for _ in range(2)]
    assert [one.result(30).status for one in both] == [201, 201]
    assert len(load_approvals(folder / "samplin.yaml", "samplin")[0]) == 3
    assert first_broken(folder / NAME) is None
    assert len(record(folder)) == 2


def test_a_leaflet_that_changes_is_approved_no_more(writable: tuple[Client, Path]) -> None:
    client, folder = writable
    path = folder / "samplin.yaml"
    assert client.ask("GET", f"{API}/samplin/pdf").status == 200
    path.write_text(path.read_text(encoding="utf-8").replace("28 tablets", "30 tablets"), encoding="utf-8")
    client.server.library.forget()
    refused = client.ask("GET", f"{API}/samplin/pdf")
    assert (refused.status, "changed after" in refused.detail) == (409, True)
