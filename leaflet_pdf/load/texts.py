"""Scalars to texts of the model."""

from __future__ import annotations

from leaflet_pdf.finding import Source
from leaflet_pdf.load import expect
from leaflet_pdf.load.complaints import Complaints
from leaflet_pdf.load.flaw import Flaw
from leaflet_pdf.load.markup import Marked, has_marks, read_marks, sources_at_end
from leaflet_pdf.load.nodes import Document, Node, Scalar
from leaflet_pdf.load.scope import Scope
from leaflet_pdf.model import Run, Script, Text, named


class TextReader:
    """Reads the texts of one document, and remembers which sources they name."""

    def __init__(self, document: Document, complaints: Complaints, scope: Scope) -> None:
        self.cited: set[str] = set()
        self._document = document
        self._complaints = complaints
        self._scope = scope

    def text(self, node: Node, key: str) -> Text | None:
        """Return the text of a node; None, after a complaint, if it has none."""
        scalar = expect.text(node, key, self._complaints)
        if scalar is None:
            return None
        source = named(Source, (self._complaints.file, scalar.line, scalar.column))
        text = scalar.text
        if "\n" in text:
            self._check_lines(scalar)
        if not has_marks(text):
            first = self._first(scalar, source) if scalar.style else source
            return named(Text, ((named(Run, (text, first, False, Script.NORMAL, "")),), source, ()))
        words, cites = sources_at_end(text)
        if words and self._scope.sources >= set(cites):
            self.cited.update(cites)
            return Text((Run(words, self._first(scalar, source)),), source, cites)
        marked = read_marks(scalar.text, self._scope)
        self.cited.update(marked.cites)
        runs = self._runs(scalar, marked, source)
        if runs:
            return Text(runs, source, marked.cites)
        self._complaints.about(scalar, Flaw("empty-text", "there are no words beside the marks", "write the words"))
        return None

    def cell(self, node: Node, key: str) -> Text | None:
        """Return the text of a table's cell; None if it is "" on purpose."""
        if isinstance(node, Scalar) and not node.text and node.style in {"'", '"'}:
            return None
        return self.text(node, key)

    def _first(self, scalar: Scalar, source: Source) -> Source:
        """Return where the first word is: behind the quote, if there is one."""
        if scalar.style not in {"'", '"'}:
            return source
        (place,) = self._document.places(scalar, [0])
        return self._complaints.source(*place)

    def _check_lines(self, scalar: Scalar) -> None:
        """Complain of an empty line. In a "|" text any other line break is meant."""
        gap = "\n\n" if scalar.style == "|" else "\n"
        offset = scalar.text.find(gap)
        if offset >= 0:
            (place,) = self._document.places(scalar, [offset + len(gap)])
            hint = 'make it two texts; to break a line, begin the text with "|"'
            self._complaints.add(Flaw("empty-line", "an empty line stands before this, inside a text", hint), *place)

    def _runs(self, scalar: Scalar, marked: Marked, source: Source) -> tuple[Run, ...]:
        offsets = [piece.offset for piece in marked.pieces]
        if offsets == [0] and not marked.flaws:
            places = [self._first(scalar, source)]
        else:
            at = self._document.places(scalar, [*offsets, *(offset for offset, _ in marked.flaws)])
            for (_, flaw), place in zip(marked.flaws, at[len(offsets) :], strict=True):
                self._complaints.add(flaw, *place)
            places = [self._complaints.source(*place) for place in at[: len(offsets)]]
        return tuple(
            [
                Run(piece.text, place, piece.bold, piece.script, piece.target)
                for piece, place in zip(marked.pieces, places, strict=True)
            ]
        )
