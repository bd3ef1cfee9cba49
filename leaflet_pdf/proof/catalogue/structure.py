"""Rules about the structure of a file."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

CONTENT_UNTAGGED = Rule(
    "content-untagged",
    Severity.ERROR,
    "Content is neither tagged nor marked as an artifact",
    "A screen reader would skip it.",
    "ISO 14289-1, 7.1",
    bad="A line of text outside all tags.",
    good="Every line in a structure element.",
)
ARTIFACT_IN_CONTENT = Rule(
    "artifact-in-content",
    Severity.ERROR,
    "An artifact is inside tagged content",
    "Some programs would read it aloud, and some would not.",
    "ISO 14289-1, 7.1",
    bad="A footer inside a paragraph.",
    good="A footer outside all paragraphs.",
)
MARK_TWICE = Rule(
    "mark-twice",
    Severity.ERROR,
    "Two pieces of a page’s content have the same number (MCID)",
    "Screen readers would take one for the other.",
    "ISO 32000-1, 14.7.4.2",
    bad="Two lines with the number 7.",
    good="A separate number for each.",
)
MARK_UNTOLD = Rule(
    "mark-untold",
    Severity.ERROR,
    "Marked content belongs to no structure element",
    "A screen reader would skip it.",
    "ISO 14289-1, 7.1",
    bad="A numbered line that no element refers to.",
    good="Every line in its element.",
)
MARK_MISSING = Rule(
    "mark-missing",
    Severity.ERROR,
    "A structure element refers to content that does not exist",
    "Words may have been removed after the file was made.",
    "ISO 32000-1, 14.7.4.2",
    bad="A paragraph whose line is gone.",
    good="Every element with its lines.",
)
MARK_TOLD_TWICE = Rule(
    "mark-told-twice",
    Severity.ERROR,
    "Marked content belongs to two structure elements",
    "It would be read aloud twice.",
    "ISO 32000-1, 14.7.4.4",
    bad="One line in two paragraphs.",
    good="One line in one paragraph.",
)
PAGE_WITHOUT_KEY = Rule(
    "page-without-key",
    Severity.ERROR,
    "A page has no key of its own in the parent tree",
    "Screen readers could not find the structure elements of the page.",
    "ISO 32000-1, 14.7.4.4",
    bad="Two pages with one key.",
    good="A separate key for each page.",
)
PARENT_TREE_MARK = Rule(
    "parent-tree-mark",
    Severity.ERROR,
    "The parent tree does not lead from content to its structure element",
    "Someone who points at a word would hear a different one.",
    "ISO 32000-1, 14.7.4.4",
    bad="A list of elements that is one entry short.",
    good="An entry for each piece of content.",
)
PARENT_TREE_LINK = Rule(
    "parent-tree-link",
    Severity.ERROR,
    "The parent tree does not lead from a link to its structure element",
    "The link could not be followed with the keyboard.",
    "ISO 14289-1, 7.18.1",
    bad="A link that leads to a paragraph’s element.",
    good="A link that leads to its own Link element.",
)
LINK_UNTOLD = Rule(
    "link-untold",
    Severity.ERROR,
    "A link is in no Link element",
    "Screen-reader users do not learn that there is a link.",
    "ISO 14289-1, 7.18.5",
    bad="A link area over plain text.",
    good="A link area in a Link element.",
)
LINK_WITHOUT_AREA = Rule(
    "link-without-area",
    Severity.ERROR,
    "A Link element has no link annotation",
    "Screen-reader users hear of a link that cannot be followed.",
    "ISO 14289-1, 7.18.5",
    bad="A Link element whose annotation was deleted.",
    good="An annotation for each Link element.",
)
LINK_WITHOUT_WORDS = Rule(
    "link-without-words",
    Severity.ERROR,
    "A link has no description",
    "Some programs read the description out instead of the words on the page.",
    "ISO 14289-1, 7.18.5",
    bad="A link annotation without /Contents.",
    good="“Go to section 4”.",
)
LINK_TO_NOWHERE = Rule(
    "link-to-nowhere",
    Severity.ERROR,
    "A link leads nowhere",
    "The reader clicks on it, and nothing happens.",
    "",
    bad="A link to a page that does not exist.",
    good="A link to a heading.",
)
CELL_WITHOUT_HEAD = Rule(
    "cell-without-head",
    Severity.ERROR,
    "A cell refers to a header cell that does not exist",
    "Screen-reader users hear the number, but not what it belongs to.",
    "ISO 14289-1, 7.5",
    bad="A cell of a column without a header cell.",
    good="A header cell for each column.",
)
ID_TWICE = Rule(
    "id-twice",
    Severity.ERROR,
    "Two structure elements have the same ID",
    "A cell could refer to the wrong header cell.",
    "ISO 32000-1, 14.7.2",
    bad="Two header cells with the ID “a”.",
    good="The IDs “a” and “b”.",
)
HEAD_WITHOUT_SCOPE = Rule(
    "head-without-scope",
    Severity.ERROR,
    "A header cell does not say whether it is for a column or a row",
    "Screen readers would have to guess.",
    "ISO 14289-1, 7.5",
    bad="A header cell without a scope.",
    good="A header cell whose scope is its column.",
)
FIGURE_WITHOUT_WORDS = Rule(
    "figure-without-words",
    Severity.ERROR,
    "A figure has no alternative text",
    "Blind readers would hear “picture”, and nothing else.",
    "ISO 14289-1, 7.3",
    bad="A figure without alternative text.",
    good="A figure with the text “A capsule beside a coin”.",
)
FIGURE_WITHOUT_PLACE = Rule(
    "figure-without-place",
    Severity.ERROR,
    "A figure does not say where it is on the page",
    "Programs that reflow the page would lose it.",
    "ISO 32000-1, 14.8.5.4.3",
    bad="A figure without a bounding box.",
    good="A figure with one.",
)
LIST_WITHOUT_NUMBERING = Rule(
    "list-without-numbering",
    Severity.ERROR,
    "A list does not say how its entries are numbered",
    "Screen-reader users do not learn whether the order matters.",
    "ISO 14289-1, 7.6",
    bad="A list without the ListNumbering attribute.",
    good="A list of bullets that says so.",
)
ROLE_UNKNOWN = Rule(
    "role-unknown",
    Severity.ERROR,
    "A tag is not a standard type, nor mapped to one",
    "Screen readers would not know what it contains.",
    "ISO 14289-1, 7.1",
    bad="A tag “Slip” that is not mapped to a standard type.",
    good="A tag “Slip” that is mapped to “Sect”.",
)
NESTING_WRONG = Rule(
    "nesting-wrong",
    Severity.ERROR,
    "A structure element is inside one that may not contain it",
    "Screen readers lose count of rows and entries.",
    "ISO 14289-1, 7.2",
    bad="A row in a paragraph.",
    good="A row in a table.",
)
DOCUMENT_ELEMENT = Rule(
    "document-element",
    Severity.ERROR,
    "The structure tree does not begin with a single Document element",
    "Screen readers would read only a part.",
    "ISO 32000-1, 14.8.4.2",
    bad="Two Document elements in one file.",
    good="One Document element that contains everything.",
)
HEADING_SKIPPED = Rule(
    "heading-skipped",
    Severity.ERROR,
    "A heading level is skipped",
    "Screen-reader users believe they have missed something.",
    "ISO 14289-1, 7.4.2",
    bad="Level 3 directly after level 1.",
    good="Level 2 after level 1.",
)
PARENT_WRONG = Rule(
    "parent-wrong",
    Severity.ERROR,
    "A structure element names another parent than it has",
    "From a word, a screen reader would be led to another place than the one around it.",
    "ISO 32000-1, 14.7.2",
    bad="An element of an attached leaflet that names the root of the file it was in.",
    good="Each element with the one around it as its parent (P).",
)
ID_ASTRAY = Rule(
    "id-astray",
    Severity.ERROR,
    "The list of IDs does not lead to the element with an ID",
    "A cell could be read with the header of another table.",
    "ISO 32000-1, 14.7.2",
    bad="Two leaflets in one file, with one list for the IDs of both.",
    good="Each ID in the list, with its own element.",
)
OUTLINE_TORN = Rule(
    "outline-torn",
    Severity.ERROR,
    "Entries of the outline do not name each other",
    "A viewer shows some of the outline, or none, or never ends.",
    "ISO 32000-1, 12.3.3",
    bad="An outline whose last entry is another than the last that is reached.",
    good="Each entry with those before, after and above it.",
)

RULES = (
    CONTENT_UNTAGGED,
    ARTIFACT_IN_CONTENT,
    MARK_TWICE,
    MARK_UNTOLD,
    MARK_MISSING,
    MARK_TOLD_TWICE,
    PAGE_WITHOUT_KEY,
    PARENT_TREE_MARK,
    PARENT_TREE_LINK,
    LINK_UNTOLD,
    LINK_WITHOUT_AREA,
    LINK_WITHOUT_WORDS,
    LINK_TO_NOWHERE,
    CELL_WITHOUT_HEAD,
    ID_TWICE,
    HEAD_WITHOUT_SCOPE,
    FIGURE_WITHOUT_WORDS,
    FIGURE_WITHOUT_PLACE,
    LIST_WITHOUT_NUMBERING,
    ROLE_UNKNOWN,
    NESTING_WRONG,
    DOCUMENT_ELEMENT,
    HEADING_SKIPPED,
    PARENT_WRONG,
    ID_ASTRAY,
    OUTLINE_TORN,
)
