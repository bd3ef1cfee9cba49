"""Pictures as image XObjects (ISO 32000-1, 8.9.5), each once however often it is shown."""

from __future__ import annotations

from leaflet_pdf.model import Picture
from leaflet_pdf.pdf.document import Document, Stream
from leaflet_pdf.pdf.seal import digest
from leaflet_pdf.pdf.syntax import reference

_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB"}


class Images:
    """The pictures of one document, named in the order in which they are first shown."""

    def __init__(self) -> None:
        self._names: dict[Picture, str] = {}

    def use(self, picture: Picture) -> str:
        """Return the name of a picture in the resources of the pages."""
        return self._names.setdefault(picture, f"I{len(self._names)}")

    def write(self, document: Document) -> str:
        """Write all pictures and return the dictionary of their names."""
        objects = (
            f"/{name} {reference(document.add_stream(_stream(picture)))}" for picture, name in self._names.items()
        )
        return f"<<{''.join(objects)}>>"

    def digests(self) -> list[bytes]:
        """Return the digest of each picture as it is stored."""
        return [digest(picture.data) for picture in self._names]


def _stream(picture: Picture) -> Stream:
    coding = "DCTDecode" if picture.jpeg else "FlateDecode"
    return Stream(
        picture.data,
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
        f"/ColorSpace{_SPACES[picture.channels]}/BitsPerComponent 8/Interpolate false/Filter/{coding}",
    )
