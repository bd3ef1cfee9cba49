"""The format of a leaflet file, version 1: every key, what is allowed there, and what it means.

This is the only definition. The loader, its hints and the JSON Schema are all derived from it.
"""

from __future__ import annotations

from leaflet_pdf.languages import language
from leaflet_pdf.model import leaflet as model
from leaflet_pdf.schema.catalogue import BAD_ID
from leaflet_pdf.schema.kinds import Choice, Either, Field, Image, ListOf, Named, Placed, Record, Value, fields
from leaflet_pdf.schema.record import placeless
from leaflet_pdf.schema.values import (
    ADDRESS,
    CODE,
    DAY,
    DAYS,
    DIGEST,
    FORMAT,
    HOURS,
    ID,
    JURISDICTION,
    PLAIN,
    QUANTITY,
    YES,
)
from leaflet_pdf.sources.yaml import constraints as agree
from leaflet_pdf.sources.yaml import constructors as build
from leaflet_pdf.sources.yaml.catalogue import BAD_GTIN, BAD_NUMBER, BAD_ONLINE, BAD_SIBLING, UNKNOWN_LANGUAGE
from leaflet_pdf.sources.yaml.kinds import (
    Blanks,
    Body,
    Cell,
    CellContent,
    Entries,
    Lines,
    Original,
    TextOrNone,
    Translations,
    Words,
)
from leaflet_pdf.sources.yaml.table_constraints import table_is_complete

PROFILES = ("eu-qrd", "us-medguide", "pharmacy", "nhs", "pmi-draft")

MOST_LINES = 60
"""Empty lines of a diary: enough for two months."""


def _number_of_lines(digits: str) -> int:
    """Return a number of lines. Raises ValueError if it is not from 1 to `MOST_LINES`."""
    number = int(digits)
    if not 1 <= number <= MOST_LINES:
        raise ValueError(digits)
    return number


def _gtin(digits: str) -> str:
    """Return a GTIN in 14 digits. Raises ValueError if its last digit is not the check digit of the others.

    The digits are weighed by 1 and 3, from the last; the sum is a multiple of 10 (GS1 General Specifications, 7.9.1).
    """
    number = digits.zfill(14)
    if sum(int(digit) * weight for digit, weight in zip(number, (3, 1) * 7, strict=True)) % 10:
        raise ValueError(digits)
    return number


def _known_language(tag: str) -> str:
    """Return a language tag, with its usual capitals. Raises ValueError if the program does not have the language."""
    try:
        language.language(tag)
    except language.UnknownLanguageError as error:
        raise ValueError(tag) from error
    return language.canonical(tag)


WORDS = Words()
CELL = Cell()
CONTENT = CellContent(build.bullets)
ENTRIES = Entries()
ITEMS = Entries(
    frozenset({"bullets", "steps", "figure", "pictures", "pictogram", "swatch", "warning", "information", "note"})
)
STEPS = Entries(ITEMS.blocks, steps=True)

