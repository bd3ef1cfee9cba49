"""Runs the commands that a page shows, and hears what they say."""

from __future__ import annotations

import io
import os
import runpy
import shlex
import subprocess
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from leaflet_pdf.cli import main


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


def _answers(words: list[str], command: str) -> Said:
    match words:
        case ["leaflet", *arguments]:
            return _heard(lambda: main(arguments))
        case ["python", script]:
            return _heard(lambda: runpy.run_path(script) and 0)
        case _:
            done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
            return Said(done.stdout + done.stderr, done.returncode)


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
