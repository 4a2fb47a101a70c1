"""What patterns were taken apart and compiled into, kept in the user's cache.

Files are named after what they were made from. Each is written beside its place and
renamed, so that several processes may start at once; a damaged one is made anew;
where nothing can be written the work is done again each time.
"""

from __future__ import annotations

import atexit
import contextlib
import io
import json
import marshal
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zlib import crc32

from newsclean import anchors
from newsclean.anchors import EDGE, Keys, Needed, keys_of, pattern_of

__all__ = [
    "blob_for",
    "cache_folder",
    "is_filled",
    "keys_for",
    "pattern_for",
    "write_whole",
]


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


def is_filled() -> bool:
    """Whether the keys are there: without them the first page takes some 15 seconds."""
    return bool(_known())


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


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Compiled patterns by how rules write them: from the file, and new ones."""

    known: dict[str, bytes]
    fresh: dict[str, bytes]


def pattern_for(written: str) -> Any:
    """A pattern as rules write it, compiled; from the cache 40 times as fast (0.07 ms)."""
    import regex

    store = _patterns()
    data = store.known.get(written)
    if data is not None:
        with contextlib.suppress(Exception):
            return _OnlyPatterns(io.BytesIO(data)).load()
    pattern = regex.compile(pattern_of(written))
    store.fresh[written] = pickle.dumps(pattern)
    return pattern


class _OnlyPatterns(pickle.Unpickler):
    """Reads compiled patterns and nothing else: a damaged file runs no code."""

    def find_class(self, module: str, name: str) -> Any:
        """The pattern's own constructor."""
        if module.partition(".")[0] in ("regex", "_regex") and name == "compile":
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no pattern")


@cache
def _pattern_file() -> Path:
    name = f"{version('regex')}-{sys.implementation.cache_tag}"
    return cache_folder() / f"{_file().stem}-{name}.regex"


@cache
def _patterns() -> _Patterns:
    """What the file holds, read once a process; what is new is written at its end."""
    store = _Patterns(_known_patterns(), {})
    atexit.register(_keep_patterns, store)
    return store


def _known_patterns() -> dict[str, bytes]:
    try:
        found = marshal.loads(_pattern_file().read_bytes())
    except (OSError, ValueError, EOFError, TypeError, RuntimeError):
        return {}
    return found if isinstance(found, dict) else {}


#: Rules of one's own are kept, too, but a file may not grow for ever.
_MOST_PATTERNS = 20_000


def _keep_patterns(store: _Patterns) -> None:
    if len(store.fresh) > _WORTH_WRITING:
        known = _known_patterns()
        known = known if len(known) <= _MOST_PATTERNS else {}
        write_whole(_pattern_file(), marshal.dumps({**known, **store.fresh}))


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
