"""Rules about what is filled in, by hand or on a screen."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

PART_UNTOLD = Rule(
    "part-untold",
    Severity.ERROR,
    "A slip or a card is no part of its own",
    "Who listens does not learn what is to be cut out.",
    "",
    bad="A slip that is told as paragraphs of the section.",
    good="A slip that is one element.",
)
PART_TORN = Rule(
    "part-torn",
    Severity.ERROR,
    "A slip or a card is cut by the end of a page",
    "It is handed in as one piece of paper.",
    "",
    bad="Half of it on page 2, half on page 3.",
    good="All of it on page 3.",
)
BLANK_WITHOUT_LINE = Rule(
    "blank-without-line",
    Severity.ERROR,
    "There is no line or box where something is to be filled in",
    "The patient does not see where to write.",
    "",
    bad="The label “Date” with nothing above it.",
    good="A line above the label.",
)
BLANK_WITHOUT_ROOM = Rule(
    "blank-without-room",
    Severity.ERROR,
    "Something is printed where a hand would write",
    "What is written there cannot be read.",
    "",
    bad="A sentence less than 8 mm above the line.",
    good="8 mm of white above the line.",
)
DIARY_NO_TABLE = Rule(
    "diary-no-table",
    Severity.ERROR,
    "A diary is not told as a table",
    "Who listens does not know what to fill in where.",
    "",
    bad="A diary drawn with lines only.",
    good="A table with head cells.",
)
DIARY_CELLS = Rule(
    "diary-cells",
    Severity.ERROR,
    "A diary has more or fewer cells than in the leaflet",
    "A day would be missing.",
    "",
    bad="Six rows for seven days.",
    good="Seven rows.",
)
DIARY_HEAD = Rule(
    "diary-head",
    Severity.ERROR,
    "A diary’s heading heads no column",
    "What is written below it means nothing.",
    "",
    bad="“Taken” above no column.",
    good="“Taken” above its column.",
)
DIARY_LABEL = Rule(
    "diary-label",
    Severity.ERROR,
    "A diary’s label does not begin its row",
    "Monday’s tablet would be noted for another day.",
    "",
    bad="“Monday” in the second row’s place.",
    good="“Monday” first in its own row.",
)
DIARY_FILLED = Rule(
    "diary-filled",
    Severity.ERROR,
    "A cell that is to be filled in has words in it",
    "It looks as if it were done.",
    "",
    bad="A word in the cell for Tuesday.",
    good="An empty cell.",
)
FIELD_COUNT = Rule(
    "field-count",
    Severity.ERROR,
    "There are more or fewer fields than blanks",
    "Something could not be filled in, or would be filled in that nobody asks for.",
    "",
    bad="Two fields for three blanks.",
    good="A field for each blank.",
)
FIELD_DIFFERS = Rule(
    "field-differs",
    Severity.ERROR,
    "A field is not the one for its label",
    "What is typed would stand for something else.",
    "",
    bad="The field “Date” below “Name”.",
    good="The field “Name” below “Name”.",
)
FIELD_APART = Rule(
    "field-apart",
    Severity.ERROR,
    "A field is not told with its label",
    "Who listens does not know what to type.",
    "ISO 14289-1, 7.18.4",
    bad="A field in another paragraph than its label.",
    good="The label, and in it the field.",
)
FIELD_WITHOUT_WORDS = Rule(
    "field-without-words",
    Severity.ERROR,
    "A field does not say what it is for",
    "A screen reader would say “field”, and no more.",
    "ISO 14289-1, 7.18.1",
    bad="A field without a tooltip.",
    good="A field that says “Name”.",
)
FIELD_UNTOLD = Rule(
    "field-untold",
    Severity.ERROR,
    "A field is not in the reading order",
    "Who listens would never come to it.",
    "ISO 14289-1, 7.18.4",
    bad="A field in no Form element.",
    good="A field in a Form element.",
)
FORM_WITHOUT_FIELD = Rule(
    "form-without-field",
    Severity.ERROR,
    "The reading order announces a field that is not there",
    "Who listens waits for a field, and finds none.",
    "ISO 14289-1, 7.18.4",
    bad="A Form element without a field.",
    good="A Form element with one field.",
)
FIELD_OUTSIDE = Rule(
    "field-outside",
    Severity.ERROR,
    "A field reaches over the printable page",
    "Part of what is typed is not printed.",
    "",
    bad="A field at the paper’s edge.",
    good="A field inside the margins.",
)
FIELD_COVERS_WORDS = Rule(
    "field-covers-words",
    Severity.ERROR,
    "A field lies on words",
    "What is typed hides them.",
    "",
    bad="A field on its own label.",
    good="A field above its label.",
)
FIELD_OVERLAPS = Rule(
    "field-overlaps",
    Severity.ERROR,
    "Two fields lie on each other",
    "What is typed in one hides the other.",
    "",
    bad="Two fields in one place.",
    good="A place for each field.",
)
FIELD_NAME = Rule(
    "field-name",
    Severity.ERROR,
    "Two fields share a name, or one has none",
    "What is typed in one would appear in both.",
    "ISO 32000-1, 12.7.3.2",
    bad="Two fields “Date”.",
    good="“Date 1” and “Date 2”.",
)
FIELD_UNLISTED = Rule(
    "field-unlisted",
    Severity.ERROR,
    "The document’s form does not know a field",
    "Some programs would not let it be filled in, or would not save it.",
    "ISO 32000-1, 12.7.2",
    bad="A field on the page that is not in the form.",
    good="Each field in the form.",
)
FIELD_REDRAWN = Rule(
    "field-redrawn",
    Severity.ERROR,
    "Viewers are asked to draw the fields by themselves",
    "Each would draw them otherwise than they are proved.",
    "ISO 19005-2, 6.4.1",
    bad="A form that asks for new appearances.",
    good="Fields with appearances of their own.",
)
FIELD_UNDRAWN = Rule(
    "field-undrawn",
    Severity.ERROR,
    "A field does not say what it looks like",
    "Some programs would show nothing.",
    "ISO 19005-2, 6.3.3",
    bad="A box without a look for “ticked”.",
    good="A look for each state.",
)
FIELD_LOOK_SHARED = Rule(
    "field-look-shared",
    Severity.ERROR,
    "Two fields share one look",
    "What is typed in one may show in both.",
    "",
    bad="Two boxes drawn with one object.",
    good="A look for each.",
)
FIELD_HIDDEN = Rule(
    "field-hidden",
    Severity.ERROR,
    "A field is hidden, or not printed",
    "What is typed would not be on the paper.",
    "ISO 19005-2, 6.3.2",
    bad="A field for the screen only.",
    good="A field that is printed.",
)
FIELD_SCRIPTED = Rule(
    "field-scripted",
    Severity.ERROR,
    "A field does something by itself",
    "A leaflet asks for what is written, and does nothing with it.",
    "ISO 19005-2, 6.4.1",
    bad="A field that sends what is typed.",
    good="A field without actions.",
)
FIELD_FONT = Rule(
    "field-font",
    Severity.ERROR,
    "The font of what is typed is not embedded",
    "Letters may be missing on another computer.",
    "ISO 14289-1, 7.21.4.1",
    bad="A field that names a font of the system.",
    good="A field with the leaflet’s font.",
)
RULES = (
    PART_UNTOLD,
    PART_TORN,
    BLANK_WITHOUT_LINE,
    BLANK_WITHOUT_ROOM,
    DIARY_NO_TABLE,
    DIARY_CELLS,
    DIARY_HEAD,
    DIARY_LABEL,
    DIARY_FILLED,
    FIELD_COUNT,
    FIELD_DIFFERS,
    FIELD_APART,
    FIELD_WITHOUT_WORDS,
    FIELD_UNTOLD,
    FORM_WITHOUT_FIELD,
    FIELD_OUTSIDE,
    FIELD_COVERS_WORDS,
    FIELD_OVERLAPS,
    FIELD_NAME,
    FIELD_UNLISTED,
    FIELD_REDRAWN,
    FIELD_UNDRAWN,
    FIELD_LOOK_SHARED,
    FIELD_HIDDEN,
    FIELD_SCRIPTED,
    FIELD_FONT,
)
