"""The decoder of leaflet files: adds texts with marks, and blocks, to the schema engine."""

from __future__ import annotations

from pathlib import Path

from leaflet_pdf.model.leaflet import (
    BLANK_MARK,
    Blank,
    BlankKind,
    Leaflet,
    ListItem,
    Paragraph,
    Placed,
    Steps,
    Translation,
)
from leaflet_pdf.schema import expect
from leaflet_pdf.schema.catalogue import TWO_KINDS
from leaflet_pdf.schema.decoder import Decoder
from leaflet_pdf.schema.diagnostics import Diagnostics
from leaflet_pdf.schema.document.nodes import Document, Items, Mapping, Node, Scalar
from leaflet_pdf.schema.kinds import Record
from leaflet_pdf.schema.problem import Problem, did_you_mean, listed, quoted
from leaflet_pdf.sources.yaml import kinds
from leaflet_pdf.sources.yaml.catalogue import MISPLACED_BLOCK, UNKNOWN_BLOCK, UNUSED_SOURCE
from leaflet_pdf.sources.yaml.constraints import BODY_CHECKS, blanks_are_in_sentences
from leaflet_pdf.sources.yaml.constructors import numbered
from leaflet_pdf.sources.yaml.format import (
    ANY,
    BLANK,
    BLOCKS,
    CONTENT,
    ENTRY,
    ITEM,
    LEAFLET,
    LINES,
    MERGED,
    OPENING,
    STEP,
)
from leaflet_pdf.sources.yaml.scope import duplicate_ids, scope_of
from leaflet_pdf.sources.yaml.texts import TextDecoder


