"""Everything that can be asked of the server."""

from __future__ import annotations

from leaflet_pdf.serve.api.bodies import (
    ALL_OPTIONS,
    APPROVAL,
    COMMENTS,
    DIGEST,
    DRAFT,
    EDITED,
    ENTRY,
    FINDINGS,
    JUDGED,
    MOST_CONTENT,
    MOST_ITEMS,
    MOST_PDF,
    MOST_PRINTED,
    OF_COVER,
    OPTIONS,
    PAGES,
    PATIENT,
    PLACE,
    REMARK,
    SENT,
    SENT_TO_SEE,
    TEXT,
    having,
    listed,
)
from leaflet_pdf.serve.api.operation import JSON, PDF, YAML, Body, Gives, Operation, Role
from leaflet_pdf.serve.api.shapes import Choice, Day, Field, Flag, Given, Listed, Measure, Number, Values, Words

_ID = Words(100, "[a-z0-9]+(-[a-z0-9]+)*")
_BESIDE = {"id": Field(_ID, "the leaflet of the folder whose text it is: its pictures are beside it")}
_ITEM = Values(
    {
        "id": Field(_ID, "which leaflet", required=True),
        "options": ALL_OPTIONS,
        "copies": Field(Number(1, 20), "how often"),
        "patient": PATIENT,
    }
)
_BATCH = Values(
    {
        "ids": Field(Listed(_ID, MOST_ITEMS), "which leaflets", required=True),
        "options": Field(Values(OPTIONS | DRAFT), "how they are printed"),
    }
)
_APPROVAL = Values(
    {
        "contentDigest": Field(DIGEST, "the code of the words that were read", required=True),
        "pdfSha256": Field(DIGEST, "the SHA-256 of the PDF that was seen: GET …/pdf?approved=true", required=True),
        "role": Field(Words(), "in which role, as in superintendent pharmacist", required=True),
        "comment": Field(Words(2000), "a remark"),
        "waive": Field(Given("Codes of warnings, each with the reason why it is accepted."), "what is accepted"),
        "reviewBy": Field(Day(), "the day on which the approval ends, if before the leaflet's own"),
    }
)
_SPOT = having({key: (Measure(-(10**6), 10**6), "in points") for key in ("page", "x", "y", "width", "height")})
_SESSION = Values(
    {
        "user": Field(Words(200), "who it is; missing if nobody is logged in"),
        "roles": Field(Listed(Choice(tuple(Role)), 10), "what they may do besides printing", required=True),
        "write": Field(Flag(), "whether the server lets people save, comment and approve", required=True),
        "logins": Field(Flag(), "whether one must log in", required=True),
    }
)

