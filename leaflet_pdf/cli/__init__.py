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

from leaflet_pdf.cli.exit_status import EXIT_BROKEN_PIPE, EXIT_FINDINGS, EXIT_USAGE, UsageError, say
from leaflet_pdf.cli.print_arguments import PrintingError, ThemeError
from leaflet_pdf.files.version import __version__
from leaflet_pdf.model.finding import printable

COMMANDS = {
    "build": "build PDF files",
    "watch": "build PDF files again whenever a file is saved",
    "check": "check leaflets",
    "serve": "serve leaflets in the browser and over HTTP",
    "explain": "explain what a finding means",
    "proof": "make proof sheets for reviewers",
    "approve": "record the approval of a leaflet",
    "list": "show the status of each leaflet",
    "verify": "verify a finished PDF",
    "sign": "sign a finished PDF",
    "attach": "attach leaflets to a prescription",
    "join": "join leaflets to one file",
    "extract": "extract the source from a PDF",
    "new": "start a leaflet",
    "import": "import a label or a package leaflet",
    "export": "write leaflets as web pages or plain text",
    "gallery": "show every kind of component in a theme",
    "comments": "trace comments on a PDF, or kept beside a leaflet, to lines of the file",
    "diff": "show what differs between two versions",
    "schema": "describe the format for editors",
    "completion": "set up completion in a shell",
    "help": "show help for a command",
}
"""Each command and what it is for, in the order in which they are listed."""

_DESCRIPTION = "Turn leaflets written in YAML into printable, accessible, archivable PDF files."
_EXAMPLES = """\
examples:
  leaflet build                        every leaflet in ./content, into ./out
  leaflet build isotretinoin-40mg      one of them, or one that comes with the program
  leaflet build letter.yaml -o print   a file of your own, into ./print
  leaflet check                        what is wrong with them, and where
  leaflet new my-leaflet               start one: writes ./content/my-leaflet.yaml
  leaflet help check                   all options of a command

exit status: 0 if all is well, 1 if there are findings to act on (then nothing is built), 2 for wrong usage
"""


class _Parser(ArgumentParser):
    """Answers a wrong call with one line: what is wrong, and how to get help."""

    def error(self, message: str) -> NoReturn:
        from leaflet_pdf.cli.usage import complaint

        self.exit(EXIT_USAGE, f"{printable(complaint(self, message))}\n")


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
        return EXIT_BROKEN_PIPE
    except (UsageError, PrintingError) as error:
        say(f"leaflet: {error}", sys.stderr)
        return EXIT_USAGE
    except ThemeError as error:
        print(error, file=sys.stderr)
        return EXIT_FINDINGS
    except OSError as error:
        say(f"leaflet: {error.filename or ''}: {error.strerror or error}", sys.stderr)
        return EXIT_USAGE


def parser_of(name: str) -> ArgumentParser:
    """Return the parser of a command, with all its options."""
    command = import_module(f"leaflet_pdf.cli.commands.{name}")
    parser = _Parser(
        f"leaflet {name}",
        description=command.__doc__,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.options(parser)
    parser.set_defaults(run=command.run)
    return parser


def overview() -> ArgumentParser:
    """Return the parser of what begins with no command; its help tells which commands there are."""
    parser = _Parser(
        "leaflet",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="version", version=f"leaflet {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for name, purpose in COMMANDS.items():
        commands.add_parser(name, help=purpose)
    return parser


def _answer(name: str, words: Sequence[str]) -> int:
    asked = parser_of(name).parse_args(words)
    answer: int = asked.run(asked)
    return answer


def _teach(words: Sequence[str]) -> int:
    """Tell which commands there are, the version, or what is wrong with words that begin with no command.

    A call without a command gets help, and the status of wrong usage, so that no script goes on as if all were well.
    """
    parser = overview()
    if not words:
        parser.print_help(sys.stderr)
        return EXIT_USAGE
    if words[0].startswith("-") and words[0] not in {"-h", "--help", "-V", "--version"}:
        parser.error(f"unrecognized arguments: {words[0]}")
    parser.parse_args(words)
    raise AssertionError("words that begin with no command are refused, or answered with help")
