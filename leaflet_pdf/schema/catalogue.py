"""What can be wrong with any file of content: its YAML, its keys and values, its pictures."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

UNREADABLE_FILE = Rule(
    "unreadable-file",
    Severity.ERROR,
    "The file cannot be read",
    "There is no such file, it is a folder, or you do not have permission to open it.",
    "",
    bad="A name without its folder, or with another ending.",
    good="The name of a YAML file that is there.",
)
FILE_TOO_LARGE = Rule(
    "file-too-large",
    Severity.ERROR,
    "The file is larger than 4 MiB",
    "No leaflet is that large. Reading on would only take time.",
    "",
    bad="A picture or a table of data, saved under the leaflet’s name.",
    good="The leaflet’s words alone, with pictures in files beside it.",
)
NOT_UTF_8 = Rule(
    "not-utf-8",
    Severity.ERROR,
    "The file is not saved as UTF-8",
    "In another encoding “µ” or “é” would be read as a different character, and could change a dose.",
    "",
    bad="A file saved as “ANSI” or “Windows-1252”.",
    good="The same file saved as UTF-8.",
)
EMPTY_FILE = Rule(
    "empty-file",
    Severity.ERROR,
    "The file is empty",
    "A leaflet without words cannot be printed.",
    "",
    bad="A file with comments only.",
    good="A file that begins with “format: 1”.",
)
SEVERAL_DOCUMENTS = Rule(
    "several-documents",
    Severity.ERROR,
    "The file contains a second document",
    "Only one leaflet is printed from a file. The second would be lost without notice.",
    "",
    bad=("---\nformat: 1\n"),
    good="- Take it with a meal.\n",
)
TOO_MANY_NODES = Rule(
    "too-many-nodes",
    Severity.ERROR,
    "The file has more values than any leaflet needs",
    "Such a file was not written by hand. It is refused before it uses up all memory.",
    "",
    bad="A file with a million list entries.",
    good="A leaflet of a few hundred texts.",
)
TOO_DEEP = Rule(
    "too-deep",
    Severity.ERROR,
    "Lists and keys are nested too deeply",
    "No reader can follow lists nested so deeply, and no page can show them.",
    "",
    bad="A list in a list in a list, and so on, dozens of times.",
    good="- bullets: [One thing., Another.]\n",
)
TOO_MANY_FINDINGS = Rule(
    "too-many-findings",
    Severity.ERROR,
    "There are too many findings to list",
    "The rest are left out. Often they all have one cause near the top.",
    "",
    bad="A file of another program, given as a leaflet.",
    good="The first findings corrected, and the file checked again.",
)
YAML_SYNTAX = Rule(
    "yaml-syntax",
    Severity.ERROR,
    "A line is not valid YAML",
    "What a misread line means could only be guessed, and a leaflet must not be guessed at.",
    "YAML 1.1",
    bad="- bullets: one: two\n",
    good='- "One: two"\n',
)
TAB = Rule(
    "tab",
    Severity.ERROR,
    "A tab is used where only spaces are allowed",
    "Every editor shows tabs differently, so nobody can see which lines belong together.",
    "YAML 1.1",
    bad="- one\ttwo\n",
    good="- one two\n",
)
ALIAS = Rule(
    "alias",
    Severity.ERROR,
    "An alias takes the place of words",
    "Someone who proofreads this place must see the words here.",
    "",
    bad="- *warning\n",
    good='- "*warning"\n',
)
ANCHOR = Rule(
    "anchor",
    Severity.ERROR,
    "An anchor names a value for use elsewhere",
    "When the same value is used in two places, an edit to one silently changes the other.",
    "",
    bad="- &dose Take 1 capsule a day.\n",
    good="- Take 1 capsule a day.\n",
)
TAG = Rule(
    "tag",
    Severity.ERROR,
    "A tag sets the type of a value",
    "All values are text here. What a tag makes of them is not what is written.",
    "",
    bad="- !!int 3\n",
    good='- "3"\n',
)
MERGE_KEY = Rule(
    "merge-key",
    Severity.ERROR,
    "A merge key copies keys from elsewhere",
    "What a leaflet says must be written where it is said.",
    "",
    bad="<<: {title: Other}\n",
    good="title: Samplin 40 mg capsules\n",
)
KEY_NOT_TEXT = Rule(
    "key-not-text",
    Severity.ERROR,
    "A key is not plain text",
    "Keys are single words. This is usually a text that needs quotes.",
    "",
    bad="- [a, b]: c\n",
    good='- "a, b: c"\n',
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    Severity.ERROR,
    "Duplicate key",
    "Only one of the two could be printed, and the other may be the warning.",
    "",
    bad=("- warning: Not in pregnancy\n  level: danger\n  body: Do not take it.\n  body: Ask your doctor.\n"),
    good=("- warning: Not in pregnancy\n  level: danger\n  body: [Do not take it., Ask your doctor.]\n"),
)
INVISIBLE_CHARACTER = Rule(
    "invisible-character",
    Severity.ERROR,
    "The text contains an invisible character",
    (
        "What cannot be seen cannot be proofread. Such characters come along when text is copied, and can"
        " reverse or split words."
    ),
    "",
    bad="- iso\xadtretinoin\n",
    good="- isotretinoin\n",
)
UNKNOWN_KEY = Rule(
    "unknown-key",
    Severity.ERROR,
    "Unknown key",
    "It may be misspelt. If it were ignored, its content would be missing from the printed leaflet.",
    "",
    bad=("- warning: Not in pregnancy\n  levle: danger\n  body: Do not take it.\n"),
    good=("- warning: Not in pregnancy\n  level: danger\n  body: Do not take it.\n"),
)
MISSING_KEY = Rule(
    "missing-key",
    Severity.ERROR,
    "A required key is missing",
    "Without it, the reader would not learn something that every leaflet has to say.",
    "",
    bad=("- warning: Not in pregnancy\n  body: Do not take it.\n"),
    good=("- warning: Not in pregnancy\n  level: danger\n  body: Do not take it.\n"),
)
TWO_KINDS = Rule(
    "two-kinds",
    Severity.ERROR,
    "One entry mixes two kinds of content",
    "It is not clear which is meant, or in which order they come.",
    "",
    bad=("- note: Keep this leaflet.\n  subheading: Later\n"),
    good=("- note: Keep this leaflet.\n- subheading: Later\n"),
)
WRONG_TYPE = Rule(
    "wrong-type",
    Severity.ERROR,
    "Wrong type of value: a list instead of a text, or the other way round",
    "It is not clear what is meant. An unquoted text with a colon in it also looks like this.",
    "",
    bad="- bullets: one\n",
    good="- bullets: [one]\n",
)
EMPTY_TEXT = Rule(
    "empty-text",
    Severity.ERROR,
    "A text is empty",
    "An empty text is usually a forgotten one, or “null”, which YAML reads as nothing.",
    "",
    bad='- subheading: ""\n',
    good="- subheading: At night\n",
)
EMPTY_LIST = Rule(
    "empty-list",
    Severity.ERROR,
    "A list or a box is empty",
    "Something was meant to be here, and is missing.",
    "",
    bad="- bullets: []\n",
    good="- bullets: [Take it with a meal.]\n",
)
LONG_TEXT = Rule(
    "long-text",
    Severity.ERROR,
    "A text has more than 20,000 characters",
    "No patient reads ten pages without a break. Something was pasted in the wrong place.",
    "",
    bad="A whole document in one paragraph.",
    good="A paragraph for each thought.",
)
BAD_VALUE = Rule(
    "bad-value",
    Severity.ERROR,
    "A value has the wrong form",
    "What it means could only be guessed.",
    "",
    bad=("version: |\n  0.1\n  second edition\n"),
    good="version: 0.1, second edition\n",
)
BAD_ID = Rule(
    "bad-id",
    Severity.ERROR,
    "An id contains characters that are not allowed",
    ("Ids become parts of file names and links, and not every program handles capitals, spaces or accents in them."),
    "",
    bad="id: Samplin 40 mg\n",
    good="id: samplin-40-mg\n",
)
BAD_DATE = Rule(
    "bad-date",
    Severity.ERROR,
    "A date is invalid, or not written as year-month-day",
    "03/04/2026 is in March for some readers and in April for others.",
    "ISO 8601",
    bad="revised: 1 November 2026\n",
    good="revised: 2026-11-01\n",
)
BAD_DAYS = Rule(
    "bad-days",
    Severity.ERROR,
    "A number of days is not written as “28 days”",
    "Weeks and months have been mistaken for each other. Everybody counts days the same way.",
    "",
    bad="medicine: {substance: samplin, strength: 40 mg, form: capsules, longest-supply: 4 weeks}\n",
    good="medicine: {substance: samplin, strength: 40 mg, form: capsules, longest-supply: 28 days}\n",
)
BAD_ADDRESS = Rule(
    "bad-address",
    Severity.ERROR,
    "A link has an address that is not allowed",
    (
        "A link may lead to a web page, a telephone number or an e-mail address, and never to anything "
        "that runs or reads files."
    ),
    "",
    bad="- Read [more](www.example.org).\n",
    good="- Read [more](https://www.example.org/).\n",
)
UNKNOWN_CHOICE = Rule(
    "unknown-choice",
    Severity.ERROR,
    "A value is not one of the allowed words",
    "The list is closed on purpose. “Probably safe” tells a reader neither to take it nor to avoid it.",
    "",
    bad=("- precautions:\n    - topic: Alcohol\n      rating: probably-safe\n      body: You can drink a little.\n"),
    good=(
        "- precautions:\n    - topic: Alcohol\n      rating: take-care\n      body: Do not drink more than a little.\n"
    ),
)
DRAWING_REFUSED = Rule(
    "drawing-refused",
    Severity.ERROR,
    "An SVG drawing has something that is not drawn",
    "A picture without a part of it, or with text in an unknown font, could say something else than was meant.",
    "",
    bad="A drawing with <text>, <image>, <script>, a gradient, or shapes over its edge.",
    good="Paths and shapes in plain colours, with letters turned into paths.",
)
PICTURE_OUTSIDE = Rule(
    "picture-outside",
    Severity.ERROR,
    "A picture is outside the leaflet’s folder",
    ("On another computer it would be a different picture, or none. A leaflet may not read files from elsewhere."),
    "",
    bad=("- figure: ../capsule.png\n  alt: A capsule\n"),
    good="A picture beside the leaflet’s file, or in a folder below it.",
)
PICTURE_MISSING = Rule(
    "picture-missing",
    Severity.ERROR,
    "A picture is missing or cannot be read",
    "The leaflet would be printed without it.",
    "",
    bad=("- figure: capsul.png\n  alt: A capsule\n"),
    good="The name of a picture that exists.",
)
PICTURE_KIND = Rule(
    "picture-kind",
    Severity.ERROR,
    "A picture is not PNG or JPEG, or uses a rare variant of them",
    "Only what prints the same everywhere is allowed.",
    "",
    bad="A GIF, or a PNG with 16 bits per channel.",
    good="A PNG or JPEG in RGB or grey, with 8 bits.",
)
PICTURE_CMYK = Rule(
    "picture-cmyk",
    Severity.ERROR,
    "A picture uses CMYK colours",
    "Screens and office printers show them wrongly, and a reader may look for a tablet of that colour.",
    "",
    bad="A JPEG made for a printing press.",
    good="The same picture saved as RGB or grey.",
)
PICTURE_TOO_LARGE = Rule(
    "picture-too-large",
    Severity.ERROR,
    "A picture has more pixels or bytes than a page can show",
    "The PDF would be slow to open and to print, and look no better.",
    "",
    bad="A photograph of 40 million pixels, or pictures that take more than 32 MiB together.",
    good="The same photograph with 2,000 pixels on each side.",
)
PICTURE_BROKEN = Rule(
    "picture-broken",
    Severity.ERROR,
    "A picture is damaged",
    "Part of it would be missing in print.",
    "",
    bad="A picture that was only partly copied.",
    good="The picture, exported again.",
)
PICTURE_TURNED = Rule(
    "picture-turned",
    Severity.ERROR,
    "A picture is stored rotated, with a note to rotate it back",
    "Some programs obey the note and some do not, so it may be printed on its side.",
    "",
    bad="A photograph as the telephone took it.",
    good="The same photograph, rotated upright and saved again.",
)
BAD_INTERVAL = Rule(
    "bad-interval",
    Severity.ERROR,
    "An interval is not a number of hours, days or weeks",
    "“8 hourly” and “every other day” can be understood in two ways.",
    "",
    bad="medicine: {substance: samplin, strength: 40 mg, form: capsules, least-interval: 8 hourly}\n",
    good="medicine: {substance: samplin, strength: 40 mg, form: capsules, least-interval: 8 hours}\n",
)
BAD_QUANTITY = Rule(
    "bad-quantity",
    Severity.ERROR,
    "An amount is not a number with a unit",
    "Without a unit, or with a needless zero or comma, an amount can be read as ten or a thousand times too much.",
    "",
    bad="medicine: {substance: samplin, strength: 40 mg, form: capsules, largest-dose: {day: 80.0 mg}}\n",
    good="medicine: {substance: samplin, strength: 40 mg, form: capsules, largest-dose: {day: 80 mg}}\n",
)

RULES = (
    BAD_INTERVAL,
    BAD_QUANTITY,
    UNREADABLE_FILE,
    FILE_TOO_LARGE,
    NOT_UTF_8,
    EMPTY_FILE,
    SEVERAL_DOCUMENTS,
    TOO_MANY_NODES,
    TOO_DEEP,
    TOO_MANY_FINDINGS,
    YAML_SYNTAX,
    TAB,
    ALIAS,
    ANCHOR,
    TAG,
    MERGE_KEY,
    KEY_NOT_TEXT,
    DUPLICATE_KEY,
    INVISIBLE_CHARACTER,
    UNKNOWN_KEY,
    MISSING_KEY,
    TWO_KINDS,
    WRONG_TYPE,
    EMPTY_TEXT,
    EMPTY_LIST,
    LONG_TEXT,
    BAD_VALUE,
    BAD_ID,
    BAD_DATE,
    BAD_DAYS,
    BAD_ADDRESS,
    UNKNOWN_CHOICE,
    DRAWING_REFUSED,
    PICTURE_OUTSIDE,
    PICTURE_MISSING,
    PICTURE_KIND,
    PICTURE_CMYK,
    PICTURE_TOO_LARGE,
    PICTURE_BROKEN,
    PICTURE_TURNED,
)
