"""What can keep a leaflet from being approved, verified or built again from its PDF."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

STILL_DRAFT = Rule(
    "still-draft",
    Severity.ERROR,
    "A draft cannot be approved",
    "The author has not marked it as ready.",
    "",
    bad="status: draft, and `leaflet approve`.",
    good="status: approved, and then `leaflet approve`.",
)
REVIEW_PAST = Rule(
    "review-past",
    Severity.ERROR,
    "An approval would end before it begins",
    "It would not be valid for a single day.",
    "",
    bad="leaflet approve my-leaflet --on 2026-11-23 --review-by 2026-11-22",
    good="leaflet approve my-leaflet --on 2026-11-23 --review-by 2027-05-23",
)
REVIEW_LATER = Rule(
    "review-later",
    Severity.ERROR,
    "An approval would outlast the leaflet’s own review date",
    "The leaflet says until when its facts are meant to hold. An approval cannot extend that.",
    "",
    bad="A review-by of 2027-05-23 in the leaflet, and an approval until 2028.",
    good="An approval until 2027-05-23 or an earlier day.",
)
NOTHING_TO_WAIVE = Rule(
    "nothing-to-waive",
    Severity.ERROR,
    "Unused waiver: there is no such warning",
    "The waiver would hide a warning that comes up later.",
    "",
    bad="A waiver of unused-source for a leaflet that uses all its sources.",
    good="Waivers only for warnings that are found.",
)
NOT_APPROVED = Rule(
    "not-approved",
    Severity.ERROR,
    "The leaflet is not approved and cannot be released",
    "Nobody approved these words, or the approval has expired.",
    "",
    bad="leaflet build --release, after a word was changed.",
    good="leaflet approve, and then leaflet build --release.",
)
LANGUAGE_NOT_REVIEWED = Rule(
    "language-not-reviewed",
    Severity.ERROR,
    "The program’s words in the leaflet’s language are reviewed by nobody",
    "“Danger” or “Ask first” may be wrong in that language, and who approves a leaflet vouches for all its words.",
    "",
    bad="leaflet approve, of a leaflet in a language whose program.yaml has an empty reviewed-by.",
    good="reviewed-by: the name and the profession of who has read every word of languages/de/program.yaml.",
)
PRINTED_OTHERWISE = Rule(
    "printed-otherwise",
    Severity.WARNING,
    "The PDF is not byte for byte the one that was approved",
    "The words are those that were approved, but another version of the program or of a library printed them.",
    "",
    bad="A leaflet approved last year, built with this year’s program.",
    good="A leaflet that was checked and approved as it is printed now.",
)
STALE_PDF = Rule(
    "stale-pdf",
    Severity.ERROR,
    "A PDF of an earlier build is still there",
    "The leaflet was not released in its present form, and anyone who takes the old file would not know.",
    "",
    bad="out/my-leaflet.pdf from last month, beside a leaflet that is refused.",
    good="An empty folder, or another one with -o.",
)
UNREADABLE_PDF = Rule(
    "unreadable-pdf",
    Severity.ERROR,
    "A PDF cannot be read",
    "Only a complete, tagged PDF without encryption can be verified.",
    "",
    bad="A file that is encrypted, truncated, or made by another program without tags.",
    good="The PDF of `leaflet build`.",
)
STAMPED_PDF = Rule(
    "stamped-pdf",
    Severity.ERROR,
    "Something was added to a page after the PDF was made",
    (
        "A stamp, a watermark or a note can hide a warning or say another dose, and nobody proved it. The"
        " finding names the page and the words that were added."
    ),
    "",
    bad="A PDF of `leaflet build` that a viewer wrote “COPY” on.",
    good="The PDF of `leaflet build`, as it was made. That it is a draft is printed by its status.",
)
NO_SOURCE = Rule(
    "no-source",
    Severity.ERROR,
    "The PDF has no source attached",
    "Without its source, a PDF cannot be built again.",
    "",
    bad="A PDF of `leaflet build`.",
    good="A PDF of `leaflet build --embed-source`.",
)
OTHER_BYTES = Rule(
    "other-bytes",
    Severity.ERROR,
    "The PDF differs from what its own source produces",
    "The pages or the source were changed after the file was made. Trust neither.",
    "",
    bad="A PDF in which “10 mg” was changed to “40 mg” with an editor.",
    good="The file as `leaflet build --embed-source` wrote it.",
)
OTHER_PROGRAM = Rule(
    "other-program",
    Severity.ERROR,
    "The PDF was built with another program, library or font",
    "It may be right, but comparing bytes cannot show that here.",
    "",
    bad="A PDF of an earlier version of the program.",
    good="A PDF of this version.",
)

RULES = (
    STILL_DRAFT,
    REVIEW_PAST,
    REVIEW_LATER,
    NOTHING_TO_WAIVE,
    NOT_APPROVED,
    LANGUAGE_NOT_REVIEWED,
    PRINTED_OTHERWISE,
    STALE_PDF,
    UNREADABLE_PDF,
    STAMPED_PDF,
    NO_SOURCE,
    OTHER_BYTES,
    OTHER_PROGRAM,
)
