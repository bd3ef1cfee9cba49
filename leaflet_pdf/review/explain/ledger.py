"""The ledgers of the standards that a leaflet's file keeps: what each clause asks, and who sees to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from leaflet_pdf import proof

LEDGERS = ("pdf-ua-1", "pdf-a-2")
_FOLDER = Path(proof.__file__).parent / "ledger"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a standard asks in one place, and one of: rules, a test, what a person does, why it is not used here.

    The number is that of a clause, or of a failure condition of the Matterhorn Protocol, which belongs to a clause.
    """

    number: str
    clause: str
    asks: str
    rules: tuple[str, ...] = ()
    test: str = ""
    person: str = ""
    unused: str = ""

    @property
    def answer(self) -> str:
        """Who sees to it, in words."""
        if self.rules:
            return f"checked: {', '.join(self.rules)}"
        if self.test:
            return f"by construction: {self.test}"
        return f"by a person: {self.person}" if self.person else f"not applicable: {self.unused}"


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries about one standard, in the order of its numbers."""

    standard: str
    title: str
    entries: tuple[Entry, ...]


@cache
def ledger(name: str) -> Ledger:
    """Return one of `LEDGERS`. Raises TypeError for an entry with an unknown key: a mistake of the file."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    written = yaml.load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), loader)
    return Ledger(
        standard=written["standard"],
        title=written["title"],
        entries=tuple(
            Entry(number, **{"clause": number, **entry, "rules": tuple(entry.get("rules", ()))})
            for number, entry in written["entries"].items()
        ),
    )