class LeafletDecoder(Decoder):
    """Decodes the document of a leaflet."""

    def __init__(self, document: Document, diagnostics: Diagnostics, folder: Path) -> None:
        super().__init__(document, diagnostics, folder)
        self._texts = TextDecoder(document, diagnostics, scope_of(document))
        self._allowed = frozenset(BLOCKS)

    def leaflet(self) -> Leaflet | None:
        """Return the leaflet, without its digest; None, with diagnostics, if anything is wrong."""
        for id, problem in duplicate_ids(self._document):
            self._diagnostics.report_at(id, problem)
        leaflet = self.record(LEAFLET)
        if not isinstance(leaflet, Leaflet):
            return None
        misplaced = list(blanks_are_in_sentences(leaflet)) if BLANK_MARK in self._document.text else []
        for source, problem in misplaced:
            self._diagnostics.add(problem, source.line, source.column)
        return None if misplaced else leaflet

    def warn_of_unused_sources(self, root: Node) -> None:
        """Warn about each source that is never cited."""
        sources = root.get("sources") if isinstance(root, Mapping) else None
        for key, _ in sources.entries.values() if isinstance(sources, Mapping) else ():
            if key.text not in self._texts.cited:
                hint = f"write [@{key.text}] after what it supports, or remove it"
                problem = Problem(UNUSED_SOURCE, f"source {quoted(key.text)} is never cited", hint)
                self._diagnostics.add(problem, key.line, key.column)

    def _words(self, _: kinds.Words, node: Node, key: str) -> object:
        return self._texts.text(node, key)

    def _text_or_none(self, _: kinds.TextOrNone, node: Node, key: str) -> object:
        return self._texts.cell(node, key)

    def _cell(self, _: kinds.Cell, node: Node, key: str) -> object:
        if isinstance(node, Scalar):
            return self._texts.cell(node, key)
        if isinstance(node, Mapping) and "text" in node.entries:
            return self.decode_record(MERGED, node, key)
        return self._cell_content(CONTENT, node, key)

    def _cell_content(self, kind: kinds.CellContent, node: Node, key: str) -> object:
        if isinstance(node, Items):
            entries = tuple([self._entry(one, key) for one in expect.items(node, key, self._diagnostics)])
            return None if self._diagnostics else kind.make_list(self.source(node), entries)
        if isinstance(node, Mapping) and "swatch" in node.entries:
            return self.decode_record(BLOCKS["swatch"], node, key)
        return self._entry(node, key) if isinstance(node, Mapping) else self._texts.cell(node, key)

    def _entries(self, kind: kinds.Entries, node: Node, key: str) -> tuple[object, ...]:
        record = STEP if kind.steps else ITEM if kind.blocks else ENTRY
        return tuple([self._entry(one, key, record) for one in expect.items(node, key, self._diagnostics)])

    def _entry(self, node: Node, key: str, record: Record = ENTRY) -> object:
        if isinstance(node, Mapping) and not record.fields.keys().isdisjoint(node.entries):
            return self.decode_record(record, node, key)
        text = self._texts.text(node, key)
        return ListItem(text, text.source) if text else None

    def _blanks(self, _: kinds.Blanks, node: Node, key: str) -> tuple[object, ...]:
        return tuple([self._blank(one, key) for one in expect.items(node, key, self._diagnostics)])

    def _blank(self, node: Node, key: str) -> object:
        if isinstance(node, Mapping):
            return self.decode_record(BLANK, node, key)
        text = self._texts.text(node, key)
        return Blank(text, BlankKind.LINE, text.source) if text else None

    def _lines(self, _: kinds.Lines, node: Node, key: str) -> tuple[object, ...]:
        if isinstance(node, Items):
            return tuple([self._texts.text(one, key) for one in expect.items(node, key, self._diagnostics)])
        count = self.decode_value(LINES, node, key)
        return (None,) * count if isinstance(count, int) else ()

    def _translations(self, kind: kinds.Translations, node: Node, key: str) -> tuple[object, ...]:
        written = expect.mapping(node, key, self._diagnostics)
        return tuple(
            Translation(str(language), str(file), self.source(name))
            for name, value in (written.entries.values() if written else ())
            for language, file in [
                (self.decode_value(kind.language, name, key), self.decode_value(kind.file, value, key))
            ]
        )

    def _original(self, kind: kinds.Original, node: Node, key: str) -> object:
        name = self.decode_value(kind.file, node, key)
        if name is None:
            return None
        self.files.append(str(name))
        return Placed(name, self.source(node))

    def _body(self, kind: kinds.Body, node: Node, key: str) -> tuple[object, ...]:
        if isinstance(node, Scalar):
            return (self._paragraph(node, key),)
        around = self._allowed
        self._allowed = around & kind.blocks
        nodes = expect.items(node, key, self._diagnostics)
        blocks = [self._block(one, key) for one in nodes]
        if any(isinstance(block, Steps) and block.after is not None for block in blocks):
            blocks = numbered(blocks)
        self._allowed = around
        for check in BODY_CHECKS:
            for part, problem in check(nodes):
                self._diagnostics.report_at(part, problem)
        return tuple(blocks)

    def _paragraph(self, node: Node, key: str) -> object:
        text = self._texts.text(node, key)
        return Paragraph(text, text.source) if text else None

    def _block(self, node: Node, key: str) -> object:
        if not isinstance(node, Mapping):
            return self._paragraph(node, key)
        names = [word for word in node.entries if word in BLOCKS]
        if not names:
            self._report_unknown_block(node, key)
            return None
        if len(names) > 1:
            message = f"{listed(map(quoted, names))} are in the same block"
            hint = 'write each block on its own line, after "- "'
            self._diagnostics.report_at(node.entries[names[1]][0], Problem(TWO_KINDS, message, hint))
            return None
        name = names[0]
        if name not in self._allowed:
            message = f"{quoted(name)} is not allowed inside {quoted(key)}"
            hint = (
                "write it in “introduction:”, before the sections"
                if name in OPENING.blocks - ANY.blocks
                else f"allowed here: paragraphs, {listed(sorted(self._allowed))}"
            )
            self._diagnostics.report_at(node.entries[name][0], Problem(MISPLACED_BLOCK, message, hint))
        return self.decode_record(BLOCKS[name], node, key)

    def _report_unknown_block(self, node: Mapping, key: str) -> None:
        written = expect.mapping(node, key, self._diagnostics)
        if written:
            name, (place, _) = next(iter(written.entries.items()))
            hint = f"{did_you_mean(name, BLOCKS)}; {expect.QUOTE_IT}"
            message = f"{quoted(name)} is not a kind of block"
            self._diagnostics.report_at(place, Problem(UNKNOWN_BLOCK, message, hint))


LeafletDecoder.BY_KIND = {
    **Decoder.BY_KIND,
    kinds.Words: LeafletDecoder._words,
    kinds.TextOrNone: LeafletDecoder._text_or_none,
    kinds.CellContent: LeafletDecoder._cell_content,
    kinds.Cell: LeafletDecoder._cell,
    kinds.Entries: LeafletDecoder._entries,
    kinds.Blanks: LeafletDecoder._blanks,
    kinds.Lines: LeafletDecoder._lines,
    kinds.Translations: LeafletDecoder._translations,
    kinds.Original: LeafletDecoder._original,
    kinds.Body: LeafletDecoder._body,
}
