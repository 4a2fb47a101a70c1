"""The engine in native code: hyperscan, and its compiled literals in the cache."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any, Self

from newsclean.anchors import EDGE, WORD
from newsclean.cache import blob_for, cache_folder, read_whole, write_whole
from newsclean.engines.stands import LETTERS

__all__ = ["Hyperscan"]

#: Whether a byte is part of a word; those of other scripts pass for signs.
_IN_WORD = bytes(chr(b) in LETTERS for b in range(256))


def _loaded(data: bytes) -> Any:
    import hyperscan

    database = hyperscan.loadb(data, mode=hyperscan.HS_MODE_BLOCK)
    database.scratch = hyperscan.Scratch(database)
    return database


def _version() -> str:
    import hyperscan

    # importlib.metadata would say it, too, in 20 ms
    return str(getattr(hyperscan, "__version__", ""))


def _made(literals: Sequence[bytes]) -> bytes:
    import hyperscan

    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=literals,
        ids=list(range(len(literals))),
        elements=len(literals),
        flags=[0] * len(literals),
        literal=True,
    )
    data: bytes = hyperscan.dumpb(database)
    return data


#: Fewer literals are compiled faster than a file is read.
_WORTH_KEEPING = 500


def _database(literals: Sequence[bytes]) -> tuple[Any, str | bytes]:
    """The compiled literals, and their file in the cache, or themselves if few.

    From the cache where it has them: compiling 50,000 takes two seconds.
    """
    import hashlib

    import hyperscan

    if len(literals) < _WORTH_KEEPING:
        data = _made(literals)
        return _loaded(data), data
    seal = hashlib.sha256(_version().encode())
    seal.update(b"\n".join(b"%d:%s" % (len(p), p) for p in literals))
    name = f"scan-{seal.hexdigest()[:16]}.hs"
    try:
        return _loaded(blob_for(name, lambda: _made(literals))), name
    except hyperscan.error:
        data = _made(literals)
        write_whole(cache_folder() / name, data)
        return _loaded(data), name


#: What is asked of a match beside its place: in one number, the commonest is 0.
_EDGE, _RIGHT, _LEFT = 1, 2, 2


class Hyperscan:
    """All literals in one native pass over the encoded text."""

    name = "hyperscan"

    def __init__(self, literals: Sequence[str]) -> None:
        self._hs: Any = None
        self._file: str | bytes = b""
        #: literal → whether it ends a line, whether a word ends behind it, and how far
        #: before its end the character stands that may not be of its word
        self._marks = array("I")
        if not literals:
            return
        encoded = [
            p.replace(WORD, "").encode("utf-8", "surrogatepass") for p in literals
        ]
        self._hs, self._file = _database(encoded)
        self._marks.extend(
            _EDGE * (p[-1] == EDGE)
            + _RIGHT * (p[-1] == WORD)
            + ((len(e) + 1) << _LEFT) * (p[0] == WORD)
            for p, e in zip(literals, encoded, strict=True)
        )

    def state(self) -> Any:
        """See `Engine.state`."""
        return self._file, self._marks.tobytes(), _version()

    @classmethod
    def restored(cls, state: Any) -> Self:
        """See `Engine.restored`."""
        file, marks, made_by = state
        if made_by != _version():
            raise ValueError(f"made by hyperscan {made_by}")
        engine = cls(())
        data = read_whole(cache_folder() / file) if isinstance(file, str) else file
        engine._hs, engine._file = _loaded(data), file
        engine._marks.frombytes(marks)
        return engine

    def find(self, text: str) -> Iterable[tuple[int, int]]:
        """See `Engine.find`."""
        if self._hs is None:
            return []
        data = f"\n{text}\n".encode("utf-8", "surrogatepass")
        found: list[tuple[int, int]] = []
        append = found.append

        def on_match(n: int, start: int, end: int, flags: int, context: Any) -> None:
            append((end, n))

        self._hs.scan(data, match_event_handler=on_match)
        # Matches come by their end; a newline never moves, so lines are counted.
        pairs: list[tuple[int, int]] = []
        line, at = 0, 1
        marks, in_word = self._marks, _IN_WORD
        for end, n in found:
            mark = marks[n]
            if mark > 1:
                if mark & _RIGHT and in_word[data[end]]:
                    continue
                if mark > 3 and in_word[data[end - (mark >> _LEFT)]]:
                    continue
            to = end - (mark & _EDGE)
            if to > at:
                line += data.count(b"\n", at, to)
                at = to
            pairs.append((line, n))
        return pairs
