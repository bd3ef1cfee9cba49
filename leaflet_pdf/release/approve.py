"""Approving a leaflet, and giving it out only while that approval holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from leaflet_pdf.build import Built, build, stops
from leaflet_pdf.checks import check
from leaflet_pdf.files.disk import is_there
from leaflet_pdf.files.version import __version__
from leaflet_pdf.languages.language import language
from leaflet_pdf.model.finding import NOWHERE, Finding, Severity, Source
from leaflet_pdf.model.leaflet import Leaflet, Status
from leaflet_pdf.model.patient import Patient, Whom
from leaflet_pdf.proof.reader.objects import ReadError
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.records.approval import Approval, Waiver, load_approvals, read_approvals, record_path, written
from leaflet_pdf.records.approval_status import state_of
from leaflet_pdf.release.catalogue import (
    LANGUAGE_NOT_REVIEWED,
    NOT_APPROVED,
    NOTHING_TO_WAIVE,
    PRINTED_OTHERWISE,
    REVIEW_LATER,
    REVIEW_PAST,
    STALE_PDF,
    STILL_DRAFT,
    UNREADABLE_PDF,
)
from leaflet_pdf.schema.document.read import read_text
from leaflet_pdf.sources.given.whom import patient_of
from leaflet_pdf.sources.yaml import load


@dataclass(frozen=True, slots=True)
class Approved:
    """What came of approving: the record as it should be written to the path, if no finding is in the way."""

    path: Path
    findings: tuple[Finding, ...]
    record: bytes | None = field(default=None, repr=False)


def judged(
    leaflet: Leaflet, pdf: bytes, on: date, patient: Patient | None = None, *, label_only: bool = False
) -> Iterator[Finding]:
    """Yield all that keeps a built leaflet from being approved, or given out: about words, pages, the PDF itself.

    On a label only there are no pages of the leaflet.
    """
    try:
        readback = read(pdf)
    except ReadError as error:
        yield UNREADABLE_PDF.at(leaflet.source, str(error))
        return
    pages = None if label_only else readback
    yield from check(leaflet, on, written=read_text(leaflet.source.file), readback=pages)
    yield from verify(readback, leaflet, patient, label_only=label_only)


def approve(
    source: Path | str,
    *,
    by: str,
    role: str,
    on: date | None = None,
    review_by: date | None = None,
    comment: str = "",
    waive: Mapping[str, str] | None = None,
) -> Approved:
    """Return the record with one approval more: of these words, and of the PDF that they become when approved.

    The day is today if none is given; the approval holds until the leaflet's own review, or until an earlier day.
    A leaflet with an error is not approved, nor one with a warning that is not waived: `waive` gives the reason for
    each code. Nothing is written; see `write`.
    """
    source, day, reasons = Path(source), on or date.today(), waive or {}
    path = record_path(source)
    leaflet, findings = load(source)
    if leaflet is None or stops(findings):
        return Approved(path, findings)
    identity = leaflet.identity
    before, more = load_approvals(source, identity.id)
    built = build(source, status=Status.APPROVED)
    findings = (*more, *built.findings, *_unready(leaflet, day, review_by))
    if built.pdf is not None:
        findings += tuple(judged(leaflet, built.pdf, day))
    findings = (*(one for one in findings if not _waived(one, reasons)), *_idle(leaflet, findings, reasons))
    if built.pdf is None or any(one.severity is not Severity.HINT for one in findings):
        return Approved(path, findings)
    approval = Approval(
        content=identity.digest,
        pdf=sha256(built.pdf).hexdigest(),
        program=f"leaflet_pdf {__version__}",
        profile=identity.profile,
        version=identity.version,
        by=by,
        role=role,
        day=day,
        review_by=review_by or identity.review_by,
        source=NOWHERE,
        comment=comment,
        waived=tuple(Waiver(code, reason, NOWHERE) for code, reason in reasons.items()),
    )
    record = written(identity.id, (*before, approval))
    unreadable = read_approvals(record, path, identity.id)[1]  # a name may have characters that no record can have
    return Approved(path, (*findings, *unreadable), None if unreadable else record)


def _unready(leaflet: Leaflet, day: date, review_by: date | None) -> Iterator[Finding]:
    identity = leaflet.identity
    if identity.status is Status.DRAFT:
        hint = "set status: approved when it is ready; its content code stays the same"
        yield STILL_DRAFT.at(leaflet.source, "the file says that it is a draft", hint)
    yield from _unreviewed(leaflet)
    if review_by and review_by < day:
        hint = "choose a later end date"
        yield REVIEW_PAST.at(leaflet.source, f"the approval would have ended on {review_by}", hint)
    if review_by and review_by > identity.review_by:
        hint = "end the approval by then, or set a later review-by"
        yield REVIEW_LATER.at(leaflet.source, f"its own review is due by {identity.review_by}", hint)


def _unreviewed(leaflet: Leaflet) -> Iterator[Finding]:
    """Yield a finding if nobody has vouched for the words that the program adds in the leaflet's language."""
    words = language(leaflet.identity.language)
    if not words.reviewed_by:
        message = f"nobody has reviewed the program’s words in its language, {words.name}"
        hint = (
            "let a professional who speaks it read languages/…/program.yaml, correct it and sign it under reviewed-by"
        )
        yield LANGUAGE_NOT_REVIEWED.at(leaflet.source, message, hint)


