"""Runs the commands that a page shows, and hears what they say."""

from __future__ import annotations

import io
import os
import runpy
import shlex
import subprocess
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from leaflet_pdf.cli import COMMANDS, main


class Said(NamedTuple):
    """What a command printed, and its exit status."""

    words: str
    status: int


def run(line: str, folder: Path) -> Said:
    """Return what a command says that is given in a folder; `>` writes it to a file instead.

    `leaflet` and `python` are answered in this process, which spares starting them; everything else by a shell.
    """
    command, _, target = line.partition(" > ")
    words = shlex.split(command)
    with chdir(folder):
        said = _answers(words, command)
        if target:
            Path(target.strip()).write_text(said.words, encoding="utf-8")
            return Said("", said.status)
    return said


def misunderstood(line: str) -> str:
    """Return why `leaflet` would not take a command, or nothing if it would, or if it is another program's."""
    match shlex.split(line):
        case ["leaflet", name, *arguments] if name in COMMANDS:
            said = _heard(lambda: _understand(name, arguments))
            return said.words if said.status else ""
        case ["leaflet", *_]:
            return "there is no such command"
    return ""


def _understand(name: str, arguments: list[str]) -> int:
    parser = ArgumentParser(f"leaflet {name}")
    import_module(f"leaflet_pdf.cli.commands.{name}").options(parser)
    parser.parse_args(arguments)
    return 0


def _answers(words: list[str], command: str) -> Said:
    match words:
        case ["leaflet", *arguments]:
            return _heard(lambda: main(arguments))
        case ["python", script]:
            return _heard(lambda: _script(script))
        case _:
            done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
            return Said(done.stdout + done.stderr, done.returncode)


def _script(path: str) -> int:
    runpy.run_path(path)
    return 0


def _heard(answer: Callable[[], int]) -> Said:
    heard = io.StringIO()
    with apart(), redirect_stdout(heard), redirect_stderr(heard):
        try:
            status = answer()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
    return Said(heard.getvalue(), status)


@contextmanager
def apart() -> Iterator[None]:
    """Let commands say the same on every machine: in one width, without colours, and with a cache of their own."""
    before = dict(os.environ)
    os.environ.update(COLUMNS="100", NO_COLOR="1", LEAFLET_CACHE=str(Path("cache").resolve()))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
