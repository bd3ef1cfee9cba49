"""Plurals: which form of a word goes with a whole number, by the rules in a language's file.

The rules are in the notation of CLDR (Unicode Technical Standard #35, part 3, Language Plural Rules).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_RELATION = re.compile(r"([nivwftce])(?: % (\d+))? (=|!=) (\d+(?:\.\.\d+)?(?:,\d+(?:\.\.\d+)?)*)")
_INTEGER_OPERANDS = {"n", "i"}
"""The operands that are the number itself; those of decimals and of exponents are 0."""


def category(number: int, rules: Mapping[str, str]) -> str:
    """Return the category of a number of things, as "few": that of the first rule that holds, else "other"."""
    return next((name for name, rule in rules.items() if _holds(rule, number)), "other")


def counted(forms: Mapping[str, str], number: int, rules: Mapping[str, str]) -> str:
    """Return the form of a word for so many; a file need not write a form that is like that for others."""
    return forms.get(category(number, rules), forms["other"])


def _holds(rule: str, number: int) -> bool:
    return any(all(_is_true(relation, number) for relation in part.split(" and ")) for part in rule.split(" or "))


def _is_true(relation: str, number: int) -> bool:
    match = _RELATION.fullmatch(relation)
    if match is None:
        raise ValueError(f"no relation of plural rules: {relation}")
    operand, modulus, sign, ranges = match.groups()
    value = number if operand in _INTEGER_OPERANDS else 0
    value %= int(modulus or value + 1)
    ends = (one.partition("..") for one in ranges.split(","))
    return any(int(first) <= value <= int(last or first) for first, _, last in ends) is (sign == "=")
