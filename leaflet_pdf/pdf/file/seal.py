"""A code of all that a file says, shows and does, to be found out if any of it is changed behind our back.

It is taken from the objects as they are spelt (`syntax.py`), in the order of their numbers: streams by what they held
before they were packed. It proves nothing against somebody who knows it and writes it anew: for that, the record of an
approval has the digest of the whole file.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b


def digest(data: bytes) -> str:
    """Return the digest of what is in a stream."""
    return blake2b(data, digest_size=16).hexdigest()


def seal(objects: Iterable[str], packet: str) -> str:
    """Return the code of objects and of the XMP packet that it is written into, as a UUID of version 8 (RFC 9562)."""
    spelt = "\n".join(objects).encode("ascii")  # apart from the packet, whose first character would widen them all
    digits = digest(b"%b\n%b" % (spelt, packet.encode()))
    return f"uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"
