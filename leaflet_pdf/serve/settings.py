"""How the server is to run: what the command was asked for."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple


class Settings(NamedTuple):
    """What is served, where, and to whom.

    `names` are further names by which browsers may call the server, with a port if it is not the usual one. The file of
    tokens says who may come in; or the header of a reverse proxy does, which only `trusted` addresses may send.
    """

    folder: Path
    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()
    write: bool = False
    token_file: Path | None = None
    user_header: str = ""
    trusted: tuple[str, ...] = ()
    workers: int = 2

    @property
    def has_logins(self) -> bool:
        """Whether somebody must say who they are."""
        return bool(self.token_file or self.user_header)


def is_loopback(host: str) -> bool:
    """Tell whether an address is one that only this machine can reach."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
