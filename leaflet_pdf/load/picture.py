"""A picture file, made ready to embed. The only door to Pillow."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from leaflet_pdf.deflating import SMALL, deflate
from leaflet_pdf.load.flaw import Flaw, quoted
from leaflet_pdf.load.inside import inside
from leaflet_pdf.model import Picture

MOST_BYTES = 10 * 2**20
MOST_PIXELS = 20_000_000

_MODES = {"1", "L", "LA", "P", "PA", "RGB", "RGBA"}
_GREY = {"1", "L", "LA"}
_ORIENTATION = 0x0112  # Exif 2.3, 4.6.4


def read_picture(folder: Path, name: str) -> Picture | Flaw:
    """Return the picture in a file of the folder or below it, or what keeps it from being printed."""
    try:
        path = inside(folder, name)
        if path is None:
            hint = "write the name of a file beside the leaflet, or in a folder below it"
            return Flaw("picture-outside", f"{quoted(name)} is not beside the leaflet", hint)
        if not path.is_file():
            return Flaw("picture-missing", f"there is no file {quoted(name)}", f"put it into {folder.as_posix()}")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        return Flaw("picture-missing", f"{quoted(name)} cannot be read: {error.strerror}")
    if len(data) > MOST_BYTES:
        message = f"{quoted(name)} is larger than {MOST_BYTES // 2**20} MiB"
        return Flaw("picture-too-large", message, "save it with fewer pixels")
    return _decoded(data, name)


def _decoded(data: bytes, name: str) -> Picture | Flaw:
    try:
        image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        flaw = _flaw_of(image, name)
        if flaw:
            return flaw
        image.load()
    except UnidentifiedImageError:
        return Flaw("picture-kind", f"{quoted(name)} is neither PNG nor JPEG", "save it as one of them")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_many_pixels(name)
    except (OSError, SyntaxError, ValueError) as error:
        return Flaw("picture-broken", f"{quoted(name)} is damaged: {error}", "save it anew")
    return _picture(image, data)


def _flaw_of(image: Image.Image, name: str) -> Flaw | None:
    if image.width * image.height > MOST_PIXELS:
        return _too_many_pixels(name)
    if image.mode == "CMYK":
        return Flaw("picture-cmyk", f"{quoted(name)} has printing colours (CMYK)", "save it as RGB or grey")
    if image.mode not in _MODES:
        message = f"{quoted(name)} has an unusual kind of pixel ({image.mode})"
        return Flaw("picture-kind", message, "save it as RGB or grey with 8 bits")
    if image.getexif().get(_ORIENTATION, 1) != 1:
        return Flaw("picture-turned", f"{quoted(name)} is stored turned", "turn it upright and save it anew")
    return None


def _too_many_pixels(name: str) -> Flaw:
    message = f"{quoted(name)} has more than {MOST_PIXELS // 1_000_000} million pixels"
    return Flaw("picture-too-large", message, "save it with fewer pixels")


def _picture(image: Image.Image, data: bytes) -> Picture:
    channels = 1 if image.mode in _GREY else 3
    if image.format == "JPEG":
        return Picture(image.width, image.height, channels, data, jpeg=True)
    samples = _on_paper(image).convert("L" if channels == 1 else "RGB").tobytes()
    return Picture(image.width, image.height, channels, deflate(samples, SMALL), jpeg=False)


def _on_paper(image: Image.Image) -> Image.Image:
    """Return the image with white where it is transparent."""
    if not image.has_transparency_data:
        return image
    see_through = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, see_through)
