"""The sides of a comparison: a leaflet's file, a file at a revision, a PDF of ours, or any other PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from operator import attrgetter
from pathlib import Path

from leaflet_pdf.languages.language import UnknownLanguageError, language
from leaflet_pdf.layout import lay_out, uncovered
from leaflet_pdf.layout.frame import Glyphs, Pages
from leaflet_pdf.model.finding import Finding, Severity, Source
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.style import PRINTED
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.integrity.stamps import Stamp, StampedError, stamps_on, without_stamps
from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.objects import ReadError
from leaflet_pdf.proof.reader.plain_text import lines_of_pages
from leaflet_pdf.proof.reader.read import read, read_signature
from leaflet_pdf.proof.reader.readback import ReadBack
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff import SECTION_NUMBERS, Comparison, compare
from leaflet_pdf.review.diff.changes import Change, Kind, Op, Stretch, by_weight, changes
from leaflet_pdf.review.diff.diff_words import plain, words_in
from leaflet_pdf.review.diff.meaning.weigh import Weight, gravest, weight_of
from leaflet_pdf.review.diff.statements import Statement
from leaflet_pdf.review.diff.versions.edition import Edition
from leaflet_pdf.review.diff.versions.foreign import (
    PageToken,
    changes_of,
    differences,
    without,
    words_of,
    words_of_pages,
)
from leaflet_pdf.review.diff.versions.from_pdf import edition_of, printed_statements, statements_of, status_sentences
from leaflet_pdf.review.diff.versions.page_layout import layout_changes
from leaflet_pdf.review.diff.versions.revision import (
    HERE,
    RevisionError,
    at_revision,
    names_revision,
    pictures_at_revision,
    revisions_of,
)
from leaflet_pdf.sources.yaml import parse

_OURS_IGNORED = "lists of contents, list markers"
_FOREIGN_IGNORED = (
    "line breaks, hyphens at them, and ligatures",
    "headers, footers and page numbers",
    "list markers",
    "whether the leaflet is approved",
    "the order of passages of eight words or more, because columns can be painted in any order",
)


class SideError(Exception):
    """A file cannot be compared; the message says why. `findings` are those of the leaflet."""

    def __init__(self, message: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


def _stops(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


@dataclass(frozen=True)
class Side:
    """One version: a leaflet, or a PDF, or both if the leaflet's file is attached to the PDF and agrees with it.

    Of a signed PDF, it is what was signed; of one that something was put on, what was there before, and the stamps.
    `known` is what its pages tell, where they were read already.
    """

    file: str
    leaflet: Leaflet | None = None
    pdf: bytes | None = None
    signed: bool = False
    stamps: tuple[Stamp, ...] = ()
    known: ReadBack | None = field(default=None, repr=False, compare=False)

    @cached_property
    def readback(self) -> ReadBack | None:
        """What its pages tell; None for a PDF that is not tagged as ours are. Raises SideError."""
        if self.known is not None:
            return self.known
        if self.pdf is None and self.leaflet is not None:
            lost = tuple(filter(_stops, uncovered(self.leaflet, PRINTED)))
            if lost:
                raise SideError(f"{self.file} cannot be printed, so it cannot be compared with a PDF", lost)
        if isinstance(self.as_read, ReadBack) and self.as_read.sides:
            raise SideError(f"{self.file} is in two languages: compare the leaflets’ files, one at a time")
        return self.as_read if isinstance(self.as_read, ReadBack) else None

    @cached_property
    def as_read(self) -> ReadBack | ReadError:
        """All that a reader receives from the PDF, or why that is nothing: a leaflet of ours has a title."""
        try:
            return read(self.printed, role="H1")
        except ReadError as error:
            return error

    @cached_property
    def printed(self) -> bytes:
        """The PDF, or one built from the leaflet with the standard theme. Raises SideError."""
        return self.pdf if self.pdf is not None else paint(self._laid_out)

    @cached_property
    def _laid_out(self) -> Pages:
        assert self.leaflet is not None
        return lay_out(self.leaflet, PRINTED)

    @cached_property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The lines of each page of a PDF that is not ours. Raises SideError if it is not a PDF, or has no text."""
        try:
            return lines_of_pages(self.printed)
        except ReadError as error:
            raise SideError(f"{self.file}: {error}") from None

    @cached_property
    def pages(self) -> Mapping[tuple[int, int], int]:
        """The page of each line and column of the leaflet's file, with the standard theme."""
        if self.leaflet is None or any(map(_stops, uncovered(self.leaflet, PRINTED))):
            return {}
        found: dict[tuple[int, int], int] = {}
        for page in self._laid_out.pages:
            for item in page.items:
                if isinstance(item, Glyphs) and item.source:
                    found.setdefault((item.source.line, item.source.column), page.number)
        return found

    @property
    def edition(self) -> Edition:
        if self.leaflet is not None:
            return Edition.of(self.leaflet, self.file)
        if self.readback is not None:
            return edition_of(self.readback, self.file)
        return Edition(self.file, code=hashlib.sha256(self.printed).hexdigest()[:12])

    @property
    def language(self) -> str:
        if self.leaflet is not None:
            return self.leaflet.identity.language
        return self.readback.language if self.readback else ""


