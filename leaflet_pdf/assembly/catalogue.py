"""What can keep a leaflet from being attached to another PDF, or is lost by that."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

PDF_DAMAGED = Rule(
    "pdf-damaged",
    Severity.ERROR,
    "A PDF is damaged, and nothing can be attached to it",
    "Viewers repair a damaged file, each in its own way: what they show may differ, and nobody could prove it.",
    "",
    bad="A file that was cut off while it was sent.",
    good="The file as the program that made it wrote it.",
)
PDF_ENCRYPTED = Rule(
    "pdf-encrypted",
    Severity.ERROR,
    "A PDF is encrypted, and nothing can be attached to it",
    "To add to it, it would have to be decrypted, against the wish of whoever encrypted it.",
    "",
    bad="A prescription that opens with a password, or that forbids changes.",
    good="The prescription before it was encrypted. The finished file can be encrypted afterwards.",
)
PDF_XFA = Rule(
    "pdf-xfa",
    Severity.ERROR,
    "A PDF is an XFA form",
    "Its pages are made by the viewer, and most viewers show only “Please wait”. What is on them cannot be kept.",
    "ISO 19005-2, 6.4.2",
    bad="A form of Adobe LiveCycle Designer.",
    good="The same form, printed to PDF.",
)
PDF_SCRIPTED = Rule(
    "pdf-scripted",
    Severity.ERROR,
    "A PDF contains a program",
    "JavaScript can change what a page shows, and could change the leaflet, too.",
    "ISO 19005-2, 6.5.1",
    bad="A form that computes its fields with JavaScript, or that starts another program.",
    good="The same form, filled in and printed to PDF.",
)
PDF_PORTFOLIO = Rule(
    "pdf-portfolio",
    Severity.ERROR,
    "A PDF is a portfolio",
    "Its page is a cover sheet, and the documents are files inside. A leaflet behind it would not be seen.",
    "",
    bad="A portfolio of a prescription and a letter.",
    good="The prescription itself.",
)
UNTAGGED = Rule(
    "untagged-pdf",
    Severity.ERROR,
    "The PDF to attach to is not tagged",
    "People who cannot see the pages get no words of them, and the file as a whole is not accessible.",
    "ISO 14289-1, 7.1",
    bad="A prescription that was scanned, or printed to PDF.",
    good="A prescription with tags; or `--plain`, where it is known that nobody needs them.",
)
CLAIM_LOST = Rule(
    "claim-lost",
    Severity.WARNING,
    "The file conforms to less than the leaflet does",
    "A file conforms to a standard only if all of its pages do.",
    "",
    bad="A leaflet behind a prescription that is tagged, and is not PDF/UA-1 or PDF/A-2a.",
    good="A leaflet behind a prescription that is both.",
)
NOT_A_LEAFLET = Rule(
    "not-a-leaflet",
    Severity.ERROR,
    "What is to be attached is not a leaflet",
    "Only a leaflet of this program is known to hold nothing that could be lost or do harm in another file.",
    "",
    bad="A letter, or a file in which a prescription and a leaflet are joined already.",
    good="The PDF of `leaflet build`, or the name of a leaflet.",
)
SIGNED_LEAFLET = Rule(
    "signed-leaflet",
    Severity.ERROR,
    "The pages of a signed leaflet cannot be attached",
    "Its signature is of that file alone. In another file, it would be broken.",
    "",
    bad="leaflet attach rx.pdf my-leaflet-signed.pdf",
    good="The leaflet before it was signed; or `--as file`, which keeps the signed file as it is.",
)
SIGNED_INSIDE = Rule(
    "signed-inside",
    Severity.HINT,
    "The signed prescription is inside the new file",
    (
        "Any addition would break the signature. So the new file shows the same pages without it, and the signed"
        " file is attached to it, unchanged."
    ),
    "",
    bad="A prescription that is signed before the leaflet is attached.",
    good="A prescription to which the leaflet is attached before both are signed.",
)
UNFIT_FILE = Rule(
    "unfit-file",
    Severity.ERROR,
    "A PDF/A-2 file cannot hold this file",
    "In PDF/A-1, no file can be attached, and in PDF/A-2, only PDF/A-1 and PDF/A-2 files.",
    "ISO 19005-2, 6.8",
    bad="A leaflet of `leaflet build --embed-source`, which is PDF/A-3, as a file in a PDF/A-2 prescription.",
    good="The leaflet of `leaflet build`, which is PDF/A-2.",
)

RULES = (
    PDF_DAMAGED,
    PDF_ENCRYPTED,
    PDF_XFA,
    PDF_SCRIPTED,
    PDF_PORTFOLIO,
    UNTAGGED,
    CLAIM_LOST,
    NOT_A_LEAFLET,
    SIGNED_LEAFLET,
    SIGNED_INSIDE,
    UNFIT_FILE,
)
