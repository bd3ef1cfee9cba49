"""Puts leaflets behind a prescription, or into it: the file, or why there is none, and what it conforms to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from leaflet_pdf.assembly.catalogue import (
    CLAIM_LOST,
    NOT_A_LEAFLET,
    SIGNED_INSIDE,
    SIGNED_LEAFLET,
    UNFIT_FILE,
    UNTAGGED,
)
from leaflet_pdf.assembly.file.opened import Opened, RefusedError, opened, reading
from leaflet_pdf.assembly.files import Enclosure
from leaflet_pdf.assembly.join import join
from leaflet_pdf.assembly.metadata import Claims, shared
from leaflet_pdf.assembly.structure import has_plain_headings
from leaflet_pdf.model.finding import Finding, Severity, Source

_ANY_FILE = 3
"""The part of PDF/A that allows any file to be attached; the one before allows PDF/A-1 and PDF/A-2 files."""

_SIGNED = "signed-prescription.pdf"
"""What a signed prescription is called in the file: its own name may say whose it is."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file with leaflets attached, and what was found. There is no file exactly when a finding is an error."""

    pdf: bytes | None = field(repr=False)
    findings: tuple[Finding, ...]


def attach(
    prescription: bytes,
    *leaflets: bytes,
    as_file: bool = False,
    plain: bool = False,
    fronts: bool = False,
    name: str = "prescription.pdf",
    names: Sequence[str] = (),
) -> Attached:
    """Return a PDF with the pages of leaflets behind those of a prescription, or with the leaflets attached as files.

    prescription  any PDF, or a leaflet; what it shows and says is kept. A signed one is attached to the new file
    leaflets      as `build` makes them, in their order. Verify those that you did not build: only what a leaflet has
                  is taken over
    as_file       True: attach the files, unchanged, and add no page
    plain         True: do so even if the prescription is not tagged, so that the file is not accessible
    fronts        True: each leaflet begins on a sheet of its own, where both sides are printed on
    name          what findings call the prescription
    names         what they call the leaflets, in their order; those without one are called leaflet.pdf

    The same files give the same bytes.

    >>> rx, leaflet = build("warfarin").pdf, build("isotretinoin-40mg").pdf
    >>> attach(rx, leaflet).findings
    ()
    >>> attach(b"", leaflet).findings[0].code
    'pdf-damaged'
    """
    if not leaflets:
        raise ValueError("there is no leaflet to attach")
    try:
        base = opened(prescription, name)
        called = (*names, *["leaflet.pdf"] * (len(leaflets) - len(names)))
        parts = [_leaflet(pdf, one, as_file=as_file) for pdf, one in zip(leaflets, called, strict=True)]
        attached = _as_files(base, parts, name) if as_file else _as_pages(base, parts, name, plain=plain, fronts=fronts)
    except RefusedError as error:
        return Attached(None, (error.rule.at(Source(error.file, 0, 0), str(error), error.hint),))
    return attached


def _leaflet(pdf: bytes, name: str, *, as_file: bool) -> Opened:
    """Return a leaflet that can be attached. Raises RefusedError."""
    part = opened(pdf, name)
    if not part.leaflet:
        hint = "attach the PDF of `leaflet build`; a prescription comes first"
        raise RefusedError(NOT_A_LEAFLET, part.name, "it is not a leaflet of this program", hint)
    if part.signed and not as_file:
        hint = "attach it as a file, or attach the leaflet as it was before, and sign the whole"
        raise RefusedError(SIGNED_LEAFLET, part.name, "it is signed, and its pages alone would not be", hint)
    return part


def _as_pages(base: Opened, leaflets: Sequence[Opened], name: str, *, plain: bool, fronts: bool) -> Attached:
    findings: list[Finding] = []
    if base.leaflet and not base.signed:
        leaflets = [base, *leaflets]
        return _joined(None, leaflets, (), shared(one.claims for one in leaflets), name, findings, fronts=fronts)
    wanted = shared(one.claims for one in leaflets)
    claims = shared([wanted, _enclosing(base.claims) if base.signed else base.claims])
    weak = bool(claims.ua) and has_plain_headings(base.catalog)
    if weak:
        claims = claims._replace(ua=0)
    if not base.tagged and not plain:
        message = f"it is not tagged: people who cannot see it would miss its words, and the file would not be {wanted}"
        findings.append(UNTAGGED.at(Source(name, 0, 0), message, "have it made with tags, or accept this with --plain"))
    elif base.tagged and (claims.ua, claims.level) != (wanted.ua, wanted.level):
        reason = "its headings have no levels, as the leaflet’s have" if weak else f"it conforms to {base.claims}"
        message = f"{reason}: with the leaflet, which is {wanted}, the file conforms to {claims}"
        findings.append(CLAIM_LOST.at(Source(name, 0, 0), message, f"have it made as {wanted}"))
    return _joined(base, leaflets, (), claims, name, findings, fronts=fronts)


def _as_files(base: Opened, leaflets: Sequence[Opened], name: str) -> Attached:
    findings: list[Finding] = []
    claims = base.claims
    if claims.archive and claims.archive < _ANY_FILE and not base.signed:
        findings += _unfit(leaflets, claims)
    return _joined(base, (), tuple(map(_enclosure, leaflets)), claims, name, findings)


def _unfit(leaflets: Sequence[Opened], claims: Claims) -> Iterator[Finding]:
    """Yield what cannot be attached to a PDF/A-1 or PDF/A-2 file (ISO 19005-2, 6.8)."""
    for leaflet in leaflets:
        if claims.archive == 1 or leaflet.claims.archive not in {1, 2}:
            message = f"it is {leaflet.claims}, and cannot be attached to a file that is {claims}"
            hint = "attach its pages" if claims.archive == 1 else "build it without --embed-source, or attach its pages"
            yield UNFIT_FILE.at(Source(leaflet.name, 0, 0), message, hint)


def _enclosing(claims: Claims) -> Claims:
    """Return what a file conforms to that any file is attached to."""
    return claims._replace(archive=_ANY_FILE) if claims.archive > 1 else claims._replace(archive=0, level="")


def _joined(
    base: Opened | None,
    leaflets: Sequence[Opened],
    enclosures: Sequence[Enclosure],
    claims: Claims,
    name: str,
    findings: Iterable[Finding],
    *,
    fronts: bool = False,
) -> Attached:
    found = tuple(findings)
    if any(finding.severity is Severity.ERROR for finding in found):
        return Attached(None, found)
    if base is not None and base.signed:
        message = "it is signed: the new file shows its pages without the signature, and has the signed file attached"
        found += (SIGNED_INSIDE.at(Source(name, 0, 0), message, "attach the leaflet first, and then sign both"),)
        signed = Enclosure(_SIGNED, base.data, "Source", "The signed file, as it was before this one")
        enclosures, claims = (signed, *enclosures), _enclosing(claims)
    with reading(name):
        return Attached(join(base, leaflets, enclosures, claims, fronts=fronts), found)


def _enclosure(leaflet: Opened) -> Enclosure:
    return Enclosure(
        f"{leaflet.id}.pdf", leaflet.data, "Supplement", f"Patient leaflet: {leaflet.title}", is_leaflet=True
    )
