"""The second witness, `page`, and what settles the one thing that it is known to be wrong about."""

from __future__ import annotations

import re
from pathlib import Path

import page

BOTH = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)

_STREAM = re.compile(rb"/Length (\d+)>>\nstream\n")


def failures(path: Path, profile: page.ValidationProfile) -> list[str]:
    """Return the rules that a file breaks.

    The witness takes a last byte of a compressed stream that happens to be a line's end for that line's
    end. Such a complaint counts only if a length is wrong.
    """
    broken = [failure.rule_id for failure in page.validate_pdf(path, profile=profile).failures]
    if stream_lengths_are_right(path.read_bytes()):
        broken = [rule for rule in broken if not rule.endswith("STREAM-LENGTH-001")]
    return broken


def stream_lengths_are_right(pdf: bytes) -> bool:
    """Tell whether each stream, of which there are some, ends where its length says (ISO 32000-1, 7.3.8.2)."""
    at, count = 0, 0
    while found := _STREAM.search(pdf, at):
        at = found.end() + int(found[1])
        count += 1
        if not pdf.startswith(b"\nendstream", at):
            return False
    return count > 0 and pdf.count(b"\nendstream") == count
