"""Compression. The only module that uses libdeflate.

Python's own zlib differs from platform to platform, and so do the bytes that it makes. This one is
the same everywhere, and takes a quarter of the time.
"""

from __future__ import annotations

import deflate as libdeflate

DEFLATER = f"deflate {libdeflate.__version__}"

QUICK, SMALL = 1, 6
"""Levels of effort. SMALL takes 2.5 times as long and saves a tenth: it is for what is kept."""


def deflate(data: bytes | bytearray, effort: int) -> bytes:
    """Return bytes as a zlib stream (RFC 1950)."""
    return bytes(libdeflate.zlib_compress(data, effort))
