"""Counts the syllables of English words: by rule, with the exceptions in the language's word file.

This is grammar, so it is code; a language without a rule here has no grade. The rule is our own: the library for
it takes longer to import than a leaflet takes to print, and fetches a dictionary from the network before it counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])e$(?<![^aeiouyl]le)(?<![^aeiouyr]re)"  # take, while; not table, not litre
    r"|(?<=[gq])ue(?=s?$)"  # tongue
    r"|(?<=[^aeiouytd])ed$(?<![^aeiouyl]led)"  # passed; not wanted, not needed
    r"|(?<=[^aeiouysxzcg])es$(?<![cs]hes)(?<![^aeiouyl]les)(?<![^aeiouyr]res)"  # takes; not noses, washes, tables
    r"|(?<=[^aeiouy])e(?=(?:ly|less|ness|ments?|ful|fully)$)(?<![^aeiouyl]le)"  # safely
    r"|(?<=ic)a(?=lly$)"  # medically
)
_APART = re.compile(
    r"[aeiou](?=ing)|(?<![cstg])i(?=a(?!ge)|o(?!n|u))|(?<![cstxgnl])i(?=on)|(?<![cstxg])i(?=ou)|(?<=[cst])i(?=at[eio])"
    r"|e(?=o(?!u))|(?<![gc])e(?=ous|ity)|(?<=[aeiouy][^aeiouy])e(?=as?$)|(?<=rrh)e(?=a$)|(?<=cr)e(?=at)|^re(?=act|al[it])"
    r"|(?<![qgs])u(?=[ao])|(?<![qg])u(?=al)|(?<=s)u(?=icid)|i(?=et|u|er$|est$)|(?<![cst])i(?=en[ct])"
    r"|(?<=.)y(?=[aio])|o(?=ea|ag)|(?<=tr)o(?=in)|[aeiouy](?=sms?$)"
)


def syllables(word: str, exceptions: Mapping[str, int]) -> int:
    """Return the number of syllables of a word, at least 1; hyphenated parts are counted separately."""
    folded = word.lower().replace("’", "'")
    return sum(_of_part(part.removesuffix("'s"), exceptions) for part in folded.split("-")) or 1


def _of_part(part: str, exceptions: Mapping[str, int]) -> int:
    return exceptions[part] if part in exceptions else _by_rule(part)


@lru_cache(8192)
def _by_rule(part: str) -> int:
    groups = len(_VOWELS.findall(part)) - len(_SILENT.findall(part)) + len(_APART.findall(part))
    return max(groups, 1 if part else 0)
