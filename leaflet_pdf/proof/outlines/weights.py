"""How heavy the faces of a document are, and which are inclined, by their outlines: a name can say anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from statistics import median
from typing import TypeVar

from leaflet_pdf.proof.outlines.glyf import FontError, Outlines
from leaflet_pdf.proof.reader.readback import Font, ReadBack

_HEAVIER = 1.1
"""The ink of a bold face in that of the regular one, letter by letter: from here on it is seen."""

_HEAVIER_THAN_UPRIGHT = 1.2
"""The same of a face of italics in that of an upright one: their letters differ in form, too."""

_INCLINED = 0.07
"""How much further to the right a letter leans than that of another face, in its height: by half of what is usual."""

_FEW, _ENOUGH = 4, 10
"""Letters that two fonts must both show to be told apart, and to be sure that they are alike: some italics are forms of
their own, such as the Cyrillic ones."""

Measure = TypeVar("Measure")


class Weights:
    """Tells how the fonts of a document differ from each other in the letters that they both show.

    Where `italics` are meant to be, a font is compared with those of its posture, and by enough letters.
    """

    def __init__(self, readback: ReadBack, *, italics: bool) -> None:
        self._italics = italics
        self._codes: dict[int, set[int]] = {}
        self._fonts: dict[int, Font] = {}
        for piece in readback.pieces():
            if piece.font is not None and piece.mark.mcid is not None:
                self._fonts[id(piece.font)] = piece.font
                self._codes.setdefault(id(piece.font), set()).update(piece.codes)

    def heavy(self, font: Font) -> bool | None:
        """Tell whether a font is heavier than another one: its text is set in that. None if it cannot be told."""
        return self._heavy[id(font)]

    def inclined(self, font: Font) -> bool | None:
        """Tell whether a font is inclined against another one; None if it cannot be told."""
        return self._inclined[id(font)]

    @cached_property
    def _heavy(self) -> Mapping[int, bool | None]:
        inks = {key: dict(self._measured(font, Outlines.ink)) for key, font in self._fonts.items()}
        return {key: self._is_heavier(key, inks) for key in inks}

    def _is_heavier(self, key: int, inks: Mapping[int, Mapping[str, float]]) -> bool | None:
        """Compare a font with those that it may be told from; None if those show too few of its letters."""
        if not self._italics:
            return any(_ratio(inks[key], other) > _HEAVIER for other in inks.values())
        posture = self._inclined[key]
        alike = [other for other in inks if posture is not None and self._inclined[other] is posture]
        if any(_ratio(inks[key], inks[other]) > _HEAVIER for other in alike):
            return True
        others = (inks[other] for other in inks if not self._inclined[other])
        known = [other for other in others if len(inks[key].keys() & other.keys()) >= _ENOUGH]
        heavier = any(_ratio(inks[key], other) > _HEAVIER_THAN_UPRIGHT for other in known)
        return heavier if heavier or posture is False or (posture and known) else None

    @cached_property
    def _inclined(self) -> Mapping[int, bool | None]:
        leans = {
            key: {} if self._has_forms(font) else dict(self._measured(font, Outlines.lean))
            for key, font in self._fonts.items()
        }
        return {
            key: _any_known(_leans_more(lean, other) for near, other in leans.items() if near != key)
            for key, lean in leans.items()
        }

    def _has_forms(self, font: Font) -> bool:
        """Tell whether a letter is shown in several forms, as in Arabic: each of them leans in its own way."""
        shown = [font.character(code) for code in self._codes[id(font)]]
        letters = [char for char in shown if any(map(str.isalpha, char))]
        return len(letters) != len(set(letters)) and any(char > "\u0590" for char in letters)

    def _measured(self, font: Font, measure: Callable[[Outlines, int], Measure]) -> Iterator[tuple[str, Measure]]:
        """Yield the letters and figures that a font shows, each with what is measured of it."""
        try:
            outlines = Outlines(font.program)
            for code in self._codes[id(font)]:
                if any(map(str.isalnum, font.character(code))):
                    yield font.character(code), measure(outlines, font.glyph(code))
        except FontError:
            return


def _any_known(answers: Iterable[bool | None]) -> bool | None:
    """Return whether any answer is yes; None if there is neither a yes nor a no."""
    known = {answer for answer in answers if answer is not None}
    return True in known if known else None


def _ratio(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the ink of one font in that of another, of the letters that both show; 1 if there are none."""
    both = one.keys() & other.keys()
    return sum(map(one.__getitem__, both)) / (sum(map(other.__getitem__, both)) or 1) if both else 1


def _leans_more(one: Mapping[str, float], other: Mapping[str, float]) -> bool | None:
    """Tell whether most letters of one font lean further to the right than in another; None if too few say so."""
    both = one.keys() & other.keys()
    if len(both) < _FEW:
        return None
    leans = median(one[char] - other[char] for char in both) > _INCLINED
    return leans if leans or len(both) >= _ENOUGH else None
