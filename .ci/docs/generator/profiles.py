"""A page for each profile that comes with the program: its parts, its limits, what must be said, and its ledger."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import anchor, by_place, codes
from generator.markdown import escaped, table
from leaflet_pdf.sources.yaml.format import PROFILES
from leaflet_pdf.standards.load import our_profile
from leaflet_pdf.standards.profile import Answerer, Clause, Profile

ANSWERED = {
    Answerer.PROGRAM: "the program",
    Answerer.PERSON: "a person",
    Answerer.NOBODY: "does not apply",
}


def profile_pages() -> Iterator[tuple[str, str]]:
    """Yield the name of each profile and its page's Markdown: first the list of them."""
    profiles = [our_profile(name) for name in PROFILES]
    place_of = {code: place for place, some in by_place(codes()).items() for code in some}
    yield "index", _index(profiles)
    for profile in profiles:
        yield profile.name, _page(profile, place_of)


def _index(profiles: list[Profile]) -> str:
    rows = ([f"[`{one.name}`]({one.name}.md)", escaped(one.title), escaped(one.version)] for one in profiles)
    about = "A leaflet names the standard that it is judged by. What no program can tell is left to people:"
    return f"# Profiles\n\n{about} the ledger of each says which clauses those are.\n\n" + table(
        ("profile", "what it is", "edition"), rows
    )


def _page(profile: Profile, place_of: dict[str, str]) -> str:
    parts = "".join(_part(profile))
    limits = "".join(_limits(profile))
    said = "".join(_statements(profile, place_of))
    ledger = "".join(_ledger(profile.ledger, place_of))
    head = f"# {profile.title}\n\n`profile: {profile.name}`. Edition: {escaped(profile.version)}.\n"
    return f"{head}{parts}{limits}{said}{ledger}"


def _part(profile: Profile) -> Iterator[str]:
    if profile.outline:
        yield "\n## Parts\n\n"
        yield "In this order, with these headings.\n\n" if profile.fixed else "Topics that some heading tells.\n\n"
        rows = (
            [
                escaped(next(iter(part.headings), part.key)),
                _must(part.required),
                escaped(part.clause),
            ]
            for part in profile.outline
        )
        yield table(("heading", "required", "clause"), rows)


def _must(required: bool) -> str:
    return "yes" if required else "no"


def _limits(profile: Profile) -> Iterator[str]:
    if profile.limits:
        yield "\n## Limits\n\n"
        rows = ([f"`{name}`", f"{limit.value:g}", escaped(limit.clause)] for name, limit in profile.limits.items())
        yield table(("of what", "number", "clause"), rows)


def _statements(profile: Profile, place_of: dict[str, str]) -> Iterator[str]:
    if profile.statements:
        yield "\n## What is said, and what is not\n\n"
        rows = ([_code(one.code, place_of), escaped(one.message), escaped(one.clause)] for one in profile.statements)
        yield table(("finding", "what is wrong", "clause"), rows)


def _ledger(clauses: tuple[Clause, ...], place_of: dict[str, str]) -> Iterator[str]:
    if clauses:
        yield "\n## Ledger\n\n"
        rows = (
            [
                escaped(one.clause),
                escaped(one.asks),
                ANSWERED[one.by],
                ", ".join(_code(code, place_of) for code in one.codes),
                escaped(one.why),
            ]
            for one in clauses
        )
        yield table(("clause", "asks for", "who answers", "by", "to be known"), rows)


def _code(code: str, place_of: dict[str, str]) -> str:
    return f"[`{code}`](../findings/{place_of[code]}.md#{anchor(code)})"
