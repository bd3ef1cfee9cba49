"""Plurals: which form of a word goes with a number, by the rules in a language's file.

The rules are in the notation of CLDR (Unicode Technical Standard #35, part 3, Language Plural Rules).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

_RELATION = re.compile(r"([nivwftce])(?: % (\d+))? (=|!=) (\d+(?:\.\.\d+)?(?:,\d+(?:\.\.\d+)?)*)")


def category(number: Decimal | int, rules: Mapping[str, str]) -> str:
    """Return the category of a number of things, as "few": that of the first rule that holds, else "other".

    The figures that a decimal is written with count: 1.0 is not always 1.
    """
    operands = _operands(Decimal(number))
    return next((name for name, rule in rules.items() if _holds(rule, operands)), "other")


def counted(forms: Mapping[str, str], number: Decimal | int, rules: Mapping[str, str]) -> str:
    """Return the form of a word for so many; a file need not write a form that is like that for others."""
    return forms.get(category(number, rules), forms["other"])


def _operands(number: Decimal) -> dict[str, Decimal]:
    """Return what rules ask of a number: itself, its whole part, its decimals and how many there are."""
    integer, _, decimals = f"{number:f}".partition(".")
    without = decimals.rstrip("0")
    operands = {"n": number, "i": Decimal(integer), "v": Decimal(len(decimals)), "w": Decimal(len(without))}
    return operands | {"f": Decimal(decimals or 0), "t": Decimal(without or 0), "c": Decimal(0), "e": Decimal(0)}


def _holds(rule: str, operands: Mapping[str, Decimal]) -> bool:
    return any(all(_is_true(relation, operands) for relation in part.split(" and ")) for part in rule.split(" or "))


def _is_true(relation: str, operands: Mapping[str, Decimal]) -> bool:
    match = _RELATION.fullmatch(relation)
    if match is None:
        raise ValueError(f"no relation of plural rules: {relation}")
    operand, modulus, sign, ranges = match.groups()
    value = operands[operand]
    value %= Decimal(modulus or value + 1)
    ends = (one.partition("..") for one in ranges.split(","))
    inside = any(int(first) <= value <= int(last or first) for first, _, last in ends)
    return (inside and value == int(value)) is (sign == "=")
