"""A cryptographic signature on a finished PDF: put on as an update, so that what was approved stays as it is.

It shows nothing, and so needs no tag: its area is outside the page (ISO 14289-1, 7.18.1), and yet is printed, as
ISO 19005-2, 6.3.2 wants of every annotation. Nothing is asked of a network: no time is attested, no revocation fetched.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.catalogue.signature import SIGNATURE_BROKEN, SIGNATURE_UNCHECKED, SIGNATURE_WEAK
from leaflet_pdf.proof.reader.catalog.signed import Signature
from leaflet_pdf.proof.reader.read import read_signature
from leaflet_pdf.proof.reader.readback import THE_PDF, fault

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.validation.status import SignatureStatus

_NAME = "signature"
_DIGEST = "sha256"
_PLACE = 2 * 16 * 1024
"""Hexadecimal figures that are kept free for the message; a string is at most 32,767 bytes (ISO 19005-2, 6.1.13)."""
_TRIES = 8
"""One in 256 updates ends as a line does; so many of them in turn never do."""
_INSTALL = 'install it: pip install "leaflet_pdf[sign]"'

logging.getLogger("pyhanko").addHandler(logging.NullHandler())  # it remarks that nobody is trusted, as we know


LEAST_RSA = 2048
"""Bits of an RSA key (ETSI TS 119 312, 9.3)."""
_CURVES = {"secp256r1", "secp384r1", "secp521r1"}
_FORGED = {"md2", "md5", "sha1"}


class SigningError(ValueError):
    """A file cannot be signed with a key; the message says why and what to do."""


class UnsignableError(ValueError):
    """A file cannot be signed with any key; the message says why."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed file: the bytes before the signature, who signed them, on which day by their own clock, what is wrong.

    The signer is the subject of the certificate, "" if nobody could check it. Whether to trust it is the reader's.
    """

    approved: bytes
    by: str
    day: str
    findings: tuple[Finding, ...]


def sign(pdf: bytes, key: bytes, password: bytes | None, on: datetime) -> bytes:
    """Return a PDF that has none with a signature by the key of a PKCS #12 file: its bytes, and more after them.

    Raises SigningError for a key that cannot be used then, or if pyHanko is not installed, and UnsignableError
    for a file that cannot be added to.
    """
    try:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec
        from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
        from pyhanko.sign.signers.pdf_byterange import SignatureObject
    except ImportError as error:
        raise SigningError(f"signing needs pyHanko; {_INSTALL}") from error

    class Update(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            """Leave the metadata as they were approved."""

    def update(place: int) -> tuple[Generator[Any, Any, Any], Any, BytesIO]:
        """Return an update with a free place for the message, and what is left to do with both."""
        steps = PdfCMSEmbedder(hidden).write_cms(_NAME, Update(BytesIO(pdf)))
        next(steps)
        steps.send(SigObjSetup(SignatureObject(timestamp=on, bytes_reserved=place)))
        return steps, *steps.send(SigIOSetup(_DIGEST))

    signer = _signer(key, password, on)
    hidden = SigFieldSpec(_NAME, invis_sig_settings=InvisSigSettings(box_out_of_bounds=True))
    try:
        for place in range(_PLACE, _PLACE - 2 * _TRIES, -2):
            steps, digest, signed = update(place)
            if not _ends_as_a_line(signed.getvalue()[len(pdf) :]):
                break
    except Exception as error:  # pyHanko answers a broken file with errors of every kind
        raise UnsignableError(f"it is damaged, and cannot be signed: {error}") from error
    message = asyncio.run(signer.async_sign(digest.document_digest, _DIGEST))
    if 2 * len(message.dump()) > place:
        raise SigningError("it contains too many certificates; use a file with only those of its own chain")
    steps.send(message)
    return bytes(signed.getvalue())


def _ends_as_a_line(update: bytes) -> bool:
    """Tell whether the last byte of a stream looks like the first of the line's end behind it.

    Whoever looks for `endstream` then finds a byte less than its Length says (ISO 19005-2, 6.1.7.1).
    """
    return b"\r\nendstream" in update


def _signer(key: bytes, password: bytes | None, on: datetime) -> SimpleSigner:
    from pyhanko.sign.signers import SimpleSigner

    try:
        signer: SimpleSigner = SimpleSigner.load_pkcs12_data(key, [], password)
        certificate = signer.signing_cert
        if certificate is None:
            raise ValueError("a key without a certificate")
    except (ValueError, TypeError, AttributeError) as error:
        message = "it is not a PKCS #12 file with a key and its certificate, or the password is wrong"
        raise SigningError(f"{message}; put the password in a file, and name it with --password-file") from error
    begins, ends = certificate.not_valid_before.date(), certificate.not_valid_after.date()
    if not begins <= on.date() <= ends:
        raise SigningError(f"its certificate is valid from {begins} to {ends}, not on {on.date()}; use another key")
    weak = weakness(certificate)
    if weak:
        raise SigningError(f"{weak}; use a key that PDF readers accept")
    return signer


def weakness(certificate: Certificate) -> str:
    """Return why a signature by a certificate's key proves little, "" if nothing is known.

    Short RSA keys can be found out, and so can certificates be that are signed with MD5 or SHA-1 (ETSI TS 119 312);
    other curves and kinds few readers of PDF can check (ISO 32000-1, table 257; RFC 5480).
    """
    key = certificate.public_key
    if key.algorithm == "rsa":
        if key.bit_size < LEAST_RSA:
            return f"its RSA key has {key.bit_size} bits; fewer than {LEAST_RSA:,} prove nothing"
    elif key.algorithm == "ec":
        kind, curve = key.curve
        if kind != "named" or curve not in _CURVES:
            return f"few PDF readers support its curve{f' {curve}' if kind == 'named' else ''}"
    else:
        return f"few PDF readers support keys of the kind {key.algorithm}"
    try:
        digest = certificate["signature_algorithm"].hash_algo
    except ValueError:
        return ""  # of a kind that names no digest, such as Ed25519
    return f"the certificate itself is signed with {digest.upper()}, which can be forged" if digest in _FORGED else ""


def check_signature(pdf: bytes) -> Signed | None:
    """Return what the signature of a PDF says; None for a file without one. Raises ReadError as `read` does."""
    signature = read_signature(pdf)
    if signature is None:
        return None
    by, findings = ("", signature.findings) if signature.findings else _checked(signature)
    approved = pdf if signature.findings else signature.approved
    return Signed(approved, by, signature.day, findings)


def _checked(signature: Signature) -> tuple[str, tuple[Finding, ...]]:
    """Return who signed, and what is wrong with it by cryptography; whether to trust the certificate is not judged."""
    try:
        from asn1crypto.cms import ContentInfo
        from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
        from pyhanko_certvalidator import ValidationContext
    except ImportError:
        message = "the file is signed, but pyHanko, which checks signatures, is not installed"
        return "", (SIGNATURE_UNCHECKED.at(THE_PDF, message, _INSTALL),)
    try:
        message = ContentInfo.load(signature.message)
        unused = signature.message[len(message.dump()) :]
        nobody = ValidationContext(trust_roots=[], allow_fetching=False)
        status = asyncio.run(async_validate_detached_cms(signature.covered, message["content"], nobody))
        by, weak = status.signing_cert.subject.human_friendly, tuple(_weak(status, signature.day))
    except Exception as error:  # a broken message is answered with errors of every kind
        return "", (fault(SIGNATURE_BROKEN, f"the signature cannot be read: {error}"),)
    if not (status.intact and status.valid) or unused.strip(b"\0"):
        return "", (fault(SIGNATURE_BROKEN, "the file is not the one that was signed: its bytes were changed"),)
    return by, weak


def _weak(status: SignatureStatus, day: str) -> Iterator[Finding]:
    """Yield what makes an intact signature prove little: its key, its certificate, or the days of that."""
    certificate = status.signing_cert
    weak = weakness(certificate)
    if weak:
        yield fault(SIGNATURE_WEAK, f"the signature is intact, but proves little: {weak}")
    if status.md_algorithm in _FORGED:
        yield fault(SIGNATURE_WEAK, f"the signature is made with {status.md_algorithm.upper()}, which can be forged")
    begins, ends = certificate.not_valid_before.date(), certificate.not_valid_after.date()
    if day and not str(begins) <= day <= str(ends):
        message = f"the signature is dated {day}, but its certificate is valid from {begins} to {ends}"
        yield fault(SIGNATURE_WEAK, message)
