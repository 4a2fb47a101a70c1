"""What patterns were taken apart into, kept between processes in the user's cache.

One file, named after the version and the code that wrote it. It is written beside
and renamed, so that several processes may start at once; a damaged one is made anew;
where nothing can be written the work is done again each time.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

from newsclean import anchors
from newsclean.anchors import Keys, keys_of, pattern_of

__all__ = ["cache_folder", "keys_for"]


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
    code = crc32(Path(anchors.__file__).read_bytes())
    return cache_folder() / f"patterns-{code:08x}.json"


def keys_for(patterns: Sequence[str]) -> list[Keys]:
    """The keys of patterns as rules write them, from the cache where it has them."""
    known = _known()
    missing = [p for p in dict.fromkeys(patterns) if p not in known]
    if missing:
        known.update((p, keys_of(pattern_of(p))) for p in missing)
        if len(missing) > _WORTH_WRITING:
            _write(known)
    return [known[p] for p in patterns]


#: A few new patterns are taken apart faster than a file is written.
_WORTH_WRITING = 20


@cache
def _known() -> dict[str, Keys]:
    """What the file holds, read once a process; what is found later is added."""
    try:
        data = json.loads(_file().read_bytes())
        return {
            pattern: Keys(*(tuple(words) for words in keys))
            for pattern, keys in data.items()
        }
    except (OSError, ValueError, TypeError, AttributeError, RuntimeError):
        return {}


def _write(known: dict[str, Keys]) -> None:
    with contextlib.suppress(OSError, RuntimeError):
        path = _file()
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                json.dump(known, file)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
