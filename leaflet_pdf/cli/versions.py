"""Two versions that a command is given, compared."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from leaflet_pdf.cli.answer import UsageError

if TYPE_CHECKING:
    from leaflet_pdf.comparison import Comparison
    from leaflet_pdf.comparison.sides import Side


def compared(old: str, new: str) -> tuple[Side, Side, Comparison]:
    """Return both versions and what differs between them; what is wrong in a file is told. Raises UsageError."""
    from leaflet_pdf.comparison.revision import RevisionError
    from leaflet_pdf.comparison.sides import SideError, compare_sides, side

    try:
        before, after = side(old), side(new)
        return before, after, compare_sides(before, after)
    except SideError as error:
        for finding in error.findings:
            print(finding, file=sys.stderr)
        raise UsageError(str(error)) from None
    except RevisionError as error:
        raise UsageError(f"{old} and {new}: {error}") from None
