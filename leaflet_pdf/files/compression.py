"""Bytes made small. The only door to libdeflate.

Python's own zlib is another one on every platform, and each makes other bytes of the same content. This one is
the same everywhere, and takes a quarter of the time.
"""

from __future__ import annotations

import deflate as libdeflate

DEFLATER = f"deflate {libdeflate.__version__}"

QUICK, SMALL = 1, 6
"""How hard it tries. Small takes two and a half times as long, and saves a tenth: it is for what is kept."""


def deflate(data: bytes | bytearray, effort: int) -> bytes:
    """Return bytes as a zlib stream (RFC 1950)."""
    return bytes(libdeflate.zlib_compress(data, effort))
