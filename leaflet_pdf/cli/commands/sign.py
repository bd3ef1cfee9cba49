"""Put a cryptographic signature on a finished PDF that `leaflet verify` finds nothing in.

The signature shows nothing, and what was approved stays byte by byte as it is.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime, time
from pathlib import Path

from leaflet_pdf.cli.dates import add_day
from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK, UsageError, say, tell_finding
from leaflet_pdf.cli.pdf_argument import add_pdf, bytes_of


def options(parser: ArgumentParser) -> None:
    add_pdf(parser)
    parser.add_argument(
        "--key", required=True, type=Path, metavar="KEY.p12", help="a PKCS #12 file with a key and its certificate"
    )
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help="a file whose first line is the key's password"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT.pdf", help="the file to write (default: NAME-signed.pdf beside it)"
    )
    add_day(parser, "of signing")


def run(asked: Namespace) -> int:
    from leaflet_pdf.files.disk import write
    from leaflet_pdf.release.signature import SigningError, UnsignableError, sign
    from leaflet_pdf.release.verification import judge

    pdf, name = bytes_of(asked.file), asked.file.as_posix()
    verdict = judge(pdf, name, on=asked.on)
    for finding in verdict.findings:
        tell_finding(finding, sys.stderr)
    if verdict.findings:
        say(f"{name}: not signed")
        return EXIT_FINDINGS
    if verdict.signed:
        raise UsageError(f"{name} is already signed by {verdict.signed.by}: sign the file that was approved")
    on = datetime.combine(asked.on, time(), UTC) if asked.on else datetime.now(UTC)
    try:
        signed = sign(pdf, bytes_of(asked.key), _password(asked.password_file), on)
    except SigningError as error:
        raise UsageError(f"{asked.key.as_posix()}: {error}") from error
    except UnsignableError as error:
        raise UsageError(f"{name}: {error}") from error
    path = asked.output or asked.file.with_stem(f"{asked.file.stem}-signed")
    write(signed, path, lasting=True)
    say(f"{path.as_posix()}: signed")
    return EXIT_OK


def _password(path: Path | None) -> bytes | None:
    return bytes_of(path).partition(b"\n")[0].rstrip(b"\r") if path else None
