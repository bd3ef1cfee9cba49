"""Rules about the signature of a file."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

SIGNATURE_NOT_WHOLE = Rule(
    "signature-not-whole",
    Severity.ERROR,
    "A signature does not cover the whole PDF",
    "Anybody may have added what it does not cover, after the file was signed.",
    "ISO 19005-2, 6.4.3",
    bad="A signed PDF that another program saved with a comment.",
    good="The file as `leaflet sign` wrote it.",
)
SIGNATURE_ADDS = Rule(
    "signature-adds",
    Severity.ERROR,
    "More than a signature was added to a PDF",
    "The update that carries a signature can also hide a page, or show another one.",
    "",
    bad="A visible signature on page 1, as other programs place it.",
    good="The file as `leaflet sign` wrote it.",
)
SIGNATURE_BROKEN = Rule(
    "signature-broken",
    Severity.ERROR,
    "The signature of a PDF is broken",
    "Nobody signed these bytes: the file or the signature was changed afterwards.",
    "",
    bad="A letter changed in a signed file.",
    good="The file as `leaflet sign` wrote it.",
)
SIGNATURE_WEAK = Rule(
    "signature-weak",
    Severity.ERROR,
    "The signature of a PDF is intact but proves little",
    "Others could have made it, or PDF readers cannot check it.",
    "ETSI TS 119 312",
    bad="An RSA key of 1,024 bits, a rare curve, SHA-1, or a signing date outside the certificate’s validity.",
    good="An RSA key of at least 2,048 bits, or a key on the curve P-256, P-384 or P-521, with a valid certificate.",
)
SIGNATURE_UNCHECKED = Rule(
    "signature-unchecked",
    Severity.WARNING,
    "The signature of a PDF was not checked",
    "pyHanko, which checks whether a signature is intact, is not installed here.",
    "",
    bad="`leaflet verify signed.pdf` where only leaflet_pdf is installed.",
    good='pip install "leaflet_pdf[sign]", and then leaflet verify signed.pdf.',
)
RULES = (
    SIGNATURE_NOT_WHOLE,
    SIGNATURE_ADDS,
    SIGNATURE_BROKEN,
    SIGNATURE_WEAK,
    SIGNATURE_UNCHECKED,
)