def _waived(finding: Finding, reasons: Mapping[str, str]) -> bool:
    return finding.severity is Severity.WARNING and finding.code in reasons


def _idle(leaflet: Leaflet, findings: tuple[Finding, ...], reasons: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding for a waiver of nothing: it would hide what is found another day."""
    for code in reasons.keys() - {finding.code for finding in findings if _waived(finding, reasons)}:
        yield NOTHING_TO_WAIVE.at(leaflet.source, f"there is no warning “{code}” to waive")


def released(built: Built, target: Path, on: date, patient: Whom | None = None, *, label_only: bool = False) -> Built:
    """Return what was built without its PDF if it must not be given out on a day, with the findings that say why.

    They tell of a PDF of an earlier build, too, that is still at the target. It may be a patient's label only.
    """
    findings = (*built.findings, *_refusals(built, on, patient, label_only=label_only))
    if built.pdf is not None and not stops(findings):
        return replace(built, findings=findings)
    return replace(built, pdf=None, findings=(*findings, *_stale(target, Source(built.source.as_posix(), 0, 0))))


def _refusals(built: Built, on: date, about: Whom | None, *, label_only: bool) -> Iterator[Finding]:
    """Yield what keeps a built leaflet from being given out, and warn if its PDF is no longer as it was approved."""
    leaflet, _ = load(built.source)
    if leaflet is None or built.pdf is None:
        return
    patient = None if about is None else patient_of(about)[0]
    state, _ = state_of(built.source, leaflet.identity, on)
    if state.status is not Status.APPROVED:
        message = f"it cannot be released: {state.reason}"
        yield NOT_APPROVED.at(leaflet.source, message, f"leaflet approve {built.source.stem} --by … --role …")
        return
    yield from _unreviewed(leaflet)
    yield from judged(leaflet, built.pdf, on, patient, label_only=label_only)
    pdf = build(built.source, status=Status.APPROVED).pdf
    shown = {approval.pdf: approval.program for approval in state.approvals}
    if pdf is None or sha256(pdf).hexdigest() not in shown:
        message = f"the PDF is no longer byte for byte the one that was approved, built by {', '.join(shown.values())}"
        hint = "check it, and approve it again"
        yield PRINTED_OTHERWISE.at(leaflet.source, message, hint)


def _stale(target: Path, source: Source) -> Iterator[Finding]:
    """Yield a finding if a PDF of an earlier build is still there when its leaflet is refused."""
    if is_there(target):
        message = f"{target.as_posix()} is still there from an earlier build"
        yield STALE_PDF.at(source, message, "do not hand it out")
