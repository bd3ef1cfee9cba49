"""What can be wrong with a leaflet's file alone."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

UNEVEN_LINES = Rule(
    "uneven-lines",
    Severity.ERROR,
    "A line of a folded text is indented more than the others",
    "After “>”, lines are joined, except those that are indented further, which keep their line breaks.",
    "",
    bad=("- >\n  One\n    two\n  three.\n"),
    good=("- >\n  One\n  two\n  three.\n"),
)
CUT_BY_COMMENT = Rule(
    "cut-by-comment",
    Severity.ERROR,
    "A “#” cuts a text short",
    "In a text without quotes, a “#” after a space starts a comment, which is not printed.",
    "",
    bad="- Take tablet #1 first.",
    good='- "Take tablet #1 first."',
)
ENTRY_IN_TEXT = Rule(
    "entry-in-text",
    Severity.ERROR,
    "A list entry is read as part of the text above it",
    ("A “-” that is indented further than the entry above does not start a new entry, and would be printed as a dash."),
    "",
    bad=("- Take it.\n    - Rest.\n"),
    good=("- Take it.\n- Rest.\n"),
)
EMPTY_LINE = Rule(
    "empty-line",
    Severity.ERROR,
    "A text contains an empty line",
    "It looks like two paragraphs in the file, and would be printed as one.",
    "",
    bad=("- |\n  One.\n\n  Two.\n"),
    good=("- One.\n- Two.\n"),
)
MISPLACED_BLANK = Rule(
    "misplaced-blank",
    Severity.ERROR,
    "A line to write on is where there is no room for one",
    "A hand needs 8 mm above the line. Headings, labels, cells of tables and links do not leave it.",
    "",
    bad="- subheading: My doctor is ________\n",
    good="- My doctor is ________.\n",
)
BAD_NUMBER = Rule(
    "bad-number",
    Severity.ERROR,
    "A number is not between its least and its greatest",
    "A diary without lines cannot be filled in, and one with hundreds is not one. A merged cell takes two or more.",
    "",
    bad=("- diary: My doses\n  columns: [Day, Taken]\n  rows: many\n"),
    good=("- diary: My doses\n  columns: [Day, Taken]\n  rows: 7\n"),
)
BAD_ONLINE = Rule(
    "bad-online",
    Severity.ERROR,
    "The leaflet’s web address cannot be turned into a QR code",
    ("Cameras read short https addresses. Others make QR codes that are too fine to print, or that open nothing."),
    "ISO/IEC 18004",
    bad="online: http://www.example.org/leaflet\n",
    good="online: https://www.example.org/leaflet\n",
)
BAD_GTIN = Rule(
    "bad-gtin",
    Severity.ERROR,
    "A product’s number is not a GTIN",
    "The number is what a scanner reads from a pack. With a wrong digit, another medicine’s leaflet would be found.",
    "GS1 General Specifications, 7.9.1",
    bad="products:\n  - gtin: 05012345678901\n",
    good="products:\n  - gtin: 05012345678900\n",
)
SAME_PRODUCT = Rule(
    "same-product",
    Severity.ERROR,
    "A product is named twice",
    "A number stands for one pack. Two entries for it contradict each other, or one of them is meant for another pack.",
    "",
    bad="products:\n  - gtin: 05012345678900\n  - gtin: 5012345678900\n",
    good="products:\n  - gtin: 05012345678900\n  - gtin: 05012345678917\n",
)
BAD_SIBLING = Rule(
    "bad-sibling",
    Severity.ERROR,
    "A translation is not named by a file in the same folder",
    "Both languages travel together. A file elsewhere would be left behind, or be another one on the next computer.",
    "",
    bad="translations:\n  de: ../leaflet.yaml\n",
    good="translations:\n  de: leaflet-de.yaml\n",
)
UNKNOWN_LANGUAGE = Rule(
    "unknown-language",
    Severity.ERROR,
    "The program does not have this language",
    "Words such as “Danger” or “Page 2 of 4” would be printed in another language than the leaflet’s.",
    "BCP 47",
    bad="language: English\n",
    good="language: en-GB\n",
)
DUPLICATE_ID = Rule(
    "duplicate-id",
    Severity.ERROR,
    "Two sections, steps, tables or diaries have the same id",
    "A cross-reference to that id might lead to the wrong one.",
    "",
    bad=(
        "sections:\n"
        "  - {id: storage, heading: How to store it, body: Keep it dry.}\n"
        "  - {id: storage, heading: How to throw it away, body: Ask your pharmacist.}\n"
    ),
    good=(
        "sections:\n"
        "  - {id: storage, heading: How to store it, body: Keep it dry.}\n"
        "  - {id: disposal, heading: How to throw it away, body: Ask your pharmacist.}\n"
    ),
)
UNKNOWN_ID = Rule(
    "unknown-id",
    Severity.ERROR,
    "A cross-reference names a section, a step, a table or a diary that does not exist",
    "“See section …” would lead the reader nowhere.",
    "",
    bad="- See [#side-efects].\n",
    good="- See [#how-to-take].\n",
)
UNNAMED_TARGET = Rule(
    "unnamed-target",
    Severity.ERROR,
    "A table with an id has no caption",
    "References name the table by its caption; without one, readers on paper cannot find it.",
    "",
    bad='- table: ""\n  id: doses\n  columns: [Age, Dose]\n  rows: [[6 years, 5 ml]]\n',
    good="- table: Doses by age\n  id: doses\n  columns: [Age, Dose]\n  rows: [[6 years, 5 ml]]\n",
)
UNKNOWN_SOURCE = Rule(
    "unknown-source",
    Severity.ERROR,
    "A text cites a source that is not listed",
    "Nobody could look up where the fact comes from.",
    "",
    bad="- Take it with food. [@BFN]\n",
    good=(
        "sources:\n"
        '  BNF: {title: A formulary, address: "https://www.example.org/", as-of: 2026-11-01}\n'
        "sections:\n"
        '  - {id: how-to-take, heading: How to take it, body: "Take it with food. [@BNF]"}\n'
    ),
)
UNUSED_SOURCE = Rule(
    "unused-source",
    Severity.WARNING,
    "A source is never cited",
    "Either a text has lost its citation, or the source is no longer needed.",
    "",
    bad=(
        "sources:\n"
        '  BNF: {title: A formulary, address: "https://www.example.org/", as-of: 2026-11-01}\n'
        "sections:\n"
        "  - {id: how-to-take, heading: How to take it, body: Take it with food.}\n"
    ),
    good=(
        "sources:\n"
        '  BNF: {title: A formulary, address: "https://www.example.org/", as-of: 2026-11-01}\n'
        "sections:\n"
        '  - {id: how-to-take, heading: How to take it, body: "Take it with food. [@BNF]"}\n'
    ),
)
REVIEW_BEFORE_REVISED = Rule(
    "review-before-revised",
    Severity.ERROR,
    "The review date is before the revision date",
    "The leaflet would be out of date on the day it is published.",
    "",
    bad="review-by: 2026-10-01\n",
    good="review-by: 2027-11-01\n",
)
MONITORING_STALE = Rule(
    "monitoring-stale",
    Severity.WARNING,
    "The list of monitored medicines was checked too long ago",
    "The list changes every month. The black triangle may have to be removed, or added.",
    "GVP Module X",
    bad="additional-monitoring: {as-of: 2026-01-01}\n",
    good="additional-monitoring: {as-of: 2026-10-20}\n",
)
UNKNOWN_BLOCK = Rule(
    "unknown-block",
    Severity.ERROR,
    "Unknown kind of block",
    "The kind is misspelt, or it is a sentence with a colon in it, which needs quotes.",
    "",
    bad="- bulets: [Take it with a meal.]\n",
    good="- bullets: [Take it with a meal.]\n",
)
MISPLACED_BLOCK = Rule(
    "misplaced-block",
    Severity.ERROR,
    "A block is not allowed inside this one",
    "A box inside a box is not seen as a warning in its own right, and cannot be kept on one page.",
    "",
    bad=("- note:\n    - warning: Not in pregnancy\n      level: danger\n      body: Do not take it.\n"),
    good=("- warning: Not in pregnancy\n  level: danger\n  body: Do not take it.\n"),
)
SECOND_AT_A_GLANCE = Rule(
    "second-at-a-glance",
    Severity.ERROR,
    "The essentials are given in two places",
    "Anyone who reads the first list believes that it has everything, such as whom to call.",
    "",
    bad=(
        "introduction:\n"
        "  - at-a-glance: {used-for: It treats severe acne.}\n"
        "  - at-a-glance: {get-help: Get help if you feel very low.}\n"
    ),
    good=(
        "introduction:\n"
        "  - at-a-glance:\n"
        "      used-for: It treats severe acne.\n"
        "      get-help: Get help if you feel very low.\n"
    ),
)
ROW_LENGTH = Rule(
    "row-length",
    Severity.ERROR,
    "A row does not have as many cells as the table has columns",
    "Every cell after the missing one would be under the wrong heading.",
    "",
    bad=("- table: Doses\n  columns: [Age, Dose]\n  rows: [[12 to 17]]\n"),
    good=("- table: Doses\n  columns: [Age, Dose]\n  rows: [[12 to 17, 20 mg]]\n"),
)
SIDE_OF_NOTHING = Rule(
    "side-of-nothing",
    Severity.ERROR,
    "A picture has a side, but nothing is beside it",
    "The words that should be beside it were written elsewhere, or forgotten.",
    "",
    bad="- figure: hands.png\n  alt: Washed hands\n  side: right\n",
    good="- figure: hands.png\n  alt: Washed hands\n  side: right\n  beside: Wash your hands.\n",
)
PICTURES_IN_ROW = Rule(
    "pictures-in-row",
    Severity.ERROR,
    "A row of pictures has fewer than two, or more than four",
    "More than four are too small to be made out.",
    "",
    bad="- pictures:\n    - {figure: one.png, alt: The cap is open}\n",
    good="- pictures:\n    - {figure: one.png, alt: An open cap}\n    - {figure: two.png, alt: A closed cap}\n",
)
MERGED_CELL = Rule(
    "merged-cell",
    Severity.ERROR,
    "A merged cell does not fit among the others",
    "A cell in pieces, or one that reaches out of its table, cannot say what it belongs to.",
    "",
    bad=("- table: Doses\n  columns: [Age, Dose]\n  rows: [[12 to 17, {text: 20 mg, rows: 2}]]\n"),
    good=("- table: Doses\n  columns: [Age, Dose]\n  rows: [[12 to 17, {text: 20 mg, rows: 2}], [18 and over]]\n"),
)
TABLE_WITHOUT_HEAD = Rule(
    "table-without-head",
    Severity.ERROR,
    "A table of one column has no heading",
    "It is a list. Screen readers look for rows and columns where there are none.",
    "ISO 14289-1, 7.5",
    bad=('- table: ""\n  rows: [[lactose], [maize starch]]\n'),
    good=("- bullets: [lactose, maize starch]\n"),
)
ROW_WITHOUT_NAME = Rule(
    "row-without-name",
    Severity.ERROR,
    "A row of a table without column headings begins with an empty cell",
    "Nothing would say what its other cells are about.",
    "ISO 14289-1, 7.5",
    bad=('- table: ""\n  rows: [[Active substance, samplin], ["", lactose]]\n'),
    good=('- table: ""\n  rows: [[Active substance, samplin], [Other ingredient, lactose]]\n'),
)
EMPTY_GROUP = Rule(
    "empty-group",
    Severity.ERROR,
    "A group of rows is empty",
    "Its heading promises rows that are not there.",
    "",
    bad=("- table: Doses\n  columns: [Age, Dose]\n  rows: [[12 to 17, 20 mg], {group: Adults}]\n"),
    good=("- table: Doses\n  columns: [Age, Dose]\n  rows: [{group: Adults}, [18 or more, 40 mg]]\n"),
)
DIARY_WITHOUT_ROOM = Rule(
    "diary-without-room",
    Severity.ERROR,
    "The labels of a diary leave no column to fill in",
    "The patient would have nowhere to write.",
    "",
    bad=("- diary: My week\n  columns: [Day]\n  rows: [Monday, Tuesday]\n"),
    good=("- diary: My week\n  columns: [Day, Taken]\n  rows: [Monday, Tuesday]\n"),
)
MARKED_NAME = Rule(
    "marked-name",
    Severity.ERROR,
    "The name of an interaction, or the caption of a table with an id, has marks",
    "It is named in sentences, in which a raised figure or a link would be lost.",
    "",
    bad="- interactions: [{with: vitamin K^2^, rating: take-care, body: Why.}]\n",
    good="- interactions: [{with: vitamin K, rating: take-care, body: Why.}]\n",
)
PICTOGRAM_AGAINST_RATING = Rule(
    "pictogram-against-rating",
    Severity.ERROR,
    "A pictogram forbids what the words beside it allow",
    "Someone who looks only at the picture does the opposite of what the words say.",
    "",
    bad=(
        "- precautions:\n"
        "    - topic: Driving\n"
        "      rating: no-known-problem\n"
        "      pictogram: do-not-drive\n"
        "      body: You can drive.\n"
    ),
    good=(
        "- precautions:\n"
        "    - topic: Driving\n"
        "      rating: take-care\n"
        "      pictogram: do-not-drive\n"
        "      body: Do not drive if you see less well at night.\n"
    ),
)
OPEN_MARK = Rule(
    "open-mark",
    Severity.ERROR,
    "A mark is opened but not closed, or closed but not opened",
    "It is not clear which words are meant. The mark itself would be printed.",
    "",
    bad="- Take **great care.\n",
    good="- Take **great** _care_.\n",
)
EMPTY_MARK = Rule(
    "empty-mark",
    Severity.ERROR,
    "A mark contains no words",
    "Something was meant to be bold, in italics or a link, and is missing.",
    "",
    bad="- Take **** care.\n",
    good="- Take **great** care.\n",
)
LOOSE_MARK = Rule(
    "loose-mark",
    Severity.ERROR,
    "A mark begins or ends with a space",
    "It is not clear whether the mark opens here or closes what came before.",
    "",
    bad="- Take ** great ** care.\n",
    good="- Take **great** care.\n",
)
CROSSED_MARKS = Rule(
    "crossed-marks",
    Severity.ERROR,
    "Marks overlap, or are nested in their own kind",
    "Text cannot be both superscript and subscript, and a link cannot lead to two places.",
    "",
    bad="- Take x^a~b~^.\n",
    good="- Take x^a^~b~.\n",
)
IDLE_PAGE_BREAK = Rule(
    "idle-page-break",
    Severity.ERROR,
    "A page break is not between two blocks",
    "It would leave a heading alone at the foot of a page, or do nothing.",
    "",
    bad="- subheading: How to store it\n- page-break: yes\n- Keep it dry.\n",
    good="- Take it with a meal.\n- page-break: yes\n- subheading: How to store it\n- Keep it dry.\n",
)
HEADING_TOO_LOW = Rule(
    "heading-too-low",
    Severity.ERROR,
    "A sub-subheading has no subheading above it",
    "Screen-reader users move from level to level, and take a level that is skipped for a lost part.",
    "ISO 14289-1, 7.4.2",
    bad="- sub-subheading: At night\n",
    good="- subheading: When to take it\n- sub-subheading: At night\n",
)
NOTHING_TO_CONTINUE = Rule(
    "nothing-to-continue",
    Severity.ERROR,
    "Steps go on from others that are not there",
    "Numbers go on from those of the steps above, in the same body. Without any, they would begin with 1.",
    "",
    bad="- steps: [Take the cap off.]\n  continue: yes\n",
    good="- steps: [Take the cap off.]\n",
)

RULES = (
    HEADING_TOO_LOW,
    NOTHING_TO_CONTINUE,
    UNEVEN_LINES,
    CUT_BY_COMMENT,
    ENTRY_IN_TEXT,
    EMPTY_LINE,
    MISPLACED_BLANK,
    BAD_NUMBER,
    BAD_ONLINE,
    BAD_GTIN,
    SAME_PRODUCT,
    BAD_SIBLING,
    UNKNOWN_LANGUAGE,
    DUPLICATE_ID,
    UNKNOWN_ID,
    UNNAMED_TARGET,
    UNKNOWN_SOURCE,
    UNUSED_SOURCE,
    REVIEW_BEFORE_REVISED,
    MONITORING_STALE,
    UNKNOWN_BLOCK,
    MISPLACED_BLOCK,
    SECOND_AT_A_GLANCE,
    IDLE_PAGE_BREAK,
    ROW_LENGTH,
    SIDE_OF_NOTHING,
    PICTURES_IN_ROW,
    MERGED_CELL,
    TABLE_WITHOUT_HEAD,
    ROW_WITHOUT_NAME,
    EMPTY_GROUP,
    DIARY_WITHOUT_ROOM,
    MARKED_NAME,
    PICTOGRAM_AGAINST_RATING,
    OPEN_MARK,
    EMPTY_MARK,
    LOOSE_MARK,
    CROSSED_MARKS,
)
