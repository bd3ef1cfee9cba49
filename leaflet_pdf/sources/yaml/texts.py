"""Decodes scalars to texts of the model."""

from __future__ import annotations

import re

from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Run, Text
from leaflet_pdf.schema import expect
from leaflet_pdf.schema.catalogue import EMPTY_TEXT
from leaflet_pdf.schema.diagnostics import Diagnostics
from leaflet_pdf.schema.document.nodes import Document, Node, Scalar
from leaflet_pdf.schema.problem import Problem
from leaflet_pdf.sources.yaml.catalogue import CUT_BY_COMMENT, EMPTY_LINE, ENTRY_IN_TEXT, UNEVEN_LINES
from leaflet_pdf.sources.yaml.markup import Marked, has_marks, read_marks, sources_at_end
from leaflet_pdf.sources.yaml.scope import Scope

_CUTS = re.compile(r"# ?\d|#[^\s#]")
"""A "#" that may be meant, as in "#1" or "# 1 of 2": a comment begins with a space and a word."""
_CUTS_ANYWHERE = re.compile(r"#(?<=[ \t]#)(?: ?\d|[^\s#])")  # the sign first: few characters are one
_TAKEN_IN = re.compile(r"\n *-(?= )")
_EMPTY_LINE = re.compile(r"\n *\n *\S")


class TextDecoder:
    """Decodes the texts of one document, and remembers which sources they cite."""

    def __init__(self, document: Document, diagnostics: Diagnostics, scope: Scope) -> None:
        self.cited: set[str] = set()
        self._document = document
        self._has_cuts = _CUTS_ANYWHERE.search(document.text) is not None
        self._diagnostics = diagnostics
        self._scope = scope

    def text(self, node: Node, key: str) -> Text | None:
        """Return the text of a node; None, with a diagnostic, if it has none."""
        scalar = expect.text(node, key, self._diagnostics)
        if scalar is None:
            return None
        source = Source(self._diagnostics.file, scalar.line, scalar.column)
        text = scalar.text
        if "\n" in text:
            self._check_lines(scalar)
        if (self._has_cuts or " - " in text) and not scalar.style:
            self._check_end(scalar)
        if not has_marks(text):
            first = self._first(scalar, source) if scalar.style else source
            return Text((Run(text, first),), source)
        words, cites = sources_at_end(text)
        if words and self._scope.sources >= set(cites):
            self.cited.update(cites)
            return Text((Run(words, self._first(scalar, source)),), source, cites)
        marked = read_marks(scalar.text, self._scope)
        self.cited.update(marked.cites)
        runs = self._runs(scalar, marked, source)
        if runs:
            return Text(runs, source, marked.cites)
        self._diagnostics.report_at(scalar, Problem(EMPTY_TEXT, "this text has marks only", "write the words"))
        return None

    def cell(self, node: Node, key: str) -> Text | None:
        """Return the text of a table cell; None if it is deliberately ""."""
        if isinstance(node, Scalar) and not node.text and node.style in {"'", '"'}:
            return None
        return self.text(node, key)

    def _first(self, scalar: Scalar, source: Source) -> Source:
        """Return the place of the first word: after the quote, if there is one."""
        if scalar.style not in {"'", '"'}:
            return source
        (place,) = self._document.places(scalar, [0])
        return self._diagnostics.source(*place)

    def _check_end(self, scalar: Scalar) -> None:
        """Report what an unquoted text loses to a comment, or an entry that became part of it."""
        after = self._document.text[scalar.end : scalar.end + 4]
        if "#" in after and _CUTS.match(after.lstrip(" ")):
            (place,) = self._document.positions([scalar.end + 1])
            hint = 'put the whole text in quotes ("), or write a comment as "# " and words'
            self._diagnostics.add(Problem(CUT_BY_COMMENT, 'what follows this "#" is not printed', hint), *place)
        if " - " in scalar.text:
            taken = _TAKEN_IN.search(self._document.text, scalar.start, scalar.end)
            if taken:
                (place,) = self._document.positions([taken.end() - 1])
                hint = 'indent the "-" like that of the entry above; a dash within a text is "–"'
                self._diagnostics.add(
                    Problem(ENTRY_IN_TEXT, "this entry is read as part of the text above", hint), *place
                )

    def _check_lines(self, scalar: Scalar) -> None:
        """Report an empty line, or one that a ">" text does not fold. In a "|" text line breaks are intended."""
        gap = "\n\n" if scalar.style == "|" else "\n"
        offset = scalar.text.find(gap)
        if offset >= 0:
            (place,) = self._document.places(scalar, [offset + len(gap)])
            hint = 'split it into two texts; to break a line, begin the text with "|"'
            if scalar.style == ">" and not _EMPTY_LINE.search(self._document.text, scalar.start, scalar.end):
                hint = 'indent it like the lines around it; to break a line, begin the text with "|"'
                message = "a line of this text is indented more than the others"
                self._diagnostics.add(Problem(UNEVEN_LINES, message, hint), *place)
                return
            self._diagnostics.add(
                Problem(EMPTY_LINE, "there is an empty line before this, within a text", hint), *place
            )

    def _runs(self, scalar: Scalar, marked: Marked, source: Source) -> tuple[Run, ...]:
        offsets = [piece.offset for piece in marked.pieces]
        if offsets == [0] and not marked.problems:
            places = [self._first(scalar, source)]
        else:
            at = self._document.places(scalar, [*offsets, *(offset for offset, _ in marked.problems)])
            for (_, problem), place in zip(marked.problems, at[len(offsets) :], strict=True):
                self._diagnostics.add(problem, *place)
            places = [self._diagnostics.source(*place) for place in at[: len(offsets)]]
        return tuple(
            [
                Run(piece.text, place, piece.bold, piece.script, piece.target, piece.italic)
                for piece, place in zip(marked.pieces, places, strict=True)
            ]
        )
