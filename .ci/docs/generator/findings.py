"""The catalogue of findings: what `leaflet explain` tells of every code, a page for each place where they are found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.markdown import anchored, escaped, fence, table
from leaflet_pdf.checks.catalogue import RULES
from leaflet_pdf.checks.pages.page_catalogue import PAGE_RULES
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.review.explain import Explanation, explanations
from leaflet_pdf.review.explain.explain import CATALOGUES
from leaflet_pdf.standards.load import statements_in

HEADINGS = {
    "loading": "In a leaflet's file",
    "patient": "In a patient's file",
    "theme": "In a theme",
    "standards": "In a profile or facts",
    "words": "In what a leaflet says",
    "layout": "While pages are made",
    "pages": "On finished pages",
    "proof": "In a finished PDF",
    "approval": "In approvals and what is given out",
    "batch": "While many are built",
}
"""What the pages of places are called; a place that is not here is called by its own name."""


def codes() -> dict[str, Explanation]:
    """Return what every code means, of the program and of the profiles and facts that come with it."""
    return explanations(statements_in(bundled("content")))


def findings_pages() -> Iterator[tuple[str, str]]:
    """Yield the name of each page and its Markdown: first the list of all codes, which leads to them."""
    found = codes()
    places = by_place(found)
    yield "index", _index(found, {code: place for place, some in places.items() for code in some})
    for place, some in places.items():
        yield place, _page(place, some)


def by_place(found: Mapping[str, Explanation]) -> dict[str, dict[str, Explanation]]:
    """Return the codes by where they are found, in the order in which a leaflet meets them; each is in one place."""
    known: dict[str, list[str]] = {name: [] for name in HEADINGS}
    known |= {name: [rule.code for rule in rules] for name, rules in CATALOGUES.items()}
    known["words"] = [rule.code for rule in RULES]
    known["pages"] = [rule.code for rule in PAGE_RULES]
    placed = {code for some in known.values() for code in some}
    for code in found:
        if code not in placed:
            known.setdefault(code.partition("/")[0], []).append(code)
    return {place: {code: found[code] for code in some} for place, some in known.items() if some}


def anchor(code: str) -> str:
    """Return the name by which links lead to a code."""
    return code.replace("/", "--")


def _heading(place: str) -> str:
    return HEADINGS.get(place, f"What “{place}” asks for")


def _index(found: Mapping[str, Explanation], place_of: Mapping[str, str]) -> str:
    rows = (
        [f"[`{code}`]({place_of[code]}.md#{anchor(code)})", found[code].severity, escaped(found[code].title)]
        for code in sorted(found)
    )
    about = "`leaflet explain CODE` tells the same. A profile may weigh a rule otherwise, and bring rules of its own."
    return f"# Findings\n\nEvery code that a finding can have. {about}\n\n{table(('code', 'severity', 'what'), rows)}"


def _page(place: str, some: Mapping[str, Explanation]) -> str:
    return f"# {_heading(place)}\n\n" + "\n".join(map(_entry, some.values()))


def _entry(found: Explanation) -> str:
    rule = f" Rule: {escaped(found.clause)}." if found.clause else ""
    return (
        f"{anchored(2, found.code, anchor(found.code))}\n**{escaped(found.title)}** ({found.severity}). "
        f"{escaped(found.reason)}{rule}\n\nWrong:\n\n{fence(found.bad)}\nRight:\n\n{fence(found.good)}"
    )
