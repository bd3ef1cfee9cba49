"""Where in the YAML file a word of a text stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from leaflet_pdf.finding import Source
from leaflet_pdf.model import Run, Text

_BREAK = re.compile(r"\s+")


@dataclass(frozen=True)
class Places:
    """A leaflet's file as it is written. Without its text, the place of a word is that of its run."""

    written: str = ""

    def of(self, text: Text, offset: int) -> Source:
        """Return the place of the character at an offset in a text's plain words."""
        for run in text.runs:
            if offset < len(run.text):
                return self.in_run(run, offset)
            offset -= len(run.text)
        return text.source

    def in_run(self, run: Run, offset: int) -> Source:
        """Return the place of the character at an offset in a run's words."""
        return self._inside(run.text, run.source, offset)

    def key(self, name: str, file: Source) -> Source:
        """Return the place of a key of the file's head; the whole file if it is not found."""
        for number, line in enumerate(self._lines, 1):
            if line.startswith(f"{name}:"):
                return Source(file.file, number, 1)
        return file

    def line(self, source: Source) -> str:
        """Return the line of a place, as it is written."""
        return self._lines[source.line - 1] if 0 < source.line <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return self.written.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def _inside(self, words: str, source: Source, offset: int) -> Source:
        """Return the place of an offset into a run's words, which the file may have folded or escaped."""
        line, column = source.line - 1, source.column - 1
        if not 0 <= line < len(self._lines):
            return source
        at = 0
        while at < offset or words[at].isspace():
            written = self._lines[line]
            if words[at].isspace():
                while at < len(words) and words[at].isspace():
                    at += 1
                blank = _BREAK.match(written, column)
                column = blank.end() if blank else column
                while column >= len(written):
                    line, column = line + 1, 0
                    if line == len(self._lines):
                        return source
                    written = self._lines[line]
                    column = len(written) - len(written.lstrip())
                if at >= offset:
                    break
                continue
            if written[column : column + 1] == "\\":
                column += 1
            if written[column : column + 1] != words[at]:
                return source
            at, column = at + 1, column + 1
            if words[at - 1] == "'" and written[column : column + 1] == "'" and words[at : at + 1] != "'":
                column += 1
        return Source(source.file, line + 1, column + 1)
