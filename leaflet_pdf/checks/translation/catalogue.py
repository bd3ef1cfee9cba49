"""What can be wrong between a leaflet and its translation."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

TRANSLATION_ASTRAY = Rule(
    "translation-astray",
    Severity.ERROR,
    "A translation and its original do not name each other",
    "What is not known to be the translation of this leaflet cannot be compared with it, nor printed beside it.",
    "",
    bad="The file has “translations: {ar: leaflet-ar.yaml}”, and there is no such file, or it is in another language.",
    good="The file leaflet-ar.yaml has “language: ar” and “translation-of: leaflet.yaml”.",
)
TRANSLATION_MISSING = Rule(
    "translation-missing",
    Severity.ERROR,
    "A leaflet has no translation in the language that was asked for",
    "The program translates nothing: a person writes each translation, and the original names its file.",
    "",
    bad="`leaflet build NAME --with ar` of a leaflet without `translations:`.",
    good="The same of one with “translations: {ar: leaflet-ar.yaml}”.",
)
PARTS_DIFFER = Rule(
    "translation-parts-differ",
    Severity.ERROR,
    "A translation has other parts than its original",
    "A warning that only one of the languages has is missing for all who read the other.",
    "",
    bad="The original has a list of five entries, its translation one of four.",
    good="Both have the same sections, and in each the same blocks, entries, rows and cells.",
)
FIGURES_DIFFER = Rule(
    "translation-figures-differ",
    Severity.ERROR,
    "A text has other numbers or units than its original",
    "Those who read the other language take another dose, or call another number.",
    "",
    bad="“Take 40 mg” is “Przyjmować 4,0 mg” in the translation.",
    good="“Take 1.5 mg” is “Przyjmować 1,5 mg” in the translation.",
)
LINKS_DIFFER = Rule(
    "translation-links-differ",
    Severity.ERROR,
    "A text leads elsewhere than its original",
    "Telephone numbers, addresses, references to other parts and to sources are facts, and the same in all languages.",
    "",
    bad="“[020 7946 0000](tel:02079460000)” leads to “tel:02079460001” in the translation.",
    good="Both lead to “tel:02079460000”.",
)
MARKS_DIFFER = Rule(
    "translation-marks-differ",
    Severity.ERROR,
    "A part is marked otherwise than in its original",
    "A danger that is a caution in the other language, or another rating, picture or limit, is another advice.",
    "",
    bad="A warning has “level: danger”, and “level: caution” in the translation.",
    good="Levels, ratings, pictograms, pictures, ids and limits are the same in both.",
)
OTHER_EDITION = Rule(
    "translation-edition-differs",
    Severity.ERROR,
    "A translation is of another edition than its original",
    "What was changed in one of the languages must be changed in the other, and be looked at there by a person.",
    "",
    bad="The original has “version: 2”, its translation “version: 1”.",
    good="Version, date of revision, jurisdiction, profile and reader are the same in both.",
)
UNJUDGED = Rule(
    "translation-not-judged",
    Severity.HINT,
    "Something of a translation was not compared with its original",
    "The program compares what can be counted. Whether the words say the same, only a person can tell.",
    "",
    bad="The translation says “two tablets” in words, which are not compared.",
    good="A professional who speaks both languages has read both, side by side.",
)

RULES: tuple[Rule, ...] = (
    TRANSLATION_ASTRAY,
    TRANSLATION_MISSING,
    PARTS_DIFFER,
    FIGURES_DIFFER,
    LINKS_DIFFER,
    MARKS_DIFFER,
    OTHER_EDITION,
    UNJUDGED,
)
