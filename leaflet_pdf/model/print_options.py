"""How a leaflet is wanted on paper: in words, as plain data, and what they come to."""

import re
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from os import PathLike, fspath
from typing import Any, NamedTuple, TypedDict

from leaflet_pdf.model.finding import nearest
from leaflet_pdf.model.style import MM, PAPERS, PRINTED, Paper, Style

_NARROWEST, _WIDEST = 90, 600
"""What paper may measure, in millimetres."""

_SMALLEST_LABEL, _LARGEST_LABEL = 25, 210
"""What a label may measure, in millimetres."""

_PAPER = r"([0-9]+(?:\.[0-9]+)?)x([0-9]+(?:\.[0-9]+)?)(mm|cm|in)"
_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4}
_SIDES = {"1-side": 1, "one-side": 1, "1-sheet": 2, "one-sheet": 2}
_MOST_COLUMNS = 3


class Scheme(StrEnum):
    """How pages come together on sheets: pages 1 and 2 side by side, or as a stitched booklet wants them."""

    TWO_UP = "two-up"
    BOOKLET = "booklet"


class Arrangement(StrEnum):
    """How two languages come together in one file: on halves of the same pages, or one after the other."""

    SIDE_BY_SIDE = "side-by-side"
    BACK_TO_BACK = "back-to-back"


@dataclass(frozen=True, slots=True, repr=False)
class PrintOptions:
    """How a leaflet is wanted, in the words of the command line.

    theme         "standard", "large", "giant", "mono", "pharmacy", "hospital", "regulator", the name of a file in
                  ./content/themes, or a theme file
    paper         "a4", "a5", "letter", "legal", or measures as in "170x240mm"
    columns       1, 2 or 3; None: as the theme says, else two where lines have the room
    duplex        printed on both sides
    binding       millimetres of white space at the edge that is bound
    fit           on how many sides of paper: 4, "1-side", "1-sheet"; None: as many as it takes
    scheme        "two-up" or "booklet": two pages on a side of paper
    fillable      what is filled in by hand has fields for a screen too
    label         a patient's cover is a label of 100 x 62 mm
    label_size    or of these measures, as in "70x37mm"
    label_only    that label alone, without the leaflet, as for a label printer
    ruler         a line of 50 mm shows if the print was shrunk
    embed_source  the leaflet's files travel in the PDF
    translation   the language of a translation in the same file, as in "ar"
    arrangement   "side-by-side" (as usual) or "back-to-back": how it comes together with the original

    Raises ValueError or TypeError for a value that is not possible; the message says what is.
    """

    theme: str = "standard"
    paper: str = "a4"
    columns: int | None = None
    duplex: bool = False
    binding: float | None = None
    fit: int | None = None
    scheme: Scheme | None = None
    fillable: bool = False
    label: bool = False
    label_size: str | None = None
    label_only: bool = False
    ruler: bool = False
    embed_source: bool = False
    translation: str | None = None
    arrangement: Arrangement = Arrangement.SIDE_BY_SIDE

    def __post_init__(self) -> None:
        for name, convert in _CONVERT.items():
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, _converted(name, value, convert))
        for field in fields(self):
            value = getattr(self, field.name)
            if field.default is False and not isinstance(value, bool):
                raise TypeError(f"{field.name}={value!r} is neither True nor False")
        if self.label_size or self.label_only:
            object.__setattr__(self, "label", True)

    def __repr__(self) -> str:
        """Return what is not as usual."""
        values = ((field, getattr(self, field.name)) for field in fields(self))
        words = (f"{field.name}={_plain(value)!r}" for field, value in values if value != field.default)
        return f"PrintOptions({', '.join(words)})"


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Scheme | Arrangement) else value


class PrintWords(TypedDict, total=False):
    """The fields of `PrintOptions`, each as it may be written."""

    theme: str | PathLike[str]
    paper: str
    columns: int | None
    duplex: bool
    binding: float | str | None
    fit: int | str | None
    scheme: Scheme | str | None
    fillable: bool
    label: bool
    label_size: str | None
    label_only: bool
    ruler: bool
    embed_source: bool
    translation: str | None
    arrangement: Arrangement | str


class Printing(NamedTuple):
    """One way to print a leaflet: what `PrintOptions` come to.

    If its source is to travel in the file, `embed` says by which options it was asked for, with the theme's file, and
    `record` in which version of the build record's format. With the language of a `translation`, that is in the file,
    too, arranged in one way.
    """

    style: Style = PRINTED
    sides: int | None = None
    scheme: Scheme | None = None
    fillable: bool = False
    label: Paper | None = None
    label_only: bool = False
    embed: PrintOptions | None = None
    record: str = "2"
    translation: str | None = None
    arrangement: Arrangement = Arrangement.SIDE_BY_SIDE


