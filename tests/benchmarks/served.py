"""How the server stands up to many clients: `python -m tests.benchmarks.served [--clients 8] [--kill 5]`.

Each client posts leaflets that no other has posted, and gets PDFs back; meanwhile somebody asks every 50 ms whether the
server is healthy, and, if that is wanted, a worker is killed now and then. Printed are times in milliseconds, what was
refused, and the memory of the processes at the beginning and in the end.
"""

from __future__ import annotations

import http.client
import os
import re
import signal
import statistics
import subprocess
import sys
from argparse import ArgumentParser
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, sleep

CONTENT = Path(__file__).parents[2] / "content"
USERS = 200
"""Users, each of whom may ask for 120 builds in a minute."""


class Load:
    """What came of all requests."""

    def __init__(self, port: int, text: str) -> None:
        self.port = port
        self.text = text
        self.over = False
        self.answers: Counter[int] = Counter()
        self.times: list[float] = []
        self.health: list[float] = []

    def post(self, client: int) -> None:
        """Post leaflets until the time is over."""
        number = 0
        while not self.over:
            number += 1
            body = self.text.replace("version: ", f"version: {client}-{number} ", 1).encode()
            headers = {"Content-Type": "application/yaml", "Authorization": f"Bearer {(client + 8 * number) % USERS}"}
            begin = perf_counter()
            status = self._ask("POST", "/api/v1/build", body, headers)
            self.answers[status] += 1
            if status == 200:
                self.times.append((perf_counter() - begin) * 1000)
            else:
                sleep(0.2)

    def ask_for_health(self) -> None:
        """Ask every 50 ms whether the server answers."""
        while not self.over:
            begin = perf_counter()
            assert self._ask("GET", "/healthz", b"", {}) == 200
            self.health.append((perf_counter() - begin) * 1000)
            sleep(0.05)

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--kill", type=float, default=0, help="kill a worker every so many seconds")
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        users = Path(name) / "users.yaml"
        lines = (f"  - name: User {n}\n    token: {sha256(str(n).encode()).hexdigest()}\n" for n in range(USERS))
        users.write_text("format: 1\nusers:\n" + "".join(lines), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "leaflet_pdf",
            "serve",
            "--port",
            "0",
            "--token-file",
            str(users),
            str(CONTENT),
        ]
        begin = perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout
                found = re.search(r":(\d+)/", server.stdout.readline())
                assert found
                load = Load(int(found[1]), (CONTENT / "isotretinoin-40mg.yaml").read_text(encoding="utf-8"))
                load.text = re.sub(r"  *- figure: .*\n(?: +(?:alt|caption|width|side): .*\n)*", "", load.text)
                load._ask("GET", "/", b"", {})
                print(f"first page {(perf_counter() - begin) * 1000:.0f} ms")
                while load._ask("GET", "/readyz", b"", {}) != 200:
                    sleep(0.02)
                print(f"ready {(perf_counter() - begin) * 1000:.0f} ms; memory {_memory(server.pid)}")
                _press(load, server.pid, asked.clients, asked.seconds, asked.kill)
                print(f"memory {_memory(server.pid)}")
            finally:
                server.terminate()
    print(f"answers {dict(load.answers)}")
    for what, times in (("POST to PDF", load.times), ("/healthz", load.health)):
        cuts = statistics.quantiles(times, n=100)
        print(f"{what}: p50 {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms, of {len(times):,}")


def _press(load: Load, pid: int, clients: int, seconds: float, kill: float) -> None:
    threads = [Thread(target=load.post, args=(client,)) for client in range(clients)]
    threads.append(Thread(target=load.ask_for_health))
    for thread in threads:
        thread.start()
    end = perf_counter() + seconds
    while perf_counter() < end:
        sleep(min(kill or seconds, max(0, end - perf_counter())))
        if kill and perf_counter() < end:
            with suppress(ProcessLookupError):
                os.kill(_workers(pid)[0], signal.SIGKILL)
    load.over = True
    for thread in threads:
        thread.join()


def _workers(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(each) for task in tasks for each in task.read_text(encoding="ascii").split()]


def _memory(pid: int) -> str:
    """Return the memory of the server and of its workers, in MB."""
    pages = [int(Path(f"/proc/{each}/statm").read_text(encoding="ascii").split()[1]) for each in (pid, *_workers(pid))]
    return " + ".join(f"{count * os.sysconf('SC_PAGE_SIZE') / 1e6:.0f}" for count in pages) + " MB"


if __name__ == "__main__":
    main()
