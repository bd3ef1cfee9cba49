"""Rules about the signature of a file."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

SIGNATURE_NOT_WHOLE = Rule(
    "signature-not-whole",
    Severity.ERROR,
    "A signature does not cover the whole PDF",
    "What it does not cover may have been added by anybody, after it was signed.",
    "ISO 19005-2, 6.4.3",
    bad="A signed PDF that a reviewer’s program saved again with a comment.",
    good="The file of `leaflet sign`, as it is.",
)
SIGNATURE_ADDS = Rule(
    "signature-adds",
    Severity.ERROR,
    "More than a signature was added to a PDF",
    "The update that carries a signature can also hide a page, or show another one.",
    "",
    bad="A signature that is seen on page 1, as other programs put it there.",
    good="The file of `leaflet sign`, as it is.",
)
SIGNATURE_BROKEN = Rule(
    "signature-broken",
    Severity.ERROR,
    "The signature of a PDF is broken",
    "Nobody signed these bytes. They were changed after it, or the signature was.",
    "",
    bad="One letter that was changed in a signed file.",
    good="The file of `leaflet sign`, as it is.",
)
SIGNATURE_WEAK = Rule(
    "signature-weak",
    Severity.ERROR,
    "The signature of a PDF is intact, and proves little",
    "Others could have made it, or readers of PDF cannot check it.",
    "ETSI TS 119 312",
    bad="An RSA key of 1,024 bits, a rare curve, SHA-1, or a day on which the certificate was not valid.",
    good="An RSA key of 2,048 bits or more, or one on the curve P-256, P-384 or P-521, with a valid certificate.",
)
SIGNATURE_UNCHECKED = Rule(
    "signature-unchecked",
    Severity.WARNING,
    "The signature of a PDF was not checked",
    "pyHanko, which can tell whether a signature is intact, is not installed here.",
    "",
    bad="leaflet verify signed.pdf, where only leaflet_pdf is installed.",
    good='pip install "leaflet_pdf[sign]", and then leaflet verify signed.pdf.',
)
RULES = (
    SIGNATURE_NOT_WHOLE,
    SIGNATURE_ADDS,
    SIGNATURE_BROKEN,
    SIGNATURE_WEAK,
    SIGNATURE_UNCHECKED,
)
