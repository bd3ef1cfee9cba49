"""A finished PDF, compared with what it must be: whoever made it, and whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from leaflet_pdf.build import stops
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Leaflet, Status, of_one_status
from leaflet_pdf.proof.appearance import ThemeAppearance
from leaflet_pdf.proof.integrity.stamps import StampedError
from leaflet_pdf.proof.joined.faults import part_faults
from leaflet_pdf.proof.joined.parts import Part
from leaflet_pdf.proof.reader.objects import ReadError
from leaflet_pdf.proof.reader.read import joined_faults, read, read_part, read_parts
from leaflet_pdf.proof.reader.readback import THE_PDF, ReadBack
from leaflet_pdf.proof.theme_match import theme_differences
from leaflet_pdf.proof.verify import side_of, verify, verify_both
from leaflet_pdf.records.approval import Approval, load_approvals
from leaflet_pdf.records.approval_status import state_of
from leaflet_pdf.release.appearances import appearance_of, known_appearances
from leaflet_pdf.release.catalogue import LEAFLET_MISSING, STAMPED_PDF, UNREADABLE_PDF
from leaflet_pdf.release.extraction import changes, extract, printed, put
from leaflet_pdf.release.signature import Signed, check_signature
from leaflet_pdf.sources.siblings import sibling_file
from leaflet_pdf.sources.yaml import load, parse


class Against(StrEnum):
    """What a PDF was compared with, besides the standards."""

    FILE = "a leaflet's file"
    OWN_SOURCE = "the source embedded in it"
    NOTHING = "the standards only"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found about a PDF, what it was compared with, who approved and who signed exactly this file."""

    findings: tuple[Finding, ...]
    against: Against
    approvals: tuple[Approval, ...] = ()
    signed: Signed | None = None


def judge(
    pdf: bytes, name: str, against: Path | None = None, on: date | None = None, theme: str | Path | None = None
) -> Verdict:
    """Return what is wrong with a PDF: against a leaflet's file, or its own source, or by the standards only.

    The name is what findings call it. A leaflet's file is taken with the record of its approval, on a day or today.
    With a leaflet, letters, frames and logo are compared with a theme, that of the source embedded in it, or
    those that come with the program; and a file with its source is built again.
    Of a signed file, the signature is judged, and then the file as it was before.
    """
    try:
        signed = check_signature(pdf)
    except ReadError as error:
        return _unreadable(error, name)
    if signed is None:
        return _judge(pdf, name, against, on, theme)
    verdict = _judge(signed.approved, name, against, on, theme)
    found = tuple(_named(finding, name) for finding in signed.findings)
    return replace(verdict, findings=(*found, *verdict.findings), signed=signed)


def _judge(pdf: bytes, name: str, against: Path | None, on: date | None, theme: str | Path | None) -> Verdict:
    try:
        parts = read_parts(pdf)
    except ReadError as error:
        return _unreadable(error, name)
    if parts:
        return _judge_joined(pdf, parts, name, against, on, theme)
    try:
        readback = read(pdf)
    except ReadError as error:
        return _unreadable(error, name)
    if readback.sides:
        return _judge_both(readback, name, against, on, theme)
    leaflet: Leaflet | None = None
    findings: tuple[Finding, ...] = ()
    approvals: tuple[Approval, ...] = ()
    held = Against.FILE if against else Against.OWN_SOURCE if readback.attachments else Against.NOTHING
    own, own_appearances, own_findings = _own(pdf, name) if readback.attachments else (None, (), ())
    appearances, theme_findings = (
        (own_appearances, ()) if own_appearances and theme is None else known_appearances(theme)
    )
    if against:
        leaflet, findings = _with_status(against, on or date.today())
        approvals = _of(pdf, against, leaflet)
    elif held is Against.OWN_SOURCE:
        leaflet, findings = own, own_findings
    found = (
        *_verified(readback, leaflet, appearances),
        *(changes(pdf, readback, name) if readback.attachments else ()),
    )
    found_in_pdf = dict.fromkeys(_named(finding, name) for finding in (*theme_findings, *found))
    return Verdict((*findings, *found_in_pdf), held, approvals)


def _judge_both(
    readback: ReadBack, name: str, against: Path | None, on: date | None, theme: str | Path | None
) -> Verdict:
    """Return what is wrong with a file in two languages: against a leaflet's file, and that of the other language."""
    leaflets, findings = _both(readback, against, on or date.today()) if against else ((), ())
    appearances, theme_findings = known_appearances(theme)
    found = [*theme_findings, *verify_both(readback, leaflets)]
    found += [
        one for leaflet in leaflets for one in theme_differences(side_of(readback, leaflet), leaflet, appearances)
    ]
    named = dict.fromkeys(_named(finding, name) for finding in found)
    return Verdict((*findings, *named), Against.FILE if against else Against.NOTHING)


def _both(readback: ReadBack, against: Path, on: date) -> tuple[tuple[Leaflet, ...], tuple[Finding, ...]]:
    """Return the leaflet in a file and the one that is its translation, or its original, in the other language."""
    leaflet, findings = _with_status(against, on)
    if leaflet is None:
        return (), findings
    if all(side.metadata.identifier.split(" ")[0] != leaflet.identity.id for side in readback.sides):
        message = f"the leaflet {leaflet.identity.id} is not in it"
        hint = "name one of the leaflets that it was made of"
        return (), (*findings, LEAFLET_MISSING.at(leaflet.source, message, hint))
    languages = {side.language for side in readback.sides} - {leaflet.identity.language}
    names = [one.file for one in leaflet.translations if one.language in languages]
    names += [leaflet.translation_of.value] if leaflet.translation_of and not names else []
    if not names:
        hint = "name the leaflet whose “translations:” name the other language"
        return (leaflet,), (*findings, LEAFLET_MISSING.at(leaflet.source, "the other language is not known", hint))
    other, more = _with_status(sibling_file(leaflet, names[0]), on)
    return of_one_status(*filter(None, (leaflet, other))), (*findings, *more)