SOURCE_KEY = Value(
    "a name for a source",
    r"[A-Za-z0-9][A-Za-z0-9._-]*",
    BAD_ID,
    "use letters, digits, full stops and hyphens, as in NHS or EMC-2",
)
ONLINE = Value(
    "an https address of at most 213 characters",
    r"(?=.{1,213}$)https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]+)?([/?#][A-Za-z0-9._~:/?#@!$&'*+,;=%-]*)?",
    BAD_ONLINE,
    "begin with https://, write non-ASCII letters as %C3%A4, and keep it short: its QR code is easier to scan",
)
LANGUAGE = Value(
    "a language that this program has",
    r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*",
    UNKNOWN_LANGUAGE,
    "write a BCP 47 tag, as in en-GB; languages/ has a folder for each language",
    _known_language,
)
GTIN = Value(
    "a GTIN",
    r"[0-9]{8}|[0-9]{12,14}",
    BAD_GTIN,
    "write the 8, 12, 13 or 14 digits that are under the bar code, without spaces",
    _gtin,
)
SIBLING = Value(
    "the name of a YAML file beside this one",
    r"[A-Za-z0-9][A-Za-z0-9._-]*\.ya?ml",
    BAD_SIBLING,
    "name a file in the same folder, as in my-leaflet-ar.yaml",
)
TRANSLATIONS = Translations(LANGUAGE, SIBLING)
LINES = Value(
    f"a number of lines from 1 to {MOST_LINES}",
    r"[0-9]{1,9}",
    BAD_NUMBER,
    "write how many lines to leave empty, or a list of labels",
    _number_of_lines,
)
SPAN = Value(
    "a number from 2 to 60",
    r"[2-9]|[1-5][0-9]|60",
    BAD_NUMBER,
    "write how many cells are merged",
    int,
)
COLUMNS = Choice("a number of columns", ("2",), lambda _: True)
WIDTH = Choice("a width", ("25%", "33%", "50%", "67%", "75%", "100%"), lambda percent: int(percent.removesuffix("%")))
STATUS = Choice(
    "a status",
    ("draft", "approved"),
    lambda word: model.Status.DRAFT if word == "draft" else model.Status.CLAIMED,
)

PARAGRAPHS = Body(frozenset())
SIMPLE = Body(frozenset({"bullets", "steps", "note"}))
IN_NOTE = Body(frozenset({"bullets", "steps"}))
IN_WARNING = Body(
    frozenset(
        {
            "subheading",
            "sub-subheading",
            "bullets",
            "steps",
            "table",
            "questions",
            "definitions",
            "figure",
            "pictures",
            "pictogram",
            "swatch",
        }
    )
)
IN_FIGURE = Body(frozenset({"bullets", "steps"}))
IN_SLIP = Body(frozenset({"bullets", "steps", "pictogram", "swatch"}))
ANY = Body(
    IN_WARNING.blocks
    | {"warning", "information", "box", "note", "side-effects", "precautions", "interactions", "slip", "card", "diary"}
)
IN_SECTION = Body(ANY.blocks | {"page-break", "keep-together"})
OPENING = Body(ANY.blocks | {"at-a-glance"})

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

_ITEM = (
    Field("item", WORDS, "The entry's own words.", attribute="text"),
    Field("bullets", ITEMS, "A list inside the entry.", required=False),
    Field("steps", STEPS, "A numbered list inside the entry.", required=False),
    Field("body", Body(ITEMS.blocks), "Blocks inside the entry.", required=False),
)

ITEM = Record("list entry", fields(*_ITEM), build.item, exclusive=frozenset({"bullets", "steps", "body"}))

TARGET = Field("id", ID, "Unique: cross-references refer to it.", required=False)

STEP = Record("step", fields(*_ITEM, TARGET), build.item, exclusive=ITEM.exclusive)

GROUP = Record(
    "group",
    fields(Field("group", WORDS, "The heading of the rows that follow it.", attribute="heading")),
    model.Group,
)

MERGED = Record(
    "merged cell",
    fields(
        Field("text", CONTENT, "What the cell holds.", attribute="content"),
        Field("columns", SPAN, "How many columns it goes across.", required=False),
        Field("rows", SPAN, "How many rows it reaches down.", required=False),
    ),
    build.merged,
)

OWN_WORDS = Field(
    "own-words",
    YES,
    "yes: the body says what to do; of the rating, only its label is added.",
    required=False,
)

PRECAUTION = Record(
    "precaution",
    fields(
        Field("topic", WORDS, "The circumstance: alcohol, driving, pregnancy."),
        Field("rating", Choice.of("a rating", model.Rating), "What the patient may do. There is no “probably safe”."),
        Field("body", SIMPLE, "Why, and what to watch for."),
        OWN_WORDS,
        Field("pictogram", PICTOGRAM, "A pictogram beside the words.", required=False),
    ),
    model.Precaution,
    check=agree.pictogram_follows_rating,
)

