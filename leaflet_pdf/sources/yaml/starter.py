"""A template for new leaflet files."""

from __future__ import annotations

import re
from datetime import date, timedelta

from leaflet_pdf.schema.values import ID

_YEAR = timedelta(days=365)


def starter(id: str, revised: date | None = None) -> str:
    """Return a file with every kind of block, for its author to overwrite; revised today unless a date is given.

    Raises ValueError if the id is not valid.
    """
    if not re.fullmatch(ID.pattern, id):
        raise ValueError(f"{id!r} is not {ID.what}: {ID.hint}")
    revised = revised or date.today()
    return _STARTER.format(id=id, revised=revised, review=revised + _YEAR)


_STARTER = """\
# A leaflet to begin from. Overwrite every word: none of them is about a medicine.
# Lines that begin with # are for you; they are not printed.

format: 1                     # the version of this format
id: {id}
title: Title of the leaflet
medicine:
  substance: name of the substance
  strength: strength with its unit
  form: form of the medicine
  class: group of medicines   # optional
  # longest-supply: 30 days   # a patient's cover is not printed for a longer supply
# additional-monitoring:      # only for a medicine that has the black triangle
#   as-of: {revised}         # when you last checked the official list
language: en-GB               # the language of the leaflet
jurisdiction: GB              # whose rules apply: GB, EU, US, …
profile: pharmacy             # eu-qrd, us-medguide, pharmacy, nhs or pmi-draft
version: 0.1
revised: {revised}           # the date of the last change: year-month-day
review-by: {review}         # the date by which it must be reviewed
status: draft                 # draft, or approved once it is ready for `leaflet approve`
notice: Example, not for patients   # printed on every page; optional
publisher: Name of the publisher
contact: How a patient reaches the publisher
# online: https://www.example.org/leaflet   # its web address, printed as a QR code too

sources:                      # where the facts come from; optional
  FIRST:
    title: Title of the source
    address: https://www.example.org/
    as-of: {revised}

introduction:                 # blocks before the first section; optional
  - A plain text is a paragraph. It may go on
    over several lines.

sections:
  - id: words                 # stable, unique: cross-references use it
    heading: Words and lists
    body:
      - Marks make words **bold**, or name the source of a sentence. [@FIRST]
      - A text can lead to [an address](https://www.example.org/), or to another part, as [#boxes].
      - subheading: A heading inside a section
      - bullets:              # a list whose order does not matter
          - first entry
          - item: an entry with a list inside it
            bullets:
              - entry of the inner list
      - steps:                # a numbered list
          - first step
          - second step

  - id: boxes
    heading: Boxes, tables and more
    body:
      - warning: Title of the warning
        level: caution        # danger, warning or caution
        body:
          - What the warning says.
      - note: A remark of less weight than a warning.
      - table: Caption of the table
        columns: [First column, Second column]
        rows:
          - [first cell, second cell]
          - group: Heading of the rows below it
          - [third cell, ""]  # "" leaves a cell empty
          - - fourth cell
            - [first entry, second entry]  # a list in a cell
      - side-effects:
          stop-now:           # those that mean: stop, and get help
            - name of an effect
          common:             # also very-common, uncommon, rare, very-rare, not-known
            - name of another effect
      - precautions:
          - topic: Name of a circumstance
            rating: not-known # do-not-use, do-not-use-unless-prescriber-confirms, take-care,
                              # no-known-problem or not-known
            body: Why, and what to watch for.
      - questions:
          - question: A question in the patient's words?
            answer: The answer.
      - definitions:
          - term: a word
            meaning: What it means.
      - pictogram: with-food # a drawn sign, always beside words
        text: What the sign says.

  - id: filled-in
    heading: Parts to cut off and fill in
    body:
      - slip: Title of a part to tear off
        body: What is read before it is signed.
        fields:
          - tick: What a tick says
          - Name
          - Date
          - wide: Signature
      - card: Title of a card for the wallet
        body: What the card says.
        fields: [Name]        # optional
      - diary: Caption of a table to fill in
        columns: [First column, Second column]
        rows: 3               # empty lines, from 1 to 60; or a list of labels
      # A picture is a PNG or JPEG file beside this file. Take away the # when you have one.
      # - figure: picture.png
      #   alt: What the picture shows, for those who cannot see it
      #   caption: The words below the picture
"""
