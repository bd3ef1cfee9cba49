"""Reads a tree of nodes by the format's description: complains about what does not fit, makes what does."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaflet_pdf.files.path_policy import own_files
from leaflet_pdf.model.finding import Severity, Source, one, this
from leaflet_pdf.model.leaflet import Blank, BlankKind, Leaflet, ListItem, Paragraph, Picture, Placed, named
from leaflet_pdf.schema import expect, kinds
from leaflet_pdf.schema.diagnostics import Complaints
from leaflet_pdf.schema.document.nodes import Document, Items, Mapping, Node, Scalar
from leaflet_pdf.schema.flaw import Flaw, did_you_mean, listed, quoted
from leaflet_pdf.sources.yaml.format import BLANK, BLOCKS, ENTRY, LEAFLET, LINES
from leaflet_pdf.sources.yaml.scope import Scope, ids_twice
from leaflet_pdf.sources.yaml.texts import TextReader

if TYPE_CHECKING:
    from leaflet_pdf.sources.yaml.picture import Pictures


class Reader:
    """Reads one document.

    After the first complaint no leaflet will come of the file. Reading goes on, to find the rest,
    but nothing more is made: every value may be None, and none is used.
    """

    def __init__(self, document: Document, complaints: Complaints, scope: Scope, folder: Path) -> None:
        self.pictures: list[bytes] = []
        self.files: list[str] = []
        self._texts = TextReader(document, complaints, scope)
        self._complaints = complaints
        self._folder = folder
        self._allowed = frozenset(BLOCKS)

    def leaflet(self, root: Node) -> Leaflet | None:
        """Return the leaflet, without its digest; None if anything is wrong with it."""
        for id, flaw in ids_twice(root):
            self._complaints.about(id, flaw)
        leaflet = self._record(LEAFLET, root, "leaflet")
        return leaflet if isinstance(leaflet, Leaflet) else None

    def record(self, record: kinds.Record, root: Node) -> object:
        """Return what is made of a file that is one record; None if anything is wrong with it."""
        return self._record(record, root, record.name)

    def warn_of_unused_sources(self, root: Node) -> None:
        """Warn of each source that no text names."""
        sources = root.get("sources") if isinstance(root, Mapping) else None
        for key, _ in sources.entries.values() if isinstance(sources, Mapping) else ():
            if key.text not in self._texts.cited:
                hint = f"write [@{key.text}] after what it says, or take it out"
                flaw = Flaw("unused-source", f"no text names the source {quoted(key.text)}", hint)
                self._complaints.add(flaw, key.line, key.column, Severity.WARNING)

    def _record(self, record: kinds.Record, node: Node, key: str, name: object = None) -> object:
        """Return what is made of a record; one that the author named is given the name, as `key`."""
        written = expect.mapping(node, key, self._complaints)
        if written is None:
            return None
        values = {"key": name} if name else {}
        for word, (place, value) in written.entries.items():
            field = record.fields.get(word)
            if field:
                values[field.name] = _READ[type(field.kind)](self, field.kind, value, word)
            else:
                message = f"{quoted(word)} is not a key of {one(record.name)}"
                self._complaints.about(place, Flaw("unknown-key", message, did_you_mean(word, record.fields)))
        self._check_keys(record, written)
        return None if self._complaints else record.make(source=self._source(node), **values)

    def _check_keys(self, record: kinds.Record, node: Mapping) -> None:
        written = node.entries.keys()
        if record.required - written:
            self._complain_of_missing_keys(record, node)
        both = record.exclusive & written
        if len(both) > 1:
            message = f"{listed(sorted(both))} stand side by side in {this(record.name)}"
            self._complaints.about(node, Flaw("two-kinds", message, "keep one, or make two entries"))
        for part, flaw in record.check(node) if record.check else ():
            self._complaints.about(part, flaw)

    def _complain_of_missing_keys(self, record: kinds.Record, node: Mapping) -> None:
        for field in record.fields.values():
            if field.required and field.key not in node.entries:
                message = f"{quoted(field.key)} is missing from {this(record.name)}"
                self._complaints.about(node, Flaw("missing-key", message, f"add it: {field.description}"))

    def _named(self, kind: kinds.Named, node: Node, key: str) -> object:
        written = expect.mapping(node, key, self._complaints)
        records = []
        for name, value in written.entries.values() if written else ():
            records.append(self._record(kind.record, value, name.text, self._value(kind.name, name, key)))
        return tuple(records)

    def _list(self, kind: kinds.ListOf, node: Node, key: str) -> object:
        read = _READ[type(kind.kind)]
        values = tuple([read(self, kind.kind, one, key) for one in expect.items(node, key, self._complaints)])
        if kind.make and not self._complaints:
            return kind.make(self._source(node), values)
        return values

    def _entries(self, _: kinds.Entries, node: Node, key: str) -> tuple[object, ...]:
        return tuple([self._entry(one, key) for one in expect.items(node, key, self._complaints)])

    def _entry(self, node: Node, key: str) -> object:
        if isinstance(node, Mapping) and not ENTRY.fields.keys().isdisjoint(node.entries):
            return self._record(ENTRY, node, key)
        text = self._texts.text(node, key)
        return ListItem(text, text.source) if text else None

    def _blanks(self, _: kinds.Blanks, node: Node, key: str) -> tuple[object, ...]:
        return tuple([self._blank(one, key) for one in expect.items(node, key, self._complaints)])

    def _blank(self, node: Node, key: str) -> object:
        if isinstance(node, Mapping):
            return self._record(BLANK, node, key)
        text = self._texts.text(node, key)
        return Blank(text, BlankKind.LINE, text.source) if text else None

    def _lines(self, _: kinds.Lines, node: Node, key: str) -> tuple[object, ...]:
        if isinstance(node, Items):
            return tuple([self._texts.text(one, key) for one in expect.items(node, key, self._complaints)])
        count = self._value(LINES, node, key)
        return (None,) * count if isinstance(count, int) else ()

    def _body(self, kind: kinds.Body, node: Node, key: str) -> tuple[object, ...]:
        if isinstance(node, Scalar):
            return (self._paragraph(node, key),)
        around = self._allowed
        self._allowed = around & kind.blocks
        blocks = tuple([self._block(one, key) for one in expect.items(node, key, self._complaints)])
        self._allowed = around
        return blocks

    def _paragraph(self, node: Node, key: str) -> object:
        text = self._texts.text(node, key)
        return Paragraph(text, text.source) if text else None

    def _block(self, node: Node, key: str) -> object:
        if not isinstance(node, Mapping):
            return self._paragraph(node, key)
        names = [word for word in node.entries if word in BLOCKS]
        if not names:
            self._complain_of_unknown_block(node, key)
            return None
        if len(names) > 1:
            message = f"{listed(map(quoted, names))} stand in one block"
            hint = 'begin each block with "- " on a line of its own'
            self._complaints.about(node.entries[names[1]][0], Flaw("two-kinds", message, hint))
            return None
        name = names[0]
        if name not in self._allowed:
            message = f"{quoted(name)} may not stand here, inside {quoted(key)}"
            hint = f"here may stand: paragraphs, {listed(sorted(self._allowed))}"
            self._complaints.about(node.entries[name][0], Flaw("misplaced-block", message, hint))
        return self._record(BLOCKS[name], node, key)

    def _complain_of_unknown_block(self, node: Mapping, key: str) -> None:
        written = expect.mapping(node, key, self._complaints)
        if written:
            name, (place, _) = next(iter(written.entries.items()))
            hint = f"{did_you_mean(name, BLOCKS)}; {expect.QUOTE_IT}"
            message = f"{quoted(name)} is not a kind of block"
            self._complaints.about(place, Flaw("unknown-block", message, hint))

    def _words(self, _: kinds.Words, node: Node, key: str) -> object:
        return self._texts.text(node, key)

    def _cell(self, kind: kinds.Cell, node: Node, key: str) -> object:
        if isinstance(node, Items):
            entries = tuple([self._entry(one, key) for one in expect.items(node, key, self._complaints)])
            return None if self._complaints else kind.make_list(self._source(node), entries)
        return self._entry(node, key) if isinstance(node, Mapping) else self._texts.cell(node, key)

    def _either(self, kind: kinds.Either, node: Node, key: str) -> object:
        if not isinstance(node, Mapping) or not node.entries:
            return _READ[type(kind.other)](self, kind.other, node, key)
        if not kind.record.fields.keys().isdisjoint(node.entries):
            return self._record(kind.record, node, key)
        name, (place, _) = next(iter(node.entries.items()))
        message = f"{quoted(name)} is not a key of {one(kind.record.name)}"
        self._complaints.about(place, Flaw("unknown-key", message, did_you_mean(name, kind.record.fields)))
        return None

    def _value(self, kind: kinds.Value, node: Node, key: str) -> object:
        scalar = expect.text(node, key, self._complaints)
        if scalar is None:
            return None
        value = plain_value(kind, scalar)
        if value is not None:
            return value
        message = f"{self._complaints.named(scalar.text, key)} is not {kind.what}"
        self._complaints.about(scalar, Flaw(kind.code, message, kind.hint))
        return None

    def _placed(self, kind: kinds.Placed, node: Node, key: str) -> object:
        value = self._value(kind.kind, node, key)
        return None if value is None else Placed(value, self._source(node))

    def _choice(self, kind: kinds.Choice, node: Node, key: str) -> object:
        scalar = expect.text(node, key, self._complaints)
        if scalar is None:
            return None
        if scalar.text in kind.words:
            return kind.convert(scalar.text)
        words = (*kind.words, *(own_files(self._folder, kind.folder) if kind.folder else ()))
        if scalar.text in words:
            return kind.convert(scalar.text)
        message = f"{self._complaints.named(scalar.text, key)} is not {kind.what}"
        self._complaints.about(scalar, Flaw("unknown-choice", message, did_you_mean(scalar.text, words)))
        return None

    def _image(self, _: kinds.Image, node: Node, key: str) -> Picture | None:
        scalar = expect.text(node, key, self._complaints)
        if scalar is None:
            return None
        picture = self._pictures.read(scalar.text)
        if isinstance(picture, Flaw):
            self._complaints.about(scalar, picture)
            return None
        assert isinstance(picture, Picture)
        self.pictures.append(picture.data)
        self.files.append(scalar.text)
        return picture

    def _face_file(self, _: kinds.FaceFile, node: Node, key: str) -> str | None:
        scalar = expect.text(node, key, self._complaints)
        if scalar is None:
            return None
        from leaflet_pdf.theme.face_file import face_file

        path = face_file(self._folder, scalar.text)
        if isinstance(path, Flaw):
            self._complaints.about(scalar, path)
            return None
        assert isinstance(path, str)
        self.files.append(scalar.text)
        return path

    @cached_property
    def _pictures(self) -> Pictures:
        # Pillow takes about as long to import as a leaflet takes to set, and few leaflets have a picture.
        from leaflet_pdf.sources.yaml.picture import Pictures

        return Pictures(self._folder)

    def _source(self, node: Node) -> Source:
        return named(Source, (self._complaints.file, node.line, node.column))


def plain_value(kind: kinds.Value, node: Node | None) -> object:
    """Return what a plain value is converted to; None if it is not of its kind."""
    try:
        if isinstance(node, Scalar) and re.fullmatch(kind.pattern, node.text):
            return kind.convert(node.text)
    except ValueError:
        pass
    return None


_READ: dict[type[kinds.Kind], Callable[[Reader, Any, Node, str], object]] = {
    kinds.Words: Reader._words,
    kinds.Cell: Reader._cell,
    kinds.Value: Reader._value,
    kinds.Placed: Reader._placed,
    kinds.Choice: Reader._choice,
    kinds.Image: Reader._image,
    kinds.FaceFile: Reader._face_file,
    kinds.ListOf: Reader._list,
    kinds.Either: Reader._either,
    kinds.Named: Reader._named,
    kinds.Entries: Reader._entries,
    kinds.Blanks: Reader._blanks,
    kinds.Lines: Reader._lines,
    kinds.Body: Reader._body,
    kinds.Record: Reader._record,
}
"""What reads each kind of value."""
