"""What can be wrong with a record of an approval or of a build."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

BAD_DIGEST = Rule(
    "bad-digest",
    Severity.ERROR,
    "A digest is not 64 hexadecimal digits in small letters",
    "The digest says which words and which PDF were approved. Half a digest says neither.",
    "",
    bad="content: 0396f20b",
    good="content: 0396f20b17ac915033d31c65c506ec09e43a018b6ff2a15677d6abb15d38c48e",
)
OTHER_LEAFLET = Rule(
    "other-leaflet",
    Severity.ERROR,
    "The approval record is for another leaflet",
    "Somebody approved different words from these.",
    "",
    bad="A record of ibuprofen-200mg beside the leaflet ibuprofen-400mg.",
    good="Each record beside the leaflet that it names.",
)
COMMENTS_OF_ANOTHER = Rule(
    "comments-of-another",
    Severity.ERROR,
    "The comments are on another leaflet",
    "A comment says nothing about words that nobody had before them.",
    "",
    bad="Comments on ibuprofen-200mg beside the leaflet ibuprofen-400mg.",
    good="Each file of comments beside the leaflet that it names.",
)
NO_SUCH_COMMENT = Rule(
    "no-such-comment",
    Severity.ERROR,
    "There is no comment of that number",
    "What was to be marked as done may still be open.",
    "",
    bad="leaflet comments isotretinoin-40mg --done 9, where the last comment is number 4.",
    good="leaflet comments isotretinoin-40mg --done 4",
)
ATTACHMENT_NAME = Rule(
    "attachment-name",
    Severity.ERROR,
    "An attached file’s name cannot be used as a file name",
    "The name leads out of the folder, or is not valid on every system.",
    "",
    bad="A picture called “../logo.png” or “CON.png”.",
    good="A picture called “logo.png”.",
)
BAD_COMMAND = Rule(
    "bad-command",
    Severity.ERROR,
    "A PDF does not say how it was built",
    "Its source alone does not tell paper, columns and theme.",
    "",
    bad="A build record that names another leaflet, or paper that there is not.",
    good="The record that `leaflet build --embed-source` writes.",
)

RULES = (
    BAD_DIGEST,
    OTHER_LEAFLET,
    COMMENTS_OF_ANOTHER,
    NO_SUCH_COMMENT,
    ATTACHMENT_NAME,
    BAD_COMMAND,
)