def side(name: str, folder: Path = HERE) -> Side:
    """Return the side with a name: a file, or "REVISION:PATH" in git, in the repository of a folder.

    Raises SideError, RevisionError, or OSError if there is no such file.
    """
    if names_revision(name):
        data, file = at_revision(name, folder), name
        if _is_pdf(data):
            return _pdf(data, file)
        if b"figure" in data:
            with pictures_at_revision(name, folder) as pictures:
                return _leaflet(data, file, pictures)
        return _leaflet(data, file, folder)
    path = Path(name)
    with path.open("rb") as opened:
        data = opened.read(limits.COMPARED_BYTES + 1)
    return _pdf(data, path.as_posix()) if _is_pdf(data) else _leaflet(data, path.as_posix(), path.parent)


def version_of(path: Path, codes: Container[str]) -> Side | None:
    """Return the newest version of a leaflet's file in git with one of these content codes; None if there is none."""
    for name in revisions_of(path):
        try:
            found = side(name, path.parent)
        except (SideError, RevisionError):
            continue
        if found.leaflet is not None and found.leaflet.identity.digest in codes:
            return found
    return None


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _leaflet(data: bytes, file: str, folder: Path) -> Side:
    """Return the side of a leaflet's file. Raises SideError, with the findings, if it has errors."""
    leaflet, findings = parse(data, file, folder)
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    if leaflet is None or errors:
        raise SideError(f"{file} is not a leaflet that can be compared", errors)
    return Side(file, leaflet)


def _pdf(data: bytes, file: str) -> Side:
    """Return a PDF, with its attached leaflet if its pages agree with that. Raises SideError."""
    if len(data) > limits.COMPARED_BYTES:
        raise SideError(f"{file} is larger than {limits.COMPARED_BYTES // limits.MIB} MiB")
    before = _before_signature(data)
    bare = _without_stamps(Side(file, pdf=before or data, signed=before is not None))
    if bare.readback is None:
        assert bare.lines
        return bare
    source = next((one.data for one in bare.readback.attachments if one.relation == "Source"), None)
    if source is None:
        return bare
    leaflet, _ = parse(source, file, Path("/nonexistent"))
    if leaflet is None or any(verify(bare.readback, leaflet)):
        return bare
    return replace(bare, leaflet=leaflet, known=bare.readback)


def _without_stamps(side: Side) -> Side:
    """Return a leaflet as it was before something was put on it, with what that is; any other PDF as it is."""
    if isinstance(side.as_read, ReadBack):
        stamps = stamps_on(side.printed)
    else:
        stamps = side.as_read.stamps if isinstance(side.as_read, StampedError) else ()
    if not stamps:
        return side
    with suppress(ReadError):
        below = replace(side, pdf=without_stamps(side.printed), stamps=stamps)
        return side if below.readback is None else below
    return side


