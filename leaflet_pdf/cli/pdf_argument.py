"""A PDF file that a command is given."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from leaflet_pdf.cli.exit_status import UsageError
from leaflet_pdf.proof.reader import limits


def add_pdf(parser: ArgumentParser) -> None:
    """Let a command be given a PDF."""
    parser.add_argument("file", type=Path, metavar="FILE.pdf")


def bytes_of(path: Path) -> bytes:
    """Return what is in a file. Raises OSError, or UsageError if that is more than any leaflet's PDF."""
    with path.open("rb") as file:
        data = file.read(limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        raise UsageError(
            f"{path.as_posix()} is larger than {limits.FILE_BYTES // limits.MIB} MiB: too large for a leaflet"
        )
    return data
