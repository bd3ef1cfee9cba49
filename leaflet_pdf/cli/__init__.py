"""The command `leaflet`: which commands there are, and what one ends with.

Each command is a module of `commands/`: `options` says what may be asked of it, `run` answers. Only the one that is
asked is read in.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

from leaflet_pdf.cli.exit_status import STOPPED, UNHEARD, USAGE, UsageError, say
from leaflet_pdf.cli.print_arguments import PrintingError, ThemeError
from leaflet_pdf.files.version import __version__
from leaflet_pdf.model.finding import printable

COMMANDS = {
    "build": "make PDF files",
    "watch": "make PDF files anew whenever something is saved",
    "check": "judge leaflets",
    "explain": "tell what a finding means",
    "proof": "make proof sheets for reviewers",
    "approve": "record that somebody approves a leaflet",
    "list": "show how far each leaflet has come",
    "verify": "prove a finished PDF",
    "sign": "put a signature on a finished PDF",
    "extract": "take the source out of a PDF",
    "new": "begin a leaflet",
    "comments": "bring comments on a PDF home to their lines",
    "diff": "tell what differs between two versions",
    "schema": "describe the format for editors",
}
"""Each command and what it is for, in the order in which they are told."""

_DESCRIPTION = "Turn leaflets written in YAML into printable, accessible, archivable PDF files."
_EXAMPLES = """\
examples:
  leaflet build                        every leaflet in ./content, into ./out
  leaflet build isotretinoin-40mg      one of them, or one that comes with the program
  leaflet build letter.yaml -o print   a file of yours, into ./print
  leaflet check                        what is wrong with them, and where
  leaflet new my-leaflet               begin one: writes ./content/my-leaflet.yaml
  leaflet schema > leaflet.schema.json what editors need to complete and check it

ends with 0 if all is well, 1 if findings say otherwise (then nothing is built), 2 if it was called wrongly
"""


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        super().error(printable(message))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with the given arguments (by default those of the process) and return its exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a file's name need not be text
    try:
        try:
            return _answer(words[0], words[1:]) if words and words[0] in COMMANDS else _teach(words)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        return UNHEARD
    except (UsageError, PrintingError) as error:
        say(f"leaflet: {error}", sys.stderr)
        return USAGE
    except ThemeError as error:
        print(error, file=sys.stderr)
        return STOPPED
    except OSError as error:
        say(f"leaflet: {error.filename or ''}: {error.strerror or error}", sys.stderr)
        return USAGE


def _answer(name: str, words: Sequence[str]) -> int:
    command = import_module(f"leaflet_pdf.cli.commands.{name}")
    parser = _Parser(f"leaflet {name}", description=command.__doc__, formatter_class=RawDescriptionHelpFormatter)
    command.options(parser)
    answer: int = command.run(parser.parse_args(words))
    return answer


def _teach(words: Sequence[str]) -> NoReturn:
    """Tell which commands there are, the version, or what is wrong with words that begin with no command."""
    parser = _Parser(
        "leaflet",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"leaflet {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for name, purpose in COMMANDS.items():
        commands.add_parser(name, help=purpose)
    parser.parse_args(words)
    parser.error("a command comes first")