def _before_signature(data: bytes) -> bytes | None:
    """Return a PDF as it was before its signature, if nothing else was added; None otherwise."""
    try:
        signature = read_signature(data)
    except ReadError:
        return None
    return signature.approved if signature and not signature.findings else None


def compare_sides(old: Side, new: Side) -> Comparison:
    """Return the differences between two versions, by what is known of both. Raises SideError."""
    found = _compared(old, new)
    stamped = (*_stamped(new, old, Kind.ADDED), *_stamped(old, new, Kind.REMOVED))
    found = replace(found, changes=by_weight((*stamped, *found.changes)))
    signed = tuple(f"the signature of {side.file}" for side in (old, new) if side.signed)
    return replace(found, ignored=(*found.ignored, *signed))


def _stamped(side: Side, other: Side, kind: Kind) -> Iterator[Change]:
    """Yield the stamps on one side only: as serious as a warning, or as their numbers."""
    for stamp in side.stamps:
        if stamp not in other.stamps:
            words = words_in(stamp.words)
            statement = (Statement(words, ("stamp",), Source(side.file, 0, 0), page=stamp.page),)
            op = Op.ADDED if kind is Kind.ADDED else Op.REMOVED
            stretches = (Stretch(op, plain(words)),) if words else ()
            weight = gravest([Weight.WARNING, weight_of(*statement, side.language or "en")])
            here, there = (statement, ()) if kind is Kind.REMOVED else ((), statement)
            yield Change(kind, weight, here, there, stretches, (f"{stamp.kind} that was added after the PDF was made",))


def _compared(old: Side, new: Side) -> Comparison:
    if old.leaflet is not None and new.leaflet is not None:
        found = replace(compare(old.leaflet, new.leaflet), old=old.edition, new=new.edition)
    elif old.readback is not None and new.readback is not None:
        tag = new.language or old.language
        differ = changes(statements_of(old.readback, old.file), statements_of(new.readback, new.file), tag)
        found = Comparison(old.edition, new.edition, differ, (SECTION_NUMBERS, _OURS_IGNORED))
    else:
        return _compare_words(old, new)
    if old.pdf is not None and new.pdf is not None:
        found = replace(found, changes=(*found.changes, *_layout(old, new, found.changes)))
    return found


def _layout(old: Side, new: Side, others: tuple[Change, ...]) -> Iterator[Change]:
    """Yield the differences in layout between two PDFs; in the number of pages only if the words do not explain it."""
    if old.readback is None or new.readback is None or old.pdf == new.pdf:
        return
    notes = tuple(
        note for note in layout_changes(old.readback, new.readback) if not others or not note.startswith("pages")
    )
    if notes or not (others or old.stamps or new.stamps):
        size = f"bytes: {len(old.printed):,} → {len(new.printed):,}"
        yield Change(Kind.ALTERED, Weight.LAYOUT, notes=(*notes, *([] if others else [size])))


def _compare_words(old: Side, new: Side) -> Comparison:
    """Compare by words alone, because one side is a PDF of unknown structure.

    Whether it has a list of contents, or a draft notice, is not known either: the reading with the fewest
    changes counts.
    """
    tag = new.language or old.language or "en"
    ways = product(_words(old, tag), _words(new, tag))
    fewest = min((differences(before, after) for before, after in ways), key=attrgetter("size"))
    return Comparison(old.edition, new.edition, changes_of(fewest, tag), _FOREIGN_IGNORED)


def _words(side: Side, tag: str) -> Iterator[tuple[PageToken, ...]]:
    if side.readback is not None:
        yield words_of(printed_statements(side.readback, side.file, contents=False))
        yield words_of(printed_statements(side.readback, side.file, contents=True))
        return
    words = words_of_pages(side.lines)
    yield words
    with suppress(UnknownLanguageError):
        for sentence in dict.fromkeys(status_sentences(language(tag))):
            yield from without(sentence, words)
