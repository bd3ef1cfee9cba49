"""Write leaflets in other forms than PDF, each with every word: for browsers, ears and fingers, and as FHIR ePI."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_OK, UsageError, say, tell_finding
from leaflet_pdf.cli.leaflet_files import add_names, found, prove_apart, prove_folder
from leaflet_pdf.cli.print_arguments import style_of

if TYPE_CHECKING:
    from leaflet_pdf.model.style import Style

_FILES = {
    **{form: (form,) for form in ("html", "text", "text-unwrapped", "audio")},
    "braille": ("braille-text", "braille"),
    "fhir": ("fhir-{release}",),
}
"""What is written for each form that can be asked for."""
_WITH_A_LOOK = {"html"}
_STANDARD = "standard"


def options(parser: ArgumentParser) -> None:
    add_names(parser)
    parser.add_argument(
        "--to",
        type=_forms,
        default=["html"],
        metavar="FORM,…",
        help="html (one page that needs nothing else), text (lines of 78 characters), text-unwrapped (a paragraph is "
        "one line), audio (a script for reading aloud, SSML), braille (text for braille, and a file for an embosser, "
        "BRF), fhir (electronic product information: a Bundle as JSON); several, with commas between them "
        "(default: html)",
    )
    parser.add_argument("--fhir", choices=("r5", "r4"), help="the release of FHIR (default: r5)")
    parser.add_argument(
        "--theme",
        default=_STANDARD,
        metavar="NAME",
        help="the colours and the size of type of html: a theme such as large, giant or mono (default: standard)",
    )
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("out"), metavar="DIR", help="the folder (default: out)"
    )


def run(asked: Namespace) -> int:
    if asked.fhir and "fhir" not in asked.to:
        raise UsageError("--fhir is the release of --to fhir: name that form, too")
    prove_folder(asked.output)
    meant = {source: asked.output / below / source.stem for source, below in found(asked.leaflets).leaflets.items()}
    prove_apart(list(meant.items()))
    forms = [file.format(release=asked.fhir or "r5") for form in asked.to for file in _FILES[form]]
    failed = 0
    style = style_of(asked.theme)
    themed = "" if asked.theme == _STANDARD else f"-{Path(asked.theme).stem}"
    for source, target in meant.items():
        failed += not _export(source, target.parent, forms, style, themed)
    return EXIT_FINDINGS if failed else EXIT_OK


def _export(source: Path, folder: Path, forms: list[str], style: Style, themed: str) -> bool:
    """Write a leaflet in each of the forms; return whether nothing stopped that. What stops a build stops it.

    Only a form that has a look is named by its theme.
    """
    from leaflet_pdf.build import laid_out, loaded, stops
    from leaflet_pdf.export import FORMS, export
    from leaflet_pdf.export.braille.embossed import NoBrailleError
    from leaflet_pdf.files.disk import write
    from leaflet_pdf.model.print_options import Printing
    from leaflet_pdf.sources.yaml.given_out import given_out

    leaflet, findings = loaded(source)
    pages, findings = laid_out(leaflet, findings, Printing(style), None)
    for finding in findings:
        tell_finding(finding, sys.stderr)
    if leaflet is None or pages is None or stops(findings):
        return False
    files = given_out(source) if any(form.startswith("fhir") for form in forms) else {}
    for form in forms:
        target = folder / f"{source.stem}{themed if form in _WITH_A_LOOK else ''}{FORMS[form].suffix}"
        try:
            written = export(leaflet, pages, style, form, files)
        except NoBrailleError as error:
            tell_finding(error.finding, sys.stderr)
            continue
        write(written.encode("utf-8"), target)
        say(target.as_posix())
        for finding in FORMS[form].kept(leaflet):
            tell_finding(finding, sys.stderr)
    return True


def _forms(written: str) -> list[str]:
    asked = list(dict.fromkeys(name.strip() for name in written.split(",")))
    for name in asked:
        if name not in _FILES:
            raise ArgumentTypeError(f"there is no form {name!r}: choose from {', '.join(_FILES)}")
    return asked