def print_options(words: PrintWords, base: PrintOptions | None = None) -> PrintOptions:
    """Return the options that are named by words, and for the rest those of a base, or as usual.

    Raises ValueError or TypeError, as `PrintOptions` does.
    """
    known = [field.name for field in fields(PrintOptions)]
    for name in words:
        if name not in known:
            raise TypeError(f"there is no option {name!r}; {possible(name, known)}")
    return replace(base or PrintOptions(), **words)  # type: ignore[arg-type]  # what is written is converted


def possible(word: str, known: list[str]) -> str:
    """Return which of the known words may be meant, or all of them."""
    near = nearest(word, known)
    return f"did you mean {near}?" if near else f"choose from {', '.join(known)}"


def paper_name(written: str) -> str:
    """Return the name or the measures of paper as options have it. Raises ValueError."""
    paper = written.lower().replace(" ", "").replace("×", "x")
    if paper not in PAPERS:
        width, height = _measures(paper)
        if min(width, height) < _NARROWEST or max(width, height) > _WIDEST:
            raise ValueError(f"paper must measure from {_NARROWEST} to {_WIDEST} mm, not {written}")
    return paper


def label_name(written: str) -> str:
    """Return the measures of a label as options have them. Raises ValueError."""
    label = written.lower().replace(" ", "").replace("×", "x")
    width, height = _measures(label)
    if min(width, height) < _SMALLEST_LABEL or max(width, height) > _LARGEST_LABEL:
        raise ValueError(f"a label must measure from {_SMALLEST_LABEL} to {_LARGEST_LABEL} mm, not {written}")
    return label


def paper_size(name: str) -> Paper:
    """Return the paper of a name or of measures. Raises ValueError."""
    if name in PAPERS:
        return PAPERS[name]
    width, height = _measures(name)
    return Paper(width * MM, height * MM)


def _measures(paper: str) -> tuple[float, float]:
    """Return width and height in millimetres."""
    found = re.fullmatch(_PAPER, paper)
    if not found:
        raise ValueError(f"{paper!r} is not a paper size: write {', '.join(PAPERS)}, or as in 170x240mm")
    unit = _MILLIMETRES[found[3]]
    return float(found[1]) * unit, float(found[2]) * unit


def sides(written: int | str) -> int:
    """Return how many sides of paper are meant. Raises ValueError."""
    if written in _SIDES:
        return _SIDES[str(written)]
    if isinstance(written, int | str) and re.fullmatch(r"[1-9][0-9]{0,2}", str(written)):
        return int(written)
    raise ValueError(f"{written!r} is not a number of sides: write 1-side, 1-sheet, or a number")


def millimetres(written: float | str) -> float:
    """Return a width in millimetres. Raises ValueError."""
    found = re.fullmatch(r"([0-9]{1,2}(?:\.[0-9]+)?) ?(?:mm)?", str(written))
    if not found:
        raise ValueError(f"{written!r} is not a width: write millimetres, as in 6")
    return float(found[1])


def _theme(written: str | PathLike[str]) -> str:
    if not isinstance(written, str | PathLike) or not fspath(written):
        raise ValueError("name a theme, as in large, or a theme file")
    return fspath(written)


def _columns(written: int) -> int:
    if not isinstance(written, int) or isinstance(written, bool) or not 1 <= written <= _MOST_COLUMNS:
        raise ValueError(f"write 1, 2 or {_MOST_COLUMNS}")
    return written


def _scheme(written: str) -> Scheme:
    if written not in tuple(Scheme):
        raise ValueError(possible(str(written), list(Scheme)))
    return Scheme(written)


def _arrangement(written: str) -> Arrangement:
    if written not in tuple(Arrangement):
        raise ValueError(possible(str(written), list(Arrangement)))
    return Arrangement(written)


_CONVERT: dict[str, Any] = {
    "theme": _theme,
    "paper": paper_name,
    "columns": _columns,
    "binding": millimetres,
    "fit": sides,
    "scheme": _scheme,
    "label_size": label_name,
    "arrangement": _arrangement,
}


def _converted(name: str, value: object, convert: Any) -> object:
    """Return a value as options have it. What it raises names the option and the value."""
    try:
        return convert(value)
    except ValueError as error:
        raise ValueError(f"{name}={value!r}: {error}") from None
    except (TypeError, AttributeError):
        raise TypeError(f"{name}={value!r} is of the wrong type ({type(value).__name__})") from None
