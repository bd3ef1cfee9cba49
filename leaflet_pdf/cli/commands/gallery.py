"""Build a leaflet that shows every kind of component, to see how a theme prints it.

It is about no medicine, and no page of it is for patients. Its source, gallery.yaml, travels with the program.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from leaflet_pdf.cli.commands.build import add_output, items_of
from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK
from leaflet_pdf.cli.leaflet_files import Found
from leaflet_pdf.cli.print_arguments import add_appearance, printings
from leaflet_pdf.cli.progress import Telling

GALLERY = Path(__file__).parent.parent / "gallery" / "gallery.yaml"


def options(parser: ArgumentParser) -> None:
    add_output(parser)
    add_appearance(parser)


def run(asked: Namespace) -> int:
    from leaflet_pdf.batch.work import one_by_one

    items = items_of(Found({GALLERY: Path()}), printings(asked), asked.output, date.today())
    telling = Telling(len(items))
    for done in one_by_one(items):
        telling.tell(done)
    telling.end()
    return EXIT_OK if telling.built == len(items) else EXIT_FINDINGS
