"""The source embedded in a PDF, taken out again; and whether it still gives the same PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from leaflet_pdf.build import build_with
from leaflet_pdf.files.disk import is_file, is_there, write
from leaflet_pdf.files.path_policy import inside, portable
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.print_options import Printing
from leaflet_pdf.proof.catalogue.document import ATTACHMENT_TWICE
from leaflet_pdf.proof.differences import differences_between
from leaflet_pdf.proof.reader.objects import ReadError
from leaflet_pdf.proof.reader.read import read, read_attachments, read_signature
from leaflet_pdf.proof.reader.readback import ReadBack
from leaflet_pdf.records.build_record import RECORD, BuildRecord, read_build_record
from leaflet_pdf.records.catalogue import ATTACHMENT_NAME, BAD_COMMAND
from leaflet_pdf.release.catalogue import NO_SOURCE, OTHER_BYTES, OTHER_PROGRAM, UNREADABLE_PDF
from leaflet_pdf.theme import printing_of, themes

_UNSEEN = "its bytes differ where no page shows it"


@dataclass(frozen=True, slots=True)
class Extracted:
    """The files that were embedded in a PDF, by their paths; which of them is the leaflet, and how it was built."""

    files: Mapping[str, bytes] = field(repr=False)
    leaflet: str
    record: BuildRecord


def extract(pdf: bytes, name: str) -> tuple[Extracted | None, tuple[Finding, ...]]:
    """Return what was embedded in a PDF, and what is wrong with it; nothing if any finding is an error.

    The name is what findings call the file. Nothing is written. No path leads out of the folder that it is put in.

    >>> pdf = build("isotretinoin-40mg", theme="large", embed_source=True).pdf
    >>> extracted, findings = extract(pdf, "isotretinoin.pdf")
    >>> extracted.leaflet, extracted.record.options
    ('isotretinoin-40mg.yaml', PrintOptions(theme='large', embed_source=True))
    """
    place = Source(name, 0, 0)
    try:
        attachments = read_attachments(pdf)
    except ReadError as error:
        return None, (UNREADABLE_PDF.at(place, str(error)),)
    files = {one.name: one.data for one in attachments}
    sources = [one.name for one in attachments if one.relation == "Source"]
    unfit = tuple(
        ATTACHMENT_NAME.at(place, f"the PDF contains a file with an unsafe name: {one.name!r}")
        for one in attachments
        if not portable(one.name)
    )
    names = {one.name.casefold() for one in attachments}
    folders = {str(folder) for name in names for folder in PurePosixPath(name).parents}
    if len(names) < len(attachments) or names & folders:
        unfit += (ATTACHMENT_TWICE.at(place, "two files in the PDF have the same name"),)
    if len(sources) != 1 or RECORD not in files:
        message = "the PDF contains no source"
        return None, (*unfit, NO_SOURCE.at(place, message, "build it with --embed-source"))
    record, findings = read_build_record(files[RECORD])
    if record is None or unfit:
        return None, (*unfit, *findings)
    return Extracted(files, sources[0], record), ()


def signed(pdf: bytes, name: str) -> tuple[bool, tuple[Finding, ...]]:
    """Return whether a PDF was signed, and what came into it with the signature or after it, or broke it."""
    before, findings = _before_signature(pdf, Source(name, 0, 0))
    return before is not pdf or bool(findings), findings


def put(extracted: Extracted, folder: Path) -> None:
    """Write the files into a folder. Raises FileExistsError before anything is replaced."""
    paths = {folder / name: data for name, data in extracted.files.items()}
    for path in paths:
        if is_there(path):
            raise FileExistsError(17, "already exists, and is kept: name an empty folder with -o", str(path))
    for path, data in paths.items():
        write(data, path)


def differences(pdf: bytes, name: str) -> Iterator[Finding]:
    """Yield why a PDF is not what its own source gives: nothing if it is, byte by byte.

    Of a signed file, what it was before the signature is compared. It tells nothing of who made the file: who changes
    the source and builds again leaves no trace but in an approval or a signature.
    """
    place = Source(name, 0, 0)
    extracted, findings = extract(pdf, name)
    before, more = _before_signature(pdf, place) if extracted else (pdf, ())
    yield from (*findings, *more)
    if extracted is None or more:
        return
    again, findings = _built_again(extracted, place)
    yield from findings
    if again is None or again == before:
        return
    record = extracted.record
    ours, _ = extract(again, name)
    if ours and ours.record == record:
        message = "the PDF does not match its source: it was changed after it was built"
        yield OTHER_BYTES.at(place, message, "trust neither; build it again from a source that you trust")
    else:
        message = (
            "the PDF differs from what its source gives here, with another version of the program, a library or a font"
        )
        yield OTHER_PROGRAM.at(place, message, f"check it with {record.program}, {record.libraries}")


def changes(pdf: bytes, readback: ReadBack, name: str) -> Iterator[Finding]:
    """Yield in what a PDF, read, is not what its own source gives with this program; nothing if another made it.

    What was filled into fields is no change: a viewer that saves it may write the entire file again.
    """
    place = Source(name, 0, 0)
    extracted, _ = extract(pdf, name)
    if extracted is None:
        return
    again, findings = _built_again(extracted, place)
    yield from findings
    ours = extract(again, name)[0] if again else None
    if again is None or again == pdf or ours is None or ours.record != extracted.record:
        return
    filled = any(annotation.field for page in readback.pages for annotation in page.annotations)
    found = [*differences_between(readback, read(again), filled=filled)] or ([] if filled else [(0, _UNSEEN)])
    for page, what in found:
        message = f"the PDF does not match its source: {what}"
        yield OTHER_BYTES.at(place, message, "build it again from a source that you trust", page=page)


def _before_signature(pdf: bytes, place: Source) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a file as it was before it was signed, and what came into it with the signature or after it."""
    try:
        signature = read_signature(pdf)
    except ReadError as error:
        return pdf, (UNREADABLE_PDF.at(place, str(error)),)
    if signature is None:
        return pdf, ()
    return signature.approved, tuple(replace(finding, source=place) for finding in signature.findings)


def printed(extracted: Extracted, folder: Path, name: str) -> tuple[Printing | None, tuple[Finding, ...]]:
    """Return how a PDF was printed, with the theme among its files in a folder, or what is wrong with what it says."""
    record, place = extracted.record, Source(name, 0, 0)
    if record.leaflet != extracted.leaflet:
        return None, (BAD_COMMAND.at(place, "the PDF does not say how it was built"),)
    theme = record.options.theme
    if theme not in themes():
        path = inside(folder, theme)
        if path is None or path.suffix not in {".yaml", ".yml"} or not is_file(path):
            message = f"the PDF cannot be built again: it does not contain the theme {theme!r}"
            return None, (BAD_COMMAND.at(place, message),)
        theme = str(path)
    printing, findings = printing_of(replace(record.options, theme=theme))
    return printing and printing._replace(record=record.format), findings


def _built_again(extracted: Extracted, place: Source) -> tuple[bytes | None, tuple[Finding, ...]]:
    with TemporaryDirectory() as folder:
        put(extracted, Path(folder))
        printing, findings = printed(extracted, Path(folder), place.file)
        if printing is None:
            return None, findings
        built = build_with(Path(folder) / extracted.leaflet, printing, status=extracted.record.status)
    return built.pdf, () if built.pdf else built.findings
