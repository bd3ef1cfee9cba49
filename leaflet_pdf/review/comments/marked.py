"""Opens a marked-up PDF: its pages, its leaflet, and the leaflet's file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from pypdf import PageObject

from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import content, is_file
from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader, Budget, stream, up_to
from leaflet_pdf.proof.reader.catalog.attachments import attachments_of
from leaflet_pdf.proof.reader.objects import ReadError, entry
from leaflet_pdf.proof.reader.read import pages_of, remarks_of
from leaflet_pdf.review.comments.pages.annotations import Annotation, read_annotations
from leaflet_pdf.review.comments.pages.page_words import PageTextReader, PageWord
from leaflet_pdf.review.comments.trace import walks_through
from leaflet_pdf.review.comments.wording import Word

_FEW = 10
"""So many areas of a mark take hardly longer to check than one."""

_IDENTIFIER = re.compile(rb"<dc:identifier>([a-z0-9]+(?:-[a-z0-9]+)*) \S+ ([0-9a-f]{64})</dc:identifier>")


class CommentsError(Exception):
    """A file's comments cannot be located; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A PDF with comments. The id and the content code are the leaflet's; "" if the metadata has lost them.

    Labels are the page labels; none if they cannot be read. `repairs` say what had to be repaired.
    """

    name: str
    id: str
    digest: str
    annotations: tuple[Annotation, ...]
    labels: tuple[str, ...]
    repairs: tuple[str, ...]
    _reader: BoundedReader = field(repr=False)
    _pages: tuple[PageObject, ...] = field(repr=False)
    _attached: bytes | None = field(repr=False)

    def words(self) -> list[PageWord]:
        """Return the words of all pages, in painting order. Raises CommentsError if they cannot be read."""
        reader = PageTextReader(self._reader)
        try:
            with remarks_of():
                return reader.all_words(self._pages)
        except ReadError as error:
            raise CommentsError(f"{self.name}: {error}") from error
        except RecursionError as error:
            raise CommentsError(f"{self.name}: the file is nested too deeply") from error
        except Exception as error:  # pypdf raises errors of every kind for broken pages
            raise CommentsError(f"{self.name}: the pages cannot be read: {error}") from error

    def count_touches(self, words: Mapping[int, int]) -> None:
        """Count the comparisons of marks with words of their pages. Raises CommentsError if there are too many."""
        budget = self._reader.budget(limits.TOUCHES)
        try:
            for mark in self.annotations:
                budget.take(words.get(mark.page, 0) * (1 + len(mark.areas) // _FEW), up_to(mark.page))
        except ReadError as error:
            raise CommentsError(f"{self.name}: {error}") from error

    def count_walks(self, words: Sequence[PageWord], leaflet: Sequence[Word]) -> None:
        """Count the leaflet's words, and where they may stand in it. Raises CommentsError if it is not the leaflet."""
        keys = [word.key for word in leaflet]
        known = set(keys)
        shown = [word.key for word in words if word.key in known]
        try:
            Budget(limits.COPIES, len(keys)).take(len(shown))
            Budget(limits.WALKS, walks_through(keys, keys)).take(walks_through(shown, keys))
        except ReadError as error:
            raise CommentsError(f"{self.name}: {error}") from error

    def source(self, against: Path | None) -> tuple[str, bytes, Path]:
        """Return the YAML file's name, its bytes and the folder of its pictures.

        It is the file that is named, or that of the leaflet's id in ./content or among the bundled ones, or the one
        that is attached to the PDF. Raises CommentsError if there is none.
        """
        folders = [Path("content"), bundled("content")] if self.id else []
        for path in [against] if against else [folder / f"{self.id}.yaml" for folder in folders]:
            if is_file(path):
                return path.as_posix(), content(path), path.parent
        if against:
            raise CommentsError(f"there is no file {against}")
        name = f"{self.id}.yaml"
        if self._attached is not None:
            return name, self._attached, Path("content")
        which = f"there is no content/{name}" if self.id else "the PDF does not say which leaflet it belongs to"
        raise CommentsError(f"{self.name}: {which}; name the YAML file with --against")


def open_marked(pdf: bytes | Path | str) -> Marked:
    """Return a PDF with its comments. Raises CommentsError if it cannot be read, or needs a password."""
    name = "the PDF" if isinstance(pdf, bytes) else Path(pdf).as_posix()
    data = pdf if isinstance(pdf, bytes) else _content(Path(pdf))
    if b"%PDF-" not in data[:1024]:
        raise CommentsError(f"{name} is not a PDF")
    try:
        with remarks_of() as remarks:
            reader = BoundedReader(data, strict=False)
            locked = reader.is_encrypted and not reader.decrypt("")
            pages = () if locked else tuple(pages_of(reader))
            found = () if locked else tuple(read_annotations(pages, reader))
    except ReadError as error:
        raise CommentsError(f"{name}: {error}") from error
    except RecursionError as error:
        raise CommentsError(f"{name}: the file is nested too deeply") from error
    except Exception as error:  # pypdf raises errors of every kind for broken files
        raise CommentsError(f"{name} is not a PDF, or is broken: {error}") from error
    if locked:
        raise CommentsError(f"{name} is protected by a password: save it without one")
    with remarks_of():
        id, digest = _identity(reader)
        labels, attached = _labels(reader), _attached(reader, f"{id}.yaml")
    return Marked(name, id, digest, found, labels, tuple(remarks), reader, pages, attached)


def _content(path: Path) -> bytes:
    """Return the bytes of a file. Raises CommentsError if it cannot be read or is too large."""
    try:
        data = content(path, limits.MARKED_BYTES + 1)
    except OSError as error:
        raise CommentsError(f"{path} cannot be read: {error.strerror or error}") from error
    if len(data) > limits.MARKED_BYTES:
        raise CommentsError(f"{path} is larger than 200 MiB; no leaflet is that large")
    return data


def _identity(reader: BoundedReader) -> tuple[str, str]:
    """Return the id and the content code in the XMP packet, or ""."""
    with suppress(Exception):
        packet = stream(entry(reader.root_object, "/Metadata"), "the XMP packet")
        if match := _IDENTIFIER.search(packet):
            return match[1].decode(), match[2].decode()
    return "", ""


def _labels(reader: BoundedReader) -> tuple[str, ...]:
    with suppress(Exception):
        return tuple(reader.page_labels)
    return ()


def _attached(reader: BoundedReader, name: str) -> bytes | None:
    """Return the bytes of the attached file with a name; None if there is none."""
    with suppress(Exception):
        return next(one.data for one in attachments_of(reader) if one.name == name)
    return None
