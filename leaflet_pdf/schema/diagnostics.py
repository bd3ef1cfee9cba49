"""Collects the findings of one file."""

from __future__ import annotations

from typing import Protocol

from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.schema.catalogue import TOO_MANY_FINDINGS
from leaflet_pdf.schema.problem import Problem, quoted

MOST_FINDINGS = 500


class Placed(Protocol):
    """Anything that knows its place in the file: line and column, from 1."""

    line: int
    column: int


class TooManyProblemsError(Exception):
    """A file has so many problems that there is no point in looking for more."""


class Diagnostics:
    """The problems of a file, each with its place."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._findings: list[Finding] = []

    def __bool__(self) -> bool:
        return bool(self._findings)

    def source(self, line: int, column: int) -> Source:
        return Source(self.file, line, column)

    def name_of(self, words: str, key: str) -> str:  # noqa: ARG002 (`RedactedDiagnostics` names the key)
        """Return how a message names a value: by its words in quotes."""
        return quoted(words)

    def add(self, problem: Problem, line: int = 0, column: int = 0) -> None:
        """Add a problem at a line and column from 1; line 0 is the whole file.

        Raises TooManyProblemsError at `MOST_FINDINGS`.
        """
        source = self.source(line, column)
        self._findings.append(problem.rule.at(source, problem.message, problem.hint))
        if len(self._findings) == MOST_FINDINGS:
            last = f"there may be more after these {MOST_FINDINGS} findings"
            self._findings.append(TOO_MANY_FINDINGS.at(source, last, "correct these first"))
            raise TooManyProblemsError

    def report_at(self, placed: Placed, problem: Problem) -> None:
        """Add a problem at the place of a node. Raises TooManyProblemsError as `add` does."""
        self.add(problem, placed.line, placed.column)

    def in_order(self) -> tuple[Finding, ...]:
        """Return the findings in the order of the file."""
        return tuple(sorted(self._findings, key=lambda finding: (finding.source.line, finding.source.column)))
