"""The codes that have been told of a saved search: kept packed, as there may be ten thousands."""

import zlib
from collections.abc import Collection

_MOST = 2**28  # bytes that a row may unpack to; all records there will ever be fit many times


def packed(codes: Collection[str]) -> bytes:
    """Return the codes for a row of the database."""
    return zlib.compress("\n".join(sorted(codes)).encode())


def unpacked(kept: bytes | memoryview) -> set[str]:
    """Return the codes of a row; an empty one holds none."""
    content = bytes(kept)
    if not content:
        return set()
    return set(zlib.decompressobj().decompress(content, _MOST).decode().split("\n")) - {""}
