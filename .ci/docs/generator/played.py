"""Pages whose examples happen: each block is done in turn, in a folder of its own, and what comes of it is shown.

    ```console                    the lines after "$ " are run, and what they print is put below each
    ```console ends=1 lines=9     the last of them ends with 1; of what it prints, nine lines are shown
    ```yaml title="a.yaml"        the file is written; so is one in any other language
    ```diff title="a.yaml"        the file is changed so
    ```picture out/a.pdf page=2   the page is drawn; from="…" to="…" cut out what lies between these words
    ```python hidden              what the page needs and does not show
    ```sh                         what cannot be run here, but could be given so

`{today}` and `{in a year}` are days of the build, so that no example grows old.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from generator.markdown import fence
from generator.pictures import Cut, picture
from generator.shell import misunderstood, run

_BLOCK = re.compile(r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_HIDDEN = "hidden.py"


class Block(NamedTuple):
    """One fenced block of a page: its language, what it says of itself, its words, and the line that it begins on."""

    language: str
    said: dict[str, str]
    words: str
    line: int

    def fail(self, why: str) -> ExampleError:
        return ExampleError(f"the example on line {self.line}: {why}")


class ExampleError(Exception):
    """An example of a page is not as the page says."""


class Played(NamedTuple):
    """A page as it is shown, and the pictures that it shows, by their names."""

    markdown: str
    pictures: dict[str, bytes]


def played(markdown: str, folder: Path, name: str) -> Played:
    """Return a page, once all that it shows has been done in a folder. Raises ExampleError at what does not go so."""
    pictures: dict[str, bytes] = {}
    shown: list[str] = []
    end = 0
    for found in _BLOCK.finditer(markdown):
        block = Block(found[1], _said(found[2] or ""), dated(found[3]), markdown.count("\n", 0, found.start()) + 1)
        shown += [markdown[end : found.start()], _done(block, folder, f"{name}-{len(pictures) + 1}.png", pictures)]
        end = found.end()
    return Played("".join([*shown, markdown[end:]]), pictures)


def dated(words: str) -> str:
    """Return words with the days of the build in them."""
    today = date.today()
    return words.replace("{today}", str(today)).replace("{in a year}", str(today + timedelta(days=365)))


def _said(info: str) -> dict[str, str]:
    pairs = (word.partition("=") for word in shlex.split(info))
    return {key: value for key, _, value in pairs}


def _done(block: Block, folder: Path, picture_name: str, pictures: dict[str, bytes]) -> str:
    """Do what a block says, and return what the page shows of it."""
    title = block.said.get("title")
    match block.language:
        case "console":
            shown = "".join(_commands(block, folder))
        case "picture":
            pictures[picture_name] = _drawn(block, folder)
            return f"![{block.words.strip()}]({picture_name}){{ .page }}\n"
        case "diff" if title:
            _change(block, folder / title)
            shown = block.words
        case "sh":
            for line in block.words.splitlines():
                _ask(block, line)
            shown = block.words
        case "python" if "hidden" in block.said:
            (folder / _HIDDEN).write_text(block.words, encoding="utf-8")
            _run(block, f"python {_HIDDEN}", folder, 0)
            return ""
        case _:
            shown = block.words
            if title:
                (folder / title).parent.mkdir(parents=True, exist_ok=True)
                (folder / title).write_text(block.words, encoding="utf-8")
    return fence(shown, f'{block.language} title="{title}"' if title else block.language)


def _commands(block: Block, folder: Path) -> Iterator[str]:
    """Yield each command of a block with what it says. Only the last may end with anything but 0."""
    lines = block.words.splitlines()
    if wrong := [line for line in lines if not line.startswith("$ ")]:
        raise block.fail(f"{wrong[0]!r} is no command; what is printed is put in by the build")
    for number, line in enumerate(lines, 1):
        status = int(block.said.get("ends", 0)) if number == len(lines) else 0
        yield f"{line}\n{_shortened(_run(block, line[2:], folder, status), int(block.said.get('lines', 0)))}"


def _run(block: Block, line: str, folder: Path, status: int) -> str:
    said = run(line, folder)
    if said.status != status:
        raise block.fail(f"`{line}` ends with {said.status}, not with {status}:\n{said.words}")
    return said.words


def _ask(block: Block, line: str) -> None:
    """Ask whether a command that is shown and not run could be given so."""
    if why := misunderstood(line):
        raise block.fail(f"`{line}` cannot be given so: {why}")


def _shortened(words: str, most: int) -> str:
    lines = words.splitlines(keepends=True)
    return words if not most or len(lines) <= most else "".join([*lines[:most], "…\n"])


def _change(block: Block, path: Path) -> None:
    """Change a file as a block says: what it takes away must stand there once."""
    old = "".join(f"{line[1:]}\n" for line in block.words.splitlines() if line[:1] != "+")
    new = "".join(f"{line[1:]}\n" for line in block.words.splitlines() if line[:1] != "-")
    text = path.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise block.fail(f"what it changes stands {text.count(old)} times in {path.name}")
    path.write_text(text.replace(old, new), encoding="utf-8")


def _drawn(block: Block, folder: Path) -> bytes:
    pdf = folder / next(iter(block.said))
    if not pdf.is_file():
        raise block.fail(f"there is no {pdf.name}, but {sorted(path.name for path in pdf.parent.iterdir())}")
    cut = Cut(block.said.get("from", ""), block.said.get("to", ""))
    try:
        return picture(pdf.read_bytes(), int(block.said.get("page", 1)), cut, int(block.said.get("wide", 460)))
    except ValueError as error:
        raise block.fail(str(error)) from error
