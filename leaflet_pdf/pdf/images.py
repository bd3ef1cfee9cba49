"""Pictures as image XObjects (ISO 32000-1, 8.9.5), each once however often it is shown."""

from __future__ import annotations

from leaflet_pdf.model.leaflet import Picture
from leaflet_pdf.pdf.file.document import Document, Stream, plain
from leaflet_pdf.pdf.file.syntax import reference

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
        return f"<<{''.join(sorted(objects))}>>"


def _stream(picture: Picture) -> Stream:
    coding = "DCTDecode" if picture.jpeg else "FlateDecode"
    return plain(
        picture.data,
        f"/BitsPerComponent 8/ColorSpace{_SPACES[picture.channels]}/Filter/{coding}/Height {picture.height}"
        f"/Interpolate false/Subtype/Image/Type/XObject/Width {picture.width}",
    )
