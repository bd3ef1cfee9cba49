"""The PDFs of leaflets that a command is given: built from YAML, or finished files that are verified first."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from leaflet_pdf.cli.dates import add_day
from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK, UsageError, say, tell_finding
from leaflet_pdf.cli.leaflet_files import ONE, source
from leaflet_pdf.cli.pdf_argument import bytes_of
from leaflet_pdf.cli.print_arguments import add_appearance, printings
from leaflet_pdf.model.finding import Finding, count


def add_leaflets(parser: ArgumentParser) -> None:
    """Let a command be given leaflets, how those that are built look, and where the file goes that it writes."""
    parser.add_argument(
        "leaflets", nargs="+", metavar=ONE, help="a leaflet, which is built, or its PDF, which is verified"
    )
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT.pdf", help="the file to write")
    add_day(parser, "on which approvals must be valid")
    add_appearance(parser)


def prove_kept(given: Sequence[Path], output: Path) -> None:
    """Raise UsageError if a file that was given would be written over: nothing else may have what it shows."""
    for path in given:
        if path.resolve() == output.resolve():
            raise UsageError(f"{output.as_posix()} would be written over: name another file with -o")


def pdfs(asked: Namespace) -> tuple[list[bytes], list[Finding]]:
    """Return the PDFs of the leaflets that are meant, and what keeps any from being used. Raises UsageError."""
    ways = printings(asked)
    if len(ways) > 1:
        raise UsageError("several themes would make several files: name one")
    found: list[bytes] = []
    findings: list[Finding] = []
    for name in asked.leaflets:
        pdf, wrong = _verified(Path(name), asked) if _is_pdf(name) else _built(name, asked)
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


def _verified(path: Path, asked: Namespace) -> tuple[bytes, tuple[Finding, ...]]:
    from leaflet_pdf.release.verification import judge

    pdf = bytes_of(path)
    return pdf, judge(pdf, path.as_posix(), on=asked.on).findings


def _built(name: str, asked: Namespace) -> tuple[bytes | None, tuple[Finding, ...]]:
    from leaflet_pdf.build import build_with, stops

    built = build_with(source(name), printings(asked)[0][0], asked.on)
    return built.pdf, built.findings if stops(built.findings) else ()
