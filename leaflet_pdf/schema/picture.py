"""Picture files, prepared for embedding. The only module that uses Pillow."""

from __future__ import annotations

import io
import warnings
from hashlib import sha256
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from leaflet_pdf.files.compression import SMALL, deflate
from leaflet_pdf.files.disk import content
from leaflet_pdf.files.path_policy import inside
from leaflet_pdf.model.leaflet import Picture, Vector
from leaflet_pdf.schema.catalogue import (
    PICTURE_BROKEN,
    PICTURE_CMYK,
    PICTURE_KIND,
    PICTURE_MISSING,
    PICTURE_OUTSIDE,
    PICTURE_TOO_LARGE,
    PICTURE_TURNED,
)
from leaflet_pdf.schema.problem import Problem, quoted

MOST_BYTES = 10 * 2**20
MOST_TOGETHER = 32 * 2**20
"""Bytes of all pictures of a file as stored: a build holds several copies of them in memory."""
MOST_REMEMBERED = 16 * 2**20
"""Bytes of all pictures that a process remembers: whoever writes a leaflet shows the same ones after every word."""
MOST_PIXELS = 20_000_000
"""A pixel takes four bytes while a file is decoded, and three more until it is deflated: 140 MB."""
MOST_PASSES = 32
"""Scans of a progressive JPEG (ITU-T T.81, G.1): programs write about ten, and each one touches every pixel."""

_MODES = {"1", "L", "LA", "P", "PA", "RGB", "RGBA"}
_GREY = {"1", "L", "LA"}
_ORIENTATION = 0x0112  # Exif 2.3, 4.6.4
_STRIP = 2**20
"""Pixels that are converted at a time."""
_SCAN = b"\xff\xda"


