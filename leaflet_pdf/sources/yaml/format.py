"""The format of a leaflet file, version 1: every key, what may stand there, and what it means.

This is the one definition. The loader, its hints and the JSON Schema are all taken from it.
"""

from __future__ import annotations

from leaflet_pdf.languages import language
from leaflet_pdf.model import leaflet as model
from leaflet_pdf.schema.kinds import Choice, Either, Field, Image, ListOf, Named, Placed, Record, Value, fields
from leaflet_pdf.schema.values import ADDRESS, CODE, DAY, DAYS, FORMAT, ID, JURISDICTION, PLAIN
from leaflet_pdf.sources.yaml import constraints as agree
from leaflet_pdf.sources.yaml import constructors as build
from leaflet_pdf.sources.yaml.kinds import Blanks, Body, Cell, Entries, Lines, Words

PROFILES = ("eu-qrd", "us-medguide", "pharmacy", "nhs", "pmi-draft")

MOST_LINES = 60
"""Empty lines of a diary: two months of days."""


def _number_of_lines(digits: str) -> int:
    number = int(digits)
    if not 1 <= number <= MOST_LINES:
        raise ValueError(digits)
    return number


def _known_language(tag: str) -> str:
    try:
        language.language(tag)
    except language.UnknownLanguageError as error:
        raise ValueError(tag) from error
    return tag


WORDS = Words()
CELL = Cell(build.bullets)
ENTRIES = Entries()

SOURCE_KEY = Value(
    "a name for a source",
    r"[A-Za-z0-9][A-Za-z0-9._-]*",
    "bad-id",
    "use letters, digits, full stops and hyphens, as in NHS or EMC-2",
)
ONLINE = Value(
    "an https address of at most 213 characters",
    r"(?=.{1,213}$)https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]+)?([/?#][A-Za-z0-9._~:/?#@!$&'*+,;=%-]*)?",
    "bad-online",
    "begin with https://, write letters beyond A to z as %C3%A4, and take a short address: its code is easier to read",
)
LANGUAGE = Value(
    "a language this program has the words for",
    r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*",
    "unknown-language",
    "write a BCP 47 tag, as in en-GB; each language is a file in languages/",
    _known_language,
)
LINES = Value(
    f"a number of lines from 1 to {MOST_LINES}",
    r"[0-9]{1,9}",
    "bad-number",
    "write how many lines stay empty, or a list of labels",
    _number_of_lines,
)
STATUS = Choice(
    "a status",
    ("draft", "approved"),
    lambda word: model.Status.DRAFT if word == "draft" else model.Status.CLAIMED,
)

SIMPLE = Body(frozenset({"bullets", "steps", "note"}))
IN_NOTE = Body(frozenset({"bullets", "steps"}))
IN_WARNING = Body(
    frozenset({"subheading", "bullets", "steps", "table", "questions", "definitions", "figure", "pictogram"})
)
IN_SLIP = Body(frozenset({"bullets", "steps", "pictogram"}))
ANY = Body(IN_WARNING.blocks | {"warning", "note", "side-effects", "precautions", "slip", "card", "diary"})

BLANKS = Blanks()
PICTOGRAM = Choice.of("a pictogram", model.Pictogram)

ENTRY = Record(
    "entry",
    fields(
        Field("item", WORDS, "The entry's own words.", attribute="text"),
        Field("bullets", ENTRIES, "A list inside the entry.", required=False),
        Field("steps", ENTRIES, "A numbered list inside the entry.", required=False),
    ),
    build.item,
    exclusive=frozenset({"bullets", "steps"}),
)

GROUP = Record(
    "group",
    fields(Field("group", WORDS, "The heading of the rows that follow it.", attribute="heading")),
    model.Group,
)

PRECAUTION = Record(
    "precaution",
    fields(
        Field("topic", WORDS, "The circumstance: alcohol, driving, pregnancy."),
        Field("rating", Choice.of("a rating", model.Rating), "What the patient may do. There is no “probably safe”."),
        Field("body", SIMPLE, "Why, and what to watch for."),
        Field("pictogram", PICTOGRAM, "A drawn sign beside the words.", required=False),
    ),
    model.Precaution,
    check=agree.pictogram_follows_rating,
)

