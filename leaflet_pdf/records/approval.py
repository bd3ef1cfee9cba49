"""The record of who approved a leaflet: a YAML file beside it, which `leaflet approve` writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from leaflet_pdf.files.disk import is_there
from leaflet_pdf.files.path_policy import note
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.records.catalogue import BAD_DIGEST, OTHER_LEAFLET
from leaflet_pdf.records.kept_list import entry_lines, in_quotes, list_file
from leaflet_pdf.schema.diagnostics import Diagnostics
from leaflet_pdf.schema.document.read import content_of
from leaflet_pdf.schema.kinds import Field, ListOf, Record, Value, fields
from leaflet_pdf.schema.record import read_record
from leaflet_pdf.schema.values import DAY, FORMAT, ID, PLAIN

ENDING = ".approval.yaml"


@dataclass(frozen=True, slots=True)
class Waiver:
    """A warning that somebody approved the leaflet in spite of, by its code, and why."""

    finding: str
    reason: str
    source: Source


@dataclass(frozen=True, slots=True)
class Approval:
    """What one person approved: a content code, and the SHA-256 of the PDF as it was shown, both in hex."""

    content: str
    pdf: str
    program: str
    profile: str
    version: str
    by: str
    role: str
    day: date
    review_by: date
    source: Source
    comment: str = ""
    waived: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Approvals:
    """All approvals of a leaflet, oldest first."""

    leaflet: str
    approvals: tuple[Approval, ...]
    source: Source


def record_path(leaflet: Path) -> Path:
    """Return where the approvals of a leaflet's file are recorded."""
    return note(leaflet.with_name(leaflet.stem + ENDING))


def load_approvals(leaflet: Path, id: str) -> tuple[tuple[Approval, ...], tuple[Finding, ...]]:
    """Return the approvals of a leaflet's file, and all that is wrong with their record; none if anything is.

    A leaflet without a record has none. The id is the leaflet's.
    """
    path = record_path(leaflet)
    if not is_there(path):
        return (), ()
    diagnostics = Diagnostics(path.as_posix())
    data = content_of(path, diagnostics)
    return ((), diagnostics.in_order()) if data is None else read_approvals(data, path, id)


def read_approvals(data: bytes, path: Path, id: str) -> tuple[tuple[Approval, ...], tuple[Finding, ...]]:
    """Return the approvals in the content of a record, as `load_approvals` does."""
    made, findings = read_record(_APPROVALS, data, Diagnostics(path.as_posix()), path.parent)
    if not isinstance(made, Approvals):
        return (), findings
    if made.leaflet != id:
        message = f'this is the record of "{made.leaflet}", not of "{id}"'
        return (), (OTHER_LEAFLET.at(made.source, message, "keep each record beside its own leaflet"),)
    return made.approvals, ()


def written(id: str, approvals: Iterable[Approval]) -> bytes:
    """Return the record's file. What no file can say, such as half a character, makes one that cannot be read."""
    about = "Who approved which words of this leaflet. Written by `leaflet approve`, and not to be edited."
    return list_file(about, id, "approvals", map(_entry, approvals))


def _entry(approval: Approval) -> Iterator[str]:
    yield from entry_lines(_APPROVAL, approval, _on_one_line)
    if approval.waived:
        yield "    waived:"
    for waiver in approval.waived:
        yield f"      - finding: {_on_one_line(waiver.finding)}"
        yield f"        reason: {_on_one_line(waiver.reason)}"


def _on_one_line(words: str) -> str:
    return in_quotes(" ".join(words.split()))


def _approvals(_format: str, **values: Any) -> Approvals:
    return Approvals(**values)


_DIGEST = Value("64 digits of a SHA-256", r"[0-9a-f]{64}", BAD_DIGEST, "let `leaflet approve` write it")

_WAIVER = Record(
    "waiver",
    fields(
        Field("finding", PLAIN, "The code of a warning."),
        Field("reason", PLAIN, "Why the leaflet was approved despite it."),
    ),
    Waiver,
)

_APPROVAL = Record(
    "approval",
    fields(
        Field("by", PLAIN, "Who approved it."),
        Field("role", PLAIN, "The role of that person."),
        Field("date", DAY, "The day of the approval.", attribute="day"),
        Field("review-by", DAY, "The day on which the approval ends."),
        Field("version", PLAIN, "The leaflet's version."),
        Field("profile", PLAIN, "The standard that it was checked against."),
        Field("content", _DIGEST, "The content code of the words that were approved."),
        Field("pdf", _DIGEST, "The SHA-256 of the PDF that was approved."),
        Field("program", PLAIN, "The program that built that PDF."),
        Field("comment", PLAIN, "A comment.", required=False),
        Field("waived", ListOf(_WAIVER), "Warnings that were accepted.", required=False),
    ),
    Approval,
)

_APPROVALS = Record(
    "record of approval",
    fields(
        Field("format", FORMAT, "The version of this format.", attribute="_format"),
        Field("leaflet", ID, "The leaflet's id."),
        Field("approvals", ListOf(_APPROVAL), "Each approval, oldest first."),
    ),
    _approvals,
)
