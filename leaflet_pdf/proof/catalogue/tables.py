"""Rules about tables."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

TABLE_NO_TABLE = Rule(
    "table-no-table",
    Severity.ERROR,
    "A table is not told as one",
    "Who listens hears numbers, and not what they belong to.",
    "ISO 14289-1, 7.5",
    bad="Rows that are told as paragraphs.",
    good="Rows and cells.",
)
TABLE_ROWS = Rule(
    "table-rows",
    Severity.ERROR,
    "A table has more or fewer rows than in the leaflet",
    "A dose may be lost with the row.",
    "",
    bad="Two rows of three.",
    good="All rows.",
)
TABLE_COLUMNS = Rule(
    "table-columns",
    Severity.ERROR,
    "A row has more or fewer cells than in the leaflet",
    "What follows stands under the wrong heading.",
    "",
    bad="An empty cell is left out.",
    good="An empty cell stays, empty.",
)
TABLE_CELL = Rule(
    "table-cell",
    Severity.ERROR,
    "Words are told in another cell",
    "A dose for adults would be read as one for children.",
    "",
    bad="“40 mg” in the row “12 to 17”.",
    good="Each text in its own cell.",
)
TABLE_HEAD = Rule(
    "table-head",
    Severity.ERROR,
    "A column’s heading is no head cell",
    "Who listens would not be told it before the cells.",
    "ISO 14289-1, 7.5",
    bad="Headings that are told as cells.",
    good="Head cells.",
)
TABLE_GROUP = Rule(
    "table-group",
    Severity.ERROR,
    "A group’s heading is no head cell over all columns",
    "Who listens would not know for whom the rows below it are.",
    "ISO 14289-1, 7.5",
    bad="“Adults” in the first column only.",
    good="“Adults” over all columns.",
)
TABLE_CELL_HEADS = Rule(
    "table-cell-heads",
    Severity.ERROR,
    "A cell does not name its heads",
    "Who listens hears “40 mg”, and not for whom.",
    "ISO 14289-1, 7.5",
    bad="A cell that names another column’s head.",
    good="A cell that names the heads of its column and group.",
)
TABLE_RAGGED = Rule(
    "table-ragged",
    Severity.ERROR,
    "The rows of a table are not equally wide",
    "Reading programs count cells, and would go astray.",
    "ISO 14289-1, 7.5",
    bad="Rows of two and of three cells.",
    good="Rows of three cells.",
)
CARD_WITHOUT_HEAD = Rule(
    "card-without-head",
    Severity.ERROR,
    "A cell that stands below another lacks its heading",
    "The eye has no column there to look up to.",
    "",
    bad="“40 mg” on a line by itself.",
    good="“Dose: 40 mg”.",
)
RULES = (
    TABLE_NO_TABLE,
    TABLE_ROWS,
    TABLE_COLUMNS,
    TABLE_CELL,
    TABLE_HEAD,
    TABLE_GROUP,
    TABLE_CELL_HEADS,
    TABLE_RAGGED,
    CARD_WITHOUT_HEAD,
)
