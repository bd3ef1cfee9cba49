"""The shapes of what is sent and of what comes back, which several operations share."""

from __future__ import annotations

from collections.abc import Mapping

from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.release.library import Need
from leaflet_pdf.serve.api.operation import JSON, MULTIPART, YAML, Body
from leaflet_pdf.serve.api.shapes import (
    Choice,
    Day,
    Either,
    Field,
    Flag,
    Given,
    Listed,
    Measure,
    Number,
    Shape,
    Values,
    Words,
)

MOST_CONTENT = 2**20
"""Bytes of a leaflet that is sent: the loader takes four times as many from a file."""

MOST_PICTURES = 8 * 2**20
"""Bytes of a leaflet that is sent with its pictures."""

MOST_PDF = 32 * 2**20
MOST_ITEMS = 200
MOST_PRINTED = 20
_LONG = 100_000

DIGEST = Words(64, "[0-9a-f]{64}")


def having(means: Mapping[str, tuple[Shape, str]]) -> Values:
    """Return an object that has all of some keys."""
    return Values({key: Field(shape, words, required=True) for key, (shape, words) in means.items()})


def listed(key: str, of: Shape, means: str, most: int = 100_000) -> Values:
    """Return an object with one key, which is a list."""
    return having({key: (Listed(of, most), means)})


OPTIONS = {
    "theme": Field(Words(64, "[A-Za-z0-9][A-Za-z0-9_-]*"), "standard, large, giant, mono, or the name of a theme"),
    "paper": Field(Words(40), "a4, a5, letter, legal, or measures as in 170x240mm"),
    "columns": Field(Number(1, 3), "the number of columns"),
    "duplex": Field(Flag(), "printed on both sides"),
    "binding": Field(Measure(0, 99), "millimetres of white space at the edge that is bound"),
    "fit": Field(Either((Words(10), Number(1, 120))), "on how many sides of paper: a number, 1-side, 1-sheet"),
    "scheme": Field(Choice(("two-up", "booklet")), "two pages on a side of paper"),
    "fillable": Field(Flag(), "what is filled in by hand has fields for a screen too"),
    "ruler": Field(Flag(), "a line of 50 mm shows if the print was shrunk"),
}
"""How a leaflet is printed, in the words of `PrintOptions`."""

LABEL = {
    "label": Field(Flag(), "the cover is a label"),
    "labelSize": Field(Words(40), "the label's measures, as in 70x37mm"),
    "labelOnly": Field(Flag(), "the label alone, without the leaflet"),
}
DRAFT = {"draft": Field(Flag(), "also a leaflet that is not approved: each page says that it is none")}
ALL_OPTIONS = Field(Values(OPTIONS | LABEL | DRAFT), "how it is printed")
PATIENT = Field(Given("The patient's file: see /schema/patient."), "what a cover says to one patient; never kept")
OF_COVER = Body(Values({"options": ALL_OPTIONS, "patient": PATIENT}))

_LEAFLET = Either((Words(MOST_CONTENT), Given("The leaflet: see /schema/leaflet.")))
_PRINTED = {"options": Field(Values(OPTIONS | LABEL), "how it is printed"), "patient": PATIENT}
_HAVE = {"have": Field(Listed(Words(64, "[0-9a-f]+"), 1000), "the hashes of the pages that the client has")}
CONTENT = Field(_LEAFLET, "YAML, or its values", required=True)
SENT = Body(Values({"content": CONTENT, **_PRINTED}), (JSON, YAML, MULTIPART), MOST_PICTURES)
SENT_TO_SEE = Body(Values({"content": CONTENT, **_PRINTED, **_HAVE}), (JSON, YAML, MULTIPART), MOST_PICTURES)
EDITED = Body(
    Values({"content": Field(Words(MOST_CONTENT), "YAML, in the place of the file's"), **_PRINTED, **_HAVE}),
    most=2 * MOST_CONTENT,
)
TEXT = {"content": Field(Words(MOST_CONTENT), "YAML", required=True)}
PLACE = {"line": Field(Number(1, 10**6), "from 1"), "column": Field(Number(1, 10**6), "from 1")}

