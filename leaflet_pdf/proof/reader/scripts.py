"""Extracts the text of any page, with superscript and subscript digits.

Plain text extraction gives "106" for 10 to the power of 6. What is set off the baseline, and no larger than
what comes before it, is given as superscript or subscript characters: "10⁶", "CO₂". Letters are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import hypot
from typing import Any

from pypdf import PageObject

_FIGURES = "0123456789+-−=()"
_SUPER = str.maketrans(_FIGURES, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_SUB = str.maketrans(_FIGURES, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SCRIPT = re.compile(rf"\s*[{re.escape(_FIGURES)}]+\s*")
_RAISED = 0.12, 0.8
_LOWERED = -0.65, -0.05
"""The shift of a script, as a multiple of the preceding size: less is an overshoot, more is another line."""
_SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})

Matrix = list[float]


def text_of(page: PageObject) -> str:
    """Return the text of a page as pypdf extracts it, with scripts. Raises errors of every kind, as pypdf does."""
    listener = _TextCollector()
    page.extract_text(visitor_operand_before=listener.before, visitor_text=listener.text)
    return "".join(listener.written)


@dataclass(slots=True)
class _TextCollector:
    """Collects the extracted text, part by part, and the position of the last part on the line."""

    written: list[str] = field(default_factory=list)
    _line: float = 0
    _em: float = 0
    _rise: float = 0
    _shown_at: float = 0
    _saved: list[float] = field(default_factory=list)

    def before(self, operator: bytes, operands: list[Any], _to_page: Matrix, _text: Matrix) -> None:
        """Track the text rise (ISO 32000-1, 9.3.7), which pypdf does not report."""
        if operator in _SHOWING:
            self._shown_at = self._rise
        elif operator == b"Ts":
            self._rise = float(operands[0])
        elif operator == b"q":
            self._saved.append(self._rise)
        elif operator == b"Q" and self._saved:
            self._rise = self._saved.pop()

    def text(self, text: str, to_page: Matrix, matrix: Matrix, _font: Any, size: float) -> None:
        if not text.strip():
            self.written.append(text)
            return
        up = matrix[2] * to_page[0] + matrix[3] * to_page[2], matrix[2] * to_page[1] + matrix[3] * to_page[3]
        em = size * hypot(*up)
        y = matrix[4] * to_page[1] + matrix[5] * to_page[3] + to_page[5] + self._shown_at * up[1]
        off = (y - self._line) / self._em if self._em else 0
        script = self._script(off) if em <= self._em and _SCRIPT.fullmatch(text) else None
        if script is None:
            self._line, self._em = y, em
            self.written.append(text)
        else:
            self._stay_on_the_line()
            self.written.append(text.rstrip("\n").translate(script))

    def _script(self, off: float) -> dict[int, int] | None:
        """Return the characters of a script by its shift, as a multiple of the preceding size; None for no script."""
        for (lowest, highest), script in ((_RAISED, _SUPER), (_LOWERED, _SUB)):
            if lowest < off < highest:
                return script
        return None

    def _stay_on_the_line(self) -> None:
        """Remove the line break that pypdf adds before raised or lowered text."""
        while self.written and not self.written[-1].strip():
            self.written.pop()
        if self.written:
            self.written[-1] = self.written[-1].rstrip("\n")
