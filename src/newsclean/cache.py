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
import zlib
from collections.abc import Callable, Iterable, Sequence
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
    "compiled",
    "is_filled",
    "keep",
    "keys_for",
    "packed_keys",
    "pattern_for",
    "recall",
    "shipped_file",
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
def _code() -> str:
    """Names the code that takes patterns apart: keys of other code are not read."""
    code = 0
    for path in sorted(Path(anchors.__file__).parent.glob("*.[pt][yx]*")):
        code = crc32(path.read_bytes(), code)
    return f"{code:08x}"


@cache
def _file() -> Path:
    return cache_folder() / f"patterns-{_code()}.json"


def shipped_file() -> Path:
    """Where a wheel has the keys of the built-in rules; a checkout has none there."""
    return Path(anchors.__file__).parent / f"keys-{_code()}.bin"


def is_filled() -> bool:
    """Whether the keys are there: without them the first page takes some 10 seconds."""
    return shipped_file().exists() or bool(_known())


def keys_for(patterns: Sequence[str], edges: str = EDGE) -> list[Keys]:
    """The keys of patterns as rules write them, from a file where one has them."""
    shipped, known = _shipped(), _known()
    names = [edges + p for p in patterns]
    missing = [n for n in dict.fromkeys(names) if n not in shipped and n not in known]
    if missing:
        start = len(edges)
        known.update((n, keys_of(pattern_of(n[start:]), edges)) for n in missing)
        if len(missing) > _WORTH_WRITING:
            write_whole(_file(), json.dumps(known).encode("ascii"))
    return [_keys(known[n] if n in known else shipped[n]) for n in names]


def packed_keys(matches: Iterable[str], parts: Iterable[str]) -> bytes:
    """The keys of rules' `match` and `also` patterns, for a wheel's `shipped_file`."""
    known = {EDGE + p: keys_of(pattern_of(p)) for p in matches}
    known.update((p, keys_of(pattern_of(p), "")) for p in parts)
    return zlib.compress(json.dumps(known, sort_keys=True).encode("ascii"), 9)


#: A few new patterns are taken apart faster than a file is written.
_WORTH_WRITING = 20


def _keys(data: Any) -> Keys:
    lines, needed = data
    return Keys(
        tuple(lines), tuple(Needed(rate, tuple(words)) for rate, words in needed)
    )


@cache
def _shipped() -> dict[str, Any]:
    return _read_keys(shipped_file(), zlib.decompress)


@cache
def _known() -> dict[str, Any]:
    """What the file holds, read once a process; what is found later is added."""
    return _read_keys(_file(), bytes)


def _read_keys(path: Path, unpacked: Callable[[bytes], bytes]) -> dict[str, Any]:
    """The keys in a file; none where it is missing or damaged."""
    try:
        found = json.loads(unpacked(path.read_bytes()))
        for data in found.values():
            _keys(data)
    except (OSError, ValueError, TypeError, AttributeError, RuntimeError, zlib.error):
        return {}
    return dict(found)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Compiled patterns by how rules write them: from the file, and new ones."""

    known: dict[str, bytes]
    fresh: dict[str, bytes]


@cache
def compiled(written: str) -> Any:
    """A pattern as rules write it, compiled on first use."""
    return pattern_for(written)


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
    return cache_folder() / f"patterns-{_code()}-{name}.regex"


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


def recall(name: str) -> Any:
    """What `keep` put away by this name; None where it is not there, or damaged."""
    try:
        data = (cache_folder() / f"{name}.bin").read_bytes()
        # marshal trusts what it reads
        if int.from_bytes(data[:4], "little") == crc32(data[4:]):
            return marshal.loads(data[4:])
    except (OSError, ValueError, EOFError, TypeError, RuntimeError):
        pass
    return None


def keep(name: str, what: Any) -> None:
    """Put plain data away by a name that says what it was made from."""
    data = marshal.dumps(what)
    write_whole(
        cache_folder() / f"{name}.bin", crc32(data).to_bytes(4, "little") + data
    )


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
