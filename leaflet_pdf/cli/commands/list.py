"""List the leaflets and how far each has come; what wants looking at comes first."""

from __future__ import annotations

import json
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from leaflet_pdf.cli.dates import add_day
from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK, say, tell_finding
from leaflet_pdf.cli.leaflet_files import add_names, sources
from leaflet_pdf.cli.same_ids import same_ids
from leaflet_pdf.model.finding import count
from leaflet_pdf.review.reports.json import as_json

if TYPE_CHECKING:
    from leaflet_pdf.model.finding import Finding
    from leaflet_pdf.release.library import Holding

_HEAD = ("NEEDS", "REVIEW BY", "PAGES", "FINDINGS", "ID", "VERSION", "TITLE")
_RIGHT = {"PAGES", "FINDINGS"}
_GAP = "  "


def options(parser: ArgumentParser) -> None:
    add_names(parser)
    add_day(parser, "for which the status is shown")
    parser.add_argument("--json", action="store_true", help="print a JSON array with an object for each leaflet")


def run(asked: Namespace) -> int:
    from leaflet_pdf.release.library import Need, holdings

    meant = sources(asked.leaflets)
    shared = same_ids(meant)
    held = [_with(shared.get(one.source), one) for one in holdings(meant, asked.on or date.today())]
    if asked.json:
        print(json.dumps([_answer(one) for one in held], ensure_ascii=False, indent=2))
    else:
        for line in _table([_row(one) for one in held], shutil.get_terminal_size().columns):
            say(line)
        needs = Counter(one.need for one in held)
        counts = ", ".join(f"{needs[need]} {need}" for need in Need if needs[need])
        for finding in shared.values():
            tell_finding(finding, sys.stderr)
        print()
        say(f"{count(len(held), 'leaflet')}: {counts}")
    return EXIT_FINDINGS if any(one.need is Need.BROKEN for one in held) else EXIT_OK


def _with(finding: Finding | None, one: Holding) -> Holding:
    """Return a leaflet of the library with one more finding about its file, if there is one."""
    return replace(one, findings=(*one.findings, finding)) if finding else one


def _row(one: Holding) -> tuple[str, ...]:
    version, title = (one.identity.version, one.identity.title) if one.identity else ("", "")
    review, findings = one.review_by.isoformat() if one.review_by else "", str(len(one.findings) or "")
    return one.need, review, str(one.pages or ""), findings, one.id, version, title


def _table(rows: Sequence[tuple[str, ...]], width: int) -> list[str]:
    """Return the lines of a table; titles are cut where the terminal ends."""
    columns = list(zip(_HEAD, *rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    set_out = [
        _GAP.join(
            cell.rjust(wide) if head in _RIGHT else cell.ljust(wide)
            for head, cell, wide in zip(_HEAD, row, widths, strict=True)
        ).rstrip()
        for row in (_HEAD, *rows)
    ]
    return [line if len(line) <= width else f"{line[: width - 1]}…" for line in set_out]


def _answer(one: Holding) -> dict[str, Any]:
    identity = one.identity
    return {
        "source": one.source.as_posix(),
        "id": one.id,
        "title": identity.title if identity else None,
        "version": identity.version if identity else None,
        "content": identity.digest if identity else None,
        "needs": one.need,
        "reason": one.reason,
        "review-by": one.review_by.isoformat() if one.review_by else None,
        "pages": one.pages,
        "findings": [as_json(finding) for finding in one.findings],
    }
