"""Serve a folder of leaflets in the browser and over HTTP: find, print, check, write, approve.

It opens on this machine only, and says its address. Press Ctrl-C to stop.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from leaflet_pdf.cli.exit_status import EXIT_OK, UsageError, say

if TYPE_CHECKING:
    from leaflet_pdf.serve.log import Answered

_MOST_WORKERS = 4


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path("content"),
        metavar="DIR",
        help="the folder of the leaflets (default: ./content)",
    )
    parser.add_argument("--port", type=int, default=8765, help="the port (default: 8765); 0 takes one that is free")
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS", help="the address (default: 127.0.0.1, this machine only)"
    )
    parser.add_argument("--write", action="store_true", help="let people save, comment and approve")
    parser.add_argument("--token-file", type=Path, metavar="FILE", help="a YAML file of who may come in, and as what")
    parser.add_argument(
        "--user-header", default="", metavar="HEADER", help="the header in which a reverse proxy says who somebody is"
    )
    parser.add_argument(
        "--trust",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="the address of that proxy, the only one that is believed; may be repeated",
    )
    parser.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="HOST",
        help="another name by which browsers may call it, such as that of a proxy; may be repeated",
    )
    parser.add_argument("--log", action="store_true", help="print a line of JSON for each request, to standard error")
    parser.add_argument(
        "--workers", type=int, default=0, metavar="N", help="how many processes work (default: one a core, at most 4)"
    )


def run(asked: Namespace) -> int:
    from leaflet_pdf.batch.pool import cores
    from leaflet_pdf.serve.settings import Settings, is_loopback

    if not asked.folder.is_dir():
        hint = "name the folder of your leaflets, or start one with `leaflet new NAME`"
        raise UsageError(f"there is no folder {asked.folder}: {hint}")
    settings = Settings(
        asked.folder.resolve(),
        asked.host,
        asked.port,
        tuple(asked.name),
        asked.write,
        asked.token_file,
        asked.user_header,
        tuple(asked.trust),
        asked.workers or min(cores(), _MOST_WORKERS),
    )
    if not is_loopback(settings.host) and not settings.has_logins:
        raise UsageError(
            f"{settings.host} can be reached from other machines, so somebody must say who they are: "
            "add --token-file FILE, or --user-header HEADER --trust ADDRESS behind a proxy"
        )
    if settings.user_header and not settings.trusted:
        raise UsageError("--user-header needs --trust ADDRESS: the proxy whose header is believed")
    try:
        from leaflet_pdf.serve.run import serve
    except ModuleNotFoundError as error:
        raise UsageError(f'{error.name} is missing: pip install "leaflet_pdf[serve]"') from None
    from leaflet_pdf.serve.security.users import UsersError

    try:
        serve(settings, _say, _log if asked.log else _log_faults)
    except UsersError as error:
        raise UsageError(str(error)) from None
    return EXIT_OK


def _say(line: str) -> None:
    say(line)
    sys.stdout.flush()


def _log(answered: Answered) -> None:
    from leaflet_pdf.serve.log import log_line

    print(log_line(answered), file=sys.stderr, flush=True)


def _log_faults(answered: Answered) -> None:
    if answered.fault:
        _log(answered)