BLANK = Record(
    "field",
    fields(
        Field("wide", WORDS, "What to write on a line as wide as the page.", required=False),
        Field("tick", WORDS, "What a tick in a box says.", required=False),
    ),
    build.blank,
    exclusive=frozenset({"wide", "tick"}),
)

QUESTION = Record(
    "question",
    fields(
        Field("question", WORDS, "The question, in the patient's words.", attribute="term"),
        Field("answer", SIMPLE, "The answer.", attribute="body"),
    ),
    model.Definition,
)

DEFINITION = Record(
    "definition",
    fields(
        Field("term", WORDS, "The word to explain."),
        Field("meaning", SIMPLE, "What it means.", attribute="body"),
    ),
    model.Definition,
)

SIDE_EFFECTS = Record(
    "side-effects",
    fields(
        Field("stop-now", ENTRIES, "Effects that mean: stop, and get help straight away.", required=False),
        *(
            Field(band, ENTRIES, f"Effects that are {band.replace('-', ' ')}.", required=False)
            for band in model.Frequency
        ),
    ),
    build.effects,
)

BLOCKS = {
    record.name: record
    for record in (
        Record(
            "subheading",
            fields(Field("subheading", WORDS, "A heading inside a section.", attribute="text")),
            model.Subheading,
        ),
        Record(
            "bullets",
            fields(Field("bullets", ENTRIES, "A list whose order does not matter.", attribute="items")),
            model.Bullets,
        ),
        Record(
            "steps",
            fields(Field("steps", ENTRIES, "A list whose order matters; it is numbered.", attribute="items")),
            model.Steps,
        ),
        Record(
            "warning",
            fields(
                Field("warning", WORDS, "A framed box; these words are its title.", attribute="title"),
                Field("level", Choice.of("a level", model.Level), "How grave it is."),
                Field("body", IN_WARNING, "What the box says."),
            ),
            model.WarningBox,
        ),
        Record(
            "note",
            fields(Field("note", IN_NOTE, "A remark of less weight than any warning.", attribute="body")),
            model.Note,
        ),
        Record(
            "table",
            fields(
                Field("table", WORDS, "A table; these words are its caption.", attribute="caption"),
                Field("columns", ListOf(WORDS), "The headings of the columns.", attribute="head"),
                Field(
                    "rows", ListOf(Either(GROUP, ListOf(CELL, build.row))), "Lists of cells, and headings of groups."
                ),
            ),
            model.Table,
            check=agree.table_is_whole,
        ),
        Record(
            "side-effects",
            fields(Field("side-effects", SIDE_EFFECTS, "Side effects, by how frequent they are.", attribute="effects")),
            build.side_effects,
        ),
        Record(
            "precautions",
            fields(Field("precautions", ListOf(PRECAUTION), "What to do in some circumstance.", attribute="cards")),
            model.Precautions,
        ),
        Record(
            "questions",
            fields(Field("questions", ListOf(QUESTION), "Questions and answers.", attribute="entries")),
            model.Definitions,
        ),
        Record(
            "definitions",
            fields(Field("definitions", ListOf(DEFINITION), "Words and what they mean.", attribute="entries")),
            model.Definitions,
        ),
        Record(
            "figure",
            fields(
                Field("figure", Image(), "A PNG or JPEG file, beside this file or below it.", attribute="picture"),
                Field("alt", PLAIN, "What the picture shows, for those who cannot see it."),
                Field("caption", WORDS, "The words below the picture.", required=False),
            ),
            build.figure,
        ),
        Record(
            "pictogram",
            fields(
                Field("pictogram", PICTOGRAM, "A drawn sign beside words."),
                Field("text", WORDS, "The words: the sign only repeats them."),
            ),
            model.Pictured,
        ),
        Record(
            "slip",
            fields(
                Field("slip", WORDS, "A part to fill in and tear off; these words are its title.", attribute="title"),
                Field("body", IN_SLIP, "What is read before it is filled in."),
                Field("fields", BLANKS, "What is to be filled in.", attribute="blanks"),
            ),
            model.Slip,
        ),
        Record(
            "card",
            fields(
                Field("card", WORDS, "A card to cut out for the wallet; these words are its title.", attribute="title"),
                Field("body", IN_SLIP, "What the card says."),
                Field("fields", BLANKS, "What is to be filled in.", required=False, attribute="blanks"),
            ),
            build.card,
        ),
        Record(
            "diary",
            fields(
                Field("diary", WORDS, "A table to fill in by hand; these words are its caption.", attribute="title"),
                Field("columns", ListOf(WORDS), "The headings of the columns.", attribute="head"),
                Field("rows", Lines(), "How many lines are empty, or a label for each."),
            ),
            model.Diary,
            check=agree.labels_leave_a_column,
        ),
    )
}

