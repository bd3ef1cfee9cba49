"""How a leaflet is wanted on paper: one value for all that can be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leaflet_pdf.model.style import STANDARD, Paper, Style

if TYPE_CHECKING:
    from leaflet_pdf.layout.frame import Scheme
    from leaflet_pdf.model.patient import Patient
    from leaflet_pdf.records.build_record import Asked


@dataclass(frozen=True, slots=True, repr=False)
class Printing:
    """One way to print a leaflet. `build` tells what each part means. A patient's words are in no `repr`.

    If its source is to travel in the file, `embed` says by which words it was asked for.
    """

    style: Style = STANDARD
    sides: int | None = None
    scheme: Scheme | None = None
    fillable: bool = False
    patient: Patient | Path | str | None = None
    label: Paper | None = None
    embed: Asked | None = None
