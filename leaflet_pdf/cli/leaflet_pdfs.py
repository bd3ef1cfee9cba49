"""The PDFs of leaflets that a command is given: built from YAML, or finished files that are verified first."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from leaflet_pdf.cli.dates import add_day
from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK, UsageError, say, tell_finding
from leaflet_pdf.cli.leaflet_files import ONE, source
from leaflet_pdf.cli.pdf_argument import bytes_of
from leaflet_pdf.cli.print_arguments import add_appearance, printings
from leaflet_pdf.model.finding import Finding, count

if TYPE_CHECKING:
    from leaflet_pdf.build import Built


def add_leaflets(parser: ArgumentParser) -> None:
    """Let a command be given leaflets, how those that are built look, and where the file goes that it writes."""
    parser.add_argument(
        "leaflets", nargs="+", metavar=ONE, help="a leaflet, which is built, or its PDF, which is verified"
    )
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT", help="the file to write")
    add_day(parser, "on which approvals must be valid")
    add_appearance(parser)


def prove_kept(given: Sequence[Path], output: Path) -> None:
    """Raise UsageError if a file that was given would be written over: nothing else may have what it shows."""
    for path in given:
        if path.resolve() == output.resolve():
            raise UsageError(f"{output.as_posix()} would be written over: name another file with -o")


def _prove_one_theme(asked: Namespace) -> None:
    if len(printings(asked)) > 1:
        raise UsageError("several themes would make several files: name one")


def built(asked: Namespace) -> tuple[list[Built], list[Finding]]:
    """Return the leaflets that are meant, built, and what keeps any from being used. Raises UsageError."""
    _prove_one_theme(asked)
    for name in asked.leaflets:
        if _is_pdf(name):
            raise UsageError(f"{name} does not say which leaflet it is of: name the leaflet, which is built")
    found = [_build(name, asked) for name in asked.leaflets]
    return found, [finding for one in found for finding in _stopping(one)]


def pdfs(asked: Namespace) -> tuple[list[bytes], list[Finding]]:
    """Return the PDFs of the leaflets that are meant, and what keeps any from being used. Raises UsageError."""
    _prove_one_theme(asked)
    found: list[bytes] = []
    findings: list[Finding] = []
    for name in asked.leaflets:
        if _is_pdf(name):
            pdf, wrong = _verified(Path(name), asked)
        else:
            one = _build(name, asked)
            pdf, wrong = one.pdf, _stopping(one)
        findings += wrong
        found += [pdf] if pdf is not None and not wrong else []
    return found, findings


def written(pdf: bytes | None, findings: list[Finding], output: Path) -> int:
    """Say what was found, write the file if there is one, and return the exit status."""
    from leaflet_pdf.files.disk import write

    for finding in findings:
        tell_finding(finding, sys.stderr)
    if pdf is None:
        say(f"{output.as_posix()}: not written, {count(len(findings), 'finding')}")
        return EXIT_FINDINGS
    write(pdf, output)
    say(f"{output.as_posix()}: written")
    return EXIT_OK


def _is_pdf(name: str) -> bool:
    return name.lower().endswith(".pdf")


def _verified(path: Path, asked: Namespace) -> tuple[bytes | None, tuple[Finding, ...]]:
    from leaflet_pdf.release.verification import judge

    pdf = bytes_of(path)
    return pdf, judge(pdf, path.as_posix(), on=asked.on).findings


def _build(name: str, asked: Namespace) -> Built:
    from leaflet_pdf.build import build_with

    return build_with(source(name), printings(asked)[0][0], asked.on)


def _stopping(one: Built) -> tuple[Finding, ...]:
    """Return the findings of what was built if one of them stops it."""
    from leaflet_pdf.build import stops

    return one.findings if stops(one.findings) else ()
