"""Rules about the document as a whole."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

FILE_REPAIRED = Rule(
    "file-repaired",
    Severity.ERROR,
    "The file had to be repaired to be read",
    "Another program may repair it differently, and show something else.",
    "",
    bad="A file whose cross-reference table does not match its objects.",
    good="A file as it was written.",
)
LANGUAGE_MISSING = Rule(
    "language-missing",
    Severity.ERROR,
    "The file declares no language",
    "A screen reader would use its user’s own language, and nobody would understand it.",
    "ISO 14289-1, 7.2",
    bad="A file without a language, or with “English” as its language.",
    good="“en-GB”.",
)
DIRECTION_WRONG = Rule(
    "direction-wrong",
    Severity.ERROR,
    "The file says the wrong direction",
    "A viewer would show facing pages in the wrong order, and a reader might take lines from their end.",
    "ISO 32000-1, tables 150 and 344",
    bad="A file in Hebrew without `/Direction /R2L` and `/WritingMode /RlTb`.",
    good="A file in Hebrew with both; one in English with neither.",
)
TITLE_MISSING = Rule(
    "title-missing",
    Severity.ERROR,
    "The file has no title",
    "A screen-reader user with several files open would hear only file names.",
    "ISO 14289-1, 7.1",
    bad="“document1.pdf”.",
    good="“Samplin 40 mg capsules”.",
)
TITLE_NOT_SHOWN = Rule(
    "title-not-shown",
    Severity.ERROR,
    "The window would not show the title",
    "It would show the file’s name instead.",
    "ISO 14289-1, 7.1",
    bad="A window called “a7f3.pdf”.",
    good="A window called “Samplin 40 mg capsules”.",
)
CLAIM_UA = Rule(
    "claim-ua",
    Severity.ERROR,
    "The file does not claim to be PDF/UA-1",
    "Screen readers and archives go by what a file claims.",
    "ISO 14289-1, 5",
    bad="A file without the identifier.",
    good="A file with it.",
)
CLAIM_A = Rule(
    "claim-a",
    Severity.ERROR,
    "The file does not claim to be PDF/A",
    "Archives go by what a file claims.",
    "ISO 19005-2, 6.6.4",
    bad="A file that claims level B.",
    good="A file that claims level A.",
)
PAGE_LABEL = Rule(
    "page-label",
    Severity.ERROR,
    "A page label does not match the page number",
    "“Go to page 3” would open the wrong page.",
    "",
    bad="The second page is labelled 7.",
    good="The second page is labelled 2.",
)
OUTLINE_WITHOUT_HEADING = Rule(
    "outline-without-heading",
    Severity.ERROR,
    "An outline entry has no matching heading",
    "The reader would look for it in vain.",
    "",
    bad="“Storage” in the outline, when the heading is “How to store it”.",
    good="The words of the heading.",
)
OUTLINE_ELSEWHERE = Rule(
    "outline-elsewhere",
    Severity.ERROR,
    "An outline entry does not lead to its heading",
    "The reader ends up at other advice than was meant.",
    "",
    bad="“Side effects” leads to page 1.",
    good="It leads to the heading.",
)
CONTENTS_PAGE = Rule(
    "contents-page",
    Severity.ERROR,
    "The list of contents gives the wrong page number",
    "Readers of the printed leaflet turn to the wrong page.",
    "",
    bad="“Side effects … 2”, when they are on page 3.",
    good="“Side effects … 3”.",
)
FOOTER_NUMBER = Rule(
    "footer-number",
    Severity.ERROR,
    "A footer has the wrong page number",
    "Someone who has lost a page would not notice.",
    "",
    bad="“Page 2 of 3” on the last page of four.",
    good="“Page 4 of 4”.",
)
FRONT_PAGES = Rule(
    "front-pages",
    Severity.WARNING,
    "Pages that are not part of the leaflet come before it",
    "A proof sheet is for reviewers. A patient would read what was found wrong instead of the leaflet.",
    "",
    bad="A proof sheet, which begins with findings and signatures.",
    good="The PDF of `leaflet build`.",
)
ATTACHMENT_ALTERED = Rule(
    "attachment-altered",
    Severity.ERROR,
    "An attached file was altered",
    "Its checksum or length is different. The leaflet and its source may not agree.",
    "ISO 32000-1, 7.11.4.1",
    bad="A source that an editor replaced.",
    good="A source whose checksum matches.",
)
ATTACHMENT_TWICE = Rule(
    "attachment-twice",
    Severity.ERROR,
    "Two attached files have the same name",
    "When extracted, only one of them would be left, and nobody chose which.",
    "",
    bad="Two files called my-leaflet.yaml.",
    good="One file of each name.",
)
ATTACHMENT_UNTOLD = Rule(
    "attachment-untold",
    Severity.ERROR,
    "An attached file does not state its relationship",
    "An archive must know which file is the source.",
    "ISO 19005-3, 6.8",
    bad="An attachment without a relationship.",
    good="The leaflet’s file as Source, a picture as Data.",
)
FIELD_SHOWS = Rule(
    "field-shows",
    Severity.ERROR,
    "An empty form field shows something",
    "Words that nobody filled in could be mistaken for the leaflet’s or a patient’s.",
    "",
    bad="A field without a value that is drawn with “20 mg” in it.",
    good="A field that is empty and shows nothing.",
)
ENTRY_UNKNOWN = Rule(
    "entry-unknown",
    Severity.ERROR,
    "The document has an entry that no leaflet has",
    "It could hide or add words, or do something when the file is opened.",
    "",
    bad="JavaScript, a layer that can be hidden, an action.",
    good="Only what `leaflet build` writes.",
)
ENTRY_DIFFERS = Rule(
    "entry-differs",
    Severity.ERROR,
    "An entry of the document has a value that no leaflet has",
    "A viewer could show, scale or hide something in a way that nobody intended.",
    "",
    bad="A picture with inverted colours, a link that is hidden.",
    good="Only the values that `leaflet build` writes.",
)
ENTRY_MISSING = Rule(
    "entry-missing",
    Severity.ERROR,
    "The document lacks an entry that every leaflet has",
    "Viewers would use something of their own instead.",
    "",
    bad="A font without a font descriptor.",
    good="All entries that `leaflet build` writes.",
)
OBJECT_ASTRAY = Rule(
    "object-astray",
    Severity.ERROR,
    "An object of the document is unused, or used as two things at once",
    "A viewer that repairs files could show it.",
    "",
    bad="A page that is in the file but not in its list of pages.",
    good="Only objects that are used, each for one purpose.",
)
WIDTH_DIFFERS = Rule(
    "width-differs",
    Severity.ERROR,
    "A font declares the wrong widths for its glyphs",
    "Letters would overlap, or be drawn apart.",
    "ISO 19005-2, 6.2.11.5",
    bad="A “0” without width, so that “40 mg” looks like “4 mg”.",
    good="The widths in the font program itself.",
)
SEAL_MISSING = Rule(
    "seal-missing",
    Severity.ERROR,
    "The document has no seal",
    "Without a seal, colours, alternative texts and links could be changed unnoticed.",
    "",
    bad="A file without xmpMM:InstanceID.",
    good="The PDF of `leaflet build`.",
)
SEAL_OLD = Rule(
    "seal-old",
    Severity.ERROR,
    "The document has a seal of an earlier version",
    "That seal covered only the pages, so nobody can tell whether the rest was changed.",
    "",
    bad="A file of an earlier version.",
    good="The file, rebuilt.",
)
SEAL_BROKEN = Rule(
    "seal-broken",
    Severity.ERROR,
    "The document was changed after it was made",
    "Its seal does not match what it shows, says or does.",
    "",
    bad="A warning that was made grey, two links whose addresses were swapped.",
    good="The file as it was written.",
)
COLOURS_UNDEFINED = Rule(
    "colours-undefined",
    Severity.ERROR,
    "The document does not define its colours",
    "An archive must show the same red in thirty years.",
    "ISO 19005-2, 6.2.3",
    bad="A file without an output intent.",
    good="A file whose colours are sRGB.",
)
TOLD_OTHERWISE = Rule(
    "told-otherwise",
    Severity.ERROR,
    "What is read aloud is not what is printed",
    "Blind readers would get a different leaflet from sighted ones.",
    "",
    bad="“4 mg” on the page, but “40 mg” in a screen reader.",
    good="The same words for both.",
)
LINK_BESIDE = Rule(
    "link-beside",
    Severity.ERROR,
    "A link’s area is not on its words",
    "Clicking the words does nothing; clicking beside them leads somewhere unexpected.",
    "",
    bad="An area two lines above “section 4”.",
    good="An area on “section 4”.",
)
EDITION_DIFFERS = Rule(
    "edition-differs",
    Severity.ERROR,
    "The document names another edition than the leaflet’s",
    "A reader would look for changes in the wrong version.",
    "",
    bad="Version 1 in the file, version 2 in the leaflet.",
    good="The same version in both.",
)
PUBLISHER_DIFFERS = Rule(
    "publisher-differs",
    Severity.ERROR,
    "The document names another publisher",
    "A patient with a question would ask the wrong people.",
    "",
    bad="A file whose author is another pharmacy.",
    good="The publisher of the leaflet.",
)
DATE_DIFFERS = Rule(
    "date-differs",
    Severity.ERROR,
    "The document’s date is not the leaflet’s revision date",
    "Nobody could tell an old leaflet from a new one.",
    "",
    bad="Another date in the document than in the leaflet.",
    good="The leaflet’s own date everywhere.",
)
OUTLINE_MISSING = Rule(
    "outline-missing",
    Severity.ERROR,
    "A section is missing from the document’s outline",
    "Readers who move by headings would miss it.",
    "",
    bad="An outline without “Possible side effects”.",
    good="An outline with every section.",
)
STATUS_DIFFERS = Rule(
    "status-differs",
    Severity.ERROR,
    "The document has another status than the leaflet",
    "A draft that says “approved” could reach a patient.",
    "",
    bad="“Approved” in the file of a draft.",
    good="The same status in the file, on its pages and in the record.",
)
STATUS_MISSING = Rule(
    "status-missing",
    Severity.ERROR,
    "A page does not show the leaflet’s status",
    "A single page of a draft, copied alone, looks like any other.",
    "",
    bad="A page without “Draft”.",
    good="“Draft” on every page.",
)
RULES = (
    FILE_REPAIRED,
    LANGUAGE_MISSING,
    DIRECTION_WRONG,
    TITLE_MISSING,
    TITLE_NOT_SHOWN,
    CLAIM_UA,
    CLAIM_A,
    PAGE_LABEL,
    OUTLINE_WITHOUT_HEADING,
    OUTLINE_ELSEWHERE,
    CONTENTS_PAGE,
    FOOTER_NUMBER,
    FRONT_PAGES,
    ATTACHMENT_ALTERED,
    ATTACHMENT_TWICE,
    ATTACHMENT_UNTOLD,
    FIELD_SHOWS,
    ENTRY_UNKNOWN,
    ENTRY_DIFFERS,
    ENTRY_MISSING,
    OBJECT_ASTRAY,
    WIDTH_DIFFERS,
    SEAL_MISSING,
    SEAL_OLD,
    SEAL_BROKEN,
    COLOURS_UNDEFINED,
    TOLD_OTHERWISE,
    LINK_BESIDE,
    EDITION_DIFFERS,
    PUBLISHER_DIFFERS,
    DATE_DIFFERS,
    OUTLINE_MISSING,
    STATUS_DIFFERS,
    STATUS_MISSING,
)
