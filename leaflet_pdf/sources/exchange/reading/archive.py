"""ZIP files from elsewhere: names are looked up, nothing is unpacked to a path, and nothing unfolds without bound."""

from __future__ import annotations

import zlib
from io import BytesIO
from struct import unpack_from
from zipfile import BadZipFile, ZipFile, ZipInfo

from leaflet_pdf.sources.exchange.catalogue import NOT_A_DOCUMENT, UNSAFE_DOCUMENT
from leaflet_pdf.sources.exchange.reading.bounds import RefusedError

MOST_ENTRIES = 200
MOST_UNPACKED = 50 * 2**20
MOST_TIMES = 100
"""How often its packed size an entry may be: XML of labels is six times as large."""
_LARGEST_DIRECTORY = MOST_ENTRIES * 1024
_END = b"PK\x05\x06"
_AS_IT_IS = "ask for the file as it was published"


def is_zip(data: bytes) -> bool:
    """Tell whether data begins as a ZIP file does."""
    return data.startswith(b"PK\x03\x04")


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return what is in a ZIP file, by the last part of each name. Raises RefusedError."""
    _prove_small(data)
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _prove_honest(entries)
            held: dict[str, bytes] = {}
            room = MOST_UNPACKED
            for entry in entries:
                with archive.open(entry) as file:
                    content = file.read(room + 1)
                room -= len(content)
                if room < 0:
                    raise _too_large()
                held[entry.filename.replace("\\", "/").rpartition("/")[2]] = content
            return held
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, zlib.error) as error:
        raise RefusedError(NOT_A_DOCUMENT, f"this ZIP file cannot be read: {error}", _AS_IT_IS) from None


def _prove_small(data: bytes) -> None:
    """Raise RefusedError for a directory of too many entries, before any of them is read (APPNOTE 4.3.16)."""
    at = data.rfind(_END)
    if at < 0 or at + 22 > len(data):
        raise RefusedError(NOT_A_DOCUMENT, "this ZIP file has no end", _AS_IT_IS)
    entries, size = unpack_from("<HI", data, at + 10)
    if entries > MOST_ENTRIES or size > _LARGEST_DIRECTORY:
        raise RefusedError(UNSAFE_DOCUMENT, f"this ZIP file has more than {MOST_ENTRIES} entries", _AS_IT_IS)


def _prove_honest(entries: list[ZipInfo]) -> None:
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _too_large()
    for entry in entries:
        if entry.file_size > MOST_TIMES * max(entry.compress_size, 100):
            message = f"an entry of this ZIP file is more than {MOST_TIMES} times its packed size"
            raise RefusedError(UNSAFE_DOCUMENT, message, _AS_IT_IS)
        if entry.flag_bits & 1:
            raise RefusedError(UNSAFE_DOCUMENT, "this ZIP file is encrypted", "unpack it first")


def _too_large() -> RefusedError:
    message = f"this ZIP file unfolds to more than {MOST_UNPACKED // 2**20} MiB"
    return RefusedError(UNSAFE_DOCUMENT, message, _AS_IT_IS)
