"""Connections, of which a client can only have so many, and only as long as it asks for something."""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

MOST = 400
"""Connections at a time: fewer than the files that a process may usually have open."""

_PATIENCE = 10.0
"""Seconds in which the head of a request must have come."""


class Connection(H11Protocol):
    """A connection that is closed if no request comes; the oldest of those goes when there are too many."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._waits_since = self.loop.time()
        self._watch = self.loop.call_later(_PATIENCE, self._look)
        if len(self.connections) > MOST:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        self._watch.cancel()
        super().connection_lost(exc)

    @property
    def is_waiting(self) -> bool:
        """Whether no request is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def _look(self) -> None:
        """Close the connection if it has waited for too long."""
        now = self.loop.time()
        if not self.is_waiting:
            self._waits_since = now
        elif now - self._waits_since >= _PATIENCE:
            self.transport.close()
            return
        self._watch = self.loop.call_later(_PATIENCE / 2, self._look)

    def _make_room(self) -> None:
        waiting = [
            one for one in self.connections if isinstance(one, Connection) and one.is_waiting and one is not self
        ]
        if waiting:
            min(waiting, key=lambda one: one._waits_since).transport.abort()
