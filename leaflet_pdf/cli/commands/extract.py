"""Take the source out of a PDF that was built with --embed-source, or see whether it still gives that PDF."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK, say, tell_finding
from leaflet_pdf.cli.pdf_argument import add_pdf, bytes_of
from leaflet_pdf.model.finding import count


def options(parser: ArgumentParser) -> None:
    add_pdf(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="the folder for the files (default: one with the name of the PDF)",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; build it again, and compare the bytes")


def run(asked: Namespace) -> int:
    from leaflet_pdf.release.extraction import differences, extract, put, signed

    pdf, name = bytes_of(asked.file), asked.file.as_posix()
    if asked.check:
        findings = tuple(differences(pdf, name))
        if not findings:
            say(f"{name}: its source gives the same bytes")
    else:
        extracted, findings = extract(pdf, name)
        if extracted:
            folder = asked.output or asked.file.with_suffix("")
            put(extracted, folder)
            say(f"{folder.as_posix()}: {count(len(extracted.files), 'file')}")
            say(f"  built by {extracted.record.program} with: {extracted.record.command}")
    if not findings:
        after, findings = signed(pdf, name)
        if after and not findings:
            say("  it was signed after that: `leaflet verify` shows by whom, and whether the signature is valid")
    for finding in findings:
        tell_finding(finding, sys.stderr)
    return EXIT_FINDINGS if findings else EXIT_OK
