"""What can be wrong with a document of another system, and what is told of its words when it is imported."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

UNSAFE_DOCUMENT = Rule(
    "unsafe-document",
    Severity.ERROR,
    "A document from elsewhere is not safe to read",
    "Document types, endless nesting and archives that unfold without end are how files attack what reads them.",
    "XML 1.0, 2.8",
    bad="A file with <!DOCTYPE …>, or a ZIP file of gigabytes.",
    good="The file as the agency or the company published it.",
)
NOT_A_DOCUMENT = Rule(
    "not-a-document",
    Severity.ERROR,
    "A file is neither XML nor JSON of FHIR",
    "What is read of a damaged file could lack the half of a warning.",
    "",
    bad="A file that was cut short when it was copied.",
    good="The whole file.",
)
UNKNOWN_DOCUMENT = Rule(
    "unknown-document",
    Severity.ERROR,
    "A file is neither an SPL label nor a FHIR document",
    "Only formats are imported whose elements are known: words of others would be guessed at.",
    "",
    bad="A web page, or a FHIR resource that is neither a Bundle nor a Composition.",
    good="An SPL <document>, or a FHIR Bundle with a Composition.",
)
NOT_A_REQUEST = Rule(
    "not-a-request",
    Severity.ERROR,
    "A file is not a prescription that a leaflet can be attached to",
    "A leaflet is attached to a PDF, or to one MedicationRequest in JSON, of R4 or R5: it is there that clinics look.",
    "FHIR R5, MedicationRequest.supportingInformation",
    bad="A Bundle, a Patient, or a MedicationRequest in XML.",
    good="One MedicationRequest in JSON.",
)
NO_PATIENT_PART = Rule(
    "no-patient-part",
    Severity.ERROR,
    "A document has no part for patients",
    "What is written for prescribers is not imported as a leaflet. --part imports another part by its code.",
    "",
    bad="A label with prescribing information only.",
    good="A label with a Medication Guide, or a package leaflet.",
)
NOT_WRITTEN = Rule(
    "not-written",
    Severity.ERROR,
    "An imported leaflet cannot be written as a leaflet file",
    "The format has no form for something in it; a part of it is never written without the rest.",
    "",
    bad="A table whose cells have lines to write on.",
    good="A leaflet of headings, paragraphs, lists, tables and pictures.",
)
OWN_NUMBER = Rule(
    "own-number",
    Severity.HINT,
    "The number of a heading is left to the program",
    "Sections are numbered in print. The number that the source has is not repeated before it.",
    "",
    bad="“1. 1. What it is” in print.",
    good="“1. What it is” in print.",
)
OTHER_NUMBER = Rule(
    "other-number",
    Severity.WARNING,
    "A section will be printed with another number than the source gives it",
    "“See section 4” would lead to another section than the source means.",
    "",
    bad="“4. Side effects” as the third section.",
    good="“4. Side effects” as the fourth section.",
)
MARK = Rule(
    "mark",
    Severity.HINT,
    "A mark before a paragraph is left to the program",
    "Bullets that were typed become bullets of a list, which are drawn.",
    "",
    bad="Paragraphs that begin with “•”.",
    good="Entries of a list.",
)
REPEATED_TITLE = Rule(
    "repeated-title",
    Severity.HINT,
    "A heading is in the source twice, and is imported once",
    "Many documents have the title of a section beside its text and once more in it.",
    "",
    bad="“Storage” as the title of a section and as its first words.",
    good="“Storage” as the title of a section.",
)
REPEATED_INDEX = Rule(
    "repeated-index",
    Severity.HINT,
    "The list of contents is left to the program",
    "It only repeats the headings of the sections, and the program prints it with the numbers of pages.",
    "",
    bad="A list of the six headings, typed.",
    good="The list that is printed.",
)
EMPTY_PART = Rule(
    "empty-part",
    Severity.HINT,
    "A part of the source is empty, or only holds a place",
    "A heading without words below it would be printed as if something were missing.",
    "",
    bad="A section whose words are “unavailable”.",
    good="A section with its words.",
)
EXCERPT = Rule(
    "excerpt",
    Severity.HINT,
    "A copy of words for another part of the source is left out",
    "SPL repeats words for the highlights of the label. The part itself has them, too.",
    "SPL Implementation Guide",
    bad="<excerpt> of a section.",
    good="The words of the section.",
)
LOOK = Rule(
    "look",
    Severity.WARNING,
    "The look of some words is lost",
    "Not every frame, table and list of a document can be printed as it was. A person should see whether that matters.",
    "",
    bad="A box in a box, or a table in a cell of a table.",
    good="Bold, italics, boxes, lists, and tables of rows and columns.",
)
JOINED = Rule(
    "joined",
    Severity.HINT,
    "Paragraphs became lines of one text",
    "A cell of a table or an entry of a list holds one text; its paragraphs begin on new lines.",
    "",
    bad="A cell of two paragraphs.",
    good="A cell of two lines.",
)
PICTURE_LEFT_OUT = Rule(
    "picture-left-out",
    Severity.WARNING,
    "A picture of the source is not in the leaflet",
    "It did not come with the file, or cannot be printed. The report says where it was; no empty frame is printed.",
    "",
    bad="<renderMultiMedia> of a file that is not in the ZIP.",
    good="The ZIP as it was published, with its pictures.",
)
PICTURE_MOVED = Rule(
    "picture-moved",
    Severity.HINT,
    "A picture follows the words that it was among",
    "Pictures are blocks of their own. Lines of words and cells of tables cannot hold them.",
    "",
    bad="A picture in the middle of a sentence.",
    good="A picture between two paragraphs.",
)
PICTURE_AS_SIGN = Rule(
    "picture-as-sign",
    Severity.HINT,
    "A picture of the black triangle is printed as the sign itself",
    "A sign is as large as the words after it, is copied and searched, and needs no words for what it shows.",
    "Regulation (EC) No 726/2004, Article 23",
    bad="A picture of 1,000 pixels before “This medicine is subject to additional monitoring”.",
    good="“▼ This medicine is subject to additional monitoring”.",
)
NO_ALT = Rule(
    "no-alt",
    Severity.WARNING,
    "A picture of the source has no words for those who cannot see it",
    "Only a person who looks at it can say what it shows. Words in capitals mark the place.",
    "PDF/UA-1, 7.3",
    bad="<img> without alt.",
    good="<img> with alt.",
)
LINK = Rule(
    "link",
    Severity.HINT,
    "A link of the source leads nowhere in the leaflet",
    "Its words are kept. Links inside the source name places of its own, and some addresses are none.",
    "",
    bad="A link to #section4 of the source.",
    good="A link to https://www.example.org.",
)
UNKNOWN_ELEMENT = Rule(
    "unknown-element",
    Severity.WARNING,
    "An element of the source is not known",
    "Its words are kept, but what it says of them is not known.",
    "",
    bad="<marquee> in a narrative.",
    good="<p> in a narrative.",
)
UNSEEN_CHARACTER = Rule(
    "unseen-character",
    Severity.HINT,
    "Characters that cannot be seen are left out",
    "Soft hyphens and zero-width spaces print nothing, and hide what differs between two words.",
    "",
    bad="A soft hyphen in a word.",
    good="The word without it.",
)
OTHER_WORDS = Rule(
    "other-words",
    Severity.WARNING,
    "A bundle does not say what the leaflet in it says",
    "What was exported carries the leaflet's file. If the words beside it were changed, it is they that are imported.",
    "",
    bad="A sentence that was corrected in a bundle, and not in the leaflet that it was exported from.",
    good="The bundle as `leaflet export --to fhir` wrote it.",
)
OWN_WORDS = Rule(
    "own-words",
    Severity.HINT,
    "Words that the program adds are left to it",
    "What was exported has the leaflet's own file in it. Levels of warnings, numbers and labels are printed again.",
    "",
    bad="“Danger: Danger: Do not drive” in print.",
    good="“Danger: Do not drive” in print.",
)
TO_FILL_IN = Rule(
    "to-fill-in",
    Severity.WARNING,
    "Something that a leaflet needs is not in the source",
    "Nothing is guessed: what a person has to write is in capitals, and no approval is given before it is written.",
    "",
    bad="A document that does not name the substance.",
    good="A document that names substance, strength and form.",
)

RULES = (
    UNSAFE_DOCUMENT,
    NOT_A_DOCUMENT,
    UNKNOWN_DOCUMENT,
    NOT_A_REQUEST,
    NO_PATIENT_PART,
    NOT_WRITTEN,
    OWN_NUMBER,
    OTHER_NUMBER,
    MARK,
    REPEATED_TITLE,
    REPEATED_INDEX,
    EMPTY_PART,
    EXCERPT,
    LOOK,
    JOINED,
    PICTURE_LEFT_OUT,
    PICTURE_MOVED,
    PICTURE_AS_SIGN,
    NO_ALT,
    LINK,
    UNKNOWN_ELEMENT,
    UNSEEN_CHARACTER,
    OTHER_WORDS,
    OWN_WORDS,
    TO_FILL_IN,
)