FINDING = having(
    {
        "code": (Words(), "which rule"),
        "severity": (Choice(("error", "warning", "hint")), "how bad it is"),
        "message": (Words(_LONG), "what is wrong"),
        "hint": (Words(_LONG), "what to do"),
        "rule": (Words(_LONG), "who says so"),
        "file": (Words(_LONG), "in which file"),
        "line": (Number(0, 10**9), "from 1; 0 is the whole file"),
        "column": (Number(0, 10**9), "from 1"),
        "page": (Number(0, 10**9), "from 1; 0 is the content"),
    }
)
FINDINGS = Listed(FINDING, 100_000)
JUDGED = {
    "findings": Field(FINDINGS, "in the order of the file", required=True),
    "excused": Field(Listed(Given("A finding, with the reason why it is accepted."), 100_000), "what waivers accept"),
    "digest": Field(Words(64), "the code of the content; missing if it cannot be read"),
}
PRODUCT = having(
    {"gtin": (Words(14), "14 digits"), "licence": (Words(_LONG), "its number"), "pack": (Words(_LONG), "")}
)
ENTRY = {
    "id": Field(Words(_LONG), "its id", required=True),
    "title": Field(Words(_LONG), "its title", required=True),
    "substance": Field(Words(_LONG), "the active substance", required=True),
    "strength": Field(Words(_LONG), "how much of it", required=True),
    "form": Field(Words(_LONG), "tablets, capsules, …", required=True),
    "language": Field(Words(35), "BCP 47", required=True),
    "version": Field(Words(_LONG), "in the publisher's numbering", required=True),
    "status": Field(Choice(tuple(Status)), "how far it has come", required=True),
    "need": Field(Choice(tuple(Need)), "what it wants, most pressing first", required=True),
    "reason": Field(Words(_LONG), "why it is not approved", required=True),
    "reviewBy": Field(Day(), "the last day before it must be looked at again"),
    "products": Field(Listed(PRODUCT, 100_000), "the packs that it goes with", required=True),
    "sensitive": Field(Flag(), "it is printed at a counter only after a question", required=True),
    "digest": Field(Words(64), "the code of its content", required=True),
}
APPROVAL = having(
    {
        "by": (Words(_LONG), "who"),
        "role": (Words(_LONG), "in which role"),
        "day": (Day(), "when"),
        "reviewBy": (Day(), "until when"),
        "version": (Words(_LONG), "of which version"),
        "contentDigest": (DIGEST, "of which words"),
        "pdfSha256": (DIGEST, "of which PDF"),
        "comment": (Words(_LONG), "what was remarked"),
    }
)
COMMENTS = having(
    {
        "comments": (
            Listed(
                having(
                    {
                        "id": (Number(1, 10**6), "its number beside this leaflet"),
                        "by": (Words(_LONG), "who said it"),
                        "day": (Day(), "when"),
                        "line": (Number(0, 10**9), "where its words are now; 0 if nowhere"),
                        "words": (Words(_LONG), "the words that it is about"),
                        "text": (Words(_LONG), "what was said"),
                        "done": (Flag(), "whether it is done"),
                        "remark": (Words(_LONG), "why the line is not sure, if it is not"),
                    }
                ),
                100_000,
            ),
            "in the order of the leaflet's lines",
        ),
        "findings": (FINDINGS, "what is wrong with their file"),
    }
)
REMARK = Values(
    {
        "line": Field(Number(0, 10**6), "of the YAML; 0 for the whole leaflet", required=True),
        "words": Field(Words(2000), "the words on the page"),
        "text": Field(Words(5000), "what is said", required=True),
    }
)
PAGES = Values(
    {
        "digest": Field(Words(64), "the code of the content; missing if it cannot be read"),
        "pages": Field(
            Listed(
                Values(
                    {
                        "number": Field(Number(1, 10**6), "from 1", required=True),
                        "width": Field(Measure(0, 10**5), "in points", required=True),
                        "height": Field(Measure(0, 10**5), "in points", required=True),
                        "hash": Field(Words(64), "of how it looks", required=True),
                        "svg": Field(Words(2**24), "how it looks; missing if the client has it"),
                    }
                ),
                10_000,
            ),
            "the sides of paper; none if a finding is an error",
            required=True,
        ),
        "findings": Field(FINDINGS, "in the order of the file", required=True),
    }
)
