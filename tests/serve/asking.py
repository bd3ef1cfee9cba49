"""A client that asks an application directly (ASGI), and the folder of leaflets that it serves."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

from starlette.types import Message

from leaflet_pdf.cli.starter import starter
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import write
from leaflet_pdf.release.approve import approve
from leaflet_pdf.serve.app import application
from leaflet_pdf.serve.audit import Audit
from leaflet_pdf.serve.library import Library
from leaflet_pdf.serve.log import Answered
from leaflet_pdf.serve.security.logins import Logins
from leaflet_pdf.serve.security.rates import Rates
from leaflet_pdf.serve.security.users import User
from leaflet_pdf.serve.server import Server
from leaflet_pdf.serve.settings import Settings
from leaflet_pdf.serve.workers.pool import Limits, Pool
from tests.judged import excused

HOST = "127.0.0.1:8765"
GTIN = "05012345678900"
JSON = "application/json"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def detail(self) -> str:
        """What a problem says."""
        assert self.headers["content-type"] == "application/problem+json"
        return str(self.json["detail"])


class Client:
    """A server with its event loop in a thread, and a way to ask it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._app = application(server)
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._told: asyncio.Queue[Message] = asyncio.Queue()
        self._answers: asyncio.Queue[Message] = asyncio.Queue()
        self._run(self._begin())

    async def _begin(self) -> None:
        self._life: asyncio.Future[None] = asyncio.ensure_future(
            self._app({"type": "lifespan"}, self._told.get, self._answers.put)
        )
        await self._told.put({"type": "lifespan.startup"})
        assert (await self._answers.get())["type"] == "lifespan.startup.complete"

    def close(self) -> None:
        async def end() -> None:
            await self._told.put({"type": "lifespan.shutdown"})
            await self._life

        self._run(end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, what: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(60)

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | str | dict[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        host: str = HOST,
        client: str = "127.0.0.1",
    ) -> Answer:
        """Return the answer to a request; a dict is sent as JSON."""
        return self._answered(self.start(method, path, body, headers, host=host, client=client))

    def start(
        self,
        method: str,
        path: str,
        body: bytes | str | dict[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        host: str = HOST,
        client: str = "127.0.0.1",
    ) -> Any:
        """Return the future of an answer."""
        typed = {"content-type": JSON} if isinstance(body, dict) else {}
        sent = {"host": host, **typed, **(headers or {})}
        data = json.dumps(body).encode() if isinstance(body, dict) else (body or b"")
        data = data.encode() if isinstance(data, str) else data
        return asyncio.run_coroutine_threadsafe(self._ask(method, path, data, sent, client), self._loop)

    def _answered(self, future: Any) -> Answer:
        answer = future.result(60)
        assert isinstance(answer, Answer)
        return answer

    async def _ask(self, method: str, path: str, data: bytes, headers: Mapping[str, str], client: str) -> Answer:
        bare, _, query = path.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": bare,
            "raw_path": bare.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(key.lower().encode(), value.encode("latin-1")) for key, value in headers.items()],
            "client": (client, 1234),
            "server": ("127.0.0.1", 8765),
        }
        asked: list[Message] = [{"type": "http.request", "body": data, "more_body": False}]
        told: list[Message] = []

        async def receive() -> Message:
            if asked:
                return asked.pop()
            await asyncio.sleep(3600)
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            told.append(message)

        await self._app(scope, receive, send)
        named = {key.decode(): value.decode("latin-1") for key, value in told[0]["headers"]}
        return Answer(told[0]["status"], named, b"".join(message.get("body", b"") for message in told[1:]))


@contextmanager
def asked(
    folder: Path,
    settings: Settings | None = None,
    users: tuple[User, ...] = (),
    rates: Rates | None = None,
    limits: Limits = Limits(),  # noqa: B008  # it is frozen
) -> Iterator[tuple[Client, list[Answered]]]:
    """Give a client of a server for a folder, and what was noted of each request."""
    settings = settings or Settings(folder, write=True, workers=1)
    pool = Pool(settings.workers, limits, warm=False)
    noted: list[Answered] = []
    server = Server(
        settings,
        pool,
        Library(folder, pool),
        Logins(settings, users),
        Audit(folder),
        noted.append,
        rates or Rates(10**6, 10**6),
    )
    client = Client(server)
    try:
        yield client, noted
    finally:
        client.close()


def make_library(folder: Path) -> Path:
    """Fill a folder with a draft, an approved leaflet and a broken one, and return it."""
    folder.mkdir()
    shutil.copy(bundled("content") / "warfarin.yaml", folder)
    (folder / "broken.yaml").write_text("format: 1\nid: broken\nsections: []\n", encoding="utf-8")
    text = excused(starter("samplin", date.today())).replace("status: draft ", "status: approved ")
    more = f"products:\n  - gtin: {GTIN}\n    pack: 28 tablets\nsensitive: yes\n"
    path = folder / "samplin.yaml"
    path.write_text(text.replace("\nsections:", f"\n{more}\nsections:", 1), encoding="utf-8")
    done = approve(path, by="A. Example", role="pharmacist")
    assert done.record, done.findings
    write(done.record, done.path)
    return folder
