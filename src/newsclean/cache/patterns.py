"""Patterns as rules write them, compiled; 40 times as fast if they are in the cache."""

from __future__ import annotations

import atexit
import contextlib
import io
import pickle
import sys
import zlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsclean.anchors import pattern_of
from newsclean.cache.keys import code
from newsclean.cache.plain import is_odd, plain_data, plain_pattern
from newsclean.cache.records import Records, keep_records, packed, recall_records

__all__ = ["asked", "compiled", "pattern_for", "quick"]


def asked(written: str, text: str) -> Any:
    """The match of a rule's pattern in a text as patterns see it, or None."""
    return (compiled if is_odd(text) else quick)(written).search(text)


@cache
def quick(written: str) -> Any:
    """The same pattern for lines that are not odd, by `re` if that says the same."""
    store = _store()
    name = _QUICK + written
    data = store.known(name)
    if data is None:
        data = store.fresh[name] = plain_data(pattern_of(written)) or ()
    if data:
        with contextlib.suppress(Exception):
            return plain_pattern(written, data)
    return compiled(written)


#: Comes before the name of what `re` compiled: no pattern begins like this.
_QUICK = "small\0"


@cache
def compiled(written: str) -> Any:
    """A pattern as rules write it, compiled on first use."""
    return pattern_for(written)


def pattern_for(written: str) -> Any:
    """A pattern as rules write it, compiled; from the cache if that has it."""
    import regex

    store = _store()
    data = store.known(written)
    if data is not None:
        with contextlib.suppress(Exception):
            return _OnlyPatterns(io.BytesIO(zlib.decompress(data))).load()
    pattern = regex.compile(pattern_of(written))
    store.fresh[written] = zlib.compress(pickle.dumps(pattern))
    return pattern


class _OnlyPatterns(pickle.Unpickler):
    """Reads compiled patterns and nothing else, so that a damaged file runs no code."""

    def find_class(self, module: str, name: str) -> Any:
        """The constructor of patterns, and no other class."""
        if module.partition(".")[0] in ("regex", "_regex") and name == "compile":
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no pattern")


@dataclass(frozen=True, slots=True)
class _Store:
    """Kept patterns by the way rules write them: those from the file, and new ones."""

    kept: Records | None
    fresh: dict[str, Any]

    def known(self, written: str) -> Any:
        """What the file has for a pattern; another pattern may have the same number."""
        piece = self.kept and self.kept.get(_number(written))
        return piece[1] if piece and piece[0] == written else None


def _number(written: str) -> int:
    return zlib.crc32(written.encode("utf-8", "surrogatepass"))


@cache
def _store() -> _Store:
    """What the file holds, read once per process; at its end, new ones are added."""
    store = _Store(recall_records(_name()), {})
    atexit.register(_keep_patterns, store)
    return store


@cache
def _name() -> str:
    import regex

    # importlib.metadata would know it too, but takes 20 ms
    made_by = getattr(regex, "__version__", "")
    return f"patterns-{code()}-{made_by}-{sys.implementation.cache_tag}"


#: For fewer new patterns than this, compiling is faster than writing a file.
_WORTH_WRITING = 4
#: Users' own rules are kept too, but the file must not grow for ever.
_MOST_PATTERNS = 20_000


def _keep_patterns(store: _Store) -> None:
    """Add the new patterns to the file as it is by now: others may have changed it."""
    if len(store.fresh) <= _WORTH_WRITING:
        return
    kept = recall_records(_name())
    pieces = {n: kept.get(n) for n in kept} if kept else {}
    if len(pieces) > _MOST_PATTERNS:
        pieces = {}
    pieces.update((_number(w), (w, data)) for w, data in store.fresh.items())
    keep_records(_name(), packed(pieces))
