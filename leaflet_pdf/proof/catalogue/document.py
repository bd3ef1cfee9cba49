"""Rules about the document as a whole."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

FILE_REPAIRED = Rule(
    "file-repaired",
    Severity.ERROR,
    "The file had to be mended to be read",
    "Another program may mend it otherwise, and show something else.",
    "",
    bad="A file whose index does not fit its objects.",
    good="A file as it was written.",
)
LANGUAGE_MISSING = Rule(
    "language-missing",
    Severity.ERROR,
    "The file does not say in which language its words are",
    "A screen reader would take that of its user, and nobody would understand it.",
    "ISO 14289-1, 7.2",
    bad="A file without a language, or with “English” for one.",
    good="“en-GB”.",
)
TITLE_MISSING = Rule(
    "title-missing",
    Severity.ERROR,
    "The file does not say its title",
    "Who has several files open hears only their names.",
    "ISO 14289-1, 7.1",
    bad="“document1.pdf”.",
    good="“Samplin 40 mg capsules”.",
)
TITLE_NOT_SHOWN = Rule(
    "title-not-shown",
    Severity.ERROR,
    "The window would not show the title",
    "It would show the name of the file instead.",
    "ISO 14289-1, 7.1",
    bad="A window called “a7f3.pdf”.",
    good="A window called “Samplin 40 mg capsules”.",
)
CLAIM_UA = Rule(
    "claim-ua",
    Severity.ERROR,
    "The file does not say that it is PDF/UA-1",
    "Reading programs and archives go by what a file says of itself.",
    "ISO 14289-1, 5",
    bad="A file without the mark.",
    good="A file with it.",
)
CLAIM_A = Rule(
    "claim-a",
    Severity.ERROR,
    "The file does not say that it is PDF/A",
    "Archives go by what a file says of itself.",
    "ISO 19005-2, 6.6.4",
    bad="A file that claims level B.",
    good="A file that claims level A.",
)
PAGE_LABEL = Rule(
    "page-label",
    Severity.ERROR,
    "A page is labelled with another number than its own",
    "“Go to page 3” would open another one.",
    "",
    bad="The second page is labelled 7.",
    good="The second page is labelled 2.",
)
OUTLINE_WITHOUT_HEADING = Rule(
    "outline-without-heading",
    Severity.ERROR,
    "The outline names a heading that is not there",
    "The reader would look for it in vain.",
    "",
    bad="“Storage” in the outline, “How to store it” on the page.",
    good="The words of the heading.",
)
OUTLINE_ELSEWHERE = Rule(
    "outline-elsewhere",
    Severity.ERROR,
    "The outline leads elsewhere than to its heading",
    "The reader lands at other advice than was meant.",
    "",
    bad="“Side effects” leads to page 1.",
    good="It leads to the heading.",
)
CONTENTS_PAGE = Rule(
    "contents-page",
    Severity.ERROR,
    "The contents name another page than their link leads to",
    "On paper, the reader turns to the wrong page.",
    "",
    bad="“Side effects … 2”, which are on page 3.",
    good="“Side effects … 3”.",
)
FOOTER_NUMBER = Rule(
    "footer-number",
    Severity.ERROR,
    "A footer counts the pages wrongly",
    "Who misses a page would not notice.",
    "",
    bad="“Page 2 of 3” on the last page of four.",
    good="“Page 4 of 4”.",
)
FRONT_PAGES = Rule(
    "front-pages",
    Severity.WARNING,
    "Pages that are no part of the leaflet stand before it",
    "A proof is for reviewers. A patient who gets it reads what was found wrong instead of the leaflet.",
    "",
    bad="A proof sheet, which begins with what was found and who signs.",
    good="The PDF of `leaflet build`.",
)
ATTACHMENT_ALTERED = Rule(
    "attachment-altered",
    Severity.ERROR,
    "A file in the document is not the one that was put there",
    "Its checksum or its length is another one. The leaflet and its source may say different things.",
    "ISO 32000-1, 7.11.4.1",
    bad="A source that was replaced by an editor.",
    good="A source whose checksum is right.",
)
ATTACHMENT_TWICE = Rule(
    "attachment-twice",
    Severity.ERROR,
    "Two files in the document have one name",
    "Taken out, only one of them would be left, and nobody chose which.",
    "",
    bad="Two files called my-leaflet.yaml.",
    good="One file of each name.",
)
ATTACHMENT_UNTOLD = Rule(
    "attachment-untold",
    Severity.ERROR,
    "A file in the document does not say what it is there for",
    "An archive must know which file is the source.",
    "ISO 19005-3, 6.8",
    bad="An attachment without a relationship.",
    good="The leaflet’s file as Source, a picture as Data.",
)
FIELD_SHOWS = Rule(
    "field-shows",
    Severity.ERROR,
    "An empty field shows something",
    "Words that nobody filled in could be taken for the leaflet’s or a patient’s.",
    "",
    bad="A field without a value that is drawn with “20 mg” in it.",
    good="A field that is empty and shows nothing.",
)
ENTRY_UNKNOWN = Rule(
    "entry-unknown",
    Severity.ERROR,
    "The document has an entry that no leaflet has",
    "It could hide words, add some, or do something when the file is opened.",
    "",
    bad="A JavaScript, a layer that can be hidden, an action.",
    good="Only what `leaflet build` writes.",
)
ENTRY_DIFFERS = Rule(
    "entry-differs",
    Severity.ERROR,
    "An entry of the document says something else than in any leaflet",
    "A viewer could show, scale, hide or do something that nobody wrote.",
    "",
    bad="A picture whose colours are inverted, a link that is hidden.",
    good="Only the values that `leaflet build` writes.",
)
ENTRY_MISSING = Rule(
    "entry-missing",
    Severity.ERROR,
    "The document lacks an entry that every leaflet has",
    "Viewers put something of their own in its place.",
    "",
    bad="A font without the description of its letters.",
    good="All entries that `leaflet build` writes.",
)
OBJECT_ASTRAY = Rule(
    "object-astray",
    Severity.ERROR,
    "The document has an object that nothing leads to, or that is two things at once",
    "A viewer that mends files could show it.",
    "",
    bad="A page that is in the file and not among its pages.",
    good="Only objects that are used, each for one thing.",
)
WIDTH_DIFFERS = Rule(
    "width-differs",
    Severity.ERROR,
    "A font says that its letters are wider or narrower than they are",
    "Letters would be drawn over each other, or apart.",
    "ISO 19005-2, 6.2.11.5",
    bad="A “0” that takes no room, so that “40 mg” looks like “4 mg”.",
    good="The widths of the font’s own program.",
)
SEAL_MISSING = Rule(
    "seal-missing",
    Severity.ERROR,
    "The document does not say by a code what is in it",
    "Without it, colours, words for the blind and links could be changed unseen.",
    "",
    bad="A file without xmpMM:InstanceID.",
    good="The PDF of `leaflet build`.",
)
SEAL_OLD = Rule(
    "seal-old",
    Severity.ERROR,
    "The document has a code of another kind, as earlier versions wrote it",
    "That code was of the pages alone, so nobody can tell whether the rest was changed.",
    "",
    bad="A file of an earlier version.",
    good="The file, built again.",
)
SEAL_BROKEN = Rule(
    "seal-broken",
    Severity.ERROR,
    "What the document shows, says or does was changed after it was made",
    "Somebody drew, told, linked or named something otherwise than the program did.",
    "",
    bad="A warning that was made grey, two links whose addresses were swapped.",
    good="The file as it was written.",
)
COLOURS_UNDEFINED = Rule(
    "colours-undefined",
    Severity.ERROR,
    "The document does not say what its colours are",
    "An archive must show the same red in thirty years.",
    "ISO 19005-2, 6.2.3",
    bad="A file without an output intent.",
    good="A file whose colours are sRGB.",
)
TOLD_OTHERWISE = Rule(
    "told-otherwise",
    Severity.ERROR,
    "What is read aloud is not what is seen",
    "A blind reader would get another leaflet than a sighted one.",
    "",
    bad="“4 mg” on the page, and “40 mg” for a screen reader.",
    good="The same words for both.",
)
LINK_BESIDE = Rule(
    "link-beside",
    Severity.ERROR,
    "A link’s area is not on its words",
    "Whoever presses the words gets nowhere; whoever presses beside them goes astray.",
    "",
    bad="An area two lines above “section 4”.",
    good="An area on “section 4”.",
)
EDITION_DIFFERS = Rule(
    "edition-differs",
    Severity.ERROR,
    "The document names another edition than the leaflet’s",
    "A reader would look for what was changed in the wrong version.",
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
    "The document does not say when the leaflet was revised",
    "Nobody could tell an old leaflet from a new one.",
    "",
    bad="Another day in the file than in the leaflet.",
    good="The leaflet’s own day everywhere.",
)
OUTLINE_MISSING = Rule(
    "outline-missing",
    Severity.ERROR,
    "A section is missing from the document’s outline",
    "A reader who moves by headings would pass it by.",
    "",
    bad="An outline without “Possible side effects”.",
    good="An outline with every section.",
)
STATUS_DIFFERS = Rule(
    "status-differs",
    Severity.ERROR,
    "The document says that the leaflet has come further, or less far, than it has",
    "A draft that says “approved” could reach a patient.",
    "",
    bad="“Approved” in the file of a draft.",
    good="The same status in the file, on its pages and in the record.",
)
STATUS_MISSING = Rule(
    "status-missing",
    Severity.ERROR,
    "A page does not say how far the leaflet has come",
    "A page of a draft that is copied alone looks like any other.",
    "",
    bad="A third page without “Draft”.",
    good="“Draft” on every page.",
)
RULES = (
    FILE_REPAIRED,
    LANGUAGE_MISSING,
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
