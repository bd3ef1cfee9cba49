"""Rules about the structure of a file."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

CONTENT_UNTAGGED = Rule(
    "content-untagged",
    Severity.ERROR,
    "Something is painted that is neither told nor marked as ornament",
    "A screen reader would pass it over.",
    "ISO 14289-1, 7.1",
    bad="A line of text outside all tags.",
    good="Each line in an element.",
)
ARTIFACT_IN_CONTENT = Rule(
    "artifact-in-content",
    Severity.ERROR,
    "Something is told, and marked as ornament too",
    "Some programs would read it aloud, and some would not.",
    "ISO 14289-1, 7.1",
    bad="A footer inside a paragraph.",
    good="Either the one or the other.",
)
MARK_TWICE = Rule(
    "mark-twice",
    Severity.ERROR,
    "Two parts of a page bear the same number",
    "Reading programs would take one for the other.",
    "ISO 32000-1, 14.7.4.2",
    bad="Two lines with the number 7.",
    good="A number for each.",
)
MARK_UNTOLD = Rule(
    "mark-untold",
    Severity.ERROR,
    "A part of a page is in no element",
    "A screen reader would pass it over.",
    "ISO 14289-1, 7.1",
    bad="A numbered line that no element names.",
    good="Each one named by its element.",
)
MARK_MISSING = Rule(
    "mark-missing",
    Severity.ERROR,
    "An element names a part of a page that is not there",
    "Words may have been taken out after the file was made.",
    "ISO 32000-1, 14.7.4.2",
    bad="A paragraph whose line is gone.",
    good="Each element with its lines.",
)
MARK_TOLD_TWICE = Rule(
    "mark-told-twice",
    Severity.ERROR,
    "A part of a page is in two elements",
    "It would be read aloud twice.",
    "ISO 32000-1, 14.7.4.4",
    bad="One line in two paragraphs.",
    good="One line in one paragraph.",
)
PAGE_WITHOUT_KEY = Rule(
    "page-without-key",
    Severity.ERROR,
    "A page has no key to the elements on it",
    "Reading programs could not find what is told of a place on the page.",
    "ISO 32000-1, 14.7.4.4",
    bad="Two pages with one key.",
    good="A key for each page.",
)
PARENT_TREE_MARK = Rule(
    "parent-tree-mark",
    Severity.ERROR,
    "The file does not lead from a place on a page to its element",
    "Who points at a word would hear another one.",
    "ISO 32000-1, 14.7.4.4",
    bad="A list of elements that is one short.",
    good="An entry for each part of the page.",
)
PARENT_TREE_LINK = Rule(
    "parent-tree-link",
    Severity.ERROR,
    "The file does not lead from a link to its element",
    "The link could not be followed by keyboard.",
    "ISO 14289-1, 7.18.1",
    bad="A link that leads to a paragraph’s element.",
    good="A link that leads to its own.",
)
LINK_UNTOLD = Rule(
    "link-untold",
    Severity.ERROR,
    "A link is in no Link element",
    "Who listens does not learn that there is a link.",
    "ISO 14289-1, 7.18.5",
    bad="A link area over plain text.",
    good="A link area in a Link element.",
)
LINK_WITHOUT_AREA = Rule(
    "link-without-area",
    Severity.ERROR,
    "A Link element has no area on a page",
    "Who listens hears of a link that cannot be followed.",
    "ISO 14289-1, 7.18.5",
    bad="A Link element whose area is gone.",
    good="An area for each.",
)
LINK_WITHOUT_WORDS = Rule(
    "link-without-words",
    Severity.ERROR,
    "A link does not say what it does",
    "Some programs read these words and not those on the page.",
    "ISO 14289-1, 7.18.5",
    bad="A link area without words.",
    good="“Go to section 4”.",
)
LINK_TO_NOWHERE = Rule(
    "link-to-nowhere",
    Severity.ERROR,
    "A link leads nowhere",
    "The reader presses it, and nothing happens.",
    "",
    bad="A link to a page that is not there.",
    good="A link to a heading.",
)
CELL_WITHOUT_HEAD = Rule(
    "cell-without-head",
    Severity.ERROR,
    "A cell names a head cell that is not there",
    "Who listens hears the number, and not what it is of.",
    "ISO 14289-1, 7.5",
    bad="A cell of a column whose head is gone.",
    good="A head for each column.",
)
ID_TWICE = Rule(
    "id-twice",
    Severity.ERROR,
    "Two elements have the same ID",
    "Cells would name one head and mean the other.",
    "ISO 32000-1, 14.7.2",
    bad="Two heads “a”.",
    good="“a” and “b”.",
)
HEAD_WITHOUT_SCOPE = Rule(
    "head-without-scope",
    Severity.ERROR,
    "A head cell does not say whether it is for a column or a row",
    "Reading programs would guess.",
    "ISO 14289-1, 7.5",
    bad="A head cell without a scope.",
    good="A head cell for its column.",
)
FIGURE_WITHOUT_WORDS = Rule(
    "figure-without-words",
    Severity.ERROR,
    "A figure has no words for those who cannot see it",
    "They would hear “picture”, and no more.",
    "ISO 14289-1, 7.3",
    bad="A figure without an alternative.",
    good="A figure that says “A capsule beside a coin”.",
)
FIGURE_WITHOUT_PLACE = Rule(
    "figure-without-place",
    Severity.ERROR,
    "A figure does not say where on the page it is",
    "Programs that rearrange the page would lose it.",
    "ISO 32000-1, 14.8.5.4.3",
    bad="A figure without its frame.",
    good="A figure with it.",
)
LIST_WITHOUT_NUMBERING = Rule(
    "list-without-numbering",
    Severity.ERROR,
    "A list does not say how its entries are marked",
    "Who listens does not learn whether the order matters.",
    "ISO 14289-1, 7.6",
    bad="A list without the attribute.",
    good="A list of bullets that says so.",
)
ROLE_UNKNOWN = Rule(
    "role-unknown",
    Severity.ERROR,
    "A tag is none that reading programs know",
    "They would treat what is in it as nothing in particular.",
    "ISO 14289-1, 7.1",
    bad="A tag “Slip” that stands for no known one.",
    good="A tag “Slip” that stands for a section.",
)
NESTING_WRONG = Rule(
    "nesting-wrong",
    Severity.ERROR,
    "An element stands in one where it may not",
    "Reading programs lose count of rows and entries.",
    "ISO 14289-1, 7.2",
    bad="A row in a paragraph.",
    good="A row in a table.",
)
DOCUMENT_ELEMENT = Rule(
    "document-element",
    Severity.ERROR,
    "The structure does not begin with one document",
    "Reading programs would read a part only.",
    "ISO 32000-1, 14.8.4.2",
    bad="Two documents in one file.",
    good="One document with all in it.",
)
HEADING_SKIPPED = Rule(
    "heading-skipped",
    Severity.ERROR,
    "The level of headings skips one",
    "Who listens believes to have missed something.",
    "ISO 14289-1, 7.4.2",
    bad="Level 3 right after level 1.",
    good="Level 2 after level 1.",
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
)
