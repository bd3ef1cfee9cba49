"""How leaflets are asked to be printed: options of the command, and the styles that they make."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import is_file

if TYPE_CHECKING:
    from leaflet_pdf.model.finding import Finding
    from leaflet_pdf.model.print_options import Printing
    from leaflet_pdf.model.style import Paper, Style
    from leaflet_pdf.records.build_record import Asked

_NARROWEST, _WIDEST = 90, 600
"""What paper may measure, in millimetres."""

_PAPER = r"([0-9]+(?:\.[0-9]+)?)x([0-9]+(?:\.[0-9]+)?)(mm|cm|in)"
_PER_UNIT = {"mm": 1.0, "cm": 10.0, "in": 25.4}


class PrintingError(Exception):
    """What was asked for cannot be printed; the message says why and what to do."""


class ThemeError(Exception):
    """A theme file is wrong."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


def add_looks(parser: ArgumentParser) -> None:
    """Add the options of how pages look to a command's."""
    group = parser.add_argument_group("how pages look")
    group.add_argument(
        "--theme",
        default="standard",
        metavar="NAME,…",
        help="standard, large (16 points), giant (20 points), mono, the name of a file in ./content/themes, or a "
        "theme file; several make several files",
    )
    group.add_argument("--paper", type=_paper, default="a4", metavar="SIZE", help="a4, a5, letter, legal, or 170x240mm")
    group.add_argument("--columns", type=int, choices=(1, 2, 3), help="how many columns the sections are set in")
    group.add_argument("--duplex", action="store_true", help="on both sides: mirrored margins, “please turn over”")
    group.add_argument("--binding", type=_millimetres, metavar="MM", help="more white space at the edge that is bound")
    parser.set_defaults(
        fit=None, scheme=None, fillable=False, patient=None, label=False, ruler=False, embed_source=False
    )


def add_sheets(parser: ArgumentParser) -> None:
    """Add the options of how pages come together on paper to a command's."""
    group = parser.add_argument_group("how pages come together")
    group.add_argument(
        "--fit",
        type=_sides,
        metavar="SIDES",
        help="1-side, 1-sheet (two sides) or a number: find the most comfortable columns, white space and size",
    )
    together = group.add_mutually_exclusive_group()
    together.add_argument("--booklet", dest="scheme", action="store_const", const="booklet", help="to fold and stitch")
    together.add_argument("--two-up", dest="scheme", action="store_const", const="two-up", help="two pages on a side")


def add_extras(parser: ArgumentParser) -> None:
    """Add the options of what is beside the leaflet's own words to a command's."""
    group = parser.add_argument_group("what comes with it")
    group.add_argument("--fillable", action="store_true", help="what is filled in by hand has fields for a screen too")
    group.add_argument(
        "--patient",
        type=Path,
        metavar="FILE",
        help="a cover for one patient, of a YAML file; its words are on that page only, and kept nowhere",
    )
    group.add_argument("--label", action="store_true", help="the patient's cover is a label of 100 x 62 mm")
    group.add_argument("--ruler", action="store_true", help="a line of 50 mm that shows if the print was shrunk")
    group.add_argument(
        "--embed-source",
        action="store_true",
        help="let the YAML file and its pictures travel in the PDF (PDF/A-3a); `leaflet extract` takes them out",
    )


def printings(asked: Namespace) -> list[tuple[Printing, str]]:
    """Return each way to print that was asked for, and what is put behind the leaflet's name, "" for nothing.

    Raises PrintingError, ThemeError.
    """
    from leaflet_pdf.layout.frame import Scheme
    from leaflet_pdf.model.print_options import Printing
    from leaflet_pdf.model.style import LABEL

    if asked.label and not asked.patient:
        raise PrintingError("--label is for a patient's cover: name the patient's file with --patient")
    if asked.embed_source and asked.patient:
        raise PrintingError("--embed-source is for what many get: a patient's words stay on the cover; leave one out")
    scheme = Scheme(asked.scheme) if asked.scheme else None
    label = LABEL if asked.label else None
    return [
        (
            Printing(
                _style(asked, theme),
                asked.fit,
                scheme,
                asked.fillable,
                asked.patient,
                label,
                _asked(asked, theme) if asked.embed_source else None,
            ),
            _suffix(asked, theme),
        )
        for theme in dict.fromkeys(filter(None, map(str.strip, asked.theme.split(","))))
    ]


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise PrintingError(message)


def printing_again(words: Sequence[str], folder: Path) -> Printing:
    """Return the way to print that `_asked` put into words, with a theme of the folder.

    The words may be anybody's. Raises PrintingError, ThemeError.
    """
    from leaflet_pdf.files.path_policy import inside
    from leaflet_pdf.theme import themes

    parser = _Parser(add_help=False, allow_abbrev=False)
    add_looks(parser)
    add_sheets(parser)
    add_extras(parser)
    asked = parser.parse_args(words)
    if asked.patient or not asked.embed_source:
        raise PrintingError("these are not the options of a file that its source travels in")
    if asked.theme not in themes():
        theme = inside(folder, asked.theme)
        if theme is None or not is_file(theme):
            raise PrintingError(f"there is no theme {asked.theme!r} in the file")
        asked.theme = str(theme)
    ((printing, _),) = printings(asked)
    return printing


