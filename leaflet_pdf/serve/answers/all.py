"""Which function answers which operation: each is called as the operation is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.responses import Response

from leaflet_pdf.serve.answers.batch import batch
from leaflet_pdf.serve.answers.content import check, complete, edited, locate, preview, recheck
from leaflet_pdf.serve.answers.described import openapi, schema
from leaflet_pdf.serve.answers.leaflets import diff, leaflet, leaflets, verify
from leaflet_pdf.serve.answers.printing import build, cover, pdf, print_together
from leaflet_pdf.serve.answers.remarks import comments, finish, remark
from leaflet_pdf.serve.answers.sessions import log_in, log_out, session
from leaflet_pdf.serve.answers.writing import approve, save, source
from leaflet_pdf.serve.server import Asked, Server

_ANSWERS = (
    *(leaflets, leaflet, diff, verify, pdf, cover, build, print_together, batch),
    *(check, recheck, preview, edited, locate, complete, source, save, approve),
    *(comments, remark, finish),
    *(openapi, schema, session, log_in, log_out),
)

ANSWERS: dict[str, Callable[[Server, Asked], Awaitable[Response]]] = {one.__name__: one for one in _ANSWERS}
