"""Rules about what the words of a leaflet are told as."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

TITLE_NO_HEADING = Rule(
    "title-no-heading",
    Severity.ERROR,
    "The leaflet’s title is not tagged as its first heading",
    "It is how screen-reader users learn which medicine the leaflet is about.",
    "",
    bad="The title is tagged as a paragraph.",
    good="The title is the only heading of level 1.",
)
HEADING_MISSING = Rule(
    "heading-missing",
    Severity.ERROR,
    "A section’s heading is not tagged as a heading",
    "Screen-reader users move from heading to heading, and would miss the section.",
    "",
    bad="“Possible side effects” is tagged as a paragraph.",
    good="It is a heading of level 2.",
)
HEADING_NUMBER = Rule(
    "heading-number",
    Severity.ERROR,
    "A section’s heading lacks its number",
    "“See section 4” is no help if no section says that it is the fourth.",
    "",
    bad="“Possible side effects” without “4”.",
    good="“4 Possible side effects”.",
)
HEADING_UNEXPECTED = Rule(
    "heading-unexpected",
    Severity.ERROR,
    "There is a numbered heading that the leaflet does not have",
    "Something was added, or a section appears twice.",
    "",
    bad="Seven headings in a leaflet of six sections.",
    good="One heading for each section.",
)
SUBHEADING_NO_HEADING = Rule(
    "subheading-no-heading",
    Severity.ERROR,
    "A sub-heading is not tagged as a heading of its level",
    "Screen-reader users cannot find what is below it.",
    "",
    bad="A bold line that is tagged as a paragraph.",
    good="A heading one level below its section’s.",
)
ROLE_DIFFERS = Rule(
    "role-differs",
    Severity.ERROR,
    "A text is tagged as something else than it is",
    "A screen reader announces the tag: a heading would be read as a sentence, or a list entry as a paragraph.",
    "ISO 14289-1, 7.1",
    bad="A list entry that is tagged as a paragraph.",
    good="Each text is tagged as what it is in the leaflet’s file.",
)
WARNING_NO_BOX = Rule(
    "warning-no-box",
    Severity.ERROR,
    "A warning is not in a box of its own",
    "It would look and sound like any other text.",
    "",
    bad="Two warnings run into one box.",
    good="Each warning in its own box.",
)
WARNING_WITHOUT_LEVEL = Rule(
    "warning-without-level",
    Severity.ERROR,
    "A warning box does not name its severity",
    "People who print in black or use a screen reader cannot tell it by colour.",
    "WCAG 2.1, 1.4.1",
    bad="A red frame without a word.",
    good="The word “Danger” before the title.",
)
WARNING_TORN = Rule(
    "warning-torn",
    Severity.ERROR,
    "Part of a warning is outside its box",
    "Anyone who reads the box believes they have read all of the warning.",
    "",
    bad="The last sentence of a warning is below its frame.",
    good="All of it is inside the frame.",
)
WARNING_UNEXPECTED = Rule(
    "warning-unexpected",
    Severity.ERROR,
    "There are more warning boxes than the leaflet has",
    "Either a box appears twice, or a text is made to look more serious than it is.",
    "",
    bad="Three boxes for two warnings.",
    good="Two boxes for two warnings.",
)
INFORMATION_UNTOLD = Rule(
    "information-untold",
    Severity.ERROR,
    "An information box is not tagged as one",
    "Screen-reader users do not learn where it begins and ends, or take it for part of a warning.",
    "",
    bad="Its last paragraph is outside the box.",
    good="An element of its own, which begins with “Information”.",
)
BOX_TORN = Rule(
    "box-torn",
    Severity.ERROR,
    "Words in a box are not tagged as in it, or others are",
    "Readers of the page and listeners of a screen reader would take different words for what the box says.",
    "",
    bad="The paragraph below a box is in its element.",
    good="What is in the frame is in the element, and nothing else.",
)
ESSENTIAL_LABEL = Rule(
    "essential-label",
    Severity.ERROR,
    "Something that is said at a glance is not under its label",
    "“Call 999” below “How to take it” is not found by those who need it.",
    "",
    bad="When to get help is labelled “What it is for”.",
    good="It is labelled “When to get help”.",
)
ESSENTIALS_TORN = Rule(
    "essentials-torn",
    Severity.ERROR,
    "What is said at a glance is not tagged as one list",
    "A screen reader says how many entries there are. Those outside the list are missed, or one is heard that is none.",
    "ISO 32000-1, 14.8.4.3.3",
    bad="Two lists of two entries.",
    good="One list of four entries.",
)
LIST_TORN = Rule(
    "list-torn",
    Severity.ERROR,
    "A list is not tagged as one list",
    "“Four things” that are read out as two and two are only half heard.",
    "",
    bad="A list that ends at the end of a page, and a new one on the next.",
    good="One list across both pages.",
)
LIST_ITEMS = Rule(
    "list-items",
    Severity.ERROR,
    "A list does not have as many entries as in the leaflet",
    "An entry is lost, or two have run together.",
    "",
    bad="“Headache” and “feeling sick” in one entry.",
    good="Two entries.",
)
LIST_NUMBERING = Rule(
    "list-numbering",
    Severity.ERROR,
    "Steps are tagged as bullets, or bullets as steps",
    "Steps must be done in order; bullets need not.",
    "ISO 14289-1, 7.6",
    bad="Three numbered steps, tagged as an unnumbered list.",
    good="Steps that are tagged as a numbered list.",
)
LIST_NUMBER = Rule(
    "list-number",
    Severity.ERROR,
    "A step has no number",
    "Someone who is called away cannot find their way back to the step.",
    "",
    bad="The third step begins without “3.”",
    good="Each step begins with its number; steps that go on after others, with the next number.",
)
ITEM_TORN = Rule(
    "item-torn",
    Severity.ERROR,
    "What belongs to a list entry is outside it",
    "Screen-reader users hear the list end, and take what follows for something else.",
    "",
    bad="The picture of the second step follows the whole list.",
    good="The picture is inside the second step.",
)
ITEM_WITHOUT_LABEL = Rule(
    "item-without-label",
    Severity.ERROR,
    "A list entry has no bullet or number",
    "Entries without one run into each other.",
    "",
    bad="Two entries without bullets.",
    good="A bullet before each entry.",
)
FIGURE_MISSING = Rule(
    "figure-missing",
    Severity.ERROR,
    "A figure of the leaflet is missing or out of order",
    "The reader is asked to look at a picture that is not there.",
    "",
    bad="No picture has the description “A capsule”.",
    good="Every figure with its description, in order.",
)
RATING_MISSING = Rule(
    "rating-missing",
    Severity.ERROR,
    "A precaution has no rating before it",
    "Only the rating says whether the medicine may be taken.",
    "",
    bad="“Alcohol” without “Take care”.",
    good="“Alcohol”, “Take care”.",
)
RATING_DIFFERS = Rule(
    "rating-differs",
    Severity.ERROR,
    "One rating has two wordings, or two ratings have one",
    "Readers learn the words once, and trust them always to mean the same.",
    "",
    bad="“Ask first” is used for two ratings.",
    good="One wording for each rating.",
)
FREQUENCY_MISSING = Rule(
    "frequency-missing",
    Severity.ERROR,
    "Side effects are listed without their frequency",
    "A list without its heading does not say whether it means “1 in 10” or “1 in 10,000”.",
    "",
    bad="A list of side effects without a heading.",
    good="“Very common” above it.",
)
FREQUENCY_DIFFERS = Rule(
    "frequency-differs",
    Severity.ERROR,
    "One frequency has two wordings, or two frequencies have one",
    "A rare side effect would be mistaken for a common one.",
    "",
    bad="“Common” above rare side effects.",
    good="One heading for each frequency.",
)
PICTOGRAM_MISSING = Rule(
    "pictogram-missing",
    Severity.ERROR,
    "A pictogram is not directly before its words",
    "A picture on its own can be misread.",
    "USP 1265",
    bad="A picture at the other end of the page.",
    good="A picture, directly followed by its words.",
)
PICTOGRAM_DIFFERS = Rule(
    "pictogram-differs",
    Severity.ERROR,
    "One pictogram has two descriptions, or two pictograms have one",
    "Screen-reader users would take it for a different one.",
    "",
    bad="“A car” for the wine glass.",
    good="The same description for the same picture.",
)
TRIANGLE_MISSING = Rule(
    "triangle-missing",
    Severity.ERROR,
    "The black triangle is missing, or has no statement beside it",
    "It says that side effects of this medicine are monitored closely, and asks patients to report them.",
    "GVP Module X",
    bad="A triangle at the end of the leaflet.",
    good="A triangle and its statement above the first section.",
)
TRIANGLE_APART = Rule(
    "triangle-apart",
    Severity.ERROR,
    "The black triangle is not directly before its statement",
    "Without the words nobody knows what it means.",
    "GVP Module X",
    bad="A paragraph between the two.",
    good="The triangle, then the statement.",
)
TRIANGLE_SMALL = Rule(
    "triangle-small",
    Severity.ERROR,
    "The black triangle’s sides are shorter than 5 mm",
    "At that size, it is mistaken for a bullet.",
    "Regulation (EU) No 198/2013",
    bad="A triangle as high as a letter.",
    good="A triangle of 5 mm or more.",
)
CODE_MISSING = Rule(
    "code-missing",
    Severity.ERROR,
    "The QR code is missing, or does not give its address",
    "People who cannot scan it must be able to read where it leads.",
    "",
    bad="A code without words.",
    good="A figure whose description gives the address.",
)
CODE_UNREADABLE = Rule(
    "code-unreadable",
    Severity.ERROR,
    "A camera could not read the QR code",
    "The reader would not get to the latest version of the leaflet.",
    "ISO/IEC 18004, 9.1",
    bad="A code with words in its white border.",
    good="Dark squares of 0.4 mm or more, with white space around them.",
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
    INFORMATION_UNTOLD,
    BOX_TORN,
    ESSENTIAL_LABEL,
    ESSENTIALS_TORN,
    LIST_TORN,
    LIST_ITEMS,
    LIST_NUMBERING,
    LIST_NUMBER,
    ITEM_TORN,
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