_RATINGS_TOGETHER = {"do-not-combine": model.Rating.DO_NOT_USE, "ask-first": model.Rating.ASK_FIRST} | {
    rating.value: rating for rating in (model.Rating.TAKE_CARE, model.Rating.NO_KNOWN_PROBLEM, model.Rating.NOT_KNOWN)
}

INTERACTION = Record(
    "interaction",
    fields(
        Field(
            "with",
            WORDS,
            "What is taken, eaten or done as well, as in a sentence: without marks.",
            attribute="topic",
        ),
        Field(
            "kind",
            Choice.of("a kind of interaction", model.Beside),
            "What that is: medicine (if left out), herb, food, drink, vaccine, procedure.",
            required=False,
            attribute="beside",
        ),
        Field(
            "rating",
            Choice("a rating", tuple(_RATINGS_TOGETHER), _RATINGS_TOGETHER.__getitem__),
            "What the patient may do with both together.",
        ),
        Field("body", SIMPLE, "Why, and what to watch for."),
        OWN_WORDS,
        Field("pictogram", PICTOGRAM, "A pictogram beside the words.", required=False),
    ),
    build.interaction,
    check=agree.interaction_is_named_plainly,
)

_FIGURE = (
    Field(
        "figure",
        Image(vector=True),
        "A PNG, JPEG or SVG file, beside this file or in a folder below it.",
        attribute="picture",
    ),
    Field("alt", PLAIN, "What the picture shows, for those who cannot see it."),
    Field("caption", WORDS, "The words below the picture.", required=False),
)

IN_ROW = Record("picture", fields(*_FIGURE), build.figure)

BLANK = Record(
    "field",
    fields(
        Field("wide", WORDS, "What to fill in on a line across the page.", required=False),
        Field("tick", WORDS, "What a tick in the box means.", required=False),
    ),
    build.blank,
    exclusive=frozenset({"wide", "tick"}),
)

SWATCH = Record(
    "swatch",
    fields(
        Field("colour", Choice.of("a colour of tablets", model.TabletColour), "Its colour."),
        Field("shape", Choice.of("a shape of tablets", model.TabletShape), "round, oval or capsule."),
        Field("text", WORDS, "The words beside it."),
    ),
    model.Swatch,
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
        Field("term", WORDS, "The word that is explained."),
        Field("meaning", SIMPLE, "What it means.", attribute="body"),
    ),
    model.Definition,
)

ESSENTIALS = Record(
    "at-a-glance",
    fields(
        Field(model.Essential.USED_FOR, IN_NOTE, "What the medicine is for.", required=False),
        Field(model.Essential.HOW_TO_TAKE, IN_NOTE, "How to take, use or give it today.", required=False),
        Field(model.Essential.GET_HELP, IN_NOTE, "When to get help, and how fast.", required=False),
        Field(model.Essential.CALL, IN_NOTE, "Whom to call, with telephone numbers.", required=False),
    ),
    build.essentials,
)

