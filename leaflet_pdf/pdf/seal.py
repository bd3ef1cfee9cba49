"""A code of all that the pages show and of what it is drawn with, to be found out if it is changed behind our back.

It proves nothing against somebody who knows it and writes it anew: for that, the record of an approval has the digest
of the whole file.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b


def digest(*data: bytes) -> bytes:
    """Return the digest of what one font, one picture or the profile of the colours is made of."""
    total = blake2b(digest_size=16)
    for part in data:
        total.update(part)
    return total.digest()


def seal(contents: Iterable[bytes], parts: Iterable[bytes]) -> str:
    """Return the code of the operators of all pages, in order, and of the digests of what they draw with."""
    digits = digest(*map(digest, contents), *sorted(parts)).hex()
    return f"uuid:{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