def _judge_joined(
    pdf: bytes, parts: tuple[Part, ...], name: str, against: Path | None, on: date | None, theme: str | Path | None
) -> Verdict:
    """Return what is wrong with a file that leaflets were joined to: with its tags, and with each leaflet in it.

    The other leaflets are held against the standards only, and of a prescription only the tags are judged.
    """
    leaflet, findings = _with_status(against, on or date.today()) if against else (None, ())
    appearances, theme_findings = known_appearances(theme)
    wanted = leaflet.identity.id if leaflet else None
    found = [*findings, *theme_findings, *_of_joined(pdf, parts, name)]
    for index, part in enumerate(parts):
        is_it = part.id == wanted
        if part.file:
            found += judge(part.data, part.file, against if is_it else None, on, theme).findings
        else:
            found += _of_pages(pdf, index, part, leaflet if is_it else None, appearances, name)
    if wanted is not None and all(part.id != wanted for part in parts):
        message = f"the leaflet {wanted} is not in it"
        found.append(LEAFLET_MISSING.at(Source(name, 0, 0), message, "name the leaflet that was attached"))
    return Verdict(tuple(dict.fromkeys(found)), Against.FILE if against else Against.NOTHING)


def _of_joined(pdf: bytes, parts: tuple[Part, ...], name: str) -> Iterator[Finding]:
    """Yield what is wrong with the tags of a file as a whole. One to which files are attached has only its own."""
    if any(part.pages for part in parts):
        try:
            yield from (_named(finding, name) for finding in joined_faults(pdf))
        except ReadError as error:
            yield from _unreadable(error, name).findings


def _of_pages(
    pdf: bytes, index: int, part: Part, leaflet: Leaflet | None, appearances: tuple[ThemeAppearance, ...], name: str
) -> Iterator[Finding]:
    """Yield what is wrong with the pages of a leaflet in a file, whose pages findings name."""
    try:
        readback = read_part(pdf, index)
    except ReadError as error:
        yield from _unreadable(error, name).findings
        return
    for finding in (*part_faults(part, readback), *_verified(readback, leaflet, appearances)):
        yield _named(replace(finding, page=finding.page and finding.page + part.first - 1), name)


def _unreadable(error: ReadError, name: str) -> Verdict:
    if isinstance(error, StampedError):
        hint = "verify the file as it was before; on paper, what was added may hide or contradict the leaflet"
        findings = (STAMPED_PDF.at(Source(name, 0, 0), str(stamp), hint) for stamp in error.stamps)
        return Verdict(tuple(findings), Against.NOTHING)
    hint = "only a complete, tagged, unencrypted PDF can be verified"
    return Verdict((UNREADABLE_PDF.at(Source(name, 0, 0), str(error), hint),), Against.NOTHING)


def _with_status(path: Path, on: date) -> tuple[Leaflet | None, tuple[Finding, ...]]:
    """Return a file's leaflet with how far it has come, and what keeps it from being one."""
    leaflet, findings = load(path)
    if leaflet is None:
        return None, findings
    state, more = state_of(path, leaflet.identity, on)
    return _with(leaflet, state.status), (*filter(lambda one: stops([one]), findings), *more)


def _own(pdf: bytes, name: str) -> tuple[Leaflet | None, tuple[ThemeAppearance, ...], tuple[Finding, ...]]:
    """Return the leaflet whose source is embedded in a PDF, as it was printed, and how that looked."""
    extracted, findings = extract(pdf, name)
    if extracted is None:
        return None, (), findings
    with TemporaryDirectory() as folder:
        put(extracted, Path(folder))
        leaflet, findings = parse(extracted.files[extracted.leaflet], extracted.leaflet, Path(folder))
        printing, _ = printed(extracted, Path(folder), name)
        appearances = (appearance_of(printing.style),) if printing else ()
    if leaflet is None:
        return None, appearances, findings
    return _with(leaflet, extracted.record.status), appearances, ()


def _with(leaflet: Leaflet, status: Status) -> Leaflet:
    """Return a leaflet with a status; a draft stays one."""
    if leaflet.identity.status is Status.DRAFT:
        return leaflet
    return replace(leaflet, identity=leaflet.identity._replace(status=status))


def _of(pdf: bytes, path: Path, leaflet: Leaflet | None) -> tuple[Approval, ...]:
    code = sha256(pdf).hexdigest()
    approvals = load_approvals(path, leaflet.identity.id)[0] if leaflet else ()
    return tuple(approval for approval in approvals if approval.pdf == code)


def _verified(
    readback: ReadBack, leaflet: Leaflet | None, appearances: tuple[ThemeAppearance, ...]
) -> Iterator[Finding]:
    try:
        yield from verify(readback, leaflet)
        if leaflet is not None:
            shown = side_of(readback, leaflet) if readback.sides else readback
            yield from theme_differences(shown, leaflet, appearances)
    except RecursionError:
        yield _TOO_DEEP


def _named(finding: Finding, name: str) -> Finding:
    return replace(finding, source=Source(name, 0, 0)) if finding.source == THE_PDF else finding


_TOO_DEEP = UNREADABLE_PDF.at(THE_PDF, "the structure of the file is nested too deeply")
