"""The command itself: how it starts and ends, and what a client that wishes it ill can do to its sockets."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
WARFARIN = (ROOT / "content/warfarin.yaml").read_bytes()
YAML = {"Content-Type": "application/yaml"}


class Served(NamedTuple):
    """A server that runs."""

    port: int
    process: subprocess.Popen[str]

    def open(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), 20)

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body or None, headers or {})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, data

    @property
    def lives(self) -> bool:
        return self.ask("GET", "/healthz") == (200, b"ok\n")


@pytest.fixture(scope="module")
def served(library: Path) -> Iterator[Served]:
    command = [sys.executable, "-m", "leaflet_pdf", "serve", "--port", "0", "--workers", "1", "--log", str(library)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
            assert found
            server = Served(int(found[1]), process)
            while server.ask("GET", "/readyz")[0] != 200:
                sleep(0.02)
            yield server
        finally:
            process.kill()


def test_a_posted_leaflet_comes_back_as_a_pdf(served: Served) -> None:
    status, pdf = served.ask("POST", "/api/v1/build", WARFARIN, YAML)
    assert (status, pdf[:5]) == (200, b"%PDF-")


def test_a_client_of_the_handbook_gets_its_leaflet(served: Served, tmp_path: Path) -> None:
    page = (ROOT / ".ci/docs/pages/how-to/serve.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (call,) = re.findall(r"```sh\n(curl .*?)```", page, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", program.replace("8765", str(served.port))], cwd=tmp_path, capture_output=True, check=True
    )
    assert done.stdout.split()[0] == b"draft"
    assert (tmp_path / "warfarin.pdf").read_bytes().startswith(b"%PDF-")
    (tmp_path / "letter.yaml").write_bytes(WARFARIN)
    try:
        subprocess.run(
            call.replace("8765", str(served.port)), cwd=tmp_path, shell=True, capture_output=True, check=True
        )
    except subprocess.CalledProcessError as error:
        if error.returncode == 127:
            pytest.skip("there is no curl on this machine")
        raise
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\x01\x02\x03\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
        b"POST /api/v1/build HTTP/1.1\r\nHost: HERE\r\nContent-Length: -1\r\n\r\n",
        b"POST /api/v1/build HTTP/1.1\r\nHost: HERE\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"POST /api/v1/build HTTP/1.1\r\nHost: HERE\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /a\r\nX-Evil: 1 HTTP/1.1\r\nHost: HERE\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    ],
)
def test_what_is_no_request_of_ours_gets_an_error_and_harms_nobody(served: Served, sent: bytes) -> None:
    with served.open() as connection:
        connection.sendall(sent.replace(b"HERE", f"127.0.0.1:{served.port}".encode()))
        answer = connection.recv(200)
    assert re.match(rb"HTTP/1\.1 4\d\d ", answer)
    assert served.lives


@pytest.mark.parametrize("path", ["/%0d%0aX-Evil:%201", "/api/v1/leaflets/a%0d%0aX-Evil:%201/pdf"])
def test_no_header_is_put_into_an_answer(served: Served, path: str) -> None:
    with served.open() as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n\r\n".encode())
        assert b"x-evil" not in connection.recv(10_000).lower()


def test_who_only_opens_connections_keeps_nobody_out(served: Served) -> None:
    idle = [served.open() for _ in range(350)]
    begun = [served.open() for _ in range(150)]
    for connection in begun:
        connection.sendall(b"POST /api/v1/build HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n")
    try:
        begin = monotonic()
        assert served.lives
        assert monotonic() - begin < 5
    finally:
        for connection in (*idle, *begun):
            connection.close()


def test_what_is_noted_is_no_path_no_query_and_no_content_and_ctrl_c_ends_it_all(served: Served) -> None:
    served.ask("GET", "/zqxjpath/?zqxj=query")
    served.ask("POST", "/api/v1/build", b"zqxj: content\n", YAML)
    children = Path(f"/proc/{served.process.pid}/task/{served.process.pid}/children")
    workers = children.read_text(encoding="ascii").split() if children.exists() else []
    served.process.send_signal(signal.SIGINT)
    _, noted = served.process.communicate(timeout=20)
    lines = [json.loads(line) for line in noted.splitlines() if line.startswith("{")]
    assert {"pages", "/api/v1/build"} <= {line["route"] for line in lines}
    assert "zqxj" not in noted
    assert not [line for line in noted.splitlines() if not line.startswith("{")]
    assert served.process.returncode == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)
