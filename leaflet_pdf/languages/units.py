"""Unit symbols of all languages: the one list for layout, checks and comparison.

The words of a language, as "millilitre" or "tablets", are in its file; `Language.units` names them. Symbols in
a row, as in "mL/min", are here one by one. A power that is set in raised figures is a figure in its text: "m2".
Sources: The International System of Units, 9th edition; the Unified Code for Units of Measure.
"""

from __future__ import annotations

import re

MASS = ("mg", "g", "kg", "mcg", "µg", "μg", "ug", "ng", "pg", "fg")
VOLUME = (
    "ml",
    "mL",
    "l",
    "L",
    "dl",
    "dL",
    "cl",
    "cL",
    "µl",
    "µL",
    "μl",
    "μL",
    "ul",
    "uL",
    "nl",
    "nL",
    "pl",
    "pL",
    "fl",
    "fL",
    "cc",
)
ACTIVITY = ("IU", "iu", "U", "u", "mIU", "µIU", "μIU", "kIU", "MIU", "mU", "kU", "MU", "kat", "µkat", "μkat", "nkat")
RATIO = ("%", "‰", "ppm", "ppb")
LENGTH = ("km", "m", "dm", "cm", "mm", "µm", "μm", "nm")
POWER = tuple(length + power for length in LENGTH for power in "²³23")
AMOUNT = ("mol", "mmol", "µmol", "μmol", "umol", "nmol", "pmol", "fmol", "Eq", "mEq", "Osm", "mOsm", "osmol", "mosmol")
PRESSURE = ("mmHg", "mm Hg", "cmH2O", "cm H2O", "cmH₂O", "cm H₂O", "mmH2O", "Pa", "hPa", "kPa", "MPa", "mbar", "psi")
ENERGY = ("kcal", "cal", "J", "kJ", "MJ")
RADIATION = ("Bq", "kBq", "MBq", "GBq", "Ci", "mCi", "µCi", "μCi", "Gy", "cGy", "mGy", "Sv", "mSv", "µSv", "μSv")
RATE = ("bpm", "rpm", "Hz", "kHz", "MHz")
OTHER = ("mV", "dB", "kDa")
TEMPERATURE = ("°C", "°F")
TIME = ("s", "ms", "min", "h", "d")

TAKEN = (*MASS, *VOLUME, *ACTIVITY, *RATIO)
"""Units of amounts that people take; of two that differ in capitals only, the recommended one is first."""

MEASURED = (*LENGTH, *POWER, *AMOUNT, *PRESSURE, *ENERGY, *RADIATION, *RATE, *OTHER, *TEMPERATURE)
"""Units of what is measured, not taken."""

SIGNS = (*TAKEN, *MEASURED, *TIME)

PREFIXED = frozenset(
    sign for sign in SIGNS if sign[0] in "mM" and sign[0].swapcase() + sign[1:] in SIGNS and len(sign) > 1
)
"""Symbols that differ only by a capital from one a thousand million times as large: "mU" and "MU"."""

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u30ff\u3130-\u318f\u31f0-\u31ff"
    "\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters that a number may touch, as in "每日1.5毫克", "1日2回" and "วันละ2เม็ด", as they stand in a class of a pattern.

They are those of Thai, Lao, Myanmar and Khmer, Hangul, Han and Kana.
"""


def is_unspaced(word: str) -> bool:
    """Tell whether a word begins with a letter that a number may touch; False for none."""
    return word[:1] >= UNSPACED[0] and re.match(f"[{UNSPACED}]", word) is not None
