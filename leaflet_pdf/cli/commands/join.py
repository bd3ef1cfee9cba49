"""Join several leaflets to one file: the pages of each, with its own numbers, and the tags of all."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflet_pdf.cli.exit_status import UsageError
from leaflet_pdf.cli.leaflet_pdfs import add_leaflets, pdfs, prove_kept, written


def options(parser: ArgumentParser) -> None:
    add_leaflets(parser)


def run(asked: Namespace) -> int:
    from leaflet_pdf.assembly.attach import attach

    if len(asked.leaflets) < 2:
        raise UsageError("name at least two leaflets")
    prove_kept(list(map(Path, asked.leaflets)), asked.output)
    leaflets, findings = pdfs(asked)
    if findings:
        return written(None, findings, asked.output)
    done = attach(*leaflets, name=asked.leaflets[0], names=asked.leaflets[1:])
    return written(done.pdf, list(done.findings), asked.output)
