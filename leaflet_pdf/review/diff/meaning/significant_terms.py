"""Words for numbers, times and prohibitions, by language. A language without a list has its words of units alone.

A word too many makes a change look more serious than it is; a word too few would make it look less serious.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from leaflet_pdf.languages.language import TAGS_KEPT, UnknownLanguageError, language
from leaflet_pdf.languages.units import PREFIXED, SIGNS


@dataclass(frozen=True, slots=True)
class SignificantTerms:
    """Words that are an amount alone, those that are one beside a number, and those that forbid, restrict or urge."""

    amounts: frozenset[str]
    beside: frozenset[str]
    warnings: frozenset[str]


_AMOUNTS = {
    "en": """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
        billion once twice thrice half halve halved halves quarter quarters third thirds double doubled doubles
        triple single dozen couple daily hourly nightly weekly fortnightly monthly yearly every each alternate
        fortnight morning mornings noon midday afternoon evening evenings night nights bedtime midnight""",
    "de": """null ein eins eine einen einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig
        vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend million einmal zweimal dreimal viermal halb
        halbe halben viertel hälfte doppelt doppelte täglich stündlich wöchentlich monatlich jährlich jede jeden
        jeder morgens mittags abends nachts tag tage tagen woche wochen monat monate monaten jahr jahre jahren
        stunde stunden minute minuten mikrogramm milligramm gramm milliliter liter""",
    "fr": """zéro un une deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cinquante cent
        mille million fois demi demie moitié quart double quotidien chaque matin midi soir nuit jour jours semaine
        semaines mois an ans année années heure heures minute minutes microgramme microgrammes milligramme
        milligrammes gramme grammes millilitre litre""",
    "es": """cero un uno una dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta
        cincuenta cien mil millón vez veces medio media mitad cuarto doble diario diaria cada mañana mediodía tarde
        noche día días semana semanas mes meses año años hora horas minuto minutos microgramo microgramos miligramo
        gramo miligramos gramos mililitro litro""",
}

_BESIDE = {
    "en": """to or and in per by than least most more less over under about up within after before below above maximum
        minimum only approximately nearly almost age aged""",
    "de": "bis oder und in pro je als mindestens höchstens mehr weniger über unter etwa maximal nach vor",
    "fr": "à ou et en par sur que moins plus environ maximum minimum dans après avant",
    "es": "a o y en por sobre que menos más unos máximo mínimo dentro después antes",
}

_WARNINGS = {
    "en": """not no never none nor neither nobody nothing cannot can't don't doesn't mustn't shouldn't won't isn't
        aren't without unless except avoid stop must only danger dangerous warning emergency immediately urgent urgently
        forbidden contraindicated overdose poison""",
    "de": """nicht nichts nie niemals kein keine keinen keiner ohne außer vermeiden stopp muss müssen nur gefahr
        gefährlich warnung notfall notruf sofort verboten dürfen darf überdosis""",
    "fr": """ne n pas jamais aucun aucune rien sans sauf éviter évitez arrêtez devez doit seulement danger dangereux
        attention urgence immédiatement interdit surdosage""",
    "es": """no nunca jamás ningún ninguna nada sin salvo excepto evite evitar deje debe solo sólo peligro peligroso
        advertencia urgencia inmediatamente prohibido sobredosis""",
}


@lru_cache(TAGS_KEPT)
def significant_terms(tag: str) -> SignificantTerms:
    """Return the words of a language, by its BCP 47 tag, with the units in its file."""
    name = tag.partition("-")[0].lower()
    alone, beside = _units(tag)
    return SignificantTerms(
        alone.union(_AMOUNTS.get(name, "").split()),
        beside.union(_BESIDE.get(name, "").split()),
        frozenset(_WARNINGS.get(name, "").split()),
    )


def is_weighed(tag: str) -> bool:
    """Tell whether there are lists of words for the language of a BCP 47 tag."""
    return tag.partition("-")[0].lower() in _AMOUNTS


def _units(tag: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the unit words that are an amount by themselves, and those that are one beside a number.

    They are in lower case, except symbols that differ from another only by a capital.
    """
    try:
        words = language(tag)
    except UnknownLanguageError:
        spelled = symbols = SIGNS
    else:
        spelled, symbols = words.spelled_units, (*SIGNS, *words.units.measures, *words.units.times)
    alone = {unit.lower() for unit in symbols if len(unit) > 1 or not unit.isalpha()} | PREFIXED
    beside = {word for unit in spelled for word in unit.lower().split()}
    return frozenset(alone), frozenset(beside - alone)