OPERATIONS = (
    Operation(
        "leaflets",
        "GET",
        "/leaflets",
        "The leaflets of the folder; what needs attention comes first",
        Gives("the leaflets", listed("leaflets", Values(ENTRY), "in their order")),
        {
            "q": Field(Words(), "words of the title, the substance or the id"),
            "language": Field(Words(35), "only those in a language"),
            "need": Field(Words(20), "only those that want this"),
            "product": Field(Words(14, "[0-9]+"), "only those of a pack, by its GTIN"),
        },
    ),
    Operation(
        "leaflet",
        "GET",
        "/leaflets/{id}",
        "One leaflet, with its approvals, and how much was found",
        Gives(
            "the leaflet",
            Values(
                {
                    **ENTRY,
                    "pages": Field(Number(0, 10**6), "how many it has; 0 if it cannot be built", required=True),
                    "approvals": Field(Listed(APPROVAL, 10_000), "all of them, oldest first", required=True),
                    "findings": Field(Given("How many there are of each severity."), "what was found", required=True),
                }
            ),
        ),
    ),
    Operation(
        "pdf",
        "GET",
        "/leaflets/{id}/pdf",
        "A leaflet as a PDF",
        Gives("the PDF", media=PDF),
        {**OPTIONS, **DRAFT, "approved": Field(Flag(), "as it will be when it is approved, to be looked at for that")},
    ),
    Operation(
        "cover",
        "POST",
        "/leaflets/{id}/pdf",
        "A leaflet with a cover for a patient; nothing of it is kept",
        Gives("the PDF", media=PDF),
        body=OF_COVER,
    ),
    Operation(
        "edited",
        "POST",
        "/leaflets/{id}/preview",
        "The pages of a leaflet as it is, or as its text is while it is written",
        Gives("the pages", PAGES),
        body=EDITED,
    ),
    Operation(
        "recheck",
        "POST",
        "/leaflets/{id}/check",
        "What is wrong with a leaflet as it is, or as its text is while it is written",
        Gives("the findings", Values(JUDGED)),
        {"pages": Field(Flag(), "judge the finished pages too")},
        EDITED,
    ),
    Operation("source", "GET", "/leaflets/{id}/source", "The YAML of a leaflet", Gives("the file", media=YAML)),
    Operation(
        "save",
        "PUT",
        "/leaflets/{id}/source",
        "Save the YAML of a leaflet, if its file is still the one that was read (If-Match)",
        Gives("nothing", status=204),
        body=Body(None, (YAML,), MOST_CONTENT),
        role=Role.AUTHOR,
        writes=True,
    ),
    Operation(
        "diff",
        "GET",
        "/leaflets/{id}/diff",
        "What has changed since a leaflet was approved, most serious first",
        Gives("the comparison", Given("As leaflet diff --format json, in camelCase.")),
        {"from": Field(Choice(("approved",)), "since when", required=True)},
        role=Role.COUNTER,
    ),
    Operation("comments", "GET", "/leaflets/{id}/comments", "What was said about its lines", Gives("all", COMMENTS)),
    Operation(
        "remark",
        "POST",
        "/leaflets/{id}/comments",
        "Say something about a line; in whose name is the login",
        Gives("all comments", COMMENTS, status=201),
        body=Body(REMARK),
        role=Role.REVIEWER,
        writes=True,
    ),
    Operation(
        "finish",
        "PATCH",
        "/leaflets/{id}/comments/{number}",
        "Mark a comment as done, or as not done",
        Gives("all comments", COMMENTS),
        body=Body(Values({"done": Field(Flag(), "whether it is", required=True)})),
        role=Role.REVIEWER,
        writes=True,
    ),
    Operation(
        "approve",
        "POST",
        "/leaflets/{id}/approval",
        "Approve a leaflet as it was seen; by whom is the login",
        Gives("nothing but that it is so", Values({}), status=201),
        body=Body(_APPROVAL),
        role=Role.APPROVER,
        writes=True,
    ),
    Operation(
        "build",
        "POST",
        "/build",
        "Content that is sent, as a PDF; it is printed as a draft",
        Gives("the PDF", media=PDF),
        body=SENT,
    ),
    Operation(
        "check",
        "POST",
        "/check",
        "What is wrong with content that is sent",
        Gives("the findings", Values(JUDGED)),
        {"pages": Field(Flag(), "judge the finished pages too")},
        SENT,
    ),
    Operation(
        "preview", "POST", "/preview", "The pages of content that is sent", Gives("the pages", PAGES), body=SENT_TO_SEE
    ),
    Operation(
        "complete",
        "POST",
        "/complete",
        "What may be written at a place of a half-written leaflet",
        Gives(
            "the words",
            having(
                {
                    "from": (Number(1, 10**6), "the column where what they take the place of begins"),
                    "options": (
                        Listed(having({key: (Words(10_000), "") for key in ("label", "detail", "apply")}), 10_000),
                        "the most likely first",
                    ),
                }
            ),
        ),
        body=Body(
            Values({**TEXT, **_BESIDE, **{key: field._replace(required=True) for key, field in PLACE.items()}}),
            most=2 * MOST_CONTENT,
        ),
    ),
    Operation(
        "locate",
        "POST",
        "/locate",
        "From a point on a page to the line of the YAML, or from a line to places on pages",
        Gives("the place or the places", Values({**PLACE, "places": Field(Listed(_SPOT, 10_000), "areas of pages")})),
        body=Body(
            Values(
                {
                    **TEXT,
                    **_BESIDE,
                    **PLACE,
                    "options": Field(Values(OPTIONS), "how it is printed"),
                    "page": Field(Number(1, 10**4), "from 1"),
                    "x": Field(Measure(-(10**5), 10**5), "in points, from the left"),
                    "y": Field(Measure(-(10**5), 10**5), "in points, from the top"),
                }
            ),
            most=2 * MOST_CONTENT,
        ),
    ),
    Operation(
        "verify",
        "POST",
        "/verify",
        "What is wrong with a finished PDF",
        Gives(
            "the verdict",
            Values(
                {
                    "ok": Field(Flag(), "nothing is wrong", required=True),
                    "against": Field(Words(), "what it was compared with", required=True),
                    "findings": Field(FINDINGS, "what is wrong", required=True),
                    "approvedBy": Field(Listed(Words(10_000), 10_000), "who approved exactly this file", required=True),
                    "signedBy": Field(Words(10_000), "who signed it"),
                }
            ),
        ),
        {"against": Field(_ID, "the leaflet of the folder to compare it with")},
        Body(None, (PDF,), MOST_PDF),
    ),
    Operation(
        "print_together",
        "POST",
        "/print",
        "Several leaflets in one file, to be printed in one go",
        Gives("the PDF", media=PDF),
        body=Body(Values({"items": Field(Listed(_ITEM, MOST_PRINTED), "in their order", required=True)}), most=2**20),
    ),
    Operation(
        "batch",
        "POST",
        "/batch",
        "Several leaflets as files, with manifest.json; what cannot be built stops only itself",
        Gives("the archive", media="application/zip"),
        body=Body(_BATCH),
    ),
    Operation("openapi", "GET", "/openapi.json", "This description", Gives("OpenAPI 3.1", Given("")), open=True),
    Operation(
        "schema",
        "GET",
        "/schema/{of}",
        "The JSON Schema of a leaflet, a patient's file or a theme",
        Gives("JSON Schema", Given("")),
        open=True,
    ),
    Operation("session", "GET", "/session", "Who one is here", Gives("the session", _SESSION), open=True),
    Operation(
        "log_in",
        "POST",
        "/session",
        "Log in with a token: the browser gets a cookie",
        Gives("the session", _SESSION),
        body=Body(Values({"token": Field(Words(500), "the token", required=True)}), (JSON,), 4096),
        open=True,
    ),
    Operation("log_out", "DELETE", "/session", "Log out", Gives("nothing", status=204), open=True),
)