SIDE_EFFECTS = Record(
    "side-effects",
    fields(
        Field("stop-now", ENTRIES, "Effects that mean: stop, and get help at once.", required=False),
        Field("get-help", ENTRIES, "Effects that mean: get help at once, but do not stop.", required=False),
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
            "sub-subheading",
            fields(Field("sub-subheading", WORDS, "A heading below a subheading.", attribute="text")),
            model.SubSubheading,
        ),
        Record(
            "bullets",
            fields(
                Field("bullets", ITEMS, "A list whose order does not matter.", attribute="items"),
                Field(
                    "columns",
                    COLUMNS,
                    "2: in two columns, if its entries are short.",
                    required=False,
                    attribute="in_two_columns",
                ),
            ),
            model.Bullets,
        ),
        Record(
            "steps",
            fields(
                Field("steps", STEPS, "A list whose order matters; it is numbered.", attribute="items"),
                Field(
                    "continue",
                    YES,
                    "yes: the numbers go on from those of the steps above.",
                    required=False,
                    attribute="goes_on",
                ),
            ),
            build.steps,
        ),
        Record(
            "warning",
            fields(
                Field("warning", WORDS, "A framed box; these words are its title.", attribute="title"),
                Field("level", Choice.of("a level", model.Level), "Its severity."),
                Field("body", IN_WARNING, "What the box says."),
            ),
            model.WarningBox,
        ),
        Record(
            "information",
            fields(
                Field("information", WORDS, "A quiet box of what is good to know; its title.", attribute="title"),
                Field("body", IN_WARNING, "What the box says."),
            ),
            model.InformationBox,
        ),
        Record(
            "box",
            fields(
                Field("box", TextOrNone(), 'A frame without a level; its title, "" for none.', attribute="title"),
                Field("body", IN_WARNING, "What is in the frame."),
            ),
            model.PlainBox,
        ),
        Record(
            "note",
            fields(Field("note", IN_NOTE, "A remark that is less important than any warning.", attribute="body")),
            model.Note,
        ),
        Record(
            "table",
            fields(
                Field(
                    "table",
                    TextOrNone(),
                    'A table; these words are its caption; "" for none.',
                    attribute="caption",
                ),
                Field("columns", ListOf(WORDS), "The column headings.", required=False, attribute="head"),
                Field(
                    "rows",
                    ListOf(Either(GROUP, ListOf(CELL, build.row))),
                    "Rows, as lists of cells, and headings of groups of rows.",
                ),
                Field("notes", PARAGRAPHS, "Notes below the table.", required=False),
                Field(
                    "tint",
                    Choice("a tint", ("rows",), lambda _: True),
                    "rows: every other row on a tint.",
                    required=False,
                    attribute="tinted",
                ),
                TARGET,
            ),
            build.table,
            check=table_is_complete,
        ),
        Record(
            "side-effects",
            fields(
                Field("side-effects", SIDE_EFFECTS, "Side effects, by frequency.", attribute="effects"),
                Field(
                    "columns",
                    COLUMNS,
                    "2: the list of a frequency is in two columns, if its entries are short.",
                    required=False,
                    attribute="in_two_columns",
                ),
            ),
            build.side_effects,
        ),
        Record(
            "precautions",
            fields(
                Field(
                    "precautions",
                    ListOf(PRECAUTION),
                    "Precautions: what to do in which circumstance.",
                    attribute="cards",
                )
            ),
            model.Precautions,
        ),
        Record(
            "interactions",
            fields(
                Field(
                    "interactions",
                    ListOf(INTERACTION),
                    "Interactions: other medicines, food, drink, vaccines, procedures.",
                    attribute="cards",
                )
            ),
            model.Precautions,
        ),
        Record(
            "questions",
            fields(Field("questions", ListOf(QUESTION), "Questions and answers.", attribute="entries")),
            model.Definitions,
        ),
        Record(
            "definitions",
            fields(Field("definitions", ListOf(DEFINITION), "Definitions of words.", attribute="entries")),
            model.Definitions,
        ),
        Record(
            "at-a-glance",
            fields(
                Field(
                    "at-a-glance",
                    ESSENTIALS,
                    "The essentials, for those who read the first page only; in the introduction, once.",
                    attribute="entries",
                )
            ),
            model.AtAGlance,
        ),
        Record(
            "figure",
            fields(
                *_FIGURE,
                Field("beside", IN_FIGURE, "Words beside the picture, where there is room.", required=False),
                Field("side", Choice.of("a side", model.Side), "left (if left out) or right.", required=False),
                Field("width", WIDTH, "How much of the column's width it takes.", required=False),
            ),
            build.figure,
            check=agree.side_is_beside_something,
        ),
        Record(
            "pictures",
            fields(Field("pictures", ListOf(IN_ROW), "Two to four pictures side by side.", attribute="figures")),
            model.FigureRow,
            check=agree.row_has_pictures,
        ),
        Record(
            "pictogram",
            fields(
                Field("pictogram", PICTOGRAM, "A pictogram beside words."),
                Field("text", WORDS, "The words, which the pictogram only repeats."),
            ),
            model.Pictured,
        ),
        Record(
            "swatch",
            fields(Field("swatch", SWATCH, "A tablet or a capsule, drawn beside words.")),
            build.swatch,
        ),
        Record(
            "slip",
            fields(
                Field("slip", WORDS, "A part to fill in and tear off; these words are its title.", attribute="title"),
                Field("body", IN_SLIP, "The text above the blanks."),
                Field("fields", BLANKS, "The blanks to fill in.", attribute="blanks"),
            ),
            model.Slip,
        ),
        Record(
            "card",
            fields(
                Field("card", WORDS, "A card to cut out for the wallet; these words are its title.", attribute="title"),
                Field("body", IN_SLIP, "What the card says."),
                Field("fields", BLANKS, "The blanks to fill in.", required=False, attribute="blanks"),
            ),
            build.card,
        ),
        Record(
            "diary",
            fields(
                Field("diary", WORDS, "A table to fill in by hand; these words are its caption.", attribute="title"),
                Field("columns", ListOf(WORDS), "The column headings.", attribute="head"),
                Field("rows", Lines(), "The number of empty lines, or a label for each line."),
                TARGET,
            ),
            model.Diary,
            check=agree.diary_is_complete,
        ),
        Record(
            "page-break",
            fields(
                Field(
                    "page-break",
                    Choice("a page break", ("yes",)),
                    "What follows begins on a new page.",
                    attribute="_page_break",
                )
            ),
            build.page_break,
        ),
        Record(
            "keep-together",
            fields(Field("keep-together", ANY, "Blocks that are on one page, if they fit on one.", attribute="body")),
            model.KeptTogether,
        ),
    )
}

