"""Many pieces of plain data in one file, of which a process reads only few.

Each has its own checksum, so that only what is asked for is read.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

from newsclean.cache.place import Open, cache_folder, read_whole, write_whole

__all__ = ["Records", "keep_records", "packed", "recall_records"]

#: A checksum comes before each piece; before the table of places, its length too.
_SUM = 4


#: Bytes from one place to another.
_Stretch = Callable[[int, int], bytes | memoryview]


class Records:
    """Pieces of plain data by number, in bytes that `packed` made.

    >>> records = Records(packed({7: ["a", "b"], 9: None}))
    >>> len(records), records.get(7), records.get(8)
    (2, ['a', 'b'], None)
    """

    __slots__ = ("_begin", "_places", "_read")

    def __init__(self, data: bytes | _Stretch) -> None:
        """From bytes, or from what reads a stretch of them.

        Raises ValueError, EOFError or TypeError if `packed` made no such bytes.
        """
        self._read: _Stretch
        if isinstance(data, bytes):
            self._read = partial(_stretch, memoryview(data))
        else:
            self._read = data
        self._begin = _SUM + int.from_bytes(self._read(0, _SUM), "little")
        self._places: dict[int, tuple[int, int]] = _piece(self._read(_SUM, self._begin))

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[int]:
        return iter(self._places)

    @property
    def data(self) -> bytes:
        """All of the bytes, for another process."""
        end = max((to for _, to in self._places.values()), default=0)
        return bytes(self._read(0, self._begin + end))

    def get(self, number: int) -> Any:
        """The piece with a number; None if there is none, or if it is damaged."""
        if number not in self._places:
            return None
        at, to = self._places[number]
        try:
            return _piece(self._read(self._begin + at, self._begin + to))
        except (OSError, ValueError, EOFError, TypeError):
            return None


def _stretch(view: memoryview, at: int, to: int) -> memoryview:
    return view[at:to]


def _piece(data: bytes | memoryview) -> Any:
    # marshal trusts what it reads, so the checksum comes first
    if int.from_bytes(data[:_SUM], "little") != crc32(data[_SUM:]):
        raise ValueError("damaged")
    return marshal.loads(data[_SUM:])


def _sealed(what: Any) -> bytes:
    # a version that each Python can read: records are sent to other processes too
    data = marshal.dumps(what, 4)
    return crc32(data).to_bytes(_SUM, "little") + data


def packed(pieces: Mapping[int, Any]) -> bytes:
    """Pieces of plain data by number, as bytes for `Records`."""
    sealed = {number: _sealed(piece) for number, piece in pieces.items()}
    ends = list(accumulate(map(len, sealed.values()), initial=0))
    table = _sealed(dict(zip(sealed, pairwise(ends), strict=True)))
    return b"".join((len(table).to_bytes(_SUM, "little"), table, *sealed.values()))


def recall_records(name: str) -> Records | None:
    """What `keep_records` stored under this name; None if there is nothing intact."""
    try:
        return Records(_opened(cache_folder() / f"{name}.bin"))
    except (OSError, ValueError, EOFError, TypeError, RuntimeError):
        return None


def _opened(path: Path) -> bytes | _Stretch:
    """A file to read stretches of; its bytes where an open file cannot be replaced."""
    return Open(path) if hasattr(os, "pread") else read_whole(path)


def keep_records(name: str, data: bytes) -> None:
    """Store what `packed` made, under a name that says what it was made from."""
    write_whole(cache_folder() / f"{name}.bin", data)
