"""Plain data and bytes, stored under a name that says what they were made from."""

from __future__ import annotations

import contextlib
import marshal
from collections.abc import Callable
from typing import Any
from zlib import crc32

from newsclean.cache.place import cache_folder, read_whole, write_whole

__all__ = ["blob_for", "keep", "recall"]


def recall(name: str) -> Any:
    """What `keep` stored under this name; None if it is missing or damaged."""
    try:
        data = memoryview(read_whole(cache_folder() / f"{name}.bin"))
        # marshal trusts what it reads, so the checksum comes first
        if int.from_bytes(data[:4], "little") == crc32(data[4:]):
            return marshal.loads(data[4:])
    except (OSError, ValueError, EOFError, TypeError, RuntimeError):
        pass
    return None


def keep(name: str, what: Any) -> None:
    """Store plain data under a name that says what it was made from."""
    data = marshal.dumps(what)
    write_whole(
        cache_folder() / f"{name}.bin", crc32(data).to_bytes(4, "little") + data
    )


def blob_for(name: str, make: Callable[[], bytes]) -> bytes:
    """Bytes that take long to make; from the cache if it has them under that name."""
    path = cache_folder() / name
    with contextlib.suppress(OSError, RuntimeError):
        return read_whole(path)
    data = make()
    write_whole(path, data)
    return data
