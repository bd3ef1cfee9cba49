"""Runs a server until it is interrupted."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from leaflet_pdf.serve.app import application
from leaflet_pdf.serve.audit import Audit
from leaflet_pdf.serve.connections import MOST, Connection
from leaflet_pdf.serve.library import Library
from leaflet_pdf.serve.log import Log
from leaflet_pdf.serve.security.logins import Logins
from leaflet_pdf.serve.security.users import load_users
from leaflet_pdf.serve.server import Server
from leaflet_pdf.serve.settings import Settings
from leaflet_pdf.serve.workers.pool import Pool

_LONGEST_HEAD = 16 * 1024


def serve(settings: Settings, say: Callable[[str], None], log: Log) -> None:
    """Answer until Ctrl-C; what is said is the address, in one line.

    Raises OSError if the address cannot be used, and UsersError if the file of users is wrong.
    """
    users = load_users(settings.token_file) if settings.token_file else ()
    listening = _listening(settings)
    settings = settings._replace(port=listening.getsockname()[1])
    pool = Pool(settings.workers)
    server = Server(
        settings, pool, Library(settings.folder, pool), Logins(settings, users), Audit(settings.folder), log
    )
    config = uvicorn.Config(
        application(server),
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        http=Connection,
        ws="none",
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=2,
    )
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)  # what it says of a failure quotes what was sent
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    say(f"leaflets are served at http://{host}:{settings.port}/; press Ctrl-C to stop")
    with suppress(KeyboardInterrupt):  # it is raised once more when all has ended
        uvicorn.Server(config).run([listening])


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows: nobody may take the port beside us
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((settings.host, settings.port))
    listening.listen(MOST)  # who is quick waits a moment, and is not refused
    return listening
