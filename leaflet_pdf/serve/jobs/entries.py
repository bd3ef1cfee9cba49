"""Jobs that say what the leaflets of the folder are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from leaflet_pdf.files.path_policy import recording
from leaflet_pdf.model.leaflet import Leaflet, Status
from leaflet_pdf.records.approval_status import state_of
from leaflet_pdf.release.library import Need, need_of
from leaflet_pdf.sources.yaml import load


class Entry(NamedTuple):
    """One leaflet of the index, as it is on a day, and the files on which that depends."""

    source: Path
    id: str
    need: Need
    reason: str
    files: tuple[Path, ...]
    title: str = ""
    substance: str = ""
    strength: str = ""
    form: str = ""
    language: str = ""
    version: str = ""
    status: Status = Status.DRAFT
    review_by: date | None = None
    products: tuple[dict[str, str], ...] = ()
    sensitive: bool = False
    digest: str = ""

    @property
    def summary(self) -> dict[str, Any]:
        """What a client is told of it."""
        return {
            "id": self.id,
            "title": self.title,
            "substance": self.substance,
            "strength": self.strength,
            "form": self.form,
            "language": self.language,
            "version": self.version,
            "status": self.status,
            "need": self.need,
            "reason": self.reason,
            **({"reviewBy": self.review_by.isoformat()} if self.review_by else {}),
            "products": list(self.products),
            "sensitive": self.sensitive,
            "digest": self.digest,
        }


def entries(sources: Iterable[Path], on: date) -> tuple[Entry, ...]:
    """Return the leaflets of files, without building them."""
    return tuple(_entry(source, on) for source in sources)


def failed(source: Path) -> Entry:
    """Return the entry of a file on which the program failed."""
    return Entry(source, source.stem, Need.BROKEN, "the program failed on its file", (source,))


def _entry(source: Path, on: date) -> Entry:
    with recording() as named:
        leaflet, _ = load(source)
        if leaflet is None:
            return Entry(source, source.stem, Need.BROKEN, "its file has errors", (source, *named))
        state, _ = state_of(source, leaflet.identity, on)
    return _of(source, leaflet, need_of(state, state.due(leaflet.identity), on), state.reason)._replace(
        files=(source, *named), status=state.status, review_by=state.due(leaflet.identity)
    )


def _of(source: Path, leaflet: Leaflet, need: Need, reason: str) -> Entry:
    identity, medicine = leaflet.identity, leaflet.medicine
    return Entry(
        source,
        identity.id,
        need,
        reason,
        (),
        title=identity.title,
        substance=medicine.substance.plain,
        strength=medicine.strength.plain,
        form=medicine.form.plain,
        language=identity.language,
        version=identity.version,
        products=tuple({"gtin": each.gtin, "licence": each.licence, "pack": each.pack} for each in leaflet.products),
        sensitive=leaflet.sensitive,
        digest=identity.digest,
    )
