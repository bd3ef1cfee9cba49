"""A short leaflet and its translation, to be written with a mistake in one of them."""

from __future__ import annotations

from pathlib import Path

from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.sources.yaml import load

ORIGINAL = """\
format: 1
id: sample
title: Sample 40 mg capsules
medicine:
  substance: sample
  strength: 40 mg
  form: capsules
language: en-GB
jurisdiction: GB
profile: pharmacy
version: 0.1
revised: 2026-11-23
review-by: 2027-05-23
status: draft
publisher: Example Pharmacy
contact: Telephone [020 7946 0000](tel:02079460000)
translations:
  pl: sample-pl.yaml
sources:
  NHS:
    title: A page
    address: https://www.example.org/
    as-of: 2026-11-23
sections:
  - id: take
    heading: How to take it
    body:
      - Take 1.5 mg twice a day for 5 days. [@NHS]
      - warning: Not with alcohol
        level: danger
        body:
          - Call 112, see [#keep].
      - bullets:
          - Never more than 1,000 mg a day.
          - Wait for 4 to 6 hours.
      - table: Doses
        columns: [Age, Dose]
        rows:
          - [under 12 years, 10 mg]
          - [12 years and over, 20 mg]
  - id: keep
    heading: How to keep it
    body:
      - Keep it below 25 °C.
"""

TRANSLATION = """\
format: 1
id: sample-pl
title: Sample 40 mg kapsułki
medicine:
  substance: sample
  strength: 40 mg
  form: kapsułki
language: pl
translation-of: sample.yaml
jurisdiction: GB
profile: pharmacy
version: 0.1
revised: 2026-11-23
review-by: 2027-05-23
status: draft
publisher: Example Pharmacy
contact: Telefon [020 7946 0000](tel:02079460000)
sources:
  NHS:
    title: Strona
    address: https://www.example.org/
    as-of: 2026-11-23
sections:
  - id: take
    heading: Jak przyjmować lek
    body:
      - Przyjmować 1,5 mg dwa razy na dobę przez 5 dni. [@NHS]
      - warning: Nie z alkoholem
        level: danger
        body:
          - Zadzwoń pod 112, patrz [#keep].
      - bullets:
          - Nigdy więcej niż 1 000 mg na dobę.
          - Odczekać 4–6 godzin.
      - table: Dawki
        columns: [Wiek, Dawka]
        rows:
          - [poniżej 12 lat, 10 mg]
          - [12 lat i więcej, 20 mg]
  - id: keep
    heading: Jak przechowywać lek
    body:
      - Przechowywać w temperaturze poniżej 25 °C.
"""


def written(folder: Path, translation: str = TRANSLATION, original: str = ORIGINAL) -> tuple[Path, Path]:
    """Return the files of both, written into a folder."""
    paths = folder / "sample.yaml", folder / "sample-pl.yaml"
    for path, text in zip(paths, (original, translation), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def loaded(folder: Path, translation: str = TRANSLATION, original: str = ORIGINAL) -> tuple[Leaflet, Leaflet]:
    """Return both."""
    first, second = (load(path) for path in written(folder, translation, original))
    assert first[0], first[1]
    assert second[0], second[1]
    return first[0], second[0]
