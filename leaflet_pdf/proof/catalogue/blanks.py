"""Rules about what is filled in, by hand or on a screen."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

PART_UNTOLD = Rule(
    "part-untold",
    Severity.ERROR,
    "A slip or a card is not tagged as a part of its own",
    "Screen-reader users do not learn what is to be cut out.",
    "",
    bad="A slip that is tagged as paragraphs of the section.",
    good="A slip that is one element.",
)
PART_TORN = Rule(
    "part-torn",
    Severity.ERROR,
    "A slip or a card is split across pages",
    "It is handed in as one piece of paper.",
    "",
    bad="Half of it on page 2, half on page 3.",
    good="All of it on page 3.",
)
BLANK_WITHOUT_LINE = Rule(
    "blank-without-line",
    Severity.ERROR,
    "A blank to fill in has no line or box",
    "Patients do not see where to write.",
    "",
    bad="The label “Date” with nothing above it.",
    good="A line above the label.",
)
BLANK_WITHOUT_ROOM = Rule(
    "blank-without-room",
    Severity.ERROR,
    "Something is printed where people are to write",
    "What is written there cannot be read.",
    "",
    bad="A sentence less than 8 mm above the line.",
    good="8 mm of white space above the line.",
)
DIARY_NO_TABLE = Rule(
    "diary-no-table",
    Severity.ERROR,
    "A diary is not tagged as a table",
    "Screen-reader users do not know what to fill in where.",
    "",
    bad="A diary that is only drawn, with lines.",
    good="A table with header cells.",
)
DIARY_CELLS = Rule(
    "diary-cells",
    Severity.ERROR,
    "A diary does not have as many cells as in the leaflet",
    "A day would be missing.",
    "",
    bad="Six rows for seven days.",
    good="Seven rows.",
)
DIARY_HEAD = Rule(
    "diary-head",
    Severity.ERROR,
    "A diary’s heading belongs to no column",
    "What is written below it means nothing.",
    "",
    bad="“Taken” above no column.",
    good="“Taken” above its column.",
)
DIARY_LABEL = Rule(
    "diary-label",
    Severity.ERROR,
    "A diary’s label does not begin its row",
    "Monday’s tablet would be recorded on another day.",
    "",
    bad="“Monday” in the second row’s place.",
    good="“Monday” first in its own row.",
)
DIARY_FILLED = Rule(
    "diary-filled",
    Severity.ERROR,
    "A cell that is to be filled in is not empty",
    "It looks as if it had been filled in already.",
    "",
    bad="A word in the cell for Tuesday.",
    good="An empty cell.",
)
FIELD_COUNT = Rule(
    "field-count",
    Severity.ERROR,
    "The number of form fields and of blanks differs",
    "Something could not be filled in, or a field asks for something that nobody needs.",
    "",
    bad="Two fields for three blanks.",
    good="A field for each blank.",
)
FIELD_DIFFERS = Rule(
    "field-differs",
    Severity.ERROR,
    "A form field does not belong to its label",
    "What is typed would be taken for something else.",
    "",
    bad="The field “Date” below “Name”.",
    good="The field “Name” below “Name”.",
)
FIELD_APART = Rule(
    "field-apart",
    Severity.ERROR,
    "A form field is not tagged together with its label",
    "Screen-reader users do not know what to type.",
    "ISO 14289-1, 7.18.4",
    bad="A field in another paragraph than its label.",
    good="A label with the field inside it.",
)
FIELD_WITHOUT_WORDS = Rule(
    "field-without-words",
    Severity.ERROR,
    "A form field has no description",
    "A screen reader would say “field”, and nothing else.",
    "ISO 14289-1, 7.18.1",
    bad="A field without a tooltip.",
    good="A field with the tooltip “Name”.",
)
FIELD_UNTOLD = Rule(
    "field-untold",
    Severity.ERROR,
    "A form field is not in the reading order",
    "Screen-reader users would never get to it.",
    "ISO 14289-1, 7.18.4",
    bad="A field that is in no Form element.",
    good="A field in a Form element.",
)
FORM_WITHOUT_FIELD = Rule(
    "form-without-field",
    Severity.ERROR,
    "A Form element has no form field",
    "Screen-reader users are promised a field, and find none.",
    "ISO 14289-1, 7.18.4",
    bad="A Form element without a field.",
    good="A Form element with one field.",
)
FIELD_OUTSIDE = Rule(
    "field-outside",
    Severity.ERROR,
    "A form field extends beyond the printable area",
    "Part of what is typed would not be printed.",
    "",
    bad="A field at the paper’s edge.",
    good="A field inside the margins.",
)
FIELD_COVERS_WORDS = Rule(
    "field-covers-words",
    Severity.ERROR,
    "A form field covers words",
    "What is typed would hide them.",
    "",
    bad="A field on its own label.",
    good="A field above its label.",
)
FIELD_OVERLAPS = Rule(
    "field-overlaps",
    Severity.ERROR,
    "Two form fields overlap",
    "What is typed in one would hide the other.",
    "",
    bad="Two fields in the same place.",
    good="A separate place for each field.",
)
FIELD_NAME = Rule(
    "field-name",
    Severity.ERROR,
    "Two form fields have the same name, or one has none",
    "What is typed in one would appear in both.",
    "ISO 32000-1, 12.7.3.2",
    bad="Two fields called “Date”.",
    good="“Date 1” and “Date 2”.",
)
FIELD_UNLISTED = Rule(
    "field-unlisted",
    Severity.ERROR,
    "A form field is not listed in the document’s form",
    "Some programs would not let it be filled in, or would not save it.",
    "ISO 32000-1, 12.7.2",
    bad="A field that is on the page but not in the form.",
    good="Every field listed in the form.",
)
FIELD_REDRAWN = Rule(
    "field-redrawn",
    Severity.ERROR,
    "Viewers are asked to redraw the form fields",
    "Each viewer would draw them differently from what was verified.",
    "ISO 19005-2, 6.4.1",
    bad="A form that asks for new appearances.",
    good="Fields with appearances of their own.",
)
FIELD_UNDRAWN = Rule(
    "field-undrawn",
    Severity.ERROR,
    "A form field has no appearance",
    "Some programs would show nothing.",
    "ISO 19005-2, 6.3.3",
    bad="A tick box without an appearance for “ticked”.",
    good="An appearance for each state.",
)
FIELD_LOOK_SHARED = Rule(
    "field-look-shared",
    Severity.ERROR,
    "Two form fields share one appearance",
    "What is typed in one may appear in both.",
    "",
    bad="Two boxes drawn with one object.",
    good="A separate appearance for each.",
)
FIELD_HIDDEN = Rule(
    "field-hidden",
    Severity.ERROR,
    "A form field is hidden or not printed",
    "What is typed would not be on the paper.",
    "ISO 19005-2, 6.3.2",
    bad="A field that is shown on screen only.",
    good="A field that is printed.",
)
FIELD_SCRIPTED = Rule(
    "field-scripted",
    Severity.ERROR,
    "A form field has an action",
    "A leaflet leaves room to write, and does nothing with what is written.",
    "ISO 19005-2, 6.4.1",
    bad="A field that sends what is typed.",
    good="A field without actions.",
)
FIELD_FONT = Rule(
    "field-font",
    Severity.ERROR,
    "The font of a form field is not embedded",
    "Letters may be missing on another computer.",
    "ISO 14289-1, 7.21.4.1",
    bad="A field that names a system font.",
    good="A field that uses the leaflet’s font.",
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
