"""What patterns were taken apart and compiled into, kept in the user's cache.

Files are named after what they were made from. Each is written beside its place and
renamed, so that several processes may start at once; a damaged one is made anew;
where nothing can be written the work is done again each time.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

from newsclean import anchors
from newsclean.anchors import EDGE, Keys, Needed, keys_of, pattern_of

__all__ = ["blob_for", "cache_folder", "keys_for", "write_whole"]


def cache_folder() -> Path:
    """Where the cache stands: `NEWSCLEAN_CACHE`, or the system's place for caches."""
    named = os.environ.get("NEWSCLEAN_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "newsclean"


@cache
def _file() -> Path:
    code = 0
    for path in sorted(Path(anchors.__file__).parent.glob("*.[pt][yx]*")):
        code = crc32(path.read_bytes(), code)
    return cache_folder() / f"patterns-{code:08x}.json"


def keys_for(patterns: Sequence[str], edges: str = EDGE) -> list[Keys]:
    """The keys of patterns as rules write them, from the cache where it has them."""
    known = _known()
    names = [edges + p for p in patterns]
    missing = [n for n in dict.fromkeys(names) if n not in known]
    if missing:
        start = len(edges)
        known.update((n, keys_of(pattern_of(n[start:]), edges)) for n in missing)
        if len(missing) > _WORTH_WRITING:
            _write(known)
    return [known[n] for n in names]


#: A few new patterns are taken apart faster than a file is written.
_WORTH_WRITING = 20


@cache
def _known() -> dict[str, Keys]:
    """What the file holds, read once a process; what is found later is added."""
    try:
        data = json.loads(_file().read_bytes())
        return {
            name: Keys(tuple(lines), tuple(Needed(r, tuple(w)) for r, w in needed))
            for name, (lines, needed) in data.items()
        }
    except (OSError, ValueError, TypeError, AttributeError, RuntimeError):
        return {}


def _write(known: dict[str, Keys]) -> None:
    write_whole(_file(), json.dumps(known).encode("ascii"))


def blob_for(name: str, make: Callable[[], bytes]) -> bytes:
    """Bytes that take long to make, from the cache where it has them by that name."""
    path = cache_folder() / name
    with contextlib.suppress(OSError, RuntimeError):
        return path.read_bytes()
    data = make()
    write_whole(path, data)
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Write a file of the cache beside its place and rename it; no cache, no error."""
    with contextlib.suppress(OSError, RuntimeError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
