"""Join several leaflets to one file: the pages of each, with its own numbers, and the tags of all."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from leaflet_pdf.cli.exit_status import UsageError
from leaflet_pdf.cli.leaflet_pdfs import add_leaflets, pdfs, written


def options(parser: ArgumentParser) -> None:
    add_leaflets(parser)


def run(asked: Namespace) -> int:
    from leaflet_pdf.assembly.attach import attach

    if len(asked.leaflets) < 2:
        raise UsageError("name at least two leaflets")
    leaflets, findings = pdfs(asked)
    if findings:
        return written(None, findings, asked.output)
    done = attach(*leaflets, name=asked.leaflets[0])
    return written(done.pdf, list(done.findings), asked.output)
