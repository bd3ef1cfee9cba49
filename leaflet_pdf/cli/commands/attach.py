"""Attach leaflets to a prescription: their pages behind its own, with the tags of all, or the files.

What the prescription shows and says is kept. It is encrypted or damaged, or contains a program: then it is refused.
It is signed: then it is attached to the new file, unchanged.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflet_pdf.cli.leaflet_pdfs import add_leaflets, pdfs, prove_kept, written
from leaflet_pdf.cli.pdf_argument import bytes_of


def options(parser: ArgumentParser) -> None:
    parser.add_argument("prescription", type=Path, metavar="PRESCRIPTION.pdf", help="any PDF; or a leaflet's")
    add_leaflets(parser)
    parser.add_argument(
        "--as",
        dest="way",
        choices=("pages", "file"),
        default="pages",
        help="add the leaflet's pages, or attach its file, which many viewers hide and no printer prints "
        "(default: pages)",
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help="do so even if the prescription is not tagged, and the file is not accessible",
    )


def run(asked: Namespace) -> int:
    from leaflet_pdf.assembly.attach import attach

    prove_kept([asked.prescription, *map(Path, asked.leaflets)], asked.output)
    prescription, name = bytes_of(asked.prescription), asked.prescription.as_posix()
    leaflets, findings = pdfs(asked)
    if findings:
        return written(None, findings, asked.output)
    as_file = asked.way == "file"
    done = attach(prescription, *leaflets, as_file=as_file, plain=asked.plain, name=name, names=asked.leaflets)
    return written(done.pdf, list(done.findings), asked.output)
