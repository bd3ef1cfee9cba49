"""Rules about tables."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

TABLE_NO_TABLE = Rule(
    "table-no-table",
    Severity.ERROR,
    "A table is not tagged as a table",
    "Screen-reader users hear numbers, but not what they belong to.",
    "ISO 14289-1, 7.5",
    bad="Rows that are tagged as paragraphs.",
    good="Rows and cells.",
)
TABLE_ROWS = Rule(
    "table-rows",
    Severity.ERROR,
    "A table does not have as many rows as in the leaflet",
    "A dose may be lost with the row.",
    "",
    bad="Two rows out of three.",
    good="All rows.",
)
TABLE_COLUMNS = Rule(
    "table-columns",
    Severity.ERROR,
    "A row does not have as many cells as in the leaflet",
    "What follows is under the wrong heading.",
    "",
    bad="An empty cell is left out.",
    good="An empty cell is kept, empty.",
)
TABLE_CELL = Rule(
    "table-cell",
    Severity.ERROR,
    "Words are in the wrong cell",
    "A dose for adults would be read as one for children.",
    "",
    bad="“40 mg” in the row “12 to 17”.",
    good="Each text in its own cell.",
)
TABLE_HEAD = Rule(
    "table-head",
    Severity.ERROR,
    "A column’s heading is not tagged as a header cell",
    "Screen-reader users would not hear it before the cells.",
    "ISO 14289-1, 7.5",
    bad="Headings that are tagged as ordinary cells.",
    good="Header cells.",
)
TABLE_GROUP = Rule(
    "table-group",
    Severity.ERROR,
    "A group’s heading is not a header cell across all columns",
    "Screen-reader users would not know whom the rows below it are for.",
    "ISO 14289-1, 7.5",
    bad="“Adults” in the first column only.",
    good="“Adults” across all columns.",
)
TABLE_CELL_HEADS = Rule(
    "table-cell-heads",
    Severity.ERROR,
    "A cell does not refer to its header cells",
    "Screen-reader users hear “40 mg”, but not for whom.",
    "ISO 14289-1, 7.5",
    bad="A cell that refers to another column’s header cell.",
    good="A cell that refers to the header cells of its column and group.",
)
TABLE_SPAN = Rule(
    "table-span",
    Severity.ERROR,
    "A merged cell does not take as many columns and rows as in the leaflet",
    "A dose for two ages would be read as one for the first alone.",
    "ISO 32000-1, 14.8.5.7",
    bad="“5 mg” in the row “6 to 11 years” only, though it is for the row below, too.",
    good="“5 mg” across both rows.",
)
TABLE_NOTES = Rule(
    "table-notes",
    Severity.ERROR,
    "The notes of a table are not right below it",
    "Readers would not know which table a note is about, or miss it.",
    "",
    bad="A note at the top of the page after its table.",
    good="A note below the last row.",
)
TABLE_TINT = Rule(
    "table-tint",
    Severity.ERROR,
    "The rows of a table are not tinted as in the leaflet",
    "A tint that skips a row leads the eye to the wrong line.",
    "",
    bad="Two rows that follow each other on a tint.",
    good="Every other row on a tint.",
)
TABLE_RAGGED = Rule(
    "table-ragged",
    Severity.ERROR,
    "The rows of a table do not have the same number of columns",
    "Screen readers count cells, and would lose their place.",
    "ISO 14289-1, 7.5",
    bad="One row of two cells, and one of three.",
    good="Rows of three cells.",
)
CARD_WITHOUT_HEAD = Rule(
    "card-without-head",
    Severity.ERROR,
    "A cell of a table set as cards lacks its heading",
    "There is no column above it to look up to.",
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
    TABLE_SPAN,
    TABLE_NOTES,
    TABLE_TINT,
    TABLE_RAGGED,
    CARD_WITHOUT_HEAD,
)