SECTION = Record(
    "section",
    fields(
        Field("id", ID, "Stable and unique: cross-references refer to it."),
        Field("heading", WORDS, "The section's heading; its number is added automatically."),
        Field("page-break", YES, "yes: the section begins on a new page.", required=False),
        Field("keep-together", YES, "yes: the section is on one page, if it fits on one.", required=False),
        Field("body", IN_SECTION, "What the section says."),
    ),
    build.section,
)

LARGEST_DOSE = Record(
    "largest dose",
    fields(
        Field("each", QUANTITY, "At once, as in 20 mg.", required=False),
        Field("day", QUANTITY, "In a day.", required=False),
        Field("week", QUANTITY, "In seven days that follow one another.", required=False),
    ),
    placeless(model.LargestDose),
)

MEDICINE = Record(
    "medicine",
    fields(
        Field("substance", WORDS, "The active substance."),
        Field("strength", WORDS, "How much of it, with the unit."),
        Field("form", WORDS, "Tablets, capsules, cream, …"),
        Field("class", WORDS, "The group of medicines it belongs to.", required=False, attribute="group"),
        Field(
            "longest-supply", DAYS, "The longest supply for which a cover is printed, as in 30 days.", required=False
        ),
        Field("largest-dose", LARGEST_DOSE, "The most for which a cover is printed.", required=False),
        Field(
            "least-interval",
            HOURS,
            "The shortest interval for which a cover is printed: 4 hours.",
            required=False,
        ),
        Field(
            "schedule",
            Choice("a schedule", ("weekly-only",), lambda _: True),
            "weekly-only: no cover is printed for any schedule but one dose a week.",
            required=False,
            attribute="weekly_only",
        ),
        Field(
            "whole-units",
            YES,
            "yes: no cover is printed for parts of a tablet or a capsule.",
            required=False,
            attribute="undivided",
        ),
    ),
    build.medicine,
)

MONITORING = Record(
    "additional-monitoring",
    fields(
        Field("as-of", DAY, "When you last checked the list of medicines under additional monitoring."),
        Field(
            "statement", WORDS, "The statement beside the black triangle; a standard one if left out.", required=False
        ),
    ),
    build.monitoring,
)

SOURCE = Record(
    "source",
    fields(
        Field("title", PLAIN, "The title of the source."),
        Field("address", ADDRESS, "Its web address."),
        Field("as-of", DAY, "When you last checked it."),
    ),
    model.Reference,
)