class Pictures:
    """The pictures in a folder, or below it. Each is decoded once, however often and by whatever name it is used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._named: dict[str, Picture | Vector | Problem] = {}
        self._known: dict[bytes, Picture | Vector | Problem] = {}
        self._together = 0

    def read(self, name: str, *, vector: bool = False) -> Picture | Vector | Problem:
        """Return the picture in a file, or the problem that prevents its use; an SVG drawing only if it is wanted."""
        if name.lower().endswith(".svg") and not vector:
            return Problem(PICTURE_KIND, f"{quoted(name)} is neither PNG nor JPEG", "save it as PNG or JPEG")
        if name not in self._named:
            self._named[name] = self._read(name)
        return self._named[name]

    def _read(self, name: str) -> Picture | Vector | Problem:
        data = _content(self._folder, name)
        if isinstance(data, Problem):
            return data
        code = sha256(data).digest()
        if code not in self._known:
            is_drawing = name.lower().endswith(".svg")
            self._known[code] = _drawn(data, name) if is_drawing else self._decoded(code, data, name)
        return self._known[code]

    def _decoded(self, code: bytes, data: bytes, name: str) -> Picture | Problem:
        picture = None
        if self._together <= MOST_TOGETHER:
            picture = _EARLIER.picture(code) or _decoded(data, name)
        if isinstance(picture, Problem):
            return picture
        if picture:
            self._together += len(picture.data)
            _EARLIER.keep(code, picture)
        if picture and self._together <= MOST_TOGETHER:
            return picture
        message = f"with {quoted(name)}, the pictures together exceed {MOST_TOGETHER // 2**20} MiB"
        return Problem(PICTURE_TOO_LARGE, message, "save some of them with fewer pixels, or save photos as JPEG")


class _Earlier:
    """Pictures by the digest of their files, which were decoded for earlier leaflets: those of the last few MiB."""

    def __init__(self) -> None:
        self._pictures: dict[bytes, Picture] = {}

    def picture(self, code: bytes) -> Picture | None:
        return self._pictures.get(code)

    def keep(self, code: bytes, picture: Picture) -> None:
        """Keep a picture as the latest. Threads may do so at once: what one of them keeps may then be forgotten."""
        if len(picture.data) > MOST_REMEMBERED:
            return
        pictures = {other: each for other, each in self._pictures.items() if other != code} | {code: picture}
        together = sum(len(each.data) for each in pictures.values())
        for earliest in list(pictures):
            if together <= MOST_REMEMBERED:
                break
            together -= len(pictures.pop(earliest).data)
        self._pictures = pictures


_EARLIER = _Earlier()


def _content(folder: Path, name: str) -> bytes | Problem:
    path = inside(folder, name)
    if path is None:
        hint = "name a file beside the leaflet, or in a folder below it"
        return Problem(PICTURE_OUTSIDE, f"{quoted(name)} is outside the leaflet’s folder", hint)
    try:
        data = content(path, MOST_BYTES + 1)
    except FileNotFoundError:
        return Problem(PICTURE_MISSING, f"there is no file {quoted(name)}", f"put it into {folder.as_posix()}")
    except OSError as error:
        return Problem(PICTURE_MISSING, f"{quoted(name)} cannot be read: {error.strerror}", "put a picture there")
    if len(data) > MOST_BYTES:
        message = f"{quoted(name)} is larger than {MOST_BYTES // 2**20} MiB"
        return Problem(PICTURE_TOO_LARGE, message, "save it with fewer pixels")
    return data


def _drawn(data: bytes, name: str) -> Vector | Problem:
    # Few leaflets have a drawing.
    from leaflet_pdf.schema.svg.read import vector

    return vector(data, name)


def _decoded(data: bytes, name: str) -> Picture | Problem:
    try:
        with warnings.catch_warnings(action="ignore"):  # what Pillow only warns about is checked here
            read = _read_in(data, name)
    except UnidentifiedImageError:
        return Problem(PICTURE_KIND, f"{quoted(name)} is neither PNG nor JPEG", "save it as PNG or JPEG")
    except Image.DecompressionBombError:
        return _too_many_pixels(name)
    except Exception as error:  # Pillow raises errors of every kind for broken files
        return Problem(PICTURE_BROKEN, f"{quoted(name)} is damaged: {error}", "export it again")
    if isinstance(read, Problem):
        return read
    size, channels, samples = read
    if samples is None:
        return Picture(*size, channels, data, jpeg=True)
    return Picture(*size, channels, deflate(samples, SMALL), jpeg=False)


_Read = tuple[tuple[int, int], int, bytearray | None]
"""Width and height, the channels of a pixel, and its samples; none of a JPEG, which is stored as it is."""


def _read_in(data: bytes, name: str) -> _Read | Problem:
    """Return a picture, fully decoded to make sure that it is complete. Raises what Pillow raises."""
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        problem = _problem_with(image, data, name)
        if problem:
            return problem
        size, channels = image.size, 1 if image.mode in _GREY else 3
        if image.format == "JPEG":
            image.draft(image.mode, (1, 1))  # decoded as small as possible: only its completeness matters
            image.load()
            return size, channels, None
        image.load()
        return size, channels, _samples(image, "L" if channels == 1 else "RGB")


def _problem_with(image: Image.Image, data: bytes, name: str) -> Problem | None:
    if image.width * image.height > MOST_PIXELS:
        return _too_many_pixels(name)
    if image.mode == "CMYK":
        return Problem(PICTURE_CMYK, f"{quoted(name)} uses CMYK colours", "save it as RGB or grey")
    if image.mode not in _MODES:
        message = f"{quoted(name)} has an unusual pixel format ({image.mode})"
        return Problem(PICTURE_KIND, message, "save it as RGB or grey with 8 bits per channel")
    if image.getexif().get(_ORIENTATION, 1) != 1:
        return Problem(PICTURE_TURNED, f"{quoted(name)} is stored rotated", "rotate it upright and save it again")
    if image.format != "PNG" and data.count(_SCAN) > MOST_PASSES:
        message = f"{quoted(name)} is a JPEG of more than {MOST_PASSES} passes"
        return Problem(PICTURE_KIND, message, "save it again, without “progressive”")
    return None


def _too_many_pixels(name: str) -> Problem:
    message = f"{quoted(name)} has more than {MOST_PIXELS // 1_000_000} million pixels"
    return Problem(PICTURE_TOO_LARGE, message, "save it with fewer pixels, at most 5,000 × 4,000, for example")


def _samples(image: Image.Image, mode: str) -> bytearray:
    """Return an image's pixels in a mode, converted strip by strip: full copies would take too much memory."""
    row = image.width * (1 if mode == "L" else 3)
    samples = bytearray(row * image.height)
    rows = max(1, _STRIP // image.width)
    for top in range(0, image.height, rows):
        end = min(top + rows, image.height)
        strip = image.crop((0, top, image.width, end))
        samples[row * top : row * end] = _on_paper(strip).convert(mode).tobytes()
    return samples


def _on_paper(image: Image.Image) -> Image.Image:
    """Return the image with white where it is transparent."""
    if not image.has_transparency_data:
        return image
    see_through = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, see_through)
