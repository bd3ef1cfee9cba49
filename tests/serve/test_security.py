"""Who gets in, who does not, and what is seen of it: each rule of the server."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from leaflet_pdf.cli import main
from leaflet_pdf.serve.api.operation import Role
from leaflet_pdf.serve.api.operations import OPERATIONS
from leaflet_pdf.serve.audit import FIRST, NAME, Audit, Deed, first_broken
from leaflet_pdf.serve.log import Answered
from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.security.rates import Rates
from leaflet_pdf.serve.security.users import User, UsersError, load_users
from leaflet_pdf.serve.settings import Settings
from tests import patients
from tests.serve.asking import HOST, JSON, Client, asked

API = "/api/v1"
TOKENS = {"Ann": "ann-secret", "Bo": "bo-secret", "Cy": "cy-secret"}
ROLES = {"Ann": {Role.AUTHOR}, "Bo": {Role.APPROVER}, "Cy": set[Role]()}
USERS = tuple(User(name, frozenset(ROLES[name]), sha256(token.encode()).hexdigest()) for name, token in TOKENS.items())


def bearer(name: str) -> dict[str, str]:
    return {"authorization": f"Bearer {TOKENS[name]}"}


def copied(library: Path, folder: Path) -> Path:
    return shutil.copytree(library, folder / "content")


@pytest.fixture(scope="module")
def guarded(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Client, list[Answered]]]:
    """Return a client of a server that asks who one is, and believes a proxy at 10.0.0.9."""
    folder = copied(library, tmp_path_factory.mktemp("guarded"))
    settings = Settings(
        folder,
        names=("leaflets.example",),
        write=True,
        token_file=Path("users.yaml"),
        user_header="X-Forwarded-User",
        trusted=("10.0.0.9",),
        workers=1,
    )
    with asked(folder, settings, USERS) as pair:
        yield pair


@pytest.fixture(scope="module")
def guard(guarded: tuple[Client, list[Answered]]) -> Client:
    return guarded[0]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "evil.example:8765", ""])
def test_a_foreign_name_gets_nothing(client: Client, host: str) -> None:
    assert {client.ask("GET", path, host=host).status for path in ("/", "/healthz", f"{API}/leaflets")} == {421}


@pytest.mark.parametrize("host", [HOST, "localhost:8765", "[::1]:8765"])
def test_the_names_of_this_machine_are_known(client: Client, host: str) -> None:
    assert client.ask("GET", "/healthz", host=host).status == 200


@pytest.mark.parametrize("host", ["leaflets.example", "LEAFLETS.example", "leaflets.example:8765"])
def test_a_name_that_was_given_is_known(guard: Client, host: str) -> None:
    assert guard.ask("GET", "/healthz", host=host).status == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "same-origin", "origin": f"http://{HOST}"}, 422),
        ({"sec-fetch-site": "none"}, 422),
        ({}, 422),
    ],
)
def test_a_page_of_another_site_makes_nothing_happen(client: Client, headers: Mapping[str, str], status: int) -> None:
    assert client.ask("POST", f"{API}/build", {}, headers).status == status


@pytest.mark.parametrize(
    "path",
    ["/../pyproject.toml", "/..%2f..%2fapp.py", "/pages/../../app.py", "/%2e%2e/app.py", "//etc/passwd", "/app.py"],
)
def test_no_path_leads_out_of_the_pages(client: Client, path: str) -> None:
    assert client.ask("GET", path).status == 404


@pytest.mark.parametrize("id", ["..", "../warfarin", "..%2Fwarfarin", "warfarin.yaml", "WARFARIN", "a" * 5000, "%00"])
def test_an_id_is_no_path(client: Client, id: str) -> None:
    assert client.ask("GET", f"{API}/leaflets/{id}/source").status == 404


def test_a_link_out_of_the_folder_is_not_followed(library: Path, tmp_path: Path) -> None:
    folder = copied(library, tmp_path)
    outside = tmp_path / "outside.yaml"
    outside.write_text((folder / "warfarin.yaml").read_text(encoding="utf-8").replace("id: warfarin", "id: outside"))
    (folder / "link.yaml").symlink_to(outside)
    (folder / "inner.yaml").symlink_to(folder / "broken.yaml")
    with asked(folder) as (client, _):
        ids = {one["id"] for one in client.ask("GET", f"{API}/leaflets").json["leaflets"]}
    assert ids == {"warfarin", "samplin", "broken", "inner"}


@pytest.mark.parametrize("theme", ["/etc/passwd", "../x", "x.yaml", "a/b", ".", ""])
def test_a_theme_is_named_and_no_path(client: Client, theme: str) -> None:
    answer = client.ask("POST", f"{API}/build", {"content": "x: y\n", "options": {"theme": theme}})
    assert (answer.status, "theme" in answer.detail) == (422, True)


def test_every_answer_tells_the_browser_what_to_refuse(client: Client) -> None:
    answers = [client.ask("GET", path) for path in ("/", "/none", f"{API}/leaflets", "/healthz")]
    for headers in (answer.headers for answer in answers):
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers
    nonces = [re.findall(r"'nonce-([\w-]+)'", one.headers["content-security-policy"])[0] for one in answers]
    assert len(set(nonces)) == len(nonces)


def test_no_answer_leads_elsewhere(client: Client) -> None:
    for path in ("/index.html/", f"{API}/leaflets/", "/common"):
        assert client.ask("GET", path).status == 404


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if not one.open], ids=lambda one: one.id)
def test_nothing_is_given_to_who_is_not_known(guard: Client, operation: Any) -> None:
    path = API + operation.path.replace("{id}", "warfarin")
    for headers in ({}, {"authorization": "Bearer wrong"}, {"cookie": "leaflet-session=x"}, {"x-forwarded-user": "Bo"}):
        answer = guard.ask(operation.method, path, headers=headers)
        assert (answer.status, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_numbers_are_for_users(guard: Client) -> None:
    assert guard.ask("GET", "/metrics").status == 401
    assert "leaflet_requests_total" in guard.ask("GET", "/metrics", headers=bearer("Cy")).body.decode()


def test_a_token_says_who_one_is(guard: Client) -> None:
    session = guard.ask("GET", f"{API}/session", headers=bearer("Ann")).json
    assert session == {"user": "Ann", "roles": ["author"], "write": True, "logins": True}
    assert guard.ask("GET", f"{API}/leaflets", headers=bearer("Ann")).status == 200


def test_a_browser_gets_a_cookie_for_a_token_that_ends_with_its_session(guard: Client) -> None:
    assert guard.ask("POST", f"{API}/session", {"token": "wrong"}).status == 401
    cookie = guard.ask("POST", f"{API}/session", {"token": TOKENS["Bo"]}).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    held = {"cookie": cookie.partition(";")[0]}
    assert guard.ask("GET", f"{API}/session", headers=held).json["user"] == "Bo"
    assert guard.ask("DELETE", f"{API}/session", headers=held).status == 204
    assert guard.ask("GET", f"{API}/leaflets", headers=held).status == 401


def test_a_cookie_goes_by_tls_alone_where_it_leaves_the_machine(guard: Client) -> None:
    there = guard.ask("POST", f"{API}/session", {"token": TOKENS["Bo"]}, host="leaflets.example")
    here = guard.ask("POST", f"{API}/session", {"token": TOKENS["Bo"]})
    assert ["Secure" in answer.headers["set-cookie"] for answer in (there, here)] == [True, False]


def test_a_proxy_is_believed_by_its_address_alone(guard: Client) -> None:
    says = {"x-forwarded-user": "Bo"}
    assert guard.ask("GET", f"{API}/session", headers=says, client="10.0.0.9").json["roles"] == ["approver"]
    assert "user" not in guard.ask("GET", f"{API}/session", headers=says, client="10.0.0.8").json
    unknown = guard.ask("GET", f"{API}/session", headers={"x-forwarded-user": "Dee"}, client="10.0.0.9").json
    assert (unknown["user"], unknown["roles"]) == ("Dee", [])


@pytest.mark.parametrize(
    ("name", "method", "path"),
    [
        ("Bo", "PUT", "leaflets/warfarin/source"),
        ("Ann", "POST", "leaflets/warfarin/approval"),
        ("Cy", "PUT", "leaflets/warfarin/source"),
        ("Cy", "GET", "leaflets/warfarin/pdf?approved=true"),
    ],
)
def test_nobody_does_what_their_role_does_not_allow(guard: Client, name: str, method: str, path: str) -> None:
    assert guard.ask(method, f"{API}/{path}", headers=bearer(name)).status == 403


def test_nothing_is_written_unless_the_server_lets_people_write(library: Path, tmp_path: Path) -> None:
    folder = copied(library, tmp_path)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with asked(folder, Settings(folder, workers=1)) as (client, _):
        for operation in (one for one in OPERATIONS if one.writes):
            answer = client.ask(operation.method, API + operation.path.replace("{id}", "warfarin"), "x")
            assert (answer.status, "--write" in answer.detail) == (403, True)
        client.ask("GET", f"{API}/leaflets/samplin/pdf")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"x" * (2**23 + 1), {"content-type": "application/yaml"}, 413),
        (b"x", {"content-type": "text/html"}, 415),
        (b"x", {}, 415),
        (b"{", {"content-type": JSON}, 400),
        (b"[]", {"content-type": JSON}, 422),
        (b"[" * 10**5, {"content-type": JSON}, 400),
        (b'{"content": "a", "content": "b"}', {"content-type": JSON}, 400),
        (b'{"content": NaN}', {"content-type": JSON}, 400),
        (b'{"content": 1}', {"content-type": JSON}, 422),
        (b'{"content": "x", "more": 1}', {"content-type": JSON}, 422),
        (b'{"content": "x", "options": {"columns": 1e9}}', {"content-type": JSON}, 422),
        (b'{"content": "\\ud800"}', {"content-type": JSON}, 422),
        (b"--a\r\n", {"content-type": "multipart/form-data; boundary=a"}, 400),
        (b"--a\r\n\r\n\r\n--a--", {"content-type": "multipart/form-data"}, 400),
        (b"--a\r\nx\r\n\r\n\r\n" * 100, {"content-type": "multipart/form-data; boundary=a"}, 400),
        (b"\x00\xff", {"content-type": "application/yaml"}, 422),
    ],
)
def test_what_is_malformed_is_refused(client: Client, body: bytes, headers: dict[str, str], status: int) -> None:
    answer = client.ask("POST", f"{API}/build", body, headers)
    assert answer.status == status
    assert answer.detail


@pytest.mark.parametrize("query", ["x=1", "theme=large&theme=giant", "columns=9", "columns=x", "duplex=maybe"])
def test_a_query_is_as_it_is_described(client: Client, query: str) -> None:
    assert client.ask("GET", f"{API}/leaflets/warfarin/pdf?draft=true&{query}").status == 422


def test_one_asks_for_ten_builds_in_a_second_and_120_in_a_minute() -> None:
    now = [0.0]
    rates = Rates(clock=lambda: now[0])
    for _ in range(10):
        rates.take("a", 1)
    with pytest.raises(ProblemError) as refused:
        rates.take("a", 1)
    assert (refused.value.status, refused.value.headers["Retry-After"]) == (429, "1")
    rates.take("b", 1)
    for _ in range(11):
        now[0] += 1
        for _ in range(10):
            rates.take("a", 1)
    now[0] += 1
    for _ in range(10):
        rates.take("a", 1)
    taken = 0
    for _ in range(60):
        now[0] += 1
        for _ in range(10):
            try:
                rates.take("a", 1)
                taken += 1
            except ProblemError:
                break
    assert 120 <= taken <= 145


def test_who_asks_for_too_much_is_told_when_to_come_back(library: Path) -> None:
    with asked(library, rates=Rates(2, 100)) as (client, _):
        answers = [client.ask("POST", f"{API}/build", {"content": "x: y\n"}) for _ in range(4)]
    assert [answer.status for answer in answers[:2]] == [422, 422]
    assert (answers[-1].status, int(answers[-1].headers["retry-after"])) == (429, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("users: []", "format"),
        ("format: 1\nusers:\n  - name: A\n    roles: [king]\n", "king"),
        ("format: 1\nusers:\n  - name: A\n    token: secret\n", "SHA-256"),
        ("format: 1\nusers:\n  - name: A\n  - name: A\n", "the same name"),
        (f"format: 1\nusers:\n  - name: A\n    token: {FIRST}\n  - name: B\n    token: {FIRST}\n", "the same token"),
    ],
)
def test_a_wrong_file_of_users_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "users.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsersError, match=re.escape(words)):
        load_users(path)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--host", "0.0.0.0"], "--token-file"),
        (["--host", "192.0.2.1"], "--token-file"),
        (["--host", "::"], "--token-file"),
        (["--user-header", "X-User"], "--trust"),
    ],
)
def test_it_does_not_start_where_others_can_reach_it_unless_somebody_says_who_they_are(
    library: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main(["serve", *arguments, str(library)]) == 2
    assert words in capsys.readouterr().err


def test_each_line_of_the_record_has_the_code_of_the_one_before_it(tmp_path: Path) -> None:
    audit = Audit(tmp_path)
    for number in range(3):
        audit.add(Deed("Ann", "save", "warfarin", str(number), str(number + 1)))
    lines = audit.path.read_bytes().splitlines()
    assert [json.loads(line)["previous"] for line in lines] == [
        FIRST,
        *(sha256(line).hexdigest() for line in lines[:2]),
    ]
    assert first_broken(audit.path) is None
    audit.path.write_bytes(b"\n".join([lines[0], lines[1].replace(b"Ann", b"Bob"), lines[2], b""]))
    assert first_broken(audit.path) == 3
    audit.path.write_bytes(b"\n".join([lines[0], lines[2], b""]))
    assert first_broken(audit.path) == 2


def covers() -> Iterator[dict[str, Any]]:
    """Yield covers that are right and wrong; each word of a patient begins with the secret."""
    good = yaml.load(patients.secret(), yaml.BaseLoader)
    good |= {"medicine": "name of the substance"}
    yield good
    yield good | {"surname": patients.SECRET}
    yield good | {"daily-total": f"{patients.SECRET} mg"}
    yield good | {"name": {patients.SECRET: [patients.SECRET]}}
    yield {patients.SECRET: patients.SECRET}


def test_a_patients_words_are_nowhere_but_in_the_answer(library: Path, tmp_path: Path) -> None:
    folder = copied(library, tmp_path)
    secret = patients.SECRET.encode()
    with asked(folder) as (client, noted):
        answers = [
            client.ask("POST", f"{API}/leaflets/samplin/pdf", {"patient": cover, "options": {"theme": theme}})
            for theme in ("standard", "large")
            for cover in covers()
        ]
        remembered = repr(vars(client.server.remembered)).encode()
    assert {answer.status for answer in answers} == {200, 422}
    for answer in answers:
        assert secret not in repr(answer.headers).encode()
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers
        assert answer.status == 200 or secret not in answer.body
    assert secret not in remembered + repr(noted).encode()
    assert not any(secret in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert not (folder / NAME).exists()