WAIVER = Record(
    "waiver",
    fields(
        Field("code", CODE, "The code of the findings to waive."),
        Field("reason", PLAIN, "Why the leaflet is right as it is; for reviewers."),
        Field("words", PLAIN, "Waive only findings about a text that contains these words.", required=False),
    ),
    model.Waiver,
)

ORIGIN = Record(
    "origin",
    fields(
        Field("format", PLAIN, "The format of the document: SPL, FHIR."),
        Field("document", PLAIN, "Its identifier, as it is known there.", required=False),
        Field("version", PLAIN, "Its version, in the numbering of its publisher.", required=False),
        Field("as-of", DAY, "Its day.", required=False),
        Field("digest", DIGEST, "The SHA-256 of its file, in hex."),
    ),
    build.origin,
)

PRODUCT = Record(
    "product",
    fields(
        Field("gtin", GTIN, "The number under the bar code of the pack, or in its 2D code after (01)."),
        Field("licence", PLAIN, "The number of its marketing authorisation, as in PL 04569/0723.", required=False),
        Field("pack", PLAIN, "What is in the pack, as in 30 capsules.", required=False),
    ),
    model.Product,
)

LEAFLET = Record(
    "leaflet",
    fields(
        Field("format", FORMAT, "The version of this format.", attribute="_format"),
        Field("id", ID, "The leaflet's identifier; it never changes."),
        Field("title", WORDS, "The title at the top of the first page."),
        Field("medicine", MEDICINE, "The medicine that the leaflet is about."),
        Field(
            "additional-monitoring",
            MONITORING,
            "Marks the medicine with the black triangle.",
            required=False,
            attribute="monitoring",
        ),
        Field("language", LANGUAGE, "The language of the leaflet, as a BCP 47 tag."),
        Field("jurisdiction", JURISDICTION, "The jurisdiction whose rules apply: GB, EU, US, …"),
        Field("profile", Choice("a profile", PROFILES, folder="profiles"), "The profile that it is checked against."),
        Field(
            "reader",
            Choice.of("a reader", model.Reader),
            "The reader: patient (if left out), or carer, for a person who gives the medicine.",
            required=False,
        ),
        Field("version", PLAIN, "The version, in your own numbering."),
        Field("revised", DAY, "The date of the last change."),
        Field("review-by", DAY, "The date by which it must be reviewed."),
        Field("status", STATUS, "“approved” counts only with an approval record; a draft says so on every page."),
        Field("notice", PLAIN, "A notice to print on every page.", required=False),
        Field("publisher", WORDS, "Who is responsible for the leaflet."),
        Field("contact", WORDS, "How patients can contact the publisher."),
        Field("online", Placed(ONLINE), "The leaflet's web address, printed as a QR code too.", required=False),
        Field("contents", YES, "no: without the list of contents that three sections or more get.", required=False),
        Field("origin", ORIGIN, "The document that it was imported from; `leaflet import` writes it.", required=False),
        Field(
            "products",
            ListOf(PRODUCT),
            "The packs that it goes with, so that it is found when one is scanned. Not printed.",
            required=False,
        ),
        Field("sensitive", YES, "yes: it is printed at a counter only after a question.", required=False),
        Field(
            "translations", TRANSLATIONS, "The files beside it that say the same in other languages.", required=False
        ),
        Field(
            "translation-of", Original(SIBLING), "The file beside it that this one is a translation of.", required=False
        ),
        Field("sources", Named(SOURCE_KEY, SOURCE), "The sources of the facts.", required=False),
        Field("waivers", ListOf(WAIVER), "Findings that you accept, and why. Not printed.", required=False),
        Field("introduction", OPENING, "The text before the first section.", required=False),
        Field("sections", ListOf(SECTION), "The numbered parts of the leaflet, in order."),
    ),
    build.leaflet,
    check=agree.leaflet_is_consistent,
)