SECTION = Record(
    "section",
    fields(
        Field("id", ID, "Stable and unique: cross-references use it."),
        Field("heading", WORDS, "The section's heading; its number is added."),
        Field("body", ANY, "What the section says."),
    ),
    build.section,
)

MEDICINE = Record(
    "medicine",
    fields(
        Field("substance", WORDS, "The active substance."),
        Field("strength", WORDS, "How much of it, with the unit."),
        Field("form", WORDS, "Tablets, capsules, cream, …"),
        Field("class", WORDS, "The group of medicines it belongs to.", required=False, attribute="group"),
        Field("longest-supply", DAYS, "No cover is printed for a longer supply, as in 30 days.", required=False),
    ),
    build.medicine,
)

MONITORING = Record(
    "additional-monitoring",
    fields(
        Field("as-of", DAY, "When the list of medicines under additional monitoring was last looked at."),
        Field("statement", WORDS, "What is said beside the black triangle; else it is said for you.", required=False),
    ),
    build.monitoring,
)

SOURCE = Record(
    "source",
    fields(
        Field("title", PLAIN, "What the source is called."),
        Field("address", ADDRESS, "Where it is."),
        Field("as-of", DAY, "When it was last looked at."),
    ),
    model.Reference,
)

WAIVER = Record(
    "waiver",
    fields(
        Field("code", CODE, "The code of the findings that you have looked at."),
        Field("reason", PLAIN, "Why the leaflet is right as it is; reviewers read it."),
        Field("words", PLAIN, "Only findings about a text with these words.", required=False),
    ),
    model.Waiver,
)

LEAFLET = Record(
    "leaflet",
    fields(
        Field("format", FORMAT, "The version of these rules.", attribute="_format"),
        Field("id", ID, "The leaflet's name for machines; it never changes."),
        Field("title", WORDS, "What stands at the top of the first page."),
        Field("medicine", MEDICINE, "What the leaflet is about."),
        Field(
            "additional-monitoring",
            MONITORING,
            "That the medicine has the black triangle.",
            required=False,
            attribute="monitoring",
        ),
        Field("language", LANGUAGE, "The language it is written in, as a BCP 47 tag."),
        Field("jurisdiction", JURISDICTION, "Whose rules it follows: GB, EU, US, …"),
        Field("profile", Choice("a profile", PROFILES, folder="profiles"), "Which standard it is judged by."),
        Field("version", PLAIN, "The edition, as you count them."),
        Field("revised", DAY, "When a word was last changed."),
        Field("review-by", DAY, "When it must be looked at again."),
        Field("status", STATUS, "“approved” counts only with a record of approval; a draft says so on every page."),
        Field("notice", PLAIN, "Words to print on every page.", required=False),
        Field("publisher", WORDS, "Who is answerable for the leaflet."),
        Field("contact", WORDS, "How a patient reaches the publisher."),
        Field("online", Placed(ONLINE), "Where to read it online; a QR code leads there.", required=False),
        Field("sources", Named(SOURCE_KEY, SOURCE), "Where the facts come from.", required=False),
        Field("waivers", ListOf(WAIVER), "Findings that you stand by, and why. Not printed.", required=False),
        Field("introduction", ANY, "What stands before the first section.", required=False),
        Field("sections", ListOf(SECTION), "The numbered parts of the leaflet, in order."),
    ),
    build.leaflet,
    check=agree.review_follows_revision,
)
