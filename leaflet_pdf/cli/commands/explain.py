"""Tell what a finding's code means: what is wrong, why it matters, who says so, and an example of each kind.

Without a code, all codes are listed. The rules of your own profiles and facts count too.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

from leaflet_pdf.cli.exit_status import EXIT_OK, UsageError, say
from leaflet_pdf.files.bundled import bundled

if TYPE_CHECKING:
    from leaflet_pdf.review.explain.meanings import Explanation


def options(parser: ArgumentParser) -> None:
    parser.add_argument("code", nargs="?", metavar="CODE", help="the code in brackets after a finding")
    parser.add_argument(
        "--ledger", action="store_true", help="list what PDF/UA and PDF/A require, clause by clause, and who checks it"
    )


def run(asked: Namespace) -> int:
    from leaflet_pdf.review.explain import near_code

    if asked.ledger:
        _say_all(_ledgers())
        return EXIT_OK
    found = explained()
    if asked.code is None:
        _say_all(_listed(found.values()))
        return EXIT_OK
    if asked.code not in found:
        raise UsageError(f"{asked.code!r} is not a code: {near_code(asked.code, found)}")
    _say_all(_text_of(found[asked.code]))
    return EXIT_OK


def _ledgers() -> Iterator[str]:
    from leaflet_pdf.review.explain.ledger import LEDGERS, ledger

    for found in map(ledger, LEDGERS):
        yield f"{found.title} ({found.standard})"
        for entry in found.entries:
            clause = f" ({entry.clause})" if entry.clause != entry.number else ""
            yield f"  {entry.number}{clause}: {entry.asks}\n    {entry.answer}"


def _say_all(texts: Iterable[str]) -> None:
    for text in texts:
        for line in text.split("\n"):
            say(line)


def explained() -> dict[str, Explanation]:
    """Return what every code means, with the rules that ./content brings."""
    from leaflet_pdf.review.explain import explanations
    from leaflet_pdf.standards.load import statements_in

    return explanations(statements_in(Path("content") if Path("content").is_dir() else bundled("content")))


def _listed(found: Iterable[Explanation]) -> Iterator[str]:
    """Yield a line for each code, with what is wrong."""
    for one in sorted(found, key=lambda one: one.code):
        yield f"{one.code}: {one.title}"


def _text_of(found: Explanation) -> Iterator[str]:
    yield f"{found.code} ({found.severity})"
    yield f"  {found.title}."
    yield f"  {found.reason}"
    if found.clause:
        yield f"  rule: {found.clause}"
    yield f"  wrong:\n{indent(found.bad.rstrip(), '    ')}"
    yield f"  right:\n{indent(found.good.rstrip(), '    ')}"
