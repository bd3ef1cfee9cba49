"""How leaflets are asked to be printed: the command's options, which fill `PrintOptions`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from leaflet_pdf.model.finding import Finding
    from leaflet_pdf.model.print_options import Printing, PrintOptions
    from leaflet_pdf.model.style import Style

T = TypeVar("T")


class PrintingError(Exception):
    """What was asked for cannot be printed; the message says why and what to do."""


class ThemeError(Exception):
    """A theme file is wrong."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


def add_appearance(parser: ArgumentParser) -> None:
    """Add the options of how pages look to a command's."""
    group = parser.add_argument_group("appearance")
    group.add_argument(
        "--theme",
        default="standard",
        metavar="NAME,…",
        help="standard, large (16 points), giant (20 points), mono, pharmacy, hospital, regulator, the name of a file "
        "in ./content/themes, or a theme file; several, with commas between them, make a file each",
    )
    group.add_argument("--paper", type=_paper, default="a4", metavar="SIZE", help="a4, a5, letter, legal, or 170x240mm")
    group.add_argument("--columns", type=int, choices=(1, 2, 3), help="the number of columns")
    group.add_argument("--duplex", action="store_true", help="for both sides: mirrored margins, “please turn over”")
    group.add_argument("--binding", type=_millimetres, metavar="MM", help="extra white space at the bound edge")
    parser.set_defaults(
        fit=None,
        scheme=None,
        fillable=False,
        patient=None,
        label=False,
        label_size=None,
        label_only=False,
        ruler=False,
        embed_source=False,
        translation=None,
        arrangement="side-by-side",
    )


def add_sheets(parser: ArgumentParser) -> None:
    """Add the options of how pages come together on paper to a command's."""
    group = parser.add_argument_group("pages on paper")
    group.add_argument(
        "--fit",
        type=_sides,
        metavar="SIDES",
        help="1-side, 1-sheet (two sides) or a number: use the most comfortable columns, spacing and type that fit",
    )
    together = group.add_mutually_exclusive_group()
    together.add_argument(
        "--booklet",
        dest="scheme",
        action="store_const",
        const="booklet",
        help="pages in the order for folding and stapling",
    )
    together.add_argument(
        "--two-up", dest="scheme", action="store_const", const="two-up", help="two pages on each side"
    )


def add_languages(parser: ArgumentParser) -> None:
    """Add the options of a second language in the same file to a command's."""
    group = parser.add_argument_group("two languages")
    group.add_argument(
        "--with",
        dest="translation",
        metavar="TAG",
        help="the translation in this language too, as in ar: one that the leaflet names under “translations:”",
    )
    group.add_argument(
        "--as",
        dest="arrangement",
        choices=("side-by-side", "back-to-back"),
        default="side-by-side",
        help="both in columns of their own, row by row at one height (default), or one after the other",
    )


def add_extras(parser: ArgumentParser) -> None:
    """Add the options of what is beside the leaflet's own words to a command's."""
    group = parser.add_argument_group("additions")
    group.add_argument(
        "--fillable", action="store_true", help="add form fields, so that blanks can also be filled in on screen"
    )
    group.add_argument(
        "--patient",
        type=Path,
        metavar="FILE",
        help="add a cover for one patient, from a YAML file; its words are on that page only, and stored nowhere else",
    )
    group.add_argument("--label", action="store_true", help="make the patient's cover a label of 100 x 62 mm")
    group.add_argument("--label-size", type=_label, metavar="SIZE", help="make it a label of this size, as in 70x37mm")
    group.add_argument(
        "--label-only", action="store_true", help="make that label alone, without the leaflet, for a label printer"
    )
    group.add_argument(
        "--ruler", action="store_true", help="add a line of 50 mm that shows whether the print was scaled down"
    )
    group.add_argument(
        "--embed-source",
        action="store_true",
        help="embed the YAML file and its pictures in the PDF (PDF/A-3a); `leaflet extract` takes them out",
    )


def printings(asked: Namespace) -> list[tuple[Printing, str]]:
    """Return each way to print that was asked for, and what is put behind the leaflet's name, "" for nothing.

    Raises PrintingError, ThemeError.
    """
    if (asked.label or asked.label_size or asked.label_only) and not asked.patient:
        raise PrintingError("--label is for a patient's cover: name the patient's file with --patient")
    if asked.embed_source and asked.patient:
        raise PrintingError("--embed-source cannot be used with --patient: a patient's words stay on the cover")
    if asked.translation and asked.patient:
        raise PrintingError("--with cannot be used with --patient: a cover is in one language")
    ways = [_options(asked, theme) for theme in dict.fromkeys(filter(None, map(str.strip, asked.theme.split(","))))]
    return [(_printing(options), _suffix(options, asked.patient)) for options in ways]


def style_of(theme: str) -> Style:
    """Return the style of a theme, in one column. Raises PrintingError, ThemeError."""
    from leaflet_pdf.model.print_options import PrintOptions

    return _printing(PrintOptions(theme=theme, columns=1)).style


def _options(asked: Namespace, theme: str) -> PrintOptions:
    """Return the options of a command's arguments with one of its themes."""
    from leaflet_pdf.model.print_options import PrintOptions

    named = {name: getattr(asked, name) for name in PrintOptions.__slots__}
    return PrintOptions(**{**named, "theme": theme})


def _printing(options: PrintOptions) -> Printing:
    from leaflet_pdf.model.print_options import Printing, PrintOptions

    if options == PrintOptions():
        return Printing()
    from leaflet_pdf.theme.resolve import printing_of

    try:
        printing, findings = printing_of(options)
    except ValueError as error:
        raise PrintingError(str(error)) from None
    if printing is None:
        raise ThemeError(findings)
    return printing


def _suffix(options: PrintOptions, patient: Path | None) -> str:
    parts = [
        Path(options.theme).stem if options.theme != "standard" else "",
        options.paper.replace(".", "-") if options.paper != "a4" else "",
        f"{options.columns}-columns" if options.columns else "",
        f"{options.fit}-side{'' if options.fit == 1 else 's'}" if options.fit else "",
        options.scheme or "",
        f"{options.translation}-{options.arrangement}" if options.translation else "",
        "fillable" if options.fillable else "",
        ("label-only" if options.label_only else "label" if options.label else "cover") if patient else "",
    ]
    return "".join(f"-{part}" for part in parts if part)


def _read(convert: Callable[[str], T], written: str) -> T:
    """Return what is made of an argument. Raises ArgumentTypeError."""
    try:
        return convert(written)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def _paper(written: str) -> str:
    from leaflet_pdf.model.print_options import paper_name

    return _read(paper_name, written)


def _label(written: str) -> str:
    from leaflet_pdf.model.print_options import label_name

    return _read(label_name, written)


def _sides(written: str) -> int:
    from leaflet_pdf.model.print_options import sides

    return _read(sides, written)


def _millimetres(written: str) -> float:
    from leaflet_pdf.model.print_options import millimetres

    return _read(millimetres, written)
