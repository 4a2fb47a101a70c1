"""The keys derived from patterns: from a wheel, from the cache, or made anew."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from newsclean import anchors
from newsclean.anchors import EDGE, Keys, Needed, keys_of, pattern_of
from newsclean.cache.place import cache_folder, read_whole, write_whole

__all__ = ["code", "is_filled", "keys_for", "packed_keys", "shipped_file"]


@cache
def code() -> str:
    """A name for the code that derives keys: keys made by other code are not read."""
    found = 0
    home = os.path.dirname(anchors.__file__)
    for name in sorted(os.listdir(home)):
        if name.endswith((".py", ".txt")):
            with open(f"{home}/{name}", "rb") as file:
                found = crc32(file.read(), found)
    return f"{found:08x}"


@cache
def _file() -> Path:
    return cache_folder() / f"patterns-{code()}.json"


def shipped_file() -> Path:
    """Where a wheel has the keys of the built-in rules; a checkout has no such file."""
    return Path(anchors.__file__).parent / f"keys-{code()}.bin"


def is_filled() -> bool:
    """Whether the keys are there: without them the first page takes some 20 seconds."""
    return shipped_file().exists() or _file().exists()


def keys_for(patterns: Sequence[str], edges: str = EDGE) -> list[Keys]:
    """The keys of patterns as rules write them, from a file if one has them."""
    shipped, known = _shipped(), _known()
    names = [edges + p for p in patterns]
    missing = [n for n in dict.fromkeys(names) if n not in shipped and n not in known]
    if missing:
        start = len(edges)
        known.update((n, keys_of(pattern_of(n[start:]), edges)) for n in missing)
        if len(missing) > _WORTH_WRITING:
            import json

            write_whole(_file(), json.dumps(known).encode("ascii"))
    return [_keys(known[n] if n in known else shipped[n]) for n in names]


def packed_keys(matches: Iterable[str], parts: Iterable[str]) -> bytes:
    """The keys of rules' `match` and `also` patterns, for a wheel's `shipped_file`."""
    import json

    known = {EDGE + p: keys_of(pattern_of(p)) for p in matches}
    known.update((p, keys_of(pattern_of(p), "")) for p in parts)
    return zlib.compress(json.dumps(known, sort_keys=True).encode("ascii"), 9)


#: For fewer new patterns than this, deriving keys is faster than writing a file.
_WORTH_WRITING = 20


def _keys(data: Any) -> Keys:
    lines, needed, frame = data
    sets = tuple(Needed(rate, tuple(words)) for rate, words in needed)
    return Keys(tuple(lines), sets, str(frame))


@cache
def _shipped() -> dict[str, Any]:
    return _read_keys(shipped_file().read_bytes, zlib.decompress)


@cache
def _known() -> dict[str, Any]:
    """What the file holds, read once per process; keys derived later are added."""
    return _read_keys(lambda: read_whole(_file()), bytes)


def _read_keys(
    read: Callable[[], bytes], unpacked: Callable[[bytes], bytes]
) -> dict[str, Any]:
    """The keys in a file; none if it is missing or damaged."""
    import json

    try:
        found = json.loads(unpacked(read()))
        for data in found.values():
            _keys(data)
    except (OSError, ValueError, TypeError, AttributeError, RuntimeError, zlib.error):
        return {}
    return dict(found)