def _asked(asked: Namespace, theme: str) -> Asked:
    """Return the words that ask for one way to print, without those that ask for nothing, and the theme's file."""
    from leaflet_pdf.records.build_record import Asked

    named = _theme_file(theme)
    told = {
        "--theme": named if named != "standard" and isinstance(named, str) else None,
        "--paper": asked.paper if asked.paper != "a4" else None,
        "--columns": asked.columns,
        "--fit": asked.fit,
        "--binding": asked.binding,
    }
    chosen = {
        "--duplex": asked.duplex,
        "--booklet": asked.scheme == "booklet",
        "--two-up": asked.scheme == "two-up",
        "--fillable": asked.fillable,
        "--ruler": asked.ruler,
    }
    words = [word for option, value in told.items() if value is not None for word in (option, str(value))]
    words += [option for option, value in chosen.items() if value]
    return Asked(tuple(words), named if isinstance(named, Path) else None)


def _style(asked: Namespace, name: str) -> Style:
    from dataclasses import replace

    from leaflet_pdf.model.style import MM, STANDARD

    style = STANDARD if name == "standard" else _theme(name)
    if asked.paper != "a4":
        style = style.on(_sized(asked.paper))
    style = replace(style, duplex=style.duplex or asked.duplex, ruler=asked.ruler)
    if asked.binding:
        style = replace(style, binding=asked.binding * MM)
    if asked.columns:
        style = style.in_columns(asked.columns)
    if style != STANDARD:
        _check_floors(style, asked)
    return style


def _theme(name: str) -> Style:
    from leaflet_pdf.theme import load_theme

    style, findings = load_theme(_theme_file(name))
    if style is None:
        raise ThemeError(findings)
    return style


def _theme_file(name: str) -> str | Path:
    """Return the name of a theme that comes with the program, or the file of another."""
    from leaflet_pdf.theme import themes

    folders = (Path("content/themes"), bundled("content") / "themes")
    if name in themes():
        return name
    if Path(name).suffix in {".yaml", ".yml"}:
        return Path(name)
    for folder in folders:
        if is_file(folder / f"{name}.yaml"):
            return folder / f"{name}.yaml"
    from difflib import get_close_matches

    known = sorted({*themes(), *(path.stem for folder in folders for path in folder.glob("*.yaml"))})
    near = get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
    raise PrintingError(f"there is no theme {name!r}; {hint}")


def _check_floors(style: Style, asked: Namespace) -> None:
    """Raise ThemeError if what was asked for goes under a floor, as on paper too narrow for the columns."""
    from leaflet_pdf.model.finding import Source
    from leaflet_pdf.theme import under_floor

    half = style.on(style.paper.half) if asked.scheme else style
    findings = tuple(under_floor(half, Source("leaflet build", 0, 0)))
    if findings:
        raise ThemeError(findings)


def _suffix(asked: Namespace, theme: str) -> str:
    parts = [
        Path(theme).stem if theme != "standard" else "",
        asked.paper.replace(".", "-") if asked.paper != "a4" else "",
        f"{asked.columns}-columns" if asked.columns else "",
        f"{asked.fit}-side{'' if asked.fit == 1 else 's'}" if asked.fit else "",
        asked.scheme or "",
        "fillable" if asked.fillable else "",
        ("label" if asked.label else "cover") if asked.patient else "",
    ]
    return "".join(f"-{part}" for part in parts if part)


def _sized(paper: str) -> Paper:
    from leaflet_pdf.model.style import MM, PAPERS, Paper

    if paper in PAPERS:
        return PAPERS[paper]
    width, height, unit = _measures(paper)
    return Paper(width * _PER_UNIT[unit] * MM, height * _PER_UNIT[unit] * MM)


def _measures(paper: str) -> tuple[float, float, str]:
    found = re.fullmatch(_PAPER, paper)
    if not found:
        raise ArgumentTypeError(f"{paper!r} is no paper: write a4, a5, letter, legal, or as in 170x240mm")
    return float(found[1]), float(found[2]), found[3]


def _paper(written: str) -> str:
    """Return the name or the measures of paper. Raises ArgumentTypeError."""
    from leaflet_pdf.model.style import PAPERS

    paper = written.lower().replace(" ", "").replace("×", "x")
    if paper in PAPERS:
        return paper
    width, height, unit = _measures(paper)
    sides = (width * _PER_UNIT[unit], height * _PER_UNIT[unit])
    if min(sides) < _NARROWEST or max(sides) > _WIDEST:
        raise ArgumentTypeError(f"paper measures from {_NARROWEST} to {_WIDEST} mm, not {written}")
    return paper


def _sides(written: str) -> int:
    """Return how many sides of paper are meant. Raises ArgumentTypeError."""
    named = {"1-side": 1, "one-side": 1, "1-sheet": 2, "one-sheet": 2}
    if written in named:
        return named[written]
    if re.fullmatch(r"[1-9][0-9]{0,2}", written):
        return int(written)
    raise ArgumentTypeError(f"{written!r} is no number of sides: write 1-side, 1-sheet, or a number")


def _millimetres(written: str) -> float:
    """Return a width in millimetres. Raises ArgumentTypeError."""
    found = re.fullmatch(r"([0-9]{1,2}(?:\.[0-9]+)?) ?(?:mm)?", written)
    if not found:
        raise ArgumentTypeError(f"{written!r} is no width: write millimetres, as in 6")
    return float(found[1])
