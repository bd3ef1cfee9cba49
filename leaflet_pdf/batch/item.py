"""One leaflet of many: what is to be built, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leaflet_pdf.batch.catalogue import UNWRITABLE_FILE, VANISHED_FILE, WORKER_DIED
from leaflet_pdf.build import AS_USUAL, Built, resolved
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.model.print_options import Printing, PrintOptions
from leaflet_pdf.model.rule import Rule

if TYPE_CHECKING:
    from leaflet_pdf.model.patient import Whom


class Item(NamedTuple):
    """A leaflet's file, how it is wanted on paper, and the file that its PDF is written to.

    Without a target nothing is written: what was built is in `Done.pdf`. Approvals must hold `on` a day: today, if
    none is said. What is for `release` is built only if it is approved, and proven; that needs a target. With a
    patient a cover comes before the leaflet.
    """

    source: Path
    printing: PrintOptions | Printing = AS_USUAL
    target: Path | None = None
    on: date | None = None
    release: bool = False
    patient: Whom | None = None

    def __repr__(self) -> str:
        """Return how it is named anywhere: of a patient, only that there is one."""
        cover = ", with a cover" if self.patient is not None else ""
        return f"Item({str(self.source)!r} to {str(self.target)!r}{cover})"

    @property
    def embeds(self) -> bool:
        """Whether the leaflet's source is embedded in the PDF."""
        asked = self.printing
        return asked.embed_source if isinstance(asked, PrintOptions) else asked.embed is not None

    def wanted(self) -> tuple[Printing | None, tuple[Finding, ...]]:
        """Return what its options come to, and what is wrong with them, as `build.resolved` does."""
        asked = self.printing
        return resolved(asked, self.patient) if isinstance(asked, PrintOptions) else (asked, ())


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an item. It was built exactly when it has a digest: the SHA-256 of its PDF, in hex.

    `size` is in bytes. `reused` tells that the PDF was not built again, since nothing of it had changed.
    """

    item: Item
    findings: tuple[Finding, ...]
    pages: int = 0
    size: int = 0
    seconds: float = 0.0
    sha256: str = ""
    pdf: bytes | None = field(default=None, repr=False)
    reused: bool = False
    status: Status = Status.DRAFT


def done(item: Item, built: Built, seconds: float, *, reused: bool = False) -> Done:
    """Return what became of an item that was built, or could not be."""
    pdf = built.pdf
    if pdf is None:
        return Done(item, built.findings, seconds=seconds, status=built.status)
    kept = None if item.target else pdf
    digest = sha256(pdf).hexdigest()
    return Done(item, built.findings, built.pages, len(pdf), seconds, digest, kept, reused, built.status)


def not_built(item: Item, rule: Rule, message: str, hint: str) -> Done:
    """Return that an item could not be built for a reason that is not in its content."""
    return Done(item, (rule.at(Source(item.source.as_posix(), 0, 0), message, hint),))


def died(item: Item) -> Done:
    """Return that an item was not built since the process that was to build it has ended."""
    message = "not built: a worker process died, perhaps because it ran out of memory"
    return not_built(item, WORKER_DIED, message, "build it again; a PDF of that name may be from an earlier build")


def vanished(item: Item) -> Done:
    """Return that the PDF of an item was written, and is there no more."""
    message = f"{item.target} was written, but has been deleted since"
    return not_built(item, VANISHED_FILE, message, "find out what deletes files in that folder, and build it again")


def unwritable(item: Item, error: OSError) -> Done:
    """Return that the PDF of an item could not be written."""
    message = f"the PDF file cannot be written: {error.strerror}"
    return not_built(item, UNWRITABLE_FILE, message, "check the folder, and the free space on the disk")
