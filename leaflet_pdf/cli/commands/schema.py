"""Print the JSON Schema of the format."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from leaflet_pdf.cli.exit_status import EXIT_OK


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "of",
        nargs="?",
        choices=("leaflet", "patient", "theme"),
        default="leaflet",
        help="the kind of file: a leaflet (default), a patient's file for a cover, or a theme",
    )


def run(asked: Namespace) -> int:
    from leaflet_pdf.sources.patient.format import patient_schema
    from leaflet_pdf.sources.yaml.leaflet_schema import leaflet_schema
    from leaflet_pdf.theme import theme_schema

    described = {"leaflet": leaflet_schema, "patient": patient_schema, "theme": theme_schema}[asked.of]()
    print(json.dumps(described, ensure_ascii=False, indent=2))
    return EXIT_OK
