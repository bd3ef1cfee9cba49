"""The page of commands: what `leaflet --help` says, and that of each command."""

from __future__ import annotations

from pathlib import Path

from generator.markdown import anchored, fence
from generator.shell import run
from leaflet_pdf.cli import COMMANDS


def commands_page() -> str:
    """Return the page with every command, in the program's own order."""
    sections = (f"{anchored(2, f'leaflet {name}', name)}\n{_help(name)}\n" for name in COMMANDS)
    return f"# Commands\n\nEach command says this itself, with `--help`.\n\n{_help()}\n{''.join(sections)}"


def _help(name: str = "") -> str:
    return fence(run(f"leaflet {name} --help", Path()).words)
