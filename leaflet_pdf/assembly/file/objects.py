"""The objects of the file that is written."""

from __future__ import annotations

from pypdf.generic import IndirectObject, NullObject, PdfObject


class Objects:
    """Objects by their numbers, from 1. A reference to one is resolved as one of a file that was read."""

    def __init__(self) -> None:
        self._values: list[PdfObject] = []

    def get_object(self, reference: IndirectObject) -> PdfObject:
        return self._values[reference.idnum - 1]

    def reserve(self) -> IndirectObject:
        """Return a reference to an object that is put later; until then, it is null."""
        self._values.append(NullObject())
        return IndirectObject(len(self._values), 0, self)

    def put(self, reference: IndirectObject, value: PdfObject) -> None:
        self._values[reference.idnum - 1] = value

    def add(self, value: PdfObject) -> IndirectObject:
        reference = self.reserve()
        self.put(reference, value)
        return reference
