"""Whether a theme's font file can be used, and may be embedded."""

from __future__ import annotations

import struct
from pathlib import Path

from leaflet_pdf.files.disk import content
from leaflet_pdf.files.path_policy import inside
from leaflet_pdf.schema.face_catalogue import FACE_BROKEN, FACE_KIND, FACE_LICENCE, FACE_MISSING, FACE_OUTSIDE
from leaflet_pdf.schema.problem import Problem, quoted

MOST_BYTES = 20 * 2**20
_TRUETYPE = b"\x00\x01\x00\x00"
_MAY_NOT_EMBED = 0x0002  # OpenType, OS/2 fsType: restricted licence embedding
_NEEDED = {b"glyf", b"cmap", b"head", b"hhea", b"hmtx", b"OS/2", b"post", b"name"}


def face_file(folder: Path, name: str) -> str | Problem:
    """Return the path of a TrueType file in the folder or below it, or the problem that prevents its use."""
    path = inside(folder, name)
    if path is None:
        hint = "name a file beside the theme, or in a folder below it"
        return Problem(FACE_OUTSIDE, f"{quoted(name)} is outside the theme’s folder", hint)
    hint = f"put a font file of at most {MOST_BYTES // 2**20} MiB there"
    try:
        data = content(path, MOST_BYTES + 1)
    except FileNotFoundError:
        return Problem(FACE_MISSING, f"there is no font file {quoted(name)}", hint)
    except OSError as error:
        return Problem(FACE_MISSING, f"{quoted(name)} cannot be read: {error.strerror}", hint)
    if len(data) > MOST_BYTES:
        return Problem(FACE_MISSING, f"{quoted(name)} is larger than {MOST_BYTES // 2**20} MiB", hint)
    try:
        return _problem_with(data, name) or str(path)
    except (struct.error, IndexError):
        return Problem(FACE_BROKEN, f"{quoted(name)} is damaged", "download the file again from its maker")


def _problem_with(data: bytes, name: str) -> Problem | None:
    """Return the problem of a font's data, or None. Raises IndexError or struct.error for damaged data."""
    if data[:4] != _TRUETYPE:
        hint = "use the static TTF: not WOFF, not a collection, not CFF outlines"
        return Problem(FACE_KIND, f"{quoted(name)} is not a TrueType font", hint)
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for row in range(count):
        tag, _, start, length = struct.unpack_from(">4s3L", data, 12 + 16 * row)
        if start + length > len(data):
            raise IndexError  # glyphs beyond the end would be drawn as nothing
        tables[tag] = start
    if not tables.keys() >= _NEEDED or b"fvar" in tables:
        hint = "use the static TTF, one file for each weight"
        return Problem(FACE_KIND, f"{quoted(name)} is not a static TrueType font with outlines", hint)
    (permission,) = struct.unpack_from(">H", data, tables[b"OS/2"] + 8)
    if permission & 0x000F == _MAY_NOT_EMBED:
        hint = "choose a font whose licence allows it, or ask its maker"
        return Problem(FACE_LICENCE, f"the licence of {quoted(name)} does not allow embedding", hint)
    return None
