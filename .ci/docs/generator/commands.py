"""The page of commands: what `leaflet --help` says, and that of each command."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from os import environ

from generator.markdown import anchored, fence
from leaflet_pdf.cli import COMMANDS, main

COLUMNS = "100"
"""How wide help is told, whatever terminal the site is built from."""


@contextmanager
def wide() -> Iterator[None]:
    """Let what is printed within be as wide as a page of the site takes."""
    before = environ.get("COLUMNS")
    environ["COLUMNS"] = COLUMNS
    try:
        yield
    finally:
        if before is None:
            del environ["COLUMNS"]
        else:
            environ["COLUMNS"] = before


def help_of(*words: str) -> str:
    """Return what `leaflet … --help` prints."""
    heard = io.StringIO()
    with wide(), redirect_stdout(heard):
        try:
            main([*words, "--help"])
        except SystemExit as end:
            if end.code:
                raise
    return heard.getvalue()


def commands_page() -> str:
    """Return the page with every command, in the program's own order."""
    sections = (f"{anchored(2, f'leaflet {name}', name)}\n{fence(help_of(name))}\n" for name in COMMANDS)
    return f"# Commands\n\nEach command says this itself, with `--help`.\n\n{fence(help_of())}\n{''.join(sections)}"
