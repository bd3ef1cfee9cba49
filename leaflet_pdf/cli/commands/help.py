"""Tell more of a command: all that can be asked of it. Without one, tell which commands there are."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from leaflet_pdf.cli.exit_status import EXIT_OK, UsageError


def options(parser: ArgumentParser) -> None:
    parser.add_argument("command", nargs="?", metavar="COMMAND", help="as in `leaflet help build`")


def run(asked: Namespace) -> int:
    from leaflet_pdf.cli import COMMANDS, overview, parser_of

    if asked.command is None:
        overview().print_help()
        return EXIT_OK
    if asked.command not in COMMANDS:
        from leaflet_pdf.cli.usage import did_you_mean

        hint = did_you_mean(asked.command, COMMANDS) or "`leaflet help` lists all"
        raise UsageError(f"unknown command {asked.command}; {hint}")
    parser_of(asked.command).print_help()
    return EXIT_OK
