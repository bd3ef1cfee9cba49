"""Everything that can be asked of the server."""

from __future__ import annotations

from leaflet_pdf.serve.api.desk_operations import desk_operations
from leaflet_pdf.serve.api.operation import Body, Gives, Operation
from leaflet_pdf.serve.api.shapes import Choice, Either, Field, Flag, Given, Listed, Measure, Number, Values, Words

MOST_CONTENT = 2**20
"""Bytes of a leaflet that is sent: the loader takes four times as many from a file."""

MOST_PICTURES = 8 * 2**20
"""Bytes of a leaflet that is sent with its pictures."""

ID = "[a-z0-9][a-z0-9-]*"

OPTIONS = {
    "theme": Field(Words(64, "[A-Za-z0-9][A-Za-z0-9_-]*"), "standard, large, giant, mono, or the name of a theme"),
    "paper": Field(Words(40), "a4, a5, letter, legal, or measures as in 170x240mm"),
    "columns": Field(Number(1, 3), "how many columns there are"),
    "duplex": Field(Flag(), "printed on both sides"),
    "binding": Field(Measure(0, 99), "millimetres of white space at the edge that is bound"),
    "fit": Field(Either((Words(10), Number(1, 120))), "on how many sides of paper: a number, 1-side, 1-sheet"),
    "scheme": Field(Choice(("two-up", "booklet")), "two pages on a side of paper"),
    "fillable": Field(Flag(), "what is filled in by hand has fields for a screen too"),
    "ruler": Field(Flag(), "a line of 50 mm shows if the print was shrunk"),
}
LABEL = {
    "label": Field(Flag(), "the cover is a label"),
    "labelSize": Field(Words(40), "the label's measures, as in 70x37mm"),
    "labelOnly": Field(Flag(), "the label alone, without the leaflet"),
}
DRAFT = {"draft": Field(Flag(), "also a leaflet that is not approved: each page says that it is none")}
PATIENT = Field(Given("The patient's file: see /schema/patient."), "what a cover says to one patient")
_LEAFLET = Given("The leaflet: see /schema/leaflet.")
CONTENT = Values(
    {
        "content": Field(Either((Words(MOST_CONTENT), _LEAFLET)), "YAML, or its values", True),
        "options": Field(Values(OPTIONS | LABEL), "how it is printed"),
        "patient": PATIENT,
        "have": Field(Listed(Words(64, "[0-9a-f]+"), 200), "the hashes of the pages that the client has"),
    }
)
SENT = Body(CONTENT, ("application/json", "application/yaml", "multipart/form-data"), MOST_PICTURES)
FINDING = Values(
    {
        "code": Field(Words(), "which rule", True),
        "severity": Field(Choice(("error", "warning", "hint")), "how bad it is", True),
        "message": Field(Words(2000), "what is wrong", True),
        "hint": Field(Words(2000), "what to do", True),
        "rule": Field(Words(2000), "who says so", True),
        "file": Field(Words(2000), "in which file", True),
        "line": Field(Number(0, 10**9), "from 1; 0 is the whole file", True),
        "column": Field(Number(0, 10**9), "from 1", True),
        "page": Field(Number(0, 10**6), "from 1; 0 is the content", True),
    }
)

OPERATIONS = (
    Operation(
        "leaflets",
        "GET",
        "/leaflets",
        "The leaflets of the folder; what needs attention comes first",
        Gives("the leaflets"),
        {
            "q": Field(Words(), "words of the title, the substance or the id"),
            "language": Field(Words(35), "only those in a language"),
            "need": Field(Words(20), "only those with a need"),
            "product": Field(Words(14, "[0-9]+"), "only those of a product, by its GTIN"),
        },
    ),
    Operation("leaflet", "GET", "/leaflets/{id}", "One leaflet, with its approvals and findings", Gives("the leaflet")),
    Operation(
        "pdf",
        "GET",
        "/leaflets/{id}/pdf",
        "A leaflet as a PDF",
        Gives("the PDF", "application/pdf"),
        OPTIONS | DRAFT,
        costs=True,
    ),
    Operation(
        "cover",
        "POST",
        "/leaflets/{id}/pdf",
        "A leaflet with a cover for a patient; nothing of it is kept",
        Gives("the PDF", "application/pdf"),
        body=Body(Values({"options": Field(Values(OPTIONS | LABEL | DRAFT), "how it is printed"), "patient": PATIENT})),
        costs=True,
    ),
    Operation(
        "build",
        "POST",
        "/build",
        "Content that is sent, as a PDF; it is printed as a draft",
        Gives("the PDF", "application/pdf"),
        body=SENT,
        costs=True,
    ),
    Operation(
        "check",
        "POST",
        "/check",
        "What is wrong with content that is sent",
        Gives("the findings"),
        {"pages": Field(Flag(), "judge the finished pages too")},
        SENT,
        costs=True,
    ),
    Operation(
        "preview", "POST", "/preview", "The pages of content that is sent", Gives("the pages"), body=SENT, costs=True
    ),
    *desk_operations(Words(MOST_CONTENT), Values(OPTIONS | LABEL), DRAFT, PATIENT),
)
