"""What a client gets when it does not get what it asked for: problem details (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.review.reports.json import as_json
from leaflet_pdf.serve.workers.errors import BusyError, DeadlineError, DiedError, ProgramError, RefusedError, place_of

MEDIA = "application/problem+json"
GONE = 499
"""The status of a request whose client hung up: nobody gets it, it is for the log."""


class ProblemError(Exception):
    """A request is not answered as was hoped. Nothing in it quotes what a client sent."""

    def __init__(
        self,
        status: int,
        detail: str,
        findings: Iterable[Finding] = (),
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.findings = tuple(findings)
        self.headers = dict(headers or {})
        self.more = more

    def response(self) -> Response:
        """Return it as an answer."""
        value = {
            "type": "about:blank",
            "title": "Client Closed Request" if self.status == GONE else HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            **({"findings": [as_json(one) for one in self.findings]} if self.findings else {}),
            **self.more,
        }
        headers = {"Cache-Control": "no-store", **self.headers}
        return Response(json.dumps(value, ensure_ascii=False), self.status, headers, MEDIA)


def problem_of(error: Exception) -> ProblemError:
    """Return what a client gets for an error."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, HTTPException):
        return ProblemError(error.status_code, str(error.detail), headers=error.headers)
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)
    where = str(error) if isinstance(error, ProgramError) else place_of(error)
    detail = f"this is a fault in the program, please report it: {where}" if status == 500 else str(error)
    return ProblemError(status, detail, headers={"Retry-After": "1"} if status == 503 else None)


_STATUS = {BusyError: 503, DiedError: 503, DeadlineError: 504, RefusedError: 422}
