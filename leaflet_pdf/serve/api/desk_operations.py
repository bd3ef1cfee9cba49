"""What the pages in the browser ask about leaflets of the folder: as they are, or as they are being written."""

from __future__ import annotations

from collections.abc import Mapping

from leaflet_pdf.serve.api.operation import Body, Gives, Operation
from leaflet_pdf.serve.api.shapes import Field, Flag, Listed, Measure, Number, Values, Words

MOST_TOGETHER, MOST_COPIES = 20, 20
"""How many leaflets, and how many copies of each, may be asked for at once."""


def desk_operations(
    content: Words, options: Values, draft: Mapping[str, Field], patient: Field
) -> tuple[Operation, ...]:
    """Return the operations, given the shapes of a leaflet's text, of how it is printed, and a patient's file."""
    text = {"content": Field(content, "its YAML as it is being written; without it, that of its file")}
    most = content.longest * 4
    seen = Values(
        text
        | {
            "options": Field(options, "how it is printed"),
            "patient": patient,
            "have": Field(Listed(Words(64, "[0-9a-f]+"), 200), "the hashes of the pages that the client has"),
        }
    )
    place = Values(
        text
        | {
            "page": Field(Number(1, 10**4), "the side of paper", True),
            "x": Field(Measure(-(10**4), 10**4), "points from its left", True),
            "y": Field(Measure(-(10**4), 10**4), "points from its top", True),
        }
    )
    caret = Values(
        text
        | {
            "line": Field(Number(1, 10**6), "the line of the caret, from 1", True),
            "column": Field(Number(1, 10**6), "its column, from 1", True),
        }
    )
    printed = Values(
        {
            "id": Field(Words(64, "[a-z0-9][a-z0-9-]*"), "which leaflet", True),
            "options": Field(Values({**options.fields, **draft}), "how it is printed"),
            "patient": patient,
            "copies": Field(Number(1, MOST_COPIES), "how often; once if it is not said"),
        }
    )
    return (
        Operation(
            "together",
            "POST",
            "/print",
            "Leaflets behind one another, each on sheets of its own, for one print window; nothing of them is kept",
            Gives("a PDF for paper: it has no tags", "application/pdf"),
            body=Body(Values({"items": Field(Listed(printed, MOST_TOGETHER), "what is printed, in order", True)})),
            costs=True,
        ),
        Operation("source", "GET", "/leaflets/{id}/source", "A leaflet's file", Gives("its YAML", "application/yaml")),
        Operation(
            "completed",
            "POST",
            "/leaflets/{id}/complete",
            "What may be written at a place of a leaflet's text",
            Gives("from which column on, and what"),
            body=Body(caret, most=most),
        ),
        Operation(
            "seen",
            "POST",
            "/leaflets/{id}/preview",
            "The pages of a leaflet, as it is in its file or as it is being written",
            Gives("the pages"),
            body=Body(seen, most=most),
            costs=True,
        ),
        Operation(
            "judged",
            "POST",
            "/leaflets/{id}/check",
            "What is wrong with a leaflet, as it is in its file or as it is being written",
            Gives("the findings"),
            {"pages": Field(Flag(), "judge the finished pages too")},
            Body(Values(text), most=most),
            costs=True,
        ),
        Operation(
            "located",
            "POST",
            "/leaflets/{id}/locate",
            "Where in its file that is written which is printed nearest to a point",
            Gives("the line and the column; line 0 if it is not from the file"),
            body=Body(place, most=most),
            costs=True,
        ),
    )
