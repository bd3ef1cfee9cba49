"""Write a leaflet to start from.

What an author has to fill in is in capitals in those of --from, such as NAME OF MEDICINE; `leaflet check` finds
what is left. With --translation-of, it is a leaflet in another language, each text of which is marked TODO until you
have translated it. leaflet.schema.json is written beside it, so that editors can complete and check.
"""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflet_pdf.cli.exit_status import EXIT_OK, UsageError, say
from leaflet_pdf.cli.leaflet_files import ONE, source
from leaflet_pdf.cli.starter import STARTERS


def options(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="small letters, digits and hyphens, as in my-leaflet")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("content"),
        metavar="DIR",
        help="the folder to write it to (default: content)",
    )
    beginning = parser.add_mutually_exclusive_group()
    beginning.add_argument(
        "--from",
        dest="form",
        choices=STARTERS,
        default="all",
        help="the sections that this form of medicine needs (default: every kind of block once)",
    )
    beginning.add_argument(
        "--translation-of",
        dest="original",
        metavar=ONE,
        help="the leaflet that it is to be a translation of; it is written beside that one",
    )
    parser.add_argument(
        "--language",
        default="en-GB",
        metavar="TAG",
        help="the language of the leaflet, as in de or pt-BR; its words are yours to write (default: en-GB)",
    )


def run(asked: Namespace) -> int:
    from leaflet_pdf.files.disk import write
    from leaflet_pdf.sources.yaml.leaflet_schema import leaflet_schema

    original = source(asked.original) if asked.original else None
    path = (original.parent if original else asked.output) / f"{asked.name}.yaml"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", asked.name):
        raise UsageError(f"{asked.name!r} is not a valid name: use small letters, digits and hyphens, as in my-leaflet")
    _check_language(asked.language)
    written = _translation(original, asked) if original else _begun(asked)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(written)
    except FileExistsError:
        raise UsageError(f"{path} already exists, and is kept: choose another name") from None
    schema = json.dumps(leaflet_schema(), ensure_ascii=False, indent=2)
    write(f"{schema}\n".encode(), path.with_name("leaflet.schema.json"))
    say(f"{path}: written; edit it, then run `leaflet build {path}`")
    if original:
        say(f"write “translations: {{{asked.language}: {path.name}}}” in {original}")
    return EXIT_OK


def _begun(asked: Namespace) -> str:
    from leaflet_pdf.cli.starter import starter

    return starter(asked.name, form=asked.form, language=asked.language)


def _translation(path: Path, asked: Namespace) -> str:
    from leaflet_pdf.cli.translation_starter import translation_starter
    from leaflet_pdf.schema.document.read import read_text
    from leaflet_pdf.sources.yaml import load

    original, findings = load(path)
    if original is None:
        raise UsageError(f"{path} is not a leaflet yet: {findings[0]}")
    if original.identity.language == asked.language:
        raise UsageError(f"{path} is in {asked.language}: name another language with --language")
    return translation_starter(read_text(path), original, asked.name, asked.language)


def _check_language(tag: str) -> None:
    """Raise UsageError if the program does not have a language."""
    from leaflet_pdf.languages.language import UnknownLanguageError, language, languages

    try:
        language(tag)
    except UnknownLanguageError:
        raise UsageError(f"there is no language {tag!r}; there are {', '.join(languages())}") from None
