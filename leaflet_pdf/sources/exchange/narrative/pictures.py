"""The pictures of a document: those that came with it and can be printed become files, the others are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from leaflet_pdf.files.memory import folder_of
from leaflet_pdf.schema.picture import Pictures
from leaflet_pdf.schema.problem import Problem
from leaflet_pdf.sources.exchange.catalogue import PICTURE_LEFT_OUT
from leaflet_pdf.sources.exchange.document import Block, Document, Frame, Image, Item, Listing, Loss, Paragraph

_KINDS = {b"\xff\xd8\xff": "jpg", b"\x89PNG": "png", b"<svg": "svg"}
_NO_ALT = "DETAILS OF PICTURE"
"""What stands where the source does not say what a picture shows, for an author to overwrite."""

Fetch = Callable[[str], bytes | None]


class Illustrated(NamedTuple):
    """A document whose pictures are named as files, and these files."""

    document: Document
    files: dict[str, bytes]


def illustrated(document: Document, id: str, fetch: Fetch) -> Illustrated:
    """Return a document with its pictures as files that are named after the leaflet."""
    placed = _Placed(id, fetch, list(document.losses))
    introduction = tuple(placed.blocks(document.introduction))
    sections = tuple([section._replace(body=tuple(placed.blocks(section.body))) for section in document.sections])
    losses = tuple(placed.losses)
    return Illustrated(document._replace(introduction=introduction, sections=sections, losses=losses), placed.files)


class _Placed:
    """The files so far, by their names, and the name of each by its bytes."""

    def __init__(self, id: str, fetch: Fetch, losses: list[Loss]) -> None:
        self.files: dict[str, bytes] = {}
        self.losses = losses
        self._id, self._fetch = id, fetch
        self._known: dict[bytes, str] = {}

    def blocks(self, blocks: Iterable[Block]) -> list[Block]:
        found: list[Block] = []
        for block in blocks:
            match block:
                case Image():
                    found += self._image(block)
                case Frame():
                    inside = self.blocks(block.body)
                    found += [block._replace(body=tuple(inside))] if inside else []
                case Listing():
                    found.append(block._replace(items=tuple([self._item(item) for item in block.items])))
                case _:
                    found.append(block)
        return found

    def _item(self, item: Item) -> Item:
        return item._replace(body=tuple(self.blocks(item.body)))

    def _image(self, image: Image) -> list[Block]:
        """Return a picture as a file, or no more than the words below it."""
        data = self._fetch(image.name)
        problem = "it did not come with the document" if data is None else self._problem(data)
        if data is None or problem:
            shown = image.name if len(image.name) < 80 else f"{image.name[:40]}…"
            self.losses.append(Loss(PICTURE_LEFT_OUT, image.at, f"“{shown}”: {problem}"))
            return [Paragraph(image.caption, image.at)] if image.caption else []
        return [image._replace(name=self._name(data), alt=image.alt or _NO_ALT)]

    def _problem(self, data: bytes) -> str:
        """Return why a picture cannot be printed; "" if it can."""
        kind = _kind(data)
        if not kind:
            return "it is neither PNG, JPEG nor SVG"
        with folder_of({f"picture.{kind}": data}) as folder:
            read = Pictures(folder).read(f"picture.{kind}", vector=True)
        return read.message if isinstance(read, Problem) else ""

    def _name(self, data: bytes) -> str:
        if data not in self._known:
            self._known[data] = f"{self._id}-{len(self._known) + 1}.{_kind(data)}"
            self.files[self._known[data]] = data
        return self._known[data]


def _kind(data: bytes) -> str:
    return next((kind for sign, kind in _KINDS.items() if data.startswith(sign)), "")
