"""What a client asks for, as it goes to a worker, and made ready there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from leaflet_pdf.build import resolved
from leaflet_pdf.files.memory import folder_of
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.print_options import Printing, PrintOptions
from leaflet_pdf.records.approval import ENDING
from leaflet_pdf.serve.workers.errors import RefusedError
from leaflet_pdf.sources.given.given import as_file

if TYPE_CHECKING:
    from leaflet_pdf.model.patient import Patient

NAME = "leaflet.yaml"
"""What findings call content that came without a file."""


class Content(NamedTuple):
    """A leaflet that was sent: YAML, or values as it would give; the files that it names, how it is printed, for whom.

    Its `repr` shows nothing of it: a patient's words may be in it.
    """

    leaflet: bytes | Mapping[str, Any]
    files: Mapping[str, bytes]
    options: Mapping[str, Any]
    patient: Mapping[str, Any] | None = None

    def __repr__(self) -> str:
        return "Content(…)"


class Edit(NamedTuple):
    """A leaflet of the folder, the files on which it depends, and the text that is to take the place of its file.

    Without a text it is the leaflet as it is.
    """

    source: Path
    files: tuple[Path, ...]
    text: str | None
    options: Mapping[str, Any]
    patient: Mapping[str, Any] | None = None

    def __repr__(self) -> str:
        return f"Edit({self.source.name!r})"


class Ready(NamedTuple):
    """A leaflet's file, the way to print it, and the patient; with findings if one of them is wrong."""

    path: Path
    printing: Printing | None
    patient: Patient | None
    findings: tuple[Finding, ...]


@contextmanager
def content_ready(content: Content) -> Iterator[Ready]:
    """Give content that was sent as a file that can be read in the meantime, in memory. Raises RefusedError."""
    if any(name.endswith(ENDING) for name in content.files):
        raise RefusedError("a record of approval counts beside the leaflet in the folder only")
    with ExitStack() as stack:
        with _refusing():
            path = stack.enter_context(as_file(content.leaflet, NAME, content.files))
        yield _ready(path, content.options, content.patient, path.parent if content.files else None)


@contextmanager
def edit_ready(edit: Edit) -> Iterator[Ready]:
    """Give a leaflet of the folder with its new text, which is read in memory. Raises RefusedError."""
    source = edit.source
    if edit.text is None:
        yield leaflet_ready(source, edit.options, edit.patient)
        return
    from leaflet_pdf.batch.payload import files_beside

    data = edit.text.encode(errors="surrogatepass")
    folder = source.parent
    names = [path.relative_to(folder).as_posix() for path in edit.files if path.is_relative_to(folder)]
    with folder_of({**files_beside(folder, data, names), source.name: data}) as held:
        yield _ready(held / source.name, edit.options, edit.patient, None)


def text_ready(given: Content | Edit) -> AbstractContextManager[Ready]:
    """Give a text that can be read in memory: one that was sent, or that of a leaflet of the folder."""
    return edit_ready(given) if isinstance(given, Edit) else content_ready(given)


def leaflet_ready(source: Path, options: Mapping[str, Any], patient: Mapping[str, Any] | None) -> Ready:
    """Return a leaflet of the folder, to be printed in a way. Raises RefusedError."""
    return _ready(source, options, patient, None)


def _ready(path: Path, options: Mapping[str, Any], patient: Mapping[str, Any] | None, folder: Path | None) -> Ready:
    with _refusing():
        whom, findings = _whom(patient)
        printing, more = resolved(PrintOptions(**options), whom, folder=folder)
    return Ready(path, printing, whom, findings + more)


def _whom(patient: Mapping[str, Any] | None) -> tuple[Patient | None, tuple[Finding, ...]]:
    if patient is None:
        return None, ()
    from leaflet_pdf.sources.given.whom import patient_of

    return patient_of(patient)


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn what a wrong argument raises into what its client is told."""
    try:
        yield
    except (ValueError, TypeError) as error:
        raise RefusedError(str(error)) from None


def local(findings: Iterable[Finding], path: Path) -> tuple[Finding, ...]:
    """Return findings that name files as they are beside a leaflet's file: where that is, is nobody's business."""
    folder = f"{path.parent.as_posix()}/"
    return tuple(
        replace(
            one,
            message=one.message.replace(folder, ""),
            hint=one.hint.replace(folder, ""),
            source=one.source._replace(file=one.source.file.replace(folder, "")),
        )
        for one in findings
    )
