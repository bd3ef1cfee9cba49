"""What a client is told when it does not get what it asked for: problem details (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.review.reports.json import as_json

MEDIA = "application/problem+json"


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
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            **({"findings": [as_json(one) for one in self.findings]} if self.findings else {}),
            **self.more,
        }
        headers = {"Cache-Control": "no-store", **self.headers}
        return Response(json.dumps(value, ensure_ascii=False), self.status, headers, MEDIA)


def busy(detail: str) -> ProblemError:
    """Return the problem that there is too much to do; in a second there may be less."""
    return ProblemError(503, detail, headers={"Retry-After": "1"})
