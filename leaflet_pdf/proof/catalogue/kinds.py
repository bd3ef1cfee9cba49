"""Rules about what the words of a leaflet are told as."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

TITLE_NO_HEADING = Rule(
    "title-no-heading",
    Severity.ERROR,
    "The leaflet’s title is not its first heading",
    "Who listens learns only from it which medicine this is about.",
    "",
    bad="The title is told as a paragraph.",
    good="The title is the one heading of level 1.",
)
HEADING_MISSING = Rule(
    "heading-missing",
    Severity.ERROR,
    "A section’s heading is not told as one",
    "Who listens goes from heading to heading, and would pass over the section.",
    "",
    bad="“Possible side effects” is told as a paragraph.",
    good="It is a heading of level 2.",
)
HEADING_NUMBER = Rule(
    "heading-number",
    Severity.ERROR,
    "A section’s heading lacks its number",
    "“See section 4” leads to nothing if no section says that it is the fourth.",
    "",
    bad="“Possible side effects” without “4”.",
    good="“4 Possible side effects”.",
)
HEADING_UNEXPECTED = Rule(
    "heading-unexpected",
    Severity.ERROR,
    "There is a numbered heading that is none of the leaflet’s",
    "Something was added, or a section is told twice.",
    "",
    bad="A seventh heading in a leaflet of six sections.",
    good="A heading for each section.",
)
SUBHEADING_NO_HEADING = Rule(
    "subheading-no-heading",
    Severity.ERROR,
    "A sub-heading is not told as a heading of its level",
    "Who listens cannot find what stands under it.",
    "",
    bad="A bold line that is told as a paragraph.",
    good="A heading one level below its section’s.",
)
ROLE_DIFFERS = Rule(
    "role-differs",
    Severity.ERROR,
    "A text is told as something else than it is",
    "Who listens goes by what a text is told as, and takes a heading for a sentence, or an entry for a paragraph.",
    "ISO 14289-1, 7.1",
    bad="An entry of a list that is told as a paragraph.",
    good="Each text told as what the leaflet says that it is.",
)
WARNING_NO_BOX = Rule(
    "warning-no-box",
    Severity.ERROR,
    "A warning is not in a box of its own",
    "It would look, and sound, like any other text.",
    "",
    bad="Two warnings run into one box.",
    good="Each warning in its own box.",
)
WARNING_WITHOUT_LEVEL = Rule(
    "warning-without-level",
    Severity.ERROR,
    "No word says how grave a warning is",
    "Colour alone does not say it to those who print in black, or listen.",
    "WCAG 2.1, 1.4.1",
    bad="A red frame without a word.",
    good="The word “Danger” before the title.",
)
WARNING_TORN = Rule(
    "warning-torn",
    Severity.ERROR,
    "Part of a warning is told outside its box",
    "Who reads the box believes to have read it all.",
    "",
    bad="The last sentence of a warning stands below its frame.",
    good="All of it stands in the frame.",
)
WARNING_UNEXPECTED = Rule(
    "warning-unexpected",
    Severity.ERROR,
    "There are more warning boxes than the leaflet has",
    "Either a box is told twice, or a text is made graver than it is.",
    "",
    bad="Three boxes for two warnings.",
    good="Two boxes for two warnings.",
)
LIST_TORN = Rule(
    "list-torn",
    Severity.ERROR,
    "A list is not told as one list",
    "“Four things” that are told as two and two are half heard.",
    "",
    bad="A list that ends at the end of a page and begins anew.",
    good="One list over both pages.",
)
LIST_ITEMS = Rule(
    "list-items",
    Severity.ERROR,
    "A list has more or fewer entries than in the leaflet",
    "An entry is lost, or two have run together.",
    "",
    bad="“Headache” and “feeling sick” in one entry.",
    good="An entry each.",
)
LIST_NUMBERING = Rule(
    "list-numbering",
    Severity.ERROR,
    "Steps are told as bullets, or bullets as steps",
    "Steps must be done in order, and bullets need not.",
    "ISO 14289-1, 7.6",
    bad="Three numbered steps, told as a list without numbers.",
    good="Steps that are told as numbered.",
)
LIST_NUMBER = Rule(
    "list-number",
    Severity.ERROR,
    "A step does not say its number",
    "Who is called away cannot find back to the step.",
    "",
    bad="The third step begins without “3.”",
    good="Each step begins with its number.",
)
ITEM_WITHOUT_LABEL = Rule(
    "item-without-label",
    Severity.ERROR,
    "Nothing marks an entry of a list",
    "Entries without a bullet run into one another.",
    "",
    bad="Two entries without bullets.",
    good="A bullet before each.",
)
FIGURE_MISSING = Rule(
    "figure-missing",
    Severity.ERROR,
    "A figure of the leaflet is missing, or not in its order",
    "The reader is told to look at a picture that is not there.",
    "",
    bad="No picture says “A capsule”.",
    good="Each figure with its words, in order.",
)
RATING_MISSING = Rule(
    "rating-missing",
    Severity.ERROR,
    "No rating is told before a precaution",
    "Only the rating says whether the medicine may be taken.",
    "",
    bad="“Alcohol” without “Take care”.",
    good="“Alcohol”, “Take care”.",
)
RATING_DIFFERS = Rule(
    "rating-differs",
    Severity.ERROR,
    "The same rating is told in other words, or two ratings in the same",
    "Readers learn the words once, and trust them to mean the same.",
    "",
    bad="“Ask first” stands for two ratings.",
    good="One word for each rating.",
)
FREQUENCY_MISSING = Rule(
    "frequency-missing",
    Severity.ERROR,
    "Nothing tells how frequent some side effects are",
    "A list without its heading says neither “1 in 10” nor “1 in 10,000”.",
    "",
    bad="A list of side effects under no heading.",
    good="“Very common” above it.",
)
FREQUENCY_DIFFERS = Rule(
    "frequency-differs",
    Severity.ERROR,
    "The same frequency is told in other words, or two in the same",
    "A rare side effect would be taken for a common one.",
    "",
    bad="“Common” above rare side effects.",
    good="One heading for each frequency.",
)
PICTOGRAM_MISSING = Rule(
    "pictogram-missing",
    Severity.ERROR,
    "A pictogram is not right before its words",
    "A picture alone can be misread.",
    "USP 1265",
    bad="A picture at the other end of the page.",
    good="A picture, and right after it its words.",
)
PICTOGRAM_DIFFERS = Rule(
    "pictogram-differs",
    Severity.ERROR,
    "The same pictogram is told in other words, or two in the same",
    "Who listens would take it for another one.",
    "",
    bad="“A car” for the wine glass.",
    good="The same words for the same picture.",
)
TRIANGLE_MISSING = Rule(
    "triangle-missing",
    Severity.ERROR,
    "The black triangle is missing, or has no statement beside it",
    "It tells that side effects of this medicine are watched closely, and asks to report them.",
    "GVP Module X",
    bad="A triangle at the end of the leaflet.",
    good="A triangle and its statement above the first section.",
)
TRIANGLE_APART = Rule(
    "triangle-apart",
    Severity.ERROR,
    "The black triangle does not stand right before its statement",
    "Without the words nobody knows what it means.",
    "GVP Module X",
    bad="A paragraph between the two.",
    good="The triangle, then the statement.",
)
TRIANGLE_SMALL = Rule(
    "triangle-small",
    Severity.ERROR,
    "The black triangle’s sides are shorter than 5 mm",
    "So small, it is taken for a bullet.",
    "Regulation (EU) No 198/2013",
    bad="A triangle as high as a letter.",
    good="A triangle of 5 mm or more.",
)
CODE_MISSING = Rule(
    "code-missing",
    Severity.ERROR,
    "The code to scan is missing, or does not name its address",
    "Who cannot scan must be told where it leads.",
    "",
    bad="A code without words.",
    good="A figure that says the address.",
)
CODE_UNREADABLE = Rule(
    "code-unreadable",
    Severity.ERROR,
    "A camera could not read the code",
    "The reader would not get to the newer leaflet.",
    "ISO/IEC 18004, 9.1",
    bad="A code with words in its white edge.",
    good="Dark squares of 0.4 mm or more, white space around them.",
)
RULES = (
    TITLE_NO_HEADING,
    HEADING_MISSING,
    HEADING_NUMBER,
    HEADING_UNEXPECTED,
    SUBHEADING_NO_HEADING,
    ROLE_DIFFERS,
    WARNING_NO_BOX,
    WARNING_WITHOUT_LEVEL,
    WARNING_TORN,
    WARNING_UNEXPECTED,
    LIST_TORN,
    LIST_ITEMS,
    LIST_NUMBERING,
    LIST_NUMBER,
    ITEM_WITHOUT_LABEL,
    FIGURE_MISSING,
    RATING_MISSING,
    RATING_DIFFERS,
    FREQUENCY_MISSING,
    FREQUENCY_DIFFERS,
    PICTOGRAM_MISSING,
    PICTOGRAM_DIFFERS,
    TRIANGLE_MISSING,
    TRIANGLE_APART,
    TRIANGLE_SMALL,
    CODE_MISSING,
    CODE_UNREADABLE,
)
