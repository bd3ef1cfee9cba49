"""Decodes a tree of nodes by the description of a format: reports what does not fit, and makes values of the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from leaflet_pdf.files.path_policy import own_files
from leaflet_pdf.model.finding import Source, one, this
from leaflet_pdf.model.leaflet import Picture, Placed, Vector
from leaflet_pdf.schema import expect, kinds
from leaflet_pdf.schema.catalogue import MISSING_KEY, TWO_KINDS, UNKNOWN_CHOICE, UNKNOWN_KEY
from leaflet_pdf.schema.diagnostics import Diagnostics
from leaflet_pdf.schema.document.nodes import Document, Node, Scalar
from leaflet_pdf.schema.document.nodes import Mapping as MappingNode
from leaflet_pdf.schema.problem import Problem, did_you_mean, listed, quoted

if TYPE_CHECKING:
    from leaflet_pdf.schema.picture import Pictures


class Decoder:
    """Decodes one document whose pictures and other files are in a folder.

    After the first problem the file is rejected. Decoding continues, to find the other problems, but nothing more is
    made: any value may be None, and none is used. A format with its own kinds has its own decoder, which
    adds them to `BY_KIND`.
    """

    BY_KIND: ClassVar[Mapping[type[kinds.Kind], Callable[[Any, Any, Node, str], object]]]
    """The method that decodes each kind of value; its arguments are the kind, the node and its key."""

    def __init__(self, document: Document, diagnostics: Diagnostics, folder: Path) -> None:
        self._document = document
        self.files: list[str] = []
        """The names of files in the content, in order, as written."""
        self.pictures: list[bytes] = []
        self._diagnostics = diagnostics
        self._folder = folder

    def decode(self, kind: kinds.Kind, node: Node, key: str) -> object:
        """Return the value of a node of a kind; None, with a diagnostic, if there is a problem."""
        return self.BY_KIND[type(kind)](self, kind, node, key)

    def record(self, record: kinds.Record) -> object:
        """Return the value of a file that is one record; None if it is empty or anything is wrong with it."""
        root = self._document.root
        return None if root is None else self.decode_record(record, root, record.name)

    def decode_record(self, record: kinds.Record, node: Node, key: str, name: object = None) -> object:
        """Return the value of a record, with the author's name for it as `key`; None if anything is wrong."""
        written = expect.mapping(node, key, self._diagnostics)
        if written is None:
            return None
        values = {"key": name} if name else {}
        by_kind = self.BY_KIND
        for word, (place, value) in written.entries.items():
            field = record.fields.get(word)
            if field:
                values[field.name] = by_kind[type(field.kind)](self, field.kind, value, word)
            else:
                message = f"{quoted(word)} is not a known key of {one(record.name)}"
                self._diagnostics.report_at(place, Problem(UNKNOWN_KEY, message, did_you_mean(word, record.fields)))
        self._check_keys(record, written)
        return None if self._diagnostics else record.make(source=self.source(node), **values)

    def _check_keys(self, record: kinds.Record, node: MappingNode) -> None:
        written = node.entries.keys()
        if record.required - written:
            self._report_missing_keys(record, node)
        both = record.exclusive & written
        if len(both) > 1:
            message = f"{listed(sorted(both))} are both in {this(record.name)}"
            self._diagnostics.report_at(node, Problem(TWO_KINDS, message, "keep one of them, or make two entries"))
        for part, problem in record.check(node) if record.check else ():
            self._diagnostics.report_at(part, problem)

    def _report_missing_keys(self, record: kinds.Record, node: MappingNode) -> None:
        for field in record.fields.values():
            if field.required and field.key not in node.entries:
                message = f"{quoted(field.key)} is missing from {this(record.name)}"
                self._diagnostics.report_at(node, Problem(MISSING_KEY, message, f"add it: {field.description}"))

    def _named(self, kind: kinds.Named, node: Node, key: str) -> object:
        written = expect.mapping(node, key, self._diagnostics)
        records = []
        for name, value in written.entries.values() if written else ():
            records.append(self.decode_record(kind.record, value, name.text, self.decode_value(kind.name, name, key)))
        return tuple(records)

    def _list(self, kind: kinds.ListOf, node: Node, key: str) -> object:
        read = self.BY_KIND[type(kind.kind)]
        values = tuple([read(self, kind.kind, one, key) for one in expect.items(node, key, self._diagnostics)])
        if kind.make and not self._diagnostics:
            return kind.make(self.source(node), values)
        return values

    def _either(self, kind: kinds.Either, node: Node, key: str) -> object:
        if not isinstance(node, MappingNode) or not node.entries:
            return self.decode(kind.other, node, key)
        if not kind.record.fields.keys().isdisjoint(node.entries):
            return self.decode_record(kind.record, node, key)
        name, (place, _) = next(iter(node.entries.items()))
        message = f"{quoted(name)} is not a known key of {one(kind.record.name)}"
        self._diagnostics.report_at(place, Problem(UNKNOWN_KEY, message, did_you_mean(name, kind.record.fields)))
        return None

    def decode_value(self, kind: kinds.Value, node: Node, key: str) -> object:
        scalar = expect.text(node, key, self._diagnostics)
        if scalar is None:
            return None
        value = plain_value(kind, scalar)
        if value is not None:
            return value
        message = f"{self._diagnostics.name_of(scalar.text, key)} is not {kind.what}"
        self._diagnostics.report_at(scalar, Problem(kind.rule, message, kind.hint))
        return None

    def _placed(self, kind: kinds.Placed, node: Node, key: str) -> object:
        value = self.decode_value(kind.kind, node, key)
        return None if value is None else Placed(value, self.source(node))

    def _choice(self, kind: kinds.Choice, node: Node, key: str) -> object:
        scalar = expect.text(node, key, self._diagnostics)
        if scalar is None:
            return None
        if scalar.text in kind.words:
            return kind.convert(scalar.text)
        words = (*kind.words, *(own_files(self._folder, kind.folder) if kind.folder else ()))
        if scalar.text in words:
            return kind.convert(scalar.text)
        message = f"{self._diagnostics.name_of(scalar.text, key)} is not {kind.what}"
        self._diagnostics.report_at(scalar, Problem(UNKNOWN_CHOICE, message, did_you_mean(scalar.text, words)))
        return None

    def _image(self, kind: kinds.Image, node: Node, key: str) -> Picture | Vector | None:
        scalar = expect.text(node, key, self._diagnostics)
        if scalar is None:
            return None
        picture = self._pictures.read(scalar.text, vector=kind.vector)
        if isinstance(picture, Problem):
            self._diagnostics.report_at(scalar, picture)
            return None
        assert isinstance(picture, Picture | Vector)
        self.pictures.append(picture.data)
        self.files.append(scalar.text)
        return picture

    def _face_file(self, _: kinds.FaceFile, node: Node, key: str) -> str | None:
        scalar = expect.text(node, key, self._diagnostics)
        if scalar is None:
            return None
        from leaflet_pdf.schema.face_file import face_file

        path = face_file(self._folder, scalar.text)
        if isinstance(path, Problem):
            self._diagnostics.report_at(scalar, path)
            return None
        assert isinstance(path, str)
        self.files.append(scalar.text)
        return path

    @cached_property
    def _pictures(self) -> Pictures:
        # Pillow takes about as long to import as a leaflet takes to lay out, and few leaflets have a picture.
        from leaflet_pdf.schema.picture import Pictures

        return Pictures(self._folder)

    def source(self, node: Node) -> Source:
        return Source(self._diagnostics.file, node.line, node.column)


_compiled = cache(re.compile)


def plain_value(kind: kinds.Value, node: Node | None) -> object:
    """Return the converted value; None if the node is not of that kind."""
    try:
        if isinstance(node, Scalar) and _compiled(kind.pattern).fullmatch(node.text):
            return kind.convert(node.text)
    except ValueError:
        pass
    return None


Decoder.BY_KIND = {
    kinds.Value: Decoder.decode_value,
    kinds.Placed: Decoder._placed,
    kinds.Choice: Decoder._choice,
    kinds.Image: Decoder._image,
    kinds.FaceFile: Decoder._face_file,
    kinds.ListOf: Decoder._list,
    kinds.Either: Decoder._either,
    kinds.Named: Decoder._named,
    kinds.Record: Decoder.decode_record,
}
